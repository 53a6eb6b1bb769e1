import CISAL

/// CRC-32C (Castagnoli, RFC 3720 appendix B.4).
struct CRC32C {
    private var state: UInt32 = ~0

    /// Takes more bytes, fewer than 2³¹.
    mutating func update(_ bytes: UnsafeRawBufferPointer) {
        guard let start = bytes.bindMemory(to: UInt8.self).baseAddress else { return }
        // The library's parameter is not const, but it only reads.
        state = crc32_iscsi(UnsafeMutablePointer(mutating: start), Int32(bytes.count), state)
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
