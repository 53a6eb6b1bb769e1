import NIOCore

/// A request for a page beside the RPCs, or one that is only told what is wrong with it. Belongs to the event loop.
// Sendable in name only: its task comes back to the loop before it touches anything.
final class PageRequest: RequestHandler, @unchecked Sendable {
    private let head: RequestHead
    private let exchange: any ServerExchange
    private let respond: @Sendable (HTTPRequest) async throws -> HTTPResponse
    /// Whether the page is made of the body; else that is read and forgotten.
    private let keepsBody: Bool
    private var bodyBytes = 0
    private var body: [UInt8] = []
    private var task: Task<Void, Never>?
    private var hasStarted = false
    private var isOver = false

    /// A request that `respond` answers once its body is there; `keepsBody` says whether it is given that.
    init(
        _ head: RequestHead, exchange: any ServerExchange, keepsBody: Bool = true,
        respond: @escaping @Sendable (HTTPRequest) async throws -> HTTPResponse
    ) {
        self.head = head
        self.exchange = exchange
        self.keepsBody = keepsBody
        self.respond = respond
    }

    var callContext: CallContext? { nil }
    var awaitsBody: Bool { !hasStarted && !isOver }

    func take(_ bytes: UnsafeRawBufferPointer, isLast: Bool) -> Int {
        guard !isOver else { return bytes.count }
        bodyBytes += bytes.count
        if bodyBytes > exchange.core.limits.maxBodyBytes {
            finish(HTTPResponse(status: 413))
        } else if keepsBody, exchange.hold(bodyBytes) {
            body.append(contentsOf: bytes)
        } else if keepsBody {
            finish(.text("too much of requests waits to be read", status: 503))
        }
        return bytes.count
    }

    func endOfBody() {
        guard awaitsBody else { return }
        hasStarted = true
        let (path, query) = head.target
        let request = HTTPRequest(
            method: head.method, path: path, query: query, headers: head.metadata, body: body,
            peer: exchange.ends.caller(head))
        let respond = respond
        exchange.executor.handlerBegan()
        let started = Task.immediate(executorPreference: exchange.executor) {
            let response = (try? await respond(request)) ?? .text("the page cannot be shown now", status: 500)
            let loop = self.exchange.loop
            if loop.inEventLoop { self.finish(response) } else { loop.execute { self.finish(response) } }
        }
        if !isOver { task = started }
    }

    func abandon() {
        isOver = true
        task?.cancel()
        task = nil
        exchange.settle()
    }

    func expire(at now: NIODeadline) -> NIODeadline? { nil }

    private func finish(_ response: HTTPResponse) {
        // One that is refused before its end has never begun.
        if hasStarted { exchange.executor.handlerEnded() }
        guard !isOver else { return }
        isOver = true
        task = nil
        exchange.respond(response, withBody: head.verb != .head)
        exchange.settle()
    }
}

extension ServerExchange {
    /// Sends a whole response.
    func respond(_ response: HTTPResponse, withBody: Bool) {
        var block = HeaderBlock()
        block.add(":status", String(response.status))
        core.answerFields.add(to: &block, besides: response.headers)
        if response.status != 204, response.status != 304 {
            block.add("content-length", String(response.body.count))
        }
        for entry in response.headers.entries { block.add(entry.name, entry.headerText) }
        guard withBody, !response.body.isEmpty else { return respond(block, isWhole: true) }
        respond(block, isWhole: false)
        _ = write(ByteBuffer(bytes: response.body))
        end(trailers: nil)
    }
}
