/// What spreadsheets put around the text of a cell.
///
/// A text of digits is written `'330106…` by hand, `="330106…"` by programs, and `330106.0` by scripts that read it as a
/// number.
enum CellWrapping {
    /// The part of a cell that is its text.
    @inline(__always)
    static func unwrapped(
        _ cell: Range<Int>, in bytes: UnsafeBufferPointer<UInt8>, _ style: FileColumn.Style
    ) -> Range<Int> {
        let text = Whitespace.trim(cell, in: bytes)
        guard let first = text.first.map({ bytes[$0] }) else { return text }
        let isWrapped = first == UInt8(ascii: "=") || first == UInt8(ascii: "'")
        if !isWrapped, style != .code { return text }
        return takenOut(text, in: bytes, style)
    }

    private static func takenOut(
        _ text: Range<Int>, in bytes: UnsafeBufferPointer<UInt8>, _ style: FileColumn.Style
    ) -> Range<Int> {
        var text = text
        if isFormula(text, bytes) {
            text = Whitespace.trim(text.lowerBound + 2..<text.upperBound - 1, in: bytes)
        } else if style != .name, text.count > 1, bytes[text.lowerBound] == UInt8(ascii: "'") {
            text = Whitespace.trim(text.lowerBound + 1..<text.upperBound, in: bytes)
        }
        if style == .code, isNumberWithZero(text, bytes) { text = text.lowerBound..<text.upperBound - 2 }
        return text
    }

    /// Whether a text that was taken out of `="…"` still has its quotes doubled.
    static func hasDoubledQuotes(_ text: String, _ range: Range<Int>, _ record: CSVRecord) -> Bool {
        range.lowerBound >= 2 && record.bytes[range.lowerBound - 1] == .quote
            && record.bytes[range.lowerBound - 2] == UInt8(ascii: "=") && text.utf8.contains(.quote)
    }

    private static func isFormula(_ text: Range<Int>, _ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        text.count >= 3 && bytes[text.lowerBound] == UInt8(ascii: "=") && bytes[text.lowerBound + 1] == .quote
            && bytes[text.upperBound - 1] == .quote
    }

    /// Digits with `.0` behind them.
    private static func isNumberWithZero(_ text: Range<Int>, _ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        guard text.count > 2, bytes[text.upperBound - 1] == UInt8(ascii: "0"),
            bytes[text.upperBound - 2] == UInt8(ascii: ".")
        else { return false }
        return bytes[text.lowerBound..<text.upperBound - 2].allSatisfy {
            $0 >= UInt8(ascii: "0") && $0 <= UInt8(ascii: "9")
        }
    }
}
