import CommonContracts
import Coordination
import IdentityContracts
import IdentityRecords
import Kit
import KitRecords
import RPC
import Reference
import StorageClient
import Testing

@testable import IdentityServer

@Suite("Relatives (ID-9)", .serialized)
struct RelativesTests {
    @Test("ID-9: A child and an elder are linked by name and document at once, and both sides see it")
    func simplified() async throws {
        try await withIdentity { system in
            let (child, elder) = (Family.child(), Family.elder())
            try await system.enrol(child, elder)
            let holder = try await system.citizen()
            for person in [child, elder] {
                let link = try await system.add(person, by: holder)
                #expect(link.state == .linked && link.relativeId.count == 16)
                #expect(link.maskedDocumentNumber.hasPrefix("110105****"))
            }
            let mine = try await system.relatives(of: holder)
            #expect(mine.dependants.map(\.state) == [.linked, .linked] && mine.holders.isEmpty)
            #expect(Set(mine.dependants.map(\.maskedName)) == ["张*一", "王*一"])
            // A child lapses at 16, on 2026-06-01 in China; an elder does not.
            #expect(Set(mine.dependants.map { $0.lapsesAt?.seconds }) == [1_780_243_200, nil])
            let theirs = try await system.relatives(of: system.logIn(elder))
            #expect(theirs.holders.map(\.maskedName) == ["张*三"] && theirs.dependants.isEmpty)
            #expect(theirs.holders.map(\.relativeId) == mine.dependants.filter { $0.lapsesAt == nil }.map(\.relativeId))
        }
    }

    @Test("ID-9: The dependant is told in their list and by SMS, and their chain of audit says so")
    func told() async throws {
        try await withIdentity { system in
            let elder = Family.elder()
            try await system.enrol(elder)
            try await system.add(elder, by: system.citizen())
            #expect(try await system.told(elder) == ["relativeAdded"])
            let entries = try await system.chain(of: elder)
            #expect(entries.map(\.kind) == [.relative] && entries[0].actor?.kind == .relative)
            try await system.workUntil("an SMS is sent") {
                try await system.lastMessage(to: elder.phone)?.text.contains("有亲友刚刚获准出示您的健康码") == true
            }
        }
    }

    @Test("ID-9: A child or elder of another name, and one who is not registered, are answered alike")
    func unknown() async throws {
        try await withIdentity { system in
            let child = Family.child()
            try await system.enrol(child)
            let holder = try await system.citizen()
            let wrong = await refusal { try await system.add(child, named: "张小二", by: holder) }
            let none = await refusal { try await system.add(Family.child(2), by: holder) }
            #expect(wrong?.code == .notFound && wrong?.why == "RELATIVE_UNKNOWN")
            #expect(wrong?.code == none?.code && wrong?.message == none?.message && wrong?.why == none?.why)
            #expect(try await system.relatives(of: holder).dependants.isEmpty)
            let own = await refusal { try await system.add(Citizen.person, by: holder) }
            #expect(own?.badField == "document")
        }
    }

    @Test("ID-9: An adult gives a code that only they got; it names who asks, and makes one link")
    func byCode() async throws {
        try await withIdentity { system in
            let adult = Family.adult()
            try await system.enrol(adult)
            let holder = try await system.citizen()
            let asked = try await system.add(adult, by: holder)
            #expect(asked.state == .codeNeeded && asked.maskedName.isEmpty && asked.maskedDocumentNumber.isEmpty)
            #expect(try await system.lastMessage(to: adult.phone)?.text.contains("张*三 申请代您出示健康码") == true)
            #expect(try await system.resolved(for: holder).isEmpty)
            let code = try await system.lastRelativeCode(of: adult)
            let bad = await refusal {
                _ = try await system.identity.confirmRelative(
                    .init(relativeId: asked.relativeId, code: wrong(code)), options: holder)
            }
            #expect(bad?.why == "SMS_CODE_WRONG")
            let link = try await system.identity.confirmRelative(
                .init(relativeId: asked.relativeId, code: code), options: holder
            ).relative
            #expect(link?.state == .linked && link?.maskedName == "李*一")
            let again = await refusal {
                _ = try await system.identity.confirmRelative(
                    .init(relativeId: asked.relativeId, code: code), options: holder)
            }
            #expect(again?.why == "SMS_CODE_GONE")
            #expect(try await system.relatives(of: holder).dependants.count == 1)
        }
    }

    @Test("ID-9: The code counts for the holder who asked, and for nothing else")
    func bound() async throws {
        try await withIdentity { system in
            let (adult, other) = (Family.adult(), Family.elder())
            try await system.enrol(adult, other)
            let holder = try await system.citizen()
            let stranger = try await system.logIn(other)
            let asked = try await system.add(adult, by: holder)
            let code = try await system.lastRelativeCode(of: adult)
            for (id, caller) in [(asked.relativeId, stranger)] {
                let refused = await refusal {
                    _ = try await system.identity.confirmRelative(.init(relativeId: id, code: code), options: caller)
                }
                #expect(refused?.why == "SMS_CODE_GONE")
            }
            // Another holder's link to the same person does not take the code either.
            let theirs = try await system.add(adult, by: stranger)
            let refused = await refusal {
                _ = try await system.identity.confirmRelative(
                    .init(relativeId: theirs.relativeId, code: code), options: stranger)
            }
            #expect(refused?.why == "SMS_CODE_WRONG")
            let login = await refusal {
                _ = try await system.logIn(
                    with: .init(digits: code, handle: SentCode.unknownHandle), phone: adult.phone)
            }
            #expect(login?.why == "SMS_CODE_GONE")
            let asks = await refusal {
                _ = try await system.identity.requestSmsCode(.init(phone: adult.phone, purpose: .relative))
            }
            #expect(asks?.badField == "purpose")
        }
    }

    @Test("ID-9: Whether an adult is registered, has that name or a number does not show, nor at the code")
    func adultsAlike() async throws {
        try await withIdentity { system in
            var silent = Family.adult(2)
            silent.phone = ""
            let adult = Family.adult()
            try await system.enrol(adult, silent)
            let holder = try await system.citizen()
            for (person, name) in [
                (adult, adult.name), (adult, "李大二"), (silent, silent.name), (Family.adult(3), "李大三"),
            ] {
                let asked = try await system.add(person, named: name, by: holder)
                var shown = asked
                shown.relativeId = []
                #expect(shown == .init(state: .codeNeeded, codeExpiresAt: .init(seconds: system.clock.now + 300)))
                var answers: [String?] = []
                for _ in 0..<6 {
                    // Of a million codes, this test meets the right one never: it would be accepted.
                    let code = wrong(try await system.lastRelativeCode(of: adult))
                    let refused = await refusal {
                        _ = try await system.identity.confirmRelative(
                            .init(relativeId: asked.relativeId, code: code), options: holder)
                    }
                    answers.append(refused?.why)
                }
                #expect(answers == Array(repeating: "SMS_CODE_WRONG", count: 5) + ["SMS_CODE_GONE"])
                system.clock.advance(301)
            }
            #expect(try await system.relatives(of: holder).dependants.isEmpty)
        }
    }

    @Test("ID-9: Ten calls within an hour may ask for links, and no more")
    func limited() async throws {
        try await withIdentity { system in
            let holder = try await system.citizen()
            for number in 1...10 {
                let refused = await refusal { try await system.add(Family.child(number), by: holder) }
                #expect(refused?.why == "RELATIVE_UNKNOWN")
            }
            let tooOften = await refusal { try await system.add(Family.child(11), by: holder) }
            #expect(tooOften?.why == "RELATIVES_TOO_OFTEN" && (tooOften?.retrySeconds ?? 0) > 0)
            system.clock.advance(3_601)
            let later = await refusal { try await system.add(Family.child(11), by: holder) }
            #expect(later?.why == "RELATIVE_UNKNOWN")
        }
    }
}

// MARK: - Limits

extension RelativesTests {
    @Test("ID-9: Of ten calls at once, eight make a link: never nine")
    func dependantsAtOnce() async throws {
        try await withIdentity { system in
            let children = (1...10).map { Family.child($0) }
            try await system.importPeople([.init(children)])
            let holder = try await system.citizen()
            let reasons = await withTaskGroup(of: String?.self) { group in
                for child in children {
                    group.addTask { await refusal { try await system.add(child, by: holder) }?.why }
                }
                return await group.reduce(into: [String?]()) { $0.append($1) }
            }
            #expect(reasons.filter { $0 == nil }.count == 8)
            #expect(reasons.filter { $0 == "DEPENDANTS_TOO_MANY" }.count == 2)
            #expect(try await system.relatives(of: holder).dependants.count == 8)
            #expect(try await system.resolved(for: holder).count == 8)
        }
    }

    @Test("ID-9: Of six holders at once, three get a link: never four; the places of the others are free again")
    func holdersAtOnce() async throws {
        try await withIdentity { system in
            let elder = Family.elder()
            let holders = (1...6).map { Family.adult($0) }
            try await system.importPeople([.init(holders + [elder])])
            var sessions: [CallOptions] = []
            for holder in holders { sessions.append(try await system.logIn(holder)) }
            let reasons = await withTaskGroup(of: String?.self) { group in
                for session in sessions {
                    group.addTask { await refusal { try await system.add(elder, by: session) }?.why }
                }
                return await group.reduce(into: [String?]()) { $0.append($1) }
            }
            #expect(reasons.filter { $0 == nil }.count == 3)
            #expect(reasons.filter { $0 == "HOLDERS_TOO_MANY" }.count == 3)
            #expect(try await system.relatives(of: system.logIn(elder)).holders.count == 3)
            var places = 0
            for holder in holders {
                places += try await system.store.read(
                    system.partition(of: holder), .all(KitRecordSets.dependants)
                ).count
            }
            #expect(places == 3)
        }
    }

    @Test("A link that was asked for counts until its code lapses, and the same person asked for again takes one place")
    func waiting() async throws {
        try await withIdentity { system in
            let adult = Family.adult()
            try await system.enrol(adult)
            let holder = try await system.citizen()
            let first = try await system.add(adult, by: holder)
            system.clock.advance(61)
            let second = try await system.add(adult, by: holder)
            #expect(first.relativeId == second.relativeId)
            #expect(try await system.relatives(of: holder).dependants.map(\.state) == [.codeNeeded])
            system.clock.advance(300)
            #expect(try await system.relatives(of: holder).dependants.isEmpty)
        }
    }

    @Test("Wherever a call that makes a link dies, both sides agree in the end, and the place is not lost")
    func interrupted() async throws {
        for (step, takesPlace) in (1...6).flatMap({ [($0, false), ($0, true)] }) {
            try await withIdentity { system in
                let child = Family.child()
                try await system.enrol(child)
                let holder = try await system.citizen()
                system.faults.fail(step, takesPlace: takesPlace)
                _ = try? await system.add(child, by: holder)
                system.faults.fail(nil)
                system.clock.advance(RelativeEffects.patience + 1)
                try await system.workUntil("nothing is left to do") {
                    try await system.store.read(
                        system.partition(ofHolder: Citizen.canonical), .all(IdentityRecordSets.relativeEffects)
                    ).isEmpty
                }
                let places = try await system.store.read(
                    system.partition(ofHolder: Citizen.canonical), .all(KitRecordSets.dependants))
                let links = try await system.store.read(
                    system.partition(of: child), .all(KitRecordSets.proxies))
                #expect(places.map(\.key) == links.map(\.key), "step \(step), \(takesPlace)")
                #expect(try await system.add(child, by: holder).state == .linked)
            }
        }
    }
}

extension IdentitySystem {
    fileprivate func partition(ofHolder canonical: String) throws -> PartitionKey {
        try PartitionKey(personKey(canonical))
    }
}
