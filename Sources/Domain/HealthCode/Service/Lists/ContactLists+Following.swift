import HealthCodeContracts
import HealthCodeCore
import HealthCodeRecords
import Kit
import KitRecords
import RPC
import StorageClient
import Values
import Wire

/// What follows when somebody has decided about a list. All of it can be done any number of times: a worker that ends in
/// between does it again.
extension ContactLists {
    /// What became of a row of an approved list.
    private enum Effect {
        case stored, unchanged, superseded, erased, recalled
    }

    /// Stores the rows of an approved list.
    ///
    /// - Returns: How many rows count now, counted before, and count for nothing because something newer is known; and, if
    ///   there are any, how many are of persons who were erased since, and how many were recalled (COL-10).
    func carryOut(_ approval: KitV1.StoredApproval, _ options: CallOptions) async throws -> [ApprovalFact] {
        let number = approval.listSubject?.caseNumber
        if let number, !(try await cases.isRecorded(number, options: options)) {
            try await tellSubjects(approval, options)
            return [ApprovalFact("refused", "the case registry has taken the case back")]
        }
        var counts: [Effect: Int] = [:]
        for hash in approval.parts {
            let (rows, importID, erased) = try await rowsOfPresent(hash, of: approval, options)
            counts[.erased, default: 0] += erased
            let effects = try await takeUnlessRecalled(rows, for: approval.id, of: importID, options: options)
            for effect in effects { counts[effect, default: 0] += 1 }
        }
        // The case may have been taken back while the rows were stored.
        if let number { try await followers.follow(number, options: options) }
        let others = [("erased", counts[.erased, default: 0]), ("recalled", counts[.recalled, default: 0])]
        return [
            ApprovalFact("accepted", "\(counts[.stored] ?? 0)"),
            ApprovalFact("unchanged", "\(counts[.unchanged] ?? 0)"),
            ApprovalFact("superseded", "\(counts[.superseded] ?? 0)"),
        ] + others.filter { $0.1 > 0 }.map { ApprovalFact($0.0, "\($0.1)") }
    }

    /// Stores rows of one import, and withdraws them again when it was recalled: while they waited, or just now.
    private func takeUnlessRecalled(
        _ rows: [HealthCodeV1.StoredListRow], for approval: [UInt8], of importID: [UInt8], options: CallOptions
    ) async throws -> [Effect] {
        var recall = try await imports.recall(of: importID, options: options)
        var effects: [Effect] = []
        if recall == nil {
            effects = try await settleEach(rows, of: \.personKey) { row in
                try await take(row, for: approval, of: importID, options: options)
            }
            // The recall marks the import before it looks for rows: either it finds these, or this finds the mark.
            recall = try await imports.recall(of: importID, options: options)
        }
        guard let recall else { return effects }
        return try await settleEach(rows, of: \.personKey) { row in
            try await withdraw(row, by: recall, options: options)
            return .recalled
        }
    }

    /// Withdraws what is stored of a row, if it is of an import that a recall has withdrawn.
    private func withdraw(
        _ row: HealthCodeV1.StoredListRow, by recall: HealthCodeV1.StoredRecall, options: CallOptions
    ) async throws {
        guard let event = row.exposure.flatMap({ ExposureEvent($0) }) else { return }
        let (person, set, now) = (try PartitionKey(row.personKey), HealthCodeRecordSets.exposures, now())
        let name = HealthCodeV1.StoredEvidenceName(event.identity, of: person, cases.hash)
        try await store.settling {
            guard let stored = try await store.read(person, .record(set, key: name.key), options: options) else {
                return
            }
            let next = recall.taking(name, from: stored.value, at: now)
            guard next != stored.value else { return }
            try await store.write(person, options: options) { change in
                change.require(set, key: name.key, version: stored.version)
                try change.put(
                    next, in: set, key: name.key, expires: next.expiry(lifetimes, now: now).map { .init($0) })
                try change.record(recall.entry(at: now), kept: followers.auditKept)
            }
        }
    }

    /// Tells everybody on a list that it was not approved: their code did not change by it, and somebody wanted it to. Of a
    /// list of an area only those are told against whom the row does not stand otherwise: the area may be known since.
    func tellSubjects(_ approval: KitV1.StoredApproval, _ options: CallOptions) async throws {
        let proposed = approval.proposed ?? .init()
        let day = ChinaDay(of: Instant(seconds: proposed.at))
        let isOfArea = approval.kind == ListSubject.areaRows.name
        let notification = Notification(
            isOfArea ? .areaListNotApproved : .listNotApproved,
            at: Instant(seconds: approval.decidedAt),
            fields: ["organisation": proposed.organisation, "proposed_on": day.description])
        for part in approval.parts {
            let rows = try await rowsOfPresent(part, of: approval, options).present
            _ = try await settleEach(rows, of: \.personKey) { row in
                let person = try PartitionKey(row.personKey)
                if isOfArea, try await stands(row, of: person, options) { return }
                try await store.write(person, options: options) { change in
                    try change.notify(notification, id: approval.id, kept: notificationsKept)
                }
            }
        }
    }

    /// Whether a row of a list counts against its person.
    private func stands(
        _ row: HealthCodeV1.StoredListRow, of person: PartitionKey, _ options: CallOptions
    ) async throws -> Bool {
        guard let event = row.exposure.flatMap({ ExposureEvent($0) }) else { return false }
        let key = event.identity.recordKey(in: person, cases.hash)
        let stored = try await store.read(person, .record(HealthCodeRecordSets.exposures, key: key), options: options)
        return stored.map { !$0.value.withdrawn } ?? false
    }

    /// The rows of a part without those of persons who were erased since the list was proposed, and how many these are: no
    /// decision brings anything of them back. A part that came later to an older proposal is judged as the proposal is.
    private func rowsOfPresent(
        _ hash: [UInt8], of approval: KitV1.StoredApproval, _ options: CallOptions
    ) async throws -> (present: [HealthCodeV1.StoredListRow], importID: [UInt8], erased: Int) {
        let part = try await self.part(hash, of: approval, options)
        let gone = try await self.erased.since(approval.proposed?.at ?? 0)
        let present = part.rows.filter { !gone.contains($0.personKey) }
        return (present, part.importId, part.rows.count - present.count)
    }

    /// A part with its rows.
    ///
    /// - Throws: DATA_LOSS when they are not those that were proposed: nothing else may take effect.
    func part(
        _ part: [UInt8], of approval: KitV1.StoredApproval, _ options: CallOptions
    ) async throws -> HealthCodeV1.StoredListPart {
        guard let subject = approval.listSubject else { return .init() }
        let stored = try await store.read(
            cases.partition(of: subject), .record(HealthCodeRecordSets.listParts, key: part), options: options)
        guard let stored = stored?.value,
            try Self.hash(of: stored.rows, by: approval.proposed?.name ?? "") == part
        else { throw RPCError(.dataLoss, "a part of a list is not what was proposed") }
        return stored
    }

    /// Stores a row, unless what is stored counts before it.
    private func take(
        _ row: HealthCodeV1.StoredListRow, for approval: [UInt8], of importID: [UInt8], options: CallOptions
    ) async throws -> Effect {
        guard let listed = row.exposure, let event = ExposureEvent(listed) else { return .superseded }
        let person = try PartitionKey(row.personKey)
        let key = event.identity.recordKey(in: person, cases.hash)
        let (set, now) = (HealthCodeRecordSets.exposures, now())
        let expiry = lifetimes.expiry(of: event, now: now)
        if let expiry, expiry <= now { return .superseded }
        return try await store.settling {
            let stored = try await store.read(person, .record(set, key: key), options: options)
            let known = stored.flatMap { ExposureEvent($0.value) }
            if let known, event == known { return stored?.value.approvalId == approval ? .stored : .unchanged }
            if stored.map({ event.isOvertaken(by: $0.value) }) == true { return .superseded }
            let provenance = Provenance(importID: importID, at: now)
            let version = HealthCodeV1.StoredExposure(event, provenance, approval: approval)
            let (outcome, next) = stored?.value.taking(version, at: now) ?? (.stored, version)
            if let next {
                try await store.write(person, options: options) { change in
                    change.require(set, key: key, stored)
                    try change.put(
                        next, in: set, key: key, expires: next.expiry(lifetimes, now: now).map { .init($0) })
                }
            }
            return outcome == .stored ? .stored : outcome == .unchanged ? .unchanged : .superseded
        }
    }
}
