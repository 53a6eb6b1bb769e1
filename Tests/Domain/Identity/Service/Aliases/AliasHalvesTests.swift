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
        arguments: 0..<12, [false, true])
    func crashes(step: Int, takesPlace: Bool) async throws {
        try await withIdentity { system in
            let asked = try await system.propose(by: system.citizen())
            let clerk = try system.clerk()
            system.faults.fail(step, takesPlace: takesPlace)
            _ = try? await system.accept(asked.caseId, by: clerk)
            system.faults.fail(nil)
            // The turn of the call that died lapses.
            system.clock.advance(AliasTurn.lifetime)
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
            #expect(half != nil && half?.value.other == nil && half?.value.own == nil)
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

    @Test("COL-16: documents that an erased one had joined stay one person's, also when a restore lost that they do")
    func erasedBetween() async throws {
        try await withIdentity { system in
            _ = try await system.citizen()
            let permit = CommonV1.Document(type: .hmTravelPermit, number: "H12345678")
            try await system.join(Citizen.document, Passport.document, name: Passport.name)
            try await system.join(Passport.document, permit, name: "ZHANG")
            let (own, passport) = try system.documents()
            let other = try PartitionKey(system.personKey("3|CHN|H12345678"))
            var before: [(PartitionKey, Versioned<KitV1.StoredAlias>)] = []
            for partition in [own, other] {
                before += try await system.store.read(partition, .all(KitRecordSets.aliases)).map { (partition, $0) }
            }
            let ledger = try LocalCoordination(node: NodeName("ledger"))
            let clock = system.clock
            let erasure = PersonErasure(
                in: system.store, keys: system.keys, ledger: ledger,
                sets: KitRecordSets.all + IdentityRecordSets.all, by: .nobody,
                retention: ReferenceData.embedded.retention, now: { clock.now })
            _ = try await erasure.erase(document: Passport.canonical)
            func areOne() async throws -> Bool {
                let ones = try await LinkedDocuments.partitions(of: own, in: system.store, options: .init())
                let others = try await LinkedDocuments.partitions(of: other, in: system.store, options: .init())
                return ones == [own, other] && others == ones
            }
            #expect(try await areOne())
            #expect(try await system.store.read(passport, .all(KitRecordSets.aliases)).isEmpty)
            // Erased again, nothing changes.
            _ = try await erasure.erase(document: Passport.canonical)
            #expect(try await areOne())
            for (partition, half) in before {
                try await system.store.write(partition) { change in
                    change.deleteAll(KitRecordSets.aliases)
                    try change.put(half.value, in: KitRecordSets.aliases, key: half.key)
                }
            }
            let repair = AliasRepair(
                halves: Self.halves(of: system), erased: ErasedPersons(ledger),
                logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }, pause: { _ in })
            try await repair.repairAll()
            #expect(try await areOne())
        }
    }

    private static func halves(of system: IdentitySystem) -> AliasHalves {
        let (retention, clock) = (ReferenceData.embedded.retention, system.clock)
        let turn = AliasTurn(store: system.store, hash: KeyedHash(system.keys), now: { clock.now })
        return AliasHalves(
            store: system.store, turn: turn, auditKept: retention.audit, notificationsKept: retention.notifications,
            now: { clock.now })
    }
}
