public import Values

/// Which documents can be of one person (COL-16).
public enum AliasRules {
    /// What a citizen may ask for within a day.
    public static let asked = [UseLimit(5, per: ChinaDay.secondsPerDay)]

    /// Why two documents are not of one person, or need no joining. None of it says more than the two numbers do.
    public enum Objection: Equatable, Sendable {
        /// Both are the same document.
        case isSame
        /// Their numbers hold different days of birth.
        case bornOnOtherDays
        /// Their numbers hold different sexes.
        case ofOtherSex
        /// Both are resident IDs, whose number a person has for life. A wrong one is corrected, not joined.
        case twoResidentIDs
    }

    /// What stands against joining two documents; nil when their numbers allow it.
    ///
    /// Numbers of passports and travel permits tell neither birth nor sex. Then the original and its photograph decide alone.
    public static func objection(_ one: Document, _ other: Document) -> Objection? {
        // A travel permit that was issued again has another number printed, and is the same document.
        if one.keyText == other.keyText { return .isSame }
        if let first = one.birthDay, let second = other.birthDay, first != second { return .bornOnOtherDays }
        if let first = isMale(one), let second = isMale(other), first != second { return .ofOtherSex }
        return one.kind == .residentID && other.kind == .residentID ? .twoResidentIDs : nil
    }

    /// Whether the number says that its person is a man: its last but one digit is odd (ID-1, ID-2). Nil where it says nothing.
    static func isMale(_ document: Document) -> Bool? {
        guard document.kind == .residentID || document.kind == .hmtResidencePermit else { return nil }
        return document.number.utf8.dropLast().last.map { $0 % 2 == 1 }
    }
}
