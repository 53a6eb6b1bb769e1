import NIOCore

/// One request and its response on a server's connection, whichever HTTP version carries them.
///
/// Belongs to its connection's event loop: everything is called there. It outlives its stream; once that is gone,
/// what is sent goes nowhere.
protocol ServerExchange: AnyObject {
    var core: ServerCore { get }
    var executor: LoopExecutor { get }
    /// The ends of the connection.
    var ends: ConnectionEnds { get }
    /// When the request's head was read.
    var receivedAt: NIODeadline { get }
    /// The HTTP version: 2, or 1 for 1.1 and 1.0.
    var majorVersion: Int { get }

    /// Sends the head of the response. `isWhole` says that neither body nor trailers follow.
    func respond(_ head: HeaderBlock, isWhole: Bool)
    /// Queues bytes of the response's body; returns whether the sender should wait until it is drained.
    func write(_ bytes: ByteBuffer) -> Bool
    /// The same for bytes that `fill` appends to those that wait already.
    func append(_ fill: (inout ByteBuffer) throws -> Void) rethrows -> Bool
    /// Calls `resume` once when the queue has room again, or when the exchange is over.
    func whenDrained(_ resume: @escaping () -> Void)
    /// Ends the response's body, with trailers if given.
    func end(trailers: HeaderBlock?)
    /// Ends the exchange without a response that can be read to its end.
    func abort()
    /// Says how many bytes of the request are held now; false when all requests together, of the connection or of the
    /// server, hold too much.
    func hold(_ count: Int) -> Bool
    /// Lets the peer send `count` more bytes: as many of the request's body were read.
    func release(_ count: Int)
    /// Makes sure that ``RequestHandler/expire(at:)`` is called at the deadline.
    func announce(_ deadline: Deadline)
    /// The request has its answer and no longer counts as being served.
    func settle()
}

extension ServerExchange {
    var loop: any EventLoop { executor.loop }

    func append(_ fill: (inout ByteBuffer) throws -> Void) rethrows -> Bool {
        var bytes = ByteBuffer()
        try fill(&bytes)
        return write(bytes)
    }
}

/// Who handles a request after its head: a call, or a page. Called on the event loop.
protocol RequestHandler: AnyObject {
    /// Takes bytes of the body, valid during the call only; `isLast` says that no more are to come. Returns how many
    /// bytes the peer may send for them now.
    func take(_ bytes: UnsafeRawBufferPointer, isLast: Bool) -> Int
    /// The body has ended.
    func endOfBody()
    /// The peer has gone, or has given the exchange up.
    func abandon()
    /// Ends what is due at `now`; returns the deadline if that is still to come.
    func expire(at now: NIODeadline) -> NIODeadline?
    /// The call, for introspection; nil for a page.
    var callContext: CallContext? { get }
    /// Whether the peer still owes a body without which nothing can be done: such a peer must not take for ever.
    var awaitsBody: Bool { get }
}
