import Contracts
import IdentityCore
import Kit
import RPC
import StorageClient

/// A running import of persons.
///
/// A person and the ownership of the phone lie in two partitions. The person is stored first; if the second write is
/// lost with the caller, the same import again completes it.
struct PeopleImport {
    let directory: PersonDirectory
    let today: CivilDay
    private(set) var tally = ImportTally()

    init(directory: PersonDirectory, today: CivilDay) {
        self.directory = directory
        self.today = today
    }

    mutating func take(_ batch: IdentityV1.PersonBatch, options: CallOptions) async throws {
        guard batch.rows.count <= 1000 else { throw FieldProblem(field: "rows", reason: "at most 1000 a batch") }
        tally.receive(batch.rows.count)
        var persons: [ImportRecord<IdentityV1.StoredPerson>] = []
        var owners: [ImportRecord<IdentityV1.StoredOwner>] = []
        for row in batch.rows {
            do {
                let (person, owner) = try records(row)
                persons.append(person)
                if let owner { owners.append(owner) }
            } catch let problem as FieldProblem {
                tally.reject(row.row, field: problem.field, reason: problem.reason)
            }
        }
        try await directory.store.importRecords(persons, tally: &tally, options: options)
        // The report counts persons; ownership follows them.
        var followers = ImportTally()
        try await directory.store.importRecords(owners, tally: &followers, options: options)
    }

    private func records(
        _ row: IdentityV1.PersonRow
    ) throws -> (ImportRecord<IdentityV1.StoredPerson>, ImportRecord<IdentityV1.StoredOwner>?) {
        guard let person = row.person else { throw FieldProblem(field: "person", reason: "must be given") }
        let document = try person.document.checked(today: today)
        let name = try PersonName(person.name)
        let phone = person.phone.isEmpty ? nil : try Phone(person.phone)
        let division = try checked(division: person.division)
        let key = try directory.partition(of: document)
        let stored = IdentityV1.StoredPerson(
            document: .init(
                type: person.document?.type ?? .unspecified, country: document.country, number: document.number),
            name: name.text, phone: phone?.number ?? "", division: division)
        let owner = try phone.map { phone in
            ImportRecord(
                row: row.row, partition: try directory.partition(of: phone), set: IdentitySets.owners, key: key.bytes,
                message: IdentityV1.StoredOwner(personKey: key.bytes))
        }
        return (ImportRecord(row: row.row, partition: key, set: IdentitySets.person, message: stored), owner)
    }

    private func checked(division: String) throws -> String {
        if division.isEmpty { return division }
        guard division.utf8.count == 6, let code = UInt32(division), DivisionCodes.contains(code) else {
            throw FieldProblem(field: "division", reason: "must be a division code of 6 digits (GB/T 2260)")
        }
        return division
    }
}
