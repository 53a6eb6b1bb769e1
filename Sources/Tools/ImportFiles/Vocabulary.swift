import CommonContracts
import HealthCodeContracts
import RiskAreasContracts
import TripCardContracts

/// The words that files use for the values of a contract's enum.
struct Vocabulary<Value: Sendable>: Sendable {
    private let entries: [(word: String, value: Value)]

    init(_ entries: KeyValuePairs<String, Value>) {
        self.entries = entries.map { (word: $0.key, value: $0.value) }
    }

    /// The words as a list for people: `low, medium, high`.
    var names: String { entries.map(\.word).joined(separator: ", ") }

    /// What a word stands for; nil for a word that is not of the list.
    subscript(word: String) -> Value? { entries.first { $0.word == word }?.value }
}

/// The words of each enum.
enum Words {
    static let documentTypes = Vocabulary<CommonV1.DocumentType>([
        "resident-id": .residentId,
        "hmt-residence-permit": .hmtResidencePermit,
        "hm-travel-permit": .hmTravelPermit,
        "taiwan-travel-permit": .taiwanTravelPermit,
        "foreign-permanent-resident-id": .foreignPermanentResidentId,
        "passport": .passport,
    ])

    static let operators = Vocabulary<TripCardV1.Operator>(["telecom": .telecom, "mobile": .mobile, "unicom": .unicom])

    static let outcomes = Vocabulary<HealthCodeV1.TestOutcome>(["negative": .negative, "positive": .positive])

    static let levels = Vocabulary<RiskAreasV1.RiskLevel>(["low": .low, "medium": .medium, "high": .high])

    static let causes = Vocabulary<HealthCodeV1.Cause>([
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

    static let symptoms = Vocabulary<HealthCodeV1.Symptom>([
        "fever": .fever,
        "cough": .cough,
        "sore-throat": .soreThroat,
        "fatigue": .fatigue,
        "diarrhoea": .diarrhoea,
        "loss-of-smell-or-taste": .lossOfSmellOrTaste,
        "shortness-of-breath": .shortnessOfBreath,
    ])
}
