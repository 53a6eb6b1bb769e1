import Chains
import Testing

@testable import Storage

@Suite("Ends of chains that the applier knows")
struct KnownEndsTests {
    private func chain(_ number: Int) -> KnownEnds.Chain {
        .init(partition: PartitionID(high: UInt64(bitPattern: Int64(number)), low: 7), collection: 3)
    }

    private func end(_ value: UInt8) -> ChainEnd {
        var end = ChainEnd.empty
        _ = end.append([value], partition: Array(repeating: 0, count: 16), set: 3)
        return end
    }

    @Test("The latest end of a chain is known until the chain, or everything, is forgotten")
    func forgets() {
        var known = KnownEnds()
        known.note(end(1), of: chain(1))
        known.note(end(2), of: chain(1))
        known.note(end(3), of: chain(2))
        #expect(known[chain(1)] == end(2) && known[chain(2)] == end(3) && known[chain(3)] == nil)
        known.forget(chain(1))
        #expect(known[chain(1)] == nil && known[chain(2)] == end(3))
        known.forgetAll()
        #expect(known.count == 0 && known[chain(2)] == nil)
    }

    @Test("Of the chains appended to last 4,096 are known, and never more than twice as many")
    func isBounded() {
        var known = KnownEnds()
        for number in 0..<KnownEnds.chainsMax * 5 {
            known.note(end(UInt8(truncatingIfNeeded: number)), of: chain(number))
            #expect(known.count <= 2 * KnownEnds.chainsMax)
        }
        let all = 0..<KnownEnds.chainsMax * 5
        #expect(all.suffix(KnownEnds.chainsMax).allSatisfy { known[chain($0)] == end(UInt8(truncatingIfNeeded: $0)) })
        #expect(known[chain(0)] == nil)
    }

    @Test("A chain that is forgotten is so in both generations, and one that is noted again is newer than before")
    func generations() {
        var known = KnownEnds()
        known.note(end(1), of: chain(-1))
        known.note(end(1), of: chain(-2))
        for number in 0..<KnownEnds.chainsMax { known.note(end(0), of: chain(number)) }
        known.note(end(2), of: chain(-1))
        #expect(known[chain(-1)] == end(2) && known[chain(-2)] == end(1))
        known.forget(chain(-1))
        known.forget(chain(-2))
        #expect(known[chain(-1)] == nil && known[chain(-2)] == nil)
    }
}
