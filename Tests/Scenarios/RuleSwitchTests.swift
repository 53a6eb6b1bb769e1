import AuditContracts
import CommonContracts
import HealthCodeContracts
import HealthCodeRecords
import IdentityContracts
import Kit
import KitRecords
import RPC
import Security
import StorageClient
import Testing

@Suite("Rules are switched, and switched back", .serialized)
struct RuleSwitchTests {
    /// Who entered the country is yellow for ten days instead of red for seven and yellow for three.
    private static let milder = HealthCodeV1.RuleOverlay(
        version: "2022-12a", buildsOn: "2022-9th",
        rules: [
            .init(
                cause: .inbound, phases: [.init(colour: .yellow, days: 10)], exit: .negativeAtEnd)
        ])

    private func withTraveller(_ body: (Traveller) async throws -> Void) async throws {
        let system = try await TestSystem(isDemonstration: false)
        do {
            let traveller = Traveller(system: system)
            try await traveller.arrives()
            try await body(traveller)
        } catch {
            await system.close()
            throw error
        }
        await system.close()
    }

    @Test(
        "COL-8, COL-11, COL-12: rules are tried, approved by another person, switched at their time, told, and taken back"
    )
    func wholeStory() async throws {
        try await withTraveller { traveller in
            let system = traveller.system
            try await traveller.isRecorded(as: [.red])
            let before = system.clock.now
            // Tried: the traveller would be yellow, and sees that somebody looked.
            let tried = try #require(try await traveller.dryRun(Self.milder))
            #expect(tried.persons == 1 && tried.unreadable == 0)
            #expect(tried.shifts == [.init(before: .red, after: .yellow, persons: 1)])
            #expect(tried.causes == [.init(cause: .inbound, before: 1, after: 1)])
            #expect(tried.divisions == [.init(division: "110105", worse: 0, better: 1)])
            #expect(tried.sample.map(\.maskedName) == ["张*三"] && tried.sample[0].causesAfter == [.inbound])
            #expect(try await traveller.lookUps() == ["first"])
            #expect(try await traveller.colour() == .red)
            // Proposed, approved by somebody else, and not in force yet.
            let switchAt = before + 600
            let id = try await traveller.proposes(Self.milder, at: switchAt)
            #expect(await refusal { try await system.approve(id, by: traveller.first()) }?.reason == "OWN_PROPOSAL")
            try await system.approve(id, by: traveller.second())
            try await traveller.isDone(id)
            #expect(try await traveller.versions() == ["2022-9th in force", "2022-12a scheduled"])
            #expect(try await traveller.colour() == .red)
            // Switched at its time, and told once.
            system.clock.advance(601)
            try await traveller.isRecorded(as: [.red, .yellow])
            #expect(try await traveller.colour() == .yellow)
            #expect(try await traveller.told().filter { $0.contains("because the rules changed") }.count == 1)
            #expect(try await traveller.versions() == ["2022-9th past", "2022-12a in force"])
            // The past is explained under the rules of then.
            let past = try await traveller.explanation(at: before)
            #expect(past.colour == .red && past.rulesVersion == "2022-9th" && past.basis == .evidence)
            #expect(past.holds.map { $0.reason?.cause } == [.inbound])
            #expect(past.holds.first?.evidence.map(\.id) == ["BJ-1"])
            #expect(past.holds.first?.evidence.map(\.authority) == ["border"])
            let present = try await traveller.explanation(at: nil)
            #expect(present.colour == .yellow && present.rulesVersion == "2022-12a")
            #expect(present.recorded?.trigger == "rules" && present.recorded?.since?.seconds == switchAt)
            // Taken back by one person, once.
            let during = system.clock.now
            let back = try await system.authority.rollBack(
                .init(version: "2022-12a", reason: "too mild"), options: traveller.second())
            #expect(back.profile?.version == "2022-9th" && back.state == .scheduled && back.rolledBackBy == "second")
            system.clock.advance(91)
            try await traveller.isRecorded(as: [.red, .yellow, .red])
            #expect(try await traveller.colour() == .red)
            #expect(try await traveller.told().filter { $0.contains("because the rules changed") }.count == 2)
            #expect(try await traveller.explanation(at: during).colour == .yellow)
            let again = await refusal {
                _ = try await system.authority.rollBack(
                    .init(version: "2022-9th", reason: "again"), options: try traveller.first())
            }
            #expect(again?.reason == "ROLL_BACK_NOTHING")
        }
    }

    @Test("COL-11: an explanation of a time whose evidence is gone comes from the ledger")
    func beyondEvidence() async throws {
        try await withTraveller { traveller in
            try await traveller.isRecorded(as: [.red])
            let then = traveller.system.clock.now + 60
            traveller.system.clock.advance(8 * 86_400)
            try await traveller.isRecorded(as: [.red, .yellow])
            traveller.system.clock.advance(92 * 86_400)
            try await traveller.isRecorded(as: [.red, .yellow, .grey])
            let past = try await traveller.explanation(at: then)
            #expect(past.basis == .ledger && past.colour == .red && past.recorded?.causes == [.inbound])
            #expect(past.holds.allSatisfy { $0.reason?.cause == .noDeclaration })
        }
    }

    @Test("A proposal that must not come into force is refused by field and reason, and nothing waits")
    func refused() async throws {
        try await withTraveller { traveller in
            var worse = Self.milder
            worse.rules[0].phases = [.init(colour: .yellow, days: 3), .init(colour: .red, days: 3)]
            var long = Self.milder
            long.rules[0].phases[0].days = 61
            var stolen = Self.milder
            stolen.version = "2021"
            var unknown = Self.milder
            unknown.buildsOn = "1984"
            let same = HealthCodeV1.RuleOverlay(version: "renamed", buildsOn: "2022-9th")
            let cases: [(HealthCodeV1.RuleOverlay, String)] = [
                (worse, "overlay.rules.inbound.phases"), (long, "overlay.rules.inbound.phases"),
                (stolen, "overlay.version"), (unknown, "overlay.builds_on"),
            ]
            for (overlay, field) in cases {
                let error = await refusal { _ = try await traveller.proposes(overlay, at: nil) }
                #expect(error?.detail(GoogleRPC.BadRequest.self)?.fieldViolations.map(\.field) == [field])
            }
            #expect(await refusal { _ = try await traveller.proposes(same, at: nil) }?.reason == "RULES_UNCHANGED")
            let past = await refusal { _ = try await traveller.proposes(Self.milder, at: traveller.system.clock.now) }
            #expect(past?.detail(GoogleRPC.BadRequest.self)?.fieldViolations.map(\.field) == ["from"])
            let waiting = try await traveller.system.approvals.listApprovals(.init(), options: traveller.second())
            #expect(waiting.approvals.isEmpty)
            let named = await refusal {
                _ = try await traveller.system.authority.rollBack(
                    .init(version: "2022-9th", reason: "because of 138 0013 8000"), options: traveller.first())
            }
            #expect(named?.detail(GoogleRPC.BadRequest.self)?.fieldViolations.map(\.field) == ["reason"])
            // Who is responsible for some divisions decides about nobody else's rules.
            let local = try traveller.system.asPerson("local", .healthAuthority, divisions: ["11"])
            let error = await refusal {
                _ = try await traveller.system.authority.proposeProfile(.init(overlay: Self.milder), options: local)
            }
            #expect(error?.reason == "OUT_OF_SCOPE")
        }
    }

    @Test("Of two proposals over the same rules the second is refused: its approver saw other differences")
    func stale() async throws {
        try await withTraveller { traveller in
            let system = traveller.system
            var other = Self.milder
            (other.version, other.rules[0].phases[0].days) = ("2022-12b", 9)
            let first = try await traveller.proposes(Self.milder, at: system.clock.now + 600)
            let second = try await traveller.proposes(other, at: system.clock.now + 660)
            for id in [first, second] {
                try await system.approve(id, by: traveller.second())
                try await traveller.isDone(id)
            }
            let refused = try await system.approvals.getApproval(.init(id: second), options: traveller.second())
            #expect(refused.result.contains { $0.name == "refused" && $0.text.contains("2022-12a") })
            #expect(try await traveller.versions() == ["2022-9th in force", "2022-12a scheduled"])
            // Proposed again, its differences are those from the rules that it replaces.
            let again = try await traveller.proposes(other, at: system.clock.now + 660)
            #expect(again != second)
            try await system.approve(again, by: traveller.second())
            try await traveller.isDone(again)
            #expect(try await traveller.versions().last == "2022-12b scheduled")
        }
    }

    @Test("COL-11: nothing that happened after a moment explains it, not by seconds either")
    func beforeEvidence() async throws {
        try await withTraveller { traveller in
            try await traveller.isRecorded(as: [.red])
            let arrival = traveller.system.clock.now - 86_400
            let before = try await traveller.explanation(at: arrival - 60)
            #expect(before.holds.map { $0.reason?.cause } == [.noDeclaration])
            let after = try await traveller.explanation(at: arrival + 1)
            #expect(after.holds.map { $0.reason?.cause } == [.inbound, .noDeclaration])
        }
    }

    @Test(
        "A switch that is still to come is cancelled by a roll-back, also seconds before, and never comes into force",
        arguments: [0, 1_780])
    func cancelled(after seconds: Int64) async throws {
        try await withTraveller { traveller in
            let system = traveller.system
            try await traveller.isRecorded(as: [.red])
            let id = try await traveller.proposes(Self.milder, at: system.clock.now + 1_800)
            try await system.approve(id, by: traveller.second())
            try await traveller.isDone(id)
            system.clock.advance(seconds)
            _ = try await system.authority.rollBack(
                .init(version: "2022-12a", reason: "not yet"), options: traveller.first())
            #expect(try await traveller.versions() == ["2022-9th in force", "2022-12a cancelled"])
            system.clock.advance(1_801 - seconds)
            #expect(try await traveller.colour() == .red)
        }
    }
}

/// A citizen who entered the country yesterday, and two officials.
private struct Traveller {
    let system: TestSystem

    func first() throws -> CallOptions { try system.asPerson("first", .healthAuthority) }
    func second() throws -> CallOptions { try system.asPerson("second", .healthAuthority) }

    func arrives() async throws {
        let register = try system.asStaff(.populationRegister)
        let person = IdentityV1.Person(
            document: TestSystem.document, name: "张小三", phone: TestSystem.phone, division: "110105")
        _ = try await system.register.importPeople(options: register) {
            try await $0.send(.init(rows: [.init(row: 1, person: person)]))
        }
        let exposure = HealthCodeV1.Exposure(
            person: .init(person: .document(TestSystem.document)), cause: .inbound, evidenceId: "BJ-1",
            from: .init(seconds: system.clock.now - 86_400))
        let border = try system.asStaff(.border, organisation: "border")
        let report = try await system.evidence.importExposures(options: border) {
            try await $0.send(.init(rows: [.init(row: 1, exposure: exposure)]))
        }
        #expect(report.accepted == 1)
        let declaration = HealthCodeV1.TakenDeclaration(
            person: .init(person: .document(TestSystem.document)),
            declaration: .init(division: "110105"), declaredAt: .init(seconds: system.clock.now), counter: "gate")
        let declared = try await system.evidence.importDeclarations(options: border) {
            try await $0.send(.init(rows: [.init(row: 1, declaration: declaration)]))
        }
        #expect(declared.accepted == 1)
    }

    private var person: CommonV1.PersonRef { .init(person: .document(TestSystem.document)) }

    func colour() async throws -> HealthCodeV1.Colour {
        var found = HealthCodeV1.Colour.unspecified
        // The areas are not known for a moment after the clock has moved.
        try await system.eventually("the colour is known") {
            do {
                found = try await system.health.getHealthCode(.init(person: person), options: try second()).colour
                return true
            } catch let error as RPCError where error.code == .unavailable { return false }
        }
        return found
    }

    /// Waits until the ledger has recorded colours, the first one first.
    func isRecorded(as colours: [HealthCodeV1.Colour]) async throws {
        try await system.eventually("the ledger has \(colours)") { try await history() == colours }
    }

    private func history() async throws -> [HealthCodeV1.Colour] {
        try await system.store.read(try partition(), .all(HealthCodeRecordSets.colourHistory)).map(\.value.colour)
    }

    private func partition() throws -> PartitionKey {
        try PartitionKey(KeyedHash(system.keys).partition(.person, "1|CHN|\(TestSystem.document.number)"))
    }

    /// Options of the traveller, in a session that is open.
    private func session() async throws -> CallOptions {
        let (key, session) = (try partition(), Surroundings.system.random(16))
        try await system.store.write(key) { change in
            try change.put(
                KitV1.StoredSession(phone: TestSystem.phone, openedAt: system.clock.now), in: KitRecordSets.sessions,
                key: session)
        }
        let citizen = Principal.Citizen(
            personKey: key.bytes, phoneKey: Array(repeating: 1, count: 16), session: session)
        return system.bearer(
            try TokenSigner(system.keys).token(
                TokenClaims(citizen: citizen, issuedAt: system.clock.now, lifetime: 600)))
    }

    func dryRun(_ overlay: HealthCodeV1.RuleOverlay) async throws -> HealthCodeV1.DryRunResult? {
        var result: HealthCodeV1.DryRunResult?
        for try await news in system.authority.dryRun(.init(rules: .overlay(overlay)), options: try first()) {
            result = news.result ?? result
        }
        return result
    }

    func proposes(_ overlay: HealthCodeV1.RuleOverlay, at moment: Int64?) async throws -> [UInt8] {
        try await system.authority.proposeProfile(
            .init(overlay: overlay, from: moment.map { .init(seconds: $0) }), options: try first()
        ).approvalId
    }

    func isDone(_ proposal: [UInt8]) async throws {
        try await system.eventually("the rules are scheduled") {
            try await system.approvals.getApproval(.init(id: proposal), options: second()).state == .done
        }
    }

    func versions() async throws -> [String] {
        try await system.authority.listProfiles(.init(), options: first()).versions.map { version in
            let states: [HealthCodeV1.RuleVersionState: String] = [
                .scheduled: "scheduled", .inForce: "in force", .past: "past", .cancelled: "cancelled",
            ]
            return "\(version.profile?.version ?? "") \(states[version.state] ?? "")"
        }
    }

    func explanation(at moment: Int64?) async throws -> HealthCodeV1.Explanation {
        try await system.authority.explain(
            .init(person: person, at: moment.map { .init(seconds: $0) }), options: try second())
    }

    /// What the traveller was told, in English.
    func told() async throws -> [String] {
        let session = try await session()
        return try await system.health.listNotifications(.init(), options: session).notifications.map(\.textEn)
    }

    /// Who has looked at the traveller, as they see it.
    func lookUps() async throws -> [String] {
        let session = try await session()
        let entries = try await AuditV1.AuditClient(system.anyone).listMyLookups(.init(), options: session).entries
        return entries.compactMap(\.entry).filter { $0.kind == .lookUp }.map { $0.actor?.name ?? "" }
    }
}
