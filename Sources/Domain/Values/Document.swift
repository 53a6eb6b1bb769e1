/// A checked identity document.
///
/// A person is keyed by ``keyText``: one document has one, however it is spelled, and no two persons share one (ID-6).
public struct Document: Sendable {
    /// Kinds of document (ID-1 to ID-6).
    ///
    /// Raw values are stored and hashed: they never change.
    public enum Kind: UInt8, Hashable, Sendable, CaseIterable {
        /// 居民身份证 (ID-1).
        case residentID = 1
        /// 港澳台居民居住证 (ID-2).
        case hmtResidencePermit = 2
        /// 港澳居民来往内地通行证 (ID-3).
        case hmTravelPermit = 3
        /// 台湾居民来往大陆通行证, 台胞证 (ID-4).
        case taiwanTravelPermit = 4
        /// 外国人永久居留身份证 (ID-5).
        case foreignPermanentResidentID = 5
        /// Passport of any country (ID-6).
        case passport = 6
    }

    /// Kind of the document, by its number where that says another one than the sender (ID-6).
    public let kind: Kind
    /// Country of issue. That of every Chinese document is CHN, whatever its sender says.
    public let country: CountryCode
    /// The number as it is printed: ASCII capitals and digits, with a permit's re-issue count where it is given.
    public let number: String
    /// Remarks on what was accepted, for the fields `type`, `country` and `number`; most documents have none.
    public let notes: [FieldNote]

    /// Normalises and checks a document.
    ///
    /// - Parameters:
    ///   - kind: What the document is.
    ///   - country: ISO 3166-1 alpha-3 in any ``Spelling``. Empty means CHN, which a passport may not leave out.
    ///   - number: The number in any ``Spelling``, with spaces or hyphens, its letters in either case.
    ///   - today: No birth date may lie after it.
    ///   - tables: Divisions and countries; `ReferenceData` is such a table.
    /// - Throws: ``FieldProblem`` for `number` or `country`.
    public init(
        kind: Kind, country: String = "", number: String, today: ChinaDay, tables: some DocumentTables
    ) throws(FieldProblem) {
        var notes: [FieldNote] = []
        self.country = try Self.country(country, kind, tables, &notes)
        let digits = try DocumentNumber.plain(number, kind)
        self.kind = DocumentNumber.kind(kind, of: digits)
        if self.kind != kind {
            notes.append(FieldNote(field: "type", text: "counts as hmt-residence-permit, as its number shows (ID-2)"))
        }
        if let refusal = DocumentNumber.refusal(self.kind, digits, today: today, tables: tables) {
            throw FieldProblem(field: "number", reason: refusal.reason, of: number, remedy: refusal.remedy)
        }
        notes += DocumentNumber.notes(self.kind, digits, tables: tables)
        self.number = String(decoding: digits, as: UTF8.self)
        self.notes = notes
    }

    /// Text that the person's partition key is hashed from, the same for every spelling of one document (ID-6).
    ///
    /// The re-issue count of a travel permit is no part of it (ID-3, ID-4).
    public var keyText: String {
        let length = DocumentNumber.lengthWithoutReissue(kind)
        return "\(kind.rawValue)|\(country)|\(length.map { String(number.prefix($0)) } ?? number)"
    }

    /// The number with its middle hidden, such as `110105********002X`; of 12 characters and less all but four (ID-8).
    public var masked: String {
        number.utf8.count > 12
            ? Mask.middle(of: number, first: 6, last: 4) : Mask.middle(of: number, first: 0, last: 4)
    }

    /// Whether only name and number were matched, so that the document has to be looked at as well (ID-7).
    public var needsCheck: Bool { kind == .passport || kind == .taiwanTravelPermit }

    private static func country(
        _ text: String, _ kind: Kind, _ tables: some DocumentTables, _ notes: inout [FieldNote]
    ) throws(FieldProblem) -> CountryCode {
        guard !text.isEmpty else {
            guard kind != .passport else {
                throw FieldProblem(field: "country", reason: "must be given: a passport needs its issuing country")
            }
            return .china
        }
        let country = try CountryCode(text)
        guard tables.isCountry(country) else { throw country.unassigned() }
        guard kind != .passport, country != .china else { return country }
        notes.append(
            FieldNote(field: "country", text: "counts as CHN, which issues every document of this type (ID-6)"))
        return .china
    }
}

// MARK: - Comparison

extension Document: Hashable {
    /// Whether two documents have kind, country and printed number in common; remarks do not count.
    public static func == (left: Self, right: Self) -> Bool {
        left.kind == right.kind && left.country == right.country && left.number == right.number
    }

    /// Hashes kind, country and number.
    public func hash(into hasher: inout Hasher) {
        hasher.combine(kind)
        hasher.combine(country)
        hasher.combine(number)
    }
}
