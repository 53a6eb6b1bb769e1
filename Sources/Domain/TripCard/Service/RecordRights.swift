public import Security
public import StorageClient
import TripCardRecords

extension TripCardServices {
    /// Who may read and write what it stores.
    public static let recordGrants = TripCardRecordSets.grants

    /// What they store.
    public static let recordSets = TripCardRecordSets.all
}
