import Contracts
import StorageClient

/// The records that identity stores.
enum IdentitySets {
    // Partition of a person.

    /// The one person, under the empty key. Kept until closure (RET-1).
    static let person = RecordSet<IdentityV1.StoredPerson>(1, name: "person", in: PartitionKind("person"))
    /// Open sessions by session id. A record expires with its session. Health code and gateway read the set too.
    static let sessions = RecordSet<IdentityV1.StoredSession>(2, name: "sessions", in: PartitionKind("person"))

    // Partition of a phone.

    /// The persons whose number the phone is, by person key.
    static let owners = RecordSet<IdentityV1.StoredOwner>(3, name: "owners", in: PartitionKind("phone"))
    /// The codes that are valid, by purpose. A record expires with its code.
    static let smsCodes = RecordSet<IdentityV1.StoredSmsCode>(4, name: "sms-codes", in: PartitionKind("phone"))
    /// When codes were sent, by purpose; in the partition of a caller's address, one record under the empty key.
    /// Expires after a day.
    static let smsLedger = RecordSet<IdentityV1.StoredSmsLedger>(5, name: "sms-ledger", in: PartitionKind("phone"))
    /// Messages of the embedded outbox, by time and purpose. Kept a day.
    static let outbox = RecordSet<IdentityV1.StoredSms>(6, name: "outbox", in: PartitionKind("phone"))

    static let all = [
        AnyRecordSet(person), AnyRecordSet(sessions), AnyRecordSet(owners), AnyRecordSet(smsCodes),
        AnyRecordSet(smsLedger), AnyRecordSet(outbox),
    ]
}
