/// Finds where requests end in the bytes of a client, so that each is answered before the next is read (RFC 9113 §4.1).
///
/// Calls that arrive together then live one after the other: the memory of one serves the next while the caches still
/// hold it.
struct RequestCutter {
    private static let frameHeadBytes = 9
    /// The client's preface comes before the first frame (RFC 9113 §3.4).
    private static let prefaceBytes = 24
    private static let headersType: UInt64 = 1
    private static let endStreamFlag: UInt64 = 1

    /// Bytes of the present frame's payload that are still to come.
    private var payloadLeft = prefaceBytes
    /// Bytes of the next frame's head that have come, and what the first five say: length, type and flags.
    private var headCount = 0
    private var head: UInt64 = 0
    /// Whether the present frame ends a request.
    private var isLast = false

    /// How many of the bytes that arrived next belong together: those up to the end of a request, or all.
    mutating func next(_ bytes: UnsafeRawBufferPointer) -> Int {
        var position = 0
        while position < bytes.count {
            if payloadLeft > 0 {
                let step = min(payloadLeft, bytes.count - position)
                payloadLeft -= step
                position += step
            } else if headCount == 0, bytes.count - position >= Self.frameHeadBytes {
                head = UInt64(bigEndian: bytes.loadUnaligned(fromByteOffset: position, as: UInt64.self)) >> 24
                position += Self.frameHeadBytes
                begin()
            } else {
                if headCount < 5 { head = head << 8 | UInt64(bytes[position]) }
                headCount += 1
                position += 1
                guard headCount == Self.frameHeadBytes else { continue }
                begin()
            }
            guard payloadLeft == 0, isLast else { continue }
            isLast = false
            return position
        }
        return position
    }

    /// The head of a frame is complete.
    private mutating func begin() {
        payloadLeft = Int(head >> 16)
        isLast = head >> 8 & 0xFF <= Self.headersType && head & Self.endStreamFlag != 0
        headCount = 0
        head = 0
    }
}
