import CommonContracts
import IdentityContracts
import IdentityRecords
import KitRecords
import RPC
import StorageClient
import Testing

@Suite("A number changes hands (TRIP-12)", .serialized)
struct NumberHandoverTests {
    /// The citizen's row, issued at a moment.
    private func row(
        _ person: IdentityV1.Person, issued: Int64? = nil, phone: String = Citizen.phone
    ) -> IdentityV1.Person {
        var person = person
        person.phone = phone
        person.issuedAt = issued.map { .init(seconds: $0) }
        return person
    }

    private func notifications(_ system: IdentitySystem, _ canonical: String) async throws -> [String] {
        let person = try PartitionKey(system.personKey(canonical))
        return try await system.store.read(person, .all(KitRecordSets.notifications)).map(\.value.kind)
    }

    private func person(_ system: IdentitySystem, _ canonical: String) async throws -> IdentityV1.StoredPerson? {
        let person = try PartitionKey(system.personKey(canonical))
        return try await system.store.read(person, .record(IdentityRecordSets.person))?.value
    }

    private func holder(_ system: IdentitySystem, _ phone: String = Citizen.phone) async throws -> [UInt8] {
        try await system.directory.getPhoneHolder(.init(phone: phone)).personKey
    }

    /// Effects that are left in the partitions of this test.
    private func effectsLeft(_ system: IdentitySystem) async throws -> Int {
        var count = 0
        for phone in [Citizen.phone, "13700137000"] {
            count += try await system.store.read(
                system.partition(ofPhone: phone), .all(IdentityRecordSets.holderEffects)
            ).count
        }
        for canonical in [Citizen.canonical, Neighbour.canonical] {
            count += try await system.store.read(
                PartitionKey(system.personKey(canonical)), .all(IdentityRecordSets.moveEffects)
            ).count
        }
        return count
    }

    @Test("TRIP-12: the former holder's session, consent and codes end at once, and the report and the person are told")
    func lost() async throws {
        try await withIdentity { system in
            let citizen = try await system.citizen()
            let consent = try await system.consentCode(citizen)
            _ = try await system.identity.giveConsent(
                .init(kind: .tripCard, code: consent.digits, handle: consent.handle), options: citizen)
            system.clock.advance(60)
            let code = try await system.code()

            let report = try await system.enrol(Neighbour.person(phone: Citizen.phone))
            #expect((report.accepted, report.noted) == (1, 1))
            #expect(report.notes.first?.field == "phone")
            #expect(report.notes.first?.note.hasPrefix("belonged to another person until now") == true)
            let over = await refusal { _ = try await system.identity.getProfile(.init(), options: citizen) }
            #expect(over?.code == .unauthenticated && over?.why == "SESSION_OVER")
            #expect(try await system.consent() == nil)
            let gone = await refusal { _ = try await system.logIn(with: code) }
            #expect(gone?.why == "SMS_CODE_GONE")
            #expect(try await notifications(system, Citizen.canonical) == ["numberLost"])
            #expect(try await person(system, Citizen.canonical)?.phone == "")
            #expect(try await effectsLeft(system) == 0)
        }
    }

    @Test("TRIP-12: the same file again takes nothing back, and says that nothing changed")
    func again() async throws {
        try await withIdentity { system in
            let file = [Citizen.person, Neighbour.person(phone: Citizen.phone)]
            try await system.importPeople([.init(file)])
            for _ in 0..<2 {
                let report = try await system.importPeople([.init(file)])
                #expect((report.accepted, report.unchanged) == (0, 2))
                #expect(report.notes.map(\.row) == [1], "the first row's number is another person's")
                #expect(try await holder(system) == system.personKey(Neighbour.canonical))
            }
            #expect(try await notifications(system, Citizen.canonical).count == 1)
        }
    }

    @Test("TRIP-12, COL-13: an older delivery takes no number back; a newer one does")
    func order() async throws {
        try await withIdentity { system in
            let noon = IdentitySystem.noon
            try await system.enrol(row(Citizen.person, issued: noon - 300))
            try await system.enrol(row(Neighbour.person(), issued: noon - 100))
            let late = try await system.enrol(row(Citizen.person, issued: noon - 200))
            #expect((late.accepted, late.noted) == (1, 1))
            #expect(try await holder(system) == system.personKey(Neighbour.canonical))
            #expect(try await person(system, Citizen.canonical)?.phone == "")
            let old = try await system.enrol(row(Citizen.person, issued: noon - 300))
            #expect((old.superseded, old.supersededRows) == (1, [1]))
            #expect(try await system.directory.getPhoneHolder(.init(phone: Citizen.phone)).since?.seconds == noon - 100)

            try await system.enrol(row(Citizen.person, issued: noon - 50))
            #expect(try await holder(system) == system.personKey(Citizen.canonical))
            #expect(try await person(system, Citizen.canonical)?.phone == Citizen.phone)
            #expect(try await person(system, Neighbour.canonical)?.phone == "")
            _ = try await system.logIn()
        }
    }

    @Test("TRIP-12: who gets another number loses the sessions and consents of the old one, which nobody holds then")
    func moved() async throws {
        try await withIdentity { system in
            let citizen = try await system.citizen()
            let consent = try await system.consentCode(citizen)
            _ = try await system.identity.giveConsent(
                .init(kind: .tripCard, code: consent.digits, handle: consent.handle), options: citizen)
            let report = try await system.enrol(row(Citizen.person, phone: "13700137000"))
            #expect((report.accepted, report.noted) == (1, 0))
            let over = await refusal { _ = try await system.identity.getProfile(.init(), options: citizen) }
            #expect(over?.why == "SESSION_OVER")
            #expect(try await system.consent() == nil)
            #expect(try await holder(system).isEmpty)
            #expect(try await holder(system, "13700137000") == system.personKey(Citizen.canonical))
            system.clock.advance(60)
            #expect(await refusal { _ = try await system.logIn() }?.why == "PERSON_UNKNOWN")
            _ = try await system.logIn(phone: "13700137000")
            #expect(try await notifications(system, Citizen.canonical).isEmpty)
            #expect(try await effectsLeft(system) == 0)
        }
    }

    @Test("TRIP-12: a login that has just used its code up opens no session once the number is lost")
    func loginMeetsLoss() async throws {
        try await withIdentity { system in
            try await system.enrol(Citizen.person)
            let code = try await system.code()
            // Between the write that uses the code up and the one that opens the session.
            system.beforeWrite.run {
                system.beforeWrite.run { try await system.enrol(Neighbour.person(phone: Citizen.phone)) }
            }
            let error = await refusal { _ = try await system.logIn(with: code) }
            #expect(error?.why == "PERSON_UNKNOWN")
            let person = try PartitionKey(system.personKey(Citizen.canonical))
            #expect(try await system.store.read(person, .all(KitRecordSets.sessions)).isEmpty)
        }
    }

    @Test(
        "Whichever write of a hand-over a process dies at, before or after it took place, workers or the same import complete it",
        arguments: 0..<7, [false, true])
    func crashes(step: Int, takesPlace: Bool) async throws {
        for completesByImport in [false, true] {
            try await withIdentity { system in
                let citizen = try await system.citizen()
                let file = [
                    row(Citizen.person, issued: IdentitySystem.noon, phone: "13700137000"),
                    row(Neighbour.person(), issued: IdentitySystem.noon),
                ]
                system.faults.fail(step, takesPlace: takesPlace)
                _ = try? await system.importPeople([.init(file)])
                system.faults.fail(nil)
                if completesByImport { try await system.importPeople([.init(file)]) }
                try await system.workUntil("no effect is left") { try await effectsLeft(system) == 0 }
                if !completesByImport { try await system.importPeople([.init(file)]) }
                try await system.workUntil("no effect is left") { try await effectsLeft(system) == 0 }
                #expect(try await holder(system) == system.personKey(Neighbour.canonical))
                #expect(try await holder(system, "13700137000") == system.personKey(Citizen.canonical))
                #expect(try await person(system, Citizen.canonical)?.phone == "13700137000")
                #expect(try await person(system, Neighbour.canonical)?.phone == Citizen.phone)
                let over = await refusal { _ = try await system.identity.getProfile(.init(), options: citizen) }
                #expect(over?.why == "SESSION_OVER")
            }
        }
    }

    @Test(
        "Whichever write of a loss a process dies at, the former holder is out and is told once",
        arguments: 0..<4, [false, true])
    func lossCrashes(step: Int, takesPlace: Bool) async throws {
        try await withIdentity { system in
            let citizen = try await system.citizen()
            try await system.enrol(Neighbour.person(phone: ""))
            // Every write of the second import may be the last one of its process.
            system.faults.fail(step, takesPlace: takesPlace)
            _ = try? await system.enrol(Neighbour.person(phone: Citizen.phone))
            system.faults.fail(nil)
            try await system.workUntil("no effect is left") { try await effectsLeft(system) == 0 }
            try await system.enrol(Neighbour.person(phone: Citizen.phone))
            #expect(try await holder(system) == system.personKey(Neighbour.canonical))
            let over = await refusal { _ = try await system.identity.getProfile(.init(), options: citizen) }
            #expect(over?.why == "SESSION_OVER")
            #expect(try await notifications(system, Citizen.canonical) == ["numberLost"])
            #expect(try await person(system, Citizen.canonical)?.phone == "")
        }
    }
}
