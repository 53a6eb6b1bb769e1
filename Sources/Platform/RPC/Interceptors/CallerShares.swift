import Synchronization

/// Who is counted as one caller, whatever connections the calls come by.
public struct CallerKey: Hashable, Sendable {
    private let high: UInt64
    private let low: UInt64

    /// A caller by a key of its own, such as a keyed hash; of a longer one the first 16 bytes count.
    public init(_ bytes: some Collection<UInt8>) {
        let halves = (bytes.prefix(8), bytes.dropFirst(8).prefix(8))
        high = halves.0.reduce(0) { $0 << 8 | UInt64($1) }
        low = halves.1.reduce(0) { $0 << 8 | UInt64($1) }
    }

    /// A caller by a text, such as a name.
    public init(_ text: String) {
        var hasher = Hasher()
        hasher.combine(text)
        high = UInt64(bitPattern: Int64(hasher.finalize()))
        hasher.combine(high)
        low = UInt64(bitPattern: Int64(hasher.finalize()))
    }
}

/// Who makes a call, and what that caller may have open at once.
public struct CallerShare: Sendable {
    /// Who.
    public var key: CallerKey
    /// Calls that may be open.
    public var calls: Int
    /// Streaming calls among them.
    public var streams: Int

    /// The share of a caller.
    public init(key: CallerKey, calls: Int, streams: Int) {
        self.key = key
        self.calls = calls
        self.streams = streams
    }
}

/// Holds each caller to its share of open calls, over all of its connections. Stands behind the interceptor that finds out
/// who calls.
///
/// A call above the share ends with RESOURCE_EXHAUSTED, reason SHARE_EXCEEDED, before its handler runs.
public struct CallerShares: ServerInterceptor {
    private let share: @Sendable (CallContext) -> CallerShare?
    private let table = Table()

    /// - Parameter share: Who makes a call, and the share; nil for a caller who is not counted.
    public init(_ share: @escaping @Sendable (CallContext) -> CallerShare?) { self.share = share }

    public func intercept(
        _ call: any ServerCall, context: CallContext,
        next: @Sendable (any ServerCall, CallContext) async throws -> Void
    ) async throws {
        guard let share = share(context) else { return try await next(call, context) }
        let isLong = context.method.kind != .unary
        guard table.admit(share, isLong: isLong) else {
            throw RPCError.resourceExhausted("this caller has as many calls open as it may", retryAfter: .seconds(1))
                .with(reason: "SHARE_EXCEEDED")
        }
        defer { table.leave(share.key, isLong: isLong) }
        try await next(call, context)
    }

    /// What callers have open. In parts with a lock each, so that calls of different callers seldom meet.
    private final class Table: Sendable {
        private struct Count {
            var calls = 0
            var streams = 0
        }

        private final class Part: Sendable {
            let counts = Mutex<[CallerKey: Count]>([:])
        }

        private let parts = (0..<64).map { _ in Part() }

        private func part(of key: CallerKey) -> Part { parts[Int(UInt(bitPattern: key.hashValue) % 64)] }

        func admit(_ share: CallerShare, isLong: Bool) -> Bool {
            part(of: share.key).counts.withLock { counts in
                var count = counts[share.key] ?? Count()
                guard count.calls < share.calls, !isLong || count.streams < share.streams else { return false }
                count.calls += 1
                if isLong { count.streams += 1 }
                counts[share.key] = count
                return true
            }
        }

        func leave(_ key: CallerKey, isLong: Bool) {
            part(of: key).counts.withLock { counts in
                guard var count = counts[key] else { return }
                count.calls -= 1
                if isLong { count.streams -= 1 }
                counts[key] = count.calls > 0 ? count : nil
            }
        }
    }
}
