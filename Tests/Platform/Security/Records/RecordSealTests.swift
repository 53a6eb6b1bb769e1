import Crypto
import Testing

@testable import Security

@Suite("Sealed values")
struct RecordSealTests {
    private static let partition = Array(UInt8(0)..<16)
    private static let place = partition + [0, 11, 7]

    @Test("A value opens in its place, and is nowhere to be seen in its sealed form")
    func roundTrip() throws {
        let keys = RecordKeys()
        var seal = RecordSeal(keys, partition: Self.partition)
        for length in [0, 1, 15, 16, 17, 300, 100_000] {
            let value = (0..<length).map { UInt8(truncatingIfNeeded: $0 &* 31 &+ 7) }
            let sealed = try seal.seal(value, place: Self.place)
            #expect(sealed.count == length + RecordSeal.overhead && RecordSeal.isSealed(sealed))
            #expect(try seal.open(sealed, place: Self.place) == value)
            #expect(try RecordSeal.key(of: sealed) == keys.currentID)
        }
    }

    @Test("One value sealed twice gives two values")
    func isRandomized() throws {
        var seal = RecordSeal(RecordKeys(), partition: Self.partition)
        #expect(try seal.seal([1], place: []) != seal.seal([1], place: []))
    }

    @Test("Each changed bit is noticed, and each cut")
    func isAuthenticated() throws {
        var seal = RecordSeal(RecordKeys(), partition: Self.partition)
        let sealed = try seal.seal(Array("11010519491231002X".utf8), place: Self.place)
        for bit in 0..<sealed.count * 8 {
            var changed = sealed
            changed[bit / 8] ^= 1 << UInt8(bit % 8)
            #expect(throws: SealError.self) { try seal.open(changed, place: Self.place) }
        }
        for length in 0..<sealed.count {
            #expect(throws: SealError.self) { try seal.open(Array(sealed.prefix(length)), place: Self.place) }
        }
    }

    @Test("A value opens neither in another place, nor in another partition, nor under another cluster's key")
    func isBound() throws {
        let keys = RecordKeys()
        var seal = RecordSeal(keys, partition: Self.partition)
        var other = RecordSeal(keys, partition: Array(Self.partition.reversed()))
        var foreign = RecordSeal(RecordKeys(), partition: Self.partition)
        let sealed = try seal.seal([1, 2, 3], place: Self.place)
        #expect(throws: SealError.altered) { try seal.open(sealed, place: Self.place + [0]) }
        #expect(throws: SealError.altered) { try other.open(sealed, place: Self.place) }
        let id = try keys.currentID
        #expect(throws: SealError.unknownKey(id)) { try foreign.open(sealed, place: Self.place) }
    }

    @Test("A clear value does not pass for a sealed one")
    func refusesClear() {
        var seal = RecordSeal(RecordKeys(), partition: Self.partition)
        #expect(throws: SealError.clear) { try seal.open([0x0A, 1, 65], place: Self.place) }
        #expect(throws: SealError.clear) { try seal.open([], place: Self.place) }
    }

    @Test("The data key of a partition is HKDF-SHA-256 of the month's key (RFC 5869 §2.3)")
    func derivation() throws {
        let key = SymmetricKey(size: .bits256)
        let entry = RecordKeySet.Month(id: RecordKeyID(of: key), from: 0, until: nil, wrapped: [])
        let derived = RecordKeys.Month(entry, key).dataKey(of: Self.partition)
        let info = RecordKeys.Month.use + Self.partition
        #expect(derived == HKDF<SHA256>.expand(pseudoRandomKey: key, info: info, outputByteCount: 32))
    }
}
