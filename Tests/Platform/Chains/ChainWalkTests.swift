import Chains
import Testing

struct ChainWalkTests {
    private struct Record {
        var partition: UInt8 = 1
        var set: UInt16 = 60
        var sortKey: [UInt8]
        var value: [UInt8]
        var expires: Int64? = 10_000_000
    }

    private static let now: Int64 = 1_000_000

    /// A head and so many entries, in the order of a store.
    private func chain(_ count: Int, partition: UInt8 = 1) -> [Record] {
        var end = ChainEnd.empty
        var records: [Record] = []
        for number in 0..<count {
            let stored = end.append(
                [UInt8(number)], partition: Array(repeating: partition, count: 16), set: 60)
            records.append(Record(partition: partition, sortKey: ChainFormat.sortKey(end.sequence), value: stored))
        }
        return [Record(partition: partition, sortKey: [], value: end.head, expires: nil)] + records
    }

    private func problems(_ records: [Record]) -> [String] {
        var walk = ChainWalk(sets: [60], now: Self.now)
        var found: [String] = []
        for record in records where walk.isChain(record.set) {
            let problem = record.value.withUnsafeBytes {
                walk.take(
                    Array(repeating: record.partition, count: 16), record.set, sortKey: record.sortKey, value: $0,
                    expires: record.expires)
            }
            found += [problem].compactMap(\.self)
        }
        return found + [walk.end()].compactMap(\.self)
    }

    @Test("Chains as the store makes them are sound, also after each other and with other records between")
    func sound() {
        let other = Record(set: 7, sortKey: [1], value: [1, 2, 3])
        #expect(problems(chain(5) + [other] + chain(3, partition: 2)) == [])
        #expect(problems([]) == [])
    }

    @Test("An entry that was changed, taken out or put in, a false head, and a chain without a head are found")
    func broken() {
        var changed = chain(5)
        changed[3].value[32] ^= 1
        #expect(problems(changed) == ["entry 4 of a chain of set 60 does not follow the one before"])
        var gone = chain(5)
        gone.remove(at: 3)
        #expect(problems(gone) == ["entry 3 of a chain of set 60 is missing"])
        var last = chain(5)
        last[5].value[32] ^= 1
        #expect(problems(last) == ["the last entry of a chain of set 60 is not what its head binds"])
        var cut = chain(5)
        cut.removeLast(2)
        #expect(problems(cut) == ["the entries of a chain of set 60 behind 3 are missing, up to 5"])
        #expect(
            problems(Array(chain(2).dropFirst()) + chain(1, partition: 2))
                == ["a chain of set 60 has entries and no head"])
        let short = [chain(1)[0]] + chain(2).dropFirst()
        #expect(problems(short).count == 1)
    }

    @Test("RET-1: entries whose time is over may be gone, at the beginning and at the end")
    func over() {
        var old = chain(5)
        old.removeSubrange(1...2)
        #expect(problems(old) == [])
        #expect(problems([chain(5)[0]]) == [])
        var ending = chain(5)
        for place in 1...5 { ending[place].expires = Self.now + 10 }
        ending.removeLast(2)
        #expect(problems(ending) == [])
    }
}
