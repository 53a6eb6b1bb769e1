import CProtobufC

/// Reads through an encoded message before libprotobuf-c decodes it: refuses what the library would accept or die
/// of (nesting without bound, more fields than the limit), and finds what the library would misread, for
/// ``WireRepair`` to put right.
struct WireScan {
    private let limits: WireLimits
    private var fieldsLeft: Int
    /// Whether the message holds what libprotobuf-c misreads.
    private(set) var needsRepair = false

    init(limits: WireLimits) {
        self.limits = limits
        fieldsLeft = limits.maxFields
    }

    /// Throws what is wrong with `bytes` as a message described by `descriptor`.
    mutating func check(
        _ bytes: UnsafeRawBufferPointer, as descriptor: UnsafePointer<ProtobufCMessageDescriptor>, depth: Int = 1
    ) throws(WireError) {
        guard depth <= limits.maxDepth else { throw .limitExceeded(limit: "depth", maximum: limits.maxDepth) }
        var cursor = WireCursor(bytes)
        // Singular messages seen so far. Beyond 64 fields two may share a bit, which costs a needless repair.
        var seen: UInt64 = 0
        while !cursor.isAtEnd {
            try count(1)
            let tag = try cursor.tag()
            let field = descriptor.field(tag.number)
            if let field, !field.accepts(tag.type) { needsRepair = true }
            switch tag.type {
            case .varint: _ = try cursor.varint()
            case .fixed64: try cursor.skip(8)
            case .fixed32: try cursor.skip(4)
            case .length:
                let body = try cursor.body()
                guard let field else { continue }
                if field.isSingularMessage {
                    let bit: UInt64 = 1 << UInt64((field - descriptor.pointee.fields) & 63)
                    if seen & bit != 0 { needsRepair = true }
                    seen |= bit
                }
                try check(body, of: field, depth: depth)
            case .startGroup:
                needsRepair = true
                try group(tag.number, &cursor, depth: depth + 1)
            case .endGroup: throw .malformed
            }
        }
    }

    /// Checks the body of a length-delimited field.
    private mutating func check(
        _ body: UnsafeRawBufferPointer, of field: UnsafePointer<ProtobufCFieldDescriptor>, depth: Int
    ) throws(WireError) {
        switch field.pointee.type {
        case PROTOBUF_C_TYPE_BYTES: break
        case PROTOBUF_C_TYPE_MESSAGE: try check(body, as: field.pointee.messageDescriptor, depth: depth + 1)
        default:
            // A packed repeated field: each element takes at least a byte.
            try count(body.count)
        }
    }

    /// Skips the fields of a group, which no proto3 contract has, up to its end.
    private mutating func group(_ number: UInt32, _ cursor: inout WireCursor, depth: Int) throws(WireError) {
        guard depth <= limits.maxDepth else { throw .limitExceeded(limit: "depth", maximum: limits.maxDepth) }
        while true {
            try count(1)
            let tag = try cursor.tag()
            switch tag.type {
            case .startGroup: try group(tag.number, &cursor, depth: depth + 1)
            case .endGroup:
                guard tag.number == number else { throw .malformed }
                return
            default: try cursor.skip(tag.type)
            }
        }
    }

    private mutating func count(_ more: Int) throws(WireError) {
        fieldsLeft -= more
        guard fieldsLeft >= 0 else { throw .limitExceeded(limit: "fields", maximum: limits.maxFields) }
    }
}
