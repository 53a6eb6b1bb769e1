import AuditTrail
import Foundation
import KitRecords
import Security
import StorageClient
import TestSupport
import Testing

@testable import AuditServer

@Suite("Exports of a store that runs", .serialized)
struct WholeExportTests {
    @Test("AUD-1: what keepers and signers made of a running store is exported, and verified without it")
    func sound() async throws {
        try await withAudit { system in
            let scratch = try TemporaryFolder()
            for number in 0..<300 {
                try await system.append("\(number)", of: try AuditSystem.partition(number % 3, UInt8(number % 5)))
            }
            try await system.with((0..<3).map { system.keeper($0) }) {
                for log in 0..<3 { try await system.wait(for: 100, in: log) }
            }
            try await system.signer().signIfDue()
            system.advance(60)
            try await system.append("after the root", to: AuditSystem.staff, of: try AuditSystem.partition(1))
            try await system.signer().signIfDue()
            let files = AuditExportFiles(scratch.url.appending(path: "export"))
            let made = try await AuditExport(
                from: StoredAudit(in: system.store, chains: [AuditSystem.persons, AuditSystem.staff])
            ).run(
                to: files, issuer: "shuangma", keys: system.keys.publicKeys, now: system.now)
            #expect(made.roots == 2 && made.leaves == 300 && made.entries == 301)
            let report = try AuditVerification(of: files, pinned: system.keys.publicKeys).run()
            // Messages of this test are no entries of audit: nothing tells that the last one is young.
            #expect(report.findings.map(\.kind) == [.unbound])
            #expect(
                report.leaves == 300 && report.unboundLeaves == 0 && report.pendingEntries == 1
                    && report.newestRoot == 2)
            await #expect(throws: AuditFileError.self) {
                try await AuditExport(from: StoredAudit(in: system.store, chains: [AuditSystem.persons])).run(
                    to: files, issuer: "shuangma", keys: system.keys.publicKeys, now: system.now)
            }
        }
    }
}
