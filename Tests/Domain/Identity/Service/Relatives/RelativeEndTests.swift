import CommonContracts
import Coordination
import IdentityContracts
import IdentityRecords
import Kit
import KitRecords
import RPC
import Reference
import Security
import StorageClient
import Testing

@testable import IdentityServer

@Suite("How links of relatives end (ID-9)", .serialized)
struct RelativeEndTests {
    @Test("ID-9: The dependant ends a link at once: the holder sees nothing more, is told, and has the place again")
    func byDependant() async throws {
        try await withIdentity { system in
            let elder = Family.elder()
            try await system.enrol(elder)
            let holder = try await system.citizen()
            let link = try await system.add(elder, by: holder)
            let own = try await system.logIn(elder)
            try await system.remove(link.relativeId, by: own)
            #expect(try await system.resolved(for: holder).isEmpty)
            #expect(try await system.relatives(of: holder).dependants.isEmpty)
            #expect(try await system.relatives(of: own).holders.isEmpty)
            #expect(try await system.told(Citizen.person) == ["relativeEnded"])
            try await system.remove(link.relativeId, by: own)
        }
    }

    @Test("ID-9: Whom a dependant has turned away gets no link by name and document within a year: a code is needed")
    func turnedAway() async throws {
        try await withIdentity { system in
            let elder = Family.elder()
            try await system.enrol(elder)
            let holder = try await system.citizen()
            let link = try await system.add(elder, by: holder)
            try await system.remove(link.relativeId, by: system.logIn(elder))
            system.clock.advance(61)
            #expect(try await system.add(elder, by: holder).state == .codeNeeded)
            // Asked again within the minute it is the same code.
            #expect(try await system.confirm(elder, by: holder).state == .linked)
        }
    }

    @Test("ID-9: The holder ends a link, and the dependant is told; strangers end nothing")
    func byHolder() async throws {
        try await withIdentity { system in
            let elder = Family.elder()
            try await system.enrol(elder, Family.adult())
            let holder = try await system.citizen()
            let link = try await system.add(elder, by: holder)
            try await system.remove(link.relativeId, by: system.logIn(Family.adult()))
            #expect(try await system.resolved(for: holder).count == 1)
            try await system.remove(link.relativeId, by: holder)
            #expect(try await system.told(elder).sorted() == ["relativeAdded", "relativeEnded"])
            #expect(try await system.relatives(of: system.logIn(elder)).holders.isEmpty)
            let outcomes = try await system.chain(of: elder).filter { $0.kind == .relative }.map { entry in
                entry.facts.first { $0.name == "outcome" }?.text
            }
            #expect(outcomes == ["linked", "ended"])
            // Who gave it up may have it again.
            #expect(try await system.add(elder, by: holder).state == .linked)
        }
    }

    @Test("A link that is asked for may be taken back, and its code makes none then")
    func takenBack() async throws {
        try await withIdentity { system in
            let adult = Family.adult()
            try await system.enrol(adult)
            let holder = try await system.citizen()
            let asked = try await system.add(adult, by: holder)
            try await system.remove(asked.relativeId, by: holder)
            let code = try await system.lastRelativeCode(of: adult)
            let refused = await refusal {
                _ = try await system.identity.confirmRelative(
                    .init(relativeId: asked.relativeId, code: code), options: holder)
            }
            #expect(refused?.why == "SMS_CODE_GONE")
            #expect(try await system.relatives(of: holder).dependants.isEmpty)
        }
    }

    @Test("Wherever a call that ends a link dies, both sides agree in the end", arguments: [true, false])
    func interrupted(byHolder: Bool) async throws {
        for (step, takesPlace) in (1...4).flatMap({ [($0, false), ($0, true)] }) {
            try await withIdentity { system in
                let elder = Family.elder()
                try await system.enrol(elder)
                let holder = try await system.citizen()
                let link = try await system.add(elder, by: holder)
                let caller = byHolder ? holder : try await system.logIn(elder)
                system.faults.fail(step, takesPlace: takesPlace)
                try? await system.remove(link.relativeId, by: caller)
                system.faults.fail(nil)
                try await system.remove(link.relativeId, by: caller)
                try await system.workUntil("both sides have ended it") {
                    let places = try await system.store.read(
                        PartitionKey(system.personKey(Citizen.canonical)), .all(KitRecordSets.dependants))
                    let links = try await system.store.read(
                        system.partition(of: elder), .all(KitRecordSets.proxies))
                    return places.isEmpty && links.isEmpty
                }
            }
        }
    }
}

// MARK: - Lives

extension RelativeEndTests {
    @Test("ID-9: At 16 a child's link shows nothing, to the second in China, until their own code keeps it")
    func sixteen() async throws {
        try await withIdentity { system in
            var child = Family.child()
            child.document = Family.document(born: "20061202")
            child.phone = "13600136000"
            try await system.enrol(child)
            let holder = try await system.citizen()
            // 2022-12-01 12:00 in China: the birthday begins in 12 hours.
            let link = try await system.add(child, by: holder)
            #expect(link.state == .linked && link.lapsesAt?.seconds == IdentitySystem.noon + 43_200)
            system.clock.advance(43_199)
            #expect(try await system.resolved(for: holder).map(\.state) == [.linked])
            system.clock.advance(1)
            let lapsed = try await system.resolved(for: holder)
            #expect(lapsed.map(\.state) == [.lapsed] && lapsed[0].personKey.isEmpty && lapsed[0].phoneKey.isEmpty)
            #expect(try await system.relatives(of: holder).dependants.map(\.state) == [.lapsed])
            let kept = try await system.confirm(child, by: holder)
            #expect(kept.state == .linked && kept.lapsesAt == nil && kept.relativeId == link.relativeId)
            #expect(try await system.resolved(for: holder).map(\.state) == [.linked])
            system.clock.advance(6 * 86_400)
            #expect(try await system.relatives(of: system.logIn(child)).holders.map(\.lapsesAt) == [nil])
        }
    }

    @Test("ID-9: A link that no child has confirmed is gone 30 days after the 16th birthday, on both sides")
    func gone() async throws {
        try await withIdentity { system in
            var child = Family.child()
            child.document = Family.document(born: "20061202")
            try await system.enrol(child)
            let link = try await system.add(child, by: system.citizen())
            system.clock.advance(43_200 + 30 * 86_400 - 1)
            let holder = system.bearer(try await system.logIn().token)
            #expect(try await system.relatives(of: holder).dependants.map(\.relativeId) == [link.relativeId])
            system.clock.advance(1)
            #expect(try await system.relatives(of: holder).dependants.isEmpty)
            #expect(try await system.store.read(system.partition(of: child), .all(KitRecordSets.proxies)).isEmpty)
        }
    }

    @Test("ID-9: A holder who loses their number holds nobody any more, and who was held is told")
    func orphaned() async throws {
        try await withIdentity { system in
            let elder = Family.elder()
            try await system.enrol(elder)
            try await system.add(elder, by: system.citizen())
            try await system.enrol(Neighbour.person(phone: Citizen.phone))
            try await system.workUntil("the link has ended") {
                try await system.store.read(system.partition(of: elder), .all(KitRecordSets.proxies)).isEmpty
            }
            #expect(try await system.told(elder).sorted() == ["relativeAdded", "relativeEnded"])
            #expect(try await system.relatives(of: system.logIn(elder)).holders.isEmpty)
        }
    }

    @Test("ID-9: An erased dependant leaves no link with the holder, and an erased holder none with the dependant")
    func erased() async throws {
        try await withIdentity { system in
            let (elder, child) = (Family.elder(), Family.child())
            try await system.enrol(elder, child)
            let holder = try await system.citizen()
            try await system.add(elder, by: holder)
            try await system.add(child, by: holder)
            let clock = system.clock
            let erasure = PersonErasure(
                in: system.store, keys: system.keys, ledger: try LocalCoordination(node: NodeName("test")),
                sets: KitRecordSets.all + IdentityRecordSets.all,
                by: .service("tool"), retention: ReferenceData.embedded.retention, now: { clock.now })
            #expect(try await erasure.erase(document: "1|CHN|\(child.document?.number ?? "")"))
            #expect(try await system.relatives(of: holder).dependants.map(\.maskedName) == ["王*一"])
            #expect(try await erasure.erase(document: Citizen.canonical))
            #expect(try await system.relatives(of: system.logIn(elder)).holders.isEmpty)
            #expect(try await system.told(elder).sorted() == ["relativeAdded", "relativeEnded"])
        }
    }
}

// MARK: - Looking

extension RelativeEndTests {
    @Test("ID-9: Each look at a dependant's code stands in their chain, and a link that ends meanwhile shows nothing")
    func looks() async throws {
        try await withIdentity { system in
            let elder = Family.elder()
            try await system.enrol(elder)
            let holder = try await system.citizen()
            let link = try await system.add(elder, by: holder)
            for _ in 0..<2 { #expect(try await system.resolved(for: holder).count == 1) }
            let looks = try await system.chain(of: elder).filter { $0.kind == .lookUp }
            #expect(looks.count == 2)
            #expect(looks.allSatisfy { $0.actor?.kind == .relative && $0.actor?.name == "" })
            #expect(looks[0].method == "shuangma.identity.v1.Directory/ResolveRelatives")
            let named = looks[0].facts.first { $0.name == "link" }?.text
            #expect(named == RelativeLink.text(link.relativeId))
            // The dependant ends it between the read and the entry.
            let own = try await system.logIn(elder)
            system.beforeWrite.run { try await system.remove(link.relativeId, by: own) }
            #expect(try await system.resolved(for: holder).isEmpty)
            #expect(try await system.chain(of: elder).filter { $0.kind == .lookUp }.count == 2)
        }
    }

    @Test("Nobody but a citizen in an open session resolves relatives, not even a service for itself")
    func callers() async throws {
        try await withIdentity { system in
            let holder = try await system.citizen()
            _ = try await system.identity.logout(.init(), options: holder)
            let over = await refusal { _ = try await system.resolved(for: holder) }
            #expect(over?.why == "SESSION_OVER")
            let service = await refusal { _ = try await system.directory.resolveRelatives(.init()) }
            #expect(service?.why == "ROLE_NOT_ALLOWED")
        }
    }
}
