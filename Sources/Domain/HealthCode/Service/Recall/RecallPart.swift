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
        if !part.follows, !recall.dryRun {
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
        let assessment = try await RecallAssessment(of: person, in: recalls.store, options: options)
        let rules = try await recalls.deriver.rules.schedule()
        var gone: [HealthCodeV1.StoredEvidenceName] = []
        if recall.dryRun {
            gone = assessment.standing(rows)
        } else if part.follows {
            gone = assessment.following(rows)
        } else {
            // Before anything is withdrawn: without the areas and the rules nobody could tell what becomes of the person.
            _ = try assessment.colours(without: [], by: recalls.deriver, under: rules, at: now)
            let withdrawal = recalls.withdrawal(of: recall, at: now, options: options)
            for row in rows {
                let isWithdrawn = try await withdrawal.withdraw(row)
                if isWithdrawn { gone.append(row) }
            }
        }
        let (before, after) = try assessment.colours(without: gone, by: recalls.deriver, under: rules, at: now)
        return Result(withdrawn: gone.count, before: before, after: after)
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
            store: store, hash: hash, index: planner.followers.cases, lifetimes: lifetimes, recall: recall, now: now,
            auditKept: auditKept, options: options)
    }
}
