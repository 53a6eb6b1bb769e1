import Logging
import RPC
import Synchronization
import Testing

@testable import GatewayServer

@Suite("Failures of sides are seen")
struct SideFailuresTests {
    static func count(_ side: String, _ code: String, _ count: Int) -> String {
        "shuangma_gateway_side_failures_total{side=\"\(side)\",code=\"\(code)\"} \(count)\n"
    }

    @Test("Each failure is counted by side and code, and logged without personal data")
    func counted() async throws {
        let system = GatewaySystem(sidePatience: .milliseconds(50))
        system.sides.set(.fails(RPCError(.internal, "13800138000 is odd")), for: "GetTripCard")
        system.sides.set(.isLate, for: "GetHealthCode")
        _ = try await system.page()
        let metrics = system.service.metrics
        #expect(metrics.contains("# TYPE shuangma_gateway_side_failures_total counter\n"))
        #expect(metrics.contains(Self.count("trip-card", "internal", 1)))
        #expect(metrics.contains(Self.count("health-code", "deadline_exceeded", 1)))
        #expect(!metrics.contains("side=\"identity\""))
        #expect(
            system.log.lines.sorted() == [
                "warning merged pages go without a side that failed code=deadline_exceeded failures=1 side=health-code",
                "warning merged pages go without a side that failed code=internal failures=1 side=trip-card",
            ])
    }

    @Test("An error that is the caller's counts as no failure")
    func callersError() async throws {
        let system = GatewaySystem()
        system.sides.set(.fails(RPCError(.unauthenticated, "over").with(reason: "SESSION_OVER")), for: "GetProfile")
        _ = await failure { try await system.page() }
        #expect(!system.service.metrics.contains("}") && system.log.lines.isEmpty)
    }

    @Test("A caller who leaves counts as no failure")
    func callerLeaves() async throws {
        let system = GatewaySystem()
        for method in ["GetProfile", "GetHealthCode", "GetTripCard"] { system.sides.set(.isLate, for: method) }
        let call = Task { try await system.page() }
        var arrivals = 0
        for await _ in system.sides.arrivals {
            arrivals += 1
            if arrivals == 3 { break }
        }
        call.cancel()
        await #expect(throws: (any Error).self) { try await call.value }
        #expect(!system.service.metrics.contains("}") && system.log.lines.isEmpty)
    }

    @Test("A side that fails often writes a line each ten seconds, with how many failures it stands for")
    func logIsBounded() {
        let now = Atomic<Int64>(1_000)
        let log = LogLines()
        let failures = SideFailures(logger: Logger(label: "test") { _ in log }, now: { now.load(ordering: .relaxed) })
        for moment in [1_000, 1_001, 1_009, 1_010, 1_011, 1_030] as [Int64] {
            now.store(moment, ordering: .relaxed)
            failures.record(RPCError(.unavailable, "down"), of: .identity)
        }
        #expect(
            log.lines.compactMap { $0.split(separator: " ").first { $0.hasPrefix("failures=") } } == [
                "failures=1", "failures=3", "failures=2",
            ])
        #expect(failures.text.hasSuffix(Self.count("identity", "unavailable", 6)))
    }

    @Test("A clock that is set back does not silence the log")
    func clockSetBack() {
        let now = Atomic<Int64>(10_000)
        let log = LogLines()
        let failures = SideFailures(logger: Logger(label: "test") { _ in log }, now: { now.load(ordering: .relaxed) })
        for moment in [10_000, 1_000] as [Int64] {
            now.store(moment, ordering: .relaxed)
            failures.record(RPCError(.unavailable, "down"), of: .tripCard)
        }
        #expect(log.lines.count == 2)
    }
}
