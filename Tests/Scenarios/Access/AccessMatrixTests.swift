import Assembly
import AuditContracts
import Foundation
import GatewayContracts
import HealthCodeContracts
import HealthCodeFeed
import IdentityContracts
import RPC
import RiskAreasContracts
import Security
import StorageContracts
import Testing
import TracingContracts
import TripCardContracts
import Values

@Suite("The matrix of rights: every method by every caller", .serialized, .timeLimit(.minutes(5)))
struct AccessMatrixTests {
    /// Every method of every contract.
    static let methods =
        [
            IdentityV1.IdentityMethods.service, IdentityV1.RegisterMethods.service, IdentityV1.DirectoryMethods.service,
            IdentityV1.OutboxMethods.service, IdentityV1.SmsDeliveryMethods.service,
            IdentityV1.PopulationRegisterMethods.service, IdentityV1.StaffMethods.service,
            IdentityV1.ApprovalsMethods.service, IdentityV1.CasesMethods.service,
            IdentityV1.AliasesMethods.service, IdentityV1.SmsReceiptsMethods.service,
            IdentityV1.StaffCallsMethods.service, AuditV1.AuditMethods.service,
            HealthCodeV1.HealthCodeMethods.service, HealthCodeV1.EvidenceMethods.service,
            HealthCodeV1.HealthAuthorityMethods.service, HealthCodeV1.RecognitionMethods.service,
            TracingV1.VenuesMethods.service, HealthCodeV1.HoldingsMethods.service,
            TracingV1.HoldingsMethods.service, TripCardV1.HoldingsMethods.service,
            TripCardV1.TripCardMethods.service, TripCardV1.OperatorFeedMethods.service,
            RiskAreasV1.RiskAreasMethods.service, GatewayV1.MergeGatewayMethods.service,
            StorageV1.StorageMethods.service, StorageV1.ReplicationMethods.service,
            StorageV1.MaintenanceMethods.service, StorageV1.ComparisonMethods.service,
            GRPCHealthV1.HealthMethods.service, GRPCReflectionV1.ServerReflectionMethods.service,
            GRPCReflectionV1Alpha.ServerReflectionMethods.service,
        ].flatMap(\.methods)

    @Test("Every method that a contract lists has a rule of scope and is tried; a new one fails here")
    func isComplete() {
        let listed = ServiceContracts.access.paths
        #expect(Set(ScopeRule.all.keys) == listed)
        #expect(Set(Self.methods.map(\.path)) == listed)
    }

    @Test("Every method ends for every caller, about themselves and others, in and out of scope, as the contracts say")
    func everyCell() async throws {
        var matrix = try await MatrixSystem()
        var cells = 0
        for method in Self.methods {
            let access = try #require(ServiceContracts.access[method.path])
            let rule = try #require(ScopeRule.all[method.path])
            let expectation = MatrixExpectation(access: access, rule: rule)
            for caller in MatrixCaller.all {
                for subject in caller.isPerson ? MatrixSubject.allCases : [.other] {
                    let wanted = expectation.outcome(for: caller, about: subject)
                    let found = try await matrix.outcome(of: method, by: caller, about: subject)
                    #expect(found == wanted, "\(method.path) by \(caller) about \(subject)")
                    cells += 1
                }
            }
        }
        #expect(cells == Self.methods.count * (MatrixCaller.all.count + 2))
        await matrix.system.close()
    }

    @Test("No process of a cluster serves the outbox, and no gateway passes calls of it on")
    func noOutbox() async throws {
        let system = try await TestSystem(isDemonstration: false)
        let served = system.services.map { type(of: $0).descriptor.name }
        #expect(!served.contains("shuangma.identity.v1.Outbox"))
        for options in [CallOptions(), try system.asStaff(.clusterOperator, .support, .auditor, .healthAuthority)] {
            let refused = await refusal {
                _ = try await system.outbox.listMessages(.init(phone: TestSystem.phone), options: options)
            }
            #expect(refused != nil && refused?.code != .notFound)
        }
        await system.close()
    }

    @Test("docs/access.md shows the rights that the contracts and the rules of scope give")
    func page() throws {
        let file = URL(filePath: #filePath).deletingLastPathComponent()
            .appending(path: "../../../docs/access.md").standardized
        let page = AccessPage(methods: Self.methods).text
        if ProcessInfo.processInfo.environment["SHUANGMA_WRITE_DOCS"] != nil {
            try Data(page.utf8).write(to: file)
        }
        let written = try String(contentsOf: file, encoding: .utf8)
        #expect(
            written == page,
            "write it again: SHUANGMA_WRITE_DOCS=1 swift test --filter AccessMatrixTests.page")
    }
}
