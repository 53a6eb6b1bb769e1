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
    /// Bytes of the body that wait to be sent.
    @exclusivity(unchecked) final var outbound = ByteBuffer()
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

    /// The buffer of the body, which the stream needs no more.
    final func takeOutbound() -> ByteBuffer {
        var buffer = ByteBuffer()
        swap(&buffer, &outbound)
        return buffer
    }
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
