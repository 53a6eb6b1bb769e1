/// Why a colour is held (COL-3).
public enum Cause: String, Hashable, Sendable, CaseIterable {
    /// A case, with or without symptoms: CASE.
    case confirmedCase
    /// 密接: CLOSE.
    case closeContact
    /// 次密接: SECONDARY.
    case secondaryContact
    /// Inside an area of high risk: HIGH_AREA.
    case highRiskArea
    /// Inside an area of medium risk: MED_AREA.
    case mediumRiskArea
    /// Left an area of high risk: LEFT_HIGH.
    case leftHighRiskArea
    /// Left an area of medium risk: LEFT_MED.
    case leftMediumRiskArea
    /// Entered the country: INBOUND.
    case inbound
    /// 时空伴随: CO_LOCATED.
    case coLocated
    /// Declared symptoms or fever: SYMPTOM.
    case symptom
    /// No declaration that still counts (COL-2).
    case noDeclaration

    /// Whether a feed may report the cause; the others follow from declarations (COL-6).
    public var isExposure: Bool { self != .symptom && self != .noDeclaration }

    /// Whether the cause lasts as long as an area of risk is in force (COL-3).
    public var isArea: Bool { self == .highRiskArea || self == .mediumRiskArea }

    /// Whether the cause lasts until its end is told; the others are counted from their beginning (COL-3).
    public var lasts: Bool { self == .confirmedCase || isArea }
}
