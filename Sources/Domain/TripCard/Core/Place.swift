public import Values

/// A place that a trip card names: a city of China, or a country or region abroad (TRIP-1).
public enum Place: Hashable, Sendable {
    /// A city by its division: a prefecture, a municipality, Hong Kong, Macao, Taiwan, or a county that its province
    /// administers.
    case city(Division)
    /// A country or region abroad.
    case country(CountryCode)

    /// The city that a division belongs to; nil when it belongs to none.
    ///
    /// - Parameter cityOf: The city of a division by the table of divisions.
    public init?(division: Division, cityOf: (Division) -> Division?) {
        guard let city = cityOf(division) else { return nil }
        self = .city(city)
    }

    /// The place of a country code. Hong Kong, Macao and Taiwan are cities (TRIP-13); `CHN` names no city and gives
    /// nil.
    public init?(country: CountryCode) {
        if let city = Self.domesticRegions[country.text].flatMap(Division.init(code:)) {
            self = .city(city)
        } else if country == .china {
            return nil
        } else {
            self = .country(country)
        }
    }

    private static let domesticRegions: [String: UInt32] = ["HKG": 810_000, "MAC": 820_000, "TWN": 710_000]
}

// MARK: - Stored form

extension Place {
    /// The form that the store keeps: the six digits of a city or the three letters of a country.
    public var code: String {
        switch self {
        case .city(let division): division.description
        case .country(let country): country.text
        }
    }

    /// The place of a stored code; nil for a text that is no code.
    ///
    /// A city that the table of divisions no longer lists stays a place of its own, so that no stay is lost when the
    /// table changes.
    ///
    /// - Parameter cityOf: The city of a division by the table of divisions.
    public init?(code: String, cityOf: (Division) -> Division?) {
        if let division = try? Division(code) {
            self = .city(cityOf(division) ?? division)
        } else if let country = try? CountryCode(code) {
            self.init(country: country)
        } else {
            return nil
        }
    }
}
