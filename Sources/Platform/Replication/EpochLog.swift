/// A place in a shard's log. An index and an epoch name one entry for good: whoever holds an entry of
/// that index and epoch holds the same log up to it.
public struct LogPosition: Hashable, Sendable {
    /// Counts entries from 1; 0 is before the first.
    public var index: UInt64
    /// The epoch in which the entry was ordered; 0 before the first entry and at the origin of a split shard.
    public var epoch: UInt64

    /// Names a place.
    public init(index: UInt64, epoch: UInt64) {
        self.index = index
        self.epoch = epoch
    }

    /// Before the first entry.
    public static let start = LogPosition(index: 0, epoch: 0)
}

/// Consecutive entries of a shard's log, by index. Never empty.
public struct LogRange: Hashable, Sendable {
    /// First index.
    public let first: UInt64
    /// Last index, inclusive.
    public let last: UInt64

    /// The entries from `first` through `last`; nil when there is none.
    public init?(_ first: UInt64, through last: UInt64) {
        guard first <= last else { return nil }
        self.first = first
        self.last = last
    }

    /// How many entries.
    public var count: Int { Int(last - first) + 1 }
}

/// Entries of one epoch, from an index up to the next run.
public struct EpochRun: Hashable, Sendable {
    /// Index of the first entry.
    public var first: UInt64
    /// Epoch of all of them.
    public var epoch: UInt64

    /// Makes a run.
    public init(first: UInt64, epoch: UInt64) {
        self.first = first
        self.epoch = epoch
    }
}

/// Which entries a log holds and in which epochs they were ordered, without their bodies. A log of many
/// entries has few runs: one for each change of the replica set since it was trimmed.
public struct EpochLog: Hashable, Sendable {
    /// The entry just before the first that is held.
    public private(set) var base: LogPosition
    /// Runs in order of index and of epoch; the first begins just after `base`.
    public private(set) var runs: [EpochRun] = []
    /// Index of the last entry; that of `base` when none is held.
    public private(set) var lastIndex: UInt64

    /// An empty log that goes on after a place.
    public init(after base: LogPosition = .start) {
        self.base = base
        lastIndex = base.index
    }

    /// Index of the first entry that is held, or will be.
    public var firstIndex: UInt64 { base.index + 1 }

    /// The last entry, or `base`.
    public var end: LogPosition { LogPosition(index: lastIndex, epoch: runs.last?.epoch ?? base.epoch) }

    /// Adds entries of one epoch at the end. Epochs never fall along a log.
    public mutating func append(count: Int, epoch: UInt64) {
        guard count > 0 else { return }
        if runs.last?.epoch != epoch { runs.append(EpochRun(first: lastIndex + 1, epoch: epoch)) }
        lastIndex += UInt64(count)
    }

    /// Removes all entries after an index; no more than are held.
    public mutating func truncate(after index: UInt64) {
        guard index < lastIndex else { return }
        lastIndex = max(index, base.index)
        while let run = runs.last, run.first > lastIndex { runs.removeLast() }
    }

    /// Forgets entries through an index; no more than are held.
    public mutating func trim(through index: UInt64) {
        let index = min(index, lastIndex)
        guard index > base.index, let epoch = epoch(at: index) else { return }
        base = LogPosition(index: index, epoch: epoch)
        while runs.count > 1, runs[1].first <= index + 1 { runs.removeFirst() }
        if index == lastIndex { runs.removeAll() } else { runs[0].first = index + 1 }
    }

    /// The epoch of an entry that is held, or of `base`; nil of others.
    public func epoch(at index: UInt64) -> UInt64? {
        guard index >= base.index, index <= lastIndex else { return nil }
        if index == base.index { return base.epoch }
        return runs.last { $0.first <= index }?.epoch
    }

    /// Whether the log has that entry (or stands on it as its base).
    public func holds(_ position: LogPosition) -> Bool { epoch(at: position.index) == position.epoch }

    /// The runs of a range of entries that are held, the first cut to begin with the range.
    public func runs(of range: LogRange) -> [EpochRun] {
        if let last = runs.last, last.first <= range.first { return [EpochRun(first: range.first, epoch: last.epoch)] }
        var cut: [EpochRun] = []
        for run in runs.reversed() where run.first <= range.last {
            cut.append(EpochRun(first: max(run.first, range.first), epoch: run.epoch))
            if run.first <= range.first { break }
        }
        return cut.reversed()
    }

    /// The last index whose entry was ordered before an epoch.
    public func end(before epoch: UInt64) -> UInt64 {
        guard let run = runs.first(where: { $0.epoch >= epoch }) else { return lastIndex }
        return run.first - 1
    }

    /// The last entry at or before `limit` whose epoch is not later than `epoch`; nil when none is held.
    public func lastPosition(through limit: UInt64, notLaterThan epoch: UInt64) -> LogPosition? {
        var last = min(limit, lastIndex)
        guard last >= base.index else { return nil }
        for run in runs.reversed() where run.first <= last {
            if run.epoch <= epoch { return LogPosition(index: last, epoch: run.epoch) }
            last = run.first - 1
        }
        return base.epoch <= epoch ? base : nil
    }
}
