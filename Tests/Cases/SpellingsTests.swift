import Testing
import Values

@Suite("Full-width, invisible and spreadsheet spellings of numbers")
struct SpellingsTests {
    @Test("ID-1: a resident number is read where its spelling has one meaning, else the character is named")
    func documents() throws {
        let number = "330106198803050148"
        let withX = "33010619880306008X"
        try CaseFile("spellings/documents.csv").expect([
            "full-width digits": .accepted(number),
            "full-width letter": .accepted(withX),
            "ideographic space after": .accepted(number),
            "no-break space after": .accepted(number),
            "zero-width space before": .accepted(number),
            "direction marks around": .accepted(number),
            "byte order mark before": .accepted(number),
            "small letter": .accepted(withX),
            "no-break hyphen inside": .accepted(number),
            "soft hyphen inside": .accepted(number),
            "line break at the end": .accepted(number),
            "line break inside": .accepted(number),
            "tab after": .accepted(number),
            "spaces inside": .accepted(number),
            "hyphens inside": .accepted(number),
            "apostrophe of a spreadsheet": .accepted(number),
            "formula of a spreadsheet": .accepted(number),
            "decimal of a spreadsheet": .accepted(number),
            "Cyrillic letter": .refused("U+0425 (CYRILLIC CAPITAL LETTER HA) at place 18", remedy: "Latin letter X"),
            "multiplication sign": .refused("U+00D7 (MULTIPLICATION SIGN) at place 18", remedy: "Latin letter X"),
            "asterisk": .refused("U+002A (ASTERISK) at place 18", remedy: "whole number"),
            "Arabic digits": .refused("U+0663 (ARABIC-INDIC DIGIT THREE) at place 1", remedy: "digits 0 to 9"),
            "number of a spreadsheet": .refused("a spreadsheet has destroyed its digits", remedy: "as text"),
            "tail of zeros": .refused("wrong check character", remedy: "a spreadsheet may have turned"),
        ]) { row in
            let document = try CaseFile.document(row)
            return (document.number, document.notes)
        }
    }

    @Test("ID-8: a phone is read likewise, and what is no mobile number is told for its kind")
    func phones() throws {
        let number = "13805710099"
        try CaseFile("spellings/phones.csv").expect([
            "spaces": .accepted(number),
            "hyphens": .accepted(number),
            "+86": .accepted(number),
            "+86 and spaces": .accepted(number),
            "86": .accepted(number),
            "full-width": .accepted(number),
            "decimal of a spreadsheet": .accepted(number),
            "no-break space after": .accepted(number),
            "direction marks around": .accepted(number),
            "number of a spreadsheet": .refused("a spreadsheet has destroyed its digits", remedy: "as text"),
            "leading zero": .refused("begins with 0"),
            "landline": .refused("landline"),
            "two numbers": .refused("more than one number", remedy: "one number a row"),
            "two numbers, full-width comma": .refused("more than one number"),
            "too short": .refused("11 digits"),
        ]) { (try Phone($0["phone"] ?? "").number, []) }
    }

    @Test("The name of a column is a code like others")
    func header() throws {
        #expect(try Spelling("\u{FEFF}document_number\u{A0}", field: "header").text == "document_number")
    }
}
