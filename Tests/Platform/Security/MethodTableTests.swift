import Contracts
import RPC
import Security
import Testing

@Suite("Who may call what")
struct MethodTableTests {
    static let services = [
        IdentityV1.IdentityMethods.service, IdentityV1.OutboxMethods.service, HealthCodeV1.HealthCodeMethods.service,
        TripCardV1.TripCardMethods.service, GatewayV1.MergeGatewayMethods.service, StorageV1.StorageMethods.service,
        StorageV1.ReplicationMethods.service, StorageV1.MaintenanceMethods.service,
        StorageV1.ComparisonMethods.service,
        GRPCHealthV1.HealthMethods.service, GRPCReflectionV1.ServerReflectionMethods.service,
        GRPCReflectionV1Alpha.ServerReflectionMethods.service,
    ]

    @Test("The table lists exactly the methods of the contracts: none is open by omission, none is a leftover")
    func isComplete() {
        let methods = Set(Self.services.flatMap { $0.methods.map(\.path) })
        let listed = Set(MethodTable.paths).filter { path in Self.services.contains { path.hasPrefix("/\($0.name)/") } }
        #expect(methods == listed)
        #expect(Set(MethodTable.paths) == listed)
    }

    @Test("What is not listed nobody may call")
    func deniesByDefault() {
        #expect(MethodTable.roles(for: "/shuangma.identity.v1.Identity/Nothing").isEmpty)
    }

    @Test("Only operators import; only services read the store, use up codes and ask for owners")
    func sensitiveMethods() {
        for service in Self.services {
            for method in service.methods where method.name.hasPrefix("Import") || method.service.hasSuffix("Outbox") {
                #expect(MethodTable.roles(for: method.path) == [.operator])
            }
        }
        for method in StorageV1.StorageMethods.service.methods {
            let isStream = method.kind == .serverStreaming
            #expect(MethodTable.roles(for: method.path) == (isStream ? [.service, .operator] : [.service]))
        }
        for method in StorageV1.ReplicationMethods.service.methods + StorageV1.ComparisonMethods.service.methods {
            #expect(MethodTable.roles(for: method.path) == [.storageNode])
        }
        for method in StorageV1.MaintenanceMethods.service.methods {
            #expect(MethodTable.roles(for: method.path) == [.operator])
        }
        #expect(MethodTable.roles(for: IdentityV1.IdentityMethods.verifySmsCode.path) == [.service])
        #expect(MethodTable.roles(for: IdentityV1.IdentityMethods.getPhoneOwner.path) == [.service])
    }
}
