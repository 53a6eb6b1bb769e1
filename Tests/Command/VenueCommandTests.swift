import Foundation
import TestPrograms
import Testing

@Suite("Commands about venues", .serialized)
struct VenueCommandTests {
    private static let document = "11010519491231002X"
    private static let place = ["--class", "shop", "--division", "110105", "--place", "39.905,116.397"]

    /// A system with a citizen who is green.
    private struct Gate {
        let scratch: Scratch
        let server: String
        let data: String

        /// The token of the operator, who has every role.
        var staff: String { "\(data)/operator.token" }
        /// The session of the citizen.
        var me: String { scratch.path("me.token") }

        func run(_ arguments: [String], as token: String? = nil) async throws -> Run {
            let run = try Run(
                arguments + ["--server", server] + (token.map { ["--token-file", $0] } ?? []), environment: [:],
                directory: scratch.url)
            await run.end()
            return run
        }

        /// The last line that a command prints that has to end well.
        func answer(_ arguments: [String], as token: String? = nil) async throws -> String {
            let run = try await run(arguments, as: token)
            try #require(run.status == 0, "\(run.output)\(run.errors)")
            return String(run.output.split(separator: "\n").last ?? "")
        }

        func load(_ kind: String, _ rows: String) async throws {
            let file = try scratch.write(rows, to: "\(kind).csv")
            _ = try await answer(["import", kind, file, "--quiet"], as: staff)
        }

        func logIn() async throws {
            _ = try await answer(["login", "--phone", "13800138000", "--demo"], as: me)
        }
    }

    private static func time(hoursAgo hours: Double) -> String {
        ISO8601DateFormatter().string(from: Date(timeIntervalSinceNow: -hours * 3_600))
    }

    private func withGate(_ body: (Gate) async throws -> Void) async throws {
        let scratch = try Scratch()
        let data = scratch.path("data")
        let dev = try #require(try await Dev(data, people: 0))
        let gate = Gate(scratch: scratch, server: dev.server, data: data)
        try await gate.load(
            "people",
            "document_number,document_type,name,phone\n\(Self.document),resident-id,张伟,13800138000\n")
        try await gate.load(
            "declarations",
            "document_type,document_number,counter,declared_at\nresident-id,\(Self.document),C1,\(Self.time(hoursAgo: 1))\n"
        )
        try await body(gate)
        _ = await dev.stop()
    }

    @Test(
        "A citizen runs a venue: codes of its device check them in, its rule is changed, and a revoked device shows none"
    )
    func venue() async throws {
        try await withGate { gate in
            try await gate.logIn()
            let (me, device) = (gate.me, gate.scratch.path("south.device"))
            let id = try await gate.answer(["venue", "register", "--name", "朝阳市场"] + Self.place, as: me)
            #expect(id.count == 16)
            #expect(try await gate.answer(["venue", "list"], as: me).contains("朝阳市场"))
            let added = ["venue", "device", "add", id, "--label", "南门", "--credential", device]
            #expect(try await gate.answer(added, as: me).contains("device 1"))
            #expect(try await gate.run(added, as: me).status == 2, "the file of a credential is not replaced")

            let code = try await gate.answer(["venue", "code", device, "--once"])
            #expect(code.hasPrefix("SV1:"))
            #expect(try await gate.answer(["venue", "check-in", code], as: me).hasPrefix("PASS"))
            let rule = ["venue", "rules", id, "--negative-hours", "48"]
            #expect(try await gate.answer(rule, as: me) == "green pass; with a negative test of the last 48 h")
            #expect(try await gate.answer(["venue", "check-ins"], as: me).contains("朝阳市场  screen  PASS"))

            let shown = try await gate.run(["venue", "show", id], as: me)
            #expect(shown.output.contains("南门") && shown.output.contains("39.905000,116.397000, 200 m around it"))
            _ = try await gate.answer(["venue", "device", "revoke", id, "1"], as: me)
            let revoked = try await gate.run(["venue", "code", device])
            #expect(revoked.status == 1 && revoked.errors.contains("register the device anew"))
            // The session ends with its file.
            _ = try await gate.answer(["logout"], as: me)
            #expect(!FileManager.default.fileExists(atPath: me))
        }
    }

    @Test("An authority lists the venues of a division, changes one, and replaces its poster")
    func authority() async throws {
        try await withGate { gate in
            let key = ["--idempotency-key", "market"]
            let register = ["venue", "register", "--name", "市场"] + Self.place + key
            let id = try await gate.answer(register, as: gate.staff)
            #expect(try await gate.answer(register, as: gate.staff) == id, "the same key registers nothing twice")
            _ = try await gate.answer(["venue", "change", id, "--division", "110102"], as: gate.staff)
            for (division, isListed) in [("110105", false), ("110102", true), ("11", true), ("44", false)] {
                let list = try await gate.answer(["venue", "list", "--division", division], as: gate.staff)
                #expect(list.contains(id) == isListed, "\(division)")
            }
            let poster = try await gate.answer(["venue", "poster", id], as: gate.staff)
            #expect(try await gate.answer(["venue", "poster", id, "--replace"], as: gate.staff) != poster)
            let red = try await gate.run(["venue", "rules", id, "--pass", "green,red"], as: gate.staff)
            #expect(red.status == 1 && red.errors.contains("hospitals only"))
            let missing = try await gate.run(["venue", "show", "0123456789abcdef"], as: gate.staff)
            #expect(missing.status == 1 && missing.errors.contains("no venue of this name"))
        }
    }

    @Test("Gate staff scan persons, also from standard input, where a line that cannot be read hinders no other")
    func scans() async throws {
        try await withGate { gate in
            let id = try await gate.answer(["venue", "register", "--name", "市场"] + Self.place, as: gate.staff)
            let scan = ["venue", "scan", id]
            let known = ["--document-type", "resident-id", "--document", Self.document]
            #expect(try await gate.answer(scan + known, as: gate.staff).hasPrefix("PASS"))

            let arguments = scan + ["--server", gate.server, "--token-file", gate.staff]
            let lines = "resident-id \(Self.document)\\n\\nno person\\nhm-travel-permit H12345678\\n"
            let run = try Run(
                ["-c", "printf '\(lines)' | \"$0\" \"$@\"", Program.executable.path] + arguments, environment: [:],
                directory: gate.scratch.url, program: URL(filePath: "/bin/sh"))
            await run.end()
            #expect(run.status == 1)
            #expect(run.output.split(separator: "\n").map { $0.prefix(5) } == ["PASS ", "CHECK"])
            #expect(run.errors.contains("line 3: a person is a type") && !run.errors.contains("no person"))
        }
    }

    @Test(
        "VIS-4: the queue of a scanner comes from a file with its true times, and each refused row is told by its line")
    func queue() async throws {
        try await withGate { gate in
            try await gate.logIn()
            let id = try await gate.answer(["venue", "register", "--name", "市场"] + Self.place, as: gate.staff)
            let rows = [
                "证件类型,证件号码,扫码时间,方向,通行结果",
                "身份证,\(Self.document),\(Self.time(hoursAgo: 2)),进,通行",
                "身份证,\(Self.document),\(Self.time(hoursAgo: 25)),进,通行",
                "身份证,\(Self.document),\(Self.time(hoursAgo: 1)),出,maybe",
            ]
            let file = try gate.scratch.write(rows.joined(separator: "\n") + "\n", to: "queue.csv")
            let load = ["import", "scans", file, "--quiet", "--json"]
            #expect(try await gate.run(load, as: gate.staff).status == 2, "scans need --venue")
            let dry = try await gate.run(load + ["--dry-run"])
            let loaded = try await gate.run(load + ["--venue", id], as: gate.staff)
            for run in [dry, loaded] {
                #expect(run.status == 1)
                let report = try #require(
                    try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any], "\(run.errors)")
                #expect(report["accepted"] as? Int == 1)
                let rejections = try #require(report["rejections"] as? [[String: Any]])
                #expect(rejections.map { $0["line"] as? Int } == [3, 4])
                #expect(rejections.map { $0["field"] as? String } == ["扫码时间", "通行结果"])
            }
            #expect(try await gate.answer(["venue", "check-ins"], as: gate.me).contains("staff, offline"))
        }
    }
}
