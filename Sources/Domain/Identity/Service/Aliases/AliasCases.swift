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
        let registered = try await aliases.people.store.read(
            aliases.people.partition(of: pair.other), .record(IdentityRecordSets.person), options: options)
        guard try registered.map({ try PersonName($0.value.name).likeness(to: name) != .different }) ?? true else {
            throw RPCError.caseOvertaken("the other document is registered under another name")
        }
        if let obstacle = try await aliases.obstacle(to: pair, options: options) {
            throw RPCError.caseOvertaken(obstacle.reason)
        }
    }

    func accept(
        _ stored: IdentityV1.StoredCase, seen: SeenDocument, of person: PartitionKey, options: CallOptions,
        close: CaseClosing
    ) async throws -> IdentityV1.StoredCase {
        try await aliases.accept(self, stored, seen, of: person, joining: true, options, close)
    }

    func carryOut(_ stored: IdentityV1.StoredCase, of person: PartitionKey, options: CallOptions) async throws {
        try await aliases.settle(stored, of: person, options)
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

    func accept(
        _ stored: IdentityV1.StoredCase, seen: SeenDocument, of person: PartitionKey, options: CallOptions,
        close: CaseClosing
    ) async throws -> IdentityV1.StoredCase {
        try await aliases.accept(self, stored, seen, of: person, joining: false, options, close)
    }

    func carryOut(_ stored: IdentityV1.StoredCase, of person: PartitionKey, options: CallOptions) async throws {
        try await aliases.settle(stored, of: person, options)
    }
}

extension Aliases {
    /// The kinds of cases about several documents.
    var caseKinds: [any CaseKind] { [AliasJoinCase(self), AliasPartCase(self)] }

    /// Accepts a case in the turn of its documents: the write that closes the case joins them, or takes them apart.
    fileprivate func accept(
        _ kind: any CaseKind, _ stored: IdentityV1.StoredCase, _ seen: SeenDocument, of person: PartitionKey,
        joining joined: Bool, _ options: CallOptions, _ close: CaseClosing
    ) async throws -> IdentityV1.StoredCase {
        let pair = try pair(of: stored)
        let other = try people.partition(of: pair.other)
        return try await halves.turn.run(
            person, other, settle: halves.settling(options), options: options,
            check: { () -> AliasHalves.Step? in
                // Somebody else may have decided while this one waited. Closing the case says so.
                guard try await cases.find(stored.id, of: person, options: options)?.value.state == .open else {
                    return nil
                }
                if joined { try await demandNotErased(person, other, since: stored.openedAt) }
                try await kind.check(stored, seen: seen, of: person, options: options)
                return try await halves.step(
                    joining: joined, person, other, stored.half(of: pair, by: close.decision), options: options)
            },
            write: { step, held in
                let closed = try await close.perform { change in
                    guard let step else { return }
                    held.demand(in: &change)
                    try halves.add(step, to: &change)
                }
                try await halves.settle(person, with: other, options: options)
                return closed
            })
    }

    private func demandNotErased(_ one: PartitionKey, _ other: PartitionKey, since moment: Int64) async throws {
        guard let erased = try await erased?.since(moment) else { return }
        guard !erased.contains(one.bytes), !erased.contains(other.bytes) else {
            throw RPCError.caseOvertaken("one of the documents was erased")
        }
    }

    /// Lets the other document follow a case that was closed. One that was erased since follows none.
    fileprivate func settle(
        _ stored: IdentityV1.StoredCase, of person: PartitionKey, _ options: CallOptions
    ) async throws {
        guard stored.state == .accepted else { return }
        let other = try people.partition(of: pair(of: stored).other)
        if let erased = try await erased?.since(stored.openedAt) {
            guard !erased.contains(person.bytes), !erased.contains(other.bytes) else { return }
        }
        try await halves.settle(person, with: other, options: options)
    }
}

extension IdentityV1.StoredCase {
    /// The half that accepting the case writes.
    fileprivate func half(of pair: Aliases.Pair, by decision: IdentityV1.CaseDecision) throws -> KitV1.StoredAlias {
        .init(
            caseId: id, decidedBy: decision.name, organisation: decision.organisation,
            other: .init(pair.other, name: pair.otherName), own: .init(pair.document, name: nil))
    }
}
