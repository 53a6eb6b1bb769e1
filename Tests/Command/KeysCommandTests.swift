import Crypto
import Foundation
import TestPrograms
import Testing

@Suite("The commands for keys")
struct KeysCommandTests {
    private struct Listed: Decodable {
        struct Key: Decodable {
            let kid: String
            let state: String
            let refusedFrom: String?
            let heldBy: String
        }

        let partitions: String?
        let issuer: String
        let keys: [Key]
        let audit: [Key]
    }

    private let scratch: Scratch

    init() throws { scratch = try Scratch() }

    private var folder: String { scratch.path("keys") }

    private func keys(_ arguments: [String], status: Int32 = 0) async throws -> Run {
        let run = try await Program().run(["keys"] + arguments + ["--folder", folder])
        #expect(run.status == status, "\(arguments) \(run.errors)")
        return run
    }

    private func listed() async throws -> Listed {
        let run = try await keys(["list", "--json"])
        return try JSONDecoder().decode(Listed.self, from: Data(run.output.utf8))
    }

    private func mode(_ name: String) throws -> Int? {
        try FileManager.default.attributesOfItem(atPath: "\(folder)/\(name)")[.posixPermissions] as? Int
    }

    /// The claims of a token, unverified.
    private func claims(_ token: String) throws -> [String: Any] {
        let body = String(token.split(separator: ".")[1]).replacing("-", with: "+").replacing("_", with: "/")
        let padded = body + String(repeating: "=", count: (4 - body.count % 4) % 4)
        let data = try #require(Data(base64Encoded: padded))
        return try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
    }

    @Test("Keys are made once, listed without a secret, rotated in order and at once, and sign for one issuer")
    func life() async throws {
        let made = try await keys(["make"])
        #expect(made.output.split(separator: "\n").count == 6)
        #expect(try await keys(["make"]).output == "all files are there\n")
        #expect(try mode("partitions.key") == 0o600 && mode("signing.keys") == 0o600 && mode("public.jwks") == 0o644)
        let first = try await listed()
        #expect(first.keys.map(\.state) == ["signs"] && first.partitions != nil)
        #expect(first.issuer.hasPrefix("shuangma-"))
        #expect(first.audit.map(\.state) == ["signs"] && first.audit[0].heldBy == "processes of the role identity")
        #expect(try await !keys(["list"]).output.contains("\"d\""))

        _ = try await keys(["rotate", "--publish-minutes", "5"])
        let second = try await listed()
        #expect(second.keys.map(\.state) == ["signs", "waits"] && second.keys[0].refusedFrom != nil)
        #expect(try await keys(["rotate"], status: 2).errors.contains("rotate after that"))
        _ = try await keys(["rotate", "--at-once"])
        let third = try await listed()
        #expect(third.keys.map(\.state) == ["signs"] && third.issuer == first.issuer)
        #expect(!second.keys.map(\.kid).contains(third.keys[0].kid))

        let file = scratch.path("gate.token")
        _ = try await keys(["operator", "gate-3", "--role", "verifier", "--division", "3301", "--token", file])
        #expect(try FileManager.default.attributesOfItem(atPath: file)[.posixPermissions] as? Int == 0o600)
        let claims = try claims(String(contentsOfFile: file, encoding: .utf8))
        #expect(claims["iss"] as? String == first.issuer && claims["sub"] as? String == "gate-3")
        #expect(claims["roles"] as? [String] == ["verifier"] && claims["div"] as? [String] == ["3301"])
    }

    @Test("A name of the cluster is chosen when its keys are made, and stays")
    func issuer() async throws {
        _ = try await keys(["make", "--issuer", "codes.hefei"])
        #expect(try await listed().issuer == "codes.hefei")
        #expect(try await keys(["make", "--issuer", "other"], status: 2).errors.contains("codes.hefei"))
    }

    @Test("The one file of older versions is split")
    func split() async throws {
        let signing = Curve25519.Signing.PrivateKey().rawRepresentation.base64EncodedString()
        let hash = Data(repeating: 7, count: 32).base64EncodedString()
        let old = try scratch.write(
            #"{"version":1,"hashKey":"\#(hash)","signingKey":"\#(signing)"}"#, to: "cluster.keys")
        try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: old)
        _ = try await keys(["split", "--from", old])
        #expect(try await listed().keys.map(\.state) == ["signs"])
        #expect(try await keys(["split", "--from", old], status: 2).errors.contains("is there already"))
    }

    @Test(
        "Wrong use is told: no files, hours beyond 12, divisions that are none, times out of range",
        arguments: [
            (["list"], "public.jwks cannot be read"),
            (["operator", "gate", "--role", "verifier", "--hours", "13"], "from 1 to 12"),
            (["operator", "gate", "--role", "verifier", "--division", "330"], "--division"),
            (["operator", "gate", "--role", "verifier"], "cannot be read"),
            (["rotate", "--publish-minutes", "0"], "from 1 to 10080"), (["split", "--from", "none"], "cannot be read"),
        ])
    func refusals(_ arguments: [String], _ text: String) async throws {
        let run = try await Program().run(["keys"] + arguments + ["--folder", folder])
        #expect(run.status == 2 && run.errors.contains(text), "\(run.status) \(run.errors)")
    }

    @Test("A process of identity does not start without a way of SMS to phones, nor with two")
    func noWayToPhones() async throws {
        _ = try await keys(["make"])
        let certificates = scratch.path("certificates")
        let made = try await Program().run("certs", "make", "identity/1", "--dir", certificates)
        try #require(made.status == 0, "\(made.errors)")
        var program = Program()
        program.environment = [
            "SHUANGMA_ETCD_ENDPOINTS": "127.0.0.1:1", "SHUANGMA_TLS_CERTIFICATE": "\(certificates)/identity-1.pem",
            "SHUANGMA_TLS_KEY": "\(certificates)/identity-1.key",
            "SHUANGMA_TLS_AUTHORITY": "\(certificates)/authority.pem",
            "SHUANGMA_KEYS_PUBLIC": "\(folder)/public.jwks", "SHUANGMA_KEYS_SIGNING": "\(folder)/signing.keys",
            "SHUANGMA_KEYS_PARTITIONS": "\(folder)/partitions.key", "SHUANGMA_KEYS_RECORDS": "\(folder)/records.keys",
        ]
        let none = try await program.run("serve", "identity", "--port", "0", "--admin-port", "0")
        #expect(none.status == 2 && none.errors.contains("SMS codes need one way to phones"), "\(none.errors)")
        program.environment["SHUANGMA_SMS_SPOOL"] = scratch.path("sms")
        program.environment["SHUANGMA_SMS_GATEWAY"] = "127.0.0.1:1"
        let two = try await program.run("serve", "identity", "--port", "0", "--admin-port", "0")
        #expect(two.status == 2 && two.errors.contains("SMS codes need one way to phones"), "\(two.errors)")
    }
}
