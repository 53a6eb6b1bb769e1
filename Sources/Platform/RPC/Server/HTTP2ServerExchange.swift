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
    /// How fast the peer takes the response.
    @exclusivity(unchecked) var responsePace = ResponsePace()
    /// What the request was counted in with; nil when it does not count, or no longer.
    @exclusivity(unchecked) private var demand: Seat.Demand?
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
        let demand = core.demand(of: head)
        if let error = connection.refusal(demand) {
            handler = dispatch.shed(error)
        } else {
            self.demand = demand
            handler = dispatch.begin()
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
        guard connection.hasRoom else { return cut() }
        connection.schedulePump()
        return connection.session.queue(bytes, on: self)
    }

    func append(_ fill: (inout ByteBuffer) throws -> Void) rethrows -> Bool {
        guard connection.hasRoom else { return cut() }
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
        return connection.seat.hold(change)
    }

    func announce(_ deadline: Deadline) { connection.announce(deadline) }

    func settle() {
        guard let demand = demand.take() else { return }
        connection.seat.callEnded(demand)
    }

    /// Gives up a response that its peer does not take. gRPC knows the code as RESOURCE_EXHAUSTED. Returns that there is
    /// nothing to wait for.
    @discardableResult
    func cut() -> Bool {
        connection.session.reset(self, errorCode: UInt32(NGHTTP2_ENHANCE_YOUR_CALM.rawValue))
        connection.schedulePump()
        return false
    }
}
