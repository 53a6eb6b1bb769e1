public import RPC
public import StorageClient
public import Wire

/// What writes of one partition still have to bring about in others.
///
/// A write is atomic within its partition only. What must follow elsewhere is put into the same write as a record, the
/// effect. The call then completes it at once: it performs the effect and removes the record. When that fails, or the
/// process ends in between, the record stays and an ``EffectWorker`` completes it.
///
/// ```swift
/// let lost = Effects(in: store, IdentityRecordSets.holderEffects) { effect, options in … }
/// let receipt = try await store.write(phone) { change in
///     try change.put(holder, in: KitRecordSets.holder)
///     try lost.add(effect, key: key, to: &change)
/// }
/// await lost.complete(effect, key: key, of: phone, writtenBy: receipt, options: options)
/// ```
///
/// An effect may be performed more than once, also by two processes at the same time. Each performance must read what is
/// true by then, and change nothing where nothing is left to do.
public struct Effects<Message: WireMessage>: Sendable {
    /// Holds the effects that are not completed. Its records never expire.
    public let set: RecordSet<Message>
    /// Name of these effects in metrics and logs.
    let name: String
    let store: Store
    /// Which effects of the set are these: others are left to other workers.
    let isIncluded: @Sendable (Message) -> Bool
    /// When a worker performs an effect at the earliest, seconds since 1970.
    let dueAt: @Sendable (Message) -> Int64
    private let perform: @Sendable (Effect<Message>, CallOptions) async throws -> Void

    /// - Parameters:
    ///   - name: Name in metrics, letters and hyphens; that of the set unless given.
    ///   - isIncluded: Which effects of the set these are; by default all. Others are left to other workers.
    ///   - dueAt: When a worker performs an effect at the earliest, seconds since 1970; by default at once.
    ///   - perform: Brings an effect about. It throws when the effect must be performed again later.
    public init(
        in store: Store, _ set: RecordSet<Message>, named name: String? = nil,
        where isIncluded: @escaping @Sendable (Message) -> Bool = { _ in true },
        dueAt: @escaping @Sendable (Message) -> Int64 = { _ in .min },
        perform: @escaping @Sendable (Effect<Message>, CallOptions) async throws -> Void
    ) {
        self.store = store
        self.set = set
        self.name = name ?? set.name
        self.isIncluded = isIncluded
        self.dueAt = dueAt
        self.perform = perform
    }

    /// Adds an effect to the write that causes it.
    ///
    /// - Parameter key: Names the effect within its partition. An effect under the same key is replaced.
    public func add(_ message: Message, key: [UInt8], to change: inout ChangeSet) throws {
        try change.put(message, in: set, key: key)
    }

    /// Performs an effect that was just written, and removes it.
    ///
    /// - Parameter receipt: Of the write that holds the effect.
    /// - Returns: Whether it is completed. Otherwise a worker completes it later.
    @discardableResult
    public func complete(
        _ message: Message, key: [UInt8], of partition: PartitionKey, writtenBy receipt: WriteReceipt,
        options: CallOptions
    ) async -> Bool {
        let effect = Effect(partition: partition, key: key, message: message, version: receipt.version)
        do {
            try await complete(effect, options: options)
            return true
        } catch {
            return false
        }
    }

    /// Performs an effect that a write of before has left, and removes it; nothing when there is none.
    ///
    /// - Returns: Whether nothing is left to do. Otherwise a worker completes it later.
    @discardableResult
    public func completePending(key: [UInt8], of partition: PartitionKey, options: CallOptions) async -> Bool {
        do {
            guard let stored = try await store.read(partition, .record(set, key: key), options: options) else {
                return true
            }
            guard isIncluded(stored.value) else { return false }
            try await complete(
                Effect(partition: partition, key: key, message: stored.value, version: stored.version),
                options: options)
            return true
        } catch {
            return false
        }
    }

    /// Performs an effect and removes it. One that was replaced meanwhile stays.
    ///
    /// - Throws: What the performance throws, and ``RPCError`` of the store.
    func complete(_ effect: Effect<Message>, options: CallOptions) async throws {
        try await perform(effect, options)
        do {
            try await store.write(effect.partition, options: options) { change in
                change.require(set, key: effect.key, version: effect.version)
                change.delete(set, key: effect.key)
            }
        } catch is PreconditionFailed {
            // Another process has completed it, or another effect stands in its place.
        }
    }
}

/// An effect that is not completed yet.
public struct Effect<Message: WireMessage>: Sendable, Equatable {
    /// The partition whose write has caused it.
    public let partition: PartitionKey
    /// Its key in that partition.
    public let key: [UInt8]
    /// What is to be done.
    public let message: Message
    /// Version of its record.
    public let version: UInt64
}
