import CProtobufC

/// Rewrites an encoded message into an equal one that libprotobuf-c reads as the specification says:
///
/// - A singular message field that comes several times is the merge of all (protobuf encoding, "Last One Wins"), which
///   the library does not do within a oneof. Merging is concatenation, so the bodies become one.
/// - A field whose wire type is not its contract's is unknown, and a group is always so; the library refuses both.
///   These are left out: libprotobuf-c cannot keep what it cannot read.
///
/// Only messages in which ``WireScan`` found such a thing come here, after it has checked them.
struct WireRepair {
    private var output: [UInt8] = []
    /// The bodies of singular message fields so far, joined.
    private var merged: [(field: UnsafePointer<ProtobufCFieldDescriptor>, body: [UInt8])] = []

    /// The rewritten message.
    static func repaired(
        _ bytes: UnsafeRawBufferPointer, as descriptor: UnsafePointer<ProtobufCMessageDescriptor>
    ) throws(WireError) -> [UInt8] {
        var repair = WireRepair()
        repair.output.reserveCapacity(bytes.count)
        var cursor = WireCursor(bytes)
        while !cursor.isAtEnd { try repair.field(&cursor, descriptor) }
        for (field, body) in repair.merged { try repair.write(body, as: field) }
        return repair.output
    }

    private mutating func field(
        _ cursor: inout WireCursor, _ descriptor: UnsafePointer<ProtobufCMessageDescriptor>
    ) throws(WireError) {
        let start = cursor.next
        let tag = try cursor.tag()
        guard tag.type != .startGroup else { return try Self.skipGroup(&cursor) }
        let field = descriptor.field(tag.number)
        guard let field, tag.type == .length, field.pointee.type == PROTOBUF_C_TYPE_MESSAGE else {
            try cursor.skip(tag.type)
            if let field {
                guard field.accepts(tag.type) else { return }
                forgetOthers(ofOneofWith: field)
            }
            output += UnsafeRawBufferPointer(start: start, count: cursor.next - start)
            return
        }
        let body = try cursor.body()
        guard field.isSingularMessage else { return try write(Array(body), as: field) }
        forgetOthers(ofOneofWith: field)
        if let place = merged.firstIndex(where: { $0.field == field }) {
            merged[place].body += body
        } else {
            merged.append((field, Array(body)))
        }
    }

    /// A field of a oneof clears what the oneof held before.
    private mutating func forgetOthers(ofOneofWith field: UnsafePointer<ProtobufCFieldDescriptor>) {
        guard field.pointee.isOneof else { return }
        merged.removeAll {
            $0.field != field && $0.field.pointee.isOneof
                && $0.field.pointee.quantifier_offset == field.pointee.quantifier_offset
        }
    }

    /// Writes a message field with its body, which may itself need repair.
    private mutating func write(
        _ body: [UInt8], as field: UnsafePointer<ProtobufCFieldDescriptor>
    ) throws(WireError) {
        let repaired = try body.withUnsafeBytes { bytes in
            Result { () throws(WireError) in try Self.repaired(bytes, as: field.pointee.messageDescriptor) }
        }.get()
        varint(UInt64(field.pointee.id << 3 | WireType.length.rawValue))
        varint(UInt64(repaired.count))
        output += repaired
    }

    private mutating func varint(_ value: UInt64) {
        var rest = value
        while rest >= 0x80 {
            output.append(UInt8(truncatingIfNeeded: rest) | 0x80)
            rest >>= 7
        }
        output.append(UInt8(rest))
    }

    /// Skips to the end of a group whose beginning was read. The scan has seen that the ends match.
    private static func skipGroup(_ cursor: inout WireCursor) throws(WireError) {
        var open = 1
        while open > 0 {
            switch try cursor.tag().type {
            case .startGroup: open += 1
            case .endGroup: open -= 1
            case let type: try cursor.skip(type)
            }
        }
    }
}
