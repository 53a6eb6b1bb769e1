public import Values

/// Whom a gate lets pass (VIS-3): red is barred, yellow and grey are limited, green passes, unless the venue says otherwise.
public struct VenueRule: Equatable, Sendable {
    /// Hours that a rule may ask for at most: of older tests nothing is shown.
    public static let negativeHours = 1...336

    /// Colours that pass.
    public let passing: Set<Colour>
    /// Hours since the sample of the last negative test at most (COL-15); nil asks for none.
    public let negativeHoursMax: Int?

    /// - Parameters:
    ///   - passing: Empty means green alone.
    ///   - negativeHoursMax: One of ``negativeHours``.
    public init(passing: Set<Colour> = [], negativeHoursMax: Int? = nil) {
        self.passing = passing.isEmpty ? [.green] : passing
        self.negativeHoursMax = negativeHoursMax
    }

    /// What the gate makes of a person.
    ///
    /// - Parameters:
    ///   - colour: nil while the health code is not known, which is never taken for green.
    ///   - hoursSinceNegative: Whole hours since the sample of the last negative test; nil when there is none.
    public func verdict(colour: Colour?, hoursSinceNegative: Int?) -> Verdict {
        guard let colour else { return Verdict(.check, for: .codeNotKnown) }
        guard passing.contains(colour) else { return Verdict(colour == .red ? .stop : .check, for: .colour) }
        if let most = negativeHoursMax, hoursSinceNegative.map({ $0 >= most }) ?? true {
            return Verdict(.check, for: .negativeTest)
        }
        return Verdict(.pass, for: nil)
    }
}

/// What a gate makes of a person, and why.
public struct Verdict: Equatable, Sendable {
    /// What the gate does.
    public enum Result: Sendable {
        /// 通行
        case pass
        /// 限制: staff looks closer.
        case check
        /// 禁止
        case stop
    }

    /// Why somebody does not simply pass.
    public enum Reason: Sendable {
        /// The rule does not let the colour pass.
        case colour
        /// The rule asks for a newer negative test.
        case negativeTest
        /// The health code cannot be derived at the moment.
        case codeNotKnown
    }

    /// What the gate does.
    public let result: Result
    /// Why; nil when the person passes.
    public let reason: Reason?

    init(_ result: Result, for reason: Reason?) {
        self.result = result
        self.reason = reason
    }
}
