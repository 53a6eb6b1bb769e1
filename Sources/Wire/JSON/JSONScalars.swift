import CProtobufC

#if canImport(Glibc)
    import Glibc
#endif

/// Values of single fields in JSON.
extension JSONMessageReader {
    /// A string's characters as a C string.
    mutating func text() throws(WireError) -> UnsafeMutablePointer<CChar> {
        let text = try token { t throws(JSONTokenizer.Failure) in try t.string() }
        guard !text.contains(0) else { throw failure("holds a NUL character") }
        let memory = try writer.memory(text.count + 1)
        text.withUnsafeBytes { if let base = $0.baseAddress { memory.copyMemory(from: base, byteCount: $0.count) } }
        memory.storeBytes(of: 0, toByteOffset: text.count, as: UInt8.self)
        return memory.assumingMemoryBound(to: CChar.self)
    }

    mutating func binary() throws(WireError) -> ProtobufCBinaryData {
        let text = try token { t throws(JSONTokenizer.Failure) in try t.string() }
        guard let bytes = JSONBase64.decode(text) else { throw failure("is not base64") }
        return try writer.bytes(bytes)
    }

    mutating func boolean() throws(WireError) -> Bool {
        if tokens.take(word: "true") { return true }
        if tokens.take(word: "false") { return false }
        throw failure("must be true or false")
    }

    mutating func enumeration(_ descriptor: UnsafePointer<ProtobufCEnumDescriptor>) throws(WireError) -> Int32 {
        guard tokens.peek() == UInt8(ascii: "\"") else { return try integer(Int32.self) }
        let name = try token { t throws(JSONTokenizer.Failure) in try t.string() } + [0]
        let known = name.withUnsafeBufferPointer { name in
            name.withMemoryRebound(to: CChar.self) {
                protobuf_c_enum_descriptor_get_value_by_name(descriptor, $0.baseAddress)?.pointee.value
            }
        }
        guard let known else { throw failure("is not one of the names it can have") }
        return known
    }

    /// An integer, as a number or in a string; `1.0` and `1e3` are integers too.
    mutating func integer<I: FixedWidthInteger>(_ type: I.Type) throws(WireError) -> I {
        let text = try numberText()
        if let value = I(String(decoding: text, as: UTF8.self)) { return value }
        guard text.contains(where: { $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: "e") || $0 == UInt8(ascii: "E") }),
            let value = Double(String(decoding: text, as: UTF8.self)), let exact = I(exactly: value)
        else { throw failure("must be a whole number within its range") }
        return exact
    }

    mutating func double() throws(WireError) -> Double {
        let text = String(decoding: try numberText(), as: UTF8.self)
        switch text {
        case "NaN": return .nan
        case "Infinity": return .infinity
        case "-Infinity": return -.infinity
        default:
            guard let value = Double(text), value.isFinite else { throw failure("must be a number within its range") }
            return value
        }
    }

    mutating func float() throws(WireError) -> Float {
        let value = try double()
        let narrowed = Float(value)
        guard narrowed.isFinite || !value.isFinite else { throw failure("must be a number within its range") }
        return narrowed
    }

    /// The text of a number, which may stand in a string.
    private mutating func numberText() throws(WireError) -> [UInt8] {
        guard tokens.peek() == UInt8(ascii: "\"") else {
            return try token { t throws(JSONTokenizer.Failure) in try t.number() }
        }
        let text = try token { t throws(JSONTokenizer.Failure) in try t.string() }
        let isWord = ["NaN", "Infinity", "-Infinity"].contains { text.elementsEqual($0.utf8) }
        guard isWord || Self.isNumber(text) else { throw failure("must be a number") }
        return text
    }

    private static func isNumber(_ text: [UInt8]) -> Bool {
        text.withUnsafeBytes { bytes in
            var tokens = JSONTokenizer(bytes)
            return !bytes.isEmpty && tokens.position == 0 && (try? tokens.number()) != nil
                && tokens.position == bytes.count
        }
    }
}
