public import CommonContracts
import KitRecords
public import StorageClient

/// The chains of audit, by whose partition they lie in.
public enum AuditChains {
    /// What happened to a person's data and colour, in the person's partition.
    public static let ofPersons = KitRecordSets.auditOfPersons
    /// What an account or feed did that is about no single person, in a partition of its own.
    public static let ofAccounts = KitRecordSets.auditOfAccounts
    /// What became of accounts and feeds, in the partition of all of them.
    public static let ofStaff = KitRecordSets.auditOfStaff
    /// What became of proposals that need another person, in the partition of all of them.
    public static let ofApprovals = KitRecordSets.auditOfApprovals

    /// Those that the logs of audit take: each of ``KitRecordSets/auditChains``.
    public static let all = [ofPersons, ofAccounts, ofStaff, ofApprovals]
}
