public import Values

/// The discharge that ends what a positive test opened.
public enum Discharge {
    /// The first of the ends of CASE rows at or after the sampling of a positive test; nil while there is none (COL-3).
    public static func of(_ positive: Instant, among ends: some Sequence<Instant>) -> Instant? {
        ends.lazy.filter { $0 >= positive }.min()
    }
}
