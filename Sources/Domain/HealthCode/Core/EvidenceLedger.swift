import Values

/// What became of a version of an event.
public enum Taken: Hashable, Sendable {
    /// It counts from now on.
    case stored
    /// It was known already.
    case unchanged
    /// A version that counts before it is known.
    case superseded
}

/// The evidence about many persons, event by event: of each event the version that counts (COL-13).
///
/// Events that carry their source's order end with the same ledger in every sequence.
public struct EvidenceLedger<Person: Hashable & Comparable & Sendable>: Sendable {
    private struct Key<Identity: Hashable & Sendable>: Hashable, Sendable {
        let person: Person
        let identity: Identity
    }

    private var tests: [TestEvent.Identity: PlacedTest<Person>] = [:]
    private var exposures: [Key<ExposureEvent.Identity>: ExposureEvent] = [:]
    private var declarations: [Key<DeclarationEvent.Identity>: DeclarationEvent] = [:]
    private var named: Set<Person> = []

    /// A ledger without events.
    public init() {}

    /// Everybody whom an event named, in no order; also persons of whom nothing counts any more.
    public var persons: Set<Person> { named }

    /// Takes a version of a test. A sample that was another person's leaves that person.
    @discardableResult
    public mutating func take(_ event: TestEvent, of person: Person) -> Taken {
        named.insert(person)
        return Self.take(PlacedTest(event, of: person), into: &tests[event.identity])
    }

    /// Takes a version of an exposure.
    @discardableResult
    public mutating func take(_ event: ExposureEvent, of person: Person) -> Taken {
        named.insert(person)
        return Self.take(event, into: &exposures[Key(person: person, identity: event.identity)])
    }

    /// Takes a version of a declaration.
    @discardableResult
    public mutating func take(_ event: DeclarationEvent, of person: Person) -> Taken {
        named.insert(person)
        return Self.take(event, into: &declarations[Key(person: person, identity: event.identity)])
    }

    /// What counts of everybody's evidence; persons of whom nothing counts are left out.
    public var evidence: [Person: [Evidence]] {
        var found: [Person: [Evidence]] = [:]
        for test in tests.values { if let item = test.event.evidence { found[test.person, default: []].append(item) } }
        for (key, event) in exposures { if let item = event.evidence { found[key.person, default: []].append(item) } }
        for (key, event) in declarations {
            if let item = event.evidence { found[key.person, default: []].append(item) }
        }
        return found
    }

    private static func take<Event: SourcedEvent>(_ event: Event, into place: inout Event?) -> Taken {
        guard let stored = place else {
            place = event
            return .stored
        }
        if event == stored { return .unchanged }
        guard event.replaces(stored) else { return .superseded }
        place = event
        return .stored
    }
}
