public import RPC
import StorageContracts

extension Store {
    /// Reads one thing of a partition.
    ///
    /// - Throws: As ``snapshot(of:_:freshness:options:)``.
    public func read<Value: Sendable>(
        _ partition: PartitionKey, _ selection: Selection<Value>, freshness: Freshness = .linearizable,
        options: CallOptions = .init()
    ) async throws -> Value {
        let items = selection.item.map { [$0] } ?? []
        let response = try await answer(partition, items, freshness, options)
        var found = FoundResults(response.results, of: partition, sealing)
        return try found.value(of: selection)
    }

    /// Reads several things of a partition as they are at one moment.
    ///
    /// ```swift
    /// let (profile, loans, newest) = try await store.read(
    ///     reader, .record(LibrarySets.profile), .all(LibrarySets.loans),
    ///     .range(LibrarySets.visits, descending: true, limit: 10))
    /// ```
    ///
    /// - Returns: A tuple with the value of each selection, in their order.
    /// - Throws: As ``snapshot(of:_:freshness:options:)``.
    public func read<each Value: Sendable>(
        _ partition: PartitionKey, _ selections: repeat Selection<each Value>, freshness: Freshness = .linearizable,
        options: CallOptions = .init()
    ) async throws -> (repeat each Value) {
        let items = Self.items(of: repeat each selections)
        let response = try await answer(partition, items, freshness, options)
        var found = FoundResults(response.results, of: partition, sealing)
        return (repeat try found.value(of: each selections))
    }

    /// Reads several things of a partition as they are at one moment, and tells which moment.
    ///
    /// - Parameter selections: At least one that asks the store, at most 64.
    /// - Throws: ``RPCError``, among them DATA_LOSS when a stored record is no message of its set, and
    ///   RESOURCE_EXHAUSTED when all records of a set were asked for and do not fit into one answer; what a
    ///   transformation of a selection throws.
    public func snapshot<each Value: Sendable>(
        of partition: PartitionKey, _ selections: repeat Selection<each Value>,
        freshness: Freshness = .linearizable, options: CallOptions = .init()
    ) async throws -> Snapshot<repeat each Value> {
        let items = Self.items(of: repeat each selections)
        let response = try await answer(partition, items, freshness, options)
        var found = FoundResults(response.results, of: partition, sealing)
        return Snapshot(values: (repeat try found.value(of: each selections)), token: ReadToken(response.token))
    }

    /// What the store is asked for, in the order of the selections.
    private static func items<each Value: Sendable>(
        of selections: repeat Selection<each Value>
    ) -> [StorageV1.ReadItem] {
        var items: [StorageV1.ReadItem] = []
        // Room for what nearly every read asks: an array that grows by ones is allocated anew on the way.
        items.reserveCapacity(4)
        for selection in repeat each selections {
            if let item = selection.item { items.append(item) }
        }
        return items
    }

    /// The store's answer, with one result for each item.
    private func answer(
        _ partition: PartitionKey, _ items: [StorageV1.ReadItem], _ freshness: Freshness, _ options: CallOptions
    ) async throws -> StorageV1.ReadResponse {
        var request = StorageV1.ReadRequest(partition: partition.bytes, items: items)
        try admit(request)
        (request.consistency, request.atLeast, request.maxStalenessMs) = freshness.message
        let response = try await call(
            partition.bucket, needsPrimary: freshness.needsPrimary, options, configuration.attemptTimeout
        ) { route, options in
            request.mapEpoch = route.mapEpoch
            return try await route.client.read(request, options: options)
        }
        guard response.results.count == items.count else {
            throw RPCError(.internal, "storage answered \(response.results.count) of \(items.count) selections")
        }
        return response
    }
}

/// What one read found, all of it as it was at one moment.
public struct Snapshot<each Value: Sendable>: Sendable {
    /// The value of each selection, in their order.
    public let values: (repeat each Value)
    /// The point in the shard's log at which the partition was read; for ``Freshness/atLeast(_:)``.
    public let token: ReadToken
}

/// Hands the results of a read to the selections that asked for them, in order.
private struct FoundResults {
    private var results: [StorageV1.ReadResult]
    private let partition: PartitionKey
    private var opener: RecordOpener
    private var next = 0

    init(_ results: [StorageV1.ReadResult], of partition: PartitionKey, _ sealing: RecordSealing) {
        self.results = results
        self.partition = partition
        opener = RecordOpener(sealing, partition.bytes)
    }

    mutating func value<Value>(of selection: Selection<Value>) throws -> Value {
        guard selection.item != nil else { return try selection.decoder.decode(nil, partition) }
        defer { next += 1 }
        if let set = selection.sealedSet { try opener.open(&results[next], of: set) }
        return try selection.decoder.decode(results[next], partition)
    }
}
