/// Finds who handles a request by its head: a call of one of the protocols, or a page.
///
/// Of one kind of exchange, and inlined on the way to a call, so that what it holds is neither counted nor looked up.
struct RequestDispatch<Exchange: ServerExchange> {
    private let exchange: Exchange
    private let head: RequestHead
    private let core: ServerCore

    @inline(__always)
    init(_ head: RequestHead, exchange: Exchange, core: ServerCore) {
        self.head = head
        self.exchange = exchange
        self.core = core
    }

    /// The handler, which has begun; nil when the request is answered already.
    @inline(__always)
    func begin() -> (any RequestHandler)? {
        guard core.admitsHost(head, exchange.ends) else { return page(misdirected) }
        if let procedure = head.procedure { return beginCall(procedure) }
        if let route = core.routes[head.target.path] { return beginPage(route) }
        return refuseUnknown()
    }

    @inline(__always)
    private func beginCall(_ procedure: Procedure) -> (any RequestHandler)? {
        switch (head.verb, head.contentType) {
        case (.post, .enveloped(.grpc, _)) where exchange.majorVersion < 2:
            return page(refusal(505, "gRPC needs HTTP/2"))
        case (.post, .enveloped(let envelope, let codec)):
            guard envelope != .connect || procedure.method.kind != .unary else { return page(unsupportedType) }
            return beginEnveloped(procedure, envelope, codec)
        case (.post, .bare(let codec)) where procedure.method.kind == .unary:
            return beginBare(procedure, codec)
        // A page of another origin may send forms without asking: those are no calls.
        case (.post, .form) where procedure.method.kind == .unary && head.metadata["origin"] == nil:
            return beginBare(procedure, .json)
        case (.post, .unknownGRPC):
            return refuseGRPC(RPCError(.unimplemented, "this content type is not served"), httpStatus: "415")
        case (.post, _):
            return page(unsupportedType)
        case (.get, _) where procedure.method.kind == .unary && procedure.method.idempotency == .noSideEffects:
            return beginGet(procedure)
        case (.options, _):
            guard let cors = core.cors else { return page(notAllowed(procedure)) }
            return page(cors.preflight(head))
        default:
            return page(notAllowed(procedure))
        }
    }
}

// MARK: - Calls

extension RequestDispatch {
    @inline(__always)
    private func beginEnveloped(
        _ procedure: Procedure, _ envelope: EnvelopeProtocol, _ codec: MessageCodec
    ) -> (any RequestHandler)? {
        do throws(RPCError) {
            try checkVersion(envelope == .connect)
            try checkCoding(head.messageEncoding)
            let timeout = envelope == .connect ? head.connectTimeout : head.grpcTimeout
            let call = EnvelopedCall(
                procedure, envelope, codec, head: head,
                deadline: try deadline(timeout, isConnect: envelope == .connect),
                exchange: exchange, core: core)
            call.begin()
            return call
        } catch {
            var writer = EnvelopeWriter(envelope, codec, head, cors: core.cors)
            writer.namesCodings = error.code == .unimplemented
            writer.fail(error, nil, on: exchange)
            exchange.settle()
            return nil
        }
    }

    private func beginBare(_ procedure: Procedure, _ codec: MessageCodec) -> (any RequestHandler)? {
        do throws(RPCError) {
            try checkVersion(true)
            try checkCoding(head.contentEncoding)
            let deadline = try deadline(head.connectTimeout, isConnect: true)
            return BareCall(procedure, codec, head.contentEncoding, head: head, deadline: deadline, exchange: exchange)
        } catch {
            return refuseConnect(error)
        }
    }

    private func beginGet(_ procedure: Procedure) -> (any RequestHandler)? {
        do throws(RPCError) {
            guard let get = try ConnectGet(query: head.target.query) else { return page(unsupportedType) }
            try checkCoding(get.coding)
            let deadline = try deadline(head.connectTimeout, isConnect: true)
            let call = BareCall(procedure, get.codec, get.coding, head: head, deadline: deadline, exchange: exchange)
            call.begin(with: get.message)
            return call
        } catch {
            return refuseConnect(error)
        }
    }

    private func checkVersion(_ isConnect: Bool) throws(RPCError) {
        guard isConnect, let version = head.metadata["connect-protocol-version"], version != "1" else { return }
        throw .invalidArgument(field: "connect-protocol-version", "must be 1")
    }

    private func checkCoding(_ coding: ContentCoding) throws(RPCError) {
        guard coding == .unknown else { return }
        throw RPCError(.unimplemented, "this compression is not supported; use \(ContentCoding.supported)")
    }

    private func deadline(_ timeout: RequestHead.Timeout, isConnect: Bool) throws(RPCError) -> Deadline? {
        let limits = core.limits
        switch timeout {
        case .absent:
            return (limits.defaultTimeout ?? limits.longestTimeout).map {
                Deadline(after: $0, from: exchange.receivedAt)
            }
        case .wait(let nanoseconds):
            let longest = limits.longestTimeout?.nanosecondsClamped ?? nanoseconds
            return Deadline(afterNanoseconds: min(nanoseconds, longest), from: exchange.receivedAt)
        case .malformed where isConnect: throw .invalidArgument(field: "connect-timeout-ms", "is malformed")
        case .malformed: throw RPCError(.internal, "grpc-timeout is malformed")
        }
    }
}

// MARK: - Pages and refusals

extension RequestDispatch {
    private func beginPage(_ route: HTTPRoute) -> any RequestHandler {
        guard head.verb == .get || head.verb == .head else {
            return page(refusal(405, "this page is read by GET", ["allow": "GET, HEAD"]))
        }
        return PageRequest(head, exchange: exchange, respond: route.respond)
    }

    private func page(_ response: HTTPResponse) -> any RequestHandler {
        PageRequest(head, exchange: exchange, keepsBody: false) { _ in response }
    }

    /// RFC 9110 §15.5.20. The host is not repeated: it may be anything.
    private var misdirected: HTTPResponse {
        .text("this server does not answer for the host that the request names", status: 421)
    }

    private var unsupportedType: HTTPResponse {
        refusal(415, "this content type is not served", ["accept-post": .init(ContentType.accepted)])
    }

    private func notAllowed(_ procedure: Procedure) -> HTTPResponse {
        let allowsGet = procedure.method.kind == .unary && procedure.method.idempotency == .noSideEffects
        return refusal(405, "this method is called by POST", ["allow": allowsGet ? "GET, POST" : "POST"])
    }

    private func refusal(_ status: Int, _ text: String, _ headers: Metadata = Metadata()) -> HTTPResponse {
        var response = HTTPResponse.text(text, status: status)
        response.headers.append(headers)
        return response
    }

    private func refuseUnknown() -> (any RequestHandler)? {
        let error = RPCError(.unimplemented, "the server has no such method")
        guard head.verb == .post else { return page(.text("not found", status: 404)) }
        switch head.contentType {
        case .enveloped(.connect, _), .form, .other, .none: return page(.text("not found", status: 404))
        case .bare: return refuseConnect(error, status: 404)
        case .enveloped(.grpc, _) where exchange.majorVersion < 2: return page(refusal(505, "gRPC needs HTTP/2"))
        case .enveloped(let envelope, let codec):
            var writer = EnvelopeWriter(envelope, codec, head, cors: core.cors)
            writer.fail(error, nil, on: exchange)
            exchange.settle()
            return nil
        case .unknownGRPC: return refuseGRPC(error, httpStatus: "415")
        }
    }

    private func refuseConnect(_ error: RPCError, status: Int? = nil) -> any RequestHandler {
        var response = connectResponse(error)
        if let status { response.status = status }
        return page(response)
    }

    private func connectResponse(_ error: RPCError) -> HTTPResponse {
        var response = ConnectProtocol.response(error)
        if let cors = core.cors?.responseFields(head) { response.headers.append(cors) }
        return response
    }

    /// Answers with a status and an HTTP status for those who do not know the other.
    private func refuseGRPC(_ error: RPCError, httpStatus: String) -> (any RequestHandler)? {
        var block = HeaderBlock()
        block.add(":status", httpStatus)
        block.add("content-type", "application/grpc")
        GRPCStatus.add(error, metadata: Metadata(), to: &block)
        exchange.respond(block, isWhole: true)
        exchange.settle()
        return nil
    }

    /// Answers a request that is one too many.
    func shed(_ error: RPCError) -> (any RequestHandler)? {
        switch head.contentType {
        case .enveloped(.grpc, _) where exchange.majorVersion < 2: break
        case .enveloped(let envelope, let codec):
            var writer = EnvelopeWriter(envelope, codec, head, cors: core.cors)
            writer.fail(error, nil, on: exchange)
            return nil
        default: break
        }
        exchange.respond(connectResponse(error), withBody: head.verb != .head)
        return nil
    }
}
