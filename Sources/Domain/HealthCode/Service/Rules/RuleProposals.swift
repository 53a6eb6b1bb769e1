import Crypto
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
import Wire

/// Rules that one person wants to put into force: they are checked, and wait for another person.
///
/// The complete rules lie in the partition of the rules under their hash, and count for nothing. The proposal names the hash:
/// what was seen and approved is what comes into force.
struct RuleProposals: Sendable {
    /// The kind of the proposals. Rules reach everybody, so that only who is responsible everywhere approves them.
    static let kind = ApprovalKind("rule-switch", deciders: [.healthAuthority], lifetime: 3 * 86_400)
    /// Names the rules that an approver sees the differences from.
    private static let insteadOf = "instead of"
    /// Seconds from a decision to its switch at least: longer than any process may be behind with the rules.
    static let lead = RuleIndex.lagMax + 30
    /// Seconds ahead that a switch may be.
    private static let aheadMax: Int64 = 366 * 86_400

    let book: RuleBook
    let index: RuleIndex
    let approvals: ApprovalBook
    let profiles: RuleProfiles
    let lifetimes: EvidenceLifetimes
    let now: @Sendable () -> Int64

    /// What was proposed.
    struct Waiting {
        let approval: [UInt8]
        let profile: HealthCodeV1.RuleProfile
        let differences: [String]
    }

    /// What follows a decision about rules.
    var effects: Effects<KitV1.StoredApprovalEffect> {
        approvals.effects(of: Self.kind, carryOut: { try await carryOut($0, $1) }, letGo: { _, _ in })
    }

    /// Proposes rules.
    ///
    /// - Throws: As of ProposeProfile.
    func propose(
        _ request: HealthCodeV1.ProposeProfileRequest, by staff: Principal.Staff, options: CallOptions
    ) async throws -> Waiting {
        let schedule = try await index.schedule()
        let from = try request.from.map { try ahead($0) }
        let moment = max(from ?? Instant(seconds: now()), Instant(seconds: now() + Self.lead))
        guard let overlay = request.overlay else { throw FieldProblem(field: "overlay", reason: "must be given") }
        let (profile, base) = try self.profile(of: overlay, in: schedule, at: moment)
        let current = schedule.profile(at: moment)
        guard !profile.saysTheSame(as: current) else {
            throw RPCError(.failedPrecondition, "the rules in force at that moment are the same")
                .with(reason: "RULES_UNCHANGED")
        }
        let differences = RuleText.differences(from: current, to: profile)
        let content = HealthCodeV1.RuleProfile(profile, on: base)
        let part = try Self.hash(of: content, from: from, by: staff.name)
        let facts =
            [
                ApprovalFact("version", profile.version), ApprovalFact("base", base),
                ApprovalFact("from", from.map(Self.text(of:)) ?? "as soon as approved"),
                ApprovalFact(Self.insteadOf, current.version),
            ] + differences.map { ApprovalFact($0.name, $0.text) }
        let proposal = Proposal(
            Self.kind, by: staff, about: "\(profile.version) \(Hexadecimal.text(part))", scope: .everywhere,
            facts: facts, part: part)
        let id = try await approvals.propose(proposal, options: options) { id in
            let expires = Instant(seconds: now()) + (Self.kind.lifetime + approvals.kept)
            try await book.store.write(.rules, options: options) { change in
                try change.put(
                    .init(approvalId: id, profile: content, from: from.map { .init($0) }),
                    in: HealthCodeRecordSets.ruleProposals, key: part, expires: .init(expires))
            }
        }
        return Waiting(approval: id, profile: content, differences: differences.map { "\($0.name): \($0.text)" })
    }

    /// The complete rules of an overlay.
    ///
    /// - Throws: What is wrong with it, by field.
    func profile(
        of message: HealthCodeV1.RuleOverlay, in schedule: RuleSchedule, at moment: Instant
    ) throws -> (profile: RuleProfile, base: String) {
        let overlay: RuleOverlay
        do throws(FieldProblem) { overlay = try RuleOverlay(message) } catch { throw error.within("overlay") }
        guard let base = overlay.base.map({ known($0, in: schedule) }) ?? schedule.profile(at: moment) else {
            throw FieldProblem(field: "overlay.builds_on", reason: "is no known version of the rules")
        }
        let profile = overlay.profile(on: base)
        if let error = RuleLint(profile).errors.first {
            throw FieldProblem(field: error.field, reason: error.reason).within("overlay")
        }
        guard profile.feverTemperature >= lifetimes.feverFrom else {
            throw FieldProblem(
                field: "overlay.fever_decicelsius",
                reason:
                    "must be at least \(lifetimes.feverFrom): declarations of less are not kept as long as their holds")
        }
        if let other = known(profile.version, in: schedule), !other.saysTheSame(as: profile) {
            throw FieldProblem(
                field: "overlay.version", reason: "is the name of other rules",
                remedy: "give these rules a name of their own: records name the version")
        }
        return (profile, base.version)
    }

    /// Rules of the schedule or of the reference data.
    func known(_ version: String, in schedule: RuleSchedule) -> RuleProfile? {
        schedule.profile(named: version) ?? profiles.named(version)
    }

    /// The rules that a proposal waits with.
    ///
    /// - Throws: NOT_FOUND (APPROVAL_UNKNOWN).
    func profile(of approval: [UInt8], options: CallOptions) async throws -> RuleProfile {
        guard let found = try await approvals.find(approval, options: options)?.value, found.kind == Self.kind.name,
            let content = try await content(of: found, options)?.profile
        else { throw RPCError(.notFound, "there is no such proposal of rules").with(reason: "APPROVAL_UNKNOWN") }
        return try book.read(content)
    }

    /// The moment of a switch, which lies ahead.
    private func ahead(_ timestamp: GoogleProtobuf.Timestamp) throws -> Instant {
        guard let moment = Instant(timestamp) else {
            throw FieldProblem(field: "from", reason: "must lie in the years 0001 to 9999")
        }
        guard moment > Instant(seconds: now()), moment <= Instant(seconds: now() + Self.aheadMax) else {
            throw FieldProblem(
                field: "from", reason: "must lie ahead, at most 366 days",
                remedy: "leave it out for rules that shall come into force as soon as they are approved")
        }
        return moment
    }

    /// Hash of rules, their moment and who proposes them: 16 bytes.
    private static func hash(
        of profile: HealthCodeV1.RuleProfile, from: Instant?, by proposer: String
    ) throws -> [UInt8] {
        var hash = SHA256()
        let moment = from.map { SortKey.instant(seconds: $0.seconds, nanos: $0.nanos) } ?? []
        for bytes in [Array(proposer.utf8), try profile.serialized(), moment] {
            hash.update(data: SortKey.big(UInt32(bytes.count)))
            hash.update(data: bytes)
        }
        return Array(hash.finalize().prefix(16))
    }
}

// MARK: - Carrying out

extension RuleProposals {
    /// The content of a proposal; nil when it is not what was proposed.
    private func content(
        of approval: KitV1.StoredApproval, _ options: CallOptions
    ) async throws -> HealthCodeV1.StoredRuleProposal? {
        guard let part = approval.parts.first else { return nil }
        let stored = try await book.store.read(
            .rules, .record(HealthCodeRecordSets.ruleProposals, key: part), options: options)?.value
        guard let stored, let profile = stored.profile,
            try Self.hash(
                of: profile, from: stored.from.flatMap { Instant($0) }, by: approval.proposed?.name ?? "") == part
        else { return nil }
        return stored
    }

    /// Puts approved rules into the schedule, once. They come into force at their moment, or ``lead`` after now.
    private func carryOut(_ approval: KitV1.StoredApproval, _ options: CallOptions) async throws -> [ApprovalFact] {
        guard let content = try await content(of: approval, options), let message = content.profile else {
            throw RPCError(.dataLoss, "rules that were approved are not what was proposed")
        }
        let profile = try book.read(message)
        return try await book.store.settling {
            let read = try await book.stored(options)
            var next = book.draft(read)
            if let done = next.switches.first(where: { $0.approvalId == approval.id }) {
                index.take(try book.schedule(of: next))
                return Self.facts(done)
            }
            let schedule = try book.schedule(of: next)
            if let other = known(profile.version, in: schedule), !other.saysTheSame(as: profile) {
                return [ApprovalFact("refused", "other rules have this name by now")]
            }
            let earliest = Instant(seconds: now() + Self.lead)
            let from = max(content.from.flatMap { Instant($0) } ?? earliest, earliest)
            let replaced = schedule.profile(at: from).version
            guard approval.facts.contains(where: { $0.name == Self.insteadOf && $0.text == replaced }) else {
                // The approver saw the differences from other rules, and these would be taken back unseen.
                return [ApprovalFact("refused", "by then other rules are in force, \(replaced): propose it again")]
            }
            let step = HealthCodeV1.StoredRuleSwitch(
                profile: message, from: .init(from), approvalId: approval.id, decidedAt: now())
            next.switches.append(step)
            try await book.write(next, over: read, now: now(), options)
            index.take(try book.schedule(of: next))
            return Self.facts(step)
        }
    }

    private static func facts(_ step: HealthCodeV1.StoredRuleSwitch) -> [ApprovalFact] {
        [ApprovalFact("in force from", text(of: Instant(stored: step.from)))]
    }

    private static func text(of moment: Instant) -> String { RFC3339.text(seconds: moment.seconds) ?? "" }
}
