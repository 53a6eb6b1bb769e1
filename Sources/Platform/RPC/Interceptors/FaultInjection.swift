import Synchronization

/// Delays and refuses calls by chance, to see how the system bears it. For tests and exercises; on either side of a
/// call.
///
/// The same seed gives the same faults to the same sequence of calls.
public final class FaultInjection: ServerInterceptor, ClientInterceptor {
    /// What happens to which calls.
    public struct Rule: Sendable {
        /// The paths of the methods, such as `/a.v1.B/C`; nil means every method.
        public var paths: Set<String>?
        /// Which part of their calls is hit, 0…1.
        public var share: Double
        /// How long a call that is hit waits first; 0 is not at all.
        public var delay: Duration
        /// What it then gets instead of being made; nil lets it go on.
        public var error: RPCError?

        /// Creates a rule.
        public init(paths: Set<String>? = nil, share: Double, delay: Duration = .zero, error: RPCError? = nil) {
            self.paths = paths
            self.share = min(max(share, 0), 1)
            self.delay = delay
            self.error = error
        }
    }

    private let rules: [Rule]
    private let state: Mutex<UInt64>

    /// Creates an interceptor; each rule is tried on each call, in order.
    public init(_ rules: [Rule], seed: UInt64) {
        self.rules = rules
        state = Mutex(seed)
    }

    public func intercept(
        _ call: any ServerCall, context: CallContext,
        next: @Sendable (any ServerCall, CallContext) async throws -> Void
    ) async throws {
        try await suffer(context.method)
        try await next(call, context)
    }

    public func intercept(
        _ method: MethodDescriptor, options: CallOptions, next: @Sendable (CallOptions) async throws -> Void
    ) async throws {
        try await suffer(method)
        try await next(options)
    }

    private func suffer(_ method: MethodDescriptor) async throws {
        for rule in rules where rule.paths?.contains(method.path) ?? true {
            guard number() < rule.share else { continue }
            if rule.delay > .zero { try await Task.sleep(for: rule.delay) }
            if let error = rule.error { throw error }
        }
    }

    /// The next number of the sequence, 0..<1 (SplitMix64).
    private func number() -> Double {
        let bits = state.withLock { state in
            state &+= 0x9E37_79B9_7F4A_7C15
            var mixed = state
            mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
            mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
            return mixed ^ (mixed >> 31)
        }
        return Double(bits >> 11) / 0x1p53
    }
}
