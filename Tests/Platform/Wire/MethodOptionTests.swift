import Contracts
import RPC
import Testing

@Suite("Options of methods")
struct MethodOptionTests {
    private static let methods =
        [
            IdentityV1.IdentityMethods.service, IdentityV1.OutboxMethods.service, HealthCodeV1.HealthCodeMethods.service,
            TripCardV1.TripCardMethods.service, GatewayV1.MergeGatewayMethods.service, StorageV1.StorageMethods.service,
        ].flatMap(\.methods)

    @Test("The idempotency_level of a method reaches its descriptor (google.protobuf.MethodOptions)")
    func levels() {
        #expect(TripCardV1.TripCardMethods.listRiskAreas.idempotency == .noSideEffects)
        #expect(HealthCodeV1.HealthCodeMethods.declare.idempotency == .idempotent)
        #expect(IdentityV1.IdentityMethods.login.idempotency == .unknown)
    }

    @Test("Every read may be repeated, and what uses up or sends a code may not")
    func reads() {
        for method in Self.methods {
            let isRead = ["Get", "List", "Resolve"].contains { method.name.hasPrefix($0) } || method.name == "Read"
            if isRead { #expect(method.idempotency != .unknown, "\(method.path)") }
            if method.name.contains("Verif") || method.name.contains("Sms") || method.name == "QueryTripCard" {
                #expect(method.idempotency == .unknown, "\(method.path)")
            }
        }
    }

    @Test("Only requests without personal data may stand in a URL (Connect, \"Unary-Get-Request\")")
    func personalDataInURLs() {
        let allowed = ["/shuangma.tripcard.v1.TripCard/ListRiskAreas", "/shuangma.storage.v1.Storage/GetShardMap"]
        #expect(Set(Self.methods.filter { $0.idempotency == .noSideEffects }.map(\.path)) == Set(allowed))
    }
}
