import NIOCore

/// One stream of a session: what waits to be sent on it, and who it belongs to. Belongs to the event loop.
final class HTTP2Stream {
    /// The stream's number.
    let id: Int32
    /// Who handles what arrives.
    var owner: AnyObject?
    /// Called when the queue has room again after ``HTTP2Session/queue(_:on:)`` said it was full.
    var onDrained: (() -> Void)?

    /// Bytes of the body that wait to be sent.
    var outbound = ByteBuffer()
    /// Trailers that follow the body.
    var trailers: HeaderBlock?
    /// Whether the body ends with what is queued.
    var isEnded = false
    /// Whether libnghttp2 was told to wait for more of the body.
    var isDeferred = false
    /// Whether the stream is gone.
    var isClosed = false

    init(id: Int32) { self.id = id }
}
