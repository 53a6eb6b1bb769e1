import Formats
import IdentityContracts
import IdentityRecords
import Kit
import KitRecords
import RPC
import StorageClient
import Values
import Wire

/// The two halves that join documents of one person, each in the partition of a document (COL-16).
///
/// Both carry a number that rises with each decision: joined, apart, joined again. The write of the first half leaves an effect,
/// which writes the other one. Each tells its own person and appends to the own chain, in the same write. The newer half
/// decides, so that one that was lost, such as by a restore of one shard, is written again.
struct AliasHalves: Sendable {
    /// Most cases and changes that a half remembers.
    fileprivate static let casesMax = 16

    let store: Store
    /// Seconds for which entries of audit, and halves of documents that are apart, are kept.
    let auditKept: Int64
    let notificationsKept: Int64
    let now: @Sendable () -> Int64
    /// Tells by SMS that somebody asks; nil where nobody can ask.
    var notices: Notices?

    /// What has still to reach other documents, in the partitions of those whose half is written.
    var effects: Effects<IdentityV1.StoredAliasEffect> {
        Effects(in: store, IdentityRecordSets.aliasEffects) { effect, options in
            let other = try PartitionKey(Array(effect.key.prefix(PartitionKey.length)))
            if effect.message.askedFor.isEmpty {
                try await settle(effect.partition, with: other, options: options)
            } else {
                try await tellAsked(effect.message, other, options)
            }
        }
    }

    /// How two documents stand by the newer half; nil when they were never joined.
    func standing(
        _ one: PartitionKey, _ other: PartitionKey, options: CallOptions
    ) async throws -> KitV1.StoredAlias? {
        let halves = try await halves(one, other, options)
        return Self.newer(halves.near?.value, halves.far?.value)
    }

    /// A decision about two documents.
    struct Decision: Sendable {
        /// Whether they are of one person from now on.
        let joined: Bool
        /// The case that decided so, 16 bytes.
        let caseID: [UInt8]
        /// Name of the account that decided, and whom it acts for.
        let account, organisation: String
    }

    /// Joins two documents or takes them apart: any number of times with the same result, also when a later decision was
    /// carried out in between.
    ///
    /// - Parameter masked: Numbers of both documents as screens show them.
    func carryOut(
        _ decision: Decision, _ one: PartitionKey, _ other: PartitionKey, masked: (one: String, other: String),
        options: CallOptions
    ) async throws {
        try await store.settling {
            let (near, far) = try await halves(one, other, options)
            let latest = Self.newer(near?.value, far?.value)
            guard latest?.caseIds.contains(decision.caseID) != true, (latest?.isJoined ?? false) != decision.joined
            else { return }
            let next = KitV1.StoredAlias(
                number: (latest?.number ?? 0) + 1, at: now(),
                caseIds: Array(((latest?.caseIds ?? []) + [decision.caseID]).suffix(Self.casesMax)),
                maskedDocument: masked.other, ownMaskedDocument: masked.one, decidedBy: decision.account,
                organisation: decision.organisation, formerAt: latest?.changes ?? [])
            try await store.write(one, options: options) { change in
                change.demand(near, in: KitRecordSets.aliases, key: other.bytes)
                try put(next, of: other, in: &change)
                try change.put(.init(at: now()), in: IdentityRecordSets.aliasEffects, key: other.bytes)
            }
        }
        await effects.completePending(key: other.bytes, of: one, options: options)
    }

    /// Writes the half that is older than the other one. Documents that are apart need no second half if there is none.
    func settle(_ one: PartitionKey, with other: PartitionKey, options: CallOptions) async throws {
        try await store.settling {
            let (near, far) = try await halves(one, other, options)
            guard let latest = Self.newer(near?.value, far?.value) else { return }
            let (older, place, of) =
                near?.value == latest ? (far, other, one) : (near, one, other)
            guard older?.value.number ?? 0 < latest.number, older != nil || latest.isJoined else { return }
            try await write(latest.turned, over: older, in: place, of: of, options)
        }
    }

    /// Takes the documents of somebody who is being erased from the others, whose persons are told. The own halves are erased
    /// with everything else.
    func forget(_ person: PartitionKey, options: CallOptions) async throws {
        for alias in try await store.read(person, .all(KitRecordSets.aliases), options: options) {
            try await end(with: person, of: try PartitionKey(alias.key), options: options)
        }
    }

    /// Ends the half of a document whose other document is erased.
    func end(with erased: PartitionKey, of person: PartitionKey, options: CallOptions) async throws {
        try await store.settling {
            let (near, far) = try await halves(person, erased, options)
            guard let latest = Self.newer(near?.value, far?.value),
                latest.isJoined || near?.value.isJoined == true
            else { return }
            let number = latest.isJoined ? latest.number + 1 : latest.number
            let masked = near?.value.maskedDocument ?? far?.value.ownMaskedDocument ?? ""
            // Nothing is kept that tells of the document.
            let next = KitV1.StoredAlias(
                number: number, at: now(), caseIds: latest.caseIds,
                formerAt: latest.isJoined ? latest.changes : latest.formerAt)
            try await store.write(person, options: options) { change in
                change.demand(near, in: KitRecordSets.aliases, key: erased.bytes)
                try put(next, of: erased, telling: masked, in: &change)
            }
        }
    }
}

// MARK: - Records

extension AliasHalves {
    private typealias Half = Versioned<KitV1.StoredAlias>

    private func halves(
        _ one: PartitionKey, _ other: PartitionKey, _ options: CallOptions
    ) async throws -> (near: Half?, far: Half?) {
        let set = KitRecordSets.aliases
        let near = try await store.read(one, .record(set, key: other.bytes), options: options)
        return (near, try await store.read(other, .record(set, key: one.bytes), options: options))
    }

    private static func newer(_ one: KitV1.StoredAlias?, _ other: KitV1.StoredAlias?) -> KitV1.StoredAlias? {
        guard let one, let other else { return one ?? other }
        return one.number >= other.number ? one : other
    }

    private func write(
        _ half: KitV1.StoredAlias, over stored: Half?, in partition: PartitionKey, of other: PartitionKey,
        _ options: CallOptions
    ) async throws {
        try await store.write(partition, options: options) { change in
            change.demand(stored, in: KitRecordSets.aliases, key: other.bytes)
            try put(half, of: other, in: &change)
        }
    }

    /// Adds a half to a write, with what its person is told and its entry of audit.
    private func put(
        _ half: KitV1.StoredAlias, of other: PartitionKey, telling masked: String? = nil, in change: inout ChangeSet
    ) throws {
        let at = Instant(seconds: now())
        let caseID = half.caseIds.last ?? []
        try change.put(
            half, in: KitRecordSets.aliases, key: other.bytes, expires: half.isJoined ? nil : .init(at + auditKept))
        try change.notify(
            Notification(
                half.isJoined ? .documentsJoined : .documentsParted, at: at,
                fields: ["document": masked ?? half.maskedDocument]),
            id: other.bytes + SortKey.big(half.number), kept: notificationsKept)
        let actor: AuditActor =
            half.decidedBy.isEmpty ? .nobody : .account(name: half.decidedBy, organisation: half.organisation)
        let facts: [AuditFact: String] = [
            .outcome: half.isJoined ? "joined" : "apart", .decidedBy: Hexadecimal.text(caseID),
        ]
        try change.record(AuditEntry(.documents, at: at, by: actor, facts: facts), kept: auditKept)
    }

    /// Tells the holder of a document that somebody asked for it to be joined. Told twice it stands there once.
    private func tellAsked(
        _ effect: IdentityV1.StoredAliasEffect, _ other: PartitionKey, _ options: CallOptions
    ) async throws {
        try await store.write(other, options: options) { change in
            try change.notify(
                Notification(
                    .documentsAsked, at: Instant(seconds: effect.at), fields: ["document": effect.maskedDocument]),
                id: effect.askedFor, kept: notificationsKept)
        }
        guard let notices, notices.people.reference.smsNotices.text(of: .documentsAsked) != nil else { return }
        _ = try await notices.send(
            .init(
                personKey: other.bytes, noticeId: effect.askedFor, kind: NotificationKind.documentsAsked.rawValue,
                dueAt: .init(seconds: effect.at)), options: options)
    }
}

extension KitV1.StoredAlias {
    /// When the two were joined or taken apart, the last time included.
    fileprivate var changes: [Int64] { Array((formerAt + [at]).suffix(AliasHalves.casesMax)) }

    /// The same as the other partition has it.
    fileprivate var turned: Self {
        var half = self
        (half.maskedDocument, half.ownMaskedDocument) = (ownMaskedDocument, maskedDocument)
        return half
    }
}
