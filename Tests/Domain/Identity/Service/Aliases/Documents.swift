import CommonContracts
import IdentityContracts
import IdentityRecords
import Kit
import KitRecords
import RPC
import Security
import StorageClient
import Testing
import Values

@testable import IdentityServer

/// The passport that the citizen of these tests has renewed, and what its number is hashed from.
enum Passport {
    static let document = CommonV1.Document(type: .passport, country: "FRA", number: "15AA00001")
    static let canonical = "6|FRA|15AA00001"
    static let name = "ZHANG XIAOSAN"
}

extension IdentitySystem {
    var aliases: IdentityV1.AliasesClient { .init(outside) }

    /// The partition of the citizen's document, and that of the passport.
    func documents() throws -> (own: PartitionKey, passport: PartitionKey) {
        (try PartitionKey(personKey(Citizen.canonical)), try PartitionKey(personKey(Passport.canonical)))
    }

    /// A member of staff of some divisions.
    func clerk(_ name: String = "clerk", divisions: [String] = ["1101"]) throws -> CallOptions {
        let staff = Principal.Staff(
            name: name, roles: [.support], organisation: "朝阳区服务大厅", divisions: divisions,
            token: Surroundings.system.random(16))
        let claims = TokenClaims(staff: staff, issuedAt: clock.now, lifetime: 3_600)
        return bearer(try TokenSigner(keys).token(claims))
    }

    /// The citizen asks for the passport to be joined.
    @discardableResult
    func propose(by citizen: CallOptions) async throws -> IdentityV1.Alias {
        let request = IdentityV1.ProposeAliasRequest(document: Passport.document, name: Passport.name)
        return try #require(try await identity.proposeAlias(request, options: citizen).alias)
    }

    /// A clerk accepts a case with the passport in hand.
    @discardableResult
    func accept(
        _ id: [UInt8], by clerk: CallOptions, seen: String = Passport.document.number, name: String = Passport.name,
        country: String = "FRA"
    ) async throws -> IdentityV1.CaseFile {
        try await cases.decideCase(
            .init(
                id: id, accepted: true, reason: .documentSeen, seenNumber: seen, seenName: name, seenCountry: country),
            options: clerk)
    }

    /// Staff ask for two documents, and other staff accept.
    func join(_ one: CommonV1.Document, _ other: CommonV1.Document, name: String) async throws {
        let id = try await aliases.fileAlias(
            .init(document: one, other: other, otherName: name), options: asOperator()
        ).caseId
        try await accept(
            id, by: clerk("accepting", divisions: []), seen: other.number, name: name, country: other.country)
    }

    /// A clerk asks for the two to be taken apart.
    func undo(by clerk: CallOptions) async throws -> [UInt8] {
        try await aliases.undoAlias(
            .init(document: Citizen.document, other: Passport.document), options: clerk
        ).caseId
    }

    /// How both halves stand: the number of each, 0 for none.
    func halves() async throws -> [UInt32] {
        let (own, passport) = try documents()
        let set = KitRecordSets.aliases
        return [
            try await store.read(own, .record(set, key: passport.bytes))?.value.number ?? 0,
            try await store.read(passport, .record(set, key: own.bytes))?.value.number ?? 0,
        ]
    }

    /// What the person of a partition was told, in order.
    func told(_ partition: PartitionKey) async throws -> [String] {
        try await store.read(partition, .all(KitRecordSets.notifications)).map(\.value.kind)
    }

    /// What the chain of a partition says about its documents.
    func documentSteps(_ partition: PartitionKey) async throws -> [String] {
        try await store.read(partition, .entries(AuditChains.ofPersons)).entries.map(\.value)
            .filter { $0.kind == .documents }.map { entry in
                "\(entry.facts.first { $0.name == "outcome" }?.text ?? "") by \(entry.actor?.name ?? "")"
            }
    }
}
