/// Moments as RFC 3339 text, years 0001 to 9999.
///
/// A moment is a number of seconds since 1970-01-01T00:00:00Z and 0 to 999,999,999 nanoseconds after that second.
public enum RFC3339 {
    /// The seconds that have a text: 0001-01-01T00:00:00Z to 9999-12-31T23:59:59Z.
    public static let seconds: ClosedRange<Int64> = -62_135_596_800...253_402_300_799

    /// Which spellings are read.
    public enum Strictness: Sendable {
        /// What proto3 JSON allows: capital `T` and `Z`, 1 to 9 digits of a fraction, seconds up to 59.
        case protoJSON
        /// What people's files hold as well.
        ///
        /// - `t` or a space before the time, `z` for UTC
        /// - a longer fraction, of which nine digits count
        /// - the leap second `:60`, which reads as the second after it
        case lenient
    }

    /// The moment of a text with any offset, or nil when it is malformed or out of range.
    public static func parse(
        _ text: some StringProtocol, _ strictness: Strictness
    ) -> (seconds: Int64, nanos: Int32)? {
        text.withUTF8Bytes { parse($0, strictness) }
    }

    /// The moment of an ASCII text with any offset, or nil when it is malformed or out of range.
    public static func parse(
        _ text: UnsafeRawBufferPointer, _ strictness: Strictness
    ) -> (seconds: Int64, nanos: Int32)? {
        guard text.count >= 20, isSeparator(text[10], strictness),
            let date = CalendarDate(bytes: UnsafeRawBufferPointer(rebasing: text[0..<10])),
            let secondOfDay = secondOfDay(text[11..<19], latestSecond: strictness == .protoJSON ? 59 : 60)
        else { return nil }
        var rest = text[19...]
        guard let nanos = takeFraction(of: &rest, strictness), let offset = offset(rest, strictness) else { return nil }
        let moment = Int64(date.dayNumber) * 86_400 + secondOfDay - offset
        return seconds.contains(moment) ? (moment, nanos) : nil
    }

    /// The text of a moment, such as `2022-07-08T01:30:00.500Z` or `2022-07-08T09:30:00+08:00`.
    ///
    /// A fraction has 3, 6 or 9 digits; there is none for a whole second. Without an offset the text is what
    /// proto3 JSON prescribes.
    ///
    /// - Parameter offsetMinutes: How far the written time is ahead of UTC, −1,439 to 1,439 minutes. 0 is written `Z`.
    /// - Returns: Nil when the moment, or its date at that offset, is outside the years 0001 to 9999.
    public static func text(seconds: Int64, nanos: Int32 = 0, offsetMinutes: Int = 0) -> String? {
        precondition((-1439...1439).contains(offsetMinutes), "an offset of a day or more")
        guard self.seconds.contains(seconds), (0..<1_000_000_000).contains(nanos) else { return nil }
        let local = seconds + Int64(offsetMinutes) * 60
        guard self.seconds.contains(local) else { return nil }
        return String(unsafeUninitializedCapacity: longestText) { memory in
            var writer = ByteWriter(memory)
            write(local: Int(local), to: &writer)
            SecondFraction.write(nanos: nanos, to: &writer)
            write(offsetMinutes: offsetMinutes, to: &writer)
            return writer.count
        }
    }

    /// `2022-07-08T09:30:00.123456789+08:00`
    private static let longestText = 35
}

// MARK: - Reading

extension RFC3339 {
    private static func isSeparator(_ byte: UInt8, _ strictness: Strictness) -> Bool {
        switch byte {
        case UInt8(ascii: "T"): true
        case UInt8(ascii: "t"), UInt8(ascii: " "): strictness == .lenient
        default: false
        }
    }

    /// Seconds since midnight of a time such as `09:30:00`.
    private static func secondOfDay(_ text: Slice<UnsafeRawBufferPointer>, latestSecond: Int) -> Int64? {
        let start = text.startIndex
        guard text[start + 2] == UInt8(ascii: ":"), text[start + 5] == UInt8(ascii: ":"),
            let hour = Digits.value(text[start..<start + 2]), hour < 24,
            let minute = Digits.value(text[start + 3..<start + 5]), minute < 60,
            let second = Digits.value(text[start + 6..<start + 8]), second <= latestSecond
        else { return nil }
        return Int64(hour * 3600 + minute * 60 + second)
    }

    /// Takes a fraction off the beginning of `rest`; 0 when there is none, nil when it is malformed.
    private static func takeFraction(of rest: inout Slice<UnsafeRawBufferPointer>, _ strictness: Strictness) -> Int32? {
        guard rest.first == UInt8(ascii: ".") else { return 0 }
        let digits = rest.dropFirst().prefix(while: Digits.isDigit)
        rest = rest[digits.endIndex...]
        return SecondFraction.nanos(strictness == .lenient ? digits.prefix(9) : digits)
    }

    /// Seconds that the written time is ahead of UTC.
    private static func offset(_ text: Slice<UnsafeRawBufferPointer>, _ strictness: Strictness) -> Int64? {
        guard let sign = text.first else { return nil }
        let start = text.startIndex
        if text.count == 1 {
            return sign == UInt8(ascii: "Z") || (strictness == .lenient && sign == UInt8(ascii: "z")) ? 0 : nil
        }
        guard text.count == 6, text[start + 3] == UInt8(ascii: ":"),
            let hours = Digits.value(text[start + 1..<start + 3]), hours < 24,
            let minutes = Digits.value(text[start + 4..<start + 6]), minutes < 60
        else { return nil }
        switch sign {
        case UInt8(ascii: "+"): return Int64(hours * 3600 + minutes * 60)
        case UInt8(ascii: "-"): return -Int64(hours * 3600 + minutes * 60)
        default: return nil
        }
    }
}

// MARK: - Writing

extension RFC3339 {
    /// Writes date and time of seconds since 1970 in the zone of the text.
    private static func write(local: Int, to writer: inout ByteWriter) {
        let dayNumber = local.flooredDivision(by: 86_400)
        let date = CalendarDate(dayNumber: dayNumber)
        let secondOfDay = local - dayNumber * 86_400
        writer.write(date.year, width: 4)
        writer.write("-")
        writer.write(date.month, width: 2)
        writer.write("-")
        writer.write(date.day, width: 2)
        writer.write("T")
        writer.write(secondOfDay / 3600, width: 2)
        writer.write(":")
        writer.write(secondOfDay / 60 % 60, width: 2)
        writer.write(":")
        writer.write(secondOfDay % 60, width: 2)
    }

    private static func write(offsetMinutes: Int, to writer: inout ByteWriter) {
        guard offsetMinutes != 0 else { return writer.write("Z") }
        writer.write(offsetMinutes < 0 ? "-" : "+")
        writer.write(abs(offsetMinutes) / 60, width: 2)
        writer.write(":")
        writer.write(abs(offsetMinutes) % 60, width: 2)
    }
}
