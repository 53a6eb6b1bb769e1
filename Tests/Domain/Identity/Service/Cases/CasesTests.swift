import IdentityContracts
import IdentityRecords
import KitRecords
import Logging
import RPC
import StorageClient
import Testing

@testable import IdentityServer

@Suite("Cases that staff decide about", .serialized)
struct CasesTests {
    private func withCases(_ body: (CaseSystem) async throws -> Void) async throws {
        try await withIdentity { try await body(CaseSystem($0)) }
    }

    @Test("A case is listed without its person, shown masked, accepted in one write with its audit, and told")
    func accepted() async throws {
        try await withCases { desk in
            let opened = try await desk.open()
            let clerk = try desk.staff(.support)
            let listed = try await desk.cases.listCases(.init(), options: clerk).cases
            #expect(listed.map(\.id) == [opened.id] && listed[0].division == "110105")
            #expect(listed[0].expiresAt?.seconds == desk.system.clock.now + 1_000)

            let file = try await desk.cases.getCase(.init(id: opened.id), options: clerk)
            #expect(file.summary?.state == .open && file.facts.map(\.text) == ["110105********002X"])
            #expect(file.acceptReasons.contains(.documentSeen) && file.rejectReasons.contains(.dataDiffer))
            #expect(try await desk.steps(of: .lookUp) == ["everything"])

            let request = IdentityV1.DecideCaseRequest(
                id: opened.id, accepted: true, reason: .documentSeen, note: "seen at window 3")
            let decided = try await desk.cases.decideCase(request, options: clerk)
            #expect(decided.summary?.state == .accepted && decided.decision?.name == "clerk")
            #expect(desk.kind.outcomes(of: opened.id) == [IdentityV1.CaseState.accepted.rawValue])
            #expect(try await desk.steps() == ["noted opened", "noted accepted documentSeen"])
            #expect(try await desk.told() == ["caseAccepted"])
            #expect(try await desk.cases.listCases(.init(), options: clerk).cases.isEmpty)
            // The same decision changes nothing, another one is refused.
            #expect(try await desk.cases.decideCase(request, options: clerk) == decided)
            let other = await refusal {
                _ = try await desk.cases.decideCase(
                    .init(id: opened.id, accepted: false, reason: .dataDiffer), options: clerk)
            }
            #expect(other?.code == .failedPrecondition && other?.why == "CASE_CLOSED")
            #expect(try await desk.steps().count == 2)
        }
    }

    @Test("A case is rejected with a reason that the person is told")
    func rejected() async throws {
        try await withCases { desk in
            let opened = try await desk.open()
            let clerk = try desk.staff(.healthAuthority)
            _ = try await desk.cases.decideCase(
                .init(id: opened.id, reason: .notThePerson), options: clerk)
            #expect(desk.kind.outcomes(of: opened.id) == [IdentityV1.CaseState.rejected.rawValue])
            let told = try await desk.system.store.read(desk.person(), .all(KitRecordSets.notifications))
            #expect(told.map(\.value.kind) == ["caseRejected"])
            #expect(told[0].value.fields.contains { $0.name == "reason" && $0.text == "notThePerson" })
        }
    }

    @Test(
        "Staff of other divisions and with other roles know nothing of a case; one without a division is for everywhere"
    )
    func scope() async throws {
        try await withCases { desk in
            let (here, nowhere) = (try await desk.open(1), try await desk.open(2, division: nil))
            let forTracers = try await desk.open(3, desk.tracers)
            let everywhere = try desk.staff(.support, divisions: [])
            let elsewhere = try desk.staff(.support, divisions: ["44"])
            let local = try desk.staff(.support)
            #expect(try await desk.cases.listCases(.init(), options: local).cases.map(\.id) == [here.id])
            #expect(
                Set(try await desk.cases.listCases(.init(), options: everywhere).cases.map(\.id)) == [
                    here.id, nowhere.id,
                ])
            #expect(try await desk.cases.listCases(.init(), options: elsewhere).cases.isEmpty)
            for (id, options) in [
                (here.id, elsewhere), (nowhere.id, local), (forTracers.id, local),
                (Array(repeating: 9, count: 16), local),
            ] {
                let seen = await refusal { _ = try await desk.cases.getCase(.init(id: id), options: options) }
                let decided = await refusal {
                    _ = try await desk.cases.decideCase(
                        .init(id: id, accepted: true, reason: .documentSeen), options: options)
                }
                #expect(seen?.code == .notFound && seen?.why == "CASE_UNKNOWN")
                #expect(decided?.why == "CASE_UNKNOWN" && decided?.message == seen?.message)
            }
            let citizen = await refusal { _ = try await desk.cases.listCases(.init(), options: .init()) }
            #expect(citizen?.code == .unauthenticated)
        }
    }

    @Test("A case that nobody decides about expires once, changes nothing and is told, and no decision comes after it")
    func expires() async throws {
        try await withCases { desk in
            let opened = try await desk.open()
            let clerk = try desk.staff(.support)
            let expiry = CaseExpiry(
                desk: desk.desk, logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }, pause: { _ in })
            desk.system.clock.advance(999)
            try await expiry.expireAll()
            #expect(try await desk.cases.listCases(.init(), options: clerk).cases.count == 1)
            desk.system.clock.advance(1)
            #expect(try await desk.cases.listCases(.init(), options: clerk).cases.isEmpty)
            for _ in 0..<2 {
                let late = await refusal {
                    _ = try await desk.cases.decideCase(
                        .init(id: opened.id, accepted: true, reason: .documentSeen), options: clerk)
                }
                #expect(late?.why == "CASE_EXPIRED")
                try await expiry.expireAll()
            }
            #expect(try await desk.cases.getCase(.init(id: opened.id), options: clerk).summary?.state == .expired)
            #expect(try await desk.told() == ["caseExpired"])
            #expect(try await desk.steps() == ["noted opened", "noted expired"])
            #expect(desk.kind.outcomes(of: opened.id) == [IdentityV1.CaseState.expired.rawValue])
        }
    }

    @Test("What cannot be accepted any more is refused, and can still be rejected")
    func overtaken() async throws {
        try await withCases { desk in
            let opened = try await desk.open()
            let clerk = try desk.staff(.support)
            desk.kind.overtake()
            let refused = await refusal {
                _ = try await desk.cases.decideCase(
                    .init(id: opened.id, accepted: true, reason: .documentSeen), options: clerk)
            }
            #expect(refused?.why == "CASE_OVERTAKEN")
            let rejected = try await desk.cases.decideCase(
                .init(id: opened.id, reason: .numberOfAnother), options: clerk)
            #expect(rejected.summary?.state == .rejected)
        }
    }

    @Test(
        "Wrong ids, reasons of the other outcome, notes with a number, kinds and pages that are not known are refused")
    func badInputs() async throws {
        try await withCases { desk in
            let id = try await desk.open().id
            let clerk = try desk.staff(.support)
            let requests: [(IdentityV1.DecideCaseRequest, String)] = [
                (.init(id: [1], accepted: true, reason: .documentSeen), "id"),
                (.init(id: id, accepted: true, reason: .dataDiffer), "reason"),
                (.init(id: id, accepted: false, reason: .documentSeen), "reason"),
                (.init(id: id, accepted: true), "reason"),
                (.init(id: id, accepted: true, reason: .init(rawValue: 99)), "reason"),
                (.init(id: id, accepted: true, reason: .documentSeen, note: "call 138 0013 8000"), "note"),
                (
                    .init(
                        id: id, accepted: true, reason: .documentSeen, note: String(repeating: "x", count: 201)), "note"
                ),
            ]
            for (request, field) in requests {
                let refused = await refusal { _ = try await desk.cases.decideCase(request, options: clerk) }
                #expect(refused?.code == .invalidArgument && refused?.badField == field, "\(field)")
            }
            for (request, field) in [
                (IdentityV1.ListCasesRequest(kind: "unknown"), "kind"), (.init(pageSize: 101), "page_size"),
                (.init(pageToken: "%"), "page_token"),
            ] {
                let refused = await refusal { _ = try await desk.cases.listCases(request, options: clerk) }
                #expect(refused?.badField == field)
            }
            #expect(try await desk.steps() == ["noted opened"])
        }
    }

    @Test("A case of one id is opened once, a person has 5 open ones of a kind, and pages show each once")
    func limits() async throws {
        try await withCases { desk in
            let clerk = try desk.staff(.support)
            for number in UInt8(1)...5 {
                #expect(try await desk.open(number) == desk.open(number))
            }
            let refused = await refusal { _ = try await desk.open(6) }
            #expect(refused?.code == .resourceExhausted && refused?.why == "CASES_TOO_MANY")
            var (ids, token) = ([[UInt8]](), "")
            repeat {
                let page = try await desk.cases.listCases(.init(pageSize: 2, pageToken: token), options: clerk)
                (ids, token) = (ids + page.cases.map(\.id), page.nextPageToken)
            } while !token.isEmpty
            #expect(ids.count == 5 && Set(ids).count == 5)
            // A kind of its own has room of its own.
            _ = try await desk.open(7, desk.tracers)
        }
    }

    @Test("Two cases that are opened at the same moment count each other, and one of them meets the bound")
    func limitInTheWrite() async throws {
        try await withCases { desk in
            for number in UInt8(1)...4 { try await desk.open(number) }
            desk.system.beforeWrite.run { _ = try await desk.open(5) }
            let refused = await refusal { _ = try await desk.open(6) }
            #expect(refused?.why == "CASES_TOO_MANY")
            #expect(try await desk.cases.listCases(.init(), options: desk.staff(.support)).cases.count == 5)
        }
    }

    @Test("What a process left undone when it died after a decision, a worker of another one completes")
    func completed() async throws {
        try await withCases { desk in
            let opened = try await desk.open()
            let person = try desk.person()
            let staff = try desk.staff(.support)
            // The decision is written; what follows from it is not.
            let decision = IdentityV1.CaseDecision(
                accepted: true, reason: .documentSeen, name: "clerk", organisation: "office", at: .init(seconds: 1))
            _ = try await desk.desk.book.decide(
                opened.id, of: person, kind: desk.kind, decision, by: .everything("clerk"), options: .init())
            #expect(desk.kind.outcomes(of: opened.id).isEmpty)
            #expect(try await desk.cases.listCases(.init(), options: staff).cases.count == 1)
            await desk.desk.effects.completePending(key: opened.id, of: person, options: .init())
            #expect(desk.kind.outcomes(of: opened.id) == [IdentityV1.CaseState.accepted.rawValue])
            #expect(try await desk.cases.listCases(.init(), options: staff).cases.isEmpty)
            #expect(try await desk.system.store.read(person, .all(IdentityRecordSets.caseEffects)).isEmpty)
        }
    }
}
