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

/// Lets citizens show the codes of relatives (亲友代办, ID-9).
///
/// Who asks for a link learns nothing of somebody who needs a code: the answers are the same whether such a person is
/// registered or not, and calls are limited.
struct Relatives: Sendable {
    let people: PersonDirectory
    let codes: SmsCodes
    let links: RelativeLinks
    let effects: RelativeEffects
    let seen: LookUpTrail
    let surroundings: Surroundings

    private static let budget = UseBudget("relatives", RelativeRules.asked)

    /// What is known of a link that is asked for.
    private struct Asked {
        let holder: Subject
        let holderName: String
        let dependant: PartitionKey
        let person: IdentityV1.StoredPerson?
        /// Whether the person has the name that the holder gave.
        let isNamed: Bool
        /// The place that the holder has for them.
        let place: Versioned<KitV1.StoredDependant>?
        let now: Int64
    }
}

// MARK: - Adding

extension Relatives {
    /// Links the caller to a dependant, or has a code sent to them.
    ///
    /// - Throws: As the contract of AddRelative says.
    func add(_ document: Document, _ name: PersonName, context: CallContext) async throws -> IdentityV1.Relative {
        let (citizen, holder) = (try context.citizen, try Subject(of: context, asked: nil))
        let dependant = try people.partition(of: document)
        guard dependant != holder.partition else { throw FieldProblem(field: "document", reason: "is your own") }
        let now = surroundings.now()
        let (_, me, places) = try await people.store.read(
            holder.partition, holder.openSession, .record(IdentityRecordSets.person), .all(KitRecordSets.dependants),
            options: context.onward)
        do {
            try await codes.limiter.take(Self.budget, of: .citizen(citizen.personKey), options: context.onward)
        } catch let reached as LimitReached {
            throw reached.error("links to relatives are asked for too often", reason: "RELATIVES_TOO_OFTEN")
        }
        let place = try await standing(
            places.first { $0.value.personKey == dependant.bytes && !$0.value.isGone(at: now) }, of: holder, context)
        let (person, refused) = try await people.store.read(
            dependant, .record(IdentityRecordSets.person),
            .record(IdentityRecordSets.refusedLinks, key: holder.partition.bytes), options: context.onward)
        let asked = Asked(
            holder: holder, holderName: RelativeLinks.masked(me?.value), dependant: dependant, person: person?.value,
            isNamed: Self.isNamed(person?.value, name), place: place, now: now)
        if let place, place.value.linkedAt != 0 {
            guard RelativeRules.mayConfirm(lapsesAt: place.value.lapsesAt, at: now) else {
                return try relative(place.key, place.value, person?.value, now: now)
            }
            return try await askForCode(asked, context)
        }
        let way = RelativeRules.way(birth: document.birthDay, at: Instant(seconds: now))
        guard case .document(let lapses) = way, refused == nil else { return try await askForCode(asked, context) }
        guard asked.isNamed else { throw RPCError.relativeUnknown }
        return try await link(asked, lapses: lapses, context)
    }

    /// Whether a person is registered under a spelling of the name that the holder gave.
    private static func isNamed(_ person: IdentityV1.StoredPerson?, _ name: PersonName) -> Bool {
        person.flatMap { try? PersonName($0.name) }?.likeness(to: name) == .same
    }

    /// The place that a holder has for a dependant, unless its link has ended: then the place is given up.
    private func standing(
        _ place: Versioned<KitV1.StoredDependant>?, of holder: Subject, _ context: CallContext
    ) async throws -> Versioned<KitV1.StoredDependant>? {
        guard let place, place.value.linkedAt != 0 else { return place }
        let dependant = try PartitionKey(place.value.personKey)
        if place.value.ends {
            try await links.end(
                place.key, of: holder.partition, with: dependant, by: .relative, options: context.onward)
            return nil
        }
        let link = try await people.store.read(
            dependant, .record(KitRecordSets.proxies, key: place.key), options: context.onward)
        guard link == nil else { return place }
        try await links.settle(place.key, of: holder.partition, with: dependant, options: context.onward)
        return nil
    }

    /// Links somebody whom name and document have shown to be meant.
    private func link(
        _ asked: Asked, lapses: Instant?, _ context: CallContext
    ) async throws -> IdentityV1.Relative {
        let id = asked.place?.key ?? surroundings.random(16)
        let place = KitV1.StoredDependant(
            personKey: asked.dependant.bytes, linkedAt: asked.now, lapsesAt: lapses?.seconds ?? 0)
        let settle = settling(id, asked.dependant, asked.now)
        let receipt = try await links.take(place, as: id, of: asked.holder, with: settle, options: context.onward)
        let link = KitV1.StoredProxy(
            holderKey: asked.holder.partition.bytes, linkedAt: asked.now, lapsesAt: place.lapsesAt)
        try await afterwards(settle, of: asked.holder, receipt, context) {
            try await links.link(
                link, as: id, of: asked.dependant, holderName: asked.holderName, tellsBySMS: tellsBySMS,
                options: context.onward)
        }
        return try relative(id, place, asked.person, now: asked.now)
    }

    /// Has a code sent to the dependant. The answer is the same when nobody gets one.
    private func askForCode(_ asked: Asked, _ context: CallContext) async throws -> IdentityV1.Relative {
        let id = asked.place?.key ?? surroundings.random(16)
        // A code that has just been sent counts on: no other one would be sent now.
        if let waiting = asked.place?.value.code, asked.now < waiting.sentAt + codes.budgets.limits.pause {
            return Self.codeNeeded(id, since: waiting.sentAt)
        }
        let handle = SmsHandle(surroundings.random(SmsHandle.length))
        let phone = asked.isNamed ? asked.person.flatMap { try? Phone($0.phone) } : nil
        var place = asked.place?.value ?? .init(personKey: asked.dependant.bytes)
        place.code = .init(handle: handle.bytes, sentAt: asked.now, isSent: phone != nil)
        _ = try await links.take(place, as: id, of: asked.holder, options: context.onward)
        if let phone {
            // Whether a code was sent must not show: a number that gets none now is as one that nobody holds.
            _ = try? await codes.send(
                to: phone, purpose: .relative, for: .stranger(context.addressBlock), handle: handle,
                naming: asked.holderName, options: context.onward)
        }
        return Self.codeNeeded(id, since: asked.now)
    }

    private static func codeNeeded(_ id: [UInt8], since sentAt: Int64) -> IdentityV1.Relative {
        .init(relativeId: id, state: .codeNeeded, codeExpiresAt: .init(seconds: sentAt + SmsPolicy.lifetime))
    }

    private var tellsBySMS: Bool { people.reference.smsNotices.text(of: .relativeAdded) != nil }

    private func settling(
        _ id: [UInt8], _ dependant: PartitionKey, _ now: Int64
    ) -> IdentityV1.StoredRelativeEffect {
        .init(
            kind: .settle, link: id, otherKey: dependant.bytes, at: now, dueAt: now + RelativeEffects.patience)
    }

    /// Makes a link whose place is taken. Whatever becomes of it, the place is settled then.
    private func afterwards(
        _ settle: IdentityV1.StoredRelativeEffect, of holder: Subject, _ receipt: WriteReceipt,
        _ context: CallContext, _ makeLink: () async throws -> Void
    ) async throws {
        do {
            try await makeLink()
        } catch {
            await effects.complete(settle, of: holder.partition, writtenBy: receipt, options: context.onward)
            throw error
        }
        await effects.complete(settle, of: holder.partition, writtenBy: receipt, options: context.onward)
    }
}

// MARK: - Confirming

extension Relatives {
    /// Makes the link whose code the dependant has given to the caller, or keeps the one that lapses.
    ///
    /// - Throws: As the contract of ConfirmRelative says.
    func confirm(_ id: [UInt8], _ digits: String, context: CallContext) async throws -> IdentityV1.Relative {
        guard SmsPolicy.hasForm(digits) else { throw FieldProblem(field: "code", reason: "must be 6 digits") }
        let holder = try Subject(of: context, asked: nil)
        let now = surroundings.now()
        let (me, place) = try await countTry(id, of: holder, now, context.onward)
        guard let waiting = place.code else { preconditionFailure("a try of no code was counted") }
        let dependant = try PartitionKey(place.personKey)
        let person = try await people.store.read(
            dependant, .record(IdentityRecordSets.person), options: context.onward)?.value
        let theirs = waiting.isSent ? person.flatMap { try? Phone($0.phone) } : nil
        do {
            // Where no code was sent, one is looked for that is not there, so that both end alike.
            guard let phone = theirs ?? me.flatMap({ try? Phone($0.phone) }) else { throw RPCError.codeGone }
            let code = try PresentedCode(digits, handle: SmsHandle(waiting.handle).text)
            try await codes.use(
                code, of: phone, purpose: .relative, by: theirs == nil ? nil : dependant.bytes,
                at: context.addressBlock, now: now, options: context.onward)
        } catch let error as RPCError where error.code == .unauthenticated || error.code == .permissionDenied {
            throw RPCError.codeWrong
        }
        return try await finish(id, waiting.handle, of: holder, me, person, now, context)
    }

    /// Counts a try of a link's code before it is looked at.
    ///
    /// - Throws: UNAUTHENTICATED (SESSION_OVER, SMS_CODE_GONE).
    private func countTry(
        _ id: [UInt8], of holder: Subject, _ now: Int64, _ options: CallOptions
    ) async throws -> (IdentityV1.StoredPerson?, KitV1.StoredDependant) {
        try await people.store.settling {
            let (_, me, place) = try await people.store.read(
                holder.partition, holder.openSession, .record(IdentityRecordSets.person),
                .record(KitRecordSets.dependants, key: id), options: options)
            guard let place, !place.value.ends, !place.value.isGone(at: now), var code = place.value.code,
                now < code.sentAt + SmsPolicy.lifetime, code.tries < RelativeRules.triesMax
            else { throw RPCError.codeGone }
            code.tries += 1
            var next = place.value
            next.code = code
            try await people.store.write(holder.partition, options: options) { [next] change in
                holder.requireOpenSession(in: &change)
                change.require(KitRecordSets.dependants, key: id, version: place.version)
                try change.put(next, as: id)
            }
            return (me?.value, next)
        }
    }

    /// Makes the link, now that the code is used up.
    private func finish(
        _ id: [UInt8], _ handle: [UInt8], of holder: Subject, _ me: IdentityV1.StoredPerson?,
        _ person: IdentityV1.StoredPerson?, _ now: Int64, _ context: CallContext
    ) async throws -> IdentityV1.Relative {
        let (place, isNew, settle, receipt) = try await people.store.settling {
            let (_, stored) = try await people.store.read(
                holder.partition, holder.openSession, .record(KitRecordSets.dependants, key: id),
                options: context.onward)
            guard let stored, !stored.value.ends, stored.value.code?.handle == handle else { throw RPCError.linkMoved }
            let isNew = stored.value.linkedAt == 0
            let place = KitV1.StoredDependant(
                personKey: stored.value.personKey, linkedAt: isNew ? now : stored.value.linkedAt)
            let settle = settling(id, try PartitionKey(place.personKey), now)
            let receipt = try await people.store.write(holder.partition, options: context.onward) { change in
                holder.requireOpenSession(in: &change)
                change.require(KitRecordSets.dependants, key: id, version: stored.version)
                try change.put(place, as: id)
                try change.put(settle, in: IdentityRecordSets.relativeEffects, key: settle.key)
            }
            return (place, isNew, settle, receipt)
        }
        let dependant = try PartitionKey(place.personKey)
        try await afterwards(settle, of: holder, receipt, context) {
            // The link of a child who is confirmed is there; it has been since before this call.
            guard isNew else { return try await links.confirm(id, of: dependant, options: context.onward) }
            let link = KitV1.StoredProxy(holderKey: holder.partition.bytes, linkedAt: now, byCode: true)
            try await links.link(
                link, as: id, of: dependant, holderName: RelativeLinks.masked(me), tellsBySMS: tellsBySMS,
                options: context.onward)
        }
        return try relative(id, place, person, now: now)
    }

    /// A link as its holder sees it.
    func relative(
        _ id: [UInt8], _ place: KitV1.StoredDependant, _ person: IdentityV1.StoredPerson?, now: Int64
    ) throws -> IdentityV1.Relative {
        let profile = try person.map {
            try people.profile(
                of: $0, key: try PartitionKey(place.personKey), today: ChinaDay(of: Instant(seconds: now)))
        }
        let isInForce = RelativeRules.isInForce(lapsesAt: place.lapsesAt, at: now)
        return .init(
            relativeId: id, state: isInForce ? .linked : .lapsed, maskedName: profile?.maskedName ?? "",
            maskedDocumentNumber: profile?.maskedDocumentNumber ?? "", linkedAt: .init(seconds: place.linkedAt),
            lapsesAt: place.lapsesAt == 0 ? nil : .init(seconds: place.lapsesAt))
    }
}

extension RPCError {
    /// UNAUTHENTICATED: the code is wrong, or none was sent.
    fileprivate static var codeWrong: RPCError {
        RPCError(.unauthenticated, "the code is wrong").with(reason: "SMS_CODE_WRONG")
    }

    /// UNAUTHENTICATED: no code of the link is valid now.
    fileprivate static var codeGone: RPCError {
        RPCError(.unauthenticated, "no code is valid now; ask for a new one").with(reason: "SMS_CODE_GONE")
    }
}
