/// One side's part of a merged page, and how it came about (MRG-3).
public enum Part<Value: Sendable>: Sendable {
    /// Computed for this page.
    case fresh(Value)
    /// The last one known, because the side did not answer.
    case stale(Value)
    /// The side did not answer and nothing is known.
    case unavailable
    /// The citizen has not proved the phone, or the consent lapsed or was withdrawn (MRG-1).
    case verificationRequired

    /// Decides a part by what the side answered and what was known before.
    ///
    /// A part is never invented: without an answer and without a known one there is none (MRG-3).
    public init(answer: Value?, lastKnown: Value? = nil) {
        self = answer.map(Part.fresh) ?? lastKnown.map(Part.stale) ?? .unavailable
    }

    /// What the page shows; nil when it shows nothing.
    public var value: Value? {
        switch self {
        case .fresh(let value), .stale(let value): value
        case .unavailable, .verificationRequired: nil
        }
    }

    /// The part with another value, come about the same way.
    public func map<Other>(_ transform: (Value) -> Other) -> Part<Other> {
        switch self {
        case .fresh(let value): .fresh(transform(value))
        case .stale(let value): .stale(transform(value))
        case .unavailable: .unavailable
        case .verificationRequired: .verificationRequired
        }
    }
}

extension Part: Equatable where Value: Equatable {}
