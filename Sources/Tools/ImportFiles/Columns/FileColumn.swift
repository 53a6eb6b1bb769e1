/// Every column that a file of some kind may have.
enum FileColumn: Int, CaseIterable, Sendable {
    case documentType, country, documentNumber, name, phone, division, `operator`, from, until, neighbourDivision
    case laboratory, sampleID, sampledAt, outcome, cause, evidenceID, source
    case temperature, symptoms, counter, declaredAt, areaID, level
    case issuedAt, revision, withdrawn
    case contactPlace, contactAt, contactWay
    case scannedAt, direction, result
    case lastCaseAt, screenPassedAt

    /// How a cell is written apart from its meaning.
    enum Style {
        /// Digits and letters without a meaning of their own for a spreadsheet, which may write them as a number.
        case code
        /// A text, in which a number's `.0` belongs to it.
        case text
        /// A name of a person, which may begin with an apostrophe.
        case name
    }

    /// Name in the header line.
    var name: String { Self.names[rawValue] }

    /// What may be taken off a cell.
    var style: Style {
        switch self {
        case .documentNumber, .phone, .division, .neighbourDivision, .revision: .code
        case .name: .name
        default: .text
        }
    }

    /// The column of a name, nil when no kind has it.
    init?(name: some StringProtocol) {
        guard let index = Self.names.firstIndex(where: { $0 == name }) else { return nil }
        self.init(rawValue: index)
    }

    /// The column that a field of a contract comes from, such as `person.document.number`; nil for the row as a whole.
    init?(field: String) {
        let last = field.split(separator: ".").last ?? ""
        switch last {
        case "number", "document", "person": self = .documentNumber
        case "type": self = .documentType
        case "temperature_decicelsius": self = .temperature
        case "place", "contact": self = .contactPlace
        case "at": self = .contactAt
        case "way": self = .contactWay
        default:
            // A field that repeats has its index behind its name.
            guard let column = Self(name: last.prefix { $0 != "[" }) else { return nil }
            self = column
        }
    }

    private static let names = [
        "document_type", "country", "document_number", "name", "phone", "division", "operator", "from", "until",
        "neighbour_division", "laboratory", "sample_id", "sampled_at", "outcome", "cause", "evidence_id", "source",
        "temperature", "symptoms", "counter", "declared_at", "area_id", "level", "issued_at", "revision", "withdrawn",
        "contact_place", "contact_at", "contact_way", "scanned_at", "direction", "result",
        "last_case_at", "screen_passed_at",
    ]
}
