import Foundation
import TestPrograms
import Testing

/// `shuangma dev` in a folder of its own, on ports of its own.
struct Dev {
    let run: Run
    let server: String
    let admin: String

    /// Starts and waits until it serves; nil when it ended before.
    init?(_ data: String, people: Int) async throws {
        run = try Program().start(
            "dev", "--data", data, "--port", "0", "--admin-port", "0", "--people", "\(people)", "--json")
        guard let line = await run.line(beginning: "{") else { return nil }
        let ready = try JSONDecoder().decode([String: String].self, from: Data(line.utf8))
        guard ready["event"] == "ready", let server = ready["server"], let admin = ready["admin"] else { return nil }
        self.server = server
        self.admin = admin
    }

    func stop(_ number: Int32 = SIGTERM) async -> Int32 {
        run.signal(number)
        await run.end()
        return run.status
    }
}

/// What `demo-citizens --json` prints.
private struct Gallery: Decodable {
    struct Citizen: Decodable {
        let phone: String
        let story: String
    }
    let citizens: [Citizen]

    func phone(of story: String) throws -> String {
        try #require(citizens.first { $0.story == story }).phone
    }
}

@Suite("The whole system in one process", .serialized)
struct DevTests {
    private func gallery(_ data: String) async throws -> Gallery {
        let run = try await Program().run("demo-citizens", "--data", data, "--json")
        #expect(run.status == 0)
        return try JSONDecoder().decode(Gallery.self, from: Data(run.output.utf8))
    }

    private func query(_ phone: String, _ dev: Dev) async throws -> [String: Any] {
        let run = try await Program().run("query", "--phone", phone, "--server", dev.server, "--demo", "--json")
        #expect(run.status == 0, "\(run.errors)")
        return try #require(try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any])
    }

    private func colour(_ code: [String: Any]) -> String? {
        (code["health"] as? [String: Any])?["colour"] as? String
    }

    @Test("A newcomer's day: start, look, load, look again, stop, start again, survive kill -9")
    func newcomersDay() async throws {
        let scratch = try Scratch()
        let data = scratch.path("data")

        // First start: 200 people are made and loaded.
        let first = try #require(try await Dev(data, people: 200))
        let token = try FileManager.default.attributesOfItem(atPath: "\(data)/operator.token")
        #expect(token[.posixPermissions] as? Int == 0o600)
        let citizens = try await gallery(data)

        // COL-3: a case is red; who declared and has no evidence is green, and both codes come together.
        #expect(colour(try await query(citizens.phone(of: "case"), first)) == "COLOUR_RED")
        let home = try await query(citizens.phone(of: "at-home"), first)
        #expect(colour(home) == "COLOUR_GREEN")
        #expect(home["tripState"] as? String == "PART_STATE_FRESH")
        #expect(((home["trip"] as? [String: Any])?["places"] as? [Any])?.isEmpty == false)

        // A second process on the same folder says who holds it, and ends.
        let second = try await Program().run("dev", "--data", data, "--port", "0", "--admin-port", "0")
        #expect(second.status == 2)
        #expect(second.errors.contains("is in use by process \(first.run.process)"), "\(second.errors)")

        // Files can be loaded while it serves; the same file again changes nothing, and wrong rows are named.
        try await load(scratch, data, first)

        // SIGTERM stops it in order; the next start finds all data and loads nothing.
        #expect(await first.stop() == 0)
        let again = try #require(try await Dev(data, people: 200))
        #expect(!again.run.errors.contains("seeding"))
        #expect(colour(try await query(citizens.phone(of: "close-contact"), again)) == "COLOUR_RED")

        // Killed without warning, it starts again with everything it had acknowledged.
        #expect(await again.stop(SIGKILL) == -SIGKILL)
        let last = try #require(try await Dev(data, people: 200))
        #expect(colour(try await query(citizens.phone(of: "traveller"), last)) == "COLOUR_GREEN")
        #expect(try await Program().run("verify", data).status == 2, "it is in use")
        #expect(await last.stop(SIGINT) == 0)

        // What it leaves behind can be checked.
        let verified = try await Program().run("verify", data, "--json", "--quiet")
        #expect(verified.status == 0, "\(verified.output)")
        #expect(verified.output.contains("\"sound\":true"))
    }

    private func load(_ scratch: Scratch, _ data: String, _ dev: Dev) async throws {
        let folder = scratch.path("more")
        let seed = try await Program().run("seed", "--people", "150", "--seed", "77", "--out", folder, "--quiet")
        #expect(seed.status == 0)
        let people = "\(folder)/people.csv"
        func load(_ arguments: String...) async throws -> Run {
            let options = ["--server", dev.server, "--token-file", "\(data)/operator.token", "--json", "--quiet"]
            let run = try Run(["import"] + arguments + options, environment: [:], directory: scratch.url)
            await run.end()
            return run
        }
        let first = try await load("people", people)
        #expect(first.status == 0, "\(first.errors)")
        #expect(first.output.contains("\"accepted\":150"))
        let again = try await load("people", people)
        #expect(again.status == 0)
        #expect(again.output.contains("\"accepted\":0") && again.output.contains("\"unchanged\":150"))

        let wrong = """
            document_number,document_type,name,phone
            11010519491231002X,resident-id,张伟,
            110105194912310021,resident-id,李娜,
            ,resident-id,王芳,
            110105194912310021,cat,王芳,
            11010519491231002X,resident-id,too,many,fields
            """
        let file = try scratch.write(wrong, to: "wrong.csv")
        let refused = try await load("people", file, "--rejects", scratch.path("rejects.csv"))
        #expect(refused.status == 1)
        #expect(refused.output.contains("\"accepted\":1") && refused.output.contains("\"rejected\":4"))
        let lines = try String(contentsOfFile: scratch.path("rejects.csv"), encoding: .utf8).split(separator: "\n")
        #expect(lines.count == 5)
        #expect(lines.first == "document_number,document_type,name,phone,reason")
        #expect(zip(lines.dropFirst(), 3...6).allSatisfy { $0.contains("line \($1): ") })
        // ID-1: what is refused is named, its value is not repeated.
        #expect(!refused.output.contains("110105194912310021"))
    }
}
