import HealthCodeContracts
import HealthCodeRecords
import Kit
import RPC
import Security
import StorageClient
import Values

extension EvidenceService {
    func withdrawEvidence(
        _ request: HealthCodeV1.WithdrawEvidenceRequest, context: CallContext
    ) async throws -> HealthCodeV1.Recall {
        let staff = try context.staff
        let target = try RecallTarget(request.evidence, by: staff)
        let recall = try HealthCodeV1.StoredRecall(
            request, target, by: staff, at: Instant(seconds: surroundings.now()))
        return .init(try await recalls.ask(for: target, recall, by: staff, options: context.onward))
    }

    func getRecall(
        _ request: HealthCodeV1.GetRecallRequest, context: CallContext
    ) async throws -> HealthCodeV1.Recall {
        let recall = try await recall(request.id, context)
        guard recall.isVisible(to: try context.staff) else {
            throw RPCError(.permissionDenied, "the recall is another organisation's").with(reason: "OUT_OF_SCOPE")
        }
        return .init(recall)
    }

    func listRecallChanges(
        _ request: HealthCodeV1.ListRecallChangesRequest, context: CallContext
    ) async throws -> HealthCodeV1.ListRecallChangesResponse {
        let staff = try context.staff
        guard request.pageSize <= RecallPage.sizeMax else {
            throw FieldProblem(field: "page_size", reason: "must be 0 to \(RecallPage.sizeMax)")
        }
        let page = try Page(size: Int(request.pageSize), token: request.pageToken)
        let recall = try await recall(request.id, context)
        let (changes, next) = try await RecallPage(store: store, recall: recall, staff: staff).changes(
            from: page.token, atMost: page.size, options: context.onward)
        let shown = try await settleEach(changes, of: \.personKey) { change in
            let profile = try await persons.maskedProfile(
                of: PersonKey(bytes: change.personKey), options: context.onward)
            try await seen.note(.gate, of: PartitionKey(change.personKey), by: context)
            return HealthCodeV1.RecalledPerson(
                maskedName: profile?.name ?? "", maskedDocumentNumber: profile?.document ?? "",
                division: change.division, before: change.before, after: change.after)
        }
        return .init(persons: shown, nextPageToken: next?.text ?? "")
    }

    private func recall(_ id: [UInt8], _ context: CallContext) async throws -> HealthCodeV1.StoredRecall {
        guard id.count == 16 else { throw FieldProblem(field: "id", reason: "must be 16 bytes") }
        guard let recall = try await recalls.find(id, options: context.onward)?.value else {
            throw RPCError(.notFound, "there is no such recall").with(reason: "RECALL_UNKNOWN")
        }
        return recall
    }
}

/// Persons of a recall, page by page.
private struct RecallPage {
    /// Most persons of a page: each is looked up.
    static let sizeMax: UInt32 = 100

    let store: Store
    let recall: HealthCodeV1.StoredRecall
    let staff: Principal.Staff

    /// Persons of the divisions of the account whose colour changes.
    ///
    /// - Returns: At most `limit`, and where the next page begins; nil on the last one.
    func changes(
        from token: PageToken?, atMost limit: Int, options: CallOptions
    ) async throws -> (found: [HealthCodeV1.StoredRecallChange], next: PageToken?) {
        var (part, place) = try Self.position(token)
        var found: [HealthCodeV1.StoredRecallChange] = []
        while part < recall.partsDone {
            let stored = try await store.read(
                PartitionKey(recall.id), .record(HealthCodeRecordSets.recallParts, key: SortKey.big(part)),
                options: options)
            let changes = stored?.value.changes ?? []
            while place < changes.count {
                let change = changes[Int(place)]
                place += 1
                guard change.before != change.after, staff.covers(change.division.isEmpty ? nil : change.division)
                else { continue }
                found.append(change)
                if found.count == limit {
                    return (found, PageToken(bytes: SortKey.big(part) + SortKey.big(place)))
                }
            }
            (part, place) = (part + 1, 0)
        }
        return (found, nil)
    }

    private static func position(_ token: PageToken?) throws(FieldProblem) -> (part: UInt32, place: UInt32) {
        guard let token else { return (0, 0) }
        guard token.bytes.count == 8 else {
            throw FieldProblem(field: "page_token", reason: "must be the token of the page before")
        }
        func number(_ bytes: ArraySlice<UInt8>) -> UInt32 { bytes.reduce(0) { $0 << 8 | UInt32($1) } }
        return (number(token.bytes[..<4]), number(token.bytes[4...]))
    }
}
