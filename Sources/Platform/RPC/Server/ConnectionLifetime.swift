import NIOCore

/// How long connections live and how a silent peer is noticed. All times in seconds.
public struct ConnectionLifetimeLimits: Sendable {
    /// Without an open call for this long a connection is drained. 0: never.
    public var idleSeconds: Int64 = 300
    /// Without a byte from the peer for this long a PING is sent, while calls are open or not. 0: never.
    public var keepaliveSeconds: Int64 = 120
    /// A peer that answers nothing for this long after the PING is gone.
    public var keepaliveTimeoutSeconds: Int64 = 20
    /// What a client has to let pass between PINGs while calls are open, 2 hours or this without one; two more may come
    /// too early, and all is forgotten when a response is sent. Above, the connection ends with ENHANCE_YOUR_CALM and
    /// `too_many_pings` (gRFC A8). 0: no bound of its own.
    public var permitPingSeconds: Int64 = 300
    /// Whether ``permitPingSeconds`` goes without an open call as well.
    public var permitsPingsWithoutCalls = false
    /// After this long, ±10 % by chance, a connection is drained, so that clients spread over servers anew. 0: never.
    public var maxAgeSeconds: Int64 = 0
    /// What a drained connection gets for its open calls before it is closed.
    public var drainSeconds: Int64 = 300

    public init() {}

    var pingStrikes: PingStrikes? {
        guard permitPingSeconds > 0 else { return nil }
        return PingStrikes(interval: .seconds(permitPingSeconds), permitsWithoutCalls: permitsPingsWithoutCalls)
    }
}

/// The timer of one HTTP/2 connection: keepalive, age, drain, and a regular look at slow requests.
///
/// One timer ticks every few seconds and compares times that traffic only notes, so that calls cost no timers. Belongs
/// to its event loop.
final class ConnectionLifetime {
    enum Action {
        /// Ask the peer for a sign of life.
        case ping
        /// The peer has gone silent.
        case closeSilent
        /// The connection has lived long enough; the reason is what clients are told (gRFC A9).
        case drain(StaticString)
        /// The peer knows of the drain: take no new streams.
        case finishDrain
        /// The drain has taken too long.
        case closeDrained
        /// Look for requests that take too long to arrive.
        case sweep(NIODeadline)
    }

    private enum Drain {
        case none
        /// Announced; the peer may still open streams until it has answered.
        case announced(NIODeadline)
        case refusing(NIODeadline)
    }

    /// What a peer gets to answer the announcement of a drain.
    private static let announcementPatience = TimeAmount.seconds(1)

    /// What the connection's calls are: how many are open, and how many have begun since it opened.
    struct Activity: Equatable {
        var open: Int
        var begun: Int
    }

    private let loop: any EventLoop
    private let limits: ConnectionLifetimeLimits
    private let tickInterval: TimeAmount
    private let isCrowded: () -> Bool
    private let activity: () -> Activity
    private let act: (Action) -> Void
    private let endOfAge: NIODeadline?
    private var heardAt: NIODeadline
    private var lastActivity = Activity(open: 0, begun: 0)
    private var activeAt: NIODeadline
    private var pingedAt: NIODeadline?
    private var drain = Drain.none
    private var timer: Scheduled<Void>?

    init(
        on loop: any EventLoop, _ limits: ConnectionLifetimeLimits, sweepSeconds: [Int64],
        random: @Sendable () -> Double, isCrowded: @escaping () -> Bool = { false },
        activity: @escaping () -> Activity, act: @escaping (Action) -> Void
    ) {
        self.loop = loop
        self.limits = limits
        self.isCrowded = isCrowded
        self.activity = activity
        self.act = act
        heardAt = loop.now
        activeAt = loop.now
        let times = [
            limits.idleSeconds, limits.keepaliveSeconds, limits.keepaliveTimeoutSeconds,
            limits.maxAgeSeconds, limits.drainSeconds,
        ]
        tickInterval = .milliseconds(min(((times + sweepSeconds).filter { $0 > 0 }.min() ?? 20) * 250, 5000))
        let jitter = 0.9 + 0.2 * random()
        endOfAge =
            limits.maxAgeSeconds > 0
            ? loop.now + .milliseconds(Int64(Double(limits.maxAgeSeconds) * 1000 * jitter)) : nil
    }

    func start() { schedule() }

    func stop() {
        timer?.cancel()
        timer = nil
    }

    /// The peer sent something.
    func heard(at now: NIODeadline) {
        heardAt = now
        pingedAt = nil
    }

    /// Begins a drain; false when one is under way.
    func beginDrain() -> Bool {
        guard case .none = drain else { return false }
        drain = .announced(loop.now)
        loop.assumeIsolated().scheduleTask(in: Self.announcementPatience) { [weak self] in self?.drainAcknowledged() }
        return true
    }

    /// The peer has answered the announcement of the drain.
    func drainAcknowledged() {
        guard case .announced(let since) = drain else { return }
        drain = .refusing(since)
        act(.finishDrain)
    }

    private func schedule() {
        timer = loop.assumeIsolated().scheduleTask(in: tickInterval) { [weak self] in
            guard let self, timer != nil else { return }
            schedule()
            tick(loop.now)
        }
    }

    private func tick(_ now: NIODeadline) {
        act(.sweep(now))
        switch drain {
        case .none: if isTooOld(now) { act(.drain("max_age")) } else if isIdle(now) { act(.drain("max_idle")) }
        case .announced: break
        case .refusing(let since): if now - since >= .seconds(limits.drainSeconds) { return act(.closeDrained) }
        }
        watchSilence(now)
    }

    private func isTooOld(_ now: NIODeadline) -> Bool { endOfAge.map { now >= $0 } ?? false }

    private func isIdle(_ now: NIODeadline) -> Bool {
        let activity = activity()
        if activity.open > 0 || activity != lastActivity { activeAt = now }
        lastActivity = activity
        if isCrowded(), now - activeAt >= .seconds(Self.crowdedIdleSeconds) { return true }
        return limits.idleSeconds > 0 && now - activeAt >= .seconds(limits.idleSeconds)
    }

    /// How long a connection may be without a call where others wait for its place.
    static let crowdedIdleSeconds: Int64 = 5

    private func watchSilence(_ now: NIODeadline) {
        guard limits.keepaliveSeconds > 0 else { return }
        if let pingedAt {
            if now - pingedAt >= .seconds(limits.keepaliveTimeoutSeconds) { act(.closeSilent) }
        } else if now - heardAt >= .seconds(limits.keepaliveSeconds) {
            pingedAt = now
            act(.ping)
        }
    }
}
