import Coordination
import Kit
import KitRecords
import RPC
import Security
import StorageClient
import Testing

@Suite("Erasures")
struct ErasureTests {
    private let person = try! PartitionKey([UInt8](repeating: 1, count: 16))
    private let phone = try! PartitionKey([UInt8](repeating: 2, count: 16))

    private func fill(_ system: KitSystem, holder: PartitionKey) async throws {
        try await system.store.write(person) { change in
            try change.put(.init(phone: "1"), in: KitRecordSets.sessions, key: [1])
            try change.put(.init(), in: KitRecordSets.notifications, key: [1])
        }
        try await system.store.write(phone) { change in
            try change.put(.init(personKey: holder.bytes), in: KitRecordSets.holder)
            try change.put(.init(), in: KitRecordSets.tripConsents, key: person.bytes)
        }
    }

    private func erasures(in system: KitSystem, _ ledger: LocalCoordination) -> Erasures {
        Erasures(
            in: system.store, ledger: ledger, sets: KitRecordSets.all, by: .service("services/migrate"),
            telling: [.account: "li.na", .reference: "order-7"], auditKept: 8_000_000_000, now: { 100 })
    }

    private func counts(_ system: KitSystem) async throws -> [Int] {
        let (sessions, notifications) = try await system.store.read(
            person, .all(KitRecordSets.sessions), .all(KitRecordSets.notifications))
        let (holders, consents) = try await system.store.read(
            phone, .all(KitRecordSets.holder), .all(KitRecordSets.tripConsents))
        return [sessions.count, notifications.count, holders.count, consents.count]
    }

    @Test("A person is erased with the phone that they hold, and the ledger has both; again changes nothing")
    func erased() async throws {
        try await withKit { system in
            let ledger = try LocalCoordination(node: NodeName("test"))
            try await fill(system, holder: person)
            let erasures = erasures(in: system, ledger)
            for _ in 0..<2 {
                try await erasures.erase(person: person, phone: phone)
                #expect(try await counts(system) == [0, 0, 0, 0])
                #expect(
                    await ledger.erasures() == [
                        .init(partition: person.bytes, at: 100), .init(partition: phone.bytes, at: 100),
                    ])
            }
        }
    }

    @Test("An erasure is told by an entry of audit, which later erasures leave")
    func audited() async throws {
        try await withKit { system in
            let ledger = try LocalCoordination(node: NodeName("test"))
            let erasures = erasures(in: system, ledger)
            for count in 1...2 {
                try await erasures.erase(person: person, phone: nil)
                let page = try await system.store.read(person, .entries(AuditChains.ofPersons, from: 1))
                #expect(page.entries.map(\.value.kind) == Array(repeating: .erasure, count: count))
                #expect(page.entries.allSatisfy { $0.value.actor?.name == "services/migrate" })
                #expect(page.entries.allSatisfy { $0.value.facts.map(\.text) == ["li.na", "order-7"] })
            }
        }
    }

    @Test("A phone that somebody else holds by now is left alone")
    func othersPhone() async throws {
        try await withKit { system in
            let ledger = try LocalCoordination(node: NodeName("test"))
            try await fill(system, holder: phone)
            try await erasures(in: system, ledger).erase(person: person, phone: phone)
            #expect(try await counts(system) == [0, 0, 1, 1])
            #expect(await ledger.erasures().map(\.partition) == [person.bytes])
        }
    }
}
