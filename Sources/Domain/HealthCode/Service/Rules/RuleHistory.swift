import HealthCodeContracts
import HealthCodeCore
import HealthCodeFeed
import HealthCodeRecords
import Kit
import RPC
import Security
import StorageClient
import Values
import Wire

/// Shows which rules were, are and will be in force, and takes the latest switch back.
struct RuleHistory: Sendable {
    /// Seconds after a switch within which one person may take it back.
    static let rollBackMax: Int64 = 3 * 86_400

    let book: RuleBook
    let index: RuleIndex
    let now: @Sendable () -> Int64

    /// All versions, by time.
    func versions(_ options: CallOptions) async throws -> [HealthCodeV1.RuleVersion] {
        versions(of: book.draft(try await book.stored(options)))
    }

    /// Takes the switch to a version back.
    ///
    /// - Parameters:
    ///   - reason: Checked text.
    /// - Returns: The version that comes into force by it, or the one that was cancelled.
    /// - Throws: FAILED_PRECONDITION (ROLL_BACK_NOTHING, ROLL_BACK_TOO_LATE).
    func rollBack(
        _ version: String, reason: String, by staff: Principal.Staff, options: CallOptions
    ) async throws -> HealthCodeV1.RuleVersion {
        try await book.store.settling {
            let read = try await book.stored(options)
            var next = book.draft(read)
            if let done = Self.rollBack(of: version, by: staff.name, in: next.switches) {
                return self.version(done, of: next)
            }
            guard let place = next.switches.indices.last(where: { !next.switches[$0].cancelled }), let read,
                next.switches[place].rolledBackBy.isEmpty
            else { throw RPCError.nothingToRollBack }
            let latest = next.switches[place]
            let (from, earliest) = (Instant(stored: latest.from), Instant(seconds: now() + RuleProposals.lead))
            guard latest.profile?.version == version, now() < (from + Self.rollBackMax).seconds else {
                throw RPCError.tooLateToRollBack
            }
            // Also one that comes sooner than every process is sure to know: a process that hears of it late switches back then.
            if from > Instant(seconds: now()) {
                // It moves to the end: the order is that of decisions.
                var cancelled = next.switches.remove(at: place)
                (cancelled.cancelled, cancelled.rolledBackBy, cancelled.reason) = (true, staff.name, reason)
                next.switches.append(cancelled)
            } else {
                let schedule = try book.schedule(of: next)
                let former = schedule.switches.last { $0.from < from }?.profile ?? schedule.first
                next.switches.append(
                    .init(
                        profile: message(of: former, in: next), from: .init(earliest), decidedAt: now(),
                        rolledBackBy: staff.name, reason: reason))
            }
            try await book.write(next, over: read, now: now(), options)
            index.take(try book.schedule(of: next))
            return next.switches.last.map { self.version($0, of: next) } ?? .init()
        }
    }

    /// The last decision, when it is this very roll-back: the switch, cancelled, or what follows it.
    private static func rollBack(
        of version: String, by name: String, in switches: [HealthCodeV1.StoredRuleSwitch]
    ) -> HealthCodeV1.StoredRuleSwitch? {
        guard let last = switches.last, last.rolledBackBy == name else { return nil }
        let taken = last.cancelled ? last : switches.dropLast().last { !$0.cancelled }
        return taken?.profile?.version == version ? last : nil
    }

    /// The rules as they are recorded, with the base that they build on.
    private func message(
        of profile: RuleProfile, in schedule: HealthCodeV1.StoredRuleSchedule
    ) -> HealthCodeV1.RuleProfile {
        let known = [schedule.first] + schedule.switches.map(\.profile)
        return known.compactMap(\.self).first { $0.version == profile.version } ?? .init(profile, on: "")
    }

    private func versions(of schedule: HealthCodeV1.StoredRuleSchedule) -> [HealthCodeV1.RuleVersion] {
        let first = schedule.switches.filter { !$0.cancelled }.map { Instant(stored: $0.from) }.min()
        let isPast = first.map { $0 <= Instant(seconds: now()) } ?? false
        let base = HealthCodeV1.RuleVersion(
            profile: schedule.first, until: first.map { .init($0) }, state: isPast ? .past : .inForce)
        let later = schedule.switches.map { version($0, of: schedule) }
        return [base] + later.sorted { Instant(stored: $0.from) < Instant(stored: $1.from) }
    }

    private func version(
        _ step: HealthCodeV1.StoredRuleSwitch, of schedule: HealthCodeV1.StoredRuleSchedule
    ) -> HealthCodeV1.RuleVersion {
        let (from, now) = (Instant(stored: step.from), Instant(seconds: now()))
        let until = schedule.switches.filter { !$0.cancelled }.map { Instant(stored: $0.from) }.filter { $0 > from }
            .min()
        let state: HealthCodeV1.RuleVersionState =
            if step.cancelled {
                .cancelled
            } else if from > now {
                .scheduled
            } else {
                until.map { $0 <= now } ?? false ? .past : .inForce
            }
        return HealthCodeV1.RuleVersion(
            profile: step.profile, from: step.from, until: step.cancelled ? nil : until.map { .init($0) }, state: state,
            approvalId: step.approvalId, rolledBackBy: step.rolledBackBy, reason: step.reason)
    }
}

extension RPCError {
    fileprivate static var nothingToRollBack: RPCError {
        RPCError(.failedPrecondition, "there is no switch of the rules to take back; propose rules instead")
            .with(reason: "ROLL_BACK_NOTHING")
    }

    fileprivate static var tooLateToRollBack: RPCError {
        RPCError(
            .failedPrecondition,
            "only the latest switch is taken back by one person, within 3 days; propose rules instead"
        ).with(reason: "ROLL_BACK_TOO_LATE")
    }
}
