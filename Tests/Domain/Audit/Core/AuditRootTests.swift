import AuditCore
import Foundation
import Merkle
import Testing

@Suite struct AuditRootTests {
    private static let root = AuditRoot(
        issuer: "shuangma", number: 17, time: 1_795_000_000, previous: .leaf([1]),
        logs: (0..<AuditLogs.count).map { $0 == 3 ? .init(size: 120, hash: .leaf([2])) : .empty })

    @Test("A root is read from its own text, and its hash is the text's")
    func text() throws {
        let root = Self.root
        #expect(AuditRoot(text: root.text) == root)
        #expect(
            root.text.hasPrefix(
                "shuangma audit root v1\nissuer shuangma\nnumber 17\ntime 2026-11-18T11:06:40Z\nprevious "))
        #expect(root.text.split(separator: "\n").count == 21)
        #expect(root.text.utf8.count <= AuditRoot.maxBytes)
    }

    @Test(
        "A text that is spelt in another way is no root",
        arguments: [
            ("v1", "v2"), ("number 17", "number 017"), ("number 17", "number +17"), ("number 17", "number 0"),
            ("40Z", "40.000Z"), ("40Z", "40+00:00"), ("log 3 120", "log 3  120"), ("log 3 ", "log 4 "), ("\n", "\r\n"),
            ("issuer shuangma", "issuer "), ("log 15 0 e", "log 15 0 E"), ("log 15", "more\nlog 15"),
        ])
    func otherSpellings(old: String, new: String) throws {
        let text = Self.root.text
        let at = try #require(text.range(of: old))
        #expect(AuditRoot(text: text.replacingCharacters(in: at, with: new)) == nil)
        #expect(AuditRoot(text: text + "\n") == nil)
        #expect(AuditRoot(text: String(text.dropLast())) == nil)
    }

    @Test("Every part of a leaf counts in its hash")
    func leaf() {
        let partition = Array(repeating: UInt8(0xa7), count: 16)
        let link = Array(repeating: UInt8(9), count: 32)
        let leaf = AuditLeaf(partition: partition, set: 60, sequence: 1, link: link)
        #expect(AuditLogs.log(of: partition) == 10)
        #expect(leaf.hash == TreeHash.leaf(partition + [0, 60, 0, 0, 0, 0, 0, 0, 0, 1] + link))
        #expect(leaf.hash != AuditLeaf(partition: partition, set: 61, sequence: 1, link: link).hash)
        #expect(leaf.hash != AuditLeaf(partition: partition, set: 60, sequence: 2, link: link).hash)
    }
}
