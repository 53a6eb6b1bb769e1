import Formats

/// Letters and digits of ASCII: those of other scripts are none.
enum ASCII {
    /// Whether a byte is `0` to `9`.
    static func isDigit(_ byte: UInt8) -> Bool { Digits.isDigit(byte) }

    /// Whether a byte is `A` to `Z` or `a` to `z`.
    static func isLetter(_ byte: UInt8) -> Bool { isCapital(byte & 0xDF) }

    /// Whether a byte is `A` to `Z`.
    static func isCapital(_ byte: UInt8) -> Bool { byte &- UInt8(ascii: "A") < 26 }

    /// The small letter of a letter; any other byte as it is.
    static func lowercase(_ byte: UInt8) -> UInt8 { isLetter(byte) ? byte | 0x20 : byte }

    /// The capital of a letter; any other byte as it is.
    static func capital(_ byte: UInt8) -> UInt8 { isLetter(byte) ? byte & 0xDF : byte }
}
