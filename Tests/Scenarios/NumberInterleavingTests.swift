import Assembly
import CommonContracts
import GatewayContracts
import IdentityContracts
import RPC
import Testing

extension ServiceSettings {
    /// As many codes as a test likes.
    static var manyCodes: ServiceSettings {
        var settings = ServiceSettings()
        settings.smsLimits.pause = 0
        settings.smsLimits.perHour = 1000
        settings.smsLimits.perDay = 1000
        return settings
    }
}

@Suite("Rows of the register, logins and consents in any sequence (TRIP-12)", .serialized)
struct NumberInterleavingTests {
    @Test("TRIP-12: no sequence leaves a session, a consent or a code to anybody but the holder", arguments: 0..<25)
    func anySequence(seed: Int) async throws {
        let system = try await TestSystem(settings: .manyCodes)
        var world = NumberInterleavings(seed: seed)
        for step in 0..<40 {
            // No two messages of one second.
            system.clock.advance(1)
            try await act(&world, system, "seed \(seed), step \(step)")
            try await check(world, system, "seed \(seed), step \(step)")
        }
        await system.close()
    }

    private func act(_ world: inout NumberInterleavings, _ system: TestSystem, _ place: Comment) async throws {
        switch Int.random(in: 0..<8, using: &world.random) {
        case 0..<4:
            let row = world.nextRow()
            let report = try await system.register(world.message(row))
            #expect(report.received == report.accepted + report.unchanged + report.superseded, place)
            let isKnown = world.rows.contains(row)
            #expect(report.accepted + report.superseded == 1 || isKnown, place)
            #expect(report.accepted == 0 || !isKnown, "\(place): a row that comes again changes something")
            world.take(row)
        case 4:
            let phone = Int.random(in: 0..<2, using: &world.random)
            let number = NumberInterleavings.phones[phone]
            world.note(code: try await system.code(to: number), of: phone)
        case 5, 6: try await logIn(&world, system, place)
        default: try await consent(&world, system, place)
        }
    }

    /// Logs in with a code that was sent before, or with a new one.
    private func logIn(_ world: inout NumberInterleavings, _ system: TestSystem, _ place: Comment) async throws {
        let phone = Int.random(in: 0..<2, using: &world.random)
        let number = NumberInterleavings.phones[phone]
        guard let code = world.codes[phone] else { return }
        let answer: Result<IdentityV1.LoginResponse, RPCError>
        do {
            answer = .success(try await system.logIn(with: code.sent, phone: number))
        } catch let error as RPCError {
            answer = .failure(error)
        }
        let holder = world.holder(of: phone)
        switch answer {
        case .success(let session):
            #expect(code.isLive, "\(place): a dead code opens a session")
            let person = try #require(holder, place)
            let named = CommonV1.PersonRef(person: .document(NumberInterleavings.people[person]))
            let profile = try await system.identity.getProfile(.init(person: named), options: system.asOperator())
            #expect(session.profile?.personKey == profile.personKey, place)
            let hasConsent = world.sessions.contains { $0.person == person && $0.phone == phone && $0.hasConsent }
            world.note(
                .init(person: person, phone: phone, options: system.bearer(session.token), hasConsent: hasConsent))
        case .failure(let error):
            #expect(error.reason == (code.isLive ? "PERSON_UNKNOWN" : "SMS_CODE_GONE"), place)
            #expect(!code.isLive || holder == nil, place)
        }
        world.useCode(of: phone)
    }

    private func consent(_ world: inout NumberInterleavings, _ system: TestSystem, _ place: Comment) async throws {
        guard let session = world.sessions.indices.randomElement(using: &world.random) else { return }
        let options = world.sessions[session].options
        let refused = await refusal {
            try await system.verifyTrip(options, phone: NumberInterleavings.phones[world.sessions[session].phone])
        }
        #expect((refused == nil) == world.sessions[session].isOpen, place)
        if refused == nil { world.noteConsent(of: session) }
    }

    private func check(_ world: NumberInterleavings, _ system: TestSystem, _ place: Comment) async throws {
        for phone in 0..<2 {
            let known = world.sessions.filter { $0.phone == phone && $0.isOpen }
            #expect(known.allSatisfy { $0.person == world.holder(of: phone) }, place)
        }
        for session in world.sessions {
            let code: GatewayV1.MergedCode
            do {
                code = try await system.gateway.getMergedCode(.init(), options: session.options)
            } catch let error as RPCError {
                #expect(!session.isOpen && error.reason == "SESSION_OVER", place)
                continue
            }
            #expect(session.isOpen, "\(place): a session outlives its number")
            #expect((code.tripState == .fresh) == session.hasConsent, place)
        }
    }
}
