import IdentityContracts
import IdentityCore
import IdentityRecords
import RPC
import StorageClient
import Testing

@Suite("Strangers against a citizen's codes (ID-10)", .serialized)
struct SmsAttackTests {
    /// Strangers at addresses of their own, each of whom asks for codes to the citizen's phone until they are refused.
    private func flood(_ system: IdentitySystem, from strangers: Int) async -> [SentCode] {
        var codes: [SentCode] = []
        for stranger in 0..<strangers {
            if let code = try? await system.code(from: "198.51.100.\(stranger)") { codes.append(code) }
        }
        return codes
    }

    @Test("Strangers who use up a phone's codes leave those of its known device, which logs in at once")
    func lockOut() async throws {
        try await withIdentity { system in
            try await system.enrol(Citizen.person)
            let device = try await system.logIn().deviceToken
            #expect(device.count == 22)
            for _ in 0..<30 {
                system.clock.advance(3600)
                _ = await flood(system, from: 8)
                let refused = await refusal { _ = try await system.code(from: "192.0.2.1") }
                #expect(refused?.why == "SMS_TOO_OFTEN" && (refused?.retrySeconds ?? 0) > 0)
            }
            let code = try await system.code(device: device, from: "192.0.2.1")
            let session = try await system.logIn(with: code, from: "192.0.2.1")
            #expect(session.deviceToken.isEmpty, "the device keeps its token")
            system.clock.advance(3600)
            _ = await flood(system, from: 8)
            _ = try await system.logIn(with: system.code(device: device, from: "192.0.2.1"))
        }
    }

    @Test("What strangers ask for and try at a phone neither ends nor wears the code that its owner asked for")
    func wornOut() async throws {
        try await withIdentity { system in
            try await system.enrol(Citizen.person)
            let own = try await system.code(from: "192.0.2.1")
            for code in await flood(system, from: 8) {
                for _ in 0..<6 {
                    let error = await refusal { _ = try await system.logIn(with: wrong(code), from: "198.51.100.9") }
                    #expect(error?.code == .unauthenticated)
                }
            }
            for number in 0..<20 {
                let guess = SentCode(digits: own.digits, handle: String(repeating: "B", count: 20) + "\(10 + number)")
                let error = await refusal { _ = try await system.logIn(with: guess, from: "198.51.100.10") }
                #expect(error?.why == "SMS_CODE_GONE" || error?.badField == "handle")
            }
            _ = try await system.logIn(with: own, from: "192.0.2.1")
        }
    }

    @Test("An open session asks for the code of a consent while strangers use up the phone's codes")
    func consentUnderFlood() async throws {
        try await withIdentity { system in
            let citizen = try await system.citizen()
            system.clock.advance(3600)
            _ = await flood(system, from: 8)
            let code = try await system.consentCode(citizen)
            _ = try await system.identity.giveConsent(
                .init(kind: .tripCard, code: code.digits, handle: code.handle), options: citizen)
        }
    }

    @Test("A known device has limits of its own: 60 s, 5 an hour, 10 a day; they are no stranger's")
    func deviceLimits() async throws {
        try await withIdentity { system in
            try await system.enrol(Citizen.person)
            let device = try await system.logIn().deviceToken
            system.clock.advance(86_400)
            for sent in 0..<10 {
                _ = try await system.code(device: device, from: "192.0.2.1")
                let early = await refusal { _ = try await system.code(device: device, from: "192.0.2.2") }
                #expect(early?.why == "SMS_TOO_OFTEN")
                system.clock.advance(sent == 4 ? 3600 : 60)
            }
            let refused = await refusal { _ = try await system.code(device: device, from: "192.0.2.1") }
            #expect(refused?.why == "SMS_TOO_OFTEN" && refused?.retrySeconds == 86_400 - 9 * 60 - 3600)
            for number in 0..<5 { _ = try await system.code(from: "192.0.2.\(number)") }
        }
    }

    @Test("A device is known to the phone that it logged in with, for 180 days, until the number changes hands")
    func devices() async throws {
        var limits = SmsLimits()
        (limits.perHour, limits.perDay) = (1, 1)
        try await withIdentity(limits: limits) { system in
            try await system.enrol(Citizen.person, Neighbour.person())
            let device = try await system.logIn().deviceToken
            let count = { () async throws -> Int in
                try await system.store.read(system.partition(ofPhone: Citizen.phone), .all(IdentityRecordSets.devices))
                    .count
            }
            _ = try await system.code(to: "13900139000", from: "192.0.2.1")
            let foreign = await refusal {
                _ = try await system.code(to: "13900139000", device: device, from: "192.0.2.2")
            }
            #expect(foreign?.why == "SMS_TOO_OFTEN", "it is a stranger to another phone")
            #expect(try await count() == 1)
            for token in ["", "nonsense", SentCode.unknownHandle] {
                let unknown = await refusal { _ = try await system.code(device: token, from: "192.0.2.3") }
                #expect(unknown?.why == "SMS_TOO_OFTEN", "an unknown token counts for nothing")
            }
            system.clock.advance(180 * 86_400 - 1)
            #expect(try await count() == 1)
            system.clock.advance(1)
            #expect(try await count() == 0)
            _ = try await system.logIn()
            #expect(try await count() == 1)
            try await system.enrol(Neighbour.person(phone: Citizen.phone))
            #expect(try await count() == 0)
        }
    }

    @Test("A phone knows its 8 latest devices; a login that opens no session makes none known")
    func devicesBound() async throws {
        var limits = SmsLimits()
        (limits.pause, limits.perHour, limits.perDay) = (0, 1000, 1000)
        try await withIdentity(limits: limits) { system in
            try await system.enrol(Citizen.person)
            _ = await refusal { _ = try await system.logIn(document: Neighbour.document) }
            var tokens: [String] = []
            for _ in 0..<10 {
                tokens.append(try await system.logIn().deviceToken)
                system.clock.advance(1)
            }
            let known = try await system.store.read(
                system.partition(ofPhone: Citizen.phone), .all(IdentityRecordSets.devices))
            #expect(known.count == 8 && Set(tokens).count == 10)
            _ = try await system.logIn(with: system.code(device: tokens[9]))
            #expect(try await system.logIn(with: system.code(device: tokens[0])).deviceToken.count == 22, "forgotten")
        }
    }
}

@Suite("Guessing over many phones and addresses (ID-10)", .serialized)
struct GuessingTests {
    private func phone(_ number: Int) -> String { "138\(10_000_000 + number)" }

    /// Tries wrong codes at different phones from one address, as often as it is let.
    ///
    /// - Returns: How many codes were looked at, and the refusal that ended it.
    private func guess(
        _ system: IdentitySystem, from address: String, phones: Range<Int>
    ) async -> (tried: Int, refused: RPCError?) {
        var tried = 0
        for number in phones {
            guard let code = try? await system.code(to: phone(number), from: address) else { continue }
            for _ in 0..<5 {
                let error = await refusal {
                    _ = try await system.logIn(with: wrong(code), phone: phone(number), from: address)
                }
                guard error?.why == "SMS_CODE_WRONG" else { return (tried, error) }
                tried += 1
            }
        }
        return (tried, nil)
    }

    @Test("An address guesses at 20 phones an hour, 5 times each, and a /64 of IPv6 addresses is one address")
    func oneAddress() async throws {
        try await withIdentity { system in
            #expect(await guess(system, from: "192.0.2.1", phones: 0..<30).tried == 100)
            var tried = 0
            for number in 0..<30 {
                let address = "2001:db8:0:1::\(String(number + 1, radix: 16))"
                tried += await guess(system, from: address, phones: 100 + number..<101 + number).tried
            }
            #expect(tried == 100)
        }
    }

    @Test("A network with a /48 of IPv6 asks for a hundred times what one /64 may, however many of them it has")
    func oneSite() async throws {
        var limits = SmsLimits()
        limits.perHourAndAddress = 1
        try await withIdentity(limits: limits) { system in
            let ask = { (site: Int, number: Int) in
                _ = try await system.code(
                    to: "139\(10_000_000 + site * 1_000 + number)", from: "2001:db8:\(site):\(number)::1")
            }
            for number in 0..<100 { try await ask(1, number) }
            #expect(await refusal { try await ask(1, 100) }?.why == "SMS_TOO_OFTEN")
            try await ask(2, 0)
        }
    }

    @Test("An address that has tried too many wrong codes is refused with a wait; other addresses are not")
    func wrongPerAddress() async throws {
        var limits = SmsLimits()
        limits.wrongPerHourAndAddress = 7
        try await withIdentity(limits: limits) { system in
            try await system.enrol(Citizen.person)
            let (tried, refused) = await guess(system, from: "192.0.2.1", phones: 0..<5)
            #expect(tried == 7)
            #expect(refused?.code == .resourceExhausted && refused?.why == "CODES_TRIED_TOO_OFTEN")
            #expect(refused?.retrySeconds == 3600)
            let right = try await system.code(from: "192.0.2.1")
            let slowed = await refusal { _ = try await system.logIn(with: right, from: "192.0.2.1") }
            #expect(slowed?.why == "CODES_TRIED_TOO_OFTEN")
            _ = try await system.logIn(with: right, from: "192.0.2.2")
        }
    }

    @Test("Guessing from many addresses slows strangers down; known devices and first tries get in")
    func manyAddresses() async throws {
        var limits = SmsLimits()
        (limits.wrongPerHourInAll, limits.pause) = (60, 0)
        try await withIdentity(limits: limits) { system in
            try await system.enrol(Citizen.person, Neighbour.person())
            let device = try await system.logIn().deviceToken
            var total = 0
            for address in 0..<20 {
                total += await guess(
                    system, from: "198.51.100.\(address)", phones: address * 20..<address * 20 + 20
                ).tried
            }
            // The first 60 tries are anybody's; then an address gets a tenth of 100.
            #expect((60...60 + 20 * 10 + 1).contains(total))

            let known = try await system.code(device: device, from: "198.51.100.1")
            _ = try await system.logIn(with: known, from: "198.51.100.1")
            let fresh = try await system.code(to: "13900139000", from: "192.0.2.1")
            _ = try await system.logIn(with: fresh, phone: "13900139000", from: "192.0.2.1")
            system.clock.advance(3600)
            #expect(await guess(system, from: "198.51.100.1", phones: 1000..<1010).tried == 50)
        }
    }

    @Test("Beyond ten times the total of wrong tries an address has one; known devices still get in")
    func farTooMany() async throws {
        var limits = SmsLimits()
        limits.wrongPerHourInAll = 4
        try await withIdentity(limits: limits) { system in
            try await system.enrol(Citizen.person)
            let device = try await system.logIn().deviceToken
            var tries: [Int] = []
            for address in 0..<12 {
                tries.append(
                    await guess(system, from: "198.51.100.\(address)", phones: address * 20..<address * 20 + 4).tried)
            }
            #expect(tries[..<4].allSatisfy { $0 == 10 } && tries[5...].allSatisfy { $0 == 1 })
            system.clock.advance(60)
            _ = try await system.logIn(with: system.code(device: device, from: "198.51.100.1"), from: "198.51.100.1")
        }
    }

    @Test("Handles that name no code cannot slow everybody down: they count for their address only")
    func madeUpHandles() async throws {
        var limits = SmsLimits()
        (limits.wrongPerHourInAll, limits.wrongPerHourAndAddress) = (10, 20)
        try await withIdentity(limits: limits) { system in
            var reasons: [String?] = []
            for _ in 0..<30 {
                let made = SentCode(digits: "123456", handle: SentCode.unknownHandle)
                reasons.append(await refusal { _ = try await system.logIn(with: made, from: "198.51.100.1") }?.why)
            }
            #expect(reasons.count { $0 == "SMS_CODE_GONE" } == 20)
            #expect(reasons.count { $0 == "CODES_TRIED_TOO_OFTEN" } == 10)
            #expect(await guess(system, from: "192.0.2.1", phones: 0..<2).tried == 10)
        }
    }

    @Test("Codes for all strangers together have a limit, which leaves known devices theirs")
    func costs() async throws {
        var limits = SmsLimits()
        limits.perHourInAll = 10
        try await withIdentity(limits: limits) { system in
            try await system.enrol(Citizen.person)
            let device = try await system.logIn().deviceToken
            for number in 0..<9 { _ = try await system.code(to: phone(number), from: "198.51.100.\(number)") }
            for _ in 0..<7 {
                let refused = await refusal { _ = try await system.code(to: phone(50), from: "192.0.2.1") }
                #expect(refused?.why == "SMS_TOO_OFTEN" && refused?.retrySeconds == 3600)
            }
            system.clock.advance(60)
            _ = try await system.code(device: device, from: "192.0.2.1")
            system.clock.advance(3540)
            for number in 0..<5 { _ = try await system.code(to: phone(50), from: "192.0.2.\(number)") }
        }
    }

    @Test("A hundred citizens behind one address log in at once, or are told when to come again")
    func hundred() async throws {
        try await withIdentity { system in
            let results = await withTaskGroup(of: RPCError?.self) { group in
                for number in 0..<100 {
                    group.addTask {
                        await refusal {
                            _ = try await system.identityInside.requestSmsCode(
                                .init(phone: phone(number), purpose: .login), options: system.at("192.0.2.1"))
                        }
                    }
                }
                return await group.reduce(into: []) { $0.append($1) }
            }
            let refused = results.compactMap(\.self)
            #expect(results.count - refused.count == 20)
            #expect(refused.allSatisfy { $0.code == .resourceExhausted && $0.why == "SMS_TOO_OFTEN" })
            #expect(refused.allSatisfy { $0.retrySeconds == 3600 })
        }
        var limits = SmsLimits()
        limits.perHourAndAddress = 1000
        try await withIdentity(limits: limits) { system in
            let people = (0..<100).map { number in
                IdentityV1.Person(
                    document: .init(type: .taiwanTravelPermit, number: "\(20_000_000 + number)"), name: "王五",
                    phone: phone(number))
            }
            try await system.importPeople([.init(people)])
            let errors = await withTaskGroup(of: RPCError?.self) { group in
                for number in 0..<100 {
                    group.addTask {
                        await refusal {
                            let code = try await system.code(to: phone(number), from: "192.0.2.1")
                            _ = try await system.logIn(with: code, phone: phone(number), from: "192.0.2.1")
                        }
                    }
                }
                return await group.reduce(into: []) { $0.append($1) }
            }
            #expect(errors.allSatisfy { $0 == nil }, "\(errors.compactMap(\.self))")
        }
    }

    @Test("A hundred requests at once for one phone send no more codes than its limit")
    func onePhone() async throws {
        try await withIdentity { system in
            let errors = await withTaskGroup(of: RPCError?.self) { group in
                for number in 0..<100 {
                    group.addTask {
                        await refusal { _ = try await system.code(from: "198.51.100.\(number)") }
                    }
                }
                return await group.reduce(into: []) { $0.append($1) }
            }
            #expect(errors.count { $0 == nil } == 5)
            #expect(errors.compactMap(\.self).allSatisfy { $0.why == "SMS_TOO_OFTEN" })
        }
    }
}
