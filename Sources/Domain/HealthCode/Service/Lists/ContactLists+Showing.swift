import HealthCodeContracts
import HealthCodeCore
import HealthCodeRecords
import Kit
import KitRecords
import RPC
import Security
import StorageClient
import Values
import Wire

/// What a list says, for those who decide about it.
extension ContactLists {
    /// Most rows of a page: each is noted in the chain of its person before it is shown.
    static let shownMax = 500

    /// Some rows of a list, in their order; none once their time is over. They are those that take effect: a part that was
    /// changed is not shown, nor is who was erased since.
    ///
    /// - Parameter id: The proposal.
    /// - Returns: The rows with remarks about them, and where the next page begins; nil on the last one.
    /// - Throws: ``FieldProblem`` for `approval_id` or `page_token`; NOT_FOUND (APPROVAL_UNKNOWN); PERMISSION_DENIED
    ///   (OUT_OF_SCOPE); DATA_LOSS when a part is not what was proposed.
    func page(
        of id: [UInt8], _ page: Page, for staff: Principal.Staff, options: CallOptions
    ) async throws -> (rows: [ListedRow], next: PageToken?) {
        guard id.count == 16 else { throw FieldProblem(field: "approval_id", reason: "must be 16 bytes") }
        guard let approval = try await book.find(id, options: options)?.value, approval.listSubject != nil else {
            throw RPCError(.notFound, "there is no such list").with(reason: "APPROVAL_UNKNOWN")
        }
        guard approval.isContentVisible(to: staff) else {
            throw RPCError(.permissionDenied, "the list is not this account's to see").with(reason: "OUT_OF_SCOPE")
        }
        guard now().seconds < approval.expiresAt + Self.partKept else { return ([], nil) }
        var place = try page.token.map(ListPlace.init) ?? ListPlace()
        let limit = min(page.size, Self.shownMax)
        var shown: [HealthCodeV1.StoredListRow] = []
        while place.part < approval.parts.count {
            let rows = try await part(approval.parts[place.part], of: approval, options).rows
            let more = rows.dropFirst(place.row).prefix(limit - shown.count)
            shown += more
            place.row += more.count
            if place.row >= rows.count { place = ListPlace(part: place.part + 1) }
            if shown.count >= limit { break }
        }
        let gone = try await erased.since(approval.proposed?.at ?? 0)
        var cited: CitedCase?
        if let number = approval.listSubject?.caseNumber { cited = try await self.cited(number, options) }
        let rows = shown.filter { !gone.contains($0.personKey) }.map { ListedRow($0, citing: cited) }
        return (rows, place.part < approval.parts.count ? place.token : nil)
    }
}

/// A row of a list, with what of it does not fit the case or itself as both are known now.
struct ListedRow: Sendable {
    let row: HealthCodeV1.StoredListRow
    let notes: [String]

    init(_ row: HealthCodeV1.StoredListRow, citing cited: CitedCase?) {
        self.row = row
        guard let cited, let event = row.exposure.flatMap({ ExposureEvent($0) }) else {
            notes = []
            return
        }
        // The case may have been corrected since: what would be refused now is told, too.
        let problem = cited.problem(of: event, about: row.personKey).map { "\($0.field) \($0.reason)" }
        notes =
            [problem].compactMap(\.self) + cited.notes(on: event, about: row.personKey).map { "\($0.field) \($0.text)" }
    }
}

/// A row of a list, by the number of its part and its own within that, both from 0.
private struct ListPlace {
    var part = 0
    var row = 0

    init(part: Int = 0) { self.part = part }

    /// - Throws: ``FieldProblem`` for `page_token`.
    init(_ token: PageToken) throws(FieldProblem) {
        guard token.bytes.count == 4 else {
            throw FieldProblem(field: "page_token", reason: "must be the token of the page before")
        }
        part = Int(token.bytes[0]) << 8 | Int(token.bytes[1])
        row = Int(token.bytes[2]) << 8 | Int(token.bytes[3])
    }

    var token: PageToken {
        PageToken(bytes: [part >> 8, part, row >> 8, row].map { UInt8(truncatingIfNeeded: $0) })
    }
}

extension HealthCodeV1.ListedContact {
    init(_ listed: ListedRow) {
        let row = listed.row
        let exposure = row.exposure ?? .init()
        self.init(
            maskedDocument: row.maskedDocument, cause: exposure.cause, from: exposure.from, until: exposure.until,
            contact: exposure.contact.map {
                .init(place: $0.place, at: $0.at, way: .init(rawValue: Int32(clamping: $0.way)))
            }, source: exposure.source, notes: listed.notes)
    }
}
