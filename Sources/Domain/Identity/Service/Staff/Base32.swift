/// Base32 without padding (RFC 4648 §6), for codes that people read out and type.
enum Base32 {
    private static let characters = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".utf8)

    /// The text of bytes; the last character is filled with zero bits.
    static func encode(_ bytes: [UInt8]) -> String {
        var text: [UInt8] = []
        var (bits, count) = (UInt32(0), 0)
        for byte in bytes {
            (bits, count) = (bits << 8 | UInt32(byte), count + 8)
            while count >= 5 {
                count -= 5
                text.append(characters[Int(bits >> UInt32(count) & 31)])
            }
        }
        if count > 0 { text.append(characters[Int(bits << UInt32(5 - count) & 31)]) }
        return String(decoding: text, as: UTF8.self)
    }

    /// A code as it was typed, in capitals without spaces and hyphens; nil when it has other characters or another length.
    static func normalized(_ typed: String, length: Int) -> String? {
        guard typed.utf8.count <= 4 * length else { return nil }
        let text = typed.uppercased().filter { $0 != " " && $0 != "-" }
        return text.utf8.count == length && text.utf8.allSatisfy(characters.contains) ? text : nil
    }
}
