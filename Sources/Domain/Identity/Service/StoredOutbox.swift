public import IdentityContracts
import IdentityRecords
public import RPC
public import Reference
public import Security
public import StorageClient
import Values
import Wire

/// Keeps messages in the store, where an operator or a demonstration reads them.
public struct StoredOutbox: SmsGateway {
    private let people: PersonDirectory

    /// - Parameter reference: Tells how long a message is kept.
    public init(store: Store, hash: KeyedHash, reference: ReferenceData = .embedded) {
        people = PersonDirectory(store: store, hash: hash, reference: reference)
    }

    public func send(_ message: IdentityV1.SmsMessage, to phone: String, options: CallOptions) async throws {
        let sent = message.sentAt ?? .init()
        let key =
            SortKey.instant(seconds: sent.seconds, nanos: sent.nanos)
            + SortKey.big(UInt32(bitPattern: message.purpose.rawValue))
        let expires = sent.seconds + people.reference.retention.outbox
        try await people.store.write(try people.partition(of: Phone(phone)), options: options) { change in
            try change.put(
                IdentityV1.StoredSms(message: message), in: IdentityRecordSets.outbox, key: key,
                expires: .init(seconds: expires))
        }
    }

    /// Messages to a phone, newest first.
    ///
    /// - Parameter limit: 1 to 10,000.
    func messages(to phone: Phone, limit: Int, options: CallOptions) async throws -> [IdentityV1.SmsMessage] {
        try await people.store.read(
            try people.partition(of: phone), .range(IdentityRecordSets.outbox, descending: true, limit: limit),
            options: options
        ).records.compactMap(\.value.message)
    }
}
