public import Wire

/// A set of records that a partition may hold: all have messages of one type, each under a sort key of its own.
///
/// A set is declared once, as a constant, beside the service that owns its records:
///
/// ```swift
/// enum LibrarySets {
///     static let loans = RecordSet<LibraryV1.Loan>(12, name: "loans", in: PartitionKind("reader"))
///     static let all = [AnyRecordSet(loans)]
/// }
/// ```
///
/// The compiler then refuses a message of another type. Numbers are one space for the whole system: a test lists the
/// sets of every owner and demands that ``AnyRecordSet/conflicts(in:)`` finds nothing.
public struct RecordSet<Message: WireMessage>: Hashable, Sendable {
    /// The number under which the store keeps the records. It never changes while there are any.
    public let number: RecordSetNumber
    /// What errors and tools call the set, such as `tests`. It is not stored.
    public let name: String
    /// The kind of partition that holds the records.
    public let kind: PartitionKind
    /// Why values of the set lie in clear; nil when they are sealed.
    public let clearReason: String?
    /// Made once with the set, so that a read neither makes them nor looks up types for them.
    let decoders: RecordDecoders<Message>

    /// - Parameters:
    ///   - number: 1 to 65,535.
    ///   - name: For people; not empty.
    ///   - reason: Why values need not be sealed, such as "public". Sealed is what every set is that says nothing: storage
    ///     nodes, their files and backups then hold nothing that can be read. The same goes for no sort key.
    public init(_ number: UInt16, name: String, in kind: PartitionKind, clear reason: String? = nil) {
        precondition(!name.isEmpty, "record set \(number) has no name")
        self.number = RecordSetNumber(number)
        self.name = name
        self.kind = kind
        clearReason = reason
        decoders = RecordDecoders(
            RecordSetLabel(number: self.number, name: name), isSealed: reason == nil)
    }

    /// Whether values are sealed before they are sent to the store.
    public var isSealed: Bool { clearReason == nil }

    public static func == (left: RecordSet, right: RecordSet) -> Bool {
        left.number == right.number && left.name == right.name && left.kind == right.kind
            && left.isSealed == right.isSealed
    }

    public func hash(into hasher: inout Hasher) { hasher.combine(number) }
}

/// What the partitions that hold a set stand for, such as a person or a phone.
///
/// The store treats all kinds alike. The kind tells readers and tools which key a set is found under.
public struct PartitionKind: Hashable, Sendable {
    /// What errors and tools call the kind.
    public let name: String

    public init(_ name: String) {
        precondition(!name.isEmpty, "a kind of partition has no name")
        self.name = name
    }
}
