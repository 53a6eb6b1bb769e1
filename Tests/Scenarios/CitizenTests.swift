import CommonContracts
import GatewayContracts
import HealthCodeContracts
import IdentityContracts
import KitRecords
import RPC
import Security
import StorageClient
import Testing
import TripCardContracts

@Suite("A citizen's way through the services", .serialized)
struct CitizenTests {
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
            phone: TestSystem.phone, operator: .mobile, division: "110105",
            from: .init(seconds: system.clock.now - 9 * 86400),
            until: .init(seconds: system.clock.now - 3600))
        _ = try await system.operators.importStays(options: try system.asOperator()) {
            try await $0.send(.init(rows: [.init(row: 1, stay: stay)]))
        }
        try await system.verifyTrip(citizen)

        let both = try await system.gateway.getMergedCode(.init(), options: citizen)
        #expect(both.health?.colour == .green)
        #expect(both.tripState == .fresh)
        #expect(both.trip?.places.map(\.division) == ["110000"])
        #expect(both.trip?.maskedPhone == "138****8000")

        _ = try await system.gateway.revokeTripConsent(.init(), options: citizen)
        #expect(try await system.gateway.getMergedCode(.init(), options: citizen).tripState == .verificationRequired)
        await system.close()
    }

    @Test(
        "A merged query reads the store three times; it writes nothing for a citizen, and the look-up for an operator")
    func threeReads() async throws {
        let system = try await TestSystem()
        try await system.registerCitizen()
        let citizen = try await system.logIn()
        try await system.verifyTrip(citizen)
        let person = CommonV1.PersonRef(person: .document(TestSystem.document))
        let callers = [(GatewayV1.GetMergedCodeRequest(), citizen), (.init(person: person), try system.asOperator())]
        // Look-ups of staff are counted in batches: the first one fetches a batch.
        _ = try await system.gateway.getMergedCode(callers[1].0, options: callers[1].1)
        try await system.untilStoreIsQuiet()
        for (request, options) in callers {
            let writes = options.metadata["authorization"] == citizen.metadata["authorization"] ? [:] : ["Write": 1]
            // Workers use the store beside the queries: the fewest calls of several queries are those of a query.
            var fewest: [String: Int] = [:]
            for _ in 0..<20 {
                try await system.untilStoreIsQuiet()
                _ = system.storeCalls.take()
                let code = try await system.gateway.getMergedCode(request, options: options)
                #expect(code.healthState == .fresh && code.profileState == .fresh && code.tripState == .fresh)
                let calls = system.storeCalls.take()
                if fewest.isEmpty || calls.values.reduce(0, +) < fewest.values.reduce(0, +) { fewest = calls }
            }
            #expect(fewest == writes.merging(["Read": 3]) { $1 })
        }
        await system.close()
    }

    @Test(
        "ID-10: a code is single-use, dies after 5 wrong tries and lapses after 5 minutes; none can be sent within 60 s"
    )
    func smsCodes() async throws {
        let system = try await TestSystem()
        try await system.registerCitizen()
        let used = try await system.code()
        _ = try await system.logIn(with: used)
        let again = await refusal { _ = try await system.logIn(with: used) }
        #expect(again?.code == .unauthenticated)

        let early = await refusal {
            _ = try await system.identity.requestSmsCode(.init(phone: TestSystem.phone, purpose: .login))
        }
        #expect(early?.code == .resourceExhausted)
        #expect(early?.detail(GoogleRPC.RetryInfo.self)?.retryDelay?.seconds == 60)

        system.clock.advance(61)
        let right = try await system.code()
        let wrong = SentCode(digits: right.digits == "000000" ? "111111" : "000000", handle: right.handle)
        for _ in 0..<5 { _ = await refusal { _ = try await system.logIn(with: wrong) } }
        let killed = await refusal { _ = try await system.logIn(with: right) }
        #expect(killed?.reason == "SMS_CODE_GONE")

        system.clock.advance(61)
        let late = try await system.code()
        system.clock.advance(300)
        let lapsed = await refusal { _ = try await system.logIn(with: late) }
        #expect(lapsed?.code == .unauthenticated)
        await system.close()
    }

    @Test("MRG-2: a number that is registered to somebody else by now is refused for the trip card")
    func otherHolder() async throws {
        let system = try await TestSystem()
        try await system.registerCitizen()
        let citizen = try await system.logIn()
        let phone = try PartitionKey(KeyedHash(system.keys).partition(.phone, TestSystem.phone))
        // The register took the number from the citizen after the login.
        try await system.store.write(phone) { change in
            try change.put(KitV1.StoredHolder(personKey: Array(repeating: 7, count: 16)), in: KitRecordSets.holder)
        }
        let refused = await refusal {
            _ = try await system.gateway.requestTripVerification(.init(), options: citizen)
        }
        #expect(refused?.code == .permissionDenied && refused?.reason == "NOT_YOUR_NUMBER")
        await system.close()
    }

    @Test(
        "Citizens see themselves only; nobody calls without a token what needs one, nor a citizen what is an operator's"
    )
    func authorisation() async throws {
        let system = try await TestSystem()
        try await system.registerCitizen()
        let citizen = try await system.logIn()
        let other = CommonV1.PersonRef(person: .personKey(Array(repeating: 7, count: 16)))
        let denied = await refusal {
            _ = try await system.gateway.getMergedCode(.init(person: other), options: citizen)
        }
        #expect(denied?.code == .permissionDenied && denied?.reason == "NOT_YOURS")
        let anonymous = await refusal { _ = try await system.gateway.getMergedCode(.init()) }
        #expect(anonymous?.code == .unauthenticated && anonymous?.reason == "TOKEN_MISSING")
        let importing = await refusal {
            _ = try await system.register.importPeople(options: citizen) { try await $0.send(.init()) }
        }
        #expect(importing?.code == .permissionDenied && importing?.reason == "ROLE_NOT_ALLOWED")
        await system.close()
    }

    @Test("An operator sees both codes of a person by document; an unknown person is not found")
    func operatorsView() async throws {
        let system = try await TestSystem()
        try await system.registerCitizen()
        let operators = try system.asOperator()
        let person = CommonV1.PersonRef(person: .document(TestSystem.document))
        let before = try await system.gateway.getMergedCode(.init(person: person), options: operators)
        #expect(before.tripState == .verificationRequired && before.health?.colour == .grey)
        try await system.verifyTrip(try await system.logIn())
        let after = try await system.gateway.getMergedCode(.init(person: person), options: operators)
        #expect(after.tripState == .fresh)
        let stranger = CommonV1.PersonRef(person: .document(.init(type: .hmTravelPermit, number: "H99999999")))
        let unknown = await refusal {
            _ = try await system.gateway.getMergedCode(.init(person: stranger), options: operators)
        }
        #expect(unknown?.code == .notFound && unknown?.reason == "PERSON_UNKNOWN")
        await system.close()
    }
}
