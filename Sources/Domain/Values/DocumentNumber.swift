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

    /// Why a normalised number is refused, or nil when it is in order.
    static func problem(
        _ kind: Document.Kind, _ number: [UInt8], today: ChinaDay, isDivision: (Division) -> Bool
    ) -> String? {
        switch kind {
        case .residentID: residentProblem(number, today: today, isDivision: isDivision)
        case .hmtResidencePermit:
            residentProblem(number, today: today) { [810_000, 820_000, 830_000].contains($0.code) }
        case .hmTravelPermit:
            isTravelPermit(number) ? nil : "must be H or M and 8 or 10 digits"
        case .taiwanTravelPermit:
            [8, 10].contains(number.count) && number.allSatisfy(Digits.isDigit) ? nil : "must be 8 or 10 digits"
        case .foreignPermanentResidentID: foreignProblem(number, today: today)
        case .passport:
            (5...17).contains(number.count) && number.allSatisfy { Digits.isDigit($0) || isLetter($0) }
                ? nil : "must be 5 to 17 letters and digits"
        }
    }

    private static func isTravelPermit(_ number: [UInt8]) -> Bool {
        [9, 11].contains(number.count) && (number[0] == UInt8(ascii: "H") || number[0] == UInt8(ascii: "M"))
            && number.dropFirst().allSatisfy(Digits.isDigit)
    }

    private static func residentProblem(
        _ number: [UInt8], today: ChinaDay, isDivision: (Division) -> Bool
    ) -> String? {
        guard hasResidentForm(number) else { return "must be 17 digits and a check character" }
        guard let code = Digits.value(number[0..<6]), let division = Division(code: UInt32(code)), isDivision(division)
        else { return "begins with no known division" }
        return birthProblem(number[6..<14], today: today) ?? checkProblem(number)
    }

    /// A number of either form of the permanent resident's card (ID-5).
    private static func foreignProblem(_ number: [UInt8], today: ChinaDay) -> String? {
        if number.count == 15, number[..<3].allSatisfy(isLetter), number[3...].allSatisfy(Digits.isDigit) {
            return nil
        }
        guard hasResidentForm(number), number[0] == UInt8(ascii: "9") else {
            return "must be 3 letters and 12 digits, or 18 characters that begin with 9"
        }
        return birthProblem(number[6..<14], today: today) ?? checkProblem(number)
    }

    private static func hasResidentForm(_ number: [UInt8]) -> Bool {
        number.count == 18 && number[..<17].allSatisfy(Digits.isDigit)
            && (Digits.isDigit(number[17]) || number[17] == UInt8(ascii: "X"))
    }

    private static func birthProblem(_ date: ArraySlice<UInt8>, today: ChinaDay) -> String? {
        let start = date.startIndex
        guard let year = Digits.value(date[start..<start + 4]), year >= earliestBirthYear,
            let month = Digits.value(date[start + 4..<start + 6]), let day = Digits.value(date[start + 6..<start + 8]),
            let birth = ChinaDay(year: year, month: month, day: day)
        else { return "holds no valid birth date" }
        return birth > today ? "holds a birth date in the future" : nil
    }

    private static func checkProblem(_ number: [UInt8]) -> String? {
        checkCharacter(number[..<17]) == number[17] ? nil : "has a wrong check character"
    }

    private static func isLetter(_ byte: UInt8) -> Bool { byte >= UInt8(ascii: "A") && byte <= UInt8(ascii: "Z") }

    private static let weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
    private static let checkCharacters = Array("10X98765432".utf8)
    /// Nobody who is alive was born earlier.
    private static let earliestBirthYear = 1850
}
