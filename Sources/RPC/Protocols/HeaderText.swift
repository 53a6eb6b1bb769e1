#if canImport(Glibc)
import Glibc
#endif

/// The bytes of a header field's name or value, where they stand. Valid within the call that hands it out.
struct HeaderText {
    private let bytes: UnsafeBufferPointer<UInt8>

    init(_ bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

    var count: Int { bytes.count }
    var first: UInt8? { bytes.first }
    var string: String { String(decoding: bytes, as: UTF8.self) }

    /// Whether every byte is printable ASCII or a space.
    var isPrintable: Bool { bytes.allSatisfy { $0 >= 0x20 && $0 <= 0x7E } }

    subscript(_ index: Int) -> UInt8 { bytes[index] }

    /// Whether the bytes are those of `text`.
    func equals(_ text: StaticString) -> Bool {
        bytes.count == text.utf8CodeUnitCount && starts(with: text)
    }

    /// Whether the bytes begin with those of `text`.
    func starts(with text: StaticString) -> Bool {
        let count = text.utf8CodeUnitCount
        guard bytes.count >= count, let start = bytes.baseAddress else { return count == 0 }
        return memcmp(start, text.utf8Start, count) == 0
    }

    /// A hash for tables that an outsider cannot fill: length, first and last bytes.
    var tableHash: UInt64 {
        var hash = UInt64(truncatingIfNeeded: bytes.count)
        var index = max(0, bytes.count - 24)
        while index < bytes.count {
            hash = (hash ^ UInt64(bytes[index])) &* 0x100_0000_01B3
            index += 1
        }
        return hash ^ (hash >> 29)
    }

    /// Whether the bytes are those of `other`.
    func equals(_ other: [UInt8]) -> Bool {
        guard bytes.count == other.count, let start = bytes.baseAddress else { return bytes.count == other.count }
        return other.withUnsafeBufferPointer { memcmp(start, $0.baseAddress!, $0.count) == 0 }
    }
}
