import HealthCodeContracts
import Kit
import StorageClient
import Values

/// What health authorities decide and look into, beside evidence. Its subjects are in extensions.
struct HealthAuthorityService: HealthCodeV1.HealthAuthorityService {
    let store: Store
    let persons: PersonResolver
    let appeals: Appeals
    let lookUps: LookUpLimit
    let seen: LookUpTrail
    let now: @Sendable () -> Instant
}
