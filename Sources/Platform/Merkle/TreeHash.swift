import Crypto
import Formats

/// A hash of a Merkle tree: SHA-256 with the prefixes of RFC 9162 §2.1.1, which keep a leaf from passing for a node.
public struct TreeHash: Hashable, Sendable {
    /// Bytes of a hash.
    public static let length = 32

    /// The hash of the tree without leaves (RFC 9162 §2.1.1).
    public static let empty = TreeHash(SHA256.hash(data: [UInt8]()))

    /// The bytes, ``length`` of them.
    public let bytes: [UInt8]

    /// A hash that was kept; nil when it has not ``length`` bytes.
    public init?(_ bytes: some Collection<UInt8>) {
        guard bytes.count == Self.length else { return nil }
        self.bytes = Array(bytes)
    }

    /// A hash from its ``text``; nil for every other text, also in upper case.
    public init?(text: some StringProtocol) {
        let digits = Array(text.utf8)
        guard digits.count == 2 * Self.length,
            let high = Hexadecimal.number(digits[..<Self.length], as: UInt128.self),
            let low = Hexadecimal.number(digits[Self.length...], as: UInt128.self)
        else { return nil }
        bytes = [high, low].flatMap { part in withUnsafeBytes(of: part.bigEndian) { Array($0) } }
        guard self.text == text else { return nil }
    }

    /// The bytes as 64 hexadecimal digits in lower case.
    public var text: String { Hexadecimal.text(bytes) }

    private init(_ digest: SHA256Digest) { bytes = Array(digest) }

    /// The hash of a leaf with some content.
    public static func leaf(_ content: [UInt8]) -> TreeHash {
        var hash = SHA256()
        hash.update(data: [0])
        hash.update(data: content)
        return TreeHash(hash.finalize())
    }

    /// The hash of the node above two others.
    public static func node(_ left: TreeHash, _ right: TreeHash) -> TreeHash {
        var hash = SHA256()
        hash.update(data: [1])
        hash.update(data: left.bytes)
        hash.update(data: right.bytes)
        return TreeHash(hash.finalize())
    }
}
