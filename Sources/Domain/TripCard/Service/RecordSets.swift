import Contracts
import StorageClient

/// The records that trip card stores.
enum TripCardSets {
    /// Stays by beginning and place, in the partition of a phone. Kept 15 days (RET-1).
    static let stays = RecordSet<TripCardV1.StoredStay>(20, name: "stays", in: PartitionKind("phone"))

    // The well-known partition of the areas of risk.

    /// Areas of risk by area id.
    static let riskAreas = RecordSet<TripCardV1.RiskArea>(21, name: "risk-areas", in: PartitionKind("risk areas"))
    /// The one revision of the areas, under the empty key.
    static let riskRevision = RecordSet<TripCardV1.StoredRiskRevision>(
        22, name: "risk-revision", in: PartitionKind("risk areas"))

    static let all = [AnyRecordSet(stays), AnyRecordSet(riskAreas), AnyRecordSet(riskRevision)]
}
