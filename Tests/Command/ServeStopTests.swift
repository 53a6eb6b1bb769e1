import Foundation
import TestPrograms
import Testing

@Suite("The end of a process of a cluster", .serialized)
struct ServeStopTests {
    /// Makes keys and certificates, and starts a part whose etcd does not answer.
    private func start(_ role: String, _ scratch: Scratch) async throws -> Run {
        let (keys, certificates) = (scratch.path("keys"), scratch.path("certificates"))
        let made = [
            try await Program().run("keys", "make", "--folder", keys),
            try await Program().run("certs", "make", "--host", "127.0.0.1", "\(role)/1", "--dir", certificates),
        ]
        try #require(made.allSatisfy { $0.status == 0 })
        let secrets =
            role == "storage"
            ? []
            : [
                "--keys-signing", "\(keys)/signing.keys", "--keys-partitions", "\(keys)/partitions.key",
                "--keys-records", "\(keys)/records.keys",
            ]
        var program = Program()
        program.environment = [
            "SHUANGMA_LOG_LEVEL": "notice", "SHUANGMA_SMS_SPOOL": scratch.path("sms"),
            "SHUANGMA_DATA": scratch.path("data"),
        ]
        return try Run(
            [
                "serve", role, "--etcd-endpoints", "127.0.0.1:1", "--port", role == "storage" ? "22971" : "0",
                "--admin-port", "0", "--tls-certificate", "\(certificates)/\(role)-1.pem", "--tls-key",
                "\(certificates)/\(role)-1.key", "--tls-authority", "\(certificates)/authority.pem", "--keys-public",
                "\(keys)/public.jwks",
            ] + secrets, environment: program.environment, directory: scratch.url)
    }

    @Test("SIGTERM ends a process within a second that waits for coordination", arguments: ["services", "storage"])
    func waiting(role: String) async throws {
        let scratch = try Scratch()
        let run = try await start(role, scratch)
        // Nothing tells that it waits: it has taken the signals over when it looks for etcd, which is at once.
        try await Task.sleep(for: .seconds(2))
        try #require(run.status == -1, "\(run.errors)")
        let begin = ContinuousClock.now
        run.signal(SIGTERM)
        await run.end()
        #expect(run.status == 0, "\(run.errors)")
        #expect(begin.duration(to: .now) < .seconds(1))
    }
}
