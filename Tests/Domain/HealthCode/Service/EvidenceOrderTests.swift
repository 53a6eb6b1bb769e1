import CommonContracts
import HealthCodeContracts
import HealthCodeCore
import HealthCodeFeed
import RPC
import Reference
import Testing
import Values
import Wire

@Suite("The source's order decides, not the order of arrival (COL-13)", .serialized)
struct EvidenceOrderTests {
    private static let persons: [CommonV1.Document] = [.citizen, .neighbour, .visitor]

    /// Rows of one import.
    struct Rows {
        var tests: [HealthCodeV1.TestResult] = []
        var exposures: [HealthCodeV1.Exposure] = []
        var declarations: [HealthCodeV1.TakenDeclaration] = []
    }

    @Test(
        "COL-13: rows with their source's order give the same colours over shuffled rows, batches and parallel calls",
        arguments: 0..<24)
    func everySequence(seed: UInt64) async throws {
        var random = SeededRandom(state: seed)
        let rows = Self.rows(using: &random)
        let expected = try Self.ledger(rows)
        let system = try await TestHealthCode()
        try await system.followAreas(system.area("E1", until: nil), system.area("E2", until: nil))
        // Twice the same rows, cut differently.
        var reports: [CommonV1.ImportReport] = []
        for _ in 0..<2 { reports += try await system.load(Self.batches(rows, using: &random)) }
        for report in reports {
            #expect(report.received == report.accepted + report.unchanged + report.superseded + report.rejected)
            #expect(report.rejected == 0)
        }
        for document in Self.persons {
            let code = HealthCode(
                evidence: expected[document.number] ?? [], profile: system.reference.ruleProfiles.default,
                now: Instant(seconds: system.clock.now))
            let status = try await system.code(of: document)
            #expect(status.colour == code.colour.wire, "seed \(seed), \(document.type)")
            #expect(status.reasons.map(\.cause) == code.reasons.map(\.cause.wire), "seed \(seed)")
        }
        // Everything once more changes nothing and says so.
        for report in try await system.load(Self.batches(rows, using: &random)) { #expect(report.accepted == 0) }
        await system.close()
    }

    /// The evidence of each person by the rules alone.
    private static func ledger(_ rows: Rows) throws -> [String: [Evidence]] {
        let feed = EvidenceFeed(reference: .embedded, now: Instant(seconds: TestHealthCode.noon))
        var ledger = EvidenceLedger<String>()
        for row in rows.tests { ledger.take(try feed.event(of: row).event, of: row.person.number) }
        for row in rows.exposures { ledger.take(try feed.event(of: row).event, of: row.person.number) }
        for row in rows.declarations { ledger.take(try feed.event(of: row).event, of: row.person.number) }
        return ledger.evidence
    }

    private static func rows(using random: inout SeededRandom) -> Rows {
        var rows = Rows()
        func number(_ range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &random) }
        func at(_ days: Int) -> GoogleProtobuf.Timestamp {
            .init(seconds: TestHealthCode.noon - Int64(days) * TestHealthCode.day)
        }
        // Revisions differ within an identity: a tie between persons is decided by keys, which differ from numbers.
        var revision: UInt64 = 0
        for _ in 0..<number(6...40) {
            revision += 1
            let person = CommonV1.PersonRef(person: .document(persons[number(0...2)]))
            let isWithdrawn = number(0...5) == 0
            switch number(0...2) {
            case 0:
                rows.tests.append(
                    .init(
                        person: person, sampleId: "S\(number(1...4))", laboratory: "L", sampledAt: at(number(0...12)),
                        outcome: number(0...1) == 0 ? .positive : .negative, revision: revision, withdrawn: isWithdrawn)
                )
            case 1:
                let causes: [HealthCodeV1.Cause] = [.case, .leftHighRiskArea, .inbound, .coLocated]
                rows.exposures.append(
                    .init(
                        person: person, cause: causes[number(0...3)], evidenceId: "E\(number(1...2))",
                        from: at(number(12...13)), until: number(0...1) == 0 ? nil : at(number(0...11)), source: "r",
                        revision: revision, withdrawn: isWithdrawn))
            default:
                rows.declarations.append(
                    .init(
                        person: person, declaration: .init(temperatureDecicelsius: number(0...1) == 0 ? 380 : 365),
                        declaredAt: at(number(0...3)), counter: "C", revision: revision, withdrawn: isWithdrawn))
            }
        }
        return rows
    }

    /// Some calls with shuffled batches, made at the same time.
    private static func batches(_ rows: Rows, using random: inout SeededRandom) -> [Rows] {
        var calls = Array(repeating: Rows(), count: Int.random(in: 1...4, using: &random))
        for row in rows.tests.shuffled(using: &random) {
            calls[Int.random(in: calls.indices, using: &random)].tests.append(row)
        }
        for row in rows.exposures.shuffled(using: &random) {
            calls[Int.random(in: calls.indices, using: &random)].exposures.append(row)
        }
        for row in rows.declarations.shuffled(using: &random) {
            calls[Int.random(in: calls.indices, using: &random)].declarations.append(row)
        }
        return calls
    }
}

extension TestHealthCode {
    /// Makes calls at the same time, each in batches of 7 rows.
    fileprivate func load(_ calls: [EvidenceOrderTests.Rows]) async throws -> [CommonV1.ImportReport] {
        try await withThrowingTaskGroup(of: [CommonV1.ImportReport].self) { group in
            for call in calls { group.addTask { try await self.load(call) } }
            return try await group.reduce(into: []) { $0 += $1 }
        }
    }

    private func load(_ call: EvidenceOrderTests.Rows) async throws -> [CommonV1.ImportReport] {
        let options = try asOperator()
        let tests = try await evidence.importTests(options: options) { writer in
            for rows in call.tests.pieces { try await writer.send(.init(rows: rows.map { .init(row: 1, test: $0) })) }
        }
        let exposures = try await evidence.importExposures(options: options) { writer in
            for rows in call.exposures.pieces {
                try await writer.send(.init(rows: rows.map { .init(row: 1, exposure: $0) }))
            }
        }
        let declarations = try await evidence.importDeclarations(options: options) { writer in
            for rows in call.declarations.pieces {
                try await writer.send(.init(rows: rows.map { .init(row: 1, declaration: $0) }))
            }
        }
        return [tests, exposures, declarations]
    }
}

extension Array {
    /// Pieces of 7 elements.
    fileprivate var pieces: [[Element]] {
        stride(from: 0, to: count, by: 7).map { Array(self[$0..<Swift.min($0 + 7, count)]) }
    }
}

extension CommonV1.PersonRef? {
    /// Number of the document.
    fileprivate var number: String {
        if case .document(let document)? = self?.person { document.number } else { "" }
    }
}

/// A small generator, so that a failure replays by its seed.
struct SeededRandom: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
