public import Kit
import RiskAreasRecords
import StorageClient

extension RiskAreasService {
    /// Why areas of risk are left out of what persons are given.
    public static let heldRules = HeldRule.leftOut(
        RiskAreasRecordSets.all, because: "areas of risk, which everybody sees")
}
