import CNghttp2
import NIOCore

/// A request and its response on a stream of an HTTP/2 connection. Belongs to the event loop.
final class HTTP2ServerExchange: HTTP2Stream, ServerExchange {
    // Exclusive access is not checked, as with the stream's own state.
    let connection: HTTP2ServerConnection
    let receivedAt: NIODeadline
    /// Whether the head is complete.
    @exclusivity(unchecked) private(set) var hasHead = false
    /// Who handles the request; nil before its head is complete and after a refusal.
    @exclusivity(unchecked) private(set) var handler: (any RequestHandler)?
    /// How fast the request's body comes.
    @exclusivity(unchecked) var pace: RequestPace
    @exclusivity(unchecked) private var isCounted = false
    @exclusivity(unchecked) private var heldBytes = 0

    init(_ id: Int32, of connection: HTTP2ServerConnection) {
        self.connection = connection
        receivedAt = connection.receivedAt
        pace = RequestPace(begun: connection.receivedAt)
        super.init(id: id)
    }

    var core: ServerCore { connection.core }
    var executor: LoopExecutor { connection.executor }
    var ends: ConnectionEnds { connection.ends }
    var majorVersion: Int { 2 }

    /// The head is complete: finds who handles the request, or sheds it.
    func begin(_ head: RequestHead) {
        hasHead = true
        let core = connection.core
        let dispatch = RequestDispatch(head, exchange: self, core: core)
        if connection.session.queuedBytes <= core.limits.connectionBytes, core.hasMemory, core.admitCall() {
            isCounted = true
            handler = dispatch.begin()
        } else {
            handler = dispatch.shed()
        }
    }

    /// The stream is gone.
    func closed() {
        let resume = onDrained.take()
        handler?.abandon()
        handler = nil
        resume?()
        _ = hold(0)
        settle()
    }

    func respond(_ head: HeaderBlock, isWhole: Bool) {
        if isWhole { isEnded = true }
        connection.session.respond(head, on: self, hasBody: !isWhole)
        connection.schedulePump()
    }

    func write(_ bytes: ByteBuffer) -> Bool {
        connection.schedulePump()
        return connection.session.queue(bytes, on: self)
    }

    func append(_ fill: (inout ByteBuffer) throws -> Void) rethrows -> Bool {
        connection.schedulePump()
        return try connection.session.append(to: self, fill)
    }

    func whenDrained(_ resume: @escaping () -> Void) {
        if isClosed || connection.session.hasRoom(on: self) { resume() } else { onDrained = resume }
    }

    func end(trailers: HeaderBlock?) {
        connection.session.end(self, trailers: trailers)
        connection.schedulePump()
    }

    func abort() {
        connection.session.reset(self, errorCode: UInt32(NGHTTP2_INTERNAL_ERROR.rawValue))
        connection.schedulePump()
    }

    func release(_ count: Int) {
        guard count > 0 else { return }
        connection.session.consume(count, of: self)
        connection.schedulePump()
    }

    func hold(_ count: Int) -> Bool {
        let change = count - heldBytes
        guard change != 0 else { return true }
        heldBytes = count
        connection.heldBytes += change
        let isWithinTotal = core.hold(change)
        return change < 0 || (isWithinTotal && connection.heldBytes <= core.limits.connectionBytes)
    }

    func announce(_ deadline: Deadline) { connection.announce(deadline) }

    func settle() {
        guard isCounted else { return }
        isCounted = false
        connection.core.callEnded()
    }
}
