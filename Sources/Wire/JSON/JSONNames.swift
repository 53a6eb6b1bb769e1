#if canImport(Glibc)
    import Glibc
#endif

/// Names of fields in JSON: `masked_phone` is written `maskedPhone`, and read in both spellings, unless the contract
/// gives the field a `json_name`, which then stands for `maskedPhone`.
enum JSONNames {
    /// Gives the characters of a field's lowerCamelCase name one by one.
    static func camelCase(_ name: UnsafePointer<CChar>, _ put: (UInt8) -> Void) {
        camelCase(UnsafeRawBufferPointer(start: name, count: strlen(name)), put)
    }

    static func camelCase(_ name: some Sequence<UInt8>, _ put: (UInt8) -> Void) {
        var raises = false
        for byte in name {
            if byte == UInt8(ascii: "_") {
                raises = true
            } else {
                let isLower = byte >= UInt8(ascii: "a") && byte <= UInt8(ascii: "z")
                put(raises && isLower ? byte - 32 : byte)
                raises = false
            }
        }
    }

    /// Whether `key` is a field's name as the contract spells it.
    static func isOriginal(_ key: UnsafeRawBufferPointer, _ name: UnsafePointer<CChar>) -> Bool {
        var next = name
        for byte in key {
            guard UInt8(bitPattern: next.pointee) == byte, byte != 0 else { return false }
            next += 1
        }
        return next.pointee == 0
    }

    /// Whether `key` is a field's lowerCamelCase name.
    static func isCamelCase(_ key: UnsafeRawBufferPointer, _ name: UnsafePointer<CChar>) -> Bool {
        var position = 0
        var matches = true
        camelCase(name) { byte in
            matches = matches && position < key.count && key[position] == byte
            position += 1
        }
        return matches && position == key.count
    }
}
