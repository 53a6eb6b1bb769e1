import CommonContracts
import IdentityContracts
import IdentityCore
import RPC
import Synchronization
import Testing
import Values

@testable import IdentityServer

@Suite("A province's population register, over gRPC", .serialized)
struct PopulationRegisterTests {
    private static let passport = CommonV1.Document(type: .passport, country: "USA", number: "123456789")
    private static let rows = [
        ReferenceRegister.Row(document: Citizen.document, name: "张小三", phone: Citizen.phone),
        .init(document: passport, name: "SMITH JOHN", division: ""),
    ]

    private func question(
        _ document: CommonV1.Document, _ name: String, _ phone: String = Citizen.phone
    ) throws -> RegisterQuestion {
        RegisterQuestion(
            document: try Document(stored: document, today: ChinaDay(number: 19_000), tables: EveryCode()),
            name: try PersonName(name), phone: try Phone(phone))
    }

    /// Runs a body with the reference register, a client of it, and the client's clock in milliseconds.
    private func withRegister(
        patience: Duration = .milliseconds(300),
        _ body: (ReferenceRegister, RemotePopulationRegister, SharedClock) async throws -> Void
    ) async throws {
        let reference = ReferenceRegister(Self.rows)
        try await reference.serving { channel in
            let clock = SharedClock()
            let remote = RemotePopulationRegister(
                channel, patience: patience, milliseconds: { clock.milliseconds.load(ordering: .relaxed) },
                pause: { _ in })
            try await body(reference, remote, clock)
        }
    }

    /// A clock that stands until it is moved.
    final class SharedClock: Sendable {
        let milliseconds = Atomic<Int64>(0)
    }

    @Test("It confirms number and name, says whose the phone is, and answers the same for another name as for nobody")
    func answers() async throws {
        try await withRegister { _, remote, _ in
            let confirmed = try await remote.confirm(question(Citizen.document, "张 小三"))
            #expect(confirmed == RegisterAnswer(.confirmed, number: .own, residence: Division(code: 110_105)))
            let other = try await remote.confirm(question(Citizen.document, "张小三", "13900139000"))
            #expect(other.number == .another)
            let foreign = try await remote.confirm(question(Self.passport, "John Smith"))
            #expect(foreign == RegisterAnswer(.confirmed, number: .unknown))
            let wrongName = try await remote.confirm(question(Citizen.document, "李四"))
            let nobody = try await remote.confirm(question(.init(type: .hmTravelPermit, number: "H12345678"), "李四"))
            #expect(wrongName == nobody && nobody == RegisterAnswer(.notConfirmed))
        }
    }

    @Test(
        "A register that hangs, fails or answers wrongly confirms nobody; only what can pass is tried again, 3 times at most",
        arguments: [
            (ReferenceRegister.Behaviour.hangs, 3), (.fails(.unavailable), 3), (.fails(.resourceExhausted), 3),
            (.fails(.internal), 1), (.fails(.unauthenticated), 1), (.otherQuestion, 1), (.noVerdict, 1),
            (.badDivision, 1),
        ])
    func misbehaves(behaviour: ReferenceRegister.Behaviour, tries: Int) async throws {
        try await withRegister(patience: .milliseconds(100)) { reference, remote, _ in
            reference.behave(behaviour)
            let refused = await refusal { _ = try await remote.confirm(question(Citizen.document, "张小三")) }
            #expect(refused?.code == .unavailable && refused?.why == "REGISTER_UNREACHABLE")
            #expect(refused?.message.contains("张") == false)
            #expect(reference.take() == tries)
            reference.behave(.answers)
            let confirmed = try await remote.confirm(question(Citizen.document, "张小三"))
            #expect(confirmed.person == .confirmed)
        }
    }

    @Test("A question whose process ends between two tries confirms nobody, like one that was not answered")
    func cancelled() async throws {
        let reference = ReferenceRegister(Self.rows)
        try await reference.serving { channel in
            reference.behave(.fails(.unavailable))
            let remote = RemotePopulationRegister(channel, pause: { _ in throw CancellationError() })
            let refused = await refusal { _ = try await remote.confirm(question(Citizen.document, "张小三")) }
            #expect(refused?.code == .unavailable && refused?.why == "REGISTER_UNREACHABLE")
            #expect(reference.take() == 1)
        }
    }

    @Test("After 5 failures in a row the register is left alone for 30 s, and one question tries whether it is back")
    func breaks() async throws {
        try await withRegister { reference, remote, clock in
            reference.behave(.fails(.internal))
            for _ in 0..<5 {
                _ = await refusal { _ = try await remote.confirm(question(Citizen.document, "张小三")) }
            }
            #expect(reference.take() == 5 && remote.metrics.contains("population_register_breaker 2\n"))
            let kept = await refusal { _ = try await remote.confirm(question(Citizen.document, "张小三")) }
            #expect(kept?.why == "REGISTER_UNREACHABLE" && reference.take() == 0)
            #expect(remote.metrics.contains("population_register_refusals_total 1\n"))
            clock.milliseconds.store(30_000, ordering: .relaxed)
            #expect(remote.metrics.contains("population_register_breaker 1\n"))
            reference.behave(.answers)
            let confirmed = try await remote.confirm(question(Citizen.document, "张小三"))
            #expect(confirmed.person == .confirmed)
            #expect(remote.metrics.contains("population_register_breaker 0\n") && reference.take() == 1)
        }
    }

    @Test("A register that does not answer in time holds no call: the application is taken, and goes on behind it")
    func slow() async throws {
        let reference = ReferenceRegister(Self.rows)
        try await reference.serving { channel in
            let remote = RemotePopulationRegister(channel, patience: .seconds(60), pause: { _ in })
            try await withIdentity(register: remote, registrationPatience: .milliseconds(20)) { system in
                reference.behave(.waits)
                let (first, code) = try await system.apply(.init(Citizen.document, "张小三"))
                #expect(first.state == .applied)
                reference.goOn()
                // No worker runs: the call's own work goes on.
                let end = ContinuousClock.now + .seconds(20)
                var state = IdentityV1.RegistrationState.applied
                while state == .applied, ContinuousClock.now < end {
                    state = try await system.identity.getRegistration(
                        .init(phone: Citizen.phone, handle: code.handle)
                    ).state
                }
                #expect(state == .verified && reference.take() == 1)
            }
        }
    }

    @Test(
        "While the register does not answer an application is taken and never verified; a worker goes on when it is back"
    )
    func waits() async throws {
        let reference = ReferenceRegister(Self.rows)
        try await reference.serving { channel in
            let remote = RemotePopulationRegister(channel, patience: .milliseconds(100), pause: { _ in })
            try await withIdentity(register: remote) { system in
                reference.behave(.hangs)
                let applicant = Application(Citizen.document, "张小三")
                let (first, code) = try await system.apply(applicant)
                #expect(first.state == .applied)
                let waiting = try await system.identity.getRegistration(
                    .init(phone: Citizen.phone, handle: code.handle))
                #expect(waiting == first)
                let refused = await refusal { _ = try await system.logIn() }
                #expect(refused?.why == "PERSON_UNKNOWN")
                reference.behave(.answers)
                try await system.workUntil("the application is verified") {
                    try await system.identity.getRegistration(
                        .init(phone: Citizen.phone, handle: code.handle)
                    ).state == .verified
                }
                system.clock.advance(61)
                let profile = try #require(try await system.logIn().profile)
                #expect(profile.maskedName == "张*三" && profile.division == "110105")
                #expect(profile.verification == .registerMatched)
            }
        }
    }
}
