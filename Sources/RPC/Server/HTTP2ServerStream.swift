/// What a server knows of one stream of an HTTP/2 connection. Belongs to the event loop.
final class HTTP2ServerStream {
    enum Phase {
        /// The header block is arriving.
        case head
        /// A gRPC call.
        case call(GRPCServerCall)
        /// A plain exchange: its body is arriving, or its response is being made.
        case body(HTTP2Exchange)
        /// Answered with an error; what still arrives is dropped.
        case refused
    }

    var phase = Phase.head
    var head = RequestHead()
    /// The procedure of a call that has not started yet.
    var procedure: Procedure?
    /// Whether the stream counts as a call being served.
    var isCounted = false

    /// Runs `uncount` once if the stream counts as a call being served.
    func settle(_ uncount: () -> Void) {
        guard isCounted else { return }
        isCounted = false
        uncount()
    }
}
