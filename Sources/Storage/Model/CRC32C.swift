/// CRC-32C (Castagnoli, RFC 3720 appendix B.4), eight bytes a step.
struct CRC32C {
    private var state: UInt32 = ~0

    /// Eight tables of 256 entries: entry `i` of table `k` is byte `i` followed by `k` zero bytes.
    // Written once before anybody can see it, and never freed.
    nonisolated(unsafe) private static let tables: UnsafePointer<UInt32> = {
        let tables = UnsafeMutablePointer<UInt32>.allocate(capacity: 8 * 256)
        for byte in 0..<256 {
            var value = UInt32(byte)
            for _ in 0..<8 { value = value & 1 == 0 ? value >> 1 : (value >> 1) ^ 0x82F6_3B78 }
            tables[byte] = value
        }
        for index in 256..<8 * 256 {
            let shorter = tables[index - 256]
            tables[index] = (shorter >> 8) ^ tables[Int(shorter & 0xFF)]
        }
        return UnsafePointer(tables)
    }()

    /// Takes more bytes.
    mutating func update(_ bytes: UnsafeRawBufferPointer) {
        guard var next = bytes.baseAddress else { return }
        let tables = Self.tables
        var left = bytes.count
        var crc = state
        while left >= 8 {
            let word = UInt64(littleEndian: next.loadUnaligned(as: UInt64.self)) ^ UInt64(crc)
            crc = 0
            for step in 0..<8 {
                crc ^= tables[(7 - step) * 256 + Int(truncatingIfNeeded: (word >> UInt64(step * 8)) & 0xFF)]
            }
            next += 8
            left -= 8
        }
        while left > 0 {
            crc = (crc >> 8) ^ tables[Int((crc ^ UInt32(next.load(as: UInt8.self))) & 0xFF)]
            next += 1
            left -= 1
        }
        state = crc
    }

    /// The checksum of everything taken so far.
    var value: UInt32 { ~state }

    /// The checksum of `bytes`.
    static func of(_ bytes: UnsafeRawBufferPointer) -> UInt32 {
        var crc = CRC32C()
        crc.update(bytes)
        return crc.value
    }
}
