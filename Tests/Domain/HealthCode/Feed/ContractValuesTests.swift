import HealthCodeContracts
import HealthCodeCore
import Testing
import Values

@testable import HealthCodeFeed

@Suite("Values of the rules and of the contract (COL-1, COL-3)")
struct ContractValuesTests {
    @Test("COL-3: every cause has one value of the contract, and comes back from it", arguments: Cause.allCases)
    func causes(cause: Cause) {
        #expect(Cause(cause.wire) == cause)
        #expect(cause.wire != .unspecified)
    }

    @Test("COL-3: every value of the contract has a cause, and unknown ones have none")
    func causesOfContract() {
        let known = (Int32(-1)...13).filter { Cause(HealthCodeV1.Cause(rawValue: $0)) != nil }
        #expect(known == Array(1...11))
    }

    @Test("COL-1: every colour has one value of the contract, and comes back from it", arguments: Colour.allCases)
    func colours(colour: Colour) {
        #expect(Colour(colour.wire) == colour)
        #expect(colour.wire != .unspecified)
    }

    @Test("COL-1: every value of the contract has a colour, and unknown ones have none")
    func coloursOfContract() {
        let known = (Int32(-1)...6).filter { Colour(HealthCodeV1.Colour(rawValue: $0)) != nil }
        #expect(known == Array(1...4))
    }

    @Test("The numbers of causes and colours are those of the contract, which never change")
    func numbers() {
        let causes: [Cause] = [
            .confirmedCase, .closeContact, .secondaryContact, .highRiskArea, .mediumRiskArea, .leftHighRiskArea,
            .leftMediumRiskArea, .inbound, .coLocated, .symptom, .noDeclaration,
        ]
        #expect(causes.map(\.wire.rawValue) == Array(1...11))
        #expect([Colour.green, .yellow, .red, .grey].map(\.wire.rawValue) == Array(1...4))
        #expect(DeclarationEvent.Symptom.allCases.map(\.wire.rawValue) == Array(1...7))
        #expect(DeclarationEvent.Symptom(.init(rawValue: 8)) == nil)
    }
}
