/// The fraction of a second in decimal text, as RFC 3339 times and proto3 JSON durations have it.
public enum SecondFraction {
    /// The nanoseconds that 1 to 9 digits behind the point mean, or nil for other input.
    ///
    /// `5` means 500,000,000 ns.
    public static func nanos(_ digits: some Collection<UInt8>) -> Int32? {
        guard digits.count <= 9, let value = Digits.value(digits) else { return nil }
        return Int32(value * powersOfTen[9 - digits.count])
    }

    /// The point and 3, 6 or 9 digits, or an empty text for zero (proto3 JSON mapping).
    ///
    /// - Parameter nanos: 0 to 999,999,999.
    public static func text(nanos: Int32) -> String {
        String(unsafeUninitializedCapacity: 10) { memory in
            var writer = ByteWriter(memory)
            write(nanos: nanos, to: &writer)
            return writer.count
        }
    }

    static func write(nanos: Int32, to writer: inout ByteWriter) {
        precondition((0..<1_000_000_000).contains(nanos), "a fraction of a whole second or more")
        guard nanos != 0 else { return }
        let width = nanos % 1_000_000 == 0 ? 3 : nanos % 1000 == 0 ? 6 : 9
        writer.write(".")
        writer.write(Int(nanos) / powersOfTen[9 - width], width: width)
    }

    /// 10⁰ to 10⁹.
    private static let powersOfTen = (0...9).map { power in (0..<power).reduce(1) { value, _ in value * 10 } }
}
