import Security
public import StorageClient
public import Values
public import Wire

/// What a good row of an import becomes in the partition of its person.
public struct ImportDraft<Message: WireMessage>: Sendable {
    /// Where the record belongs.
    public let set: RecordSet<Message>
    /// Its sort key.
    public let key: [UInt8]
    /// Its content.
    public let message: Message
    /// The moment from which the record reads as absent; nil when it never expires.
    public let expires: Instant?
    /// Remarks about the row, told when it is accepted.
    public let notes: [FieldNote]
    /// Remarks that are told besides when nothing is stored in its place.
    public let notesOfNew: [FieldNote]
    /// Whether the record takes the place of another one that is stored under its key.
    public let replaces: @Sendable (_ stored: Message) throws -> Bool
    /// Why the row may not touch what is stored under its key; nil when it may.
    public let refusal: @Sendable (_ stored: Message) -> FieldProblem?
    /// What becomes of the row over what is stored under its key, and of the record; nil where ``replaces`` decides.
    public let merge: (@Sendable (_ stored: Message) -> ImportMerge<Message>)?

    /// A record without its partition.
    ///
    /// - Parameters:
    ///   - replaces: Whether it takes the place of another content under its key (COL-13); by default the record that comes
    ///     later does.
    ///   - refusal: Why it may not touch what is stored under its key, such as a record of another division.
    ///   - merge: Decides in place of `replaces`, for records that keep more than the row which counts.
    public init(
        set: RecordSet<Message>, key: [UInt8] = [], message: Message, expires: Instant? = nil, notes: [FieldNote] = [],
        notesOfNew: [FieldNote] = [], replaces: @escaping @Sendable (_ stored: Message) throws -> Bool = { _ in true },
        refusal: @escaping @Sendable (_ stored: Message) -> FieldProblem? = { _ in nil },
        merge: (@Sendable (_ stored: Message) -> ImportMerge<Message>)? = nil
    ) {
        self.set = set
        self.key = key
        self.message = message
        self.expires = expires
        self.notes = notes
        self.notesOfNew = notesOfNew
        self.replaces = replaces
        self.refusal = refusal
        self.merge = merge
    }
}

/// What becomes of a row over a record that keeps more than one.
public struct ImportMerge<Message: WireMessage>: Sendable {
    /// Whether the row counts from now on, was known, or something else counts before it.
    public enum Outcome: Sendable {
        /// It counts from now on.
        case stored
        /// It was known.
        case unchanged
        /// Something else counts before it.
        case superseded
    }

    /// What becomes of the row.
    public let outcome: Outcome
    /// The record from now on, and when it expires; nil where it stays as it is.
    public let record: (message: Message, expires: Instant?)?

    /// An outcome.
    public init(_ outcome: Outcome, record: (message: Message, expires: Instant?)?) {
        self.outcome = outcome
        self.record = record
    }
}

/// One row of an import, checked and ready to be stored.
public struct ImportRecord<Message: WireMessage>: Sendable {
    /// The caller's number of the row.
    public let row: UInt64
    /// Where the record belongs.
    public let partition: PartitionKey
    /// The set that holds the record.
    public let set: RecordSet<Message>
    /// Its sort key, at most ``StoreLimits/keyBytes`` bytes.
    public let key: [UInt8]
    /// Its content.
    public let message: Message
    /// The moment from which the record reads as absent, within ``StoreLimits/expiry``; nil when it never expires.
    public let expires: GoogleProtobuf.Timestamp?
    /// Remarks about the row, told when it is accepted.
    public let notes: [FieldNote]
    /// Remarks that are told besides when nothing is stored in its place.
    public let notesOfNew: [FieldNote]
    /// Whether the record takes the place of another one that is stored under its key.
    public let replaces: @Sendable (_ stored: Message) throws -> Bool
    /// Why the row may not touch what is stored under its key; nil when it may.
    public let refusal: @Sendable (_ stored: Message) -> FieldProblem?
    /// What becomes of the row over what is stored; nil where ``replaces`` decides.
    public let merge: (@Sendable (_ stored: Message) -> ImportMerge<Message>)?

    /// A draft in its partition.
    ///
    /// - Parameter notes: Remarks beside those of the draft.
    public init(_ draft: ImportDraft<Message>, row: UInt64, partition: PartitionKey, notes: [FieldNote] = []) {
        self.row = row
        self.partition = partition
        set = draft.set
        key = draft.key
        message = draft.message
        expires = draft.expires.map(GoogleProtobuf.Timestamp.init)
        self.notes = notes + draft.notes
        notesOfNew = draft.notesOfNew
        replaces = draft.replaces
        refusal = draft.refusal
        merge = draft.merge
    }
}

/// What the store takes. A record beyond it is the problem of its row and never reaches the store.
public enum StoreLimits {
    /// Most bytes of a sort key.
    public static let keyBytes = 256
    /// Most bytes of an encoded message. The store takes a mebibyte, with what sealing adds.
    public static let messageBytes = (1 << 20) - RecordSeal.overhead
    /// When a record may expire: the store counts nanoseconds from 1970 in 64 bits.
    public static let expiry = Instant(seconds: 1)...Instant(seconds: 9_214_646_400)
}

extension ImportRecord {
    /// Whether the row of another content of the record says the same, byte by byte.
    ///
    /// Texts that are equal to Swift may differ: U+F92C and U+90CE are canonically equivalent, and a register corrects one
    /// to the other.
    func says(theSameAs other: Message) throws -> Bool {
        try message.serialized() == other.serialized()
    }

    /// What the store would refuse about the record; nil when it takes it.
    var problem: FieldProblem? {
        if key.count > StoreLimits.keyBytes {
            return FieldProblem(
                field: "row", reason: "is identified by more than \(StoreLimits.keyBytes) bytes, which cannot be stored"
            )
        }
        guard let bytes = try? message.serialized(), bytes.count <= StoreLimits.messageBytes else {
            return FieldProblem(field: "row", reason: "holds more than can be stored")
        }
        if let expires, Instant(expires).map({ !StoreLimits.expiry.contains($0) }) ?? true {
            return FieldProblem(field: "row", reason: "would have to be kept to before 1970 or beyond 2261")
        }
        return nil
    }
}
