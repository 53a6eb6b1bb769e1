import Foundation
import TestPrograms
import Testing

@Suite("Commands about accounts", .serialized)
struct AccountCommandTests {
    /// `shuangma dev` without people.
    private func withDev(_ body: (_ server: String, _ data: String) async throws -> Void) async throws {
        let data = try Scratch()
        let run = try Program().start(
            "dev", "--data", data.url.path, "--port", "0", "--admin-port", "0", "--people", "0", "--json")
        let line = try #require(await run.line(beginning: "{"), "\(run.errors)")
        let ready = try JSONDecoder().decode([String: String].self, from: Data(line.utf8))
        try await body(try #require(ready["server"]), data.url.path)
        run.signal(SIGTERM)
        await run.end()
    }

    @Test("A person may take longer to type than a call may take")
    func slowTyping() async throws {
        try await withDev { server, _ in
            let typing = "{ sleep 1.5; echo short; echo a-long-password; echo a-long-password; } | \"$0\" \"$@\""
            let run = try Run(
                ["-c", typing, Program.executable.path, "staff", "enrol", "li.na", "--server", server],
                environment: ["SHUANGMA_TIMEOUT": "1"], directory: FileManager.default.temporaryDirectory,
                program: URL(filePath: "/bin/bash"))
            await run.end()
            // The server's answer to the code, and not that the time is over.
            #expect(run.status == 1 && run.errors.contains("enrolment_code"), "\(run.errors)")
        }
    }

    @Test("Commands that show no token of a file have no --token-file", arguments: ["enrol", "bootstrap"])
    func tokenFile(command: String) async throws {
        #expect(try await !Program().run("staff", command, "--help").output.contains("--token-file"))
        #expect(try await Program().run("staff", command, "a-name", "--token-file", "x").status == 2)
        #expect(try await Program().run("staff", "list", "--help").output.contains("--token-file"))
    }

    @Test("An import that is refused for its credential says what helps, and not to run it again as it is")
    func refusedImport() async throws {
        try await withDev { server, data in
            let scratch = try Scratch()
            let people = try scratch.write(
                "document_number,document_type,name,phone\n11010519491231002X,resident-id,张伟,\n", to: "people.csv")
            let token = scratch.path("gate.token")
            let made = try await Program().run(
                "keys", "operator", "gate-3", "--role", "verifier", "--folder", "\(data)/keys", "--token", token)
            try #require(made.status == 0, "\(made.errors)")
            let run = try await Program().run("import", "people", people, "--server", server, "--token-file", token)
            #expect(run.status == 1 && run.output.contains("token or feed of the role"), "\(run.output)\(run.errors)")
            #expect(!run.output.contains("Run the same command again"))

            let key = scratch.path("feed.key")
            let added = try await Program().run(
                "feed", "add", "register-1", "--role", "population-register", "--organisation", "x", "--key", key,
                "--server", server, "--token-file", "\(data)/operator.token")
            try #require(added.status == 0, "\(added.errors)")
            let other = try await Program().run(
                "import", "people", people, "--server", server, "--feed", "register-2", "--key", key)
            #expect(
                other.status == 1 && other.output.contains("correct --feed, --key"), "\(other.output)\(other.errors)")
        }
    }
}
