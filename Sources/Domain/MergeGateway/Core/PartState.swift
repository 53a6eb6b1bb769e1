/// How one side's part of a merged answer came about (MRG-3).
public enum PartState: Sendable, Equatable {
    /// Computed for this answer.
    case fresh
    /// The last one known, because the side did not answer.
    case stale
    /// The side did not answer and nothing is known.
    case unavailable
    /// The citizen has not proved the phone, or took the consent back (MRG-1).
    case verificationRequired
}

/// One side's part of a merged answer.
public struct Part<Value: Sendable>: Sendable {
    public let value: Value?
    public let state: PartState

    private init(_ value: Value?, _ state: PartState) {
        self.value = value
        self.state = state
    }

    /// Decides a part by what the side answered and what was known before. A part is never invented: without an answer
    /// and without a known one there is none (MRG-3).
    public static func merge(answer: Value?, lastKnown: Value?) -> Part {
        if let answer { return Part(answer, .fresh) }
        if let lastKnown { return Part(lastKnown, .stale) }
        return Part(nil, .unavailable)
    }

    /// The part of a side that must not be asked yet.
    public static var verificationRequired: Part { Part(nil, .verificationRequired) }
}
