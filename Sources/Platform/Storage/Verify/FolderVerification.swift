import Chains
import Coordination
import Glibc

/// Checks the data folder of a node that does not run: every checksum of RocksDB's blocks, of the log's blocks, of the
/// shards' progress and of every value, that log and state fit together, and that chains are linked. Changes no data.
public struct FolderVerification: Sendable {
    /// Records after which progress is told.
    private static let recordsPerStep = 10_000

    private let folder: String
    private let chains: Set<UInt16>

    /// - Parameters:
    ///   - folder: As given to ``StorageNode/open(folder:name:coordination:configuration:peers:clock:leaseClock:logger:)``.
    ///   - chains: Numbers of the sets that are chains.
    public init(folder: String, chains: Set<UInt16> = []) {
        self.folder = folder
        self.chains = chains
    }

    /// Checks everything. Blocks its thread for as long as reading the folder takes.
    ///
    /// - Parameter progress: Told now and then how many records were read.
    /// - Throws: ``StorageOpenError`` when the folder is in use, or holds no database that can be opened.
    public func run(progress: (Int) -> Void = { _ in }) throws(StorageOpenError) -> FolderReport {
        guard access(folder + "/rocksdb/CURRENT", F_OK) == 0 else {
            throw .folderUnusable(folder: folder, reason: "there is no store in it")
        }
        let lock = try FolderLock(folder)
        defer { lock.release() }
        let database: RocksDatabase
        do {
            database = try RocksDatabase(
                path: folder + "/rocksdb", configuration: .init(), watermark: ExpiryWatermark(), isReadOnly: true,
                onClose: {})
        } catch {
            throw StorageOpenError(error, folder: folder)
        }
        var report = FolderReport()
        checkFormat(database, &report)
        checkShards(database, &report)
        checkRecords(database, &report, progress)
        return report
    }

    private func checkFormat(_ database: RocksDatabase, _ report: inout FolderReport) {
        do throws(StorageFault) {
            let found = try database.meta(FormatRecord.key) { bytes throws(StorageFault) in try FormatRecord(bytes) }
            if let found { report.node = found.node.text } else { report.add("there is no format record") }
        } catch {
            report.add(error)
        }
    }

    // MARK: Shards

    private func checkShards(_ database: RocksDatabase, _ report: inout FolderReport) {
        for shard in shards(in: database, &report) {
            do throws(StorageFault) {
                // The same checks as at a start: the log has no gap, its blocks are whole, and it reaches from
                // what was forgotten to at least what is applied.
                let found = try RecoveredShard(shard, database, keeping: .init(entries: .max, bytes: .max))
                guard let standing = found.standing else {
                    // Given up: nothing but the base of the log may be left.
                    if found.progress.applied > 0 { report.add("there is a state and no configuration", of: shard) }
                    continue
                }
                report.shards.append(
                    .init(
                        shard: shard, buckets: standing.buckets, applied: found.progress.applied,
                        logEnd: found.epochs.lastIndex, logBlocks: found.log.blocks.count, records: 0, bytes: 0))
            } catch {
                report.add(error, of: shard)
            }
        }
        let ordered = report.shards.sorted { $0.buckets.lowerBound < $1.buckets.lowerBound }
        for (first, second) in zip(ordered, ordered.dropFirst())
        where second.buckets.lowerBound <= first.buckets.upperBound {
            report.add("it has buckets that shard \(first.shard) has as well", of: second.shard)
        }
    }

    /// The shards of which something is in the folder.
    private func shards(in database: RocksDatabase, _ report: inout FolderReport) -> [ShardNumber] {
        var shards: Set<ShardNumber> = []
        let kinds = Set([ShardStanding.key, ShardProgress.key, LogBase.key, InstallMark.key].map { $0(0)[0] })
        walk(database, .meta, &report) { key, _, _ in
            guard key.count == 3, kinds.contains(key[0]) else { return }
            shards.insert(ShardNumber(key[1]) << 8 | ShardNumber(key[2]))
        }
        walk(database, .log, &report) { key, _, report in
            guard let key = LogKey(key) else { return report.add("a key of the log has a wrong length") }
            shards.insert(key.shard)
        }
        return shards.sorted()
    }

    // MARK: Records

    private func checkRecords(_ database: RocksDatabase, _ report: inout FolderReport, _ progress: (Int) -> Void) {
        let places = report.shards.indices.sorted {
            report.shards[$0].buckets.lowerBound < report.shards[$1].buckets.lowerBound
        }
        var place = 0
        var count = 0
        var chains = ChainWalk(sets: chains, now: Int64(time(nil)))
        walk(database, .data, &report) { key, value, report in
            count += 1
            if count % Self.recordsPerStep == 0 { progress(count) }
            guard key.count >= DataKey.prefixLength else { return report.add("a record's key is cut short") }
            let bucket = DataKey.bucket(of: key)
            while place < places.count, report.shards[places[place]].buckets.upperBound < bucket { place += 1 }
            let isOwned = place < places.count && report.shards[places[place]].buckets.contains(bucket)
            let shard = isOwned ? report.shards[places[place]].shard : nil
            do throws(StorageFault) {
                let stored = try StoredValue(value, under: key)
                if let problem = Self.check(stored, under: key, &chains) { report.add(problem, of: shard) }
                if isOwned {
                    report.shards[places[place]].records += 1
                    report.shards[places[place]].bytes += key.count + value.count
                    if stored.version > report.shards[places[place]].applied {
                        report.add("a record is newer than what is applied", of: shard)
                    }
                } else {
                    report.add("a record in bucket \(bucket) belongs to no shard of the folder")
                }
            } catch {
                report.add(error, of: shard)
            }
        }
        if let problem = chains.end() { report.add(problem) }
        progress(count)
    }

    private static func check(
        _ stored: StoredValue, under key: UnsafeRawBufferPointer, _ chains: inout ChainWalk
    ) -> String? {
        let set = DataKey.collection(of: key)
        guard chains.isChain(set) else { return nil }
        return chains.take(
            [UInt8](key[..<PartitionID.length]), set, sortKey: [UInt8](key[DataKey.prefixLength...]),
            value: stored.payload, expires: stored.expiry == 0 ? nil : stored.expiry / 1_000_000_000)
    }

    /// Walks over a whole family. RocksDB checks the checksum of each block that it reads; where one is wrong, it cannot
    /// go on, and the walk is over.
    private func walk(
        _ database: RocksDatabase, _ family: ColumnFamily, _ report: inout FolderReport,
        _ body: (UnsafeRawBufferPointer, UnsafeRawBufferPointer, inout FolderReport) -> Void
    ) {
        let view = RocksView(database, .any, fillsCache: false)
        do throws(StorageFault) {
            try [0 as UInt8].withUnsafeBytes { first in
                Result { () throws(StorageFault) in
                    try view.ascend(family, from: first, withinPrefix: false) { key, value in
                        body(key, value, &report)
                        return true
                    }
                }
            }.get()
        } catch {
            report.add(error)
        }
    }
}
