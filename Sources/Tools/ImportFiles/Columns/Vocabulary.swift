import CommonContracts
import HealthCodeContracts
import RiskAreasContracts
import TracingContracts
import TripCardContracts
import Values

/// The words that files use for the values of a contract's enum.
struct Vocabulary<Value: Sendable>: Sendable {
    /// Name of the list in the file of synonyms.
    private let list: String
    private let entries: [(word: String, bytes: [UInt8], value: Value)]

    init(_ list: String, _ entries: KeyValuePairs<String, Value>) {
        self.init(list, entries.map { ($0.key, $0.value) })
    }

    init(_ list: String, _ entries: [(word: String, value: Value)]) {
        self.list = list
        self.entries = entries.map { (word: $0.word, bytes: Array($0.word.utf8), value: $0.value) }
    }

    /// The words as a list for people: `low, medium, high`.
    var names: String { entries.map(\.word).joined(separator: ", ") }

    /// What a word stands for; nil for a word that is neither of the list nor a synonym.
    func value(of word: UnsafeBufferPointer<UInt8>) -> Value? {
        // Nearly all words are spelled as in the list.
        for entry in entries where entry.bytes.count == word.count && entry.bytes.elementsEqual(word) {
            return entry.value
        }
        return value(of: String(decoding: word, as: UTF8.self))
    }

    /// What a word in any spelling stands for; nil for a word that is neither of the list nor a synonym.
    func value(of word: some StringProtocol) -> Value? {
        let spelled = Spelled.word(word)
        let known = Synonyms.embedded.word(spelled, of: list) ?? spelled
        return entries.first { $0.word == known }?.value
    }
}

/// The words of each enum.
enum Words {
    static let documentTypes = Vocabulary(
        "document_type",
        Document.Kind.allCases.map { ($0.word, CommonV1.DocumentType(rawValue: Int32($0.rawValue))) })

    static let operators = Vocabulary<TripCardV1.Operator>(
        "operator", ["telecom": .telecom, "mobile": .mobile, "unicom": .unicom])

    static let outcomes = Vocabulary<HealthCodeV1.TestOutcome>(
        "outcome", ["negative": .negative, "positive": .positive])

    static let levels = Vocabulary<RiskAreasV1.RiskLevel>("level", ["low": .low, "medium": .medium, "high": .high])

    static let causes = Vocabulary<HealthCodeV1.Cause>(
        "cause",
        [
            "case": .case,
            "close-contact": .closeContact,
            "secondary-contact": .secondaryContact,
            "high-risk-area": .highRiskArea,
            "medium-risk-area": .mediumRiskArea,
            "left-high-risk-area": .leftHighRiskArea,
            "left-medium-risk-area": .leftMediumRiskArea,
            "inbound": .inbound,
            "co-located": .coLocated,
        ])

    /// How a person met a case (COL-6).
    static let contactWays = Vocabulary<HealthCodeV1.ContactWay>(
        "contact_way",
        [
            "household": .household, "meal": .meal, "room": .room, "vehicle": .vehicle, "venue": .venue, "care": .care,
            "other": .other,
        ])

    /// Symptoms; `none` says that there are none.
    static let symptoms = Vocabulary<HealthCodeV1.Symptom>(
        "symptoms",
        [
            "none": .unspecified,
            "fever": .fever,
            "cough": .cough,
            "sore-throat": .soreThroat,
            "fatigue": .fatigue,
            "diarrhoea": .diarrhoea,
            "loss-of-smell-or-taste": .lossOfSmellOrTaste,
            "shortness-of-breath": .shortnessOfBreath,
        ])

    static let directions = Vocabulary<TracingV1.Direction>("direction", ["in": .in, "out": .out])

    /// What a gate did with a person (VIS-3).
    static let scanResults = Vocabulary<TracingV1.ScanResult>(
        "result", ["pass": .pass, "check": .check, "stop": .stop])

    static let yesOrNo = Vocabulary<Bool>("withdrawn", ["yes": true, "no": false])
}
