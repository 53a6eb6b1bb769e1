import CommonContracts
import IdentityContracts
import IdentityServer
import RPC
import Synchronization
import Values

/// The reference implementation of `identity.v1.PopulationRegister`: a register of a province, on a port of its own.
///
/// It can be told to misbehave.
final class ReferenceRegister: IdentityV1.PopulationRegisterService {
    /// A row of the register.
    struct Row: Sendable {
        let document: CommonV1.Document
        let name: String
        var phone = ""
        var division = "110105"

        /// Whether the row is of a document; only passports need their country.
        func isOf(_ asked: CommonV1.Document) -> Bool {
            document.type == asked.type && document.number == asked.number
                && (document.country.isEmpty || document.country == asked.country)
        }
    }

    /// How it answers.
    enum Behaviour: Sendable, Equatable {
        case answers
        /// It answers nothing until the call is given up.
        case hangs
        /// It answers once it is told to.
        case waits
        case fails(StatusCode)
        /// It repeats the id of another question.
        case otherQuestion
        /// It confirms without saying what.
        case noVerdict
        /// It names a division that is none.
        case badDivision
    }

    private struct State {
        var behaviour = Behaviour.answers
        var calls = 0
    }

    private let rows: [Row]
    private let state = Mutex(State())

    /// Ends when calls may go on.
    private let waiting: AsyncStream<Void>
    private let ending: AsyncStream<Void>.Continuation

    init(_ rows: [Row]) {
        self.rows = rows
        (waiting, ending) = AsyncStream.makeStream()
    }

    /// Lets calls that wait go on.
    func goOn() { ending.finish() }

    /// From now on it behaves so.
    func behave(_ behaviour: Behaviour) { state.withLock { $0.behaviour = behaviour } }

    /// Calls since the last time it was asked.
    func take() -> Int {
        state.withLock { state in
            defer { state.calls = 0 }
            return state.calls
        }
    }

    func confirmPerson(
        _ request: IdentityV1.ConfirmPersonRequest, context: CallContext
    ) async throws -> IdentityV1.ConfirmPersonResponse {
        let behaviour = state.withLock { state in
            state.calls += 1
            return state.behaviour
        }
        var answer = try answer(request)
        switch behaviour {
        case .answers: break
        case .hangs: try await Task.sleep(for: .seconds(60))
        case .waits: for await _ in waiting {}
        case .fails(let code): throw RPCError(code, "the register is being repaired")
        case .otherQuestion: answer.questionId = Array(repeating: 7, count: 16)
        case .noVerdict: answer.person = .unspecified
        case .badDivision: (answer.person, answer.division) = (.confirmed, "Beijing")
        }
        return answer
    }

    private func answer(_ request: IdentityV1.ConfirmPersonRequest) throws -> IdentityV1.ConfirmPersonResponse {
        var answer = IdentityV1.ConfirmPersonResponse(questionId: request.questionId, person: .notConfirmed)
        guard let asked = request.document, let row = rows.first(where: { $0.isOf(asked) }) else { return answer }
        switch try PersonName(request.name).likeness(to: PersonName(row.name)) {
        case .different: return answer
        case .undecided: answer.person = .undecided
        case .same: answer.person = .confirmed
        }
        answer.division = row.division
        answer.number = row.phone.isEmpty ? .unspecified : row.phone == request.phone ? .personsOwn : .another
        return answer
    }

    /// Runs a body with a channel to the register on a port.
    func serving(_ body: (any RPCChannel) async throws -> Void) async throws {
        let server = Server(listening: .clear(host: "127.0.0.1", port: 0), services: [self], threads: 1)
        let channel = try Channel("127.0.0.1:\(try await server.start())")
        do { try await body(channel) } catch {
            await channel.shutdown(grace: .zero)
            await server.shutdown(grace: .zero)
            throw error
        }
        await channel.shutdown(grace: .zero)
        await server.shutdown(grace: .zero)
    }
}
