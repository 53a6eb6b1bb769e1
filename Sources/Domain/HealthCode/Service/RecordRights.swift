import HealthCodeRecords
public import Security

extension HealthCodeServices {
    /// Who may read and write what it stores.
    public static let recordGrants = HealthCodeRecordSets.grants
}
