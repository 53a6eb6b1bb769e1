import Testing

@testable import History

/// A chain as a store builds it: values with the versions of their writes.
private struct Built {
    private(set) var entries: [Read.ChainEntry] = []

    init(_ values: [(value: String, version: UInt64)]) {
        for (value, version) in values { append(value, version) }
    }

    mutating func append(_ value: String, _ version: UInt64) {
        let previous = entries.last?.link ?? "00"
        let sequence = UInt64(entries.count + 1)
        entries.append(
            .init(
                sequence: sequence, previous: previous, link: "link-\(sequence)-\(value)-\(previous.utf8.count)",
                value: value, version: version))
    }

    /// The last entries with the head.
    func end(_ count: Int = 100) -> Read.FoundChain {
        .init(
            head: entries.last.map { .init(sequence: $0.sequence, link: $0.link, version: $0.version) },
            entries: Array(entries.suffix(count)))
    }
}

private func append(_ values: [String], _ span: ClosedRange<Int64>, version: UInt64, key: String = "") -> Operation {
    Script.operation(span, .write(Write(key: key, appends: ["t": values], outcome: .written(version: version))))
}

private func lost(_ values: [String], from invoked: Int64, key: String = "") -> Operation {
    Operation(
        client: "c", partition: "p", invoked: invoked, returned: nil,
        action: .write(Write(key: key, appends: ["t": values], outcome: .unknown)))
}

private func read(_ found: Read.FoundChain, _ span: ClosedRange<Int64>) -> Operation {
    Script.operation(span, .read(Read([], found: [:], chains: ["t": found])))
}

@Suite("A chain holds what was appended, once, in order and linked")
struct ChainCheckTests {
    private let chain = Built([("x", 1), ("y", 3), ("z", 3), ("w", 7)])
    private let writes = [
        append(["x"], 1...2, version: 1), append(["y", "z"], 3...6, version: 3), append(["w"], 7...8, version: 7),
    ]

    @Test("Appends, reads of the end, and reads before the first append are sound")
    func sound() {
        #expect(Script.verdict(writes + [read(chain.end(), 10...11), read(chain.end(1), 10...12)]) == nil)
        #expect(Script.verdict([read(.init(head: nil, entries: []), 0...1)] + writes) == nil)
        #expect(Script.verdict(writes.prefix(2) + [read(Built([("x", 1)]).end(), 4...5)]) == nil)
    }

    @Test("An append of unknown outcome may be in the chain, or not")
    func unknownOutcome() {
        let first = [append(["x"], 1...2, version: 1), lost(["y", "z"], from: 3), append(["w"], 7...8, version: 7)]
        #expect(Script.verdict(first + [read(chain.end(), 10...11)]) == nil)
        #expect(Script.verdict(first + [read(Built([("x", 1), ("w", 7)]).end(), 10...11)]) == nil)
    }

    @Test("A read that misses an acknowledged append names the write")
    func lostAppend() throws {
        let stale = read(Built([("x", 1)]).end(), 10...11)
        #expect(Script.verdict(writes + [stale]) == .lostWrite)
        let gap = read(Built([("x", 1), ("w", 7)]).end(), 10...11)
        let violation = try #require(HistoryCheck.check(writes + [gap]).violations.first)
        #expect(violation.kind == .lostWrite && violation.window == [writes[1], gap])
    }

    @Test("An append that took effect twice is found, with the version of the first or of its own")
    func doubled() {
        let twice = Built([("x", 1), ("y", 3), ("z", 3), ("x", 5), ("w", 7)])
        #expect(Script.verdict(writes + [read(twice.end(), 10...11)]) == .writtenTwice)
        let same = Built([("x", 1), ("y", 3), ("z", 3), ("y", 3), ("z", 3), ("w", 7)])
        #expect(Script.verdict(writes + [read(same.end(), 10...11)]) == .brokenChain)
        let cut = Built([("x", 1), ("x", 1), ("y", 3), ("z", 3), ("w", 7)])
        #expect(Script.verdict(writes + [read(cut.end(4), 10...11)]) == nil, "the double is not seen")
        #expect(Script.verdict(writes + [read(cut.end(4), 10...11), read(cut.end(), 10...11)]) == .brokenChain)
    }

    @Test("A write's entries stand together, whole and in their order, and the order of writes is that of versions")
    func order() {
        for entries in [
            [("x", 1), ("z", 3), ("y", 3), ("w", 7)], [("x", 1), ("y", 3), ("w", 7)],
            [("y", 3), ("z", 3), ("x", 1), ("w", 7)], [("y", 3), ("x", 1), ("z", 3), ("w", 7)],
        ] as [[(value: String, version: UInt64)]] {
            #expect(Script.verdict(writes + [read(Built(entries).end(), 10...11)]) == .brokenChain)
        }
    }

    @Test("Links and numbers hold within a read: what was replaced, removed, or put in between is found")
    func links() {
        func spoilt(_ spoil: (inout Read.FoundChain) -> Void) -> Violation.Kind? {
            var found = chain.end()
            spoil(&found)
            return Script.verdict(writes + [read(found, 10...11)])
        }
        #expect(spoilt { _ in } == nil)
        #expect(spoilt { $0.entries[1].previous = "forged" } == .brokenChain)
        #expect(spoilt { $0.entries[0].previous = "forged" } == .brokenChain)
        #expect(spoilt { $0.entries[2].link = "forged" } == .brokenChain)
        #expect(spoilt { $0.entries.remove(at: 1) } == .brokenChain)
        #expect(spoilt { $0.entries.removeLast() } == .brokenChain)
        #expect(spoilt { $0.entries.removeAll() } == .brokenChain)
        #expect(spoilt { $0.head = nil } == .brokenChain)
        #expect(spoilt { $0.head?.link = "forged" } == .brokenChain)
        #expect(spoilt { $0.entries[1].value = "nobody's" } == .invented)
    }

    @Test("A head that was lost, after which numbers begin anew, is found")
    func lostHead() {
        var entries = chain.entries
        entries[0] = .init(sequence: 1, previous: "0", link: "new", value: "v", version: 9)
        let found = Read.FoundChain(head: .init(sequence: 1, link: "new", version: 9), entries: entries)
        let history = writes + [append(["v"], 20...21, version: 9)]
        #expect(Script.verdict(history + [read(found, 22...23)]) == .brokenChain)
    }

    @Test("Two reads of one entry agree, and a chain that is told in overlapping ends is whole")
    func severalReads() {
        let forked = Built([("x", 1), ("y", 3), ("z", 3), ("u", 8)])
        let both = writes + [append(["u"], 7...9, version: 8)]
        #expect(
            Script.verdict(both + [read(chain.end(), 7...11), read(forked.end(), 7...11)]) == .brokenChain)
        var longer = chain
        longer.append("u", 8)
        #expect(Script.verdict(both + [read(chain.end(), 7...8), read(longer.end(2), 10...11)]) == nil)
    }
}
