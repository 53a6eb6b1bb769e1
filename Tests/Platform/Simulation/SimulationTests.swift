import Synchronization
import Testing

@testable import Simulation

@Suite("Whole clusters under faults keep every promise")
struct SimulationTests {
    @Test(
        "Histories are linearizable, nothing acknowledged is lost, replicas are equal at rest, all goes on after healing",
        arguments: 0..<8)
    func promises(slice: UInt64) {
        for seed in slice * 25 + 1...slice * 25 + 25 {
            let result = ClusterSimulation.run(seed: seed)
            #expect(result.violation == nil, "seed \(seed); replay: shuangma simulate --seed \(seed) --trace")
        }
    }

    @Test(
        "Seeds that once broke a promise keep all",
        arguments: [
            (5_669, "a child whose members had lost their disks was taken for new"),
            (10_726, "the same, after a move"),
            (25_445, "a learner was brought in that lacked what an earlier primary had committed"),
            (44_143, "the simulated node forgot the wish for a split when it took the shard on anew"),
        ] as [(UInt64, String)])
    func regressions(seed: UInt64, found: String) {
        #expect(ClusterSimulation.run(seed: seed).violation == nil, "seed \(seed), which once found: \(found)")
    }

    @Test("A seed gives the same course of events each time")
    func replays() {
        let first = Self.trace(of: 7)
        #expect(first.count > 50)
        #expect(Self.trace(of: 7) == first)
        #expect(Self.trace(of: 8) != first)
    }

    @Test("Every kind of fault happens, and clients get much done, within few seeds")
    func covers() {
        let results = (1...60).map { ClusterSimulation.run(seed: $0) }
        let happened = Set(results.flatMap(\.faults.keys))
        #expect(happened == Set(Fault.allCases))
        #expect(results.map(\.operations).reduce(0, +) > 60 * 50)
    }

    private static func trace(of seed: UInt64) -> [String] {
        var lines: [String] = []
        _ = ClusterSimulation.run(seed: seed) { lines.append($0) }
        return lines
    }
}
