import CommonContracts
import HealthCodeContracts
import HealthCodeCore
import HealthCodeFeed
import HealthCodeRecords
import Kit
import RPC
import Reference
import Security
import StorageClient
import Values
import Wire

/// The feeds of evidence.
struct EvidenceService: HealthCodeV1.EvidenceService {
    let store: Store
    let persons: PersonResolver
    let hash: KeyedHash
    let effects: Effects<HealthCodeV1.StoredSampleEffect>
    let trail: AccountTrail
    let cases: CaseIndex
    let lists: ContactLists
    let imports: ImportLog
    let recalls: Recalls
    let seen: LookUpTrail
    let reference: ReferenceData
    let surroundings: Surroundings

    func importTests(
        _ requests: RequestStream<HealthCodeV1.TestBatch>, context: CallContext
    ) async throws -> CommonV1.ImportReport {
        var notes = try imports.begin(context)
        let run = try Run(self, context, import: notes.id)
        let records = TestRecords(store: store, hash: hash, effects: effects, cases: run.cases)
        var tally = ImportTally()
        for try await batch in requests {
            let items = try await run.intake.check(
                batch.rows, tally: &tally, number: \.row, person: \.test?.person
            ) { row throws(FieldProblem) in try run.feed.event(of: row.test) }
            try await notes.note(items.map { HealthCodeV1.StoredEvidenceName($0, hash) })
            try await records.put(items, tally: &tally)
        }
        return try await ended(tally, notes, context)
    }

    func importExposures(
        _ requests: RequestStream<HealthCodeV1.ExposureBatch>, context: CallContext
    ) async throws -> CommonV1.ImportReport {
        var notes = try imports.begin(context)
        let run = try Run(self, context, import: notes.id)
        var tally = ImportTally()
        var unknownAreas: Set<SourceName> = []
        for try await batch in requests {
            let items = try await run.intake.check(
                batch.rows, tally: &tally, number: \.row, person: \.exposure?.person,
                place: { _ in ("person", nil) }
            ) { row throws(FieldProblem) in try run.feed.event(of: row.exposure) }
            try await notes.note(items.map { HealthCodeV1.StoredEvidenceName($0, hash) })
            // Versions of one row have one cause, so that cases never wait for others.
            let isCase = { (item: PersonEvent<ExposureEvent>) in item.event.identity.cause == .confirmedCase }
            let isListed = { (item: PersonEvent<ExposureEvent>) in
                item.event.identity.cause.needsApproval && !item.event.isWithdrawn
            }
            let areas = try await lists.tellUnknownAreas(
                items, after: unknownAreas, options: context.onward)
            let others = areas.others.filter { !isCase($0) && !isListed($0) }
            let cited = try await lists.followers.cite(
                others, lifetimes: run.feed.lifetimes, options: context.onward)
            try await store.importRecords(others.map(run.record), tally: &tally, options: context.onward)
            try await lists.followers.followGone(cited, options: context.onward)
            for item in items where isCase(item) {
                let (outcome, isNew) = try await run.cases.put(item.event, in: item.partition)
                let remarks = isNew && item.event.isWithdrawn ? [FieldNote.withdrawsNothing] : []
                tally.count(item, outcome, notes: remarks)
                if outcome == .stored, item.event.isWithdrawn {
                    try await lists.followers.complete(item.event.identity.evidenceID, options: context.onward)
                }
            }
            // After the cases, which rows of the same batch may cite.
            try await lists.propose(
                items.filter(isListed), of: notes.id, by: context.staff, tally: &tally, options: context.onward)
            try await lists.proposeAreas(
                areas.waiting, &unknownAreas, of: notes.id, by: context.staff, tally: &tally, options: context.onward)
        }
        return try await ended(tally, notes, context)
    }

    func importDeclarations(
        _ requests: RequestStream<HealthCodeV1.DeclarationBatch>, context: CallContext
    ) async throws -> CommonV1.ImportReport {
        var notes = try imports.begin(context)
        let run = try Run(self, context, import: notes.id)
        var tally = ImportTally()
        for try await batch in requests {
            let items = try await run.intake.check(
                batch.rows, tally: &tally, number: \.row, person: \.declaration?.person,
                place: { ("declaration.division", $0.identity.content.division) }
            ) { row throws(FieldProblem) in try run.feed.event(of: row.declaration) }
            try await notes.note(items.map { HealthCodeV1.StoredEvidenceName($0, hash) })
            try await store.importRecords(items.map(run.record), tally: &tally, options: context.onward)
        }
        return try await ended(tally, notes, context)
    }

    /// The report of an import that has ended, with its id.
    private func ended(
        _ tally: ImportTally, _ notes: ImportNotes, _ context: CallContext
    ) async throws -> CommonV1.ImportReport {
        var report = tally.report
        report.importId = notes.reportedID
        return try await trail.ended(report, context)
    }

    func listContacts(
        _ request: HealthCodeV1.ListContactsRequest, context: CallContext
    ) async throws -> HealthCodeV1.ListContactsResponse {
        let page = try Page(size: Int(request.pageSize), token: request.pageToken)
        let (rows, next) = try await lists.page(
            of: request.approvalId, page, for: try context.staff, options: context.onward)
        // Each person reads who saw that they are on the list, before anybody does.
        _ = try await settleEach(rows, of: \.row.personKey) { listed in
            try await seen.note(.list, of: try PartitionKey(listed.row.personKey), by: context)
        }
        return .init(contacts: rows.map(HealthCodeV1.ListedContact.init), nextPageToken: next?.text ?? "")
    }
}

extension EvidenceService {
    /// What one import goes by.
    fileprivate struct Run: Sendable {
        let feed: EvidenceFeed
        let intake: EvidenceIntake
        let cases: CaseRecords
        let now: Instant

        init(_ service: EvidenceService, _ context: CallContext, import id: [UInt8]) throws {
            now = Instant(seconds: service.surroundings.now())
            let credential = try FeedCredential(of: context)
            feed = EvidenceFeed(reference: service.reference, now: now, for: credential)
            intake = EvidenceIntake(persons: service.persons, credential: credential, options: context.onward)
            cases = CaseRecords(
                store: service.store, hash: service.hash, index: service.cases, lifetimes: feed.lifetimes, now: now,
                options: context.onward, importID: id)
        }

        func record(_ item: PersonEvent<ExposureEvent>) -> ImportRecord<HealthCodeV1.StoredExposure> {
            let event = item.event
            let draft = ImportDraft(
                set: HealthCodeRecordSets.exposures, key: event.identity.recordKey(in: item.partition, cases.hash),
                message: HealthCodeV1.StoredExposure(event, cases.provenance),
                expires: feed.lifetimes.expiry(of: event, now: now),
                notes: item.notes, notesOfNew: event.isWithdrawn ? [.withdrawsNothing] : [],
                merge: merge(HealthCodeV1.StoredExposure(event, cases.provenance)) { [feed, now] record in
                    record.expiry(feed.lifetimes, now: now)
                })
            return ImportRecord(draft, row: item.row, partition: item.partition)
        }

        func record(_ item: PersonEvent<DeclarationEvent>) -> ImportRecord<HealthCodeV1.StoredDeclaration> {
            let event = item.event
            let draft = ImportDraft(
                set: HealthCodeRecordSets.declarations, key: event.identity.recordKey(in: item.partition, cases.hash),
                message: HealthCodeV1.StoredDeclaration(event, cases.provenance),
                expires: feed.lifetimes.expiry(of: event, now: now),
                notes: item.notes, notesOfNew: event.isWithdrawn ? [.withdrawsNothing] : [],
                merge: merge(HealthCodeV1.StoredDeclaration(event, cases.provenance)) { [feed, now] record in
                    record.expiry(feed.lifetimes, now: now)
                })
            return ImportRecord(draft, row: item.row, partition: item.partition)
        }

        /// What becomes of a version over a record that keeps the former ones.
        private func merge<Record: VersionedEvidence & WireMessage>(
            _ version: Record, expiry: @escaping @Sendable (Record) -> Instant?
        ) -> @Sendable (Record) -> ImportMerge<Record> {
            { [now] stored in
                let (outcome, record) = stored.taking(version, at: now)
                return ImportMerge(
                    outcome == .stored ? .stored : outcome == .unchanged ? .unchanged : .superseded,
                    record: record.map { ($0, expiry($0)) })
            }
        }
    }
}
