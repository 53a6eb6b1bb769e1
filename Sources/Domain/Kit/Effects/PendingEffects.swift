import StorageClient
import Wire

/// The effects that a worker knows of, and when it tries each of them.
///
/// Time is counted in ticks of the worker. The call that causes an effect completes it at once, so that a worker waits
/// for a moment before it does the same.
struct PendingEffects<Message: WireMessage> {
    /// Ticks after which an effect is tried first. At least one whole tick lies in between.
    static var grace: Int { 2 }
    /// Most ticks between two tries.
    static var waitMax: Int { 64 }

    private struct Place: Hashable {
        let partition: PartitionKey
        let key: [UInt8]
    }

    private struct Entry {
        let effect: Effect<Message>
        let seenAt: Int64
        var ticksLeft = grace
        var failures = 0
    }

    private var entries: [Place: Entry] = [:]

    /// How many there are.
    var count: Int { entries.count }

    /// Seconds since the oldest was seen first and was due; 0 when there is none.
    func oldestAge(at now: Int64) -> Int64 { max(0, now - (entries.values.map(\.seenAt).min() ?? now)) }

    /// Adds an effect, or replaces the one under its key.
    ///
    /// - Parameters:
    ///   - now: Seconds since 1970.
    ///   - due: When it is performed at the earliest, seconds since 1970.
    mutating func put(_ effect: Effect<Message>, now: Int64, due: Int64 = .min) {
        let place = Place(partition: effect.partition, key: effect.key)
        guard entries[place]?.effect.version != effect.version else { return }
        entries[place] = Entry(effect: effect, seenAt: max(now, due))
    }

    mutating func remove(_ key: [UInt8], of partition: PartitionKey) {
        entries[Place(partition: partition, key: key)] = nil
    }

    /// Removes effects of a partition from one key to before another; an empty `until` is the end.
    mutating func removeAll(of partition: PartitionKey, from: [UInt8], until: [UInt8]) {
        let hit = entries.keys.filter { place in
            place.partition == partition && !place.key.lexicographicallyPrecedes(from)
                && (until.isEmpty || place.key.lexicographicallyPrecedes(until))
        }
        for place in hit { entries[place] = nil }
    }

    mutating func removeAll() { entries = [:] }

    /// Lets a tick pass.
    ///
    /// - Returns: The effects that are to be tried now, in the order of their versions.
    mutating func tick() -> [Effect<Message>] {
        var due: [Effect<Message>] = []
        for place in entries.keys {
            entries[place]?.ticksLeft -= 1
            if let entry = entries[place], entry.ticksLeft <= 0 { due.append(entry.effect) }
        }
        return due.sorted { $0.version < $1.version }
    }

    /// Removes an effect that is completed, unless another one stands in its place.
    mutating func complete(_ effect: Effect<Message>) {
        let place = Place(partition: effect.partition, key: effect.key)
        if entries[place]?.effect.version == effect.version { entries[place] = nil }
    }

    /// Puts an effect off that is not due yet.
    ///
    /// - Parameter ticks: Ticks until then; after ``waitMax`` at the latest it is looked at again.
    mutating func postpone(_ effect: Effect<Message>, ticks: Int64) {
        let place = Place(partition: effect.partition, key: effect.key)
        guard entries[place]?.effect.version == effect.version else { return }
        entries[place]?.ticksLeft = Int(min(max(ticks, 1), Int64(Self.waitMax)))
    }

    /// Puts the next try of an effect off: 2, 4, 8, and at most ``waitMax`` ticks.
    mutating func delay(_ effect: Effect<Message>) {
        let place = Place(partition: effect.partition, key: effect.key)
        guard var entry = entries[place], entry.effect.version == effect.version else { return }
        entry.failures += 1
        entry.ticksLeft = entry.failures > 6 ? Self.waitMax : min(1 << entry.failures, Self.waitMax)
        entries[place] = entry
    }
}
