public import CommonContracts
public import RPC
public import StorageClient
public import Values
import Wire

/// An import as it runs: batches go in, a report comes out.
///
/// A domain says what a good row becomes. The run counts rows, resolves persons and stores, and one bad row never ends
/// it.
///
/// ```swift
/// var run = ImportRun(into: store, options: context.onward)
/// for try await batch in requests {
///     try await run.take(batch.rows, number: \.row, about: persons, person: \.test?.person) {
///         row throws(FieldProblem) in try rules.draft(of: row.test)
///     }
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

    /// Checks and stores a batch whose rows are about persons. One call resolves all documents.
    ///
    /// - Parameters:
    ///   - number: The caller's number of a row.
    ///   - person: Whom a row names.
    ///   - draft: What a good row becomes in the person's partition. It throws what is wrong with another one, which is
    ///     told before what is wrong with the person.
    /// - Throws: ``FieldProblem`` for `rows` when there are more than ``ImportTally/maxBatch``; ``RPCError`` when
    ///   identity or the store fails. The same import again completes it.
    public mutating func take<Row, Message>(
        _ rows: [Row], number: (Row) -> UInt64, about persons: PersonResolver,
        person: (Row) -> CommonV1.PersonRef?, draft: (Row) throws(FieldProblem) -> ImportDraft<Message>
    ) async throws {
        try ImportTally.checkSize(of: rows)
        let keys = try await persons.keys(of: rows.map(person), options: options)
        let named = zip(rows, keys).map { (row: $0, key: $1) }
        let record = { (named: (row: Row, key: Result<PersonKey, FieldProblem>)) throws(FieldProblem) in
            let draft = try draft(named.row)
            let person = try named.key.get()
            return ImportRecord(
                draft, row: number(named.row), partition: try Self.partition(of: person.bytes), notes: person.notes)
        }
        let records = try tally.check(named, number: { number($0.row) }, by: record)
        try await store.importRecords(records, tally: &tally, options: options)
    }

    private static func partition(of person: [UInt8]) throws(FieldProblem) -> PartitionKey {
        do {
            return try PartitionKey(person)
        } catch {
            throw FieldProblem(field: "person", reason: "cannot be resolved")
        }
    }
}
