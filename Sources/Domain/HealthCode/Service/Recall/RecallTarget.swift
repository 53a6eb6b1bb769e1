import CommonContracts
import Formats
import HealthCodeContracts
import HealthCodeCore
import HealthCodeFeed
import Kit
import Security
import Values
import Wire

/// What a recall withdraws, as far as the request tells.
enum RecallTarget: Sendable {
    case test(TestEvent.Identity)
    case exposure(CommonV1.PersonRef?, ExposureEvent.Identity)
    case declaration(CommonV1.PersonRef?, counter: SourceName, at: Instant)
    case imported([UInt8])
    case feedDay(organisation: String, ChinaDay)

    /// Most characters of a name.
    private static let charactersMax = 64

    /// The target that a request names.
    ///
    /// - Parameter staff: Whose organisation an empty source means.
    /// - Throws: ``FieldProblem`` for `evidence` or a field of it.
    init(
        _ evidence: HealthCodeV1.WithdrawEvidenceRequest.EvidenceValue?, by staff: Principal.Staff
    ) throws(FieldProblem) {
        switch evidence {
        case .test(let name):
            self = .test(
                .init(
                    laboratory: try Self.name(name.laboratory, "test.laboratory", or: staff),
                    sample: try Self.name(name.sampleId, "test.sample_id")))
        case .exposure(let name):
            guard let cause = Cause(name.cause), cause.isExposure else {
                throw FieldProblem(field: "exposure.cause", reason: "must be a cause that a feed can report")
            }
            self = .exposure(
                name.person,
                .init(
                    source: try Self.name(name.source, "exposure.source", or: staff), cause: cause,
                    evidenceID: try Self.name(name.evidenceId, "exposure.evidence_id"),
                    from: try Self.moment(name.from, "exposure.from")))
        case .declaration(let name):
            self = .declaration(
                name.person, counter: try Self.name(name.counter, "declaration.counter"),
                at: try Self.moment(name.declaredAt, "declaration.declared_at"))
        case .importId(let id):
            guard id.count == 16 else { throw FieldProblem(field: "import_id", reason: "must be 16 bytes") }
            self = .imported(id)
        case .feedDay(let feed):
            guard let day = feed.day.flatMap({ ChinaDay($0) }) else {
                throw FieldProblem(field: "feed_day.day", reason: "must be a day")
            }
            let organisation = try Self.name(feed.organisation, "feed_day.organisation", or: staff)
            self = .feedDay(organisation: organisation.text, day)
        case nil: throw FieldProblem(field: "evidence", reason: "must name what is withdrawn")
        }
    }

    /// What it is, in words that name no citizen.
    var words: String {
        switch self {
        case .test(let name): "test \(name.sample.text) of \(name.laboratory.text)"
        case .exposure(_, let name):
            "\(name.cause.rawValue) \(name.evidenceID.text) of \(name.source.text), \(ChinaDay(of: name.from))"
        case .declaration(_, let counter, let at): "declaration at \(counter.text), \(ChinaDay(of: at))"
        case .imported(let id): "import \(Hexadecimal.text(id))"
        case .feedDay(let organisation, let day): "imports of \(organisation), \(day)"
        }
    }

    private static func name(
        _ text: String, _ field: String, or staff: Principal.Staff? = nil
    ) throws(FieldProblem) -> SourceName {
        if text.isEmpty, let staff { return SourceName(staff.organisation) }
        return SourceName(try ShownText(text, field: field, charactersMax: charactersMax).text)
    }

    private static func moment(_ time: GoogleProtobuf.Timestamp?, _ field: String) throws(FieldProblem) -> Instant {
        guard let moment = time.flatMap({ Instant($0) }) else {
            throw FieldProblem(field: field, reason: "must be a valid time")
        }
        return moment
    }
}

extension ChinaDay {
    /// The day of a contract's value; nil when no calendar has it.
    fileprivate init?(_ date: CommonV1.Date) {
        self.init(year: Int(date.year), month: Int(date.month), day: Int(date.day))
    }
}
