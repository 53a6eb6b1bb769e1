import Foundation
import FoundationNetworking
import TestPrograms
import Testing

@Suite("Commands about appeals", .serialized)
struct AppealsCommandTests {
    private static let tests = "document_type,document_number,laboratory,sample_id,sampled_at,outcome,revision"
    private static let document = "11010519491231002X"

    /// A system with one citizen, and what commands are given.
    private struct Desk {
        let scratch: Scratch
        let server: String
        let data: String

        var options: [String] { ["--server", server, "--token-file", "\(data)/operator.token"] }

        func run(_ arguments: String...) async throws -> Run {
            let run = try Run(arguments + options, environment: [:], directory: scratch.url)
            await run.end()
            return run
        }

        func load(_ kind: String, _ rows: String) async throws {
            let file = try scratch.write(rows, to: "\(kind).csv")
            let run = try await run("import", kind, file, "--quiet")
            try #require(run.status == 0, "\(run.output)\(run.errors)")
            // Who has imported a wrong file is told how to take it back.
            #expect(run.output.contains("shuangma evidence withdraw --import") == (kind != "people"), "\(run.output)")
        }

        /// Delivers a result of one sample.
        func test(_ sample: String, _ outcome: String, revision: Int) async throws {
            let time = ISO8601DateFormatter().string(from: Date(timeIntervalSinceNow: -3_600))
            let day = time.prefix(13)
            try await load(
                "tests",
                "\(AppealsCommandTests.tests)\nresident-id,\(AppealsCommandTests.document),LAB,\(sample),\(day):00:00Z,\(outcome),\(revision)\n"
            )
        }

        func call(_ method: String, _ body: String, token: String = "") async throws -> [String: Any] {
            var request = URLRequest(url: try #require(URL(string: "\(server)/shuangma.\(method)")))
            request.httpMethod = "POST"
            request.httpBody = Data(body.utf8)
            request.setValue("application/json", forHTTPHeaderField: "content-type")
            if !token.isEmpty { request.setValue("Bearer \(token)", forHTTPHeaderField: "authorization") }
            let (data, _) = try await URLSession.shared.data(for: request)
            return try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
        }
    }

    private func withDesk(_ body: (Desk) async throws -> Void) async throws {
        let scratch = try Scratch()
        let data = scratch.path("data")
        let dev = try #require(try await Dev(data, people: 0))
        try await body(Desk(scratch: scratch, server: dev.server, data: data))
        _ = await dev.stop()
    }

    /// Files an appeal of the citizen against being a case.
    private func appeal(_ desk: Desk) async throws {
        let phone = "13800138000"
        let sent = try await desk.call(
            "identity.v1.Identity/RequestSmsCode", #"{"phone":"\#(phone)","purpose":"SMS_PURPOSE_LOGIN"}"#)
        let handle = try #require(sent["handle"] as? String)
        let outbox = try await desk.call("identity.v1.Outbox/ListMessages", #"{"phone":"\#(phone)","limit":1}"#)
        let code = try #require((outbox["messages"] as? [[String: Any]])?.first?["code"] as? String)
        let session = try await desk.call(
            "identity.v1.Identity/Login", #"{"phone":"\#(phone)","code":"\#(code)","handle":"\#(handle)"}"#)
        let token = try #require(session["token"] as? String)
        let filed = try await desk.call(
            "healthcode.v1.HealthCode/FileAppeal", #"{"cause":"CAUSE_CASE","text":"wrong","idempotencyKey":"a"}"#,
            token: token)
        try #require(filed["state"] as? String == "APPEAL_STATE_OPEN", "\(filed)")
    }

    /// The mark that `appeals show` gives a sample.
    private func mark(of sample: String, in shown: String) throws -> String {
        let line = try #require(shown.split(separator: "\n").first { $0.contains(" test \(sample) ") }, "\(shown)")
        return String(try #require(line.split(separator: " ").dropFirst().first))
    }

    @Test("COL-9: what is withdrawn is what was shown, also when other evidence came or the piece was corrected since")
    func marks() async throws {
        try await withDesk { desk in
            let none = try await desk.run("appeals", "list")
            #expect(none.status == 0 && none.output.contains("no open appeals"))
            try await desk.load(
                "people",
                "document_number,document_type,name,phone\n\(Self.document),resident-id,张伟,13800138000\n")
            try await desk.test("S-5", "positive", revision: 1)
            try await appeal(desk)
            let list = try await desk.run("appeals", "list")
            let id = String(try #require(list.output.split(separator: " ").first))
            let shown = try mark(of: "S-5", in: try await desk.run("appeals", "show", id).output)

            // Others come, before and behind it: it keeps its mark. The source corrects it: the mark is another one.
            for sample in ["S-1", "S-9"] { try await desk.test(sample, "positive", revision: 1) }
            #expect(try mark(of: "S-5", in: try await desk.run("appeals", "show", id).output) == shown)
            try await desk.test("S-5", "negative", revision: 2)
            let stale = try await desk.run("appeals", "decide", id, "--withdraw", shown, "--answer", "mixed up")
            #expect(stale.status == 2 && stale.errors.contains("no evidence has the mark '\(shown)'"))

            // The hold stands on two results: one of them alone changes nothing.
            let output = try await desk.run("appeals", "show", id).output
            let (other, third) = (try mark(of: "S-1", in: output), try mark(of: "S-9", in: output))
            let half = try await desk.run("appeals", "decide", id, "--withdraw", other, "--answer", "mixed up")
            #expect(half.status != 0 && half.errors.contains("change nothing of the hold"), "\(half.errors)")
            let decided = try await desk.run(
                "appeals", "decide", id, "--withdraw", other, "--withdraw", third, "--answer", "mixed up")
            #expect(decided.status == 0 && decided.output.contains("accepted"), "\(decided.output)\(decided.errors)")
            // The same command again, as after a lost answer.
            let again = try await desk.run(
                "appeals", "decide", id, "--withdraw", other, "--withdraw", third, "--answer", "mixed up")
            #expect(again.status == 0 && again.output == decided.output, "\(again.output)\(again.errors)")
        }
    }
}
