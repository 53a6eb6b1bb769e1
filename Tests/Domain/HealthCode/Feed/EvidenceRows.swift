import HealthCodeContracts
import Testing
import Values
import Wire

/// A change that makes a good row a bad one, and the field that is then refused.
struct BadRow<Row>: CustomTestStringConvertible, Sendable {
    let testDescription: String
    let field: String
    let change: @Sendable (inout Row) -> Void

    init(_ what: String, _ field: String, _ change: @escaping @Sendable (inout Row) -> Void) {
        (testDescription, self.field, self.change) = (what, field, change)
    }
}

/// Rows of evidence at noon: good ones, and what may be wrong with them, a table a message.
enum EvidenceRows {
    static let noon: Int64 = 1_669_867_200
    static let day: Int64 = 86_400

    /// Causes that a feed may report.
    static let reportable = Cause.allCases.filter { $0 != .symptom && $0 != .noDeclaration }

    static func at(_ offset: Int64) -> GoogleProtobuf.Timestamp { .init(seconds: noon + offset) }

    static let test = HealthCodeV1.TestResult(
        sampleId: "S-1", laboratory: "朝阳区疾控", sampledAt: at(0), outcome: .negative)

    static let badTests: [BadRow<HealthCodeV1.TestResult>] = [
        .init("no sample", "sample_id") { $0.sampleId = "" },
        .init("a sample of 65 characters", "sample_id") { $0.sampleId = String(repeating: "样", count: 65) },
        .init("a sample with a line feed", "sample_id") { $0.sampleId = "S\n1" },
        .init("a sample with a NUL", "sample_id") { $0.sampleId = "S\u{0}1" },
        .init("one letter with 1,000 accents", "sample_id") {
            $0.sampleId = "e" + String(repeating: "\u{301}", count: 1000)
        },
        .init("a laboratory of spaces", "laboratory") { $0.laboratory = " " },
        .init("a laboratory of 65 characters", "laboratory") { $0.laboratory = String(repeating: "L", count: 65) },
        .init("a laboratory with a unit separator", "laboratory") { $0.laboratory = "a\u{1F}b" },
        .init("both of 64 characters of 3 bytes", "sample_id") {
            $0.sampleId = String(repeating: "样", count: 64)
            $0.laboratory = String(repeating: "室", count: 64)
        },
        .init("no time", "sampled_at") { $0.sampledAt = nil },
        .init("in 2018", "sampled_at") { $0.sampledAt = .init(seconds: 1_546_271_999) },
        .init("more than 5 minutes ahead", "sampled_at") { $0.sampledAt = at(301) },
        .init("a negative one of more than 60 days", "sampled_at") { $0.sampledAt = at(-60 * day - 1) },
        .init("issued more than 5 minutes ahead", "issued_at") { $0.issuedAt = at(301) },
        .init("issued in no year", "issued_at") { $0.issuedAt = .init(seconds: .max) },
        .init("a sample of spaces", "sample_id") { $0.sampleId = " \u{3000}\u{A0}" },
        .init("a sample with a zero-width space", "sample_id") { $0.sampleId = "S\u{200B}1" },
        .init("a laboratory with a direction mark", "laboratory") { $0.laboratory = "\u{202E}lab" },
        .init("no time of the calendar", "sampled_at") { $0.sampledAt = .init(seconds: .max) },
        .init("a fraction below zero", "sampled_at") { $0.sampledAt = .init(seconds: noon, nanos: -1) },
        .init("no outcome", "outcome") { $0.outcome = .unspecified },
        .init("an unknown outcome", "outcome") { $0.outcome = .init(rawValue: 3) },
    ]

    static let exposure = HealthCodeV1.Exposure(
        cause: .closeContact, evidenceId: "BJ-1", from: at(-day), source: "case-registry",
        contact: .init(place: "餐厅 5", at: at(-day), way: .meal))

    static let badExposures: [BadRow<HealthCodeV1.Exposure>] = [
        .init("no cause", "cause") { $0.cause = .unspecified },
        .init("an unknown cause", "cause") { $0.cause = .init(rawValue: 12) },
        .init("a symptom", "cause") { $0.cause = .symptom },
        .init("a missing declaration", "cause") { $0.cause = .noDeclaration },
        .init("no case reference", "evidence_id") { $0.evidenceId = "" },
        .init("a reference of 65 characters", "evidence_id") { $0.evidenceId = String(repeating: "x", count: 65) },
        .init("a source of spaces", "source") { $0.source = " " },
        .init("a source of 65 characters", "source") { $0.source = String(repeating: "x", count: 65) },
        .init("a division of 5 digits", "division") { $0.division = "11010" },
        .init("a division with a sign", "division") { $0.division = "+11010" },
        .init("no beginning", "from") { $0.from = nil },
        .init("a beginning in 2018", "from") { $0.from = .init(seconds: 1_546_271_999) },
        .init("a beginning more than 5 minutes ahead", "from") { $0.from = at(301) },
        .init("a contact of more than 60 days", "from") { $0.from = at(-60 * day - 1) },
        .init("a case that ended more than 60 days ago", "until") {
            $0.cause = .case
            $0.from = at(-100 * day)
            $0.until = at(-60 * day - 1)
        },
        .init("an area that ended more than 60 days ago", "until") {
            $0.cause = .highRiskArea
            $0.from = at(-100 * day)
            $0.until = at(-60 * day - 1)
        },
        .init("issued more than 5 minutes ahead", "issued_at") { $0.issuedAt = at(301) },
        .init("a division of no province", "division") { $0.division = "990101" },
        .init("a case with a byte order mark", "evidence_id") { $0.evidenceId = "\u{FEFF}BJ-1" },
        .init("a contact that nobody tells about (COL-6)", "contact") { $0.contact = nil },
        .init("a contact nowhere", "contact.place") { $0.contact?.place = " " },
        .init("a contact at a place of 101 characters", "contact.place") {
            $0.contact?.place = String(repeating: "x", count: 101)
        },
        .init("a contact at no time", "contact.at") { $0.contact?.at = nil },
        .init("a contact more than 5 minutes ahead", "contact.at") { $0.contact?.at = at(301) },
        .init("a contact more than 60 days ago", "contact.at") { $0.contact?.at = at(-60 * day - 1) },
        .init("a contact in no way", "contact.way") { $0.contact?.way = .unspecified },
        .init("a contact in an unknown way", "contact.way") { $0.contact?.way = .init(rawValue: 8) },
        .init("an end before its beginning", "until") { $0.until = at(-day - 1) },
        .init("an end in the year 9999", "until") { $0.until = .init(seconds: 253_402_300_799) },
        .init("an end in no year", "until") { $0.until = .init(seconds: .max) },
    ]

    static let taken = HealthCodeV1.TakenDeclaration(
        declaration: .init(temperatureDecicelsius: 366, symptoms: [.cough], division: "110105"), declaredAt: at(-day),
        counter: "朝阳社区")

    static let badDeclarations: [BadRow<HealthCodeV1.TakenDeclaration>] = [
        .init("no declaration", "declaration") { $0.declaration = nil },
        .init("33.9 °C", "declaration.temperature_decicelsius") { $0.declaration?.temperatureDecicelsius = 339 },
        .init("43.1 °C", "declaration.temperature_decicelsius") { $0.declaration?.temperatureDecicelsius = 431 },
        .init("a symptom twice", "declaration.symptoms") { $0.declaration?.symptoms = [.cough, .fever, .cough] },
        .init("no symptom", "declaration.symptoms") { $0.declaration?.symptoms = [.unspecified] },
        .init("an unknown symptom", "declaration.symptoms") { $0.declaration?.symptoms = [.init(rawValue: 8)] },
        .init("a division with a sign", "declaration.division") { $0.declaration?.division = "+33010" },
        .init("a division of 7 digits", "declaration.division") { $0.declaration?.division = "3301060" },
        .init("a division in full-width digits", "declaration.division") { $0.declaration?.division = "３３" },
        .init("no time", "declared_at") { $0.declaredAt = nil },
        .init("no time of the calendar", "declared_at") { $0.declaredAt = .init(seconds: .min) },
        .init("more than 30 days ago", "declared_at") { $0.declaredAt = at(-30 * day - 1) },
        .init("more than 5 minutes ahead", "declared_at") { $0.declaredAt = at(301) },
        .init("issued more than 5 minutes ahead", "issued_at") { $0.issuedAt = at(301) },
        .init("no counter", "counter") { $0.counter = "" },
        .init("a counter of 65 characters", "counter") { $0.counter = String(repeating: "x", count: 65) },
        .init("a counter with a tab", "counter") { $0.counter = "a\tb" },
    ]
}
