/// Grade of an area of risk (第九版), ascending.
public enum RiskLevel: Int, Comparable, Sendable, CaseIterable {
    /// 低风险: it colours nobody's code and marks no city.
    case low = 1
    /// 中风险
    case medium
    /// 高风险
    case high

    /// Whether `left` is the lower grade.
    public static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }

    /// The cause for which a stay in an area of the grade is held; nil for low risk, which holds nothing (COL-3).
    public var cause: Cause? {
        switch self {
        case .low: nil
        case .medium: .mediumRiskArea
        case .high: .highRiskArea
        }
    }
}
