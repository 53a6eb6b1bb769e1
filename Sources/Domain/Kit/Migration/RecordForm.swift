public import StorageClient
public import Wire

/// How the records of a set are keyed now, and which of two under one key counts.
public struct RecordForm<Message: WireMessage>: Sendable {
    /// The set.
    let set: RecordSet<Message>
    /// Sort key of a record in its partition.
    let key: @Sendable (_ record: Versioned<Message>, _ partition: PartitionKey) throws -> [UInt8]
    /// Whether a version counts rather than another one under the same key.
    let outranks: @Sendable (_ version: Message, _ other: Message) throws -> Bool

    /// A form.
    ///
    /// - Parameters:
    ///   - key: The sort key that a record has in the present form.
    ///   - outranks: Whether a version counts rather than another one under the same key. It is a strict order, so that
    ///     every sequence ends with the same version.
    public init(
        _ set: RecordSet<Message>,
        key: @escaping @Sendable (_ record: Versioned<Message>, _ partition: PartitionKey) throws -> [UInt8],
        outranks: @escaping @Sendable (_ version: Message, _ other: Message) throws -> Bool
    ) {
        self.set = set
        self.key = key
        self.outranks = outranks
    }
}

/// What became of records that got other keys.
public struct TransferCount: Sendable, Equatable {
    /// Records that were written under their new keys.
    public var written = 0
    /// Records that count no more, because another one of the same event does.
    public var superseded = 0

    /// Nothing yet.
    public init() {}

    /// Adds what became of others.
    public static func += (sum: inout Self, more: Self) {
        sum.written += more.written
        sum.superseded += more.superseded
    }
}

/// What becomes of records that get other keys or another partition.
struct TransferPlan<Message: WireMessage>: Sendable {
    /// A record that is to be written.
    struct Entry: Sendable {
        let key: [UInt8]
        var message: Message
        var expires: GoogleProtobuf.Timestamp?
        /// Version of what stands under the key now; nil when nothing does.
        let replaced: UInt64?
    }

    /// What is to be written.
    private(set) var entries: [Entry] = []
    /// How many records give way to another one of the same event.
    private(set) var superseded = 0

    private let form: RecordForm<Message>
    private let partition: PartitionKey
    private let present: [[UInt8]: Versioned<Message>]
    private var places: [[UInt8]: Int] = [:]

    /// - Parameter present: What the partition holds under keys of the present form.
    init(_ form: RecordForm<Message>, in partition: PartitionKey, present: [Versioned<Message>]) {
        self.form = form
        self.partition = partition
        self.present = Dictionary(present.map { ($0.key, $0) }) { first, _ in first }
    }

    /// Adds a record that comes from another key or another partition.
    mutating func add(_ record: Versioned<Message>) throws {
        let key = try form.key(record, partition)
        if let place = places[key] {
            superseded += 1
            entries[place] = try merge(record, entries[place])
        } else if let found = present[key] {
            superseded += 1
            let known = Entry(key: key, message: found.value, expires: found.expiresAt, replaced: found.version)
            let merged = try merge(record, known)
            guard merged.message != known.message || merged.expires != known.expires else { return }
            append(merged)
        } else {
            append(.init(key: key, message: record.value, expires: record.expiresAt, replaced: nil))
        }
    }

    private mutating func append(_ entry: Entry) {
        places[entry.key] = entries.count
        entries.append(entry)
    }

    /// The version that counts. Of one version in two places the longer life counts.
    private func merge(_ record: Versioned<Message>, _ known: Entry) throws -> Entry {
        var merged = known
        if record.value == known.message {
            merged.expires = GoogleProtobuf.Timestamp.later(record.expiresAt, known.expires)
        } else if try form.outranks(record.value, known.message) {
            merged.message = record.value
            merged.expires = record.expiresAt
        }
        return merged
    }
}

extension GoogleProtobuf.Timestamp {
    /// The later of two expiries; nil, which is never, is the latest.
    public static func later(_ one: Self?, _ other: Self?) -> Self? {
        guard let one, let other else { return nil }
        return (one.seconds, one.nanos) < (other.seconds, other.nanos) ? other : one
    }
}
