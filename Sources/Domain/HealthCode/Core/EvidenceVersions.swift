public import Values

/// The versions that are known of one piece of evidence, in the order in which they came (COL-10, COL-13).
///
/// What counts is what would count had the recalled ones never come. It holds for up to ``most`` versions: the oldest
/// arrivals are forgotten first.
public struct EvidenceVersions<Event: RecallableEvent, Origin: Sendable>: Sendable {
    /// A version, and what came with it.
    public struct Version: Sendable {
        /// What the source said, before any recall.
        public let event: Event
        /// What came with it, such as its import.
        public let origin: Origin
        /// The recall that withdrew it; nil for one that stands.
        public var mark: RecallMark?

        /// A version.
        public init(_ event: Event, _ origin: Origin, mark: RecallMark? = nil) {
            self.event = event
            self.origin = origin
            self.mark = mark
        }

        /// Whether it would count if it were the only one.
        public var stands: Bool { mark == nil && !event.isWithdrawn }
    }

    /// Most versions that are known: the one that counts, and 8 others.
    public static var most: Int { 9 }

    /// All versions, in the order in which they came.
    public private(set) var all: [Version]
    /// Place of the one that counts, or of the one that counted last when a recall has withdrawn all.
    public private(set) var current: Int

    /// The versions that are known.
    ///
    /// - Parameter current: Place of the one that counts, within `all`, which holds one at least.
    public init(_ all: [Version], current: Int) {
        self.all = all
        self.current = min(max(current, 0), all.count - 1)
    }

    /// The version that counts, or that counted last.
    public var counting: Version { all[current] }

    /// Takes a version that comes in.
    ///
    /// - Returns: What became of it, and whether it is noted: also one that is superseded may count after a recall.
    public mutating func take(_ event: Event, _ origin: Origin) -> (outcome: Taken, isNoted: Bool) {
        let isStanding = counting.mark == nil
        if isStanding, counting.event == event { return (.unchanged, false) }
        guard all.allSatisfy({ $0.admits(event) }) else { return (.superseded, false) }
        let isSuperseded = isStanding && !event.replaces(counting.event)
        if isSuperseded, all.contains(where: { $0.mark == nil && $0.event == event }) { return (.superseded, false) }
        all.append(Version(event, origin))
        if !isSuperseded { current = all.count - 1 }
        while all.count > Self.most {
            let oldest = current == 0 ? 1 : 0
            all.remove(at: oldest)
            if oldest < current { current -= 1 }
        }
        return (isSuperseded ? .superseded : .stored, true)
    }

    /// Withdraws versions.
    ///
    /// - Parameter isMeant: Asked about those that stand.
    public mutating func recall(as mark: RecallMark, where isMeant: (Version) -> Bool) {
        for place in all.indices where all[place].mark == nil && isMeant(all[place]) { all[place].mark = mark }
        settle()
    }

    /// Lets versions stand that a recall has withdrawn: how it was before.
    public mutating func undo(recall: [UInt8]) {
        for place in all.indices where all[place].mark?.recall == recall { all[place].mark = nil }
        settle()
    }

    /// Finds what counts, as if the versions that stand came in their order.
    private mutating func settle() {
        let standing = all.indices.filter { all[$0].mark == nil }
        guard var best = standing.first else { return }
        for place in standing.dropFirst() where all[place].event.replaces(all[best].event) { best = place }
        current = best
    }
}

extension EvidenceVersions.Version {
    /// Whether its recall, if any, lets a version in that comes later.
    fileprivate func admits(_ later: Event) -> Bool {
        guard let mark else { return true }
        guard mark.isOfImport else { return later.replaces(event.recalled) }
        let isTheSame = later.says(theSameAs: event) && later.isWithdrawn == event.isWithdrawn
        return !isTheSame || (later.order.isGiven && later.order > event.order)
    }
}
