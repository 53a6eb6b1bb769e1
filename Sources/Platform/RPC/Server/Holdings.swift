import NIOCore
import Synchronization

/// Who is counted as one.
enum Holder: Hashable, Sendable {
    case address(AddressBlock)
    /// A trusted proxy.
    case proxy(AddressBlock)
    /// A peer by the name in its verified certificate.
    case peer(String)

    /// Part of what is free that the holder may have, in percent.
    func percent(_ shares: ShareLimits) -> Int {
        switch self {
        case .address: shares.addressPercent
        case .proxy, .peer: shares.peerPercent
        }
    }
}

/// What one holder has of a server now.
final class Holding: Sendable {
    let calls = Atomic<Int>(0)
    /// Calls that were answered from what is reserved.
    let vitalCalls = Atomic<Int>(0)
    let streams = Atomic<Int>(0)
    let bytes = Atomic<Int>(0)
    /// Until when it is shut out, as nanoseconds of the loops' clock.
    let shutOutUntil = Atomic<UInt64>(0)
}

/// What each holder has of a server. The table is asked when connections come and go; calls touch their holder's own
/// numbers only.
final class Holdings: Sendable {
    private struct Entry {
        let holding = Holding()
        var connections = 0
    }

    private struct State {
        var entries: [Holder: Entry] = [:]
        var connections = 0
        var shutOuts = ShutOuts()
    }

    private let state = Mutex(State())
    /// The same as in the state, to be looked at without the lock.
    private let connections = Atomic<Int>(0)

    /// How many connections there are.
    var connectionCount: Int { connections.load(ordering: .relaxed) }

    /// Counts a connection in; nil when there are too many, of the holder or of all, or when the holder is shut out.
    func add(_ holder: Holder, _ limits: ServerLimits, at now: NIODeadline) -> Holding? {
        state.withLock { state in
            guard state.shutOuts.end(of: holder, at: now) == nil else { return nil }
            let entry = state.entries[holder] ?? Entry()
            let isWithin = ShareLimits.admits(
                entry.connections + 1, total: state.connections + 1, max: limits.maxConnections,
                percent: holder.percent(limits.shares), floor: limits.shares.floor(of: limits.maxConnections))
            return isWithin ? count(entry, of: holder, in: &state) : nil
        }
    }

    /// Counts a connection for another holder than before; nil, with nothing changed, when that has too many, or is shut
    /// out.
    func move(from old: Holder, to new: Holder, _ limits: ServerLimits, at now: NIODeadline) -> Holding? {
        state.withLock { state in
            guard state.shutOuts.end(of: new, at: now) == nil else { return nil }
            let entry = state.entries[new] ?? Entry()
            let isWithin = ShareLimits.admits(
                entry.connections + 1, total: state.connections, max: limits.maxConnections,
                percent: new.percent(limits.shares), floor: limits.shares.floor(of: limits.maxConnections))
            guard isWithin else { return nil }
            discount(old, in: &state)
            return count(entry, of: new, in: &state)
        }
    }

    /// Lets a holder open no connection for a while.
    func shutOut(_ holder: Holder, _ limits: ServerLimits, at now: NIODeadline) {
        state.withLock { state in
            let end = state.shutOuts.add(holder, at: now, secondsMax: limits.shutOutSecondsMax)
            guard let end, let entry = state.entries[holder] else { return }
            entry.holding.shutOutUntil.store(end.uptimeNanoseconds, ordering: .relaxed)
        }
    }

    /// Counts a connection out.
    func remove(_ holder: Holder) { state.withLock { discount(holder, in: &$0) } }

    private func count(_ entry: Entry, of holder: Holder, in state: inout State) -> Holding {
        var entry = entry
        entry.connections += 1
        state.entries[holder] = entry
        state.connections += 1
        connections.store(state.connections, ordering: .relaxed)
        return entry.holding
    }

    private func discount(_ holder: Holder, in state: inout State) {
        guard var entry = state.entries[holder] else { return }
        entry.connections -= 1
        state.entries[holder] = entry.connections > 0 ? entry : nil
        state.connections -= 1
        connections.store(state.connections, ordering: .relaxed)
    }
}
