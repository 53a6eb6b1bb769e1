public import IdentityContracts
import IdentityRecords
import Kit
import KitRecords
public import RPC
import StorageClient
import Values
import Wire

/// A citizen's own other documents (COL-16).
extension IdentityService {
    public func proposeAlias(
        _ request: IdentityV1.ProposeAliasRequest, context: CallContext
    ) async throws -> IdentityV1.ProposeAliasResponse {
        let subject = try Subject(of: context, asked: nil)
        let other = try people.document(request.document, today: aliases.today)
        let name = try PersonName(request.name)
        let (_, stored) = try await people.store.read(
            subject.partition, subject.openSession, .record(IdentityRecordSets.person), options: context.onward)
        let person = try stored.registered()
        let own = try people.document(of: person, today: aliases.today)
        let pair = Aliases.Pair(document: own, other: other, otherName: name)
        try await aliases.demandJoinable(pair, options: context.onward)
        let asker = Aliases.Asker(
            partition: subject.partition, person: person, actor: .citizen, session: subject)
        let opened = try await aliases.ask(pair, by: asker, as: AliasJoinCase(aliases), options: context.onward)
        return .init(alias: try aliases.alias(of: opened, besides: own))
    }

    public func listMyAliases(
        _ request: IdentityV1.ListMyAliasesRequest, context: CallContext
    ) async throws -> IdentityV1.ListMyAliasesResponse {
        let subject = try Subject(of: context, asked: nil)
        let (_, halves, cases) = try await people.store.read(
            subject.partition, subject.openSession, .all(KitRecordSets.aliases), .all(IdentityRecordSets.cases),
            options: context.onward)
        return .init(aliases: aliases.list(halves, cases))
    }
}
