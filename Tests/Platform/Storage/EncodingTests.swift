import Testing

@testable import Storage

@Suite("What is stored")
struct EncodingTests {
    @Test(
        "RFC 3720 B.4: CRC-32C of the test vectors",
        arguments: [
            (Array("123456789".utf8), 0xE306_9283), (Array(repeating: 0, count: 32), 0x8A91_36AA),
            (Array(repeating: 0xFF, count: 32), 0x62A8_AB43), (Array(0..<32), 0x46DD_794E), ([], 0),
        ] as [([UInt8], UInt32)])
    func crcVectors(bytes: [UInt8], expected: UInt32) {
        #expect(bytes.withUnsafeBytes { CRC32C.of($0) } == expected)
    }

    @Test("A checksum taken in two pieces is that of the whole, wherever it is cut")
    func crcInPieces() {
        let bytes = (0..<40).map { UInt8(truncatingIfNeeded: $0 * 37) }
        bytes.withUnsafeBytes { whole in
            for cut in 0...whole.count {
                var crc = CRC32C()
                crc.update(UnsafeRawBufferPointer(rebasing: whole[..<cut]))
                crc.update(UnsafeRawBufferPointer(rebasing: whole[cut...]))
                #expect(crc.value == CRC32C.of(whole))
            }
        }
    }

    @Test("Keys order by partition, then collection, then sort key")
    func keyOrder() {
        func key(_ partition: [UInt8], _ collection: UInt16, _ sortKey: [UInt8]) -> [UInt8] {
            DataKey.with(PartitionID(partition)!, collection, sortKey) { [UInt8]($0) }
        }
        let low = [UInt8](repeating: 1, count: 16)
        let high = [UInt8](repeating: 1, count: 15) + [2]
        let keys = [
            key(low, 1, []), key(low, 1, [0]), key(low, 1, [0, 0]), key(low, 1, [255]), key(low, 2, []),
            key(low, 256, []), key(high, 1, []),
        ]
        for (first, second) in zip(keys, keys.dropFirst()) { #expect(first.lexicographicallyPrecedes(second)) }
        let end = DataKey.withEnd(PartitionID(low)!, 1) { [UInt8]($0) }
        let last = key(low, 1, Array(repeating: 255, count: DataKey.maxSortKey))
        #expect(last.lexicographicallyPrecedes(end) && end.lexicographicallyPrecedes(keys[4]))
    }

    @Test("A log block comes back as it was; cut anywhere or with any bit flipped it is corrupt")
    func logBlocks() throws {
        var random = Seeded(state: 7)
        for _ in 0..<20 {
            let commands = (0..<Int.random(in: 1...4, using: &random)).map { _ in command(&random) }
            let bytes = LogBlock.encode(epoch: 3, stamp: -5, commands)
            let block = try bytes.withUnsafeBytes { try LogBlock($0) }
            #expect(block.epoch == 3 && block.stamp == -5 && block.commands == commands)
            for cut in 0..<bytes.count {
                #expect(throws: StorageFault.self) { try bytes[..<cut].withUnsafeBytes { try LogBlock($0) } }
            }
            var flipped = bytes
            let place = Int.random(in: 0..<bytes.count, using: &random)
            flipped[place] ^= UInt8(1 << Int.random(in: 0..<8, using: &random))
            #expect(throws: StorageFault.self) { try flipped.withUnsafeBytes { try LogBlock($0) } }
        }
    }

    @Test("A stored value under another key, or with any bit flipped, is corrupt")
    func storedValues() throws {
        var scratch: [UInt8] = []
        var stored: [UInt8] = []
        let key: [UInt8] = [1, 2, 3]
        key.withUnsafeBytes { key in
            StoredValue.with(version: 9, expiry: 77, payload: [4, 5, 6], under: key, in: &scratch) {
                stored = [UInt8]($0)
            }
        }
        func load(_ bytes: [UInt8], _ key: [UInt8]) throws -> (UInt64, Int64, [UInt8]) {
            try key.withUnsafeBytes { key in
                try bytes.withUnsafeBytes { bytes in
                    let value = try StoredValue(bytes, under: key)
                    return (value.version, value.expiry, [UInt8](value.payload))
                }
            }
        }
        let loaded = try load(stored, key)
        #expect(loaded == (9, 77, [4, 5, 6]))
        #expect(throws: StorageFault.self) { try load(stored, [1, 2, 4]) }
        for bit in 0..<stored.count * 8 {
            var flipped = stored
            flipped[bit / 8] ^= UInt8(1 << (bit % 8))
            #expect(throws: StorageFault.self) { try load(flipped, key) }
        }
        #expect(throws: StorageFault.self) { try load([1, 2], key) }
    }

    private func command(_ random: inout Seeded) -> Command {
        func bytes(_ most: Int) -> [UInt8] {
            (0..<Int.random(in: 0...most, using: &random)).map { _ in UInt8.random(in: 0...255, using: &random) }
        }
        let address = RecordAddress(collection: .random(in: 1...9, using: &random), sortKey: bytes(5))
        return Command(
            partition: PartitionID(high: random.next(), low: random.next()),
            demands: [
                .init(address: address, condition: .exists), .init(address: address, condition: .absent),
                .init(address: address, condition: .version(random.next())),
            ],
            changes: [
                .put(address, value: bytes(40), expiry: .random(in: 0...9, using: &random)), .delete(address),
                .deleteRange(collection: 3, from: bytes(3), until: bytes(3)),
                .append(collection: 4, value: bytes(40), expiry: .random(in: 0...9, using: &random)),
            ],
            idempotencyKey: bytes(8))
    }
}
