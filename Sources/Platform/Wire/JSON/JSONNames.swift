/// Names of fields in JSON: `masked_phone` is written `maskedPhone`, and read in both spellings, unless the contract
/// gives the field a `json_name`, which then stands for `maskedPhone`.
enum JSONNames {
    /// The lowerCamelCase of a name: an underscore goes, and raises the letter after it.
    static func camelCase(_ name: some Sequence<UInt8>) -> [UInt8] {
        var output: [UInt8] = []
        var raises = false
        for byte in name {
            if byte == UInt8(ascii: "_") {
                raises = true
            } else {
                let isLower = byte >= UInt8(ascii: "a") && byte <= UInt8(ascii: "z")
                output.append(raises && isLower ? byte - 32 : byte)
                raises = false
            }
        }
        return output
    }
}
