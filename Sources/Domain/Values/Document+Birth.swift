import Formats

extension Document {
    /// The day of birth that the number holds: that of resident IDs, residence permits and new cards of permanent residents
    /// (ID-1, ID-2, ID-5). Nil for every other document.
    public var birthDay: ChinaDay? {
        switch kind {
        case .residentID, .hmtResidencePermit, .foreignPermanentResidentID: break
        case .hmTravelPermit, .taiwanTravelPermit, .passport: return nil
        }
        let digits = Array(number.utf8)
        guard digits.count == 18, let year = Digits.value(digits[6..<10]), let month = Digits.value(digits[10..<12]),
            let day = Digits.value(digits[12..<14])
        else { return nil }
        return ChinaDay(year: year, month: month, day: day)
    }
}

extension ChinaDay {
    /// The birthday on which somebody born on this day becomes so many years old. Who was born on 29 February has it on
    /// 1 March of other years.
    ///
    /// - Parameter years: 0 to 200.
    public func birthday(_ years: Int) -> ChinaDay? {
        ChinaDay(year: year + years, month: month, day: day) ?? ChinaDay(year: year + years, month: 3, day: 1)
    }
}
