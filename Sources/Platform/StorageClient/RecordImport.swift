public import Contracts
public import RPC
public import Wire

/// One row of a bulk load, checked and ready to be stored.
public struct ImportRecord<Message: WireMessage>: Sendable {
    /// The caller's number of the row.
    public let row: UInt64
    public let partition: PartitionKey
    public let collection: RecordCollection
    public let key: [UInt8]
    public let message: Message
    public let expires: GoogleProtobuf.Timestamp?

    public init(
        row: UInt64, partition: PartitionKey, collection: RecordCollection, key: [UInt8] = [], message: Message,
        expires: GoogleProtobuf.Timestamp? = nil
    ) {
        self.row = row
        self.partition = partition
        self.collection = collection
        self.key = key
        self.message = message
        self.expires = expires
    }
}

/// The running report of an import.
public struct ImportTally: Sendable {
    /// The most rejections listed; all are counted.
    public static let maxListed = 1_000

    /// The report so far.
    public private(set) var report = CommonV1.ImportReport()

    public init() {}

    public mutating func receive(_ count: Int) { report.received += UInt64(count) }

    /// Counts a row out, for a reason that does not repeat its value.
    public mutating func reject(_ row: UInt64, field: String, reason: String) {
        report.rejected += 1
        guard report.rejections.count < Self.maxListed else { return }
        report.rejections.append(.init(row: row, field: field, reason: reason))
    }

    /// Counts rows that a service stored, or found stored, by itself.
    public mutating func count(accepted: Int, unchanged: Int) {
        report.accepted += UInt64(accepted)
        report.unchanged += UInt64(unchanged)
    }

    mutating func accept() { report.accepted += 1 }
    mutating func keep() { report.unchanged += 1 }
}

extension Store {
    /// Stores the rows of a batch, each atomically and by itself. A row that is stored already with the same content
    /// counts as unchanged and is not written; one with other content replaces it.
    public func store<Message: WireMessage>(
        _ records: [ImportRecord<Message>], tally: inout ImportTally, options: CallOptions = .init()
    ) async throws {
        let writes = try records.map { record in
            try PartitionWrite(record.partition) { change in
                change.requireAbsent(record.collection, key: record.key)
                try change.put(record.message, in: record.collection, key: record.key, expires: record.expires)
            }
        }
        for (record, outcome) in zip(records, try await writeBatch(writes, options: options)) {
            switch outcome {
            case .written: tally.accept()
            case .preconditionFailed: try await replace(record, tally: &tally, options: options)
            case .refused(let error): throw error
            }
        }
    }

    /// Compares a row with what is stored in its place, and writes it if it differs.
    private func replace<Message: WireMessage>(
        _ record: ImportRecord<Message>, tally: inout ImportTally, options: CallOptions
    ) async throws {
        let isChanged = try await settling {
            let stored = try await read(record.partition, options: options)
                .record(Message.self, in: record.collection, key: record.key)
            if let stored, stored.value == record.message { return false }
            try await write(record.partition, options: options) { change in
                if let stored {
                    change.require(record.collection, key: record.key, version: stored.version)
                } else {
                    change.requireAbsent(record.collection, key: record.key)
                }
                try change.put(record.message, in: record.collection, key: record.key, expires: record.expires)
            }
            return true
        }
        if isChanged { tally.accept() } else { tally.keep() }
    }

    /// How often a change is tried again after somebody else was faster.
    static let conflictsMax = 8

    /// Reads, decides and writes until nobody else was faster in between.
    ///
    /// - Parameter body: Reads and writes; a write whose demand did not hold throws ``PreconditionFailed`` and has
    ///   `body` run again, at most eight times.
    public func settling<Result>(_ body: () async throws -> Result) async throws -> Result {
        for _ in 1..<Self.conflictsMax {
            do { return try await body() } catch is PreconditionFailed { continue }
        }
        return try await body()
    }
}
