import CommonContracts
import HealthCodeContracts
import HealthCodeRecords
import Kit
import KitRecords
import RPC
import StorageClient
import Testing
import Values
import Wire

@testable import HealthCodeServer

extension TestHealthCode {
    /// Writes that two documents are of one person, or no longer are, as identity does: one half after the other.
    ///
    /// - Parameters:
    ///   - number: Odd for joined.
    ///   - halves: Which halves are written.
    func join(
        _ first: CommonV1.Document, _ second: CommonV1.Document, number: UInt32 = 1,
        halves: [CommonV1.Document]? = nil
    ) async throws {
        for half in halves ?? [first, second] {
            let other = try partition(of: half.number == first.number ? second : first)
            let set = KitRecordSets.aliases
            let former = try await store.read(partition(of: half), .record(set, key: other.bytes))?.value
            try await store.write(try partition(of: half)) { change in
                let formerAt = former.map { $0.formerAt + [$0.at] } ?? []
                try change.put(
                    KitV1.StoredAlias(number: number, at: clock.now, formerAt: formerAt), in: set, key: other.bytes)
            }
        }
    }

    /// Takes two documents apart again.
    func part(_ first: CommonV1.Document, _ second: CommonV1.Document) async throws {
        try await join(first, second, number: 2)
    }

    /// The colours of some documents, as staff see them.
    func colours(_ documents: CommonV1.Document...) async throws -> [HealthCodeV1.Colour] {
        var found: [HealthCodeV1.Colour] = []
        for document in documents { found.append(try await code(of: document).colour) }
        return found
    }

    /// Reports an exposure of anybody.
    func report(
        _ cause: HealthCodeV1.Cause, _ id: String, of document: CommonV1.Document, daysAgo: Int64,
        untilDaysAgo: Int64? = nil, revision: UInt64 = 0, withdrawn: Bool = false
    ) async throws {
        let exposure = HealthCodeV1.Exposure(
            person: .init(person: .document(document)), cause: cause, evidenceId: id, from: ago(days: daysAgo),
            until: untilDaysAgo.map { ago(days: $0) }, source: "case-registry", revision: revision,
            withdrawn: withdrawn)
        let report = try await evidence.importExposures(options: try asOperator()) {
            try await $0.send(.init(rows: [.init(row: 1, exposure: exposure)]))
        }
        #expect(report.rejected == 0)
    }

    /// Loads a test of anybody.
    func load(
        _ sample: String, _ outcome: HealthCodeV1.TestOutcome, of document: CommonV1.Document, hoursAgo: Int64 = 1
    ) async throws {
        var test = test(sample, outcome)
        test.person = .init(person: .document(document))
        test.sampledAt = .init(seconds: clock.now - hoursAgo * 3_600)
        #expect(try await load(test).rejected == 0)
    }

    /// The colours that the ledger has recorded for a document.
    func history(of document: CommonV1.Document) async throws -> [HealthCodeV1.Colour] {
        try await store.read(partition(of: document), .all(HealthCodeRecordSets.colourHistory)).map(\.value.colour)
    }
}
