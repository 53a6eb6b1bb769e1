#if canImport(Glibc)
    import Glibc
#endif

/// Where a session puts the frames that are taken from it now. Valid within ``HTTP2Session/pump(into:limit:)``.
struct OutgoingRoom {
    private let start: UnsafeMutableRawPointer?
    private let capacity: Int
    private(set) var used = 0
    /// Whether a frame waits for more room.
    var isFull = false

    init(_ room: UnsafeMutableRawBufferPointer) {
        start = room.baseAddress
        capacity = room.count
    }

    /// Bytes that still go in.
    var left: Int { capacity - used }

    /// Appends bytes, no more than are ``left``.
    mutating func add(_ bytes: UnsafePointer<UInt8>, _ count: Int) {
        memcpy(start! + used, bytes, count)
        used += count
    }
}
