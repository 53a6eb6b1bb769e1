import Assembly
import AuditContracts
import GatewayContracts
import HealthCodeContracts
import IdentityContracts
import RPC
import RiskAreasContracts
import Security
import StorageContracts
import Testing
import TracingContracts
import TripCardContracts

@Suite("Options of methods")
struct MethodOptionTests {
    private static let methods =
        [
            IdentityV1.IdentityMethods.service, IdentityV1.DirectoryMethods.service, IdentityV1.RegisterMethods.service,
            IdentityV1.OutboxMethods.service, IdentityV1.StaffMethods.service, IdentityV1.StaffCallsMethods.service,
            IdentityV1.ApprovalsMethods.service, IdentityV1.CasesMethods.service, IdentityV1.AliasesMethods.service,
            IdentityV1.SmsReceiptsMethods.service,
            IdentityV1.SmsDeliveryMethods.service, IdentityV1.PopulationRegisterMethods.service,
            HealthCodeV1.HealthCodeMethods.service,
            HealthCodeV1.EvidenceMethods.service, HealthCodeV1.HealthAuthorityMethods.service,
            HealthCodeV1.RecognitionMethods.service, TracingV1.VenuesMethods.service,
            RiskAreasV1.RiskAreasMethods.service,
            TripCardV1.TripCardMethods.service, TripCardV1.OperatorFeedMethods.service,
            GatewayV1.MergeGatewayMethods.service, StorageV1.StorageMethods.service,
            StorageV1.MaintenanceMethods.service, StorageV1.ReplicationMethods.service,
            StorageV1.ComparisonMethods.service, AuditV1.AuditMethods.service,
            HealthCodeV1.HoldingsMethods.service, TracingV1.HoldingsMethods.service,
            TripCardV1.HoldingsMethods.service,
        ].flatMap(\.methods)

    @Test("Every method of every contract declares who may call it, and no other path is listed")
    func accessIsComplete() {
        let runtime = Set(AccessTable.runtime.keys)
        #expect(ServiceContracts.access.paths.subtracting(runtime) == Set(Self.methods.map(\.path)))
    }

    @Test("The idempotency_level of a method reaches its descriptor (google.protobuf.MethodOptions)")
    func levels() {
        #expect(RiskAreasV1.RiskAreasMethods.listRiskAreas.idempotency == .noSideEffects)
        #expect(HealthCodeV1.HealthCodeMethods.declare.idempotency == .idempotent)
        #expect(IdentityV1.IdentityMethods.login.idempotency == .unknown)
    }

    @Test("Every read may be repeated, and what uses up or sends a code may not")
    func reads() {
        for method in Self.methods {
            let isRead = ["Get", "List", "Resolve"].contains { method.name.hasPrefix($0) } || method.name == "Read"
            if isRead { #expect(method.idempotency != .unknown, "\(method.path)") }
            if method.name.contains("Verif") || method.name.contains("Sms") || method.name.contains("ConsentCode")
                || method.name == "QueryTripCard"
            {
                #expect(method.idempotency == .unknown, "\(method.path)")
            }
        }
    }

    @Test("Only requests without personal data may stand in a URL (Connect, \"Unary-Get-Request\")")
    func personalDataInURLs() {
        let allowed = ["/shuangma.riskareas.v1.RiskAreas/ListRiskAreas", "/shuangma.storage.v1.Storage/GetShardMap"]
        #expect(Set(Self.methods.filter { $0.idempotency == .noSideEffects }.map(\.path)) == Set(allowed))
    }
}
