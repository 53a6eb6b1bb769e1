import Foundation
import TestPrograms
import Testing

@Suite("The command for certificates")
struct CertsCommandTests {
    private struct Done: Decodable {
        struct One: Decodable {
            let name: String
            let outcome: String
        }

        let stage: String?
        let certificates: [One]
    }

    private struct Reports: Decodable {
        struct One: Decodable {
            let name: String
            let spiffe: String
            let daysLeft: Int
            let problem: String?
        }

        let certificates: [One]
    }

    private let scratch: Scratch

    init() throws { scratch = try Scratch() }

    private var folder: String { scratch.url.appending(path: "certificates").path }

    private func certs(_ arguments: String..., status: Int32 = 0) async throws -> String {
        let run = try await Program().run(["certs"] + arguments + ["--dir", folder])
        #expect(run.status == status, "\(arguments) \(run.errors)")
        return run.output
    }

    private func done(_ arguments: String...) async throws -> Done {
        let run = try await Program().run(["certs"] + arguments + ["--dir", folder, "--json"])
        try #require(run.status == 0, "\(arguments) \(run.errors)")
        return try JSONDecoder().decode(Done.self, from: Data(run.output.utf8))
    }

    @Test("Made once, kept when asked again, shown, renewed and rotated, with answers for programs")
    func life() async throws {
        let made = try await done("make", "--domain", "city", "--host", "10.0.0.7", "storage/1", "tool/1")
        #expect(made.certificates.map(\.outcome) == ["made", "made"])
        let again = try await done("make", "--host", "10.0.0.7", "storage/1")
        #expect(again.certificates.map(\.outcome) == ["kept"])

        let decoder = JSONDecoder()
        decoder.keyDecodingStrategy = .convertFromSnakeCase
        let shown = try decoder.decode(Reports.self, from: Data(try await certs("inspect", "--json").utf8))
        #expect(shown.certificates.map(\.name) == ["authority", "storage/1", "tool/1"])
        #expect(
            shown.certificates[1].spiffe == "spiffe://city/storage/1"
                && (89...90).contains(shown.certificates[1].daysLeft))
        #expect(shown.certificates.allSatisfy { $0.problem == nil })
        #expect(
            try await certs("inspect", "--within-days", "100", status: 1).contains("PROBLEM: it ends within 100 days"))

        #expect(try await done("renew").certificates.allSatisfy { $0.outcome == "kept" })
        #expect(try await done("renew", "--all").certificates.allSatisfy { $0.outcome == "renewed" })
        for (step, stage) in [("begin", "begun"), ("issue", "reissued"), ("finish", "settled")] {
            #expect(try await done("rotate", step).stage == stage)
        }
        _ = try await certs("inspect")
    }

    @Test(
        "Wrong use is told with what to do: unknown names, too many days, steps out of turn, no authority",
        arguments: [
            (["make", "admin/1"], "names no part of a cluster"), (["make", "--days", "91", "tool/1"], "from 1 to 90"),
            (["rotate", "finish"], "make one: shuangma certs make"), (["renew"], "make one: shuangma certs make"),
            (["make", "--domain", "Nicht So"], "is no trust domain"),
        ])
    func refusals(_ arguments: [String], _ text: String) async throws {
        let run = try await Program().run(["certs"] + arguments + ["--dir", folder])
        #expect(run.status == 2 && run.errors.contains(text), "\(run.errors)")
    }

    @Test("A public port needs a certificate of its own, and never shows the cluster's")
    func publicPort() async throws {
        _ = try await certs("make", "gateway/1", "storage/1")
        let key = folder + "/gateway-1.key"
        var program = Program()
        program.environment = [
            "SHUANGMA_ETCD_ENDPOINTS": "127.0.0.1:1", "SHUANGMA_TLS_PUBLIC": "true", "SHUANGMA_TLS_KEY": key,
            "SHUANGMA_TLS_CERTIFICATE": folder + "/gateway-1.pem", "SHUANGMA_TLS_AUTHORITY": folder + "/authority.pem",
        ]
        let missing = try await program.run("serve", "gateway")
        #expect(missing.status == 2 && missing.errors.contains("tls.publicCertificate is needed"), "\(missing.errors)")
        program.environment["SHUANGMA_TLS_PUBLIC_CERTIFICATE"] = folder + "/gateway-1.pem"
        program.environment["SHUANGMA_TLS_PUBLIC_KEY"] = key
        let own = try await program.run("serve", "gateway")
        #expect(own.status == 2 && own.errors.contains("is a certificate of a cluster"), "\(own.errors)")
        program.environment["SHUANGMA_TLS_CERTIFICATE"] = folder + "/storage-1.pem"
        let other = try await program.run("serve", "gateway")
        #expect(other.status == 2 && other.errors.contains("is not the key of"), "\(other.errors)")
    }
}
