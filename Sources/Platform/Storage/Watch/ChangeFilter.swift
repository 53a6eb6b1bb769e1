import Coordination
import StorageContracts

/// What is followed of a shard: buckets, and collections.
struct ChangeFilter: Sendable, Equatable {
    var buckets: ClosedRange<Bucket>
    var collections: CollectionFilter

    /// What a command that was applied at an index changed, as far as it is followed; nil when that is nothing.
    func write(_ command: Command, index: UInt64, stamp: Int64) -> StorageV1.CommittedWrite? {
        guard buckets.contains(command.partition.bucket) else { return nil }
        let mutations = command.changes.compactMap { change in
            collections.contains(change.collection) ? StorageV1.Mutation(change) : nil
        }
        guard !mutations.isEmpty else { return nil }
        return StorageV1.CommittedWrite(
            index: index, partition: command.partition.bytes, orderedAt: .init(nanosecondsSince1970: stamp),
            mutations: mutations)
    }
}

/// Some collections, or all; never the store's own.
struct CollectionFilter: Sendable, Equatable {
    /// In order; none means all.
    private let wanted: [UInt16]

    init(_ collections: some Sequence<UInt16>) { wanted = Set(collections).sorted() }

    func contains(_ collection: UInt16) -> Bool {
        wanted.isEmpty ? collection != DataKey.idempotencyCollection : wanted.contains(collection)
    }

    /// The collections that are wanted, in order; nil means all.
    var named: [UInt16]? { wanted.isEmpty ? nil : wanted }

    /// The first collection at or behind one that is wanted; nil when there is none.
    func first(from collection: UInt16) -> UInt16? {
        wanted.isEmpty ? max(collection, DataKey.idempotencyCollection + 1) : wanted.first { $0 >= collection }
    }
}

extension StorageV1.Mutation {
    /// A change as its caller had asked for it.
    fileprivate init(_ change: Command.Change) {
        switch change {
        case .put(let address, let value, let expiry):
            self.init(
                change: .put(
                    .init(
                        collection: UInt32(address.collection), sortKey: address.sortKey, value: value,
                        expiresAt: expiry == 0 ? nil : .init(nanosecondsSince1970: expiry))))
        case .delete(let address):
            self.init(change: .delete(.init(collection: UInt32(address.collection), sortKey: address.sortKey)))
        case .deleteRange(let collection, let from, let until):
            self.init(change: .deleteRange(.init(collection: UInt32(collection), from: from, until: until)))
        case .append(let collection, let value, let expiry):
            self.init(
                change: .append(
                    .init(
                        collection: UInt32(collection), value: value,
                        expiresAt: expiry == 0 ? nil : .init(nanosecondsSince1970: expiry))))
        }
    }
}
