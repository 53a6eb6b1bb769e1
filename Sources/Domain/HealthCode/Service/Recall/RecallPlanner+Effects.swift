import HealthCodeContracts
import HealthCodeCore
import HealthCodeRecords
import Kit
import KitRecords
import RPC
import Security
import StorageClient
import Values

/// What a recall changes beside the rows that it names.
extension RecallPlanner {
    /// What a recall would be of which only the plan is known.
    private func draft(_ plan: RecallPlan) -> HealthCodeV1.StoredRecall {
        var recall = HealthCodeV1.StoredRecall()
        (recall.id, recall.imports) = (Array(repeating: 0, count: 16), plan.imports)
        return recall
    }

    /// Adds the samples that go back to persons from whom an import had taken them.
    func addReturning(to plan: inout RecallPlan, _ options: CallOptions) async throws {
        let (recall, now) = (draft(plan), followers.now())
        let tests = plan.rows.filter { $0.kind == .test }
        let found = try await settleEach(tests, of: \.personKey) { row in
            try await returning(row, recall, at: now, options)
        }
        var seen: Set<[UInt8]> = []
        plan.returning = found.compactMap(\.self).filter { seen.insert($0.personKey + $0.key).inserted }
    }

    private func returning(
        _ row: HealthCodeV1.StoredEvidenceName, _ recall: HealthCodeV1.StoredRecall, at now: Instant,
        _ options: CallOptions
    ) async throws -> HealthCodeV1.StoredEvidenceName? {
        let person = try PartitionKey(row.personKey)
        guard
            let test = try await store.read(
                person, .record(HealthCodeRecordSets.tests, key: row.key), options: options)?.value, test.stands
        else { return nil }
        let identity = TestEvent.Identity(
            laboratory: SourceName(test.laboratory), sample: SourceName(test.sampleId))
        // Most samples never changed: nobody else can have had them.
        guard
            let index = try await store.read(
                .sample(identity, hash), .record(HealthCodeRecordSets.sampleOwner), options: options)?.value,
            index.personKey == row.personKey, !index.former.isEmpty
        else { return nil }
        let next = recall.taking(row, from: index.with(importOf: test), at: now)
        guard next.personKey != row.personKey, !next.isRecalled else { return nil }
        guard try await mayReturn(next, options) else { return nil }
        let owner = try PartitionKey(next.personKey)
        return .init(
            personKey: next.personKey, kind: .test, key: identity.recordKey(in: owner, hash),
            regained: next.record(identity, at: now))
    }

    /// Whether a sample may go back to a person: not to one who was erased since the import brought it.
    func mayReturn(_ index: HealthCodeV1.StoredSampleOwner, _ options: CallOptions) async throws -> Bool {
        let head = index.importId.isEmpty ? nil : try await imports.find(index.importId, options: options)
        return try await !erased.since(head?.at ?? 0).contains(index.personKey)
    }

    /// Adds what cites a case of which no row remains, or one that is recorded again.
    func addFollowers(to plan: inout RecallPlan, _ options: CallOptions) async throws {
        let (recall, now) = (draft(plan), followers.now())
        let cases = Dictionary(grouping: plan.rows.filter { !$0.caseNumber.isEmpty }, by: \.caseNumber)
        for (number, rows) in cases {
            let number = SourceName(number)
            let partition = try followers.cases.partition(of: number)
            let recorded = Set(
                try await store.read(partition, .all(HealthCodeRecordSets.cases), options: options).map(\.key))
            var remaining = recorded
            for row in rows {
                let stored = try await store.read(
                    PartitionKey(row.personKey), .record(HealthCodeRecordSets.exposures, key: row.key),
                    options: options)
                let place = row.personKey + row.key
                guard let stored, !recall.taking(row, from: stored.value, at: now).withdrawn else {
                    remaining.remove(place)
                    continue
                }
                remaining.insert(place)
            }
            guard recorded.isEmpty != remaining.isEmpty else { continue }
            let found = try await citing(number, options)
            if remaining.isEmpty { plan.followers += found } else { plan.regaining += found }
            guard plan.all.count <= RecallPlan.rowsMax else { throw RPCError.recallTooLarge }
        }
    }

    /// Rows of approved lists that cite a case: those of others never were evidence. A person may stand on several lists.
    private func citing(
        _ number: SourceName, _ options: CallOptions
    ) async throws -> [HealthCodeV1.StoredEvidenceName] {
        var (found, seen) = ([HealthCodeV1.StoredEvidenceName](), Set<[UInt8]>())
        var approved: [[UInt8]: Bool] = [:]
        try await followers.eachPart(of: number, options: options) { approval, rows in
            if approved[approval] == nil {
                let state = try await book.find(approval, options: options)?.value.state
                // One that is no longer kept may have been approved.
                approved[approval] = state == nil || state == .approved || state == .done
            }
            guard approved[approval] == true else { return }
            for var row in rows where seen.insert(row.personKey + row.key).inserted {
                row.caseNumber = number.text
                found.append(row)
            }
        }
        return found
    }
}
