import Chains
import Coordination
import Replication

/// Applies committed commands to the records. What a command gives depends only on the records and on its
/// stamp, so that every replica, and every replay, comes to the same.
///
/// Changes gather in a batch that is written together with the applied index of each shard in it, and a mark for each
/// command that changed nothing. Before a command that looks at records of a partition which the batch has changed, the
/// batch is written, so that commands always look at what those before them left. Idempotency keys and ends of chains are
/// looked up in the batch itself (``GatheredChanges``). How commands were gathered into batches changes nothing of what is
/// stored. Belongs to the writer's thread.
final class Applier {
    /// How long an idempotency key is remembered, in nanoseconds: 24 hours.
    static let idempotencyRetention: Int64 = 24 * 3_600 * 1_000_000_000
    /// Records of a range that are removed one by one; beyond, one range tombstone, which costs readers more.
    static let pointDeletesPerRange = 1_000

    private let database: RocksDatabase
    private let cache: RecordCache
    private let batch: RocksBatch
    private var gathered = GatheredChanges()
    private var knownEnds = KnownEnds()
    private var progress: [ShardNumber: ShardProgress] = [:]
    private var scratch: [UInt8] = []

    /// - Parameter cache: What must not hold records that were changed.
    init(_ database: RocksDatabase, _ cache: RecordCache) {
        self.database = database
        self.cache = cache
        batch = RocksBatch(database)
    }

    /// Passes over an entry of a shard's log whose partition is no longer the shard's.
    func skip(shard: ShardNumber, _ position: LogPosition, stamp: Int64) -> CommandOutcome {
        progress[shard] = ShardProgress(at: position, stamp: stamp)
        batch.put(.meta, IdleMark.key(of: shard, position.index), IdleMark.passedOver)
        return .notOwned
    }

    /// Records are replaced otherwise than by commands: by a snapshot, or since a shard leaves. Nothing has gathered.
    func forgetEnds() { knownEnds.forgetAll() }

    /// Applies the command at a place of a shard's log.
    func apply(
        _ command: Command, shard: ShardNumber, _ position: LogPosition, stamp: Int64
    ) throws(StorageFault) -> CommandOutcome {
        if gathered.mustBeWritten(before: command) { try flush() }
        let standing = ShardProgress(at: position, stamp: stamp)
        let index = position.index
        if let earlier = try remembered(command, stamp) {
            progress[shard] = standing
            batch.put(.meta, IdleMark.key(of: shard, index), IdleMark.idle)
            return .replayed(earlier)
        }
        if let failed = try firstFailing(command, stamp) {
            progress[shard] = standing
            batch.put(.meta, IdleMark.key(of: shard, index), IdleMark.idle)
            return .refused(demand: failed)
        }
        // Before anything of the command is in the batch: a damaged head must not leave a part of it there.
        try loadTips(of: command)
        for (place, change) in command.changes.enumerated() {
            try apply(change, of: command, earlier: command.changes[..<place], version: index)
        }
        let keyExpiry = stamp + Self.idempotencyRetention
        if !command.idempotencyKey.isEmpty {
            put(
                command.partition, DataKey.idempotencyCollection, command.idempotencyKey, [], expiry: keyExpiry,
                version: index)
        }
        gathered.add(command, version: index, keyExpiry: keyExpiry)
        progress[shard] = standing
        return .written(index)
    }

    /// Writes what has gathered, and how far the shards have come by it. Not synced: after a crash the log
    /// is replayed from the applied index.
    func flush() throws(StorageFault) {
        guard !progress.isEmpty else { return }
        for (shard, standing) in progress { batch.put(standing, of: shard) }
        for (chain, tip) in gathered.tips {
            put(chain.partition, chain.collection, [], tip.end.head, expiry: 0, version: tip.version)
        }
        try cache.changing(gathered.partitions) { () throws(StorageFault) in try database.write(batch, synced: false) }
        for (chain, tip) in gathered.tips { knownEnds.note(tip.end, of: chain) }
        gathered.removeAll()
        progress.removeAll(keepingCapacity: true)
    }

    // MARK: What a command looks at

    /// Index under which a command with the same idempotency key was applied, if that is remembered.
    private func remembered(_ command: Command, _ stamp: Int64) throws(StorageFault) -> UInt64? {
        guard !command.idempotencyKey.isEmpty else { return nil }
        if let version = gathered.version(of: command.idempotencyKey, in: command.partition, at: stamp) {
            return version
        }
        let address = RecordAddress(
            collection: DataKey.idempotencyCollection, sortKey: command.idempotencyKey)
        return try version(command.partition, address, stamp)
    }

    private func firstFailing(_ command: Command, _ stamp: Int64) throws(StorageFault) -> Int? {
        for (place, demand) in command.demands.enumerated() {
            let found = try version(command.partition, demand.address, stamp)
            let holds =
                switch demand.condition {
                case .exists: found != nil
                case .absent: found == nil
                case .version(let version): found == version
                }
            if !holds { return place }
        }
        return nil
    }

    /// Version of a record; nil when it is absent or expired.
    private func version(
        _ partition: PartitionID, _ address: RecordAddress, _ stamp: Int64
    ) throws(StorageFault) -> UInt64? {
        try DataKey.with(partition, address.collection, address.sortKey) { key throws(StorageFault) in
            let found = try database.value(.data, key, .any) { bytes throws(StorageFault) -> UInt64? in
                let value = try StoredValue(bytes, under: key)
                return value.isPresent(at: stamp) ? value.version : nil
            }
            return found ?? nil
        }
    }

    /// Finds out where the chains end that a command appends to.
    private func loadTips(of command: Command) throws(StorageFault) {
        var ends: [(chain: GatheredChanges.Chain, end: ChainEnd)] = []
        for case .append(let collection, _, _) in command.changes {
            let chain = GatheredChanges.Chain(partition: command.partition, collection: collection)
            guard gathered.tips[chain] == nil, !ends.contains(where: { $0.chain == chain }) else { continue }
            ends.append((chain, try end(of: chain)))
        }
        if !ends.isEmpty { gathered.add(ends) }
    }

    private func end(of chain: GatheredChanges.Chain) throws(StorageFault) -> ChainEnd {
        if let known = knownEnds[chain] { return known }
        let stored = try DataKey.with(chain.partition, chain.collection, []) { key throws(StorageFault) in
            try database.value(.data, key, .any) { bytes throws(StorageFault) -> ChainEnd in
                guard let end = ChainEnd(head: try StoredValue(bytes, under: key).payload) else {
                    throw .corrupt("the head of a chain is none")
                }
                return end
            }
        }
        return stored ?? .empty
    }

    // MARK: What a command changes

    private func apply(
        _ change: Command.Change, of command: Command, earlier: ArraySlice<Command.Change>, version: UInt64
    ) throws(StorageFault) {
        forgetEnd(changedBy: change, of: command)
        switch change {
        case .put(let address, let value, let expiry):
            put(command.partition, address.collection, address.sortKey, value, expiry: expiry, version: version)
        case .delete(let address):
            DataKey.with(command.partition, address.collection, address.sortKey) { batch.delete(.data, $0) }
        case .deleteRange(let collection, let from, let until):
            for case .put(let address, _, _) in earlier where address.collection == collection {
                guard address.sortKey.isInRange(from: from, until: until) else { continue }
                DataKey.with(command.partition, collection, address.sortKey) { batch.delete(.data, $0) }
            }
            try deleteStored(command.partition, collection, from, until)
        case .append(let collection, let value, let expiry):
            append(value, to: .init(partition: command.partition, collection: collection), expiry, version)
        }
    }

    /// A chain that is changed otherwise than by appending, as a restore does, ends elsewhere from then on.
    private func forgetEnd(changedBy change: Command.Change, of command: Command) {
        if case .append = change { return }
        knownEnds.forget(.init(partition: command.partition, collection: change.collection))
    }

    /// Adds an entry to a chain whose end is loaded. The head is put when the batch is written.
    private func append(_ value: [UInt8], to chain: GatheredChanges.Chain, _ expiry: Int64, _ version: UInt64) {
        let (sequence, stored) = gathered.append(value, to: chain, version: version)
        put(
            chain.partition, chain.collection, ChainFormat.sortKey(sequence), stored, expiry: expiry, version: version)
    }

    private func put(
        _ partition: PartitionID, _ collection: UInt16, _ sortKey: [UInt8], _ payload: [UInt8], expiry: Int64,
        version: UInt64
    ) {
        DataKey.with(partition, collection, sortKey) { key in
            StoredValue.with(version: version, expiry: expiry, payload: payload, under: key, in: &scratch) {
                batch.put(.data, key, $0)
            }
        }
    }

    /// Removes the stored records of a range.
    private func deleteStored(
        _ partition: PartitionID, _ collection: UInt16, _ from: [UInt8], _ until: [UInt8]
    ) throws(StorageFault) {
        let view = RocksView(database, .any)
        var left = Self.pointDeletesPerRange
        try DataKey.with(partition, collection, from) { first throws(StorageFault) in
            try view.ascend(.data, from: first) { key, _ in
                let sortKey = UnsafeRawBufferPointer(rebasing: key[DataKey.prefixLength...])
                guard until.isEmpty || sortKey.lexicographicallyPrecedes(until) else { return false }
                if left == 0 {
                    deleteRest(partition, collection, key, until)
                    return false
                }
                left -= 1
                batch.delete(.data, key)
                return true
            }
        }
    }

    private func deleteRest(
        _ partition: PartitionID, _ collection: UInt16, _ first: UnsafeRawBufferPointer, _ until: [UInt8]
    ) {
        if until.isEmpty {
            DataKey.withEnd(partition, collection) { batch.deleteRange(.data, first, $0) }
        } else {
            DataKey.with(partition, collection, until) { batch.deleteRange(.data, first, $0) }
        }
    }
}

extension [UInt8] {
    /// Whether a sort key lies from one to before another; empty ones mean that end.
    func isInRange(from: [UInt8], until: [UInt8]) -> Bool {
        !lexicographicallyPrecedes(from) && (until.isEmpty || lexicographicallyPrecedes(until))
    }
}
