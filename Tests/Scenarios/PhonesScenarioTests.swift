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
import Wire

/// A citizen gets a second number, and gives the first one up.
@Suite("Several numbers of one person, through all services (TRIP-12)", .serialized)
struct PhonesScenarioTests {
    private static let second = "13900139001"

    private func withSystem(_ body: (TestSystem) async throws -> Void) async throws {
        let system = try await TestSystem()
        do { try await body(system) } catch {
            await system.close()
            throw error
        }
        await system.close()
    }

    private func proved(
        _ system: TestSystem, _ phone: String, _ purpose: IdentityV1.SmsPurpose
    ) async throws -> IdentityV1.ProvedPhone {
        let code = try await system.code(for: purpose, to: phone)
        return .init(phone: phone, code: code.digits, handle: code.handle)
    }

    private func stay(_ system: TestSystem, of phone: String, in division: String, hoursAgo: Int64) async throws {
        let stay = TripCardV1.Stay(
            phone: phone, operator: .mobile, division: division,
            from: .init(seconds: system.clock.now - hoursAgo * 3_600),
            until: .init(seconds: system.clock.now - (hoursAgo - 6) * 3_600))
        let report = try await system.operators.importStays(options: try system.asOperator()) {
            try await $0.send(.init(rows: [.init(row: 1, stay: stay)]))
        }
        #expect(report.accepted == 1)
    }

    private func places(_ system: TestSystem, _ citizen: CallOptions) async throws -> [String]? {
        // After a day the areas of risk are told anew first.
        try await system.eventually("the trip card is known") {
            try await system.gateway.getMergedCode(.init(), options: citizen).tripState != .unavailable
        }
        return try await system.gateway.getMergedCode(.init(), options: citizen).trip?.places.map(\.division)
    }

    @Test(
        "The code is the person's under each number, a trip card is of the session's number, and a consent of one number"
    )
    func codes() async throws {
        try await withSystem { system in
            // Somebody else had the second number a day ago: what it did then is not the citizen's.
            try await stay(system, of: Self.second, in: "310115", hoursAgo: 30)
            try await stay(system, of: TestSystem.phone, in: "320505", hoursAgo: 30)
            let citizen = try await system.greenCitizen()
            system.clock.advance(61)
            _ = try await system.identity.addPhone(
                .init(
                    own: try await proved(system, TestSystem.phone, .changeOld),
                    next: try await proved(system, Self.second, .changeNew)), options: citizen)
            system.clock.advance(86_400)
            try await stay(system, of: Self.second, in: "330106", hoursAgo: 20)
            let other = try await system.logIn(phone: Self.second)
            let seen = try await system.gateway.getMergedCode(.init(), options: other)
            #expect(seen.health?.colour == .green && seen.tripState == .verificationRequired)
            system.clock.advance(61)
            try await system.verifyTrip(other, phone: Self.second)
            let own = try await places(system, other)
            #expect(own == ["330100"])
            // The consent of one number shows nothing of the other one's.
            let first = try await system.logIn()
            #expect(try await places(system, first) == nil)
            system.clock.advance(61)
            try await system.verifyTrip(first)
            let former = try await places(system, first)
            #expect(former?.contains("330100") == false)
            let consents = try await system.identity.listConsents(.init(), options: first).consents
            #expect(consents.map(\.maskedPhone) == ["138****8000", "139****9001"])

            // An export has what lies under each number, and what lies with the person once.
            system.clock.advance(61)
            let sent = try await system.identity.requestProofCode(.init(purpose: .export), options: first)
            var data = try await system.identity.exportMyData(
                .init(code: try await system.lastCode(), handle: sent.handle), options: first)
            var sets = data.records.map(\.set)
            while !data.nextPageToken.isEmpty {
                data = try await system.identity.exportMyData(.init(pageToken: data.nextPageToken), options: first)
                sets += data.records.map(\.set)
            }
            func count(_ set: String) -> Int { sets.count { $0 == set } }
            #expect(count("holder") == 2 && count("trip-consents") == 2 && count("person") == 1)
            #expect(count("stays") == 2, "one of each number: what somebody else's phone did is not theirs")

            // A positive test of the person turns the code red under both.
            let test = HealthCodeV1.TestResult(
                person: TestSystem.citizen, sampleId: "P", sampledAt: .init(seconds: system.clock.now - 60),
                outcome: .positive)
            let report = try await system.evidence.importTests(
                options: try system.asStaff(.laboratory, organisation: "test")
            ) {
                try await $0.send(.init(rows: [.init(row: 1, test: test)]))
            }
            #expect(report.accepted == 1, "\(report.rejections)")
            for caller in [first, other] {
                let colour = try await system.gateway.getMergedCode(.init(), options: caller).health?.colour
                #expect(colour == .red)
            }

            // The first number goes: its session and consent with it; whoever gets it sees nothing of the citizen.
            system.clock.advance(61)
            let list = try await system.identity.listPhones(.init(), options: other).phones
            _ = try await system.identity.setPrimaryPhone(.init(phoneId: list[1].phoneId), options: other)
            _ = try await system.identity.removePhone(.init(phoneId: list[0].phoneId), options: other)
            let over = await refusal { _ = try await system.gateway.getMergedCode(.init(), options: first) }
            #expect(over?.reason == "SESSION_OVER")
            #expect(try await system.identity.listConsents(.init(), options: other).consents.count == 1)
            let stranger = CommonV1.Document(type: .hmTravelPermit, number: "H40000001")
            _ = try await system.register(.init(document: stranger, name: "李四", phone: TestSystem.phone))
            system.clock.advance(61)
            let heir = try await system.logIn(phone: TestSystem.phone)
            #expect(try await system.gateway.getMergedCode(.init(), options: heir).health?.colour == .grey)
            system.clock.advance(61)
            try await system.verifyTrip(heir)
            let inherited = try await places(system, heir)
            #expect(inherited == [])
        }
    }

    @Test("A log-in that crosses the change of its number ends with it, whichever is written first", arguments: 0..<6)
    func crossing(round: Int) async throws {
        try await withSystem { system in
            try await system.registerCitizen()
            let citizen = try await system.logIn()
            system.clock.advance(61)
            let request = IdentityV1.ChangePhoneRequest(
                former: try await proved(system, TestSystem.phone, .changeOld),
                next: try await proved(system, Self.second, .changeNew))
            system.clock.advance(61)
            let code = try await system.code(to: TestSystem.phone)
            async let change: Void = { _ = try await system.identity.changePhone(request, options: citizen) }()
            async let logIn = try? system.logIn(with: code)
            try await change
            guard let session = await logIn else { return }
            let over = await refusal {
                _ = try await system.identity.listPhones(.init(), options: system.bearer(session.token))
            }
            #expect(over?.reason == "SESSION_OVER")
        }
    }
}
