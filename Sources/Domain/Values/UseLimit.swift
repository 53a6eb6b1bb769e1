/// How often something may be used within a time that slides: at most so many uses in any window of so many seconds.
public struct UseLimit: Hashable, Sendable {
    /// Most uses within the window, at least 1.
    public let uses: Int
    /// Length of the window in seconds, at least 1.
    public let seconds: Int64
    /// Whether only uses with the same tag count, such as those of one requester.
    public let isPerTag: Bool

    public init(_ uses: Int, per seconds: Int64, isPerTag: Bool = false) {
        precondition(uses >= 1 && seconds >= 1, "a limit lets something through, and has a window")
        self.uses = uses
        self.seconds = seconds
        self.isPerTag = isPerTag
    }
}

/// Something that was used, as a limit sees it.
public struct Use: Hashable, Sendable {
    /// When, seconds since 1970.
    public let at: Int64
    /// How often at this moment, at least 1.
    public let count: Int
    /// What ``UseLimit/isPerTag`` compares; may be empty.
    public let tag: [UInt8]

    public init(at: Int64, count: Int = 1, tag: [UInt8] = []) {
        self.at = at
        self.count = count
        self.tag = tag
    }
}

extension [UseLimit] {
    /// The longest window of the limits, seconds: older uses count for none of them. 0 when there are no limits.
    public var memory: Int64 { map(\.seconds).max() ?? 0 }

    /// How many more uses the limits let through now, at least 0; `Int.max` when there are no limits.
    ///
    /// - Parameters:
    ///   - uses: In any order. One that lies in the future, by another clock, counts as well.
    ///   - tag: Tag of the new uses.
    ///   - now: Seconds since 1970.
    public func room(after uses: [Use], tag: [UInt8] = [], now: Int64) -> Int {
        map { limit in
            Swift.max(0, limit.uses - limit.counted(uses, tag, now).reduce(0) { $0 + $1.count })
        }.min() ?? .max
    }

    /// Seconds until there is room for one more use; nil when there is room now. Parameters as of ``room(after:tag:now:)``.
    public func wait(after uses: [Use], tag: [UInt8] = [], now: Int64) -> Int64? {
        compactMap { $0.wait(after: $0.counted(uses, tag, now), now: now) }.max()
    }
}

extension UseLimit {
    /// The uses that count at a moment.
    fileprivate func counted(_ uses: [Use], _ tag: [UInt8], _ now: Int64) -> [Use] {
        uses.filter { $0.at > now - seconds && (!isPerTag || $0.tag == tag) }
    }

    /// Seconds until the oldest of the uses, all of which count now, have left enough room for one more.
    fileprivate func wait(after counted: [Use], now: Int64) -> Int64? {
        var total = counted.reduce(0) { $0 + $1.count }
        guard total >= uses else { return nil }
        for use in counted.sorted(by: { $0.at < $1.at }) {
            total -= use.count
            if total < uses { return use.at + seconds - now }
        }
        return nil
    }
}
