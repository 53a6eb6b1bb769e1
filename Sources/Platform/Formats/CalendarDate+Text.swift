extension CalendarDate: CustomStringConvertible {
    /// A date written as `2022-07-08` (RFC 3339 `full-date`), or nil for anything else.
    public init?(_ text: some StringProtocol) {
        guard let date = text.withUTF8Bytes(Self.init(bytes:)) else { return nil }
        self = date
    }

    init?(bytes: UnsafeRawBufferPointer) {
        guard bytes.count == 10, bytes[4] == UInt8(ascii: "-"), bytes[7] == UInt8(ascii: "-"),
            let year = Digits.value(bytes[0..<4]), let month = Digits.value(bytes[5..<7]),
            let day = Digits.value(bytes[8..<10])
        else { return nil }
        self.init(year: year, month: month, day: day)
    }

    /// The date as `2022-07-08`. A year before 1 has a minus sign, one after 9999 its five or more digits.
    public var description: String {
        let year = (year < 0 ? "-" : "") + Digits.text(abs(year), width: 4)
        return "\(year)-\(Digits.text(month, width: 2))-\(Digits.text(day, width: 2))"
    }
}
