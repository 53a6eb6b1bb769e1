import CNghttp2

/// A list of header fields in one piece of memory, as libnghttp2 wants them.
// Sendable in name only: a block is filled by who makes it, and not changed once it is handed on.
final class HeaderBlock: @unchecked Sendable {
    private var bytes: [UInt8] = []
    private var lengths: [(name: Int, value: Int, flags: UInt8)] = []
    /// The fields of a block that lives as long as the process.
    private var fixed: UnsafeBufferPointer<nghttp2_nv>?

    init() {
        bytes.reserveCapacity(256)
        lengths.reserveCapacity(8)
    }

    /// A block for the whole life of the process, whose fields libnghttp2 need not copy.
    static func forever(_ fill: (inout HeaderBlock) -> Void) -> HeaderBlock {
        var block = HeaderBlock()
        fill(&block)
        let memory = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: max(block.bytes.count, 1))
        _ = memory.initialize(from: block.bytes)
        let fields = UnsafeMutableBufferPointer<nghttp2_nv>.allocate(capacity: block.lengths.count)
        let noCopy = UInt8(NGHTTP2_NV_FLAG_NO_COPY_NAME.rawValue | NGHTTP2_NV_FLAG_NO_COPY_VALUE.rawValue)
        block.fill(fields.baseAddress!, from: memory.baseAddress!, flags: noCopy)
        block.fixed = UnsafeBufferPointer(fields)
        return block
    }

    /// Adds a field. The name is in lower case.
    func add(_ name: StaticString, _ value: some StringProtocol) {
        let before = bytes.count
        name.withUTF8Buffer { bytes.append(contentsOf: $0) }
        finish(nameEnd: before + name.utf8CodeUnitCount, before: before, value: value)
    }

    /// Adds a field whose value hardly ever comes again, such as a time left: it stays out of the table of
    /// recent fields (RFC 7541 §6.2.2), where it would push out those that do.
    func addPassing(_ name: StaticString, _ value: some StringProtocol) {
        add(name, value)
        lengths[lengths.count - 1].flags = UInt8(NGHTTP2_NV_FLAG_NO_INDEX.rawValue)
    }

    /// Adds a field of constants.
    func add(_ name: StaticString, _ value: StaticString) {
        name.withUTF8Buffer { bytes.append(contentsOf: $0) }
        value.withUTF8Buffer { bytes.append(contentsOf: $0) }
        lengths.append((name.utf8CodeUnitCount, value.utf8CodeUnitCount, UInt8(NGHTTP2_NV_FLAG_NONE.rawValue)))
    }

    /// Adds the fields of another block.
    func append(_ other: HeaderBlock) {
        bytes.append(contentsOf: other.bytes)
        lengths.append(contentsOf: other.lengths)
    }

    /// Bytes of the list by the rule of SETTINGS_MAX_HEADER_LIST_SIZE (RFC 9113 §6.5.2).
    var listBytes: Int { bytes.count + 32 * lengths.count }

    /// Calls `body` with the bytes of each field's name and value.
    func forEachField(_ body: (ArraySlice<UInt8>, ArraySlice<UInt8>) -> Void) {
        var start = 0
        for length in lengths {
            let middle = start + length.name
            body(bytes[start..<middle], bytes[middle..<middle + length.value])
            start = middle + length.value
        }
    }

    /// Adds a field whose name is known only now.
    func add(_ name: String, _ value: some StringProtocol) {
        let before = bytes.count
        bytes.append(contentsOf: name.utf8)
        finish(nameEnd: bytes.count, before: before, value: value)
    }

    private func finish(nameEnd: Int, before: Int, value: some StringProtocol) {
        assert(fixed == nil, "a block that others share is changed")
        bytes.append(contentsOf: value.utf8)
        lengths.append((nameEnd - before, bytes.count - nameEnd, UInt8(NGHTTP2_NV_FLAG_NONE.rawValue)))
    }

    /// Runs `body` with the fields, valid during the call; libnghttp2 copies what it must.
    func withFields<R>(_ body: (UnsafePointer<nghttp2_nv>, Int) -> R) -> R {
        if let fixed { return body(fixed.baseAddress!, fixed.count) }
        return bytes.withUnsafeBufferPointer { bytes in
            withUnsafeTemporaryAllocation(of: nghttp2_nv.self, capacity: max(lengths.count, 1)) { fields in
                if let start = bytes.baseAddress { fill(fields.baseAddress!, from: start, flags: 0) }
                return body(UnsafePointer(fields.baseAddress!), lengths.count)
            }
        }
    }

    private func fill(_ fields: UnsafeMutablePointer<nghttp2_nv>, from start: UnsafePointer<UInt8>, flags: UInt8) {
        // libnghttp2 takes mutable pointers and only reads through them.
        var next = UnsafeMutablePointer(mutating: start)
        for (index, length) in lengths.enumerated() {
            let value = next + length.name
            (fields + index).initialize(
                to: nghttp2_nv(
                    name: next, value: value, namelen: length.name, valuelen: length.value,
                    flags: length.flags | flags))
            next = value + length.value
        }
    }
}
