import Synchronization
import Wire

/// A unary call inside the process: a place for the request and one for the response.
///
/// Not generic on purpose: looking up the metadata of a generic class and its parts would cost more per call than the
/// boxes that messages of any type need here.
final class InProcessUnaryCall: ServerCall {
    private struct State {
        var request: (any WireMessage)?
        var response: (any WireMessage)?
    }

    let context: CallContext
    private let state: Mutex<State>

    init(_ request: any WireMessage, context: CallContext) {
        self.context = context
        state = Mutex(State(request: request))
    }

    func request<Message: WireMessage>(_ type: Message.Type) throws -> Message {
        guard let request = state.withLock({ $0.request.take() }) else {
            throw RPCError(.internal, "the one request was read before")
        }
        return try handOver(request, as: type)
    }

    func respond<Message: WireMessage>(_ message: Message) throws {
        let isFirst = state.withLock { state in
            guard state.response == nil else { return false }
            state.response = message
            return true
        }
        guard isFirst else { throw RPCError(.internal, "a unary call has one response") }
    }

    func receive<Message: WireMessage>(_ type: Message.Type) async throws -> Message? {
        guard let request = state.withLock({ $0.request.take() }) else { return nil }
        return try handOver(request, as: type)
    }

    func send<Message: WireMessage>(_ message: Message) async throws { try respond(message) }

    /// The response, once the procedure has returned.
    func takeResponse<Response: WireMessage>(as type: Response.Type) throws -> Response {
        guard let response = state.withLock({ $0.response.take() }) else {
            throw RPCError(.internal, "the call has no response")
        }
        return try handOver(response, as: type)
    }
}
