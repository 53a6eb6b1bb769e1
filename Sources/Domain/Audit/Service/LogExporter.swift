import AuditContracts
import AuditRecords
import CommonContracts
import Kit
import RPC
import Security
import StorageClient
import Values

/// Hands out one log with its chains, piece by piece, as far as an auditor is responsible for them.
struct LogExporter: Sendable {
    private static let pieceMax = 1_000

    let store: Store
    let persons: PersonResolver

    /// Sends tiles, then places, then chains: what a log has is in the chains that are read after it.
    func export(
        _ log: Int, by staff: Principal.Staff, to responses: ResponseStream<AuditV1.ExportLogResponse>,
        _ options: CallOptions
    ) async throws {
        let archive = AuditArchive(in: store)
        var scope = ExportScope(staff, persons, options)
        let size = try await archive.size(of: log)
        try await responses.send(.init(size: size))
        try await archive.eachPage(of: AuditRecordSets.tiles, in: log) { records in
            let tiles = records.map { record in
                AuditV1.ExportedAuditTile(
                    level: UInt32(record.tile.level), index: record.tile.index, hashes: record.value.hashes)
            }
            // A tile has up to 8 KiB.
            for first in stride(from: 0, to: tiles.count, by: 100) {
                try await responses.send(
                    .init(size: size, tiles: Array(tiles[first..<min(first + 100, tiles.count)])))
            }
        }
        try await archive.eachPage(of: AuditRecordSets.places, in: log) { records in
            var places: [AuditV1.ExportedAuditPlace] = []
            let leaves = records.compactMap { record in record.leaf.map { (record.value.leaf, $0) } }
            let names = leaves.map { (partition: $0.1.partition, set: $0.1.set) }
            for ((number, leaf), isSeen) in zip(leaves, try await scope.holds(names)) where isSeen {
                places.append(
                    .init(
                        leaf: number, partition: leaf.partition, set: UInt32(leaf.set), sequence: leaf.sequence,
                        link: leaf.link))
            }
            if !places.isEmpty { try await responses.send(.init(size: size, places: places)) }
        }
        try await sendChains(of: log, size, &scope, to: responses)
    }

    private func sendChains(
        of log: Int, _ size: UInt64, _ scope: inout ExportScope,
        to responses: ResponseStream<AuditV1.ExportLogResponse>
    ) async throws {
        for try await page in store.scan(AuditPartitions.buckets(of: log), of: AuditChains.all.map(\.number)) {
            let names = page.records.map { (partition: $0.partition.bytes, set: $0.set.value) }
            var records: [AuditV1.ExportedAuditRecord] = []
            for (record, isSeen) in zip(page.records, try await scope.holds(names)) where isSeen {
                if let exported = try Self.exported(record) { records.append(exported) }
                if records.count == Self.pieceMax {
                    try await responses.send(.init(size: size, records: records))
                    records = []
                }
            }
            if !records.isEmpty { try await responses.send(.init(size: size, records: records)) }
        }
    }

    private static func exported(_ record: ScannedRecord) throws -> AuditV1.ExportedAuditRecord? {
        guard let chain = AuditChains.all.first(where: { $0.number == record.set }) else { return nil }
        var exported = AuditV1.ExportedAuditRecord(
            partition: record.partition.bytes, set: UInt32(chain.number.value))
        if let head = try record.head(of: chain) {
            (exported.sequence, exported.head) = (head.sequence, head.link)
        } else if let entry = try record.entry(of: chain) {
            (exported.sequence, exported.previous, exported.value) = (entry.sequence, entry.previous, entry.bytes)
        } else {
            return nil
        }
        return exported
    }
}

/// Which chains an auditor gets. A person who moves meanwhile stays what they were when they were first asked for.
private struct ExportScope {
    private let staff: Principal.Staff
    private let persons: PersonResolver
    private let options: CallOptions
    private var known: [[UInt8]: Bool] = [:]

    init(_ staff: Principal.Staff, _ persons: PersonResolver, _ options: CallOptions) {
        self.staff = staff
        self.persons = persons
        self.options = options
    }

    /// Whether the auditor gets each of some chains.
    mutating func holds(_ chains: [(partition: [UInt8], set: UInt16)]) async throws -> [Bool] {
        guard !staff.divisions.isEmpty else { return chains.map { _ in true } }
        let ofPersons = AuditChains.ofPersons.number.value
        let new = Array(Set(chains.filter { $0.set == ofPersons && known[$0.partition] == nil }.map(\.partition)))
        for first in stride(from: 0, to: new.count, by: 1_000) {
            let keys = new[first..<min(first + 1_000, new.count)]
            let residences = try await persons.residences(of: keys.map { PersonKey(bytes: $0) }, options: options)
            for (key, residence) in zip(keys, residences) { known[key] = staff.covers(residence?.description) }
        }
        return chains.map { $0.set == ofPersons && known[$0.partition] == true }
    }
}

extension AuditService {
    public func exportLog(
        _ request: AuditV1.ExportLogRequest, to responses: ResponseStream<AuditV1.ExportLogResponse>,
        context: CallContext
    ) async throws {
        guard request.log < UInt32(AuditPartitions.logs.count) else {
            throw FieldProblem(field: "log", reason: "must be 0 to \(AuditPartitions.logs.count - 1)")
        }
        try await LogExporter(store: store, persons: trails.persons).export(
            Int(request.log), by: context.staff, to: responses, context.onward)
    }
}
