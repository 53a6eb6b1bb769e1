public import AuditContracts
import AuditCore
public import AuditServer
import Merkle
public import RPC
public import Security
public import StorageClient
public import Wire

/// Where an export gets roots, logs and chains from.
public protocol AuditSource: Sendable {
    /// Divisions to whose persons it is limited; none for everything.
    var divisions: [String] { get }

    /// Some roots from a number on, by rising number; none at the end.
    func roots(from number: UInt64) async throws -> [ExportedRoot]

    /// A log, and then the heads and entries of its chains by partition, set and sequence, each given to `body`.
    func log(_ number: Int, _ body: (ExportedChainLine) throws -> Void) async throws -> AuditArchive.Log
}

/// The audit as a tool of the cluster reads it from the store: all of it.
public struct StoredAudit<Message: WireMessage>: AuditSource {
    private let store: Store
    private let chains: [ChainSet<Message>]

    /// - Parameters:
    ///   - store: Acting as a tool.
    ///   - chains: Those that the logs take.
    public init(in store: Store, chains: [ChainSet<Message>]) {
        self.store = store
        self.chains = chains
    }

    public var divisions: [String] { [] }

    public func roots(from number: UInt64) async throws -> [ExportedRoot] {
        try await AuditArchive(in: store).roots(from: number).map {
            ExportedRoot(text: $0.root.text, kid: $0.kid, signature: $0.signature)
        }
    }

    public func log(_ number: Int, _ body: (ExportedChainLine) throws -> Void) async throws -> AuditArchive.Log {
        let log = try await AuditArchive(in: store).log(number)
        for try await page in store.scan(AuditArchive.buckets(of: number), of: chains.map(\.number)) {
            for record in page.records {
                guard let set = chains.first(where: { $0.number == record.set }) else { continue }
                let (partition, number) = (record.partition.bytes, set.number.value)
                if let head = try record.head(of: set) {
                    try body(.init(partition: partition, set: number, sequence: head.sequence, head: head.link))
                } else if let entry = try record.entry(of: set) {
                    try body(
                        .init(
                            partition: partition, set: number, sequence: entry.sequence, previous: entry.previous,
                            value: entry.bytes))
                }
            }
        }
        return log
    }
}

/// The audit as an auditor gets it from a server, with the own token.
public struct ServedAudit: AuditSource {
    private let client: AuditV1.AuditClient
    private let options: CallOptions
    public let divisions: [String]

    /// - Parameters:
    ///   - options: With the token of an auditor.
    ///   - divisions: Those of the token; none for everywhere.
    public init(_ client: AuditV1.AuditClient, _ options: CallOptions, divisions: [String]) {
        self.client = client
        self.options = options
        self.divisions = divisions
    }

    /// The public keys that the server names.
    public func keys() async throws -> AuditKeySet {
        let answer = try await client.listRoots(.init(limit: 1), options: options)
        return try AuditKeySet(text: Array(answer.keys.utf8), name: "the keys of the server")
    }

    public func roots(from number: UInt64) async throws -> [ExportedRoot] {
        try await client.listRoots(.init(from: number, limit: 100), options: options).roots.map {
            ExportedRoot(text: $0.text, kid: $0.kid, signature: $0.signature)
        }
    }

    public func log(_ number: Int, _ body: (ExportedChainLine) throws -> Void) async throws -> AuditArchive.Log {
        var log: AuditArchive.Log?
        for try await piece in client.exportLog(.init(log: UInt32(number)), options: options) {
            var next = log ?? AuditArchive.Log(size: piece.size)
            for tile in piece.tiles {
                let hashes = stride(from: 0, to: tile.hashes.count, by: TreeHash.length).compactMap {
                    TreeHash(tile.hashes[$0..<min($0 + TreeHash.length, tile.hashes.count)])
                }
                next.add(hashes, of: TileAddress(level: UInt8(clamping: tile.level), index: tile.index))
            }
            for place in piece.places where place.partition.count == 16 && place.link.count == 32 {
                next.add(
                    AuditLeaf(
                        partition: place.partition, set: UInt16(clamping: place.set), sequence: place.sequence,
                        link: place.link), of: place.leaf)
            }
            for record in piece.records { try body(Self.line(record)) }
            log = next
        }
        return log ?? AuditArchive.Log(size: 0)
    }

    private static func line(_ record: AuditV1.ExportedAuditRecord) -> ExportedChainLine {
        let (partition, set) = (record.partition, UInt16(clamping: record.set))
        guard record.head.isEmpty else {
            return ExportedChainLine(partition: partition, set: set, sequence: record.sequence, head: record.head)
        }
        return ExportedChainLine(
            partition: partition, set: set, sequence: record.sequence, previous: record.previous, value: record.value)
    }
}
