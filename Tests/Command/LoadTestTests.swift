import Foundation
import TestPrograms
import Testing

@Suite("shuangma loadtest")
struct LoadTestTests {
    private struct Report: Decodable {
        var operations: Int
        var violations: Int
        var errors: [String: Int]
    }

    @Test("A load on a store of its own is measured, verified and reported as JSON")
    func inProcess() async throws {
        let scratch = try Scratch()
        let folder = scratch.path("store")
        let run = try await Program().run(
            "loadtest", "--in-process", folder, "--mix", "ycsb-f", "--keys", "50", "--rate", "max", "--in-flight", "4",
            "--seconds", "0.5", "--warm-up", "0", "--json", "-", "--quiet")
        let decoder = JSONDecoder()
        decoder.keyDecodingStrategy = .convertFromSnakeCase
        let report = try decoder.decode(Report.self, from: Data(run.output.utf8))
        #expect(run.status == 0)
        #expect(report.operations > 0 && report.violations == 0 && report.errors.isEmpty)
    }

    @Test("A load that needs what earlier loads wrote, and does not find it, ends with exit code 1")
    func wrongAnswers() async throws {
        let scratch = try Scratch()
        let folder = scratch.path("store")
        let run = try await Program().run(
            "loadtest", "--in-process", folder, "--mix", "ycsb-c", "--keys", "50", "--rate", "200", "--seconds", "0.2",
            "--warm-up", "0", "--skip-prepare", "--quiet")
        #expect(run.status == 1)
        #expect(run.output.contains("WRONG ANSWERS") && run.output.contains("the record is missing"))
    }

    @Test(
        "Wrong use ends with exit code 2 and says what is wrong",
        arguments: [
            ([], "Give one of"), (["--target", "a:1", "--target", "b:2"], "need their names"),
            (["--in-process", "x", "--mix", "fly=1"], "--mix takes"),
            (["--in-process", "x", "--rate", "fast"], "--rate takes"),
            (["--in-process", "x", "--keys", "0"], "keys are"),
            (["--target", "a:1", "--mix", "code=1"], "--gateway"), (["--gateway", "a:1"], "--people"),
            (["--target", "a:1", "--ca", "x"], "go together"),
            (["--gateway", "a:1", "--sessions", "x", "--people", "y"], "or --sessions"),
            (["--gateway", "a:1", "--mix", "code=1,check=1"], "one of them"),
        ] as [([String], String)])
    func wrongUse(arguments: [String], part: String) async throws {
        let run = try Run(
            ["loadtest"] + arguments, environment: [:], directory: FileManager.default.temporaryDirectory)
        await run.end()
        #expect(run.status == 2)
        #expect(run.errors.contains(part), "\(run.errors)")
    }

    @Test("A server that cannot be reached ends with exit code 3")
    func unreachable() async throws {
        let run = try await Program().run("loadtest", "--target", "127.0.0.1:1", "--timeout", "1")
        #expect(run.status == 3)
    }
}
