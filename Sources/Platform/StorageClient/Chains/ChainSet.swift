public import Wire

/// A set of records that a partition only ever gets more of: a chain. The store numbers its entries from 1 and links each
/// to the one before.
///
/// A chain is declared as a ``RecordSet`` is, and its number is of the same space:
///
/// ```swift
/// enum LibrarySets {
///     static let trail = ChainSet<LibraryV1.Event>(13, name: "trail", in: PartitionKind("reader"))
/// }
///
/// try await store.write(reader) { change in
///     try change.put(loan, in: LibrarySets.loans, key: key)
///     try change.append(event, to: LibrarySets.trail)
/// }
/// let (head, page) = try await store.read(reader, .head(LibrarySets.trail), .entries(LibrarySets.trail, from: 1))
/// ```
///
/// Nothing that is put into a chain or removed from it passes a store with rights. An entry goes when it expires.
public struct ChainSet<Message: WireMessage>: Hashable, Sendable {
    /// The number under which the store keeps the entries. It never changes while there are any.
    public let number: RecordSetNumber
    /// What errors and tools call the chain, such as `audit`. It is not stored.
    public let name: String
    /// The kind of partition that holds the entries.
    public let kind: PartitionKind
    /// Made once with the set, as ``RecordSet/decoders``.
    let decoders: ChainDecoders<Message>

    /// - Parameters:
    ///   - number: 1 to 65,535.
    ///   - name: For people; not empty.
    public init(_ number: UInt16, name: String, in kind: PartitionKind) {
        precondition(!name.isEmpty, "chain \(number) has no name")
        self.number = RecordSetNumber(number)
        self.name = name
        self.kind = kind
        decoders = ChainDecoders(RecordSetLabel(number: self.number, name: name))
    }

    public static func == (left: ChainSet, right: ChainSet) -> Bool {
        left.number == right.number && left.name == right.name && left.kind == right.kind
    }

    public func hash(into hasher: inout Hasher) { hasher.combine(number) }
}
