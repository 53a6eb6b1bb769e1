import StorageContracts

/// A point in a shard's log, handed from an answer to a later read.
public struct ReadToken: Hashable, Sendable {
    /// The shard.
    public var shard: UInt32
    /// The index in its log.
    public var index: UInt64

    /// A token that was kept.
    public init(shard: UInt32, index: UInt64) {
        self.shard = shard
        self.index = index
    }

    init(_ token: StorageV1.ConsistencyToken?) {
        shard = token?.shard ?? 0
        index = token?.index ?? 0
    }

    var message: StorageV1.ConsistencyToken { .init(shard: shard, index: index) }
}

/// How fresh a read must be.
public enum Freshness: Hashable, Sendable {
    /// Sees every write acknowledged before the read began.
    case linearizable
    /// Sees at least what the answer that gave this token saw or wrote.
    case atLeast(ReadToken)
    /// Misses no write that was acknowledged longer ago than this, at least a millisecond. Any replica may answer.
    case within(Duration)

    /// Whether only the primary can answer.
    var needsPrimary: Bool { self == .linearizable }

    /// How requests say it.
    var message: (consistency: StorageV1.Consistency, atLeast: StorageV1.ConsistencyToken?, maxStalenessMs: UInt32) {
        switch self {
        case .linearizable: (.linearizable, nil, 0)
        case .atLeast(let token): (.atLeast, token.message, 0)
        case .within(let bound): (.boundedStaleness, nil, bound.wholeMilliseconds)
        }
    }
}

extension Duration {
    /// Rounded down; from 1 to what 32 bits hold.
    fileprivate var wholeMilliseconds: UInt32 {
        let (seconds, attoseconds) = components
        let (thousands, overflows) = seconds.multipliedReportingOverflow(by: 1_000)
        return overflows ? .max : UInt32(clamping: max(thousands + attoseconds / 1_000_000_000_000_000, 1))
    }
}
