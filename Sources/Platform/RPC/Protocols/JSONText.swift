import Formats

/// Writes small JSON texts: errors and introspection. Messages are written by `Wire`.
struct JSONText {
    private(set) var bytes: [UInt8] = []

    /// An object whose fields `body` writes.
    mutating func object(_ body: (inout JSONText) -> Void) {
        bytes.append(UInt8(ascii: "{"))
        body(&self)
        bytes.append(UInt8(ascii: "}"))
    }

    /// A field with a string.
    mutating func field(_ name: String, _ value: String) {
        self.name(name)
        string(value)
    }

    /// A field with a whole number.
    mutating func field(_ name: String, _ value: Int) {
        self.name(name)
        bytes += Array("\(value)".utf8)
    }

    /// A field with a truth value.
    mutating func field(_ name: String, _ value: Bool) {
        self.name(name)
        bytes += Array("\(value)".utf8)
    }

    /// A field with JSON that is written already.
    mutating func raw(_ name: String, _ json: [UInt8]) {
        self.name(name)
        bytes += json
    }

    /// JSON that is written already, as an element.
    mutating func raw(_ json: [UInt8]) { bytes += json }

    /// A field with an array, whose elements `body` writes.
    mutating func array<Element>(
        _ name: String, _ elements: [Element], _ body: (inout JSONText, Element) -> Void
    ) {
        self.name(name)
        bytes.append(UInt8(ascii: "["))
        for (index, element) in elements.enumerated() {
            if index > 0 { bytes.append(UInt8(ascii: ",")) }
            body(&self, element)
        }
        bytes.append(UInt8(ascii: "]"))
    }

    /// A field with an array of strings.
    mutating func strings(_ name: String, _ values: [String]) {
        array(name, values) { $0.string($1) }
    }

    private mutating func name(_ name: String) {
        if bytes.last != UInt8(ascii: "{") { bytes.append(UInt8(ascii: ",")) }
        string(name)
        bytes.append(UInt8(ascii: ":"))
    }

    private mutating func string(_ value: String) {
        bytes.append(UInt8(ascii: "\""))
        for byte in value.utf8 {
            switch byte {
            case UInt8(ascii: "\""), UInt8(ascii: "\\"): bytes += [UInt8(ascii: "\\"), byte]
            case 0..<0x20:
                bytes += Array("\\u00".utf8)
                Hexadecimal.append(byte, to: &bytes)
            default: bytes.append(byte)
            }
        }
        bytes.append(UInt8(ascii: "\""))
    }
}
