import IdentityContracts
import IdentityRecords
import RPC
import Testing

@testable import IdentityServer

/// Codes that prove nothing, with each method that takes one.
@Suite("SMS codes that prove nothing", .serialized)
struct CodeInputTests {
    private static let other = "13900139000"

    /// How a code is wrong, and how that is answered.
    enum Wrong: String, Sendable, CaseIterable {
        case otherDigits, replayed, ofLogin, ofTripCard, ofOtherPhone, unknownHandle, lapsed, triedFiveTimes

        var why: String { self == .otherDigits ? "SMS_CODE_WRONG" : "SMS_CODE_GONE" }
    }

    /// What such a code is like, for a purpose that it is not good for.
    private func made(
        _ wrongness: Wrong, for purpose: IdentityV1.SmsPurpose, _ system: IdentitySystem,
        using: (SentCode) async throws -> Void
    ) async throws -> SentCode {
        let sent: SentCode
        switch wrongness {
        case .ofLogin: sent = try await system.code(for: purpose == .login ? .register : .login)
        case .ofTripCard: sent = try await system.code(for: .tripCard)
        case .ofOtherPhone: sent = try await system.code(for: purpose, to: Self.other)
        default: sent = try await system.code(for: purpose)
        }
        switch wrongness {
        case .otherDigits: return wrong(sent)
        case .replayed: try await using(sent)
        case .unknownHandle: return SentCode(digits: sent.digits, handle: SentCode.unknownHandle)
        case .lapsed: system.clock.advance(300)
        case .triedFiveTimes: for _ in 0..<5 { _ = await refusal { try await using(wrong(sent)) } }
        default: break
        }
        return sent
    }

    @Test("ID-10: no wrong, used, lapsed or foreign code makes an application", arguments: Wrong.allCases)
    func register(wrongness: Wrong) async throws {
        try await withIdentity { system in
            let permit = Application(.init(type: .hmTravelPermit, number: "H12345678"), "李四")
            let code = try await made(wrongness, for: .register, system) { code in
                _ = try await system.identityInside.register(permit.request(code))
            }
            // Used once more it is the same call again, which is answered alike; with other content it is refused.
            let again = Application(.init(type: .hmTravelPermit, number: "H87654321"), "李四")
            let refused = await refusal { _ = try await system.identityInside.register(again.request(code)) }
            #expect(refused?.why == (wrongness == .replayed ? "IDEMPOTENCY_KEY_REUSED" : wrongness.why))
            let stored = try await system.store.read(
                system.partition(ofPhone: Citizen.phone), .all(IdentityRecordSets.registrations))
            #expect(stored.count == (wrongness == .replayed ? 1 : 0))
        }
    }

    @Test("ID-10: no wrong, used, lapsed or foreign code logs anybody in", arguments: Wrong.allCases)
    func login(wrongness: Wrong) async throws {
        try await withIdentity { system in
            try await system.enrol(Citizen.person, Neighbour.person(phone: Self.other))
            let code = try await made(wrongness, for: .login, system) { _ = try await system.logIn(with: $0) }
            let refused = await refusal { _ = try await system.logIn(with: code) }
            #expect(refused?.code == .unauthenticated && refused?.why == wrongness.why)
        }
    }

    @Test(
        "Fields of an application that are overlong or of no form are refused by name",
        arguments: ["phone", "code", "handle", "division", "entered_on"],
        [String(repeating: "1", count: 10_000), "\u{0}", "１３８００１３８０００ or so", "'; DROP TABLE persons"])
    func overlong(field: String, text: String) async throws {
        try await withIdentity { system in
            let code = try await system.code(for: .register)
            var request = Application(.init(type: .passport, country: "USA", number: "123456789"), "A B").request(code)
            request.enteredOn = "2022-11-28"
            switch field {
            case "phone": request.phone = text
            case "code": request.code = text
            case "handle": request.handle = text
            case "division": request.division = text
            default: request.enteredOn = text
            }
            let refused = await refusal { _ = try await system.identityInside.register(request) }
            #expect(refused?.code == .invalidArgument && refused?.badField == field)
            #expect(refused?.message.count ?? 0 < 500)
        }
    }
}
