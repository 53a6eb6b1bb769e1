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

/// Who holds which number (TRIP-12): the records of phones' partitions.
///
/// When a number changes hands, one write sets its holder, removes consents and codes, and leaves the effects by which the
/// records of persons follow.
struct NumberHolders: Sendable {
    let people: PersonDirectory
    let surroundings: Surroundings

    /// What a change of a number led to.
    struct Change {
        /// Key of the person who held the number before; nil when nobody did.
        let before: [UInt8]?
        /// Key of the person who holds it now; nil when nobody does.
        let after: [UInt8]?
        /// What is left to do, with the write that says so; none when nothing was written.
        let effects: [IdentityV1.StoredHolderEffect]
        let receipt: WriteReceipt?
    }

    /// Gives a number to a person, if the row is the newest that names it.
    func claim(
        _ phone: Phone, _ claim: PhoneClaim, by row: PhoneClaims.Row, options: CallOptions
    ) async throws -> Change {
        try await change(phone, news: row == .news ? claim.person : nil, options) { $0.add(claim, by: row) }
    }

    /// Gives a number that nobody holds to a person who has proved it by a code.
    ///
    /// - Returns: Whether the person holds it now.
    func claimFree(_ phone: Phone, for person: [UInt8], options: CallOptions) async throws -> Bool {
        let partition = try people.partition(of: phone)
        return try await people.store.settling {
            let stored = try await people.store.read(partition, .record(KitRecordSets.holder), options: options)
            var claims = PhoneClaims(stored?.value)
            if let holder = claims.holder { return holder == person }
            let wasKnown = !claims.claims.isEmpty
            claims.bind(person, at: surroundings.now())
            try await people.store.write(partition, options: options) { change in
                change.demand(stored, in: KitRecordSets.holder)
                try change.put(KitV1.StoredHolder(claims), in: KitRecordSets.holder)
                if wasKnown { Self.forget(in: &change) }
            }
            return true
        }
    }

    /// Looks at a number again that was given to a person whose record names it since.
    ///
    /// - Returns: What the person's record has to follow, if somebody else has got the number meanwhile.
    func confirm(_ phone: Phone, of person: [UInt8], options: CallOptions) async throws -> Change {
        try await change(phone, news: person, options) { _ in }
    }

    /// Takes a number from a person whose record does not name it.
    func letGo(_ phone: Phone, of person: PartitionKey, options: CallOptions) async throws -> Change? {
        let partition = try people.partition(of: phone)
        let stored = try await people.store.read(partition, .record(KitRecordSets.holder), options: options)
        guard let claim = PhoneClaims(stored?.value).claims.last, claim.person == person.bytes else { return nil }
        return try await leave(phone, claim, options: options)
    }

    /// What was proved or consented to before a number changed hands counts for nobody after it. Devices of the former
    /// holder are strangers to the number.
    private static func forget(in change: inout ChangeSet) {
        change.deleteAll(KitRecordSets.tripConsents)
        change.deleteAll(IdentityRecordSets.smsCodes)
        change.deleteAll(IdentityRecordSets.devices)
    }

    /// Takes a number from a person who has another one, unless a newer row has given it away already.
    ///
    /// - Parameter claim: The row by which the person had it.
    func leave(_ phone: Phone, _ claim: PhoneClaim, options: CallOptions) async throws -> Change {
        try await change(phone, news: nil, options) { $0.leave(claim) }
    }

    /// What a write of a claim on a number of which nothing is known demands and changes.
    func firstClaim(_ phone: Phone, _ claim: PhoneClaim) throws -> PartitionWrite {
        var claims = PhoneClaims()
        claims.add(claim, by: .news)
        return try PartitionWrite(try people.partition(of: phone)) { change in
            change.requireAbsent(KitRecordSets.holder)
            try change.put(KitV1.StoredHolder(claims), in: KitRecordSets.holder)
        }
    }

    /// - Parameter news: The person whose record names the number since a moment ago; nil when there is none.
    private func change(
        _ phone: Phone, news: [UInt8]?, _ options: CallOptions, _ edit: (inout PhoneClaims) -> Void
    ) async throws -> Change {
        let partition = try people.partition(of: phone)
        return try await people.store.settling {
            let stored = try await people.store.read(partition, .record(KitRecordSets.holder), options: options)
            let before = PhoneClaims(stored?.value)
            var after = before
            edit(&after)
            let affected = Self.affected(before, after, news)
            let isSame = before == after
            guard !isSame || !affected.isEmpty else {
                return Change(before: before.holder, after: after.holder, effects: [], receipt: nil)
            }
            let effects = affected.map { person, wasHolder in
                IdentityV1.StoredHolderEffect(personKey: person, phone: phone.number, wasHolder: wasHolder)
            }
            let receipt = try await people.store.write(partition, options: options) { change in
                change.demand(stored, in: KitRecordSets.holder)
                try change.put(KitV1.StoredHolder(after), in: KitRecordSets.holder)
                if before.holder != after.holder, !before.claims.isEmpty { Self.forget(in: &change) }
                for effect in effects {
                    try change.put(effect, in: IdentityRecordSets.holderEffects, key: effect.key)
                }
            }
            return Change(before: before.holder, after: after.holder, effects: effects, receipt: receipt)
        }
    }

    /// The persons whose records have to follow a change, and whether they held the number before.
    private static func affected(
        _ before: PhoneClaims, _ after: PhoneClaims, _ news: [UInt8]?
    ) -> [(person: [UInt8], wasHolder: Bool)] {
        var affected: [(person: [UInt8], wasHolder: Bool)] = []
        // Who has left the number by a row of their own has a record that says so already.
        if let old = before.holder, old != after.holder, after.claims.last?.person != old {
            affected.append((old, true))
        }
        // Who gets a number back may have a record that says it was lost.
        if let new = after.holder, new != before.holder, before.knows(new) { affected.append((new, false)) }
        if let news, news != after.holder, news != before.holder { affected.append((news, false)) }
        return affected
    }
}

extension IdentityV1.StoredHolderEffect {
    /// Names the effect within its partition. What a person is to be told is not replaced by what they are not.
    var key: [UInt8] { personKey + [wasHolder ? 1 : 0] }
}

// MARK: - Records

extension PhoneClaims {
    /// What a record says; nothing when there is none.
    init(_ stored: KitV1.StoredHolder?) {
        let claims = (stored?.claims ?? []).map { claim in
            PhoneClaim(
                person: claim.personKey,
                order: SourceOrder(revision: claim.revision, issuedAt: claim.issuedAt.flatMap(Instant.init)),
                at: claim.at, isProved: claim.proved)
        }
        self.init(claims: claims, isLeft: stored?.personKey.isEmpty == true && !claims.isEmpty)
    }
}

extension KitV1.StoredHolder {
    /// The record of a number.
    init(_ claims: PhoneClaims) {
        self.init(
            personKey: claims.holder ?? [], since: claims.since,
            claims: claims.claims.map { claim in
                KitV1.StoredClaim(
                    personKey: claim.person, issuedAt: claim.order.issuedAt.map { .init($0) },
                    revision: claim.order.revision, at: claim.at, proved: claim.isProved)
            })
    }
}
