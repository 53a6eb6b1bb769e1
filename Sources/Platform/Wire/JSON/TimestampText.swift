/// google.protobuf.Timestamp as RFC 3339 text, years 0001 to 9999.
enum TimestampText {
    private static let first: Int64 = -62_135_596_800
    private static let last: Int64 = 253_402_300_799

    /// The text in UTC with 0, 3, 6 or 9 digits of a second, or nil out of range.
    static func format(seconds: Int64, nanos: Int32) -> String? {
        guard seconds >= first, seconds <= last, nanos >= 0, nanos < 1_000_000_000 else { return nil }
        let day = seconds >= 0 ? seconds / 86400 : (seconds - 86399) / 86400
        let rest = seconds - day * 86400
        let (year, month, dayOfMonth) = civil(day)
        return "\(pad(year, 4))-\(pad(month, 2))-\(pad(dayOfMonth, 2))T"
            + "\(pad(rest / 3600, 2)):\(pad(rest / 60 % 60, 2)):\(pad(rest % 60, 2))\(DurationText.fraction(nanos))Z"
    }

    /// Seconds and nanoseconds of a text with any offset, or nil when it is malformed or out of range.
    static func parse(_ text: String) -> (Int64, Int32)? {
        let bytes = Array(text.utf8)
        guard bytes.count >= 20, bytes[4] == 45, bytes[7] == 45, bytes[10] == 84, bytes[13] == 58, bytes[16] == 58,
            let year = digits(bytes[0..<4]), let month = digits(bytes[5..<7]), let day = digits(bytes[8..<10]),
            let hour = digits(bytes[11..<13]), let minute = digits(bytes[14..<16]), let second = digits(bytes[17..<19]),
            (1...12).contains(month), day >= 1, day <= daysIn(month, year), hour < 24, minute < 60, second < 60
        else { return nil }
        var rest = bytes[19...]
        var nanos: Int64 = 0
        if rest.first == UInt8(ascii: ".") {
            let fraction = rest.dropFirst().prefix { $0 >= 48 && $0 <= 57 }
            guard (1...9).contains(fraction.count), let value = digits(fraction) else { return nil }
            nanos = (fraction.count..<9).reduce(value) { value, _ in value * 10 }
            rest = rest.dropFirst(1 + fraction.count)
        }
        guard let offset = offset(rest) else { return nil }
        let seconds = days(year, month, day) * 86400 + hour * 3600 + minute * 60 + second - offset
        guard seconds >= first, seconds <= last else { return nil }
        return (seconds, Int32(nanos))
    }

    private static func offset(_ text: ArraySlice<UInt8>) -> Int64? {
        if text.elementsEqual([UInt8(ascii: "Z")]) { return 0 }
        let bytes = Array(text)
        guard bytes.count == 6, bytes[3] == UInt8(ascii: ":"), let hours = digits(bytes[1..<3]),
            let minutes = digits(bytes[4..<6]), hours < 24, minutes < 60
        else { return nil }
        switch bytes[0] {
        case UInt8(ascii: "+"): return hours * 3600 + minutes * 60
        case UInt8(ascii: "-"): return -(hours * 3600 + minutes * 60)
        default: return nil
        }
    }

    private static func digits(_ bytes: ArraySlice<UInt8>) -> Int64? {
        var value: Int64 = 0
        for byte in bytes {
            guard byte >= 48, byte <= 57 else { return nil }
            value = value * 10 + Int64(byte - 48)
        }
        return value
    }

    private static func pad(_ value: Int64, _ width: Int) -> String {
        let text = String(value)
        return String(repeating: "0", count: max(0, width - text.count)) + text
    }

    private static func daysIn(_ month: Int64, _ year: Int64) -> Int64 {
        let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
        return month == 2 ? (isLeap ? 29 : 28) : [4, 6, 9, 11].contains(month) ? 30 : 31
    }

    /// Days from 1970-01-01 to a day of the proleptic Gregorian calendar. The year is counted from March, so that the
    /// leap day comes last.
    private static func days(_ year: Int64, _ month: Int64, _ day: Int64) -> Int64 {
        let year = month <= 2 ? year - 1 : year
        let era = year / 400
        let yearOfEra = year - era * 400
        let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
        return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
    }

    /// Undoes ``days(_:_:_:)``.
    private static func civil(_ days: Int64) -> (Int64, Int64, Int64) {
        let shifted = days + 719_468
        let era = shifted / 146_097
        let dayOfEra = shifted - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let shiftedMonth = (5 * dayOfYear + 2) / 153
        let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
        return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, dayOfYear - (153 * shiftedMonth + 2) / 5 + 1)
    }
}

/// google.protobuf.Duration as text: seconds with an `s`.
enum DurationText {
    private static let secondsMax: Int64 = 315_576_000_000

    /// The text, or nil out of range: 10,000 years, a second's fraction of the same sign.
    static func format(seconds: Int64, nanos: Int32) -> String? {
        guard seconds.magnitude <= secondsMax, nanos.magnitude < 1_000_000_000, seconds <= 0 || nanos >= 0,
            seconds >= 0 || nanos <= 0
        else { return nil }
        let sign = seconds < 0 || nanos < 0 ? "-" : ""
        return "\(sign)\(seconds.magnitude)\(fraction(Int32(nanos.magnitude)))s"
    }

    /// Seconds and nanoseconds of a text, or nil when it is malformed or out of range.
    static func parse(_ text: String) -> (Int64, Int32)? {
        guard text.hasSuffix("s") else { return nil }
        let isNegative = text.hasPrefix("-")
        let parts = text.dropLast().dropFirst(isNegative ? 1 : 0).split(
            separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
        guard let whole = parts.first, !whole.isEmpty, whole.allSatisfy(\.isASCIIDigit), let seconds = Int64(whole),
            seconds <= secondsMax
        else { return nil }
        var nanos: Int32 = 0
        if parts.count == 2 {
            guard (1...9).contains(parts[1].count), parts[1].allSatisfy(\.isASCIIDigit),
                let value = Int32(parts[1] + String(repeating: "0", count: 9 - parts[1].count))
            else { return nil }
            nanos = value
        }
        return isNegative ? (-seconds, -nanos) : (seconds, nanos)
    }

    /// `.5` as 500 milliseconds and so on, in groups of three digits; nothing for zero.
    static func fraction(_ nanos: Int32) -> String {
        guard nanos != 0 else { return "" }
        let text = String(nanos)
        var digits = String(repeating: "0", count: max(0, 9 - text.count)) + text
        while digits.hasSuffix("000") { digits.removeLast(3) }
        return ".\(digits)"
    }
}

extension Character {
    fileprivate var isASCIIDigit: Bool { isASCII && isNumber }
}
