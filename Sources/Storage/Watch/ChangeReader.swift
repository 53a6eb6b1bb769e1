import Contracts
import Coordination

/// Reads what was applied of a shard from its log on the disk. Nothing of it is kept for those who follow: the slowest
/// costs no more memory than one that is up to date.
struct ChangeReader: Sendable {
    /// Bytes of the log after which a piece ends, about: what a read thread does in a millisecond or two.
    static let pieceBytes = 512 << 10

    let database: RocksDatabase
    let shard: ShardNumber
    let filter: ChangeFilter

    /// Changes in the order of the log.
    struct Piece: Sendable {
        var writes: [StorageV1.CommittedWrite] = []
        /// The last entry that was looked at.
        var through: UInt64
    }

    /// The log begins behind the entry that was asked for.
    struct NotKept: Error {}

    /// What comes after an index, through an entry that is applied, or a part of it.
    ///
    /// - Throws: ``NotKept``; ``StorageFault``.
    func read(after index: UInt64, through last: UInt64) throws -> Piece {
        let view = RocksView(database, .any)
        let idle = Set(try view.idleMarks(of: shard, index + 1...last))
        var piece = Piece(through: index)
        var bytes = 0
        var begins: UInt64?
        let start = try firstBlock(holding: index + 1, view)
        let walk = start.with { start in
            Result { () throws(StorageFault) in
                try view.ascend(.log, from: start, withinPrefix: false) { key, block throws(StorageFault) in
                    guard let key = LogKey(key), key.shard == shard, key.firstIndex <= last else { return false }
                    if begins == nil {
                        begins = key.firstIndex
                        guard key.firstIndex <= index + 1 else { return false }
                    }
                    try take(block, at: key.firstIndex, through: last, idle, into: &piece)
                    bytes += block.count
                    return bytes < Self.pieceBytes
                }
            }
        }
        try walk.get()
        guard let begins, begins <= index + 1 else { throw NotKept() }
        return piece
    }

    /// The block that an entry lies in, if there is one; else what comes after it.
    private func firstBlock(holding index: UInt64, _ view: borrowing RocksView) throws(StorageFault) -> LogKey {
        let wanted = LogKey(shard: shard, firstIndex: index)
        var found = wanted
        let walk = wanted.with { wanted in
            Result { () throws(StorageFault) in
                try view.descend(.log, from: wanted) { key, _ in
                    if let key = LogKey(key), key.shard == shard { found = key }
                    return false
                }
            }
        }
        try walk.get()
        return found
    }

    /// Adds what a block holds behind the last entry that was looked at.
    private func take(
        _ bytes: UnsafeRawBufferPointer, at first: UInt64, through last: UInt64, _ idle: Set<UInt64>,
        into piece: inout Piece
    ) throws(StorageFault) {
        guard first <= piece.through + 1 else { throw .corrupt("the log of shard \(shard) has a gap") }
        let block = try LogBlock(bytes)
        let skipped = Int(clamping: piece.through + 1 - first)
        for (place, command) in block.commands.enumerated().dropFirst(skipped) {
            let index = first + UInt64(place)
            guard index <= last else { return }
            piece.through = index
            if idle.contains(index) { continue }
            if let write = filter.write(command, index: index, stamp: block.stamp) { piece.writes.append(write) }
        }
    }
}
