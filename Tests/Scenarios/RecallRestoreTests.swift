import CommonContracts
import HealthCodeContracts
import Testing
import Wire

@Suite("What a recalled import had replaced", .serialized)
struct RecallRestoreTests {
    @Test("COL-10: a true positive that a wrong file corrected counts again when that file is recalled")
    func correctedResult() async throws {
        for revisions: [UInt64] in [[0, 0], [1, 2]] {
            try await RecallTown.run { town in
                _ = try await town.sample("IM2", of: 0, .positive, revision: revisions[0])
                #expect(try await town.colour(of: 0) == .red)
                let wrong = try await town.sample("IM2", of: 0, .negative, revision: revisions[1])
                #expect(try await town.colour(of: 0) == .green)
                for isTried in [true, false] {
                    let recall = try await town.recall(wrong, by: .laboratory, of: "lab-1", dryRun: isTried)
                    #expect(recall.state == .done && recall.withdrawn == 1 && recall.persons == 1)
                    #expect(recall.moves.map(\.before) == [.green] && recall.moves.map(\.after) == [.red])
                    #expect(try await town.colour(of: 0) == (isTried ? .green : .red))
                }
                try await town.eventuallyTold(0, "from green to red")
                // The true file again is known, and the wrong one stays away.
                let again = try await town.sample("IM2", of: 0, .positive, revision: revisions[0])
                #expect(again.unchanged == 1)
                let wrongAgain = try await town.sample("IM2", of: 0, .negative, revision: revisions[1])
                #expect(wrongAgain.superseded == 1)
                #expect(try await town.colour(of: 0) == .red)
            }
        }
    }

    @Test("COL-10: a sample that a wrong file moved goes back to its person, who is counted and told")
    func movedSample() async throws {
        try await RecallTown.run { town in
            _ = try await town.sample("MV1", of: 0, .positive, revision: 1)
            let wrong = try await town.sample("MV1", of: 1, .positive, revision: 2)
            #expect(try await town.colour(of: 0) == .green)
            #expect(try await town.colour(of: 1) == .red)
            for isTried in [true, false] {
                let recall = try await town.recall(wrong, by: .laboratory, of: "lab-1", dryRun: isTried)
                #expect(recall.state == .done && recall.persons == 2 && recall.withdrawn == 1)
                #expect(recall.moves.first { $0.before == .red }?.after == .green)
                #expect(recall.moves.first { $0.before == .green }?.after == .red)
            }
            #expect(try await town.colour(of: 0) == .red)
            #expect(try await town.colour(of: 1) == .green)
            try await town.eventuallyTold(0, "from green to red")
        }
    }

    @Test("COL-10: of two imports that are recalled one after the other neither counts, though a sample has moved")
    func bothRecalled() async throws {
        try await RecallTown.run { town in
            let first = try await town.sample("MV2", of: 0, .positive, revision: 1)
            let second = try await town.sample("MV2", of: 1, .positive, revision: 2)
            _ = try await town.recall(first, by: .laboratory, of: "lab-1")
            #expect(try await town.colour(of: 1) == .red)
            _ = try await town.recall(second, by: .laboratory, of: "lab-1")
            #expect(try await town.colour(of: 0) == .green)
            #expect(try await town.colour(of: 1) == .green)
        }
    }

    @Test("COL-10: the recall of a wrong discharge opens the case again, and a true file of before counts")
    func wrongDischarge() async throws {
        try await RecallTown.run { town in
            _ = try await town.deliverCase("DD6", of: 0)
            #expect(try await town.colour(of: 0) == .red)
            let wrong = try await town.deliverCase(
                "DD6", of: 0, until: .init(seconds: TestSystem.noon - 8 * 86_400))
            #expect(try await town.colour(of: 0) == .green)
            let recall = try await town.recall(wrong, by: .caseRegistry, of: "registry")
            #expect(recall.withdrawn == 1 && recall.moves.map(\.after) == [.red])
            #expect(try await town.colour(of: 0) == .red)
            #expect(try await town.deliverCase("DD6", of: 0).unchanged == 1)
        }
    }

    @Test("COL-10: contacts count again when the recall of an import takes back that their case was withdrawn")
    func wrongWithdrawal() async throws {
        try await RecallTown.run { town in
            _ = try await town.deliverCase("DD7", of: 4)
            try await town.list(0..<2, citing: "DD7")
            let wrong = try await town.deliverCase("DD7", of: 4, withdrawn: true)
            try await town.system.eventually("the contacts follow") { try await town.colour(of: 0) == .green }
            let recall = try await town.recall(wrong, by: .caseRegistry, of: "registry")
            #expect(recall.state == .done && recall.persons == 3)
            #expect(recall.moves.first { $0.before == .green && $0.after == .red }?.persons == 3)
            try await town.system.eventually("the contacts count") { try await town.colour(of: 0) == .red }
        }
    }

    @Test("COL-10: the rows of a list that nobody approved are not among what a recall reaches")
    func listNotApproved() async throws {
        try await RecallTown.run { town in
            let wrong = try await town.deliverCase("DD8", of: 4)
            try await town.list(0..<1, citing: "DD8")
            try await town.list(1..<4, citing: "DD8", isApproved: false)
            let recall = try await town.recall(wrong, by: .caseRegistry, of: "registry", dryRun: true)
            #expect(recall.rows == 2 && recall.persons == 2)
        }
    }
}
