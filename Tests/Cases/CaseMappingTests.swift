import Testing
import Values

@Suite("Letters of other scripts, countries and brackets in numbers of documents")
struct CaseMappingTests {
    @Test("ID-3, ID-4, ID-6: no letter is mapped into another person's number, and one document has one key")
    func documents() throws {
        let chn = "counts as CHN"
        try CaseFile("case-mapping/documents.csv").expect([
            "dotless i": .refused("U+0131 (LATIN SMALL LETTER DOTLESS I) at place 1"),
            "Latin I": .accepted("6|TUR|I7654321"),
            "sharp s": .refused("U+00DF (LATIN SMALL LETTER SHARP S) at place 1"),
            "long s in the country": .refused("U+017F (LATIN SMALL LETTER LONG S) at place 2"),
            "Kelvin sign": .refused("U+212A (KELVIN SIGN) at place 1"),
            "unassigned country": .refused("ISO 3166-1"),
            "one letter": .refused("three letters", remedy: "DEU"),
            "filled with <": .refused("three letters"),
            "name of the country": .refused("three letters"),
            "two letters": .refused("three letters"),
            "small letters": .accepted("6|DEU|C01X00T88"),
            "space after": .accepted("6|DEU|C01X00T88"),
            "letters for digits": .accepted("6|DEU|COIXOOT88"),
            "no country": .refused("needs its issuing country"),
            "China": .accepted("6|CHN|E87654321"),
            "ligature": .refused("U+FB01 (LATIN SMALL LIGATURE FI) at place 1"),
            "full-width": .accepted("6|GBR|E87654321"),
            "two lines": .refused("more than one number", remedy: "one number a row"),
            "two in a row": .refused("more than one number"),
            "in groups": .accepted("6|GBR|E87654321"),
            "groups on two lines": .refused("line break at place 5", remedy: "one number a row"),
            "small h": .accepted("3|CHN|H87654321"),
            "re-issue in brackets": .accepted("3|CHN|H87654321"),
            "re-issue": .accepted("3|CHN|H87654321"),
            "full-width brackets": .accepted("3|CHN|H87654321", note: chn),
            "issuing office in brackets": .accepted("4|CHN|87654321"),
            "re-issue and office": .accepted("4|CHN|87654321", note: chn),
            "plain": .accepted("4|CHN|87654321"),
            "letter before": .refused("8 or 10 digits", remedy: "without a letter"),
            "country of a Chinese document, unassigned": .refused("ISO 3166-1"),
            "country of a Chinese document, long s": .refused("U+017F"),
        ]) { row in
            let document = try CaseFile.document(row)
            return (document.keyText, document.notes)
        }
    }
}
