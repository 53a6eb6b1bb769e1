public import CommonContracts
public import IdentityContracts
import IdentityFeed
import Kit
public import RPC
import Security

/// Loads persons and their phones from a population register. ``IdentityServices`` makes it.
public struct RegisterService: IdentityV1.RegisterService {
    let records: PersonRecords
    let rules: PersonRules
    let trail: AccountTrail
    let surroundings: Surroundings

    public func importPeople(
        _ requests: RequestStream<IdentityV1.PersonBatch>, context: CallContext
    ) async throws -> CommonV1.ImportReport {
        var load = PeopleImport(
            records: records, rules: rules, credential: try FeedCredential(of: context), surroundings: surroundings)
        for try await batch in requests { try await load.take(batch, options: context.onward) }
        return try await trail.ended(load.report, context)
    }
}
