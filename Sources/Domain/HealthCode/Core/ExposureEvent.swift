public import Values

/// A version of what contact tracing, a registry or the border says about a person (COL-13).
public struct ExposureEvent: Hashable, Sendable {
    /// What an exposure is known by, within its person.
    public struct Identity: Hashable, Sendable {
        /// The feed that says so.
        public let source: SourceName
        /// Why.
        public let cause: Cause
        /// Case or area that is cited (COL-7).
        public let evidenceID: SourceName
        /// When it began: two contacts with one case are two exposures.
        public let from: Instant

        /// An identity.
        public init(source: SourceName, cause: Cause, evidenceID: SourceName, from: Instant) {
            self.source = source
            self.cause = cause
            self.evidenceID = evidenceID
            self.from = from
        }
    }

    /// What the exposure is known by.
    public let identity: Identity
    /// When it ended, such as by a discharge; nil while it lasts. It may lie ahead: then it lasts until then.
    public let until: Instant?
    /// Division of the area; nil when the source names none.
    public let division: Division?
    /// How the person met the case; nil where the source does not tell.
    public let contact: ContactEdge?
    /// The source's order of this version.
    public let order: SourceOrder
    /// Whether the source took the exposure back.
    public let isWithdrawn: Bool
    /// Whether a recall withdrew it (COL-10).
    public let isRecalled: Bool

    /// A version of an exposure.
    ///
    /// - Parameter isRecalled: Then it is withdrawn.
    public init(
        _ identity: Identity, until: Instant? = nil, division: Division? = nil, contact: ContactEdge? = nil,
        order: SourceOrder = .none, isWithdrawn: Bool = false, isRecalled: Bool = false
    ) {
        self.identity = identity
        self.until = until
        self.division = division
        self.contact = contact
        self.order = order
        self.isWithdrawn = isWithdrawn || isRecalled
        self.isRecalled = isRecalled
    }

    /// This version, withdrawn by a recall.
    public var recalled: ExposureEvent {
        ExposureEvent(identity, until: until, division: division, contact: contact, order: order, isRecalled: true)
    }

    /// What counts of it; nil when it was withdrawn.
    public var evidence: Evidence? {
        guard !isWithdrawn else { return nil }
        return .exposure(
            identity.cause, from: identity.from, until: until,
            area: identity.cause.isArea ? identity.evidenceID.text : nil)
    }
}

extension ExposureEvent: RecallableEvent {
    public func says(theSameAs other: Self) -> Bool {
        identity == other.identity && until == other.until && division == other.division && contact == other.contact
    }

    /// Of contents with one order the worse one counts: one that stands rather than a withdrawal, then the one that lasts
    /// longer, then the one with the greater division, then the one that tells more of the contact.
    public func outranksContent(of other: Self) -> Bool {
        if isRecalled != other.isRecalled { return isRecalled }
        if isWithdrawn != other.isWithdrawn { return !isWithdrawn }
        let (end, otherEnd) = (until ?? .latest, other.until ?? .latest)
        if end != otherEnd { return end > otherEnd }
        if (until == nil) != (other.until == nil) { return until == nil }
        let (code, otherCode) = (division?.code ?? 0, other.division?.code ?? 0)
        if code != otherCode { return code > otherCode }
        guard let contact, let other = other.contact else { return contact != nil && other.contact == nil }
        return contact.outranks(other)
    }
}
