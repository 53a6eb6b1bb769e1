/// A tree that leaves are added to. It knows only its right edge: of each level the tile that is not complete.
///
/// ```swift
/// var tree = try GrowingTree(size: head.size, edge: tiles)
/// for leaf in leaves { tree.append(leaf) }
/// let (size, root, tiles) = (tree.size, tree.root, tree.takeChanged())
/// ```
public struct GrowingTree: Sendable {
    /// How many leaves it has.
    public private(set) var size: UInt64 = 0
    /// The hashes of the incomplete tile of each level; perhaps none.
    private var edge: [[TreeHash]] = []
    /// Tiles that have changed since they were taken last.
    private var changed: [TileAddress: [TreeHash]] = [:]

    /// A tree without leaves.
    public init() {}

    /// A tree that was kept.
    ///
    /// - Parameter edge: The tiles that ``edge(of:)`` names.
    /// - Throws: ``TreeTiles/Missing``.
    public init(size: UInt64, edge: TreeTiles) throws(TreeTiles.Missing) {
        self.size = size
        var rest = size
        while rest > 0 {
            let count = Int(rest % UInt64(TileAddress.capacity))
            let address = TileAddress(
                level: UInt8(self.edge.count), index: rest / UInt64(TileAddress.capacity))
            let hashes = count == 0 ? [] : edge[address] ?? []
            guard hashes.count >= count else { throw TreeTiles.Missing(tile: address) }
            self.edge.append(Array(hashes.prefix(count)))
            rest /= UInt64(TileAddress.capacity)
        }
    }

    /// The tiles that a tree of some size needs to grow, at most one a level.
    public static func edge(of size: UInt64) -> [TileAddress] {
        var tiles: [TileAddress] = []
        var (rest, level) = (size, UInt8(0))
        while rest > 0 {
            if rest % UInt64(TileAddress.capacity) > 0 {
                tiles.append(TileAddress(level: level, index: rest / UInt64(TileAddress.capacity)))
            }
            (rest, level) = (rest / UInt64(TileAddress.capacity), level + 1)
        }
        return tiles
    }

    /// Adds a leaf at the end.
    public mutating func append(_ leaf: TreeHash) {
        var (hash, level, number) = (leaf, 0, size)
        size += 1
        while true {
            if edge.count == level { edge.append([]) }
            edge[level].append(hash)
            changed[TileAddress(level: UInt8(level), index: number / UInt64(TileAddress.capacity))] = edge[level]
            guard edge[level].count == TileAddress.capacity else { return }
            hash = TreeTiles.fold(edge[level][...])
            edge[level] = []
            number /= UInt64(TileAddress.capacity)
            level += 1
        }
    }

    /// The hash of the tree (RFC 9162 §2.1.1).
    public var root: TreeHash {
        var root: TreeHash?
        for hashes in edge {
            var (rest, width) = (hashes.count, 1)
            while rest > 0 {
                if rest & width != 0 {
                    let peak = TreeTiles.fold(hashes[rest - width..<rest])
                    root = root.map { .node(peak, $0) } ?? peak
                    rest -= width
                }
                width *= 2
            }
        }
        return root ?? .empty
    }

    /// The tiles that have changed since this was called last, by address.
    public mutating func takeChanged() -> [(address: TileAddress, hashes: [TreeHash])] {
        defer { changed = [:] }
        return changed.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
    }
}
