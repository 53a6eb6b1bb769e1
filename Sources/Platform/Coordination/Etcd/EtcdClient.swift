import RPC
import Synchronization

/// Calls etcd: tries member after member within a time, and carries a token where etcd asks for one.
final class EtcdClient: Sendable {
    let configuration: EtcdConfiguration
    private let channel: Channel
    private let token = Mutex<String?>(nil)
    private let isClosed = Atomic(false)

    /// - Throws: what the TLS configuration is refused with.
    init(_ configuration: EtcdConfiguration) throws {
        self.configuration = configuration
        channel = try Channel(.endpoints(configuration.endpoints), configuration: configuration.channel)
    }

    /// Ends every call and connection; further calls fail at once.
    func close() async {
        isClosed.store(true, ordering: .relaxed)
        await channel.shutdown(grace: .zero)
    }

    /// Does something that may be done twice, until an attempt succeeds or the time is over.
    ///
    /// - Throws: ``CoordinationError``, what `body` throws of its own, `CancellationError`.
    func perform<Result>(_ body: (EtcdAttempt) async throws -> Result) async throws -> Result {
        let deadline = Deadline.after(configuration.timeout)
        var random = SystemRandomNumberGenerator()
        var failures = 0
        while true {
            do {
                return try await attempt(by: min(deadline, .after(configuration.attemptTimeout)), body)
            } catch let error as RPCError {
                try Task.checkCancellation()
                guard EtcdFailure(error) == .transient, !isClosed.load(ordering: .relaxed) else {
                    throw Self.meaning(of: error)
                }
                failures += 1
                let wait = configuration.backoff.delay(afterFailures: failures, using: &random)
                guard deadline.remaining > wait else { throw Self.meaning(of: error) }
                try await Task.sleep(for: wait)
            }
        }
    }

    /// One attempt, made anew with another token when etcd does not take the one we have.
    private func attempt<Result>(
        by deadline: Deadline, _ body: (EtcdAttempt) async throws -> Result
    ) async throws -> Result {
        let metadata = try await metadata(by: deadline)
        do {
            return try await body(EtcdAttempt(channel, metadata, deadline, prefix: configuration.prefix))
        } catch let error as RPCError {
            guard EtcdFailure(error) == .staleToken, configuration.credentials != nil else { throw error }
            forget(metadata)
            let metadata = try await self.metadata(by: deadline)
            return try await body(EtcdAttempt(channel, metadata, deadline, prefix: configuration.prefix))
        }
    }

    private static func meaning(of error: RPCError) -> CoordinationError {
        switch EtcdFailure(error) {
        case .denied, .staleToken: .denied("etcd: \(error.message)")
        case .transient, .compacted, .authenticationDisabled: .unreachable("etcd: \(error.message)")
        }
    }

    // MARK: Streams

    /// A stream of a watch. It breaks off when its member has lost the cluster's leader.
    func watch(
        _ send: @escaping @Sendable (RequestWriter<Etcd.WatchRequest>) async throws -> Void
    ) async throws -> ResponseSequence<Etcd.WatchResponse> {
        Etcd.WatchClient(channel).watch(options: try await streamOptions(), send)
    }

    /// A stream that keeps a lease alive.
    func keepAlive(
        _ send: @escaping @Sendable (RequestWriter<Etcd.LeaseKeepAliveRequest>) async throws -> Void
    ) async throws -> ResponseSequence<Etcd.LeaseKeepAliveResponse> {
        Etcd.LeaseClient(channel).leaseKeepAlive(options: try await streamOptions(), send)
    }

    private func streamOptions() async throws -> CallOptions {
        var metadata = try await metadata(by: .after(configuration.attemptTimeout))
        metadata.add("hasleader", "true")
        return CallOptions(metadata: metadata, waitForReady: true)
    }

    // MARK: Tokens

    /// Makes the next call ask for another token, after a stream was refused.
    func forgetToken() { token.withLock { $0 = nil } }

    private func forget(_ metadata: Metadata) {
        token.withLock { token in
            if token == metadata["token"] { token = nil }
        }
    }

    private func metadata(by deadline: Deadline) async throws -> Metadata {
        guard let credentials = configuration.credentials else { return [:] }
        if let known = token.withLock({ $0 }) { return ["token": known] }
        do {
            let response = try await Etcd.AuthClient(channel).authenticate(
                .init(name: credentials.user, password: credentials.password),
                options: CallOptions(deadline: deadline, waitForReady: true))
            token.withLock { $0 = response.token }
            return ["token": response.token]
        } catch let error as RPCError where EtcdFailure(error) == .authenticationDisabled {
            return [:]
        }
    }
}
