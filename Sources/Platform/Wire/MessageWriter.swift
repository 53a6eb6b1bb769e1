public import CProtobufC

/// Builds C messages in an arena from Swift values. Used by generated code only, for the time of one encode.
public struct MessageWriter {
    @usableFromInline let arena: UnsafeMutablePointer<Arena>

    @usableFromInline
    init(arena: UnsafeMutablePointer<Arena>) { self.arena = arena }

    /// Memory for one C structure, not yet initialised.
    @inlinable
    public func structure<T>(_ type: T.Type) throws(WireError) -> UnsafeMutablePointer<T> {
        try memory(MemoryLayout<T>.stride).bindMemory(to: T.self, capacity: 1)
    }

    /// A copy of a string's UTF-8.
    public func string(_ value: String) throws(WireError) -> ProtobufCBinaryData {
        // A string bridged from elsewhere is made native first.
        let copy = value.utf8.withContiguousStorageIfAvailable(copy) ?? Array(value.utf8).withUnsafeBufferPointer(copy)
        guard let copy else { throw Self.outOfMemory }
        return copy
    }

    private func copy(_ bytes: UnsafeBufferPointer<UInt8>) -> ProtobufCBinaryData? {
        guard let base = bytes.baseAddress, !bytes.isEmpty else { return ProtobufCBinaryData() }
        guard let copy = arena.pointee.allocate(bytes.count) else { return nil }
        copy.copyMemory(from: base, byteCount: bytes.count)
        return ProtobufCBinaryData(len: bytes.count, data: copy.assumingMemoryBound(to: UInt8.self))
    }

    /// A copy of bytes.
    func copy(_ value: [UInt8]) throws(WireError) -> ProtobufCBinaryData {
        guard let copy = value.withUnsafeBufferPointer(copy) else { throw Self.outOfMemory }
        return copy
    }

    /// Bytes of the message that is encoded, where they lie.
    // The pointer outlives the call that makes it: the message, which nobody changes meanwhile, holds the array's memory,
    // and whoever calls `WireMessage.c(in:)` keeps the message until the C structures are read.
    public func bytes(_ value: [UInt8]) throws(WireError) -> ProtobufCBinaryData {
        guard arena.pointee.charge(value.count) else { throw Self.outOfMemory }
        return value.withUnsafeBufferPointer { bytes in
            guard let start = bytes.baseAddress, !bytes.isEmpty else { return ProtobufCBinaryData() }
            // libprotobuf-c takes a mutable pointer and only reads through it.
            return ProtobufCBinaryData(len: bytes.count, data: UnsafeMutablePointer(mutating: start))
        }
    }

    /// An array of C values made of the elements of a repeated field; nil when there are none.
    @inlinable
    public func array<Element, C>(
        _ values: [Element], _ convert: (Element) throws(WireError) -> C
    ) throws(WireError) -> UnsafeMutablePointer<C>? {
        guard !values.isEmpty else { return nil }
        let array = try memory(values.count * MemoryLayout<C>.stride).bindMemory(to: C.self, capacity: values.count)
        var place = array
        for value in values {
            place.initialize(to: try convert(value))
            place += 1
        }
        return array
    }

    /// The entries of a map field, in the order of their keys, so that equal messages have equal encodings.
    @inlinable
    public func map<Key: MapKey, Value, C>(
        _ values: [Key: Value], _ convert: (Key, Value) throws(WireError) -> C
    ) throws(WireError) -> UnsafeMutablePointer<C?>? {
        guard !values.isEmpty else { return nil }
        return try array(values.sorted { $0.key.comes(before: $1.key) }) { entry throws(WireError) in
            try convert(entry.key, entry.value)
        }
    }

    /// The C message of a value.
    @inlinable
    public func message<M: WireMessage, C>(_ value: M, as: C.Type) throws(WireError) -> UnsafeMutablePointer<C> {
        try value.c(in: self).assumingMemoryBound(to: C.self)
    }

    @usableFromInline
    func memory(_ size: Int) throws(WireError) -> UnsafeMutableRawPointer {
        guard let memory = arena.pointee.allocate(size) else { throw Self.outOfMemory }
        return memory
    }

    private static let outOfMemory = WireError.limitExceeded(
        limit: "memory", maximum: WireLimits.standard.maxDecodedBytes)
}
