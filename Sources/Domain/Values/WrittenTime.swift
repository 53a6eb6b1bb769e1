import Formats

/// Times as files and people write them, beyond RFC 3339.
///
/// A time without an offset is China time. These spellings are read, in any ``Spelling``:
///
/// - dates `2026-11-28`, `2026/11/28`, `2026.11.28`, `2026年11月28日` and `20261128`, month and day with one digit or two
/// - between date and time a `T`, spaces or nothing: `20261128093015`
/// - times `9:30`, `09:30:15`, `09:30:15.123`, `9时30分15秒`, `0930` and `093015`; `24:00` is the end of the day
/// - offsets `Z`, `UTC`, `GMT`, `+08:00`, `+0800` and `+08`, also after a space; the name of a zone in brackets may follow
///
/// A fraction counts to the nanosecond. Second 60 is the second after it.
enum WrittenTime {
    static func instant(_ text: some StringProtocol, field: String) throws(FieldProblem) -> Instant {
        let spelling: Spelling
        do {
            spelling = try Spelling(ChineseUnits.replaced(in: text), field: field)
        } catch {
            throw FieldProblem(field: field, reason: error.reason, of: text, remedy: Refusal.malformed.remedy)
        }
        switch reading(of: spelling) {
        case .success(let instant): return instant
        case .failure(let refusal):
            throw FieldProblem(field: field, reason: refusal.reason, of: text, remedy: refusal.remedy)
        }
    }

    /// Why a text is no time.
    struct Refusal: Error {
        let reason: String
        var remedy: String? = "write a time such as 2026-11-28T09:30:00+08:00"

        static let empty = Refusal(reason: "must be given")
        static let malformed = Refusal(reason: "is no date and time")
        static let noTimeOfDay = Refusal(reason: "gives a day and no time of day")
        static let noSuchDay = Refusal(reason: "names a day that the calendar lacks", remedy: nil)
        static let noSuchTime = Refusal(reason: "names a time of day or an offset that does not exist", remedy: nil)
        static let outOfRange = Refusal(reason: "lies outside the years 1 to 9999", remedy: nil)
        static let unclearOrder = Refusal(
            reason: "does not tell year, month and day apart",
            remedy: "write the year with four digits first, such as 2026-11-28 09:30")
        static let serial = Refusal(
            reason: "is a number, as spreadsheets and programs count time, and no date",
            remedy: "format the column as yyyy-mm-dd hh:mm:ss, and export again")
        static let cut = Refusal(
            reason: "is a time without its date",
            remedy: "format the column as yyyy-mm-dd hh:mm:ss, and export again")
    }

    private static func reading(of spelling: Spelling) -> Result<Instant, Refusal> {
        if spelling.bytes.isEmpty { return .failure(.empty) }
        if spelling.isScientific { return .failure(.serial) }
        var rest = spelling.bytes[...]
        do throws(Refusal) {
            let day = try takeDay(from: &rest)
            let (second, nanos) = try takeTime(from: &rest)
            let offset = try takeOffset(from: &rest)
            let seconds = Int64(day.dayNumber) * 86_400 + second - offset
            guard let instant = Instant(seconds: seconds, nanos: nanos) else { throw Refusal.outOfRange }
            return .success(instant)
        } catch {
            return .failure(error)
        }
    }
}

// MARK: - Day

extension WrittenTime {
    private static func takeDay(from rest: inout ArraySlice<UInt8>) throws(Refusal) -> CalendarDate {
        let first = takeDigits(from: &rest)
        switch (first.count, rest.first) {
        case (8, _), (12, _), (14, _):
            // A compact date; the time may follow without a gap.
            let year = first.prefix(4)
            let month = first.dropFirst(4).prefix(2)
            let day = first.dropFirst(6).prefix(2)
            rest = first.dropFirst(8) + rest
            return try date(year, month, day)
        case (_, nil): throw first.isEmpty ? .malformed : .serial
        case (1...2, UInt8(ascii: ":")): throw .cut
        case (4, let separator?) where "-/.".utf8.contains(separator):
            rest.removeFirst()
            let month = takeDigits(from: &rest)
            guard rest.first == separator else { throw .malformed }
            rest.removeFirst()
            return try date(first, month, takeDigits(from: &rest))
        case (1...2, let separator?) where "-/.".utf8.contains(separator):
            throw rest.dropFirst().contains(separator) ? .unclearOrder : .serial
        case (_, UInt8(ascii: ".")): throw .serial
        default: throw .malformed
        }
    }

    private static func date(
        _ year: ArraySlice<UInt8>, _ month: ArraySlice<UInt8>, _ day: ArraySlice<UInt8>
    ) throws(Refusal) -> CalendarDate {
        guard let year = Digits.value(year), (1...2).contains(month.count), let month = Digits.value(month),
            (1...2).contains(day.count), let day = Digits.value(day)
        else { throw .malformed }
        guard let date = CalendarDate(year: year, month: month, day: day) else { throw .noSuchDay }
        return date
    }
}

// MARK: - Time of day

extension WrittenTime {
    /// Takes the seconds and nanoseconds since midnight.
    private static func takeTime(from rest: inout ArraySlice<UInt8>) throws(Refusal) -> (Int64, Int32) {
        skipSpaces(in: &rest)
        if rest.first.map(ASCII.capital) == UInt8(ascii: "T") {
            rest.removeFirst()
            skipSpaces(in: &rest)
        }
        guard !rest.isEmpty else { throw .noTimeOfDay }
        let (hour, minute, second) = try takeClock(from: &rest)
        let nanos = try takeFraction(from: &rest)
        guard minute < 60, second <= 60, hour < 24 || (hour, minute, second, nanos) == (24, 0, 0, 0) else {
            throw .noSuchTime
        }
        return (Int64(hour * 3600 + minute * 60 + second), nanos)
    }

    private static func takeClock(from rest: inout ArraySlice<UInt8>) throws(Refusal) -> (Int, Int, Int) {
        let first = takeDigits(from: &rest)
        if first.count == 4 || first.count == 6 {
            let parts = [first.prefix(2), first.dropFirst(2).prefix(2), first.dropFirst(4)]
            let values = parts.map { Digits.value($0) ?? 0 }
            return (values[0], values[1], values[2])
        }
        guard (1...2).contains(first.count), let hour = Digits.value(first) else { throw .malformed }
        guard let minute = takeColonAndDigits(from: &rest) else { throw .noTimeOfDay }
        return (hour, minute, takeColonAndDigits(from: &rest) ?? 0)
    }

    /// Takes `:30`; nil when two digits do not follow a colon.
    private static func takeColonAndDigits(from rest: inout ArraySlice<UInt8>) -> Int? {
        var ahead = rest
        guard ahead.popFirst() == UInt8(ascii: ":") else { return nil }
        let digits = takeDigits(from: &ahead)
        guard (1...2).contains(digits.count), let value = Digits.value(digits) else { return nil }
        rest = ahead
        return value
    }

    private static func takeFraction(from rest: inout ArraySlice<UInt8>) throws(Refusal) -> Int32 {
        guard rest.first == UInt8(ascii: ".") || rest.first == UInt8(ascii: ",") else { return 0 }
        rest.removeFirst()
        let digits = takeDigits(from: &rest)
        guard !digits.isEmpty else { throw .malformed }
        let counted = digits.prefix(9)
        let value = Digits.value(counted) ?? 0
        return Int32((counted.count..<9).reduce(value) { scaled, _ in scaled * 10 })
    }
}

// MARK: - Offset

extension WrittenTime {
    /// Takes all that is left: seconds that the written time is ahead of UTC.
    private static func takeOffset(from rest: inout ArraySlice<UInt8>) throws(Refusal) -> Int64 {
        skipSpaces(in: &rest)
        guard let sign = rest.first else { return chinaOffset }
        dropZoneName(from: &rest)
        let letters = rest.map(ASCII.capital)
        if ["Z", "UTC", "GMT"].contains(where: { letters.elementsEqual($0.utf8) }) { return 0 }
        guard sign == UInt8(ascii: "+") || sign == UInt8(ascii: "-") else { throw .malformed }
        let digits = rest.dropFirst().filter { $0 != UInt8(ascii: ":") }
        let isWritten = rest.count == 3 || rest.count == 5 || (rest.count == 6 && letters[3] == UInt8(ascii: ":"))
        guard isWritten, digits.count == 2 || digits.count == 4, let hours = Digits.value(digits.prefix(2)),
            let minutes = digits.count == 2 ? 0 : Digits.value(digits.dropFirst(2))
        else { throw .malformed }
        guard hours < 24, minutes < 60 else { throw .noSuchTime }
        let seconds = Int64(hours * 3600 + minutes * 60)
        return sign == UInt8(ascii: "-") ? -seconds : seconds
    }

    /// Drops `[Asia/Shanghai]` after an offset, which has told the moment already.
    private static func dropZoneName(from rest: inout ArraySlice<UInt8>) {
        guard rest.last == UInt8(ascii: "]"), let bracket = rest.firstIndex(of: UInt8(ascii: "[")),
            bracket > rest.startIndex
        else { return }
        rest = rest[..<bracket]
    }

    private static let chinaOffset: Int64 = 8 * 3600
}

// MARK: - Parts

extension WrittenTime {
    private static func takeDigits(from rest: inout ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        let digits = rest.prefix(while: ASCII.isDigit)
        rest = rest[digits.endIndex...]
        return digits
    }

    private static func skipSpaces(in rest: inout ArraySlice<UInt8>) {
        rest = rest.drop { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\n") }
    }
}

/// The units of a Chinese date and time, such as `2026年11月28日9时30分`.
private enum ChineseUnits {
    /// The text with signs in place of units; unchanged without them.
    static func replaced(in text: some StringProtocol) -> String {
        guard !text.utf8.allSatisfy({ $0 < 0x80 }) else { return String(text) }
        let given = Array(text.unicodeScalars)
        var scalars = String.UnicodeScalarView()
        for (index, scalar) in given.enumerated() {
            switch scalar {
            case "年", "月": scalars.append("-")
            case "日", "号": scalars.append(" ")
            case "时", "時", "点", "點": scalars.append(":")
            // Seconds may follow the minutes.
            case "分": scalars.append(isDigit(given[(index + 1)...]) ? ":" : " ")
            case "秒": scalars.append(" ")
            default: scalars.append(scalar)
            }
        }
        return String(scalars)
    }

    /// Whether the first visible character is a digit, full-width ones included.
    private static func isDigit(_ scalars: ArraySlice<Unicode.Scalar>) -> Bool {
        for scalar in scalars {
            switch SpellingCharacter(scalar) {
            case .invisible: continue
            case .plain(let byte): return ASCII.isDigit(byte)
            case .foreign: return false
            }
        }
        return false
    }
}
