import Security
import StorageClient
import Values

/// Keys that persons had before one document had one key (ID-6).
///
/// The text that was hashed was "kind|country|number": kind and country as the sender said, the number in capitals without
/// spaces and hyphens. Stores that were written then have these keys for ever: what stands here never changes.
struct OldPersonKeys: Sendable {
    private let hash: KeyedHash
    private let countries: [String]

    /// - Parameter countries: Codes that a sender may have given for a Chinese document.
    init(hash: KeyedHash, countries: [CountryCode]) {
        self.hash = hash
        self.countries = countries.map(\.text)
    }

    /// The key of a document as a sender spelt it.
    func key(kind: Document.Kind, country: String, number: String) throws -> PartitionKey {
        try PartitionKey(hash.partition(.person, "\(kind.rawValue)|\(country)|\(number)"))
    }

    /// Gives each key that a document may have had to `body`, in no order.
    func forEach(of document: Document, _ body: (PartitionKey) -> Void) throws {
        let countries = document.kind == .passport ? [document.country.text] : countries
        for kind in Self.kinds(of: document) {
            for number in Self.numbers(of: document) {
                for country in countries { body(try key(kind: kind, country: country, number: number)) }
            }
        }
    }

    /// A residence permit could be sent as a resident ID (ID-2).
    private static func kinds(of document: Document) -> [Document.Kind] {
        document.kind == .hmtResidencePermit ? [.hmtResidencePermit, .residentID] : [document.kind]
    }

    /// The number with and without each re-issue count (ID-3, ID-4).
    private static func numbers(of document: Document) -> [String] {
        let length: Int
        switch document.kind {
        case .hmTravelPermit: length = 9
        case .taiwanTravelPermit: length = 8
        case .residentID, .hmtResidencePermit, .foreignPermanentResidentID, .passport: return [document.number]
        }
        let number = String(document.number.prefix(length))
        return [number] + (0...99).map { $0 < 10 ? "\(number)0\($0)" : "\(number)\($0)" }
    }
}
