import CommonContracts
import Formats
import HealthCodeContracts
import HealthCodeCore
import HealthCodeFeed
import HealthCodeRecords
import Kit
import KitRecords
import RPC
import Reference
import Security
import StorageClient
import Values

/// What the answers to appeals do: they withdraw evidence or add some, and nothing else (COL-9).
struct AppealAnswers: Sendable {
    /// Most pieces of evidence that one answer withdraws.
    static let withdrawMax = 10

    let store: Store
    let hash: KeyedHash
    let recalls: Recalls
    let samples: Effects<HealthCodeV1.StoredSampleEffect>
    let reference: ReferenceData

    /// Checks what an answer is to do, before it is given.
    ///
    /// - Parameter person: Who appeals.
    /// - Throws: ``FieldProblem`` for `withdraw` or `add_test`; what ``RecallPlanner/plan(_:by:options:)`` throws;
    ///   PERMISSION_DENIED (OUT_OF_SCOPE); UNAVAILABLE (RULES_NOT_KNOWN).
    func check(
        _ request: HealthCodeV1.DecideAppealRequest, to appeal: HealthCodeV1.StoredAppeal, of person: PartitionKey,
        by staff: Principal.Staff, options: CallOptions
    ) async throws {
        let acts = !request.withdraw.isEmpty || request.addTest != nil
        guard request.accepted || !acts else {
            throw FieldProblem(field: "withdraw", reason: "and add_test are of accepted appeals")
        }
        guard request.accepted else { return }
        let held = try await held(appeal, person, options)
        guard acts || held.reason == nil else {
            throw FieldProblem(
                field: "withdraw",
                reason: "or add_test must say what an accepted appeal changes while its hold is there")
        }
        guard request.withdraw.count <= Self.withdrawMax else {
            throw FieldProblem(field: "withdraw", reason: "must be at most \(Self.withdrawMax)")
        }
        var rows: [HealthCodeV1.StoredEvidenceName] = []
        for name in request.withdraw { rows += try await checked(name, of: person, by: staff, options: options) }
        var test: TestEvent?
        if let added = request.addTest {
            test = try await checked(added, for: appeal, of: person, by: staff, options: options)
        }
        if acts { try checkEffect(of: appeal, on: held, withdrawing: rows, adding: test) }
    }

    /// The rows that withdrawing a piece of evidence reaches: all about the person, and few enough for one account.
    private func checked(
        _ name: HealthCodeV1.EvidenceName, of person: PartitionKey, by staff: Principal.Staff, options: CallOptions
    ) async throws -> [HealthCodeV1.StoredEvidenceName] {
        let target: RecallTarget
        do { target = try RecallTarget(.init(name), by: staff) } catch { throw error.within("withdraw") }
        let plan = try await recalls.planner.plan(target, by: staff, options: options)
        let others = try await recalls.deriver.links.others(of: person, options: options).documents
        let documents = Set([person.bytes] + others.map(\.partition.bytes))
        guard plan.rows.allSatisfy({ documents.contains($0.personKey) }) else {
            throw FieldProblem(field: "withdraw", reason: "must be about the person who appeals")
        }
        _ = try await recalls.scope(of: plan, by: staff, options: options)
        guard plan.persons.count <= recalls.personsAlone else { throw RPCError.recallFirst(plan.persons.count) }
        return plan.rows
    }

    /// What is stored of a person who appeals, and the hold that the appeal is against.
    private struct Held {
        let declarations: [Versioned<HealthCodeV1.StoredDeclaration>]
        let tests: [Versioned<HealthCodeV1.StoredTest>]
        let exposures: [Versioned<HealthCodeV1.StoredExposure>]
        let linked: LinkedEvidence
        let rules: RuleSchedule
        let now: Instant
        let colour: Colour
        /// nil when the hold is gone: its evidence was corrected, or time has ended it.
        let reason: HealthCode.Reason?
    }

    private func held(
        _ appeal: HealthCodeV1.StoredAppeal, _ person: PartitionKey, _ options: CallOptions
    ) async throws -> Held {
        let (aliases, declarations, tests, exposures) = try await store.read(
            person, .all(KitRecordSets.aliases), .all(HealthCodeRecordSets.declarations),
            .all(HealthCodeRecordSets.tests), .all(HealthCodeRecordSets.exposures), options: options)
        let linked = try await recalls.deriver.links.others(of: person, aliases, options: options)
        let (rules, now) = (try await recalls.deriver.rules.schedule(), recalls.deriver.now())
        let code = try recalls.deriver.code(
            of: EvidenceFile(declarations, tests, exposures, linked), under: rules, at: now)
        return Held(
            declarations: declarations, tests: tests, exposures: exposures, linked: linked, rules: rules, now: now,
            colour: code.colour, reason: Self.hold(of: appeal, in: code))
    }

    /// The hold that an appeal is against; nil when it is gone. One of the same cause that began later is another hold.
    private static func hold(of appeal: HealthCodeV1.StoredAppeal, in code: HealthCode) -> HealthCode.Reason? {
        code.reasons.first { $0.cause.wire == appeal.cause && $0.since <= Instant(stored: appeal.heldSince) }
    }

    /// Does what an answer says, any number of times with the same result.
    func carryOut(
        _ appeal: HealthCodeV1.StoredAppeal, of person: PartitionKey, options: CallOptions
    ) async throws {
        guard let decision = appeal.decision else { return }
        let staff = decision.staff
        for (number, name) in decision.withdraw.enumerated() {
            let request = HealthCodeV1.WithdrawEvidenceRequest(
                reason: "an appeal was accepted", reference: Hexadecimal.text(appeal.id),
                idempotencyKey: Self.key(of: appeal, number), evidence: .init(name))
            let target = try RecallTarget(request.evidence, by: staff)
            let recall = try HealthCodeV1.StoredRecall(
                request, target, by: staff, at: Instant(seconds: decision.at))
            do {
                _ = try await recalls.ask(for: target, recall, addsUp: false, by: staff, options: options)
            } catch let error as RPCError where error.code == .notFound {
                // Nobody has it any more: nothing is left to withdraw.
            }
        }
        if let test = decision.addTest {
            try await add(test, of: person, for: appeal, by: staff, at: Instant(seconds: decision.at), options)
        }
    }

    /// Ids of the recalls of an answer.
    func recalls(of appeal: HealthCodeV1.StoredAppeal) -> [[UInt8]] {
        guard let decision = appeal.decision else { return [] }
        return decision.withdraw.indices.map {
            HealthCodeV1.StoredRecall.id(of: decision.account, key: Self.key(of: appeal, $0))
        }
    }

    private static func key(of appeal: HealthCodeV1.StoredAppeal, _ number: Int) -> String {
        "appeal-\(Hexadecimal.text(appeal.id))-\(number)"
    }

    /// Checks that an answer changes the hold that the appeal is against: else the citizen would be told of a correction
    /// that there was not.
    private func checkEffect(
        of appeal: HealthCodeV1.StoredAppeal, on held: Held, withdrawing rows: [HealthCodeV1.StoredEvidenceName],
        adding test: TestEvent?
    ) throws {
        let keys = Set(rows.map(\.key))
        let left = try recalls.deriver.code(
            of: EvidenceFile(
                held.declarations.filter { !keys.contains($0.key) }, held.tests.filter { !keys.contains($0.key) },
                held.exposures.filter { !keys.contains($0.key) }, held.linked.without(keys)),
            adding: [test?.evidence].compactMap(\.self), under: held.rules, at: held.now)
        guard left.colour <= held.colour else {
            throw FieldProblem(
                field: "withdraw", reason: "and add_test would make the colour worse",
                remedy: "withdraw what the hold stands on, and nothing that helps the citizen")
        }
        guard let reason = held.reason, let remaining = Self.hold(of: appeal, in: left) else { return }
        guard remaining.isBetter(than: reason) else {
            throw FieldProblem(
                field: "withdraw",
                reason: "and add_test change nothing of the hold for the better",
                remedy: "withdraw all that it stands on, or add a negative test that counts towards its end")
        }
    }

    /// The test that an answer adds: negative, and not of a sample that is somebody else's.
    private func checked(
        _ test: HealthCodeV1.TestResult, for appeal: HealthCodeV1.StoredAppeal, of person: PartitionKey,
        by staff: Principal.Staff, options: CallOptions
    ) async throws -> TestEvent {
        let added = try event(of: test, for: appeal, by: staff)
        let named = TestEvent.Identity(laboratory: added.identity.laboratory, sample: SourceName(test.sampleId))
        let owner = try await store.read(
            try .sample(named, hash), .record(HealthCodeRecordSets.sampleOwner), options: options)
        guard owner.map({ $0.value.personKey == person.bytes }) ?? true else {
            throw FieldProblem(
                field: "add_test.sample_id", reason: "is the sample of another person",
                remedy: "look at the number of the paper again")
        }
        return added
    }

    /// The test that an answer adds. Its sample is named after the appeal too: a number that a clerk copies from a paper must
    /// not take the place of a laboratory's sample, nor of one that another answer added.
    private func event(
        of test: HealthCodeV1.TestResult, for appeal: HealthCodeV1.StoredAppeal, by staff: Principal.Staff,
        at now: Instant? = nil
    ) throws -> TestEvent {
        guard test.person == nil, !test.withdrawn, test.laboratory.isEmpty, test.revision == 0, test.issuedAt == nil
        else {
            throw FieldProblem(
                field: "add_test", reason: "must have a sample_id, sampled_at and outcome, and nothing else")
        }
        guard test.outcome == .negative else {
            throw FieldProblem(
                field: "add_test.outcome", reason: "must be NEGATIVE",
                remedy: "positive results come from laboratories, and never as an answer to an appeal (COL-6)")
        }
        var named = test
        named.laboratory = staff.deliversForAll ? staff.shownOrganisation : ""
        named.sampleId += "#\(Hexadecimal.text(appeal.id.prefix(4)))"
        let feed = EvidenceFeed(
            reference: reference, now: now ?? recalls.deriver.now(), for: FeedCredential(staff))
        do { return try feed.event(of: named).event } catch { throw error.within("add_test") }
    }

    private func add(
        _ test: HealthCodeV1.TestResult, of person: PartitionKey, for appeal: HealthCodeV1.StoredAppeal,
        by staff: Principal.Staff, at moment: Instant, _ options: CallOptions
    ) async throws {
        let cases = CaseRecords(
            store: store, hash: hash, index: recalls.planner.followers.cases, lifetimes: recalls.lifetimes,
            now: recalls.deriver.now(), options: options)
        let records = TestRecords(store: store, hash: hash, effects: samples, cases: cases)
        var tally = ImportTally()
        let item = PersonEvent(
            row: 1, partition: person, event: try event(of: test, for: appeal, by: staff, at: moment), notes: [],
            maskedDocument: "")
        try await records.put([item], tally: &tally)
    }
}

extension HealthCode.Reason {
    /// Whether a hold is better for the citizen in something, and worse in nothing: its colour, its end, or the negative tests
    /// that it still needs.
    fileprivate func isBetter(than other: Self) -> Bool {
        let (end, former) = (earliestEnd ?? .latest, other.earliestEnd ?? .latest)
        let isWorse = colour > other.colour || end > former || negativesNeeded > other.negativesNeeded
        return !isWorse && (colour < other.colour || end < former || negativesNeeded < other.negativesNeeded)
    }
}

extension HealthCodeV1.StoredAppealDecision {
    /// The answer of an account.
    init(_ request: HealthCodeV1.DecideAppealRequest, answer: String, by staff: Principal.Staff, at now: Instant) {
        self.init(
            answer: answer, account: staff.name, organisation: staff.organisation,
            roles: staff.roles.map(\.rawValue).sorted(), divisions: staff.divisions, token: staff.token,
            at: now.seconds, withdraw: request.withdraw, addTest: request.addTest)
    }

    /// Who answers.
    var staff: Principal.Staff {
        Principal.Staff(
            name: account, roles: Set(roles.compactMap(StaffRole.init)), organisation: organisation,
            divisions: divisions, token: token)
    }
}

extension RPCError {
    /// FAILED_PRECONDITION (RECALL_FIRST): an answer must not be told before it takes effect.
    fileprivate static func recallFirst(_ persons: Int) -> RPCError {
        RPCError(
            .failedPrecondition,
            "the withdrawal reaches \(persons) persons, which another person has to approve: "
                + "recall the evidence first, and answer when the recall is done"
        ).with(reason: "RECALL_FIRST")
    }
}

extension HealthCodeV1.WithdrawEvidenceRequest.EvidenceValue? {
    /// What a piece of evidence is for a recall.
    fileprivate init(_ name: HealthCodeV1.EvidenceName) {
        switch name.evidence {
        case .test(let test): self = .test(test)
        case .exposure(let exposure): self = .exposure(exposure)
        case .declaration(let declaration): self = .declaration(declaration)
        case nil: self = nil
        }
    }
}
