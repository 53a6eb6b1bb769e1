public import IdentityContracts
import IdentityCore
import Kit
public import RPC
public import Security
import Synchronization
import Values
import Wire

/// Asks a program that serves `identity.v1.PopulationRegister`.
///
/// Each try has 2 s. A question is tried 3 times, where trying again can help, with growing waits. After 5 failures in
/// a row a circuit breaker keeps questions away for 30 s, and longer when trials fail. Answers that break the contract
/// are failures.
public final class RemotePopulationRegister: PopulationRegister {
    /// Most time for one try.
    static let patience = Duration.seconds(2)
    /// Tries of one question.
    static let triesMax = 3
    private static let backoff = Backoff(initial: .milliseconds(100), maximum: .seconds(1), multiplier: 3)
    /// Ends of tries that another one may mend.
    private static let passing: Set<StatusCode> = [.unavailable, .deadlineExceeded, .resourceExhausted]

    private let client: IdentityV1.PopulationRegisterClient
    private let patience: Duration
    private let milliseconds: @Sendable () -> Int64
    private let random: @Sendable (Int) -> [UInt8]
    private let pause: @Sendable (Duration) async throws -> Void
    private let state = Mutex(State())

    private struct State {
        var breaker = CircuitBreaker()
        var answers = 0
        var failures = 0
        var refusals = 0
    }

    /// - Parameters:
    ///   - program: Channel to the program.
    ///   - patience: Most time for one try; tests have less.
    ///   - milliseconds: A clock that only runs forward, for the circuit breaker.
    ///   - random: Unpredictable bytes, for ids of questions.
    ///   - pause: Waits between tries; tests decide how long that takes.
    public init(
        _ program: any RPCChannel, patience: Duration = .seconds(2),
        milliseconds: @escaping @Sendable () -> Int64 = RemotePopulationRegister.uptime,
        random: @escaping @Sendable (_ count: Int) -> [UInt8] = Surroundings.system.random,
        pause: @escaping @Sendable (Duration) async throws -> Void = { try await Task.sleep(for: $0) }
    ) {
        client = .init(program)
        self.patience = patience
        self.milliseconds = milliseconds
        self.random = random
        self.pause = pause
    }

    /// Milliseconds since some moment of the past.
    public static let uptime: @Sendable () -> Int64 = {
        let start = ContinuousClock.now
        return { start.duration(to: .now).components.seconds * 1_000 }
    }()

    /// Asks the program.
    ///
    /// - Throws: UNAVAILABLE (REGISTER_UNREACHABLE).
    public func confirm(_ question: RegisterQuestion) async throws -> RegisterAnswer {
        var generator = SystemRandomNumberGenerator()
        for number in 1...Self.triesMax {
            guard let pass = begin() else { throw Self.unreachable }
            do {
                let answer = try await ask(question)
                note(pass, well: true)
                return answer
            } catch {
                // The process ends: that says nothing of the register.
                guard !Task.isCancelled else {
                    state.withLock { $0.breaker.abandoned(pass) }
                    throw Self.unreachable
                }
                note(pass, well: false)
                guard number < Self.triesMax, let code = (error as? RPCError)?.code, Self.passing.contains(code) else {
                    throw Self.unreachable
                }
            }
            do { try await pause(Self.backoff.delay(afterFailures: number, using: &generator)) } catch {
                throw Self.unreachable
            }
        }
        throw Self.unreachable
    }

    /// Lets a try through; nil while the breaker keeps questions away.
    private func begin() -> CircuitBreaker.Pass? {
        state.withLock { state in
            let pass = state.breaker.pass(at: milliseconds())
            if pass == nil { state.refusals += 1 }
            return pass
        }
    }

    private func note(_ pass: CircuitBreaker.Pass, well: Bool) {
        state.withLock { state in
            state.breaker.ended(pass, well: well, at: milliseconds())
            if well { state.answers += 1 } else { state.failures += 1 }
        }
    }

    private func ask(_ question: RegisterQuestion) async throws -> RegisterAnswer {
        let id = random(16)
        let response = try await client.confirmPerson(
            .init(
                questionId: id, document: .init(question.document), name: question.name.text,
                phone: question.phone.number), options: CallOptions(timeout: patience))
        guard response.questionId == id else { throw Self.broken("question_id is that of another question") }
        return try RegisterAnswer(response)
    }

    fileprivate static func broken(_ what: String) -> RPCError {
        RPCError(.internal, "the population register breaks its contract: \(what)")
    }

    private static var unreachable: RPCError {
        RPCError(.unavailable, "the population register does not answer now").with(reason: "REGISTER_UNREACHABLE")
    }

    /// State of the breaker, answers, failures, and questions that the breaker kept away, in Prometheus's text format.
    public var metrics: String {
        let (breaker, answers, failures, refusals) = state.withLock { state in
            (state.breaker.state(at: milliseconds()).rawValue, state.answers, state.failures, state.refusals)
        }
        let rows = [
            ("breaker", "gauge", "0 closed, 1 on trial, 2 open: questions are kept away.", breaker),
            ("answers_total", "counter", "Answers in order.", answers),
            ("failures_total", "counter", "Tries without an answer, or with a broken one.", failures),
            ("refusals_total", "counter", "Questions that the breaker kept away.", refusals),
        ]
        return rows.map { name, type, help, value in
            "# HELP shuangma_population_register_\(name) \(help)\n# TYPE shuangma_population_register_\(name) \(type)\n"
                + "shuangma_population_register_\(name) \(value)\n"
        }.joined()
    }
}

extension RegisterAnswer {
    /// - Throws: INTERNAL for an answer that breaks the contract.
    fileprivate init(_ response: IdentityV1.ConfirmPersonResponse) throws {
        let person: Person
        switch response.person {
        case .confirmed: person = .confirmed
        case .notConfirmed: person = .notConfirmed
        case .undecided: person = .undecided
        default: throw RemotePopulationRegister.broken("person is not given")
        }
        guard person == .confirmed else {
            self.init(person)
            return
        }
        let number: Number
        switch response.number {
        case .unspecified: number = .unknown
        case .personsOwn: number = .own
        case .another: number = .another
        default: throw RemotePopulationRegister.broken("number is of no known kind")
        }
        var residence: Division?
        if !response.division.isEmpty {
            do { residence = try Division(response.division) } catch {
                throw RemotePopulationRegister.broken("division \(error.reason)")
            }
        }
        self.init(person, number: number, residence: residence)
    }
}
