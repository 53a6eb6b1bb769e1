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

    /// Adds the bytes to others.
    func append(to others: inout [UInt8]) { others.append(contentsOf: bytes) }

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

    // MARK: Lists

    /// Whether the bytes are those of `text`, which is in lower case, letters of either case being the same.
    func equalsInAnyCase(_ text: StaticString) -> Bool {
        bytes.count == text.utf8CodeUnitCount && startsInAnyCase(with: text)
    }

    /// Whether the bytes begin with those of `text`, which is in lower case, letters of either case being the same.
    func startsInAnyCase(with text: StaticString) -> Bool {
        let count = text.utf8CodeUnitCount
        return bytes.count >= count
            && (0..<count).allSatisfy { Self.lowercase(bytes[$0]) == text.utf8Start[$0] }
    }

    private static func lowercase(_ byte: UInt8) -> UInt8 {
        (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte) ? byte | 0x20 : byte
    }

    /// The text without the spaces and tabs around it.
    var trimmed: HeaderText {
        let isBlank = { (byte: UInt8) in byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") }
        guard let first = bytes.firstIndex(where: { !isBlank($0) }), let last = bytes.lastIndex(where: { !isBlank($0) })
        else { return HeaderText(UnsafeBufferPointer(rebasing: bytes[..<0])) }
        return HeaderText(UnsafeBufferPointer(rebasing: bytes[first...last]))
    }

    /// The parts of a list, empty ones as well.
    func parts(separatedBy separator: UInt8) -> Parts { Parts(rest: bytes, separator: separator) }

    /// The parts of a list, one after the other.
    struct Parts: Sequence, IteratorProtocol {
        fileprivate var rest: UnsafeBufferPointer<UInt8>?
        fileprivate let separator: UInt8

        mutating func next() -> HeaderText? {
            guard let rest else { return nil }
            let end = rest.firstIndex(of: separator)
            self.rest = end.map { UnsafeBufferPointer(rebasing: rest[($0 + 1)...]) }
            return HeaderText(UnsafeBufferPointer(rebasing: rest[..<(end ?? rest.count)]))
        }
    }
}
