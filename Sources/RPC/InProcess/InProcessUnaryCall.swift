import Synchronization
import Wire

/// A unary call inside the process: a place for the request and one for the response.
final class InProcessUnaryCall<Request: WireMessage, Response: WireMessage>: ServerCall {
    private struct State {
        var request: Request?
        var response: Response?
    }

    let context: CallContext
    private let state: Mutex<State>

    init(_ request: Request, context: CallContext) {
        self.context = context
        state = Mutex(State(request: request))
    }

    func receive<Message: WireMessage>(_ type: Message.Type) async throws -> Message? {
        guard let request = state.withLock({ $0.request.take() }) else { return nil }
        return try handOver(request, as: type)
    }

    func send<Message: WireMessage>(_ message: Message) async throws {
        let response = try handOver(message, as: Response.self)
        let isFirst = state.withLock { state in
            guard state.response == nil else { return false }
            state.response = response
            return true
        }
        guard isFirst else { throw RPCError(.internal, "a unary call has one response") }
    }

    /// The response, once the procedure has returned.
    func takeResponse() throws -> Response {
        guard let response = state.withLock({ $0.response.take() }) else {
            throw RPCError(.internal, "the call has no response")
        }
        return response
    }
}
