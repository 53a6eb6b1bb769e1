import NIOCore

/// One stream of a session: what waits to be sent on it, and who it belongs to. Belongs to the event loop.
///
/// libnghttp2 keeps a counted reference from the stream's beginning to its end, and hands it out with every event.
class HTTP2Stream {
    /// The stream's number.
    final let id: Int32
    /// Who handles what arrives, on a client.
    final var owner: AnyObject?

    // Exclusive access is not checked: all of it is on one event loop, and no access lasts while anything else is called.

    /// Called when the queue has room again after ``HTTP2Session/queue(_:on:)`` said it was full.
    @exclusivity(unchecked) final var onDrained: (() -> Void)?
    /// Bytes of the body that wait to be sent; nil as long as there were none, since even an empty buffer counts references
    /// to memory that all share.
    @exclusivity(unchecked) private(set) final var outbound: ByteBuffer?
    /// Bytes of the body that went out.
    @exclusivity(unchecked) private(set) final var takenBytes = 0
    /// Trailers that follow the body.
    @exclusivity(unchecked) final var trailers: HeaderBlock?
    /// Whether the body ends with what is queued.
    @exclusivity(unchecked) final var isEnded = false
    /// Whether libnghttp2 was told to wait for more of the body.
    @exclusivity(unchecked) final var isDeferred = false
    /// Whether the stream is gone.
    @exclusivity(unchecked) final var isClosed = false

    // The session's list of its streams, linked through them.
    @exclusivity(unchecked) fileprivate final var next: Unmanaged<HTTP2Stream>?
    @exclusivity(unchecked) fileprivate final var previous: Unmanaged<HTTP2Stream>?

    init(id: Int32) { self.id = id }
}

// MARK: - The body that waits

extension HTTP2Stream {
    /// How many bytes of the body wait to be sent.
    final var outboundBytes: Int { outbound?.readableBytes ?? 0 }

    /// Queues bytes of the body.
    final func queue(_ bytes: ByteBuffer) {
        guard outboundBytes > 0 else { return outbound = bytes }
        reclaim()
        outbound?.writeImmutableBuffer(bytes)
    }

    /// Queues what `fill` writes.
    final func append(_ fill: (inout ByteBuffer) throws -> Void) rethrows {
        if outbound == nil { outbound = ByteBuffer() }
        reclaim()
        try fill(&outbound!)
    }

    /// Takes the next `count` bytes out, which `body` reads.
    @inline(__always)
    final func take(_ count: Int, _ body: (UnsafePointer<UInt8>) -> Void) {
        outbound?.withUnsafeReadableBytes { body($0.baseAddress!.assumingMemoryBound(to: UInt8.self)) }
        outbound?.moveReaderIndex(forwardBy: count)
        takenBytes += count
    }

    /// The buffer of the body, which the stream needs no more.
    final func takeOutbound() -> ByteBuffer? { outbound.take() }

    /// Makes the memory of what was sent available again before more is queued: without it the buffer of a stream whose
    /// reader never quite catches up would grow for ever.
    private final func reclaim() {
        if outboundBytes == 0 {
            outbound?.clear()
        } else if outbound?.readerIndex ?? 0 > Self.sentBytesMax {
            outbound?.discardReadBytes()
        }
    }

    /// Bytes that may stand before those that wait.
    private static let sentBytesMax = 64 << 10
}

/// The open streams of a session, in no order: a list linked through the streams themselves, which the session keeps
/// alive while they are in it.
struct HTTP2StreamList {
    private var first: Unmanaged<HTTP2Stream>?
    private(set) var count = 0

    mutating func add(_ stream: HTTP2Stream) {
        let link = Unmanaged.passUnretained(stream)
        stream.next = first
        first?._withUnsafeGuaranteedRef { $0.previous = link }
        first = link
        count += 1
    }

    mutating func remove(_ stream: HTTP2Stream) {
        let (next, previous) = (stream.next, stream.previous)
        if let previous { previous._withUnsafeGuaranteedRef { $0.next = next } } else { first = next }
        next?._withUnsafeGuaranteedRef { $0.previous = previous }
        stream.next = nil
        stream.previous = nil
        count -= 1
    }

    /// The streams at this moment.
    var all: [HTTP2Stream] {
        var all: [HTTP2Stream] = []
        all.reserveCapacity(count)
        var link = first
        while let stream = link?.takeUnretainedValue() {
            all.append(stream)
            link = stream.next
        }
        return all
    }
}
