import CommonContracts
import HealthCodeContracts
import HealthCodeRecords
import RPC
import StorageClient
import Testing
import Values
import Wire

@Suite("Evidence is kept while it counts (COL-14)", .serialized)
struct KeptEvidenceTests {
    private let day = TestHealthCode.day

    @Test("COL-14: a positive test stays red after its 60 days, until a discharge")
    func positiveOutlives() async throws {
        let system = try await TestHealthCode()
        let sampled = system.clock.now
        _ = try await system.load(system.test("S", .positive))
        for days in [59, 60, 61, 400] {
            system.clock.set(sampled + Int64(days) * day)
            #expect(try await system.citizensCode().colour == .red)
        }
        await system.close()
    }

    @Test("COL-14: a positive test is kept as long as its discharge, whichever comes first", arguments: [true, false])
    func discharged(testFirst: Bool) async throws {
        let system = try await TestHealthCode()
        let end = system.now
        if testFirst { _ = try await system.load(system.test("S", .positive)) }
        try await system.report(.case, "C", until: end)
        if !testFirst { _ = try await system.load(system.test("S", .positive)) }
        #expect(try await system.testExpiry() == end.seconds + 60 * day)
        await system.close()
    }

    @Test("COL-14: a discharge that is corrected or withdrawn changes how long its test is kept, in the same write")
    func corrected() async throws {
        let system = try await TestHealthCode()
        _ = try await system.load(system.test("S", .positive))
        let end = system.clock.now
        try await system.report(.case, "C", until: .init(seconds: end))
        try await system.report(.case, "C", until: .init(seconds: end + day))
        #expect(try await system.testExpiry() == end + 61 * day)
        try await system.report(.case, "C")
        #expect(try await system.testExpiry() == nil)
        try await system.report(.case, "C", until: .init(seconds: end + 2 * day))
        #expect(try await system.testExpiry() == end + 62 * day)
        try await system.report(.case, "C", until: .init(seconds: end + 2 * day), withdrawn: true)
        #expect(try await system.testExpiry() == nil)
        #expect(try await system.citizensCode().colour == .red)
        await system.close()
    }

    @Test("COL-14: a positive test that comes again when it and its discharge are gone opens no case")
    func comesAgain() async throws {
        let system = try await TestHealthCode()
        let test = system.test("S", .positive)
        let other = system.test("T", .positive)
        _ = try await system.load(test)
        try await system.report(.case, "C", until: system.now)
        system.clock.set(system.clock.now + 61 * day)
        #expect(try await system.load(test).unchanged == 1)
        #expect(try await system.load(other).rejections.map(\.field) == ["sampled_at"])
        #expect(try await system.citizensCode().colour != .red)
        #expect(try await system.load(system.test("U", .positive)).accepted == 1)
        #expect(try await system.citizensCode().colour == .red)
        await system.close()
    }

    @Test("COL-14: many positive tests of one person follow one discharge")
    func manyPositives() async throws {
        let system = try await TestHealthCode()
        for start in stride(from: 0, to: 120, by: 40) {
            let report = try await system.evidence.importTests(options: try system.asOperator()) { writer in
                try await writer.send(
                    .init(
                        rows: (start..<start + 40).map {
                            .init(row: UInt64($0), test: system.test("S\($0)", .positive))
                        }))
            }
            #expect(report.accepted == 40)
        }
        let end = system.clock.now
        for (until, expiry) in [(end, end + 60 * day), (nil, nil)] as [(Int64?, Int64?)] {
            try await system.report(.case, "C", until: until.map { .init(seconds: $0) })
            let tests = try await system.store.read(system.partition(), .all(HealthCodeRecordSets.tests))
            #expect(tests.count == 120 && tests.allSatisfy { $0.expiresAt?.seconds == expiry })
        }
        await system.close()
    }

    @Test("COL-14: positive tests and discharges that come at the same time never miss each other")
    func atTheSameTime() async throws {
        let system = try await TestHealthCode()
        let end = system.now
        try await withThrowingTaskGroup(of: Void.self) { group in
            for number in 0..<8 {
                group.addTask { _ = try await system.load(system.test("S\(number)", .positive)) }
                group.addTask { try await system.report(.case, "C\(number)", until: end) }
            }
            try await group.waitForAll()
        }
        let tests = try await system.store.read(system.partition(), .all(HealthCodeRecordSets.tests))
        #expect(tests.count == 8 && tests.allSatisfy { $0.expiresAt?.seconds == end.seconds + 60 * day })
        await system.close()
    }

    @Test("COL-14: a declaration of symptoms is kept 60 days, and holds yellow until then")
    func symptoms() async throws {
        let system = try await TestHealthCode()
        let citizen = try await system.logIn()
        let start = system.clock.now
        _ = try await system.health.declare(
            .init(declaration: .init(symptoms: [.cough]), idempotencyKey: "1"), options: citizen)
        system.clock.set(start + 60 * day - 1)
        #expect(try await system.citizensCode().colour == .yellow)
        system.clock.set(start + 60 * day)
        #expect(try await system.citizensCode().colour == .grey)
        await system.close()
    }
}

extension TestHealthCode {
    /// When the citizen's only test expires; nil for never.
    func testExpiry() async throws -> Int64? {
        let tests = try await store.read(partition(), .all(HealthCodeRecordSets.tests))
        return try #require(tests.first).expiresAt?.seconds
    }
}
