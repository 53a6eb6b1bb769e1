import Crypto
import Formats
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

/// Recalls of evidence: withdraws what a source or an authority names, lets everything that was derived from it follow, and
/// tells who changed (COL-10).
///
/// A recall is planned when it is asked for, and its plan is stored: what another person approves is what takes effect. It is
/// carried out part by part. Each part and the count of all are one write, so that a recall which is carried out by two
/// processes, or after a crash, counts everybody once.
struct Recalls: Sendable {
    /// The kind of the proposals.
    static let kind = ApprovalKind("recall", deciders: [.healthAuthority], lifetime: 3 * 86_400)
    /// Seconds for which dry runs are kept.
    private static let dryRunKept: Int64 = 86_400
    /// Seconds for which it is kept whom a recall has changed.
    private static let partsKept: Int64 = 60 * 86_400

    let store: Store
    let hash: KeyedHash
    let planner: RecallPlanner
    let book: ApprovalBook
    let deriver: HealthCodeDeriver
    let lifetimes: EvidenceLifetimes
    /// Most persons whom the recalls of one account reach on one day without another person.
    let personsAlone: Int
    /// Seconds for which entries of audit are kept.
    let auditKept: Int64

    private var persons: PersonResolver { planner.persons }
    private var sums: RecallSums { RecallSums(store: store, hash: hash, personsAlone: personsAlone) }

    /// Recalls that are still to be carried out, in their own partitions.
    var effects: Effects<HealthCodeV1.StoredRecallEffect> {
        Effects(in: store, HealthCodeRecordSets.recallEffects) { effect, options in
            try await carryOut(effect.partition.bytes, options: options)
        }
    }

    /// What follows a decision about a recall.
    var decisions: Effects<KitV1.StoredApprovalEffect> {
        book.effects(
            of: Self.kind,
            carryOut: { try await approved($0, $1) },
            letGo: { approval, options in
                guard let id = approval.recallID else { return }
                try await update(id, options: options) { $0.state = .rejected }
            })
    }

    // MARK: Asking

    /// A recall; nil when there is none.
    func find(_ id: [UInt8], options: CallOptions) async throws -> Versioned<HealthCodeV1.StoredRecall>? {
        try await store.read(PartitionKey(id), .record(HealthCodeRecordSets.recalls), options: options)
    }

    /// Asks for a recall: plans it, and carries it out or proposes it to another person. One that is known already goes on.
    ///
    /// - Parameters:
    ///   - recall: What is asked for, without its plan.
    ///   - addsUp: Whether it counts in the account's sum of the day. An answer to an appeal does not: a citizen has asked for
    ///     it, and is told at once.
    /// - Throws: What ``RecallPlanner/plan(_:by:options:)`` throws; PERMISSION_DENIED (OUT_OF_SCOPE); FAILED_PRECONDITION
    ///   (IDEMPOTENCY_KEY_REUSED).
    func ask(
        for target: RecallTarget, _ recall: HealthCodeV1.StoredRecall, addsUp: Bool = true, by staff: Principal.Staff,
        options: CallOptions
    ) async throws -> HealthCodeV1.StoredRecall {
        if try await find(recall.id, options: options) == nil {
            let plan = try await planner.plan(target, by: staff, options: options)
            try await begin(recall, plan, addsUp: addsUp, by: staff, options: options)
        }
        guard let known = try await find(recall.id, options: options)?.value else {
            throw RPCError(.aborted, "the recall has just lapsed; try again").with(reason: "CONFLICT")
        }
        guard known.content == recall.content else {
            throw RPCError(.failedPrecondition, "the idempotency key was used for another recall; choose a new one")
                .with(reason: "IDEMPOTENCY_KEY_REUSED")
        }
        if known.state == .waiting, known.approvalId.isEmpty { try await propose(known, by: staff, options: options) }
        await effects.completePending(key: [], of: try PartitionKey(recall.id), options: options)
        return try await find(recall.id, options: options)?.value ?? known
    }

    /// Stores a recall with its plan. It runs at once, or waits.
    private func begin(
        _ recall: HealthCodeV1.StoredRecall, _ plan: RecallPlan, addsUp: Bool, by staff: Principal.Staff,
        options: CallOptions
    ) async throws {
        let everybody = plan.persons
        let scope = try await scope(of: plan, by: staff, options: options)
        let partition = try PartitionKey(recall.id)
        let parts = plan.parts
        let kept = recall.dryRun ? Self.dryRunKept : Self.partsKept
        for (number, part) in parts.enumerated() {
            try await store.write(partition, options: options) { change in
                try change.put(
                    part, in: HealthCodeRecordSets.recallParts, key: SortKey.big(UInt32(number)),
                    expires: .init(seconds: recall.at + kept))
            }
        }
        var next = recall
        next.divisions = scope.divisions
        next.rows = UInt64(plan.all.count)
        next.imports = plan.imports
        next.waiting = plan.waiting
        next.persons = UInt64(everybody.count)
        next.parts = UInt32(parts.count)
        next.state = recall.dryRun || everybody.count <= personsAlone ? .running : .waiting
        if !recall.dryRun, addsUp, !(try await sums.take(next, options: options)) { next.state = .waiting }
        do {
            try await store.write(partition, options: options) { change in
                change.requireAbsent(HealthCodeRecordSets.recalls)
                try change.put(next, in: HealthCodeRecordSets.recalls, expires: expiry(of: next))
                if next.state == .running { try effects.add(.init(), key: [], to: &change) }
            }
        } catch is PreconditionFailed {
            // The same call has begun it.
        }
    }

    /// The divisions that a plan reaches.
    ///
    /// - Throws: PERMISSION_DENIED (OUT_OF_SCOPE) unless the evidence is the account's own, or it is a health authority that is
    ///   responsible for all of them.
    func scope(
        of plan: RecallPlan, by staff: Principal.Staff, options: CallOptions
    ) async throws -> ApprovalScope {
        let scope = ApprovalScope(residences: try await residences(of: plan.persons, options: options))
        guard plan.isOwn || staff.roles.contains(.healthAuthority) && scope.isCovered(by: staff) else {
            throw RPCError.evidenceOutOfScope
        }
        return scope
    }

    private func propose(
        _ recall: HealthCodeV1.StoredRecall, by staff: Principal.Staff, options: CallOptions
    ) async throws {
        let id = Hexadecimal.text(recall.id)
        let facts = [
            ApprovalFact("recall", id), ApprovalFact("evidence", recall.evidence),
            ApprovalFact("reason", recall.reason), ApprovalFact("reference", recall.reference),
            ApprovalFact("rows", "\(recall.rows)"), ApprovalFact("persons", "\(recall.persons)"),
        ]
        let proposal = Proposal(
            Self.kind, by: staff, about: id, scope: ApprovalScope(divisions: recall.divisions),
            size: max(1, recall.persons), facts: facts, part: try await fingerprint(of: recall, options: options))
        let approval = try await book.propose(proposal, options: options) { _ in }
        try await update(recall.id, options: options) { $0.approvalId = approval }
    }

    // MARK: Carrying out

    /// Carries out a recall that another person has approved.
    ///
    /// - Throws: DATA_LOSS when its plan is not the one that was proposed: nothing else may take effect.
    private func approved(_ approval: KitV1.StoredApproval, _ options: CallOptions) async throws -> [ApprovalFact] {
        guard let id = approval.recallID, let recall = try await find(id, options: options)?.value else {
            return [ApprovalFact("refused", "the recall is no longer kept")]
        }
        if recall.state == .waiting {
            guard approval.parts == [try await fingerprint(of: recall, options: options)] else {
                throw RPCError(.dataLoss, "the plan of a recall is not what was proposed")
            }
            try await update(id, options: options) { $0.state = .running }
        }
        try await carryOut(id, options: options)
        let done = try await find(id, options: options)?.value ?? recall
        let changed = done.moves.filter { $0.before != $0.after }.reduce(0) { $0 + $1.persons }
        return [ApprovalFact("withdrawn", "\(done.withdrawn)"), ApprovalFact("changed persons", "\(changed)")]
    }

    /// Carries out what is left of a recall.
    private func carryOut(_ id: [UInt8], options: CallOptions) async throws {
        if let recall = try await find(id, options: options)?.value, recall.state == .running, !recall.dryRun {
            // Before any row is withdrawn: what still waits must not be stored behind the recall's back.
            for imported in recall.imports {
                try await planner.imports.mark(imported, recalledBy: id, options: options)
            }
        }
        while try await store.settling({ try await step(id, options: options) }) {}
    }

    /// Carries out the next part.
    ///
    /// - Returns: Whether more are left.
    private func step(_ id: [UInt8], options: CallOptions) async throws -> Bool {
        guard let read = try await find(id, options: options), read.value.state == .running else { return false }
        let (partition, key) = (try PartitionKey(id), SortKey.big(read.value.partsDone))
        let stored = try await store.read(
            partition, .record(HealthCodeRecordSets.recallParts, key: key), options: options)
        var (recall, part) = (read.value, stored?.value ?? .init())
        let outcome = try await RecallPart(recalls: self, recall: recall, part: part, options: options).carryOut()
        part.changes = outcome.changes
        recall.withdrawn += outcome.withdrawn
        recall.moves = recall.moves.adding(outcome.changes)
        recall.partsDone += 1
        if recall.partsDone >= recall.parts {
            recall.state = .done
            recall.doneAt = deriver.now().seconds
        }
        let next = recall
        try await store.write(partition, options: options) { change in
            change.require(HealthCodeRecordSets.recalls, key: [], read)
            try change.put(next, in: HealthCodeRecordSets.recalls, expires: expiry(of: next))
            if let stored {
                try change.put(part, in: HealthCodeRecordSets.recallParts, key: key, expires: stored.expiresAt)
            }
        }
        return next.state == .running
    }

    /// Where persons live, in the order of their keys.
    func residences(of keys: [[UInt8]], options: CallOptions) async throws -> [Division?] {
        var found: [Division?] = []
        for start in stride(from: 0, to: keys.count, by: 1_000) {
            let some = keys[start..<min(start + 1_000, keys.count)].map { PersonKey(bytes: $0) }
            found += try await persons.residences(of: some, options: options)
        }
        return found
    }

    private func update(
        _ id: [UInt8], options: CallOptions, _ body: (inout HealthCodeV1.StoredRecall) -> Void
    ) async throws {
        try await store.settling {
            guard let read = try await find(id, options: options) else { return }
            var next = read.value
            body(&next)
            try await store.write(PartitionKey(id), options: options) { change in
                change.require(HealthCodeRecordSets.recalls, key: [], read)
                try change.put(next, in: HealthCodeRecordSets.recalls, expires: expiry(of: next))
            }
        }
    }

    private func expiry(of recall: HealthCodeV1.StoredRecall) -> GoogleProtobuf.Timestamp {
        .init(seconds: recall.at + (recall.dryRun ? Self.dryRunKept : auditKept))
    }

    /// Hash of all rows of a plan, 16 bytes.
    private func fingerprint(of recall: HealthCodeV1.StoredRecall, options: CallOptions) async throws -> [UInt8] {
        var hash = SHA256()
        hash.update(data: recall.id)
        for number in 0..<recall.parts {
            let stored = try await store.read(
                PartitionKey(recall.id), .record(HealthCodeRecordSets.recallParts, key: SortKey.big(number)),
                options: options)
            let part = HealthCodeV1.StoredRecallPart(
                rows: stored?.value.rows ?? [], follows: stored?.value.follows ?? false,
                regains: stored?.value.regains ?? false)
            let bytes = try part.serialized()
            hash.update(data: SortKey.big(UInt32(bytes.count)))
            hash.update(data: bytes)
        }
        return Array(hash.finalize().prefix(16))
    }
}

extension [HealthCodeV1.StoredRecallMove] {
    /// The counts with some persons more.
    fileprivate func adding(_ changes: [HealthCodeV1.StoredRecallChange]) -> Self {
        var moves = self
        for change in changes {
            if let place = moves.firstIndex(where: { $0.before == change.before && $0.after == change.after }) {
                moves[place].persons += 1
            } else {
                moves.append(.init(before: change.before, after: change.after, persons: 1))
            }
        }
        return moves
    }
}

extension KitV1.StoredApproval {
    /// The recall that is proposed.
    fileprivate var recallID: [UInt8]? {
        facts.first { $0.name == "recall" }.flatMap { fact in
            let number: UInt128? = Hexadecimal.number(fact.text.utf8)
            return number.map { withUnsafeBytes(of: $0.bigEndian) { Array($0) } }
        }
    }
}
