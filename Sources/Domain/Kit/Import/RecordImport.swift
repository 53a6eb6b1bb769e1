public import RPC
public import StorageClient
public import Wire

/// One row of a bulk load, checked and ready to be stored.
public struct ImportRecord<Message: WireMessage>: Sendable {
    /// The caller's number of the row.
    public let row: UInt64
    /// Where the record lies.
    public let partition: PartitionKey
    /// The set that it belongs to.
    public let set: RecordSet<Message>
    /// Its sort key in the set.
    public let key: [UInt8]
    /// What it holds.
    public let message: Message
    /// The moment from which the record reads as absent; nil when it never expires.
    public let expires: GoogleProtobuf.Timestamp?

    public init(
        row: UInt64, partition: PartitionKey, set: RecordSet<Message>, key: [UInt8] = [], message: Message,
        expires: GoogleProtobuf.Timestamp? = nil
    ) {
        self.row = row
        self.partition = partition
        self.set = set
        self.key = key
        self.message = message
        self.expires = expires
    }
}

extension Store {
    /// Stores the rows of a batch, each atomically and by itself. A row that is stored already with the same content
    /// counts as unchanged and is not written; one with other content replaces it.
    ///
    /// - Parameter tally: Counts each row as accepted or unchanged.
    /// - Throws: ``RPCError`` when a write was refused. Some rows may be stored then; the same batch again completes
    ///   it.
    public func importRecords<Message>(
        _ records: [ImportRecord<Message>], tally: inout ImportTally, options: CallOptions = .init()
    ) async throws {
        let writes = try records.map { record in
            try PartitionWrite(record.partition) { change in
                change.requireAbsent(record.set, key: record.key)
                try change.put(record.message, in: record.set, key: record.key, expires: record.expires)
            }
        }
        for (record, outcome) in zip(records, try await writeBatch(writes, options: options)) {
            switch outcome {
            case .written: tally.accept()
            case .preconditionFailed:
                if try await replace(record, options: options) { tally.accept() } else { tally.keep() }
            case .refused(let error): throw error
            }
        }
    }

    /// Compares a row with what is stored in its place, and writes it if it differs.
    ///
    /// - Returns: Whether it differed.
    private func replace<Message>(_ record: ImportRecord<Message>, options: CallOptions) async throws -> Bool {
        try await settling {
            let stored = try await read(record.partition, .record(record.set, key: record.key), options: options)
            if let stored, stored.value == record.message { return false }
            try await write(record.partition, options: options) { change in
                if let stored {
                    change.require(record.set, key: record.key, version: stored.version)
                } else {
                    change.requireAbsent(record.set, key: record.key)
                }
                try change.put(record.message, in: record.set, key: record.key, expires: record.expires)
            }
            return true
        }
    }
}
