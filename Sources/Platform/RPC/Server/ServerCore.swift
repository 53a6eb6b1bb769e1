import Logging
import NIOCore
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
    /// What each holder has.
    let holdings = Holdings()
    /// Calls being served, but for those that are answered from what is reserved.
    let calls = Atomic<Int>(0)
    /// Calls that are answered from what is reserved.
    let vitalCalls = Atomic<Int>(0)
    /// Streaming calls among the calls.
    let streams = Atomic<Int>(0)
    /// Bytes of requests that wait to be read, and of responses that wait to be taken.
    let heldBytes = Atomic<Int>(0)

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

    /// What the request of a head takes.
    func demand(of head: RequestHead) -> Seat.Demand {
        if let procedure = head.procedure { return procedure.demand }
        return Seat.Demand(isVital: routes[head.target.path] != nil)
    }

    /// Whether what is held leaves room for another call.
    var hasMemory: Bool { heldBytes.load(ordering: .relaxed) <= limits.totalBytes }

    /// Whether connections are so many that those without a call should make room.
    var isCrowded: Bool { holdings.connectionCount > limits.maxConnections / 8 * 7 }

    /// Calls being served, and bytes of requests and responses that they hold.
    var load: (calls: Int, heldBytes: Int) {
        (
            calls.load(ordering: .relaxed) + vitalCalls.load(ordering: .relaxed),
            heldBytes.load(ordering: .relaxed)
        )
    }

    /// When a streaming call that begins now has lasted long enough; nil when none ever has.
    func endOfAge(from now: NIODeadline) -> NIODeadline? {
        guard limits.streamSeconds > 0 else { return nil }
        return now + .milliseconds(Int64(Double(limits.streamSeconds) * 1000 * (0.9 + 0.2 * random())))
    }

    /// What a streaming call is told that has lasted long enough. UNAVAILABLE has clients call again.
    static let streamTooOld = RPCError(.unavailable, "the stream has lasted as long as it may: open it again")
        .with(reason: "STREAM_AGE")

    /// What a call is told whose request would take too much memory now.
    static let outOfMemory = RPCError.resourceExhausted(
        "too much of requests and responses waits to be read", retryAfter: .seconds(1)
    ).with(reason: "MEMORY_SHARE_EXCEEDED")

    /// What a call above the bound is told.
    static let overloaded = RPCError.resourceExhausted("the server is serving too many calls", retryAfter: .seconds(1))
        .with(reason: "SERVER_FULL")

    /// What a call is told whose caller has as much of the server as it may.
    static let shareExceeded = RPCError.resourceExhausted(
        "this connection, or its address, has as many calls open as it may", retryAfter: .seconds(1)
    ).with(reason: "SHARE_EXCEEDED")
}
