import Foundation
import IdentityContracts
import IdentityServer
import RPC
import Security
import Synchronization
import TestSupport
import Testing

@Suite("Ways of SMS to phones")
struct SmsSpoolTests {
    private static let message = IdentityV1.SmsMessage(
        sentAt: .init(seconds: 1000), purpose: .login, text: "【双码】验证码 123456", code: "123456",
        expiresAt: .init(seconds: 1300))

    /// An id as codes have one.
    private static func id() -> [UInt8] { Surroundings.system.random(16) }

    private func files(_ folder: URL) throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
    }

    private func mode(_ path: String) throws -> Int {
        try #require(FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int)
    }

    @Test("A folder that others may enter is refused, and messages are their owner's alone")
    func modes() async throws {
        let scratch = try TemporaryFolder()
        let folder = scratch.url.appending(path: "sms")
        let spool = try SmsSpool(folder: folder)
        #expect(try mode(folder.path) == 0o700)
        try await spool.send(Self.message, id: Self.id(), to: "13800138000", options: .init())
        let names = try files(folder)
        #expect(names.count == 1 && names[0].hasSuffix(".json"))
        #expect(try mode(folder.appending(path: names[0]).path) == 0o600)
        for open in [0o750, 0o701, 0o777] {
            try FileManager.default.setAttributes([.posixPermissions: open], ofItemAtPath: folder.path)
            #expect(throws: SmsSpool.FolderError.self) { try SmsSpool(folder: folder) }
        }
    }

    @Test("A message is one JSON object with phone, text, purpose and end")
    func content() async throws {
        let scratch = try TemporaryFolder()
        let spool = try SmsSpool(
            folder: scratch.url.appending(path: "sms"),
            surroundings: Surroundings(now: { 1000 }, random: Surroundings.system.random))
        try await spool.send(Self.message, id: Self.id(), to: "13800138000", options: .init())
        let folder = scratch.url.appending(path: "sms")
        let bytes = try Data(contentsOf: folder.appending(path: try files(folder)[0]))
        let object = try #require(try JSONSerialization.jsonObject(with: bytes) as? [String: Any])
        #expect(object["phone"] as? String == "13800138000" && object["text"] as? String == Self.message.text)
        #expect(object["purpose"] as? String == "login" && object["expiresAt"] as? Int == 1300)
    }

    @Test("What nobody has sent when its code lapses is removed")
    func sweep() async throws {
        let scratch = try TemporaryFolder()
        let folder = scratch.url.appending(path: "sms")
        let now = Clock(1000)
        let spool = try SmsSpool(
            folder: folder, surroundings: Surroundings(now: { now.seconds }, random: Surroundings.system.random))
        try await spool.send(Self.message, id: Self.id(), to: "13800138000", options: .init())
        now.seconds = 1300
        try await spool.send(Self.message, id: Self.id(), to: "13800138000", options: .init())
        #expect(try files(folder).count == 2)
        now.seconds = 1361
        var later = Self.message
        later.expiresAt = .init(seconds: 1661)
        try await spool.send(later, id: Self.id(), to: "13800138000", options: .init())
        #expect(try files(folder).count == 1)
        try FileManager.default.removeItem(at: folder)
        await #expect(throws: RPCError.self) {
            try await spool.send(Self.message, id: Self.id(), to: "13800138000", options: .init())
        }
    }

    @Test("A notice that is sent again makes no second file, and stays as long as it is of use")
    func notice() async throws {
        let scratch = try TemporaryFolder()
        let folder = scratch.url.appending(path: "sms")
        let now = Clock(1000)
        let spool = try SmsSpool(
            folder: folder, surroundings: Surroundings(now: { now.seconds }, random: Surroundings.system.random))
        let notice = IdentityV1.SmsMessage(
            sentAt: .init(seconds: 1000), purpose: .notice, text: "changed", expiresAt: .init(seconds: 87_400))
        let id = Self.id()
        for _ in 0..<2 { try await spool.send(notice, id: id, to: "13800138000", options: .init()) }
        #expect(try files(folder).count == 1)
        now.seconds = 80_000
        try await spool.send(Self.message, id: Self.id(), to: "13800138000", options: .init())
        let names = try files(folder)
        #expect(names.contains { $0.hasPrefix("87400-") })
        let bytes = try Data(contentsOf: folder.appending(path: try #require(names.first { $0.hasPrefix("87400-") })))
        let object = try #require(try JSONSerialization.jsonObject(with: bytes) as? [String: Any])
        #expect(object["purpose"] as? String == "notice")
    }

    @Test("A program gets phone, text and end, and each message has a name of its own")
    func program() async throws {
        let program = Program()
        let gateway = RemoteSmsGateway(InProcessChannel(services: [program]))
        for _ in 0..<2 { try await gateway.send(Self.message, id: Self.id(), to: "13800138000", options: .init()) }
        let taken = program.taken.withLock { $0 }
        #expect(taken.map(\.phone) == ["13800138000", "13800138000"] && taken[0].text == Self.message.text)
        #expect(taken[0].expiresAt == Self.message.expiresAt && taken[0].messageId.count == 16)
        #expect(taken[0].messageId != taken[1].messageId)
    }

    @Test(
        "A program that cannot send makes the request UNAVAILABLE, whatever it says",
        arguments: [StatusCode.internal, .permissionDenied, .unauthenticated, .resourceExhausted])
    func failingProgram(code: StatusCode) async throws {
        let gateway = RemoteSmsGateway(InProcessChannel(services: [Program(fails: code)]))
        let error = await refusal {
            try await gateway.send(Self.message, id: Self.id(), to: "13800138000", options: .init())
        }
        #expect(error?.code == .unavailable && error?.detail(GoogleRPC.ErrorInfo.self)?.reason == "SMS_NOT_SENT")
    }
}

/// A clock that a test sets.
private final class Clock: Sendable {
    private let moment: Mutex<Int64>

    init(_ seconds: Int64) { moment = Mutex(seconds) }

    var seconds: Int64 {
        get { moment.withLock { $0 } }
        set { moment.withLock { $0 = newValue } }
    }
}

/// A program that takes messages over, or fails.
private final class Program: IdentityV1.SmsDeliveryService {
    let taken = Mutex<[IdentityV1.DeliverSmsRequest]>([])
    private let fails: StatusCode?

    init(fails: StatusCode? = nil) { self.fails = fails }

    func deliver(
        _ request: IdentityV1.DeliverSmsRequest, context: CallContext
    ) async throws -> IdentityV1.DeliverSmsResponse {
        if let fails { throw RPCError(fails, "no") }
        taken.withLock { $0.append(request) }
        return .init()
    }
}
