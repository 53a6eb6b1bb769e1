import Chains
import Testing

@Suite("How chains are stored and linked")
struct ChainFormatTests {
    private let partition: [UInt8] = Array(0..<16)

    private func hex(_ bytes: [UInt8]) -> String {
        bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    }

    @Test("A link is SHA-256 over 0x43, partition, set, sequence, link before and value; the vectors are Python's")
    func vectors() {
        var end = ChainEnd.empty
        #expect(end.sequence == 0 && end.link == [UInt8](repeating: 0, count: 32))
        #expect(
            end.append(Array("one".utf8), partition: partition, set: 60) == ChainFormat.beginning + Array("one".utf8))
        #expect(hex(end.link) == "4e01e92ce1a919d0673be6150c1588a6fb60fcd576bc4581467fbb5e0f2e569b")
        let first = end.link
        #expect(end.append([], partition: partition, set: 60) == first)
        #expect(hex(end.link) == "15ec6e3d312a525c6206b09c6719d5887310200526948251d6c740a112bece14")
        #expect(end.sequence == 2)
    }

    @Test("Another partition, set, sequence, link before or value gives another link")
    func everyPartCounts() {
        func link(
            _ partition: [UInt8], _ set: UInt16 = 1, _ sequence: UInt64 = 1, _ previous: UInt8 = 0,
            _ value: [UInt8] = []
        ) -> [UInt8] {
            ChainFormat.link(
                partition: partition, set: set, sequence: sequence, previous: Array(repeating: previous, count: 32),
                value: value)
        }
        let links = [
            link(partition), link(partition.reversed()), link(partition, 2), link(partition, 1, 2),
            link(partition, 1, 1, 1), link(partition, 1, 1, 0, [0]),
        ]
        #expect(Set(links).count == links.count)
    }

    @Test("A head comes back as it was stored; other bytes are no head")
    func heads() {
        var end = ChainEnd.empty
        for number in 0..<300 { _ = end.append([UInt8(truncatingIfNeeded: number)], partition: partition, set: 7) }
        let head = end.head
        #expect(head.withUnsafeBytes { ChainEnd(head: $0) } == end)
        #expect(Array(head[..<8]) == [0, 0, 0, 0, 0, 0, 1, 44])
        #expect(head.dropLast().withUnsafeBytes { ChainEnd(head: $0) } == nil)
        #expect((head + [0]).withUnsafeBytes { ChainEnd(head: $0) } == nil)
        #expect(ChainEnd.empty.head.withUnsafeBytes { ChainEnd(head: $0) } == nil)
    }

    @Test("Sort keys order as the numbers, and only keys of eight bytes are numbers")
    func sortKeys() {
        for number in [1, 255, 256, 1 << 40, .max] as [UInt64] {
            #expect(ChainFormat.sequence(sortKey: ChainFormat.sortKey(number)) == number)
            #expect(ChainFormat.sortKey(number - 1).lexicographicallyPrecedes(ChainFormat.sortKey(number)))
        }
        #expect(ChainFormat.sequence(sortKey: []) == nil)
        #expect(ChainFormat.sequence(sortKey: [1]) == nil)
    }
}
