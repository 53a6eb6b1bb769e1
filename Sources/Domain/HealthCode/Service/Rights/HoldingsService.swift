import CommonContracts
import HealthCodeContracts
import Kit
import RPC

/// What the health code holds about a person, for identity, which shows it to the person.
struct HoldingsService: HealthCodeV1.HoldingsService {
    let records: HeldRecords

    func listHeld(
        _ request: CommonV1.ListHeldRequest, context: CallContext
    ) async throws -> CommonV1.HeldPage {
        try await records.page(request, options: context.onward)
    }
}
