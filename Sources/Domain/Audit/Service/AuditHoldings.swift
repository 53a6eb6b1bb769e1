import AuditRecords
public import Kit
import StorageClient

extension AuditServices {
    /// Why the logs of audit are left out of what persons are given.
    public static let heldRules = HeldRule.leftOut(
        AuditRecordSets.all, because: "hashes and places of entries of audit; the entries about you are given")
}
