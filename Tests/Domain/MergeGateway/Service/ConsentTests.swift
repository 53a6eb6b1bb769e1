import GatewayContracts
import RPC
import Security
import Testing

@Suite("The consent to show a trip card goes to identity (MRG)")
struct ConsentTests {
    @Test("MRG-1: asking for the code, giving and withdrawing the consent are calls in the citizen's own name")
    func inOwnName() async throws {
        let system = GatewaySystem()
        let citizen = try system.asCitizen()
        let sent = try await system.gateway.requestTripVerification(.init(), options: citizen)
        #expect(sent.expiresAt?.seconds == 300 && sent.nextRequestAt?.seconds == 60 && sent.handle == "handle")
        let given = try await system.gateway.verifyTrip(.init(code: "123456", handle: "handle"), options: citizen)
        #expect(given.consentUntil?.seconds == 2_592_000)
        #expect(system.sides.consentCodes == ["123456 handle"])
        _ = try await system.gateway.revokeTripConsent(.init(), options: citizen)
        #expect(system.sides.methods == ["GiveConsent", "RequestConsentCode", "RevokeConsent"])
        for method in system.sides.methods {
            guard case .citizen? = system.sides.caller(of: method) else {
                Issue.record("\(method) was not asked in the citizen's name")
                continue
            }
        }
    }

    @Test("MRG-2: identity's refusal reaches the citizen as it is")
    func refusal() async throws {
        let system = GatewaySystem()
        let refusal = RPCError(.permissionDenied, "the number is somebody else's").with(reason: "NOT_YOUR_NUMBER")
        for method in ["RequestConsentCode", "GiveConsent", "RevokeConsent"] {
            system.sides.set(.fails(refusal), for: method)
        }
        let citizen = try system.asCitizen()
        let errors = [
            await failure { try await system.gateway.requestTripVerification(.init(), options: citizen) },
            await failure { try await system.gateway.verifyTrip(.init(code: "1"), options: citizen) },
            await failure { try await system.gateway.revokeTripConsent(.init(), options: citizen) },
        ]
        for error in errors { #expect(error?.code == .permissionDenied && error?.reason == "NOT_YOUR_NUMBER") }
    }

    @Test("Operators have no trip card to verify")
    func operators() async throws {
        let system = GatewaySystem()
        let error = await failure {
            try await system.gateway.verifyTrip(.init(code: "1"), options: system.asOperator())
        }
        #expect(error?.code == .permissionDenied && error?.reason == "ROLE_NOT_ALLOWED")
        #expect(system.sides.methods.isEmpty)
    }
}
