import Randomness

/// What a load's operations do.
public protocol Workload: Sendable {
    /// Carries one operation out.
    ///
    /// - Throws: ``LoadViolation`` for a wrong answer; what the system answered otherwise.
    func perform(_ operation: LoadOperation) async throws
}

/// One operation of a load.
public struct LoadOperation: Sendable, Equatable {
    /// What to do.
    public var kind: LoadKind
    /// On which key, from 0.
    public var key: Int
    /// Unlike that of any other operation of the run; above 0.
    public var number: UInt64
    /// On which of the connections, from 0 to before ``LoadPlan/connections``.
    public var connection: Int
}

/// Draws the operations of a plan, the same for the same seed.
struct OperationSource: Sendable {
    private let kinds: WeightedTable<LoadKind>
    private let keys: KeyChooser
    private let connections: Int
    /// Moments and choices.
    var random: SeededRandom
    private var number: UInt64
    private let stride: UInt64

    /// - Parameters:
    ///   - part: Which of several sources this is, from 0 to before `parts`; their numbers differ.
    init(_ plan: LoadPlan, keys: KeyChooser, part: Int = 0, of parts: Int = 1) {
        kinds = WeightedTable(plan.mix.weights.map { (choice: $0.kind, weight: $0.weight) })
        self.keys = keys
        connections = plan.connections
        random = SeededRandom(seed: plan.seed &* 0x2545_F491_4F6C_DD1D &+ UInt64(part))
        number = UInt64(part) + 1
        stride = UInt64(parts)
    }

    mutating func next() -> LoadOperation {
        defer { number += stride }
        return LoadOperation(
            kind: kinds.draw(&random), key: keys.next(&random), number: number,
            connection: Int(number % UInt64(connections)))
    }
}
