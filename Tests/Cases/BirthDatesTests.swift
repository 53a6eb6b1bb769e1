import Testing
import Values

@Suite("Birth dates in numbers of documents")
struct BirthDatesTests {
    @Test("ID-1, ID-2, ID-5: a birth date is a day of the calendar, not before 1850 and not after today")
    func people() throws {
        try CaseFile("birth-dates/people.csv").expect([
            "leap day of 2000": .accepted("resident-id"),
            "leap day of 1900": .refused("no valid birth date"),
            "29 February 2023": .refused("no valid birth date"),
            "leap day of 2024": .accepted("resident-id"),
            "month 13": .refused("no valid birth date"),
            "31 April": .refused("no valid birth date"),
            "today": .accepted("resident-id"),
            "tomorrow": .refused("in the future"),
            "1899": .accepted("resident-id"),
            "1850": .accepted("resident-id"),
            "1849": .refused("no valid birth date"),
            "zeros": .refused("no valid birth date"),
            "month and day zero": .refused("no valid birth date"),
            "15 digits": .refused("17 digits and a check character", remedy: "18 characters"),
            "Hong Kong": .accepted("hmt-residence-permit"),
            "prefix of Taiwan": .refused("810000, 820000 or 830000"),
            "permit called resident ID": .accepted("hmt-residence-permit", note: "as its number shows"),
            "permanent residence": .accepted("foreign-permanent-resident-id"),
            "old form": .accepted("foreign-permanent-resident-id"),
            "old form, too long": .refused("3 letters and 12 digits"),
        ]) { row in
            let document = try CaseFile.document(row)
            return (document.kind.word, document.notes)
        }
    }
}
