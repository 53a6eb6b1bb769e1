/// Something in an export that cannot have come about as it should.
public struct AuditFinding: Hashable, Sendable, Encodable, CustomStringConvertible {
    /// What was done, as far as the proofs tell.
    public enum Kind: String, Hashable, Sendable, Encodable {
        /// Something was put in that no log knows.
        case insertion
        /// Something between others is gone.
        case deletion
        /// Things stand in another order than they were made in.
        case reordering
        /// The end is gone.
        case truncation
        /// Something has another content than it had.
        case alteration
        /// A root is another one than was signed.
        case replacedRoot = "replaced-root"
        /// A log has another history than the one that was signed.
        case fork
        /// No root binds something that is so old that one should.
        case unbound
        /// A root is signed with a key that is not known, or not trusted.
        case unknownKey = "unknown-key"
        /// A file or line is not of the documented form.
        case malformed
    }

    /// What it is about. What does not apply is absent.
    public struct Place: Hashable, Sendable, Encodable {
        /// A file of the export.
        public var file: String?
        /// Number of a root.
        public var root: UInt64?
        /// A log, 0 to 15.
        public var log: Int?
        /// Number of a leaf, or leaves, of the log.
        public var leaf: UInt64?
        /// Key of a chain's partition, in hexadecimal digits.
        public var partition: String?
        /// Number of the chain's record set.
        public var set: UInt16?
        /// Place in the chain, from 1.
        public var sequence: UInt64?

        init(
            file: String? = nil, root: UInt64? = nil, log: Int? = nil, leaf: UInt64? = nil, partition: String? = nil,
            set: UInt16? = nil, sequence: UInt64? = nil
        ) {
            self.file = file
            self.root = root
            self.log = log
            self.leaf = leaf
            self.partition = partition
            self.set = set
            self.sequence = sequence
        }

        fileprivate var text: String {
            [
                file, root.map { "root \($0)" }, log.map { "log \($0)" }, leaf.map { "leaf \($0)" },
                partition.map { "chain \($0)" }, set.map { "set \($0)" }, sequence.map { "entry \($0)" },
            ].compactMap(\.self).joined(separator: ", ")
        }
    }

    /// What was done.
    public let kind: Kind
    /// Where.
    public let place: Place
    /// What was found, for people.
    public let problem: String

    init(_ kind: Kind, _ place: Place, _ problem: String) {
        self.kind = kind
        self.place = place
        self.problem = problem
    }

    public var description: String { "\(kind.rawValue): \(place.text): \(problem)" }
}
