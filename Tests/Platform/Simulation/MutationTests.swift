import Testing

@testable import Simulation

@Suite("The simulation finds bugs: each that is put in is caught within so many seeds")
struct MutationTests {
    /// Which seed catches each bug. The search stops at the first; the numbers leave room for changes of the
    /// scenarios, which make other courses of the same seeds.
    static let seeds: [(mutation: Mutation, within: UInt64)] = [
        (.skipSync, 60), (.retryFailedSync, 250), (.commitBeforeBackup, 20), (.commitWithoutRemoved, 100),
        (.ignoreEpoch, 600), (.serveAfterLease, 40), (.readBeforeTakeover, 60), (.shortPromise, 250),
        (.forgetTruncation, 40), (.applyBeforeCommit, 20), (.actBeforeRecord, 250), (.dropIdempotencyKey, 20),
        (.skipDemand, 20), (.trustCorruptLog, 40), (.forgetLoss, 40),
        (.appendReplays, 20), (.leaveHeads, 40),
    ]

    @Test("Caught within the stated number of seeds", arguments: seeds)
    func isCaught(mutation: Mutation, within: UInt64) {
        let caught = (1...within).first { ClusterSimulation.run(seed: $0, mutation: mutation).violation != nil }
        #expect(caught != nil, "\(mutation.rawValue) is not caught within \(within) seeds")
    }

    @Test(
        "A bug of chains is found by what clients read of them",
        arguments: [(.appendReplays, "written twice"), (.leaveHeads, "chain broken")] as [(Mutation, String)])
    func isSeen(mutation: Mutation, told: String) {
        let caught = (1...60).contains { seed in
            ClusterSimulation.run(seed: seed, mutation: mutation).violation?.contains(told) == true
        }
        #expect(caught, "\(mutation.rawValue) is not told as '\(told)'")
    }
}
