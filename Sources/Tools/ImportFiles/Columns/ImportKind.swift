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
    /// Persons who passed the scanner of a venue while it was offline (VIS-4).
    case scans

    /// The kinds that a made-up population has, in the order in which they are imported.
    public static let population: [ImportKind] = [.people, .riskAreas, .stays, .tests, .exposures, .declarations]

    /// Usual name of the file, such as `risk-areas.csv`.
    public var fileName: String { rawValue + ".csv" }

    /// A column of the file.
    public struct Column: Sendable, Equatable {
        /// Which one it is.
        let column: FileColumn
        /// The header line must have it. The cells of other columns may be missing or empty.
        public let isRequired: Bool
        /// What stands in its cells.
        public let meaning: String

        /// Name in the header line.
        public var name: String { column.name }
    }

    /// Other names of a column that are read, such as 证件号码.
    public func otherNames(of column: Column) -> [String] { Synonyms.embedded.names(of: column.column, in: self) }

    /// The columns, the content of a row first, in the order in which `shuangma seed` writes it. A file may have them in
    /// any order.
    public var columns: [Column] { content + sourceOrder }

    /// The columns without those that say which version of a row counts (COL-13).
    public var content: [Column] {
        switch self {
        case .people:
            Self.document + [
                required(.name, "1 to 50 characters"),
                optional(.phone, "mainland mobile number, 11 digits"),
                optional(.division, "county of residence, GB/T 2260, 6 digits"),
            ]
        case .stays:
            [
                required(.phone, "mainland mobile number, 11 digits"),
                required(.operator, Words.operators.names),
                optional(.division, "county or prefecture, GB/T 2260, 6 digits; empty abroad"),
                optional(.country, "ISO 3166-1 alpha-3; empty means CHN"),
                required(.from, "first sight there, \(Self.time)"),
                required(.until, "last sight there, likewise"),
            ]
        case .tests:
            Self.document + [
                optional(.laboratory, "1 to 64 characters; empty: the organisation of the credential"),
                required(.sampleID, "1 to 64 characters, unique within the laboratory"),
                required(.sampledAt, "when the sample was taken, \(Self.time)"),
                required(.outcome, Words.outcomes.names),
            ]
        case .exposures:
            Self.document + [
                required(.cause, Words.causes.names),
                required(.evidenceID, "reference of the case or area, 1 to 64 characters"),
                optional(.division, "for areas of risk: their division, 6 digits"),
                required(.from, "when it began, \(Self.time)"),
                optional(.until, "when it ended, likewise; empty while it lasts"),
                optional(.source, "who says so, 1 to 64 characters; empty: the organisation of the credential"),
                optional(.contactPlace, "for contacts: where the person met the case, 1 to 100 characters"),
                optional(.contactAt, "for contacts: when, a time like the others"),
                optional(.contactWay, "for contacts: how: \(Words.contactWays.names)"),
            ]
        case .declarations:
            Self.document + [
                optional(.temperature, "degrees Celsius with at most one decimal, such as 36.5; empty: not measured"),
                optional(.symptoms, "parted by spaces: " + Words.symptoms.names),
                optional(.division, "where the person is, 6 digits"),
                required(.counter, "where it was taken, 1 to 64 characters"),
                required(.declaredAt, "when, \(Self.time)"),
            ]
        case .scans:
            Self.document + [
                required(.scannedAt, "when the person was scanned, at most 24 hours ago, \(Self.time)"),
                optional(.direction, "\(Words.directions.names); empty means that the person came"),
                required(.result, "what the gate did: \(Words.scanResults.names)"),
            ]
        case .riskAreas:
            [
                required(.areaID, "chosen by the authority, 1 to 64 characters"),
                required(.division, "GB/T 2260, 6 digits"),
                required(.name, "street or compound, 1 to 500 characters"),
                required(.level, Words.levels.names),
                required(.from, "in force from, \(Self.time)"),
                optional(.until, "in force until, likewise; empty while it lasts"),
                optional(
                    .lastCaseAt, "when its last case was found, from which clean days count; empty: it keeps its level"),
                optional(.screenPassedAt, "when the screening of everybody in it came out clean; empty: not yet"),
            ]
        }
    }

    /// The columns that say which version of a row counts, and one that few operators have.
    private var sourceOrder: [Column] {
        let version = [
            optional(.issuedAt, "when the source issued this version of the row, a time like the others"),
            optional(.revision, "the source's number of this version of the row, from 1"),
        ]
        let withdrawal = optional(.withdrawn, "yes when the source takes the row back: \(Words.yesOrNo.names)")
        return switch self {
        case .people: version
        case .stays:
            [optional(.neighbourDivision, "city beyond the border that the cell may belong to, 6 digits")] + version
                + [withdrawal]
        case .tests, .exposures, .declarations: version + [withdrawal]
        case .riskAreas, .scans: []
        }
    }

    /// Forms of a moment.
    private static let time =
        "RFC 3339, such as 2022-07-08T09:30:00+08:00; a local time such as 2022-07-08 09:30 is China time"

    private static let document: [Column] = [
        Column(column: .documentType, isRequired: true, meaning: Words.documentTypes.names),
        Column(column: .country, isRequired: false, meaning: "issuing country, ISO 3166-1 alpha-3; empty means CHN"),
        Column(column: .documentNumber, isRequired: true, meaning: "as printed"),
    ]

    private func required(_ column: FileColumn, _ meaning: String) -> Column {
        Column(column: column, isRequired: true, meaning: meaning)
    }

    private func optional(_ column: FileColumn, _ meaning: String) -> Column {
        Column(column: column, isRequired: false, meaning: meaning)
    }
}
