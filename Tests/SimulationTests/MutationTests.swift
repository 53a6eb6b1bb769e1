import Testing

@testable import Simulation

@Suite("The simulation finds bugs: each that is put in is caught within so many seeds (issue 4, item 7)")
struct MutationTests {
    /// Which seed catches each bug. The search stops at the first; the numbers leave room for changes of the
    /// scenarios, which make other courses of the same seeds.
    static let seeds: [(mutation: Mutation, within: UInt64)] = [
        (.skipSync, 100), (.commitBeforeBackup, 50), (.commitWithoutRemoved, 300), (.serveAfterLease, 100),
        (.readBeforeTakeover, 100), (.forgetTruncation, 100), (.applyBeforeCommit, 100),
        (.dropIdempotencyKey, 50), (.skipDemand, 50), (.trustCorruptLog, 300), (.forgetLoss, 100),
    ]

    @Test("Caught within the stated number of seeds", arguments: seeds)
    func isCaught(mutation: Mutation, within: UInt64) {
        let caught = (1...within).first { Simulation.run(seed: $0, mutation: mutation).violation != nil }
        #expect(caught != nil, "\(mutation.rawValue) is not caught within \(within) seeds")
    }
}
