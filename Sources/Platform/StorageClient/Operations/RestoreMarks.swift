public import StorageContracts

/// The record sets that this module keeps for itself.
enum StorageClientSets {
    /// The one `RestoreMark` of a store that is filled from a backup, under the empty key. The store knows the number:
    /// neither copies nor comparisons with an empty store count it.
    static let restoreMark = RecordSet<StorageV1.RestoreMark>(
        65_535, name: "restore-mark", in: PartitionKind("restore mark"),
        clear: "times and counts of a restore, which tools without keys of records write")
}

extension PartitionKey {
    /// Where the mark lies: the key that no hash gives.
    static var restoreMark: PartitionKey {
        get throws { try PartitionKey([UInt8](repeating: 0, count: length)) }
    }
}

extension Store {
    /// The mark of a store that is filled from a backup; nil when it is not.
    public func restoreMark() async throws -> StorageV1.RestoreMark? {
        try await read(.restoreMark, .record(StorageClientSets.restoreMark))?.value
    }

    /// Marks the store as filled from a backup, unless it is marked already.
    ///
    /// - Returns: The mark that it has now.
    public func beginRestore(_ mark: StorageV1.RestoreMark) async throws -> StorageV1.RestoreMark {
        do {
            try await write(.restoreMark) { change in
                change.requireAbsent(StorageClientSets.restoreMark)
                try change.put(mark, in: StorageClientSets.restoreMark)
            }
            return mark
        } catch is PreconditionFailed {
            return try await restoreMark() ?? mark
        }
    }

    /// Marks the store as filled.
    public func endRestore(_ mark: StorageV1.RestoreMark) async throws {
        try await write(.restoreMark) { try $0.put(mark, in: StorageClientSets.restoreMark) }
    }
}
