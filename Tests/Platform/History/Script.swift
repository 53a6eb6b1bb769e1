@testable import History

/// Operations of one partition in few words; times are small whole numbers.
enum Script {
    static func write(
        _ record: String, _ value: String, _ span: ClosedRange<Int64>, version: UInt64, key: String = "",
        demands: [Write.Demand] = []
    ) -> Operation {
        operation(
            span, .write(Write(key: key, demands: demands, puts: [record: value], outcome: .written(version: version))))
    }

    /// A write whose outcome its client never learned.
    static func lost(
        _ record: String, _ value: String, from invoked: Int64, key: String = "", demands: [Write.Demand] = []
    ) -> Operation {
        Operation(
            client: "c", partition: "p", invoked: invoked, returned: nil,
            action: .write(Write(key: key, demands: demands, puts: [record: value], outcome: .unknown)))
    }

    static func refused(
        _ record: String, _ condition: Write.Demand.Condition, _ span: ClosedRange<Int64>
    ) -> Operation {
        operation(
            span,
            .write(
                Write(
                    demands: [Write.Demand(record, condition)], puts: [record: "refused-\(span)"],
                    outcome: .refused(demand: 0))))
    }

    static func delete(_ record: String, _ span: ClosedRange<Int64>, version: UInt64) -> Operation {
        operation(span, .write(Write(deletes: [record], outcome: .written(version: version))))
    }

    static func read(
        _ record: String, _ found: (UInt64, String)?, _ span: ClosedRange<Int64>,
        freshness: Read.Freshness = .linearizable
    ) -> Operation {
        let found = found.map { [record: Read.Found(version: $0.0, value: $0.1)] } ?? [:]
        return operation(span, .read(Read([record], freshness: freshness, found: found)))
    }

    static func operation(_ span: ClosedRange<Int64>, _ action: Operation.Action) -> Operation {
        Operation(
            client: "c", partition: "p", invoked: span.lowerBound, returned: span.upperBound, action: action)
    }

    /// The kind of the violation that is found; nil when the history is sound.
    static func verdict(_ operations: [Operation]) -> Violation.Kind? {
        HistoryCheck.check(operations).violations.first?.kind
    }
}
