public import AuditContracts
import AuditCore
import AuditRecords
import Kit
import Merkle
public import RPC
import Security
import StorageClient
import Values
import Wire

/// Proofs of audit for citizens, and roots for everybody.
public struct AuditService<Message: WireMessage>: AuditV1.AuditService {
    private static var rootsMax: UInt32 { 100 }

    let store: Store
    private let keys: AuditKeys?
    let trails: TrailReader
    private let chain: ChainSet<Message>

    /// - Parameters:
    ///   - keys: Nil for a process that knows no keys of audit; it shows none.
    ///   - trails: Reads chains of real entries.
    ///   - chain: The chain of a person, of which citizens get proofs.
    init(in store: Store, keys: AuditKeys?, trails: TrailReader, chain: ChainSet<Message>) {
        self.store = store
        self.keys = keys
        self.trails = trails
        self.chain = chain
    }

    public func getProof(
        _ request: AuditV1.GetProofRequest, context: CallContext
    ) async throws -> AuditV1.GetProofResponse {
        let subject = try Subject(of: context, asked: nil)
        let name = AuditChain(partition: subject.partition, set: chain.number)
        let root = try await StoredRoots(in: store).newest(options: context.onward)
        let sequence =
            request.sequence == 0 ? try await newest(of: name, under: root, context.onward) : request.sequence
        // Where no entry is covered, the newest one tells whether the chain has any.
        let (_, page) = try await store.read(
            subject.partition, subject.openSession,
            sequence.map { .entries(chain, from: $0, limit: 1) } ?? .entries(chain, descending: true, limit: 1),
            options: context.onward)
        guard let entry = page.entries.first, entry.sequence == sequence ?? entry.sequence else {
            throw RPCError(.notFound, "the chain has no such entry, or its time is over").with(reason: "NO_ENTRY")
        }
        guard sequence != nil else { throw Self.notReady }
        let proof = try await proof(of: name, entry.sequence, under: root, context.onward)
        return .init(
            partition: subject.partition.bytes, set: UInt32(chain.number.value), sequence: entry.sequence,
            previous: entry.previous, entry: entry.bytes, log: UInt32(proof.log), leaf: proof.leaf, path: proof.path,
            root: .init(proof.root), keys: try keyText())
    }

    public func listRoots(
        _ request: AuditV1.ListRootsRequest, context: CallContext
    ) async throws -> AuditV1.ListRootsResponse {
        guard request.limit <= Self.rootsMax else {
            throw FieldProblem(field: "limit", reason: "must be at most \(Self.rootsMax)")
        }
        let limit = request.limit == 0 ? 10 : Int(request.limit)
        let stored = StoredRoots(in: store)
        let roots =
            request.from == 0
            ? try await stored.newest(limit, options: context.onward)
            : try await stored.from(request.from, limit: limit, options: context.onward)
        return .init(roots: roots.map { .init($0) }, keys: try keyText())
    }

    private func keyText() throws -> String {
        String(decoding: try keys?.publicKeys.text ?? [], as: UTF8.self)
    }

    /// Sequence of the newest entry of a chain that a root covers; nil when there is none.
    private func newest(
        of chain: AuditChain, under root: SignedAuditRoot?, _ options: CallOptions
    ) async throws -> UInt64? {
        guard let root else { return nil }
        let log = AuditLogs.log(of: chain.partition.bytes)
        // What came since the last root is little: a minute's entries of one chain.
        let places = try await store.read(
            AuditPartitions.logs[log],
            .range(
                AuditRecordSets.places, from: chain.sortKey, until: chain.sortKeyEnd, descending: true, limit: 1_000),
            options: options)
        let covered = places.records.first { $0.value.leaf < root.root.logs[log].size }
        return covered.map { AuditChain.sequence(of: $0.key) }
    }

    private static var notReady: RPCError {
        RPCError(.failedPrecondition, "no signed root covers the entry yet; try again in a minute")
            .with(reason: "PROOF_NOT_READY")
    }

    /// What leads from an entry to a root.
    private func proof(
        of chain: AuditChain, _ sequence: UInt64, under root: SignedAuditRoot?, _ options: CallOptions
    ) async throws -> (log: Int, leaf: UInt64, path: [[UInt8]], root: SignedAuditRoot) {
        let log = AuditLogs.log(of: chain.partition.bytes)
        let partition = AuditPartitions.logs[log]
        let place = try await store.read(
            partition, .record(AuditRecordSets.places, key: chain.sortKey(of: sequence)), options: options)
        guard let root, let place,
            let nodes = LeafRange.inclusion(of: place.value.leaf, in: root.root.logs[log].size)
        else {
            throw Self.notReady
        }
        var tiles = TreeTiles()
        for address in TreeTiles.needed(for: nodes) {
            let tile = try await store.read(
                partition, .record(AuditRecordSets.tiles, key: address.sortKey), options: options)
            tiles[address] = tile?.value.treeHashes
        }
        do {
            return (log, place.value.leaf, try nodes.map { try tiles.hash(of: $0).bytes }, root)
        } catch let missing as TreeTiles.Missing {
            throw RPCError(.dataLoss, "log \(log) of audit lacks tile \(missing.tile.level)/\(missing.tile.index)")
        }
    }
}

extension AuditV1.SignedRoot {
    init(_ signed: SignedAuditRoot) {
        self.init(
            number: signed.root.number, time: .init(seconds: signed.root.time, nanos: 0), text: signed.root.text,
            kid: signed.kid, signature: signed.signature)
    }
}
