import NIOCore

/// How a channel spreads calls over its endpoints.
public enum BalancingPolicy: Sendable, Hashable {
    /// One connection, to the first endpoint that can be reached.
    case pickFirst
    /// A connection to every endpoint; calls go to the ready ones in turn.
    case roundRobin
    /// A connection to every endpoint; of two ready ones chosen at random, a call goes to that with fewer of this
    /// channel's calls open. Advice: the best for calls of uneven cost and servers of uneven speed.
    case leastLoaded
}

/// What a channel knows about its endpoints on one event loop, and what it decides from that.
///
/// A value without clock or sockets: its owner reports what happened to connections and does what the
/// answers say.
struct EndpointBoard<Address: Hashable> {
    /// Names an entry for as long as it is on the board.
    struct ID: Hashable { fileprivate let number: Int }

    /// Where the connection to an endpoint stands.
    enum Condition: Equatable {
        /// No connection, and none asked for.
        case idle
        /// A connection is being made.
        case connecting
        /// Connected.
        case ready
        /// The last attempt failed; the next is made when the back-off has passed.
        case backingOff
    }

    /// Where a new call should go.
    enum Pick: Equatable {
        /// To this endpoint's connection.
        case use(ID)
        /// It has to wait: for a connection, or for a place on one.
        case wait
        /// No endpoint can be reached at present; only a call that waits for ready may wait.
        case unreachable
    }

    private struct Entry {
        let id: ID
        let address: Address
        var condition = Condition.idle
        var failures = 0
        var openCalls = 0
        var callsMax = 0
        var health = EndpointHealth()
    }

    private let policy: BalancingPolicy
    private let backoff: Backoff
    private let connectionsMax: Int
    private let ejection: OutlierEjection?
    private var entries: [Entry] = []
    private var ejected = 0
    private var lastNumber = 0
    private var cursor: Int

    /// Creates a board without endpoints.
    ///
    /// - Parameters:
    ///   - connectionsMax: The most connections at a time; further endpoints stand by.
    ///   - ejection: When endpoints are ejected; has no effect on pick-first.
    ///   - start: Which of the endpoints are connected and get calls first; by chance, so that many clients with more
    ///     endpoints than connections do not all use the same ones.
    init(
        policy: BalancingPolicy, backoff: Backoff, connectionsMax: Int = .max, ejection: OutlierEjection? = nil,
        start: Int = 0
    ) {
        self.policy = policy
        self.backoff = backoff
        self.connectionsMax = max(connectionsMax, 1)
        self.ejection = policy == .pickFirst ? nil : ejection
        cursor = start
    }

    /// Writes what is known of each endpoint.
    func describe(into json: inout JSONText, name: (Address) -> String) {
        json.array("endpoint", entries) { json, entry in
            json.object { json in
                json.field("address", name(entry.address))
                json.field("state", "\(entry.condition)")
                json.field("open_calls", entry.openCalls)
                json.field("failures", entry.failures)
                json.field("ejected", entry.health.isEjected)
            }
        }
    }

    /// The endpoints on the board, in order.
    var addresses: [Address] { entries.map(\.address) }

    /// Whether there are no endpoints.
    var isEmpty: Bool { entries.isEmpty }

    /// Whether an endpoint is connected, or may be without a back-off in between.
    var isHopeful: Bool { entries.contains { $0.condition != .backingOff } }

    /// The condition of an entry; nil if it is no longer on the board.
    func condition(of id: ID) -> Condition? { index(of: id).map { entries[$0].condition } }

    private func index(of id: ID) -> Int? { entries.firstIndex { $0.id == id } }
}

// MARK: - Decisions

extension EndpointBoard {
    /// Chooses the connection for a new call and counts the call as open on it.
    ///
    /// - Parameter avoided: Endpoints that get the call only if no other can have it.
    mutating func pick(avoiding avoided: [ID] = [], using random: inout some RandomNumberGenerator) -> Pick {
        var index: Int?
        if !avoided.isEmpty { index = choose(using: &random) { !$0.health.isEjected && !avoided.contains($0.id) } }
        if index == nil, ejected > 0 { index = choose(using: &random) { !$0.health.isEjected } }
        guard let index = index ?? choose(using: &random, { _ in true }) else {
            return isHopeful ? .wait : .unreachable
        }
        entries[index].openCalls += 1
        return .use(entries[index].id)
    }

    private mutating func choose(
        using random: inout some RandomNumberGenerator, _ isWanted: (borrowing Entry) -> Bool
    ) -> Int? {
        switch policy {
        case .pickFirst: return next(from: 0, isWanted)
        case .roundRobin:
            guard let index = next(from: cursor, isWanted) else { return nil }
            cursor = index + 1
            return index
        case .leastLoaded:
            guard entries.count > 1 else { return next(from: 0, isWanted) }
            guard let one = next(from: Int.random(in: entries.indices, using: &random), isWanted) else { return nil }
            let start = Int.random(in: entries.indices, using: &random)
            guard let other = next(from: start, { $0.id != entries[one].id && isWanted($0) }) else { return one }
            return entries[other].openCalls < entries[one].openCalls ? other : one
        }
    }

    /// The first ready entry with room for a call, from `start` on and around.
    private func next(from start: Int, _ isWanted: (borrowing Entry) -> Bool) -> Int? {
        var index = start
        for _ in entries.indices {
            if index >= entries.count { index %= entries.count }
            if entries[index].condition == .ready, entries[index].openCalls < entries[index].callsMax,
                isWanted(entries[index])
            {
                return index
            }
            index += 1
        }
        return nil
    }

    /// The endpoints to connect to now, marked as connecting; empty when nothing is to be done.
    ///
    /// Pick-first asks for one connection at a time, the others for one to every idle endpoint up to the limit.
    mutating func takeConnectionsToMake() -> [(id: ID, address: Address)] {
        var wanted: [(id: ID, address: Address)] = []
        var room = policy == .pickFirst ? 1 : connectionsMax
        room -= entries.count { $0.condition == .ready || $0.condition == .connecting }
        let start = policy == .pickFirst ? 0 : cursor
        for offset in entries.indices where room > 0 {
            let index = (start + offset) % entries.count
            guard entries[index].condition == .idle else { continue }
            entries[index].condition = .connecting
            wanted.append((entries[index].id, entries[index].address))
            room -= 1
        }
        return wanted
    }
}

// MARK: - Ejection

extension EndpointBoard {
    /// The time between two calls of ``endInterval(now:)``; nil if endpoints are never ejected.
    var ejectionInterval: Duration? { ejection?.interval }

    /// A call on the entry's connection has ended with a status, nil for OK.
    mutating func callEnded(_ id: ID, with status: RPCError?, now: NIODeadline) {
        guard let ejection, let isFailure = OutlierEjection.isFailure(status), let index = index(of: id) else { return }
        let isDue = entries[index].health.record(isFailure: isFailure, limit: ejection.consecutiveFailures)
        if isDue { eject(index, now: now, by: ejection) }
    }

    /// Ends an interval: ejects endpoints that stand out and readmits others. Returns whether another should follow.
    mutating func endInterval(now: NIODeadline) -> Bool {
        guard let ejection else { return false }
        if let rule = ejection.successRate {
            for index in outliers(by: rule) { eject(index, now: now, by: ejection) }
        }
        var goesOn = false
        for index in entries.indices {
            let wasEjected = entries[index].health.isEjected
            if entries[index].health.endInterval(now: now) { goesOn = true }
            if wasEjected, !entries[index].health.isEjected { ejected -= 1 }
        }
        return goesOn
    }

    /// The entries whose success rate lies too far below the mean (gRFC A50, "Success Rate Algorithm").
    private func outliers(by rule: OutlierEjection.SuccessRate) -> [Int] {
        let judged = entries.indices.filter { index in
            let health = entries[index].health
            return !health.isEjected && health.successes + health.failures >= rule.minimumCalls
        }
        guard judged.count >= rule.minimumEndpoints else { return [] }
        let rates = judged.map { index in
            let health = entries[index].health
            return Double(health.successes) / Double(health.successes + health.failures)
        }
        let mean = rates.reduce(0, +) / Double(rates.count)
        let variance = rates.map { ($0 - mean) * ($0 - mean) }.reduce(0, +) / Double(rates.count)
        let bound = mean - rule.deviations * variance.squareRoot()
        return zip(judged, rates).filter { $0.1 < bound }.map(\.0)
    }

    /// Ejects an entry unless too many are.
    private mutating func eject(_ index: Int, now: NIODeadline, by rules: OutlierEjection) {
        let most = max(1, Int(rules.maxShare * Double(entries.count)))
        guard !entries[index].health.isEjected, ejected < most, ejected < entries.count - 1 else { return }
        entries[index].health.eject(now: now, by: rules)
        ejected += 1
    }
}

// MARK: - Reports

extension EndpointBoard {
    /// Replaces the endpoints. Those that stay keep their condition.
    ///
    /// - Returns: the entries that are gone; their connections should finish their calls and close.
    mutating func update(_ addresses: [Address]) -> [ID] {
        var old = entries
        entries = []
        for address in addresses where !entries.contains(where: { $0.address == address }) {
            if let index = old.firstIndex(where: { $0.address == address }) {
                entries.append(old.remove(at: index))
            } else {
                lastNumber += 1
                entries.append(Entry(id: ID(number: lastNumber), address: address))
            }
        }
        ejected = entries.count { $0.health.isEjected }
        return old.map(\.id)
    }

    /// A connection stands and takes up to `callsMax` calls at a time. False if the entry is gone.
    mutating func connected(_ id: ID, callsMax: Int) -> Bool {
        guard let index = index(of: id) else { return false }
        entries[index].condition = .ready
        entries[index].failures = 0
        entries[index].openCalls = 0
        entries[index].callsMax = callsMax
        return true
    }

    /// The server changed how many calls at a time it takes on a connection.
    mutating func limitChanged(_ id: ID, callsMax: Int) {
        guard let index = index(of: id) else { return }
        entries[index].callsMax = callsMax
    }

    /// A call that was picked onto the entry's connection is over.
    mutating func callEnded(_ id: ID) {
        guard let index = index(of: id), entries[index].openCalls > 0 else { return }
        entries[index].openCalls -= 1
    }

    /// A connection could not be made: how long to wait before the next attempt, nil if the entry is gone.
    mutating func failed(_ id: ID, using random: inout some RandomNumberGenerator) -> Duration? {
        guard let index = index(of: id) else { return nil }
        entries[index].condition = .backingOff
        entries[index].failures += 1
        return backoff.delay(afterFailures: entries[index].failures, using: &random)
    }

    /// The wait after a failure has passed.
    mutating func backoffPassed(_ id: ID) {
        guard let index = index(of: id), entries[index].condition == .backingOff else { return }
        entries[index].condition = .idle
    }

    /// A connection that stood takes no new calls any more: it was closed, or the server is leaving.
    mutating func lost(_ id: ID) {
        guard let index = index(of: id), entries[index].condition == .ready else { return }
        entries[index].condition = .idle
        entries[index].openCalls = 0
    }
}
