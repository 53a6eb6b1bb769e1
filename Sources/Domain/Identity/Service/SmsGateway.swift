public import Contracts
public import RPC
import IdentityCore
import Security
import StorageClient
import Wire

/// Whoever brings messages to phones. The embedded default is ``StoredOutbox``; a real gateway's adapter conforms too.
public protocol SmsGateway: Sendable {
    /// Takes over a message; when this returns it is on its way.
    ///
    /// - Parameter phone: Mainland mobile number, 11 digits.
    func send(_ message: IdentityV1.SmsMessage, to phone: String, options: CallOptions) async throws
}

/// Keeps messages in the store, where an operator or a demonstration reads them.
public struct StoredOutbox: SmsGateway {
    /// Seconds a message is kept: a day.
    static let lifetime: Int64 = 86400

    private let directory: PersonDirectory

    public init(store: Store, hash: KeyedHash) {
        directory = PersonDirectory(store: store, hash: hash)
    }

    public func send(_ message: IdentityV1.SmsMessage, to phone: String, options: CallOptions) async throws {
        let sent = message.sentAt ?? .init()
        let key = SortKey.instant(seconds: sent.seconds, nanos: sent.nanos) + SortKey.big(UInt32(bitPattern: message.purpose.rawValue))
        try await directory.store.write(try directory.partition(of: Phone(phone)), options: options) { change in
            try change.put(
                IdentityV1.StoredSms(message: message), in: IdentitySets.outbox, key: key,
                expires: .init(seconds: sent.seconds + Self.lifetime))
        }
    }

    /// Messages to a phone, newest first.
    func messages(to phone: Phone, limit: Int, options: CallOptions) async throws -> [IdentityV1.SmsMessage] {
        let newest = try await directory.store.read(
            directory.partition(of: phone), .range(IdentitySets.outbox, descending: true, limit: limit),
            options: options)
        return newest.records.compactMap(\.value.message)
    }
}

/// Serves the embedded outbox.
public struct OutboxService: IdentityV1.OutboxService {
    private let outbox: StoredOutbox

    public init(_ outbox: StoredOutbox) { self.outbox = outbox }

    public func listMessages(
        _ request: IdentityV1.ListMessagesRequest, context: CallContext
    ) async throws -> IdentityV1.ListMessagesResponse {
        let phone = try Phone(request.phone)
        guard request.limit <= 100 else { throw RPCError.invalidArgument(field: "limit", "must be at most 100") }
        let limit = request.limit == 0 ? 10 : Int(request.limit)
        return .init(messages: try await outbox.messages(to: phone, limit: limit, options: context.onward))
    }
}
