import CommonContracts
import Kit
import RPC
import TracingContracts

/// What tracing holds about a person, for identity, which shows it to the person.
struct HoldingsService: TracingV1.HoldingsService {
    let records: HeldRecords

    func listHeld(
        _ request: CommonV1.ListHeldRequest, context: CallContext
    ) async throws -> CommonV1.HeldPage {
        try await records.page(request, options: context.onward)
    }
}
