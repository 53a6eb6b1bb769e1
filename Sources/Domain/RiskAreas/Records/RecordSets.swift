import KitRecords
public import RiskAreasContracts
public import StorageClient

/// What the risk areas store.
public enum RiskAreasRecordSets {
    /// Every area by the UTF-8 bytes of its id, as the contract spells it. Released areas stay, with their end.
    public static let areas = RecordSet<RiskAreasV1.RiskArea>(21, name: "risk-areas", in: .riskAreas)

    /// All of them.
    public static let all = [AnyRecordSet(areas)]
}
