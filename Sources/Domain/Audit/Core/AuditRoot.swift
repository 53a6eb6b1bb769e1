import Crypto
import Formats
public import Merkle

/// One head of all logs of audit at a moment, as a plain text that is signed. Each names the hash of the one before.
///
/// ```
/// shuangma audit root v1
/// issuer shuangma
/// number 17
/// time 2026-11-30T13:35:00Z
/// previous 9f86d081…
/// log 0 120 4e3bbb1f…
/// …
/// log 15 0 e3b0c442…
/// ```
///
/// Lines end with a line feed. There is one spelling only, so that a text that parses is the text that was signed.
public struct AuditRoot: Hashable, Sendable {
    /// How far one log has come.
    public struct Head: Hashable, Sendable {
        /// Leaves of the log.
        public let size: UInt64
        /// Hash of its tree (RFC 9162 §2.1.1).
        public let hash: TreeHash

        public init(size: UInt64, hash: TreeHash) {
            self.size = size
            self.hash = hash
        }

        /// The head of a log without entries.
        public static let empty = Head(size: 0, hash: .empty)
    }

    private static let title = "shuangma audit root v1"
    /// A text of more bytes is no root.
    public static let maxBytes = 8_192

    /// The cluster, by its trust domain.
    public let issuer: String
    /// 1 for the first root, and one more for each after it.
    public let number: UInt64
    /// When it was made, seconds since 1970.
    public let time: Int64
    /// Hash of the root before; 32 zero bytes for the first one.
    public let previous: TreeHash
    /// The head of each log, ``AuditLogs/count`` of them.
    public let logs: [Head]

    /// - Parameter logs: ``AuditLogs/count`` of them.
    public init(issuer: String, number: UInt64, time: Int64, previous: TreeHash, logs: [Head]) {
        precondition(logs.count == AuditLogs.count, "a root has a head of each log")
        self.issuer = issuer
        self.number = number
        self.time = time
        self.previous = previous
        self.logs = logs
    }

    /// What the first root names as the one before.
    public static let none: TreeHash = {
        guard let zeros = TreeHash(Array(repeating: 0, count: TreeHash.length)) else {
            preconditionFailure("a hash has other than \(TreeHash.length) bytes")
        }
        return zeros
    }()

    /// The text that is signed.
    public var text: String {
        var lines = [
            Self.title, "issuer \(issuer)", "number \(number)",
            "time \(RFC3339.text(seconds: time, nanos: 0) ?? "-")", "previous \(previous.text)",
        ]
        for (place, log) in logs.enumerated() { lines.append("log \(place) \(log.size) \(log.hash.text)") }
        return lines.map { $0 + "\n" }.joined()
    }

    /// SHA-256 of the text: what the next root names.
    public var hash: TreeHash { Self.hash(of: text) }

    private static func hash(of text: String) -> TreeHash {
        guard let hash = TreeHash(Array(SHA256.hash(data: Array(text.utf8)))) else {
            preconditionFailure("SHA-256 has other than \(TreeHash.length) bytes")
        }
        return hash
    }

    /// A root from its text; nil for every other text.
    public init?(text: String) {
        guard text.utf8.count <= Self.maxBytes else { return nil }
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        guard lines.count == 6 + AuditLogs.count, lines[0] == Self.title,
            let issuer = Self.value("issuer", lines[1]), !issuer.isEmpty,
            let number = Self.value("number", lines[2]).flatMap({ UInt64($0) }), number > 0,
            let time = Self.value("time", lines[3]).flatMap({ RFC3339.parse($0, .protoJSON) }),
            let previous = Self.value("previous", lines[4]).flatMap({ TreeHash(text: $0) })
        else { return nil }
        var logs: [Head] = []
        for (place, line) in lines[5..<5 + AuditLogs.count].enumerated() {
            let words = line.split(separator: " ", omittingEmptySubsequences: false)
            guard words.count == 4, words[0] == "log", words[1] == "\(place)", let size = UInt64(words[2]),
                let hash = TreeHash(text: words[3])
            else { return nil }
            logs.append(Head(size: size, hash: hash))
        }
        self.init(issuer: String(issuer), number: number, time: time.seconds, previous: previous, logs: logs)
        // What has another spelling, such as a sign or a fraction of a second, is another text.
        guard self.text == text else { return nil }
    }

    private static func value(_ name: String, _ line: Substring) -> Substring? {
        line.hasPrefix(name + " ") ? line.dropFirst(name.count + 1) : nil
    }
}

/// A root as it is kept and handed out.
public struct SignedAuditRoot: Hashable, Sendable {
    /// The root.
    public let root: AuditRoot
    /// Name of the key that signed it.
    public let kid: String
    /// ES256 over the text: two numbers of 32 bytes each.
    public let signature: [UInt8]

    public init(root: AuditRoot, kid: String, signature: [UInt8]) {
        self.root = root
        self.kid = kid
        self.signature = signature
    }
}
