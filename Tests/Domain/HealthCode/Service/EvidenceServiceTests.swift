import CommonContracts
import HealthCodeContracts
import HealthCodeRecords
import Kit
import RPC
import StorageClient
import Testing
import Values
import Wire

@Suite("Loading evidence (COL-6, COL-7)", .serialized)
struct EvidenceServiceTests {
    @Test("COL-6: a positive test turns the code red; the same import again changes nothing")
    func tests() async throws {
        let system = try await TestHealthCode()
        try await system.declareHealthy()
        let test = system.test("S-1", .positive)
        #expect(try await system.load(test).counts == [1, 1, 0, 0])
        #expect(try await system.load(test).counts == [1, 0, 1, 0])
        let status = try await system.citizensCode()
        #expect(status.colour == .red && status.reasons.map(\.cause) == [.case])
        #expect(status.latestTest == .init(sampledAt: test.sampledAt, outcome: .positive, hoursAgo: 1))
        #expect(try await system.load(system.test("S-1", .negative)).counts == [1, 1, 0, 0])
        #expect(try await system.citizensCode().colour == .green)
        await system.close()
    }

    @Test("COL-15: the latest test is told for 14 days")
    func latestTest() async throws {
        let system = try await TestHealthCode()
        var old = system.test("S-1", .negative)
        old.sampledAt = .init(seconds: system.clock.now - 14 * TestHealthCode.day)
        _ = try await system.load(old)
        #expect(try await system.citizensCode().latestTest == nil)
        var recent = old
        recent.sampleId = "S-2"
        recent.sampledAt?.seconds += 1
        _ = try await system.load(recent)
        #expect(try await system.citizensCode().latestTest?.sampledAt == recent.sampledAt)
        await system.close()
    }

    @Test("Stored evidence holds no document: its partition tells the person")
    func documentIsNotKept() async throws {
        let system = try await TestHealthCode()
        _ = try await system.load(system.test("S-1", .negative))
        try await system.report(.inbound, "BJ-1")
        try await system.declareHealthy()
        let (tests, exposures, declarations) = try await system.store.read(
            system.partition(), .all(HealthCodeRecordSets.tests), .all(HealthCodeRecordSets.exposures),
            .all(HealthCodeRecordSets.declarations))
        #expect((tests.count, exposures.count, declarations.count) == (1, 1, 1))
        #expect(tests[0].value.sampleId == "S-1" && exposures[0].value.evidenceId == "BJ-1")
        let number = CommonV1.Document.citizen.number
        let bytes = try [
            tests[0].value.serialized(), exposures[0].value.serialized(), declarations[0].value.serialized(),
        ]
        #expect(!bytes.contains { String(decoding: $0, as: UTF8.self).contains(number) })
        await system.close()
    }

    @Test("RET-1: tests are kept 60 days, exposures 60 after their end and declarations 30")
    func retention() async throws {
        let system = try await TestHealthCode()
        let day = TestHealthCode.day
        _ = try await system.load(system.test("S-1", .negative))
        try await system.report(.inbound, "A")
        try await system.report(.case, "B")
        try await system.report(.case, "C", until: system.now)
        try await system.declareHealthy()
        let (tests, exposures, declarations) = try await system.store.read(
            system.partition(), .all(HealthCodeRecordSets.tests), .all(HealthCodeRecordSets.exposures),
            .all(HealthCodeRecordSets.declarations))
        let now = system.clock.now
        #expect(tests.map(\.expiresAt?.seconds) == [now - 3600 + 60 * day])
        #expect(declarations.map(\.expiresAt?.seconds) == [now + 30 * day])
        let ends = Dictionary(uniqueKeysWithValues: exposures.map { ($0.value.evidenceId, $0.expiresAt?.seconds) })
        #expect(ends == ["A": now - day + 60 * day, "B": nil, "C": now + 60 * day])
        await system.close()
    }

    @Test("COL-2: a declaration from a counter counts as the person's own, and the same import again changes nothing")
    func declarations() async throws {
        let system = try await TestHealthCode()
        let taken = HealthCodeV1.TakenDeclaration(
            person: .citizen, declaration: .init(symptoms: [.cough], division: "110105"),
            declaredAt: system.ago(days: 1),
            counter: "朝阳社区")
        var reports: [CommonV1.ImportReport] = []
        for _ in 0..<2 {
            reports.append(
                try await system.evidence.importDeclarations(options: try system.asOperator()) {
                    try await $0.send(.init(rows: [.init(row: 7, declaration: taken)]))
                })
        }
        #expect(reports.map(\.counts) == [[1, 1, 0, 0], [1, 0, 1, 0]])
        let status = try await system.citizensCode()
        #expect(status.colour == .yellow && status.reasons.map(\.cause) == [.symptom])
        #expect(status.declaredAt == system.ago(days: 1))
        await system.close()
    }
}

// MARK: - Rows that are wrong

extension EvidenceServiceTests {
    @Test("A row that is wrong is refused by number and field, and the others are stored")
    func badRows() async throws {
        let system = try await TestHealthCode()
        let good = system.test("S-1", .negative)
        var rows: [(HealthCodeV1.TestResult?, String)] = [(nil, "row")]
        func bad(_ field: String, _ change: (inout HealthCodeV1.TestResult) -> Void) {
            var test = good
            change(&test)
            rows.append((test, field))
        }
        bad("person") { $0.person = nil }
        bad("person.number") { $0.person = .init(person: .document(.invalid)) }
        bad("person.person_key") { $0.person = .init(person: .personKey([1, 2])) }
        bad("outcome") { $0.outcome = .unspecified }
        // Its key in the store would be longer than the store takes.
        bad("sample_id") {
            $0.sampleId = String(repeating: "样", count: 64)
            $0.laboratory = String(repeating: "室", count: 64)
        }
        bad("laboratory") { $0.laboratory = "a\u{0}b" }
        bad("sampled_at") { $0.sampledAt = .init(seconds: .max, nanos: .max) }
        let batch = HealthCodeV1.TestBatch(
            rows: rows.enumerated().map { .init(row: UInt64($0.offset), test: $0.element.0) } + [
                .init(row: 99, test: good)
            ])
        let report = try await system.evidence.importTests(options: try system.asOperator()) {
            try await $0.send(batch)
        }
        #expect(report.counts == [UInt64(rows.count) + 1, 1, 0, UInt64(rows.count)])
        #expect(report.rejections.map(\.field) == rows.map(\.1))
        #expect(report.rejections.map(\.row) == rows.indices.map { UInt64($0) })
        await system.close()
    }

    @Test(
        "A batch of 1,000 rows is taken, a larger one is refused, and a report lists 1,000 rejections of all it counts")
    func largeBatches() async throws {
        let system = try await TestHealthCode()
        let empty = HealthCodeV1.ExposureBatch(rows: Array(repeating: .init(row: 1), count: 1_000))
        let report = try await system.evidence.importExposures(options: try system.asOperator()) {
            for _ in 0..<2 { try await $0.send(empty) }
        }
        #expect(report.counts == [2_000, 0, 0, 2_000] && report.rejections.count == 1_000)
        let larger = HealthCodeV1.ExposureBatch(rows: empty.rows + [.init(row: 1)])
        let refused = await refusal {
            _ = try await system.evidence.importExposures(options: try system.asOperator()) {
                try await $0.send(larger)
            }
        }
        #expect(refused?.code == .invalidArgument && refused?.field == "rows")
        await system.close()
    }

    @Test("Citizens load nothing")
    func onlyOperators() async throws {
        let system = try await TestHealthCode()
        let citizen = try await system.logIn()
        let refused = await refusal {
            _ = try await system.evidence.importTests(options: citizen) { try await $0.send(.init()) }
        }
        #expect(refused?.code == .permissionDenied)
        await system.close()
    }
}

// MARK: - What imports of all services share

extension EvidenceServiceTests {
    @Test(
        "Imports keep the limits of the store: a record at them is stored, one beyond is its row's problem"
    )
    func storeLimits() async throws {
        let system = try await TestHealthCode()
        let (latest, earliest) = (StoreLimits.expiry.upperBound, StoreLimits.expiry.lowerBound)
        let records: [(key: Int, text: String, expires: Instant, isStored: Bool)] = [
            (StoreLimits.keyBytes, "", latest, true),
            (StoreLimits.keyBytes - 1, "", earliest, true),
            (StoreLimits.keyBytes + 1, "", latest, false),
            (1, "", latest + 1, false),
            (2, "", earliest - 1, false),
            (3, "\u{0}", latest, true),
            (4, String(repeating: "a", count: StoreLimits.messageBytes - 4), latest, true),
            (5, String(repeating: "a", count: StoreLimits.messageBytes), latest, false),
        ]
        let partition = try system.partition()
        var run = ImportRun(into: system.store, options: .init())
        let rows = records.enumerated().map { place, record in
            let draft = ImportDraft(
                set: HealthCodeRecordSets.tests, key: Array(repeating: 1, count: record.key),
                message: .init(sampleId: record.text), expires: record.expires)
            return ImportRecord(draft, row: UInt64(place), partition: partition)
        }
        try await run.take(rows, number: \.row) { $0 }
        #expect(run.report.rejections.map(\.row) == records.indices.filter { !records[$0].isStored }.map { UInt64($0) })
        #expect(run.report.accepted == UInt64(records.filter(\.isStored).count))
        await system.close()
    }
}

extension TestHealthCode {
    /// A test of the citizen, an hour ago.
    func test(_ sample: String, _ outcome: HealthCodeV1.TestOutcome) -> HealthCodeV1.TestResult {
        .init(
            person: .citizen, sampleId: sample, laboratory: "朝阳区疾控", sampledAt: .init(seconds: clock.now - 3600),
            outcome: outcome)
    }

    func load(_ tests: HealthCodeV1.TestResult...) async throws -> CommonV1.ImportReport {
        let rows = tests.enumerated().map { HealthCodeV1.TestRow(row: UInt64($0.offset), test: $0.element) }
        return try await evidence.importTests(options: try asOperator()) { try await $0.send(.init(rows: rows)) }
    }
}

extension CommonV1.ImportReport {
    /// Received, accepted, unchanged, rejected.
    var counts: [UInt64] { [received, accepted, unchanged, rejected] }
}
