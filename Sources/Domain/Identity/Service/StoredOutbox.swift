public import IdentityContracts
import IdentityRecords
public import RPC
public import Reference
public import Security
public import StorageClient
import Values
import Wire

/// Keeps messages in the store, where a demonstration reads them.
public struct StoredOutbox: SmsGateway {
    private let people: PersonDirectory

    /// - Parameter reference: Tells how long a message is kept.
    public init(store: Store, hash: KeyedHash, reference: ReferenceData = .embedded) {
        people = PersonDirectory(store: store, hash: hash, reference: reference)
    }

    public func send(
        _ message: IdentityV1.SmsMessage, id: [UInt8], to phone: String, options: CallOptions
    ) async throws {
        let sent = message.sentAt ?? .init()
        let partition = try people.partition(of: Phone(phone))
        // Several requesters may have codes sent in one second: no message takes the place of another one.
        let key = SortKey.instant(seconds: sent.seconds, nanos: sent.nanos) + id
        let expires = sent.seconds + people.reference.retention.outbox
        try await people.store.write(partition, options: options) { change in
            try change.put(
                IdentityV1.StoredSms(message: message), in: IdentityRecordSets.outbox, key: key,
                expires: .init(seconds: expires))
        }
    }

    /// Messages to a phone, newest first, also those of one second.
    ///
    /// - Parameter limit: 1 to 1,000.
    func messages(to phone: Phone, limit: Int, options: CallOptions) async throws -> [IdentityV1.SmsMessage] {
        // The key does not order messages of one second; a phone gets few of them.
        let page = try await people.store.read(
            try people.partition(of: phone), .range(IdentityRecordSets.outbox, descending: true, limit: limit + 50),
            options: options)
        let newestFirst = page.records.sorted { left, right in
            let (sent, other) = (left.value.message?.sentAt?.seconds ?? 0, right.value.message?.sentAt?.seconds ?? 0)
            return (sent, left.version) > (other, right.version)
        }
        return newestFirst.prefix(limit).compactMap(\.value.message)
    }
}
