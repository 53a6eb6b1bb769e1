import NIOCore
import NIOHTTP1

/// A request and its response on an HTTP/1.1 connection. Belongs to the event loop.
final class HTTP1ServerExchange: ServerExchange {
    let ends: ConnectionEnds
    let receivedAt: NIODeadline
    let core: ServerCore
    let executor: LoopExecutor
    let majorVersion = 1
    /// Who handles the request; nil when it was refused.
    var handler: (any RequestHandler)?
    /// The connection, until the exchange is over for it.
    private var connection: HTTP1ServerConnection?
    /// Bytes of the request's body that the handler holds.
    private(set) var heldBytes = 0
    private var onDrained: (() -> Void)?
    /// How fast the request's body comes.
    private(set) var pace: RequestPace
    /// Whether the response is whole: its handler is done, or about to be.
    private var hasEnded = false
    private let seat: Seat
    /// What the request was counted in with; nil when it does not count, or no longer.
    private var demand: Seat.Demand?
    private var countedBytes = 0

    init(of connection: HTTP1ServerConnection, ends: ConnectionEnds) {
        self.connection = connection
        self.ends = ends
        core = connection.core
        executor = connection.executor
        seat = connection.seat
        receivedAt = .now()
        pace = RequestPace(begun: receivedAt)
    }

    /// The head is complete: finds who handles the request, or sheds it.
    func begin(_ head: RequestHead) {
        let dispatch = RequestDispatch(head, exchange: self, core: core)
        let demand = core.demand(of: head)
        if let error = seat.refusal(demand) {
            handler = dispatch.shed(error)
        } else {
            self.demand = demand
            handler = dispatch.begin()
        }
        // One that has answered already will not be told of the end.
        if connection == nil { handler = nil }
    }

    /// Bytes of the body arrived.
    func take(_ bytes: ByteBuffer) {
        pace.arrived(bytes.readableBytes, at: .now())
        guard let handler else { return }
        heldBytes += bytes.readableBytes
        heldBytes -= bytes.withUnsafeReadableBytes { handler.take($0, isLast: false) }
    }

    /// The connection is done with the exchange, or has gone.
    func closed() {
        connection = nil
        if !hasEnded { handler?.abandon() }
        handler = nil
        drained()
        _ = hold(0)
        settle()
    }

    /// There is room for more of the response.
    func drained() { onDrained.take()?() }

    func respond(_ head: HeaderBlock, isWhole: Bool) {
        connection?.sendHead(head, isWhole: isWhole, of: self)
        if isWhole { end(trailers: nil) }
    }

    func write(_ bytes: ByteBuffer) -> Bool { connection?.sendBody(bytes, of: self) ?? false }

    func whenDrained(_ resume: @escaping () -> Void) {
        guard let connection, !connection.hasRoom else { return resume() }
        onDrained = resume
    }

    func end(trailers: HeaderBlock?) {
        hasEnded = true
        connection?.sendEnd(of: self)
    }

    func abort() { connection?.close() }

    func release(_ count: Int) {
        guard count > 0 else { return }
        heldBytes -= count
        connection?.resumeReading()
    }

    func hold(_ count: Int) -> Bool {
        let change = count - countedBytes
        countedBytes = count
        return seat.hold(change)
    }

    func announce(_ deadline: Deadline) { connection?.announce(deadline) }

    func settle() {
        guard let demand = demand.take() else { return }
        seat.callEnded(demand)
    }
}
