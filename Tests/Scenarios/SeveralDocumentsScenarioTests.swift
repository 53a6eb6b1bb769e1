import AuditContracts
import CommonContracts
import GatewayContracts
import HealthCodeContracts
import IdentityContracts
import RPC
import Testing

/// A man from Hong Kong with a travel permit gets a residence permit (COL-16).
@Suite("Several documents of one person, through all services", .serialized)
struct SeveralDocumentsScenarioTests {
    private static let travel = IdentityV1.Person(
        document: .init(type: .hmTravelPermit, number: "H12345678"), name: "陈小明", phone: "13700137000",
        division: "110105")
    private static let residence = IdentityV1.Person(
        document: .init(type: .hmtResidencePermit, number: "81000019940823003X"), name: "陈小明",
        phone: "13600136000", division: "110105")

    private func withSystem(_ body: (TestSystem) async throws -> Void) async throws {
        let system = try await TestSystem()
        do { try await body(system) } catch {
            await system.close()
            throw error
        }
        await system.close()
    }

    private func load(
        _ outcome: HealthCodeV1.TestOutcome, _ sample: String, of person: IdentityV1.Person, in system: TestSystem
    ) async throws {
        let test = HealthCodeV1.TestResult(
            person: .init(person: .document(person.document ?? .init())), sampleId: sample,
            sampledAt: .init(seconds: system.clock.now - 60), outcome: outcome)
        let report = try await HealthCodeV1.EvidenceClient(system.anyone).importTests(
            options: try system.asStaff(.laboratory, organisation: "city-lab")
        ) { try await $0.send(.init(rows: [.init(row: 1, test: test)])) }
        #expect(report.accepted == 1)
    }

    private func accept(_ id: [UInt8], _ system: TestSystem, by name: String) async throws {
        _ = try await IdentityV1.CasesClient(system.anyone).decideCase(
            .init(
                id: id, accepted: true, reason: .documentSeen,
                seenNumber: Self.residence.document?.number ?? "", seenName: Self.residence.name),
            options: try system.asStaff(.support, named: name, divisions: ["110105"]))
    }

    private func colours(_ callers: [CallOptions], _ system: TestSystem) async throws -> [HealthCodeV1.Colour?] {
        var colours: [HealthCodeV1.Colour?] = []
        for caller in callers {
            colours.append(try await system.gateway.getMergedCode(.init(), options: caller).health?.colour)
        }
        return colours
    }

    @Test("COL-16: he proposes, staff see the original, both pages are red; undone, each shows its own evidence again")
    func journey() async throws {
        try await withSystem { system in
            _ = try await system.register(Self.travel, Self.residence)
            let (old, new) = (
                try await system.logIn(phone: Self.travel.phone), try await system.logIn(phone: Self.residence.phone)
            )
            for (key, caller) in [("old", old), ("new", new)] {
                _ = try await system.health.declare(.init(declaration: .init(), idempotencyKey: key), options: caller)
            }
            try await load(.positive, "P", of: Self.travel, in: system)
            #expect(try await colours([old, new], system) == [.red, .green])

            let asked = try await system.identity.proposeAlias(
                .init(document: Self.residence.document, name: Self.residence.name), options: old)
            let id = try #require(asked.alias?.caseId)
            #expect(try await colours([old, new], system) == [.red, .green])
            try await accept(id, system, by: "window-3")
            #expect(try await colours([old, new], system) == [.red, .red])
            // A gate that checks the new card, and staff who look the person up, see the same.
            let person = CommonV1.PersonRef(person: .document(Self.residence.document ?? .init()))
            let gate = try await system.gateway.getMergedCode(
                .init(person: person), options: try system.asStaff(.verifier, divisions: ["110105"]))
            #expect(gate.health?.colour == .red && gate.health?.otherDocuments == 0)
            let authority = try await system.health.getHealthCode(
                .init(person: person), options: try system.asStaff(.healthAuthority, divisions: ["110105"]))
            #expect(authority.colour == .red && authority.otherDocuments == 1)
            #expect(authority.reasons.first?.evidence.first?.otherDocument == true)

            let undo = try await IdentityV1.AliasesClient(system.anyone).undoAlias(
                .init(document: Self.travel.document, other: Self.residence.document),
                options: try system.asStaff(.support, named: "window-3", divisions: ["110105"]))
            try await accept(undo.caseId, system, by: "window-4")
            #expect(try await colours([old, new], system) == [.red, .green])
            for caller in [old, new] {
                let told = try await system.health.listNotifications(.init(), options: caller).notifications
                #expect(told.contains { $0.kind == .documentsJoined } && told.contains { $0.kind == .documentsParted })
                #expect(told.allSatisfy { !$0.textEn.contains("{") && !$0.textZh.contains("{") })
            }
        }
    }

    /// Two documents that are joined, each with a declaration.
    private func joined(_ system: TestSystem) async throws -> (old: CallOptions, new: CallOptions) {
        _ = try await system.register(Self.travel, Self.residence)
        let (old, new) = (
            try await system.logIn(phone: Self.travel.phone), try await system.logIn(phone: Self.residence.phone)
        )
        for (key, caller) in [("old", old), ("new", new)] {
            _ = try await system.health.declare(.init(declaration: .init(), idempotencyKey: key), options: caller)
        }
        let asked = try await system.identity.proposeAlias(
            .init(document: Self.residence.document, name: Self.residence.name), options: old)
        try await accept(try #require(asked.alias?.caseId), system, by: "window-3")
        return (old, new)
    }

    @Test("COL-16, COL-9: an appeal under one document is answered by withdrawing what stands under the other")
    func appeal() async throws {
        try await withSystem { system in
            let (old, new) = try await joined(system)
            try await load(.positive, "P", of: Self.residence, in: system)
            #expect(try await colours([old, new], system) == [.red, .red])
            let appeal = try await system.health.fileAppeal(
                .init(cause: .case, text: "The sample is not mine.", idempotencyKey: "appeal"), options: old)
            let staff = try system.asStaff(.healthAuthority, divisions: ["110105"])
            let authority = HealthCodeV1.HealthAuthorityClient(system.anyone)
            let file = try await authority.getAppeal(.init(id: appeal.id), options: staff)
            let name = try #require(file.evidence.first { $0.outcome == .positive }?.name)
            _ = try await authority.decideAppeal(
                .init(id: appeal.id, accepted: true, answer: "The tube was mixed up.", withdraw: [name]),
                options: staff)
            #expect(try await colours([old, new], system) == [.green, .green])
        }
    }

    @Test("COL-16, COL-10: a recall of what stands under one document changes both codes")
    func recall() async throws {
        try await withSystem { system in
            let (old, new) = try await joined(system)
            try await load(.positive, "P", of: Self.residence, in: system)
            #expect(try await colours([old, new], system) == [.red, .red])
            _ = try await HealthCodeV1.EvidenceClient(system.anyone).withdrawEvidence(
                .init(
                    reason: "a mixed-up tube", reference: "R-1", idempotencyKey: "recall",
                    evidence: .test(.init(laboratory: "city-lab", sampleId: "P"))),
                options: try system.asStaff(.healthAuthority))
            #expect(try await colours([old, new], system) == [.green, .green])
        }
    }

    @Test("COL-16, COL-12: a dry run derives each document from the evidence under both")
    func dryRun() async throws {
        try await withSystem { system in
            let (old, new) = try await joined(system)
            let exposure = HealthCodeV1.Exposure(
                person: .init(person: .document(Self.residence.document ?? .init())), cause: .inbound,
                evidenceId: "K", from: .init(seconds: system.clock.now - 8 * 86_400))
            let report = try await HealthCodeV1.EvidenceClient(system.anyone).importExposures(
                options: try system.asStaff(.border, organisation: "airport")
            ) { try await $0.send(.init(rows: [.init(row: 1, exposure: exposure)])) }
            #expect(report.accepted == 1)
            #expect(try await colours([old, new], system) == [.yellow, .yellow])
            var result: HealthCodeV1.DryRunResult?
            for try await news in HealthCodeV1.HealthAuthorityClient(system.anyone).dryRun(
                .init(rules: .version("2021")), options: try system.asStaff(.healthAuthority))
            { result = news.result ?? result }
            #expect(result?.persons == 2)
            #expect(result?.shifts == [.init(before: .yellow, after: .red, persons: 2)])
        }
    }
}
