/// One operation of a client on one partition, as the client saw it.
public struct Operation: Sendable, Equatable {
    /// Who asked. Only shown, never judged.
    public var client: String
    /// The partition whose records the operation read or changed.
    public var partition: String
    /// When the client began, in nanoseconds of a clock that all clients of the history share.
    public var invoked: Int64
    /// When the client had the answer, on the same clock; nil when it never learned one.
    public var returned: Int64?
    /// What was asked and answered.
    public var action: Action

    public init(client: String, partition: String, invoked: Int64, returned: Int64?, action: Action) {
        self.client = client
        self.partition = partition
        self.invoked = invoked
        self.returned = returned
        self.action = action
    }

    /// What an operation is.
    public enum Action: Sendable, Equatable {
        /// Records were read.
        case read(Read)
        /// Records were changed, or the change was refused.
        case write(Write)
    }
}

/// A read of some records of a partition at one snapshot.
public struct Read: Sendable, Equatable {
    /// How fresh the answer had to be.
    public enum Freshness: Sendable, Equatable {
        /// Everything acknowledged before the read began is seen.
        case linearizable
        /// Everything up to this version is seen.
        case atLeast(UInt64)
    }

    /// What a record was.
    public struct Found: Sendable, Equatable {
        /// Version of the write that the record came from.
        public var version: UInt64
        /// The record's value as that write set it.
        public var value: String

        public init(version: UInt64, value: String) {
            self.version = version
            self.value = value
        }
    }

    /// The end of a chain as it was read: its head, and its last entries.
    public struct FoundChain: Sendable, Equatable {
        /// The head; nil when nothing was ever appended.
        public var head: ChainHead?
        /// The last entries, by rising number; perhaps not all, but none only when there is no head.
        public var entries: [ChainEntry]

        public init(head: ChainHead?, entries: [ChainEntry]) {
            self.head = head
            self.entries = entries
        }
    }

    /// What the head of a chain said.
    public struct ChainHead: Sendable, Equatable, Codable {
        /// Number of the last entry, from 1 on.
        public var sequence: UInt64
        /// Link of the last entry.
        public var link: String
        /// Version of the write that appended last.
        public var version: UInt64

        public init(sequence: UInt64, link: String, version: UInt64) {
            self.sequence = sequence
            self.link = link
            self.version = version
        }
    }

    /// An entry of a chain as it was read.
    public struct ChainEntry: Sendable, Equatable, Codable {
        /// Its place, from 1 on.
        public var sequence: UInt64
        /// The link before, as it is stored with the entry.
        public var previous: String
        /// Its link, as the reader computed it from place, link before and value.
        public var link: String
        /// What was appended.
        public var value: String
        /// Version of the write that appended it.
        public var version: UInt64

        public init(sequence: UInt64, previous: String, link: String, value: String, version: UInt64) {
            self.sequence = sequence
            self.previous = previous
            self.link = link
            self.value = value
            self.version = version
        }
    }

    /// The records that were asked for.
    public var records: [String]
    /// How fresh the answer had to be.
    public var freshness: Freshness
    /// Those of them that were there.
    public var found: [String: Found]
    /// The chains that were asked for.
    public var chains: [String: FoundChain]

    public init(
        _ records: [String], freshness: Freshness = .linearizable, found: [String: Found],
        chains: [String: FoundChain] = [:]
    ) {
        self.records = records
        self.freshness = freshness
        self.found = found
        self.chains = chains
    }
}

/// An atomic change of some records of a partition.
///
/// Every attempt of a client to get one change done, under one idempotency key, is one write. The values
/// that different writes give a record must differ: by its value, a read tells which write it saw. So must all values that
/// are appended to a chain.
public struct Write: Sendable, Equatable {
    /// What must hold for the change to be made.
    public struct Demand: Sendable, Equatable {
        /// The state that a record must be in.
        public enum Condition: Sendable, Equatable {
            /// The record is there, in any version.
            case exists
            /// There is no such record.
            case absent
            /// The record is there in exactly this version.
            case version(UInt64)
        }

        /// The record that the demand is about.
        public var record: String
        /// The state that the record must be in.
        public var condition: Condition

        public init(_ record: String, _ condition: Condition) {
            self.record = record
            self.condition = condition
        }
    }

    /// How a write ended for its client.
    public enum Outcome: Sendable, Equatable {
        /// Done, now or by an earlier attempt; the records have this version.
        case written(version: UInt64)
        /// Nothing was changed: of the demands this was the first that did not hold, from 0 on.
        case refused(demand: Int)
        /// Not known. It may take effect at any time after it was invoked, once, or never.
        case unknown
    }

    /// The idempotency key; empty when there is none. Writes with the same one take effect once.
    public var key: String
    /// What must hold for the change to be made, judged in this order; empty when nothing must.
    public var demands: [Demand]
    /// Values that records get.
    public var puts: [String: String]
    /// Records that are removed.
    public var deletes: [String]
    /// Values that are appended to chains, in this order.
    public var appends: [String: [String]]
    /// How the write ended for its client.
    public var outcome: Outcome

    public init(
        key: String = "", demands: [Demand] = [], puts: [String: String] = [:], deletes: [String] = [],
        appends: [String: [String]] = [:], outcome: Outcome
    ) {
        self.key = key
        self.demands = demands
        self.puts = puts
        self.deletes = deletes
        self.appends = appends
        self.outcome = outcome
    }
}
