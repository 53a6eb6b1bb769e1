/// What a document's check asks of the reference data.
public protocol DocumentTables {
    /// Whether a division was ever in force at any level (ID-1).
    func isDivision(_ division: Division) -> Bool
    /// Whether ISO 3166-1 assigns a code (ID-6).
    func isCountry(_ country: CountryCode) -> Bool
}

/// Tables that know every code: for documents that were checked when they were stored.
///
/// What is stored stays valid when the reference data lose one of its codes.
public struct EveryCode: DocumentTables {
    /// Tables that know every code.
    public init() {}

    /// True.
    public func isDivision(_ division: Division) -> Bool { true }
    /// True.
    public func isCountry(_ country: CountryCode) -> Bool { true }
}
