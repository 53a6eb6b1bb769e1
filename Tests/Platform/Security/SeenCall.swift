import RPC
import Synchronization
import Wire

/// A call without messages, and what its handler saw.
final class SeenCall: ServerCall {
    let context: CallContext
    private let noted = Mutex<[CallContext]>([])

    init(_ context: CallContext) { self.context = context }

    /// The contexts that reached the handler.
    var contexts: [CallContext] { noted.withLock { $0 } }

    func note(_ context: CallContext) { noted.withLock { $0.append(context) } }
    func request<Message: WireMessage>(_ type: Message.Type) throws -> Message { throw RPCError(.internal, "none") }
    func respond<Message: WireMessage>(_ message: Message) throws {}
    func receive<Message: WireMessage>(_ type: Message.Type) async throws -> Message? { nil }
    func send<Message: WireMessage>(_ message: Message) async throws {}
}
