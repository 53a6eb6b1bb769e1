import Formats
import Foundation
import FoundationNetworking
import IdentityContracts
import RPC
import Security
import Synchronization
import Testing
import Values

@testable import IdentityServer

@Suite("Providers of SMS over HTTP (ID-10)", .serialized)
struct SmsProvidersTests {
    private static let secret = Array(0..<32).map { UInt8($0) }
    private static let phone = "13800138000"

    private static func message(_ purpose: IdentityV1.SmsPurpose = .login) -> IdentityV1.SmsMessage {
        .init(purpose: purpose, text: "【双码】验证码 123456", expiresAt: .init(seconds: 4_102_444_800))
    }

    private static func account(_ name: String, port: Int) throws -> SmsProvider.Account {
        let url = try #require(URL(string: "http://127.0.0.1:\(port)/v1/messages"))
        return .init(name: name, url: url, keyID: "test", secret: secret)
    }

    /// Runs providers of another language, each with statuses of its own, and ends them.
    private func withProviders(
        _ statuses: [Int]..., body: ([ReferenceProvider]) async throws -> Void
    ) async throws {
        var providers: [ReferenceProvider] = []
        defer { for provider in providers { provider.end() } }
        for list in statuses { providers.append(try ReferenceProvider(Self.secret, answering: list)) }
        try await body(providers)
    }

    private func gateway(_ providers: [ReferenceProvider]) throws -> SmsProviders {
        try SmsProviders(
            providers.enumerated().map { try Self.account("p\($0)", port: $1.port) }, surroundings: .system,
            milliseconds: { 0 }, pause: { _ in }, exchange: { try await SmsExchange.status(of: $0) })
    }

    @Test(
        "A provider in another language finds the signature, the time, the nonce and the id right; again is no second one"
    )
    func signed() async throws {
        try await withProviders([200]) { providers in
            let (gateway, id) = (try gateway(providers), Surroundings.system.random(16))
            for _ in 0..<2 {
                try await gateway.send(Self.message(), id: id, to: Self.phone, options: .init())
            }
            try await gateway.send(
                Self.message(.notice), id: Surroundings.system.random(16), to: Self.phone, options: .init())
            let told = providers[0].lines(3)
            #expect(told[0] == "ok \(Hexadecimal.text(id)) 13800138000 code" && told[1] == told[0])
            #expect(told[2].hasSuffix("13800138000 notice"))
            #expect(gateway.metrics.contains("tries_total{provider=\"p0\",ending=\"taken\"} 3\n"))
        }
    }

    @Test("Who is away or busy is tried again, and then the next one gets the message under the same id")
    func fallback() async throws {
        try await withProviders([503], [200]) { providers in
            let (gateway, id) = (try gateway(providers), Surroundings.system.random(16))
            try await gateway.send(Self.message(), id: id, to: Self.phone, options: .init())
            let line = "ok \(Hexadecimal.text(id)) 13800138000 code"
            #expect(providers[0].lines(2) == [line, line] && providers[1].lines(1) == [line])
        }
    }

    @Test(
        "What a status says: taken, refused for good, or to be tried again",
        arguments: [
            (200, "taken"), (202, "taken"), (204, "taken"), (409, "taken"), (302, "refused"), (400, "refused"),
            (401, "refused"), (403, "refused"), (404, "refused"), (422, "refused"), (408, "failed"), (425, "failed"),
            (429, "failed"), (500, "failed"), (503, "failed"), (504, "failed"),
        ])
    func statuses(status: Int, word: String) {
        #expect("\(SmsProvider.ending(of: status))" == word)
    }

    @Test("A redirect is not followed, and a refusal goes to the next provider at once")
    func refused() async throws {
        try await withProviders([302], [200]) { providers in
            let gateway = try gateway(providers)
            try await gateway.send(
                Self.message(), id: Surroundings.system.random(16), to: Self.phone, options: .init())
            #expect(providers[0].lines(1).count == 1 && providers[1].lines(1).count == 1)
            #expect(gateway.metrics.contains("tries_total{provider=\"p0\",ending=\"refused\"} 1\n"))
        }
    }

    @Test("When nobody takes it whoever asked is told; a provider that fails is left alone, and tried again later")
    func breaker() async throws {
        let now = Mutex<Int64>(0)
        let calls = Mutex<Int>(0)
        let gateway = SmsProviders(
            [try Self.account("p0", port: 1)], surroundings: .system, milliseconds: { now.withLock(\.self) },
            pause: { _ in }
        ) { _ in
            calls.withLock { $0 += 1 }
            throw URLError(.cannotConnectToHost)
        }
        for _ in 0..<10 {
            let refused = await refusal {
                try await gateway.send(Self.message(), id: [1], to: Self.phone, options: .init())
            }
            #expect(refused?.code == .unavailable && refused?.why == "SMS_NOT_SENT")
        }
        // Five failures, and nothing since.
        #expect(calls.withLock(\.self) == 5)
        #expect(gateway.metrics.contains("shuangma_sms_provider_breaker{provider=\"p0\"} 2\n"))
        now.withLock { $0 = 30_000 }
        _ = await refusal { try await gateway.send(Self.message(), id: [1], to: Self.phone, options: .init()) }
        #expect(calls.withLock(\.self) == 6)
    }

    @Test("A thousand messages wait for a slow provider, and the next one is refused at once")
    func bound() async throws {
        let gate = AsyncStream<Void>.makeStream()
        let begun = Mutex<Int>(0)
        let gateway = SmsProviders(
            [try Self.account("p0", port: 1)], surroundings: .system, milliseconds: { 0 }, pause: { _ in }
        ) { _ in
            begun.withLock { $0 += 1 }
            for await _ in gate.stream { break }
            return 200
        }
        try await withThrowingTaskGroup { group in
            for _ in 0..<SmsProviders.atOnceMax {
                group.addTask { try await gateway.send(Self.message(), id: [1], to: Self.phone, options: .init()) }
            }
            while begun.withLock(\.self) < SmsProviders.atOnceMax { await Task.yield() }
            let refused = await refusal {
                try await gateway.send(Self.message(), id: [1], to: Self.phone, options: .init())
            }
            #expect(refused?.why == "SMS_NOT_SENT")
            gate.continuation.finish()
            try await group.waitForAll()
        }
    }
}

/// A provider that nobody here wrote the server of: Python's, with the checks of `provider.py`.
private final class ReferenceProvider {
    let port: Int
    private let process = Process()
    private let output = Pipe()
    private var buffer: [UInt8] = []

    init(_ secret: [UInt8], answering statuses: [Int]) throws {
        let script = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "provider.py").path
        process.executableURL = URL(filePath: "/usr/bin/python3")
        process.arguments = [script, Hexadecimal.text(secret)] + statuses.map(String.init)
        process.standardOutput = output
        try process.run()
        var first: [UInt8] = []
        while let byte = try output.fileHandleForReading.read(upToCount: 1)?.first, byte != 10 { first.append(byte) }
        port = try #require(Int(String(decoding: first, as: UTF8.self)))
    }

    /// The next lines that it prints.
    func lines(_ count: Int) -> [String] {
        var lines: [String] = []
        while lines.count < count {
            while let end = buffer.firstIndex(of: 10), lines.count < count {
                lines.append(String(decoding: buffer[..<end], as: UTF8.self))
                buffer.removeFirst(end + 1)
            }
            guard lines.count < count else { break }
            guard let more = try? output.fileHandleForReading.read(upToCount: 1), !more.isEmpty else { break }
            buffer += more
        }
        return lines
    }

    func end() {
        // It has inherited that signals which ask to end are blocked.
        kill(process.processIdentifier, SIGKILL)
        process.waitUntilExit()
    }
}
