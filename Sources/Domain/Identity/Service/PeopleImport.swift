import CommonContracts
import IdentityContracts
import IdentityRecords
import Kit
import RPC
import StorageClient
import Values

/// A running import of persons.
///
/// A person and the person's place among the holders of the phone lie in two partitions. The person is stored first. If
/// the second write is lost with the caller, the same import again completes it.
struct PeopleImport {
    /// The most rows of one batch.
    static let rowsMax = 1_000

    private let people: PersonDirectory
    private let today: ChinaDay
    private var tally = ImportTally()

    init(people: PersonDirectory, today: ChinaDay) {
        self.people = people
        self.today = today
    }

    /// What became of the rows so far.
    var report: CommonV1.ImportReport { tally.report }

    /// Stores the rows of a batch that are in order, and counts all of them.
    ///
    /// - Throws: ``FieldProblem`` for `rows` when there are too many; ``RPCError`` when a write was refused.
    mutating func take(_ batch: IdentityV1.PersonBatch, options: CallOptions) async throws {
        guard batch.rows.count <= Self.rowsMax else {
            throw FieldProblem(field: "rows", reason: "at most \(Self.rowsMax) a batch")
        }
        tally.receive(batch.rows.count)
        var persons: [ImportRecord<IdentityV1.StoredPerson>] = []
        var holders: [ImportRecord<IdentityV1.StoredHolder>] = []
        for row in batch.rows {
            do {
                let (person, holder) = try records(of: row)
                persons.append(person)
                if let holder { holders.append(holder) }
            } catch let problem as FieldProblem {
                tally.reject(row.row, problem)
            }
        }
        try await people.store.importRecords(persons, tally: &tally, options: options)
        // The report counts persons; their phones follow them.
        var followers = ImportTally()
        try await people.store.importRecords(holders, tally: &followers, options: options)
    }

    /// The records of a row: the person and, with a phone, the holder.
    ///
    /// - Throws: ``FieldProblem`` with a field of the person.
    private func records(
        of row: IdentityV1.PersonRow
    ) throws -> (ImportRecord<IdentityV1.StoredPerson>, ImportRecord<IdentityV1.StoredHolder>?) {
        guard let person = row.person else { throw FieldProblem(field: "person", reason: "must be given") }
        let document = try people.document(person.document, today: today)
        let name = try PersonName(person.name)
        let phone = person.phone.isEmpty ? nil : try Phone(person.phone)
        let division = person.division.isEmpty ? nil : try people.division(person.division)
        let key = try people.partition(of: document)
        let stored = IdentityV1.StoredPerson(
            document: .init(document), name: name.text, phone: phone?.number ?? "",
            division: division?.description ?? "")
        let holder = try phone.map { phone in
            ImportRecord(
                ImportDraft(
                    set: IdentityRecordSets.holders, key: key.bytes,
                    message: IdentityV1.StoredHolder(personKey: key.bytes)),
                row: row.row, partition: try people.partition(of: phone))
        }
        return (
            ImportRecord(
                ImportDraft(set: IdentityRecordSets.person, message: stored), row: row.row, partition: key),
            holder
        )
    }
}
