public import CommonContracts
public import IdentityContracts
public import RPC
import Security
import Values

/// Loads persons and their phones from a population register. ``IdentityServices`` makes it.
public struct RegisterService: IdentityV1.RegisterService {
    let people: PersonDirectory
    let surroundings: Surroundings

    public func importPeople(
        _ requests: RequestStream<IdentityV1.PersonBatch>, context: CallContext
    ) async throws -> CommonV1.ImportReport {
        var load = PeopleImport(people: people, today: ChinaDay(of: Instant(seconds: surroundings.now())))
        for try await batch in requests { try await load.take(batch, options: context.onward) }
        return load.report
    }
}
