public import Security
import TripCardRecords

extension TripCardServices {
    /// Who may read and write what it stores.
    public static let recordGrants = TripCardRecordSets.grants
}
