import IdentityRecords
public import Security

extension IdentityServices {
    /// Who may read and write what it stores.
    public static let recordGrants = IdentityRecordSets.grants
}
