extension StringProtocol {
    /// Calls `body` with the UTF-8 of the text, without a copy when the text is stored as UTF-8.
    func withUTF8Bytes<Result>(_ body: (UnsafeRawBufferPointer) -> Result) -> Result {
        if let result = utf8.withContiguousStorageIfAvailable({ body(UnsafeRawBufferPointer($0)) }) { return result }
        return Array(utf8).withUnsafeBytes(body)
    }
}

/// Writes ASCII into memory that has room for it.
struct ByteWriter {
    private let memory: UnsafeMutableBufferPointer<UInt8>
    /// Bytes written so far.
    private(set) var count = 0

    init(_ memory: UnsafeMutableBufferPointer<UInt8>) { self.memory = memory }

    mutating func write(_ character: Unicode.Scalar) {
        memory[count] = UInt8(ascii: character)
        count += 1
    }

    /// Writes the last `width` digits of a number from 0 upwards.
    mutating func write(_ number: Int, width: Int) {
        var rest = number
        for position in stride(from: count + width - 1, through: count, by: -1) {
            memory[position] = UInt8(ascii: "0") + UInt8(rest % 10)
            rest /= 10
        }
        count += width
    }
}
