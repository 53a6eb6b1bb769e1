import CommonContracts
import Coordination
import IdentityContracts
import IdentityRecords
import Kit
import KitRecords
import RPC
import Reference
import Security
import StorageClient
import Testing
import Values

@testable import IdentityServer

@Suite("Several numbers of one person (ID-8, TRIP-12)", .serialized)
struct PersonPhonesTests {
    private static let second = "13900139001"
    private static let third = "13900139002"
    private static let neighbour = "13900139000"

    private func proved(
        _ system: IdentitySystem, _ phone: String, _ purpose: IdentityV1.SmsPurpose
    ) async throws -> IdentityV1.ProvedPhone {
        let code = try await system.code(for: purpose, to: phone)
        return .init(phone: phone, code: code.digits, handle: code.handle)
    }

    @discardableResult
    private func add(
        _ system: IdentitySystem, _ phone: String = second, own: String = Citizen.phone, by citizen: CallOptions
    ) async throws -> IdentityV1.PhoneList {
        system.clock.advance(61)
        return try await system.identity.addPhone(
            .init(own: proved(system, own, .changeOld), next: proved(system, phone, .changeNew)), options: citizen)
    }

    private func holder(_ system: IdentitySystem, _ phone: String) async throws -> [UInt8] {
        let partition = try PartitionKey(KeyedHash(system.keys).partition(.phone, phone))
        return try await system.store.read(partition, .record(KitRecordSets.holder))?.value.personKey ?? []
    }

    private func steps(_ system: IdentitySystem) async throws -> [String] {
        let person = try PartitionKey(system.personKey(Citizen.canonical))
        return try await system.store.read(person, .entries(AuditChains.ofPersons)).entries.map(\.value)
            .filter { $0.kind == .phones }.compactMap { entry in entry.facts.first { $0.name == "outcome" }?.text }
    }

    @Test("TRIP-12: a number that is proved beside an own one is the person's: both log in, both are told")
    func added() async throws {
        try await withIdentity { system in
            let citizen = try await system.citizen()
            let list = try await add(system, by: citizen)
            #expect(list.phones.map(\.maskedPhone) == ["138****8000", "139****9001"])
            #expect(list.phones.map(\.isPrimary) == [true, false] && list.phones.map(\.isOfRegister) == [true, false])
            #expect(list.phones.map(\.isOfThisSession) == [true, false] && list.phones[1].addedAt != nil)
            #expect(try await holder(system, Self.second) == system.personKey(Citizen.canonical))
            for phone in [Citizen.phone, Self.second] {
                #expect(try await system.lastMessage(to: phone)?.purpose == .notice)
            }
            system.clock.advance(61)
            let other = system.bearer(try await system.logIn(phone: Self.second).token)
            let seen = try await system.identity.listPhones(.init(), options: other)
            #expect(seen.phones.map(\.isOfThisSession) == [false, true])
            #expect(try await steps(system) == ["numberAdded"])
        }
    }

    @Test("A wrong code of the new number leaves that of the old one as it was; nothing is added without both")
    func codes() async throws {
        try await withIdentity { system in
            let citizen = try await system.citizen()
            system.clock.advance(61)
            let (own, next) = (
                try await proved(system, Citizen.phone, .changeOld), try await proved(system, Self.second, .changeNew)
            )
            var wrong = next
            wrong.code = next.code == "000000" ? "000001" : "000000"
            func add(_ own: IdentityV1.ProvedPhone?, _ next: IdentityV1.ProvedPhone?) async -> RPCError? {
                await refusal {
                    _ = try await system.identity.addPhone(.init(own: own, next: next), options: citizen)
                }
            }
            #expect(await add(own, wrong)?.why == "SMS_CODE_WRONG")
            #expect(await add(nil, next)?.badField == "own")
            #expect(await add(own, nil)?.badField == "next")
            #expect(await add(own, own)?.badField == "next.phone")
            var short = own
            short.code = "1"
            #expect(await add(short, next)?.badField == "own.code")
            var stolen = own
            stolen.phone = Self.neighbour
            #expect(await add(stolen, next)?.why == "NOT_YOUR_NUMBER")
            #expect(try await system.identity.listPhones(.init(), options: citizen).phones.count == 1)
            #expect(await add(own, next) == nil)
            #expect(await add(own, next)?.why == "PHONE_KNOWN")
        }
    }

    @Test("TRIP-12: nobody gets a number that somebody else holds, and of two who prove one at once one gets it")
    func others() async throws {
        try await withIdentity { system in
            let citizen = try await system.citizen()
            try await system.enrol(Neighbour.person(phone: Self.neighbour))
            let taken = await refusal { try await add(system, Self.neighbour, by: citizen) }
            #expect(taken?.why == "NOT_YOUR_NUMBER")
            system.clock.advance(61)
            let neighbour = system.bearer(try await system.logIn(phone: Self.neighbour).token)
            system.clock.advance(61)
            let first = IdentityV1.AddPhoneRequest(
                own: try await proved(system, Citizen.phone, .changeOld),
                next: try await proved(system, Self.second, .changeNew))
            system.clock.advance(61)
            let other = IdentityV1.AddPhoneRequest(
                own: try await proved(system, Self.neighbour, .changeOld),
                next: try await proved(system, Self.second, .changeNew))
            async let one = refusal { _ = try await system.identity.addPhone(first, options: citizen) }
            async let two = refusal { _ = try await system.identity.addPhone(other, options: neighbour) }
            let refused = await [one, two].map { $0?.why }
            #expect(refused.filter { $0 == nil }.count == 1 && refused.contains("NOT_YOUR_NUMBER"))
            let held = try await holder(system, Self.second)
            let winner = refused[0] == nil ? citizen : neighbour
            let loser = refused[0] == nil ? neighbour : citizen
            #expect(try await system.identity.getProfile(.init(), options: winner).personKey == held)
            #expect(try await system.identity.listPhones(.init(), options: loser).phones.count == 1)
        }
    }

    @Test("A sixth number is refused before any code is used up")
    func bound() async throws {
        try await withIdentity { system in
            let citizen = try await system.citizen()
            for number in 1...4 { try await add(system, "1390013910\(number)", by: citizen) }
            system.clock.advance(3_600)
            let sixth = await refusal { try await add(system, "13900139109", by: citizen) }
            #expect(sixth?.why == "PHONES_TOO_MANY")
        }
    }

    @Test("A changed number is free: its sessions end in the same write, those of other numbers go on")
    func changed() async throws {
        try await withIdentity { system in
            let citizen = try await system.citizen()
            try await add(system, by: citizen)
            system.clock.advance(61)
            let other = system.bearer(try await system.logIn(phone: Self.second).token)
            system.clock.advance(61)
            let answer = try await system.identity.changePhone(
                .init(
                    former: proved(system, Citizen.phone, .changeOld), next: proved(system, Self.third, .changeNew)),
                options: other)
            #expect(answer.caseId.isEmpty)
            #expect(answer.list?.phones.map(\.maskedPhone) == ["139****9002", "139****9001"])
            let over = await refusal { _ = try await system.identity.listPhones(.init(), options: citizen) }
            #expect(over?.why == "SESSION_OVER")
            #expect(try await holder(system, Citizen.phone).isEmpty)
            system.clock.advance(61)
            #expect(await refusal { _ = try await system.logIn() }?.why == "PERSON_UNKNOWN")
            // Whoever has the number next gets it, and nothing of the person.
            try await system.enrol(
                Neighbour.person(phone: Citizen.phone))
            #expect(try await holder(system, Citizen.phone) == system.personKey(Neighbour.canonical))
            #expect(try await system.identity.listPhones(.init(), options: other).phones.count == 2)
        }
    }

    @Test("A number is removed but the primary one; the same row of the register does not bring it back")
    func removed() async throws {
        try await withIdentity { system in
            let citizen = try await system.citizen()
            let list = try await add(system, by: citizen)
            let primary = await refusal {
                _ = try await system.identity.removePhone(.init(phoneId: list.phones[0].phoneId), options: citizen)
            }
            #expect(primary?.why == "PHONE_IS_PRIMARY")
            let chosen = try await system.identity.setPrimaryPhone(
                .init(phoneId: list.phones[1].phoneId), options: citizen)
            #expect(chosen.phones.map(\.maskedPhone) == ["139****9001", "138****8000"])
            system.clock.advance(61)
            let other = system.bearer(try await system.logIn(phone: Self.second).token)
            for _ in 0..<2 {
                let left = try await system.identity.removePhone(
                    .init(phoneId: list.phones[0].phoneId), options: other)
                #expect(left.phones.map(\.maskedPhone) == ["139****9001"])
            }
            #expect(
                await refusal { _ = try await system.identity.listPhones(.init(), options: citizen) }?.why
                    == "SESSION_OVER")
            _ = try await system.enrol(Citizen.person)
            #expect(try await system.identity.listPhones(.init(), options: other).phones.count == 1)
            #expect(try await holder(system, Citizen.phone) != system.personKey(Citizen.canonical))
            let unknown = await refusal {
                _ = try await system.identity.setPrimaryPhone(.init(phoneId: list.phones[0].phoneId), options: other)
            }
            #expect(unknown?.why == "PHONE_UNKNOWN")
            #expect(try await steps(system) == ["numberAdded", "numberPrimary", "numberRemoved"])
        }
    }

    @Test(
        "A lost number is replaced when staff have seen the document; until then nothing changes",
        arguments: [true, false])
    func lost(accepted: Bool) async throws {
        try await withIdentity { system in
            let citizen = try await system.citizen()
            system.clock.advance(61)
            let request = IdentityV1.ChangePhoneRequest(
                former: .init(phone: Citizen.phone), next: try await proved(system, Self.second, .changeNew),
                formerIsLost: true)
            let id = try await system.identity.changePhone(request, options: citizen).caseId
            let person = try PartitionKey(system.personKey(Citizen.canonical))
            let told = try await system.told(person)
            #expect(id.count == 16 && told.contains("numberChangeAsked"))
            #expect(try await holder(system, Citizen.phone) == system.personKey(Citizen.canonical))
            let clerk = try system.clerk()
            let file = try await system.cases.getCase(.init(id: id), options: clerk)
            #expect(!file.facts.contains { $0.text.contains("13900139001") || $0.text.contains("11010519491231002X") })
            guard accepted else {
                _ = try await system.cases.decideCase(
                    .init(id: id, accepted: false, reason: .proofMissing), options: clerk)
                #expect(try await system.identity.listPhones(.init(), options: citizen).phones.count == 1)
                return #expect(try await holder(system, Self.second).isEmpty)
            }
            let unseen = await refusal {
                try await system.accept(id, by: clerk, seen: "110105194912310038", name: "张小三", country: "")
            }
            #expect(unseen?.why == "DOCUMENT_DIFFERS")
            try await system.accept(id, by: clerk, seen: "11010519491231002X", name: "张小三", country: "")
            #expect(try await holder(system, Self.second) == system.personKey(Citizen.canonical))
            #expect(
                await refusal { _ = try await system.identity.listPhones(.init(), options: citizen) }?.why
                    == "SESSION_OVER")
            system.clock.advance(61)
            let own = system.bearer(try await system.logIn(phone: Self.second).token)
            #expect(
                try await system.identity.listPhones(.init(), options: own).phones.map(\.maskedPhone) == ["139****9001"]
            )
        }
    }

    @Test(
        "Wherever a change dies, number and person agree in the end, and the person is told once", arguments: 0..<14,
        [false, true])
    func crashes(step: Int, takesPlace: Bool) async throws {
        try await withIdentity { system in
            let citizen = try await system.citizen()
            system.clock.advance(61)
            let request = IdentityV1.ChangePhoneRequest(
                former: try await proved(system, Citizen.phone, .changeOld),
                next: try await proved(system, Self.second, .changeNew))
            system.faults.fail(step, takesPlace: takesPlace)
            _ = try? await system.identity.changePhone(request, options: citizen)
            system.faults.fail(nil)
            let person = try PartitionKey(system.personKey(Citizen.canonical))
            try await system.workUntil("nothing is left to do") {
                let left = try await system.store.read(person, .all(IdentityRecordSets.phoneEffects))
                let moves = try await system.store.read(person, .all(IdentityRecordSets.moveEffects))
                return left.isEmpty && moves.isEmpty
            }
            let stored = try await system.store.read(person, .record(IdentityRecordSets.person))?.value
            let (held, former) = (try await holder(system, Self.second), try await holder(system, Citizen.phone))
            if stored?.phone == Self.second {
                #expect(held == person.bytes && former.isEmpty)
                #expect(try await system.told(person).count { $0 == "numberAdded" } == 1)
                #expect(try await steps(system) == ["numberAdded"])
            } else {
                #expect(stored?.phone == Citizen.phone && former == person.bytes && held.isEmpty)
                #expect(try await steps(system).isEmpty)
            }
        }
    }

    @Test("TRIP-12: a number that the register gives to somebody else goes with its sessions; the others stay")
    func taken() async throws {
        try await withIdentity { system in
            let citizen = try await system.citizen()
            try await add(system, by: citizen)
            system.clock.advance(61)
            let other = system.bearer(try await system.logIn(phone: Self.second).token)
            system.clock.advance(61)
            try await system.enrol(Neighbour.person(phone: Self.second))
            #expect(try await holder(system, Self.second) == system.personKey(Neighbour.canonical))
            let over = await refusal { _ = try await system.identity.listPhones(.init(), options: other) }
            #expect(over?.why == "SESSION_OVER")
            let left = try await system.identity.listPhones(.init(), options: citizen).phones
            #expect(left.map(\.maskedPhone) == ["138****8000"])
            let told = try await system.told(try PartitionKey(system.personKey(Citizen.canonical)))
            #expect(told.contains("numberLost"))
            // The other number goes as well: nobody is left who could log in.
            try await system.enrol(Neighbour.person(phone: Citizen.phone))
            let gone = await refusal { _ = try await system.identity.listPhones(.init(), options: citizen) }
            #expect(gone?.why == "SESSION_OVER")
            system.clock.advance(61)
            let heir = system.bearer(try await system.logIn(phone: Citizen.phone).token)
            #expect(
                try await system.identity.getProfile(.init(), options: heir).personKey
                    == system.personKey(Neighbour.canonical))
        }
    }

    @Test("RET-1: an erased person leaves nothing under any of their numbers, and the ledger names them all")
    func erased() async throws {
        try await withIdentity { system in
            let citizen = try await system.citizen()
            try await add(system, by: citizen)
            let (ledger, clock) = (try LocalCoordination(node: NodeName("ledger")), system.clock)
            let erasure = PersonErasure(
                in: system.store, keys: system.keys, ledger: ledger,
                sets: KitRecordSets.all + IdentityRecordSets.all, by: .nobody,
                retention: ReferenceData.embedded.retention, now: { clock.now })
            _ = try await erasure.erase(document: Citizen.canonical)
            for phone in [Citizen.phone, Self.second] {
                let partition = KeyedHash(system.keys).partition(.phone, phone)
                #expect(try await holder(system, phone).isEmpty)
                let named = try await ledger.erasures().map(\.partition)
                #expect(named.contains(partition))
            }
        }
    }

    @Test("A row that names another number gives it beside the number that the person has chosen")
    func rowBeside() async throws {
        try await withIdentity { system in
            let citizen = try await system.citizen()
            let list = try await add(system, by: citizen)
            _ = try await system.identity.setPrimaryPhone(.init(phoneId: list.phones[1].phoneId), options: citizen)
            var row = Citizen.person
            row.phone = Self.third
            let report = try await system.enrol(row)
            #expect(report.rejected == 0)
            system.clock.advance(61)
            let own = system.bearer(try await system.logIn(phone: Self.second).token)
            let phones = try await system.identity.listPhones(.init(), options: own).phones
            #expect(phones.map(\.maskedPhone) == ["139****9001", "139****9002"])
            #expect(phones.map(\.isOfRegister) == [false, true])
            #expect(try await holder(system, Self.third) == system.personKey(Citizen.canonical))
        }
    }
}
