/// Moments as text: RFC 3339, written with China's offset.
public enum ChinaTime {
    /// China time is this far ahead of UTC.
    public static let offsetSeconds: Int64 = 8 * 3600

    /// A moment of Unix time as `2022-07-08T09:30:00+08:00`.
    public static func text(_ seconds: Int64) -> String {
        let day = ChinaDay(at: seconds)
        let ofDay = Int(seconds - day.start)
        let hour = Digits.text(ofDay / 3600, width: 2)
        let minute = Digits.text(ofDay / 60 % 60, width: 2)
        return "\(day)T\(hour):\(minute):\(Digits.text(ofDay % 60, width: 2))+08:00"
    }

    /// Unix time of an RFC 3339 date-time with any offset, such as `2022-07-08T01:30:00.5Z`; nil for
    /// anything else. A fraction is allowed, and only its first nine digits count. Years 1900 to 2200. The
    /// leap second `:60` reads as the second after it.
    public static func parse(_ text: some StringProtocol) -> (seconds: Int64, nanos: Int32)? {
        let bytes = Array(text.utf8)
        guard bytes.count >= 20, let day = ChinaDay(String(text.prefix(10))), separators.contains(bytes[10]),
            bytes[13] == colon, bytes[16] == colon,
            let hour = Digits.value(bytes[11..<13]), let minute = Digits.value(bytes[14..<16]),
            let second = Digits.value(bytes[17..<19]), hour < 24, minute < 60, second <= 60
        else { return nil }
        var rest = bytes[19...]
        var nanos: Int32 = 0
        if rest.first == UInt8(ascii: ".") {
            let fraction = rest.dropFirst().prefix { Digits.isDigit($0) }
            guard !fraction.isEmpty, let value = Digits.value(fraction.prefix(9)) else { return nil }
            nanos = (fraction.count..<max(9, fraction.count)).reduce(Int32(value)) { sum, _ in sum * 10 }
            rest = rest[fraction.endIndex...]
        }
        guard let offset = offset(rest) else { return nil }
        let local = Int64(day.number) * 86_400 + Int64(hour * 3600 + minute * 60 + second)
        return (local - offset, nanos)
    }

    private static let separators = [UInt8(ascii: "T"), UInt8(ascii: "t"), UInt8(ascii: " ")]
    private static let colon = UInt8(ascii: ":")

    private static func offset(_ bytes: ArraySlice<UInt8>) -> Int64? {
        guard let sign = bytes.first else { return nil }
        let start = bytes.startIndex
        if bytes.count == 1 { return sign == UInt8(ascii: "Z") || sign == UInt8(ascii: "z") ? 0 : nil }
        guard bytes.count == 6, bytes[start + 3] == colon,
            let hours = Digits.value(bytes[(start + 1)..<(start + 3)]), hours < 24,
            let minutes = Digits.value(bytes[(start + 4)..<(start + 6)]), minutes < 60
        else { return nil }
        switch sign {
        case UInt8(ascii: "+"): return Int64(hours * 3600 + minutes * 60)
        case UInt8(ascii: "-"): return -Int64(hours * 3600 + minutes * 60)
        default: return nil
        }
    }
}

/// Decimal digits.
public enum Digits {
    public static func isDigit(_ byte: UInt8) -> Bool { byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9") }

    /// Value of 1 to 18 digits; nil when there is anything else.
    public static func value(_ bytes: ArraySlice<UInt8>) -> Int? {
        guard (1...18).contains(bytes.count) else { return nil }
        var value = 0
        for byte in bytes {
            guard isDigit(byte) else { return nil }
            value = value * 10 + Int(byte - UInt8(ascii: "0"))
        }
        return value
    }

    /// The number with leading zeros.
    public static func text(_ number: Int, width: Int) -> String {
        let digits = String(number)
        return String(repeating: "0", count: max(0, width - digits.utf8.count)) + digits
    }
}
