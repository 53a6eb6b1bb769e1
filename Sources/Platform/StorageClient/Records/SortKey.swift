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
}
