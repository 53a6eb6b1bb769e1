import KitRecords
public import RPC
public import Security
public import StorageClient
import Synchronization

/// Whose uses are counted.
public enum LimitedCaller: Hashable, Sendable {
    /// Callers from a block of addresses.
    case address(AddressBlock)
    /// Callers from a site: the 2^16 blocks of IPv6 whose first 48 bits are these.
    case site(UInt64)
    /// A person with a session, by the person's key.
    case citizen([UInt8])
    /// A member of the staff, by name.
    case staff(String)
    /// Everybody together.
    case all

    /// Unique among callers. It is hashed before it is stored.
    fileprivate var text: String {
        switch self {
        case .address(let block): "address/\(block.text)"
        case .site(let prefix): "site/\(prefix)"
        case .citizen(let key): "citizen/\(key.map { String($0) }.joined(separator: "."))"
        case .staff(let name): "staff/\(name)"
        case .all: "all"
        }
    }
}

/// Limits callers over all processes of a role, without a call of the store for each use where a limit is high.
///
/// A budget is shared out in batches of a 64th of its lowest limit. A process takes a batch from the ``UseLedger``,
/// serves it from memory, and takes the next one. So a limit of less than 128 is exact. Of a higher one, every window
/// holds at most the limit and one batch a process more, and a process that dies, or forgets a caller, loses at most one
/// batch. A batch is given up when its own window ends. A refusal is remembered until its wait is over.
///
/// ```swift
/// let scans = UseBudget("scans", [UseLimit(3600, per: 3600)])
/// try await limiter.take(scans, of: .staff(name), options: context.onward)
/// ```
public final class Limiter: Sendable {
    /// Most budgets of callers of which a process remembers a batch or a refusal. Those whose time is over are forgotten first, then any others.
    static let leasesMax = 10_000
    /// Into how many batches a budget is shared out.
    static let batches = 64

    private struct Place: Hashable {
        let budget: UseBudget
        let caller: LimitedCaller
    }

    private let ledger: UseLedger
    private let hash: KeyedHash
    private let now: @Sendable () -> Int64
    private let leases = Mutex<[Place: Lease]>([:])

    public init(in store: Store, hash: KeyedHash, surroundings: Surroundings) {
        ledger = UseLedger(in: store, KitRecordSets.uses, random: surroundings.random)
        self.hash = hash
        now = surroundings.now
    }

    /// Uses of a budget that a process takes at once.
    static func batch(of budget: UseBudget) -> Int {
        let lowest = budget.limits.map(\.uses).min() ?? 1
        return max(1, lowest / batches)
    }

    /// Takes one use.
    ///
    /// - Throws: ``LimitReached``; what the store throws, but never a conflict.
    public func take(_ budget: UseBudget, of caller: LimitedCaller, options: CallOptions) async throws {
        let place = Place(budget: budget, caller: caller)
        if let reached = refusal(of: budget, for: caller) { throw reached }
        let batch = Self.batch(of: budget)
        guard batch > 1 else {
            _ = try await fetch(1, place, options)
            return
        }
        let lease = lease(of: place)
        if lease.take(now: now()) { return }
        // One task of this process fetches the next batch for all that wait.
        try await lease.turnstile.pass {
            let now = now()
            if let reached = lease.refusal(now: now) { throw reached }
            if lease.take(now: now) { return }
            lease.refill(try await fetch(batch, place, options) - 1, until: now + budget.limits.memory)
        }
    }

    /// Takes uses from the store, and remembers when there is no room.
    ///
    /// - Returns: How many.
    private func fetch(_ batch: Int, _ place: Place, _ options: CallOptions) async throws -> Int {
        let now = now()
        do {
            return try await ledger.take(
                place.budget, of: partition(of: place.caller), atMost: batch, now: now, options: options
            ).count
        } catch let reached as LimitReached {
            lease(of: place).refuse(until: now + reached.waitSeconds)
            throw reached
        }
    }

    /// Notes a use that has taken place, whether or not there was room.
    public func note(_ budget: UseBudget, of caller: LimitedCaller, options: CallOptions) async throws {
        try await ledger.note(budget, of: partition(of: caller), now: now(), options: options)
    }

    /// How many uses of a budget count now. Asks the store.
    ///
    /// - Throws: ``LimitReached`` when there is no room for another one.
    public func count(_ budget: UseBudget, of caller: LimitedCaller, options: CallOptions) async throws -> Int {
        let now = now()
        let uses = try await ledger.uses(of: budget, partition(of: caller), options: options)
        if let wait = budget.limits.wait(after: uses, now: now) { throw LimitReached(waitSeconds: wait) }
        return uses.reduce(0) { $0 + ($1.at > now - budget.limits.memory ? $1.count : 0) }
    }

    /// The refusal that this process last got for a budget, while its wait lasts; nil when there is none. Does not ask the
    /// store.
    public func refusal(of budget: UseBudget, for caller: LimitedCaller) -> LimitReached? {
        let lease = leases.withLock { $0[Place(budget: budget, caller: caller)] }
        return lease?.refusal(now: now())
    }

    private func partition(of caller: LimitedCaller) throws -> PartitionKey {
        try PartitionKey(hash.partition(.caller, caller.text))
    }

    private func lease(of place: Place) -> Lease {
        let now = now()
        return leases.withLock { leases in
            if let lease = leases[place] { return lease }
            if leases.count >= Self.leasesMax {
                leases = leases.filter { $0.value.isInUse(now: now) }
                // Half of them go at once, so that a flood of new callers does not search the list each time.
                while leases.count > Self.leasesMax / 2, let any = leases.keys.first { leases[any] = nil }
            }
            let lease = Lease()
            leases[place] = lease
            return lease
        }
    }
}

/// Uses of one budget of one caller that a process has taken and not served yet.
private final class Lease: Sendable {
    private struct State {
        var uses = 0
        /// When the uses lapse, seconds since 1970.
        var until: Int64 = 0
        /// Until when there is no room, seconds since 1970.
        var refusedUntil: Int64 = 0
    }

    /// Lets one task of the process at a time fetch a batch.
    let turnstile = Turnstile()
    private let state = Mutex(State())

    /// Takes a use from memory; false when there is none.
    func take(now: Int64) -> Bool {
        state.withLock { state in
            guard state.uses > 0, state.until > now else { return false }
            state.uses -= 1
            return true
        }
    }

    func refill(_ uses: Int, until: Int64) { state.withLock { ($0.uses, $0.until) = (uses, until) } }

    func refuse(until: Int64) { state.withLock { $0.refusedUntil = until } }

    /// Why there is no room, as far as it is known; nil when it is not.
    func refusal(now: Int64) -> LimitReached? {
        state.withLock { $0.refusedUntil > now ? LimitReached(waitSeconds: $0.refusedUntil - now) : nil }
    }

    func isInUse(now: Int64) -> Bool { state.withLock { $0.uses > 0 && $0.until > now || $0.refusedUntil > now } }
}
