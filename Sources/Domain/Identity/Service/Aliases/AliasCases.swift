import IdentityContracts
import IdentityCore
import IdentityRecords
import Kit
import KitRecords
import RPC
import StorageClient
import Values
import Wire

/// Two documents that are to be joined as one person's: staff look at the original of the other document (COL-16).
struct AliasJoinCase: CaseKind {
    let name = Aliases.joining
    let subject = NotificationWord.documents
    let acceptReasons: [IdentityV1.CaseReason] = [.documentSeen, .registerConfirmed]
    private let aliases: Aliases

    init(_ aliases: Aliases) { self.aliases = aliases }

    func check(
        _ stored: IdentityV1.StoredCase, seen: SeenDocument, of person: PartitionKey, options: CallOptions
    ) async throws {
        let pair = try aliases.pair(of: stored)
        guard let name = pair.otherName else { throw RPCError.caseOvertaken("it names nobody") }
        try seen.check(against: pair.other, name)
        if let objection = AliasRules.objection(pair.document, pair.other) {
            throw RPCError.caseOvertaken(objection.reason)
        }
        let (other, store) = (try aliases.people.partition(of: pair.other), aliases.people.store)
        let registered = try await store.read(other, .record(IdentityRecordSets.person), options: options)
        guard try registered.map({ try PersonName($0.value.name).likeness(to: name) != .different }) ?? true else {
            throw RPCError.caseOvertaken("the other document is registered under another name")
        }
        let own = try await LinkedDocuments.partitions(of: person, in: store, options: options)
        let theirs = try await LinkedDocuments.partitions(of: other, in: store, options: options)
        guard own.isDisjoint(with: theirs) else { throw RPCError.caseOvertaken("the two documents are joined already") }
        guard own.count + theirs.count <= LinkedDocuments.most else {
            throw RPCError.caseOvertaken("nobody has more than \(LinkedDocuments.most) documents")
        }
    }

    func carryOut(_ stored: IdentityV1.StoredCase, of person: PartitionKey, options: CallOptions) async throws {
        try await aliases.carryOut(stored, of: person, joined: true, options: options)
    }
}

/// Two documents that are to be taken apart: they were joined by mistake (COL-16).
struct AliasPartCase: CaseKind {
    let name = Aliases.parting
    let subject = NotificationWord.documents
    private let aliases: Aliases

    init(_ aliases: Aliases) { self.aliases = aliases }

    func check(
        _ stored: IdentityV1.StoredCase, seen: SeenDocument, of person: PartitionKey, options: CallOptions
    ) async throws {
        let other = try aliases.people.partition(of: aliases.pair(of: stored).other)
        guard try await aliases.halves.standing(person, other, options: options)?.isJoined == true else {
            throw RPCError.caseOvertaken("the two documents are not joined any more")
        }
    }

    func carryOut(_ stored: IdentityV1.StoredCase, of person: PartitionKey, options: CallOptions) async throws {
        try await aliases.carryOut(stored, of: person, joined: false, options: options)
    }
}

extension Aliases {
    /// The kinds of cases about several documents.
    var caseKinds: [any CaseKind] { [AliasJoinCase(self), AliasPartCase(self)] }

    /// Brings about what staff have decided. A document that was erased since is joined with none.
    fileprivate func carryOut(
        _ stored: IdentityV1.StoredCase, of person: PartitionKey, joined: Bool, options: CallOptions
    ) async throws {
        guard stored.state == .accepted, let decision = stored.decision else { return }
        let pair = try pair(of: stored)
        let other = try people.partition(of: pair.other)
        if joined, let erased = try await erased?.since(stored.openedAt) {
            guard !erased.contains(person.bytes), !erased.contains(other.bytes) else { return }
        }
        try await halves.carryOut(
            .init(
                joined: joined, caseID: stored.id, account: decision.name, organisation: decision.organisation),
            person, other, masked: (one: pair.document.masked, other: pair.other.masked), options: options)
    }
}
