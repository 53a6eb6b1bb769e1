import Formats

/// JSON text that is being written.
struct JSONOutput {
    private(set) var bytes: [UInt8] = []

    mutating func reserve(_ count: Int) { bytes.reserveCapacity(count) }

    mutating func append(_ byte: UInt8) { bytes.append(byte) }

    mutating func append(_ text: [UInt8]) { bytes.append(contentsOf: text) }

    mutating func append(_ text: StaticString) {
        bytes.append(contentsOf: UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
    }

    mutating func append(_ text: String) {
        var text = text
        text.withUTF8 { bytes.append(contentsOf: $0) }
    }

    /// Writes an integer's digits.
    mutating func integer(_ value: some FixedWidthInteger, quoted: Bool = false) {
        if quoted { append(UInt8(ascii: "\"")) }
        if value < 0 { append(UInt8(ascii: "-")) }
        let start = bytes.count
        var rest = UInt64(value.magnitude)
        repeat {
            append(UInt8(truncatingIfNeeded: rest % 10) + UInt8(ascii: "0"))
            rest /= 10
        } while rest > 0
        bytes[start...].reverse()
        if quoted { append(UInt8(ascii: "\"")) }
    }

    /// Puts quotes around what was written since `start`, unless it has them.
    mutating func quote(from start: Int) {
        guard start == bytes.count || bytes[start] != UInt8(ascii: "\"") else { return }
        bytes.insert(UInt8(ascii: "\""), at: start)
        append(UInt8(ascii: "\""))
    }

    /// Writes a string in quotes.
    mutating func string(_ text: String) {
        var text = text
        text.withUTF8 { string($0) }
    }

    /// Writes a string in quotes.
    mutating func string(_ text: [UInt8]) { text.withUnsafeBufferPointer { string($0) } }

    /// Writes a string in quotes, with the escapes that JSON demands (RFC 8259 section 7).
    mutating func string(_ text: UnsafeBufferPointer<UInt8>) {
        append(UInt8(ascii: "\""))
        var plain = 0
        for index in text.indices {
            let byte = text[index]
            guard byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") else { continue }
            bytes.append(contentsOf: UnsafeBufferPointer(rebasing: text[plain..<index]))
            plain = index + 1
            escape(byte)
        }
        bytes.append(contentsOf: UnsafeBufferPointer(rebasing: text[plain...]))
        append(UInt8(ascii: "\""))
    }

    private mutating func escape(_ byte: UInt8) {
        switch byte {
        case UInt8(ascii: "\""): append("\\\"")
        case UInt8(ascii: "\\"): append("\\\\")
        case UInt8(ascii: "\n"): append("\\n")
        default:
            append("\\u00")
            Hexadecimal.append(byte, to: &bytes)
        }
    }

    /// Writes bytes in base64, in quotes.
    mutating func base64(_ data: UnsafeBufferPointer<UInt8>) {
        append(UInt8(ascii: "\""))
        Base64.append(UnsafeRawBufferPointer(data), to: &bytes, padded: true)
        append(UInt8(ascii: "\""))
    }
}
