import Crypto
import HealthCodeContracts
import HealthCodeCore
import HealthCodeRecords
import Kit
import KitRecords
import RPC
import RiskAreasClient
import Security
import StorageClient
import Values
import Wire

/// Lists of named persons, by which one person could turn many red: they need another person (COL-6, COL-7). A list of
/// contacts cites a recorded case, and a list of an area cites one that the register of areas does not know.
///
/// The rows of a batch that cite one subject are a part of a list. The part lies in the partition of the subject under the
/// hash of its rows, and counts for nothing. The proposal names the hashes of its parts: what was seen and approved is what takes
/// effect, and nothing else.
struct ContactLists: Sendable {
    /// Most rows of a part, so that a part with the longest texts is one record.
    static let partRowsMax = 500
    /// Seconds for which a part is kept after its proposal would have expired.
    static let partKept: Int64 = 60 * 86_400

    let store: Store
    let cases: CaseIndex
    /// Which areas the register knows.
    let riskAreas: RiskAreaIndex
    let persons: PersonResolver
    let book: ApprovalBook
    let imports: ImportLog
    let followers: CaseFollowers
    let erased: ErasedPersons
    let lifetimes: EvidenceLifetimes
    let now: @Sendable () -> Instant
    /// Seconds for which notifications are kept.
    let notificationsKept: Int64
    /// What became of rows of areas.
    let areaRows: AreaRowCounts
    /// Waits for news of the register.
    let pause: @Sendable (Duration) async throws -> Void

    /// What follows a decision about a list of contacts.
    var effects: Effects<KitV1.StoredApprovalEffect> { effects(of: ListSubject.contacts) }

    /// What follows a decision about a list of an area.
    var areaEffects: Effects<KitV1.StoredApprovalEffect> { effects(of: ListSubject.areaRows) }

    private func effects(of kind: ApprovalKind) -> Effects<KitV1.StoredApprovalEffect> {
        book.effects(of: kind, carryOut: { try await carryOut($0, $1) }, letGo: { try await tellSubjects($0, $1) })
    }

    /// Proposes the rows of a batch, each case by itself.
    ///
    /// - Parameters:
    ///   - importID: The import that brings the batch, 16 bytes.
    ///   - tally: Counts rows as unchanged, superseded, rejected or waiting.
    /// - Throws: ``RPCError`` when a service or the store fails. Some rows may wait then; the same batch again completes it.
    func propose(
        _ items: [PersonEvent<ExposureEvent>], of importID: [UInt8], by staff: Principal.Staff,
        tally: inout ImportTally, options: CallOptions
    ) async throws {
        var numbers: [SourceName] = []
        for item in items where !numbers.contains(item.event.identity.evidenceID) {
            numbers.append(item.event.identity.evidenceID)
        }
        for number in numbers {
            let rows = items.filter { $0.event.identity.evidenceID == number }
            guard let cited = try await cited(number, options) else {
                for item in rows { tally.reject(item.row, .caseNotRecorded) }
                continue
            }
            var fitting: [PersonEvent<ExposureEvent>] = []
            for item in rows {
                if let problem = cited.problem(of: item.event, about: item.partition.bytes) {
                    tally.reject(item.row, problem)
                } else {
                    fitting.append(item)
                }
            }
            try await propose(fitting, about: .confirmedCase(number), importID, by: staff, &tally, options) {
                cited.notes(on: $0.event, about: $0.partition.bytes)
            }
        }
    }

    /// Proposes rows about one subject that would change something, and counts all of them.
    ///
    /// - Parameter notes: Remarks about a row, beside its own.
    func propose(
        _ items: [PersonEvent<ExposureEvent>], about subject: ListSubject, _ importID: [UInt8],
        by staff: Principal.Staff, _ tally: inout ImportTally, _ options: CallOptions,
        notes: (PersonEvent<ExposureEvent>) -> [FieldNote]
    ) async throws {
        let waiting = try await unsettled(items, tally: &tally, options: options)
        for start in stride(from: 0, to: waiting.count, by: Self.partRowsMax) {
            let part = Array(waiting[start..<min(start + Self.partRowsMax, waiting.count)])
            let id = try await propose(part, about: subject, importID, by: staff, options: options)
            tally.wait(part.count, for: id)
            for item in part { tally.note(item.row, item.notes + notes(item)) }
        }
    }

    /// The case of a number, as the registry has recorded it; nil when it has not.
    func cited(_ number: SourceName, _ options: CallOptions) async throws -> CitedCase? {
        try await CitedCase.find(
            number, in: cases, EvidenceLinks(store: store, lifetimes: lifetimes, now: now), options: options)
    }

    /// The rows that would change something; the others are counted.
    private func unsettled(
        _ items: [PersonEvent<ExposureEvent>], tally: inout ImportTally, options: CallOptions
    ) async throws -> [PersonEvent<ExposureEvent>] {
        let stored = try await stored(items, options)
        var waiting: [PersonEvent<ExposureEvent>] = []
        for (item, stored) in zip(items, stored) {
            let version = HealthCodeV1.StoredExposure(item.event)
            switch stored?.value.taking(version, at: now()).outcome ?? .stored {
            case .stored where stored.map({ item.event.isOvertaken(by: $0.value) }) == true:
                tally.reject(item.row, .takenBack)
            case .stored: waiting.append(item)
            case let outcome: tally.count(item, outcome)
            }
        }
        return waiting
    }

    /// What is stored of rows, in their order.
    func stored(
        _ items: [PersonEvent<ExposureEvent>], _ options: CallOptions
    ) async throws -> [Versioned<HealthCodeV1.StoredExposure>?] {
        try await settleEach(items, of: \.partition) { item in
            let key = item.event.identity.recordKey(in: item.partition, cases.hash)
            return try await store.read(
                item.partition, .record(HealthCodeRecordSets.exposures, key: key), options: options)
        }
    }

    /// Proposes rows that cite one subject.
    ///
    /// - Returns: The id of the proposal that they wait for.
    private func propose(
        _ items: [PersonEvent<ExposureEvent>], about subject: ListSubject, _ importID: [UInt8],
        by staff: Principal.Staff, options: CallOptions
    ) async throws -> [UInt8] {
        let rows = items.map {
            HealthCodeV1.StoredListRow(
                personKey: $0.partition.bytes, exposure: .init($0.event), maskedDocument: $0.maskedDocument)
        }
        let part = try Self.hash(of: rows, by: staff.name)
        let partition = try cases.partition(of: subject)
        let set = HealthCodeRecordSets.listParts
        let expires = now() + subject.kind.lifetime + Self.partKept
        let keep = { (approval: [UInt8]) in
            try await store.write(partition, options: options) { change in
                try change.put(
                    .init(approvalId: approval, rows: rows, importId: importID), in: set, key: part,
                    expires: .init(expires))
            }
            try await imports.noteWaiting(rows.count, of: importID, part: part, for: approval, options: options)
        }
        // The same rows may wait since another day.
        if let known = try await store.read(partition, .record(set, key: part), options: options),
            let approval = try await book.find(known.value.approvalId, options: options)?.value,
            approval.parts.contains(part), approval.isOpen(at: now().seconds) || approval.state == .approved
        {
            // Those of a recalled import would not count. Delivered again they do.
            if try await imports.recall(of: known.value.importId, options: options) != nil {
                try await keep(approval.id)
            }
            return approval.id
        }
        let residences = try await persons.residences(
            of: items.map { PersonKey(bytes: $0.partition.bytes) }, options: options)
        let causes = Set(items.map(\.event.identity.cause)).map { ApprovalFact("cause", $0.rawValue) }
        let proposal = Proposal(
            subject.kind, by: staff, about: subject.name.text, scope: ApprovalScope(residences: residences),
            size: UInt64(items.count), countsTogether: true,
            facts: [subject.fact] + causes.sorted { $0.text < $1.text }, part: part)
        return try await book.propose(proposal, options: options, keep: keep)
    }

    /// Hash of rows and of who proposes them: 16 bytes.
    static func hash(of rows: [HealthCodeV1.StoredListRow], by proposer: String) throws -> [UInt8] {
        var hash = SHA256()
        let texts = [Array(proposer.utf8)] + (try rows.map { try $0.serialized() })
        for bytes in texts {
            hash.update(data: SortKey.big(UInt32(bytes.count)))
            hash.update(data: bytes)
        }
        return Array(hash.finalize().prefix(16))
    }
}

extension ExposureEvent {
    /// Whether a withdrawal that came before stands against it: neither tells its order, and a list takes effect later than
    /// it was sent.
    func isOvertaken(by stored: HealthCodeV1.StoredExposure) -> Bool {
        guard stored.withdrawn, !stored.recalledVersion, let known = ExposureEvent(stored) else { return false }
        return !isWithdrawn && !order.isGiven && !known.order.isGiven
    }
}

extension FieldProblem {
    fileprivate static let caseNotRecorded = FieldProblem(
        field: "evidence_id", reason: "cites no case that the case registry has recorded (COL-6)",
        remedy: "cite the number under which the registry has delivered the case")

    fileprivate static let takenBack = FieldProblem(
        field: "row", reason: "was taken back before, and does not say that it is newer",
        remedy: "give issued_at or revision")
}
