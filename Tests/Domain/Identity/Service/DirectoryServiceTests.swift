import CommonContracts
import IdentityContracts
import RPC
import Testing

struct DirectoryServiceTests {
    @Test("ID-6: documents are resolved in their order, registered or not; each wrong one says what is wrong with it")
    func resolveDocuments() async throws {
        try await withIdentity { system in
            try await system.enrol(Citizen.person)
            let results = try await system.directory.resolveDocuments(
                .init(documents: [
                    .init(type: .residentId, number: "110105 19491231 002x"), .init(),
                    .init(type: .residentId, number: "110105194912310021"), Neighbour.document,
                    .init(type: .passport, country: "US", number: "E12345678"),
                ])
            ).results
            #expect(results.map(\.personKey.count) == [16, 0, 0, 16, 0])
            #expect(results[0].personKey == system.personKey(Citizen.canonical))
            #expect(results[3].personKey == system.personKey(Neighbour.canonical))
            #expect(results.map(\.field) == ["", "document.type", "document.number", "", "document.country"])
            #expect(results.map(\.reason.isEmpty) == [true, false, false, true, false])
            #expect(results[2].shape == "999999999999999999")
        }
    }

    @Test(
        "MRG-11: a document is bound to a salt as docs/recognition.md says, however it is spelled and whoever names it")
    func bindings() async throws {
        try await withIdentity { system in
            try await system.enrol(Citizen.person)
            let salt = [UInt8](repeating: 0, count: 16)
            func bind(_ person: CommonV1.PersonRef, _ salt: [UInt8]) async throws -> [UInt8] {
                try await system.directory.bindDocument(.init(person: person, salt: salt)).subject
            }
            let spelled = CommonV1.Document(type: .residentId, number: "110105 19491231 002x")
            let bound = try await bind(.init(person: .document(spelled)), salt)
            #expect(Array(bound.prefix(8)) == [0xED, 0x67, 0x2A, 0x0E, 0x20, 0x13, 0xB7, 0x89] && bound.count == 32)
            let key = try system.personKey(Citizen.canonical)
            #expect(try await bind(.init(person: .personKey(key)), salt) == bound)
            #expect(try await bind(.init(person: .document(spelled)), Array(repeating: 1, count: 16)) != bound)
            #expect(try await bind(.init(person: .document(Neighbour.document)), salt) != bound)
            let short = await refusal { _ = try await bind(.init(person: .personKey(key)), [1]) }
            #expect(short?.badField == "salt")
            let unknown = await refusal { _ = try await bind(.init(person: .personKey(salt)), salt) }
            #expect(unknown?.code == .notFound)
        }
    }

    @Test("Residences are told in the order of the keys, and none of who is unknown or has none")
    func residences() async throws {
        try await withIdentity { system in
            var here = Citizen.person
            here.division = "330106"
            try await system.enrol(here)
            try await system.enrol(Neighbour.person())
            let keys = [Neighbour.canonical, Citizen.canonical, "4|CHN|00000000"].map(system.personKey)
            let told = try await system.directory.getResidences(.init(personKeys: keys + [keys[1]]))
            #expect(told.divisions == ["", "330106", "", "330106"])
        }
    }

    @Test("Keys and documents of one request are bounded")
    func bounds() async throws {
        try await withIdentity { system in
            let key = [UInt8](repeating: 1, count: 16)
            func ask(_ keys: [[UInt8]]) async -> RPCError? {
                await refusal { _ = try await system.directory.getResidences(.init(personKeys: keys)) }
            }
            #expect(await ask(Array(repeating: key, count: 1000)) == nil)
            for keys in [Array(repeating: key, count: 1001), [[1]]] {
                let error = await ask(keys)
                #expect(error?.code == .invalidArgument && error?.badField == "person_keys")
            }
        }
    }

    @Test("One request resolves 1,000 documents and not one more")
    func documentLimit() async throws {
        try await withIdentity { system in
            func resolve(_ count: Int) async throws -> Int {
                let documents = Array(repeating: Neighbour.document, count: count)
                return try await system.directory.resolveDocuments(.init(documents: documents)).results.count
            }
            let resolved = try await resolve(1000)
            #expect(resolved == 1000)
            let error = await refusal { _ = try await resolve(1001) }
            #expect(error?.code == .invalidArgument && error?.badField == "documents")
        }
    }

    @Test("A registered person is found by document and by key, with the key of the phone")
    func resolvePerson() async throws {
        try await withIdentity { system in
            try await system.enrol(Citizen.person, Neighbour.person(phone: ""))
            let key = system.personKey(Citizen.canonical)
            let byDocument = try await system.directory.resolvePerson(
                .init(person: .init(person: .document(Citizen.document))))
            let byKey = try await system.directory.resolvePerson(.init(person: .init(person: .personKey(key))))
            #expect(byDocument == byKey)
            #expect(byKey.personKey == key && byKey.profile?.personKey == key)
            #expect(try byKey.phoneKey == system.partition(ofPhone: Citizen.phone).bytes)
            #expect(byKey.profile?.maskedName == "张*三")

            let without = try await system.directory.resolvePerson(
                .init(person: .init(person: .document(Neighbour.document))))
            #expect(without.phoneKey.isEmpty && without.profile?.maskedPhone == "")
        }
    }

    @Test("A person who is not registered is not found; a name that is not valid is told by its field")
    func unresolved() async throws {
        try await withIdentity { system in
            func resolve(_ person: CommonV1.PersonRef?) async -> RPCError? {
                await refusal { _ = try await system.directory.resolvePerson(.init(person: person)) }
            }
            let unknown = await resolve(.init(person: .document(Citizen.document)))
            #expect(unknown?.code == .notFound && unknown?.why == "PERSON_UNKNOWN")
            #expect(await resolve(nil)?.badField == "person")
            #expect(await resolve(.init(person: .personKey([1, 2])))?.badField == "person.person_key")
            #expect(await resolve(.init(person: .document(.init())))?.badField == "person.document.type")
        }
    }

    @Test("TRIP-12: a number tells its one holder, and since when; nobody for an unknown one")
    func holder() async throws {
        try await withIdentity { system in
            try await system.enrol(Citizen.person)
            let first = try await system.directory.getPhoneHolder(.init(phone: Citizen.phone))
            #expect(first.personKey == system.personKey(Citizen.canonical) && first.since == nil)
            try await system.enrol(Neighbour.person(phone: Citizen.phone))
            let second = try await system.directory.getPhoneHolder(.init(phone: Citizen.phone))
            #expect(second.personKey == system.personKey(Neighbour.canonical))
            #expect(second.since?.seconds == system.clock.now)
            #expect(try await system.directory.getPhoneHolder(.init(phone: "13700137000")).personKey.isEmpty)
            let error = await refusal { _ = try await system.directory.getPhoneHolder(.init(phone: "")) }
            #expect(error?.code == .invalidArgument && error?.badField == "phone")
        }
    }

    @Test("A verified code says when it was used up, and who held the number then")
    func verified() async throws {
        try await withIdentity { system in
            try await system.enrol(Citizen.person)
            let code = try await system.code(for: .tripCard)
            system.clock.advance(30)
            let answer = try await system.directory.verifySmsCode(
                .init(phone: Citizen.phone, purpose: .tripCard, code: code.digits, handle: code.handle))
            #expect(answer.verifiedAt?.seconds == IdentitySystem.noon + 30)
            #expect(answer.holderKey == system.personKey(Citizen.canonical))
        }
    }

    @Test("Services alone may ask; staff who look persons up may ask for one")
    func access() async throws {
        try await withIdentity { system in
            let citizen = try await system.citizen()
            for options in [citizen, try system.asOperator()] {
                let directory = system.directoryOutside
                for call in [
                    { _ = try await directory.resolveDocuments(.init(), options: options) },
                    { _ = try await directory.getPhoneHolder(.init(), options: options) },
                    { _ = try await directory.verifySmsCode(.init(), options: options) },
                ] as [() async throws -> Void] {
                    #expect(await refusal(call)?.why == "ROLE_NOT_ALLOWED")
                }
            }
            let refused = await refusal {
                _ = try await system.directoryOutside.resolvePerson(.init(), options: citizen)
            }
            #expect(refused?.why == "ROLE_NOT_ALLOWED")
        }
    }
}
