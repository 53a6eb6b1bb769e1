import Synchronization

/// Counts calls by method: how many are under way, how they ended, how long they took.
///
/// One value may stand in several servers; its numbers are then their sum. A call costs one uncontended lock at
/// its start and one at its end.
///
/// ```swift
/// let metrics = CallMetrics(of: services)
/// let server = Server(listening: listener, services: services, interceptors: [metrics])
/// let page = HTTPRoute("/metrics") { _ in metrics.page() }
/// ```
public final class CallMetrics: ServerInterceptor {
    private final class Counters: Sendable {
        struct Numbers {
            var inFlight = 0
            var byCode = [Int](repeating: 0, count: StatusCode.allCases.count)
            /// Calls by the first bound they did not exceed; the last stands for those above every bound.
            var byDuration = [Int](repeating: 0, count: CallMetrics.boundsMicroseconds.count + 1)
            var sumMicroseconds: Int64 = 0
        }

        let method: MethodDescriptor
        let numbers = Mutex(Numbers())

        init(_ method: MethodDescriptor) { self.method = method }
    }

    /// Upper bounds of the histogram, from 100 µs to 10 s.
    static let boundsMicroseconds: [Int64] = [
        100, 250, 500, 1000, 2500, 5000, 10_000, 25_000, 50_000, 100_000, 250_000, 500_000, 1_000_000, 2_500_000,
        10_000_000,
    ]

    private let counters: [String: Counters]

    /// Counts the calls of these services. Calls of others pass uncounted.
    public init(of services: [any RPCService]) {
        let methods = services.flatMap { type(of: $0).descriptor.methods }
        counters = Dictionary(methods.map { ($0.path, Counters($0)) }) { first, _ in first }
    }

    public func intercept(
        _ call: any ServerCall, context: CallContext,
        next: @Sendable (any ServerCall, CallContext) async throws -> Void
    ) async throws {
        guard let counters = counters[context.method.path] else { return try await next(call, context) }
        let begin = ContinuousClock.now
        counters.numbers.withLock { $0.inFlight += 1 }
        do {
            try await next(call, context)
            Self.count(.ok, since: begin, in: counters)
        } catch {
            Self.count(RPCError(thrown: error, deadline: context.deadline).code, since: begin, in: counters)
            throw error
        }
    }

    private static func count(_ code: StatusCode, since begin: ContinuousClock.Instant, in counters: Counters) {
        let (seconds, attoseconds) = begin.duration(to: .now).components
        let microseconds = seconds * 1_000_000 + attoseconds / 1_000_000_000_000
        let place = boundsMicroseconds.firstIndex { microseconds <= $0 } ?? boundsMicroseconds.count
        counters.numbers.withLock { numbers in
            numbers.inFlight -= 1
            numbers.byCode[code.rawValue] += 1
            numbers.byDuration[place] += 1
            numbers.sumMicroseconds += microseconds
        }
    }

    /// The numbers in Prometheus's text format 0.0.4. Methods that were never called are left out.
    public func page() -> HTTPResponse {
        HTTPResponse(
            headers: ["content-type": "text/plain; version=0.0.4; charset=utf-8"], body: Array(text.utf8))
    }

    var text: String {
        let used = counters.values
            .map { (method: $0.method, numbers: $0.numbers.withLock { $0 }) }
            .filter { $0.numbers.inFlight > 0 || $0.numbers.byCode.contains { $0 > 0 } }
            .sorted { $0.method.path < $1.method.path }
        var lines = [
            "# HELP rpc_server_in_flight Calls being served.", "# TYPE rpc_server_in_flight gauge",
        ]
        lines += used.map { "rpc_server_in_flight{\(Self.labels($0.method))} \($0.numbers.inFlight)" }
        lines += ["# HELP rpc_server_calls_total Calls served, by status.", "# TYPE rpc_server_calls_total counter"]
        for (method, numbers) in used {
            for code in StatusCode.allCases where numbers.byCode[code.rawValue] > 0 {
                let labels = "\(Self.labels(method)),code=\"\(code.connectName)\""
                lines.append("rpc_server_calls_total{\(labels)} \(numbers.byCode[code.rawValue])")
            }
        }
        lines += [
            "# HELP rpc_server_duration_seconds Time from a call's head to its status.",
            "# TYPE rpc_server_duration_seconds histogram",
        ]
        for (method, numbers) in used { lines += Self.histogram(method, numbers) }
        return lines.joined(separator: "\n") + "\n"
    }

    private static func histogram(_ method: MethodDescriptor, _ numbers: Counters.Numbers) -> [String] {
        var total = 0
        var lines: [String] = []
        for (place, count) in numbers.byDuration.enumerated() {
            total += count
            let bound = place < boundsMicroseconds.count ? "\(Double(boundsMicroseconds[place]) / 1e6)" : "+Inf"
            lines.append("rpc_server_duration_seconds_bucket{\(labels(method)),le=\"\(bound)\"} \(total)")
        }
        let sum = Double(numbers.sumMicroseconds) / 1e6
        lines.append("rpc_server_duration_seconds_sum{\(labels(method))} \(sum)")
        lines.append("rpc_server_duration_seconds_count{\(labels(method))} \(total)")
        return lines
    }

    private static func labels(_ method: MethodDescriptor) -> String {
        "service=\"\(method.service)\",method=\"\(method.name)\""
    }
}
