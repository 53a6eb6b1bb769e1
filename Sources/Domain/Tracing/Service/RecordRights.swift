public import Security
public import StorageClient
import TracingRecords

extension TracingServices {
    /// Who may read and write what it stores.
    public static let recordGrants = TracingRecordSets.grants

    /// What they store.
    public static let recordSets = TracingRecordSets.all
}
