import CommonContracts
import IdentityContracts
import IdentityCore
import IdentityFeed
import IdentityRecords
import Kit
import RPC
import Security
import StorageClient
import Values

/// A running import of persons.
///
/// A person and the holder of their number lie in two partitions. The person is stored first. If the second write is lost
/// with the caller, the same import again completes it, and what a person leaves behind is an effect of the first write.
struct PeopleImport {
    private let records: PersonRecords
    private let rules: PersonRules
    private let credential: FeedCredential
    private let surroundings: Surroundings
    private var tally = ImportTally()

    init(records: PersonRecords, rules: PersonRules, credential: FeedCredential, surroundings: Surroundings) {
        self.records = records
        self.rules = rules
        self.credential = credential
        self.surroundings = surroundings
    }

    /// What became of the rows so far.
    var report: CommonV1.ImportReport { tally.report }

    /// Stores the rows of a batch that are in order, and counts all of them.
    ///
    /// - Throws: ``FieldProblem`` for `rows` when there are too many; ``RPCError`` when a write was refused.
    mutating func take(_ batch: IdentityV1.PersonBatch, options: CallOptions) async throws {
        let now = Instant(seconds: surroundings.now())
        let rows = try tally.check(batch.rows, number: \.row) { row throws(FieldProblem) in
            let checked = try rules.check(row.person, at: now)
            try credential.demand(checked.person.division, field: "division")
            return (row: row.row, checked: checked)
        }
        let persons = rows.map(\.checked.person)
        let outcomes = try await records.store(persons, by: credential, options: options)
        let remarks = try await records.giveNumbers(to: persons, outcomes, at: now, options: options)
        for ((row, checked), (outcome, remark)) in zip(rows, zip(outcomes, remarks)) {
            switch outcome.kind {
            case .new, .changed: tally.accept()
            case .unchanged: tally.keep()
            case .superseded:
                tally.supersede(row)
                continue
            case .foreign(let problem):
                tally.reject(row, problem)
                continue
            }
            tally.note(row, checked.notes + (remark.map { [FieldNote(field: "phone", text: $0.rawValue)] } ?? []))
        }
    }
}
