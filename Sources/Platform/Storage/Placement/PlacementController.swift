public import Coordination
public import Logging
import Synchronization

/// Keeps the shards well placed: of all processes that run one, the one that is elected looks the placement over
/// and writes down wishes. It never changes a replica set; the shards' primaries follow the wishes.
///
/// It creates the map of a new cluster as soon as enough nodes live.
///
/// ```swift
/// let controller = PlacementController(coordination, name: "storage-1")
/// let running = Task { await controller.run() }
/// …
/// running.cancel()
/// ```
public final class PlacementController: Sendable {
    /// What is led by the one that plans.
    public static let election = "controller"

    private struct Known {
        var map: ShardMap?
        var nodes: [NodeRecord] = []
        var absence = NodeAbsence()
        /// Work a second of each shard, as its primary said last.
        var work: [ShardNumber: UInt64] = [:]
    }

    private let coordination: any ClusterCoordination
    private let name: String
    private let rules: PlacementRules
    private let logger: Logger
    private let known = Mutex(Known())

    /// Makes a controller.
    ///
    /// - Parameter name: Of this process, for people.
    public init(
        _ coordination: any ClusterCoordination, name: String, rules: PlacementRules = .init(),
        logger: Logger = Logger(label: "shuangma.placement")
    ) {
        self.coordination = coordination
        self.name = name
        self.rules = rules
        self.logger = logger
    }

    /// Stands for election and plans while it leads, until the task is cancelled.
    public func run() async {
        while !Task.isCancelled {
            do {
                let leadership = try await coordination.campaign(for: Self.election, as: name)
                logger.info("this process places the shards", metadata: ["term": "\(leadership.term)"])
                await lead(leadership)
                await leadership.resign()
            } catch {
                if Task.isCancelled { return }
                logger.warning("cannot stand for election", metadata: ["reason": "\(error)"])
                try? await Task.sleep(for: rules.interval)
            }
        }
    }

    /// Plans until the leadership is lost or the task cancelled.
    private func lead(_ leadership: Leadership) async {
        known.withLock { $0 = Known() }
        await withTaskGroup(of: Void.self) { group in
            group.addTask {
                for await map in self.coordination.shardMaps() { self.known.withLock { $0.map = map } }
            }
            group.addTask {
                for await nodes in self.coordination.nodes() { self.known.withLock { $0.nodes = nodes } }
            }
            group.addTask {
                while !Task.isCancelled {
                    await self.learnLoads()
                    try? await Task.sleep(for: self.rules.loadInterval)
                }
            }
            group.addTask { await leadership.waitUntilLost() }
            group.addTask {
                while leadership.isHeld, !Task.isCancelled {
                    await self.lookOver(leadership)
                    try? await Task.sleep(for: self.rules.interval)
                }
            }
            await group.next()
            group.cancelAll()
        }
    }

    /// Takes what nodes say of the shards that they lead. What is known of others stands until their primaries say more.
    private func learnLoads() async {
        guard let loads = try? await coordination.loads() else { return }
        known.withLock { known in
            for record in known.map?.shards ?? [] {
                let load = loads.first { $0.node == record.replicas.primary }
                if let work = load?.shards[record.shard] { known.work[record.shard] = work }
            }
        }
    }

    /// One round.
    private func lookOver(_ leadership: Leadership) async {
        let (map, nodes, gone, work) = known.withLock { known in
            let gone = known.absence.observe(
                known.nodes, named: known.map?.namedNodes ?? [], at: .now, limit: rules.replaceAfter)
            return (known.map, known.nodes, gone, known.work)
        }
        guard let map else { return await create(on: nodes.filter { $0.isAlive && !$0.isDraining }) }
        var planner = PlacementPlanner(map, nodes: nodes, gone: gone, work: work, rules: rules)
        for change in planner.plan() {
            guard leadership.isHeld else { return }
            do {
                _ = try await coordination.place(change.shard, expected: change.from, change.to, under: leadership)
                logger.info(
                    "placed a shard",
                    metadata: [
                        "shard": "\(change.shard)", "reason": "\(change.reason.rawValue)",
                        "holders": "\(change.to.holders)", "primary": "\(change.to.preferredPrimary)",
                    ])
            } catch CoordinationError.changedMeanwhile, CoordinationError.notLeading {
                // The plan was made of old knowledge: the next round knows better, or is another's.
                return
            } catch {
                logger.warning("cannot place a shard", metadata: ["reason": "\(error)"])
                return
            }
        }
    }

    /// Creates the map when enough nodes live, and there is none.
    private func create(on nodes: [NodeRecord]) async {
        guard !nodes.isEmpty, nodes.count >= rules.nodesAtCreation ?? rules.replicas else { return }
        do {
            let map = try await coordination.createMap(.initial(on: nodes, rules: rules))
            logger.info("the cluster has a shard map", metadata: ["shards": "\(map.shards.count)"])
            known.withLock { $0.map = map }
        } catch {
            logger.warning("cannot create the shard map", metadata: ["reason": "\(error)"])
        }
    }
}
