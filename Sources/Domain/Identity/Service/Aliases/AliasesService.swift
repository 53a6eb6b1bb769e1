import CommonContracts
public import IdentityContracts
import IdentityRecords
import Kit
import KitRecords
public import RPC
import Security
import StorageClient
import Values
import Wire

/// What staff ask for about several documents of a person. ``IdentityServices`` makes it.
public struct AliasesService: IdentityV1.AliasesService {
    let aliases: Aliases
    let lookUps: LookUpLimit
    let seen: LookUpTrail

    public func listAliases(
        _ request: IdentityV1.ListAliasesRequest, context: CallContext
    ) async throws -> IdentityV1.ListAliasesResponse {
        let asker = try await asker(request.document, context).asker
        let (halves, cases) = try await aliases.people.store.read(
            asker.partition, .all(KitRecordSets.aliases), .all(IdentityRecordSets.cases), options: context.onward)
        return .init(aliases: aliases.list(halves, cases))
    }

    public func fileAlias(
        _ request: IdentityV1.FileAliasRequest, context: CallContext
    ) async throws -> IdentityV1.FileAliasResponse {
        let other = try other(request.other)
        let name = try PersonName(request.otherName, field: "other_name")
        let (document, asker) = try await asker(request.document, context)
        let pair = Aliases.Pair(document: document, other: other, otherName: name)
        if let obstacle = try await aliases.obstacle(to: pair, options: context.onward) { throw obstacle.error }
        let opened = try await aliases.ask(pair, by: asker, as: AliasJoinCase(aliases), options: context.onward)
        return .init(caseId: opened.id)
    }

    public func undoAlias(
        _ request: IdentityV1.UndoAliasRequest, context: CallContext
    ) async throws -> IdentityV1.FileAliasResponse {
        let other = try other(request.other)
        let (document, asker) = try await asker(request.document, context)
        let standing = try await aliases.halves.standing(
            asker.partition, aliases.people.partition(of: other), options: context.onward)
        guard standing?.isJoined == true else {
            throw RPCError(.notFound, "the two documents are not joined, or only by a third one")
                .with(reason: "ALIAS_UNKNOWN")
        }
        let pair = Aliases.Pair(document: document, other: other, otherName: nil)
        let opened = try await aliases.ask(pair, by: asker, as: AliasPartCase(aliases), options: context.onward)
        return .init(caseId: opened.id)
    }

    /// The person of a document, whom the caller may see. The look-up is noted before anything is shown.
    private func asker(
        _ named: CommonV1.Document?, _ context: CallContext
    ) async throws -> (document: Document, asker: Aliases.Asker) {
        let staff = try context.staff
        try await lookUps.count(context)
        let document = try aliases.people.document(named, today: aliases.today)
        let partition = try aliases.people.partition(of: document)
        let person = try await aliases.people.store.read(
            partition, .record(IdentityRecordSets.person), options: context.onward)
        let sight = try LookUp(by: context, full: [.healthAuthority, .support])
            .sight(ofResidence: person?.value.division)
        try await seen.note(sight, of: partition, by: context)
        return (
            document, .init(partition: partition, person: person?.value, actor: .staff(staff), session: nil)
        )
    }

    private func other(_ named: CommonV1.Document?) throws(FieldProblem) -> Document {
        do {
            return try aliases.people.document(named, today: aliases.today)
        } catch {
            let field = error.field.hasPrefix("document") ? "other" + error.field.dropFirst(8) : "other.\(error.field)"
            throw FieldProblem(field: field, reason: error.reason, shape: error.shape, remedy: error.remedy)
        }
    }
}
