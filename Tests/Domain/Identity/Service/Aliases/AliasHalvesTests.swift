import CommonContracts
import Coordination
import IdentityContracts
import IdentityRecords
import Kit
import KitRecords
import Logging
import RPC
import Reference
import Security
import StorageClient
import Testing
import Values

@testable import IdentityServer

@Suite("The two halves of documents of one person (COL-16)", .serialized)
struct AliasHalvesTests {
    @Test(
        "COL-16: wherever a decision dies, both documents are joined in the end, told once and entered once",
        arguments: 0..<9, [false, true])
    func crashes(step: Int, takesPlace: Bool) async throws {
        try await withIdentity { system in
            let asked = try await system.propose(by: system.citizen())
            let clerk = try system.clerk()
            system.faults.fail(step, takesPlace: takesPlace)
            _ = try? await system.accept(asked.caseId, by: clerk)
            system.faults.fail(nil)
            _ = try? await system.accept(asked.caseId, by: clerk)
            let (own, passport) = try system.documents()
            try await system.workUntil("both halves are there, and nothing is left to do") {
                let left = try await system.store.read(own, .all(IdentityRecordSets.aliasEffects))
                return try await system.halves() == [1, 1] && left.isEmpty
            }
            for document in [own, passport] {
                #expect(try await system.told(document).count { $0 == "documentsJoined" } == 1)
                #expect(try await system.documentSteps(document) == ["joined by clerk"])
            }
        }
    }

    @Test("COL-16: a decision that is carried out again after a later one changes nothing")
    func stale() async throws {
        try await withIdentity { system in
            let asked = try await system.propose(by: system.citizen())
            try await system.accept(asked.caseId, by: system.clerk("first"))
            let undo = try await system.undo(by: system.clerk("first"))
            try await system.accept(undo, by: system.clerk("second"))
            let (own, passport) = try system.documents()
            let halves = Self.halves(of: system)
            for (caseID, joined) in [(asked.caseId, true), (undo, false), (asked.caseId, true)] {
                try await halves.carryOut(
                    .init(joined: joined, caseID: caseID, account: "late", organisation: ""), passport, own,
                    masked: (one: "", other: ""), options: .init())
            }
            #expect(try await system.halves() == [2, 2])
        }
    }

    @Test("COL-16: a half that a restore has lost is written again; documents that are apart stay so")
    func repaired() async throws {
        try await withIdentity { system in
            let asked = try await system.propose(by: system.citizen())
            try await system.accept(asked.caseId, by: system.clerk("first"))
            let (own, passport) = try system.documents()
            let repair = AliasRepair(
                halves: Self.halves(of: system), erased: nil,
                logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }, pause: { _ in })
            for lost in [own, passport] {
                try await system.store.write(lost) { $0.deleteAll(KitRecordSets.aliases) }
                try await repair.repairAll()
                #expect(try await system.halves() == [1, 1])
            }
            let undo = try await system.undo(by: system.clerk("first"))
            try await system.accept(undo, by: system.clerk("second"))
            try await system.store.write(own) { $0.deleteAll(KitRecordSets.aliases) }
            try await repair.repairAll()
            #expect(try await system.halves() == [0, 2])
        }
    }

    @Test("COL-16: an erasure ends the other document's half, which keeps nothing of it, and no repair brings it back")
    func erased() async throws {
        try await withIdentity { system in
            let asked = try await system.propose(by: system.citizen())
            try await system.accept(asked.caseId, by: system.clerk())
            let (own, passport) = try system.documents()
            let before = try #require(
                try await system.store.read(own, .record(KitRecordSets.aliases, key: passport.bytes)))
            let ledger = try LocalCoordination(node: NodeName("ledger"))
            let clock = system.clock
            let erasure = PersonErasure(
                in: system.store, keys: system.keys, ledger: ledger,
                sets: KitRecordSets.all + IdentityRecordSets.all, by: .nobody,
                retention: ReferenceData.embedded.retention,
                now: { clock.now })
            _ = try await erasure.erase(document: Passport.canonical)
            #expect(try await system.halves() == [2, 0])
            let half = try await system.store.read(own, .record(KitRecordSets.aliases, key: passport.bytes))
            #expect(half?.value.maskedDocument == "" && half?.value.ownMaskedDocument == "")
            #expect(try await system.told(own).last { $0.hasPrefix("documents") } == "documentsParted")
            // A backup of before brings the half back.
            try await system.store.write(own) { change in
                try change.put(before.value, in: KitRecordSets.aliases, key: passport.bytes)
            }
            let repair = AliasRepair(
                halves: Self.halves(of: system), erased: ErasedPersons(ledger),
                logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }, pause: { _ in })
            try await repair.repairAll()
            #expect(try await system.halves() == [2, 0])
        }
    }

    private static func halves(of system: IdentitySystem) -> AliasHalves {
        let (retention, clock) = (ReferenceData.embedded.retention, system.clock)
        return AliasHalves(
            store: system.store, auditKept: retention.audit, notificationsKept: retention.notifications,
            now: { clock.now })
    }
}
