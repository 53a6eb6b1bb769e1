import Logging
import Synchronization
import Wire

/// What all connections of a server share.
final class ServerCore: Sendable {
    let router: Router
    let routes: [String: HTTPRoute]
    let interceptors: [any ServerInterceptor]
    let observers: [any ServerObserver]
    let cors: CORSPolicy?
    let boundary: ServerBoundary
    /// What answers tell browsers.
    let answerFields: AnswerFields
    let limits: ServerLimits
    let json: JSONStrictness
    let logger: Logger
    private let calls = Atomic<Int>(0)
    private let connections = Atomic<Int>(0)
    private let heldBytes = Atomic<Int>(0)

    init(
        router: Router, routes: [HTTPRoute], interceptors: [any ServerInterceptor], observers: [any ServerObserver],
        cors: CORSPolicy?, boundary: ServerBoundary = ServerBoundary(), isSecure: Bool = false, limits: ServerLimits,
        json: JSONStrictness, logger: Logger
    ) {
        self.router = router
        self.routes = Dictionary(uniqueKeysWithValues: routes.map { ($0.path, $0) })
        self.interceptors = interceptors
        self.observers = observers
        self.cors = cors
        self.boundary = boundary
        answerFields = AnswerFields(strictTransportSeconds: isSecure ? boundary.strictTransportSeconds : 0)
        self.limits = limits
        self.json = json
        self.logger = logger
    }

    /// Whether a request is for a host that the server answers for.
    @inline(__always)
    func admitsHost(_ head: RequestHead, _ ends: ConnectionEnds) -> Bool {
        boundary.hosts?.admits(head.authority, local: ends.localAddress) ?? true
    }

    /// A number in 0..<1, to spread what happens to many connections.
    let random: @Sendable () -> Double = { .random(in: 0..<1) }

    /// Counts a call in; false when too many are being served.
    func admitCall() -> Bool { Self.admit(calls, limit: limits.maxCalls) }
    func callEnded() { calls.subtract(1, ordering: .relaxed) }

    /// Counts bytes of requests and responses that are held, or no longer held if negative; false when there are too
    /// many.
    func hold(_ count: Int) -> Bool {
        guard count != 0 else { return true }
        return heldBytes.add(count, ordering: .relaxed).newValue <= limits.totalBytes || count < 0
    }

    /// Whether what is held leaves room for another call.
    var hasMemory: Bool { heldBytes.load(ordering: .relaxed) <= limits.totalBytes }

    /// Counts a connection in; false when there are too many.
    func admitConnection() -> Bool { Self.admit(connections, limit: limits.maxConnections) }
    func connectionEnded() { connections.subtract(1, ordering: .relaxed) }

    private static func admit(_ counter: borrowing Atomic<Int>, limit: Int) -> Bool {
        guard counter.add(1, ordering: .relaxed).newValue > limit else { return true }
        counter.subtract(1, ordering: .relaxed)
        return false
    }

    /// Calls being served, and bytes of requests and responses that they hold.
    var load: (calls: Int, heldBytes: Int) { (calls.load(ordering: .relaxed), heldBytes.load(ordering: .relaxed)) }

    /// What a call is told whose request would take too much memory now.
    static let outOfMemory = RPCError.resourceExhausted(
        "too much of requests waits to be read", retryAfter: .seconds(1))

    /// What a call above the bound is told.
    static let overloaded = RPCError.resourceExhausted("the server is serving too many calls", retryAfter: .seconds(1))
}
