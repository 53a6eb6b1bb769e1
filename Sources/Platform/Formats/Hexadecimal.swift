/// Hexadecimal digits: written in lower case unless said otherwise, read in either case.
public enum Hexadecimal {
    /// The case of the digits above 9.
    public enum Letters: Sendable {
        /// `a` to `f`.
        case lower
        /// `A` to `F`.
        case upper
    }

    /// Two digits for each byte.
    public static func text(_ bytes: some Sequence<UInt8>) -> String {
        var digits: [UInt8] = []
        digits.reserveCapacity(bytes.underestimatedCount * 2)
        for byte in bytes { append(byte, to: &digits) }
        return String(decoding: digits, as: UTF8.self)
    }

    /// All digits of a number, leading zeros included: 4 for a `UInt16`, 32 for a `UInt128`.
    // Inlinable: each call that is passed on writes two of them, and unspecialised it costs 3 µs.
    @inlinable
    public static func text<Number: FixedWidthInteger & UnsignedInteger>(_ number: Number) -> String {
        String(unsafeUninitializedCapacity: Number.bitWidth / 4) { digits in
            var rest = number
            for place in digits.indices.reversed() {
                digits[place] = digit(UInt8(truncatingIfNeeded: rest) & 15, .lower)
                rest >>= 4
            }
            return digits.count
        }
    }

    /// Appends the two digits of a byte, as ASCII, to `output`.
    public static func append(_ byte: UInt8, to output: inout [UInt8], _ letters: Letters = .lower) {
        output.append(digit(byte >> 4, letters))
        output.append(digit(byte & 15, letters))
    }

    /// The value of a digit, 0 to 15, or nil when the byte is none.
    public static func value(ofDigit byte: UInt8) -> UInt8? {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0")
        case UInt8(ascii: "a")...UInt8(ascii: "f"): byte - UInt8(ascii: "a") + 10
        case UInt8(ascii: "A")...UInt8(ascii: "F"): byte - UInt8(ascii: "A") + 10
        default: nil
        }
    }

    /// The number that digits stand for, or nil when there is none, another byte among them, or more than fit.
    ///
    /// Leading zeros count as digits: a `UInt16` takes at most 4.
    public static func number<Number: FixedWidthInteger & UnsignedInteger>(
        _ digits: some Collection<UInt8>, as type: Number.Type = Number.self
    ) -> Number? {
        guard (1...Number.bitWidth / 4).contains(digits.count) else { return nil }
        var number: Number = 0
        for byte in digits {
            guard let digit = value(ofDigit: byte) else { return nil }
            number = number << 4 | Number(digit)
        }
        return number
    }

    @inlinable
    static func digit(_ value: UInt8, _ letters: Letters) -> UInt8 {
        if value < 10 { return UInt8(ascii: "0") + value }
        return (letters == .lower ? UInt8(ascii: "a") : UInt8(ascii: "A")) + value - 10
    }
}
