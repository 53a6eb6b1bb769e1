import HealthCodeContracts
import HealthCodeRecords
import RPC
import StorageClient
import Synchronization
import Testing
import Wire

@testable import HealthCodeServer

@Suite("Watching one's code (COL-8)", .serialized)
struct WatchHealthCodeTests {
    /// A health code whose workers run.
    private func withRunning(_ body: (TestHealthCode) async throws -> Void) async throws {
        try await withHealth { system in
            let running = Task { await system.services.run() }
            do { try await body(system) } catch {
                running.cancel()
                await running.value
                throw error
            }
            running.cancel()
            await running.value
        }
    }

    @Test(
        "COL-8: the status comes at once, then each change by evidence and by time, and never the same twice in a row")
    func changes() async throws {
        try await withRunning { system in
            try await system.declareHealthy()
            let told = Told(system.health.watchHealthCode(.init(), options: try await system.logIn()))
            try await told.untilLast { $0.colour == .green }
            try await system.report(.inbound, "K1")
            try await told.untilLast { $0.colour == .red && $0.changesTo == .yellow }
            try await system.pass(days: 7)
            try await told.untilLast { $0.colour == .yellow }
            let colours = told.colours
            #expect(colours.first == .green && colours.last == .yellow)
            #expect(zip(colours, colours.dropFirst()).filter { $0 == $1 }.count <= 1)
            told.cancel()
        }
    }

    @Test("A test and a trip are told, though they change no colour")
    func details() async throws {
        try await withRunning { system in
            try await system.declareHealthy()
            let citizen = try await system.logIn()
            let told = Told(system.health.watchHealthCode(.init(), options: citizen))
            try await told.untilLast { $0.colour == .green }
            let place = HealthCodeV1.DeclaredPlace(
                division: "320500", from: system.ago(days: 1), until: system.ago(days: 0))
            _ = try await system.health.declareTrip(.init(places: [place], idempotencyKey: "t"), options: citizen)
            try await told.untilLast { $0.trips.count == 1 }
            told.cancel()
        }
    }

    @Test("A session that ends takes its watch with it; a dead session opens none")
    func sessionEnds() async throws {
        try await withRunning { system in
            let citizen = try await system.logIn()
            let told = Told(system.health.watchHealthCode(.init(), options: citizen))
            try await told.untilLast { $0.colour == .grey }
            let begin = ContinuousClock.now
            try await system.logOut()
            let error = await told.end()
            #expect(error?.code == .unauthenticated && error?.reason == "SESSION_OVER")
            #expect(ContinuousClock.now - begin < .seconds(5))
            let again = Told(system.health.watchHealthCode(.init(), options: citizen))
            #expect(await again.end()?.reason == "SESSION_OVER")
            #expect(again.colours.isEmpty)
        }
    }

    @Test("Watches of a person are limited, and a closed one makes room")
    func limit() async throws {
        try await withRunning { system in
            let citizen = try await system.logIn()
            var open: [Told] = []
            for _ in 0..<CodeWatches.ofPersonMax {
                let told = Told(system.health.watchHealthCode(.init(), options: citizen))
                try await told.untilLast { $0.colour == .grey }
                open.append(told)
            }
            let refused = Told(system.health.watchHealthCode(.init(), options: citizen))
            #expect(await refused.end()?.reason == "WATCHES_TOO_MANY")
            open[0].cancel()
            try await system.eventually("room for another one") {
                system.services.metrics.contains("shuangma_code_watches \(CodeWatches.ofPersonMax - 1)\n")
            }
            let next = Told(system.health.watchHealthCode(.init(), options: citizen))
            try await next.untilLast { $0.colour == .grey }
            for told in open + [next] { told.cancel() }
        }
    }

    @Test("A process that ends tells its watches so, and opens none any more")
    func shutdown() async throws {
        try await withRunning { system in
            let citizen = try await system.logIn()
            let told = Told(system.health.watchHealthCode(.init(), options: citizen))
            try await told.untilLast { $0.colour == .grey }
            system.services.endWatches()
            let error = await told.end()
            #expect(error?.code == .unavailable && error?.reason == "CHANGES_NOT_KNOWN")
            let late = Told(system.health.watchHealthCode(.init(), options: citizen))
            #expect(await late.end()?.reason == "CHANGES_NOT_KNOWN")
        }
    }

    @Test("A watch that nobody reads keeps one wake, however much changes")
    func slowReader() async throws {
        try await withHealth { system in
            let watches = CodeWatches(
                in: system.store, max: 10, elapsed: { 0 }, logger: .init(label: "test"), pause: { _ in })
            let watch = try watches.open(of: system.partition())
            for _ in 0..<(3 * CodeWatches.lookInterval) { watches.tick() }
            watches.end()
            var wakes = 0
            let error = await refusal { for try await _ in watch.wakes { wakes += 1 } }
            #expect(wakes == 1 && error?.reason == "CHANGES_NOT_KNOWN")
        }
    }

    @Test("When nothing is heard of the store for more than 4 s, watches end rather than show what may be old")
    func silence() async throws {
        try await withHealth { system in
            let elapsed = Mutex<Int64>(0)
            let watches = CodeWatches(
                in: system.store, max: 10, elapsed: { elapsed.withLock(\.self) }, logger: .init(label: "test"),
                pause: { _ in try await Task.sleep(for: .milliseconds(2)) })
            let running = Task { await watches.run() }
            let watch = try watches.open(of: system.partition())
            // News come each second at least. In between nobody hears anything for as long as the clock says.
            let error = await refusal {
                var looks = 0
                for try await _ in watch.wakes {
                    looks += 1
                    // The first look, and one when the buckets are heard of.
                    if looks > 1 { elapsed.withLock { $0 += 3_600 } }
                }
            }
            #expect(error?.code == .unavailable && error?.reason == "CHANGES_NOT_KNOWN")
            running.cancel()
            await running.value
        }
    }
}

/// Reads a watch in a task of its own.
private final class Told: Sendable {
    private let statuses = Mutex<[HealthCodeV1.HealthStatus]>([])
    private let reading = Mutex<Task<RPCError?, Never>?>(nil)

    init(_ stream: ResponseSequence<HealthCodeV1.HealthStatus>) {
        let task = Task { [self] () -> RPCError? in
            do {
                for try await status in stream { statuses.withLock { $0.append(status) } }
                return nil
            } catch { return error as? RPCError }
        }
        reading.withLock { $0 = task }
    }

    /// The colours that were told, in order.
    var colours: [HealthCodeV1.Colour] { statuses.withLock { $0.map(\.colour) } }

    /// Waits until the status that was told last meets a condition.
    func untilLast(
        sourceLocation: SourceLocation = #_sourceLocation, _ holds: (HealthCodeV1.HealthStatus) -> Bool
    ) async throws {
        let end = ContinuousClock.now + .seconds(30)
        while ContinuousClock.now < end {
            if let last = statuses.withLock(\.last), holds(last) { return }
            try await Task.sleep(for: .milliseconds(2))
        }
        Issue.record("never told", sourceLocation: sourceLocation)
    }

    /// The error that the watch ends with; nil when it ends without one.
    func end() async -> RPCError? { await reading.withLock(\.self)?.value }

    func cancel() { reading.withLock { $0?.cancel() } }
}
