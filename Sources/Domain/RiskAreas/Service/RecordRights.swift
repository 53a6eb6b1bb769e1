import RiskAreasRecords
public import Security
public import StorageClient

extension RiskAreasService {
    /// Who may read and write what it stores.
    public static let recordGrants = RiskAreasRecordSets.grants

    /// What they store.
    public static let recordSets = RiskAreasRecordSets.all
}
