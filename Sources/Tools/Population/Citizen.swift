public import Reference
public import Values

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
    /// The person's document.
    public var document: DocumentCells
    /// Full name.
    public var name: String
    /// Eleven digits, or empty.
    public var phone: String
    /// County of residence; nil for foreigners without one.
    public var division: Division?
}

/// A row of stays.csv.
public struct StayRow: Sendable, Equatable {
    /// Eleven digits.
    public var phone: String
    /// Operator that saw the phone.
    public var carrier: PhoneSegments.Operator
    /// County; nil abroad.
    public var division: Division?
    /// ISO 3166-1 alpha-3; empty means CHN.
    public var country: String
    /// The first sight.
    public var from: Instant
    /// The last sight, after the first.
    public var until: Instant
}

/// A row of tests.csv.
public struct TestRow: Sendable, Equatable {
    /// The person's document.
    public var document: DocumentCells
    /// The laboratory.
    public var laboratory: String
    /// The sample, unique within the laboratory.
    public var sampleID: String
    /// When the sample was taken.
    public var sampledAt: Instant
    /// Whether the virus was found.
    public var isPositive: Bool
}

/// A row of exposures.csv.
public struct ExposureRow: Sendable, Equatable {
    /// The person's document.
    public var document: DocumentCells
    /// A cause as the files write it, such as `close-contact`.
    public var cause: String
    /// Reference of the case, the area or the entry.
    public var evidenceID: String
    /// For areas of risk: their county; nil otherwise.
    public var division: Division?
    /// When the exposure began.
    public var from: Instant
    /// When it ended; nil while it lasts.
    public var until: Instant?
    /// The feed that says so.
    public var source: String
    /// How the person met the case; nil for what is no contact.
    public var contact: ContactCells?
}

/// The cells of a contact with a case.
public struct ContactCells: Sendable, Equatable {
    /// Where.
    public var place: String
    /// When.
    public var at: Instant
    /// A way as the files write it, such as `venue`.
    public var way: String
}

/// A row of declarations.csv.
public struct DeclarationRow: Sendable, Equatable {
    /// The person's document.
    public var document: DocumentCells
    /// Tenths of a degree Celsius; 0 when not measured.
    public var temperature: Int
    /// Symptoms as the files write them, such as `fever`; each at most once.
    public var symptoms: [String]
    /// Where the person was.
    public var division: Division
    /// Where the declaration was taken.
    public var counter: String
    /// When it was made.
    public var declaredAt: Instant
}

/// A row of risk-areas.csv.
public struct RiskAreaRow: Sendable, Equatable {
    /// Name of the area for programs.
    public var areaID: String
    /// County it lies in.
    public var division: Division
    /// Name of the area for people.
    public var name: String
    /// `low`, `medium` or `high`.
    public var level: String
    /// In force from.
    public var from: Instant
    /// In force until; nil while it lasts.
    public var until: Instant?
}
