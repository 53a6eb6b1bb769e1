import CommonContracts
import Coordination
import Foundation
import Kit
import Logging
import RPC
import RiskAreasClient
import RiskAreasContracts
import RiskAreasCore
import RiskAreasRecords
import RiskAreasServer
import Security
import Storage
import StorageClient
import Synchronization
import Values

/// A clock that stands until it is moved; whoever waits by it goes on then.
final class ManualClock: Sendable {
    private struct Sleeper {
        let until: Int64
        let continuation: CheckedContinuation<Void, any Error>
    }

    private struct State {
        var now: Int64
        var sleepers: [UInt64: Sleeper] = [:]
        var lastSleeper: UInt64 = 0
    }

    private let state: Mutex<State>

    init(_ now: Int64) { state = Mutex(State(now: now)) }

    var now: Int64 { state.withLock { $0.now } }
    var sleeperCount: Int { state.withLock { $0.sleepers.count } }

    func advance(_ seconds: Int64) {
        let due = state.withLock { state in
            state.now += seconds
            let due = state.sleepers.filter { $0.value.until <= state.now }
            for id in due.keys { state.sleepers[id] = nil }
            return due.values
        }
        for sleeper in due { sleeper.continuation.resume() }
    }

    /// Waits until the clock was moved by a duration; a part of a second counts as a second.
    func pause(_ duration: Duration) async throws {
        let seconds = max(duration.components.seconds, 1)
        let id = state.withLock { state in
            state.lastSleeper += 1
            return state.lastSleeper
        }
        try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { continuation in
                let isCancelled = state.withLock { state in
                    if Task.isCancelled { return true }
                    state.sleepers[id] = Sleeper(until: state.now + seconds, continuation: continuation)
                    return false
                }
                if isCancelled { continuation.resume(throwing: CancellationError()) }
            }
        } onCancel: {
            let sleeper = state.withLock { $0.sleepers.removeValue(forKey: id) }
            sleeper?.continuation.resume(throwing: CancellationError())
        }
    }

    /// Moves on, a second at a time, until the task is cancelled.
    func run() async {
        while !Task.isCancelled {
            await Task.yield()
            advance(1)
        }
    }

    /// Lets other tasks run until some wait by the clock.
    func untilSleepers(_ count: Int) async {
        while sleeperCount < count { await Task.yield() }
    }
}

/// A real store in a folder of its own, and services of risk areas over it.
final class RiskAreasTestSystem: Sendable {
    /// 2022-12-01 12:00 in China.
    static let noon: Int64 = 1_669_867_200

    static let quiet = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }

    let clock = ManualClock(noon)
    let keys = ClusterKeys()
    let store: Store
    private let node: StorageNode
    private let folder: URL

    /// - Parameter interceptors: Stand between the services and their store.
    init(interceptors: [any ServerInterceptor] = []) async throws {
        folder = FileManager.default.temporaryDirectory.appending(path: "risk-areas-\(UUID().uuidString)")
        let clock = clock
        let name = NodeName("test")
        let coordination = try LocalCoordination(node: name)
        node = try await StorageNode.open(
            folder: folder.path, name: name, coordination: coordination, configuration: StorageConfiguration(),
            clock: { clock.now * 1_000_000_000 }, logger: Self.quiet)
        let storage = InProcessChannel(services: [node.service], interceptors: interceptors)
        store = try await Store(
            coordination: coordination, configuration: .embedded, sealedBy: keys.records
        ) { _ in storage }
    }

    func close() async {
        await node.close()
        try? FileManager.default.removeItem(at: folder)
    }

    /// Another process of the service. It knows nothing before it runs.
    ///
    /// - Parameters:
    ///   - grading: Of the profile that the configuration names; nil is the default.
    ///   - ages: Whether what it knows grows old by the clock.
    func service(
        capacity: Int = RiskAreasService.capacity, grading: AreaGrading? = nil, ages: Bool = true
    ) throws -> RiskAreasService {
        let clock = clock
        let surroundings = Surroundings(now: { clock.now }, random: Surroundings.system.random)
        let fixed: @Sendable () -> Int64 = { Self.noon }
        let trail = AccountTrail(
            in: store, hash: KeyedHash(keys), kept: 86_400, surroundings: surroundings, logger: Self.quiet)
        return try RiskAreasService(
            store: store, keys: keys, trail: trail, grading: grading, surroundings: surroundings, logger: Self.quiet,
            clock: ages ? nil : fixed, capacity: capacity,
            pause: { try await clock.pause($0) })
    }

    /// An index that follows a service.
    func index(of service: any RPCService) -> RiskAreaIndex {
        let clock = clock
        return RiskAreaIndex(
            InProcessChannel(services: [service]), now: { clock.now }, logger: Self.quiet,
            pause: { try await clock.pause($0) })
    }

    /// Runs a system with one service, and ends both.
    static func run(
        capacity: Int = RiskAreasService.capacity,
        _ body: (RiskAreasTestSystem, RiskAreasV1.RiskAreasClient, RiskAreasService) async throws -> Void
    ) async throws {
        let system = try await RiskAreasTestSystem()
        let service = try system.service(capacity: capacity)
        let running = Task { await service.run() }
        let result: Result<Void, any Error>
        do {
            try await body(system, .init(.registry(service)), service)
            result = .success(())
        } catch {
            result = .failure(error)
        }
        running.cancel()
        await running.value
        await system.close()
        try result.get()
    }
}

/// Makes each call one of an area registry.
struct RegistryCalls: ServerInterceptor {
    /// Divisions of the registry; none is everywhere.
    var divisions: [String] = []

    func intercept(
        _ call: any ServerCall, context: CallContext,
        next: @Sendable (any ServerCall, CallContext) async throws -> Void
    ) async throws {
        var context = context
        context.values[PrincipalKey.self] = .staff(
            .init(
                name: "registry", roles: [.areaRegistry], organisation: "registry", divisions: divisions, token: [1]))
        try await next(call, context)
    }
}

extension RPCChannel where Self == InProcessChannel {
    /// The way of an area registry to a service.
    static func registry(_ service: any RPCService, divisions: [String] = []) -> InProcessChannel {
        InProcessChannel(services: [service], interceptors: [RegistryCalls(divisions: divisions)])
    }
}

extension RiskAreasV1.RiskAreasClient {
    /// Loads areas in batches of at most 1,000; rows are numbered from 1.
    func load(_ areas: [RiskAreasV1.RiskArea]) async throws -> CommonV1.ImportReport {
        let rows = areas.enumerated().map { RiskAreasV1.RiskAreaRow(row: UInt64($0.offset + 1), area: $0.element) }
        return try await importRiskAreas { writer in
            for start in stride(from: 0, to: rows.count, by: 1_000) {
                try await writer.send(.init(rows: Array(rows[start...].prefix(1_000))))
            }
        }
    }

    /// Every area of a list, page by page.
    func list(_ request: RiskAreasV1.ListRiskAreasRequest = .init()) async throws -> [RiskAreasV1.RiskArea] {
        var areas: [RiskAreasV1.RiskArea] = []
        var request = request
        repeat {
            let page = try await listRiskAreas(request)
            areas += page.areas
            request.pageToken = page.nextPageToken
        } while !request.pageToken.isEmpty
        return areas
    }
}

extension RiskAreasV1.RiskArea {
    /// An area in force since a day, unless something else is said.
    static func sample(
        _ id: String, division: String = "330106", name: String = "某小区", level: RiskAreasV1.RiskLevel = .high,
        until: Int64? = nil
    ) -> Self {
        .init(
            areaId: id, division: division, name: name, level: level,
            from: .init(seconds: RiskAreasTestSystem.noon - 86_400), until: until.map { .init(seconds: $0) })
    }
}

extension RPCError {
    /// The reason for programs.
    var reason: String? { detail(GoogleRPC.ErrorInfo.self)?.reason }
}
