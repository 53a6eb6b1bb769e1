import CProtobufC

/// Names of fields in JSON: `masked_phone` is written `maskedPhone`, and read in both spellings.
enum JSONNames {
    /// Gives the characters of a field's lowerCamelCase name one by one.
    static func camelCase(_ name: UnsafePointer<CChar>, _ put: (UInt8) -> Void) {
        var next = name
        var raises = false
        while next.pointee != 0 {
            let byte = UInt8(bitPattern: next.pointee)
            next += 1
            if byte == UInt8(ascii: "_") {
                raises = true
            } else {
                let isLower = byte >= UInt8(ascii: "a") && byte <= UInt8(ascii: "z")
                put(raises && isLower ? byte - 32 : byte)
                raises = false
            }
        }
    }

    /// The position of the field that `key` names, or nil.
    static func index(of key: [UInt8], in descriptor: UnsafePointer<ProtobufCMessageDescriptor>) -> Int? {
        descriptor.fields.firstIndex { matches($0.name, key) }
    }

    private static func matches(_ name: UnsafePointer<CChar>, _ key: [UInt8]) -> Bool {
        var position = 0
        var isCamel = true
        camelCase(name) { byte in
            isCamel = isCamel && position < key.count && key[position] == byte
            position += 1
        }
        if isCamel, position == key.count { return true }
        return key.elementsEqual(UnsafeBufferPointer(start: name, count: length(name)).lazy.map(UInt8.init(bitPattern:)))
    }

    private static func length(_ name: UnsafePointer<CChar>) -> Int {
        var count = 0
        while name[count] != 0 { count += 1 }
        return count
    }
}
