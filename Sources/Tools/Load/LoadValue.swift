import Randomness

/// Values of a load: each byte follows from the key, the number of the write and the length, so that a reader
/// can tell a value that is damaged or belongs to another key.
///
/// Key (8) ‖ number (8) ‖ checksum of both and the length (8) ‖ filler that does not compress.
enum LoadValue {
    /// The shortest value.
    static let minBytes = 24

    /// The value that a write puts under a key.
    static func make(key: Int, number: UInt64, bytes: Int) -> [UInt8] {
        [UInt8](unsafeUninitializedCapacity: bytes) { buffer, count in
            let raw = UnsafeMutableRawBufferPointer(buffer)
            var filler = generator(key, number, bytes)
            raw.storeBytes(of: UInt64(key).littleEndian, as: UInt64.self)
            raw.storeBytes(of: number.littleEndian, toByteOffset: 8, as: UInt64.self)
            var offset = 16
            while offset < bytes {
                let word = filler.next().littleEndian
                withUnsafeBytes(of: word) { source in
                    let length = min(8, bytes - offset)
                    raw[offset..<offset + length].copyBytes(from: source[..<length])
                }
                offset += 8
            }
            count = bytes
        }
    }

    /// The number of the write that made a value.
    ///
    /// - Throws: ``LoadViolation`` when no write of the load made it for that key.
    static func number(of value: [UInt8], key: Int) throws(LoadViolation) -> UInt64 {
        guard value.count >= minBytes else { throw .damaged(key: key) }
        let (owner, number) = value.withUnsafeBytes { raw in
            (
                UInt64(littleEndian: raw.loadUnaligned(as: UInt64.self)),
                UInt64(littleEndian: raw.loadUnaligned(fromByteOffset: 8, as: UInt64.self))
            )
        }
        guard let owner = Int(exactly: owner), value == make(key: owner, number: number, bytes: value.count) else {
            throw .damaged(key: key)
        }
        guard owner == key else { throw .foreign(key: key, owner: owner) }
        return number
    }

    private static func generator(_ key: Int, _ number: UInt64, _ bytes: Int) -> SeededRandom {
        SeededRandom(
            seed: UInt64(key) &* 0x9E6C_63D0_876A_3F6B ^ number &* 0xD1B5_4A32_D192_ED03 ^ UInt64(bytes) << 48)
    }
}

/// An answer that no correct store gives. Keys are numbers of the load's own.
public enum LoadViolation: Error, Equatable, CustomStringConvertible {
    /// A record that was written is not there.
    case missing(key: Int)
    /// A value is not what any write of the load made.
    case damaged(key: Int)
    /// A value of another key.
    case foreign(key: Int, owner: Int)
    /// An older value than one that was acknowledged before the read began.
    case stale(key: Int, version: UInt64, acknowledged: UInt64)
    /// Another value than the one that was acknowledged under its version.
    case changed(key: Int, version: UInt64)
    /// A conditional write went through although another write came in between.
    case lostUpdate(key: Int, version: UInt64)
    /// Records of a series are missing or out of order.
    case disordered(key: Int)
    /// An answer of the gateway that says nothing of the person asked for.
    case empty(key: Int)

    /// What was wrong, with the numbers of keys and versions.
    public var description: String {
        switch self {
        case .missing(let key): "key \(key): the record is missing"
        case .damaged(let key): "key \(key): the value is damaged"
        case .foreign(let key, let owner): "key \(key): the value belongs to key \(owner)"
        case .stale(let key, let version, let acknowledged):
            "key \(key): version \(version) was read although \(acknowledged) was acknowledged before"
        case .changed(let key, let version): "key \(key): version \(version) has another value than was acknowledged"
        case .lostUpdate(let key, let version):
            "key \(key): the conditional write of version \(version) overwrote another write"
        case .disordered(let key): "key \(key): records of the series are missing or out of order"
        case .empty(let key): "person \(key): the answer has no health code"
        }
    }
}
