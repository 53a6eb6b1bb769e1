import CommonContracts
import IdentityContracts
import RPC
import Security
import Testing

struct IdentityServiceTests {
    @Test("A login opens a session and shows the person masked (ID-8)")
    func login() async throws {
        try await withIdentity { system in
            try await system.enrol(Citizen.person)
            let session = try await system.logIn()
            let profile = try await system.identity.getProfile(.init(), options: system.bearer(session.token))
            #expect(profile == session.profile)
            #expect(profile.personKey == system.personKey(Citizen.canonical))
            #expect(profile.maskedName == "张*三" && profile.maskedPhone == "138****8000")
            #expect(profile.maskedDocumentNumber == "110105********002X" && profile.documentType == .residentId)
            #expect(profile.division == "110105" && !profile.documentCheckRequired)
        }
    }

    @Test("A login is refused for a number that nobody holds, and for a document that does not hold it")
    func nobody() async throws {
        try await withIdentity { system in
            try await system.enrol(Citizen.person, Neighbour.person())
            let unknown = await refusal { _ = try await system.logIn(phone: "13700137000") }
            #expect(unknown?.code == .notFound && unknown?.why == "PERSON_UNKNOWN")
            let stranger = await refusal { _ = try await system.logIn(document: Neighbour.document) }
            #expect(stranger?.code == .notFound && stranger?.why == "PERSON_UNKNOWN")
        }
    }

    @Test("TRIP-12: the newest holder of a number logs in by phone alone; a document of anybody else is refused")
    func newestHolder() async throws {
        try await withIdentity { system in
            try await system.enrol(Citizen.person, Neighbour.person(phone: Citizen.phone))
            let stranger = await refusal { _ = try await system.logIn(document: Citizen.document) }
            #expect(stranger?.code == .notFound && stranger?.why == "PERSON_UNKNOWN")
            for document in [nil, Neighbour.document] {
                system.clock.advance(60)
                let session = try await system.logIn(document: document)
                #expect(session.profile?.personKey == system.personKey(Neighbour.canonical))
                #expect(session.profile?.documentCheckRequired == true)
            }
        }
    }

    @Test(
        "A login names the field that is wrong, before it looks at the code",
        arguments: [
            (IdentityV1.LoginRequest(phone: "1380013800", code: "123456"), "phone"),
            (.init(phone: Citizen.phone, code: "12345"), "code"),
            (.init(phone: Citizen.phone, code: "123456"), "handle"),
            (
                .init(phone: Citizen.phone, code: "123456", document: .init(), handle: SentCode.unknownHandle),
                "document.type"
            ),
            (
                .init(
                    phone: Citizen.phone, code: "123456", document: .init(type: .hmTravelPermit),
                    handle: SentCode.unknownHandle), "document.number"
            ),
        ])
    func badLogin(request: IdentityV1.LoginRequest, field: String) async throws {
        try await withIdentity { system in
            let error = await refusal { _ = try await system.identity.login(request) }
            #expect(error?.code == .invalidArgument && error?.badField == field)
        }
    }

    @Test("A logout ends its session at once for every method, may be repeated, and leaves other sessions open")
    func logout() async throws {
        try await withIdentity { system in
            let citizen = try await system.citizen()
            system.clock.advance(60)
            let other = system.bearer(try await system.logIn().token)
            for _ in 0..<2 { _ = try await system.identity.logout(.init(), options: citizen) }
            let identity = system.identity
            for call in [
                { _ = try await identity.getProfile(.init(), options: citizen) },
                { _ = try await identity.requestConsentCode(.init(kind: .tripCard), options: citizen) },
                {
                    _ = try await identity.giveConsent(
                        .init(kind: .tripCard, code: "123456", handle: SentCode.unknownHandle), options: citizen)
                },
                { _ = try await identity.revokeConsent(.init(kind: .tripCard), options: citizen) },
            ] as [() async throws -> Void] {
                let error = await refusal(call)
                #expect(error?.code == .unauthenticated && error?.why == "SESSION_OVER")
            }
            _ = try await identity.getProfile(.init(), options: other)
        }
    }

    @Test("A citizen who names anybody else learns nothing: the answer is the same whether that person is registered")
    func notYours() async throws {
        try await withIdentity { system in
            let citizen = try await system.citizen()
            try await system.enrol(Neighbour.person())
            let others: [CommonV1.PersonRef] = [
                .init(person: .document(Neighbour.document)),
                .init(person: .document(.init(type: .hmTravelPermit, number: "H12345678"))),
                .init(person: .personKey(system.personKey(Neighbour.canonical))),
                .init(person: .personKey(Array(repeating: 7, count: 16))),
            ]
            var answers: [RPCError?] = []
            for person in others {
                answers.append(
                    await refusal { _ = try await system.identity.getProfile(.init(person: person), options: citizen) })
            }
            #expect(answers[0]?.code == .permissionDenied && answers[0]?.why == "NOT_YOURS")
            #expect(answers.allSatisfy { $0 == answers[0] })
            let own = CommonV1.PersonRef(person: .document(Citizen.document))
            _ = try await system.identity.getProfile(.init(person: own), options: citizen)
        }
    }

    @Test("An operator sees whom they name, and is told what is wrong with a name")
    func operators() async throws {
        try await withIdentity { system in
            try await system.enrol(Neighbour.person())
            let options = try system.asOperator()
            let named = try await system.identity.getProfile(
                .init(person: .init(person: .document(Neighbour.document))), options: options)
            #expect(named.maskedName == "王*" && named.maskedPhone == "139****9000")
            let unknown = CommonV1.PersonRef(person: .document(Citizen.document))
            let missing = await refusal {
                _ = try await system.identity.getProfile(.init(person: unknown), options: options)
            }
            #expect(missing?.code == .notFound && missing?.why == "PERSON_UNKNOWN")
            for (person, field) in [
                (nil, "person"), (.init(), "person"), (.init(person: .personKey([1])), "person.person_key"),
                (.init(person: .document(.init(type: .passport, number: "E12345678"))), "person.document.country"),
            ] as [(CommonV1.PersonRef?, String)] {
                let error = await refusal {
                    _ = try await system.identity.getProfile(.init(person: person), options: options)
                }
                #expect(error?.code == .invalidArgument && error?.badField == field)
            }
        }
    }

    @Test("What belongs to citizens is refused to operators, and the feed to citizens")
    func access() async throws {
        try await withIdentity { system in
            let citizen = try await system.citizen()
            let options = try system.asOperator()
            let register = system.register
            let identity = system.identity
            for call in [
                { _ = try await identity.logout(.init(), options: options) },
                { _ = try await identity.giveConsent(.init(kind: .tripCard, code: "123456"), options: options) },
                { _ = try await register.importPeople(options: citizen) { try await $0.send(.init()) } },
            ] as [() async throws -> Void] {
                let error = await refusal(call)
                #expect(error?.code == .permissionDenied && error?.why == "ROLE_NOT_ALLOWED")
            }
        }
    }
}
