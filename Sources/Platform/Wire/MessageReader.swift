public import CProtobufC

/// Turns the values of C messages into Swift's. Used by generated code only.
public enum MessageReader {
    /// A string of a decoded message, which C has as bytes.
    ///
    /// - Throws: ``WireError/invalidUTF8(field:)``; `field` is the full name.
    @inlinable
    public static func string(_ value: ProtobufCBinaryData, field: StaticString) throws(WireError) -> String {
        guard value.len > 0 else { return "" }
        let bytes = UnsafeBufferPointer<UInt8>(start: value.data, count: value.len)
        guard let text = try? UTF8Span(validating: Span(_unsafeElements: bytes)) else {
            throw .invalidUTF8(field: "\(field)")
        }
        return String(copying: text)
    }

    /// Bytes of a decoded message.
    @inlinable
    public static func bytes(_ value: ProtobufCBinaryData) -> [UInt8] {
        guard value.len > 0 else { return [] }
        return Array(UnsafeBufferPointer(start: value.data, count: value.len))
    }

    /// The elements of a repeated field.
    @inlinable
    public static func array<C, Element>(
        _ count: Int, _ values: UnsafeMutablePointer<C>?, _ convert: (C) throws(WireError) -> Element
    ) throws(WireError) -> [Element] {
        guard count > 0, let values else { return [] }
        var elements: [Element] = []
        elements.reserveCapacity(count)
        for index in 0..<count { elements.append(try convert(values[index])) }
        return elements
    }

    /// The entries of a map field. Of several with one key the last counts (protobuf encoding, "Maps").
    @inlinable
    public static func map<C, Key: Hashable, Value>(
        _ count: Int, _ entries: UnsafeMutablePointer<C>?, _ convert: (C) throws(WireError) -> (Key, Value)
    ) throws(WireError) -> [Key: Value] {
        guard count > 0, let entries else { return [:] }
        var map: [Key: Value] = [:]
        map.reserveCapacity(count)
        for index in 0..<count {
            let (key, value) = try convert(entries[index])
            map[key] = value
        }
        return map
    }

    /// A message-typed field; nil when it is absent.
    @inlinable
    public static func message<M: WireMessage, C>(
        _ value: UnsafeMutablePointer<C>?, as: M.Type
    ) throws(WireError) -> M? {
        guard let value else { return nil }
        return try M(c: UnsafeRawPointer(value))
    }
}
