/// Answers a whole HTTP request, whichever HTTP version carried it: Connect's unary calls and the pages beside them.
struct PlainHTTP: Sendable {
    let core: ServerCore

    /// Answers a request. Never fails: what goes wrong is a response too.
    func respond(to request: HTTPRequest, head: RequestHead) async -> HTTPResponse {
        if let procedure = core.router.procedures[request.path] {
            return await respond(to: request, head: head, procedure)
        }
        if let route = core.routes[request.path] {
            guard request.method == "GET" || request.method == "HEAD" else { return notAllowed("GET, HEAD") }
            return (try? await route.respond(request)) ?? .text("the page cannot be shown now", status: 500)
        }
        guard request.method == "POST", ConnectProtocol.codec(head.mediaType, origin: nil) != nil else {
            return .text("not found", status: 404)
        }
        return ConnectProtocol.response(RPCError(.unimplemented, "the server has no such method"))
    }

    private func respond(to request: HTTPRequest, head: RequestHead, _ procedure: Procedure) async -> HTTPResponse {
        guard request.method == "POST" else { return notAllowed("POST") }
        guard let codec = ConnectProtocol.codec(head.mediaType, origin: head.metadata["origin"]) else {
            return HTTPResponse(status: 415, headers: ["accept-post": "application/json, application/proto"])
        }
        if let version = head.metadata["connect-protocol-version"], version != "1" {
            return ConnectProtocol.response(.invalidArgument(field: "connect-protocol-version", "must be 1"))
        }
        guard procedure.method.kind == .unary else {
            return ConnectProtocol.response(RPCError(.unimplemented, "streaming calls need gRPC over HTTP/2"))
        }
        if let encoding = head.encoding, encoding != "identity" {
            return ConnectProtocol.response(RPCError(.unimplemented, "this content encoding is not supported"))
        }
        do throws(RPCError) {
            let deadline = try ConnectProtocol.deadline(head.connectTimeout)
            return await serve(request, procedure, codec, deadline)
        } catch {
            return ConnectProtocol.response(error)
        }
    }

    private func serve(
        _ request: HTTPRequest, _ procedure: Procedure, _ codec: MessageCodec, _ deadline: Deadline?
    ) async -> HTTPResponse {
        let context = CallContext(
            method: procedure.method, metadata: request.headers, deadline: deadline, peer: request.peer)
        let call = ConnectServerCall(
            context: context, codec: codec, body: request.body, limits: core.limits.message)
        do {
            try await procedure.serve(call, through: core.interceptors[...], context: context)
            return call.response()
        } catch {
            let status = RPCError(thrown: error, deadline: deadline)
            return ConnectProtocol.response(status, trailing: context.response.trailing)
        }
    }

    private func notAllowed(_ methods: String) -> HTTPResponse {
        HTTPResponse(status: 405, headers: ["allow": methods])
    }
}
