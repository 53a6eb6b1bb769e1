import Assembly
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
import Wire

@Suite("Recall of evidence", .serialized)
struct RecallTests {
    @Test("COL-10: a wrong positive is withdrawn by its laboratory alone, and the citizen is told that it was")
    func wrongPositive() async throws {
        try await RecallTown.run { town in
            let laboratory = try town.system.asStaff(.laboratory, organisation: "lab-1")
            _ = try await town.test(0..<1, .positive, by: laboratory)
            try await town.eventuallyTold(0, "from green to red")
            let wanted = HealthCodeV1.WithdrawEvidenceRequest(
                reason: "samples were mixed up", reference: "QA-17", idempotencyKey: "1",
                evidence: .test(.init(laboratory: "lab-1", sampleId: "S-0")))
            for other in [
                try town.system.asStaff(.laboratory, organisation: "lab-2"),
                try town.system.asStaff(.border, organisation: "lab-1"),
                try town.system.asStaff(.healthAuthority, divisions: ["4401"]),
            ] {
                #expect(
                    await refusal { _ = try await town.system.evidence.withdrawEvidence(wanted, options: other) }?
                        .reason
                        == "OUT_OF_SCOPE")
            }
            for (reason, reference) in [("of 13800138000", "QA-17"), ("mixed up", "11010519491231002X")] {
                var named = wanted
                (named.reason, named.reference) = (reason, reference)
                let refused = await refusal {
                    _ = try await town.system.evidence.withdrawEvidence(named, options: laboratory)
                }
                #expect(refused?.code == .invalidArgument)
            }
            #expect(try await town.colour(of: 0) == .red)
            let recall = try await town.system.evidence.withdrawEvidence(wanted, options: laboratory)
            #expect(recall.state == .done && recall.withdrawn == 1 && recall.persons == 1 && recall.personsDone == 1)
            #expect(recall.moves.map(\.before) == [.red] && recall.moves.map(\.after) == [.green])
            #expect(recall.evidence == "test S-0 of lab-1" && recall.approvalId.isEmpty)
            #expect(try await town.colour(of: 0) == .green)
            try await town.eventuallyTold(0, "from red to green, because information about you was withdrawn")
            // The same call again is the same recall; another one with its key is refused.
            #expect(try await town.system.evidence.withdrawEvidence(wanted, options: laboratory) == recall)
            var other = wanted
            other.reason = "another one"
            #expect(
                await refusal { _ = try await town.system.evidence.withdrawEvidence(other, options: laboratory) }?
                    .reason
                    == "IDEMPOTENCY_KEY_REUSED")
        }
    }

    @Test("COL-13: withdrawn evidence that arrives again does not come back, and a newer version of it does")
    func arrivesAgain() async throws {
        try await RecallTown.run { town in
            let laboratory = try town.system.asStaff(.laboratory, organisation: "lab-1")
            for revision: UInt64 in [0, 2] {
                let person = revision == 0 ? 0 : 1
                _ = try await town.test(person..<person + 1, .positive, by: laboratory, revision: revision)
                let recall = try await town.system.evidence.withdrawEvidence(
                    .init(
                        reason: "mixed up", reference: "QA-17", idempotencyKey: "\(person)",
                        evidence: .test(.init(sampleId: "S-\(person)"))), options: laboratory)
                #expect(recall.withdrawn == 1)
                for older in Set([0, revision == 0 ? 0 : 1, revision]) {
                    let again = try await town.test(person..<person + 1, .positive, by: laboratory, revision: older)
                    #expect(again.superseded == 1 && again.accepted == 0)
                }
                #expect(try await town.colour(of: person) == .green)
                let newer = try await town.test(
                    person..<person + 1, .positive, by: laboratory, revision: revision + 1)
                #expect(newer.accepted == 1)
                #expect(try await town.colour(of: person) == .red)
            }
        }
    }

    @Test("COL-10: the recall of an import above the size waits for a second person, and then tells who changed")
    func aboveTheSize() async throws {
        try await RecallTown.run { town in
            let laboratory = try town.system.asStaff(.laboratory, organisation: "lab-1")
            let loaded = try await town.test(0..<5, .positive, by: laboratory)
            #expect(loaded.accepted == 5 && loaded.importId.count == 16)
            // A row that another import has replaced meanwhile is that one's.
            _ = try await town.test(4..<5, .positive, by: laboratory, revision: 7)
            let request = HealthCodeV1.WithdrawEvidenceRequest(
                reason: "a bad reagent", reference: "QA-18", idempotencyKey: "b", evidence: .importId(loaded.importId))
            let waiting = try await town.system.evidence.withdrawEvidence(request, options: laboratory)
            #expect(waiting.state == .waiting && waiting.persons == 5 && waiting.withdrawn == 0)
            #expect(try await town.colour(of: 0) == .red)
            let own = try town.system.asStaff(.healthAuthority, organisation: "lab-1")
            #expect(
                await refusal { try await town.system.approve(waiting.approvalId, by: own) }?.reason == "OWN_PROPOSAL")
            let second = try town.system.asPerson("second", .healthAuthority)
            try await town.system.approve(waiting.approvalId, by: second)
            try await town.system.eventually("the recall is done") {
                try await town.system.evidence.getRecall(.init(id: waiting.id), options: laboratory).state == .done
            }
            let done = try await town.system.evidence.getRecall(.init(id: waiting.id), options: second)
            #expect(done.withdrawn == 4 && done.personsDone == 5)
            #expect(done.moves.first { $0.before == .red && $0.after == .green }?.persons == 4)
            #expect(done.moves.first { $0.before == .red && $0.after == .red }?.persons == 1)
            #expect(try await town.colour(of: 0) == .green)
            #expect(try await town.colour(of: 4) == .red)
            try await expectChanges(of: waiting.id, in: town)
        }
    }

    /// An authority sees those of its divisions, masked, and each of them finds the look-up.
    private func expectChanges(of id: [UInt8], in town: RecallTown) async throws {
        let local = try town.system.asPerson("local", .healthAuthority, divisions: ["3301"])
        var (seen, token) = ([HealthCodeV1.RecalledPerson](), "")
        repeat {
            let page = try await town.system.evidence.listRecallChanges(
                .init(id: id, pageSize: 1, pageToken: token), options: local)
            (seen, token) = (seen + page.persons, page.nextPageToken)
        } while !token.isEmpty
        #expect(seen.count == 2 && seen.allSatisfy { $0.division == "330106" })
        #expect(seen.allSatisfy { $0.before == .red && $0.after == .green })
        #expect(seen.allSatisfy { $0.maskedName == "居*" && $0.maskedDocumentNumber.contains("*") })
        #expect(
            await refusal { _ = try await town.system.evidence.getRecall(.init(id: id), options: local) }?.reason
                == "OUT_OF_SCOPE")
        let looked = try await town.entries(of: 1).filter { $0.kind == .lookUp && $0.actor?.name == "local" }
        #expect(looked.count == 1)
        #expect(try await town.entries(of: 1).filter { $0.kind == .withdrawal }.count == 1)
    }

    @Test("COL-10: a dry run tells who would change, and changes nobody")
    func dryRun() async throws {
        try await RecallTown.run { town in
            let laboratory = try town.system.asStaff(.laboratory, organisation: "lab-1")
            _ = try await town.test(0..<5, .positive, by: laboratory)
            let tried = try await town.system.evidence.withdrawEvidence(
                .init(
                    reason: "a bad reagent", reference: "QA-18", dryRun: true, idempotencyKey: "d",
                    evidence: .feedDay(.init(day: .init(year: 2022, month: 12, day: 1)))), options: laboratory)
            #expect(tried.state == .done && tried.dryRun && tried.withdrawn == 5)
            #expect(tried.moves.map(\.persons) == [5] && tried.moves.map(\.after) == [.green])
            for person in 0..<5 { #expect(try await town.colour(of: person) == .red) }
        }
    }

    @Test("COL-10: a piece that came in several imports of a day is withdrawn once, and counted once")
    func severalImports() async throws {
        try await RecallTown.run { town in
            let laboratory = try town.system.asStaff(.laboratory, organisation: "lab-1")
            for _ in 0..<3 { _ = try await town.test(0..<2, .positive, by: laboratory) }
            for isTried in [true, false] {
                let recall = try await town.system.evidence.withdrawEvidence(
                    .init(
                        reason: "a bad reagent", reference: "QA-19", dryRun: isTried, idempotencyKey: "\(isTried)",
                        evidence: .feedDay(.init(day: .init(year: 2022, month: 12, day: 1)))), options: laboratory)
                #expect(recall.state == .done && recall.withdrawn == 2 && recall.persons == 2)
            }
        }
    }

    @Test("COL-10: contacts follow a case that is withdrawn, and count again when it is recorded again")
    func contactsFollow() async throws {
        try await RecallTown.run { town in
            try await town.recordCase("330100-0815")
            try await town.list(0..<4, citing: "330100-0815")
            for person in 0..<4 { #expect(try await town.colour(of: person) == .red) }
            try await town.eventuallyTold(2, "from green to red")
            let registry = try town.system.asStaff(.caseRegistry, organisation: "registry")
            let recall = try await town.system.evidence.withdrawEvidence(
                .init(
                    reason: "the test was wrong", reference: "R-1", idempotencyKey: "c",
                    evidence: .exposure(
                        .init(
                            person: town.person(9), cause: .case, evidenceId: "330100-0815", from: town.yesterday))),
                options: registry)
            #expect(recall.state == .waiting && recall.rows == 5 && recall.persons == 5)
            try await town.system.approve(recall.approvalId, by: town.system.asPerson("third", .healthAuthority))
            try await town.system.eventually("the recall is done") {
                try await town.system.evidence.getRecall(.init(id: recall.id), options: registry).state == .done
            }
            let done = try await town.system.evidence.getRecall(.init(id: recall.id), options: registry)
            #expect(done.withdrawn == 5 && done.moves.first { $0.after == .green }?.persons == 4)
            for person in 0..<4 { #expect(try await town.colour(of: person) == .green) }
            try await town.eventuallyTold(2, "from red to green, because information about you was withdrawn")
            // The registry delivers the case with a newer version: its contacts are contacts again.
            try await town.recordCase("330100-0815", revision: 2)
            try await town.system.eventually("contacts count again") { try await town.colour(of: 3) == .red }
        }
    }

    @Test("COL-10: CO_LOCATED rows follow the case that they cite as contacts do, and stand where no case was recorded")
    func placesFollow() async throws {
        try await RecallTown.run { town in
            try await town.recordCase("330100-0816")
            try await town.coLocate(0..<2, citing: "330100-0816")
            try await town.coLocate(2..<3, citing: "330100-9999")
            #expect(try await town.colour(of: 1) == .yellow)
            let registry = try town.system.asStaff(.caseRegistry, organisation: "registry")
            let recall = try await town.system.evidence.withdrawEvidence(
                .init(
                    reason: "not a case", reference: "QA-20", idempotencyKey: "p",
                    evidence: .exposure(
                        .init(
                            person: town.person(9), cause: .case, evidenceId: "330100-0816", from: town.yesterday))),
                options: registry)
            #expect(recall.state == .done && recall.rows == 3 && recall.persons == 3)
            for person in 0..<2 { #expect(try await town.colour(of: person) == .green) }
            #expect(try await town.colour(of: 2) == .yellow)
            try await town.eventuallyTold(1, "from yellow to green, because information about you was withdrawn")
            // The same rows again change nothing; the case, recorded again, brings them back.
            try await town.coLocate(0..<2, citing: "330100-0816")
            #expect(try await town.colour(of: 0) == .green)
            try await town.recordCase("330100-0816", revision: 2)
            try await town.system.eventually("they count again") { try await town.colour(of: 0) == .yellow }
        }
    }

    @Test("COL-7: recalls of one account and day add up; the one that goes above the size waits for a second person")
    func sums() async throws {
        try await RecallTown.run { town in
            let laboratory = try town.system.asStaff(.laboratory, organisation: "lab-1")
            _ = try await town.test(0..<6, .positive, by: laboratory)
            func recall(
                _ number: Int, by caller: CallOptions, dryRun: Bool = false
            ) async throws
                -> HealthCodeV1.Recall
            {
                try await town.system.evidence.withdrawEvidence(
                    .init(
                        reason: "a bad reagent", reference: "QA-21", dryRun: dryRun,
                        idempotencyKey: "s\(number) \(dryRun)",
                        evidence: .test(.init(laboratory: "lab-1", sampleId: "S-\(number)"))), options: caller)
            }
            for number in 0..<3 {
                #expect(try await recall(number, by: laboratory, dryRun: true).state == .done)
                #expect(try await recall(number, by: laboratory).state == .done)
                // Asked for again, it counts once.
                #expect(try await recall(number, by: laboratory).state == .done)
            }
            let waiting = try await recall(3, by: laboratory)
            #expect(waiting.state == .waiting && !waiting.approvalId.isEmpty)
            #expect(try await town.colour(of: 3) == .red)
            let other = try town.system.asPerson("other", .healthAuthority)
            #expect(try await recall(4, by: other).state == .done)
            try await town.system.approve(waiting.approvalId, by: other)
            try await town.system.eventually("the recall is done") { try await town.colour(of: 3) == .green }
        }
    }
}
