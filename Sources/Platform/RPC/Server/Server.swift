public import Logging
public import NIOCore
import NIOPosix
import NIOSSL
import Synchronization
public import Wire

/// Serves RPCs over gRPC and Connect, and pages beside them, on one port.
///
/// ```swift
/// let server = Server(listening: .clear(host: "127.0.0.1", port: 0), services: [TripCardService(store: store)])
/// let port = try await server.start()
/// …
/// await server.shutdown(grace: .seconds(5))
/// ```
public final class Server: Sendable {
    private let listener: Listener
    private let core: ServerCore
    private let group: MultiThreadedEventLoopGroup
    private let executors: [LoopExecutor]
    private let isShutDown = Atomic<Bool>(false)
    private let connections = ConnectionRegistry()
    private let listening = ListeningChannel()

    /// Prepares a server; ``start()`` makes it listen.
    ///
    /// - Parameters:
    ///   - services: What it serves.
    ///   - routes: Pages served beside the RPCs.
    ///   - interceptors: Stand around every call, the first one outermost.
    ///   - observers: Watch every call.
    ///   - cors: Which pages of other origins may call; none without a policy.
    ///   - boundary: What it demands of those who reach it from outside; nothing by default.
    ///   - json: What becomes of fields and of enum values in JSON requests that the contracts do not know. By default
    ///     they are passed over, so that callers may be newer than the server. `.strict` answers them with
    ///     INVALID_ARGUMENT and their path, so that nothing that a caller says is dropped in silence. Requests in
    ///     protobuf keep their unknown fields and numbers either way.
    ///   - threads: Event loops, each a thread. At least 1.
    public init(
        listening listener: Listener, services: [any RPCService], routes: [HTTPRoute] = [],
        interceptors: [any ServerInterceptor] = [], observers: [any ServerObserver] = [], cors: CORSPolicy? = nil,
        boundary: ServerBoundary = ServerBoundary(), limits: ServerLimits = ServerLimits(),
        json: JSONStrictness = .lenient, threads: Int = System.coreCount,
        logger: Logger = Logger(label: "rpc.server")
    ) {
        self.listener = listener
        core = ServerCore(
            router: Router(services), routes: routes, interceptors: interceptors, observers: observers, cors: cors,
            boundary: boundary, isSecure: listener.isSecure, limits: limits, json: json, logger: logger)
        group = MultiThreadedEventLoopGroup(numberOfThreads: max(threads, 1))
        executors = group.makeIterator().map { LoopExecutor($0) }
    }

    /// Starts listening.
    ///
    /// - Returns: The port it listens on.
    /// - Throws: when the address cannot be bound or the TLS configuration cannot be used.
    public func start() async throws -> Int {
        let tls = try tlsHandler()
        let executors = Dictionary(uniqueKeysWithValues: executors.map { (ObjectIdentifier($0.loop), $0) })
        let core = core
        let connections = connections
        let bootstrap = ServerBootstrap(group: group)
            .serverChannelOption(.backlog, value: 1024)
            .serverChannelOption(.socketOption(.so_reuseaddr), value: 1)
            .serverChannelOption(.maxMessagesPerRead, value: 4)
            .serverChannelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    try channel.pipeline.syncOperations.addHandler(
                        AcceptGate(descriptorsMax: core.limits.descriptorsMax))
                }
            }
            .childChannelOption(.tcpOption(.tcp_nodelay), value: 1)
            // Each connection keeps its buffer: small until it has read more at once.
            .childChannelOption(
                .recvAllocator, value: AdaptiveRecvByteBufferAllocator(minimum: 256, initial: 512, maximum: 65536)
            )
            .childChannelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    guard let seat = Seat(core, address: ConnectionEnds.text(channel.remoteAddress)) else {
                        throw ChannelError.operationUnsupported
                    }
                    channel.closeFuture.whenComplete { _ in seat.leave() }
                    guard let executor = executors[ObjectIdentifier(channel.eventLoop)] else { return }
                    let sniffer = ProtocolSniffer(core: core, executor: executor, connections: connections, seat: seat)
                    let pipeline = channel.pipeline.syncOperations
                    if core.boundary.speaksProxyProtocol {
                        guard core.boundary.proxies.contains(ConnectionEnds.text(channel.remoteAddress)) else {
                            throw ChannelError.operationUnsupported
                        }
                        try pipeline.addHandler(
                            ProxyHeaderReader { address in
                                sniffer.toldAddress = address
                                return seat.move(to: .address(AddressBlock(address.description)))
                            })
                    }
                    if let tls { try pipeline.addHandler(tls()) }
                    try pipeline.addHandler(sniffer)
                }
            }
        let channel = try await bootstrap.bind(host: listener.host, port: listener.port).get()
        listening.set(channel)
        return channel.localAddress?.port ?? 0
    }

    /// How long a shut-down waits for handlers whose calls were cancelled.
    private static let handlerPatience = Duration.seconds(5)

    /// Stops listening, lets the calls being served finish for up to `grace`, then ends every connection and waits until
    /// the handlers, which are cancelled with their calls, have ended. Of one that does not heed that for five seconds
    /// the log tells, and its event loop is left to it.
    public func shutdown(grace: Duration = .seconds(5)) async {
        if let channel = listening.take() { try? await channel.close() }
        await connections.drain(grace: grace)
        guard !isShutDown.exchange(true, ordering: .relaxed) else { return }
        guard await handlersEnd() else {
            core.logger.error("handlers do not end though their calls were cancelled")
            return
        }
        try? await group.shutdownGracefully()
    }

    /// Ends what serves calls; false when there are handlers that do not end.
    private func handlersEnd() async -> Bool {
        let (ends, told) = AsyncStream.makeStream(of: Bool.self)
        let ended = executors.map { executor in executor.loop.flatSubmit { executor.close() } }
        EventLoopFuture.andAllComplete(ended, on: executors[0].loop).whenComplete { _ in told.yield(true) }
        let timer = executors[0].loop.scheduleTask(in: .nanoseconds(Self.handlerPatience.nanosecondsClamped)) {
            told.yield(false)
        }
        defer { timer.cancel() }
        return await ends.first { _ in true } ?? false
    }

    /// What it is doing now.
    func snapshot(connectionsMax: Int, streamsMax: Int) async -> ServerSnapshot {
        let (count, shown) = await connections.describe(max: connectionsMax, streamsMax: streamsMax)
        let load = core.load
        return ServerSnapshot(calls: load.calls, connections: count, heldBytes: load.heldBytes, shown: shown)
    }

    /// Makes the TLS handler of a connection; nil for a listener in clear.
    private func tlsHandler() throws -> (@Sendable () -> NIOSSLServerHandler)? {
        let contexts: TLSContexts
        switch listener {
        case .clear: return nil
        case .tls(_, _, let configuration): contexts = try TLSContexts(configuration.prepared(for: Self.protocols))
        case .identity(_, _, let identity, let demandsClients):
            contexts = try TLSContexts(identity) {
                identity.server(demandsClients: demandsClients).prepared(for: Self.protocols)
            }
        }
        return {
            let context = contexts.latest
            guard let pins = context.pins else { return NIOSSLServerHandler(context: context.tls) }
            return NIOSSLServerHandler(context: context.tls, customVerificationCallback: pins.callback)
        }
    }

    /// What is offered by ALPN.
    private static let protocols = ["h2", "http/1.1"]
}
