import AuditContracts
import AuditServer
import GatewayContracts
import HealthCodeContracts
import HealthCodeServer
import IdentityContracts
import IdentityServer
public import Kit
import RiskAreasContracts
import RiskAreasServer
public import Security
public import StorageClient
import StorageContracts
import TracingContracts
import TracingServer
import TripCardContracts
import TripCardServer
public import Wire

/// What the contracts of all services say, for every process alike.
public enum ServiceContracts {
    /// Who may call which method.
    public static let access = AccessTable(
        IdentityAccess.methods, HealthCodeAccess.methods, TracingAccess.methods, RiskAreasAccess.methods,
        TripCardAccess.methods, AuditAccess.methods, GatewayAccess.methods, StorageAccess.methods, AccessTable.runtime)

    /// All record sets, as their owners declare them.
    public static let recordSets =
        KitRecordRights.sets + IdentityServices.recordSets + HealthCodeServices.recordSets + TracingServices.recordSets
        + RiskAreasService.recordSets + TripCardServices.recordSets + AuditRecordRights.sets
        + AnyRecordSet.ofStorageClient

    /// Which processes may read and write which record sets, as the owners of the sets declare it.
    public static let recordGrants =
        KitRecordRights.grants + IdentityServices.recordGrants + HealthCodeServices.recordGrants
        + TracingServices.recordGrants + RiskAreasService.recordGrants + TripCardServices.recordGrants
        + AuditRecordRights.grants
        + AnyRecordSet.grantsOfStorageClient

    /// What persons are given of each record set, and why of others nothing, as the owners of the sets declare it.
    public static let heldRules =
        IdentityServices.heldRules + HealthCodeServices.heldRules + TracingServices.heldRules
        + TripCardServices.heldRules + RiskAreasService.heldRules + AuditServices.heldRules
        + HeldRule.leftOut(AnyRecordSet.ofStorageClient, because: "about no person: the last restore of a backup")

    /// The same as storage nodes and the services of one process look it up.
    public static let recordRights = RecordRights(recordGrants)

    /// What reflection shows, in base64: the contracts, and none of the records.
    public static let descriptors: [StaticString] = [
        IdentityDescriptors.base64, HealthCodeDescriptors.base64, TracingDescriptors.base64,
        RiskAreasDescriptors.base64, TripCardDescriptors.base64, AuditDescriptors.base64, GatewayDescriptors.base64,
        StorageDescriptors.base64,
    ]

    /// How requests in JSON are read: what a contract does not know is refused with its path. If a misspelt symptom were
    /// passed over, the declaration would count as one of no symptom.
    public static let json = JSONStrictness.strict
}
