import Foundation
import TestPrograms
import Testing

@Suite("A citizen's own check of the audit from the command line", .serialized)
struct AuditCheckCommandTests {
    private struct Report: Decodable {
        let sound: Bool
        let person: String
        let problem: String?
    }

    @Test(
        "AUD-1: a check compares the chain that the log-in names with the one that the citizen noted, also without entries"
    )
    func noted() async throws {
        let scratch = try Scratch()
        let data = scratch.path("data")
        let dev = try #require(try await Dev(data, people: 0))
        let people = try scratch.write(
            "document_number,document_type,name,phone\n"
                + (1...3).map { "H3000000\($0),hm-travel-permit,张伟,1380013800\($0)\n" }.joined(), to: "people.csv")
        let loaded = try await Program().run([
            "import", "people", people, "--quiet", "--server", dev.server, "--token-file", "\(data)/operator.token",
        ])
        try #require(loaded.status == 0, "\(loaded.output)\(loaded.errors)")
        // A phone gets one code a minute, so that each check is another citizen's.
        var phones = (1...3).map { "1380013800\($0)" }[...]
        func check(_ more: String...) async throws -> Run {
            try await Program().run(
                ["audit", "check", "--phone", try #require(phones.popFirst()), "--demo", "--server", dev.server] + more)
        }
        func report(_ run: Run) throws -> Report {
            try #require(!run.output.isEmpty, "\(run.errors)")
            return try JSONDecoder().decode(Report.self, from: Data(run.output.utf8))
        }
        let first = try await check("--json")
        let own = try report(first)
        #expect(first.status == 0 && own.sound && own.person.count == 32 && own.problem == nil, "\(first.errors)")
        let text = try await check()
        #expect(text.errors.contains("your chain is "), "\(text.errors)")
        let other = try await check("--json", "--person", own.person)
        let found = try report(other)
        #expect(other.status == 1 && !found.sound && found.problem != nil, "\(other.output)")
        #expect(await dev.stop() == 0)
    }
}
