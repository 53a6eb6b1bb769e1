import NIOCore

/// One stream of a session: what waits to be sent on it, and who it belongs to. Belongs to the event loop.
///
/// libnghttp2 keeps a counted reference from the stream's beginning to its end, and hands it out with every event.
class HTTP2Stream {
    /// The stream's number.
    final let id: Int32
    /// Who handles what arrives, on a client.
    final var owner: AnyObject?
    /// Called when the queue has room again after ``HTTP2Session/queue(_:on:)`` said it was full.
    final var onDrained: (() -> Void)?

    /// Bytes of the body that wait to be sent.
    final var outbound = ByteBuffer()
    /// Trailers that follow the body.
    final var trailers: HeaderBlock?
    /// Whether the body ends with what is queued.
    final var isEnded = false
    /// Whether libnghttp2 was told to wait for more of the body.
    final var isDeferred = false
    /// Whether the stream is gone.
    final var isClosed = false

    // The session's list of its streams, linked through them.
    final unowned(unsafe) var next: HTTP2Stream?
    final unowned(unsafe) var previous: HTTP2Stream?

    init(id: Int32) { self.id = id }
}

/// The open streams of a session, in no order: a list linked through the streams themselves.
struct HTTP2StreamList {
    private unowned(unsafe) var first: HTTP2Stream?
    private(set) var count = 0

    mutating func add(_ stream: HTTP2Stream) {
        stream.next = first
        first?.previous = stream
        first = stream
        count += 1
    }

    mutating func remove(_ stream: HTTP2Stream) {
        if let previous = stream.previous { previous.next = stream.next } else { first = stream.next }
        stream.next?.previous = stream.previous
        stream.next = nil
        stream.previous = nil
        count -= 1
    }

    /// The streams at this moment.
    var all: [HTTP2Stream] {
        var all: [HTTP2Stream] = []
        all.reserveCapacity(count)
        var stream = first
        while let present = stream {
            all.append(present)
            stream = present.next
        }
        return all
    }
}
