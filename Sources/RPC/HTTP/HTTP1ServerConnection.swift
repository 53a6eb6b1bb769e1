import NIOCore
import NIOHTTP1

/// One HTTP/1.1 connection of a server: one request at a time, its body bounded. Belongs to its event loop.
// Sendable in name only: the tasks it starts come back to its loop before they touch it.
final class HTTP1ServerConnection: ChannelInboundHandler, RemovableChannelHandler, @unchecked Sendable {
    typealias InboundIn = HTTPServerRequestPart
    typealias OutboundOut = HTTPServerResponsePart

    private let core: ServerCore
    private let executor: LoopExecutor
    private let peer: Peer
    private var context: ChannelHandlerContext?
    private var head: RequestHead?
    private var keepsAlive = true
    private var body: [UInt8] = []
    private var isTooLarge = false
    private var task: Task<Void, Never>?
    private var timer: Scheduled<Void>?
    private var isDraining = false
    /// Which request is being answered; an answer to an earlier one is dropped.
    private var turn = 0

    init(core: ServerCore, executor: LoopExecutor, peer: Peer) {
        self.core = core
        self.executor = executor
        self.peer = peer
    }

    func handlerAdded(context: ChannelHandlerContext) {
        self.context = context
        awaitRequest(context)
    }

    func channelInactive(context: ChannelHandlerContext) {
        self.context = nil
        timer?.cancel()
        task?.cancel()
        context.fireChannelInactive()
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        switch unwrapInboundIn(data) {
        case .head(let request): begin(request)
        case .body(let bytes):
            isTooLarge = isTooLarge || body.count + bytes.readableBytes > core.limits.maxBodyBytes
            if isTooLarge { body = [] } else { body.append(contentsOf: bytes.readableBytesView) }
        case .end: respond()
        }
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) { context.close(promise: nil) }

    /// Closes once the request being answered is done.
    func drain() {
        isDraining = true
        if head == nil { close() }
    }

    func close() { context?.close(promise: nil) }

    /// A request must arrive whole in time; a quiet connection is closed as well.
    private func awaitRequest(_ context: ChannelHandlerContext) {
        timer?.cancel()
        timer = context.eventLoop.assumeIsolated().scheduleTask(in: .seconds(core.limits.requestSeconds)) { self.close() }
    }

    private func begin(_ request: HTTPRequestHead) {
        var head = RequestHead()
        head.method = request.method.rawValue
        head.path = request.uri
        for (name, value) in request.headers { head.add(name.lowercased(), value) }
        self.head = head
        keepsAlive = request.isKeepAlive
        body = []
        isTooLarge = false
    }

    private func respond() {
        guard let head else { return }
        timer?.cancel()
        turn += 1
        let turn = turn
        guard !isTooLarge else { return finish(HTTPResponse(status: 413), turn) }
        guard core.admitCall() else {
            return finish(ConnectProtocol.response(ServerCore.overloaded), turn)
        }
        let (path, query) = head.target
        let request = HTTPRequest(
            method: head.method, path: path, query: query, headers: head.metadata, body: body, peer: peer)
        let plain = PlainHTTP(core: core)
        task = Task.immediate(executorPreference: executor) {
            let response = await plain.respond(to: request, head: head)
            plain.core.callEnded()
            let loop = self.executor.loop
            if loop.inEventLoop { self.finish(response, turn) } else { loop.execute { self.finish(response, turn) } }
        }
        startDeadline(head, turn)
    }

    private func startDeadline(_ head: RequestHead, _ turn: Int) {
        guard self.turn == turn, self.head != nil, let context,
            let wait = head.connectTimeout.flatMap(Int64.init), wait >= 0
        else { return }
        timer = context.eventLoop.assumeIsolated().scheduleTask(in: .milliseconds(wait)) {
            self.task?.cancel()
            self.finish(ConnectProtocol.response(RPCError(.deadlineExceeded, "the deadline has passed")), turn)
        }
    }

    private func finish(_ response: HTTPResponse, _ turn: Int) {
        guard turn == self.turn, let context, let head else { return }
        self.head = nil
        self.turn += 1
        task = nil
        var headers = HTTPHeaders()
        for entry in response.headers.entries {
            switch entry.value {
            case .text(let text): headers.add(name: entry.name, value: text)
            case .binary(let bytes): headers.add(name: entry.name, value: Base64.encode(bytes))
            }
        }
        headers.replaceOrAdd(name: "content-length", value: String(response.body.count))
        let closes = !keepsAlive || isDraining || isTooLarge
        if closes { headers.replaceOrAdd(name: "connection", value: "close") }
        let status = HTTPResponseStatus(statusCode: response.status)
        context.write(wrapOutboundOut(.head(.init(version: .http1_1, status: status, headers: headers))), promise: nil)
        if head.method != "HEAD", !response.body.isEmpty {
            let bytes = context.channel.allocator.buffer(bytes: response.body)
            context.write(wrapOutboundOut(.body(.byteBuffer(bytes))), promise: nil)
        }
        let sent = context.writeAndFlush(wrapOutboundOut(.end(nil)))
        if closes { sent.assumeIsolated().whenComplete { _ in self.close() } } else { awaitRequest(context) }
    }
}
