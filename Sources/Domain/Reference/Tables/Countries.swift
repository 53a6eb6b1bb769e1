import Values

/// Countries and regions of ISO 3166-1 (ID-6).
public struct Countries: Equatable, Sendable {
    private var names: [CountryCode: BilingualText] = [:]

    /// Whether ISO 3166-1 assigns the code.
    public func contains(_ country: CountryCode) -> Bool { names[country] != nil }

    /// The country of a text (ID-6).
    ///
    /// - Parameters:
    ///   - text: Three letters in any ``Spelling``.
    ///   - field: Name of the field in the problem.
    /// - Throws: ``FieldProblem`` when the text has another form, or ISO 3166-1 does not assign the code.
    public func accept(
        _ text: some StringProtocol, field: String = "country"
    ) throws(FieldProblem) -> CountryCode {
        let country = try CountryCode(text, field: field)
        guard contains(country) else { throw country.unassigned(field: field) }
        return country
    }

    /// Name of a country, or nil for a code that is not assigned.
    public func name(of country: CountryCode) -> BilingualText? { names[country] }

    /// All codes, in their order.
    public var all: [CountryCode] { names.keys.sorted() }

    /// How many countries there are.
    public var count: Int { names.count }
}

// MARK: - Reading

extension Countries: ReferenceTable {
    static var file: ReferenceFile { .countries }
    static var keys: [String] { ["countries"] }

    init?(_ object: JSONObject) {
        for node in object["countries"]?.elements() ?? [] {
            guard let row = node.object(required: ["code", "zh", "en"]), let code = row["code"],
                let text = code.text(), let zh = row["zh"]?.text(), let en = row["en"]?.text()
            else { continue }
            guard let country = try? CountryCode(text), country.text == text else {
                code.refuse("must be three capital letters (ISO 3166-1 alpha-3)")
                continue
            }
            if names.updateValue(BilingualText(zh: zh, en: en), forKey: country) != nil {
                code.refuse("is listed twice")
            }
        }
        if names[.china] == nil { object["countries"]?.refuse("lacks CHN") }
    }

    var entries: [String: String] {
        Dictionary(uniqueKeysWithValues: names.map { ($0.text, "\($1.zh) \($1.en)") })
    }
}
