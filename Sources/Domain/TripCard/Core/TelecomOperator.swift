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

    /// The word that files and credentials name the operator by, such as `mobile`.
    public var word: String {
        switch self {
        case .telecom: "telecom"
        case .mobile: "mobile"
        case .unicom: "unicom"
        }
    }

    /// The operator that a word names; nil for another word.
    public init?(word: String) {
        guard let found = Self.allCases.first(where: { $0.word == word }) else { return nil }
        self = found
    }

    /// Order of the raw values.
    public static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
}
