public import IdentityContracts
import KitRecords
public import Security
public import StorageClient

/// What identity stores.
public enum IdentityRecordSets {
    /// The one record of a registered person, under the empty key. It is kept until closure (RET-1).
    public static let person = RecordSet<IdentityV1.StoredPerson>(1, name: "person", in: .person)
    // Number 3 held the persons who shared a number, before a number had one holder (TRIP-12). It is not used again.
    /// What is left to do when a number has another holder, by person key (TRIP-12).
    public static let holderEffects = RecordSet<IdentityV1.StoredHolderEffect>(34, name: "holder-changes", in: .phone)
    /// What is left to do when a person has another number, by key of the old one (TRIP-12).
    public static let moveEffects = RecordSet<IdentityV1.StoredMoveEffect>(35, name: "number-moves", in: .person)
    /// The code last sent to a phone, by purpose. A record expires with its code.
    public static let smsCodes = RecordSet<IdentityV1.StoredSmsCode>(4, name: "sms-codes", in: .phone)
    /// When codes were sent to a phone, by purpose. A record expires after a day.
    public static let smsLedger = RecordSet<IdentityV1.StoredSmsLedger>(5, name: "sms-ledger", in: .phone)
    /// When codes were asked for from an address: the one record under the empty key. It expires after
    /// an hour.
    public static let callerLedger = RecordSet<IdentityV1.StoredSmsLedger>(8, name: "caller-ledger", in: .caller)
    /// Messages of the embedded outbox by time. A record expires after a day.
    public static let outbox = RecordSet<IdentityV1.StoredSms>(6, name: "outbox", in: .phone)

    /// All of them.
    public static let all = [
        AnyRecordSet(person), AnyRecordSet(holderEffects), AnyRecordSet(moveEffects), AnyRecordSet(smsCodes),
        AnyRecordSet(smsLedger), AnyRecordSet(callerLedger), AnyRecordSet(outbox),
    ]

    /// Number 3, which stores of before hold until they are migrated.
    private static let retired: [UInt16] = [3]

    /// Who may read and write them.
    public static let grants = [
        RecordSetGrant(all, owner: .identity), RecordSetGrant(retired, owner: .identity),
    ]
}
