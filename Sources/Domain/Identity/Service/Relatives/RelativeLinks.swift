import IdentityContracts
import IdentityCore
import IdentityRecords
import Kit
import KitRecords
import RPC
import Reference
import StorageClient
import Values
import Wire

/// The two halves of links of relatives, each in a partition of its own (ID-9).
///
/// A holder has a place for each dependant, at most 8, and a dependant the links themselves, at most 3. Each limit is counted
/// in the write that reaches it, in the partition that it is about. The place comes first and goes last, so that no link is
/// without one. What a process leaves half done is completed by ``RelativeEffects``: a link that did not come by then is
/// refused for good, and its place is free.
struct RelativeLinks: Sendable {
    let store: Store
    let retention: Retention
    let now: @Sendable () -> Int64

    /// Key of the record that holders replace when they take a place.
    private static let asHolder: [UInt8] = [0]
    /// Key of the record that a link replaces in the dependant's partition.
    private static let asDependant: [UInt8] = [1]
    /// Seconds after which nobody writes any more what a call of before has decided.
    private static let callMax: Int64 = 86_400

    /// The name of a person as others see it; an ellipsis for somebody who is not registered any more.
    static func masked(_ person: IdentityV1.StoredPerson?) -> String {
        person.flatMap { try? PersonName($0.name).masked } ?? "…"
    }
}

// MARK: - Making

extension RelativeLinks {
    /// Takes a place of a holder, or changes the one of the same id.
    ///
    /// - Parameter effect: What is left to do then.
    /// - Throws: UNAUTHENTICATED (SESSION_OVER); FAILED_PRECONDITION (DEPENDANTS_TOO_MANY); ABORTED (CONFLICT) when another
    ///   call has just taken one for the same dependant.
    func take(
        _ place: KitV1.StoredDependant, as id: [UInt8], of holder: Subject,
        with effect: IdentityV1.StoredRelativeEffect? = nil, options: CallOptions
    ) async throws -> WriteReceipt {
        try await store.settling {
            let (_, places, turn) = try await store.read(
                holder.partition, holder.openSession, .all(KitRecordSets.dependants),
                .record(IdentityRecordSets.relativeTurns, key: Self.asHolder), options: options)
            let now = now()
            let others = places.filter { $0.key != id && !$0.value.isGone(at: now) }
            guard !others.contains(where: { $0.value.personKey == place.personKey }) else { throw RPCError.linkMoved }
            guard others.count < RelativeRules.dependantsMax else {
                throw RPCError(.failedPrecondition, "a holder has at most \(RelativeRules.dependantsMax) dependants")
                    .with(reason: "DEPENDANTS_TOO_MANY")
            }
            return try await store.write(holder.partition, options: options) { change in
                holder.requireOpenSession(in: &change)
                try change.replace(
                    turn, in: IdentityRecordSets.relativeTurns, key: Self.asHolder, by: .init(at: now),
                    expires: now + 3_600)
                try change.put(place, as: id)
                if let effect { try change.put(effect, in: IdentityRecordSets.relativeEffects, key: effect.key) }
            }
        }
    }

    /// Links a dependant to a holder who has a place for them. The dependant is told.
    ///
    /// - Parameter holderName: As the dependant sees it.
    /// - Throws: NOT_FOUND (RELATIVE_UNKNOWN) when the dependant is not registered any more; FAILED_PRECONDITION
    ///   (HOLDERS_TOO_MANY); ABORTED (CONFLICT) when the place was taken back meanwhile.
    func link(
        _ link: KitV1.StoredProxy, as id: [UInt8], of dependant: PartitionKey, holderName: String, tellsBySMS: Bool,
        options: CallOptions
    ) async throws {
        try await store.settling {
            let (person, links, refused, turn) = try await store.read(
                dependant, .record(IdentityRecordSets.person), .all(KitRecordSets.proxies),
                .record(IdentityRecordSets.refusedLinks, key: id),
                .record(IdentityRecordSets.relativeTurns, key: Self.asDependant), options: options)
            guard person != nil else { throw RPCError.relativeUnknown }
            guard refused == nil else { throw RPCError.linkMoved }
            if links.contains(where: { $0.key == id }) { return }
            let now = now()
            var others = links.filter { !$0.value.isGone(at: now) }
            if others.count >= RelativeRules.holdersMax { others = try await held(others, of: dependant, options) }
            guard others.count < RelativeRules.holdersMax else {
                throw RPCError(.failedPrecondition, "a dependant has at most \(RelativeRules.holdersMax) holders")
                    .with(reason: "HOLDERS_TOO_MANY")
            }
            try await store.write(dependant, options: options) { change in
                change.requirePresent(IdentityRecordSets.person)
                change.requireAbsent(IdentityRecordSets.refusedLinks, key: id)
                try change.replace(
                    turn, in: IdentityRecordSets.relativeTurns, key: Self.asDependant, by: .init(at: now),
                    expires: now + 3_600)
                try change.put(link, as: id)
                try change.notify(
                    Notification(.relativeAdded, at: Instant(seconds: now), fields: ["name": holderName]), id: id,
                    kept: retention.notifications)
                try change.record(entry(id, "linked", by: .relative), kept: retention.audit)
                guard tellsBySMS else { return }
                let tell = IdentityV1.StoredRelativeEffect(kind: .tell, link: id, at: now)
                try change.put(tell, in: IdentityRecordSets.relativeEffects, key: tell.key)
            }
        }
    }

    /// Lets a link of a dependant stand for good: they have confirmed it.
    ///
    /// - Throws: ABORTED (CONFLICT) when it has ended meanwhile.
    func confirm(_ id: [UInt8], of dependant: PartitionKey, options: CallOptions) async throws {
        try await store.settling {
            let link = try await store.read(
                dependant, .record(KitRecordSets.proxies, key: id), options: options)
            guard let link else { throw RPCError.linkMoved }
            try await store.write(dependant, options: options) { change in
                change.require(KitRecordSets.proxies, key: id, version: link.version)
                var next = link.value
                (next.byCode, next.lapsesAt) = (true, 0)
                try change.put(next, as: id)
                try change.record(entry(id, "confirmed", by: .relative), kept: retention.audit)
            }
        }
    }

    /// Those links whose holder still has a place for them. A holder who was erased has none: what is left of their links is
    /// removed.
    func held(
        _ links: [Versioned<KitV1.StoredProxy>], of dependant: PartitionKey, _ options: CallOptions
    ) async throws -> [Versioned<KitV1.StoredProxy>] {
        var held: [Versioned<KitV1.StoredProxy>] = []
        for link in links {
            let place = try await store.read(
                try PartitionKey(link.value.holderKey), .record(KitRecordSets.dependants, key: link.key),
                options: options)
            if place != nil {
                held.append(link)
                continue
            }
            try await store.write(dependant, options: options) { change in
                change.require(KitRecordSets.proxies, key: link.key, version: link.version)
                change.delete(KitRecordSets.proxies, key: link.key)
                try change.record(entry(link.key, "ended", by: .nobody), kept: retention.audit)
            }
        }
        return held
    }
}

// MARK: - Ending

extension RelativeLinks {
    /// Takes a place back unless the dependant has the link. A link that has not come by then does not come any more.
    func settle(
        _ id: [UInt8], of holder: PartitionKey, with dependant: PartitionKey, options: CallOptions
    ) async throws {
        let stands = try await store.settling {
            let link = try await store.read(
                dependant, .record(KitRecordSets.proxies, key: id), options: options)
            if link != nil { return true }
            try await store.write(dependant, options: options) { change in
                change.requireAbsent(KitRecordSets.proxies, key: id)
                try refuse(id, for: Self.callMax, in: &change)
            }
            return false
        }
        guard !stands else { return }
        try await store.write(holder, options: options) { $0.delete(KitRecordSets.dependants, key: id) }
    }

    /// Takes a link from the dependant, who is told, and then the place from the holder.
    ///
    /// - Parameter actor: Who ends it, as the dependant's chain tells it.
    func end(
        _ id: [UInt8], of holder: PartitionKey, with dependant: PartitionKey, by actor: AuditActor,
        options: CallOptions
    ) async throws {
        let person = try await store.read(holder, .record(IdentityRecordSets.person), options: options)
        try await store.settling {
            let link = try await store.read(
                dependant, .record(KitRecordSets.proxies, key: id), options: options)
            try await store.write(dependant, options: options) { change in
                change.demand(link, in: KitRecordSets.proxies, key: id)
                try refuse(id, for: Self.callMax, in: &change)
                guard link != nil else { return }
                change.delete(KitRecordSets.proxies, key: id)
                try tellEnd(of: id, Self.masked(person?.value), in: &change)
                try change.record(entry(id, "ended", by: actor), kept: retention.audit)
            }
        }
        try await store.write(holder, options: options) { $0.delete(KitRecordSets.dependants, key: id) }
    }

    /// Takes the place of a link that its dependant has ended from the holder, who is told.
    func free(
        _ id: [UInt8], of holder: PartitionKey, with dependant: PartitionKey, options: CallOptions
    ) async throws {
        let person = try await store.read(dependant, .record(IdentityRecordSets.person), options: options)
        try await store.settling {
            let place = try await store.read(
                holder, .record(KitRecordSets.dependants, key: id), options: options)
            guard let place else { return }
            try await store.write(holder, options: options) { change in
                change.require(KitRecordSets.dependants, key: id, version: place.version)
                change.delete(KitRecordSets.dependants, key: id)
                try tellEnd(of: id, Self.masked(person?.value), in: &change)
            }
        }
    }

    /// Ends all links of a holder who has no number any more.
    func endAll(ofHolder holder: PartitionKey, options: CallOptions) async throws {
        let (person, places) = try await store.read(
            holder, .record(IdentityRecordSets.person), .all(KitRecordSets.dependants), options: options)
        guard person?.value.phone.isEmpty != false else { return }
        for place in places {
            try await end(
                place.key, of: holder, with: try PartitionKey(place.value.personKey), by: .nobody, options: options)
        }
    }

    /// Ends all links of a person on the other sides, before the person is erased.
    func forget(_ person: PartitionKey, options: CallOptions) async throws {
        let (places, links) = try await store.read(
            person, .all(KitRecordSets.dependants), .all(KitRecordSets.proxies), options: options)
        for place in places {
            try await end(
                place.key, of: person, with: try PartitionKey(place.value.personKey), by: .nobody, options: options)
        }
        for link in links {
            try await free(link.key, of: try PartitionKey(link.value.holderKey), with: person, options: options)
        }
    }

    /// What a dependant's write changes who ends a link: its holder needs their code from now on.
    func end(_ link: Versioned<KitV1.StoredProxy>, in change: inout ChangeSet) throws {
        change.require(KitRecordSets.proxies, key: link.key, version: link.version)
        change.delete(KitRecordSets.proxies, key: link.key)
        try refuse(link.key, for: Self.callMax, in: &change)
        try refuse(link.value.holderKey, for: RelativeRules.refused, in: &change)
        try change.record(entry(link.key, "ended", by: .citizen), kept: retention.audit)
    }

    private func refuse(_ key: [UInt8], for seconds: Int64, in change: inout ChangeSet) throws {
        let now = now()
        try change.put(
            .init(at: now), in: IdentityRecordSets.refusedLinks, key: key, expires: .init(seconds: now + seconds))
    }

    /// Tells that a link has ended, also when its beginning was told in the same second.
    private func tellEnd(of id: [UInt8], _ name: String, in change: inout ChangeSet) throws {
        try change.notify(
            Notification(.relativeEnded, at: Instant(seconds: now()), fields: ["name": name]), id: id + [1],
            kept: retention.notifications)
    }

    private func entry(_ id: [UInt8], _ outcome: String, by actor: AuditActor) -> AuditEntry {
        AuditEntry(
            .relative, at: Instant(seconds: now()), by: actor,
            facts: [.link: RelativeLink.text(id), .outcome: outcome])
    }
}

// MARK: - Records

extension ChangeSet {
    /// Puts a place of a holder. It expires with the code that it awaits, or after it has lapsed.
    mutating func put(_ place: KitV1.StoredDependant, as id: [UInt8]) throws {
        try put(place, in: KitRecordSets.dependants, key: id, expires: place.goneAt.map { .init(seconds: $0) })
    }

    /// Puts a link of a dependant. It expires after it has lapsed.
    mutating func put(_ link: KitV1.StoredProxy, as id: [UInt8]) throws {
        let goneAt = RelativeRules.goneAt(lapsesAt: link.lapsesAt)
        try put(link, in: KitRecordSets.proxies, key: id, expires: goneAt.map { .init(seconds: $0) })
    }
}

extension KitV1.StoredDependant {
    /// When the place is free again by itself, seconds since 1970; nil when it is for good.
    var goneAt: Int64? {
        linkedAt == 0 ? (code?.sentAt ?? 0) + SmsPolicy.lifetime : RelativeRules.goneAt(lapsesAt: lapsesAt)
    }

    /// Whether the place is free again.
    func isGone(at now: Int64) -> Bool { goneAt.map { $0 <= now } ?? false }

    /// Whether the link was made and not ended since.
    func isLinked(at now: Int64) -> Bool { linkedAt != 0 && !ends && !isGone(at: now) }
}

extension KitV1.StoredProxy {
    /// Whether the link has lapsed for good.
    func isGone(at now: Int64) -> Bool { RelativeRules.goneAt(lapsesAt: lapsesAt).map { $0 <= now } ?? false }
}

extension RPCError {
    /// NOT_FOUND: nobody is registered with that name and document.
    static var relativeUnknown: RPCError {
        RPCError(.notFound, "nobody is registered with this name and document").with(reason: "RELATIVE_UNKNOWN")
    }

    /// ABORTED: another call has changed the link.
    static var linkMoved: RPCError {
        RPCError(.aborted, "the link was changed meanwhile; try again").with(reason: "CONFLICT")
    }
}
