import Crypto
import Foundation
import TestPrograms
import Testing

@Suite("The commands for staff, feeds and tokens", .serialized)
struct StaffCommandTests {
    private static let password = "quiet river lantern"

    private let scratch: Scratch

    init() throws { scratch = try Scratch() }

    /// A hash of a password takes long where many tests run.
    private var program: Program {
        var program = Program()
        program.environment["SHUANGMA_TIMEOUT"] = "120"
        return program
    }

    private var token: String { scratch.path("zhang.token") }

    private func run(_ dev: Dev, _ arguments: [String], status: Int32 = 0) async throws -> Run {
        let run = try await program.run(arguments + ["--server", dev.server, "--token-file", token])
        #expect(run.status == status, "\(arguments) \(run.errors)")
        return run
    }

    private func json(_ dev: Dev, _ arguments: [String]) async throws -> [String: Any] {
        let run = try await run(dev, arguments + ["--json"])
        return try #require(try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any])
    }

    /// Runs a command that asks, with its answers in the order of the questions.
    private func answer(_ dev: Dev, _ arguments: [String], _ answers: [String], status: Int32 = 0) async throws -> Run {
        let run = try program.startTyped(arguments + ["--server", dev.server, "--token-file", token])
        for answer in answers { try run.type(answer) }
        await run.end()
        #expect(run.status == status, "\(arguments) \(run.errors)")
        return run
    }

    /// The six digits of now of an `otpauth` URI (RFC 6238).
    private func code(_ uri: String) throws -> String {
        let secret = try #require(URLComponents(string: uri)?.queryItems?.first { $0.name == "secret" }?.value)
        var (bits, count) = (UInt32(0), 0)
        var key: [UInt8] = []
        for character in secret.utf8 {
            let value = try #require(Array("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".utf8).firstIndex(of: character))
            (bits, count) = (bits << 5 | UInt32(value), count + 5)
            if count >= 8 {
                count -= 8
                key.append(UInt8(truncatingIfNeeded: bits >> UInt32(count)))
            }
        }
        let step = UInt64(Date().timeIntervalSince1970) / 30
        let message = withUnsafeBytes(of: step.bigEndian) { Data($0) }
        let hash = Array(HMAC<Insecure.SHA1>.authenticationCode(for: message, using: SymmetricKey(data: key)))
        let offset = Int(hash[19] & 15)
        let number = hash[offset..<offset + 4].reduce(UInt32(0)) { $0 << 8 | UInt32($1) } & 0x7FFF_FFFF
        return String(String(1_000_000 + number % 1_000_000).dropFirst())
    }

    /// Makes the first operator and enrols them.
    ///
    /// - Returns: Recovery codes.
    private func firstOperator(_ dev: Dev, _ data: String) async throws -> [String] {
        let made = try await program.run(
            "staff", "bootstrap", "zhang.wei", "--person", "张伟", "--organisation", "Health Bureau", "--keys",
            "\(data)/keys", "--server", dev.server, "--json")
        let object = try JSONSerialization.jsonObject(with: Data(made.output.utf8)) as? [String: Any]
        let code = try #require(object?["code"] as? String, "\(made.errors)")
        let enrol = try program.startTyped(["staff", "enrol", "zhang.wei", "--server", dev.server, "--json"])
        for answer in [code, Self.password, Self.password] { try enrol.type(answer) }
        let uri = try #require(await enrol.errorLine(beginning: "otpauth://"), "\(enrol.errors)")
        #expect(uri.contains("issuer=shuangma-"))
        try enrol.type(try self.code(uri))
        await enrol.end()
        try #require(enrol.status == 0, "\(enrol.errors)")
        let answer = try JSONSerialization.jsonObject(with: Data(enrol.output.utf8)) as? [String: Any]
        return try #require(answer?["recoveryCodes"] as? [String])
    }

    /// Approves the one change of accounts that waits, as the second person of the demonstration.
    private func approve(_ dev: Dev, _ data: String) async throws {
        let second = ["--server", dev.server, "--token-file", "\(data)/approver.token"]
        let listed = try await program.run(["approvals", "list"] + second)
        let waiting = listed.output.split(separator: "\n").filter { $0.contains("  staff-account  ") }
        try #require(waiting.count == 1, "\(listed.output)\(listed.errors)")
        let id = try #require(waiting[0].split(separator: " ").first.map(String.init))
        let approved = try await program.run(["approvals", "approve", id, "--revision", "1"] + second)
        #expect(approved.status == 0, "\(approved.errors)")
    }

    @Test("From the first operator to a feed that delivers by its key, whose tokens are listed and ended")
    func life() async throws {
        let data = scratch.path("data")
        let dev = try #require(try await Dev(data, people: 20))
        do { try await life(dev, data) } catch {
            _ = await dev.stop()
            throw error
        }
        #expect(await dev.stop() == 0)
    }

    private func life(_ dev: Dev, _ data: String) async throws {
        let recovery = try await firstOperator(dev, data)
        let wrong = try await answer(dev, ["login", "zhang.wei"], ["a wrong password", recovery[0]], status: 1)
        #expect(!wrong.errors.contains("a wrong password") && !FileManager.default.fileExists(atPath: token))
        _ = try await answer(dev, ["login", "zhang.wei"], [Self.password, recovery[0]])
        #expect(try FileManager.default.attributesOfItem(atPath: token)[.posixPermissions] as? Int == 0o600)

        // Persons.
        let li = ["--role", "verifier", "--organisation", "Metro"]
        let added = try await run(dev, ["staff", "add", "li.na", "--person", "李娜", "--division", "3301"] + li)
        #expect(added.output.contains("good for 24 h from the approval on, once"), "\(added.output)")
        try await approve(dev, data)
        _ = try await run(dev, ["staff", "roles", "li.na", "--division", "33"] + li)
        try await approve(dev, data)
        _ = try await run(dev, ["staff", "disable", "li.na"])
        #expect(try await run(dev, ["staff", "list"]).output.contains("li.na  李娜  disabled  verifier  Metro  33"))
        #expect(try await run(dev, ["staff", "disable", "zhang.wei"], status: 1).errors.contains("own"))

        try await feed(dev, data)
        _ = try await run(dev, ["logout"])
        #expect(!FileManager.default.fileExists(atPath: token))
    }

    private func feed(_ dev: Dev, _ data: String) async throws {
        let key = scratch.path("lab-1.key")
        let scope = ["--role", "laboratory", "--organisation", "Laboratory 1"]
        let added = try await run(dev, ["feed", "add", "lab-1", "--key", key] + scope)
        #expect(added.output.contains("issuer of the cluster: shuangma-"))
        #expect(try FileManager.default.attributesOfItem(atPath: key)[.posixPermissions] as? Int == 0o600)
        #expect(try await run(dev, ["feed", "list"]).output.hasPrefix("lab-1"))
        try await approve(dev, data)

        // The file names no laboratory: the credential does (COL-6).
        let rows = try scratch.write(
            """
            document_type,document_number,sample_id,sampled_at,outcome
            resident-id,330106199002150127,BL-1,\(Date.now.formatted(.iso8601)),negative

            """, to: "tests.csv")
        let load = ["import", "tests", rows, "--feed", "lab-1", "--key", key, "--quiet"]
        _ = try await run(dev, load)

        // A key for another cluster is refused here, and what it would sign there.
        let text = try String(contentsOfFile: key, encoding: .utf8)
        let foreign = try scratch.write(text.replacing("shuangma-", with: "another-"), to: "foreign.key")
        try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: foreign)
        let other = try await run(dev, ["feed", "keys", "lab-1", "--key", foreign], status: 2)
        #expect(other.errors.contains("is for the cluster another-"), "\(other.errors)")
        _ = try await run(dev, ["login", "--feed", "lab-1", "--key", foreign], status: 1)

        let listed = try await json(dev, ["tokens", "list", "--account", "lab-1"])
        let tokens = try #require(listed["tokens"] as? [[String: Any]])
        #expect(tokens.count == 1)
        let line = try await run(dev, ["tokens", "list", "--account", "lab-1"]).output
        let id = try #require(line.split(separator: " ").first.map(String.init))
        #expect(try await run(dev, ["tokens", "revoke", id, "--account", "lab-1"]).output == "revoked\n")
        #expect(try await run(dev, ["tokens", "list", "--account", "lab-1"]).output.contains("revoked "))
        _ = try await run(dev, ["feed", "disable", "lab-1"])
        let refused = try await run(dev, load, status: 1)
        #expect(refused.errors.contains("the log-in failed"), "\(refused.errors)")
    }
}
