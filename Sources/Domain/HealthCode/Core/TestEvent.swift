public import Values

/// A version of a laboratory's result (COL-13).
public struct TestEvent: Hashable, Sendable {
    /// What a test is known by: versions of one sample replace each other, also when they are about other persons.
    public struct Identity: Hashable, Sendable {
        /// Laboratory.
        public let laboratory: SourceName
        /// The laboratory's number of the sample.
        public let sample: SourceName

        /// An identity.
        public init(laboratory: SourceName, sample: SourceName) {
            self.laboratory = laboratory
            self.sample = sample
        }
    }

    /// What the test is known by.
    public let identity: Identity
    /// When the sample was taken, as the source says; at most 5 minutes ahead of the import.
    public let sampledAt: Instant
    /// Whether it was positive.
    public let isPositive: Bool
    /// The source's order of this version.
    public let order: SourceOrder
    /// Whether the source took the result back.
    public let isWithdrawn: Bool
    /// Whether a recall withdrew it (COL-10).
    public let isRecalled: Bool

    /// A version of a result.
    ///
    /// - Parameter isRecalled: Then it is withdrawn.
    public init(
        _ identity: Identity, sampledAt: Instant, isPositive: Bool, order: SourceOrder = .none,
        isWithdrawn: Bool = false, isRecalled: Bool = false
    ) {
        self.identity = identity
        self.sampledAt = sampledAt
        self.isPositive = isPositive
        self.order = order
        self.isWithdrawn = isWithdrawn || isRecalled
        self.isRecalled = isRecalled
    }

    /// This version, withdrawn by a recall.
    public var recalled: TestEvent {
        TestEvent(identity, sampledAt: sampledAt, isPositive: isPositive, order: order, isRecalled: true)
    }

    /// What counts of it; nil when it was withdrawn.
    public var evidence: Evidence? { isWithdrawn ? nil : .test(sampledAt: sampledAt, isPositive: isPositive) }
}

extension TestEvent: RecallableEvent {
    public func says(theSameAs other: Self) -> Bool {
        identity == other.identity && sampledAt == other.sampledAt && isPositive == other.isPositive
    }

    /// Of contents with one order the worse one counts: a positive result, else a withdrawal, else a negative result.
    ///
    /// A negative result that the source contradicts must not end a hold. Of positive results the one sampled later
    /// counts, which fewer discharges end, and of negative ones the one sampled earlier.
    public func outranksContent(of other: Self) -> Bool {
        if isRecalled != other.isRecalled { return isRecalled }
        if rank != other.rank { return rank > other.rank }
        if isPositive != other.isPositive { return isPositive }
        return isPositive ? sampledAt > other.sampledAt : sampledAt < other.sampledAt
    }

    private var rank: Int { isWithdrawn ? 1 : isPositive ? 2 : 0 }
}

/// A version of a test with the person that it is about.
///
/// Versions of one sample compete whoever they are about, so that a sample belongs to one person at a time.
public struct PlacedTest<Person: Hashable & Comparable & Sendable>: RecallableEvent, Hashable {
    /// The person.
    public let person: Person
    /// The version.
    public let event: TestEvent

    /// A version about a person.
    public init(_ event: TestEvent, of person: Person) {
        self.person = person
        self.event = event
    }

    /// The source's order of the version.
    public var order: SourceOrder { event.order }

    /// Whether it was withdrawn.
    public var isWithdrawn: Bool { event.isWithdrawn }

    /// Whether a recall withdrew it.
    public var isRecalled: Bool { event.isRecalled }

    /// This version, withdrawn by a recall.
    public var recalled: Self { PlacedTest(event.recalled, of: person) }

    /// A result that is another person's now does not say the same.
    public func says(theSameAs other: Self) -> Bool { person == other.person && event.says(theSameAs: other.event) }

    /// As of the version itself; of equal ones about two persons the one with the greater key, so that every sequence ends
    /// alike.
    public func outranksContent(of other: Self) -> Bool {
        if event.outranksContent(of: other.event) { return true }
        return !other.event.outranksContent(of: event) && person > other.person
    }
}
