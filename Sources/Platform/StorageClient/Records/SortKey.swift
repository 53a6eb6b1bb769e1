/// Sort keys whose order as bytes is the order of what they were made of. Keys are joined with `+`.
public enum SortKey {
    /// A number.
    public static func big(_ number: some FixedWidthInteger & UnsignedInteger) -> [UInt8] {
        withUnsafeBytes(of: number.bigEndian) { [UInt8]($0) }
    }

    /// A moment, before or after 1970.
    public static func instant(seconds: Int64, nanos: Int32 = 0) -> [UInt8] {
        big(UInt64(bitPattern: seconds) ^ (1 << 63)) + big(UInt32(truncatingIfNeeded: nanos))
    }

    /// The moment at the beginning of a key that ``instant(seconds:nanos:)`` made; nil when the key is shorter.
    public static func instant(from key: [UInt8]) -> (seconds: Int64, nanos: Int32)? {
        guard key.count >= 12 else { return nil }
        let seconds = key[0..<8].reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
        let nanos = key[8..<12].reduce(UInt32(0)) { $0 << 8 | UInt32($1) }
        return (Int64(bitPattern: seconds ^ (1 << 63)), Int32(truncatingIfNeeded: nanos))
    }
}
