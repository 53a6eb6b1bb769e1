import CNghttp2
import NIOCore

/// A request and its response on a stream of an HTTP/2 connection. Belongs to the event loop.
final class HTTP2ServerExchange: ServerExchange {
    let connection: HTTP2ServerConnection
    /// The stream, until it is gone.
    private(set) var stream: HTTP2Stream?
    /// The head as it arrives.
    var head = RequestHead()
    /// Whether the head is complete.
    var hasHead = false
    /// Who handles the request; nil before its head is complete and after a refusal.
    var handler: (any RequestHandler)?
    /// When the peer last sent something of the request.
    var heardAt: NIODeadline
    private var isCounted = false

    init(_ stream: HTTP2Stream, of connection: HTTP2ServerConnection) {
        self.stream = stream
        self.connection = connection
        heardAt = connection.receivedAt
    }

    var core: ServerCore { connection.core }
    var executor: LoopExecutor { connection.executor }
    var peer: Peer { connection.peer }
    var majorVersion: Int { 2 }
    var receivedAt: NIODeadline { connection.receivedAt }

    /// The head is complete: finds who handles the request, or sheds it.
    func begin() {
        hasHead = true
        let dispatch = RequestDispatch(head, exchange: self)
        if core.admitCall() {
            isCounted = true
            handler = dispatch.begin()
        } else {
            handler = dispatch.shed()
        }
        head = RequestHead()
    }

    /// The stream is gone.
    func closed() {
        guard let stream else { return }
        self.stream = nil
        let resume = stream.onDrained.take()
        handler?.abandon()
        handler = nil
        resume?()
        settle()
    }

    func respond(_ head: HeaderBlock, isWhole: Bool) {
        guard let stream else { return }
        if isWhole { stream.isEnded = true }
        connection.session.respond(head, on: stream, hasBody: !isWhole)
        connection.schedulePump()
    }

    func write(_ bytes: ByteBuffer) -> Bool {
        guard let stream else { return false }
        connection.schedulePump()
        return connection.session.queue(bytes, on: stream)
    }

    func whenDrained(_ resume: @escaping () -> Void) {
        guard let stream, !connection.session.hasRoom(on: stream) else { return resume() }
        stream.onDrained = resume
    }

    func end(trailers: HeaderBlock?) {
        guard let stream else { return }
        connection.session.end(stream, trailers: trailers)
        connection.schedulePump()
    }

    func abort() {
        guard let stream else { return }
        connection.session.reset(stream, errorCode: UInt32(NGHTTP2_INTERNAL_ERROR.rawValue))
        connection.schedulePump()
    }

    func release(_ count: Int) {
        guard count > 0 else { return }
        connection.session.consume(count, of: stream)
        connection.schedulePump()
    }

    func announce(_ deadline: Deadline) { connection.announce(deadline) }

    func settle() {
        guard isCounted else { return }
        isCounted = false
        core.callEnded()
    }
}
