import CommonContracts
import GatewayContracts
import HealthCodeContracts
import IdentityContracts
import RPC
import Testing
import TripCardContracts

@Suite("A number changes hands, through all services (TRIP-12)", .serialized)
struct NumberHandoverTests {
    private static let heir = CommonV1.Document(type: .taiwanTravelPermit, number: "12345678")

    /// A row of the register, issued some seconds before noon.
    private func row(
        _ document: CommonV1.Document, _ name: String, phone: String, secondsBeforeNoon: Int64
    ) -> IdentityV1.Person {
        .init(
            document: document, name: name, phone: phone,
            issuedAt: .init(seconds: TestSystem.noon - secondsBeforeNoon))
    }

    @Test("TRIP-12: the former holder gets nothing from any method, and the new one logs in by phone alone")
    func handover() async throws {
        let system = try await TestSystem(settings: .manyCodes)
        _ = try await system.register(
            row(TestSystem.document, "张小三", phone: TestSystem.phone, secondsBeforeNoon: 9000))
        let citizen = try await system.logIn()
        try await system.verifyTrip(citizen)
        #expect(try await system.gateway.getMergedCode(.init(), options: citizen).tripState == .fresh)
        system.clock.advance(1)
        let code = try await system.code()

        let report = try await system.register(
            row(Self.heir, "王五", phone: TestSystem.phone, secondsBeforeNoon: 100))
        #expect(report.notes.map(\.field) == ["phone"])
        for call in AccessTests.citizenCalls {
            let refused = await refusal { try await call.make(system, citizen) }
            #expect(refused?.reason == "SESSION_OVER", "\(call.path): \(refused.map { "\($0)" } ?? "answered")")
        }
        let used = await refusal { _ = try await system.logIn(with: code) }
        #expect(used?.reason == "SMS_CODE_GONE")

        system.clock.advance(1)
        let heir = try await system.logIn()
        let merged = try await system.gateway.getMergedCode(.init(), options: heir)
        #expect(merged.profile?.maskedName == "王*" && merged.tripState == .verificationRequired)
        await system.close()
    }

    @Test("TRIP-12: who lost a number is told so once they log in by another one, and the texts name no number whole")
    func told() async throws {
        let system = try await TestSystem()
        _ = try await system.register(
            row(TestSystem.document, "张小三", phone: TestSystem.phone, secondsBeforeNoon: 9000),
            row(Self.heir, "王五", phone: TestSystem.phone, secondsBeforeNoon: 5000))
        _ = try await system.register(
            row(TestSystem.document, "张小三", phone: "13700137000", secondsBeforeNoon: 100))
        let citizen = try await system.logIn(phone: "13700137000")
        let told = try await system.health.listNotifications(.init(), options: citizen).notifications
        #expect(told.map(\.kind) == [.numberLost])
        #expect(told.first?.at?.seconds == system.clock.now)
        #expect(told.first?.textZh.contains("138****8000") == true)
        #expect(told.first?.textEn.contains("138****8000") == true)
        await system.close()
    }

    @Test("TRIP-12: an old delivery of the register that comes again gives the former holder nothing back")
    func oldDelivery() async throws {
        let system = try await TestSystem()
        let old = row(TestSystem.document, "张小三", phone: TestSystem.phone, secondsBeforeNoon: 9000)
        _ = try await system.register(old)
        _ = try await system.register(row(Self.heir, "王五", phone: TestSystem.phone, secondsBeforeNoon: 100))
        let heir = try await system.logIn()
        let again = try await system.register(old)
        #expect((again.accepted, again.unchanged) == (0, 1))
        _ = try await system.identity.getProfile(.init(), options: heir)
        await system.close()
    }

    /// A stay in a city, from and until some hours before noon of the day of the test.
    private func stay(_ division: String, hours: Range<Int64>) -> TripCardV1.Stay {
        .init(
            phone: TestSystem.phone, operator: .mobile, division: division,
            from: .init(seconds: TestSystem.noon - hours.upperBound * 3600),
            until: .init(seconds: TestSystem.noon - hours.lowerBound * 3600))
    }

    @Test("TRIP-12: the card of a number begins with its holder, by consent and by code alike")
    func card() async throws {
        let system = try await TestSystem(settings: .manyCodes)
        _ = try await system.register(
            row(TestSystem.document, "张小三", phone: TestSystem.phone, secondsBeforeNoon: 20 * 86_400))
        let stays = [stay("310100", hours: 80..<150), stay("330100", hours: 30..<70)]
        let rows = stays.enumerated().map { TripCardV1.StayRow(row: UInt64($0.offset + 1), stay: $0.element) }
        let report = try await system.operators.importStays(options: try system.asOperator()) {
            try await $0.send(.init(rows: rows))
        }
        #expect(report.accepted == 2)
        let citizen = try await system.logIn()
        try await system.verifyTrip(citizen)
        let own = try await system.gateway.getMergedCode(.init(), options: citizen)
        #expect(own.trip?.places.map(\.division) == ["310000", "330100"])

        _ = try await system.register(
            row(Self.heir, "王五", phone: TestSystem.phone, secondsBeforeNoon: 75 * 3600))
        system.clock.advance(1)
        let heir = try await system.logIn()
        try await system.verifyTrip(heir)
        let merged = try await system.gateway.getMergedCode(.init(), options: heir)
        #expect(merged.trip?.places.map(\.division) == ["330100"])
        system.clock.advance(1)
        let queried = try await system.card()
        #expect(queried.places.map(\.division) == ["330100"])
        await system.close()
    }

    @Test("TRIP-12: a number that its holder has left shows nobody's stays to whoever has it now")
    func leftNumber() async throws {
        let system = try await TestSystem()
        _ = try await system.register(
            row(TestSystem.document, "张小三", phone: TestSystem.phone, secondsBeforeNoon: 20 * 86_400))
        _ = try await system.operators.importStays(options: try system.asOperator()) {
            try await $0.send(.init(rows: [.init(row: 1, stay: stay("310100", hours: 80..<150))]))
        }
        _ = try await system.register(
            row(TestSystem.document, "张小三", phone: "13700137000", secondsBeforeNoon: 100))
        let queried = try await system.card()
        #expect(queried.places.isEmpty && queried.insufficientData)
        await system.close()
    }
}
