import CommonContracts
import HealthCodeClient
import HealthCodeContracts
import IdentityContracts
import RPC
import Security
import Testing
import TracingContracts

@Suite("Provinces recognise each other", .serialized)
struct RecognitionTests {
    private func withProvinces(_ body: (TwoProvinces) async throws -> Void) async throws {
        let provinces = try await TwoProvinces()
        do {
            try await provinces.begin()
            try await body(provinces)
        } catch {
            await provinces.close()
            throw error
        }
        await provinces.close()
    }

    private static let other = CommonV1.Document(type: .hmTravelPermit, number: "H12345678")

    @Test("MRG-11: green that one province signs passes at the gate of another, and nothing else does")
    func green() async throws {
        try await withProvinces { provinces in
            let citizen = try await provinces.declareAtHome()
            let signed = try await provinces.home.recognition.issueAssertion(.init(kind: .screen), options: citizen)
            let passed = try await provinces.gate(signed.text)
            #expect(passed.verdict == .pass && passed.reason == .colour && passed.colour == .green)
            #expect(passed.issuer == "110000" && passed.expiresAt == signed.expiresAt)
            // Nothing shown, another document, another text.
            let nothing = try await provinces.gate("")
            #expect(nothing.verdict == .check && nothing.reason == .nothingKnown)
            let wrong = try await provinces.gate(signed.text, document: Self.other)
            #expect(wrong.verdict == .stop && wrong.reason == .otherPerson)
            let forged = try await provinces.gate(String(signed.text.dropLast(6)) + "AAAAAA")
            #expect(forged.verdict == .stop && forged.reason == .forged)
            let malformed = try await provinces.gate("SM1:something")
            #expect(malformed.verdict == .check && malformed.reason == .malformed)
            let others = await refusal {
                _ = try await provinces.home.recognition.issueAssertion(
                    .init(person: .init(person: .document(Self.other)), kind: .screen), options: citizen)
            }
            #expect(others?.reason == "NOT_YOURS")
            // Two assertions of one person have nothing in common by which they could be linked.
            let again = try await provinces.home.recognition.issueAssertion(.init(kind: .screen), options: citizen)
            let (first, second) = (signed.text.split(separator: ".")[1], again.text.split(separator: ".")[1])
            #expect(first != second)
            // It lapses.
            provinces.pass(3_600)
            let late = try await provinces.gate(signed.text)
            #expect(late.verdict == .check && late.reason == .expired)
        }
    }

    @Test("MRG-11: red at home stops abroad, and yellow is checked, however green the gate's own province is")
    func worse() async throws {
        try await withProvinces { provinces in
            let ill = try await provinces.declareAtHome(symptoms: [.fever])
            let yellow = try await provinces.home.recognition.issueAssertion(.init(kind: .screen), options: ill)
            #expect(try await provinces.gate(yellow.text).verdict == .check)
            let refused = await refusal {
                _ = try await provinces.home.recognition.issueAssertion(.init(kind: .printed), options: ill)
            }
            #expect(refused?.reason == "NOT_GREEN")
            let positive = HealthCodeV1.TestResult(
                person: .init(person: .document(TestSystem.document)), sampleId: "S-1", laboratory: "检验所",
                sampledAt: .init(seconds: provinces.home.system.clock.now), outcome: .positive)
            let report = try await provinces.home.system.evidence.importTests(
                options: provinces.home.system.asOperator()
            ) { try await $0.send(.init(rows: [.init(row: 1, test: positive)])) }
            #expect(report.accepted == 1)
            let red = try await provinces.home.recognition.issueAssertion(.init(kind: .screen), options: ill)
            let stopped = try await provinces.gate(red.text)
            #expect(stopped.verdict == .stop && stopped.colour == .red)
            let asked = try await provinces.ask()
            #expect(asked.verdict == .stop && asked.colour == .red)
        }
    }

    @Test(
        "An issuer that is revoked is refused within 5 s, without a second person; a list that lapses refuses everybody"
    )
    func revoked() async throws {
        try await withProvinces { provinces in
            let citizen = try await provinces.declareAtHome()
            let printed = try await provinces.home.recognition.issueAssertion(.init(kind: .printed), options: citizen)
            #expect(try await provinces.gate(printed.text).verdict == .pass)
            let first = try provinces.abroad.system.asPerson("first", .clusterOperator)
            let answer = try await provinces.abroad.recognition.installTrustList(
                .init(text: provinces.list(2, revoked: true)), options: first)
            #expect(answer.installed)
            provinces.pass(TwoProvinces.freshSeconds)
            let refused = try await provinces.gate(printed.text)
            #expect(refused.verdict == .check && refused.reason == .issuerRevoked)
            #expect(try await provinces.ask().reason == .issuerRevoked)
            // The list before does not come back, and one that trusts the province again needs two.
            let old = await refusal {
                _ = try await provinces.abroad.recognition.installTrustList(
                    .init(text: provinces.list(1)), options: first)
            }
            #expect(old?.reason == "TRUST_LIST_OLD")
            // After the highest number no list could follow.
            let last = await refusal {
                _ = try await provinces.abroad.recognition.installTrustList(
                    .init(text: provinces.list(.max)), options: first)
            }
            #expect(last?.detail(GoogleRPC.BadRequest.self)?.fieldViolations.map(\.field) == ["text"])
            let again = try await provinces.abroad.recognition.installTrustList(
                .init(text: provinces.list(3)), options: first)
            #expect(!again.installed && again.approvalId.count == 16)
            let own = await refusal { try await provinces.abroad.system.approve(again.approvalId, by: first) }
            #expect(own?.reason == "OWN_PROPOSAL")
            try await provinces.install(provinces.list(4, days: 1), in: provinces.abroad)
            #expect(try await provinces.gate(printed.text).verdict == .pass)
            provinces.pass(86_400)
            let stale = try await provinces.gate(printed.text)
            #expect(stale.verdict == .check && stale.reason == .listStale)
        }
    }

    @Test(
        "A province replaces its key without a gap: what the old key signed stays good, and the new one signs once listed"
    )
    func rotation() async throws {
        try await withProvinces { provinces in
            let citizen = try await provinces.declareAtHome()
            func kid(_ text: String) -> String? {
                ES256Token(text, type: ColourAssertion.tokenType, maxBytes: ColourAssertion.maxBytes)?.kid
            }
            let keys = provinces.home.publicKeys
            let before = try await provinces.home.recognition.issueAssertion(.init(kind: .printed), options: citizen)
            #expect(kid(before.text) == keys[0].kid)
            // The new key's time has come, but nobody knows it yet.
            provinces.pass(120)
            let between = try await provinces.home.recognition.issueAssertion(.init(kind: .screen), options: citizen)
            #expect(kid(between.text) == keys[0].kid)
            let both = try provinces.list(2, keys: keys)
            try await provinces.install(both, in: provinces.abroad)
            try await provinces.install(both, in: provinces.home)
            provinces.pass(TwoProvinces.freshSeconds)
            let after = try await provinces.home.recognition.issueAssertion(.init(kind: .screen), options: citizen)
            #expect(kid(after.text) == keys[1].kid)
            for text in [before.text, between.text, after.text] {
                #expect(try await provinces.gate(text).verdict == .pass)
            }
            // The old key is taken off the list.
            try await provinces.install(provinces.list(3, keys: [keys[1]]), in: provinces.abroad)
            provinces.pass(TwoProvinces.freshSeconds)
            #expect(try await provinces.gate(before.text).reason == .keyUnknown)
            #expect(try await provinces.gate(after.text).verdict == .pass)
        }
    }

    @Test("MRG-9: a gate asks the home province by document, and the person sees who asked and what for")
    func asked() async throws {
        try await withProvinces { provinces in
            let citizen = try await provinces.declareAtHome()
            let answer = try await provinces.ask(.gate)
            #expect(answer.verdict == .pass && answer.issuer == "110000")
            let told = try await provinces.home.system.health.listNotifications(.init(), options: citizen)
            let notification = try #require(told.notifications.first { $0.kind == .provinceAsked })
            #expect(notification.textEn.contains("浙江") && notification.textEn.contains("a check at a gate"))
            let unnamed = await refusal { _ = try await provinces.ask(.unspecified) }
            #expect(unnamed?.code == .invalidArgument)
            // Nobody else is answered.
            let stranger = ProvinceQuestion(
                from: provinces.abroad.division, to: provinces.home.division, id: Array(repeating: 1, count: 16),
                purpose: .gate, organisation: "nobody",
                document: .init(type: 1, country: "", number: TestSystem.document.number),
                now: .init(seconds: provinces.home.system.clock.now))
            let refused = await refusal {
                _ = try await provinces.home.recognition.answerProvince(
                    .init(question: try stranger.text(signedBy: ES256PrivateKey(notBefore: 1))))
            }
            #expect(refused?.reason == "QUESTION_REFUSED")
        }
    }

    @Test("A province that is down is unknown and never green, and after 5 failures it is left alone for 30 s")
    func down() async throws {
        try await withProvinces { provinces in
            _ = try await provinces.declareAtHome()
            provinces.wires.cut(true)
            for _ in 0..<5 {
                let silent = try await provinces.ask()
                #expect(silent.verdict == .check && silent.reason == .provinceSilent)
            }
            let before = provinces.wires.questions
            provinces.wires.cut(false)
            #expect(try await provinces.ask().verdict == .check)
            #expect(provinces.wires.questions == before)
            provinces.pass(30)
            #expect(try await provinces.ask().verdict == .pass)
        }
    }

    @Test(
        "One code a person: what a traveller has presented counts at gates here, and no code of this province is needed"
    )
    func oneCode() async throws {
        try await withProvinces { provinces in
            let citizen = try await provinces.declareAtHome()
            let signed = try await provinces.home.recognition.issueAssertion(.init(kind: .screen), options: citizen)
            try await provinces.abroad.system.registerCitizen()
            let traveller = try await provinces.abroad.system.logIn()
            #expect(
                try await provinces.abroad.recognition.getRecognition(.init(), options: traveller).reason
                    == .nothingKnown)
            let shown = try await provinces.abroad.recognition.presentAssertion(
                .init(text: signed.text), options: traveller)
            #expect(shown.verdict == .pass)
            #expect(
                try await provinces.abroad.recognition.getRecognition(.init(), options: traveller).verdict == .pass)
            #expect(try await provinces.gate("").verdict == .pass)
            // Whoever presents an older one is told what gates go by.
            provinces.pass(60)
            _ = try await provinces.declareAtHome(symptoms: [.fever])
            let yellow = try await provinces.home.recognition.issueAssertion(.init(kind: .screen), options: citizen)
            for text in [yellow.text, signed.text] {
                let told = try await provinces.abroad.recognition.presentAssertion(
                    .init(text: text), options: traveller)
                #expect(told.verdict == .check && told.colour == .yellow)
            }
            provinces.pass(3_600)
            #expect(try await provinces.gate("").verdict == .check)
        }
    }

    @Test(
        "VIS-3, MRG-11: gates of venues go by what another province says as well, and a visitor without a code passes")
    func venues() async throws {
        try await withProvinces { provinces in
            let abroad = provinces.abroad.system
            let venues = TracingV1.VenuesClient(abroad.anyone)
            let venue = try await venues.registerVenue(
                .init(
                    venue: .init(
                        name: "市场", class: .shop, division: "330106",
                        place: .init(latitudeMicrodegrees: 30_270_000, longitudeMicrodegrees: 120_150_000)),
                    idempotencyKey: "v"), options: try abroad.asStaff(.healthAuthority)
            ).venueId
            func result() async throws -> TracingV1.ScanResult {
                try await venues.scanPerson(
                    .init(person: .init(person: .document(TestSystem.document)), venueId: venue),
                    options: provinces.abroad.gate
                ).result
            }
            try await abroad.registerCitizen()
            let citizen = try await provinces.declareAtHome()
            let traveller = try await abroad.logIn()
            func present() async throws {
                let signed = try await provinces.home.recognition.issueAssertion(.init(kind: .screen), options: citizen)
                _ = try await provinces.abroad.recognition.presentAssertion(
                    .init(text: signed.text), options: traveller)
                provinces.pass(60)
            }
            #expect(try await result() == .check)
            try await present()
            #expect(try await result() == .pass)
            // Ill at home, and healthy by what is declared here.
            _ = try await provinces.declareAtHome(symptoms: [.fever])
            _ = try await abroad.health.declare(.init(declaration: .init(), idempotencyKey: "d"), options: traveller)
            #expect(try await result() == .pass)
            try await present()
            #expect(try await result() == .check)
            let status = try await abroad.health.getHealthCode(.init(), options: traveller)
            #expect(status.colour == .green && status.gateColour == .yellow)
            #expect(status.recognised?.colour == .yellow && status.recognised?.issuer == "110000")
        }
    }

    @Test("Paper green is good for 7 days with the document")
    func paper() async throws {
        try await withProvinces { provinces in
            let citizen = try await provinces.declareAtHome()
            let printed = try await provinces.home.recognition.issueAssertion(.init(kind: .printed), options: citizen)
            provinces.pass(6 * 86_400)
            #expect(try await provinces.gate(printed.text).verdict == .pass)
            #expect(try await provinces.gate(printed.text, document: Self.other).verdict == .stop)
        }
    }

    @Test("The lane without codes passes nobody who has shown a red or yellow code here, whatever they declare")
    func laneAfterCode() async throws {
        try await withProvinces { provinces in
            let ill = try await provinces.declareAtHome(symptoms: [.fever])
            let yellow = try await provinces.home.recognition.issueAssertion(.init(kind: .screen), options: ill)
            try await provinces.abroad.system.registerCitizen()
            _ = try await provinces.abroad.recognition.presentAssertion(
                .init(text: yellow.text), options: try await provinces.abroad.system.logIn())
            let admitted = try await provinces.abroad.recognition.admitByDocument(
                .init(
                    person: .init(person: .document(TestSystem.document)),
                    declaration: .init(temperatureDecicelsius: 366), place: "North Gate"),
                options: try provinces.abroad.gate)
            #expect(admitted.verdict == .check)
        }
    }

    @Test("The lane without codes admits by document and declaration, and shows no colour")
    func lane() async throws {
        try await withProvinces { provinces in
            let gate = try provinces.abroad.gate
            let person = CommonV1.PersonRef(person: .document(TestSystem.document))
            let admitted = try await provinces.abroad.recognition.admitByDocument(
                .init(person: person, declaration: .init(temperatureDecicelsius: 366), place: "North Gate"),
                options: gate)
            #expect(admitted.verdict == .pass)
            func verdict(_ temperature: UInt32) async throws -> HealthCodeV1.GateVerdict {
                try await provinces.abroad.recognition.admitByDocument(
                    .init(
                        person: person, declaration: .init(temperatureDecicelsius: temperature), place: "北门"),
                    options: try provinces.abroad.gate
                ).verdict
            }
            #expect(try await verdict(372) == .pass, "COL-3: fever begins at 37.3 °C")
            #expect(try await verdict(380) == .check)
            // Whoever is sent back measures again at the next gate, or another one.
            #expect(try await verdict(366) == .check)
            provinces.pass(86_401)
            #expect(try await verdict(366) == .pass)
            let unmeasured = await refusal {
                _ = try await provinces.abroad.recognition.admitByDocument(
                    .init(person: person, declaration: .init(), place: "北门"), options: try provinces.abroad.gate)
            }
            #expect(
                unmeasured?.detail(GoogleRPC.BadRequest.self)?.fieldViolations.map(\.field)
                    == ["declaration.temperature_decicelsius"])
            let nowhere = await refusal {
                _ = try await provinces.abroad.recognition.admitByDocument(
                    .init(person: person, declaration: .init(temperatureDecicelsius: 366), place: ""),
                    options: try provinces.abroad.gate)
            }
            #expect(nowhere?.code == .invalidArgument)
        }
    }
}

extension TwoProvinces {
    /// Seconds after which every process knows a new list.
    static let freshSeconds: Int64 = 5
}
