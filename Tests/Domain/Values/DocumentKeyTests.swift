import Testing
import Values

@Suite("One document, one key (ID-6)")
struct DocumentKeyTests {
    @Test(
        "ID-1 to ID-6: every spelling of a document has its key, and normalising twice changes nothing",
        arguments: 1...8)
    func spellings(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        for _ in 0..<1000 {
            let made = MadeDocument(using: &random)
            for _ in 0..<4 {
                let spelling = made.spelling(using: &random)
                let country =
                    made.kind == .passport ? made.country : ["", "CHN", "usa", "ＨＫＧ"].randomElement(using: &random)!
                let document = try #require(
                    try? made.read(spelling, country: country),
                    "seed \(seed): \(made.kind) \(spelling.debugDescription)")
                try #require(document.keyText == made.keyText, "seed \(seed): \(spelling.debugDescription)")
                #expect(document.number == made.number)
                let again = try made.read(document.number, kind: document.kind, country: document.country.text)
                #expect(again == document && again.keyText == document.keyText)
            }
        }
    }

    @Test("ID-6: different persons have different keys, across types, countries and re-issue counts", arguments: 1...4)
    func persons(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        var persons: [String: String] = [:]
        for _ in 0..<2500 {
            let made = MadeDocument(using: &random)
            // The same number under every type and country that takes it.
            for kind in Document.Kind.allCases {
                for country in kind == .passport ? ["CHN", "USA", "DEU"] : ["CHN"] {
                    guard let document = try? made.read(made.number, kind: kind, country: country) else { continue }
                    let person = Self.person(document)
                    #expect(persons.updateValue(person, forKey: document.keyText) ?? person == person)
                }
            }
        }
        #expect(persons.count > 2500)
    }

    @Test(
        "ID-6: a resident ID that begins with 81, 82 or 83 is the residence permit of the same number", arguments: 1...2
    )
    func permits(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        var tried = 0
        while tried < 500 {
            let made = MadeDocument(using: &random)
            guard made.kind == .hmtResidencePermit else { continue }
            tried += 1
            let called = try made.read(made.spelling(using: &random), kind: .residentID)
            #expect(called.keyText == made.keyText && called.kind == .hmtResidencePermit)
            #expect(called.notes.contains { $0.field == "type" })
        }
    }

    @Test(
        "ID-6: no character that is not a letter or digit of ASCII or full width ever changes a key", arguments: 1...4)
    func insertions(seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        for _ in 0..<5000 {
            let made = MadeDocument(using: &random)
            let strange = RandomText.scalar(using: &random)
            guard !RandomText.isCode(strange) else { continue }
            var scalars = Array(made.number.unicodeScalars)
            scalars.insert(strange, at: Int.random(in: 0...scalars.count, using: &random))
            var text = String.UnicodeScalarView()
            text.append(contentsOf: scalars)
            // It is refused, or reads as if the character were not there.
            if let document = try? made.read(String(text)) {
                #expect(document.keyText == made.keyText, "U+\(strange.value)")
            }
        }
    }

    @Test("ID-6: a letter of another script in place of one is refused, never mapped", arguments: 1...4)
    func replacements(seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        for _ in 0..<5000 {
            let made = MadeDocument(using: &random)
            let strange = RandomText.scalar(using: &random)
            guard strange.properties.isAlphabetic || strange.properties.numericType != nil, !RandomText.isCode(strange)
            else {
                continue
            }
            var scalars = Array(made.number.unicodeScalars)
            scalars[Int.random(in: 0..<scalars.count, using: &random)] = strange
            var text = String.UnicodeScalarView()
            text.append(contentsOf: scalars)
            let problem = #expect(throws: FieldProblem.self) { try made.read(String(text)) }
            #expect(problem?.reason.contains("U+") == true)
        }
    }

    @Test("No text ends the program, and what is accepted is plain", arguments: 1...4)
    func anyText(seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        for _ in 0..<2500 {
            let text = RandomText.text(using: &random)
            for kind in Document.Kind.allCases {
                guard
                    let document = try? Document(
                        kind: kind, country: Bool.random(using: &random) ? "USA" : text, number: text,
                        today: MadeDocument.today, tables: EveryCode())
                else { continue }
                #expect(document.number.utf8.allSatisfy { (0x30...0x39).contains($0) || (0x41...0x5A).contains($0) })
                #expect(document.country.text.utf8.allSatisfy { (0x41...0x5A).contains($0) })
            }
        }
    }

    /// What names the person of a document, by the rules' own words.
    private static func person(_ document: Document) -> String {
        switch document.kind {
        case .hmTravelPermit: "permit HM \(document.number.prefix(9))"
        case .taiwanTravelPermit: "permit Taiwan \(document.number.prefix(8))"
        default: "\(document.kind) \(document.country) \(document.number)"
        }
    }
}
