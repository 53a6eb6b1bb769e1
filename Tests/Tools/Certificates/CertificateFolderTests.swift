import Foundation
import RPC
import Security
import TestSupport
import Testing

@testable import Certificates

@Suite("The certificates of a cluster in a folder")
struct CertificateFolderTests {
    private static let start: Int64 = 1_654_041_600
    private static let day: Int64 = 86_400

    private let folder: TemporaryFolder
    private let names: ServiceNames

    init() throws {
        folder = try TemporaryFolder()
        names = try #require(ServiceNames(trustDomain: "shuangma"))
    }

    private var path: String { folder.url.path }

    /// The folder as it is some days after the start.
    private func certificates(day: Int64 = 0) -> CertificateFolder {
        CertificateFolder(
            path, surroundings: Surroundings(now: { Self.start + day * Self.day }, random: Surroundings.system.random))
    }

    private func certificate(_ file: String) throws -> Certificate { try certificates().certificates(file)[0] }

    private func mode(_ file: String) throws -> Int? {
        try FileManager.default.attributesOfItem(atPath: path + "/" + file)[.posixPermissions] as? Int
    }

    @Test("A certificate bears its SPIFFE ID and hosts, lives 90 days, and is signed by an authority of ten years")
    func made() throws {
        let folder = certificates()
        #expect(try folder.makeAuthority(of: names) && !folder.makeAuthority(of: names))
        #expect(try folder.make("storage/1", hosts: ["10.0.0.7", "::1", "node.example"]) == .made)
        let (authority, own) = (try certificate("authority.pem"), try certificate("storage-1.pem"))
        #expect(own.uris == ["spiffe://shuangma/storage/1"] && own.commonName == "storage")
        #expect(own.hosts == ["10.0.0.7", "::1", "node.example"])
        #expect(own.validity == Self.start - 300...Self.start + 90 * Self.day)
        #expect(authority.validity.upperBound == Self.start + 3650 * Self.day)
        #expect(authority.hasSigned(own) && authority.hasSigned(authority) && !own.hasSigned(own))
        #expect(try mode("storage-1.key") == 0o600 && mode("authority.key") == 0o600)
        #expect(try mode("storage-1.pem") == 0o644)
    }

    @Test("What openssl says of them agrees: the chain verifies, the names are read")
    func openssl() throws {
        let folder = CertificateFolder(path)
        try folder.makeAuthority(of: names)
        _ = try folder.make("gateway/1", hosts: ["127.0.0.1", "localhost"])
        let verified = try Self.openssl(
            "verify", "-x509_strict", "-CAfile", "\(path)/authority.pem", "\(path)/gateway-1.pem")
        #expect(verified.contains(": OK"), "\(verified)")
        let text = try Self.openssl("x509", "-noout", "-text", "-in", "\(path)/gateway-1.pem")
        #expect(text.contains("URI:spiffe://shuangma/gateway/1, IP Address:127.0.0.1, DNS:localhost"))
        #expect(text.contains("TLS Web Server Authentication, TLS Web Client Authentication"))
        #expect(text.contains("CA:FALSE") && text.contains("ecdsa-with-SHA256") && text.contains("Digital Signature"))
        let check = try Self.openssl("ec", "-noout", "-check", "-in", "\(path)/gateway-1.key")
        #expect(check.contains("valid"), "\(check)")
    }

    @Test("TLS of this system takes them: mutual, by SPIFFE ID")
    func handshake() async throws {
        let folder = CertificateFolder(path)
        try folder.makeAuthority(of: names)
        for name in ["storage/1", "identity/1"] as [CertifiedName] { _ = try folder.make(name, hosts: ["127.0.0.1"]) }
        func identity(_ name: String) throws -> TLSIdentity {
            try TLSIdentity(
                TLSFiles(
                    certificate: "\(path)/\(name).pem", key: "\(path)/\(name).key", authority: "\(path)/authority.pem"))
        }
        let health = HealthService()
        let server = Server(
            listening: .identity(host: "127.0.0.1", port: 0, try identity("storage-1"), demandsClients: true),
            services: [health], threads: 1)
        let port = try await server.start()
        var configuration = ChannelConfiguration()
        configuration.security = .identity(try identity("identity-1"), server: .uri("spiffe://shuangma/storage/1"))
        let channel = try Channel("127.0.0.1:\(port)", configuration: configuration)
        let answer = try await GRPCHealthV1.HealthClient(channel).check(.init(), options: .init(timeout: .seconds(20)))
        #expect(answer.status == .serving)
        await channel.shutdown(grace: .zero)
        await server.shutdown(grace: .zero)
    }

    @Test("What fits is kept; another host, another role's name in it, or a third of the days left makes a new one")
    func kept() throws {
        let folder = certificates()
        try folder.makeAuthority(of: names)
        #expect(try folder.make("tool/1", hosts: ["a"]) == .made)
        #expect(try folder.make("tool/1", hosts: ["a"]) == .kept)
        #expect(try folder.make("tool/1", hosts: ["b"]) == .made)
        #expect(try certificates(day: 59).make("tool/1", hosts: ["b"]) == .kept)
        #expect(try certificates(day: 61).make("tool/1", hosts: ["b"]) == .made)
    }

    @Test("Renewing replaces what ends soon, with a new key and the same names, and keeps the rest")
    func renewal() throws {
        try certificates().makeAuthority(of: names)
        _ = try certificates().make("storage/1", hosts: ["a", "10.0.0.1"])
        _ = try certificates(day: 50).make("storage/2", hosts: ["a"])
        let before = try (
            certificate("storage-1.pem"), String(contentsOfFile: path + "/storage-1.key", encoding: .utf8)
        )
        let outcomes = try certificates(day: 61).renew(withinDays: 30)
        #expect(outcomes.map(\.outcome) == [.renewed, .kept])
        let after = try certificate("storage-1.pem")
        #expect(after.hosts == before.0.hosts && after.uris == before.0.uris)
        #expect(after.validity.upperBound == Self.start + 151 * Self.day)
        #expect(try String(contentsOfFile: path + "/storage-1.key", encoding: .utf8) != before.1)
        #expect(try certificates(day: 61).renew(withinDays: nil).allSatisfy { $0.outcome == .renewed })
    }

    @Test("Inspecting tells what has ended, ends soon, lives too long, or is another authority's")
    func inspection() throws {
        try certificates().makeAuthority(of: names)
        _ = try certificates().make("storage/1", hosts: ["a"])
        #expect(try certificates().inspect(withinDays: 14).allSatisfy { $0.problem == nil })
        #expect(try certificates(day: 80).inspect(withinDays: 14)[1].problem == "it ends within 14 days")
        let ended = try certificates(day: 91).inspect(withinDays: 14)[1]
        #expect(ended.problem == "it has ended" && ended.daysLeft == -1)
        // The authority's successor under the same name has not signed it.
        for file in ["authority.pem", "authority.key"] { try FileManager.default.removeItem(atPath: path + "/" + file) }
        try certificates().makeAuthority(of: names)
        #expect(try certificates().inspect(withinDays: 14)[1].problem == "no trusted authority has signed it")
    }

    @Test("An authority is replaced in three steps: trust both, issue anew, trust the new one alone")
    func rotation() throws {
        let folder = certificates()
        try folder.makeAuthority(of: names)
        _ = try folder.make("storage/1", hosts: ["a"])
        let old = try certificate("authority.pem")
        #expect(throws: CertificateFolder.Problem.self) { try folder.finishRotation() }
        #expect(throws: CertificateFolder.Problem.self) { _ = try folder.reissue() }

        try folder.beginRotation()
        #expect(try folder.stage() == .begun && folder.certificates("authority.pem").count == 2)
        #expect(throws: CertificateFolder.Problem.self) { try folder.beginRotation() }
        // What is made between the steps is still the old one's, which everybody trusts.
        _ = try folder.make("storage/2", hosts: ["a"])
        #expect(try old.hasSigned(certificate("storage-2.pem")))

        #expect(try folder.reissue().allSatisfy { $0.outcome == .renewed })
        #expect(try folder.stage() == .reissued && !folder.exists("authority-next.key"))
        #expect(try folder.reissue().allSatisfy { $0.outcome == .kept }, "a repeated step does no harm")
        #expect(try !old.hasSigned(certificate("storage-1.pem")) && folder.inspect(withinDays: 1).count == 4)

        try folder.finishRotation()
        let present = try folder.certificates("authority.pem")
        #expect(try present.count == 1 && present[0] != old && present[0].hasSigned(certificate("storage-1.pem")))
        #expect(try folder.stage() == .settled && folder.trustDomain() == names)
    }

    @Test("A rotation is not finished while a certificate of the old authority is left")
    func unfinished() throws {
        let folder = certificates()
        try folder.makeAuthority(of: names)
        _ = try folder.make("storage/1", hosts: ["a"])
        let kept = try Data(contentsOf: URL(filePath: path + "/storage-1.pem"))
        try folder.beginRotation()
        _ = try folder.reissue()
        try kept.write(to: URL(filePath: path + "/storage-1.pem"))
        #expect(throws: CertificateFolder.Problem.self) { try folder.finishRotation() }
        _ = try folder.reissue()
        try folder.finishRotation()
    }

    @Test("A certificate ends with its authority at the latest")
    func endsWithAuthority() throws {
        let folder = certificates()
        try folder.makeAuthority(of: names, days: 10)
        _ = try folder.make("storage/1", hosts: ["a"])
        #expect(try certificate("storage-1.pem").validity.upperBound == Self.start + 10 * Self.day)
    }

    @Test(
        "Names of a cluster's parts only; an authority of one trust domain signs for no other",
        arguments: ["", "root", "etcd", "etcd/", "etcd/a/b", "admin/1", "storage", "storage/1/2", "Tool/1"])
    func refusedNames(_ text: String) throws {
        #expect(CertifiedName(text) == nil)
        try certificates().makeAuthority(of: names)
        let other = try #require(ServiceNames(trustDomain: "other"))
        #expect(throws: CertificateFolder.Problem.self) { try certificates().makeAuthority(of: other) }
        #expect(throws: CertificateFolder.Problem.self) { _ = try certificates().make("tool/1", hosts: ["a b"]) }
    }

    @Test("The common name is the user of etcd: a role's, root's, or that of all members, which is no user")
    func commonNames() {
        let names: [(CertifiedName, String)] = [
            ("storage/3", "storage"), ("trip-card/1", "trip-card"), ("etcd/root", "root"), ("etcd/1", "etcd"),
        ]
        for (name, common) in names { #expect(name.commonName == common) }
    }

    private static func openssl(_ arguments: String...) throws -> String {
        let process = Process()
        let output = Pipe()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = ["openssl"] + arguments
        process.standardOutput = output
        process.standardError = output
        try process.run()
        let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        process.waitUntilExit()
        return text
    }
}

extension CertifiedName: ExpressibleByStringLiteral {
    public init(stringLiteral text: String) { self = CertifiedName(text)! }
}
