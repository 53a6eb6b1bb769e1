import HealthCodeContracts
import HealthCodeCore
import HealthCodeFeed
import HealthCodeRecords
import Kit
import KitRecords
import RPC
import Security
import StorageClient
import Values
import Wire

extension HealthAuthorityService {
    /// Most appeals of a page.
    private static let pageMax: UInt32 = 100
    /// Most characters of an answer.
    private static let answerMax = 500
    /// Most pieces of evidence that are shown with an appeal.
    private static let evidenceMax = 100

    func listAppeals(
        _ request: HealthCodeV1.ListAppealsRequest, context: CallContext
    ) async throws -> HealthCodeV1.ListAppealsResponse {
        let staff = try context.staff
        guard request.pageSize <= Self.pageMax else {
            throw FieldProblem(field: "page_size", reason: "must be 0 to \(Self.pageMax)")
        }
        let page = try Page(size: Int(request.pageSize), token: request.pageToken)
        let (found, next) = try await appeals.lists.page(
            of: staff.divisions, from: page.token, limit: page.size, options: context.onward
        ) { entry in
            guard staff.covers(entry.division.isEmpty ? nil : entry.division) else { return false }
            return !request.escalatedOnly || entry.escalated && staff.isHigher(for: entry.division)
        }
        let standing = try await settleEach(found, of: \.id) { entry in
            try await appeals.lists.stands(entry, options: context.onward) ? entry : nil
        }
        return .init(
            appeals: standing.compactMap { $0.map(HealthCodeV1.AppealSummary.init) }, nextPageToken: next?.text ?? "")
    }

    func getAppeal(
        _ request: HealthCodeV1.GetAppealRequest, context: CallContext
    ) async throws -> HealthCodeV1.AppealFile {
        try await lookUps.count(context)
        let entry = try await entry(of: request.id, context)
        let person = try PartitionKey(entry.personKey)
        let (appeal, aliases, declarations, tests, exposures) = try await store.read(
            person, .record(HealthCodeRecordSets.appeals, key: entry.key), .all(KitRecordSets.aliases),
            .all(HealthCodeRecordSets.declarations), .all(HealthCodeRecordSets.tests),
            .all(HealthCodeRecordSets.exposures), options: context.onward)
        guard let appeal = appeal?.value else { throw RPCError.appealUnknown }
        let profile = try await persons.maskedProfile(
            of: PersonKey(bytes: entry.personKey), options: context.onward)
        try await seen.note(.everything, of: person, by: context)
        let linked = try await appeals.deriver.links.others(of: person, aliases, options: context.onward)
        let evidence =
            linked.all(tests.map(\.value), \.tests).filter { $0.0.stands }.map { HealthCodeV1.HeldEvidence($0.0) }
            + linked.all(exposures.map(\.value), \.exposures).filter { $0.0.stands }.map {
                .init($0, of: $1 ?? person)
            }
            + linked.all(declarations.map(\.value), \.declarations).filter {
                !$0.0.withdrawn && !$0.0.counter.isEmpty
            }.map { .init($0, of: $1 ?? person) }
        let newest = evidence.sorted { ($0.at?.seconds ?? 0) > ($1.at?.seconds ?? 0) }.prefix(Self.evidenceMax)
        return .init(
            appeal: .init(appeal), maskedName: profile?.name ?? "",
            maskedDocumentNumber: profile?.document ?? "", division: entry.division,
            evidence: Array(newest), recalls: appeals.answers.recalls(of: appeal))
    }

    func decideAppeal(
        _ request: HealthCodeV1.DecideAppealRequest, context: CallContext
    ) async throws -> HealthCodeV1.Appeal {
        let staff = try context.staff
        let answer = try ShownText(request.answer, field: "answer", charactersMax: Self.answerMax).text
        let entry = try await entry(of: request.id, context)
        let person = try PartitionKey(entry.personKey)
        let stored = try await store.read(
            person, .record(HealthCodeRecordSets.appeals, key: entry.key), options: context.onward)
        // What an answer withdraws is gone when the same call comes again.
        if let appeal = stored?.value, appeal.state == .open {
            try await appeals.answers.check(request, to: appeal, of: person, by: staff, options: context.onward)
        }
        return try await appeals.answer(
            entry, accepted: request.accepted, .init(request, answer: answer, by: staff, at: now()), by: staff,
            options: context.onward)
    }

    /// Where an appeal is stored.
    ///
    /// - Throws: ``FieldProblem`` for `id`; NOT_FOUND (APPEAL_UNKNOWN), also for one of somebody of other divisions.
    private func entry(
        of id: [UInt8], _ context: CallContext
    ) async throws -> HealthCodeV1.StoredAppealEntry {
        guard id.count == 16 else { throw FieldProblem(field: "id", reason: "must be 16 bytes") }
        let staff = try context.staff
        guard let entry = try await appeals.lists.find(id, options: context.onward),
            staff.covers(entry.division.isEmpty ? nil : entry.division)
        else { throw RPCError.appealUnknown }
        return entry
    }
}

extension Principal.Staff {
    /// Whether the account stands above the authorities that answer first: it is responsible for a province or more.
    fileprivate func isHigher(for division: String) -> Bool {
        divisions.isEmpty || divisions.contains { $0.utf8.count <= 2 && division.hasPrefix($0) }
    }
}

// MARK: - Messages

extension HealthCodeV1.AppealSummary {
    fileprivate init(_ entry: HealthCodeV1.StoredAppealEntry) {
        self.init(
            id: entry.id, cause: entry.cause, division: entry.division, filedAt: .init(seconds: entry.filedAt),
            dueAt: .init(seconds: entry.dueAt), escalated: entry.escalated)
    }
}

extension HealthCodeV1.HeldEvidence {
    fileprivate init(_ test: HealthCodeV1.StoredTest) {
        self.init(
            name: .init(evidence: .test(.init(laboratory: test.laboratory, sampleId: test.sampleId))),
            at: test.sampledAt, outcome: test.outcome)
    }

    fileprivate init(_ exposure: HealthCodeV1.StoredExposure, of person: PartitionKey) {
        self.init(
            name: .init(
                evidence: .exposure(
                    .init(
                        person: .init(person: .personKey(person.bytes)), source: exposure.source,
                        cause: exposure.cause, evidenceId: exposure.evidenceId, from: exposure.from))),
            at: exposure.from, until: exposure.until)
    }

    fileprivate init(_ declaration: HealthCodeV1.StoredDeclaration, of person: PartitionKey) {
        self.init(
            name: .init(
                evidence: .declaration(
                    .init(
                        person: .init(person: .personKey(person.bytes)), counter: declaration.counter,
                        declaredAt: declaration.declaredAt))),
            at: declaration.declaredAt)
    }
}
