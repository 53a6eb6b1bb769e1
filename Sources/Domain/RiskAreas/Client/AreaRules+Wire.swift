public import CommonContracts
public import RiskAreasCore
public import Values
import Wire

// Gradings between those of the domain and those of the contracts, which the store holds too.

extension AreaGrading {
    /// The grading of a message. Whether it may come into force is the business of the rules' check.
    public init(_ message: CommonV1.AreaGrading) {
        self.init(
            highDays: message.highDays == 0 ? nil : Int64(message.highDays), needsScreen: message.needsScreen,
            mediumDays: message.mediumDays == 0 ? nil : Int64(message.mediumDays))
    }
}

extension CommonV1.AreaGrading {
    /// The message of a grading.
    public init(_ grading: AreaGrading) {
        self.init(
            highDays: UInt32(clamping: grading.highDays ?? 0), needsScreen: grading.needsScreen,
            mediumDays: UInt32(clamping: grading.mediumDays ?? 0))
    }
}

extension AreaRules {
    /// The rules of a message.
    ///
    /// - Throws: ``FieldProblem`` for a part that is missing: no grading may be guessed.
    public init(_ message: CommonV1.AreaRules) throws(FieldProblem) {
        guard let first = message.first else { throw FieldProblem(field: "first", reason: "must be given") }
        var switches: [Switch] = []
        for step in message.switches {
            guard let grading = step.grading,
                let from = step.from.flatMap({ Instant(seconds: $0.seconds, nanos: $0.nanos) })
            else { throw FieldProblem(field: "switches", reason: "must have a grading and a time") }
            switches.append(Switch(to: AreaGrading(grading), from: from))
        }
        self.init(AreaGrading(first), then: switches)
    }
}

extension CommonV1.AreaRules {
    /// The message of rules.
    public init(_ rules: AreaRules) {
        self.init(
            first: .init(rules.first),
            switches: rules.switches.map { step in
                .init(
                    grading: .init(step.grading),
                    from: GoogleProtobuf.Timestamp(seconds: step.from.seconds, nanos: step.from.nanos))
            })
    }
}
