import DequeModule
import NIOCore
import NIOPosix
import Synchronization

/// A channel's share on one event loop: its connections there, and the calls that wait for one.
///
/// Each loop has connections of its own, so that a call from a handler stays on the handler's loop from
/// beginning to end, without locks and without a change of thread.
// Unchecked: everything variable is touched on `loop` only; `ClientCall.onLoop` and `Channel` go there first.
final class LoopChannel: @unchecked Sendable {
    /// Where a connection leads.
    enum Destination: Hashable {
        /// An endpoint, its host looked up when connecting.
        case endpoint(Endpoint)
        /// An address that a look-up gave.
        case address(SocketAddress)
    }

    typealias EndpointID = EndpointBoard<Destination>.ID

    let loop: any EventLoop
    private(set) var configuration: ChannelConfiguration
    let scheme: String
    let authority: String
    private let source: EndpointSource
    private let connector: Connector
    private var board: EndpointBoard<Destination>
    private let judgesEndpoints: Bool
    private var isJudging = false
    private var connections: [EndpointID: ClientConnection] = [:]
    /// Connections that take no new calls but still have some.
    private var leavers: [ObjectIdentifier: ClientConnection] = [:]
    private var waiting = Deque<ClientCall>()
    private var timers: [ObjectIdentifier: Scheduled<Void>] = [:]
    private var random = SystemRandomNumberGenerator()
    private var lookUp = LookUp()
    private var lastFailure = "no connection yet"
    private var isShutDown = false
    private var whenClosed: [() -> Void] = []
    /// A task in the far future: it fails when the loop is shut down under the channel.
    private var sentinel: Scheduled<Void>?
    private let loopIsGone = Atomic<Bool>(false)
    private lazy var deadlines = DeadlineSweep(on: loop) { [weak self] now in self?.expire(at: now) }

    /// Where the look-up of a name stands.
    private struct LookUp {
        var isRunning = false
        var isNeeded = true
        var failures = 0
    }

    init(_ source: EndpointSource, configuration: ChannelConfiguration, connector: Connector, loop: any EventLoop) {
        self.source = source
        self.configuration = configuration
        self.connector = connector
        self.loop = loop
        scheme = configuration.security.isTLS ? "https" : "http"
        authority = configuration.authority ?? source.authority
        board = EndpointBoard(
            policy: configuration.balancing, backoff: configuration.reconnect,
            connectionsMax: configuration.maxConnections, ejection: configuration.outlierEjection,
            start: Int.random(in: 0..<ChannelTarget.endpointsMax))
        judgesEndpoints = board.ejectionInterval != nil
    }

    /// Whether the loop was shut down, after which nothing may be scheduled on it.
    var isLoopGone: Bool { loopIsGone.load(ordering: .sequentiallyConsistent) }

    /// Begins to watch for the end of the loop.
    private func watchLoop() {
        guard sentinel == nil else { return }
        let sentinel = loop.scheduleTask(in: .hours(24 * 365 * 10)) {}
        self.sentinel = sentinel
        sentinel.futureResult.assumeIsolated().whenFailure { [weak self] _ in
            // Cancelled by `finishShutdown`: nothing is open any more.
            guard let self, self.sentinel != nil else { return }
            self.loopIsGone.store(true, ordering: .sequentiallyConsistent)
            self.isShutDown = true
            self.failWaiting()
            self.tellClosed()
        }
    }
}

// MARK: - Introspection

extension LoopChannel {
    /// What it is doing, as JSON. Called on its loop.
    func describe() -> [UInt8] {
        var json = JSONText()
        json.object { json in
            json.field("target", authority)
            json.field("waiting_calls", waiting.count)
            json.field("connections", connections.count)
            board.describe(into: &json) { destination in
                switch destination {
                case .endpoint(let endpoint): "\(endpoint)"
                case .address(let address): "\(address)"
                }
            }
        }
        return json.bytes
    }
}

// MARK: - Calls

extension LoopChannel {
    /// Gives a call its connection, now or when there is one.
    func place(_ call: ClientCall) {
        loop.assertInEventLoop()
        guard !isShutDown else { return call.finish(Self.shutDown, reset: nil) }
        watchLoop()
        if let deadline = call.deadline {
            guard deadline > loop.now else { return call.finish(.deadlineExceeded, reset: nil) }
            deadlines.announce(deadline)
        }
        findEndpoints()
        guard waiting.isEmpty, let connection = pickConnection(for: call) else { return wait(call) }
        call.open(on: connection)
    }

    /// A connection with room for a call, which counts as open on it from now on.
    private func pickConnection(for call: ClientCall) -> ClientConnection? {
        guard case .use(let id) = board.pick(avoiding: call.avoiding, using: &random) else { return nil }
        return connections[id]
    }

    /// Notes how a call on an endpoint's connection went.
    func callEnded(on id: EndpointID, with status: RPCError?) {
        guard judgesEndpoints else { return }
        board.callEnded(id, with: status, now: loop.now)
        judgeLater()
    }

    private func judgeLater() {
        guard !isJudging, !isShutDown, let interval = board.ejectionInterval else { return }
        isJudging = true
        after(interval) { channel in
            channel.isJudging = false
            if channel.board.endInterval(now: channel.loop.now) { channel.judgeLater() }
        }
    }

    private func wait(_ call: ClientCall) {
        guard isHopeful || call.options.waitForReady else { return call.finish(unreachable, reset: nil) }
        guard waiting.count < configuration.maxWaitingCalls else {
            return call.finish(RPCError(.resourceExhausted, "too many calls wait for a connection"), reset: nil)
        }
        waiting.append(call)
        connect()
    }

    /// Whether a connection may come without a back-off in between.
    private var isHopeful: Bool { board.isHopeful || (board.isEmpty && lookUp.isRunning) }

    private var unreachable: RPCError {
        RPCError(.unavailable, "\(source.description) cannot be reached: \(lastFailure)")
    }

    private static let shutDown = RPCError(.unavailable, "the channel is shut down")

    private func serveWaiting() {
        while let call = waiting.first {
            guard case .waiting = call.phase else {
                waiting.removeFirst()
                continue
            }
            guard let connection = pickConnection(for: call) else { return }
            // Out of the queue first: a call that ends while it opens gives its place to the next, right here.
            waiting.removeFirst()
            call.open(on: connection)
        }
    }

    /// Ends what waits without `waitForReady`, if no connection can be expected soon.
    private func failHopeless() {
        guard !isHopeful else { return }
        let stay = waiting.filter { $0.options.waitForReady }
        let leave = waiting.filter { !$0.options.waitForReady }
        waiting = Deque(stay)
        for call in leave { call.finish(unreachable, reset: nil) }
    }

    private func expire(at now: NIODeadline) -> NIODeadline? {
        var next: NIODeadline?
        for call in Array(waiting) + connections.values.flatMap(\.calls) + leavers.values.flatMap(\.calls) {
            guard let deadline = call.deadline else { continue }
            if deadline <= now {
                call.finish(.deadlineExceeded, reset: .cancel)
            } else {
                next = min(next ?? deadline, deadline)
            }
        }
        waiting.removeAll { if case .over = $0.phase { true } else { false } }
        return next
    }
}

// MARK: - Endpoints and connections

extension LoopChannel {
    private func findEndpoints() {
        guard lookUp.isNeeded, !lookUp.isRunning, !isShutDown else { return }
        lookUp.isNeeded = false
        switch source {
        case .target(.endpoints(let endpoints)):
            _ = board.update(endpoints.map { .endpoint($0) })
        case .target(.dns(let host, let port)):
            lookUp.isRunning = true
            configuration.lookUpName(host, port, loop).assumeIsolated().whenComplete { self.lookedUp($0) }
        case .watch(let watch):
            lookUp.isRunning = true
            watch.follow { [weak self] news in
                guard let self, !self.isLoopGone else { return }
                self.loop.execute { self.heard(news) }
            }
        }
    }

    private func lookedUp(_ result: Result<[SocketAddress], any Error>) {
        lookUp.isRunning = false
        guard !isShutDown else { return }
        switch result {
        case .success(let addresses):
            lookUp.failures = 0
            update(addresses.map { .address($0) })
        case .failure(let error):
            lastFailure = "\(error)"
            lookUp.failures += 1
            after(configuration.reconnect.delay(afterFailures: lookUp.failures, using: &random)) { channel in
                channel.lookUp.isNeeded = true
                channel.findEndpoints()
            }
            failHopeless()
        }
    }

    private func heard(_ news: EndpointWatch.News) {
        lookUp.isRunning = false
        guard !isShutDown else { return }
        switch news {
        case .endpoints(let endpoints):
            if endpoints.isEmpty { lastFailure = "there are no endpoints" }
            update(endpoints.map { .endpoint($0) })
        case .failure(let reason):
            lastFailure = reason
            failHopeless()
        }
    }

    private func update(_ destinations: [Destination]) {
        for id in board.update(destinations) { connections[id]?.leave() }
        if !waiting.isEmpty || configuration.balancing != .pickFirst { connect() }
        serveWaiting()
        failHopeless()
    }

    private func connect() {
        guard !isShutDown else { return }
        for (id, destination) in board.takeConnectionsToMake() {
            connector.connect(to: destination, on: loop) { result in
                switch result {
                case .success(let channel): self.connected(channel, to: destination, as: id)
                case .failure(let error): self.failed(id, error)
                }
            }
        }
    }

    /// A socket stands. The connection reports itself when the server's SETTINGS are there.
    private func connected(_ channel: any NIOCore.Channel, to destination: Destination, as id: EndpointID) {
        guard !isShutDown, board.condition(of: id) == .connecting else { return channel.close(promise: nil) }
        let connection = ClientConnection(id: id, loop: loop, configuration: configuration, owner: self)
        connections[id] = connection
        do {
            try connector.install(connection, on: channel, to: destination)
        } catch {
            connections[id] = nil
            channel.close(promise: nil)
            failed(id, error)
        }
    }

    /// No connection came about: the next attempt follows after a wait.
    private func failed(_ id: EndpointID, _ error: (any Error)?) {
        guard !isShutDown, let wait = board.failed(id, using: &random) else { return }
        if let error { lastFailure = (error as? RPCError)?.message ?? "\(error)" }
        after(wait) { channel in
            channel.board.backoffPassed(id)
            channel.reconnect()
        }
        reconnect()
        failHopeless()
    }

    /// Runs `body` on the loop when `wait` has passed, unless the channel is shut down before.
    private func after(_ wait: Duration, _ body: @escaping (LoopChannel) -> Void) {
        let key = TimerKey()
        let id = ObjectIdentifier(key)
        timers[id] = loop.assumeIsolated().scheduleTask(in: .nanoseconds(wait.nanosecondsClamped)) { [weak self] in
            withExtendedLifetime(key) {}
            guard let self, self.timers.removeValue(forKey: id) != nil else { return }
            body(self)
        }
    }

    private final class TimerKey {}
}

extension LoopChannel: ClientConnectionOwner {
    func ready(_ connection: ClientConnection, callsMax: Int) {
        guard board.connected(connection.id, callsMax: callsMax) else { return connection.leave() }
        serveWaiting()
    }

    func limitChanged(_ connection: ClientConnection, callsMax: Int) {
        guard connections[connection.id] === connection else { return }
        board.limitChanged(connection.id, callsMax: callsMax)
        serveWaiting()
    }

    func placeReleased(_ connection: ClientConnection) {
        guard connections[connection.id] === connection else { return }
        board.callEnded(connection.id)
        if !waiting.isEmpty { serveWaiting() }
    }

    // Connections that come later ask half as often (gRFC A8, "Basic Keepalive").
    func askedTooOften(every interval: Duration) {
        guard let present = configuration.keepalive?.interval, present <= interval else { return }
        configuration.keepalive?.interval = interval * 2
    }

    func leaving(_ connection: ClientConnection) {
        guard connections[connection.id] === connection else { return }
        connections[connection.id] = nil
        leavers[ObjectIdentifier(connection)] = connection
        board.lost(connection.id)
        reconnect()
    }

    func closed(_ connection: ClientConnection, _ error: (any Error)?) {
        leavers[ObjectIdentifier(connection)] = nil
        if connections[connection.id] === connection {
            connections[connection.id] = nil
            if board.condition(of: connection.id) == .ready {
                board.lost(connection.id)
                if let error { lastFailure = (error as? RPCError)?.message ?? "\(error)" }
                if !isShutDown { reconnect() }
            } else {
                failed(connection.id, error)
            }
        }
        finishShutdown()
    }

    /// Looks the target up anew, and connects where calls wait or every endpoint shall have its connection.
    private func reconnect() {
        if case .target(.dns) = source { lookUp.isNeeded = true }
        guard !waiting.isEmpty || configuration.balancing != .pickFirst else { return }
        findEndpoints()
        connect()
    }
}

// MARK: - Shutdown

extension LoopChannel {
    /// Takes no new calls, lets the open ones finish and closes, then calls `done`. Calls that wait for a connection
    /// fail at once, and no back-off is waited out.
    func shutdown(_ done: @escaping () -> Void) {
        isShutDown = true
        whenClosed.append(done)
        for timer in timers.values { timer.cancel() }
        timers = [:]
        failWaiting()
        for connection in connections.values {
            if board.condition(of: connection.id) == .ready {
                connection.leave()
            } else {
                connection.fail(Self.shutDown)
            }
        }
        finishShutdown()
    }

    /// Ends the calls that are still open.
    func abort() {
        for connection in Array(leavers.values) + Array(connections.values) { connection.fail(Self.shutDown) }
    }

    private func finishShutdown() {
        guard isShutDown, connections.isEmpty, leavers.isEmpty else { return }
        deadlines.stop()
        tellClosed()
        let sentinel = sentinel
        self.sentinel = nil
        sentinel?.cancel()
    }

    private func failWaiting() {
        let calls = waiting
        waiting = []
        for call in calls { call.finish(Self.shutDown, reset: nil) }
    }

    private func tellClosed() {
        let told = whenClosed
        whenClosed = []
        for done in told { done() }
    }
}
