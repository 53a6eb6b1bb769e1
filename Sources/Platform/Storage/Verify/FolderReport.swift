public import Coordination

/// What an offline check of a storage node's data folder found.
public struct FolderReport: Sendable, Equatable {
    /// Problems that are listed; more are only counted.
    public static let maxListed = 100

    /// Something that is not what was written, or does not fit.
    public struct Problem: Sendable, Equatable {
        /// The shard it is of; nil when it is of none, or that cannot be told.
        public var shard: ShardNumber?
        /// What it is. Never holds keys or values.
        public var text: String
    }

    /// One shard of the folder.
    public struct Shard: Sendable, Equatable {
        /// Its number.
        public var shard: ShardNumber
        /// The buckets whose records are here.
        public var buckets: ClosedRange<Bucket>
        /// Through where of its log its records are.
        public var applied: UInt64
        /// The last index of its log.
        public var logEnd: UInt64
        /// Blocks of its log.
        public var logBlocks: Int
        /// Records, those of the store's own collections among them.
        public var records: Int
        /// Bytes of their keys and values.
        public var bytes: Int
    }

    /// Name of the node that the folder belongs to; empty when that cannot be read.
    public var node = ""
    /// Its shards, by number.
    public var shards: [Shard] = []
    /// The first problems.
    public private(set) var problems: [Problem] = []
    /// How many problems there are.
    public private(set) var problemCount = 0

    /// Whether nothing is wrong.
    public var isSound: Bool { problemCount == 0 }

    init() {}

    /// Of a folder whose store cannot even be opened.
    public init(unopened reason: String) { add(reason) }

    mutating func add(_ text: String, of shard: ShardNumber? = nil) {
        problemCount += 1
        if problems.count < Self.maxListed { problems.append(Problem(shard: shard, text: text)) }
    }

    mutating func add(_ fault: StorageFault, of shard: ShardNumber? = nil) {
        switch fault {
        case .corrupt(let what), .damagedFile(let what), .disk(let what), .noResources(let what): add(what, of: shard)
        case .notInMemory: add("something could not be read", of: shard)
        }
    }
}
