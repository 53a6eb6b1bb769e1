public import Security
import StorageContracts

extension ScannedRecord {
    /// Name of the key that the value is sealed under; nil for a value in clear.
    public var sealKey: RecordKeyID? { RecordSeal.key(of: value) }
}

extension PartitionWrite {
    /// Makes a write that seals records of one partition again, under the key of now. Each is demanded as it was read, and
    /// keeps its expiry.
    ///
    /// - Parameters:
    ///   - records: At least one, at most 64, all of one partition and of sealed sets.
    ///   - set: The set of a record, for errors.
    /// - Throws: DATA_LOSS when a value does not open. A value in clear is taken by a store that accepts them.
    public static func resealing(
        _ records: some Collection<ScannedRecord>, of set: (RecordSetNumber) -> AnyRecordSet?
    ) throws -> PartitionWrite {
        guard let first = records.first else { preconditionFailure("no record to seal") }
        precondition(records.allSatisfy { $0.partition == first.partition }, "records of several partitions")
        return try PartitionWrite(first.partition, key: []) { change in
            for record in records {
                let label = RecordSetLabel(number: record.set, name: set(record.set)?.name ?? "?")
                change.reseal(record, try record.opened(of: label))
            }
        }
    }
}

extension ChangeSet {
    /// Writes a record again as it is, sealed under the key of now.
    fileprivate mutating func reseal(_ record: ScannedRecord, _ value: [UInt8]) {
        let address = StorageV1.RecordKey(collection: record.set.wire, sortKey: record.key)
        preconditions.append(.init(record: address, condition: .version(record.version)))
        sealed.append(mutations.count)
        let put = StorageV1.Put(
            collection: record.set.wire, sortKey: record.key, value: value, expiresAt: record.expiresAt)
        mutations.append(.init(change: .put(put)))
    }
}
