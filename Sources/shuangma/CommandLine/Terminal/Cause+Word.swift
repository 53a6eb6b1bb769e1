import HealthCodeContracts
import HealthCodeFeed
import Values

extension Cause {
    /// The word of files, and `symptom` and `no-declaration` for causes that no file reports.
    var word: String {
        switch self {
        case .confirmedCase: "case"
        case .closeContact: "close-contact"
        case .secondaryContact: "secondary-contact"
        case .highRiskArea: "high-risk-area"
        case .mediumRiskArea: "medium-risk-area"
        case .leftHighRiskArea: "left-high-risk-area"
        case .leftMediumRiskArea: "left-medium-risk-area"
        case .inbound: "inbound"
        case .coLocated: "co-located"
        case .symptom: "symptom"
        case .noDeclaration: "no-declaration"
        }
    }

    /// The cause of an exposure that a word of files names.
    ///
    /// - Throws: `Failure.wrongUse` for every other word, with those that are known.
    static func exposure(named word: String) throws -> Cause {
        let known = allCases.filter(\.isExposure)
        guard let cause = known.first(where: { $0.word == word }) else {
            throw Failure.wrongUse("'\(word)' is no cause; known are \(known.map(\.word).joined(separator: ", "))")
        }
        return cause
    }
}

extension HealthCodeV1.Cause {
    /// The word of files; the number of a cause that this version does not know.
    var word: String { Cause(self)?.word ?? "\(rawValue)" }
}
