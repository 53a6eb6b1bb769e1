public import Values

/// A stay of a phone at a place.
public struct Stay: Hashable, Sendable {
    /// Where the phone was.
    public let place: Place
    /// First sight there.
    public let from: Instant
    /// Last sight there; after ``from``.
    public let until: Instant
    /// Whether the cell belongs to no other city (TRIP-9).
    public let isCertain: Bool

    /// A stay, or nil unless `until` is after `from`.
    public init?(place: Place, from: Instant, until: Instant, isCertain: Bool = true) {
        guard until > from else { return nil }
        self.place = place
        self.from = from
        self.until = until
        self.isCertain = isCertain
    }

    /// Whether it lasts longer than a number of seconds.
    func isLonger(than seconds: Int64) -> Bool { from + seconds < until }

    /// What of the stay lies at or after a moment; nil when nothing does.
    func since(_ moment: Instant) -> Stay? {
        from >= moment ? self : Stay(place: place, from: moment, until: until, isCertain: isCertain)
    }
}

extension [Stay] {
    /// Continuous stays: sightings of one place that touch, overlap or lie at most `gap` seconds apart become one.
    func joined(gap: Int64) -> [Stay] {
        Dictionary(grouping: self, by: \.place).values.flatMap { stays in
            stays.sorted { $0.from < $1.from }.reduce(into: [Stay]()) { joined, next in
                guard let last = joined.last, next.from <= last.until + gap,
                    let whole = Stay(
                        place: last.place, from: last.from, until: Swift.max(last.until, next.until),
                        isCertain: last.isCertain && next.isCertain)
                else { return joined.append(next) }
                joined[joined.count - 1] = whole
            }
        }
    }
}
