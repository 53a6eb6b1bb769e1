import Formats

/// Form and check digit of each kind of document's number (ID-1 to ID-6).
public enum DocumentNumber {
    /// The check character of the first 17 digits of a number (GB 11643-1999, ISO 7064 MOD 11-2).
    ///
    /// - Parameter digits: 17 ASCII digits.
    /// - Returns: An ASCII digit or `X`.
    public static func checkCharacter(_ digits: some Collection<UInt8>) -> UInt8 {
        precondition(digits.count == 17, "the check character follows 17 digits")
        let sum = zip(weights, digits).reduce(0) { $0 + $1.0 * Int($1.1 &- UInt8(ascii: "0")) }
        return checkCharacters[sum % 11]
    }

    /// Why a number is refused, and what its sender can do.
    struct Refusal {
        let reason: String
        var remedy: String?
    }

    /// The kind of a number: one that begins with 81, 82 or 83 is a residence permit, whatever its sender calls it.
    static func kind(_ kind: Document.Kind, of number: [UInt8]) -> Document.Kind {
        guard kind == .residentID, number.count >= 2, number[0] == UInt8(ascii: "8"),
            (UInt8(ascii: "1")...UInt8(ascii: "3")).contains(number[1])
        else { return kind }
        return .hmtResidencePermit
    }

    /// How many characters of a kind's number name the person; nil for all.
    static func lengthWithoutReissue(_ kind: Document.Kind) -> Int? {
        switch kind {
        case .hmTravelPermit: 9
        case .taiwanTravelPermit: 8
        default: nil
        }
    }

    /// Why a normalised number is refused, or nil when it is in order.
    static func refusal(
        _ kind: Document.Kind, _ number: [UInt8], today: ChinaDay, tables: some DocumentTables
    ) -> Refusal? {
        switch kind {
        case .residentID: residentRefusal(number, today: today, tables: tables)
        case .hmtResidencePermit: permitRefusal(number, today: today)
        case .hmTravelPermit:
            isTravelPermit(number) ? nil : Refusal(reason: "must be H or M and 8 or 10 digits")
        case .taiwanTravelPermit: taiwanRefusal(number)
        case .foreignPermanentResidentID: foreignRefusal(number, today: today)
        case .passport:
            (5...17).contains(number.count) ? nil : Refusal(reason: "must be 5 to 17 letters and digits")
        }
    }

    /// Remarks on a number that is in order.
    static func notes(_ kind: Document.Kind, _ number: [UInt8], tables: some DocumentTables) -> [FieldNote] {
        var texts: [String] = []
        if kind == .residentID, let division = division(of: number), !tables.isDivision(division) {
            texts.append("begins with an unknown county of a known province, and is shown as the province (ID-1)")
        }
        if hasResidentForm(number), looksCut(number) {
            texts.append("ends in 000, as a number does that a spreadsheet has cut: compare it with the document")
        }
        return texts.map { FieldNote(field: "number", text: $0) }
    }

    private static let weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
    private static let checkCharacters = Array("10X98765432".utf8)
    /// Nobody who is alive was born earlier.
    private static let earliestBirthYear = 1850
}

// MARK: - Numbers with birth date and check character

extension DocumentNumber {
    private static func residentRefusal(
        _ number: [UInt8], today: ChinaDay, tables: some DocumentTables
    ) -> Refusal? {
        guard hasResidentForm(number) else { return residentFormRefusal(number) }
        guard let division = division(of: number), tables.isDivision(division.province) else {
            return Refusal(
                reason: "begins with no known province",
                remedy: number[0] == UInt8(ascii: "9")
                    ? "give the type foreign-permanent-resident-id if it is a foreigner's card" : nil)
        }
        return birthRefusal(number[6..<14], today: today) ?? checkRefusal(number)
    }

    private static func permitRefusal(_ number: [UInt8], today: ChinaDay) -> Refusal? {
        guard hasResidentForm(number) else { return residentFormRefusal(number) }
        guard [810_000, 820_000, 830_000].contains(Digits.value(number[0..<6])) else {
            return Refusal(reason: "must begin with 810000, 820000 or 830000")
        }
        return birthRefusal(number[6..<14], today: today) ?? checkRefusal(number)
    }

    /// A number of either form of the permanent resident's card (ID-5).
    private static func foreignRefusal(_ number: [UInt8], today: ChinaDay) -> Refusal? {
        if number.count == 15, number[..<3].allSatisfy(ASCII.isCapital), number[3...].allSatisfy(ASCII.isDigit) {
            return nil
        }
        guard hasResidentForm(number), number[0] == UInt8(ascii: "9") else {
            return Refusal(reason: "must be 3 letters and 12 digits, or 18 characters that begin with 9")
        }
        return birthRefusal(number[6..<14], today: today) ?? checkRefusal(number)
    }

    private static func hasResidentForm(_ number: [UInt8]) -> Bool {
        number.count == 18 && number[..<17].allSatisfy(ASCII.isDigit)
            && (ASCII.isDigit(number[17]) || number[17] == UInt8(ascii: "X"))
    }

    private static func residentFormRefusal(_ number: [UInt8]) -> Refusal {
        Refusal(
            reason: "must be 17 digits and a check character",
            remedy: number.count == 15 && number.allSatisfy(ASCII.isDigit)
                ? "give the number of 18 characters; those of 15 digits ended in 2013" : nil)
    }

    private static func division(of number: [UInt8]) -> Division? {
        Digits.value(number[0..<6]).flatMap { Division(code: UInt32($0)) }
    }

    private static func birthRefusal(_ date: ArraySlice<UInt8>, today: ChinaDay) -> Refusal? {
        let start = date.startIndex
        guard let year = Digits.value(date[start..<start + 4]), year >= earliestBirthYear,
            let month = Digits.value(date[start + 4..<start + 6]), let day = Digits.value(date[start + 6..<start + 8]),
            let birth = ChinaDay(year: year, month: month, day: day)
        else { return Refusal(reason: "holds no valid birth date") }
        return birth > today ? Refusal(reason: "holds a birth date in the future") : nil
    }

    private static func checkRefusal(_ number: [UInt8]) -> Refusal? {
        guard checkCharacter(number[..<17]) != number[17] else { return nil }
        return Refusal(
            reason: "has a wrong check character",
            remedy: looksCut(number)
                ? "a spreadsheet may have turned its last digits to zeros: \(Spelling.formatAsText)" : nil)
    }

    /// Whether a number may have been cut: spreadsheets keep 15 digits and write zeros for the rest.
    private static func looksCut(_ number: [UInt8]) -> Bool { number.suffix(3).allSatisfy { $0 == UInt8(ascii: "0") } }
}

// MARK: - Travel permits

extension DocumentNumber {
    private static func isTravelPermit(_ number: [UInt8]) -> Bool {
        [9, 11].contains(number.count) && (number[0] == UInt8(ascii: "H") || number[0] == UInt8(ascii: "M"))
            && number.dropFirst().allSatisfy(ASCII.isDigit)
    }

    private static func taiwanRefusal(_ number: [UInt8]) -> Refusal? {
        guard [8, 10].contains(number.count), number.allSatisfy(ASCII.isDigit) else {
            return Refusal(
                reason: "must be 8 or 10 digits",
                remedy: number.contains(where: ASCII.isCapital) ? "give the digits of the card without a letter" : nil)
        }
        return nil
    }
}
