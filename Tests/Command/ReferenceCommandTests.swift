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

    @Test("A folder that is not there, and a file that there is none of, are told")
    func wrongUse() async throws {
        #expect(try await check("/no/such/folder", status: 2).problems.map(\.file) == ["folder"])
        let run = try await Program().run("reference", "export", scratch.url.path, "cats.json")
        #expect(run.status == 2)
        #expect(run.errors.contains("cats.json"))
    }
}
