import CommonContracts
import HealthCodeFeed
import Kit
import RPC
import StorageClient
import Values

/// A good row of a feed, with its person.
struct PersonEvent<Event: Sendable>: Sendable {
    /// The caller's number of the row.
    let row: UInt64
    /// The person.
    let partition: PartitionKey
    /// What the row tells.
    let event: Event
    /// Remarks about the row, told when it is accepted.
    let notes: [FieldNote]
    /// Number of the document that names the person, its middle hidden (ID-8); empty where a key names the person.
    let maskedDocument: String
}

/// What became of a good row.
enum RowOutcome: Equatable {
    case stored
    case unchanged
    case superseded
    /// It is no longer kept: the person was discharged since, and both records are gone (COL-14).
    case lapsed
}

/// Checks batches of rows and finds their persons.
struct EvidenceIntake: Sendable {
    let persons: PersonResolver
    let credential: FeedCredential
    let options: CallOptions

    /// The good rows of a batch, in their order. One call resolves all documents.
    ///
    /// - Parameters:
    ///   - tally: Counts the rows in, and bad ones out.
    ///   - number: The caller's number of a row.
    ///   - person: Whom a row names.
    ///   - place: Where a row belongs that a credential for some divisions may deliver: the field that tells it, and the
    ///     division that the row names. Where it names none, that of the person's residence counts. nil for rows that
    ///     every credential may deliver.
    ///   - event: What a row tells. What is wrong with it is told before what is wrong with the person.
    /// - Throws: ``FieldProblem`` for `rows` when there are more than ``ImportTally/maxBatch``; ``RPCError`` when identity
    ///   fails.
    func check<Row, Event>(
        _ rows: [Row], tally: inout ImportTally, number: (Row) -> UInt64, person: (Row) -> CommonV1.PersonRef?,
        place: ((Event) -> (field: String, division: Division?))? = nil,
        event: (Row) throws(FieldProblem) -> CheckedRow<Event>
    ) async throws -> [PersonEvent<Event>] {
        try ImportTally.checkSize(of: rows)
        let keys = try await persons.keys(of: rows.map(person), options: options)
        let residences = place == nil ? [:] : try await residences(of: keys)
        let named = zip(rows, keys).map { (row: $0, key: $1) }
        let check = { (named: (row: Row, key: Result<PersonKey, FieldProblem>)) throws(FieldProblem) in
            let checked = try event(named.row)
            let person = try named.key.get()
            if let place = place?(checked.event) {
                try credential.demand(place.division ?? residences[person.bytes], field: place.field)
            }
            return PersonEvent(
                row: number(named.row), partition: try Self.partition(of: person.bytes), event: checked.event,
                notes: person.notes + checked.notes, maskedDocument: person.maskedDocument)
        }
        return try tally.check(named, number: { number($0.row) }, by: check)
    }

    /// Where persons live, by key; none for a credential that is responsible everywhere, which need not be asked for.
    private func residences(of keys: [Result<PersonKey, FieldProblem>]) async throws -> [[UInt8]: Division] {
        guard credential.isLimited else { return [:] }
        let known = keys.compactMap { try? $0.get() }
        let divisions = try await persons.residences(of: known, options: options)
        return Dictionary(zip(known, divisions).compactMap { key, division in division.map { (key.bytes, $0) } }) { $1 }
    }

    private static func partition(of person: [UInt8]) throws(FieldProblem) -> PartitionKey {
        do {
            return try PartitionKey(person)
        } catch {
            throw FieldProblem(field: "person", reason: "cannot be resolved")
        }
    }
}

extension ImportTally {
    /// Counts a good row by what became of it.
    mutating func count<Event>(_ item: PersonEvent<Event>, _ outcome: RowOutcome, notes: [FieldNote] = []) {
        switch outcome {
        case .stored: accept()
        case .unchanged: keep()
        case .superseded: return supersede(item.row)
        case .lapsed: return reject(item.row, lapsed)
        }
        note(item.row, item.notes + notes)
    }

    private var lapsed: FieldProblem {
        FieldProblem(
            field: "sampled_at", reason: "lies before a discharge so long ago that neither is kept",
            remedy: "leave the row out: it counts for nothing any more")
    }
}
