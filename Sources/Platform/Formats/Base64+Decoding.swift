extension Base64 {
    /// Which spellings are read.
    public enum Strictness: Sendable {
        /// Either alphabet, with or without padding: proto3 JSON, gRPC's `-bin` metadata, Connect's GET.
        ///
        /// Padding must fill the last group of four characters. The unused bits of the last character do not count.
        case lenient
        /// The URL-safe alphabet without padding, unused bits zero: signed texts such as tokens (RFC 7515 §2).
        ///
        /// Each sequence of bytes has one text.
        case unpaddedURLSafe
    }

    /// The bytes of a text, or nil when it is malformed.
    public static func decode(_ text: some StringProtocol, _ strictness: Strictness = .lenient) -> [UInt8]? {
        text.withUTF8Bytes { decode($0, strictness) }
    }

    /// The bytes of an ASCII text, or nil when it is malformed.
    public static func decode(_ text: UnsafeRawBufferPointer, _ strictness: Strictness = .lenient) -> [UInt8]? {
        var isWellFormed = false
        let bytes = [UInt8](unsafeUninitializedCapacity: decodedCapacity(text.count)) { memory, count in
            guard let decoded = decode(text, into: UnsafeMutableRawBufferPointer(memory), strictness) else { return }
            count = decoded
            isWellFormed = true
        }
        return isWellFormed ? bytes : nil
    }

    /// Writes the bytes of an ASCII text into `memory`.
    ///
    /// - Parameter memory: At least ``decodedCapacity(_:)`` bytes.
    /// - Returns: The number of bytes, or nil when the text is malformed; `memory` then holds no particular content.
    public static func decode(
        _ text: UnsafeRawBufferPointer, into memory: UnsafeMutableRawBufferPointer, _ strictness: Strictness = .lenient
    ) -> Int? {
        precondition(memory.count >= decodedCapacity(text.count), "too little room for the decoded bytes")
        guard let length = lengthWithoutPadding(text, strictness) else { return nil }
        let values = strictness == .lenient ? lenientValues : urlSafeValues
        return values.withUnsafeBufferPointer { decode(text, length: length, into: memory, values: $0, strictness) }
    }

    /// The most bytes that a text of `count` characters holds.
    public static func decodedCapacity(_ count: Int) -> Int { count / 4 * 3 + 2 }

    /// Number of characters before the padding, or nil when the padding is not allowed or not whole.
    private static func lengthWithoutPadding(_ text: UnsafeRawBufferPointer, _ strictness: Strictness) -> Int? {
        guard text.last == UInt8(ascii: "=") else { return text.count }
        guard strictness == .lenient, text.count % 4 == 0 else { return nil }
        return text[text.count - 2] == UInt8(ascii: "=") ? text.count - 2 : text.count - 1
    }

    private static func decode(
        _ text: UnsafeRawBufferPointer, length: Int, into memory: UnsafeMutableRawBufferPointer,
        values: UnsafeBufferPointer<UInt8>, _ strictness: Strictness
    ) -> Int? {
        var read = 0
        var written = 0
        while read + 4 <= length {
            let (a, b) = (values[Int(text[read])], values[Int(text[read + 1])])
            let (c, d) = (values[Int(text[read + 2])], values[Int(text[read + 3])])
            guard a | b | c | d < 64 else { return nil }
            memory[written] = a << 2 | b >> 4
            memory[written + 1] = b << 4 | c >> 2
            memory[written + 2] = c << 6 | d
            read += 4
            written += 3
        }
        let left = length - read
        guard left > 0 else { return written }
        guard left > 1 else { return nil }
        let (a, b) = (values[Int(text[read])], values[Int(text[read + 1])])
        let c = left == 3 ? values[Int(text[read + 2])] : 0
        guard a | b | c < 64 else { return nil }
        let unused = left == 3 ? c << 6 : b << 4
        guard unused == 0 || strictness == .lenient else { return nil }
        memory[written] = a << 2 | b >> 4
        if left == 3 { memory[written + 1] = b << 4 | c >> 2 }
        return written + left - 1
    }

    /// The value of each byte as a character, 255 for a byte that is none.
    private static let urlSafeValues = values([.urlSafe])
    private static let lenientValues = values([.standard, .urlSafe])

    private static func values(_ alphabets: [Alphabet]) -> [UInt8] {
        var values = [UInt8](repeating: 255, count: 256)
        for alphabet in alphabets {
            for (value, character) in characters(alphabet).enumerated() { values[Int(character)] = UInt8(value) }
        }
        return values
    }
}
