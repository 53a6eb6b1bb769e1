import Merkle
import Testing

/// The tree of RFC 9162 by its definition, without any tile: what the tests hold the module against.
struct DefinedTree {
    let leaves: [TreeHash]

    /// MTH of RFC 9162 §2.1.1.
    func root(_ leaves: ArraySlice<TreeHash>) -> TreeHash {
        guard let first = leaves.first else { return .empty }
        guard leaves.count > 1 else { return first }
        let middle = leaves.startIndex + Self.split(leaves.count)
        return .node(root(leaves[..<middle]), root(leaves[middle...]))
    }

    func root(of size: Int) -> TreeHash { root(leaves[..<size]) }

    /// PATH of RFC 9162 §2.1.3.1.
    func path(_ leaf: Int, _ leaves: ArraySlice<TreeHash>) -> [TreeHash] {
        guard leaves.count > 1 else { return [] }
        let middle = leaves.startIndex + Self.split(leaves.count)
        return leaf < middle
            ? path(leaf, leaves[..<middle]) + [root(leaves[middle...])]
            : path(leaf, leaves[middle...]) + [root(leaves[..<middle])]
    }

    /// SUBPROOF of RFC 9162 §2.1.4.1.
    func subproof(_ old: Int, _ leaves: ArraySlice<TreeHash>, _ isWhole: Bool) -> [TreeHash] {
        guard old != leaves.endIndex else { return isWhole ? [] : [root(leaves)] }
        let middle = leaves.startIndex + Self.split(leaves.count)
        return old <= middle
            ? subproof(old, leaves[..<middle], isWhole) + [root(leaves[middle...])]
            : subproof(old, leaves[middle...], false) + [root(leaves[..<middle])]
    }

    private static func split(_ count: Int) -> Int {
        var power = 1
        while power * 2 < count { power *= 2 }
        return power
    }

    /// A tree whose leaves are numbers.
    static func numbered(_ count: Int) -> DefinedTree {
        DefinedTree(leaves: (0..<count).map { TreeHash.leaf(Array("leaf \($0)".utf8)) })
    }
}

@Suite struct TreeProofTests {
    /// The inputs that implementations of Certificate Transparency test with, and the roots of their first 0 to 8.
    private let inputs: [ClosedRange<UInt8>?] = [
        nil, 0x00...0x00, 0x10...0x10, 0x20...0x21, 0x30...0x31, 0x40...0x43, 0x50...0x57, 0x60...0x6f,
    ]
    private let roots = [
        "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
        "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
        "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
        "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
        "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
        "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
        "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
        "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
        "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
    ]

    private func hash(_ text: String) throws -> TreeHash {
        try #require(TreeHash(text: text))
    }

    @Test("RFC 9162 §2.1.1: the roots of the trees that Certificate Transparency tests with are theirs")
    func knownRoots() throws {
        var tree = GrowingTree()
        #expect(try tree.root == hash(roots[0]))
        for (place, input) in inputs.enumerated() {
            tree.append(.leaf(input.map(Array.init) ?? []))
            #expect(try tree.root == hash(roots[place + 1]))
        }
    }

    @Test("RFC 9162 §2.1.3 and §2.1.4: proofs that Certificate Transparency tests with are accepted")
    func knownProofs() throws {
        let leaves = inputs.map { TreeHash.leaf($0.map(Array.init) ?? []) }
        let first = try [
            "96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7",
            "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
            "6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4",
        ].map(hash)
        let root = try hash(roots[8])
        #expect(TreeProof.includes(leaves[0], at: 0, in: 8, root: root, path: first))
        #expect(TreeProof.extends(from: (1, try hash(roots[1])), to: (8, root), path: first))
        let sixth = try [
            "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b",
            "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
            "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
        ].map(hash)
        #expect(TreeProof.includes(leaves[5], at: 5, in: 8, root: root, path: sixth))
        let sixToEight = try [
            "0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a",
            "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
            "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
        ].map(hash)
        #expect(TreeProof.extends(from: (6, try hash(roots[6])), to: (8, root), path: sixToEight))
    }

    @Test("RFC 9162 §2.1.3: in a tree of up to 600 leaves each leaf proves itself, and in no other place")
    func inclusion() throws {
        for size in Array(1...70) + [127, 128, 129, 255, 256, 257, 511, 512, 513, 600] {
            let tree = DefinedTree.numbered(size)
            let root = tree.root(of: size)
            for leaf in Set([0, 1, size / 3, size / 2, size - 2, size - 1, 255, 256]) where (0..<size).contains(leaf) {
                let path = tree.path(leaf, tree.leaves[...])
                let (at, count) = (UInt64(leaf), UInt64(size))
                #expect(TreeProof.includes(tree.leaves[leaf], at: at, in: count, root: root, path: path))
                #expect(!TreeProof.includes(tree.leaves[leaf], at: at + 1, in: count, root: root, path: path))
                #expect(!TreeProof.includes(tree.leaves[leaf], at: at, in: count, root: .empty, path: path))
                #expect(!TreeProof.includes(tree.leaves[leaf], at: at, in: count, root: root, path: path + [root]))
                if !path.isEmpty {
                    let short = Array(path.dropLast())
                    #expect(!TreeProof.includes(tree.leaves[leaf], at: at, in: count, root: root, path: short))
                    #expect(!TreeProof.includes(path[0], at: at, in: count, root: root, path: path))
                }
            }
        }
    }

    @Test("RFC 9162 §2.1.4: a tree of up to 600 leaves extends each of its beginnings, and none that is another tree's")
    func consistency() throws {
        let other = DefinedTree(leaves: (0..<600).map { .leaf([UInt8($0 % 256)]) })
        for new in Array(1...40) + [127, 128, 129, 256, 257, 600] {
            let tree = DefinedTree.numbered(new)
            let end = (size: UInt64(new), root: tree.root(of: new))
            for old in Set([1, 2, 3, new / 3, new / 2, new - 1, new, 128, 256]) where (1...new).contains(old) {
                let path = tree.subproof(old, tree.leaves[...], true)
                let start = (size: UInt64(old), root: tree.root(of: old))
                #expect(TreeProof.extends(from: start, to: end, path: path))
                #expect(!TreeProof.extends(from: (start.size, other.root(of: old)), to: end, path: path))
                #expect(!TreeProof.extends(from: start, to: (end.size, other.root(of: new)), path: path))
                #expect(!TreeProof.extends(from: start, to: end, path: path + [.empty]))
                if old < new { #expect(!TreeProof.extends(from: start, to: end, path: Array(path.dropLast()))) }
            }
        }
    }

    @Test("An empty tree is the beginning of every tree, without a proof")
    func empty() {
        let end = (size: UInt64(3), root: DefinedTree.numbered(3).root(of: 3))
        #expect(TreeProof.extends(from: (0, .empty), to: end, path: []))
        #expect(!TreeProof.extends(from: (0, end.root), to: end, path: []))
        #expect(!TreeProof.extends(from: end, to: (0, .empty), path: []))
    }
}
