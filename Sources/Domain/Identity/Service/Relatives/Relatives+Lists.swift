import IdentityContracts
import IdentityCore
import IdentityRecords
import Kit
import KitRecords
import RPC
import Security
import StorageClient
import Values
import Wire

// MARK: - Listing

extension Relatives {
    /// The caller's links from both sides.
    func list(context: CallContext) async throws -> IdentityV1.ListRelativesResponse {
        let own = try Subject(of: context, asked: nil)
        let (_, places, links) = try await people.store.read(
            own.partition, own.openSession, .all(KitRecordSets.dependants), .all(KitRecordSets.proxies),
            options: context.onward)
        let now = surroundings.now()
        let (here, options) = (own.partition, context.onward)
        async let dependants = settleEach(places.filter { !$0.value.ends && !$0.value.isGone(at: now) }, of: \.key) {
            try await dependant($0, of: here, now, options)
        }
        async let holders = settleEach(links.filter { !$0.value.isGone(at: now) }, of: \.key) {
            try await holder($0, of: here, options)
        }
        let (mine, others) = (try await dependants.compactMap { $0 }, try await holders.compactMap { $0 })
        return .init(
            dependants: mine.sorted { ($0.linkedAt?.seconds ?? .max) < ($1.linkedAt?.seconds ?? .max) },
            holders: others.sorted { ($0.linkedAt?.seconds ?? .max) < ($1.linkedAt?.seconds ?? .max) })
    }

    /// A link as its holder sees it; nil when the dependant has it no more.
    private func dependant(
        _ place: Versioned<KitV1.StoredDependant>, of holder: PartitionKey, _ now: Int64, _ options: CallOptions
    ) async throws -> IdentityV1.Relative? {
        if place.value.linkedAt == 0 {
            return .init(
                relativeId: place.key, state: .codeNeeded,
                codeExpiresAt: place.value.goneAt.map { .init(seconds: $0) })
        }
        let dependant = try PartitionKey(place.value.personKey)
        let (person, link) = try await people.store.read(
            dependant, .record(IdentityRecordSets.person), .record(KitRecordSets.proxies, key: place.key),
            options: options)
        guard link != nil, let person else {
            try await giveUp(place, of: holder, with: dependant, now, options)
            return nil
        }
        return try relative(place.key, place.value, person.value, now: now)
    }

    /// A link as its dependant sees it; nil when the holder was erased.
    private func holder(
        _ link: Versioned<KitV1.StoredProxy>, of dependant: PartitionKey, _ options: CallOptions
    ) async throws -> IdentityV1.RelativeHolder? {
        do {
            guard try await !links.held([link], of: dependant, options).isEmpty else { return nil }
        } catch is PreconditionFailed {
            return nil
        }
        let person = try await people.store.read(
            try PartitionKey(link.value.holderKey), .record(IdentityRecordSets.person), options: options)
        return .init(
            relativeId: link.key, maskedName: RelativeLinks.masked(person?.value),
            linkedAt: .init(seconds: link.value.linkedAt),
            lapsesAt: link.value.lapsesAt == 0 ? nil : .init(seconds: link.value.lapsesAt))
    }

    /// Gives up a place whose link is gone, unless a call may be about to make it.
    private func giveUp(
        _ place: Versioned<KitV1.StoredDependant>, of holder: PartitionKey, with dependant: PartitionKey,
        _ now: Int64, _ options: CallOptions
    ) async throws {
        guard place.value.linkedAt + RelativeEffects.patience < now else { return }
        try await links.settle(place.key, of: holder, with: dependant, options: options)
    }
}

// MARK: - Showing

extension Relatives {
    /// The dependants of the caller, each with an entry in their chain that says so.
    func resolve(context: CallContext) async throws -> IdentityV1.ResolveRelativesResponse {
        let holder = try Subject(of: context, asked: nil)
        let (_, places) = try await people.store.read(
            holder.partition, holder.openSession, .all(KitRecordSets.dependants), options: context.onward)
        let now = surroundings.now()
        let linked = places.filter { $0.value.isLinked(at: now) }.sorted { $0.value.linkedAt < $1.value.linkedAt }
        let shown = try await settleEach(linked, of: \.key) { place -> IdentityV1.ResolvedRelative? in
            do {
                return try await resolved(place, by: holder, now, context)
            } catch let error as RPCError where error.code != .cancelled {
                // The others are shown all the same.
                return .init(relativeId: place.key, isUnavailable: true)
            }
        }
        return .init(relatives: shown.compactMap { $0 })
    }

    private func resolved(
        _ place: Versioned<KitV1.StoredDependant>, by holder: Subject, _ now: Int64, _ context: CallContext
    ) async throws -> IdentityV1.ResolvedRelative? {
        let dependant = try PartitionKey(place.value.personKey)
        let (person, link) = try await people.store.read(
            dependant, .record(IdentityRecordSets.person), .record(KitRecordSets.proxies, key: place.key),
            options: context.onward)
        guard let person = person?.value, let link = link?.value, link.holderKey == holder.partition.bytes else {
            return nil
        }
        let profile = try people.profile(of: person, key: dependant, today: ChinaDay(of: Instant(seconds: now)))
        var shown = IdentityV1.ResolvedRelative(
            relativeId: place.key, state: .lapsed, profile: profile.shown(to: .gate),
            lapsesAt: link.lapsesAt == 0 ? nil : .init(seconds: link.lapsesAt))
        guard RelativeRules.isInForce(lapsesAt: link.lapsesAt, at: now) else { return shown }
        let subject = Subject(
            dependant: dependant, by: RelativeLink(id: place.key, holder: holder.partition.bytes, now: now))
        do {
            try await seen.note(subject, by: context)
        } catch let error as RPCError where error.code == .permissionDenied {
            return nil
        }
        shown.state = .linked
        shown.personKey = dependant.bytes
        shown.phoneKey = person.phone.isEmpty ? [] : try people.partition(of: Phone(person.phone)).bytes
        return shown
    }
}

// MARK: - Removing

extension Relatives {
    /// Ends a link of the caller, whichever side they are on.
    func remove(_ id: [UInt8], context: CallContext) async throws {
        let own = try Subject(of: context, asked: nil)
        let now = surroundings.now()
        let left = try await people.store.settling {
            let (_, place, link) = try await people.store.read(
                own.partition, own.openSession, .record(KitRecordSets.dependants, key: id),
                .record(KitRecordSets.proxies, key: id), options: context.onward)
            let other = place?.value.personKey ?? link?.value.holderKey
            guard let other else { return nil as (IdentityV1.StoredRelativeEffect, WriteReceipt)? }
            let effect = IdentityV1.StoredRelativeEffect(
                kind: place == nil ? .free : .end, link: id, otherKey: other, at: now)
            let receipt = try await people.store.write(own.partition, options: context.onward) { change in
                own.requireOpenSession(in: &change)
                try change.put(effect, in: IdentityRecordSets.relativeEffects, key: effect.key)
                if let place {
                    change.require(KitRecordSets.dependants, key: id, version: place.version)
                    var next = place.value
                    (next.ends, next.code) = (true, nil)
                    // A place whose code was awaited counts until it is certain that no link comes.
                    if next.linkedAt == 0 { next.linkedAt = now }
                    try change.put(next, as: id)
                } else if let link {
                    try links.end(link, in: &change)
                }
            }
            return (effect, receipt)
        }
        guard let (effect, receipt) = left else { return }
        await effects.complete(effect, of: own.partition, writtenBy: receipt, options: context.onward)
    }
}
