import HealthCodeContracts
import HealthCodeCore
import Kit
import RPC
import RiskAreasClient
import StorageClient
import Values

/// What health authorities decide and look into, beside evidence. Its subjects are in extensions.
struct HealthAuthorityService: HealthCodeV1.HealthAuthorityService {
    let store: Store
    let persons: PersonResolver
    let riskAreas: RiskAreaIndex
    let rules: RuleIndex
    let proposals: RuleProposals
    let history: RuleHistory
    let explainer: Explainer
    let appeals: Appeals
    let lookUps: LookUpLimit
    let seen: LookUpTrail
    let now: @Sendable () -> Instant
    let dryRunTurn = DryRunTurn()
}
