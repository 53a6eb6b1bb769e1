public import Values

/// One version of what an operator says about a stay of a phone (COL-13).
///
/// Versions with the same ``identity`` are about the same stay. The one of the highest order counts, of one order the
/// longest. So a stay never shrinks by an older delivery, also where its operator gives no order. Otherwise versions without
/// an order count as they arrive: what is taken back, and of one length the later one.
public struct StayEvent: SourcedEvent, Hashable {
    /// What tells one stay of a phone from another.
    public struct Identity: Hashable, Sendable {
        /// Operator that saw the phone.
        public let `operator`: TelecomOperator
        /// Where it saw the phone.
        public let place: Place
        /// First sight there.
        public let from: Instant
    }

    /// What tells the stay from another.
    public let identity: Identity
    /// Last sight there; after the first one.
    public let until: Instant
    /// Another city that the cell may belong to as well (TRIP-9); nil when the place is certain.
    public let neighbour: Place?
    /// The operator takes the stay back: it counts for nothing.
    public let isWithdrawn: Bool
    /// Order that the operator gives to this version.
    public let order: SourceOrder

    /// A version, or nil unless `until` is after `from`.
    ///
    /// - Parameter neighbour: Another city that the cell may belong to. The place itself makes no other city.
    public init?(
        operator: TelecomOperator, place: Place, from: Instant, until: Instant, neighbour: Place? = nil,
        isWithdrawn: Bool = false, order: SourceOrder = .none
    ) {
        guard until > from else { return nil }
        identity = Identity(operator: `operator`, place: place, from: from)
        self.until = until
        self.neighbour = neighbour == place ? nil : neighbour
        self.isWithdrawn = isWithdrawn
        self.order = order
    }

    public func replacesByArrival(_ stored: Self) -> Bool {
        guard self != stored else { return false }
        return isWithdrawn || stored.isWithdrawn || until >= stored.until
    }

    public func outranksContent(of other: Self) -> Bool {
        if isWithdrawn != other.isWithdrawn { return other.isWithdrawn }
        if until != other.until { return until > other.until }
        return (neighbour?.code ?? "") > (other.neighbour?.code ?? "")
    }

    /// The stay that this version tells; nil when it is withdrawn.
    var stay: Stay? {
        guard !isWithdrawn else { return nil }
        return Stay(place: identity.place, from: identity.from, until: until, isCertain: neighbour == nil)
    }
}

extension Sequence<StayEvent> {
    /// The stays that count, of versions in the sequence of their arrival: of those of one stay the one that replaces
    /// the others, without those withdrawn.
    public var stays: [Stay] {
        var newest: [StayEvent.Identity: StayEvent] = [:]
        for event in self {
            if let known = newest[event.identity], !event.replaces(known) { continue }
            newest[event.identity] = event
        }
        return newest.values.compactMap(\.stay)
    }
}
