import CommonContracts
import RPC
import RiskAreasContracts
import Wire

/// A register without areas of risk, which says so twice a second.
struct NoRiskAreas: RiskAreasV1.RiskAreasService {
    private let clock: BenchClock

    init(_ clock: BenchClock) { self.clock = clock }

    func watchRiskAreas(
        _ request: RiskAreasV1.WatchRiskAreasRequest, to responses: ResponseStream<RiskAreasV1.RiskAreaNews>,
        context: CallContext
    ) async throws {
        while true {
            try await responses.send(.init(isComplete: true, asOf: .init(seconds: clock.now)))
            try await Task.sleep(for: .milliseconds(500))
        }
    }

    func importRiskAreas(
        _ requests: RequestStream<RiskAreasV1.RiskAreaBatch>, context: CallContext
    ) async throws -> CommonV1.ImportReport { throw RPCError(.unimplemented, "the bench imports no areas") }

    func listRiskAreas(
        _ request: RiskAreasV1.ListRiskAreasRequest, context: CallContext
    ) async throws -> RiskAreasV1.ListRiskAreasResponse { throw RPCError(.unimplemented, "the bench lists no areas") }
}
