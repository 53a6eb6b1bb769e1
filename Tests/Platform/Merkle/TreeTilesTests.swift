import Testing

@testable import Merkle

@Suite struct TreeTilesTests {
    /// A tree that grew leaf by leaf, and its tiles as a store would hold them.
    private static func grown(_ count: Int) -> (tree: GrowingTree, tiles: TreeTiles) {
        var (tree, tiles) = (GrowingTree(), TreeTiles())
        for leaf in DefinedTree.numbered(count).leaves { tree.append(leaf) }
        for (address, hashes) in tree.takeChanged() { tiles[address] = hashes }
        return (tree, tiles)
    }

    @Test("RFC 9162 §2.1.1: a tree of 0 to 600 leaves has the root that the definition gives")
    func roots() {
        let defined = DefinedTree.numbered(600)
        var tree = GrowingTree()
        for size in 0...600 {
            #expect(tree.root == defined.root(of: size))
            if size < 600 { tree.append(defined.leaves[size]) }
        }
    }

    @Test("A tree that is read again at any of 0 to 600 leaves goes on as if it had never been put down")
    func reopening() throws {
        let defined = DefinedTree.numbered(601)
        var (tree, tiles) = (GrowingTree(), TreeTiles())
        for size in 0...600 {
            let needed = GrowingTree.edge(of: UInt64(size))
            var read = TreeTiles()
            for address in needed { read[address] = tiles[address] }
            tree = try GrowingTree(size: UInt64(size), edge: read)
            #expect(tree.root == defined.root(of: size))
            tree.append(defined.leaves[size])
            for (address, hashes) in tree.takeChanged() { tiles[address] = hashes }
        }
    }

    @Test(
        "RFC 9162 §2.1.3.1: the tiles of a tree of up to 600 leaves give the path of the definition, for smaller trees too"
    )
    func inclusion() throws {
        let defined = DefinedTree.numbered(600)
        let tiles = Self.grown(600).tiles
        for size in [1, 2, 3, 7, 8, 255, 256, 257, 300, 512, 513, 599, 600] {
            for leaf in Set([0, size / 2, size - 1]) {
                let nodes = try #require(LeafRange.inclusion(of: UInt64(leaf), in: UInt64(size)))
                var read = TreeTiles()
                for address in TreeTiles.needed(for: nodes) { read[address] = tiles[address] }
                #expect(try nodes.map { try read.hash(of: $0) } == defined.path(leaf, defined.leaves[..<size]))
            }
        }
        #expect(LeafRange.inclusion(of: 3, in: 3) == nil)
    }

    @Test("RFC 9162 §2.1.4.1: the tiles of a tree of up to 600 leaves give the consistency proof of the definition")
    func consistency() throws {
        let defined = DefinedTree.numbered(600)
        let tiles = Self.grown(600).tiles
        for new in [1, 2, 7, 8, 255, 256, 257, 513, 600] {
            for old in Set([1, new / 2, new - 1, new]) where (1...new).contains(old) {
                let nodes = try #require(LeafRange.consistency(from: UInt64(old), to: UInt64(new)))
                let path = try nodes.map { try tiles.hash(of: $0) }
                #expect(path == defined.subproof(old, defined.leaves[..<new], true))
            }
        }
        #expect(LeafRange.consistency(from: 0, to: 3) == nil)
        #expect(LeafRange.consistency(from: 4, to: 3) == nil)
    }

    @Test("The tiles of 66,000 leaves have three levels, and give the root that the growing tree has")
    func levels() throws {
        var (tree, tiles) = (GrowingTree(), TreeTiles())
        let leaf = TreeHash.leaf([7])
        for _ in 0..<66_000 { tree.append(leaf) }
        for (address, hashes) in tree.takeChanged() { tiles[address] = hashes }
        #expect(GrowingTree.edge(of: 66_000).map(\.level) == [0, 1, 2])
        #expect(try tiles.root(of: 66_000) == tree.root)
    }

    @Test("A tile that is missing or too short is named")
    func missing() throws {
        let tiles = Self.grown(300).tiles
        #expect(throws: TreeTiles.Missing(tile: TileAddress(level: 0, index: 1))) { try tiles.root(of: 301) }
        #expect(throws: TreeTiles.Missing(tile: TileAddress(level: 0, index: 1))) {
            try GrowingTree(size: 300, edge: TreeTiles())
        }
    }
}
