/// The form of each kind of document's number (ID-1 to ID-6).
enum DocumentRules {
    /// What is wrong with a normalised number, or nil.
    static func problem(_ kind: Document.Kind, _ number: [UInt8], today: CivilDay) -> String? {
        switch kind {
        case .residentID: residentProblem(number, today: today) { DivisionCodes.contains($0) }
        case .hmtResidencePermit: residentProblem(number, today: today) { [810_000, 820_000, 830_000].contains($0) }
        case .hmTravelPermit:
            [9, 11].contains(number.count) && (number[0] == UInt8(ascii: "H") || number[0] == UInt8(ascii: "M"))
                && number.dropFirst().allSatisfy(isDigit) ? nil : "must be H or M and 8 or 10 digits"
        case .taiwanTravelPermit:
            [8, 10].contains(number.count) && number.allSatisfy(isDigit) ? nil : "must be 8 or 10 digits"
        case .foreignPermanentResidentID: foreignProblem(number, today: today)
        case .passport:
            (5...17).contains(number.count) && number.allSatisfy { isDigit($0) || isLetter($0) }
                ? nil : "must be 5 to 17 letters and digits"
        }
    }

    /// The check character of the first 17 digits (GB 11643-1999).
    static func checkCharacter(_ digits: some Collection<UInt8>) -> UInt8 {
        let weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
        let sum = zip(weights, digits).reduce(0) { $0 + $1.0 * Int($1.1 - UInt8(ascii: "0")) }
        return Array("10X98765432".utf8)[sum % 11]
    }

    private static func residentProblem(
        _ number: [UInt8], today: CivilDay, isDivision: (UInt32) -> Bool
    ) -> String? {
        guard hasResidentForm(number) else { return "must be 17 digits and a check character" }
        guard isDivision(UInt32(value(number[0..<6]))) else { return "begins with no known division" }
        return birthProblem(number[6..<14], today: today) ?? checkProblem(number)
    }

    private static func foreignProblem(_ number: [UInt8], today: CivilDay) -> String? {
        if number.count == 15 {
            return number[0..<3].allSatisfy(isLetter) && number[3...].allSatisfy(isDigit)
                ? nil : "must be 3 letters and 12 digits, or 18 characters that begin with 9"
        }
        guard hasResidentForm(number), number[0] == UInt8(ascii: "9") else {
            return "must be 3 letters and 12 digits, or 18 characters that begin with 9"
        }
        return birthProblem(number[6..<14], today: today) ?? checkProblem(number)
    }

    private static func hasResidentForm(_ number: [UInt8]) -> Bool {
        number.count == 18 && number[..<17].allSatisfy(isDigit)
            && (isDigit(number[17]) || number[17] == UInt8(ascii: "X"))
    }

    private static func birthProblem(_ date: ArraySlice<UInt8>, today: CivilDay) -> String? {
        let start = date.startIndex
        let birth = CivilDay(
            year: value(date[start..<start + 4]), month: value(date[start + 4..<start + 6]),
            day: value(date[start + 6..<start + 8]))
        guard let birth, birth.year >= 1850 else { return "holds no valid birth date" }
        return birth > today ? "holds a birth date in the future" : nil
    }

    private static func checkProblem(_ number: [UInt8]) -> String? {
        checkCharacter(number[..<17]) == number[17] ? nil : "has a wrong check character"
    }

    private static func value(_ digits: ArraySlice<UInt8>) -> Int {
        digits.reduce(0) { $0 * 10 + Int($1 - UInt8(ascii: "0")) }
    }

    private static func isDigit(_ byte: UInt8) -> Bool { byte >= 48 && byte <= 57 }
    private static func isLetter(_ byte: UInt8) -> Bool { byte >= 65 && byte <= 90 }
}
