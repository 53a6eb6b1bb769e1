import Synchronization

/// Counts calls by method: how many are under way, how they ended, how long they took, what they carried.
///
/// One value may stand in several servers; its numbers are then their sum. A call costs a look-up and a few atomic
/// additions.
///
/// ```swift
/// let metrics = CallMetrics(of: services)
/// let server = Server(listening: listener, services: services, observers: [metrics])
/// let page = HTTPRoute("/metrics") { _ in metrics.page() }
/// ```
public final class CallMetrics: ServerObserver {
    /// The numbers of one method.
    final class Counters: Sendable {
        let method: MethodDescriptor
        let inFlight = Atomic<Int>(0)
        /// Ended calls: a row for each status, in it a count for each bound of duration that they were the first not
        /// to exceed, the last for those above every bound.
        let ended: [Cell]
        let nanoseconds = Atomic<Int64>(0)
        let requests = Atomic<Int>(0)
        let requestBytes = Atomic<Int>(0)
        let responses = Atomic<Int>(0)
        let responseBytes = Atomic<Int>(0)

        /// One count.
        final class Cell: Sendable {
            let count = Atomic<Int>(0)
        }

        init(_ method: MethodDescriptor) {
            self.method = method
            ended = (0..<StatusCode.allCases.count * CallMetrics.columns).map { _ in Cell() }
        }

        func end(_ outcome: CallOutcome) {
            let column = CallMetrics.boundsMicroseconds.firstIndex { outcome.nanoseconds <= $0 * 1000 }
            let place = outcome.code.rawValue * CallMetrics.columns + (column ?? CallMetrics.columns - 1)
            ended[place].count.add(1, ordering: .relaxed)
            inFlight.subtract(1, ordering: .relaxed)
            nanoseconds.add(outcome.nanoseconds, ordering: .relaxed)
            requests.add(outcome.requests, ordering: .relaxed)
            requestBytes.add(outcome.requestBytes, ordering: .relaxed)
            responses.add(outcome.responses, ordering: .relaxed)
            responseBytes.add(outcome.responseBytes, ordering: .relaxed)
        }

        /// Calls that ended with a code, or with any, by duration.
        func calls(_ code: StatusCode?) -> [Int] {
            (0..<CallMetrics.columns).map { column in
                StatusCode.allCases.filter { code == nil || $0 == code }
                    .map { ended[$0.rawValue * CallMetrics.columns + column].count.load(ordering: .relaxed) }
                    .reduce(0, +)
            }
        }
    }

    /// Upper bounds of the histogram, from 100 µs to 10 s.
    static let boundsMicroseconds: [Int64] = [
        100, 250, 500, 1000, 2500, 5000, 10_000, 25_000, 50_000, 100_000, 250_000, 500_000, 1_000_000, 2_500_000,
        10_000_000,
    ]
    static let columns = 16

    /// Counters by the number of the method.
    private let counters: [Counters?]
    private let ordered: [Counters]

    /// Counts the calls of these services. Calls of others pass uncounted.
    public init(of services: [any RPCService]) {
        let methods = services.flatMap { type(of: $0).descriptor.methods }
        ordered = methods.map(Counters.init).sorted { $0.method.path < $1.method.path }
        var counters = [Counters?](repeating: nil, count: (methods.map(\.number).max() ?? -1) + 1)
        for one in ordered { counters[one.method.number] = one }
        self.counters = counters
    }

    public func callBegan(_ context: CallContext) {
        counters(of: context.method)?.inFlight.add(1, ordering: .relaxed)
    }

    public func callEnded(_ context: CallContext, _ outcome: CallOutcome) {
        counters(of: context.method)?.end(outcome)
    }

    private func counters(of method: MethodDescriptor) -> Counters? {
        method.number < counters.count ? counters[method.number] : nil
    }

    /// The numbers in Prometheus's text format 0.0.4. Methods that were never called are left out.
    public func page() -> HTTPResponse {
        HTTPResponse(
            headers: ["content-type": "text/plain; version=0.0.4; charset=utf-8"], body: Array(text.utf8))
    }

    var text: String {
        let used = ordered.filter { counters in
            counters.inFlight.load(ordering: .relaxed) > 0 || counters.calls(nil).contains { $0 > 0 }
        }
        var lines = Self.family("in_flight", "gauge", "Calls being served.", used) {
            $0.inFlight.load(ordering: .relaxed)
        }
        lines += ["# HELP rpc_server_calls_total Calls served, by status.", "# TYPE rpc_server_calls_total counter"]
        for counters in used {
            for code in StatusCode.allCases {
                let count = counters.calls(code).reduce(0, +)
                guard count > 0 else { continue }
                let labels = "\(Self.labels(counters.method)),code=\"\(code.connectName)\""
                lines.append("rpc_server_calls_total{\(labels)} \(count)")
            }
        }
        lines += [
            "# HELP rpc_server_duration_seconds Time from a call's head to its status.",
            "# TYPE rpc_server_duration_seconds histogram",
        ]
        for counters in used { lines += Self.histogram(counters) }
        lines += Self.family("requests_total", "counter", "Messages received.", used) {
            $0.requests.load(ordering: .relaxed)
        }
        lines += Self.family("request_bytes_total", "counter", "Bytes of messages received.", used) {
            $0.requestBytes.load(ordering: .relaxed)
        }
        lines += Self.family("responses_total", "counter", "Messages sent.", used) {
            $0.responses.load(ordering: .relaxed)
        }
        lines += Self.family("response_bytes_total", "counter", "Bytes of messages sent.", used) {
            $0.responseBytes.load(ordering: .relaxed)
        }
        return lines.joined(separator: "\n") + "\n"
    }

    private static func family(
        _ name: String, _ type: String, _ help: String, _ used: [Counters],
        _ number: (borrowing Counters) -> Int
    ) -> [String] {
        ["# HELP rpc_server_\(name) \(help)", "# TYPE rpc_server_\(name) \(type)"]
            + used.map { "rpc_server_\(name){\(labels($0.method))} \(number($0))" }
    }

    private static func histogram(_ counters: Counters) -> [String] {
        var total = 0
        var lines: [String] = []
        for (place, count) in counters.calls(nil).enumerated() {
            total += count
            let bound = place < boundsMicroseconds.count ? "\(Double(boundsMicroseconds[place]) / 1e6)" : "+Inf"
            lines.append("rpc_server_duration_seconds_bucket{\(labels(counters.method)),le=\"\(bound)\"} \(total)")
        }
        let sum = Double(counters.nanoseconds.load(ordering: .relaxed)) / 1e9
        lines.append("rpc_server_duration_seconds_sum{\(labels(counters.method))} \(sum)")
        lines.append("rpc_server_duration_seconds_count{\(labels(counters.method))} \(total)")
        return lines
    }

    private static func labels(_ method: MethodDescriptor) -> String {
        "service=\"\(method.service)\",method=\"\(method.name)\""
    }
}
