import CNghttp2

/// A list of header fields in one piece of memory, as libnghttp2 wants them.
struct HeaderBlock {
    private var bytes: [UInt8] = []
    private var lengths: [(name: Int, value: Int, flags: UInt8)] = []

    init() {
        bytes.reserveCapacity(256)
        lengths.reserveCapacity(8)
    }

    /// Adds a field. The name is in lower case.
    mutating func add(_ name: StaticString, _ value: some StringProtocol) {
        let before = bytes.count
        name.withUTF8Buffer { bytes.append(contentsOf: $0) }
        finish(nameEnd: before + name.utf8CodeUnitCount, before: before, value: value)
    }

    /// Adds a field whose value hardly ever comes again, such as a time left: it stays out of the table of
    /// recent fields (RFC 7541 §6.2.2), where it would push out those that do.
    mutating func addPassing(_ name: StaticString, _ value: some StringProtocol) {
        add(name, value)
        lengths[lengths.count - 1].flags = UInt8(NGHTTP2_NV_FLAG_NO_INDEX.rawValue)
    }

    /// Adds a field of constants.
    mutating func add(_ name: StaticString, _ value: StaticString) {
        add(name, value.withUTF8Buffer { String(decoding: $0, as: UTF8.self) })
    }

    /// Calls `body` with the bytes of each field's name and value.
    func forEach(_ body: (ArraySlice<UInt8>, ArraySlice<UInt8>) -> Void) {
        var start = 0
        for length in lengths {
            let middle = start + length.name
            body(bytes[start..<middle], bytes[middle..<middle + length.value])
            start = middle + length.value
        }
    }

    /// Adds a field whose name is known only now.
    mutating func add(_ name: String, _ value: some StringProtocol) {
        let before = bytes.count
        bytes.append(contentsOf: name.utf8)
        finish(nameEnd: bytes.count, before: before, value: value)
    }

    private mutating func finish(nameEnd: Int, before: Int, value: some StringProtocol) {
        bytes.append(contentsOf: value.utf8)
        lengths.append((nameEnd - before, bytes.count - nameEnd, UInt8(NGHTTP2_NV_FLAG_NONE.rawValue)))
    }

    /// Runs `body` with the fields; libnghttp2 copies them.
    func withFields<R>(_ body: (UnsafePointer<nghttp2_nv>, Int) -> R) -> R {
        bytes.withUnsafeBufferPointer { bytes in
            withUnsafeTemporaryAllocation(of: nghttp2_nv.self, capacity: max(lengths.count, 1)) { fields in
                // libnghttp2 takes mutable pointers and only reads through them.
                var next = UnsafeMutablePointer(mutating: bytes.baseAddress)
                for (index, length) in lengths.enumerated() {
                    let value = next.map { $0 + length.name }
                    fields.initializeElement(
                        at: index,
                        to: nghttp2_nv(
                            name: next, value: value, namelen: length.name, valuelen: length.value,
                            flags: length.flags))
                    next = value.map { $0 + length.value }
                }
                return body(UnsafePointer(fields.baseAddress!), lengths.count)
            }
        }
    }
}
