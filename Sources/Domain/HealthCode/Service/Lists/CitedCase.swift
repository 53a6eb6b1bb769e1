import HealthCodeContracts
import HealthCodeCore
import HealthCodeFeed
import HealthCodeRecords
import Kit
import KitRecords
import RPC
import StorageClient
import Values

/// The case that rows of a list cite: whose it is, and when its contacts count (TRC-1).
struct CitedCase: Sendable {
    /// Most persons of one number that are looked at. Of more, nothing is said about contacts.
    private static let personsMax = 100

    /// The persons whom the registry has recorded under the number, each with all documents (COL-16).
    private let persons: [Set<[UInt8]>]
    /// When contacts count; nil where that is not known.
    private let window: ContactWindow?

    /// The case of a number; nil when the registry has recorded none, or taken it back.
    static func find(
        _ number: SourceName, in index: CaseIndex, _ links: EvidenceLinks, options: CallOptions
    ) async throws -> CitedCase? {
        let page = try await index.store.read(
            index.partition(of: number), .range(HealthCodeRecordSets.cases, limit: personsMax + 1), options: options)
        guard !page.records.isEmpty else { return nil }
        guard page.records.count <= personsMax else { return CitedCase(persons: [], window: nil) }
        // The key is that of the person (16 bytes), and then that of the person's row.
        let found = try await settleEach(page.records, of: \.key) { record in
            try await Self.look(
                at: PartitionKey(Array(record.key.prefix(16))), row: Array(record.key.dropFirst(16)), links, options)
        }
        let windows = found.map(\.window)
        let known = windows.compactMap(\.self)
        return CitedCase(
            persons: found.map(\.documents),
            window: known.count < windows.count
                ? nil : known.dropFirst().reduce(known.first) { $0?.joined(with: $1) })
    }

    /// The documents of one person of the case, and the window of their CASE row; nil when the row is gone by now.
    private static func look(
        at person: PartitionKey, row: [UInt8], _ links: EvidenceLinks, _ options: CallOptions
    ) async throws -> (documents: Set<[UInt8]>, window: ContactWindow?) {
        let (aliases, exposure, tests, declarations) = try await links.store.read(
            person, .all(KitRecordSets.aliases), .record(HealthCodeRecordSets.exposures, key: row),
            .all(HealthCodeRecordSets.tests), .all(HealthCodeRecordSets.declarations), options: options)
        let linked = try await links.others(of: person, aliases, options: options)
        let documents = Set([person.bytes] + linked.documents.map(\.partition.bytes))
        guard let event = exposure.flatMap({ ExposureEvent($0.value) }), !event.isWithdrawn else {
            return (documents, nil)
        }
        let evidence =
            linked.all(tests.map(\.value), \.tests).filter { $0.0.stands }.compactMap { TestEvent($0.0).evidence }
            + linked.all(declarations.map(\.value), \.declarations).compactMap { DeclarationEvent($0.0).evidence }
        let window = ContactWindow(
            from: event.identity.from, until: event.until, evidence: evidence, feverFrom: links.lifetimes.feverFrom)
        return (documents, window)
    }

    /// What is certainly wrong with a row; nil when nothing is.
    func problem(of event: ExposureEvent, about person: [UInt8]) -> FieldProblem? {
        if !persons.isEmpty, persons.allSatisfy({ $0.contains(person) }) { return .isCaseItself }
        // Whom a close contact met later may be a secondary contact also after the case has ended.
        guard event.identity.cause == .closeContact, let contact = event.contact,
            window?.place(of: contact.at) == .after
        else { return nil }
        return .afterCase
    }

    /// What does not fit and may be right all the same.
    func notes(on event: ExposureEvent, about person: [UInt8]) -> [FieldNote] {
        var notes: [FieldNote] = []
        if persons.count > 1, persons.contains(where: { $0.contains(person) }) { notes.append(.isCaseToo) }
        if let contact = event.contact {
            if window?.place(of: contact.at) == .before { notes.append(.beforeCase) }
            if let note = EvidenceFeed.note(on: contact, from: event.identity.from) { notes.append(note) }
        }
        return notes
    }
}

extension FieldProblem {
    fileprivate static let isCaseItself = FieldProblem(
        field: "person", reason: "is the case that the row cites: nobody is their own contact (COL-6)",
        remedy: "leave the row out, or cite the case whom the person met")

    fileprivate static let afterCase = FieldProblem(
        field: "contact.at", reason: "lies after the case had ended (TRC-1)",
        remedy: "cite the case whom the person met then, or correct the time")
}

extension FieldNote {
    fileprivate static let isCaseToo = FieldNote(
        field: "person", text: "is a case of this number as well, one of several")

    fileprivate static let beforeCase = FieldNote(
        field: "contact.at", text: "lies more than 2 days before the first sign of the case that is known (TRC-1)")
}
