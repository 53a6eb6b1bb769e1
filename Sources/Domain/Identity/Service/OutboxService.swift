public import IdentityContracts
import Kit
public import RPC
import Values

/// Serves the embedded outbox of a demonstration.
public struct OutboxService: IdentityV1.OutboxService {
    private let outbox: StoredOutbox

    /// Serves an outbox.
    public init(_ outbox: StoredOutbox) { self.outbox = outbox }

    public func listMessages(
        _ request: IdentityV1.ListMessagesRequest, context: CallContext
    ) async throws -> IdentityV1.ListMessagesResponse {
        let phone = try Phone(request.phone)
        guard request.limit <= 100 else { throw FieldProblem(field: "limit", reason: "must be at most 100") }
        let limit = request.limit == 0 ? 10 : Int(request.limit)
        return .init(messages: try await outbox.messages(to: phone, limit: limit, options: context.onward))
    }
}
