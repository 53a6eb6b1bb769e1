/// Finds where requests end in the bytes of a client, so that each is answered before the next is read (RFC 9113 §4.1).
///
/// Calls that arrive together then live one after the other: the memory of one serves the next while the caches still
/// hold it. On the way it counts the frames of unknown types, of which libnghttp2, which passes them over, says nothing.
struct RequestCutter {
    private static let frameHeadBytes = 9
    /// The client's preface comes before the first frame (RFC 9113 §3.4).
    private static let prefaceBytes = 24
    private static let headersType: UInt64 = 1
    /// The last type that RFC 9113 §6 knows, CONTINUATION. A server has no use for later ones.
    private static let lastKnownType: UInt64 = 9
    private static let endStreamFlag: UInt64 = 1

    /// Bytes of the present frame's payload that are still to come.
    private var payloadLeft = prefaceBytes
    /// Bytes of the next frame's head that have come, and what the first five say: length, type and flags.
    private var headCount = 0
    private var head: UInt64 = 0
    /// Whether the present frame ends a request, or the most heads that go together.
    private var isLast = false
    private var heads = 0
    private var unknownFrames = 0
    private let headsMax: Int

    /// - Parameter headsMax: After so many heads of requests the bytes are cut even if no request has ended.
    init(headsMax: Int) { self.headsMax = headsMax }

    /// How many heads of requests have begun since this was last asked, which is once a piece.
    mutating func takeHeads() -> Int {
        let count = heads
        heads = 0
        return count
    }

    /// How many frames of unknown types have begun since this was last asked.
    mutating func takeUnknownFrames() -> Int {
        let count = unknownFrames
        unknownFrames = 0
        return count
    }

    /// How many of the bytes that arrived next belong together: those up to the end of a request or up to the most heads,
    /// or all.
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
        let type = head >> 8 & 0xFF
        if type == Self.headersType { heads += 1 }
        isLast = type <= Self.headersType && (head & Self.endStreamFlag != 0 || heads >= headsMax)
        if type > Self.lastKnownType { unknownFrames += 1 }
        headCount = 0
        head = 0
    }
}
