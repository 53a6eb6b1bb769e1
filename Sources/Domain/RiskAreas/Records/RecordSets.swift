import KitRecords
public import RiskAreasContracts
public import Security
public import StorageClient

/// What the risk areas store.
public enum RiskAreasRecordSets {
    /// Every area by the UTF-8 bytes of its id, as the contract spells it. Released areas stay, with their end.
    public static let areas = RecordSet<RiskAreasV1.RiskArea>(
        21, name: "risk-areas", in: .riskAreas, clear: "everybody may list the areas of risk")

    /// How many areas there are: the one record under the empty key.
    public static let count = RecordSet<RiskAreasV1.StoredAreaCount>(
        22, name: "risk-area-count", in: .riskAreas,
        clear: "a number of areas that everybody may list")

    /// All of them.
    public static let all = [AnyRecordSet(areas), AnyRecordSet(count)]

    /// Who may read and write them: the trip card's role, which serves the areas alone.
    public static let grants = [RecordSetGrant(all, owner: .tripCard)]
}
