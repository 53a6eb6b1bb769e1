import Coordination
import RPC
import StorageContracts

/// What a request to restore asks for: the records of each partition, to be written where nothing is yet.
struct RestorePlan {
    static let maxPartitions = 16_384

    /// A partition's records, as changes that each put one.
    struct Part: Sendable {
        let partition: PartitionID
        let changes: [Command.Change]
    }

    let parts: [Part]
    /// How many records there are.
    var count: Int { parts.reduce(0) { $0 + $1.changes.count } }

    /// - Throws: INVALID_ARGUMENT with the field that is wrong.
    init(_ request: StorageV1.RestoreRecordsRequest) throws(RPCError) {
        guard (1...Self.maxPartitions).contains(request.partitions.count) else {
            throw .invalidArgument(field: "partitions", "holds 1 to \(Self.maxPartitions)")
        }
        var parts: [Part] = []
        var size = 0
        for (index, part) in request.partitions.enumerated() {
            guard let partition = PartitionID(part.partition) else {
                throw .invalidArgument(
                    field: "partitions[\(index)].partition", "is \(PartitionID.length) bytes long")
            }
            var changes: [Command.Change] = []
            for (place, record) in part.records.enumerated() {
                let field = "partitions[\(index)].records[\(place)]"
                guard !DataKey.isOwn(UInt16(truncatingIfNeeded: record.collection)) else {
                    throw .invalidArgument(field: "\(field).collection", "is the store's own")
                }
                changes.append(try RequestValidation.put(record, field))
                size += record.sortKey.count + record.value.count
            }
            parts.append(Part(partition: partition, changes: changes))
        }
        guard size <= RequestValidation.maxWriteBytes else {
            throw .invalidArgument(
                field: "partitions", "hold at most \(RequestValidation.maxWriteBytes) bytes together")
        }
        self.parts = parts
    }

    private init(_ parts: [Part]) { self.parts = parts }

    /// What is left of it when the records that are in the store already are taken out. Reads the disk.
    func absent(from database: RocksDatabase, at now: Int64) throws(StorageFault) -> RestorePlan {
        var left: [Part] = []
        for part in parts {
            var changes: [Command.Change] = []
            for change in part.changes where try !Self.isPresent(change, of: part.partition, in: database, at: now) {
                changes.append(change)
            }
            if !changes.isEmpty { left.append(Part(partition: part.partition, changes: changes)) }
        }
        return RestorePlan(left)
    }

    private static func isPresent(
        _ change: Command.Change, of partition: PartitionID, in database: RocksDatabase, at now: Int64
    ) throws(StorageFault) -> Bool {
        guard case .put(let address, _, _) = change else { return false }
        return try DataKey.with(partition, address.collection, address.sortKey) { key throws(StorageFault) in
            try database.value(.data, key, .any) { bytes throws(StorageFault) in
                try StoredValue(bytes, under: key).isPresent(at: now)
            } ?? false
        }
    }

    /// The commands that write it, each refused when one of its records is there by then. They have no idempotency
    /// keys: carried out twice they change nothing the second time.
    var commands: [Command] {
        parts.map { part in
            Command(
                partition: part.partition,
                demands: part.changes.compactMap { change in
                    guard case .put(let address, _, _) = change else { return nil }
                    return Command.Demand(address: address, condition: .absent)
                }, changes: part.changes, idempotencyKey: [])
        }
    }
}
