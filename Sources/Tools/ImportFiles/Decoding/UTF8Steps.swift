/// Checks UTF-8 byte by byte (RFC 3629 §4).
struct UTF8Steps {
    /// Continuation bytes that the current character still needs.
    private var needed = 0
    private var lowest: UInt8 = 0x80
    private var highest: UInt8 = 0xBF

    /// Whether no character is incomplete.
    var isBetweenCharacters: Bool { needed == 0 }

    /// Whether the byte continues valid text. After an invalid byte the state means nothing.
    mutating func take(_ byte: UInt8) -> Bool {
        if needed == 0 { return byte < 0x80 || begin(byte) }
        guard byte >= lowest, byte <= highest else { return false }
        needed -= 1
        (lowest, highest) = (0x80, 0xBF)
        return true
    }

    private mutating func begin(_ byte: UInt8) -> Bool {
        switch byte {
        case 0xC2...0xDF: needed = 1
        case 0xE0: (needed, lowest) = (2, 0xA0)
        case 0xED: (needed, highest) = (2, 0x9F)
        case 0xE1...0xEF: needed = 2
        case 0xF0: (needed, lowest) = (3, 0x90)
        case 0xF1...0xF3: needed = 3
        case 0xF4: (needed, highest) = (3, 0x8F)
        default: return false
        }
        return true
    }

    /// Whether all of `bytes` is valid.
    static func isValid(_ bytes: some Sequence<UInt8>) -> Bool {
        var steps = UTF8Steps()
        for byte in bytes where !steps.take(byte) { return false }
        return steps.isBetweenCharacters
    }
}
