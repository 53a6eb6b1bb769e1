import NIOCore

/// Several attempts of one call, side by side: makes them as a ``Hedge`` says, on one event loop.
// Unchecked: the variables are touched on the loop only, which both entry points from outside go to first.
final class HedgedCall: @unchecked Sendable {
    /// The throttling of the channel.
    struct Throttling {
        let allowsMore: @Sendable () -> Bool
        let failed: @Sendable () -> Void
    }

    private let method: MethodDescriptor
    private let options: CallOptions
    private let channel: LoopChannel
    private let policy: HedgingPolicy
    private let throttling: Throttling
    private var hedge: Hedge
    private var request = ByteBuffer()
    private var attempts: [ClientCall] = []
    private var timer: Scheduled<Void>?
    private var caller: UnsafeContinuation<MessageDeframer.Frame, any Error>?
    private var lastFailure = RPCError.callCancelled
    private var isOver = false

    init(
        _ method: MethodDescriptor, options: CallOptions, channel: LoopChannel, policy: HedgingPolicy,
        throttling: Throttling
    ) {
        self.method = method
        self.options = options
        self.channel = channel
        self.policy = policy
        self.throttling = throttling
        hedge = Hedge(policy)
    }

    /// Makes the call with its one request, framed, and waits for its one response.
    ///
    /// - Throws: the call's status.
    func single(_ request: ByteBuffer) async throws -> MessageDeframer.Frame {
        try await withTaskCancellationHandler {
            try await withUnsafeThrowingContinuation { continuation in
                onLoop { call in
                    guard !call.isOver else { return continuation.resume(throwing: RPCError.callCancelled) }
                    call.caller = continuation
                    call.request = request
                    call.perform(call.hedge.begin())
                }
            }
        } onCancel: {
            onLoop { $0.finish(.failure(.callCancelled)) }
        }
    }

    private func onLoop(_ body: @escaping @Sendable (HedgedCall) -> Void) {
        if channel.loop.inEventLoop { body(self) } else { channel.loop.execute { body(self) } }
    }

    private func perform(_ effects: [Hedge.Effect]) {
        for effect in effects where !isOver {
            switch effect {
            case .send: send()
            case .wait(let wait): schedule(after: wait)
            case .fail: finish(.failure(lastFailure))
            }
        }
    }

    private func send() {
        var options = options
        let metadata = ResponseMetadata()
        options.response = metadata
        // gRFC A6: to another endpoint than the attempts before, if there is one.
        let attempt = ClientCall(
            method, options: options, channel: channel, previousAttempts: attempts.count,
            avoiding: attempts.flatMap(\.endpoints))
        attempts.append(attempt)
        attempt.begin(only: request, for: .closure { [self] in ended($0, metadata) })
    }

    private func ended(_ result: Result<MessageDeframer.Frame, FailedAttempt>, _ metadata: ResponseMetadata) {
        guard !isOver else { return }
        options.response?.initial = metadata.initial
        options.response?.trailing = metadata.trailing
        switch result {
        case .success(let frame): finish(.success(frame))
        case .failure(let failure):
            let status = failure.status
            lastFailure = status
            if policy.nonFatalCodes.contains(status.code) || status.retryPushback == .never { throttling.failed() }
            perform(hedge.failed(status, isAllowed: throttling.allowsMore()))
        }
    }

    private func schedule(after wait: Duration) {
        timer?.cancel()
        timer = channel.loop.assumeIsolated().scheduleTask(in: .nanoseconds(wait.nanosecondsClamped)) { [self] in
            perform(hedge.waited(isAllowed: throttling.allowsMore()))
        }
    }

    private func finish(_ result: Result<MessageDeframer.Frame, RPCError>) {
        guard !isOver else { return }
        isOver = true
        timer?.cancel()
        timer = nil
        let attempts = attempts
        self.attempts = []
        for attempt in attempts { attempt.cancel() }
        caller.take()?.resume(with: result.mapError { $0 as any Error })
    }
}
