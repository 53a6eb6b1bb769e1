import NIOCore

/// A plain exchange on a stream of a server's HTTP/2 connection. Belongs to the event loop; its task only
/// comes back to it there.
// Sendable in name only: every method is called on the connection's loop.
final class HTTP2Exchange: @unchecked Sendable {
    private let head: RequestHead
    private let stream: HTTP2Stream
    private let connection: HTTP2ServerConnection
    private let peer: Peer
    private var body: [UInt8] = []
    private var task: Task<Void, Never>?
    private var timer: Scheduled<Void>?
    private var isOver = false

    init(head: RequestHead, stream: HTTP2Stream, connection: HTTP2ServerConnection, peer: Peer) {
        self.head = head
        self.stream = stream
        self.connection = connection
        self.peer = peer
    }

    /// Takes bytes of the request body.
    func take(_ bytes: UnsafeRawBufferPointer) {
        guard !isOver else { return }
        guard body.count + bytes.count <= connection.core.limits.maxBodyBytes else {
            return finish(HTTPResponse(status: 413))
        }
        body.append(contentsOf: bytes)
    }

    /// The request is complete: answers it.
    func start() {
        guard !isOver else { return }
        let (path, query) = head.target
        let request = HTTPRequest(
            method: head.method, path: path, query: query, headers: head.metadata, body: body, peer: peer)
        let plain = PlainHTTP(core: connection.core)
        let head = head
        let started = Task.immediate(executorPreference: connection.executor) {
            let response = await plain.respond(to: request, head: head)
            let loop = self.connection.loop
            if loop.inEventLoop { self.finish(response) } else { loop.execute { self.finish(response) } }
        }
        guard !isOver else { return }
        task = started
        if let wait = head.connectTimeout.flatMap(Int64.init), wait >= 0 {
            timer = connection.loop.scheduleTask(in: .milliseconds(wait)) { self.expire() }
        }
    }

    /// The stream is gone.
    func abandon() {
        isOver = true
        settle()
    }

    private func expire() {
        finish(ConnectProtocol.response(RPCError(.deadlineExceeded, "the deadline has passed")))
    }

    private func settle() {
        timer?.cancel()
        timer = nil
        task?.cancel()
        task = nil
    }

    private func finish(_ response: HTTPResponse) {
        guard !isOver else { return }
        isOver = true
        settle()
        var block = HeaderBlock()
        block.add(":status", String(response.status))
        block.add("content-length", String(response.body.count))
        GRPCStatus.add(response.headers, to: &block)
        let hasBody = !response.body.isEmpty && head.method != "HEAD"
        connection.session.respond(block, on: stream, hasBody: hasBody)
        if hasBody { _ = connection.session.queue(ByteBuffer(bytes: response.body), on: stream) }
        connection.session.end(stream, trailers: nil)
        connection.schedulePump()
    }
}
