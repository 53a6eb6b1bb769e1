import Formats

/// The key of a person's chain as commands print and take it: 32 hexadecimal digits.
enum PersonKeyText {
    /// The 16 bytes; nil for another text.
    static func bytes(_ text: String) -> [UInt8]? {
        guard text.utf8.count == 32, let number: UInt128 = Hexadecimal.number(text.utf8) else { return nil }
        return withUnsafeBytes(of: number.bigEndian) { Array($0) }
    }
}
