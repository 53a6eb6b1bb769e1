public import Security
public import Values

// Who may say what (COL-6). Which feed may deliver tests, declarations, stays, areas and persons stands at the methods of
// the contracts; exposures share one method, so that their causes are told apart here.

extension Cause {
    /// The feed that may report the cause; nil for causes that follow from declarations.
    public var feed: StaffRole? {
        switch self {
        case .confirmedCase: .caseRegistry
        case .inbound: .border
        case .highRiskArea, .mediumRiskArea, .leftHighRiskArea, .leftMediumRiskArea: .areaRegistry
        case .closeContact, .secondaryContact, .coLocated: .tracer
        case .symptom, .noDeclaration: nil
        }
    }
}

extension Cause {
    /// Whether what a tracer says of it is a list: it needs a recorded case, a contact edge for each person, and another
    /// person who approves it (COL-6). Of tracers one person, or a machine, opens ``Cause/coLocated`` only.
    public var needsApproval: Bool { self == .closeContact || self == .secondaryContact }

    /// Whether a row of it cites an area of risk. Of one that the register of areas does not know it waits for another person
    /// (COL-6).
    public var citesArea: Bool { feed == .areaRegistry }
}
