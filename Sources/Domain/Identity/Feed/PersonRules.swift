public import CommonContracts
public import IdentityContracts
public import IdentityCore
import Kit
public import Reference
public import Values
import Wire

/// A row of the register that was checked.
public struct CheckedPerson: Sendable {
    /// What it says.
    public let person: RegisteredPerson
    /// Remarks about what was accepted or left out.
    public let notes: [FieldNote]
}

/// Checks rows of the population register, and documents. Pure: the service and the checks of files share it.
///
/// ```swift
/// let checked = try PersonRules(reference).check(row.person, at: now)
/// ```
public struct PersonRules: Sendable {
    /// Seconds by which the clock of the register may be ahead of ours (COL-13).
    public static let aheadMax: Int64 = 300

    private let reference: ReferenceData

    /// - Parameter reference: Knows divisions and countries. What it lacks shuts no real person out.
    public init(_ reference: ReferenceData) { self.reference = reference }

    /// The person of a row.
    ///
    /// A phone that is not plausible is left out, and an unknown division stays as it is written, each with a remark.
    ///
    /// - Parameter now: The moment of the import.
    /// - Throws: ``FieldProblem`` for `person`, `document`, `name`, `division` or `issued_at`.
    public func check(_ message: IdentityV1.Person?, at now: Instant) throws(FieldProblem) -> CheckedPerson {
        guard let message else { throw FieldProblem(field: "person", reason: "must be given") }
        let document = try document(message.document, today: ChinaDay(of: now))
        let name = try PersonName(message.name)
        var notes = document.notes.map { $0.within("document") }
        let phone = phone(message.phone, &notes)
        let division = try division(message.division, &notes)
        let order = try order(of: message, at: now)
        return CheckedPerson(
            person: RegisteredPerson(document: document, name: name, phone: phone, division: division, order: order),
            notes: notes)
    }

    /// The document of a request or a row, normalised.
    ///
    /// - Parameter today: No birth date may lie after it.
    /// - Throws: ``FieldProblem`` for a field of `document`.
    public func document(_ message: CommonV1.Document?, today: ChinaDay) throws(FieldProblem) -> Document {
        guard let message, let kind = Document.Kind(rawValue: UInt8(clamping: message.type.rawValue)) else {
            throw FieldProblem(field: "document.type", reason: "must be one of the known kinds of document")
        }
        do {
            return try Document(
                kind: kind, country: message.country, number: message.number, today: today, tables: reference)
        } catch {
            throw error.within("document")
        }
    }

    /// A doubtful phone costs the phone, and never the person (ID-8).
    private func phone(_ text: String, _ notes: inout [FieldNote]) -> Phone? {
        guard !text.isEmpty else { return nil }
        do throws(FieldProblem) {
            return try Phone(text)
        } catch {
            notes.append(FieldNote(field: "phone", text: "was left out: it \(error.reason)"))
            return nil
        }
    }

    private func division(_ text: String, _ notes: inout [FieldNote]) throws(FieldProblem) -> Division? {
        guard !text.isEmpty else { return nil }
        let division = try Division(text)
        guard reference.divisions.contains(division.province) else {
            notes.append(FieldNote(field: "division", text: "begins with no known province (GB/T 2260)"))
            return division
        }
        let accepted = try reference.divisions.accept(text)
        if let note = accepted.note { notes.append(note) }
        return accepted.division
    }

    private func order(of message: IdentityV1.Person, at now: Instant) throws(FieldProblem) -> SourceOrder {
        guard let issuedAt = message.issuedAt else { return SourceOrder(revision: message.revision, issuedAt: nil) }
        guard let moment = Instant(issuedAt) else {
            throw FieldProblem(field: "issued_at", reason: "must be a moment of the years 1 to 9999")
        }
        guard moment <= now + Self.aheadMax else {
            throw FieldProblem(
                field: "issued_at", reason: "lies more than \(Self.aheadMax / 60) minutes ahead",
                remedy: "check the clock and the offset from UTC of the system that writes the time")
        }
        return SourceOrder(revision: message.revision, issuedAt: moment)
    }
}
