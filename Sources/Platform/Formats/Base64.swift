/// Base64 and base64url (RFC 4648 §4 and §5).
public enum Base64 {
    /// The characters of the values 62 and 63.
    public enum Alphabet: Sendable {
        /// `+` and `/`.
        case standard
        /// `-` and `_`.
        case urlSafe
    }
}

// MARK: - Encoding

extension Base64 {
    /// The text of bytes.
    ///
    /// - Parameter padded: Whether `=` fills the last group of four characters.
    public static func encode(_ bytes: [UInt8], _ alphabet: Alphabet = .standard, padded: Bool) -> String {
        bytes.withUnsafeBytes { encode($0, alphabet, padded: padded) }
    }

    /// The text of bytes.
    ///
    /// - Parameter padded: Whether `=` fills the last group of four characters.
    public static func encode(
        _ bytes: UnsafeRawBufferPointer, _ alphabet: Alphabet = .standard, padded: Bool
    ) -> String {
        String(unsafeUninitializedCapacity: encodedCount(bytes.count, padded: padded)) { memory in
            write(bytes, to: memory, alphabet, padded: padded)
            return encodedCount(bytes.count, padded: padded)
        }
    }

    /// Appends the text of bytes, as ASCII, to `output`.
    ///
    /// - Parameter padded: Whether `=` fills the last group of four characters.
    public static func append(
        _ bytes: UnsafeRawBufferPointer, to output: inout [UInt8], _ alphabet: Alphabet = .standard, padded: Bool
    ) {
        let start = output.count
        output.append(contentsOf: repeatElement(UInt8(ascii: "="), count: encodedCount(bytes.count, padded: padded)))
        output.withUnsafeMutableBufferPointer { memory in
            write(bytes, to: UnsafeMutableBufferPointer(rebasing: memory[start...]), alphabet, padded: padded)
        }
    }

    /// Number of characters of the text of `count` bytes.
    public static func encodedCount(_ count: Int, padded: Bool) -> Int {
        padded ? (count + 2) / 3 * 4 : (count * 4 + 2) / 3
    }

    private static func write(
        _ bytes: UnsafeRawBufferPointer, to output: UnsafeMutableBufferPointer<UInt8>, _ alphabet: Alphabet,
        padded: Bool
    ) {
        let characters = characters(alphabet)
        var written = 0
        var read = 0
        while read + 3 <= bytes.count {
            let group = Int(bytes[read]) << 16 | Int(bytes[read + 1]) << 8 | Int(bytes[read + 2])
            output[written] = characters[group >> 18]
            output[written + 1] = characters[group >> 12 & 63]
            output[written + 2] = characters[group >> 6 & 63]
            output[written + 3] = characters[group & 63]
            read += 3
            written += 4
        }
        let left = bytes.count - read
        guard left > 0 else { return }
        let group = Int(bytes[read]) << 16 | (left == 2 ? Int(bytes[read + 1]) << 8 : 0)
        output[written] = characters[group >> 18]
        output[written + 1] = characters[group >> 12 & 63]
        if left == 2 { output[written + 2] = characters[group >> 6 & 63] }
        guard padded else { return }
        if left == 1 { output[written + 2] = UInt8(ascii: "=") }
        output[written + 3] = UInt8(ascii: "=")
    }

    /// The 64 characters of an alphabet in the order of their values.
    static func characters(_ alphabet: Alphabet) -> UnsafeBufferPointer<UInt8> {
        let text = alphabet == .standard ? standardCharacters : urlSafeCharacters
        return UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount)
    }

    private static let standardCharacters: StaticString =
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
    private static let urlSafeCharacters: StaticString =
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
}
