public import StorageClient
public import Wire

/// Gives records of one set other keys, in their partition or in another one.
///
/// What is moved is copied first and removed by a later write. When the process ends in between, the same again completes
/// it.
public struct RecordTransfer<Message: WireMessage>: Sendable {
    private let store: Store
    private let form: RecordForm<Message>
    private let isDryRun: Bool

    /// The most records of one write; each comes with one demand, of which the store takes 64.
    private static var writesMax: Int { 60 }

    /// - Parameter isDryRun: Whether it only counts.
    public init(_ form: RecordForm<Message>, in store: Store, isDryRun: Bool) {
        self.store = store
        self.form = form
        self.isDryRun = isDryRun
    }

    /// Moves the set's records to another partition, where those stay that count.
    public func move(from old: PartitionKey, to new: PartitionKey) async throws -> TransferCount {
        try await store.settling {
            let records = try await store.read(old, .all(form.set))
            guard !records.isEmpty else { return TransferCount() }
            let present = try await store.read(new, .all(form.set))
            let count = try await copy(records, to: new, beside: present)
            try await remove(records, of: old)
            return count
        }
    }

    /// Gives the set's records in a partition the keys of the present form.
    public func renew(in partition: PartitionKey) async throws -> TransferCount {
        try await store.settling {
            var old: [Versioned<Message>] = []
            var present: [Versioned<Message>] = []
            for record in try await store.read(partition, .all(form.set)) {
                if try form.key(record, partition) == record.key { present.append(record) } else { old.append(record) }
            }
            guard !old.isEmpty else { return TransferCount() }
            let count = try await copy(old, to: partition, beside: present)
            try await remove(old, of: partition)
            return count
        }
    }

    private func copy(
        _ records: [Versioned<Message>], to partition: PartitionKey, beside present: [Versioned<Message>]
    ) async throws -> TransferCount {
        var plan = TransferPlan(form, in: partition, present: present)
        for record in records { try plan.add(record) }
        var count = TransferCount()
        count.written = records.count - plan.superseded
        count.superseded = plan.superseded
        guard !isDryRun else { return count }
        for piece in plan.entries.pieces(of: Self.writesMax) {
            try await store.write(partition) { change in
                for entry in piece {
                    if let version = entry.replaced {
                        change.require(form.set, key: entry.key, version: version)
                    } else {
                        change.requireAbsent(form.set, key: entry.key)
                    }
                    try change.put(entry.message, in: form.set, key: entry.key, expires: entry.expires)
                }
            }
        }
        return count
    }

    /// Removes records, each as it was read: what was written since stays.
    private func remove(_ records: [Versioned<Message>], of partition: PartitionKey) async throws {
        guard !isDryRun else { return }
        for piece in records.pieces(of: Self.writesMax) {
            try await store.write(partition) { change in
                for record in piece {
                    change.require(form.set, key: record.key, version: record.version)
                    change.delete(form.set, key: record.key)
                }
            }
        }
    }
}

extension Array {
    /// The elements in their order, in pieces of at most `count`.
    fileprivate func pieces(of count: Int) -> [ArraySlice<Element>] {
        stride(from: 0, to: self.count, by: count).map { self[$0..<Swift.min($0 + count, self.count)] }
    }
}
