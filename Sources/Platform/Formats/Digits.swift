/// ASCII decimal digits: no sign, no space, no digit of another script.
public enum Digits {
    /// Whether a byte is `0` to `9`.
    @inlinable
    public static func isDigit(_ byte: UInt8) -> Bool { byte &- UInt8(ascii: "0") < 10 }

    /// The value of 1 to 18 digits, or nil when `bytes` holds anything else.
    ///
    /// Inlinable: an import reads digits of every row, and unspecialised code takes five times as long.
    @inlinable
    public static func value(_ bytes: some Collection<UInt8>) -> Int? {
        guard (1...18).contains(bytes.count) else { return nil }
        var value = 0
        for byte in bytes {
            guard isDigit(byte) else { return nil }
            value = value * 10 + Int(byte &- UInt8(ascii: "0"))
        }
        return value
    }

    /// A number from 0 upwards with leading zeros up to `width` digits; a longer number keeps all its digits.
    public static func text(_ number: Int, width: Int) -> String {
        precondition(number >= 0, "digits have no sign")
        let digits = String(number)
        return String(repeating: "0", count: max(0, width - digits.utf8.count)) + digits
    }
}
