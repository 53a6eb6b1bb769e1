/// How a field is encoded (protobuf encoding, "Message Structure").
enum WireType: UInt32 {
    case varint = 0
    case fixed64 = 1
    case length = 2
    case startGroup = 3
    case endGroup = 4
    case fixed32 = 5
}

/// Goes through the fields of an encoded message.
struct WireCursor {
    private(set) var next: UnsafeRawPointer
    private let end: UnsafeRawPointer

    init(_ bytes: UnsafeRawBufferPointer) {
        // An empty buffer may have no address: any will do, for it is never read.
        next = bytes.baseAddress ?? UnsafeRawPointer(bitPattern: 1)!
        end = next + bytes.count
    }

    var isAtEnd: Bool { next == end }

    mutating func tag() throws(WireError) -> (number: UInt32, type: WireType) {
        let tag = try varint()
        guard tag >= 8, tag <= UInt32.max, let type = WireType(rawValue: UInt32(tag) & 7) else { throw .malformed }
        return (UInt32(tag) >> 3, type)
    }

    @inline(__always)
    mutating func varint() throws(WireError) -> UInt64 {
        guard next < end else { throw .malformed }
        let first = next.load(as: UInt8.self)
        next += 1
        return first < 0x80 ? UInt64(first) : try longVarint(UInt64(first & 0x7F))
    }

    private mutating func longVarint(_ first: UInt64) throws(WireError) -> UInt64 {
        var value = first
        var shift: UInt64 = 7
        while next < end, shift < 70 {
            let byte = next.load(as: UInt8.self)
            next += 1
            value |= UInt64(byte & 0x7F) << shift
            if byte < 0x80 { return value }
            shift += 7
        }
        throw .malformed
    }

    mutating func skip(_ count: Int) throws(WireError) {
        guard end - next >= count else { throw .malformed }
        next += count
    }

    /// The body of a length-delimited field.
    mutating func body() throws(WireError) -> UnsafeRawBufferPointer {
        let length = try varint()
        guard length <= UInt64(end - next) else { throw .malformed }
        defer { next += Int(length) }
        return UnsafeRawBufferPointer(start: next, count: Int(length))
    }

    /// Skips a value that is no group.
    mutating func skip(_ type: WireType) throws(WireError) {
        switch type {
        case .varint: _ = try varint()
        case .fixed64: try skip(8)
        case .fixed32: try skip(4)
        case .length: _ = try body()
        case .startGroup, .endGroup: throw .malformed
        }
    }
}
