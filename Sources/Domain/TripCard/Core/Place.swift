/// A place a trip card can name: a city of China or a country.
public enum Place: Hashable, Sendable {
    /// A city by its code of GB/T 2260.
    case city(UInt32)
    /// A country by its ISO 3166-1 alpha-3 code.
    case country(String)

    /// The city of a division: prefecture level; a municipality's districts mean the municipality; counties
    /// administered by their province count as cities. Nil for a division that belongs to no known city.
    public init?(division: UInt32) {
        let candidates = [division, division / 100 * 100, division / 10000 * 10000]
        guard let code = candidates.first(where: { PrefectureNames.name(of: $0) != nil }) else { return nil }
        self = .city(code)
    }

    /// The place of a country code; Hong Kong, Macao and Taiwan are domestic (TRIP-5). Nil when it is malformed.
    public init?(country: String) {
        switch country {
        case "HKG": self = .city(810_000)
        case "MAC": self = .city(820_000)
        case "TWN": self = .city(710_000)
        default:
            guard country.utf8.count == 3, country.utf8.allSatisfy({ $0 >= 65 && $0 <= 90 }), country != "CHN" else {
                return nil
            }
            self = .country(country)
        }
    }

    /// Chinese and English name; a country stands under its code.
    public var name: (zh: String, en: String) {
        switch self {
        case .city(let code): PrefectureNames.name(of: code) ?? ("\(code)", "\(code)")
        case .country(let code): (code, code)
        }
    }

    /// The place in the form the store keeps: the six digits of a city or the letters of a country.
    public var code: String {
        switch self {
        case .city(let code): String(code)
        case .country(let code): code
        }
    }
}
