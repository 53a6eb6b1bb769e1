public import Foundation
import FoundationNetworking
public import IdentityContracts
import IdentityCore
public import RPC
public import Security
import Synchronization
import Values

/// Hands messages to providers of SMS over HTTP: to the first one that takes them, in the order of the settings.
///
/// Each try has 2 s, and a provider 2 tries with a growing wait. One that has failed 5 times in a row is left alone for 30 s and
/// longer, so that nobody waits for it. A message carries one id through all tries. When nobody takes it, whoever asked for
/// a code is told to try again.
public final class SmsProviders: SmsGateway {
    /// Most providers.
    public static let most = 4
    /// Most time for one try.
    static let patience = Duration.seconds(2)
    /// Tries with one provider.
    static let triesMax = 2
    /// Messages that are handed over at a time. More are refused at once: they would lapse in a queue.
    static let atOnceMax = 1_000
    private static let backoff = Backoff(initial: .milliseconds(100), maximum: .seconds(1), multiplier: 3)

    private struct Standing {
        var breaker = CircuitBreaker()
        var endings: [SmsProvider.Ending: Int] = [:]
    }

    private struct State {
        var standings: [Standing]
        var underWay = 0
    }

    /// The accounts at the providers, in order.
    var accounts: [SmsProvider.Account] { providers.map(\.account) }

    private let providers: [SmsProvider]
    private let milliseconds: @Sendable () -> Int64
    private let pause: @Sendable (Duration) async throws -> Void
    private let state: Mutex<State>

    /// - Parameters:
    ///   - accounts: 1 to ``most``, no two of one name. The first one that takes a message gets it.
    ///   - milliseconds: A clock that only runs forward, for the circuit breakers.
    ///   - pause: Waits between tries; tests decide how long that takes.
    public convenience init(
        _ accounts: [SmsProvider.Account], surroundings: Surroundings = .system,
        milliseconds: @escaping @Sendable () -> Int64 = RemotePopulationRegister.uptime,
        pause: @escaping @Sendable (Duration) async throws -> Void = { try await Task.sleep(for: $0) }
    ) {
        self.init(
            accounts, surroundings: surroundings, milliseconds: milliseconds, pause: pause,
            exchange: { try await SmsExchange.status(of: $0) })
    }

    init(
        _ accounts: [SmsProvider.Account], surroundings: Surroundings,
        milliseconds: @escaping @Sendable () -> Int64, pause: @escaping @Sendable (Duration) async throws -> Void,
        exchange: @escaping @Sendable (URLRequest) async throws -> Int
    ) {
        precondition((1...Self.most).contains(accounts.count), "1 to \(Self.most) providers of SMS")
        providers = accounts.map { SmsProvider($0, surroundings: surroundings, exchange: exchange) }
        self.milliseconds = milliseconds
        self.pause = pause
        state = Mutex(State(standings: accounts.map { _ in Standing() }))
    }

    /// Hands a message over.
    ///
    /// - Throws: UNAVAILABLE (SMS_NOT_SENT).
    public func send(
        _ message: IdentityV1.SmsMessage, id: [UInt8], to phone: String, options: CallOptions
    ) async throws {
        let hasRoom = state.withLock { state in
            guard state.underWay < Self.atOnceMax else { return false }
            state.underWay += 1
            return true
        }
        guard hasRoom else { throw Self.notSent }
        defer { state.withLock { $0.underWay -= 1 } }
        for index in providers.indices where try await isTaken(message, id, phone, by: index) { return }
        throw Self.notSent
    }

    private func isTaken(
        _ message: IdentityV1.SmsMessage, _ id: [UInt8], _ phone: String, by index: Int
    ) async throws -> Bool {
        var generator = SystemRandomNumberGenerator()
        for number in 1...Self.triesMax {
            guard let pass = state.withLock({ $0.standings[index].breaker.pass(at: milliseconds()) }) else {
                return false
            }
            let ending = await providers[index].send(message, id: id, to: phone, within: Self.patience)
            guard !Task.isCancelled else {
                // The call was given up, which says nothing of the provider.
                state.withLock { $0.standings[index].breaker.abandoned(pass) }
                throw Self.notSent
            }
            state.withLock { state in
                // Who refuses a message is there.
                state.standings[index].breaker.ended(pass, well: ending != .failed, at: milliseconds())
                state.standings[index].endings[ending, default: 0] += 1
            }
            switch ending {
            case .taken: return true
            case .refused: return false
            case .failed: break
            }
            guard number < Self.triesMax else { break }
            try await pause(Self.backoff.delay(afterFailures: number, using: &generator))
        }
        return false
    }

    /// How messages were taken, by provider, and what the circuit breakers do, as Prometheus text.
    public var metrics: String {
        let standings = state.withLock(\.standings)
        let (total, breaker) = ("shuangma_sms_provider_tries_total", "shuangma_sms_provider_breaker")
        var rows = [
            "# HELP \(total) Tries to hand a message to a provider of SMS, by how they ended.",
            "# TYPE \(total) counter",
        ]
        for (provider, standing) in zip(providers, standings) {
            for (ending, word) in [(SmsProvider.Ending.taken, "taken"), (.refused, "refused"), (.failed, "failed")] {
                let count = standing.endings[ending] ?? 0
                rows.append("\(total){provider=\"\(provider.account.name)\",ending=\"\(word)\"} \(count)")
            }
        }
        rows += ["# HELP \(breaker) 0 closed, 1 half open, 2 open.", "# TYPE \(breaker) gauge"]
        for (provider, standing) in zip(providers, standings) {
            let value = standing.breaker.state(at: milliseconds()).rawValue
            rows.append("\(breaker){provider=\"\(provider.account.name)\"} \(value)")
        }
        return rows.map { $0 + "\n" }.joined()
    }

    private static var notSent: RPCError {
        RPCError(.unavailable, "the message cannot be sent now; try again later").with(reason: "SMS_NOT_SENT")
    }
}
