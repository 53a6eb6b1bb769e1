public import Contracts

extension RecordCollection {
    /// Operations: the one `RestoreMark` of a store that is filled from a backup, under the empty key. The store knows
    /// the number: neither copies nor comparisons with an empty store count it.
    static let restoreMark = RecordCollection(65_535)
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
        try await read(.restoreMark).record(StorageV1.RestoreMark.self, in: .restoreMark)?.value
    }

    /// Marks the store as filled from a backup, unless it is marked already.
    ///
    /// - Returns: The mark that it has now.
    public func beginRestore(_ mark: StorageV1.RestoreMark) async throws -> StorageV1.RestoreMark {
        do {
            try await write(.restoreMark) { change in
                change.requireAbsent(.restoreMark)
                try change.put(mark, in: .restoreMark)
            }
            return mark
        } catch is PreconditionFailed {
            return try await restoreMark() ?? mark
        }
    }

    /// Marks the store as filled.
    public func endRestore(_ mark: StorageV1.RestoreMark) async throws {
        try await write(.restoreMark) { try $0.put(mark, in: .restoreMark) }
    }
}
