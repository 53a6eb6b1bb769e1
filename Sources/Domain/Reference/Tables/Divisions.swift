import Values

/// Administrative divisions of China, those that were abolished among them (GB/T 2260, ID-1).
public struct Divisions: Equatable, Sendable {
    private struct Entry: Equatable, Sendable {
        let zh: String
        /// Counties and abolished divisions have none.
        let en: String?
        /// Whether a trip card names the division.
        let isCity: Bool
    }

    private var byDivision: [Division: Entry] = [:]

    /// Whether the division was ever in force at any level.
    public func contains(_ division: Division) -> Bool { byDivision[division] != nil }

    /// Whether a division's code begins with these digits.
    ///
    /// - Parameter digits: Code of a division, or its first 2 or 4 digits.
    public func contains(beginning digits: String) -> Bool {
        if let division = UInt32(digits + String(repeating: "0", count: max(0, 6 - digits.utf8.count)))
            .flatMap(Division.init(code:)), contains(division)
        {
            return true
        }
        return byDivision.keys.contains { $0.description.hasPrefix(digits) }
    }

    /// How many divisions there are.
    public var count: Int { byDivision.count }

    /// Name of a division: its own, or for an unknown one its province's; nil when the province is unknown too (ID-1).
    ///
    /// A county has no English name: it is given its city's, or else its province's. An abolished prefecture keeps its Chinese
    /// one beside the province's, so that it is not taken for the whole province.
    public func name(of division: Division) -> BilingualText? {
        guard let named = [division, division.province].first(where: contains), let zh = byDivision[named]?.zh else {
            return nil
        }
        if let en = byDivision[named]?.en ?? byDivision[named.prefecture]?.en { return BilingualText(zh: zh, en: en) }
        let province = byDivision[named.province]?.en
        let en = named == named.prefecture ? province.map { "\(zh), \($0)" } : province
        return BilingualText(zh: zh, en: en ?? zh)
    }

    /// The division of a text, where at least its province is known, and the remark on an unknown one (ID-1).
    ///
    /// A division that the table lacks is no error of the sender: divisions change faster than tables.
    ///
    /// - Parameters:
    ///   - text: Six digits in any ``Spelling``.
    ///   - field: Name of the field in the problem or the note.
    /// - Throws: ``FieldProblem`` when the text has another form, or the province is unknown too.
    public func accept(
        _ text: some StringProtocol, field: String = "division"
    ) throws(FieldProblem) -> (division: Division, note: FieldNote?) {
        let division = try Division(text, field: field)
        if contains(division) { return (division, nil) }
        guard contains(division.province) else {
            throw FieldProblem(field: field, reason: "begins with no known province (GB/T 2260)", of: text)
        }
        return (division, FieldNote(field: field, text: "is unknown, and shown as its province (ID-1)"))
    }

    /// The city of a division as trip cards count cities, or nil when it belongs to none.
    ///
    /// That is the prefecture; a municipality, Hong Kong, Macao and Taiwan are cities themselves, and so are counties
    /// that their province administers. A prefecture of a known province that is no city of the table, because it is new
    /// or abolished, is taken for one (ID-1).
    public func city(of division: Division) -> Division? {
        let known = [division, division.prefecture, division.province].first { byDivision[$0]?.isCity == true }
        return known ?? unlistedCity(of: division)
    }

    /// The city that a division's code names where the table has none; nil for a province, or where it is unknown.
    private func unlistedCity(of division: Division) -> Division? {
        guard contains(division.province), division != division.province else { return nil }
        guard division.code / 100 % 100 == Self.countiesOfProvince else { return division.prefecture }
        return division == division.prefecture ? nil : division
    }

    /// Third and fourth digit of counties that their province administers.
    private static let countiesOfProvince: UInt32 = 90

    /// Every city a trip card may name, ascending.
    public var cities: [Division] { byDivision.filter(\.value.isCity).keys.sorted() }
}

// MARK: - Reading

extension Divisions: ReferenceTable {
    static var file: ReferenceFile { .divisions }
    static var keys: [String] { ["provinces", "cities", "others"] }

    init?(_ object: JSONObject) {
        for node in object["provinces"]?.elements() ?? [] { addProvince(node) }
        for node in object["cities"]?.elements() ?? [] { addCity(node) }
        for node in object["others"]?.elements() ?? [] { addOther(node) }
    }

    private mutating func addProvince(_ node: JSONNode) {
        guard let row = node.object(required: ["code", "zh", "en"], optional: ["isCity"]) else { return }
        let isCity = row["isCity"].map { $0.boolean() } ?? false
        guard let code = row["code"], let division = Self.division(code), let zh = row["zh"]?.text(),
            let en = row["en"]?.text(), let isCity
        else { return }
        guard division == division.province else { return code.refuse("must end with 0000, as a province's code does") }
        add(Entry(zh: zh, en: en, isCity: isCity), division, code)
    }

    private mutating func addCity(_ node: JSONNode) {
        guard let row = node.object(required: ["code", "zh", "en"]), let code = row["code"],
            let division = Self.division(code), let zh = row["zh"]?.text(), let en = row["en"]?.text()
        else { return }
        addBelowProvince(Entry(zh: zh, en: en, isCity: true), division, code)
    }

    /// A row of code and Chinese name: an object each would double the size of the file.
    private mutating func addOther(_ node: JSONNode) {
        let cells = node.elements()
        guard cells.count == 2 else { return node.refuse("must be a code and a Chinese name") }
        guard let division = Self.division(cells[0]), let zh = cells[1].text() else { return }
        addBelowProvince(Entry(zh: zh, en: nil, isCity: false), division, cells[0])
    }

    private mutating func addBelowProvince(_ entry: Entry, _ division: Division, _ code: JSONNode) {
        guard byDivision[division.province] != nil else { return code.refuse("belongs to no listed province") }
        add(entry, division, code)
    }

    private mutating func add(_ entry: Entry, _ division: Division, _ code: JSONNode) {
        if byDivision.updateValue(entry, forKey: division) != nil { code.refuse("is listed twice") }
    }

    private static func division(_ node: JSONNode) -> Division? {
        guard let text = node.text() else { return nil }
        guard let division = try? Division(text), division.description == text else {
            node.refuse("must be a division code of 6 digits (GB/T 2260)")
            return nil
        }
        return division
    }

    var entries: [String: String] {
        Dictionary(
            uniqueKeysWithValues: byDivision.map { ("\($0)", "\($1.zh) \($1.en ?? "")\($1.isCity ? " (city)" : "")") })
    }
}
