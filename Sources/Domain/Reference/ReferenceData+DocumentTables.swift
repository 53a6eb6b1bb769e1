import Values

extension ReferenceData: DocumentTables {
    /// Whether a division was ever in force at any level (ID-1).
    public func isDivision(_ division: Division) -> Bool { divisions.contains(division) }

    /// Whether ISO 3166-1 assigns a code (ID-6).
    public func isCountry(_ country: CountryCode) -> Bool { countries.contains(country) }
}
