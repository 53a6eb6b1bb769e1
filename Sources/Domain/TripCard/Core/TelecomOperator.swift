/// A telecom operator whose base stations see phones (TRIP-1).
///
/// The raw value is the one of the contract and of the store.
public enum TelecomOperator: UInt32, Comparable, Sendable, CaseIterable {
    /// 中国电信
    case telecom = 1
    /// 中国移动
    case mobile
    /// 中国联通
    case unicom

    /// Order of the raw values.
    public static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
}
