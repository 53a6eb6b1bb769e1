import Foundation
import TestPrograms
import Testing

@Suite("The command for reference data")
struct ReferenceCommandTests {
    private struct Verdict: Decodable {
        struct Problem: Decodable, Equatable {
            let file: String
            let path: String
        }

        struct Change: Decodable, Equatable {
            let file: String
            let added: [String]
        }

        let valid: Bool
        let problems: [Problem]
        let changes: [Change]
    }

    private let scratch: Scratch

    init() throws { scratch = try Scratch() }

    private func check(_ folder: String, status: Int32) async throws -> Verdict {
        let run = try await Program().run("reference", "check", folder, "--json")
        #expect(run.status == status, "\(run.errors)")
        return try JSONDecoder().decode(Verdict.self, from: Data(run.output.utf8))
    }

    @Test("What is exported is valid and differs in nothing; a second export overwrites nothing")
    func export() async throws {
        let folder = scratch.url.appending(path: "all").path
        #expect(try await Program().run("reference", "export", folder).status == 0)
        let verdict = try await check(folder, status: 0)
        #expect(verdict.valid && verdict.changes.isEmpty && verdict.problems.isEmpty)
        let again = try await Program().run("reference", "export", folder, "retention.json")
        #expect(again.status == 2)
        #expect(again.errors.contains("retention.json' exists already"))
    }

    @Test("A changed file is named with its new entries")
    func change() async throws {
        let folder = scratch.url.appending(path: "one")
        let export = try await Program().run("reference", "export", folder.path, "phone-segments.json")
        #expect(export.status == 0)
        let file = folder.appending(path: "phone-segments.json")
        let text = try String(contentsOf: file, encoding: .utf8).replacing("\"192\"", with: "\"192\", \"194\"")
        try Data(text.utf8).write(to: file)
        let verdict = try await check(folder.path, status: 0)
        #expect(verdict.changes == [.init(file: "phone-segments.json", added: ["194"])])
    }

    @Test("Every problem is listed with its file and its place, and the exit code is 2")
    func problems() async throws {
        let folder = scratch.url.appending(path: "wrong")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        try Data("{".utf8).write(to: folder.appending(path: "retention.json"))
        try Data().write(to: folder.appending(path: "notes.txt"))
        let verdict = try await check(folder.path, status: 2)
        #expect(!verdict.valid)
        #expect(Set(verdict.problems.map(\.file)) == ["notes.txt", "retention.json"])
        let text = try await Program().run("reference", "check", folder.path)
        #expect(text.status == 2)
        #expect(text.output.contains("notes.txt: $ is no file of reference data"))
    }

    @Test("COL-3: the default rules of a folder derive colours when no setting names others")
    func defaultRules() async throws {
        let folder = scratch.url.appending(path: "rules")
        #expect(try await Program().run("reference", "export", folder.path, "rule-profiles.json").status == 0)
        let file = folder.appending(path: "rule-profiles.json")
        let text = try String(contentsOf: file, encoding: .utf8).replacing("\"2022-9th\"", with: "\"mine\"")
        try Data(text.utf8).write(to: file)
        let settings = try scratch.write(#"{ "reference": { "folder": "\#(folder.path)" } }"#, to: "settings.json")
        let run = try Program().start(
            "dev", "--data", scratch.path("data"), "--port", "0", "--admin-port", "0", "--people", "0", "--json",
            "--config", settings)
        #expect(await run.line(beginning: "{") != nil)
        run.signal(SIGTERM)
        await run.end()
        #expect(run.status == 0)
    }

    @Test("Rules that there are none of end dev with exit code 2 and the names that there are")
    func unknownRules() async throws {
        let settings = try scratch.write(#"{ "health": { "rules": "cats" } }"#, to: "settings.json")
        // A store that was left open crashed one run in three.
        for _ in 0..<8 {
            let run = try await Program().run(
                "dev", "--data", scratch.path("data"), "--port", "0", "--admin-port", "0", "--config", settings)
            #expect(run.status == 2)
            #expect(run.errors.contains("there are no rules 'cats'; there are "))
        }
    }

    @Test("A folder that is not there, and a file that there is none of, are told")
    func wrongUse() async throws {
        #expect(try await check("/no/such/folder", status: 2).problems.map(\.file) == ["folder"])
        let run = try await Program().run("reference", "export", scratch.url.path, "cats.json")
        #expect(run.status == 2)
        #expect(run.errors.contains("cats.json"))
    }
}
