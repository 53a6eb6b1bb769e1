public import IdentityContracts
import IdentityRecords
import Kit
public import RPC
import Security
import StorageClient
import Values
import Wire

/// The work list of cases. ``IdentityServices`` makes it.
public struct CasesService: IdentityV1.CasesService {
    /// Most cases of a page.
    static let pageMax = 100
    /// Most characters of a note.
    static let noteMax = 200

    let desk: CaseDesk
    let lookUps: LookUpLimit
    let seen: LookUpTrail

    public func listCases(
        _ request: IdentityV1.ListCasesRequest, context: CallContext
    ) async throws -> IdentityV1.ListCasesResponse {
        let staff = try context.staff
        guard request.pageSize <= Self.pageMax else {
            throw FieldProblem(field: "page_size", reason: "must be 0 to \(Self.pageMax)")
        }
        let page = try Page(size: Int(request.pageSize), token: request.pageToken)
        guard request.kind.isEmpty || desk.kinds[request.kind] != nil else {
            throw FieldProblem(
                field: "kind", reason: "must be one of \(desk.kinds.keys.sorted().joined(separator: ", "))")
        }
        let now = desk.book.surroundings.now()
        let (found, next) = try await desk.book.lists.page(
            of: staff.divisions, from: page.token, limit: min(page.size, Self.pageMax), options: context.onward
        ) { entry in
            // What has expired is no longer open, also before that is written down.
            entry.isVisible(to: staff) && entry.expiresAt > now && (request.kind.isEmpty || entry.kind == request.kind)
        }
        return .init(cases: found.map { .init($0) }, nextPageToken: next?.text ?? "")
    }

    public func getCase(
        _ request: IdentityV1.GetCaseRequest, context: CallContext
    ) async throws -> IdentityV1.CaseFile {
        try await lookUps.count(context)
        let (person, kind) = try await place(of: request.id, context)
        guard let stored = try await desk.book.find(request.id, of: person, options: context.onward) else {
            throw RPCError.caseUnknown
        }
        try await seen.note(.everything, of: person, by: context)
        return file(stored.value, kind)
    }

    public func decideCase(
        _ request: IdentityV1.DecideCaseRequest, context: CallContext
    ) async throws -> IdentityV1.CaseFile {
        let staff = try context.staff
        // Tries to guess the document of a case count as well.
        try await lookUps.count(context)
        let (person, kind) = try await place(of: request.id, context)
        let decision = try decision(request, kind, by: staff)
        let closing = CaseClosing(decision: decision) { more in
            try await desk.book.decide(
                request.id, of: person, kind: kind, decision, by: staff, options: context.onward, more)
        }
        let decided: IdentityV1.StoredCase
        if request.accepted, let open = try await desk.book.find(request.id, of: person, options: context.onward),
            open.value.state == .open
        {
            guard open.value.openedBy != staff.name else { throw RPCError.ownCase }
            let seen = SeenDocument(
                number: request.seenNumber, name: request.seenName, country: request.seenCountry)
            decided = try await kind.accept(
                open.value, seen: seen, of: person, options: context.onward, close: closing)
        } else {
            decided = try await closing.perform { _ in }
        }
        await desk.effects.completePending(key: request.id, of: person, options: context.onward)
        return file(decided, kind)
    }

    /// The person and the kind of a case that the caller may see.
    private func place(
        of id: [UInt8], _ context: CallContext
    ) async throws -> (person: PartitionKey, kind: any CaseKind) {
        let staff = try context.staff
        guard id.count == 16 else { throw FieldProblem(field: "id", reason: "must be 16 bytes long") }
        guard let entry = try await desk.book.entry(id, options: context.onward), entry.isVisible(to: staff),
            let kind = desk.kinds[entry.kind]
        else { throw RPCError.caseUnknown }
        return (try PartitionKey(entry.personKey), kind)
    }

    private func decision(
        _ request: IdentityV1.DecideCaseRequest, _ kind: any CaseKind, by staff: Principal.Staff
    ) throws(FieldProblem) -> IdentityV1.CaseDecision {
        let reasons = request.accepted ? kind.acceptReasons : kind.rejectReasons
        guard reasons.contains(request.reason) else {
            throw FieldProblem(
                field: "reason", reason: "must be a reason to \(request.accepted ? "accept" : "reject") such a case")
        }
        let note =
            request.note.isEmpty
            ? "" : try StaffText(request.note, field: "note", charactersMax: Self.noteMax).text
        return .init(
            accepted: request.accepted, reason: request.reason, note: note, name: staff.name,
            organisation: staff.organisation, at: .init(seconds: desk.book.surroundings.now()))
    }

    private func file(_ stored: IdentityV1.StoredCase, _ kind: any CaseKind) -> IdentityV1.CaseFile {
        let isOver = stored.state == .open && !stored.isOpen(at: Instant(seconds: desk.book.surroundings.now()))
        let summary = IdentityV1.CaseSummary(
            id: stored.id, kind: stored.kind, state: isOver ? .expired : stored.state, division: stored.division,
            openedAt: .init(seconds: stored.openedAt), expiresAt: .init(seconds: stored.expiresAt))
        return .init(
            summary: summary, facts: stored.facts, acceptReasons: kind.acceptReasons,
            rejectReasons: kind.rejectReasons, decision: stored.decision)
    }
}

extension RPCError {
    /// PERMISSION_DENIED: the account has opened the case itself.
    fileprivate static var ownCase: RPCError {
        RPCError(.permissionDenied, "another account has to accept what this one has asked for").with(
            reason: "OWN_CASE")
    }
}

extension IdentityV1.CaseSummary {
    fileprivate init(_ entry: IdentityV1.StoredCaseEntry) {
        self.init(
            id: entry.id, kind: entry.kind, state: .open, division: entry.division,
            openedAt: .init(seconds: entry.openedAt), expiresAt: .init(seconds: entry.expiresAt))
    }
}
