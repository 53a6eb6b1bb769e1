import HealthCodeContracts
import HealthCodeCore
import HealthCodeFeed
import Kit
import RPC
import Security
import Values

/// Rules: proposed, listed, tried, taken back (COL-12).
extension HealthAuthorityService {
    func proposeProfile(
        _ request: HealthCodeV1.ProposeProfileRequest, context: CallContext
    ) async throws -> HealthCodeV1.ProposeProfileResponse {
        try context.demandEverywhere()
        let waiting = try await proposals.propose(request, by: try context.staff, options: context.onward)
        return .init(approvalId: waiting.approval, profile: waiting.profile, differences: waiting.differences)
    }

    func listProfiles(
        _ request: HealthCodeV1.ListProfilesRequest, context: CallContext
    ) async throws -> HealthCodeV1.ListProfilesResponse {
        .init(
            versions: try await history.versions(context.onward),
            bases: proposals.profiles.all.map { .init($0, on: "") })
    }

    func getProfile(
        _ request: HealthCodeV1.GetProfileRequest, context: CallContext
    ) async throws -> HealthCodeV1.RuleProfile {
        let recorded = try await history.versions(context.onward).lazy.compactMap(\.profile)
        if let found = recorded.first(where: { $0.version == request.version }) { return found }
        guard let base = proposals.profiles.named(request.version) else { throw RPCError.rulesUnknown }
        return .init(base, on: "")
    }

    func rollBack(
        _ request: HealthCodeV1.RollBackRequest, context: CallContext
    ) async throws -> HealthCodeV1.RuleVersion {
        try context.demandEverywhere()
        let reason = try StaffText(request.reason, field: "reason", charactersMax: 200).text
        return try await history.rollBack(
            request.version, reason: reason, by: try context.staff, options: context.onward)
    }

    func dryRun(
        _ request: HealthCodeV1.DryRunRequest, to responses: ResponseStream<HealthCodeV1.DryRunProgress>,
        context: CallContext
    ) async throws {
        try context.demandEverywhere()
        guard request.sampleSize <= 20 else { throw FieldProblem(field: "sample_size", reason: "must be at most 20") }
        var options = context.onward
        let latest = Deadline.after(DryRun.timeMax)
        options.deadline = min(options.deadline ?? latest, latest)
        let schedule = try await rules.schedule()
        let run = DryRun(
            store: store, riskAreas: riskAreas, persons: persons, links: appeals.deriver.links,
            before: schedule.profile(at: now()),
            after: try await tried(request, schedule, options), now: now(),
            sampleSize: request.sampleSize == 0 ? 10 : Int(request.sampleSize))
        try dryRunTurn.take()
        defer { dryRunTurn.give() }
        let (progress, limited) = (DryRun.Progress(), options)
        let tally = try await withThrowingTaskGroup(of: DryRunTally?.self) { group in
            group.addTask { try await run.run(progress, options: limited) }
            group.addTask {
                while true {
                    try await Task.sleep(for: .seconds(1))
                    try await responses.send(progress.message)
                }
            }
            // The task that tells of progress ends by an error only.
            defer { group.cancelAll() }
            return try await group.next() ?? nil
        }
        guard let tally else { throw RPCError(.internal, "a dry run ended without a result") }
        var message = progress.message
        message.result = tally.result(at: run.now, before: run.before.version, after: run.after.version)
        message.result?.sample = try await sample(tally.sample, context)
        try await responses.send(message)
    }

    /// The rules that a dry run tries.
    private func tried(
        _ request: HealthCodeV1.DryRunRequest, _ schedule: RuleSchedule, _ options: CallOptions
    ) async throws -> RuleProfile {
        switch request.rules {
        case .overlay(let overlay)?:
            return try proposals.profile(of: overlay, in: schedule, at: now()).profile
        case .approvalId(let id)?: return try await proposals.profile(of: id, options: options)
        case .version(let version)?:
            guard let known = proposals.known(version, in: schedule) else { throw RPCError.rulesUnknown }
            return known
        case nil: throw FieldProblem(field: "rules", reason: "must be an overlay, a proposal or a version")
        }
    }

    /// The persons of a sample as a gate would see them. Each look-up stands in the person's chain before it is shown.
    private func sample(
        _ changed: [DryRunTally.Changed], _ context: CallContext
    ) async throws -> [HealthCodeV1.DryRunPerson] {
        var shown: [HealthCodeV1.DryRunPerson] = []
        for person in changed {
            try await seen.note(.gate, of: person.person, by: context)
            let profile = try await persons.maskedProfile(
                of: PersonKey(bytes: person.person.bytes), options: context.onward)
            shown.append(
                .init(
                    maskedName: profile?.name ?? "", maskedDocumentNumber: profile?.document ?? "",
                    division: profile?.division ?? "", before: person.before.wire, after: person.after.wire,
                    causesBefore: person.causesBefore.map(\.wire), causesAfter: person.causesAfter.map(\.wire)))
        }
        return shown
    }
}

extension RPCError {
    /// NOT_FOUND (RULES_UNKNOWN).
    fileprivate static var rulesUnknown: RPCError {
        RPCError(.notFound, "no rules have this version").with(reason: "RULES_UNKNOWN")
    }
}
