import Contracts
import RPC
import Testing

@Suite("A citizen's way through the services", .serialized)
struct CitizenTests {
    private func refusal(_ body: () async throws -> Void) async -> RPCError? {
        do { try await body() } catch { return error as? RPCError }
        return nil
    }

    @Test("MRG-1: one SMS proves the phone, later views need none, and taking the consent back ends it")
    func bothCodes() async throws {
        let system = try await TestSystem()
        try await system.registerCitizen()
        let citizen = try await system.logIn()
        let first = try await system.gateway.getMergedCode(.init(), options: citizen)
        #expect(first.health?.colour == .grey)
        #expect(first.tripState == .verificationRequired && first.trip == nil)
        #expect(first.profile?.maskedName == "张*三")

        _ = try await system.health.declare(.init(declaration: .init(), idempotencyKey: "a"), options: citizen)
        let stay = TripCardV1.Stay(
            phone: TestSystem.phone, operator: .mobile, division: "110105", from: .init(seconds: system.clock.now - 9 * 86400),
            until: .init(seconds: system.clock.now - 3600))
        _ = try await system.trips.importStays(options: try system.asOperator()) {
            try await $0.send(.init(rows: [.init(row: 1, stay: stay)]))
        }
        _ = try await system.gateway.requestTripVerification(.init(), options: citizen)
        _ = try await system.gateway.verifyTrip(.init(code: try await system.lastCode()), options: citizen)

        let both = try await system.gateway.getMergedCode(.init(), options: citizen)
        #expect(both.health?.colour == .green)
        #expect(both.tripState == .fresh)
        #expect(both.trip?.places.map(\.division) == ["110000"])
        #expect(both.trip?.maskedPhone == "138****8000")

        _ = try await system.gateway.revokeTripConsent(.init(), options: citizen)
        #expect(try await system.gateway.getMergedCode(.init(), options: citizen).tripState == .verificationRequired)
        await system.close()
    }

    @Test("ID-10: a code is single-use, dies after 5 wrong tries and lapses after 5 minutes; none can be sent within 60 s")
    func smsCodes() async throws {
        let system = try await TestSystem()
        try await system.registerCitizen()
        _ = try await system.logIn()
        let used = try await system.lastCode()
        let again = await refusal { _ = try await system.identity.login(.init(phone: TestSystem.phone, code: used)) }
        #expect(again?.code == .unauthenticated)

        let early = await refusal {
            _ = try await system.identity.requestSmsCode(.init(phone: TestSystem.phone, purpose: .login))
        }
        #expect(early?.code == .resourceExhausted)
        #expect(early?.detail(GoogleRPC.RetryInfo.self)?.retryDelay?.seconds == 60)

        system.clock.advance(61)
        _ = try await system.identity.requestSmsCode(.init(phone: TestSystem.phone, purpose: .login))
        let right = try await system.lastCode()
        let wrong = right == "000000" ? "111111" : "000000"
        for _ in 0..<5 {
            _ = await refusal { _ = try await system.identity.login(.init(phone: TestSystem.phone, code: wrong)) }
        }
        let killed = await refusal { _ = try await system.identity.login(.init(phone: TestSystem.phone, code: right)) }
        #expect(killed?.detail(GoogleRPC.ErrorInfo.self)?.reason == "SMS_CODE_GONE")

        system.clock.advance(61)
        _ = try await system.identity.requestSmsCode(.init(phone: TestSystem.phone, purpose: .login))
        let late = try await system.lastCode()
        system.clock.advance(300)
        let lapsed = await refusal { _ = try await system.identity.login(.init(phone: TestSystem.phone, code: late)) }
        #expect(lapsed?.code == .unauthenticated)
        await system.close()
    }

    @Test("A session ends with the logout, at once and for every service")
    func logout() async throws {
        let system = try await TestSystem()
        try await system.registerCitizen()
        let citizen = try await system.logIn()
        _ = try await system.identity.logout(.init(), options: citizen)
        for call in [
            { _ = try await system.gateway.getMergedCode(.init(), options: citizen) },
            { _ = try await system.health.getHealthCode(.init(), options: citizen) },
            { _ = try await system.health.declare(.init(declaration: .init(), idempotencyKey: "x"), options: citizen) },
        ] as [() async throws -> Void] {
            #expect(await refusal(call)?.detail(GoogleRPC.ErrorInfo.self)?.reason == "SESSION_OVER")
        }
        await system.close()
    }

    @Test("MRG-2: a number registered to somebody else is refused for the trip card")
    func otherOwner() async throws {
        let system = try await TestSystem()
        try await system.registerCitizen()
        _ = try await system.register(
            .init(document: .init(type: .hmTravelPermit, number: "H12345678"), name: "李四", phone: "13900139000"))
        let citizen = try await system.logIn()
        let refused = await refusal {
            _ = try await system.gateway.requestTripVerification(.init(phone: "13900139000"), options: citizen)
        }
        #expect(refused?.code == .permissionDenied)
        #expect(try await system.lastCode("13900139000").isEmpty)
        await system.close()
    }

    @Test("Two persons who share a phone say by document who logs in")
    func sharedPhone() async throws {
        let system = try await TestSystem()
        try await system.registerCitizen()
        let other = CommonV1.Document(type: .taiwanTravelPermit, number: "12345678")
        _ = try await system.register(.init(document: other, name: "王五", phone: TestSystem.phone))
        _ = try await system.identity.requestSmsCode(.init(phone: TestSystem.phone, purpose: .login))
        let code = try await system.lastCode()
        let session = try await system.identity.login(
            .init(phone: TestSystem.phone, code: code, document: other))
        #expect(session.profile?.maskedName == "王*")
        #expect(session.profile?.documentCheckRequired == true)
        await system.close()
    }

    @Test("Citizens see themselves only; nobody calls without a token what needs one, nor an operator what is a citizen's")
    func authorisation() async throws {
        let system = try await TestSystem()
        try await system.registerCitizen()
        let citizen = try await system.logIn()
        let other = CommonV1.PersonRef(person: .personKey(Array(repeating: 7, count: 16)))
        let denied = await refusal { _ = try await system.gateway.getMergedCode(.init(person: other), options: citizen) }
        #expect(denied?.code == .permissionDenied)
        let anonymous = await refusal { _ = try await system.gateway.getMergedCode(.init()) }
        #expect(anonymous?.code == .unauthenticated)
        let importing = await refusal {
            _ = try await system.identity.importPeople(options: citizen) { try await $0.send(.init()) }
        }
        #expect(importing?.code == .permissionDenied)
        let operators = try system.asOperator()
        let unknown = await refusal {
            let stranger = CommonV1.PersonRef(person: .document(.init(type: .hmTravelPermit, number: "H99999999")))
            _ = try await system.gateway.getMergedCode(.init(person: stranger), options: operators)
        }
        #expect(unknown?.code == .notFound)
        await system.close()
    }
}
