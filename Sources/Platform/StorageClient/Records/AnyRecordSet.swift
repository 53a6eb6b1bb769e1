public import Security
public import Wire

/// A record set without the type of its messages, so that the sets of all owners fit into one list.
public struct AnyRecordSet: Hashable, Sendable {
    /// The set's number.
    public let number: RecordSetNumber
    /// The set's name.
    public let name: String
    /// The kind of partition that holds the records.
    public let kind: PartitionKind
    /// Full name of the message type, such as `shuangma.tripcard.v1.StoredStay`.
    public let message: String
    /// Whether its records are only ever appended.
    public let isChain: Bool
    /// Why values of the set lie in clear; nil when they are sealed.
    public let clearReason: String?
    /// Whether values are sealed before they are sent to the store.
    public var isSealed: Bool { clearReason == nil }

    public init<Message: WireMessage>(_ set: RecordSet<Message>) {
        number = set.number
        name = set.name
        kind = set.kind
        message = Message.descriptor.fullName
        isChain = false
        clearReason = set.clearReason
    }

    public init<Message: WireMessage>(_ chain: ChainSet<Message>) {
        number = chain.number
        name = chain.name
        kind = chain.kind
        message = Message.descriptor.fullName
        isChain = true
        clearReason = "entries of chains name no citizen, so that whoever audits can verify them"
    }

    /// The sets that the store's own client keeps.
    public static var ofStorageClient: [AnyRecordSet] { [AnyRecordSet(StorageClientSets.restoreMark)] }

    /// Who may read and write the sets that the store's own client keeps: a restore is a tool's work. The health code reads
    /// whether positions that it has kept are those of another store.
    public static var grantsOfStorageClient: [RecordSetGrant] {
        [RecordSetGrant(ofStorageClient, owner: .tool, readers: [.healthCode])]
    }

    /// Finds sets that differ and share a number or a name. Equal declarations are one set: a service that only reads
    /// another's records may repeat the owner's declaration.
    ///
    /// - Returns: Each pair that is in conflict, by number. Empty means that the list is sound.
    public static func conflicts(in sets: [AnyRecordSet]) -> [RecordSetConflict] {
        let distinct = Set(sets).sorted { ($0.number, $0.name, $0.message) < ($1.number, $1.name, $1.message) }
        return distinct.indices.flatMap { place in
            distinct[(place + 1)...].compactMap { other in
                let set = distinct[place]
                guard set.number == other.number || set.name == other.name else { return nil }
                return RecordSetConflict(first: set, second: other)
            }
        }
    }
}

/// Two record sets that share a number or a name.
public struct RecordSetConflict: Hashable, Sendable, CustomStringConvertible {
    /// The set with the lower number or name.
    public let first: AnyRecordSet
    /// The other one.
    public let second: AnyRecordSet

    public var description: String { "\(Self.text(first)) is in conflict with \(Self.text(second))" }

    private static func text(_ set: AnyRecordSet) -> String {
        "\(set.isChain ? "chain" : "record set") \(set.number) '\(set.name)' of \(set.message) in partitions of kind '\(set.kind.name)'"
    }
}

extension RecordSetGrant {
    /// A grant of the owner, who may read and write, and of others who may only read.
    public init(_ sets: [AnyRecordSet], owner: ProcessRole, readers: Set<ProcessRole> = []) {
        self.init(sets, writers: [owner], readers: readers)
    }

    /// A grant for several roles that write, which for chains means that they append and read.
    public init(_ sets: [AnyRecordSet], writers: Set<ProcessRole>, readers: Set<ProcessRole> = []) {
        self.init(
            sets.filter { !$0.isChain }.map(\.number.value), chains: sets.filter(\.isChain).map(\.number.value),
            writers: writers, readers: readers)
    }

    /// A grant of chains. Who may append may not therefore read.
    public init(chains: [AnyRecordSet], appenders: Set<ProcessRole>, readers: Set<ProcessRole>) {
        self.init(chains: chains.filter(\.isChain).map(\.number.value), appenders: appenders, readers: readers)
    }
}
