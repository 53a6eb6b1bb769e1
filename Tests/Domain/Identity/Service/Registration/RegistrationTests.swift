import CommonContracts
import Formats
import IdentityContracts
import IdentityCore
import IdentityRecords
import KitRecords
import RPC
import Security
import StorageClient
import Testing

@testable import IdentityServer

/// Confirms whoever is asked about, with the number that they apply with.
private struct WillingRegister: PopulationRegister {
    let metrics = ""

    func confirm(_ question: RegisterQuestion) async throws -> RegisterAnswer {
        RegisterAnswer(.confirmed, number: .own, residence: nil)
    }
}

@Suite("Real-name applications", .serialized)
struct RegistrationTests {
    private static let other = "13900139000"
    private static let passport = CommonV1.Document(type: .passport, country: "USA", number: "123456789")
    /// The citizen as the register has them without a number.
    private static let unbound = IdentityV1.Person(document: Citizen.document, name: "张小三", division: "110105")

    private func stored(
        _ system: IdentitySystem, _ canonical: String = Citizen.canonical
    ) async throws -> IdentityV1.StoredPerson? {
        let key = try PartitionKey(system.personKey(canonical))
        return try await system.store.read(key, .record(IdentityRecordSets.person))?.value
    }

    private func told(_ system: IdentitySystem) async throws -> [String] {
        let key = try PartitionKey(system.personKey(Citizen.canonical))
        return try await system.store.read(key, .all(KitRecordSets.notifications)).map(\.value.kind)
    }

    private func clerk(_ system: IdentitySystem) throws -> CallOptions {
        let staff = Principal.Staff(
            name: "clerk", roles: [.support], organisation: "朝阳区服务大厅", divisions: ["1101"],
            token: Surroundings.system.random(16))
        return system.bearer(
            try TokenSigner(system.keys).token(TokenClaims(staff: staff, issuedAt: system.clock.now, lifetime: 3_600)))
    }

    /// The one open case.
    private func openCase(_ system: IdentitySystem) async throws -> IdentityV1.CaseSummary {
        let listed = try await system.cases.listCases(.init(), options: try clerk(system)).cases
        #expect(listed.count == 1)
        return try #require(listed.first)
    }

    @Test("ID-7: who applies first with number and name of a person without a number gets nothing: staff look")
    func withoutNumber() async throws {
        try await withIdentity { system in
            try await system.enrol(Self.unbound)
            let (stranger, code) = try await system.apply(.init(Citizen.document, "张小三", phone: Self.other))
            #expect(stranger.state == .toBeChecked)
            #expect(try await stored(system)?.phone.isEmpty == true)
            #expect(try await system.directory.getPhoneHolder(.init(phone: Self.other)).personKey.isEmpty)
            #expect(try await told(system) == ["registrationAsked"])
            let (registration, own) = try await system.apply(.init(Citizen.document, "张 小三"))
            #expect(registration.state == .toBeChecked)
            let clerk = try clerk(system)
            let open = try await system.cases.listCases(.init(), options: clerk).cases
            #expect(open.map(\.kind) == ["registration-number", "registration-number"])
            for item in open {
                let facts = try await system.cases.getCase(.init(id: item.id), options: clerk).facts
                #expect(facts.contains { $0.text == "a person without a number" })
                let isOwn = facts.contains { $0.text == "138****8000" }
                let decision = IdentityV1.DecideCaseRequest(
                    id: item.id, accepted: isOwn, reason: isOwn ? .documentSeen : .notThePerson,
                    seenNumber: isOwn ? "11010519491231002X" : "", seenName: isOwn ? "张小三" : "")
                _ = try await system.cases.decideCase(decision, options: clerk)
            }
            let refused = try await system.identity.getRegistration(.init(phone: Self.other, handle: code.handle))
            #expect(refused.state == .refused && refused.reason == .notThePerson)
            let done = try await system.identity.getRegistration(.init(phone: Citizen.phone, handle: own.handle))
            #expect(done.state == .verified)
            let profile = try #require(try await system.logIn().profile)
            #expect(profile.verification == .register && profile.maskedPhone == "138****8000")
        }
    }

    @Test("ID-7: whose number the register knows is verified, told, and can log in")
    func verified() async throws {
        try await withIdentity(register: WillingRegister()) { system in
            try await system.enrol(Self.unbound)
            let (registration, code) = try await system.apply(.init(Citizen.document, "张 小三"))
            #expect(registration.state == .verified && registration.refusal == .unspecified)
            let profile = try #require(try await system.logIn().profile)
            #expect(profile.maskedName == "张*三" && profile.maskedPhone == "138****8000")
            #expect(profile.verification == .register)
            #expect(try await told(system) == ["registered"])
            // The number may have been somebody else's until now: the trip card begins here.
            let holder = try await system.directory.getPhoneHolder(.init(phone: Citizen.phone))
            #expect(holder.personKey == system.personKey(Citizen.canonical))
            #expect(holder.since?.seconds == system.clock.now)
            // The same request again tells the same, and another content or code is refused.
            let again = try await system.identity.register(Application(Citizen.document, "张 小三").request(code))
            #expect(again == registration)
            for (application, digits, why) in [
                (Application(Citizen.document, "李四"), code.digits, "IDEMPOTENCY_KEY_REUSED"),
                (Application(Citizen.document, "张小三", division: "330106"), code.digits, "IDEMPOTENCY_KEY_REUSED"),
                (Application(Citizen.document, "张 小三"), wrong(code.digits), "SMS_CODE_WRONG"),
            ] {
                let refused = await refusal {
                    let code = SentCode(digits: digits, handle: code.handle)
                    _ = try await system.identity.register(application.request(code))
                }
                #expect(refused?.why == why)
            }
        }
    }

    @Test("A row of the register that comes again does not undo a binding; a newer one with another number decides")
    func rowsAfterwards() async throws {
        try await withIdentity(register: WillingRegister()) { system in
            try await system.enrol(Self.unbound)
            _ = try await system.apply(.init(Citizen.document, "张小三"))
            let again = try await system.enrol(Self.unbound)
            #expect(again.unchanged == 1)
            #expect(try await stored(system)?.phone == Citizen.phone)
            var moved = Self.unbound
            moved.division = "110106"
            try await system.enrol(moved)
            #expect(try await stored(system)?.phone == Citizen.phone)
            #expect(try await stored(system)?.division == "110106")
            _ = try await system.logIn()
            moved.phone = Self.other
            try await system.enrol(moved)
            #expect(try await stored(system)?.phone == Self.other)
            #expect(try await system.directory.getPhoneHolder(.init(phone: Citizen.phone)).personKey.isEmpty)
            #expect(
                try await system.directory.getPhoneHolder(.init(phone: Self.other)).personKey
                    == system.personKey(Citizen.canonical))
        }
    }

    @Test("Whoever does not know the name gets the same refusal for a registered and for an unknown document")
    func nothingToLearn() async throws {
        try await withIdentity { system in
            try await system.enrol(Citizen.person)
            let unknown = CommonV1.Document(type: .residentId, number: "330106199005050017")
            let phone = Self.other
            let (wrongName, _) = try await system.apply(.init(Citizen.document, "李四", phone: phone))
            system.clock.advance(61)
            let (nobody, _) = try await system.apply(.init(unknown, "李四", phone: phone))
            #expect(wrongName.state == .refused && wrongName.refusal == .notConfirmed)
            #expect(nobody.state == wrongName.state && nobody.refusal == wrongName.refusal)
            #expect(try await stored(system)?.phone == Citizen.phone)
            #expect(try await told(system).isEmpty)
            #expect(try await stored(system, "1|CHN|330106199005050017") == nil)
            #expect(try await system.directory.getPhoneHolder(.init(phone: phone)).personKey.isEmpty)
            // Documents that not every register has: staff look at both.
            let taiwan = Neighbour.document
            system.clock.advance(61)
            try await system.enrol(Neighbour.person(phone: "13700137000"))
            let (known, _) = try await system.apply(.init(taiwan, "李四", phone: phone))
            system.clock.advance(61)
            let (missing, _) = try await system.apply(
                .init(.init(type: .taiwanTravelPermit, number: "87654321"), "李四", phone: phone))
            #expect(known.state == .toBeChecked && missing.state == .toBeChecked)
        }
    }

    @Test("TRIP-12: a number that somebody else holds is refused, also to whom the register would confirm")
    func numberOfAnother() async throws {
        try await withIdentity { system in
            try await system.enrol(Citizen.person, .init(document: Neighbour.document, name: "王五"))
            for (document, name) in [
                (Neighbour.document, "王五"), (Neighbour.document, "赵六"), (Self.passport, "JOHN SMITH"),
            ] {
                let (registration, _) = try await system.apply(
                    .init(document, name, enteredOn: document.type == .passport ? "2022-11-28" : ""))
                #expect(registration.state == .refused && registration.refusal == .numberOfAnother)
                system.clock.advance(61)
            }
            _ = try await system.logIn()
            #expect(try await stored(system)?.phone == Citizen.phone)
        }
    }

    @Test(
        "A second application for a registered person by another phone is no takeover: staff look, and move the number")
    func takeover() async throws {
        try await withIdentity { system in
            let session = try await system.citizen()
            let (registration, code) = try await system.apply(.init(Citizen.document, "张小三", phone: Self.other))
            #expect(registration.state == .toBeChecked)
            #expect(try await stored(system)?.phone == Citizen.phone)
            #expect(try await told(system) == ["registrationAsked"])
            _ = try await system.identity.getProfile(.init(), options: session)
            let open = try await openCase(system)
            #expect(open.kind == "registration-number" && open.division == "110105")
            let clerk = try clerk(system)
            let file = try await system.cases.getCase(.init(id: open.id), options: clerk)
            #expect(file.facts.contains { $0.name == "phone" && $0.text == "139****9000" })
            #expect(!file.facts.contains { $0.text.contains("11010519491231002X") || $0.text.contains("张小三") })

            // Nobody accepts without the document in their hands.
            for (number, name, why) in [
                ("", "张小三", nil), ("110105194912310038", "张小三", "DOCUMENT_DIFFERS"),
                ("11010519491231002X", "李四", "DOCUMENT_DIFFERS"),
            ] as [(String, String, String?)] {
                let refused = await refusal {
                    _ = try await system.cases.decideCase(
                        .init(id: open.id, accepted: true, reason: .documentSeen, seenNumber: number, seenName: name),
                        options: clerk)
                }
                #expect(refused?.why == why && refused != nil)
            }
            _ = try await system.cases.decideCase(
                .init(
                    id: open.id, accepted: true, reason: .documentSeen, seenNumber: "110105 19491231 002x",
                    seenName: "张小三"), options: clerk)
            let done = try await system.identity.getRegistration(.init(phone: Self.other, handle: code.handle))
            #expect(done.state == .verified)
            #expect(try await stored(system)?.phone == Self.other)
            let over = await refusal { _ = try await system.identity.getProfile(.init(), options: session) }
            #expect(over?.why == "SESSION_OVER")
            #expect(try await system.directory.getPhoneHolder(.init(phone: Citizen.phone)).personKey.isEmpty)
            _ = try await system.logIn(phone: Self.other)
            // The row that named the old number changes nothing when it comes again.
            try await system.enrol(Citizen.person)
            #expect(try await stored(system)?.phone == Self.other)
            system.clock.advance(61)
            _ = try await system.logIn(phone: Self.other)
        }
    }

    @Test(
        "ID-6: a passport without a register is checked by staff: accepted, the person is registered and its code says so"
    )
    func passport() async throws {
        try await withIdentity { system in
            let application = Application(Self.passport, "John Smith", enteredOn: "2022-11-28")
            let (registration, code) = try await system.apply(application)
            #expect(registration.state == .toBeChecked)
            let open = try await openCase(system)
            #expect(open.kind == "registration-person")
            let clerk = try clerk(system)
            let facts = try await system.cases.getCase(.init(id: open.id), options: clerk).facts
            #expect(facts.first?.text == "passport USA *****6789")
            #expect(facts.contains { $0.name == "entered-on" && $0.text == "2022-11-28" })
            _ = try await system.cases.decideCase(
                .init(
                    id: open.id, accepted: true, reason: .documentSeen, seenNumber: "123456789", seenName: "SMITH JOHN",
                    seenCountry: "USA"),
                options: clerk)
            let done = try await system.identity.getRegistration(.init(phone: Citizen.phone, handle: code.handle))
            #expect(done.state == .verified)
            let profile = try #require(try await system.logIn().profile)
            #expect(profile.documentCheckRequired && profile.verification == .staff)
            #expect(profile.maskedName == "J********h")
        }
    }

    @Test(
        "What staff reject or leave is refused with the reason, and a number that was given away meanwhile is overtaken"
    )
    func notAccepted() async throws {
        try await withIdentity { system in
            let clerk = try clerk(system)
            let permit = CommonV1.Document(type: .hmTravelPermit, number: "H12345678")
            let (_, rejected) = try await system.apply(.init(permit, "李四"))
            let first = try await openCase(system)
            _ = try await system.cases.decideCase(
                .init(id: first.id, reason: .documentNotValid), options: clerk)
            let refused = try await system.identity.getRegistration(
                .init(phone: Citizen.phone, handle: rejected.handle))
            #expect(refused.state == .refused && refused.refusal == .rejected)
            #expect(refused.reason == .documentNotValid)

            system.clock.advance(61)
            let (_, second) = try await system.apply(.init(permit, "李四"))
            let open = try await openCase(system)
            try await system.enrol(Citizen.person)
            let overtaken = await refusal {
                _ = try await system.cases.decideCase(
                    .init(
                        id: open.id, accepted: true, reason: .documentSeen, seenNumber: "H12345678", seenName: "李四"),
                    options: clerk)
            }
            #expect(overtaken?.why == "CASE_OVERTAKEN")
            system.clock.advance(14 * 86_400)
            try await system.workUntil("the case has expired") {
                try await system.identity.getRegistration(
                    .init(phone: Citizen.phone, handle: second.handle)
                ).refusal == .notChecked
            }
            #expect(try await stored(system)?.phone == Citizen.phone)
        }
    }

    @Test("Two phones that apply for one person at the same moment: one of them is verified, staff look at the other")
    func race() async throws {
        try await withIdentity(register: WillingRegister()) { system in
            try await system.enrol(Self.unbound)
            let phones = [Citizen.phone, Self.other]
            var codes: [SentCode] = []
            for phone in phones { codes.append(try await system.code(for: .register, to: phone)) }
            let requests = zip(phones, codes).map {
                Application(Citizen.document, "张小三", phone: $0).request($1)
            }
            async let first = system.identityInside.register(requests[0])
            async let second = system.identityInside.register(requests[1])
            _ = try await (first, second)
            try await system.workUntil("both are settled") {
                var states: [IdentityV1.RegistrationState] = []
                for (phone, code) in zip(phones, codes) {
                    states.append(
                        try await system.identity.getRegistration(.init(phone: phone, handle: code.handle)).state)
                }
                return states.sorted { $0.rawValue < $1.rawValue } == [.verified, .toBeChecked]
            }
            let phone = try #require(try await stored(system)?.phone)
            for other in phones {
                let holder = try await system.directory.getPhoneHolder(.init(phone: other)).personKey
                #expect(holder.isEmpty == (other != phone))
            }
        }
    }

    @Test(
        "Whichever write fails, before or after it took place, a worker ends with the person, the number and the answer"
    )
    func everyWrite() async throws {
        for index in 1..<8 {
            for takesPlace in [false, true] {
                try await withIdentity(register: WillingRegister()) { system in
                    try await system.enrol(Self.unbound)
                    let code = try await system.code(for: .register)
                    let request = Application(Citizen.document, "张小三").request(code)
                    system.faults.fail(index, takesPlace: takesPlace)
                    let failed = await refusal { _ = try await system.identity.register(request) }
                    system.faults.fail(nil)
                    if failed != nil,
                        try await system.store.read(
                            system.partition(ofPhone: Citizen.phone), .all(IdentityRecordSets.registrations)
                        ).isEmpty
                    {
                        // Nothing was taken: the applicant asks again.
                        return
                    }
                    try await system.workUntil("the application is verified (\(index), \(takesPlace))") {
                        try await system.identity.getRegistration(
                            .init(phone: Citizen.phone, handle: code.handle)
                        ).state == .verified
                    }
                    #expect(try await stored(system)?.phone == Citizen.phone)
                    _ = try await system.logIn()
                }
            }
        }
    }

    @Test(
        "What staff have accepted and cannot take effect any more is refused with the reason, and told once more, with what to do"
    )
    func overtakenAfterAcceptance() async throws {
        for (row, why, refusal) in [
            (
                IdentityV1.Person(document: Neighbour.document, name: "王五", phone: Citizen.phone), "numberOfAnother",
                IdentityV1.RegistrationRefusal.numberOfAnother
            ),
            (.init(document: Citizen.document, name: "李四"), "registeredOtherwise", .overtaken),
        ] {
            try await withIdentity { system in
                try await system.enrol(Self.unbound)
                let (_, code) = try await system.apply(.init(Citizen.document, "张小三"))
                let open = try await openCase(system)
                let person = try PartitionKey(system.personKey(Citizen.canonical))
                let kind = try #require(system.desk.kinds[open.kind])
                // The decision is written. Before it takes effect the register brings another row.
                let decision = IdentityV1.CaseDecision(
                    accepted: true, reason: .documentSeen, name: "clerk", organisation: "大厅",
                    at: .init(seconds: system.clock.now))
                let decided = try await system.desk.book.decide(
                    open.id, of: person, kind: kind, decision, by: .everything("clerk"), options: .init())
                try await system.enrol(row)
                for _ in 0..<2 { try await kind.carryOut(decided, of: person, options: .init()) }
                let outcome = try await system.identity.getRegistration(
                    .init(phone: Citizen.phone, handle: code.handle))
                #expect(outcome.state == .refused && outcome.refusal == refusal)
                let notices = try await system.store.read(person, .all(KitRecordSets.notifications)).map(\.value)
                #expect(
                    Set(notices.map(\.kind)) == ["registrationAsked", "caseAccepted", "registrationOvertaken"])
                #expect(notices.count == 3)
                let overtaken = try #require(notices.first { $0.kind == "registrationOvertaken" })
                let fields = Dictionary(uniqueKeysWithValues: overtaken.fields.map { ($0.name, $0.text) })
                #expect(fields == ["phone": "138****8000", "reason": why, "filed_on": "2022-12-01"])
                #expect(try await stored(system)?.phone.isEmpty == true)
            }
        }
    }

    @Test("A phone has at most 3 applications that wait, also when two are made at the same moment")
    func waitingMax() async throws {
        try await withIdentity { system in
            let permits = (0..<4).map { Application(.init(type: .hmTravelPermit, number: "H1234567\($0)"), "李四") }
            for permit in permits[0..<2] {
                #expect(try await system.apply(permit).registration.state == .toBeChecked)
                system.clock.advance(61)
            }
            let third = try await system.code(for: .register)
            system.clock.advance(61)
            let fourth = try await system.code(for: .register)
            let inside = system.identityInside
            system.beforeWrite.run { _ = try await inside.register(permits[2].request(third)) }
            let refused = await refusal { _ = try await inside.register(permits[3].request(fourth)) }
            #expect(refused?.code == .resourceExhausted && refused?.why == "REGISTRATIONS_TOO_MANY")
            #expect(refused?.retrySeconds == 3_600)
            let clerk = try clerk(system)
            let open = try await system.cases.listCases(.init(), options: clerk).cases
            #expect(open.count == 3)
            // The refusal has left the code as it was; when one is decided about there is room.
            _ = try await system.cases.decideCase(.init(id: open[0].id, reason: .dataDiffer), options: clerk)
            #expect(try await inside.register(permits[3].request(fourth)).state == .toBeChecked)
        }
    }

    @Test("After 5 applications for a document within a day further ones are refused, whoever makes them")
    func limits() async throws {
        try await withIdentity { system in
            for number in 0..<6 {
                let phone = "1390013900\(number)"
                let (registration, _) = try await system.apply(.init(Citizen.document, "李四", phone: phone))
                #expect(registration.refusal == (number < 5 ? .notConfirmed : .tooOften))
            }
            let (other, _) = try await system.apply(.init(Neighbour.document, "王五"))
            #expect(other.state == .toBeChecked)
        }
    }

    @Test("Requests that are not in order are refused by field, and leave the code as it is")
    func badInputs() async throws {
        try await withIdentity(register: WillingRegister()) { system in
            try await system.enrol(Self.unbound)
            let code = try await system.code(for: .register)
            let good = Application(Citizen.document, "张小三").request(code)
            var requests: [(IdentityV1.RegisterRequest, String)] = []
            func add(_ field: String, _ change: (inout IdentityV1.RegisterRequest) -> Void) {
                var request = good
                change(&request)
                requests.append((request, field))
            }
            add("document.type") { $0.document = nil }
            add("document.number") { $0.document?.number = "110105194912310029" }
            add("document.number") { $0.document?.number = "１１０１０５19491231002Ж" }
            add("document.country") { $0.document = .init(type: .passport, number: "123456789") }
            add("document.country") { $0.document = .init(type: .passport, country: "XXA", number: "123456789") }
            for name in ["", "   ", "\u{202E}三张", "👨", "null", String(repeating: "张", count: 101)] {
                add("name") { $0.name = name }
            }
            for phone in ["", "12800138000", "138001380000", "+1 202 555 0100"] { add("phone") { $0.phone = phone } }
            for digits in ["", "12345", "abcdef"] { add("code") { $0.code = digits } }
            add("handle") { $0.handle = "x" }
            for division in ["", "1101", "990101"] { add("division") { $0.division = division } }
            add("entered_on") { $0.enteredOn = "2022-11-28" }
            for day in ["", "2022-12-02", "2022-02-30", "yesterday", "2012-11-28"] {
                add("entered_on") {
                    ($0.document, $0.enteredOn) = (Self.passport, day)
                }
            }
            for (request, field) in requests {
                let refused = await refusal { _ = try await system.identity.register(request) }
                #expect(refused?.code == .invalidArgument && refused?.badField == field, "\(field)")
                #expect(refused?.message.contains("张") != true)
            }
            // A code for something else, of another phone, or used already proves nothing.
            let login = try await system.code()
            for (phone, code, why) in [
                (Citizen.phone, login, "SMS_CODE_GONE"), (Self.other, code, "SMS_CODE_GONE"),
                (Citizen.phone, wrong(code), "SMS_CODE_WRONG"),
            ] {
                let application = Application(Citizen.document, "张小三", phone: phone)
                let refused = await refusal { _ = try await system.identity.register(application.request(code)) }
                #expect(refused?.why == why)
            }
            #expect(try await system.identity.register(good).state == .verified)
            let unknown = await refusal {
                _ = try await system.identity.getRegistration(
                    .init(phone: Citizen.phone, handle: SentCode.unknownHandle))
            }
            #expect(unknown?.code == .notFound && unknown?.why == "REGISTRATION_UNKNOWN")
        }
    }
}
