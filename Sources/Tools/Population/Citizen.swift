/// A made-up person with everything the registers would know of them. One value makes the rows of all files.
public struct Citizen: Sendable, Equatable {
    /// Row of people.csv.
    public var person: PersonRow
    /// Rows of stays.csv: ordered, without overlap.
    public var stays: [StayRow]
    /// Rows of tests.csv, oldest first.
    public var tests: [TestRow]
    /// Rows of exposures.csv.
    public var exposures: [ExposureRow]
    /// Row of declarations.csv, nil for people who never declared.
    public var declaration: DeclarationRow?
    /// Rows of risk-areas.csv that become known with this person: those of their neighbourhood.
    public var riskAreas: [RiskAreaRow]
    /// What is remarkable about them.
    public var story: Story
}

/// What is remarkable about a made-up person, for choosing whom to try in a demonstration.
public enum Story: String, Sendable, CaseIterable {
    /// Declared well, no evidence, stayed at home.
    case atHome = "at-home"
    /// As above, and was in another city in the last days.
    case traveller
    /// Came back from abroad.
    case inbound
    /// A confirmed case.
    case confirmedCase = "case"
    /// A discharged case.
    case discharged
    /// A close contact of a case.
    case closeContact = "close-contact"
    /// A contact of a close contact.
    case secondaryContact = "secondary-contact"
    /// Was at the same place and time as a case.
    case coLocated = "co-located"
    /// Lives in an area of risk.
    case riskAreaResident = "risk-area"
    /// Declared a fever or another symptom.
    case symptoms
    /// Never declared, or longer than 14 days ago.
    case notDeclared = "not-declared"
}

/// An identity document as the files write it.
public struct DocumentCells: Sendable, Equatable {
    /// `resident-id`, `hmt-residence-permit`, `hm-travel-permit`, `taiwan-travel-permit`,
    /// `foreign-permanent-resident-id` or `passport`.
    public var type: String
    /// ISO 3166-1 alpha-3; empty means CHN.
    public var country: String
    /// As printed.
    public var number: String
}

/// A row of people.csv.
public struct PersonRow: Sendable, Equatable {
    public var document: DocumentCells
    public var name: String
    /// Eleven digits, or empty.
    public var phone: String
    /// County of residence; 0 for foreigners without one.
    public var division: UInt32
}

/// A row of stays.csv.
public struct StayRow: Sendable, Equatable {
    public var phone: String
    /// `telecom`, `mobile` or `unicom`.
    public var carrier: String
    /// County; 0 abroad.
    public var division: UInt32
    /// ISO 3166-1 alpha-3; empty means CHN.
    public var country: String
    /// Unix time of the first sight.
    public var from: Int64
    /// Unix time of the last sight.
    public var until: Int64
}

/// A row of tests.csv.
public struct TestRow: Sendable, Equatable {
    public var document: DocumentCells
    public var laboratory: String
    public var sampleID: String
    public var sampledAt: Int64
    public var isPositive: Bool
}

/// A row of exposures.csv.
public struct ExposureRow: Sendable, Equatable {
    public var document: DocumentCells
    /// A cause as the files write it, such as `close-contact`.
    public var cause: String
    public var evidenceID: String
    /// For areas of risk: their county; 0 otherwise.
    public var division: UInt32
    public var from: Int64
    public var until: Int64?
    public var source: String
}

/// A row of declarations.csv.
public struct DeclarationRow: Sendable, Equatable {
    public var document: DocumentCells
    /// Tenths of a degree Celsius; 0 when not measured.
    public var temperature: Int
    /// Symptoms as the files write them, such as `fever`.
    public var symptoms: [String]
    public var division: UInt32
    public var abroadRecently: Bool
    public var counter: String
    public var declaredAt: Int64
}

/// A row of risk-areas.csv.
public struct RiskAreaRow: Sendable, Equatable {
    public var areaID: String
    public var division: UInt32
    public var name: String
    /// `low`, `medium` or `high`.
    public var level: String
    public var from: Int64
    public var until: Int64?
}
