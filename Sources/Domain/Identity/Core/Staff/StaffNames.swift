public import Values

/// Names of accounts and feeds.
public enum StaffNames {
    /// Lengths of a name in characters.
    public static let lengths = 3...64

    /// Checks the name of an account or feed: a-z, 0-9, `.`, `-` and `_`, of which the first is a letter.
    ///
    /// - Throws: ``FieldProblem`` for `name`.
    public static func check(_ name: String, field: String = "name") throws(FieldProblem) {
        let isName =
            lengths.contains(name.utf8.count) && name.utf8.first.map(isLetter) == true
            && name.utf8.allSatisfy { isLetter($0) || isDigit($0) || [0x2D, 0x2E, 0x5F].contains($0) }
        guard isName else {
            throw FieldProblem(
                field: field, reason: "must be 3 to 64 of a-z, 0-9, '.', '-' and '_', the first one a letter", of: name)
        }
    }

    private static func isLetter(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte) }

    private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }
}
