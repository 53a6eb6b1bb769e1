import CommonContracts
import Foundation
import GatewayContracts
import ImportFiles
public import RPC

/// Asks the gateway for the merged codes of known persons: as an operator's system does, or as each of them does.
///
/// Each answer is verified: it has a profile and a health code that were made for it, and is about the same person
/// as every earlier answer for that key.
public final class GatewayWorkload: Workload {
    /// Who asks for the keys.
    private enum Caller {
        /// An operator with a token, by document.
        case `operator`([CommonV1.Document], token: String)
        /// The citizens themselves, each in a session.
        case citizens([CitizenPass])
    }

    private let channels: [any RPCChannel]
    private let clients: [GatewayV1.MergeGatewayClient]
    private let caller: Caller
    private let timeout: Duration
    private let known = KnownPersons()

    private init(_ channels: [any RPCChannel], _ caller: Caller, _ timeout: Duration) {
        self.channels = channels
        clients = channels.map { GatewayV1.MergeGatewayClient($0) }
        self.caller = caller
        self.timeout = timeout
    }

    /// The workload of an operator.
    ///
    /// - Parameters:
    ///   - channels: Connections to the gateway, at least one.
    ///   - people: A file as `shuangma import people` takes it; its first persons are asked for.
    ///   - count: How many.
    ///   - token: An operator's.
    /// - Throws: ``ImportFileError`` when the file cannot be read.
    public convenience init(
        _ channels: [any RPCChannel], people: URL, count: Int, token: String, timeout: Duration = .seconds(5)
    ) async throws {
        self.init(channels, .operator(try await PeopleFile.documents(in: people, first: count), token: token), timeout)
    }

    /// The workload of citizens who ask for themselves.
    ///
    /// - Parameters:
    ///   - channels: Connections to the gateway, at least one.
    ///   - sessions: Sessions of citizens, each of another person: an access token, and after a space its refresh token,
    ///     which is exchanged before the former lapses. An answer without a trip card is an error, so all of them must
    ///     have verified theirs.
    public convenience init(
        _ channels: [any RPCChannel], sessions: [String], timeout: Duration = .seconds(5)
    ) {
        self.init(channels, .citizens(sessions.map(CitizenPass.init)), timeout)
    }

    /// How many persons there are to ask for.
    public var count: Int {
        switch caller {
        case .operator(let persons, _): persons.count
        case .citizens(let passes): passes.count
        }
    }

    /// The sessions of citizens as they are now. A refresh token works once: the next run needs these.
    public var sessions: [String] {
        guard case .citizens(let passes) = caller else { return [] }
        return passes.map(\.line)
    }

    /// Asks for the code of the operation's key and verifies the answer.
    ///
    /// - Throws: ``LoadViolation`` for a wrong answer; ``RPCError`` of the call, or UNAVAILABLE for an incomplete answer and
    ///   FAILED_PRECONDITION for a citizen whose trip card is not verified.
    public func perform(_ operation: LoadOperation) async throws {
        let client = clients[operation.connection % clients.count]
        let answer: GatewayV1.MergedCode
        switch caller {
        case .operator(let persons, let token):
            let request = GatewayV1.GetMergedCodeRequest(person: .init(person: .document(persons[operation.key])))
            answer = try await client.getMergedCode(request, options: options(token))
        case .citizens(let passes):
            let token = try await passes[operation.key].accessToken(
                channels[operation.connection % channels.count], now: Int64(time(nil)), timeout: timeout)
            answer = try await client.getMergedCode(.init(), options: options(token))
            if answer.tripState == .verificationRequired {
                throw RPCError(.failedPrecondition, "the trip card is not verified")
            }
            guard answer.tripState == .fresh else { throw Self.incomplete }
        }
        guard answer.healthState == .fresh, answer.profileState == .fresh else { throw Self.incomplete }
        guard answer.health != nil, let profile = answer.profile, !profile.personKey.isEmpty else {
            throw LoadViolation.empty(key: operation.key)
        }
        try known.check(operation.key, profile.personKey)
    }

    private static var incomplete: RPCError { RPCError(.unavailable, "a part of the answer is missing or old") }

    private func options(_ token: String) -> CallOptions {
        var options = CallOptions(timeout: timeout)
        options.metadata.add("authorization", "Bearer \(token)")
        return options
    }
}
