/// What a session tells its connection. All calls come on the event loop, from within
/// ``HTTP2Session/receive(_:at:)`` or ``HTTP2Session/pump(into:limit:)``; the bytes are valid during the call only.
///
/// A class to inherit from and not a protocol: a session calls it ten times a request and must not count references
/// to it, which is what `Unmanaged` is for. Here nothing is done with what is told.
class HTTP2SessionDelegate {
    /// The peer opens a stream, with a header block that begins; the stream is the delegate's to make. Servers only.
    func requestBegins(on id: Int32) -> HTTP2Stream { HTTP2Stream(id: id) }
    /// The peer begins a header block on an open stream.
    func headersBegin(on stream: HTTP2Stream) {}
    /// A field of the block. Returning false refuses the block: the list is too large.
    func header(
        name: UnsafeBufferPointer<UInt8>, value: UnsafeBufferPointer<UInt8>, on stream: HTTP2Stream
    ) -> Bool { true }
    /// The block is complete.
    func headersEnd(on stream: HTTP2Stream, endOfStream: Bool) {}
    /// Bytes of a body; `endOfStream` says that they are of its last frame. They count against the windows until
    /// ``HTTP2Session/consume(_:of:)``.
    func data(_ bytes: UnsafeRawBufferPointer, on stream: HTTP2Stream, endOfStream: Bool) {}
    /// The peer has sent its last.
    func endOfData(on stream: HTTP2Stream) {}
    /// The stream is gone; `errorCode` is 0 when it ended in order (RFC 9113 §7).
    func closed(_ stream: HTTP2Stream, errorCode: UInt32) {}
    /// The peer will serve no stream above `lastStream`. `debugData` says why.
    func goaway(lastStream: Int32, errorCode: UInt32, debugData: HeaderText) {}
    /// The peer answered a PING of ours.
    func pingAcknowledged(_ ping: HTTP2Ping) {}
    /// The peer's SETTINGS arrived.
    func settingsReceived() {}
}

/// Why a PING was sent; it goes in the first of its eight bytes and comes back with the answer.
enum HTTP2Ping: UInt8 {
    /// Is the peer still there?
    case keepalive = 1
    /// Has the peer read that the connection is about to close?
    case drain = 2
}
