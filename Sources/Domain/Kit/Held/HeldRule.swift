import CommonContracts
import KitRecords
public import RPC
public import StorageClient
public import Wire

/// Whether, and how, records of a set are given to the person whom they are about. Every set of the project has a rule.
public struct HeldRule: Sendable {
    /// What a person calls the records of a set.
    public struct Title: Sendable {
        let zh: String
        let en: String

        /// The words of both languages.
        public init(zh: String, en: String) {
            self.zh = zh
            self.en = en
        }
    }

    /// A page of the records of a set.
    public struct Page: Sendable {
        /// What they say.
        public var contents: [GoogleProtobuf.Struct]
        /// Where the next page begins; nil on the last one.
        public var next: [UInt8]?

        /// A page.
        public init(_ contents: [GoogleProtobuf.Struct], next: [UInt8]? = nil) {
            self.contents = contents
            self.next = next
        }
    }

    /// What is read of a set: at most `limit` records from the place `after` on, which is empty at first.
    public typealias Read =
        @Sendable (
            _ scope: HeldScope, _ after: [UInt8], _ limit: Int, _ options: CallOptions
        ) async throws -> Page

    /// The set.
    public let set: AnyRecordSet
    /// Why its records are left out; empty where they are given.
    public let leftOut: String
    let title: Title
    let read: (@Sendable (Store) -> Read)?

    var listed: CommonV1.HeldSet {
        .init(name: set.name, titleZh: title.zh, titleEn: title.en, leftOut: leftOut)
    }
}

extension HeldRule {
    /// A set whose records are given.
    ///
    /// - Parameter trim: What is shown of a record; nil for one that is not about the person, or not theirs to see.
    public static func shown<Message>(
        _ set: RecordSet<Message>, zh: String, en: String,
        trim: @escaping @Sendable (Versioned<Message>, HeldScope) throws -> Message? = { record, _ in record.value }
    ) -> HeldRule {
        HeldRule(set: AnyRecordSet(set), leftOut: "", title: .init(zh: zh, en: en)) { store in
            { scope, after, limit, options in
                let selection: Selection<RecordPage<Message>> = .range(
                    set, from: after.isEmpty ? [] : after + [0], limit: limit)
                guard let page = try await read(selection, of: set.kind, scope, store, options) else {
                    return Page([])
                }
                let shown = try page.records.compactMap { record in
                    try trim(record, scope).map { try HeldForm.content(of: $0) }
                }
                return Page(shown, next: page.isTruncated ? page.records.last?.key : nil)
            }
        }
    }

    /// A chain whose entries are given.
    public static func shown<Message>(_ chain: ChainSet<Message>, zh: String, en: String) -> HeldRule {
        HeldRule(set: AnyRecordSet(chain), leftOut: "", title: .init(zh: zh, en: en)) { store in
            { scope, after, limit, options in
                let last = after.reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
                let page = try await store.read(
                    scope.person, .entries(chain, from: last + 1, limit: limit), options: options)
                return Page(
                    try page.entries.map { try HeldForm.content(of: $0.value) },
                    next: page.isTruncated ? page.entries.last.map { SortKey.big($0.sequence) } : nil)
            }
        }
    }

    /// A set whose records are read in a way of their own.
    public static func shown<Message>(
        _ set: RecordSet<Message>, zh: String, en: String, reading read: @escaping @Sendable (Store) -> Read
    ) -> HeldRule {
        HeldRule(set: AnyRecordSet(set), leftOut: "", title: .init(zh: zh, en: en), read: read)
    }

    /// A set whose records are left out.
    ///
    /// - Parameter reason: Why, in words that the person reads.
    public static func leftOut(_ set: AnyRecordSet, because reason: String) -> HeldRule {
        HeldRule(set: set, leftOut: reason, title: .init(zh: "", en: ""), read: nil)
    }

    /// Sets whose records are left out.
    public static func leftOut(_ sets: [AnyRecordSet], because reason: String) -> [HeldRule] {
        sets.map { leftOut($0, because: reason) }
    }

    /// Records of the person's partition, or of the phone's while the person is its holder; nil where there is neither.
    private static func read<Value>(
        _ selection: Selection<Value>, of kind: PartitionKind, _ scope: HeldScope, _ store: Store,
        _ options: CallOptions
    ) async throws -> Value? {
        guard kind == .phone else { return try await store.read(scope.person, selection, options: options) }
        guard let phone = scope.phone else { return nil }
        let (holder, value) = try await store.read(
            phone, .record(KitRecordSets.holder), selection, options: options)
        return holder?.value.personKey == scope.person.bytes ? value : nil
    }
}
