import RiskAreasRecords
public import Security

extension RiskAreasService {
    /// Who may read and write what it stores.
    public static let recordGrants = RiskAreasRecordSets.grants
}
