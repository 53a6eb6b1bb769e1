public import Values

/// What a gate does with a person, by all that is known of the person's colour here and elsewhere.
public struct RecognitionVerdict: Sendable, Equatable {
    /// What to do.
    public enum Outcome: Sendable, Equatable {
        /// Let the person in.
        case pass
        /// Look further: another proof, or the lane without codes.
        case check
        /// Do not let the person in.
        case stop
    }

    /// Why.
    public enum Reason: Sendable, Equatable {
        /// The worst colour that is known.
        case colour(Colour)
        /// Nothing is known, and this is wrong with the assertion.
        case problem(AssertionProblem)
        /// Nothing is known, and nothing was shown.
        case nothingKnown
    }

    /// What to do.
    public let outcome: Outcome
    /// Why.
    public let reason: Reason

    /// The verdict: any green passes unless something worse is known. What is not known is never green.
    ///
    /// - Parameters:
    ///   - own: The colour that this province derives. Grey means that nothing is known here.
    ///   - shown: What assertions say, each good or not.
    public init(own: Colour, shown: [Result<Colour, AssertionProblem>]) {
        var problem: AssertionProblem?
        var known: [Colour] = own == .grey ? [] : [own]
        var saysGrey = false
        for shown in shown {
            switch shown {
            case .success(.grey): saysGrey = true
            case .success(let colour): known.append(colour)
            case .failure(let found): if problem?.isFraud != true { problem = found }
            }
        }
        let worst = known.max()
        if worst != .red, let problem, problem.isFraud {
            (outcome, reason) = (.stop, .problem(problem))
        } else if let worst {
            outcome = worst == .red ? .stop : worst == .yellow ? .check : .pass
            reason = .colour(worst)
        } else if let problem {
            (outcome, reason) = (.check, .problem(problem))
        } else {
            (outcome, reason) = (.check, saysGrey ? .colour(.grey) : .nothingKnown)
        }
    }
}
