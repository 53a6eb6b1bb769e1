import Testing

@testable import History

@Suite("A history is judged against linearizability, durability and exactly-once")
struct HistoryCheckTests {
    @Test("Answers in the order of their calls are sound")
    func sequence() {
        #expect(
            Script.verdict([
                Script.read("a", nil, 1...2), Script.write("a", "x", 3...4, version: 7),
                Script.read("a", (7, "x"), 5...6), Script.delete("a", 7...8, version: 9),
                Script.read("a", nil, 10...11),
            ]) == nil)
    }

    @Test("Operations at the same time may take effect in any order")
    func concurrent() {
        #expect(
            Script.verdict([
                Script.write("a", "x", 1...10, version: 2), Script.write("a", "y", 1...10, version: 1),
                Script.read("a", (1, "y"), 2...3), Script.read("a", nil, 1...9), Script.read("a", (2, "x"), 4...5),
            ]) == nil)
    }

    @Test("A read that misses an acknowledged write names that write")
    func lostWrite() throws {
        let lost = Script.write("a", "y", 3...4, version: 2)
        let read = Script.read("a", (1, "x"), 5...6)
        let report = HistoryCheck.check([Script.write("a", "x", 1...2, version: 1), lost, read])
        let violation = try #require(report.violations.first)
        #expect(violation.kind == .lostWrite)
        #expect(violation.window == [lost, read])
    }

    @Test("A record that vanished without a delete is a lost write; with one of unknown outcome it is not")
    func vanished() {
        let history = [Script.write("a", "x", 1...2, version: 1), Script.read("a", nil, 5...6)]
        #expect(Script.verdict(history) == .lostWrite)
        let delete = Operation(
            client: "c", partition: "p", invoked: 3, returned: nil,
            action: .write(Write(deletes: ["a"], outcome: .unknown)))
        #expect(Script.verdict(history + [delete]) == nil)
    }

    @Test("Reads after one another may not see a write and then miss it")
    func newOldInversion() {
        #expect(
            Script.verdict([
                Script.write("a", "x", 1...2, version: 1), Script.write("a", "y", 3...20, version: 2),
                Script.read("a", (2, "y"), 4...5), Script.read("a", (1, "x"), 6...7),
            ]) == .notLinearizable)
    }

    @Test("A read sees all of a write or nothing of it")
    func atomic() {
        let write = Script.operation(
            1...9, .write(Write(puts: ["a": "x", "b": "x"], outcome: .written(version: 3))))
        let torn = Script.operation(2...8, .read(Read(["a", "b"], found: ["a": .init(version: 3, value: "x")])))
        #expect(Script.verdict([write, torn]) == .notLinearizable)
    }

    @Test("A write of unknown outcome may take effect late, once, or never")
    func unknownOutcome() {
        let lost = Script.lost("a", "y", from: 3)
        let before = [Script.write("a", "x", 1...2, version: 1), lost, Script.read("a", (1, "x"), 4...5)]
        #expect(Script.verdict(before) == nil)
        #expect(Script.verdict(before + [Script.read("a", (2, "y"), 6...7)]) == nil)
        #expect(
            Script.verdict(before + [Script.read("a", (2, "y"), 6...7), Script.read("a", (1, "x"), 8...9)])
                == .notLinearizable)
    }

    @Test("A retry that takes effect twice is seen by its second version")
    func writtenTwice() {
        #expect(
            Script.verdict([
                Script.write("a", "x", 1...2, version: 1, key: "k"), Script.write("a", "y", 3...4, version: 2),
                Script.read("a", (3, "x"), 5...6),
            ]) == .writtenTwice)
        #expect(
            Script.verdict([
                Script.write("a", "x", 1...2, version: 1, key: "k"),
                Script.write("a", "x", 3...4, version: 2, key: "k"),
            ]) == .writtenTwice)
    }

    @Test("Operations under one idempotency key are one write, acknowledged to each")
    func sharedKey() {
        #expect(
            Script.verdict([
                Script.lost("a", "x", from: 1, key: "k"), Script.read("a", (1, "x"), 2...3),
                Script.write("a", "x", 4...5, version: 1, key: "k"),
            ]) == nil)
    }

    @Test("Compare-and-set on a version succeeds for one of two clients")
    func compareAndSet() {
        let demand = Write.Demand("a", .version(1))
        let start = Script.write("a", "x", 1...2, version: 1)
        let winner = Script.write("a", "y", 3...6, version: 2, demands: [demand])
        #expect(Script.verdict([start, winner, Script.refused("a", .version(1), 3...6)]) == nil)
        #expect(
            Script.verdict([start, winner, Script.write("a", "z", 3...6, version: 3, demands: [demand])])
                == .notLinearizable)
    }

    @Test("A refusal needs a moment at which the demand fails; an unseen write of unknown outcome can make it")
    func refusal() {
        let start = Script.write("a", "x", 1...2, version: 1)
        let refusal = Script.refused("a", .version(1), 5...6)
        let after = Script.write("a", "z", 7...8, version: 9)
        #expect(Script.verdict([start, refusal, after]) == .notLinearizable)
        #expect(Script.verdict([start, refusal, after, Script.lost("a", "y", from: 3)]) == nil)
        #expect(Script.verdict([start, refusal, after, Script.lost("b", "y", from: 3)]) == .notLinearizable)
        #expect(Script.verdict([start, refusal, after, Script.lost("a", "y", from: 7)]) == .notLinearizable)
        let chained = [
            Script.lost("b", "u", from: 3), Script.lost("a", "y", from: 3, demands: [.init("b", .exists)]),
        ]
        #expect(Script.verdict([start, refusal, after] + chained) == nil)
        #expect(Script.verdict([start, refusal, after, chained[1]]) == .notLinearizable)
    }

    @Test("A write of unknown outcome may be overwritten in one record and noticed in another later")
    func partlyOverwritten() {
        let lost = Operation(
            client: "c", partition: "p", invoked: 1, returned: nil,
            action: .write(Write(puts: ["a": "x", "b": "x"], outcome: .unknown)))
        let history = [
            Script.write("a", "y", 3...4, version: 5), Script.refused("b", .absent, 6...7),
            Script.read("a", (5, "y"), 8...9),
        ]
        #expect(Script.verdict(history + [lost]) == nil)
        #expect(Script.verdict(history) == .notLinearizable)
    }

    @Test("A value that nobody wrote, and one version for two writes, are told as such")
    func nonsense() {
        #expect(Script.verdict([Script.read("a", (1, "x"), 1...2)]) == .invented)
        #expect(
            Script.verdict([Script.write("a", "x", 1...2, version: 1), Script.write("a", "y", 3...4, version: 1)])
                == .versionTwice)
    }

    @Test("A read at least as new as a version sees every write up to it, and may miss later ones")
    func boundedRead() {
        let writes = [Script.write("a", "x", 1...2, version: 4), Script.write("a", "y", 3...4, version: 8)]
        let old = (UInt64(4), "x")
        #expect(Script.verdict(writes + [Script.read("a", old, 5...6, freshness: .atLeast(7))]) == nil)
        #expect(Script.verdict(writes + [Script.read("a", old, 5...6, freshness: .atLeast(8))]) == .staleRead)
    }

    @Test("A refusal whose order fails is explained by its window: what stood in the record, and when")
    func window() throws {
        let noise = (1...50).map { Script.write("b", "n\($0)", 100 + $0 * 2...101 + $0 * 2, version: UInt64(100 + $0)) }
        let seen = Script.write("a", "x", 1...2, version: 1)
        let report = HistoryCheck.check(
            [seen] + noise + [Script.refused("a", .exists, 300...301), Script.write("a", "y", 400...401, version: 300)])
        let violation = try #require(report.violations.first)
        #expect(violation.window == [seen, Script.refused("a", .exists, 300...301)])
        #expect(violation.description.contains("not linearizable"))
    }

    @Test("Partitions are judged apart, and a search beyond its bound decides nothing")
    func partitions() {
        var other = Script.read("a", (9, "z"), 1...2)
        other.partition = "q"
        let report = HistoryCheck.check([Script.write("a", "x", 1...2, version: 1), other])
        #expect(report.partitions == 2 && report.operations == 2)
        #expect(report.violations.map(\.partition) == ["q"])
        let bounded = HistoryCheck.check([Script.write("a", "x", 1...2, version: 1)], maxSteps: 0)
        #expect(bounded.undecided == ["p"] && bounded.violations.isEmpty)
    }
}
