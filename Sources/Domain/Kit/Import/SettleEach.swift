import RPC
public import StorageClient

/// Most rows of a batch that are settled at a time: enough to hide the way to a storage node.
private let settledAtOnce = 16

/// Settles the rows of a batch that met a record: rows of one place one after the other in their order, those of different
/// places at the same time.
///
/// - Parameters:
///   - place: What a row reads and writes.
///   - body: Settles a row.
/// - Returns: What `body` returned, in the order of the rows.
/// - Throws: What `body` throws first; other rows may be settled then.
public func settleEach<Row: Sendable, Place: Hashable, Outcome: Sendable>(
    _ rows: [Row], of place: (Row) -> Place, _ body: @escaping @Sendable (Row) async throws -> Outcome
) async throws -> [Outcome] {
    let places = Dictionary(grouping: rows.indices) { place(rows[$0]) }
    return try await withThrowingTaskGroup(of: [(Int, Outcome)].self) { group in
        var settled: [(Int, Outcome)] = []
        settled.reserveCapacity(rows.count)
        for (started, indices) in places.values.enumerated() {
            if started >= settledAtOnce, let done = try await group.next() { settled += done }
            group.addTask {
                var outcomes: [(Int, Outcome)] = []
                for index in indices { outcomes.append((index, try await body(rows[index]))) }
                return outcomes
            }
        }
        for try await done in group { settled += done }
        return settled.sorted { $0.0 < $1.0 }.map(\.1)
    }
}

extension WriteOutcome {
    /// Whether the write was made; false when its demand did not hold.
    ///
    /// - Throws: ``RPCError`` when it was refused.
    public func isWritten() throws -> Bool {
        switch self {
        case .written: true
        case .preconditionFailed: false
        case .refused(let error): throw error
        }
    }
}
