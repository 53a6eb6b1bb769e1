public import HealthCodeContracts
import HealthCodeCore
public import Values

// The one table between the values of the rules and those of the contract. The compiler holds that every value of the
// rules has one of the contract; the way back is the same table turned round.

extension Cause {
    /// The contract's value.
    public var wire: HealthCodeV1.Cause {
        switch self {
        case .confirmedCase: .case
        case .closeContact: .closeContact
        case .secondaryContact: .secondaryContact
        case .highRiskArea: .highRiskArea
        case .mediumRiskArea: .mediumRiskArea
        case .leftHighRiskArea: .leftHighRiskArea
        case .leftMediumRiskArea: .leftMediumRiskArea
        case .inbound: .inbound
        case .coLocated: .coLocated
        case .symptom: .symptom
        case .noDeclaration: .noDeclaration
        }
    }

    /// The cause of a contract's value; nil for one that the contract does not define.
    public init?(_ wire: HealthCodeV1.Cause) {
        guard let cause = Self.ofWire[wire] else { return nil }
        self = cause
    }

    private static let ofWire = Dictionary(uniqueKeysWithValues: allCases.map { ($0.wire, $0) })
}

extension Colour {
    /// The contract's value.
    public var wire: HealthCodeV1.Colour {
        switch self {
        case .green: .green
        case .yellow: .yellow
        case .red: .red
        case .grey: .grey
        }
    }

    /// The colour of a contract's value; nil for one that the contract does not define.
    public init?(_ wire: HealthCodeV1.Colour) {
        guard let colour = Self.ofWire[wire] else { return nil }
        self = colour
    }

    private static let ofWire = Dictionary(uniqueKeysWithValues: allCases.map { ($0.wire, $0) })
}

extension DeclarationEvent.Symptom {
    /// The contract's value.
    var wire: HealthCodeV1.Symptom { HealthCodeV1.Symptom(rawValue: rawValue) }

    /// The symptom of a contract's value; nil for one that the contract does not define.
    init?(_ wire: HealthCodeV1.Symptom) { self.init(rawValue: wire.rawValue) }
}
