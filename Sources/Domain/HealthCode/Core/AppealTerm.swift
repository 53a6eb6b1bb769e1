/// How soon an appeal is answered (COL-9).
public enum AppealTerm {
    /// Seconds for an answer.
    public static let ordinary: Int64 = 24 * 3_600
    /// Seconds for an answer when a negative test speaks against the hold.
    public static let withNegative: Int64 = 4 * 3_600

    /// Seconds for the answer to an appeal.
    ///
    /// - Parameter hasNegative: Whether a negative test was sampled since the hold began.
    public static func seconds(hasNegative: Bool) -> Int64 { hasNegative ? withNegative : ordinary }
}
