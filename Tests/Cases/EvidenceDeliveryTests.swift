import Derivation
import Foundation
import HealthCodeCore
import ImportFiles
import Reference
import Testing
import Values

@Suite("Evidence that comes twice, late, ahead of time or for the wrong person")
struct EvidenceDeliveryTests {
    /// Files of a case, in the order in which they are delivered.
    struct Delivery: Sendable {
        var tests: [String] = []
        var exposures: [String] = []
        var declarations: [String] = []
    }

    /// What files say at a moment of 30 November 2026 in China.
    private static func derivation(
        _ folder: String, at time: String, _ delivery: Delivery
    ) async throws -> HealthDerivation {
        var derivation = HealthDerivation(
            reference: .embedded, profile: ReferenceData.embedded.ruleProfiles.default,
            at: try Instant("2026-11-30T\(time)+08:00"))
        let url = { (name: String) in CaseFile.url("\(folder)/\(name).csv") }
        for name in delivery.tests { try await derivation.addTests(url(name)) }
        for name in delivery.exposures { try await derivation.addExposures(url(name)) }
        for name in delivery.declarations { try await derivation.addDeclarations(url(name)) }
        return derivation
    }

    @Test("COL-13: two declarations of one second at two counters both stay, and the fever holds yellow")
    func oneSecond() async throws {
        for files in [["declarations"], ["declarations", "declarations"]] {
            let derivation = try await Self.derivation(
                "same-moment-declarations", at: "08:00:00", .init(declarations: files))
            #expect(derivation.refusals.isEmpty)
            #expect(derivation.codes.map(\.health.colour) == [.yellow])
            #expect(derivation.codes.flatMap(\.health.reasons).map(\.cause) == [.symptom])
        }
    }

    @Test("COL-14: rows past their retention are refused by line, with what to do")
    func tooOld() async throws {
        let derivation = try await Self.derivation(
            "old-evidence", at: "08:48:07",
            .init(tests: ["tests"], exposures: ["exposures"], declarations: ["declarations"]))
        let lines = Dictionary(grouping: derivation.refusals) { $0.file.lastPathComponent }.mapValues {
            $0.map(\.row.line)
        }
        #expect(lines == ["tests.csv": [7, 8, 9], "exposures.csv": [4, 5, 6], "declarations.csv": [4, 5]])
        #expect(derivation.refusals.allSatisfy { $0.row.reason.contains("days back") && !$0.row.remedy.isEmpty })
        let discharges = derivation.refusals.filter { $0.row.field == "until" }
        #expect(discharges.count == 2 && discharges.allSatisfy { $0.row.remedy.contains("withdraw the row") })
        #expect(derivation.codes.map(\.health.colour) == [.red])
    }

    @Test("COL-13: what a clock dates more than 5 minutes ahead is refused by line and counts for nothing")
    func aheadOfTime() async throws {
        let derivation = try await Self.derivation(
            "clock-ahead", at: "08:48:50",
            .init(
                tests: ["tests", "tests-2h"], exposures: ["exposures"], declarations: ["declarations", "fever-ahead"]))
        #expect(derivation.refusals.map(\.row.field) == ["sampled_at", "sampled_at", "from", "declared_at"])
        #expect(derivation.refusals.allSatisfy { $0.row.reason.contains("minutes ahead") })
        #expect(derivation.codes.map(\.health.colour) == [.green, .green])
    }

    @Test("COL-13: what a clock dates up to 5 minutes ahead counts now")
    func littleAhead() async throws {
        let derivation = try await Self.derivation(
            "clock-ahead", at: "09:34:00", .init(tests: ["tests"], declarations: ["declarations"]))
        #expect(derivation.refusals.isEmpty)
        #expect(derivation.codes.map(\.health.colour) == [.red])
        #expect(derivation.codes.flatMap(\.health.reasons).map(\.since) == [try Instant("2026-11-30T09:34:00+08:00")])
    }

    @Test("COL-6: of two laboratories that differ about one moment the positive result counts")
    func tie() async throws {
        let derivation = try await Self.derivation("clock-ahead", at: "08:48:50", .init(tests: ["tie"]))
        #expect(derivation.codes.map(\.health.colour) == [.red])
    }

    @Test("COL-13: a sample that is corrected to another person leaves the first one")
    func movedSample() async throws {
        let wrong = try await Self.derivation(
            "moved-sample", at: "08:00:00", .init(tests: ["wrong-person"], declarations: ["declarations"]))
        #expect(wrong.codes.map(\.health.colour) == [.red, .green])
        let corrected = try await Self.derivation(
            "moved-sample", at: "08:00:00",
            .init(tests: ["wrong-person", "corrected"], declarations: ["declarations"]))
        #expect(corrected.codes.map(\.health.colour) == [.green, .red])
    }

    @Test("COL-13: an older list that comes again does not undo a second contact with the same case")
    func olderList() async throws {
        for lists in [["monday", "friday"], ["friday", "monday"], ["monday", "friday", "monday"]] {
            let derivation = try await Self.derivation(
                "older-list", at: "08:52:50",
                .init(tests: ["tests"], exposures: lists, declarations: ["declarations"]))
            #expect(derivation.codes.map(\.health.colour) == [.red])
        }
    }
}
