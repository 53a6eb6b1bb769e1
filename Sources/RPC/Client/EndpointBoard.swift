/// How a channel spreads calls over its endpoints.
public enum BalancingPolicy: Sendable, Hashable {
    /// One connection, to the first endpoint that can be reached.
    case pickFirst
    /// A connection to every endpoint; calls go to the ready ones in turn.
    case roundRobin
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
    }

    private let policy: BalancingPolicy
    private let backoff: Backoff
    private var entries: [Entry] = []
    private var lastNumber = 0
    private var cursor = 0

    init(policy: BalancingPolicy, backoff: Backoff) {
        self.policy = policy
        self.backoff = backoff
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
    mutating func pick(avoiding avoided: [ID] = []) -> Pick {
        let isReady = avoided.isEmpty ? nil : next { !avoided.contains($0.id) }
        guard let index = isReady ?? next(where: { _ in true }) else { return isHopeful ? .wait : .unreachable }
        entries[index].openCalls += 1
        cursor = index + 1
        return .use(entries[index].id)
    }

    /// The next ready entry with room for a call.
    private func next(where isWanted: (Entry) -> Bool) -> Int? {
        for offset in entries.indices {
            let index = policy == .pickFirst ? offset : (cursor + offset) % entries.count
            let entry = entries[index]
            if entry.condition == .ready, entry.openCalls < entry.callsMax, isWanted(entry) { return index }
        }
        return nil
    }

    /// The endpoints to connect to now, marked as connecting; empty when nothing is to be done.
    ///
    /// Pick-first asks for one connection at a time, round-robin for one to every idle endpoint.
    mutating func takeConnectionsToMake() -> [(id: ID, address: Address)] {
        var wanted: [(id: ID, address: Address)] = []
        if policy == .pickFirst, entries.contains(where: { $0.condition == .ready || $0.condition == .connecting }) {
            return wanted
        }
        for index in entries.indices where entries[index].condition == .idle {
            entries[index].condition = .connecting
            wanted.append((entries[index].id, entries[index].address))
            if policy == .pickFirst { break }
        }
        return wanted
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
