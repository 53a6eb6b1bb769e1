import BenchSystem
import CommonContracts
import IdentityContracts
import RPC
import Synchronization

/// Citizens of an import who log in by SMS code, each from a device that nobody knows yet.
final class BenchCrowd: Sendable {
    /// Rows of a batch of the import.
    private static let batch = 1_000

    /// What a citizen holds on the way to a session.
    private struct Held: Sendable {
        var handle = ""
        var code = ""
        var refreshToken = ""
    }

    private let people: Int
    private let system: BenchSystem
    private let held: Mutex<[Held]>

    private var identity: IdentityV1.IdentityClient { .init(system.channel) }

    init(people: Int, _ system: BenchSystem) {
        self.people = people
        self.system = system
        held = Mutex(Array(repeating: Held(), count: people))
    }

    /// Imports the citizens.
    func register() async throws {
        let (people, feed) = (people, try system.staff(.populationRegister, name: "register"))
        let report = try await IdentityV1.RegisterClient(system.channel).importPeople(options: feed) { writer in
            for start in stride(from: 0, to: people, by: Self.batch) {
                let rows = (start..<min(start + Self.batch, people)).map(Self.row)
                try await writer.send(.init(rows: rows))
            }
        }
        guard report.accepted == UInt64(people) else { throw RPCError(.internal, "not everybody was registered") }
    }

    /// Asks for a code for each citizen.
    func requestCodes(open: Int) async throws -> BenchResult {
        try await system.measure(people, open: open) { _ in
            { person in
                let sent = try await self.identity.requestSmsCode(
                    .init(phone: Self.phone(person), purpose: .login))
                self.held.withLock { $0[person].handle = sent.handle }
            }
        }
    }

    /// Reads the codes from the embedded outbox.
    func readCodes(open: Int) async throws {
        let outbox = IdentityV1.OutboxClient(system.channel)
        _ = try await system.measure(people, open: open) { _ in
            { person in
                let messages = try await outbox.listMessages(.init(phone: Self.phone(person), limit: 1)).messages
                guard let code = messages.first?.code else { throw RPCError(.internal, "a code did not arrive") }
                self.held.withLock { $0[person].code = code }
            }
        }
    }

    /// Logs each citizen in.
    func logIn(open: Int) async throws -> BenchResult {
        try await system.measure(people, open: open) { _ in
            { person in
                let held = self.held.withLock { $0[person] }
                let session = try await self.identity.login(
                    .init(phone: Self.phone(person), code: held.code, handle: held.handle, deviceLabel: "bench"))
                self.held.withLock { $0[person].refreshToken = session.refreshToken }
            }
        }
    }

    /// Carries each session on, as a client does every 10 minutes.
    func refresh(open: Int) async throws -> BenchResult {
        try await system.measure(people, open: open) { _ in
            { person in
                let token = self.held.withLock { $0[person].refreshToken }
                _ = try await self.identity.refreshSession(.init(refreshToken: token))
            }
        }
    }

    private static func row(_ person: Int) -> IdentityV1.PersonRow {
        let document = CommonV1.Document(type: .passport, country: "USA", number: "B\(10_000_000 + person)")
        return .init(
            row: UInt64(person), person: .init(document: document, name: "Bench Person", phone: phone(person)))
    }

    private static func phone(_ person: Int) -> String { "\(13_800_000_000 + person)" }
}
