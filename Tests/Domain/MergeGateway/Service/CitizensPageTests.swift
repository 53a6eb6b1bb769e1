import CommonContracts
import GatewayContracts
import RPC
import Security
import Testing

@Suite("The page of a citizen (MRG)")
struct CitizensPageTests {
    @Test("Three calls make a page: two in the citizen's name, and the trip card on the gateway's own account")
    func threeCalls() async throws {
        let system = GatewaySystem()
        let page = try await system.page()
        #expect(system.sides.methods == ["GetHealthCode", "GetProfile", "GetTripCard"])
        for method in ["GetHealthCode", "GetProfile"] {
            guard case .citizen(let citizen)? = system.sides.caller(of: method) else {
                Issue.record("\(method) was not asked in the citizen's name")
                continue
            }
            #expect(citizen.personKey == Citizens.personKey)
        }
        #expect(system.sides.caller(of: "GetTripCard") == .service("gateway/1"))
        #expect(system.sides.tripRequests == [.init(phoneKey: Citizens.phoneKey, personKey: Citizens.personKey)])
        #expect(page.profile == Citizens.profile && page.health?.colour == .yellow && page.trip?.colour == .green)
        #expect([page.profileState, page.healthState, page.tripState] == [.fresh, .fresh, .fresh])
        #expect(page.tripConsentUntil?.seconds == 1_700_000_000)
        #expect(page.computedAt?.seconds == GatewaySystem.noon)
    }

    @Test(
        "MRG-3: a side that is down leaves its part out and hides no other",
        arguments: ["GetProfile", "GetHealthCode", "GetTripCard"])
    func sideDown(method: String) async throws {
        let system = GatewaySystem()
        system.sides.set(.fails(RPCError(.unavailable, "down")), for: method)
        Self.expect(only: method, isMissingFrom: try await system.page())
    }

    @Test(
        "MRG-3: a side that is late leaves its part out when the gateway's patience ends",
        arguments: ["GetProfile", "GetHealthCode", "GetTripCard"])
    func sideLate(method: String) async throws {
        let system = GatewaySystem(sidePatience: .milliseconds(50))
        system.sides.set(.isLate, for: method)
        Self.expect(only: method, isMissingFrom: try await system.page())
    }

    private static func expect(only method: String, isMissingFrom page: GatewayV1.MergedCode) {
        #expect((page.profile == nil) == (method == "GetProfile"))
        #expect((page.health == nil) == (method == "GetHealthCode"))
        #expect((page.trip == nil) == (method == "GetTripCard"))
        #expect((page.profileState == .unavailable) == (method == "GetProfile"))
        #expect((page.healthState == .unavailable) == (method == "GetHealthCode"))
        #expect((page.tripState == .unavailable) == (method == "GetTripCard"))
    }

    @Test("No page without a side that knows whether the session is open")
    func noSideKnowsTheSession() async throws {
        let system = GatewaySystem()
        system.sides.set(.fails(RPCError(.unavailable, "down")), for: "GetProfile")
        system.sides.set(.fails(RPCError(.deadlineExceeded, "late")), for: "GetHealthCode")
        let error = await failure { try await system.page() }
        #expect(error?.code == .unavailable)
    }

    @Test("MRG-1: without a consent the trip card asks for a verification, and no side has failed")
    func consentMissing() async throws {
        let system = GatewaySystem()
        let missing = RPCError(.failedPrecondition, "none").with(reason: "CONSENT_MISSING")
        system.sides.set(.fails(missing), for: "GetTripCard")
        let page = try await system.page()
        #expect(page.tripState == .verificationRequired && page.trip == nil && page.tripConsentUntil == nil)
        #expect(!system.service.metrics.contains("}"))
    }

    @Test(
        "Whatever else the trip card answers is a failure of that side: it does not know the citizen's session",
        arguments: [
            StatusCode.failedPrecondition, .unauthenticated, .permissionDenied, .notFound, .invalidArgument, .internal,
        ])
    func tripFailures(code: StatusCode) async throws {
        let system = GatewaySystem()
        system.sides.set(.fails(RPCError(code, "no").with(reason: "OTHER")), for: "GetTripCard")
        #expect(try await system.page().tripState == .unavailable)
    }

    @Test(
        "What only the caller can mend ends the page, whichever side says so",
        arguments: ["GetProfile", "GetHealthCode"],
        [
            (StatusCode.unauthenticated, "SESSION_OVER"), (.permissionDenied, "NOT_YOURS"),
            (.notFound, "PERSON_UNKNOWN"), (.invalidArgument, "BAD"),
        ])
    func callersErrors(method: String, error: (code: StatusCode, reason: String)) async throws {
        let system = GatewaySystem()
        system.sides.set(.fails(RPCError(error.code, "no").with(reason: error.reason)), for: method)
        let thrown = await failure { try await system.page() }
        #expect(thrown?.code == error.code && thrown?.reason == error.reason)
    }

    @Test("A page that ends with an error waits for no side that is late")
    func endsAtOnce() async throws {
        let system = GatewaySystem()
        system.sides.set(.fails(RPCError.invalidArgument(field: "person", "is wrong")), for: "GetHealthCode")
        for method in ["GetProfile", "GetTripCard"] { system.sides.set(.isLate, for: method) }
        #expect(await failure { try await system.page() }?.field == "person")
        #expect(!system.service.metrics.contains("}"))
    }
}

@Suite("Whom a citizen may ask for (MRG)")
struct CitizensQuestionTests {
    @Test(
        "The own key and the own document are passed on as asked",
        arguments: [
            CommonV1.PersonRef.PersonValue.personKey(Citizens.personKey), .document(Citizens.document),
        ])
    func own(person: CommonV1.PersonRef.PersonValue) async throws {
        #expect(try await GatewaySystem().page(person).profileState == .fresh)
    }

    @Test("Another's key is refused at once, and no side is asked")
    func strangersKey() async throws {
        let system = GatewaySystem()
        for key in [Citizens.strangersKey, [1, 2, 3]] {
            let error = await failure { try await system.page(.personKey(key)) }
            #expect(error?.code == .permissionDenied && error?.reason == "NOT_YOURS")
        }
        #expect(system.sides.methods.isEmpty)
    }

    @Test("Another's document gets the same answer as another's key")
    func strangersDocument() async throws {
        let system = GatewaySystem()
        let byKey = await failure { try await system.page(.personKey(Citizens.strangersKey)) }
        let byDocument = await failure {
            try await system.page(.document(.init(type: .residentId, number: "110105199003070118")))
        }
        #expect(byKey != nil && byDocument?.code == byKey?.code && byDocument?.message == byKey?.message)
        #expect(byDocument?.details == byKey?.details)
    }
}
