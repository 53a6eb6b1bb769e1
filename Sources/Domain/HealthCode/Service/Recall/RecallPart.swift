import HealthCodeContracts
import HealthCodeCore
import HealthCodeFeed
import HealthCodeRecords
import Kit
import RPC
import Security
import StorageClient
import Values

/// Carries out one part of a recall. It can be done any number of times: what is withdrawn already counts again.
struct RecallPart: Sendable {
    let recalls: Recalls
    let recall: HealthCodeV1.StoredRecall
    let part: HealthCodeV1.StoredRecallPart
    let options: CallOptions

    /// What became of a part.
    struct Outcome: Sendable {
        /// Pieces that are withdrawn, or would be.
        var withdrawn: UInt64 = 0
        /// How its persons changed, or would.
        var changes: [HealthCodeV1.StoredRecallChange] = []
    }

    /// Withdraws the rows of the part, unless it is a dry run, and tells how the persons changed.
    ///
    /// - Throws: UNAVAILABLE (CASE_NOT_FOLLOWED) when rows have still to follow their case, or (RISK_AREAS_NOT_KNOWN).
    func carryOut() async throws -> Outcome {
        if part.follows, !recall.dryRun { try await followCases() }
        let now = recalls.deriver.now()
        let byPerson = Dictionary(grouping: part.rows, by: \.personKey).map { Entry(person: $0.key, rows: $0.value) }
        let divisions = try await recalls.residences(of: byPerson.map(\.person), options: options)
        let results = try await settleEach(byPerson, of: \.person) { entry in
            try await carryOut(entry.rows, of: PartitionKey(entry.person), at: now)
        }
        var outcome = Outcome()
        for ((entry, result), division) in zip(zip(byPerson, results), divisions) {
            outcome.withdrawn += UInt64(result.withdrawn)
            outcome.changes.append(
                .init(
                    personKey: entry.person, before: result.before.wire, after: result.after.wire,
                    division: division?.description ?? ""))
        }
        if !part.follows, !part.regains, !recall.dryRun {
            for number in cases { try await recalls.planner.followers.complete(number, options: options) }
        }
        return outcome
    }

    private struct Entry: Sendable {
        let person: [UInt8]
        let rows: [HealthCodeV1.StoredEvidenceName]
    }

    private struct Result: Sendable {
        let withdrawn: Int
        let before: Colour
        let after: Colour
    }

    private func carryOut(
        _ rows: [HealthCodeV1.StoredEvidenceName], of person: PartitionKey, at now: Instant
    ) async throws -> Result {
        let assessment = try await RecallAssessment(
            of: person, rows, recall, in: recalls.deriver.links, recalls.hash, at: now, options: options)
        let rules = try await recalls.deriver.rules.schedule()
        // Before anything is withdrawn: without the areas and the rules nobody could tell what becomes of the person.
        let (before, after) = try assessment.colours(
            of: rows, follows: part.follows, regains: part.regains, by: recalls.deriver, under: rules)
        return Result(
            withdrawn: try await withdraw(rows, by: assessment, at: now), before: before, after: after)
    }

    /// - Returns: How many of the rows of a person are withdrawn, or would be.
    private func withdraw(
        _ rows: [HealthCodeV1.StoredEvidenceName], by assessment: RecallAssessment, at now: Instant
    ) async throws -> Int {
        if part.regains { return 0 }
        if part.follows {
            return recall.dryRun ? rows.count : assessment.following(rows, regains: false).count
        }
        if recall.dryRun { return assessment.withdrawn(rows).count }
        let withdrawal = recalls.withdrawal(of: recall, at: now, options: options)
        var count = 0
        for row in rows where try await withdrawal.withdraw(row) { count += 1 }
        return count
    }

    /// Cases of the rows, each once.
    private var cases: [SourceName] {
        Set(part.rows.map(\.caseNumber).filter { !$0.isEmpty }).sorted().map { SourceName($0) }
    }

    private func followCases() async throws {
        for number in cases {
            let isDone = try await recalls.planner.followers.complete(number, options: options)
            if isDone { continue }
            throw RPCError(.unavailable, "contacts have still to follow their case").with(reason: "CASE_NOT_FOLLOWED")
        }
    }
}

extension Recalls {
    /// Withdraws single pieces for a recall.
    fileprivate func withdrawal(
        of recall: HealthCodeV1.StoredRecall, at now: Instant, options: CallOptions
    ) -> RowWithdrawal {
        RowWithdrawal(
            store: store, hash: hash, index: planner.followers.cases, lifetimes: lifetimes,
            planner: planner, recall: recall, now: now,
            auditKept: auditKept, options: options)
    }
}
