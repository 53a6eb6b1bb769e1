import RPC
import TestContracts

extension InteropClient {
    /// Many large unary calls on one channel.
    func rpcSoak() async throws { try await soak { try await soakCall(on: channel) } }

    /// The same, each call on a channel of its own.
    func channelSoak() async throws {
        try await soak {
            let own = try connect()
            do {
                try await soakCall(on: own)
            } catch {
                await own.shutdown()
                throw error
            }
            await own.shutdown()
        }
    }

    private func soakCall(on channel: Channel) async throws {
        let request = GRPCTesting.SimpleRequest(
            responseSize: Int32(soak.responseSize), payload: payload(soak.requestSize))
        let response = try await GRPCTesting.TestServiceClient(channel).unaryCall(request)
        let size = response.payload?.body.count ?? 0
        try expect(size == soak.responseSize, "\(size) bytes instead of \(soak.responseSize)")
    }

    /// Repeats `call` as the bounds say. A call that takes too long counts as failed.
    private func soak(_ call: () async throws -> Void) async throws {
        let clock = ContinuousClock()
        let end = clock.now + .seconds(soak.timeoutSeconds)
        var failures: [String] = []
        var done = 0
        while done < soak.iterations, clock.now < end {
            let next = clock.now + .milliseconds(soak.minIntervalMilliseconds)
            do {
                let taken = try await clock.measure { try await call() }
                if taken > .milliseconds(soak.maxLatencyMilliseconds) { failures.append("call \(done) took \(taken)") }
            } catch {
                failures.append("call \(done): \(error)")
            }
            done += 1
            if done < soak.iterations { try await clock.sleep(until: next) }
        }
        try expect(done == soak.iterations, "only \(done) of \(soak.iterations) calls in \(soak.timeoutSeconds) s")
        try expect(
            failures.count <= soak.maxFailures,
            "\(failures.count) of \(done) calls failed, the first: \(failures.first ?? "")")
    }
}
