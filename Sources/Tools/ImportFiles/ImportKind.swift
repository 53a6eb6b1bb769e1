/// What can be imported. Each kind is one file with one header line.
public enum ImportKind: String, CaseIterable, Sendable, Hashable {
    /// Persons of the population register.
    case people
    /// Stays of phones, from telecom operators.
    case stays
    /// Laboratory results.
    case tests
    /// Exposures found by contact tracing, case registries and borders.
    case exposures
    /// Areas of risk.
    case riskAreas = "risk-areas"
    /// Declarations taken at counters or on paper.
    case declarations

    /// Usual name of the file, such as `risk-areas.csv`.
    public var fileName: String { rawValue + ".csv" }

    /// A column of the file.
    public struct Column: Sendable, Equatable {
        /// Name in the header line.
        public let name: String
        /// The header line must have it. The cells of other columns may be missing or empty.
        public let isRequired: Bool
        /// What stands in its cells.
        public let meaning: String
    }

    /// The columns, in the order `shuangma seed` writes them; a file may have them in any order.
    public var columns: [Column] {
        switch self {
        case .people:
            Self.document + [
                required("name", "1 to 50 characters"),
                optional("phone", "mainland mobile number, 11 digits"),
                optional("division", "county of residence, GB/T 2260, 6 digits"),
            ]
        case .stays:
            [
                required("phone", "mainland mobile number, 11 digits"),
                required("operator", Words.operators.names),
                optional("division", "county or prefecture, GB/T 2260, 6 digits; empty abroad"),
                optional("country", "ISO 3166-1 alpha-3; empty means CHN"),
                required("from", "first sight there, RFC 3339, such as 2022-07-08T09:30:00+08:00"),
                required("until", "last sight there, RFC 3339"),
            ]
        case .tests:
            Self.document + [
                required("laboratory", "1 to 64 characters"),
                required("sample_id", "1 to 64 characters, unique within the laboratory"),
                required("sampled_at", "when the sample was taken, RFC 3339"),
                required("outcome", Words.outcomes.names),
            ]
        case .exposures:
            Self.document + [
                required("cause", Words.causes.names),
                required("evidence_id", "reference of the case or area, 1 to 64 characters"),
                optional("division", "for areas of risk: their division, 6 digits"),
                required("from", "when it began, RFC 3339"),
                optional("until", "when it ended, RFC 3339; empty while it lasts"),
                required("source", "the feed that says so, 1 to 64 characters"),
            ]
        case .declarations:
            Self.document + [
                optional("temperature", "degrees Celsius with at most one decimal, such as 36.5; empty: not measured"),
                optional("symptoms", "parted by spaces: " + Words.symptoms.names),
                optional("division", "where the person is, 6 digits"),
                required("counter", "where it was taken, 1 to 64 characters"),
                required("declared_at", "when, RFC 3339"),
            ]
        case .riskAreas:
            [
                required("area_id", "chosen by the authority, 1 to 64 characters"),
                required("division", "GB/T 2260, 6 digits"),
                required("name", "street or compound, 1 to 500 characters"),
                required("level", Words.levels.names),
                required("from", "in force from, RFC 3339"),
                optional("until", "in force until, RFC 3339; empty while it lasts"),
            ]
        }
    }

    private static let document: [Column] = [
        Column(name: "document_type", isRequired: true, meaning: Words.documentTypes.names),
        Column(name: "country", isRequired: false, meaning: "issuing country, ISO 3166-1 alpha-3; empty means CHN"),
        Column(name: "document_number", isRequired: true, meaning: "as printed"),
    ]

    private func required(_ name: String, _ meaning: String) -> Column {
        Column(name: name, isRequired: true, meaning: meaning)
    }

    private func optional(_ name: String, _ meaning: String) -> Column {
        Column(name: name, isRequired: false, meaning: meaning)
    }
}
