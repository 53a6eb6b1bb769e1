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
    /// Most changes that a half remembers.
    fileprivate static let changesMax = 16

    let store: Store
    let turn: AliasTurn
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

    /// How another document stands to one, by the newer half; nil when they were never joined.
    func standing(
        _ one: PartitionKey, _ other: PartitionKey, options: CallOptions
    ) async throws -> KitV1.StoredAlias? {
        let halves = try await halves(one, other, options)
        return Self.newer(halves.near?.value, halves.far?.value.turned)
    }

    /// What a decision writes into the partition that is written first.
    struct Step: Sendable {
        fileprivate let near: Versioned<KitV1.StoredAlias>?
        fileprivate let half: KitV1.StoredAlias
        fileprivate let other: PartitionKey
    }

    /// Prepares a decision about two documents.
    ///
    /// - Parameters:
    ///   - one: The partition that is written first.
    ///   - half: Who decides, about which documents; number, moment and changes are added.
    /// - Returns: nil when the two stand so already.
    func step(
        joining joined: Bool, _ one: PartitionKey, _ other: PartitionKey, _ half: KitV1.StoredAlias,
        options: CallOptions
    ) async throws -> Step? {
        let (near, far) = try await halves(one, other, options)
        let latest = Self.newer(near?.value, far?.value)
        guard (latest?.isJoined ?? false) != joined else { return nil }
        var next = half
        (next.number, next.at, next.formerAt) = ((latest?.number ?? 0) + 1, now(), latest?.changes ?? [])
        return Step(near: near, half: next, other: other)
    }

    /// Adds a decision to a write, with an effect that brings it to the other partition.
    func add(_ step: Step, to change: inout ChangeSet) throws {
        change.demand(step.near, in: KitRecordSets.aliases, key: step.other.bytes)
        try put(step.half, of: step.other, in: &change)
        try change.put(.init(at: step.half.at), in: IdentityRecordSets.aliasEffects, key: step.other.bytes)
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
    /// with everything else. The others stay joined: that they are one person's was decided about all of them.
    func forget(_ person: PartitionKey, options: CallOptions) async throws {
        // What others have begun is complete then.
        try await turn.run(person, person, settle: settling(options), options: options, check: {}, write: { _, _ in })
        let known = try await store.read(person, .all(KitRecordSets.aliases), options: options)
        var joined: [PartitionKey] = []
        for other in try known.map({ try PartitionKey($0.key) }) {
            if try await standing(person, other, options: options)?.isJoined == true {
                joined.append(other)
            } else {
                try await end(with: person, of: other, options: options)
            }
        }
        try await withdraw(person, from: joined, options: options)
    }

    /// Ends the halves of documents whose other document is erased, after those documents are joined with each other.
    ///
    /// Any number of times with the same result: the first document stays joined with the erased one until all others are
    /// joined with it.
    func withdraw(_ erased: PartitionKey, from joined: [PartitionKey], options: CallOptions) async throws {
        let joined = joined.sorted { $0.bytes.lexicographicallyPrecedes($1.bytes) }
        guard let first = joined.first else { return }
        for other in joined.dropFirst() {
            try await bridge(first, other, over: erased, options)
            try await end(with: erased, of: other, options: options)
        }
        try await end(with: erased, of: first, options: options)
    }

    /// Joins two documents that were joined by a third one, which is erased.
    private func bridge(
        _ one: PartitionKey, _ other: PartitionKey, over erased: PartitionKey, _ options: CallOptions
    ) async throws {
        try await turn.run(one, other, settle: settling(options), options: options) { () -> Step? in
            let near = try await standing(one, erased, options: options)
            let far = try await standing(other, erased, options: options)
            let half = KitV1.StoredAlias(
                decidedBy: near?.decidedBy ?? "", organisation: near?.organisation ?? "", other: far?.own,
                own: near?.own)
            return try await step(joining: true, one, other, half, options: options)
        } write: { step, held in
            guard let step else { return }
            try await store.write(one, options: options) { change in
                held.demand(in: &change)
                try add(step, to: &change)
            }
            try await settle(one, with: other, options: options)
        }
    }

    /// How ``AliasTurn`` completes what another holder has begun.
    func settling(_ options: CallOptions) -> (PartitionKey, PartitionKey) async throws -> Void {
        { one, other in try await settle(one, with: other, options: options) }
    }

    /// Ends the half of a document whose other document is erased.
    func end(with erased: PartitionKey, of person: PartitionKey, options: CallOptions) async throws {
        try await store.settling {
            let (near, far) = try await halves(person, erased, options)
            guard let latest = Self.newer(near?.value, far?.value),
                latest.isJoined || near?.value.isJoined == true
            else { return }
            let number = latest.isJoined ? latest.number + 1 : latest.number
            let masked = near?.value.other?.maskedNumber ?? far?.value.own?.maskedNumber ?? ""
            // Nothing is kept that tells of the document.
            let next = KitV1.StoredAlias(
                number: number, at: now(), formerAt: latest.isJoined ? latest.changes : latest.formerAt)
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
        try change.put(
            half, in: KitRecordSets.aliases, key: other.bytes, expires: half.isJoined ? nil : .init(at + auditKept))
        try change.notify(
            Notification(
                half.isJoined ? .documentsJoined : .documentsParted, at: at,
                fields: ["document": masked ?? half.other?.maskedNumber ?? ""]),
            id: other.bytes + SortKey.big(half.number), kept: notificationsKept)
        let actor: AuditActor =
            half.decidedBy.isEmpty ? .nobody : .account(name: half.decidedBy, organisation: half.organisation)
        var facts: [AuditFact: String] = [.outcome: half.isJoined ? "joined" : "apart"]
        if !half.caseId.isEmpty { facts[.decidedBy] = Hexadecimal.text(half.caseId) }
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
    fileprivate var changes: [Int64] { Array((formerAt + [at]).suffix(AliasHalves.changesMax)) }

    /// The same as the other partition has it.
    fileprivate var turned: Self {
        var half = self
        (half.own, half.other) = (other, own)
        return half
    }
}
