import NIOCore
import NIOPosix
import Synchronization
import Wire

/// Calls a server over gRPC on HTTP/2.
///
/// Connections are made when the first call needs them, kept, and made anew with jittered back-off when
/// they are lost. A call made on an event loop, as from a handler of a ``Server``, uses a connection of
/// that loop and never leaves its thread; other calls share the connections of one loop.
///
/// ```swift
/// let channel = try Channel("127.0.0.1:8080")
/// let card = try await TripCardV1.TripCardClient(channel).getTripCard(request, options: .init(timeout: .seconds(1)))
/// await channel.shutdown()
/// ```
///
/// Shut a channel down before the servers whose handlers use it: their event loops end with them, and what the
/// channel has open there breaks off.
public final class Channel: RPCChannel {
    private struct State {
        var loops: [ObjectIdentifier: LoopChannel] = [:]
        var isShutDown = false
    }

    private let source: EndpointSource
    let configuration: ChannelConfiguration
    private let connector: Connector
    private let home: any EventLoop
    /// The event loop of calls that are made outside of all event loops.
    public let executor: (any TaskExecutor)?
    private let state = Mutex(State())
    private let retries: Mutex<RetryBudget>

    /// Creates a channel; nothing is connected yet.
    ///
    /// - Throws: when the TLS configuration cannot be used.
    public convenience init(
        _ target: ChannelTarget, configuration: ChannelConfiguration = ChannelConfiguration()
    ) throws {
        try self.init(from: .target(target), configuration)
    }

    /// Creates a channel to whatever endpoints a resolver finds; it is asked when the first call is made.
    ///
    /// - Throws: when the TLS configuration cannot be used.
    public convenience init(
        _ resolver: some EndpointResolver, configuration: ChannelConfiguration = ChannelConfiguration()
    ) throws {
        try self.init(from: .watch(EndpointWatch(resolver, backoff: configuration.reconnect)), configuration)
    }

    private init(from source: EndpointSource, _ configuration: ChannelConfiguration) throws {
        self.source = source
        self.configuration = configuration
        connector = try Connector(configuration)
        home = MultiThreadedEventLoopGroup.singleton.any()
        executor = LoopTaskExecutor(home)
        retries = Mutex(RetryBudget(configuration.retryThrottling))
    }

    /// Creates a channel to a target such as `127.0.0.1:8080`, `a:1,b:2` or `dns:///storage.local:7000`.
    ///
    /// - Throws: ``EndpointError`` when the target cannot be read, or what the TLS configuration is refused with.
    public convenience init(_ target: String, configuration: ChannelConfiguration = ChannelConfiguration()) throws {
        try self.init(ChannelTarget(target), configuration: configuration)
    }

    deinit {
        for loop in state.withLock({ Array($0.loops.values) }) where !loop.isLoopGone {
            loop.loop.execute { loop.shutdown {} }
        }
    }

    /// Takes no new calls, lets open ones finish for up to `grace`, then ends them and closes every connection.
    public func shutdown(grace: Duration = .seconds(5)) async {
        let loops = state.withLock { state in
            state.isShutDown = true
            return Array(state.loops.values)
        }
        if case .watch(let watch) = source { watch.stop() }
        await withTaskGroup(of: Void.self) { group in
            for loop in loops { group.addTask { await loop.shutdown(grace: grace) } }
        }
        state.withLock { $0.loops = [:] }
    }

    /// What it is doing on each event loop that has used it, as JSON.
    func snapshot() async -> [[UInt8]] {
        var texts: [[UInt8]] = []
        for share in state.withLock({ Array($0.loops.values) }) where !share.isLoopGone {
            if let text = try? await share.loop.submit({ share.describe() }).get() { texts.append(text) }
        }
        return texts
    }

    /// The share of the loop the caller is on, or of the channel's own loop.
    private func loopChannel() throws -> LoopChannel {
        let loop = MultiThreadedEventLoopGroup.currentEventLoop ?? home
        return try state.withLock { state in
            guard !state.isShutDown else { throw RPCError(.unavailable, "the channel is shut down") }
            let key = ObjectIdentifier(loop)
            if let present = state.loops[key] { return present }
            let new = LoopChannel(source, configuration: configuration, connector: connector, loop: loop)
            state.loops[key] = new
            return new
        }
    }
}

// MARK: - Beginning and repeating calls

extension Channel {
    /// An attempt of a call that is not begun yet.
    func call(_ method: MethodDescriptor, _ options: CallOptions, after progress: RetryProgress) throws -> ClientCall {
        if Task.isCancelled { throw RPCError.callCancelled }
        return ClientCall(
            method, options: options, channel: try loopChannel(), previousAttempts: progress.attempts,
            avoiding: progress.endpoints)
    }

    /// The options of a method's call with the channel's own defaults.
    ///
    /// - Throws: INTERNAL when the metadata cannot be sent.
    func completed(_ options: CallOptions, of method: MethodDescriptor) throws -> CallOptions {
        try options.metadata.checkSendable()
        var options = options
        // How long a stream lasts is its users' affair: a watch has no end, and an import ends with its file.
        if options.deadline == nil, method.kind == .unary, let timeout = configuration.defaultTimeout {
            options.deadline = .after(timeout)
        }
        if options.compression == nil { options.compression = configuration.compression }
        return options
    }

    /// A message with its five-byte prefix.
    ///
    /// - Throws: RESOURCE_EXHAUSTED above the channel's limit, INTERNAL when the message cannot be encoded.
    func frame(_ message: some WireMessage, _ compression: MessageCompression?) throws -> ByteBuffer {
        let frame: ByteBuffer
        do {
            frame = try MessageCodec.proto.frame(message)
        } catch {
            throw RPCError(thrown: error, deadline: nil)
        }
        let limit = configuration.maxRequestBytes
        guard frame.readableBytes - MessageDeframer.prefixBytes <= limit else {
            throw RPCError(.resourceExhausted, "a request is larger than \(limit) bytes")
        }
        return compression == .gzip ? frame.compressedFrame() : frame
    }

    /// Reads a response.
    ///
    /// - Throws: INTERNAL when it cannot be decompressed or decoded, RESOURCE_EXHAUSTED above the channel's limit.
    func message<Message: WireMessage>(
        _ type: Message.Type, from frame: MessageDeframer.Frame, options: CallOptions
    ) throws -> Message {
        options.response?.lastResponseWasCompressed = frame.isCompressed
        let bytes = frame.isCompressed ? try decompressed(frame.bytes) : frame.bytes
        var limits = WireLimits.standard
        limits.maxBytes = configuration.maxResponseBytes
        do {
            return try bytes.withUnsafeReadableBytes {
                try MessageCodec.proto.decode(type, from: $0, limits: limits, json: .lenient)
            }
        } catch {
            throw RPCError(.internal, "a response cannot be read: \(error)")
        }
    }

    private func decompressed(_ bytes: ByteBuffer) throws -> ByteBuffer {
        do {
            return try bytes.gunzipped(limit: configuration.maxResponseBytes)
        } catch let error where error.code == .invalidArgument {
            throw RPCError(.internal, "a response cannot be decompressed")
        }
    }

    /// Waits and returns if a call that failed shall be sent again; throws its status if not.
    func waitToRetry(
        _ method: MethodDescriptor, _ progress: inout RetryProgress, after failure: FailedAttempt, deadline: Deadline?
    ) async throws {
        let policy = configuration.retry
        guard policy.maxAttempts > 1 else { throw failure.status }
        var random = SystemRandomNumberGenerator()
        let wait = retries.withLock {
            progress.waitBeforeNext(after: failure, of: method, by: policy, budget: &$0, using: &random)
        }
        guard let wait else { throw failure.status }
        if let deadline, deadline.remaining <= wait { throw failure.status }
        do {
            try await Task.sleep(for: wait)
        } catch {
            throw RPCError(thrown: error, deadline: deadline)
        }
    }

    /// Notes a success, which gives the throttling something back.
    func succeeded() {
        if configuration.retry.maxAttempts > 1 || configuration.hedging != nil { retries.withLock { $0.succeeded() } }
    }

    /// A call that is sent several times side by side, if its method is one for that.
    func hedgedCall(_ method: MethodDescriptor, _ options: CallOptions) throws -> HedgedCall? {
        guard let policy = configuration.hedging, method.idempotency == .noSideEffects else { return nil }
        if Task.isCancelled { throw RPCError.callCancelled }
        let throttling = HedgedCall.Throttling(
            allowsMore: { self.retries.withLock(\.allowsRetry) }, failed: { self.retries.withLock { $0.failed() } })
        return HedgedCall(
            method, options: options, channel: try loopChannel(), policy: policy, throttling: throttling)
    }
}

extension LoopChannel {
    /// Shuts down from any thread, within `grace` and a moment.
    fileprivate func shutdown(grace: Duration) async {
        guard !isLoopGone else { return }
        let (over, tell) = AsyncStream.makeStream(of: Void.self)
        loop.execute { self.shutdown { tell.finish() } }
        let timer = loop.scheduleTask(in: .nanoseconds(grace.nanosecondsClamped)) { self.abort() }
        for await _ in over {}
        timer.cancel()
    }
}
