import Foundation
import TestPrograms
import Testing

@Suite("Erasing persons from the command line", .serialized)
struct EraseCommandTests {
    private let scratch: Scratch

    init() throws { scratch = try Scratch() }

    private func erase(_ document: String, _ arguments: String...) async throws -> Run {
        let run = try Program().startTyped(["erase", "--reference", "order-7"] + arguments)
        try run.type(document)
        await run.end()
        return run
    }

    @Test("The ledger of a data folder outlives the process, for its owner only, and names no person")
    func ledger() async throws {
        let data = scratch.path("data")
        let dev = try #require(try await Dev(data, people: 0))
        #expect(await dev.stop() == 0)
        for document in ["resident-id 11010519491231002X", "resident-id 330106199002150127"] {
            let run = try await erase(document, "--data", data, "--operator", "li.na")
            #expect(run.status == 0, "\(run.errors)")
        }
        let file = "\(data)/erasures.txt"
        let text = try String(contentsOfFile: file, encoding: .utf8)
        #expect(text.split(separator: "\n").count == 2 && !text.contains("1101") && !text.contains("li.na"))
        #expect(try FileManager.default.attributesOfItem(atPath: file)[.posixPermissions] as? Int == 0o600)
        try "nonsense\n".write(toFile: file, atomically: false, encoding: .utf8)
        let damaged = try await erase("resident-id 11010519491231002X", "--data", data, "--operator", "li.na")
        #expect(damaged.status == 2 && damaged.errors.contains("line 1"), "\(damaged.errors)")
    }

    @Test("A name that nobody verified goes with a data folder only, a token with a cluster only")
    func operators() async throws {
        let config = try scratch.write(#"{"tls": {"certificate": "none.pem"}}"#, to: "migrate.json")
        for wrong in [
            ["--config", config, "--operator", "li.na"], ["--data", "data"],
            ["--data", "data", "--operator", "li.na", "--token-file", "x"],
        ] {
            let run = try await Program().run(["erase", "--reference", "order-7"] + wrong)
            #expect(run.status == 2 && run.errors.contains("--"), "\(wrong) \(run.errors)")
        }
        // The token is read before anything is reached.
        let without = try await Program().run(
            "erase", "--reference", "order-7", "--config", config, "--token-file", scratch.path("none"))
        #expect(without.status == 2 && without.errors.contains("token"), "\(without.errors)")
    }
}
