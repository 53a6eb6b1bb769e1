import Synchronization

/// Follows a resolver for all event loops of a channel.
final class EndpointWatch: Sendable {
    /// What is known of the endpoints.
    enum News: Sendable {
        case endpoints([Endpoint])
        /// They could not be found out; what was known before stands.
        case failure(String)
    }

    private struct State {
        var last: News?
        var followers: [@Sendable (News) -> Void] = []
        var task: Task<Void, Never>?
        var isStopped = false
    }

    let name: String
    private let resolver: any EndpointResolver
    private let backoff: Backoff
    private let state = Mutex(State())

    init(_ resolver: any EndpointResolver, backoff: Backoff) {
        name = resolver.name
        self.resolver = resolver
        self.backoff = backoff
    }

    deinit { stop() }

    /// Tells `follower` what is known and all news to come, in order, from any thread. The first one starts the watch.
    func follow(_ follower: @escaping @Sendable (News) -> Void) {
        state.withLock { state in
            guard !state.isStopped else { return }
            state.followers.append(follower)
            if let last = state.last { follower(last) }
            if state.task == nil { state.task = start() }
        }
    }

    /// Ends the watch.
    func stop() {
        let task = state.withLock { state in
            state.isStopped = true
            state.followers = []
            return state.task.take()
        }
        task?.cancel()
    }

    private func start() -> Task<Void, Never> {
        let resolver = resolver
        let backoff = backoff
        return Task { [weak self] in
            var random = SystemRandomNumberGenerator()
            var failures = 0
            while !Task.isCancelled {
                do {
                    for try await list in resolver.endpoints() {
                        failures = 0
                        self?.tell(.endpoints(Array(list.prefix(ChannelTarget.endpointsMax))))
                    }
                } catch {
                    self?.tell(.failure("\(error)"))
                }
                failures += 1
                try? await Task.sleep(for: backoff.delay(afterFailures: failures, using: &random))
            }
        }
    }

    /// Under the lock, so that every follower hears the news in the order in which they came.
    private func tell(_ news: News) {
        state.withLock { state in
            if case .endpoints = news { state.last = news } else if state.last == nil { state.last = news }
            for follower in state.followers { follower(news) }
        }
    }
}

/// Where a channel gets its endpoints from.
enum EndpointSource {
    case target(ChannelTarget)
    case watch(EndpointWatch)

    var authority: String {
        switch self {
        case .target(let target): target.authority
        case .watch(let watch): watch.name
        }
    }

    var description: String {
        switch self {
        case .target(let target): target.description
        case .watch(let watch): watch.name
        }
    }
}
