/// Base64 of bytes fields: written in the standard alphabet with padding, read in either alphabet, with or without.
enum JSONBase64 {
    private static let alphabet: StaticString = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"

    static func append(_ bytes: UnsafeBufferPointer<UInt8>, to output: inout [UInt8]) {
        let alphabet = alphabet.utf8Start
        output.reserveCapacity(output.count + (bytes.count + 2) / 3 * 4)
        var index = 0
        while index < bytes.count {
            let rest = min(3, bytes.count - index)
            var group = UInt32(bytes[index]) << 16
            if rest > 1 { group |= UInt32(bytes[index + 1]) << 8 }
            if rest > 2 { group |= UInt32(bytes[index + 2]) }
            for part in 0..<4 {
                output.append(part <= rest ? alphabet[Int(group >> (18 - 6 * UInt32(part)) & 63)] : UInt8(ascii: "="))
            }
            index += 3
        }
    }

    /// The most bytes that a text of `count` characters holds.
    static func capacity(_ count: Int) -> Int { count / 4 * 3 + 3 }

    /// Writes the bytes of a text, and gives their number, or nil when the text is malformed.
    static func decode(_ text: UnsafeRawBufferPointer, into memory: UnsafeMutableRawPointer) -> Int? {
        var count = 0
        var group: UInt32 = 0
        var bits: UInt32 = 0
        var padding = 0
        for character in text {
            if character == UInt8(ascii: "=") {
                padding += 1
                continue
            }
            guard let value = value(character), padding == 0 else { return nil }
            group = group << 6 | value
            bits += 6
            if bits >= 8 {
                bits -= 8
                memory.storeBytes(of: UInt8(truncatingIfNeeded: group >> bits), toByteOffset: count, as: UInt8.self)
                count += 1
            }
        }
        return padding <= 2 && bits < 6 ? count : nil
    }

    private static func value(_ character: UInt8) -> UInt32? {
        switch character {
        case UInt8(ascii: "A")...UInt8(ascii: "Z"): UInt32(character) - 65
        case UInt8(ascii: "a")...UInt8(ascii: "z"): UInt32(character) - 97 + 26
        case UInt8(ascii: "0")...UInt8(ascii: "9"): UInt32(character) - 48 + 52
        case UInt8(ascii: "+"), UInt8(ascii: "-"): 62
        case UInt8(ascii: "/"), UInt8(ascii: "_"): 63
        default: nil
        }
    }
}
