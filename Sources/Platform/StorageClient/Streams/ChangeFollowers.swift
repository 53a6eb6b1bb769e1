import Coordination
import RPC
import StorageContracts
import Synchronization

/// What the followers of a listener's shards tell it.
enum ChangeNews: Sendable {
    /// Buckets are followed from another place: a shard was split, or its first place is known.
    case moved(ChangePosition.Part)
    case told(ChangePosition.Part, writes: [ChangedPartition], isCurrent: Bool)
}

/// Ends the followers when the last copy of the listener's iterator is gone.
final class RunningFollowers {
    private let followers: ChangeFollowers
    private var start: ChangePosition?

    init(_ changes: Changes) {
        followers = ChangeFollowers(changes.store, changes.sets)
        start = changes.start
    }

    deinit { followers.end(throwing: CancellationError()) }

    func next() async throws -> ChangeNews {
        if let start {
            self.start = nil
            for part in start.parts { followers.follow(part) }
        }
        return try await followers.news.next()
    }
}

/// Follows shards, one task each, and hands over what they tell.
final class ChangeFollowers: Sendable {
    private struct State {
        var tasks: [Int: Task<Void, Never>] = [:]
        var nextTask = 0
        var isEnded = false
    }

    let news = HandOver<ChangeNews>()
    private let store: Store
    private let sets: [UInt32]
    private let state = Mutex(State())

    init(_ store: Store, _ sets: [RecordSetNumber]) {
        self.store = store
        self.sets = sets.map(\.wire)
    }

    /// Begins to follow some buckets.
    func follow(_ part: ChangePosition.Part) {
        state.withLock { state in
            guard !state.isEnded else { return }
            let number = state.nextTask
            state.nextTask += 1
            state.tasks[number] = Task { [self] in
                do { try await run(part) } catch { end(throwing: error) }
                forget(number)
            }
        }
    }

    /// Ends everything; the listener is told why.
    func end(throwing error: any Error) {
        news.end(throwing: error)
        let tasks = state.withLock { state in
            state.isEnded = true
            defer { state.tasks = [:] }
            return state.tasks.values
        }
        for task in tasks { task.cancel() }
    }

    private func forget(_ number: Int) { state.withLock { _ = $0.tasks.removeValue(forKey: number) } }

    // MARK: One part

    /// Follows buckets until another follower has taken all of them over.
    private func run(_ start: ChangePosition.Part) async throws {
        var part = start
        var retry = store.beginStream(CallOptions())
        while true {
            do {
                guard let rest = try await begin(part) else { return }
                part = rest
                try await listen(&part, &retry)
                throw RPCError(.unavailable, "the node ended a watch")
            } catch let error as RPCError {
                if let split = error.detail(StorageV1.ShardSplit.self) {
                    guard let rest = try await take(split, part) else { return }
                    part = rest
                } else {
                    try await store.wait(after: error, &retry)
                }
            }
        }
    }

    /// Where it is to begin now, the map tells which shards there are: each further one gets a follower of its own.
    private func begin(_ part: ChangePosition.Part) async throws -> ChangePosition.Part? {
        guard part.token == nil else { return part }
        let shard = try store.routes.primary(of: part.buckets.lowerBound).buckets
        guard shard.upperBound < part.buckets.upperBound else { return part }
        let first = ChangePosition.Part(buckets: part.buckets.lowerBound...shard.upperBound, token: nil)
        let rest = ChangePosition.Part(buckets: shard.upperBound + 1...part.buckets.upperBound, token: nil)
        try await news.send(.moved(first))
        follow(rest)
        return first
    }

    /// One call, until it ends.
    private func listen(_ part: inout ChangePosition.Part, _ retry: inout Retry) async throws {
        let route: Routes.Route
        if let token = part.token, let shard = ShardNumber(exactly: token.shard) {
            route = try store.routes.primary(ofShard: shard)
        } else {
            route = try store.routes.primary(of: part.buckets.lowerBound)
        }
        try store.admit(collections: sets)
        let request = StorageV1.WatchRequest(
            shard: UInt32(route.shard), bucketFrom: UInt32(part.buckets.lowerBound),
            bucketThrough: UInt32(part.buckets.upperBound), after: part.token?.message, collections: sets,
            mapEpoch: route.mapEpoch)
        for try await response in route.client.watch(request) {
            retry = store.beginStream(CallOptions())
            part.token = ReadToken(response.token)
            let writes = try response.writes.map { try ChangedPartition($0, store.sealing) }
            try await news.send(.told(part, writes: writes, isCurrent: response.current))
        }
    }

    /// Goes on with what the shard kept of the buckets; the rest gets a follower of the shard that was split off. Nil when
    /// that is everything.
    private func take(
        _ split: StorageV1.ShardSplit, _ part: ChangePosition.Part
    ) async throws -> ChangePosition.Part? {
        guard let bucket = Bucket(exactly: split.bucket), bucket <= part.buckets.upperBound else {
            throw RPCError(.internal, "storage told a split of buckets that are not followed")
        }
        var child = part
        child.token = ReadToken(shard: split.child, index: split.index)
        var rest: ChangePosition.Part?
        if bucket > part.buckets.lowerBound {
            child.buckets = bucket...part.buckets.upperBound
            rest = ChangePosition.Part(buckets: part.buckets.lowerBound...bucket - 1, token: part.token)
        }
        // Before the child's first news, so that its position is known first.
        try await news.send(.moved(child))
        follow(child)
        return rest
    }
}
