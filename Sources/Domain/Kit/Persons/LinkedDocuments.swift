public import KitRecords
public import RPC
public import StorageClient

/// Finds the other documents of a person (COL-16).
///
/// A person may hold several documents, each of which has a partition of its own. Staff confirm that two belong together; then
/// each of the two partitions names the other. Three documents of a person are two such pairs. Nothing is copied: whoever
/// derives a code reads all partitions.
public enum LinkedDocuments {
    /// Most documents of a person.
    public static let most = 4
    /// Most documents that are read: a bound against damaged records.
    static let readMax = 16

    /// What was read of another document of the person.
    public struct Found<Value: Sendable>: Sendable {
        /// Its partition.
        public let partition: PartitionKey
        /// What was read of it.
        public let value: Value

        /// What was read of a document.
        public init(partition: PartitionKey, value: Value) {
            self.partition = partition
            self.value = value
        }
    }

    /// What one read of a partition brings: the records that name other documents, and what the caller wants.
    public typealias Read<Value> = (aliases: [Versioned<KitV1.StoredAlias>], value: Value)

    /// Reads the other documents of a person; none for almost everybody, without any read.
    ///
    /// Two halves of a pair may differ for a moment. The newer one decides, so that documents that are taken apart mix no
    /// longer once the first half is written.
    ///
    /// - Parameters:
    ///   - person: A document of the person.
    ///   - aliases: What its partition says about other documents.
    ///   - read: Reads the partition of another document in one snapshot.
    /// - Returns: In an order that is the same for every call.
    /// - Throws: What `read` throws; DATA_LOSS (DOCUMENTS_TOO_MANY) when there are more than can be.
    public static func others<Value: Sendable>(
        of person: PartitionKey, _ aliases: [Versioned<KitV1.StoredAlias>],
        read: @escaping @Sendable (PartitionKey) async throws -> Read<Value>
    ) async throws -> [Found<Value>] {
        var found: [Found<Value>] = []
        var known: Set = [person]
        var edges = try joined(aliases, of: person)
        while true {
            let next = edges.filter { !known.contains($0.to) }
            guard !next.isEmpty else { return found }
            let targets = Array(Set(next.map(\.to))).sorted { $0.bytes.lexicographicallyPrecedes($1.bytes) }
            guard known.count + targets.count <= readMax else { throw RPCError.documentsTooMany }
            let results = try await settleEach(targets, of: { $0 }) { try await read($0) }
            for (target, result) in zip(targets, results) {
                let stands = next.contains { edge in
                    guard edge.to == target else { return false }
                    let back = result.aliases.first { $0.key == edge.from.bytes }?.value
                    return back.map { $0.number <= edge.number || $0.isJoined } ?? true
                }
                guard stands else { continue }
                known.insert(target)
                found.append(Found(partition: target, value: result.value))
                edges += try joined(result.aliases, of: target)
            }
            // What only an older half names is none of the person's.
            edges.removeAll { edge in next.contains(edge) }
        }
    }

    private struct Edge: Equatable {
        let from: PartitionKey
        let to: PartitionKey
        let number: UInt32
    }

    private static func joined(_ aliases: [Versioned<KitV1.StoredAlias>], of person: PartitionKey) throws -> [Edge] {
        try aliases.filter(\.value.isJoined).map {
            Edge(from: person, to: try PartitionKey($0.key), number: $0.value.number)
        }
    }
}

extension LinkedDocuments {
    /// Whether another document is of the same person.
    public static func areOne(
        _ person: PartitionKey, _ other: [UInt8], in store: Store, options: CallOptions
    ) async throws -> Bool {
        if person.bytes == other { return true }
        return try await partitions(of: person, in: store, options: options).contains { $0.bytes == other }
    }

    /// The partitions of all documents of a person, that of `person` included.
    public static func partitions(
        of person: PartitionKey, in store: Store, options: CallOptions
    ) async throws -> Set<PartitionKey> {
        let aliases = try await store.read(person, .all(KitRecordSets.aliases), options: options)
        let others = try await others(of: person, aliases) { partition in
            (try await store.read(partition, .all(KitRecordSets.aliases), options: options), ())
        }
        return Set([person] + others.map(\.partition))
    }
}

extension KitV1.StoredAlias {
    /// Whether both documents are of one person, as far as this half says.
    public var isJoined: Bool { number % 2 == 1 }
}

extension RPCError {
    fileprivate static var documentsTooMany: RPCError {
        RPCError(.dataLoss, "more documents are joined than one person may have").with(reason: "DOCUMENTS_TOO_MANY")
    }
}
