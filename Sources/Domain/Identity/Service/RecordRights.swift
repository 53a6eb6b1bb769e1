import IdentityRecords
public import Security
public import StorageClient

extension IdentityServices {
    /// Who may read and write what it stores.
    public static let recordGrants = IdentityRecordSets.grants

    /// What they store.
    public static let recordSets = IdentityRecordSets.all
}
