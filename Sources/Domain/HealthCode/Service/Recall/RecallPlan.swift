import CommonContracts
import Formats
import HealthCodeContracts
import HealthCodeCore
import HealthCodeFeed
import HealthCodeRecords
import Kit
import RPC
import Security
import StorageClient
import Values

/// What a recall reaches: the rows that it names, and those that follow a case which it withdraws.
struct RecallPlan: Sendable {
    /// Most rows of a plan.
    static let rowsMax = 200_000
    /// Most rows of a part.
    static let partRowsMax = 500

    /// What is withdrawn.
    var rows: [HealthCodeV1.StoredEvidenceName] = []
    /// What follows by that.
    var followers: [HealthCodeV1.StoredEvidenceName] = []
    /// Samples that go back to a person from whom an import had taken them.
    var returning: [HealthCodeV1.StoredEvidenceName] = []
    /// Contacts that count again, since their case does.
    var regaining: [HealthCodeV1.StoredEvidenceName] = []
    /// The imports that are withdrawn, 16 bytes each; none where pieces are named.
    var imports: [[UInt8]] = []
    /// Rows of those imports that wait for another person.
    var waiting: UInt64 = 0
    /// Whether the caller's organisation gave all the rows.
    var isOwn = true

    /// Everybody whom the rows are about, once each.
    var persons: [[UInt8]] {
        var seen: Set<[UInt8]> = []
        return all.map(\.personKey).filter { seen.insert($0).inserted }
    }

    /// Everything that it reaches.
    var all: [HealthCodeV1.StoredEvidenceName] { rows + followers + returning + regaining }

    /// The parts in which it is carried out: rows of one person stand together.
    var parts: [HealthCodeV1.StoredRecallPart] {
        Self.cut(rows).map { .init(rows: $0) } + Self.cut(followers).map { .init(rows: $0, follows: true) }
            + Self.cut(returning).map { .init(rows: $0, regains: true) }
            + Self.cut(regaining).map { .init(rows: $0, follows: true, regains: true) }
    }

    private static func cut(
        _ rows: [HealthCodeV1.StoredEvidenceName]
    ) -> [[HealthCodeV1.StoredEvidenceName]] {
        let sorted = rows.sorted { ($0.personKey + $0.key).lexicographicallyPrecedes($1.personKey + $1.key) }
        var parts: [[HealthCodeV1.StoredEvidenceName]] = []
        for row in sorted {
            let isFull = parts.last.map { $0.count >= partRowsMax } ?? true
            let isOfAnother = parts.last?.last?.personKey != row.personKey
            let isOverfull = parts.last.map { $0.count >= 2 * partRowsMax } ?? true
            if isFull && isOfAnother || isOverfull { parts.append([]) }
            parts[parts.count - 1].append(row)
        }
        return parts
    }
}

/// Finds what recalls reach.
struct RecallPlanner: Sendable {
    let store: Store
    let hash: KeyedHash
    let persons: PersonResolver
    let imports: ImportLog
    let followers: CaseFollowers
    let book: ApprovalBook
    let erased: ErasedPersons

    /// The plan of a target.
    ///
    /// - Throws: NOT_FOUND (EVIDENCE_UNKNOWN); PERMISSION_DENIED (OUT_OF_SCOPE) in its place for what another source may have
    ///   given and the caller is not responsible for; FAILED_PRECONDITION (RECALL_TOO_LARGE).
    func plan(
        _ target: RecallTarget, by staff: Principal.Staff, options: CallOptions
    ) async throws -> RecallPlan {
        var plan = RecallPlan()
        switch target {
        case .test(let identity):
            plan.isOwn = staff.gives(.laboratory, as: identity.laboratory.text)
            let owner = try await store.read(
                .sample(identity, hash), .record(HealthCodeRecordSets.sampleOwner), options: options)
            if let owner {
                let person = try PartitionKey(owner.value.personKey)
                plan.rows = [
                    .init(personKey: person.bytes, kind: .test, key: identity.recordKey(in: person, hash))
                ]
            }
        case .exposure(let person, let identity):
            plan.isOwn = identity.cause.feed.map { staff.gives($0, as: identity.source.text) } ?? false
            let partition = try await partition(of: person, field: "exposure.person", options)
            let name = HealthCodeV1.StoredEvidenceName(identity, of: partition, hash)
            let stored = try await store.read(
                partition, .record(HealthCodeRecordSets.exposures, key: name.key), options: options)
            if stored != nil {
                plan.rows = [name]
            } else if plan.isOwn {
                try await demandNotWaiting(identity, of: partition, options)
            }
        case .declaration(let person, let counter, let moment):
            try await addDeclarations(of: person, counter, at: moment, by: staff, to: &plan, options)
        case .imported(let id):
            guard let head = try await imports.find(id, options: options) else { throw RPCError.evidenceUnknown }
            try await add(head, by: staff, to: &plan, options)
        case .feedDay(let organisation, let day):
            for head in try await imports.imports(of: organisation, on: day, options: options) {
                try await add(head, by: staff, to: &plan, options)
            }
        }
        guard !plan.rows.isEmpty else {
            // What another source has given is not told to who is not responsible for it.
            throw plan.isOwn || staff.divisions.isEmpty ? RPCError.evidenceUnknown : RPCError.evidenceOutOfScope
        }
        if !plan.imports.isEmpty { try await addReturning(to: &plan, options) }
        try await addFollowers(to: &plan, options)
        return plan
    }

    private func addDeclarations(
        of person: CommonV1.PersonRef?, _ counter: SourceName, at moment: Instant, by staff: Principal.Staff,
        to plan: inout RecallPlan, _ options: CallOptions
    ) async throws {
        let partition = try await partition(of: person, field: "declaration.person", options)
        let from = SortKey.instant(seconds: moment.seconds, nanos: moment.nanos)
        let page = try await store.read(
            partition,
            .range(HealthCodeRecordSets.declarations, from: from, until: from + Array(repeating: 0xFF, count: 17)),
            options: options)
        for stored in page.records where stored.value.counter == counter.text {
            plan.rows.append(.init(personKey: partition.bytes, kind: .declaration, key: stored.key))
            let head =
                stored.value.importId.isEmpty ? nil : try await imports.find(stored.value.importId, options: options)
            plan.isOwn = plan.isOwn && head.map(staff.gave) == true
        }
        if plan.rows.isEmpty { plan.isOwn = false }
    }

    private func add(
        _ head: HealthCodeV1.StoredImport, by staff: Principal.Staff, to plan: inout RecallPlan,
        _ options: CallOptions
    ) async throws {
        plan.isOwn = plan.isOwn && staff.gave(head)
        plan.imports.append(head.importId)
        try await imports.eachPart(of: head.importId, options: options) { rows in
            plan.rows += rows.map { row in
                var row = row
                row.importId = head.importId
                return row
            }
            guard plan.rows.count <= RecallPlan.rowsMax else { throw RPCError.recallTooLarge }
        }
        for waiting in try await imports.waiting(of: head.importId, options: options)
        where try await isPending(waiting.approvalId, options) {
            plan.waiting += UInt64(waiting.rows)
        }
    }

    /// Demands that a row which is not stored does not wait for another person either: it would count later.
    ///
    /// - Throws: FAILED_PRECONDITION (EVIDENCE_WAITS).
    private func demandNotWaiting(
        _ identity: ExposureEvent.Identity, of person: PartitionKey, _ options: CallOptions
    ) async throws {
        guard let subject = ListSubject(of: identity) else { return }
        try await store.eachListPart(in: followers.cases.partition(of: subject), options: options) { part in
            let holds = part.rows.contains { row in
                row.personKey == person.bytes && row.exposure.flatMap { ExposureEvent($0) }?.identity == identity
            }
            guard holds, try await isPending(part.approvalId, options) else { return }
            throw RPCError.evidenceWaits(for: part.approvalId)
        }
    }

    /// Whether a proposal may still take effect.
    private func isPending(_ approval: [UInt8], _ options: CallOptions) async throws -> Bool {
        guard let found = try await book.find(approval, options: options)?.value else { return false }
        return found.isOpen(at: followers.now().seconds) || found.state == .approved
    }

    private func partition(
        of person: CommonV1.PersonRef?, field: String, _ options: CallOptions
    ) async throws -> PartitionKey {
        guard let key = try await persons.key(of: person, options: options) else {
            throw FieldProblem(field: field, reason: "must be a document or a key of 16 bytes")
        }
        return try PartitionKey(key)
    }
}

// MARK: - Whose evidence it is

extension Principal.Staff {
    /// Whether evidence of a feed is the account's own (COL-6).
    fileprivate func gives(_ role: StaffRole, as source: String) -> Bool {
        roles.contains(role) && (deliversForAll || organisation == source)
    }

    /// Whether an import is of the account's organisation, by a role that it has as well.
    fileprivate func gave(_ head: HealthCodeV1.StoredImport) -> Bool {
        (deliversForAll || organisation == head.organisation)
            && roles.contains { head.roles.contains($0.rawValue) }
    }
}

extension RPCError {
    fileprivate static var evidenceUnknown: RPCError {
        RPCError(.notFound, "no such evidence is stored").with(reason: "EVIDENCE_UNKNOWN")
    }

    static var evidenceOutOfScope: RPCError {
        RPCError(
            .permissionDenied,
            "only its source withdraws evidence, or a health authority in whose divisions all the persons live"
        ).with(reason: "OUT_OF_SCOPE")
    }

    fileprivate static func evidenceWaits(for approval: [UInt8]) -> RPCError {
        RPCError(
            .failedPrecondition,
            "it counts for nothing yet: it waits for another person. Have proposal \(Hexadecimal.text(approval)) rejected, "
                + "or deliver the row again as withdrawn"
        ).with(reason: "EVIDENCE_WAITS")
    }

    static var recallTooLarge: RPCError {
        RPCError(
            .failedPrecondition,
            "it reaches more than \(RecallPlan.rowsMax) pieces of evidence; withdraw them import by import"
        ).with(reason: "RECALL_TOO_LARGE")
    }
}
