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
        one.keyText == other.keyText ? .isSame : objection(DocumentTraits(one), DocumentTraits(other))
    }

    /// What stands against documents of which each is already joined with others: every one of the first person's is held
    /// against every one of the second's, so that no third document brings together what contradicts itself.
    public static func objection(_ ones: [DocumentTraits], _ others: [DocumentTraits]) -> Objection? {
        for one in ones {
            for other in others {
                if let objection = objection(one, other) { return objection }
            }
        }
        return nil
    }

    private static func objection(_ one: DocumentTraits, _ other: DocumentTraits) -> Objection? {
        if let first = one.birthDay, let second = other.birthDay, first != second { return .bornOnOtherDays }
        if let first = one.isMale, let second = other.isMale, first != second { return .ofOtherSex }
        return one.isResidentID && other.isResidentID ? .twoResidentIDs : nil
    }
}

/// What the number of a document tells of its person.
public struct DocumentTraits: Equatable, Sendable {
    /// Whether it is a resident ID.
    public let isResidentID: Bool
    /// The day of birth that it holds; nil where it holds none.
    public let birthDay: ChinaDay?
    /// Whether it says that its person is a man: its last but one digit is odd (ID-1, ID-2). Nil where it says nothing.
    public let isMale: Bool?

    /// What was kept of a document.
    public init(isResidentID: Bool, birthDay: ChinaDay?, isMale: Bool?) {
        self.isResidentID = isResidentID
        self.birthDay = birthDay
        self.isMale = isMale
    }

    /// What the number of a document tells.
    public init(_ document: Document) {
        isResidentID = document.kind == .residentID
        birthDay = document.birthDay
        isMale =
            isResidentID || document.kind == .hmtResidencePermit
            ? document.number.utf8.dropLast().last.map { $0 % 2 == 1 } : nil
    }
}
