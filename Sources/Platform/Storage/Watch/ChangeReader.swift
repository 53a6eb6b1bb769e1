import Coordination
import StorageContracts

/// Reads what was applied of a shard from its log on the disk. Nothing of it is kept for those who follow: the slowest
/// costs no more memory than one that is up to date.
struct ChangeReader: Sendable {
    /// Bytes of the log after which a piece ends, about: what a read thread does in a millisecond or two.
    private static let pieceBytes = 512 << 10
    /// The same while the caller's event loop waits.
    private static let inlinePieceBytes = 32 << 10

    let database: RocksDatabase
    let shard: ShardNumber
    let filter: ChangeFilter

    /// Changes in the order of the log.
    struct Piece: Sendable {
        var writes: [StorageV1.CommittedWrite] = []
        /// The last entry that was looked at.
        var through: UInt64
    }

    /// The log begins behind the entry that was asked for, or what an entry came to is not known here.
    struct NotKept: Error {}

    /// What comes after an index, through an entry that is applied, or a part of it.
    ///
    /// - Parameter tier: With `cacheOnly`, for event loops, a small part.
    /// - Throws: ``NotKept``; ``StorageFault``.
    func read(after index: UInt64, through last: UInt64, _ tier: ReadTier) throws -> Piece {
        let view = RocksView(database, tier)
        let maxBytes = tier == .cacheOnly ? Self.inlinePieceBytes : Self.pieceBytes
        let marks = try view.idleMarks(of: shard, index + 1...last)
        if marks.contains(where: \.isPassedOver) { throw NotKept() }
        let idle = Set(marks.map(\.index))
        var piece = Piece(through: index)
        var bytes = 0
        var begins: UInt64?
        // The block that holds the next entry begins with it or before it.
        let walk = LogKey(shard: shard, firstIndex: index + 1).with { next in
            Result { () throws(StorageFault) in
                try view.ascend(.log, fromOrBefore: next) { key, block throws(StorageFault) in
                    guard let key = LogKey(key), key.shard <= shard else { return false }
                    // Before the shard's first block lies one of another.
                    guard key.shard == shard else { return begins == nil }
                    guard key.firstIndex <= last else { return false }
                    if begins == nil {
                        begins = key.firstIndex
                        guard key.firstIndex <= index + 1 else { return false }
                    }
                    try take(block, at: key.firstIndex, through: last, idle, into: &piece)
                    bytes += block.count
                    return bytes < maxBytes
                }
            }
        }
        try walk.get()
        guard let begins, begins <= index + 1 else { throw NotKept() }
        return piece
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
