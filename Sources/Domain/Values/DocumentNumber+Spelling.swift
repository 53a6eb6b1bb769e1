// How people write numbers of documents.
extension DocumentNumber {
    /// The most characters of a number.
    private static let lengthMax = 20

    /// The ASCII capitals and digits of a written number.
    ///
    /// Spaces and hyphens are left out, and so are the brackets around a permit's re-issue count.
    ///
    /// - Throws: ``FieldProblem`` for `number`.
    static func plain(_ text: String, _ kind: Document.Kind) throws(FieldProblem) -> [UInt8] {
        let spelling = try Spelling(text, field: "number").droppingDecimalZeros()
        guard !spelling.isScientific else {
            throw FieldProblem(
                field: "number", reason: "is a rounded number: a spreadsheet has destroyed its digits", of: text,
                remedy: Spelling.formatAsText)
        }
        guard kind != .passport || !areTwoPassports(spelling) else {
            throw FieldProblem(
                field: "number", reason: "holds more than one number", of: text, remedy: "give one number a row")
        }
        let joined = spelling.dropping { isSeparator($0, kind) }
        let number = withoutBrackets(withoutIssuer(joined, kind), kind)
        if let index = number.bytes.firstIndex(where: { !ASCII.isDigit($0) && !ASCII.isLetter($0) }) {
            throw problem(number, at: index, kind, text)
        }
        guard (1...lengthMax).contains(number.bytes.count) else {
            throw FieldProblem(
                field: "number", reason: "must be given and at most \(lengthMax) characters long", of: text)
        }
        return number.bytes.map(ASCII.capital)
    }

    /// Whether a character only separates groups of a number.
    ///
    /// A passport has no fixed length, so that two of them on two lines of a cell could be taken for one.
    private static func isSeparator(_ byte: UInt8, _ kind: Document.Kind) -> Bool {
        byte == UInt8(ascii: " ") || byte == UInt8(ascii: "-") || (byte == UInt8(ascii: "\n") && kind != .passport)
    }

    /// Whether blanks part numbers each of which is a whole passport number, in the form that most countries use: joined
    /// they would be a number that nobody has.
    private static func areTwoPassports(_ spelling: Spelling) -> Bool {
        let groups = spelling.bytes.split { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\n") }
        return groups.count > 1
            && groups.allSatisfy { group in
                let letters = group.prefix(while: ASCII.isLetter).count
                return (1...2).contains(letters) && group.count >= letters + 6
                    && group.dropFirst(letters).allSatisfy(ASCII.isDigit)
            }
    }

    /// `H12345678(01)` as `H1234567801`.
    private static func withoutBrackets(_ number: Spelling, _ kind: Document.Kind) -> Spelling {
        let bytes = number.bytes
        guard let length = lengthWithoutReissue(kind), bytes.count == length + 4,
            bytes[length] == UInt8(ascii: "("), bytes[length + 3] == UInt8(ascii: ")"),
            bytes[(length + 1)...(length + 2)].allSatisfy(ASCII.isDigit)
        else { return number }
        return number.dropping { $0 == UInt8(ascii: "(") || $0 == UInt8(ascii: ")") }
    }

    /// `1234567801(B)` as `1234567801`: in a Taiwan permit's brackets stands the office that issued it, which is no part
    /// of the number since 2008 (ID-4).
    private static func withoutIssuer(_ number: Spelling, _ kind: Document.Kind) -> Spelling {
        let bytes = number.bytes
        guard kind == .taiwanTravelPermit, bytes.count >= 11,
            bytes[bytes.count - 3] == UInt8(ascii: "("), bytes[bytes.count - 1] == UInt8(ascii: ")"),
            ASCII.isDigit(bytes[bytes.count - 2]) || ASCII.isLetter(bytes[bytes.count - 2])
        else { return number }
        return number.dropping(last: 3)
    }

    private static func problem(
        _ number: Spelling, at index: Int, _ kind: Document.Kind, _ text: String
    ) -> FieldProblem {
        switch number.bytes[index] {
        case UInt8(ascii: "\n"):
            FieldProblem(
                field: "number", reason: "has a line break at place \(number.place(of: index))", of: text,
                remedy: "give one number a row")
        case UInt8(ascii: "("), UInt8(ascii: ")"):
            FieldProblem(
                field: "number", reason: "has a bracket at place \(number.place(of: index))", of: text,
                remedy: lengthWithoutReissue(kind) == nil
                    ? "leave out what stands in brackets" : "only a re-issue count of two digits may stand in brackets")
        default: number.problem(at: index, field: "number", text: text)
        }
    }
}
