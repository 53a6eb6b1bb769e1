public import RPC
public import Security
public import StorageClient
public import Values
public import Wire

/// Work lists of staff: one for each province, so that no list of the country is one partition.
///
/// Entries stand in the order of their keys. What an entry is about lies elsewhere, and the lists follow it by effects.
public struct ProvinceLists<Entry: WireMessage>: Sendable {
    /// Entries that are read of one list at a time.
    private static var pageMax: Int { 500 }

    private let store: Store
    private let hash: KeyedHash
    private let kind: KeyedHash.Kind
    private let set: RecordSet<Entry>

    /// - Parameters:
    ///   - set: Entries of the lists, in partitions of a kind of their own.
    ///   - kind: Hashes the digits of a province to the partition of its list.
    public init(in store: Store, _ set: RecordSet<Entry>, hash: KeyedHash, as kind: KeyedHash.Kind) {
        self.store = store
        self.set = set
        self.hash = hash
        self.kind = kind
    }

    /// The partition of the list in which a division stands.
    ///
    /// - Parameter division: Its digits, or their beginning; empty where none is known.
    public func partition(of division: String) throws -> PartitionKey {
        try PartitionKey(hash.partition(kind, Provinces.list(of: division)))
    }

    /// A page of the entries of some divisions, in the order of their keys.
    ///
    /// - Parameters:
    ///   - divisions: As of an account; none means everywhere.
    ///   - isShown: Which are shown.
    /// - Returns: At most `limit`, and where the next page begins; nil on the last one.
    public func page(
        of divisions: [String], from token: PageToken?, limit: Int, options: CallOptions,
        where isShown: (Entry) -> Bool
    ) async throws -> (found: [Entry], next: PageToken?) {
        let from = token.map { $0.bytes + [0] } ?? []
        var (records, bound) = ([Versioned<Entry>](), [UInt8]?.none)
        for list in Provinces.lists(of: divisions) {
            let page = try await store.read(
                PartitionKey(hash.partition(kind, list)), .range(set, from: from, limit: Self.pageMax),
                options: options)
            records += page.records
            guard page.isTruncated, let last = page.records.last?.key else { continue }
            // Behind the first list that was cut off, the order is not known.
            if bound.map({ last.lexicographicallyPrecedes($0) }) ?? true { bound = last }
        }
        if let bound { records.removeAll { bound.lexicographicallyPrecedes($0.key) } }
        records.sort { $0.key.lexicographicallyPrecedes($1.key) }
        var found: [Entry] = []
        for record in records where isShown(record.value) {
            found.append(record.value)
            if found.count == limit { return (found, PageToken(bytes: record.key)) }
        }
        return (found, bound.map { PageToken(bytes: $0) })
    }
}

/// The provinces, by their first two digits.
private enum Provinces {
    /// Of GB/T 2260. Persons who live elsewhere, or of whom it is not known where, stand in the list without digits.
    static let all = [
        "11", "12", "13", "14", "15", "21", "22", "23", "31", "32", "33", "34", "35", "36", "37", "41", "42", "43",
        "44", "45", "46", "50", "51", "52", "53", "54", "61", "62", "63", "64", "65", "71", "81", "82",
    ]

    /// The lists of some divisions; none means everywhere.
    static func lists(of divisions: [String]) -> [String] {
        guard !divisions.isEmpty else { return all + [""] }
        return Set(divisions.map(list(of:))).sorted()
    }

    static func list(of division: String) -> String {
        let province = String(division.prefix(2))
        return all.contains(province) ? province : ""
    }
}
