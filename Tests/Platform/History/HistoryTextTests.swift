import Foundation
import Testing

@testable import History

@Suite("A history's text is one JSON object a line")
struct HistoryTextTests {
    @Test("Every kind of operation survives being written and read")
    func roundTrip() throws {
        let operations = [
            Script.read("a", (4, "x\n\"ä"), 1...2), Script.read("a", nil, 1...2, freshness: .atLeast(9)),
            Script.write(
                "a", "y", 3...4, version: 5, key: "k",
                demands: [.init("a", .version(4)), .init("b", .absent), .init("c", .exists)]),
            Script.refused("a", .absent, 5...6), Script.lost("a", "z", from: 7), Script.delete("a", 8...9, version: 10),
            Script.operation(
                1...2, .write(Write(appends: ["t": ["x", "y"], "u": []], outcome: .written(version: 3)))),
            Script.operation(
                1...2,
                .read(
                    Read(
                        [], found: [:],
                        chains: [
                            "t": .init(
                                head: .init(sequence: 2, link: "b", version: 3),
                                entries: [.init(sequence: 2, previous: "a", link: "b", value: "y", version: 3)]),
                            "u": .init(head: nil, entries: []),
                        ]))),
        ]
        let text = operations.map(HistoryText.line).joined(separator: "\n") + "\n\n"
        #expect(try HistoryText.operations(in: Data(text.utf8)) == operations)
    }

    @Test(
        "A line that is no operation is told with its number and what is wrong with it",
        arguments: [
            ("{", "no JSON object"), (#"{"partition":"p"}"#, "the field 'invoked' is missing"),
            (#"{"partition":"p","invoked":"1"}"#, "the field 'invoked' has a wrong type"),
            (#"{"partition":"p","invoked":1}"#, "an operation needs 'read', 'put', 'delete', 'append' or 'require'"),
            (#"{"partition":"p","invoked":1,"put":{"a":"x"},"written":3}"#, "the field 'returned' is missing"),
            (#"{"partition":"p","invoked":2,"returned":1,"read":["a"]}"#, "'returned' is before 'invoked'"),
            (#"{"partition":"p","invoked":1,"returned":2,"put":{"a":"x"},"refused":0}"#, "'refused' names no demand"),
            (#"{"partition":"p","invoked":1,"read":[],"append":{}}"#, "an operation reads or writes, not both"),
            (
                #"{"partition":"p","invoked":1,"returned":2,"read":[],"chain":{"t":{"entries":[{"sequence":1}]}}}"#,
                "the field 'previous' is missing"
            ),
            (#"{"partition":"p","invoked":1,"read":["a"],"put":{}}"#, "an operation reads or writes, not both"),
            (
                #"{"partition":"p","invoked":1,"require":[{"record":"a"}]}"#,
                "a demand has 'version', or 'is' with 'exists' or 'absent'"
            ),
        ])
    func invalid(line: String, reason: String) {
        let good = HistoryText.line(Script.read("a", nil, 1...2))
        #expect(throws: HistoryText.LineError(line: 2, reason: reason)) {
            try HistoryText.operations(in: Data("\(good)\n\(line)\n".utf8))
        }
    }
}
