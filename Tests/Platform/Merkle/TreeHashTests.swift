import Merkle
import Testing

@Suite struct TreeHashTests {
    @Test("A hash is read from its own text only")
    func text() throws {
        let hash = TreeHash.leaf([1, 2, 3])
        #expect(TreeHash(text: hash.text) == hash)
        #expect(TreeHash(hash.bytes) == hash)
        #expect(TreeHash(text: hash.text.uppercased()) == nil)
        #expect(TreeHash(text: hash.text.dropLast()) == nil)
        #expect(TreeHash(text: hash.text + "0") == nil)
        #expect(TreeHash(text: "g" + hash.text.dropFirst()) == nil)
        #expect(TreeHash(hash.bytes.dropLast()) == nil)
    }

    @Test("RFC 9162 §2.1.1: a leaf with the content of a node has another hash than the node")
    func prefixes() {
        let (left, right) = (TreeHash.leaf([1]), TreeHash.leaf([2]))
        #expect(TreeHash.leaf(left.bytes + right.bytes) != .node(left, right))
    }
}
