import CommonContracts
import Formats
import HealthCodeContracts
import HealthCodeCore
import HealthCodeFeed
import HealthCodeRecords
import Kit
import KitRecords
import RPC
import Security
import StorageClient
import Testing
import Values
import Wire

@testable import HealthCodeServer

@Suite("Rows of areas that the register does not know (COL-6)", .serialized)
struct AreaListTests {
    private static let second = Principal.Staff(
        name: "second", roles: [.healthAuthority], organisation: "bureau", token: [2])
    private static let areaCauses: [HealthCodeV1.Cause] = [
        .highRiskArea, .mediumRiskArea, .leftHighRiskArea, .leftMediumRiskArea,
    ]

    /// A system whose register knows the area A1 alone.
    private func withSystem(_ body: (TestHealthCode) async throws -> Void) async throws {
        let system = try await TestHealthCode()
        do {
            try await system.followAreas(system.area("A1", until: nil))
            try await body(system)
        } catch {
            await system.close()
            throw error
        }
        await system.close()
    }

    private func row(
        _ system: TestHealthCode, _ cause: HealthCodeV1.Cause = .highRiskArea, citing area: String, number: UInt64 = 1,
        person: CommonV1.PersonRef = .citizen, until: GoogleProtobuf.Timestamp? = nil, revision: UInt64 = 0,
        withdrawn: Bool = false
    ) -> HealthCodeV1.ExposureRow {
        .init(
            row: number,
            exposure: .init(
                person: person, cause: cause, evidenceId: area, from: system.ago(days: 1), until: until,
                source: "areas", revision: revision, withdrawn: withdrawn))
    }

    private func load(
        _ system: TestHealthCode, _ rows: HealthCodeV1.ExposureRow...
    ) async throws -> CommonV1.ImportReport {
        try await load(system, rows)
    }

    private func load(
        _ system: TestHealthCode, _ rows: [HealthCodeV1.ExposureRow]
    ) async throws -> CommonV1.ImportReport {
        try await system.evidence.importExposures(options: try system.asOperator()) {
            try await $0.send(.init(rows: rows))
        }
    }

    private func stored(
        _ system: TestHealthCode, _ document: CommonV1.Document = .citizen
    ) async throws -> [HealthCodeV1.StoredExposure] {
        try await system.store.read(system.partition(of: document), .all(HealthCodeRecordSets.exposures)).map(\.value)
    }

    /// Decides about a list and carries out what follows, as the worker does.
    private func decide(_ report: CommonV1.ImportReport, _ system: TestHealthCode, approves: Bool) async throws {
        let (id, clock) = (try #require(report.waitingFor.first?.approvalId), system.clock)
        let lists = system.lists
        let seen = try #require(try await lists.book.find(id, options: .init())?.value)
        #expect(seen.kind == "area-list" && seen.deciders == ["health-authority"] && seen.isOpen(at: clock.now))
        if approves {
            _ = try await lists.book.approve(id, revision: seen.revision, by: Self.second, options: .init())
        } else {
            _ = try await lists.book.reject(id, reason: "no such area", by: Self.second, options: .init())
        }
        await lists.areaEffects.completePending(key: id, of: ApprovalBook.partition, options: .init())
    }

    private func told(_ system: TestHealthCode) async throws -> [HealthCodeV1.NotificationKind] {
        try await system.health.listNotifications(.init(), options: try await system.logIn()).notifications.map(\.kind)
    }

    @Test(
        "COL-6: every cause of an area counts at once where the register knows the area, and waits elsewhere",
        arguments: areaCauses)
    func everyCause(cause: HealthCodeV1.Cause) async throws {
        try await withSystem { system in
            let known = try await load(system, row(system, cause, citing: "A1"))
            #expect(known.accepted == 1 && known.waiting == 0)
            let unknown = try await load(system, row(system, cause, citing: "A2"))
            #expect(unknown.waiting == 1 && unknown.accepted == 0 && unknown.waitingFor.count == 1)
            #expect(unknown.notes.map(\.field) == ["evidence_id"])
            #expect(try await stored(system).map(\.evidenceId) == ["A1"])
            try await decide(unknown, system, approves: true)
            let rows = try await stored(system)
            #expect(Set(rows.map(\.evidenceId)) == ["A1", "A2"])
            #expect(
                rows.first { $0.evidenceId == "A2" }?.approvalId == unknown.waitingFor.first?.approvalId,
                "the row leads to who approved it")
            #expect(try await load(system, row(system, cause, citing: "A2")).unchanged == 1)
        }
    }

    @Test(
        "COL-6: other causes need no area, whatever they cite",
        arguments: [HealthCodeV1.Cause.case, .inbound, .coLocated])
    func otherCauses(cause: HealthCodeV1.Cause) async throws {
        try await withSystem { system in
            let report = try await load(system, row(system, cause, citing: "A2"))
            #expect(report.accepted == 1 && report.waiting == 0)
        }
    }

    @Test(
        "COL-6: an area whose level begins later stands in no list, so that its rows wait as those of an unknown one",
        arguments: areaCauses)
    func beginsLater(cause: HealthCodeV1.Cause) async throws {
        try await withSystem { system in
            var area = system.area("A3", until: nil)
            area.from = .init(seconds: system.clock.now + 1)
            try await system.followAreas(system.area("A1", until: nil), area)
            #expect(try await load(system, row(system, cause, citing: "A3")).waiting == 1)
            system.clock.advance(1)
            #expect(try await load(system, row(system, cause, citing: "A3")).accepted == 1)
        }
    }

    /// What becomes of a recall of rows that wait.
    enum Order: CaseIterable { case recalledFirst, approvedFirst, recalledBetween }

    @Test(
        "COL-10: rows that wait when their import is recalled never count, whatever comes first",
        arguments: Order.allCases)
    func recalledWhileWaiting(order: Order) async throws {
        try await withSystem { system in
            try await system.declareHealthy()
            let report = try await load(system, row(system, .highRiskArea, citing: "A2"))
            let id = try #require(report.waitingFor.first?.approvalId)
            func recall() async throws -> HealthCodeV1.Recall {
                try await system.evidence.withdrawEvidence(
                    .init(
                        reason: "the wrong file", reference: "QA-1", idempotencyKey: "1",
                        evidence: .importId(report.importId)), options: try system.asOperator())
            }
            switch order {
            case .recalledFirst:
                let recall = try await recall()
                #expect(recall.state == .done && recall.waiting == 1 && recall.withdrawn == 0 && recall.rows == 1)
                try await decide(report, system, approves: true)
            case .approvedFirst:
                try await decide(report, system, approves: true)
                let recall = try await recall()
                #expect(recall.state == .done && recall.waiting == 0 && recall.withdrawn == 1)
            case .recalledBetween:
                // The worker has stored the row and dies; the recall comes before it goes on.
                let approved = try await approve(id, system)
                _ = try await system.lists.carryOut(approved, .init())
                #expect(try await recall().withdrawn == 1)
                await system.lists.areaEffects.completePending(key: id, of: ApprovalBook.partition, options: .init())
            }
            #expect(try await stored(system).allSatisfy(\.withdrawn))
            #expect(try await system.citizensCode().colour == .green)
            if order != .approvedFirst {
                let done = try #require(try await system.lists.book.find(id, options: .init())?.value)
                #expect(done.state == .done && done.result.last.map { "\($0.name) \($0.text)" } == "recalled 1")
            }
            // Delivered again it waits again, and counts when it is approved.
            let again = try await load(system, row(system, .highRiskArea, citing: "A2", revision: 7))
            try await decide(again, system, approves: true)
            #expect(try await system.citizensCode().colour == .red)
        }
    }

    @Test("COL-10: the very rows of a recalled import, delivered again while they wait, count when they are approved")
    func deliveredAgain() async throws {
        try await withSystem { system in
            let first = try await load(system, row(system, .highRiskArea, citing: "A2"))
            _ = try await system.evidence.withdrawEvidence(
                .init(
                    reason: "the wrong file", reference: "QA-1", idempotencyKey: "1",
                    evidence: .importId(first.importId)), options: try system.asOperator())
            let again = try await load(system, row(system, .highRiskArea, citing: "A2"))
            #expect(again.waiting == 1)
            try await decide(again, system, approves: true)
            #expect(try await system.citizensCode().colour == .red)
        }
    }

    @Test("COL-10: the recall of a single row that waits says so, and names the proposal")
    func singleRowWaits() async throws {
        try await withSystem { system in
            let report = try await load(system, row(system, .highRiskArea, citing: "A2"))
            let evidence = HealthCodeV1.ExposureName(
                person: .citizen, source: "areas", cause: .highRiskArea, evidenceId: "A2", from: system.ago(days: 1))
            let refused = await refusal {
                _ = try await system.evidence.withdrawEvidence(
                    .init(
                        reason: "wrong", reference: "QA-1", idempotencyKey: "1", evidence: .exposure(evidence)),
                    options: try system.asOperator())
            }
            #expect(refused?.reason == "EVIDENCE_WAITS")
            #expect(refused?.message.contains(Hexadecimal.text(report.waitingFor.first?.approvalId ?? [])) == true)
            try await decide(report, system, approves: false)
            let gone = await refusal {
                _ = try await system.evidence.withdrawEvidence(
                    .init(
                        reason: "wrong", reference: "QA-1", idempotencyKey: "2", evidence: .exposure(evidence)),
                    options: try system.asOperator())
            }
            #expect(gone?.reason == "EVIDENCE_UNKNOWN")
        }
    }

    /// Approves a list; nothing follows yet.
    private func approve(_ id: [UInt8], _ system: TestHealthCode) async throws -> KitV1.StoredApproval {
        let seen = try #require(try await system.lists.book.find(id, options: .init())?.value)
        return try await system.lists.book.approve(id, revision: seen.revision, by: Self.second, options: .init())
    }

    @Test("COL-6: rows of one number are told apart, and each unknown area is a list of its own")
    func numbers() async throws {
        try await withSystem { system in
            let report = try await load(
                system, row(system, citing: "A1"), row(system, citing: "A2"), row(system, .case, citing: "C-1"),
                row(system, citing: "A3"), row(system, citing: "A2", person: .neighbour))
            #expect(report.accepted == 2 && report.waiting == 3 && report.received == 5)
            #expect(report.waitingFor.map(\.rows).sorted() == [1, 2])
            #expect(Set(try await stored(system).map(\.evidenceId)) == ["A1", "C-1"])
            #expect(try await stored(system, .neighbour).isEmpty)
        }
    }

    @Test("COL-6: taking back and ending count at once, and lasting longer waits again")
    func ending() async throws {
        try await withSystem { system in
            try await decide(try await load(system, row(system, citing: "A2")), system, approves: true)
            let ended = try await load(system, row(system, citing: "A2", until: system.now, revision: 2))
            #expect(ended.accepted == 1 && ended.waiting == 0)
            let longer = try await load(system, row(system, citing: "A2", revision: 3))
            #expect(longer.waiting == 1 && longer.accepted == 0)
            let gone = try await load(system, row(system, citing: "A2", revision: 4, withdrawn: true))
            #expect(gone.accepted == 1 && gone.waiting == 0)
            try await decide(longer, system, approves: true)
            #expect(try await stored(system).allSatisfy(\.withdrawn), "the withdrawal is newer")
        }
    }

    @Test("COL-6: rows wait on when their area becomes known; delivered again they count, and nobody is told otherwise")
    func knownLater() async throws {
        try await withSystem { system in
            let neighbour = row(system, citing: "A2", number: 2, person: .neighbour)
            let early = try await load(system, row(system, citing: "A2"), neighbour)
            #expect(early.waiting == 2)
            try await system.followAreas(system.area("A1", until: nil), system.area("A2", until: nil))
            #expect(try await stored(system).isEmpty)
            #expect(try await load(system, row(system, citing: "A2")).accepted == 1)
            #expect(try await system.citizensCode().colour == .red)
            try await decide(early, system, approves: false)
            #expect(try await told(system) == [])
        }
    }

    @Test("COL-6: whoever is on a list that was rejected is told that nothing changed, and by whom it was proposed")
    func rejected() async throws {
        try await withSystem { system in
            try await decide(try await load(system, row(system, citing: "A2")), system, approves: false)
            #expect(try await stored(system).isEmpty)
            let told = try await system.health.listNotifications(.init(), options: try await system.logIn())
            #expect(told.notifications.map(\.kind) == [.areaListNotApproved])
            #expect(told.notifications.first?.textEn.contains("not registered") == true)
        }
    }

    @Test("COL-6: while the register cannot be followed, no row of an area is taken, and other rows are")
    func notKnown() async throws {
        try await withSystem { system in
            system.clock.advance(61)
            let refused = await refusal { _ = try await load(system, row(system, citing: "A1")) }
            #expect(refused?.code == .unavailable && refused?.reason == "RISK_AREAS_NOT_KNOWN")
            let (rows, other) = (
                try await stored(system), try await load(system, row(system, .inbound, citing: "B-1"))
            )
            #expect(rows.isEmpty && other.accepted == 1)
        }
    }

    @Test("COL-6: of more than 100 unknown areas in a call the others are refused, and the remedy says what is missing")
    func manyAreas() async throws {
        try await withSystem { system in
            let rows = (1...102).map { row(system, citing: "X-\($0)", number: UInt64($0)) }
            let report = try await load(system, rows)
            #expect(report.waiting == 100 && report.rejected == 2 && report.rejections.map(\.row) == [101, 102])
            #expect(report.rejections.allSatisfy { $0.remedy.contains("import the areas first") })
        }
    }

    @Test("Rows of areas are counted by whether the register knew the area")
    func metrics() async throws {
        try await withSystem { system in
            _ = try await load(
                system, row(system, citing: "A1"), row(system, citing: "A2"), row(system, citing: "A3"))
            #expect(system.services.metrics.contains("shuangma_health_area_rows_total{area=\"known\"} 1\n"))
            #expect(system.services.metrics.contains("shuangma_health_area_rows_total{area=\"unknown\"} 2\n"))
        }
    }
}

extension TestHealthCode {
    /// Imports as the services note them.
    var importLog: ImportLog {
        let clock = clock
        return ImportLog(
            store: store, hash: KeyedHash(keys),
            surroundings: Surroundings(now: { clock.now }, random: Surroundings.system.random))
    }

    /// Lists as the services decide about them.
    fileprivate var lists: ContactLists {
        let (clock, cases) = (clock, CaseIndex(store: store, hash: KeyedHash(keys)))
        let now = { @Sendable in Instant(seconds: clock.now) }
        return ContactLists(
            store: store, cases: cases, riskAreas: index,
            persons: PersonResolver(InProcessChannel(services: [directory])),
            book: ApprovalBook(in: store, kept: 86_400, now: { clock.now }), imports: importLog,
            followers: CaseFollowers(
                store: store, cases: cases, now: now, auditKept: reference.retention.audit),
            erased: ErasedPersons(erasures), lifetimes: EvidenceLifetimes(reference), now: now,
            notificationsKept: reference.retention.notifications, areaRows: AreaRowCounts(), pause: { _ in })
    }
}
