/// The value of the `grpc-timeout` header: at most eight digits and a unit (gRPC over HTTP/2, "Timeout").
enum GRPCTimeout {
    private static let nanosecondsMax: Int64 = 99_999_999

    /// The header's text for a wait, rounded up to the finest unit that eight digits can hold.
    ///
    /// A wait of zero or less is written as `0n`: the call is over before it begins.
    static func encode(_ wait: Duration) -> String {
        let (seconds, attoseconds) = wait.components
        guard seconds >= 0, attoseconds >= 0 else { return "0n" }
        let subseconds = attoseconds.dividedRoundingUp(by: 1_000_000_000)
        // Whole units only while they fit; the next coarser unit is rounded up, so that a deadline is
        // never shortened on its way.
        if seconds == 0, subseconds <= nanosecondsMax { return "\(subseconds)n" }
        let micros = attoseconds.dividedRoundingUp(by: 1_000_000_000_000)
        if seconds < 100, seconds * 1_000_000 + micros <= nanosecondsMax { return "\(seconds * 1_000_000 + micros)u" }
        let millis = attoseconds.dividedRoundingUp(by: 1_000_000_000_000_000)
        if seconds < 100_000, seconds * 1000 + millis <= nanosecondsMax { return "\(seconds * 1000 + millis)m" }
        if seconds < nanosecondsMax { return "\(seconds + (attoseconds > 0 ? 1 : 0))S" }
        let minutes = seconds / 60 + 1
        if minutes <= nanosecondsMax { return "\(minutes)M" }
        return "\(min(seconds / 3600 + 1, nanosecondsMax))H"
    }

    /// The wait that a request's header field names.
    static func read(_ text: HeaderText) -> RequestHead.Timeout {
        guard let (value, unit) = parse(text) else { return .malformed }
        let (nanoseconds, overflows) = value.multipliedReportingOverflow(by: unit)
        return .wait(nanoseconds: overflows ? .max / 2 : min(nanoseconds, .max / 2))
    }

    /// The wait that the header's text names, or nil if it is malformed.
    static func parse(_ text: String) -> Duration? {
        var text = text
        guard let (value, unit) = text.withUTF8({ parse(HeaderText($0)) }) else { return nil }
        return .nanoseconds(unit) * value
    }

    /// The number that the header's text begins with, and its unit in nanoseconds.
    private static func parse(_ text: HeaderText) -> (value: Int64, unit: Int64)? {
        guard (2...9).contains(text.count) else { return nil }
        var value: Int64 = 0
        for index in 0..<text.count - 1 {
            let byte = text[index]
            guard byte >= UInt8(ascii: "0"), byte <= UInt8(ascii: "9") else { return nil }
            value = value * 10 + Int64(byte - UInt8(ascii: "0"))
        }
        switch text[text.count - 1] {
        case UInt8(ascii: "n"): return (value, 1)
        case UInt8(ascii: "u"): return (value, 1000)
        case UInt8(ascii: "m"): return (value, 1_000_000)
        case UInt8(ascii: "S"): return (value, 1_000_000_000)
        case UInt8(ascii: "M"): return (value, 60_000_000_000)
        case UInt8(ascii: "H"): return (value, 3_600_000_000_000)
        default: return nil
        }
    }
}

extension Int64 {
    fileprivate func dividedRoundingUp(by divisor: Int64) -> Int64 {
        self / divisor + (self % divisor == 0 ? 0 : 1)
    }
}
