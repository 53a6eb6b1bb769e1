import NIOCore

/// Whose connections were closed because they went on calling though they were refused: they may not connect again for a
/// while, which doubles each time. To set up connections and refuse calls anew would cost more than to hold them off.
struct ShutOuts {
    private struct Entry {
        var times = 0
        var until: NIODeadline
    }

    /// The first pause, in seconds: honest programs that retry too often come through with it.
    static let firstSeconds: Int64 = 1
    /// How long after a pause it still counts for the next, in seconds.
    static let memorySeconds: Int64 = 60
    /// The most holders that are remembered. Of more than that none is added until others are forgotten.
    static let holdersMax = 4096

    private var entries: [Holder: Entry] = [:]

    /// When the holder may connect again; nil when it may now.
    func end(of holder: Holder, at now: NIODeadline) -> NIODeadline? {
        guard let entry = entries[holder], entry.until > now else { return nil }
        return entry.until
    }

    /// Shuts a holder out for at most `secondsMax`. Returns until when; nil when it is not remembered. Within a pause
    /// nothing changes: connections that were cut together count once.
    mutating func add(_ holder: Holder, at now: NIODeadline, secondsMax: Int64) -> NIODeadline? {
        guard secondsMax > 0 else { return nil }
        if let end = end(of: holder, at: now) { return end }
        var entry = entries[holder] ?? Entry(until: now)
        if isForgotten(entry, at: now) { entry.times = 0 }
        let seconds = min(Self.firstSeconds << min(Int64(entry.times), 16), secondsMax)
        entry.times += 1
        entry.until = now + .seconds(seconds)
        if entries[holder] == nil, entries.count >= Self.holdersMax {
            entries = entries.filter { !isForgotten($0.value, at: now) }
            guard entries.count < Self.holdersMax else { return nil }
        }
        entries[holder] = entry
        return entry.until
    }

    private func isForgotten(_ entry: Entry, at now: NIODeadline) -> Bool {
        now - entry.until > .seconds(Self.memorySeconds)
    }
}
