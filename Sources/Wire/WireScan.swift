import CProtobufC

/// Reads through an encoded message before libprotobuf-c decodes it, and refuses what the library would accept or
/// die of: nesting without bound, more fields than the limit, strings that are not UTF-8 or hold a NUL.
struct WireScan {
    private enum WireType: UInt8 { case varint = 0, fixed64 = 1, length = 2, startGroup = 3, endGroup = 4, fixed32 = 5 }

    private let limits: WireLimits
    private var fields = 0

    init(limits: WireLimits) { self.limits = limits }

    /// Throws what is wrong with `bytes` as a message described by `descriptor`.
    mutating func check(
        _ bytes: UnsafeRawBufferPointer, as descriptor: UnsafePointer<ProtobufCMessageDescriptor>, depth: Int = 1
    ) throws(WireError) {
        guard depth <= limits.maxDepth else { throw .limitExceeded(limit: "depth", maximum: limits.maxDepth) }
        var position = 0
        while position < bytes.count {
            try count(1)
            let tag = try Self.varint(bytes, &position)
            let number = tag >> 3
            guard number >= 1, number <= 0x1FFF_FFFF, let type = WireType(rawValue: UInt8(tag & 7)) else {
                throw .malformed
            }
            switch type {
            case .varint: _ = try Self.varint(bytes, &position)
            case .fixed64: try Self.skip(8, bytes, &position)
            case .fixed32: try Self.skip(4, bytes, &position)
            case .length:
                let length = try Self.varint(bytes, &position)
                guard length <= UInt64(bytes.count - position) else { throw .malformed }
                let body = UnsafeRawBufferPointer(rebasing: bytes[position..<position + Int(length)])
                position += Int(length)
                if let field = protobuf_c_message_descriptor_get_field(descriptor, UInt32(number)) {
                    try check(body, of: field, in: descriptor, depth: depth)
                }
            // libprotobuf-c has no groups, and proto3 none either.
            case .startGroup, .endGroup: throw .malformed
            }
        }
    }

    /// Checks the body of a length-delimited field.
    private mutating func check(
        _ body: UnsafeRawBufferPointer, of field: UnsafePointer<ProtobufCFieldDescriptor>,
        in descriptor: UnsafePointer<ProtobufCMessageDescriptor>, depth: Int
    ) throws(WireError) {
        switch field.pointee.type {
        case PROTOBUF_C_TYPE_MESSAGE:
            guard let nested = field.pointee.descriptor else { throw .malformed }
            try check(body, as: nested.assumingMemoryBound(to: ProtobufCMessageDescriptor.self), depth: depth + 1)
        case PROTOBUF_C_TYPE_STRING:
            guard Self.isText(body) else {
                throw .invalidUTF8(
                    field: String(cString: descriptor.pointee.name) + "." + String(cString: field.pointee.name))
            }
        case PROTOBUF_C_TYPE_BYTES:
            break
        default:
            // A packed repeated field: each element takes at least a byte.
            try count(body.count)
        }
    }

    private mutating func count(_ more: Int) throws(WireError) {
        fields += more
        guard fields <= limits.maxFields else { throw .limitExceeded(limit: "fields", maximum: limits.maxFields) }
    }

    /// UTF-8 without NUL; ASCII, nearly everything, takes the quick way.
    private static func isText(_ body: UnsafeRawBufferPointer) -> Bool {
        var plain = true
        for byte in body {
            if byte == 0 { return false }
            if byte >= 0x80 { plain = false }
        }
        return plain || String(validating: body, as: UTF8.self) != nil
    }

    private static func skip(
        _ count: Int, _ bytes: UnsafeRawBufferPointer, _ position: inout Int
    ) throws(WireError) {
        guard bytes.count - position >= count else { throw .malformed }
        position += count
    }

    private static func varint(_ bytes: UnsafeRawBufferPointer, _ position: inout Int) throws(WireError) -> UInt64 {
        var value: UInt64 = 0
        var shift: UInt64 = 0
        while position < bytes.count, shift < 70 {
            let byte = bytes[position]
            position += 1
            value |= UInt64(byte & 0x7F) << shift
            if byte < 0x80 { return value }
            shift += 7
        }
        throw .malformed
    }
}
