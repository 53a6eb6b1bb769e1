import Formats

/// Where a call stands in a distributed trace (W3C Trace Context, level 1).
public struct TraceContext: Sendable, Equatable {
    /// The number of the trace: 128 bits, not all zero.
    public let trace: UInt128
    /// The number of the caller's part of it: 64 bits, not all zero.
    public let span: UInt64
    /// Whether the caller may have recorded its part.
    public let isSampled: Bool
    /// What systems on the way have added, passed on as it is (W3C, "tracestate").
    public let state: String?

    /// Creates a context; the numbers are not 0.
    public init(trace: UInt128, span: UInt64, isSampled: Bool, state: String? = nil) {
        self.trace = trace
        self.span = span
        self.isSampled = isSampled
        self.state = state
    }

    /// Reads the headers `traceparent` and `tracestate`; nil when the former is absent, malformed or there twice.
    public init?(_ metadata: Metadata) {
        let parents = metadata.entries.filter { $0.name == Self.parentName }
        guard parents.count == 1, case .text(let parent) = parents[0].value else { return nil }
        // States in several headers are one list (W3C, "tracestate", "Combining").
        let states = metadata.entries.filter { $0.name == Self.stateName }.compactMap { entry in
            if case .text(let text) = entry.value { text } else { nil }
        }
        let state = states.joined(separator: ",")
        self.init(parent: parent, state: state.isEmpty || state.utf8.count > Self.stateBytesMax ? nil : state)
    }

    /// Reads a `traceparent`: version, trace, span and flags in hexadecimal digits of lower case.
    init?(parent: String, state: String?) {
        let parts = parent.split(separator: "-", omittingEmptySubsequences: false)
        guard parts.count >= 4, let version = Self.number(parts[0], digits: 2), version != 0xFF,
            version > 0 || parts.count == 4, let trace = Self.number(parts[1], digits: 32), trace != 0,
            let span = Self.number(parts[2], digits: 16), span != 0, let flags = Self.number(parts[3], digits: 2)
        else { return nil }
        self.init(trace: trace, span: UInt64(span), isSampled: flags & 1 != 0, state: state)
    }

    private static func number(_ text: Substring, digits: Int) -> UInt128? {
        let capitals = UInt8(ascii: "A")...UInt8(ascii: "F")
        guard text.utf8.count == digits, !text.utf8.contains(where: capitals.contains) else { return nil }
        return Hexadecimal.number(text.utf8)
    }

    /// The same place in the trace for calls made from here, under a span of its own.
    public func child(span: UInt64) -> TraceContext {
        TraceContext(trace: trace, span: span, isSampled: isSampled, state: state)
    }

    /// The number of the trace as headers and logs have it: 32 hexadecimal digits.
    public var traceText: String { Hexadecimal.text(trace) }

    /// The value of `traceparent`.
    public var parentText: String {
        "00-\(traceText)-\(Hexadecimal.text(span))-\(isSampled ? "01" : "00")"
    }

    /// Adds the headers, in place of those that are there.
    public func write(to metadata: inout Metadata) {
        metadata.remove(Self.parentName)
        metadata.remove(Self.stateName)
        metadata.add(Self.parentName, parentText)
        if let state { metadata.add(Self.stateName, state) }
    }

    private static let parentName = "traceparent"
    private static let stateName = "tracestate"
    /// What must be passed on (W3C, "tracestate", "Limits"); longer ones are dropped.
    private static let stateBytesMax = 512
}

extension CallContext {
    private enum TraceKey: ContextKey { typealias Value = TraceContext }

    /// The call's place in a trace, if a ``Tracing`` interceptor gave it one. ``onward`` passes it on.
    public var trace: TraceContext? {
        get { values[TraceKey.self] }
        set { values[TraceKey.self] = newValue }
    }
}

/// Continues the trace of each call's caller, or begins one, for the calls made on behalf of it.
public struct Tracing: ServerInterceptor {
    private let share: Double
    private let random: @Sendable () -> UInt64

    /// Creates an interceptor that marks `share` of the traces that begin here as sampled, 0…1.
    public init(share: Double = 0) {
        self.init(share: share) { .random(in: .min ... .max) }
    }

    /// The same with other numbers than chance gives.
    init(share: Double, random: @escaping @Sendable () -> UInt64) {
        self.share = share
        self.random = random
    }

    public func intercept(
        _ call: any ServerCall, context: CallContext,
        next: @Sendable (any ServerCall, CallContext) async throws -> Void
    ) async throws {
        var context = context
        context.trace = TraceContext(context.metadata).map { $0.child(span: number()) } ?? begin()
        try await next(call, context)
    }

    private func begin() -> TraceContext {
        let trace = UInt128(number()) << 64 | UInt128(number())
        return TraceContext(trace: trace, span: number(), isSampled: Double(random() >> 11) / 0x1p53 < share)
    }

    /// A number other than 0.
    private func number() -> UInt64 { max(random(), 1) }
}
