import CommonContracts
import RPC
import RiskAreasClient
import RiskAreasContracts
import RiskAreasCore
import Synchronization
import Testing
import Values
import Wire

@testable import RiskAreasServer

@Suite("Watch of areas of risk")
struct RiskAreasWatchTests {
    @Test("COL-3: an index knows areas that were loaded before and after, and their release")
    func follows() async throws {
        try await RiskAreasTestSystem.run { system, client, service in
            _ = try await client.load((1...1_000).map { .sample("A\($0)") })
            let index = system.index(of: service)
            let running = Task { await index.run() }
            try await index.waitForBook { $0.count == 1_000 }
            _ = try await client.load([.sample("B1", level: .medium)])
            try await index.waitForBook { $0["B1"] != nil }
            let now = Instant(seconds: system.clock.now)
            #expect(try index.book()["B1"]?.isInForce(at: now) == true)
            #expect(try index.book().riskDivisions(at: now).map(\.code) == [330_106])
            _ = try await client.load([.sample("B1", level: .medium, until: system.clock.now)])
            try await index.waitForBook { $0["B1"]?.standing.until != nil }
            #expect(try index.book()["B1"]?.isInForce(at: now) == false)
            #expect(index.metrics.contains("\nshuangma_risk_areas_index_areas 1001\n"))
            running.cancel()
            await running.value
        }
    }

    @Test("an index that lost its service follows the next one, and knows what it missed")
    func reconnects() async throws {
        let system = try await RiskAreasTestSystem()
        let first = try system.service()
        let second = try system.service()
        let line = Line(to: first)
        let index = system.index(of: line)
        let running = Task { await first.run() }
        let other = Task { await second.run() }
        _ = try await RiskAreasV1.RiskAreasClient(.registry(first)).load([.sample("A1")])
        let following = Task { await index.run() }
        try await index.waitForBook { $0.count == 1 }

        running.cancel()
        await running.value
        line.lead(to: second)
        _ = try await RiskAreasV1.RiskAreasClient(.registry(second)).load([.sample("A2")])
        #expect(try index.book().count == 1, "what is known stays known for 60 s")
        let moving = Task { await system.clock.run() }
        try await index.waitForBook { $0["A1"] != nil && $0["A2"] != nil }
        for task in [moving, following, other] { task.cancel() }
        for task in [moving, following, other] { await task.value }
        await system.close()
    }

    @Test("areas that one process has stored are listed by another")
    func processes() async throws {
        try await RiskAreasTestSystem.run { system, client, _ in
            let other = try system.service()
            let running = Task { await other.run() }
            let otherClient = RiskAreasV1.RiskAreasClient(.registry(other))
            // An import waits until the areas are loaded, an index does not.
            _ = try await otherClient.load([])
            let index = system.index(of: other)
            let following = Task { await index.run() }
            _ = try await client.load([.sample("A1")])
            try await index.waitForBook { $0["A1"] != nil }
            #expect(try await otherClient.list().map(\.areaId) == ["A1"])
            for task in [running, following] { task.cancel() }
            for task in [running, following] { await task.value }
        }
    }

    @Test("COL-3: an index without a sign of life for more than 60 s is unknown, and never green")
    func silence() async throws {
        let clock = ManualClock(RiskAreasTestSystem.noon)
        let index = RiskAreaIndex(
            InProcessChannel(services: [SilentService(since: clock.now, clock: clock)]), now: { clock.now },
            logger: RiskAreasTestSystem.quiet, pause: { try await clock.pause($0) })
        #expect(throws: RPCError.riskAreasNotKnown) { try index.book() }
        let running = Task { await index.run() }
        try await index.waitForBook { $0.count == 1 }
        clock.advance(60)
        #expect(try index.book().count == 1)
        clock.advance(1)
        #expect(throws: RPCError.riskAreasNotKnown) { try index.book() }
        #expect(index.metrics.contains("\nshuangma_risk_areas_index_lag_seconds 61\n"))
        running.cancel()
        await running.value
    }

    @Test("COL-3: a clock that is set back by more than 60 s hides no lag")
    func clockSetBack() throws {
        var followed = FollowedAreas()
        followed.publish(AreaBook(), asOf: RiskAreasTestSystem.noon)
        #expect(try followed.known(at: RiskAreasTestSystem.noon - 60).count == 0)
        #expect(throws: RPCError.riskAreasNotKnown) { try followed.known(at: RiskAreasTestSystem.noon - 61) }
    }

    @Test("an index whose service is silent for more than 20 s calls again")
    func callsAgain() async throws {
        let clock = ManualClock(RiskAreasTestSystem.noon)
        let service = SilentService(since: clock.now, clock: clock)
        let index = RiskAreaIndex(
            InProcessChannel(services: [service]), now: { clock.now }, logger: RiskAreasTestSystem.quiet,
            pause: { try await clock.pause($0) })
        let running = Task { await index.run() }
        try await index.waitForBook { $0.count == 1 }
        while service.calls < 2 {
            await Task.yield()
            clock.advance(1)
        }
        #expect(clock.now - RiskAreasTestSystem.noon > 20)
        running.cancel()
        await running.value
    }

    @Test("a watch gives all areas, then changes, then a sign of life every 5 s; it ends with the service")
    func news() async throws {
        let system = try await RiskAreasTestSystem()
        let service = try system.service()
        let running = Task { await service.run() }
        let client = RiskAreasV1.RiskAreasClient(.registry(service))
        _ = try await client.load((1...1_000).map { .sample("A\($0)") })
        var news = client.watchRiskAreas(.init()).makeAsyncIterator()
        for (count, isComplete) in [(400, false), (400, false), (200, true)] {
            let next = try #require(try await news.next())
            #expect(next.areas.count == count && next.isComplete == isComplete)
            #expect(next.asOf?.seconds == system.clock.now)
        }
        _ = try await client.load([.sample("B1")])
        let change = try #require(try await news.next())
        #expect(change.areas.map(\.areaId) == ["B1"] && change.isComplete)
        await system.clock.untilSleepers(1)
        system.clock.advance(5)
        let life = try #require(try await news.next())
        #expect(life.areas.isEmpty && life.removedAreaIds.isEmpty && life.isComplete && life.asOf != nil)
        running.cancel()
        await running.value
        let error = await #expect(throws: RPCError.self) { while try await news.next() != nil {} }
        #expect(error?.code == .unavailable)
        await system.close()
    }

    @Test("a service whose log is not kept so far back loads the areas anew and tells what it missed")
    func loadsAnew() async throws {
        let faults = WatchFaults()
        let system = try await RiskAreasTestSystem(interceptors: [faults])
        let service = try system.service()
        let running = Task { await service.run() }
        let client = RiskAreasV1.RiskAreasClient(.registry(service))
        let index = system.index(of: service)
        _ = try await client.load([.sample("A1")])
        let following = Task { await index.run() }
        try await index.waitForBook { $0.count == 1 }
        faults.cut()
        let moving = Task { await system.clock.run() }
        _ = try await client.load([.sample("A2")])
        try await index.waitForBook { $0.count == 2 }
        for task in [moving, following, running] { task.cancel() }
        for task in [moving, following, running] { await task.value }
        #expect(faults.refused > 0)
        await system.close()
    }

    @Test("a watcher that is slow hears the last change of each area, and the moment of the last one")
    func slowWatcher() async throws {
        let watcher = AreaWatcher()
        let first = try RiskArea(.sample("A1"))
        let last = try RiskArea(.sample("A1", level: .low))
        for (number, area) in [first, first, last].enumerated() {
            var changes = AreaChanges()
            changes.put(area)
            changes.put(try RiskArea(.sample("A2")))
            watcher.tell(changes, asOf: Int64(number))
        }
        var removal = AreaChanges()
        removal.remove(AreaID("A2"))
        watcher.tell(removal, asOf: 7)
        let next = try await watcher.next()
        #expect(next.changes.areas == [AreaID("A1"): last] && next.changes.removed == [AreaID("A2")] && next.asOf == 7)
    }

    @Test("many changes come in messages below 1 MiB, of which only the last tells the new moment")
    func messageSizes() throws {
        let id = String(repeating: "\u{10FFFD}", count: 60)
        let name = String(repeating: "\u{10FFFD}", count: 500)
        var changes = AreaChanges()
        for number in 1000..<2000 { changes.put(try RiskArea(.sample("\(id)\(number)", name: name))) }
        for number in 0..<1_000 { changes.remove(AreaID("B\(number)")) }
        let news = changes.news(
            before: 1, after: 2, under: AreaRules(.none), at: Instant(seconds: RiskAreasTestSystem.noon))
        #expect(try news.allSatisfy { try $0.serialized().count < 1 << 20 })
        #expect(news.reduce(0) { $0 + $1.areas.count } == 1_000)
        #expect(news.reduce(0) { $0 + $1.removedAreaIds.count } == 1_000)
        #expect(news.map(\.asOf?.seconds) == Array(repeating: 1, count: news.count - 1) + [2])
    }
}

// MARK: - Doubles

/// A line to a service that can be led to another.
private final class Line: RiskAreasV1.RiskAreasService {
    private let service: Mutex<RiskAreasService>

    init(to service: RiskAreasService) { self.service = Mutex(service) }

    func lead(to service: RiskAreasService) { self.service.withLock { $0 = service } }

    private var current: RiskAreasService { service.withLock { $0 } }

    func importRiskAreas(
        _ requests: RequestStream<RiskAreasV1.RiskAreaBatch>, context: CallContext
    ) async throws -> CommonV1.ImportReport { try await current.importRiskAreas(requests, context: context) }

    func listRiskAreas(
        _ request: RiskAreasV1.ListRiskAreasRequest, context: CallContext
    ) async throws -> RiskAreasV1.ListRiskAreasResponse { try await current.listRiskAreas(request, context: context) }

    func watchRiskAreas(
        _ request: RiskAreasV1.WatchRiskAreasRequest, to responses: ResponseStream<RiskAreasV1.RiskAreaNews>,
        context: CallContext
    ) async throws { try await current.watchRiskAreas(request, to: responses, context: context) }
}

/// A service that tells one area as of a moment, and then nothing.
private final class SilentService: RiskAreasV1.RiskAreasService {
    private let moment: Int64
    private let clock: ManualClock
    private let count = Mutex(0)

    init(since moment: Int64, clock: ManualClock) {
        self.moment = moment
        self.clock = clock
    }

    var calls: Int { count.withLock { $0 } }

    func importRiskAreas(
        _ requests: RequestStream<RiskAreasV1.RiskAreaBatch>, context: CallContext
    ) async throws -> CommonV1.ImportReport { throw RPCError(.unimplemented, "silent") }

    func listRiskAreas(
        _ request: RiskAreasV1.ListRiskAreasRequest, context: CallContext
    ) async throws -> RiskAreasV1.ListRiskAreasResponse { throw RPCError(.unimplemented, "silent") }

    func watchRiskAreas(
        _ request: RiskAreasV1.WatchRiskAreasRequest, to responses: ResponseStream<RiskAreasV1.RiskAreaNews>,
        context: CallContext
    ) async throws {
        count.withLock { $0 += 1 }
        try await responses.send(.init(areas: [.sample("A1")], isComplete: true, asOf: .init(seconds: moment)))
        try await clock.pause(.seconds(1_000_000))
    }
}

/// Ends the watch of a store once as too old, as when the log was cut behind a follower.
private final class WatchFaults: ServerInterceptor {
    private struct State {
        var isCut = false
        var refused = 0
    }

    private let state = Mutex(State())
    private let signal = BookSignal()

    var refused: Int { state.withLock { $0.refused } }

    func cut() {
        state.withLock { $0.isCut = true }
        signal.notify()
    }

    func intercept(
        _ call: any ServerCall, context: CallContext,
        next: @Sendable (any ServerCall, CallContext) async throws -> Void
    ) async throws {
        guard context.method.name == "Watch" else { return try await next(call, context) }
        try await withoutActuallyEscaping(next) { next in
            try await withThrowingTaskGroup(of: Void.self) { group in
                group.addTask { try await next(call, context) }
                group.addTask { [self] in
                    try await signal.wait { [self] in state.withLock { $0.isCut } }
                    state.withLock { state in
                        state.isCut = false
                        state.refused += 1
                    }
                    throw RPCError(.outOfRange, "the log is not kept so far back").with(reason: "TOKEN_TOO_OLD")
                }
                defer { group.cancelAll() }
                try await group.next()
            }
        }
    }
}
