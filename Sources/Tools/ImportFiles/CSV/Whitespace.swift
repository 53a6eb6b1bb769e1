/// White space at the ends of cells, as spreadsheets and web pages leave it.
enum Whitespace {
    /// The part of `range` without white space at its ends: ASCII blanks, tabs and line breaks, no-break and ideographic
    /// spaces, spaces of zero width, and byte order marks.
    static func trim(_ range: Range<Int>, in bytes: [UInt8]) -> Range<Int> {
        bytes.withUnsafeBufferPointer { trim(range, in: $0) }
    }

    /// The part of `range` without white space at its ends.
    @inline(__always)
    static func trim(_ range: Range<Int>, in bytes: UnsafeBufferPointer<UInt8>) -> Range<Int> {
        var (start, end) = (range.lowerBound, range.upperBound)
        while start < end {
            let byte = bytes[start]
            if byte > 0x20, byte < 0x80 { break }
            let length = spaceLength(at: start, end, bytes)
            if length == 0 { break }
            start += length
        }
        while end > start {
            let byte = bytes[end - 1]
            if byte > 0x20, byte < 0x80 { break }
            let length = spaceLength(before: end, start, bytes)
            if length == 0 { break }
            end -= length
        }
        return start..<end
    }

    private static func spaceLength(at index: Int, _ end: Int, _ bytes: UnsafeBufferPointer<UInt8>) -> Int {
        let byte = bytes[index]
        if byte <= 0x20 { return 1 }
        if byte == 0xC2, index + 1 < end, bytes[index + 1] == 0xA0 { return 2 }
        guard index + 2 < end, isWide(byte, bytes[index + 1], bytes[index + 2]) else { return 0 }
        return 3
    }

    private static func spaceLength(before end: Int, _ start: Int, _ bytes: UnsafeBufferPointer<UInt8>) -> Int {
        let byte = bytes[end - 1]
        if byte <= 0x20 { return 1 }
        if byte == 0xA0, end - 2 >= start, bytes[end - 2] == 0xC2 { return 2 }
        guard end - 3 >= start, isWide(bytes[end - 3], bytes[end - 2], byte) else { return 0 }
        return 3
    }

    /// U+2000 to U+200D, U+202F, U+205F, U+2060, U+3000 and U+FEFF. Direction marks are none: in a name they are refused.
    private static func isWide(_ first: UInt8, _ second: UInt8, _ third: UInt8) -> Bool {
        switch (first, second) {
        case (0xE2, 0x80): (0x80...0x8D).contains(third) || third == 0xAF
        case (0xE2, 0x81): third == 0x9F || third == 0xA0
        case (0xE3, 0x80): third == 0x80
        case (0xEF, 0xBB): third == 0xBF
        default: false
        }
    }
}
