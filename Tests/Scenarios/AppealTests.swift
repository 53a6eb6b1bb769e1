import Assembly
import CommonContracts
import Formats
import HealthCodeContracts
import HealthCodeRecords
import IdentityContracts
import Kit
import KitRecords
import RPC
import Security
import StorageClient
import Testing

@Suite("Appeals of citizens", .serialized)
struct AppealTests {
    private func withAccused(recallsAlone: Int = 100, _ body: (Accused) async throws -> Void) async throws {
        var settings = ServiceSettings()
        settings.recallPersons = recallsAlone
        let system = try await TestSystem(settings: settings, isDemonstration: false)
        do {
            let accused = Accused(system: system)
            try await accused.prepare()
            try await body(accused)
        } catch {
            await system.close()
            throw error
        }
        await system.close()
    }

    @Test("COL-9: a wrong positive, an appeal with a negative test, 4 hours, a withdrawal: green, and told")
    func wrongPositive() async throws {
        try await withAccused { accused in
            let system = accused.system
            try await accused.test("S-2", .negative, hoursAgo: 1)
            let citizen = try await accused.session()
            let appeal = try await system.health.fileAppeal(accused.appeal("a"), options: citizen)
            #expect(appeal.state == .open && appeal.dueAt?.seconds == system.clock.now + 4 * 3_600)
            #expect(try await system.health.fileAppeal(accused.appeal("a"), options: citizen) == appeal)
            // The work list of the city has it; the one of another city does not.
            let local = try system.asPerson("local", .healthAuthority, divisions: ["3301"])
            let foreign = try system.asPerson("foreign", .healthAuthority, divisions: ["4401"])
            let listed = try await system.authority.listAppeals(.init(), options: local).appeals
            #expect(listed.map(\.id) == [appeal.id] && listed.first?.cause == .case && listed.first?.escalated == false)
            #expect(try await system.authority.listAppeals(.init(), options: foreign).appeals.isEmpty)
            for call in [
                await refusal { _ = try await system.authority.getAppeal(.init(id: appeal.id), options: foreign) },
                await refusal {
                    _ = try await system.authority.decideAppeal(
                        .init(id: appeal.id, answer: "no"), options: foreign)
                },
            ] { #expect(call?.reason == "APPEAL_UNKNOWN") }
            let file = try await system.authority.getAppeal(.init(id: appeal.id), options: local)
            #expect(file.maskedName == "居*" && file.appeal?.attachments == ["https://lab.example/report/17"])
            let positive = try #require(file.evidence.first { $0.outcome == .positive }?.name)
            // An accepted appeal has to act, and a rejected one must not.
            for request in [
                HealthCodeV1.DecideAppealRequest(id: appeal.id, accepted: true, answer: "yes"),
                .init(id: appeal.id, accepted: false, answer: "no", withdraw: [positive]),
            ] {
                let refused = await refusal {
                    _ = try await system.authority.decideAppeal(request, options: local)
                }
                #expect(refused?.code == .invalidArgument)
            }
            let request = HealthCodeV1.DecideAppealRequest(
                id: appeal.id, accepted: true, answer: "样本混淆，已更正", withdraw: [positive])
            let decided = try await system.authority.decideAppeal(request, options: local)
            #expect(decided.state == .accepted && decided.answeredBy == "local's bureau")
            #expect(try await system.authority.decideAppeal(request, options: local) == decided)
            #expect(try await accused.colour() == .green)
            try await accused.eventuallyTold("was accepted")
            try await accused.eventuallyTold("because information about you was withdrawn")
            #expect(try await system.health.listMyAppeals(.init(), options: citizen).appeals == [decided])
            #expect(try await system.authority.listAppeals(.init(), options: local).appeals.isEmpty)
            let closed = await refusal {
                _ = try await system.authority.decideAppeal(.init(id: appeal.id, answer: "no"), options: local)
            }
            #expect(closed?.reason == "APPEAL_CLOSED")
            let steps = try await accused.steps()
            #expect(steps == ["appeal filed", "appeal accepted"])
        }
    }

    @Test("COL-9: an appeal is against a hold of now, and a person has three open ones at most")
    func limits() async throws {
        try await withAccused { accused in
            let citizen = try await accused.session()
            let wrong = accused.appeal("w", against: .closeContact)
            let unknown = await refusal {
                _ = try await accused.system.health.fileAppeal(wrong, options: citizen)
            }
            #expect(unknown?.code == .invalidArgument)
            for key in ["a", "b", "c"] {
                _ = try await accused.system.health.fileAppeal(accused.appeal(key), options: citizen)
            }
            let refused = await refusal {
                _ = try await accused.system.health.fileAppeal(accused.appeal("d"), options: citizen)
            }
            #expect(refused?.reason == "APPEALS_TOO_MANY")
            // What came before is answered all the same.
            #expect(
                try await accused.system.health.fileAppeal(accused.appeal("c"), options: citizen).state == .open)
            let listed = try await accused.system.health.listMyAppeals(.init(pageSize: 2), options: citizen)
            #expect(listed.appeals.count == 2 && !listed.nextPageToken.isEmpty)
        }
    }

    @Test("COL-6, COL-9: an answer adds no positive test, nobody else's sample, and nothing foreign to the hold")
    func addsNothingElse() async throws {
        try await withAccused { accused in
            let system = accused.system
            try await accused.declareFever()
            let citizen = try await accused.session()
            let fever = try await system.health.fileAppeal(accused.appeal("s", against: .symptom), options: citizen)
            let positive = try await system.health.fileAppeal(accused.appeal("c"), options: citizen)
            let local = try system.asPerson("local", .healthAuthority, divisions: ["3301"])
            // The bureau has tested somebody else, and delivered it as a laboratory.
            try await accused.register(TestSystem.document)
            let other = HealthCodeV1.TestResult(
                person: .init(person: .document(TestSystem.document)), sampleId: "other",
                sampledAt: .init(seconds: system.clock.now - 60), outcome: .negative)
            _ = try await system.evidence.importTests(
                options: try system.asStaff(.laboratory, organisation: "local's bureau")
            ) { try await $0.send(.init(rows: [.init(row: 1, test: other)])) }
            func answered(
                _ appeal: HealthCodeV1.Appeal, _ change: (inout HealthCodeV1.TestResult) -> Void
            ) async -> [String] {
                var test = HealthCodeV1.TestResult(
                    sampleId: "paper-9", sampledAt: .init(seconds: system.clock.now - 60), outcome: .negative)
                change(&test)
                let answer = HealthCodeV1.DecideAppealRequest(
                    id: appeal.id, accepted: true, answer: "yes", addTest: test)
                let refused = await refusal { _ = try await system.authority.decideAppeal(answer, options: local) }
                return refused?.detail(GoogleRPC.BadRequest.self)?.fieldViolations.map(\.field) ?? []
            }
            #expect(await answered(fever) { $0.outcome = .positive } == ["add_test.outcome"])
            #expect(await answered(fever) { $0.revision = 3 } == ["add_test"])
            #expect(await answered(fever) { $0.laboratory = "lab-1" } == ["add_test"])
            #expect(await answered(fever) { $0.sampleId = "other" } == ["add_test.sample_id"])
            #expect(await answered(fever) { $0.sampledAt = .init(seconds: system.clock.now - 86_400) } == ["withdraw"])
            // No test ends the hold of a case: its evidence has to go.
            #expect(await answered(positive) { _ in } == ["withdraw"])
            // Nor does a negative test of their own, or one that is withdrawn already.
            try await accused.test("S-2", .negative, hoursAgo: 1)
            try await accused.test("S-3", .positive, hoursAgo: 1, withdrawn: true)
            for sample in ["S-2", "S-3"] {
                let answer = HealthCodeV1.DecideAppealRequest(
                    id: positive.id, accepted: true, answer: "yes",
                    withdraw: [.init(evidence: .test(.init(laboratory: "lab-1", sampleId: sample)))])
                let refused = await refusal { _ = try await system.authority.decideAppeal(answer, options: local) }
                #expect(refused?.detail(GoogleRPC.BadRequest.self)?.fieldViolations.map(\.field) == ["withdraw"])
            }
            // Nor does what would make the hold last longer: a test that counts towards its end.
            try await accused.test("S-4", .negative, hoursAgo: 0)
            let worse = HealthCodeV1.DecideAppealRequest(
                id: fever.id, accepted: true, answer: "yes",
                withdraw: [.init(evidence: .test(.init(laboratory: "lab-1", sampleId: "S-4")))])
            let refused = await refusal { _ = try await system.authority.decideAppeal(worse, options: local) }
            #expect(refused?.detail(GoogleRPC.BadRequest.self)?.fieldViolations.map(\.field) == ["withdraw"])
            let appeals = try await system.health.listMyAppeals(.init(), options: citizen).appeals
            #expect(appeals.count == 2 && appeals.allSatisfy { $0.state == .open })
        }
    }

    @Test("COL-9: no citizen is told of a correction that waits; a hold that is gone is enough to accept an appeal")
    func toldWhenDone() async throws {
        try await withAccused(recallsAlone: 0) { accused in
            let system = accused.system
            let citizen = try await accused.session()
            let appeal = try await system.health.fileAppeal(accused.appeal("a"), options: citizen)
            let local = try system.asPerson("local", .healthAuthority, divisions: ["3301"])
            func answered(_ withdraws: Bool) async throws -> RPCError? {
                let answer = HealthCodeV1.DecideAppealRequest(
                    id: appeal.id, accepted: true, answer: "yes",
                    withdraw: withdraws
                        ? [.init(evidence: .test(.init(laboratory: "lab-1", sampleId: "S-1")))] : [])
                return await refusal { _ = try await system.authority.decideAppeal(answer, options: local) }
            }
            #expect(try await answered(true)?.reason == "RECALL_FIRST")
            #expect(try await answered(false)?.code == .invalidArgument)
            #expect(try await system.health.listMyAppeals(.init(), options: citizen).appeals == [appeal])
            // The laboratory corrects itself: what is left is to say so.
            try await accused.test("S-1", .positive, hoursAgo: 2, withdrawn: true)
            #expect(try await accused.colour() == .green)
            #expect(try await answered(false) == nil)
            #expect(try await system.health.listMyAppeals(.init(), options: citizen).appeals.first?.state == .accepted)
        }
    }

    @Test("An appeal of a person who was erased stands in no work list, and its entries go with the first look")
    func erased() async throws {
        try await withAccused { accused in
            let system = accused.system
            let citizen = try await accused.session()
            let gone = try await system.health.fileAppeal(accused.appeal("a"), options: citizen)
            let local = try system.asPerson("local", .healthAuthority, divisions: ["3301"])
            #expect(try await system.authority.listAppeals(.init(), options: local).appeals.map(\.id) == [gone.id])
            try await accused.erase()
            #expect(try await system.authority.listAppeals(.init(), options: local).appeals.isEmpty)
            let unknown = await refusal {
                _ = try await system.authority.getAppeal(.init(id: gone.id), options: local)
            }
            #expect(unknown?.reason == "APPEAL_UNKNOWN")
            let left = try await system.store.read(
                PartitionKey(gone.id), .record(HealthCodeRecordSets.appealEntries))
            #expect(left == nil)
        }
    }

    @Test("COL-9: an accepted appeal may add a test, which ends a hold, in the name of the authority")
    func addsTest() async throws {
        try await withAccused { accused in
            let system = accused.system
            // Symptoms hold yellow until a negative test.
            try await accused.declareFever()
            let citizen = try await accused.session()
            let request = accused.appeal("s", against: .symptom)
            let appeal = try await system.health.fileAppeal(request, options: citizen)
            let local = try system.asPerson("local", .healthAuthority, divisions: ["3301"])
            _ = try await system.authority.decideAppeal(
                .init(
                    id: appeal.id, accepted: true, answer: "the paper report counts",
                    addTest: .init(
                        sampleId: "paper-9", sampledAt: .init(seconds: system.clock.now - 60), outcome: .negative)),
                options: local)
            let file = try await system.authority.getAppeal(.init(id: appeal.id), options: local)
            #expect(
                file.evidence.contains {
                    let sample = "paper-9#\(Hexadecimal.text(appeal.id.prefix(4)))"
                    return $0.name?.evidence == .test(.init(laboratory: "local's bureau", sampleId: sample))
                })
            // COL-3: yellow lasts three days from the fever, and ends then for who has a negative since.
            system.clock.advance(3 * 86_400)
            let status = try await system.health.getHealthCode(.init(), options: try await accused.session())
            #expect(!status.reasons.map(\.cause).contains(.symptom))
        }
    }
}

/// A citizen who is red by a positive test.
private struct Accused {
    let system: TestSystem
    private let document = CommonV1.Document(type: .hmTravelPermit, number: "H40000001")

    private var person: CommonV1.PersonRef { .init(person: .document(document)) }
    private var key: [UInt8] { KeyedHash(system.keys).partition(.person, "3|CHN|\(document.number)") }

    func prepare() async throws {
        try await register(document)
        _ = try await system.health.declare(
            .init(declaration: .init(), idempotencyKey: "d"), options: try await session())
        // A first green is told to nobody.
        try await system.eventually("the first colour is derived") {
            try await system.store.read(PartitionKey(key), .record(HealthCodeRecordSets.colours)) != nil
        }
        try await test("S-1", .positive, hoursAgo: 2)
        try await eventuallyTold("from green to red")
    }

    func register(_ document: CommonV1.Document) async throws {
        let row = IdentityV1.PersonRow(
            row: 1, person: .init(document: document, name: "居民", division: "330106"))
        _ = try await system.register.importPeople(options: try system.asStaff(.populationRegister)) {
            try await $0.send(.init(rows: [row]))
        }
    }

    func test(
        _ sample: String, _ outcome: HealthCodeV1.TestOutcome, hoursAgo: Int64, withdrawn: Bool = false
    ) async throws {
        let row = HealthCodeV1.TestResult(
            person: person, sampleId: sample, sampledAt: .init(seconds: system.clock.now - hoursAgo * 3_600),
            outcome: outcome, withdrawn: withdrawn)
        _ = try await system.evidence.importTests(
            options: try system.asStaff(.laboratory, organisation: "lab-1")
        ) { try await $0.send(.init(rows: [.init(row: 1, test: row)])) }
    }

    func declareFever() async throws {
        system.clock.advance(1)
        _ = try await system.health.declare(
            .init(declaration: .init(temperatureDecicelsius: 385), idempotencyKey: "f"),
            options: try await session())
        system.clock.advance(120)
    }

    func appeal(_ key: String, against cause: HealthCodeV1.Cause = .case) -> HealthCodeV1.FileAppealRequest {
        .init(
            cause: cause, text: "阳性结果不是我的", attachments: ["https://lab.example/report/17"],
            idempotencyKey: key)
    }

    func session() async throws -> CallOptions {
        let session = Surroundings.system.random(16)
        try await system.store.write(try PartitionKey(key)) { change in
            try change.put(
                KitV1.StoredSession(phone: TestSystem.phone, openedAt: system.clock.now), in: KitRecordSets.sessions,
                key: session)
        }
        let citizen = Principal.Citizen(
            personKey: key, phoneKey: Array(repeating: 1, count: 16), session: session)
        let claims = TokenClaims(citizen: citizen, issuedAt: system.clock.now, lifetime: 3 * 86_400)
        return system.bearer(try TokenSigner(system.keys).token(claims))
    }

    /// Removes every record of the person, as an erasure does.
    func erase() async throws {
        try await system.store.write(try PartitionKey(key)) { change in
            for set in ServiceContracts.recordSets where set.kind == .person && !set.isChain { change.deleteAll(set) }
        }
    }

    func colour() async throws -> HealthCodeV1.Colour {
        try await system.health.getHealthCode(
            .init(person: person), options: try system.asStaff(.healthAuthority)
        ).colour
    }

    func told() async throws -> [String] {
        let citizen = try await session()
        return try await system.health.listNotifications(.init(), options: citizen).notifications.map(\.textEn)
    }

    func eventuallyTold(_ text: String, sourceLocation: SourceLocation = #_sourceLocation) async throws {
        try await system.eventually("told '\(text)'", sourceLocation: sourceLocation) {
            try await told().contains { $0.contains(text) }
        }
    }

    /// Steps of appeals in the chain of audit.
    func steps() async throws -> [String] {
        try await system.store.read(PartitionKey(key), .entries(AuditChains.ofPersons)).entries.map(\.value)
            .filter { $0.kind == .appeal }.compactMap { entry in entry.facts.first { $0.name == "outcome" }?.text }
    }
}
