import Logging

/// Writes a line for each call of a server: what was called, how it ended, how long it took, what it carried.
///
/// The fields are the method, the status, times and sizes, and the trace's number if the caller named one. Metadata,
/// messages, error texts and addresses never appear: they may be personal.
///
/// ```swift
/// let server = Server(listening: listener, services: services, observers: [AccessLog(to: logger, share: 0.01)])
/// ```
public struct AccessLog: ServerObserver {
    private let logger: Logger
    private let share: Double
    private let slowNanoseconds: Int64
    private let random: @Sendable () -> Double

    /// Creates a log.
    ///
    /// - Parameters:
    ///   - logger: Where lines go: at level info, those of failed calls at notice.
    ///   - share: Which part of the calls that went well is logged, 0…1. Others always are.
    ///   - slow: From which duration on a call is logged although it went well.
    public init(to logger: Logger, share: Double = 1, slow: Duration = .seconds(1)) {
        self.init(to: logger, share: share, slow: slow) { .random(in: 0..<1) }
    }

    init(to logger: Logger, share: Double, slow: Duration, random: @escaping @Sendable () -> Double) {
        self.logger = logger
        self.share = share
        slowNanoseconds = slow.nanosecondsClamped
        self.random = random
    }

    public func callBegan(_ context: CallContext) {}

    public func callEnded(_ context: CallContext, _ outcome: CallOutcome) {
        let isQuiet = outcome.code == .ok && outcome.nanoseconds < slowNanoseconds
        guard !isQuiet || share >= 1 || random() < share else { return }
        logger.log(level: outcome.code == .ok ? .info : .notice, "call", metadata: fields(context, outcome))
    }

    private func fields(_ context: CallContext, _ outcome: CallOutcome) -> Logger.Metadata {
        var fields: Logger.Metadata = [
            "service": "\(context.method.service)", "method": "\(context.method.name)",
            "status": "\(outcome.code.connectName)", "microseconds": "\(outcome.nanoseconds / 1000)",
            "requests": "\(outcome.requests)", "request_bytes": "\(outcome.requestBytes)",
            "responses": "\(outcome.responses)", "response_bytes": "\(outcome.responseBytes)",
        ]
        if let trace = TraceContext(context.metadata) { fields["trace"] = "\(trace.traceText)" }
        return fields
    }
}
