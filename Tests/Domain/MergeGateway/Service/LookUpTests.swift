import CommonContracts
import GatewayContracts
import RPC
import Security
import TestSupport
import Testing

@Suite("The page that an operator looks up (MRG)")
struct LookUpTests {
    static let document = CommonV1.PersonRef.PersonValue.document(Citizens.document)

    @Test("Three calls make a page: identity gives key, phone and profile, and the others are asked at once")
    func threeCalls() async throws {
        let system = GatewaySystem()
        let page = try await system.lookUp(Self.document)
        #expect(system.sides.methods == ["GetHealthCode", "GetTripCard", "ResolvePerson"])
        guard case .staff = system.sides.caller(of: "ResolvePerson") else {
            Issue.record("identity was not asked in the name of who looks up")
            return
        }
        #expect(system.sides.caller(of: "GetHealthCode") == .service("gateway/1"))
        #expect(system.sides.caller(of: "GetTripCard") == .service("gateway/1"))
        #expect(system.sides.tripRequests == [.init(phoneKey: Citizens.phoneKey, personKey: Citizens.personKey)])
        #expect(page.profile == Citizens.profile)
        #expect([page.profileState, page.healthState, page.tripState] == [.fresh, .fresh, .fresh])
    }

    @Test("MRG-1: of a person without a phone no trip card is asked for")
    func noPhone() async throws {
        let system = GatewaySystem()
        system.sides.forgetPhone()
        let page = try await system.lookUp(Self.document)
        #expect(system.sides.methods == ["GetHealthCode", "ResolvePerson"])
        #expect(page.tripState == .verificationRequired && page.profileState == .fresh)
    }

    @Test("An operator must name a person")
    func nobody() async throws {
        let system = GatewaySystem()
        let error = await failure { try await system.lookUp(nil) }
        #expect(error?.code == .invalidArgument && error?.field == "person")
        #expect(system.sides.methods.isEmpty)
    }

    @Test(
        "What is wrong with the person ends the page",
        arguments: [
            (StatusCode.notFound, "PERSON_UNKNOWN"), (.invalidArgument, "BAD"),
        ])
    func unknownPerson(code: StatusCode, reason: String) async throws {
        let system = GatewaySystem()
        system.sides.set(.fails(RPCError(code, "no").with(reason: reason)), for: "ResolvePerson")
        let error = await failure { try await system.lookUp(Self.document) }
        #expect(error?.code == code && error?.reason == reason)
        #expect(system.sides.methods == ["ResolvePerson"])
    }

    @Test("A member of staff who has looked too many persons up sees no part of another one")
    func tooMany() async throws {
        let system = GatewaySystem()
        let refusal = RPCError.resourceExhausted("too many", retryAfter: .seconds(60)).with(reason: "LOOKUPS_TOO_MANY")
        system.sides.set(.fails(refusal), for: "GetHealthCode")
        let error = await failure { try await system.lookUp(Self.document) }
        #expect(error?.code == .resourceExhausted && error?.reason == "LOOKUPS_TOO_MANY")
    }

    @Test(
        "MRG-3: while identity is down or late, a person named by key still gets a health code",
        arguments: [true, false])
    func identityDown(isLate: Bool) async throws {
        let system = GatewaySystem(sidePatience: .milliseconds(isLate ? 50 : 60_000))
        system.sides.set(isLate ? .isLate : .fails(RPCError(.unavailable, "down")), for: "ResolvePerson")
        let page = try await system.lookUp(.personKey(Citizens.personKey))
        #expect([page.profileState, page.healthState, page.tripState] == [.unavailable, .fresh, .unavailable])
        #expect(system.sides.methods == ["GetHealthCode", "ResolvePerson"])
        // The health code notes the look-up then.
        guard case .staff = system.sides.caller(of: "GetHealthCode") else {
            Issue.record("the health code was not asked in the name of who looks up")
            return
        }
    }

    @Test("While identity is down, nothing can be said of a document")
    func documentWithoutIdentity() async throws {
        let system = GatewaySystem()
        system.sides.set(.fails(RPCError(.unavailable, "down")), for: "ResolvePerson")
        let error = await failure { try await system.lookUp(Self.document) }
        #expect(error?.code == .unavailable)
        #expect(system.sides.methods == ["ResolvePerson"])
    }

    @Test("MRG-3: a side that is down leaves its part out", arguments: ["GetHealthCode", "GetTripCard"])
    func sideDown(method: String) async throws {
        let system = GatewaySystem()
        system.sides.set(.fails(RPCError(.unavailable, "down")), for: method)
        let page = try await system.lookUp(Self.document)
        #expect(page.profileState == .fresh)
        #expect((page.healthState == .unavailable) == (method == "GetHealthCode"))
        #expect((page.tripState == .unavailable) == (method == "GetTripCard"))
    }
}
