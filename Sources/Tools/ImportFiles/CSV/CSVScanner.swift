/// What separates fields and lines of a file.
public struct CSVDialect: Sendable, Equatable {
    /// Stands between fields: an ASCII character.
    public var separator: UInt8
    /// Lines end with a carriage return alone, as on old Macintoshes.
    public var endsLinesWithCR: Bool

    /// A dialect; by default that of RFC 4180.
    public init(separator: UInt8 = UInt8(ascii: ","), endsLinesWithCR: Bool = false) {
        self.separator = separator
        self.endsLinesWithCR = endsLinesWithCR
    }
}

/// Cuts the first record off some bytes.
struct CSVScanner {
    /// What the bytes begin with.
    enum Outcome {
        /// A record of so many bytes with its line end, on so many lines.
        case record(bytes: Int, lines: Int)
        /// A record whose first line is to be refused.
        case malformed(CSVProblem)
        /// The record does not end here; the problem is what is wrong if it does not end at all.
        case incomplete(CSVProblem?)
    }

    private enum Field {
        /// A field that ends before the byte at `next`.
        case ended(next: Int)
        case malformed(CSVProblem)
        case incomplete(CSVProblem?)
    }

    /// What a record has shown so far.
    private struct Seen {
        /// All bits of its bytes.
        var bits: UInt8 = 0
        var hasQuotedField = false
        /// Fields in which a quote is written twice.
        var fieldsWithQuotes: [Int] = []
    }

    let dialect: CSVDialect
    /// Separators that a row has at least; nil when that is not known.
    ///
    /// A quoted field on several lines that holds as many is no field: a quote was not closed, and the next quote of
    /// another row closed it.
    var rowSeparators: Int?
    private let fieldLimit: Int
    /// Which bytes need a look outside quotes: separators, line ends, quotes and NUL.
    private let isSpecial: [Bool]

    init(_ dialect: CSVDialect, fieldLimit: Int) {
        self.dialect = dialect
        self.fieldLimit = fieldLimit
        let special: [UInt8] = [dialect.separator, .lineFeed, .carriageReturn, .quote, 0]
        isSpecial = (0...255).map { special.contains(UInt8($0)) }
    }

    /// Whether a byte ends a line, wherever it stands.
    func endsLine(_ byte: UInt8) -> Bool {
        byte == .lineFeed || dialect.endsLinesWithCR && byte == .carriageReturn
    }

    /// Reads the first record of `bytes`, which are not empty.
    ///
    /// - Parameter isEnd: No bytes follow.
    func scan(_ bytes: UnsafeBufferPointer<UInt8>, isEnd: Bool, into record: inout CSVRecord) -> Outcome {
        record.problem = nil
        record.bounds.removeAll(keepingCapacity: true)
        record.bytes.removeAll(keepingCapacity: true)
        var index = 0
        var seen = Seen()
        while true {
            guard record.count < fieldLimit else { return .malformed(.tooManyFields(limit: fieldLimit)) }
            let field: Field
            if index < bytes.count, bytes[index] == .quote {
                field = quoted(bytes, opening: index, from: index, isEnd, &record, &seen)
            } else if index + 1 < bytes.count, bytes[index] == UInt8(ascii: "="), bytes[index + 1] == .quote {
                field = quoted(bytes, opening: index + 1, from: index, isEnd, &record, &seen)
            } else {
                field = plain(bytes, from: index, isEnd, &record, &seen)
            }
            guard case .ended(let next) = field else { return outcome(of: field) }
            if next < bytes.count, bytes[next] == dialect.separator {
                index = next + 1
            } else {
                return end(bytes, at: next, isEnd, &record, seen)
            }
        }
    }

    private func outcome(of field: Field) -> Outcome {
        switch field {
        case .malformed(let problem): .malformed(problem)
        case .incomplete(let problem): .incomplete(problem)
        case .ended: preconditionFailure("a field that ended is no outcome")
        }
    }

    private func plain(
        _ bytes: UnsafeBufferPointer<UInt8>, from start: Int, _ isEnd: Bool, _ record: inout CSVRecord,
        _ seen: inout Seen
    ) -> Field {
        var index = start
        var bits = seen.bits
        isSpecial.withUnsafeBufferPointer { isSpecial in
            while index < bytes.count {
                let byte = bytes[index]
                if isSpecial[Int(byte)] { break }
                bits |= byte
                index += 1
            }
        }
        seen.bits = bits
        if index == bytes.count {
            guard isEnd else { return .incomplete(nil) }
        } else if bytes[index] == 0 {
            return .malformed(.nulByte(record.count + 1))
        } else if bytes[index] == .quote {
            return .malformed(.quoteInsideField(record.count + 1))
        }
        record.bounds.append(Int32(truncatingIfNeeded: start))
        record.bounds.append(Int32(truncatingIfNeeded: index))
        return .ended(next: index)
    }

    /// A field whose quote stands at `opening`. Of `="…"` the field is all of it, from `start`.
    private func quoted(
        _ bytes: UnsafeBufferPointer<UInt8>, opening: Int, from start: Int, _ isEnd: Bool, _ record: inout CSVRecord,
        _ seen: inout Seen
    ) -> Field {
        var index = opening + 1
        var hasQuotes = false
        seen.hasQuotedField = true
        while true {
            while index < bytes.count, bytes[index] != .quote {
                if bytes[index] == 0 { return .malformed(.nulByte(record.count + 1)) }
                seen.bits |= bytes[index]
                index += 1
            }
            guard index < bytes.count else {
                return isEnd ? .malformed(.unterminatedQuote) : .incomplete(.unterminatedQuote)
            }
            guard index + 1 < bytes.count || isEnd else { return .incomplete(.unterminatedQuote) }
            guard index + 1 < bytes.count, bytes[index + 1] == .quote else { break }
            hasQuotes = true
            index += 2
        }
        let after = index + 1
        if after < bytes.count, bytes[after] != dialect.separator, bytes[after] != .lineFeed,
            bytes[after] != .carriageReturn
        {
            return .malformed(.textAfterQuote(record.count + 1))
        }
        let isFormula = start != opening
        record.bounds.append(Int32(truncatingIfNeeded: isFormula ? start : start + 1))
        record.bounds.append(Int32(truncatingIfNeeded: isFormula ? after : index))
        if hasQuotes, !isFormula { seen.fieldsWithQuotes.append(record.count - 1) }
        return .ended(next: after)
    }

    /// The end of a record whose last field ends before `index`.
    private func end(
        _ bytes: UnsafeBufferPointer<UInt8>, at index: Int, _ isEnd: Bool, _ record: inout CSVRecord, _ seen: Seen
    ) -> Outcome {
        var next = index
        if next < bytes.count, bytes[next] == .carriageReturn {
            if next + 1 == bytes.count, !isEnd { return .incomplete(nil) }
            next += 1
            if next < bytes.count, bytes[next] == .lineFeed {
                next += 1
            } else if next < bytes.count, !dialect.endsLinesWithCR {
                return .malformed(.strayCarriageReturn)
            }
        } else if next < bytes.count {
            next += 1
        }
        let text = UnsafeBufferPointer(rebasing: bytes[..<index])
        record.bytes.append(contentsOf: text)
        record.isASCII = seen.bits < 0x80
        if !record.isASCII, !UTF8Steps.isValid(text) { record.problem = .invalidText }
        let inside = seen.hasQuotedField ? lineEnds(text) : 0
        if inside > 0, swallowsRows(record) { return .malformed(.unterminatedQuote) }
        for field in seen.fieldsWithQuotes { record.undoubleQuotes(in: field) }
        return .record(bytes: next, lines: 1 + inside)
    }

    private func swallowsRows(_ record: CSVRecord) -> Bool {
        guard let rowSeparators, rowSeparators > 0 else { return false }
        return (0..<record.count).contains { field in
            let text = record.bytes[record.range(field)]
            return text.contains(where: endsLine) && text.count { $0 == dialect.separator } >= rowSeparators
        }
    }

    /// Line ends inside quoted fields.
    private func lineEnds(_ text: UnsafeBufferPointer<UInt8>) -> Int {
        text.count { $0 == .lineFeed || dialect.endsLinesWithCR && $0 == .carriageReturn }
    }
}
