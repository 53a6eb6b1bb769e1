/// Values of the `data` column family:
/// CRC-32C (4) ‖ format (1) ‖ version (8) ‖ expiry (8) ‖ payload, numbers little-endian.
///
/// The checksum covers the key and everything behind it, and is checked at every read: it finds what
/// RocksDB's own block and log checksums cannot, a value that changed in memory or lies under another key.
struct StoredValue {
    static let headerLength = 21
    static let format: UInt8 = 1

    /// Log index of the write that made it.
    let version: UInt64
    /// Nanoseconds since 1970 from when on it reads as absent; 0 means never.
    let expiry: Int64
    /// The record's bytes; valid as long as those it was read from.
    let payload: UnsafeRawBufferPointer

    /// Reads a stored value.
    ///
    /// - Throws: ``StorageFault/corrupt(_:)`` when the checksum or the format is wrong.
    init(_ bytes: UnsafeRawBufferPointer, under key: UnsafeRawBufferPointer) throws(StorageFault) {
        guard bytes.count >= Self.headerLength else { throw .corrupt("a stored value is cut short") }
        var crc = CRC32C()
        crc.update(key)
        crc.update(UnsafeRawBufferPointer(rebasing: bytes[4...]))
        guard crc.value == UInt32(littleEndian: bytes.loadUnaligned(as: UInt32.self)) else {
            throw .corrupt("the checksum of a stored value is wrong")
        }
        guard bytes[4] == Self.format else { throw .corrupt("a stored value has format \(bytes[4])") }
        version = UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: 5, as: UInt64.self))
        expiry = Self.expiry(of: bytes)
        payload = UnsafeRawBufferPointer(rebasing: bytes[Self.headerLength...])
    }

    /// The expiry of a value with a whole header.
    static func expiry(of bytes: UnsafeRawBufferPointer) -> Int64 {
        Int64(littleEndian: bytes.loadUnaligned(fromByteOffset: 13, as: Int64.self))
    }

    /// Whether it reads as present at a moment.
    func isPresent(at now: Int64) -> Bool { expiry == 0 || expiry > now }

    /// Builds a stored value in `scratch`, which grows as needed, and runs `body` with it.
    static func with(
        version: UInt64, expiry: Int64, payload: [UInt8], under key: UnsafeRawBufferPointer,
        in scratch: inout [UInt8], _ body: (UnsafeRawBufferPointer) -> Void
    ) {
        let length = headerLength + payload.count
        if scratch.count < length { scratch.append(contentsOf: repeatElement(0, count: length - scratch.count)) }
        scratch.withUnsafeMutableBytes { buffer in
            let value = UnsafeMutableRawBufferPointer(rebasing: buffer[..<length])
            value[4] = format
            value.storeBytes(of: version.littleEndian, toByteOffset: 5, as: UInt64.self)
            value.storeBytes(of: expiry.littleEndian, toByteOffset: 13, as: Int64.self)
            payload.withUnsafeBytes { bytes in
                if let start = bytes.baseAddress {
                    (value.baseAddress! + headerLength).copyMemory(from: start, byteCount: bytes.count)
                }
            }
            var crc = CRC32C()
            crc.update(key)
            crc.update(UnsafeRawBufferPointer(rebasing: value[4...]))
            value.storeBytes(of: crc.value.littleEndian, as: UInt32.self)
            body(UnsafeRawBufferPointer(value))
        }
    }
}
