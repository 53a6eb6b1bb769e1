import HealthCodeRecords
public import Security
public import StorageClient

extension HealthCodeServices {
    /// Who may read and write what it stores.
    public static let recordGrants = HealthCodeRecordSets.grants

    /// What they store.
    public static let recordSets = HealthCodeRecordSets.all
}
