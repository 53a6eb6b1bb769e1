public import RPC
public import StorageClient
import Values
import Wire

extension Store {
    /// Stores the rows of a batch, each atomically and by itself, in their order.
    ///
    /// A row that is stored already with the same content counts as unchanged and is not written. One with other content
    /// replaces it, or counts as superseded, as ``ImportRecord/replaces`` says. A row that the store cannot take
    /// (``StoreLimits``), or whose ``ImportRecord/refusal`` gives a reason, is rejected.
    ///
    /// - Parameter tally: Counts each row as accepted, unchanged, superseded or rejected, and takes its notes.
    /// - Throws: ``RPCError`` when a write was refused. Some rows may be stored then; the same batch again completes
    ///   it.
    public func importRecords<Message>(
        _ records: [ImportRecord<Message>], tally: inout ImportTally, options: CallOptions = .init()
    ) async throws {
        var storable: [ImportRecord<Message>] = []
        storable.reserveCapacity(records.count)
        for record in records {
            if let problem = record.problem { tally.reject(record.row, problem) } else { storable.append(record) }
        }
        let writes = try storable.map { record in
            try PartitionWrite.new(
                record.message, in: record.set, key: record.key, of: record.partition, expires: record.expires)
        }
        let isNew = try await writeBatch(writes, options: options).map { try $0.isWritten() }
        let known = zip(storable, isNew).compactMap { $1 ? nil : $0 }
        let outcomes = try await settleEach(known, of: { RecordPlace($0.partition, $0.key) }) { record in
            try await replace(record, options: options)
        }
        var next = outcomes.makeIterator()
        for (record, isNew) in zip(storable, isNew) {
            guard let outcome = isNew ? .stored : next.next() else { return }
            tally.count(record, outcome)
            if isNew { tally.note(record.row, record.notesOfNew) }
        }
    }

    /// Compares a row with what is stored in its place, and writes it if it is to replace that.
    private func replace<Message>(
        _ record: ImportRecord<Message>, options: CallOptions
    ) async throws -> ImportOutcome {
        try await settling {
            let stored = try await read(record.partition, .record(record.set, key: record.key), options: options)
            var (message, expires, outcome) = (record.message, record.expires, ImportOutcome.stored)
            if let stored {
                if let problem = record.refusal(stored.value) { return .refused(problem) }
                if let merged = record.merge?(stored.value) {
                    outcome = ImportOutcome(merged.outcome)
                    guard let next = merged.record else { return outcome }
                    (message, expires) = (next.message, next.expires.map(GoogleProtobuf.Timestamp.init))
                } else {
                    if try record.says(theSameAs: stored.value) { return .unchanged }
                    guard try record.replaces(stored.value) else { return .superseded }
                }
            }
            try await write(record.partition, options: options) { change in
                if let stored {
                    change.require(record.set, key: record.key, version: stored.version)
                } else {
                    change.requireAbsent(record.set, key: record.key)
                }
                try change.put(message, in: record.set, key: record.key, expires: expires)
            }
            return outcome
        }
    }
}

/// Where a row of an import is stored.
private struct RecordPlace: Hashable {
    let partition: PartitionKey
    let key: [UInt8]

    init(_ partition: PartitionKey, _ key: [UInt8]) { (self.partition, self.key) = (partition, key) }
}

/// What became of a row that could be stored.
enum ImportOutcome {
    case stored
    case unchanged
    case superseded
    case refused(FieldProblem)

    init<Message>(_ merged: ImportMerge<Message>.Outcome) {
        self =
            switch merged {
            case .stored: .stored
            case .unchanged: .unchanged
            case .superseded: .superseded
            }
    }
}

extension ImportTally {
    fileprivate mutating func count<Message>(_ record: ImportRecord<Message>, _ outcome: ImportOutcome) {
        switch outcome {
        case .stored: accept()
        case .unchanged: keep()
        case .superseded: return supersede(record.row)
        case .refused(let problem): return reject(record.row, problem)
        }
        note(record.row, record.notes)
    }
}
