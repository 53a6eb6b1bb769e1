import Formats

#if canImport(Glibc)
    import Glibc
#endif

/// Cuts JSON text (RFC 8259) into tokens.
struct JSONTokenizer {
    /// Why the text cannot be read on.
    enum Failure: Error {
        /// What is wrong with the text, in words for people.
        case malformed(String)
        case outOfMemory
    }

    private let bytes: UnsafeRawBufferPointer
    /// Where strings with escapes are unfolded.
    private let arena: UnsafeMutablePointer<Arena>
    var position = 0

    init(_ bytes: UnsafeRawBufferPointer, arena: UnsafeMutablePointer<Arena>) {
        self.bytes = bytes
        self.arena = arena
    }

    /// The next character that is not white space; nil at the end.
    mutating func peek() -> UInt8? {
        while position < bytes.count {
            switch bytes[position] {
            case 0x20, 0x09, 0x0A, 0x0D: position += 1
            default: return bytes[position]
            }
        }
        return nil
    }

    /// Takes the next character if it is this one.
    mutating func take(_ character: Unicode.Scalar) -> Bool {
        guard peek() == UInt8(ascii: character) else { return false }
        position += 1
        return true
    }

    mutating func expect(_ character: Unicode.Scalar) throws(Failure) {
        guard take(character) else { throw .malformed("'\(character)' is expected at byte \(position)") }
    }

    /// Takes a word such as `null` if it is next.
    mutating func take(word: StaticString) -> Bool {
        guard peek() != nil, position + word.utf8CodeUnitCount <= bytes.count else { return false }
        let matches = word.withUTF8Buffer { word in word.indices.allSatisfy { bytes[position + $0] == word[$0] } }
        if matches { position += word.utf8CodeUnitCount }
        return matches
    }

    /// The text of a number.
    mutating func number() throws(Failure) -> UnsafeRawBufferPointer {
        _ = peek()
        guard let end = JSONNumber.end(in: bytes, from: position) else { throw .malformed("a number is malformed") }
        defer { position = end }
        return UnsafeRawBufferPointer(rebasing: bytes[position..<end])
    }

    private func at(_ character: Unicode.Scalar) -> Bool {
        position < bytes.count && bytes[position] == UInt8(ascii: character)
    }

    /// A string's characters as UTF-8: a part of the text itself where it has no escapes, else in the arena.
    mutating func string() throws(Failure) -> UnsafeRawBufferPointer {
        try expect("\"")
        let start = position
        var isPlain = true
        // A local copy, which stays in a register.
        var next = position
        while next < bytes.count {
            let byte = bytes[next]
            if byte == UInt8(ascii: "\"") {
                let text = UnsafeRawBufferPointer(rebasing: bytes[start..<next])
                position = next + 1
                guard isPlain || text.isUTF8 else { throw .malformed("a string is not valid UTF-8") }
                return text
            }
            if byte == UInt8(ascii: "\\") {
                position = next
                return try unfolded(from: start)
            }
            guard byte >= 0x20 else { throw .malformed("a string holds a control character") }
            if byte >= 0x80 { isPlain = false }
            next += 1
        }
        throw .malformed("a string does not end")
    }

    /// A string that holds an escape; `position` is at the first. What is unfolded is never longer than its escape.
    private mutating func unfolded(from start: Int) throws(Failure) -> UnsafeRawBufferPointer {
        var end = position
        while end < bytes.count, bytes[end] != UInt8(ascii: "\"") { end += bytes[end] == UInt8(ascii: "\\") ? 2 : 1 }
        guard end < bytes.count else { throw .malformed("a string does not end") }
        guard let memory = arena.pointee.allocate(end - start) else { throw .outOfMemory }
        memory.copyMemory(from: bytes.baseAddress! + start, byteCount: position - start)
        var count = position - start
        while position < end {
            let byte = bytes[position]
            position += 1
            switch byte {
            case UInt8(ascii: "\\"):
                for unit in try escape().utf8 {
                    memory.storeBytes(of: unit, toByteOffset: count, as: UInt8.self)
                    count += 1
                }
            case 0..<0x20: throw .malformed("a string holds a control character")
            default:
                memory.storeBytes(of: byte, toByteOffset: count, as: UInt8.self)
                count += 1
            }
        }
        position += 1
        let text = UnsafeRawBufferPointer(start: memory, count: count)
        guard text.isUTF8 else { throw .malformed("a string is not valid UTF-8") }
        return text
    }

    private mutating func escape() throws(Failure) -> String {
        guard position < bytes.count else { throw .malformed("a string does not end") }
        let kind = bytes[position]
        position += 1
        switch kind {
        case UInt8(ascii: "\""): return "\""
        case UInt8(ascii: "\\"): return "\\"
        case UInt8(ascii: "/"): return "/"
        case UInt8(ascii: "b"): return "\u{8}"
        case UInt8(ascii: "f"): return "\u{C}"
        case UInt8(ascii: "n"): return "\n"
        case UInt8(ascii: "r"): return "\r"
        case UInt8(ascii: "t"): return "\t"
        case UInt8(ascii: "u"): return String(try scalar())
        default: throw .malformed("a string holds an unknown escape")
        }
    }

    private mutating func scalar() throws(Failure) -> Unicode.Scalar {
        var value = try hex()
        if value >= 0xD800, value < 0xDC00, at("\\") {
            position += 1
            guard at("u") else { throw .malformed("a surrogate stands alone") }
            position += 1
            let low = try hex()
            guard low >= 0xDC00, low < 0xE000 else { throw .malformed("a surrogate stands alone") }
            value = 0x10000 + (value - 0xD800) << 10 + (low - 0xDC00)
        }
        guard let scalar = Unicode.Scalar(value) else { throw .malformed("a surrogate stands alone") }
        return scalar
    }

    private mutating func hex() throws(Failure) -> UInt32 {
        guard position + 4 <= bytes.count else { throw .malformed("a string holds a malformed escape") }
        var value: UInt32 = 0
        for byte in bytes[position..<position + 4] {
            guard let digit = Hexadecimal.value(ofDigit: byte) else {
                throw .malformed("a string holds a malformed escape")
            }
            value = value << 4 | UInt32(digit)
        }
        position += 4
        return value
    }
}

extension UnsafeRawBufferPointer {
    /// Whether the bytes are valid UTF-8.
    var isUTF8: Bool {
        (try? UTF8Span(validating: Span(_unsafeElements: assumingMemoryBound(to: UInt8.self)))) != nil
    }

    /// The bytes, known to be UTF-8.
    var text: String { String(decoding: self, as: UTF8.self) }

    func equals(_ text: StaticString) -> Bool {
        text.utf8CodeUnitCount == count && (count == 0 || memcmp(text.utf8Start, baseAddress!, count) == 0)
    }

    func equals(_ text: [UInt8]) -> Bool {
        text.count == count && text.withUnsafeBytes { count == 0 || memcmp($0.baseAddress!, baseAddress!, count) == 0 }
    }
}
