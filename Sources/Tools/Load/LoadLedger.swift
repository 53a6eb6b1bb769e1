import Synchronization

/// What a load has had acknowledged, and whether answers agree with it.
///
/// It knows only keys that were written in this run. A store whose versions are 0 gives none, and is not held to
/// their order.
final class LoadLedger: Sendable {
    /// The newest acknowledged write of a key.
    struct Acknowledged: Sendable {
        var version: UInt64
        var number: UInt64
    }

    private struct Stripe {
        var records: [Int: Acknowledged] = [:]
        /// The highest acknowledged ordinal of a key's series, and the next to be given.
        var series: [Int: (acknowledged: UInt32, next: UInt32)] = [:]
    }

    private final class Locked: Sendable {
        let stripe = Mutex(Stripe())
    }

    private let stripes = (0..<64).map { _ in Locked() }
    private let initialSeries: UInt32

    /// - Parameter initialSeries: How many records each key's series had before the load.
    init(initialSeries: Int) { self.initialSeries = UInt32(initialSeries) }

    private func stripe(of key: Int) -> Locked { stripes[key & 63] }

    // MARK: Single records

    /// The newest acknowledged write of a key, to be asked for before a read begins.
    func acknowledged(_ key: Int) -> Acknowledged? { stripe(of: key).stripe.withLock { $0.records[key] } }

    /// Notes that a write was acknowledged.
    ///
    /// - Parameter replaced: For a conditional write, the version it replaced.
    func acknowledge(_ key: Int, version: UInt64, number: UInt64, replaced: UInt64? = nil) throws(LoadViolation) {
        let lost = stripe(of: key).stripe.withLock { stripe in
            let known = stripe.records[key]
            if version >= known?.version ?? 0 { stripe.records[key] = .init(version: version, number: number) }
            guard let known, let replaced else { return false }
            return known.version > replaced && known.version < version
        }
        if lost { throw .lostUpdate(key: key, version: version) }
    }

    /// Holds what a read found against what was acknowledged before it began.
    func check(_ record: LoadRecord?, of key: Int, since known: Acknowledged?) throws(LoadViolation) {
        guard let record else { throw .missing(key: key) }
        let number = try LoadValue.number(of: record.value, key: key)
        guard let known, record.version != 0 else { return }
        if record.version < known.version {
            throw .stale(key: key, version: record.version, acknowledged: known.version)
        }
        if record.version == known.version, number != known.number {
            throw .changed(key: key, version: record.version)
        }
    }

    // MARK: Series

    /// The ordinal of the next record of a key's series.
    func nextOrdinal(_ key: Int) -> UInt32 {
        stripe(of: key).stripe.withLock { stripe in
            var series = stripe.series[key] ?? (initialSeries, initialSeries)
            series.next += 1
            stripe.series[key] = series
            return series.next
        }
    }

    /// The highest ordinal that is sure to be there.
    func acknowledgedOrdinal(_ key: Int) -> UInt32 {
        stripe(of: key).stripe.withLock { $0.series[key]?.acknowledged } ?? initialSeries
    }

    /// Notes that a record of a series was acknowledged.
    func acknowledge(_ key: Int, ordinal: UInt32) {
        stripe(of: key).stripe.withLock { stripe in
            guard let known = stripe.series[key]?.acknowledged, ordinal > known else { return }
            stripe.series[key]?.acknowledged = ordinal
        }
    }

    /// Holds the newest records of a series, newest first, against what was acknowledged before they were read.
    func check(_ records: [LoadRecord], limit: Int, of key: Int, since known: UInt32) throws(LoadViolation) {
        guard records.count >= min(limit, Int(initialSeries)), records.count <= limit else {
            throw .disordered(key: key)
        }
        var last: UInt64?
        for record in records {
            let ordinal = try LoadValue.number(of: record.value, key: key)
            if let last, ordinal >= last { throw .disordered(key: key) }
            if last == nil, ordinal < UInt64(known) { throw .missing(key: key) }
            last = ordinal
        }
    }
}

/// A record as a store holds it.
public struct LoadRecord: Sendable, Equatable {
    /// Rises with every write of the key; 0 when the store has no versions.
    public var version: UInt64
    /// Its value.
    public var value: [UInt8]

    /// A record.
    public init(version: UInt64, value: [UInt8]) {
        self.version = version
        self.value = value
    }
}
