import NIOCore

/// A connection's place at a server: counts what the connection has, with its holder and with all.
// Sendable in name only: it belongs to the event loop of its connection.
final class Seat: @unchecked Sendable {
    /// What a call takes of a server.
    struct Demand: Equatable {
        /// It may stay open for long.
        var isLong = false
        /// It is answered from what is reserved when the server is full: a page, or a check of health.
        var isVital = false
    }

    private let core: ServerCore
    private var holder: Holder
    @exclusivity(unchecked) private var holding: Holding
    @exclusivity(unchecked) private var percent: Int
    @exclusivity(unchecked) private var streams = 0
    @exclusivity(unchecked) private var bytes = 0

    /// A place for a connection from an address; nil when there is none for it.
    init?(_ core: ServerCore, address: String, now: NIODeadline = .now()) {
        let shares = core.limits.shares
        let block = AddressBlock(address)
        holder = core.boundary.proxies.contains(address) ? .proxy(block) : .address(block)
        guard let holding = core.holdings.add(holder, core.limits, at: now) else { return nil }
        self.core = core
        self.holding = holding
        percent = holder.percent(shares)
    }

    /// The connection turns out to be another holder's, before its first call; false when that has no place for it.
    func move(to other: Holder, now: NIODeadline = .now()) -> Bool {
        guard let holding = core.holdings.move(from: holder, to: other, core.limits, at: now) else { return false }
        holder = other
        self.holding = holding
        percent = other.percent(core.limits.shares)
        return true
    }

    /// Whether the connection is that of a caller like any other, and not of one that speaks for many.
    var isOutsider: Bool { if case .address = holder { true } else { false } }

    /// Lets the holder open no other connection for a while.
    func shutOut(at now: NIODeadline) { core.holdings.shutOut(holder, core.limits, at: now) }

    /// How much a refusal counts: more while the holder is shut out, so that all of its connections that heed none end
    /// soon, and a neighbour at the same address that heeds them stays.
    func refusalPrice(at now: NIODeadline) -> Int {
        holding.shutOutUntil.load(ordering: .relaxed) > now.uptimeNanoseconds ? Self.shutOutPrice : 1
    }

    private static let shutOutPrice = 32

    /// The connection has ended.
    func leave() { core.holdings.remove(holder) }

    // MARK: Calls

    /// Counts a call in; the error to answer it with, and nothing counted, when it is above what may be held.
    func refusal(_ demand: Demand) -> RPCError? {
        if demand.isVital { return admitVital() ? nil : ServerCore.overloaded }
        guard hasMemory else { return ServerCore.outOfMemory }
        let total = core.calls.add(1, ordering: .relaxed).newValue
        let held = holding.calls.add(1, ordering: .relaxed).newValue
        if admits(held, of: total, core.limits.maxCalls), !demand.isLong || admitStream() { return nil }
        core.calls.subtract(1, ordering: .relaxed)
        holding.calls.subtract(1, ordering: .relaxed)
        return total > core.limits.maxCalls ? ServerCore.overloaded : ServerCore.shareExceeded
    }

    private func admitVital() -> Bool {
        let total = core.vitalCalls.add(1, ordering: .relaxed).newValue
        let held = holding.vitalCalls.add(1, ordering: .relaxed).newValue
        if admits(held, of: total, core.limits.reservedCalls) { return true }
        uncountVital()
        return false
    }

    private func uncountVital() {
        core.vitalCalls.subtract(1, ordering: .relaxed)
        holding.vitalCalls.subtract(1, ordering: .relaxed)
    }

    private func admitStream() -> Bool {
        let total = core.streams.add(1, ordering: .relaxed).newValue
        let held = holding.streams.add(1, ordering: .relaxed).newValue
        let isWithinConnection = holder.isPeer || streams < core.limits.shares.streamsPerConnection
        if isWithinConnection, admits(held, of: total, core.limits.maxStreams) {
            streams += 1
            return true
        }
        uncountStream()
        return false
    }

    private func uncountStream() {
        core.streams.subtract(1, ordering: .relaxed)
        holding.streams.subtract(1, ordering: .relaxed)
    }

    private func admits(_ held: Int, of total: Int, _ max: Int) -> Bool {
        ShareLimits.admits(
            held, total: total, max: max, percent: percent, floor: core.limits.shares.floor(of: max))
    }

    /// A call that was counted in has ended.
    func callEnded(_ demand: Demand) {
        if demand.isVital { return uncountVital() }
        core.calls.subtract(1, ordering: .relaxed)
        holding.calls.subtract(1, ordering: .relaxed)
        guard demand.isLong else { return }
        streams -= 1
        uncountStream()
    }

    // MARK: Memory

    /// Counts bytes of requests and responses that the connection holds, or no longer holds if negative; false when that
    /// is too much, of the connection, its holder or all.
    func hold(_ change: Int) -> Bool {
        guard change != 0 else { return true }
        bytes += change
        holding.bytes.add(change, ordering: .relaxed)
        core.heldBytes.add(change, ordering: .relaxed)
        return change < 0 || isWithinMemory(bytes)
    }

    /// Whether what is held leaves room for another call of the connection.
    var hasMemory: Bool { bytes == 0 ? core.hasMemory && holderIsWithin : isWithinMemory(bytes) }

    private func isWithinMemory(_ bytes: Int) -> Bool {
        let (limits, total) = (core.limits, core.heldBytes.load(ordering: .relaxed))
        let isWithinConnection =
            bytes <= limits.connectionBytes
            && (holder.isPeer
                || ShareLimits.admits(
                    bytes, total: total, max: limits.totalBytes, percent: limits.shares.connectionPercent,
                    floor: limits.shares.floorBytes))
        return isWithinConnection && holderIsWithin
    }

    private var holderIsWithin: Bool {
        ShareLimits.admits(
            holding.bytes.load(ordering: .relaxed), total: core.heldBytes.load(ordering: .relaxed),
            max: core.limits.totalBytes, percent: percent, floor: core.limits.shares.floorBytes)
    }
}

extension Holder {
    /// Whether it is a peer of the cluster.
    fileprivate var isPeer: Bool { if case .peer = self { true } else { false } }
}
