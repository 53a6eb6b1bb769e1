public import CommonContracts
public import Kit
public import Logging
public import RPC
public import Reference
import RiskAreasClient
public import RiskAreasContracts
import RiskAreasCore
import RiskAreasFeed
public import Security
public import StorageClient
public import Values
import Wire

/// The areas of risk: loaded by the area registry, listed to everybody, followed by the services that need them.
///
/// All areas lie in one partition that no query reads. Each process of the service keeps them in memory and follows the
/// store in ``run()``. Several processes may run: what one has stored, the others hear of from the store.
///
/// ```swift
/// let riskAreas = try RiskAreasService(store: store, keys: keys, logger: logger)
/// group.addTask { await riskAreas.run() }
/// ```
public struct RiskAreasService: RiskAreasV1.RiskAreasService {
    /// Most areas that are stored unless more are configured, released ones included. The national list of December
    /// 2022 had 45,000.
    public static let capacity = 200_000

    private let areas: StoredAreas
    private let follower: AreaFollower
    private let divisions: Divisions
    private let feed: AreaFeed
    private let additions: AreaAdditions
    private let trail: AccountTrail
    private let surroundings: Surroundings
    private let pause: @Sendable (Duration) async throws -> Void

    /// A service that knows no areas until ``run()`` is called.
    ///
    /// - Parameters:
    ///   - trail: Takes what feeds have imported. Somebody else runs it.
    ///   - grading: How areas fall until the store holds rules: of the profile that the configuration names.
    ///   - surroundings: Its clock says which areas are in force, and at which level.
    ///   - clock: Seconds since 1970, for the age of what is known; nil is the clock of the surroundings. A test that
    ///     turns that one by days gives another here, as to the ``RiskAreaIndex``.
    ///   - capacity: Most areas that are stored, released ones included.
    ///   - pause: Waits; tests decide how long that takes.
    /// - Throws: ``PartitionKeyError`` never for keys that were loaded.
    public init(
        store: Store, keys: ClusterKeys, trail: AccountTrail, reference: ReferenceData = .embedded,
        grading: AreaGrading? = nil, surroundings: Surroundings = .system, logger: Logger,
        clock: (@Sendable () -> Int64)? = nil,
        capacity: Int = Self.capacity,
        pause: @escaping @Sendable (Duration) async throws -> Void = { try await Task.sleep(for: $0) }
    ) throws {
        areas = try StoredAreas(store: store, keys: keys)
        let rules = StoredAreaRules(store: store, configured: grading ?? reference.ruleProfiles.default.areas)
        follower = AreaFollower(areas, rules, now: clock ?? surroundings.now, pause: pause, logger: logger)
        divisions = reference.divisions
        feed = AreaFeed(reference: reference)
        additions = AreaAdditions(areas: areas, capacity: capacity, turnstile: Turnstile())
        self.trail = trail
        self.surroundings = surroundings
        self.pause = pause
    }

    /// Follows the store and gives signs of life until the task is cancelled. Then every watch ends.
    public func run() async {
        await withTaskGroup(of: Void.self) { group in
            group.addTask { [follower] in await follower.run() }
            group.addTask { [follower] in await follower.runRules() }
            group.addTask { [follower, pause, surroundings] in
                while (try? await pause(.seconds(5))) != nil {
                    follower.remind(at: Instant(seconds: surroundings.now()))
                }
            }
        }
    }

    /// Whether the areas are loaded, how many there are, and how far they are behind, as Prometheus text.
    public var metrics: String { follower.metrics(prefix: "shuangma_risk_areas") }

    public func importRiskAreas(
        _ requests: RequestStream<RiskAreasV1.RiskAreaBatch>, context: CallContext
    ) async throws -> CommonV1.ImportReport {
        var work = AreaImport(
            areas, follower, feed: feed, additions: additions, credential: try FeedCredential(of: context),
            now: Instant(seconds: surroundings.now()), options: context.onward)
        for try await batch in requests { try await work.take(batch.rows) }
        try await work.finish()
        return try await trail.ended(work.tally.report, context)
    }

    public func listRiskAreas(
        _ request: RiskAreasV1.ListRiskAreasRequest, context: CallContext
    ) async throws -> RiskAreasV1.ListRiskAreasResponse {
        let page = try Page(size: Int(request.pageSize), token: request.pageToken)
        let filter = try filter(of: request)
        let (book, now) = (try follower.book(), Instant(seconds: surroundings.now()))
        let found = try book.page(page, of: filter)
        return .init(
            areas: found.areas.map { RiskAreasV1.RiskArea($0, under: book.rules, at: now) },
            nextPageToken: found.next?.text ?? "")
    }

    public func watchRiskAreas(
        _ request: RiskAreasV1.WatchRiskAreasRequest, to responses: ResponseStream<RiskAreasV1.RiskAreaNews>,
        context: CallContext
    ) async throws {
        let watcher = AreaWatcher()
        defer { follower.remove(watcher) }
        var asOf = try await sendAll(to: responses, from: watcher)
        while true {
            let next = try await watcher.next()
            let (rules, now) = (try follower.book().rules, Instant(seconds: surroundings.now()))
            for news in next.changes.news(before: asOf, after: next.asOf, under: rules, at: now) {
                try await responses.send(news)
            }
            asOf = next.asOf
        }
    }

    /// Sends every area, and begins to watch.
    ///
    /// - Returns: Moment as of which the receiver knows every area.
    private func sendAll(
        to responses: ResponseStream<RiskAreasV1.RiskAreaNews>, from watcher: AreaWatcher
    ) async throws -> Int64 {
        let now = Instant(seconds: surroundings.now())
        let (book, asOf) = try follower.add(watcher, at: now)
        var token = ""
        var rules: CommonV1.AreaRules? = .init(book.rules)
        repeat {
            let page = try book.page(Page(size: RiskAreasV1.RiskAreaNews.areasMax, token: token), of: AreaFilter())
            token = page.next?.text ?? ""
            try await responses.send(
                .init(
                    areas: page.areas.map { RiskAreasV1.RiskArea($0, under: book.rules, at: now) },
                    isComplete: token.isEmpty, asOf: GoogleProtobuf.Timestamp(seconds: asOf), rules: rules))
            rules = nil
        } while !token.isEmpty
        return asOf
    }

    private func filter(of request: RiskAreasV1.ListRiskAreasRequest) throws -> AreaFilter {
        var division: Division?
        if !request.division.isEmpty {
            let known = try Division(request.division)
            guard divisions.name(of: known) != nil else {
                throw FieldProblem(field: "division", reason: "must lie in a province of China (GB/T 2260)")
            }
            division = known
        }
        let levels = try request.levels.map { level in
            guard let level = RiskLevel(rawValue: Int(level.rawValue)) else {
                throw FieldProblem(field: "levels", reason: "must be LOW, MEDIUM or HIGH")
            }
            return level
        }
        let now = Instant(seconds: surroundings.now())
        return AreaFilter(
            division: division, levels: Set(levels), inForceAt: request.includeReleased ? nil : now, gradedAt: now)
    }
}
