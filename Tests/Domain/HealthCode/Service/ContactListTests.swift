import CommonContracts
import HealthCodeContracts
import HealthCodeCore
import HealthCodeRecords
import Kit
import KitRecords
import RPC
import Reference
import Security
import StorageClient
import Testing
import Values

@testable import HealthCodeServer

@Suite("Lists of contacts")
struct ContactListTests {
    private static let second = Principal.Staff(
        name: "second", roles: [.healthAuthority], organisation: "bureau", token: [2])

    private func withSystem(_ body: (TestHealthCode, ContactLists) async throws -> Void) async throws {
        let system = try await TestHealthCode()
        let (clock, reference) = (system.clock, system.reference)
        let cases = CaseIndex(store: system.store, hash: KeyedHash(system.keys))
        let followers = CaseFollowers(
            store: system.store, cases: cases, now: { Instant(seconds: clock.now) },
            auditKept: reference.retention.audit)
        let lists = ContactLists(
            store: system.store, cases: cases, riskAreas: system.index,
            persons: PersonResolver(InProcessChannel(services: [system.directory])),
            book: ApprovalBook(in: system.store, kept: 86_400, now: { clock.now }),
            imports: system.importLog, followers: followers,
            erased: ErasedPersons(system.erasures), lifetimes: EvidenceLifetimes(reference),
            now: { Instant(seconds: clock.now) }, notificationsKept: reference.retention.notifications,
            areaRows: AreaRowCounts(), pause: { _ in })
        try await system.report(.case, "C-1")
        do { try await body(system, lists) } catch {
            await system.close()
            throw error
        }
        await system.close()
    }

    private func row(
        _ system: TestHealthCode, _ person: CommonV1.PersonRef = .neighbour, revision: UInt64 = 0,
        withdrawn: Bool = false, citing number: String = "C-1"
    ) -> HealthCodeV1.ExposureRow {
        .init(
            row: 1,
            exposure: .init(
                person: person, cause: .closeContact, evidenceId: number, from: system.ago(days: 1), source: "cdc",
                revision: revision, withdrawn: withdrawn,
                contact: .init(place: "餐厅 5", at: system.ago(days: 1), way: .meal)))
    }

    private func load(
        _ system: TestHealthCode, _ rows: HealthCodeV1.ExposureRow...
    ) async throws -> CommonV1.ImportReport {
        try await system.evidence.importExposures(options: try system.asOperator()) {
            try await $0.send(.init(rows: rows))
        }
    }

    /// Approves a list and carries it out, as the worker does.
    private func approve(_ report: CommonV1.ImportReport, _ lists: ContactLists) async throws -> [String] {
        let id = try #require(report.waitingFor.first?.approvalId)
        let seen = try #require(try await lists.book.find(id, options: .init())?.value)
        _ = try await lists.book.approve(id, revision: seen.revision, by: Self.second, options: .init())
        await lists.effects.completePending(key: id, of: ApprovalBook.partition, options: .init())
        let done = try #require(try await lists.book.find(id, options: .init())?.value)
        #expect(done.state == .done)
        return done.result.map(\.text)
    }

    private func stored(
        _ system: TestHealthCode, _ document: CommonV1.Document = .neighbour
    ) async throws -> [HealthCodeV1.StoredExposure] {
        try await system.store.read(system.partition(of: document), .all(HealthCodeRecordSets.exposures)).map(\.value)
    }

    @Test("COL-6: rows of a list wait and store nothing; approved they count, with contact and proposal")
    func waits() async throws {
        try await withSystem { system, lists in
            let report = try await load(system, row(system))
            #expect(report.received == 1 && report.waiting == 1 && report.accepted == 0)
            #expect(try await stored(system).isEmpty)
            #expect(try await approve(report, lists) == ["1", "0", "0"])
            let row = try #require(try await stored(system).first)
            #expect(row.contact?.place == "餐厅 5" && row.approvalId == report.waitingFor.first?.approvalId)
            #expect(try await load(system, self.row(system)).unchanged == 1)
        }
    }

    @Test("COL-6: a list cites a case that the registry has recorded and not taken back, also one of the same batch")
    func cases() async throws {
        try await withSystem { system, lists in
            let unknown = try await load(system, row(system, citing: "C-2"))
            #expect(unknown.rejections.map(\.field) == ["evidence_id"] && unknown.waiting == 0)
            var recorded = row(system, .citizen, citing: "C-2")
            recorded.exposure?.cause = .case
            recorded.exposure?.contact = nil
            let both = try await load(system, row(system, citing: "C-2"), recorded)
            #expect(both.accepted == 1 && both.waiting == 1)
            recorded.exposure?.withdrawn = true
            _ = try await load(system, recorded)
            #expect(try await load(system, row(system, revision: 5, citing: "C-2")).rejected == 1)
            #expect(try await approve(both, lists).first?.contains("taken the case back") == true)
            #expect(try await stored(system).isEmpty)
            let told = try await system.store.read(
                system.partition(of: .neighbour), .all(KitRecordSets.notifications)
            ).map(\.value).first { $0.kind == "listNotApproved" }
            #expect(told?.at == system.clock.now, "now, and not when the list would have expired")
        }
    }

    @Test(
        "COL-6, TRC-1: a list names neither the case itself nor who met a case after its end; other oddities are remarked"
    )
    func contradictions() async throws {
        try await withSystem { system, lists in
            func listed(_ number: String, _ change: (inout HealthCodeV1.Exposure) -> Void) -> HealthCodeV1.ExposureRow {
                var row = row(system, citing: number)
                if var exposure = row.exposure {
                    change(&exposure)
                    row.exposure = exposure
                }
                return row
            }
            func met(_ days: Int64, from begun: Int64? = nil) -> (inout HealthCodeV1.Exposure) -> Void {
                { exposure in
                    exposure.contact?.at = system.ago(days: days)
                    exposure.from = system.ago(days: begun ?? days)
                }
            }
            #expect(try await load(system, row(system, .citizen)).rejections.map(\.field) == ["person"])
            // The window of C-1, which began a day ago, begins 3 days ago.
            let early = try await load(system, listed("C-1", met(4)))
            #expect(early.waiting == 1 && early.notes.map(\.field) == ["contact.at"])
            let id = try #require(early.waitingFor.first?.approvalId)
            let shown = try await system.evidence.listContacts(.init(approvalId: id), options: try system.asOperator())
            #expect(shown.contacts.map(\.notes.count) == [1])
            let apart = try await load(system, listed("C-1", met(1, from: 50)))
            #expect(apart.waiting == 1 && apart.notes.map(\.field) == ["from"])
            // A case that ended: contacts after it are refused, secondary ones are not.
            _ = try await system.report(.case, "C-9", until: .init(seconds: system.clock.now - 3_600))
            let over = try await load(system, listed("C-9", met(0)))
            #expect(over.rejections.map(\.field) == ["contact.at"] && over.waiting == 0)
            let secondary = listed("C-9") { exposure in
                met(0)(&exposure)
                exposure.cause = .secondaryContact
            }
            #expect(try await load(system, secondary).waiting == 1)
            #expect(try await load(system, listed("C-9", met(1))).waiting == 1)
        }
    }

    @Test("COL-6: SECONDARY_CONTACT waits as well; CO_LOCATED of a tracer, and a withdrawal, count at once")
    func causes() async throws {
        try await withSystem { system, _ in
            for (cause, waits) in [(HealthCodeV1.Cause.secondaryContact, true), (.coLocated, false)] {
                var row = row(system)
                row.exposure?.cause = cause
                let report = try await load(system, row)
                #expect(report.waiting == (waits ? 1 : 0) && report.accepted == (waits ? 0 : 1))
            }
            #expect(try await load(system, row(system, revision: 2, withdrawn: true)).accepted == 1)
        }
    }

    @Test("COL-13: what was withdrawn or corrected while its list waited stays so")
    func overtaken() async throws {
        try await withSystem { system, lists in
            let plain = try await load(system, row(system))
            _ = try await load(system, row(system, withdrawn: true))
            #expect(try await approve(plain, lists) == ["0", "0", "1"])
            #expect(try await stored(system).map(\.withdrawn) == [true])
            // Without an order nothing tells that it is newer than the withdrawal.
            #expect(try await load(system, row(system)).rejections.map(\.field) == ["row"])
            let newer = try await load(system, row(system, revision: 1))
            #expect(try await approve(newer, lists) == ["1", "0", "0"])
        }
    }

    @Test("Who is erased while a list waits stays erased: it is left out when the list is approved, or rejected")
    func erased() async throws {
        try await withSystem { system, lists in
            let report = try await load(system, row(system), row(system, .visitor))
            let id = try #require(report.waitingFor.first?.approvalId)
            let person = try system.partition(of: .neighbour)
            let erasures = Erasures(
                in: system.store, ledger: system.erasures, sets: HealthCodeRecordSets.all + KitRecordSets.all,
                by: .service("services/migrate"), auditKept: 86_400, now: { system.clock.now })
            try await erasures.erase(person: person, phone: nil)
            let proposed = try #require(try await lists.book.find(id, options: .init())?.value)
            try await lists.tellSubjects(proposed, .init())
            #expect(try await approve(report, lists) == ["1", "0", "0", "1"])
            #expect(try await stored(system).isEmpty)
            #expect(try await stored(system, .visitor).count == 1)
            #expect(try await system.store.read(person, .all(KitRecordSets.notifications)).isEmpty)
            // What somebody delivers of them after that is new.
            system.clock.advance(1)
            #expect(try await approve(load(system, row(system)), lists) == ["1", "0", "0"])
        }
    }

    @Test("COL-6: a list that is not approved tells everybody on it, once, and changes nothing")
    func told() async throws {
        try await withSystem { system, lists in
            let report = try await load(system, row(system))
            let id = try #require(report.waitingFor.first?.approvalId)
            _ = try await lists.book.reject(id, reason: "wrong", by: Self.second, options: .init())
            let rejected = try #require(try await lists.book.find(id, options: .init())?.value)
            for _ in 0..<2 { try await lists.tellSubjects(rejected, .init()) }
            let told = try await system.store.read(
                system.partition(of: .neighbour), .all(KitRecordSets.notifications))
            #expect(told.map(\.value.kind) == ["listNotApproved"])
            #expect(try await stored(system).isEmpty)
        }
    }

    @Test("COL-6: who decides sees what each row says, masked and by pages, and the person reads that they saw it")
    func shown() async throws {
        try await withSystem { system, lists in
            let report = try await load(system, row(system), row(system, .visitor))
            let id = try #require(report.waitingFor.first?.approvalId)
            var (contacts, token) = ([HealthCodeV1.ListedContact](), "")
            repeat {
                let page = try await system.evidence.listContacts(
                    .init(approvalId: id, pageSize: 1, pageToken: token), options: try system.asOperator())
                #expect(page.contacts.count == 1)
                (contacts, token) = (contacts + page.contacts, page.nextPageToken)
            } while !token.isEmpty
            let documents = [CommonV1.Document.neighbour, .visitor]
            #expect(contacts.map(\.maskedDocument) == documents.map { "***\($0.number.suffix(4))" })
            #expect(contacts.allSatisfy { $0.cause == .closeContact && $0.source == "cdc" })
            #expect(contacts[0].contact == .init(place: "餐厅 5", at: system.ago(days: 1), way: .meal))
            for document in documents {
                let chain = try await system.store.read(
                    system.partition(of: document), .entries(AuditChains.ofPersons))
                let seen = chain.entries.map(\.value).filter { $0.kind == .lookUp }
                #expect(seen.map(\.method) == ["shuangma.healthcode.v1.Evidence/ListContacts"])
                #expect(seen.first?.facts.contains(.init(name: "sight", text: "list")) == true)
            }
        }
    }

    @Test("COL-6: rows of a list are shown to nobody else than its proposer and those who may decide about it")
    func hidden() async throws {
        try await withSystem { system, lists in
            let report = try await load(system, row(system))
            let id = try #require(report.waitingFor.first?.approvalId)
            let page = try Page(size: 0, token: "")
            func reason(_ id: [UInt8], _ roles: Set<StaffRole>, in divisions: [String]) async -> String? {
                let staff = Principal.Staff(
                    name: "other", roles: roles, organisation: "bureau", divisions: divisions, token: [3])
                return await refusal { _ = try await lists.page(of: id, page, for: staff, options: .init()) }?.reason
            }
            #expect(await reason(id, [.tracer], in: ["1101"]) == nil)
            #expect(await reason(id, [.tracer], in: ["33"]) == "OUT_OF_SCOPE")
            #expect(await reason(id, [.auditor], in: []) == "OUT_OF_SCOPE")
            #expect(await reason(Array(repeating: 9, count: 16), [.tracer], in: []) == "APPROVAL_UNKNOWN")
        }
    }

    @Test("COL-6: rows other than those that were proposed take no effect, and are not shown")
    func changedPart() async throws {
        try await withSystem { system, lists in
            let report = try await load(system, row(system))
            let id = try #require(report.waitingFor.first?.approvalId)
            let approval = try #require(try await lists.book.find(id, options: .init())?.value)
            let partition = try lists.cases.partition(of: SourceName("C-1"))
            let part = try #require(
                try await system.store.read(
                    partition, .record(HealthCodeRecordSets.listParts, key: approval.parts[0])))
            var changed = part.value
            changed.rows[0].personKey = try system.partition(of: .citizen).bytes
            try await system.store.write(partition) { change in
                try change.put(changed, in: HealthCodeRecordSets.listParts, key: approval.parts[0])
            }
            let error = await refusal { _ = try await lists.carryOut(approval, .init()) }
            #expect(error?.code == .dataLoss)
            let shown = await refusal {
                _ = try await system.evidence.listContacts(.init(approvalId: id), options: try system.asOperator())
            }
            #expect(shown?.code == .dataLoss)
        }
    }

    @Test("Carrying a list out again stores nothing twice and tells the same")
    func again() async throws {
        try await withSystem { system, lists in
            let report = try await load(system, row(system), row(system, .visitor))
            let id = try #require(report.waitingFor.first?.approvalId)
            let approval = try #require(try await lists.book.find(id, options: .init())?.value)
            let first = try await lists.carryOut(approval, .init())
            let before = try await system.store.read(
                system.partition(of: .neighbour), .all(HealthCodeRecordSets.exposures))
            #expect(try await lists.carryOut(approval, .init()) == first)
            let after = try await system.store.read(
                system.partition(of: .neighbour), .all(HealthCodeRecordSets.exposures))
            #expect(before.map(\.version) == after.map(\.version))
        }
    }

    @Test("A case whose index was not written in time is indexed by the worker, or when its row comes again")
    func index() async throws {
        try await withSystem { system, lists in
            let index = lists.cases
            let person = try system.partition()
            let number = SourceName("C-1")
            try await system.store.write(try index.partition(of: number)) { $0.deleteAll(HealthCodeRecordSets.cases) }
            #expect(try await !index.isRecorded(number, options: .init()))
            #expect(try await system.report(.case, "C-1").unchanged == 1)
            #expect(try await index.isRecorded(number, options: .init()))
            try await system.store.write(try index.partition(of: number)) { $0.deleteAll(HealthCodeRecordSets.cases) }
            let key = try #require(
                try await system.store.read(person, .all(HealthCodeRecordSets.exposures)).first?.key)
            try await system.store.write(person) { change in
                try index.effects.add(.init(number: number.text), key: key, to: &change)
            }
            #expect(await index.effects.completePending(key: key, of: person, options: .init()))
            #expect(try await index.isRecorded(number, options: .init()))
        }
    }
}
