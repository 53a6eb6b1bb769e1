import IdentityContracts
import IdentityCore
import RPC
import Testing

struct SmsCodesTests {
    private func ask(
        _ system: IdentitySystem, _ purpose: IdentityV1.SmsPurpose, phone: String = Citizen.phone
    ) async -> RPCError? {
        await refusal { _ = try await system.identity.requestSmsCode(.init(phone: phone, purpose: purpose)) }
    }

    private func verify(
        _ system: IdentitySystem, _ code: SentCode, _ purpose: IdentityV1.SmsPurpose = .login
    ) async -> RPCError? {
        await refusal {
            _ = try await system.directory.verifySmsCode(
                .init(phone: Citizen.phone, purpose: purpose, code: code.digits, handle: code.handle))
        }
    }

    @Test("ID-10: the answer is the same whether anybody holds the number")
    func sameAnswer() async throws {
        try await withIdentity { system in
            try await system.enrol(Citizen.person)
            var known = try await system.identity.requestSmsCode(.init(phone: Citizen.phone, purpose: .login))
            var unknown = try await system.identity.requestSmsCode(.init(phone: "13700137000", purpose: .login))
            #expect(known.handle.count == 22 && unknown.handle.count == 22 && known.handle != unknown.handle)
            (known.handle, unknown.handle) = ("", "")
            #expect(known == unknown)
            #expect(known.expiresAt?.seconds == IdentitySystem.noon + 300)
            #expect(known.nextRequestAt?.seconds == IdentitySystem.noon + 60)
        }
    }

    @Test("ID-10: a code works once")
    func once() async throws {
        try await withIdentity { system in
            let code = try await system.code()
            #expect(await verify(system, code) == nil)
            let again = await verify(system, code)
            #expect(again?.code == .unauthenticated && again?.why == "SMS_CODE_GONE")
        }
    }

    @Test("ID-10: five wrong tries end a code")
    func wrongTries() async throws {
        try await withIdentity { system in
            let code = try await system.code()
            for _ in 0..<5 { #expect(await verify(system, wrong(code))?.why == "SMS_CODE_WRONG") }
            #expect(await verify(system, code)?.why == "SMS_CODE_GONE")
        }
    }

    @Test("ID-10: a code lives 5 minutes", arguments: [(299 as Int64, nil as String?), (300, "SMS_CODE_GONE")])
    func lapses(after seconds: Int64, reason: String?) async throws {
        try await withIdentity { system in
            let code = try await system.code()
            system.clock.advance(seconds)
            #expect(await verify(system, code)?.why == reason)
        }
    }

    @Test("ID-10: a code proves nothing but its purpose")
    func purpose() async throws {
        try await withIdentity { system in
            let login = try await system.code()
            #expect(await verify(system, login, .tripCard)?.why == "SMS_CODE_GONE")
            let card = try await system.code(for: .tripCard)
            let mixed = SentCode(digits: login.digits == card.digits ? "000000" : login.digits, handle: card.handle)
            #expect(await verify(system, mixed, .tripCard)?.why == "SMS_CODE_WRONG")
            #expect(await verify(system, login, .login) == nil)
        }
    }

    @Test("ID-10: 60 s pass between two codes for one purpose, and the error says how long")
    func pause() async throws {
        try await withIdentity { system in
            #expect(await ask(system, .login) == nil)
            system.clock.advance(59)
            let early = await ask(system, .login)
            #expect(early?.code == .resourceExhausted && early?.why == "SMS_TOO_OFTEN")
            #expect(early?.retrySeconds == 1)
            #expect(await ask(system, .tripCard) == nil)
            system.clock.advance(1)
            #expect(await ask(system, .login) == nil)
        }
    }

    @Test("ID-10: a phone gets 5 codes an hour and 10 a day, over all purposes")
    func phoneLimits() async throws {
        try await withIdentity { system in
            for sent in 0..<10 {
                #expect(await ask(system, sent.isMultiple(of: 2) ? .login : .tripCard) == nil)
                system.clock.advance(60)
                guard sent == 4 else { continue }
                #expect(await ask(system, .tripCard)?.retrySeconds == 3300)
                system.clock.advance(3300)
            }
            #expect(await ask(system, .login)?.retrySeconds == 86_400 - 600 - 3300)
            #expect(await ask(system, .login, phone: "13700137000") == nil)
        }
    }

    @Test("ID-10: a code for another purpose that is sent just before the write counts for the phone")
    func together() async throws {
        var limits = SmsLimits()
        limits.perHour = 1
        try await withIdentity(limits: limits) { system in
            system.beforeWrite.run {
                _ = try await system.identity.requestSmsCode(.init(phone: Citizen.phone, purpose: .tripCard))
            }
            #expect(await ask(system, .login)?.why == "SMS_TOO_OFTEN")
            let last = try await system.lastMessage()
            #expect(last?.purpose == .tripCard)
        }
    }

    @Test("ID-10: an address gets 20 codes an hour for whatever phones; a service on its own account is not counted")
    func addressLimits() async throws {
        try await withIdentity { system in
            func ask(_ number: Int, from address: String?) async -> RPCError? {
                let options = address.map { CallOptions(metadata: ["x-forwarded-for": $0]) } ?? CallOptions()
                return await refusal {
                    _ = try await system.identityInside.requestSmsCode(
                        .init(phone: "138\(10_000_000 + number)", purpose: .login), options: options)
                }
            }
            for number in 0..<20 { #expect(await ask(number, from: "192.0.2.1") == nil) }
            system.clock.advance(600)
            let refused = await ask(20, from: "192.0.2.1")
            #expect(refused?.code == .resourceExhausted && refused?.why == "SMS_TOO_OFTEN")
            #expect(refused?.retrySeconds == 3000)
            #expect(await ask(20, from: "192.0.2.2") == nil)
            #expect(await ask(21, from: nil) == nil)
            system.clock.advance(3000)
            #expect(await ask(22, from: "192.0.2.1") == nil)
        }
    }

    @Test("ID-10: the right digits open nothing without the handle of their code")
    func handle() async throws {
        try await withIdentity { system in
            let code = try await system.code()
            let bare = SentCode(digits: code.digits, handle: SentCode.unknownHandle)
            for _ in 0..<6 { #expect(await verify(system, bare)?.why == "SMS_CODE_GONE") }
            #expect(await verify(system, code) == nil)
        }
    }

    @Test("ID-10: several codes of a phone are open at once, each with its own tries, and each works once")
    func several() async throws {
        var limits = SmsLimits()
        limits.pause = 0
        try await withIdentity(limits: limits) { system in
            var codes: [SentCode] = []
            for _ in 0..<3 { codes.append(try await system.code()) }
            for _ in 0..<5 { #expect(await verify(system, wrong(codes[0]))?.why == "SMS_CODE_WRONG") }
            #expect(await verify(system, codes[0])?.why == "SMS_CODE_GONE")
            for code in codes[1...] {
                #expect(await verify(system, code) == nil)
                #expect(await verify(system, code)?.why == "SMS_CODE_GONE")
            }
        }
    }

    @Test("ID-10: a request names the field that is wrong")
    func badRequests() async throws {
        try await withIdentity { system in
            #expect(await ask(system, .login, phone: "12800138000")?.badField == "phone")
            #expect(await ask(system, .unspecified)?.badField == "purpose")
            let unknown = SentCode.unknownHandle
            let ofOther = SentCode(digits: "123456", handle: unknown)
            #expect(await verify(system, ofOther, .init(rawValue: 9))?.badField == "purpose")
            #expect(await verify(system, .init(digits: "12345x", handle: unknown))?.badField == "code")
            for handle in ["", "AAAA", unknown + "A", String(repeating: "+", count: 22)] {
                #expect(await verify(system, .init(digits: "123456", handle: handle))?.badField == "handle")
            }
        }
    }
}
