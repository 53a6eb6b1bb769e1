public import CommonContracts
public import RPC
public import StorageClient
public import Values
import Wire

/// An import as it runs: batches go in, a report comes out.
///
/// A domain says what a good row becomes. The run counts rows and stores, and one bad row never ends
/// it.
///
/// ```swift
/// var run = ImportRun(into: store, options: context.onward)
/// for try await batch in requests {
///     try await run.take(batch.rows, number: \.row) { row throws(FieldProblem) in try rows.record(of: row) }
/// }
/// return run.report
/// ```
public struct ImportRun: Sendable {
    private var tally = ImportTally()
    private let store: Store
    private let options: CallOptions

    /// What became of the rows so far.
    public var report: CommonV1.ImportReport { tally.report }

    /// An import that has no rows yet.
    ///
    /// - Parameter options: Those of the call that brings the rows.
    public init(into store: Store, options: CallOptions) {
        self.store = store
        self.options = options
    }

    /// Checks and stores a batch whose rows tell by themselves in which partition they belong.
    ///
    /// - Parameters:
    ///   - number: The caller's number of a row.
    ///   - record: What a good row becomes. It throws what is wrong with another one.
    /// - Throws: ``FieldProblem`` for `rows` when there are more than ``ImportTally/maxBatch``; ``RPCError`` when the
    ///   store fails. The same import again completes it.
    public mutating func take<Row, Message>(
        _ rows: [Row], number: (Row) -> UInt64, record: (Row) throws(FieldProblem) -> ImportRecord<Message>
    ) async throws {
        let records = try tally.check(rows, number: number, by: record)
        try await store.importRecords(records, tally: &tally, options: options)
    }
}
