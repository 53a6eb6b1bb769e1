/// A place where hashes of a tree are kept together: up to 256 neighbours of one level.
///
/// The hashes of level 0 are leaves. A hash of level n is the root of a perfect subtree of 256ⁿ leaves.
public struct TileAddress: Hashable, Sendable, Comparable {
    /// Hashes of a complete tile, as a power of two.
    static let height = 8
    /// Hashes of a complete tile.
    public static let capacity = 1 << height

    /// 0 holds leaves; at most 7.
    public let level: UInt8
    /// Number of the tile within its level, from 0.
    public let index: UInt64

    public init(level: UInt8, index: UInt64) {
        self.level = level
        self.index = index
    }

    public static func < (left: TileAddress, right: TileAddress) -> Bool {
        (left.level, left.index) < (right.level, right.index)
    }
}

/// Tiles of a tree that were read, and the hashes of nodes that follow from them.
public struct TreeTiles: Sendable {
    /// A tile that is needed was not read, or is shorter than the tree makes it.
    public struct Missing: Error, Hashable {
        /// The tile.
        public let tile: TileAddress
    }

    private var tiles: [TileAddress: [TreeHash]]

    /// Tiles by address. Hashes behind the end of a smaller tree do no harm.
    public init(_ tiles: [TileAddress: [TreeHash]] = [:]) { self.tiles = tiles }

    /// The hashes of one tile.
    public subscript(address: TileAddress) -> [TreeHash]? {
        get { tiles[address] }
        set { tiles[address] = newValue }
    }

    /// The tiles from which the hashes of some nodes follow.
    public static func needed(for nodes: [LeafRange]) -> Set<TileAddress> {
        Set(nodes.flatMap { $0.perfect.map { place(of: $0).tile } })
    }

    /// The tiles from which the hash of a whole tree follows.
    public static func needed(forTreeOf size: UInt64) -> Set<TileAddress> {
        size == 0 ? [] : needed(for: [LeafRange(0, size)])
    }

    /// The hash of a whole tree.
    ///
    /// - Throws: ``Missing``.
    public func root(of size: UInt64) throws(Missing) -> TreeHash {
        size == 0 ? .empty : try hash(of: LeafRange(0, size))
    }

    /// The hash of a node.
    ///
    /// - Throws: ``Missing``.
    public func hash(of node: LeafRange) throws(Missing) -> TreeHash {
        var parts = node.perfect[...]
        guard let last = parts.popLast() else { preconditionFailure("a node covers at least one leaf") }
        var hash = try hash(ofPerfect: last)
        for part in parts.reversed() { hash = .node(try self.hash(ofPerfect: part), hash) }
        return hash
    }

    private func hash(ofPerfect node: LeafRange) throws(Missing) -> TreeHash {
        let (tile, hashes) = Self.place(of: node)
        guard let known = tiles[tile], known.count >= hashes.upperBound else { throw Missing(tile: tile) }
        return Self.fold(known[hashes])
    }

    /// The root above neighbours whose number is a power of two.
    static func fold(_ hashes: ArraySlice<TreeHash>) -> TreeHash {
        var row = Array(hashes)
        while row.count > 1 { row = stride(from: 0, to: row.count, by: 2).map { .node(row[$0], row[$0 + 1]) } }
        return row[0]
    }

    /// Where the hashes stand that a perfect subtree is made of.
    private static func place(of node: LeafRange) -> (tile: TileAddress, hashes: Range<Int>) {
        guard let height = node.height else { preconditionFailure("the node is no perfect subtree") }
        let (level, rest) = height.quotientAndRemainder(dividingBy: TileAddress.height)
        let first = node.start >> UInt64(level * TileAddress.height)
        let offset = Int(first % UInt64(TileAddress.capacity))
        return (
            TileAddress(level: UInt8(level), index: first / UInt64(TileAddress.capacity)), offset..<offset + (1 << rest)
        )
    }
}

extension TileAddress {
    /// How many hashes the tile has in a tree of some size; 0 when the tree has none of them.
    public func count(inTreeOf size: UInt64) -> Int {
        guard level < 8 else { return 0 }
        let hashes = size >> (UInt64(level) * UInt64(Self.height))
        let (first, overflows) = index.multipliedReportingOverflow(by: UInt64(Self.capacity))
        guard !overflows, hashes > first else { return 0 }
        return Int(min(hashes - first, UInt64(Self.capacity)))
    }
}
