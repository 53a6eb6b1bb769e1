import IdentityContracts
import KitRecords
import RPC
import StorageClient
import Testing

struct ConsentTests {
    /// Asks for the code of a consent and gives it.
    private func code(_ system: IdentitySystem, _ citizen: CallOptions) async throws -> SentCode {
        try await system.consentCode(citizen)
    }

    private func give(_ system: IdentitySystem, _ code: SentCode, _ citizen: CallOptions) async throws {
        _ = try await system.identity.giveConsent(
            .init(kind: .tripCard, code: code.digits, handle: code.handle), options: citizen)
    }

    @Test("A citizen lists the consents of all their numbers, and withdraws each; nobody withdraws another's")
    func listed() async throws {
        try await withIdentity { system in
            let citizen = try await system.citizen()
            #expect(try await system.identity.listConsents(.init(), options: citizen).consents.isEmpty)
            system.clock.advance(61)
            try await give(system, try await code(system, citizen), citizen)
            let given = system.clock.now
            let listed = try await system.identity.listConsents(.init(), options: citizen).consents
            let one = try #require(listed.first)
            #expect(listed.count == 1 && one.kind == .tripCard && one.maskedPhone == "138****8000")
            #expect(one.givenAt?.seconds == given && one.until?.seconds == given + 30 * 86_400)
            try await system.enrol(Neighbour.person())
            let neighbour = system.bearer(try await system.logIn(phone: "13900139000").token)
            _ = try await system.identity.revokeConsent(
                .init(kind: .tripCard, phoneId: one.phoneId), options: neighbour)
            #expect(try await system.identity.listConsents(.init(), options: citizen).consents == listed)
            let short = await refusal {
                _ = try await system.identity.revokeConsent(.init(kind: .tripCard, phoneId: [1]), options: citizen)
            }
            #expect(short?.badField == "phone_id")
            _ = try await system.identity.revokeConsent(
                .init(kind: .tripCard, phoneId: one.phoneId), options: citizen)
            #expect(try await system.identity.listConsents(.init(), options: citizen).consents.isEmpty)
        }
    }

    @Test("MRG-1: one SMS to the session's phone gives a consent for 30 days, kept with the phone; its code works once")
    func given() async throws {
        try await withIdentity { system in
            let citizen = try await system.citizen()
            let now = system.clock.now
            let sent = try await system.identity.requestConsentCode(.init(kind: .tripCard), options: citizen)
            #expect(sent.expiresAt?.seconds == now + 300 && sent.nextRequestAt?.seconds == now + 60)
            let message = try #require(try await system.lastMessage())
            #expect(message.purpose == .tripCard)
            let answer = try await system.identity.giveConsent(
                .init(kind: .tripCard, code: message.code, handle: sent.handle), options: citizen)
            #expect(answer.consentUntil?.seconds == now + 30 * 86_400)

            let stored = try #require(try await system.consent())
            #expect(stored.value == KitV1.StoredTripConsent(givenAt: now, maskedPhone: "138****8000"))
            #expect(stored.expiresAt == answer.consentUntil)
            let used = SentCode(digits: message.code, handle: sent.handle)
            let again = await refusal { try await give(system, used, citizen) }
            #expect(again?.code == .unauthenticated && again?.why == "SMS_CODE_GONE")
            system.clock.advance(30 * 86_400 - 1)
            #expect(try await system.consent() != nil)
            system.clock.advance(1)
            #expect(try await system.consent() == nil)
        }
    }

    @Test("MRG-1: a consent can be revoked, also when there is none")
    func revoked() async throws {
        try await withIdentity { system in
            let citizen = try await system.citizen()
            try await give(system, code(system, citizen), citizen)
            #expect(try await system.consent() != nil)
            for _ in 0..<2 { _ = try await system.identity.revokeConsent(.init(kind: .tripCard), options: citizen) }
            #expect(try await system.consent() == nil)
        }
    }

    @Test("ID-10: a wrong code gives no consent, and the fifth wrong one ends the right one")
    func wrongCodes() async throws {
        try await withIdentity { system in
            let citizen = try await system.citizen()
            let right = try await code(system, citizen)
            for _ in 0..<5 {
                let error = await refusal { try await give(system, wrong(right), citizen) }
                #expect(error?.code == .unauthenticated && error?.why == "SMS_CODE_WRONG")
            }
            let ended = await refusal { try await give(system, right, citizen) }
            #expect(ended?.code == .unauthenticated && ended?.why == "SMS_CODE_GONE")
            #expect(try await system.consent() == nil)
        }
    }

    @Test("ID-10: a code for a login gives no consent")
    func otherPurpose() async throws {
        try await withIdentity { system in
            let citizen = try await system.citizen()
            system.clock.advance(60)
            let login = try await system.code()
            let error = await refusal { try await give(system, login, citizen) }
            #expect(error?.why == "SMS_CODE_GONE")
        }
    }

    @Test("MRG-1: a kind of consent that is not known is refused, and a code without the form of one")
    func badRequests() async throws {
        try await withIdentity { system in
            let citizen = try await system.citizen()
            let identity = system.identity
            for call in [
                { _ = try await identity.requestConsentCode(.init(), options: citizen) },
                { _ = try await identity.giveConsent(.init(code: "123456"), options: citizen) },
                { _ = try await identity.revokeConsent(.init(kind: .init(rawValue: 9)), options: citizen) },
            ] as [() async throws -> Void] {
                let error = await refusal(call)
                #expect(error?.code == .invalidArgument && error?.badField == "kind")
            }
            let code = try await code(system, citizen)
            for (bad, field) in [
                (SentCode(digits: "12345", handle: code.handle), "code"),
                (.init(digits: code.digits, handle: ""), "handle"),
                (.init(digits: code.digits, handle: code.handle + "A"), "handle"),
            ] {
                let form = await refusal { try await give(system, bad, citizen) }
                #expect(form?.code == .invalidArgument && form?.badField == field)
            }
        }
    }

    @Test("MRG-2: no code goes to a number that has become somebody else's")
    func notYourNumber() async throws {
        try await withIdentity { system in
            let citizen = try await system.citizen()
            try await system.loseNumber()
            let error = await refusal { _ = try await code(system, citizen) }
            #expect(error?.code == .permissionDenied && error?.why == "NOT_YOUR_NUMBER")
            #expect(try await system.lastMessage()?.purpose == .login)
        }
    }

    @Test("MRG-2: a number that changes hands between code and consent gives none, and uses no code up")
    func holderChanged() async throws {
        try await withIdentity { system in
            let citizen = try await system.citizen()
            let code = try await code(system, citizen)
            try await system.loseNumber()
            let error = await refusal { try await give(system, code, citizen) }
            #expect(error?.code == .permissionDenied && error?.why == "NOT_YOUR_NUMBER")
            #expect(try await system.consent() == nil)
            try await system.regainNumber()
            try await give(system, code, citizen)
            #expect(try await system.consent() != nil)
        }
    }

    @Test("MRG-2: the write itself demands the holder: a number that changes hands just before it gives no consent")
    func holderChangesBeforeWrite() async throws {
        try await withIdentity { system in
            let citizen = try await system.citizen()
            let code = try await code(system, citizen)
            system.beforeWrite.run { try await system.loseNumber() }
            let error = await refusal { try await give(system, code, citizen) }
            #expect(error?.code == .permissionDenied && error?.why == "NOT_YOUR_NUMBER")
            #expect(try await system.consent() == nil)
            try await system.regainNumber()
            try await give(system, code, citizen)
        }
    }

    @Test("ID-10: a code that somebody else uses up just before the write gives no consent")
    func codeUsedBeforeWrite() async throws {
        try await withIdentity { system in
            let citizen = try await system.citizen()
            let code = try await code(system, citizen)
            system.beforeWrite.run {
                _ = try await system.directory.verifySmsCode(
                    .init(phone: Citizen.phone, purpose: .tripCard, code: code.digits, handle: code.handle))
            }
            let error = await refusal { try await give(system, code, citizen) }
            #expect(error?.why == "SMS_CODE_GONE")
            #expect(try await system.consent() == nil)
        }
    }
}

extension IdentitySystem {
    /// Gives the citizen's number to another person, before what follows from that has taken place.
    fileprivate func loseNumber() async throws { try await setHolder(personKey(Neighbour.canonical)) }

    fileprivate func regainNumber() async throws { try await setHolder(personKey(Citizen.canonical)) }

    private func setHolder(_ key: [UInt8]) async throws {
        try await store.write(partition(ofPhone: Citizen.phone)) { change in
            try change.put(KitV1.StoredHolder(personKey: key, since: 1), in: KitRecordSets.holder)
        }
    }
}
