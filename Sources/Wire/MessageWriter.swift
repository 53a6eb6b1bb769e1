public import CProtobufC

/// Builds C messages in an arena from Swift values. Used by generated code only, for the time of one encode.
public struct MessageWriter {
    let arena: Arena

    /// Memory for one C structure, not yet initialised.
    public func structure<T>(_ type: T.Type) throws(WireError) -> UnsafeMutablePointer<T> {
        try memory(MemoryLayout<T>.stride).bindMemory(to: T.self, capacity: 1)
    }

    /// A NUL-terminated copy of a string.
    public func string(_ value: String, field: StaticString) throws(WireError) -> UnsafeMutablePointer<CChar> {
        var value = value
        let copied = value.withUTF8 { utf8 -> Result<UnsafeMutablePointer<CChar>, WireError> in
            guard !utf8.contains(0) else { return .failure(.nulInString(field: "\(field)")) }
            guard let copy = arena.allocate(utf8.count + 1) else { return .failure(Self.outOfMemory) }
            if let base = utf8.baseAddress { copy.copyMemory(from: base, byteCount: utf8.count) }
            copy.storeBytes(of: 0, toByteOffset: utf8.count, as: UInt8.self)
            return .success(copy.assumingMemoryBound(to: CChar.self))
        }
        return try copied.get()
    }

    /// A copy of bytes.
    public func bytes(_ value: [UInt8]) throws(WireError) -> ProtobufCBinaryData {
        guard !value.isEmpty else { return ProtobufCBinaryData() }
        let copy = try memory(value.count)
        value.withUnsafeBytes { copy.copyMemory(from: $0.baseAddress!, byteCount: $0.count) }
        return ProtobufCBinaryData(len: value.count, data: copy.assumingMemoryBound(to: UInt8.self))
    }

    /// An array of C values made of the elements of a repeated field; nil when there are none.
    public func array<Element, C>(
        _ values: [Element], _ convert: (Element) throws(WireError) -> C
    ) throws(WireError) -> UnsafeMutablePointer<C>? {
        guard !values.isEmpty else { return nil }
        let array = try memory(values.count * MemoryLayout<C>.stride).bindMemory(to: C.self, capacity: values.count)
        for (index, value) in values.enumerated() { (array + index).initialize(to: try convert(value)) }
        return array
    }

    /// The C message of a value.
    public func message<M: WireMessage, C>(_ value: M, as: C.Type) throws(WireError) -> UnsafeMutablePointer<C> {
        try value.c(in: self).assumingMemoryBound(to: C.self)
    }

    func memory(_ size: Int) throws(WireError) -> UnsafeMutableRawPointer {
        guard let memory = arena.allocate(size) else { throw Self.outOfMemory }
        return memory
    }

    private static let outOfMemory = WireError.limitExceeded(limit: "memory", maximum: WireLimits.standard.maxDecodedBytes)
}
