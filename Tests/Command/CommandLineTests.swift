import Foundation
import TestPrograms
import Testing

@Suite("The command line")
struct CommandLineTests {
    @Test(
        "Help is complete and goes to standard output with exit code 0",
        arguments: [
            ["--help"], ["dev", "--help"], ["seed", "--help"], ["import", "--help"], ["query", "--help"],
            ["demo-citizens", "--help"], ["config", "--help"], ["loadtest", "--help"], ["serve", "--help"],
            ["keys", "--help"], ["keys", "make", "--help"], ["keys", "rotate", "--help"], ["keys", "list", "--help"],
            ["keys", "split", "--help"], ["keys", "operator", "--help"],
            ["cluster", "--help"], ["cluster", "split", "--help"], ["record-history", "--help"],
            ["simulate", "--help"],
            ["check-history", "--help"],
            ["backup", "--help"], ["restore", "--help"], ["migrate", "--help"],
            ["verify", "--help"], ["scrub", "--help"],
        ])
    func help(arguments: [String]) async throws {
        let run = try Run(arguments, environment: [:], directory: FileManager.default.temporaryDirectory)
        await run.end()
        #expect(run.status == 0)
        #expect(run.errors.isEmpty)
        #expect(run.output.contains("USAGE: shuangma"))
        // Every option says what it does.
        for line in run.output.split(separator: "\n") where line.hasPrefix("  --") && line.count < 26 {
            Issue.record("an option without an explanation: \(line)")
        }
    }

    @Test(
        "Wrong use ends with exit code 2 and a message that names what is wrong",
        arguments: [
            (["bogus"], "bogus"), (["seed", "--people", "x", "--out", "."], "--people"),
            (["seed", "--people", "0", "--out", "."], "1 to 50,000,000"),
            (["seed", "--people", "5", "--out", ".", "--as-of", "2022-02-30"], "2022-02-30"),
            (["import", "cats", "file.csv"], "cats"), (["import", "people"], "file"), (["query"], "--phone"),
            (["query", "--phone", "12345"], "12345"), (["dev", "--port", "70000"], "70000"),
            (["dev", "--prot", "1"], "--prot"),
            (["backup"], "--to"), (["backup", "--to", "x"], "tls.certificate"), (["restore"], "--from"),
            (["restore", "--from", "x", "--parallel", "17"], "--parallel"), (["scrub", "--shard", "x"], "--shard"),
            (["migrate", "--data", "/no/such/folder"], "store"), (["migrate"], "--data DIR"),
            (["evidence", "withdraw", "--cause", "cat"], "close-contact"),
            (["verify", "/no/such/folder"], "/no/such/folder"), (["verify", "/"], "neither a backup"),
        ])
    func wrongUse(arguments: [String], part: String) async throws {
        let run = try Run(arguments, environment: [:], directory: FileManager.default.temporaryDirectory)
        await run.end()
        #expect(run.status == 2)
        #expect(run.output.isEmpty)
        #expect(run.errors.contains(part), "\(run.errors)")
    }

    @Test("A flag wins over the environment, the environment over the file, the file over the default")
    func precedence() async throws {
        let scratch = try Scratch()
        let file = try scratch.write(#"{"port": 9001, "people": 11, "seed": 5}"#, to: "config.json")
        var program = Program()
        program.environment = ["SHUANGMA_PORT": "9002"]
        let run = try await program.run("config", "--json", "--config", file)
        let shown = try JSONDecoder().decode([String: [String: String]].self, from: Data(run.output.utf8))
        #expect(shown["port"] == ["value": "9002", "origin": "SHUANGMA_PORT"])
        #expect(shown["people"] == ["value": "11", "origin": file])
        #expect(shown["adminPort"] == ["value": "8081", "origin": "default"])
        // The flag is tried on a command that has it: this port is taken from the flag, and refused.
        let dev = try await program.run("dev", "--config", file, "--port", "99999")
        #expect(dev.status == 2)
        #expect(dev.errors.contains("--port: port '99999' is no whole number from 0 to 65535"))
    }

    @Test("The file may be named in the environment")
    func fileInEnvironment() async throws {
        let scratch = try Scratch()
        var program = Program()
        program.environment = ["SHUANGMA_CONFIG": try scratch.write(#"{"people": 12}"#, to: "c.json")]
        #expect(try await program.run("config").output.contains("people = 12 people"))
    }

    @Test(
        "A wrong configuration ends with exit code 2 and says where and what",
        arguments: [
            (#"{"port": "80"}"#, "port has to be a whole number"), (#"{"prt": 80}"#, "there is no key 'prt'"),
            (#"{"port": 80"#, "is not JSON"), ("[1]", "has to be a JSON object"), (#"{"port": -1}"#, "'-1'"),
            (#"{"data": {"path": "x"}}"#, "there is no key 'data.path'"),
        ])
    func wrongFile(text: String, message: String) async throws {
        let scratch = try Scratch()
        let file = try scratch.write(text, to: "config.json")
        let run = try await Program().run("config", "--config", file)
        #expect(run.status == 2)
        #expect(run.errors.contains(message), "\(run.errors)")
        #expect(run.errors.contains(file))
    }

    @Test("A misspelt variable is pointed out")
    func unknownVariable() async throws {
        var program = Program()
        program.environment = ["SHUANGMA_PROT": "80"]
        let run = try await program.run("config")
        #expect(run.status == 0)
        #expect(run.errors.contains("SHUANGMA_PROT"))
    }

    @Test("Seeding twice with the same options makes the same files")
    func seed() async throws {
        let scratch = try Scratch()
        for folder in ["a", "b"] {
            let run = try await Program(directory: scratch.url)
                .run("seed", "--people", "120", "--out", folder, "--as-of", "2022-07-08", "--json")
            #expect(run.status == 0)
            #expect(run.output.contains("\"people\":120"))
        }
        for name in ["people.csv", "stays.csv", "declarations.csv", "citizens.json"] {
            #expect(
                FileManager.default.contentsEqual(atPath: scratch.path("a/\(name)"), andPath: scratch.path("b/\(name)"))
            )
        }
    }

    @Test("A server that cannot be reached ends with exit code 3")
    func unreachable() async throws {
        let scratch = try Scratch()
        let token = try scratch.write("token", to: "token")
        let file = try scratch.write(
            "area_id,division,name,level,from\nA,110101,x,low,2022-07-08T00:00:00Z\n", to: "r.csv")
        // Port 1 of this machine listens to nobody.
        let load = try await Program()
            .run("import", "risk-areas", file, "--server", "http://127.0.0.1:1", "--token-file", token)
        #expect(load.status == 3)
        #expect(load.errors.contains("127.0.0.1:1"))
        let query = try await Program().run(
            "query", "--phone", "13800138000", "--server", "http://127.0.0.1:1", "--demo")
        #expect(query.status == 3)
    }

    @Test(
        "A file that cannot be imported ends with exit code 2 before anything is sent",
        arguments: [
            ("", "the file is empty"), ("phone,name\n", "lacks document_type, document_number"),
            ("document_type,document_number,name,name\n", "twice"), ("name,cats\n", "the column 'cats'"),
            ("cats\n", "is the header missing"),
        ])
    func wrongImportFile(text: String, message: String) async throws {
        let scratch = try Scratch()
        let token = try scratch.write("token", to: "token")
        let file = try scratch.write(text, to: "people.csv")
        let run = try await Program()
            .run("import", "people", file, "--server", "http://127.0.0.1:1", "--token-file", token)
        #expect(run.status == 2)
        #expect(run.errors.contains(message), "\(run.errors)")
    }
}
