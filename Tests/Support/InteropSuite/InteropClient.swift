public import RPC
import TestContracts
import Wire

/// The calling side of gRPC's interoperability cases.
public struct InteropClient: Sendable {
    /// Where the calls go; what is made anew by `channel_soak` comes from ``connect``.
    let channel: Channel
    /// Makes another channel to the same server.
    let connect: @Sendable () throws -> Channel
    /// The bounds of the two soak cases.
    let soak: SoakBounds

    /// Makes the first channel by `connect`.
    public init(soak: SoakBounds = SoakBounds(), connect: @escaping @Sendable () throws -> Channel) throws {
        channel = try connect()
        self.connect = connect
        self.soak = soak
    }

    /// Ends its channel.
    public func shutdown() async { await channel.shutdown() }

    var service: GRPCTesting.TestServiceClient { .init(channel) }

    /// Zeros.
    func payload(_ size: Int) -> GRPCTesting.Payload { .init(body: [UInt8](repeating: 0, count: size)) }

    func expect(_ condition: Bool, _ text: @autoclosure () -> String) throws {
        guard condition else { throw InteropFailure(text()) }
    }

    /// Runs `body`, which has to fail with `code`, and with `message` if one is given.
    func expect(
        _ code: StatusCode, _ message: String? = nil, _ body: () async throws -> Void
    ) async throws {
        do {
            try await body()
        } catch let error as RPCError {
            try expect(error.code == code, "\(error.code) instead of \(code): \(error.message)")
            guard let message else { return }
            try expect(error.message == message, "message \(error.message) instead of \(message)")
            return
        }
        throw InteropFailure("OK instead of \(code)")
    }
}

/// How long the soak cases go on, and what they bear.
public struct SoakBounds: Sendable {
    /// How many calls, one after the other.
    public var iterations = 10
    /// How many of them may fail.
    public var maxFailures = 0
    /// The longest that a good call may take, milliseconds.
    public var maxLatencyMilliseconds = 1000
    /// The shortest from the start of a call to the start of the next, milliseconds.
    public var minIntervalMilliseconds = 0
    /// How long all may take, seconds.
    public var timeoutSeconds = 10
    /// Size of a request's payload, bytes.
    public var requestSize = 271_828
    /// Size of a response's payload, bytes.
    public var responseSize = 314_159

    /// The document's defaults.
    public init() {}
}
