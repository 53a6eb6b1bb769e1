import Formats

/// google.protobuf.Duration as text: seconds with an `s`, such as `-1.500s`.
enum DurationText {
    /// 10,000 years, as google/protobuf/duration.proto counts them.
    private static let secondsMax: Int64 = 315_576_000_000

    /// The text, or nil when the duration is beyond 10,000 years or its parts differ in sign.
    static func format(seconds: Int64, nanos: Int32) -> String? {
        guard seconds.magnitude <= secondsMax, nanos.magnitude < 1_000_000_000, seconds <= 0 || nanos >= 0,
            seconds >= 0 || nanos <= 0
        else { return nil }
        let sign = seconds < 0 || nanos < 0 ? "-" : ""
        return "\(sign)\(seconds.magnitude)\(SecondFraction.text(nanos: Int32(nanos.magnitude)))s"
    }

    /// Seconds and nanoseconds of a text, or nil when it is malformed or out of range.
    static func parse(_ text: UnsafeRawBufferPointer) -> (seconds: Int64, nanos: Int32)? {
        guard text.last == UInt8(ascii: "s") else { return nil }
        var rest = text.dropLast()
        let isNegative = rest.first == UInt8(ascii: "-")
        if isNegative { rest = rest.dropFirst() }
        let whole = rest.prefix(while: Digits.isDigit)
        guard let seconds = Digits.value(whole).map(Int64.init), seconds <= secondsMax,
            let nanos = nanos(rest[whole.endIndex...])
        else { return nil }
        return isNegative ? (-seconds, -nanos) : (seconds, nanos)
    }

    /// Nanoseconds of a fraction with its point; 0 when there is none.
    private static func nanos(_ fraction: Slice<UnsafeRawBufferPointer>) -> Int32? {
        guard let point = fraction.first else { return 0 }
        return point == UInt8(ascii: ".") ? SecondFraction.nanos(fraction.dropFirst()) : nil
    }
}
