import Foundation
import TestPrograms
import Testing

@Suite("The command for rules")
struct RulesCommandTests {
    private struct Answer: Decodable {
        struct Report: Decodable {
            struct Finding: Decodable {
                let severity: String
                let field: String
            }

            struct Difference: Decodable {
                let evidence: String
                let before: String
                let after: String
            }

            let version: String
            let findings: [Finding]
            let differences: [Difference]
        }

        let profiles: [Report]
    }

    private let scratch: Scratch

    init() throws { scratch = try Scratch() }

    /// Writes a file with one profile.
    private func file(_ phases: String) throws -> String {
        let url = scratch.url.appending(path: "rules.json")
        let text = """
            {"version": "mine", "inherits": "2022-9th", "rules": [
              {"cause": "inbound", "phases": [\(phases)], "exit": "negativeAtEnd"}]}
            """
        try Data(text.utf8).write(to: url)
        return url.path
    }

    private func lint(_ arguments: String..., status: Int32) async throws -> Answer {
        let run = try await Program().run(["rules", "lint"] + arguments + ["--json"])
        #expect(run.status == status, "\(run.errors)")
        return try JSONDecoder().decode(Answer.self, from: Data(run.output.utf8))
    }

    @Test("Rules that are well are compared by smallest cases, and the exit code is 0")
    func compared() async throws {
        let path = try file(#"{"colour": "yellow", "days": 10}"#)
        let report = try #require(try await lint(path, "--compare", "2022-9th", status: 0).profiles.first)
        #expect(report.version == "mine" && report.findings.isEmpty)
        #expect(report.differences.map(\.evidence) == ["inbound at that moment"])
        #expect(report.differences.map(\.before) == ["red"] && report.differences.map(\.after) == ["yellow"])
    }

    @Test("Rules that get worse with time are told by their field, and the exit code is 1")
    func worse() async throws {
        let path = try file(#"{"colour": "yellow", "days": 3}, {"colour": "red", "days": 3}"#)
        let report = try #require(try await lint(path, status: 1).profiles.first)
        #expect(report.findings.map(\.field) == ["rules.inbound.phases"])
        #expect(report.findings.map(\.severity) == ["error"])
    }

    @Test("A file that cannot be read as rules is told by the place of each problem, and the exit code is 2")
    func unreadable() async throws {
        let path = try file(#"{"colour": "green", "days": 3}"#)
        let run = try await Program().run("rules", "lint", path)
        #expect(run.status == 2 && run.errors.contains("$.rules[0].phases[0].colour"))
    }

    @Test("The whole file of the reference data is checked profile by profile; a warning is no error")
    func wholeFile() async throws {
        let folder = scratch.url.appending(path: "mine").path
        #expect(try await Program().run("reference", "export", folder, "rule-profiles.json").status == 0)
        let answer = try await lint("\(folder)/rule-profiles.json", status: 0)
        #expect(answer.profiles.map(\.version) == ["2022-9th", "2021", "2022-11"])
        #expect(answer.profiles[1].findings.map(\.severity) == ["warning"])
    }
}
