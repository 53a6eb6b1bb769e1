import IdentityContracts
import IdentityRecords
import Kit
import RPC
import Security
import StorageClient
import Values
import Wire

/// All cases that staff have to decide about.
///
/// A case lies with the person. Each of its steps is one write: the case, its entry of audit, what the person is told,
/// and an effect by which the lists of provinces and the subject of the case follow.
struct CaseBook: Sendable {
    /// Most open cases of one kind that a person has.
    static let openMax = 5
    /// Seconds for which a case is kept after it was closed: 90 days.
    static let kept: Int64 = 90 * 86_400

    let store: Store
    let lists: ProvinceLists<IdentityV1.StoredCaseEntry>
    /// Seconds for which entries of audit and notifications are kept.
    let auditKept, notificationsKept: Int64
    let surroundings: Surroundings

    init(people: PersonDirectory, surroundings: Surroundings) {
        store = people.store
        lists = ProvinceLists(in: people.store, IdentityRecordSets.caseEntries, hash: people.hash, as: .cases)
        auditKept = people.reference.retention.audit
        notificationsKept = people.reference.retention.notifications
        self.surroundings = surroundings
    }

    /// A case that is to be opened.
    struct New {
        let kind: any CaseKind
        /// 16 bytes. A case of the same id is opened once.
        let id: [UInt8]
        /// Where the person lives or stays; nil where that is not known.
        let division: Division?
        /// What staff have to know, masked.
        let facts: [IdentityV1.CaseFact]
        /// What the kind keeps of it.
        let content: [UInt8]
        /// Name of the account that opens it, which may not accept it; empty where no account does.
        var openedBy = ""
    }

    /// A step of a case. Raw values stand in entries of audit.
    enum Step: String {
        case opened, accepted, rejected, expired
    }

    // MARK: Opening

    /// Opens a case of a person, registered or not, unless there is one of its id.
    ///
    /// - Parameters:
    ///   - person: Partition of the person.
    ///   - actor: Who asks for it.
    ///   - more: What else belongs to the write.
    /// - Returns: The case as it stands.
    /// - Throws: RESOURCE_EXHAUSTED (CASES_TOO_MANY); ABORTED (CONFLICT); ``PreconditionFailed`` for what `more` demands.
    @discardableResult
    func file(
        _ new: New, of person: PartitionKey, by actor: AuditActor, options: CallOptions,
        _ more: (inout ChangeSet) throws -> Void = { _ in }
    ) async throws -> IdentityV1.StoredCase {
        do {
            return try await store.settling { try await open(new, of: person, by: actor, options, more) }.get()
        } catch let unsettled as Unsettled {
            throw unsettled.demand
        } catch is PreconditionFailed {
            throw RPCError(.aborted, "many cases of this person are opened at a time; try again").with(
                reason: "CONFLICT")
        }
    }

    /// What `more` demanded and did not hold: reading again mends nothing.
    private struct Unsettled: Error { let demand: PreconditionFailed }

    /// Opens a case, provided that nobody opens another one of the person meanwhile: the bound is counted in this write.
    ///
    /// - Throws: ``PreconditionFailed`` when somebody did.
    private func open(
        _ new: New, of person: PartitionKey, by actor: AuditActor, _ options: CallOptions,
        _ more: (inout ChangeSet) throws -> Void
    ) async throws -> Result<IdentityV1.StoredCase, Unsettled> {
        let (known, turn) = try await store.read(
            person, .all(IdentityRecordSets.cases), .record(IdentityRecordSets.caseTurns), options: options)
        if let same = known.first(where: { $0.key == new.id }) { return .success(same.value) }
        let now = Instant(seconds: surroundings.now())
        guard known.count(where: { $0.value.kind == new.kind.name && $0.value.isOpen(at: now) }) < Self.openMax else {
            throw RPCError.resourceExhausted(
                "there are too many open cases of this kind; wait for those to be decided about",
                retryAfter: .seconds(3_600)
            ).with(reason: "CASES_TOO_MANY")
        }
        let stored = IdentityV1.StoredCase(
            id: new.id, kind: new.kind.name, state: .open, division: new.division?.description ?? "",
            openedAt: now.seconds, expiresAt: now.seconds + new.kind.lifetime, facts: new.facts, content: new.content,
            deciders: new.kind.deciders.map(\.rawValue).sorted(), openedBy: new.openedBy)
        do {
            let receipt = try await store.write(person, options: options) { change in
                change.requireAbsent(IdentityRecordSets.cases, key: new.id)
                try change.replace(
                    turn, in: IdentityRecordSets.caseTurns, by: .init(at: now.seconds, count: 1),
                    expires: now.seconds + 3_600)
                try put(stored, .opened, by: actor, at: now, in: &change)
                try more(&change)
            }
            await opened.complete(
                .init(at: now.seconds), key: new.id, of: person, writtenBy: receipt, options: options)
            return .success(stored)
        } catch let failed as PreconditionFailed where failed.index > 1 {
            return .failure(Unsettled(demand: failed))
        }
    }

    /// Lets the lists follow a case that was just opened. A later effect of the case stays for the worker.
    private var opened: Effects<IdentityV1.StoredCaseEffect> {
        Effects(in: store, IdentityRecordSets.caseEffects) { effect, options in
            try await follow(effect.key, of: effect.partition, options: options)
        }
    }

    // MARK: Finding

    /// A case of a person; nil when there is none.
    func find(
        _ id: [UInt8], of person: PartitionKey, options: CallOptions
    ) async throws -> Versioned<IdentityV1.StoredCase>? {
        try await store.read(person, .record(IdentityRecordSets.cases, key: id), options: options)
    }

    /// Where the case with an id is stored; nil when there is none.
    func entry(_ id: [UInt8], options: CallOptions) async throws -> IdentityV1.StoredCaseEntry? {
        try await store.read(PartitionKey(id), .record(IdentityRecordSets.caseEntries), options: options)?.value
    }

    /// Lets the lists follow a case as it is stored.
    func follow(_ id: [UInt8], of person: PartitionKey, options: CallOptions) async throws {
        guard let first = try await find(id, of: person, options: options) else { return }
        // What an entry says never changes: a case is in its list, or is not.
        let entry = IdentityV1.StoredCaseEntry(first.value, of: person)
        let (list, set) = (try lists.partition(of: entry.division), IdentityRecordSets.caseEntries)
        try await store.settling {
            // The list before the case: when the case changes in between, somebody else writes the list and this fails.
            let known = try await store.read(list, .record(set, key: entry.listKey), options: options)
            let stored = try await find(id, of: person, options: options) ?? first
            let isListed = stored.value.state == .open
            guard isListed == (known == nil) else { return }
            try await store.write(list, options: options) { change in
                change.demand(known, in: set, key: entry.listKey)
                if isListed {
                    // Of somebody who was erased only the entry is left, until it lapses.
                    try change.put(
                        entry, in: set, key: entry.listKey, expires: .init(seconds: entry.expiresAt + Self.kept))
                } else {
                    change.delete(set, key: entry.listKey)
                }
            }
        }
        try await store.write(PartitionKey(id), options: options) { change in
            try change.put(
                entry, in: set, expires: .init(seconds: entry.expiresAt + Self.kept))
        }
    }

    // MARK: Closing

    /// Closes an open case by a decision, and tells the person.
    ///
    /// - Parameter more: What else belongs to the write.
    /// - Returns: The case as it stands.
    /// - Throws: NOT_FOUND (CASE_UNKNOWN); FAILED_PRECONDITION (CASE_CLOSED, CASE_EXPIRED); ABORTED (CONFLICT) for what
    ///   `more` demands.
    func decide(
        _ id: [UInt8], of person: PartitionKey, kind: any CaseKind, _ decision: IdentityV1.CaseDecision,
        by staff: Principal.Staff, options: CallOptions, _ more: (inout ChangeSet) throws -> Void = { _ in }
    ) async throws -> IdentityV1.StoredCase {
        try await store.settling {
            guard let read = try await find(id, of: person, options: options) else { throw RPCError.caseUnknown }
            if read.value.decision?.isSame(as: decision) == true { return read.value }
            let now = Instant(seconds: surroundings.now())
            guard read.value.isOpen(at: now) else { throw RPCError.caseClosed(read.value) }
            var next = read.value
            next.state = decision.accepted ? .accepted : .rejected
            next.decision = decision
            var fields = Self.fields(of: next, kind)
            fields["organisation"] = decision.organisation
            fields["reason"] = decision.reason.word?.rawValue
            let notice = Notification(decision.accepted ? .caseAccepted : .caseRejected, at: now, fields: fields)
            try await close(
                next, over: read, of: person, decision.accepted ? .accepted : .rejected, by: .staff(staff), notice,
                options, more)
            return next
        }
    }

    /// Expires a case that nobody has decided about in time, and tells the person.
    ///
    /// - Returns: Whether it was to be expired.
    func expire(
        _ id: [UInt8], of person: PartitionKey, kind: any CaseKind, options: CallOptions
    ) async throws -> Bool {
        try await store.settling {
            let now = Instant(seconds: surroundings.now())
            guard let read = try await find(id, of: person, options: options), read.value.state == .open,
                !read.value.isOpen(at: now)
            else { return false }
            var next = read.value
            next.state = .expired
            let notice = Notification(.caseExpired, at: now, fields: Self.fields(of: next, kind))
            try await close(next, over: read, of: person, .expired, by: .nobody, notice, options)
            return true
        }
    }

    private func close(
        _ next: IdentityV1.StoredCase, over read: Versioned<IdentityV1.StoredCase>, of person: PartitionKey,
        _ step: Step, by actor: AuditActor, _ notice: Notification, _ options: CallOptions,
        _ more: (inout ChangeSet) throws -> Void = { _ in }
    ) async throws {
        do {
            try await store.write(person, options: options) { change in
                change.require(IdentityRecordSets.cases, key: next.id, version: read.version)
                try put(next, step, by: actor, at: notice.at, in: &change)
                try change.notify(notice, id: next.id, kept: notificationsKept)
                try more(&change)
            }
        } catch let failed as PreconditionFailed where failed.index > 0 {
            // Reading the case again mends nothing.
            throw RPCError(.aborted, "what the case is about has changed meanwhile; try again").with(
                reason: "CONFLICT")
        }
    }

    /// Adds a step to a write: the case, what has to follow, and its entry of audit.
    private func put(
        _ stored: IdentityV1.StoredCase, _ step: Step, by actor: AuditActor, at now: Instant,
        in change: inout ChangeSet
    ) throws {
        // A case that waits longer than it may is expired by a worker, which has to find it.
        let last = stored.state == .open ? stored.expiresAt : now.seconds
        try change.put(
            stored, in: IdentityRecordSets.cases, key: stored.id, expires: .init(seconds: last + Self.kept))
        try change.put(
            IdentityV1.StoredCaseEffect(at: now.seconds), in: IdentityRecordSets.caseEffects, key: stored.id)
        var facts: [AuditFact: String] = [.outcome: "\(stored.kind) \(step.rawValue)"]
        facts[.reason] = stored.decision?.reason.word?.rawValue
        try change.record(AuditEntry(.case, at: now, by: actor, facts: facts), kept: auditKept)
    }

    private static func fields(of stored: IdentityV1.StoredCase, _ kind: any CaseKind) -> [String: String] {
        [
            "subject": kind.subject.rawValue,
            "filed_on": ChinaDay(of: Instant(seconds: stored.openedAt)).description,
        ]
    }
}

// MARK: - Records

extension IdentityV1.StoredCase {
    /// Whether it waits for staff.
    func isOpen(at now: Instant) -> Bool { state == .open && now.seconds < expiresAt }
}

extension IdentityV1.StoredCaseEntry {
    fileprivate init(_ stored: IdentityV1.StoredCase, of person: PartitionKey) {
        self.init(
            id: stored.id, personKey: person.bytes, kind: stored.kind, division: stored.division,
            openedAt: stored.openedAt, expiresAt: stored.expiresAt, deciders: stored.deciders)
    }

    /// Key in a list.
    fileprivate var listKey: [UInt8] { SortKey.instant(seconds: expiresAt) + id }

    /// Whether a member of staff sees the case: with a role that decides, in its divisions.
    func isVisible(to staff: Principal.Staff) -> Bool {
        staff.roles.contains { deciders.contains($0.rawValue) } && staff.covers(division.isEmpty ? nil : division)
    }
}

extension IdentityV1.CaseDecision {
    /// Whether the same account has decided the same before.
    fileprivate func isSame(as other: Self) -> Bool {
        accepted == other.accepted && reason == other.reason && note == other.note && name == other.name
    }
}

extension RPCError {
    /// NOT_FOUND (CASE_UNKNOWN), the same for a case of somebody else's divisions.
    static var caseUnknown: RPCError {
        RPCError(.notFound, "there is no such case in the divisions of this account").with(reason: "CASE_UNKNOWN")
    }

    fileprivate static func caseClosed(_ stored: IdentityV1.StoredCase) -> RPCError {
        stored.decision == nil
            ? RPCError(.failedPrecondition, "nobody decided in time; the case has expired").with(reason: "CASE_EXPIRED")
            : RPCError(.failedPrecondition, "the case was decided about already").with(reason: "CASE_CLOSED")
    }
}
