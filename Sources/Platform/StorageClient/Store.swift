public import Coordination
public import RPC
public import Security
import StorageContracts
import StorageRights
import Wire

/// The store as services see it: partitions of typed records, read at one moment and written atomically.
///
/// A call goes to the primary of the partition's shard, or, when it may be a little stale, to any replica. It follows
/// moves of shards and changes of primaries: a caller notices them as time at most. What failed is repeated within the
/// deadline of the call's options, which is ten seconds unless said otherwise; a write is carried out once whatever
/// happens, since each has an idempotency key. Pass a handler's `context.onward` as options, so that its deadline
/// holds.
///
/// ```swift
/// let (profile, loans) = try await store.read(reader, .record(LibrarySets.profile), .all(LibrarySets.loans))
/// guard let profile, loans.count < 10 else { throw … }
/// try await store.write(reader, idempotency: request.key) { change in
///     change.require(LibrarySets.profile, version: profile.version)
///     try change.put(loan, in: LibrarySets.loans, key: SortKey.instant(seconds: now))
/// }
/// ```
public struct Store: Sendable {
    let routes: Routes
    let configuration: StoreConfiguration
    var sealing: RecordSealing
    /// What its user may ask for; nil lets everything pass, as the nodes decide.
    var gate: RecordGate?

    /// Makes a client, learns the shard map and follows it from then on.
    ///
    /// - Parameters:
    ///   - coordination: Where the map is kept.
    ///   - keys: What seals and opens records; nil for a process that reads and writes no sealed ones.
    ///   - channels: A channel to a node's storage service; called when a node is needed first.
    public init(
        coordination: any ClusterCoordination, configuration: StoreConfiguration = .init(),
        sealedBy keys: RecordKeys? = nil,
        channels: @escaping @Sendable (NodeName) throws -> any RPCChannel
    ) async throws {
        routes = try await Routes(coordination: coordination, channels: channels)
        self.configuration = configuration
        sealing = RecordSealing(keys: keys)
    }

    /// The same store for one of several services in a process. The nodes know the process by one certificate; this
    /// holds each service in it to its own rights, so that it fails there as it would alone.
    public func acting(as role: ProcessRole, by rights: RecordRights) -> Store {
        var store = self
        store.gate = RecordGate(rights, role)
        return store
    }

    /// The same store for a migration: values that an older version wrote in clear are read as they are. What is written is
    /// sealed.
    public var acceptingClearRecords: Store {
        var store = self
        store.sealing.acceptsClear = true
        return store
    }

    /// Writes one partition atomically; durable when this returns.
    ///
    /// - Parameters:
    ///   - idempotency: 1 to 64 bytes that name what is done; the client makes some up when there are none. What was
    ///     written under a key on this partition in the last 24 hours is not written again, and the receipt is the
    ///     first one's.
    ///   - build: Says what is demanded and changed.
    /// - Throws: ``PreconditionFailed`` when a demand did not hold; ``RPCError`` otherwise.
    @discardableResult
    public func write(
        _ partition: PartitionKey, idempotency: [UInt8] = [], options: CallOptions = .init(),
        _ build: (inout ChangeSet) throws -> Void
    ) async throws -> WriteReceipt {
        let write = try PartitionWrite(partition, idempotency: idempotency, build)
        try admit(write.request)
        var request = try sealing.request(write)
        do {
            let response = try await call(
                partition.bucket, needsPrimary: true, options, configuration.attemptTimeout
            ) { route, options in
                request.mapEpoch = route.mapEpoch
                return try await route.client.write(request, options: options)
            }
            return WriteReceipt(response)
        } catch let error as RPCError {
            if let refusal = error.detail(StorageV1.WriteRefusal.self), let failed = PreconditionFailed(refusal) {
                throw failed
            }
            throw error
        }
    }

    /// Makes a call by the routes as they are, and makes it again as ``Retry`` decides.
    func call<Response>(
        _ bucket: Bucket, needsPrimary: Bool, _ options: CallOptions, _ attemptTimeout: Duration?,
        _ body: (Routes.Route, CallOptions) async throws -> Response
    ) async throws -> Response {
        var (options, retry) = begin(options)
        let deadline = options.deadline
        var asksPrimary = needsPrimary
        while true {
            let failure: RPCError
            do {
                let route = try asksPrimary ? routes.primary(of: bucket) : routes.anyReplica(of: bucket)
                options.deadline = attemptDeadline(deadline, attemptTimeout)
                return try await body(route, options)
            } catch let error as RPCError {
                failure = error
            }
            // What another replica could not answer, the primary can.
            asksPrimary = true
            try await wait(after: failure, &retry)
        }
    }

    /// The options with the deadline that holds, and how long is tried.
    func begin(_ options: CallOptions) -> (CallOptions, Retry) {
        var options = options
        if options.deadline == nil { options.deadline = configuration.defaultTimeout.map(Deadline.after) }
        return (options, Retry(until: options.deadline ?? .after(Retry.patience)))
    }

    /// Learns from a failure, and waits before the next attempt.
    ///
    /// - Throws: The failure when there is to be none.
    func wait(after failure: RPCError, _ retry: inout Retry) async throws {
        if let hint = failure.detail(StorageV1.NotPrimary.self) { routes.learn(hint) }
        var random = SystemRandomNumberGenerator()
        switch retry.decide(failure, using: &random) {
        case .giveUp(let failure): throw failure
        case .repeatAfter(let wait): if wait > .zero { try await Task.sleep(for: wait) }
        }
    }

    func attemptDeadline(_ deadline: Deadline?, _ attemptTimeout: Duration?) -> Deadline? {
        guard let attemptTimeout else { return deadline }
        let attempt = Deadline.after(attemptTimeout)
        return deadline.map { min($0, attempt) } ?? attempt
    }
}

extension PreconditionFailed {
    init?(_ refusal: StorageV1.WriteRefusal) {
        guard refusal.code == UInt32(StatusCode.failedPrecondition.rawValue) else { return nil }
        self.init(index: Int(refusal.precondition))
    }
}
