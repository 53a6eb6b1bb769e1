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

/// Keeps the records of persons in step with the holders of numbers (TRIP-12).
struct NumberEffects: Sendable {
    let holders: NumberHolders
    /// What is left to do when a number has another holder, in the partition of the phone.
    let changed: Effects<IdentityV1.StoredHolderEffect>
    /// What is left to do when a person has another number, in the partition of the person.
    let moved: Effects<IdentityV1.StoredMoveEffect>

    init(people: PersonDirectory, surroundings: Surroundings) {
        let holders = NumberHolders(people: people, surroundings: surroundings)
        let changed = Effects(in: people.store, IdentityRecordSets.holderEffects) { effect, options in
            try await holders.settle(effect.message, options)
        }
        self.holders = holders
        self.changed = changed
        moved = Effects(in: people.store, IdentityRecordSets.moveEffects) { effect, options in
            for (phone, change) in try await holders.finish(effect, options) {
                await changed.complete(change, of: try people.partition(of: phone), options)
            }
        }
    }

    /// Gives a number to a person, and completes what follows from that.
    ///
    /// - Returns: Who held the number before, and who does now.
    func claim(
        _ phone: Phone, _ claim: PhoneClaim, by row: PhoneClaims.Row, options: CallOptions
    ) async throws -> NumberHolders.Change {
        let change = try await holders.claim(phone, claim, by: row, options: options)
        await changed.complete(change, of: try holders.people.partition(of: phone), options)
        return change
    }

    /// Looks at a number again that was given to a person whose record names it since, and completes what follows.
    ///
    /// - Returns: Whether the person still holds it.
    func confirm(_ phone: Phone, of person: [UInt8], options: CallOptions) async throws -> Bool {
        let change = try await holders.confirm(phone, of: person, options: options)
        await changed.complete(change, of: try holders.people.partition(of: phone), options)
        return change.after == person
    }
}

extension Effects<IdentityV1.StoredHolderEffect> {
    /// Completes what a change of a number has left to do.
    fileprivate func complete(
        _ change: NumberHolders.Change, of partition: PartitionKey, _ options: CallOptions
    ) async {
        guard let receipt = change.receipt else { return }
        for effect in change.effects {
            await complete(effect, key: effect.key, of: partition, writtenBy: receipt, options: options)
        }
    }
}

// MARK: - Another holder

extension NumberHolders {
    /// Most times that the holder may change while a person's record is brought in step with it.
    private static let passesMax = 10

    /// Brings the record of a person in step with the holder of a number.
    ///
    /// Who has lost the number loses it from their record, with all sessions, which were opened with it, and is told. Who
    /// holds it again gets it back.
    fileprivate func settle(_ effect: IdentityV1.StoredHolderEffect, _ options: CallOptions) async throws {
        let phone = try Phone(effect.phone)
        let partition = try people.partition(of: phone)
        let person = try PartitionKey(effect.personKey)
        // After each change the holder is looked at again: it may have changed just before.
        for _ in 0..<Self.passesMax {
            let holder = try await people.store.read(partition, .record(KitRecordSets.holder), options: options)
            let isHeld = holder?.value.personKey == effect.personKey
            let isInStep = try await people.store.settling {
                let stored = try await people.store.read(person, .record(IdentityRecordSets.person), options: options)
                guard let stored else { return true }
                if isHeld { return try await restore(phone, partition, to: stored, of: person, options) }
                return try await remove(phone, partition, from: stored, of: person, tells: effect.wasHolder, options)
            }
            if isInStep { return }
        }
        throw RPCError(.aborted, "the number changes hands too often").with(reason: "CONFLICT")
    }

    /// - Returns: Whether nothing was to be done.
    private func restore(
        _ phone: Phone, _ partition: PartitionKey, to stored: Versioned<IdentityV1.StoredPerson>,
        of person: PartitionKey, _ options: CallOptions
    ) async throws -> Bool {
        guard !stored.value.holds(phone) else { return true }
        guard stored.value.lostPhoneKey == partition.bytes else {
            // The person has another number by now.
            let claim = PhoneClaim(person: person.bytes, order: stored.value.order, at: surroundings.now())
            _ = try await leave(phone, lastClaim(of: person, on: partition, else: claim, options), options: options)
            return true
        }
        let rowKey = try stored.value.rowKey(in: people)
        var list = NumberList(stored.value)
        list.add(.init(number: phone.number, isOfRow: rowKey == partition.bytes))
        try await people.store.write(person, options: options) { change in
            change.require(IdentityRecordSets.person, version: stored.version)
            var next = stored.value.having(list, rowKey: rowKey)
            next.lostPhoneKey = []
            try change.put(next, in: IdentityRecordSets.person)
        }
        return false
    }

    /// - Returns: Whether nothing was to be done.
    private func remove(
        _ phone: Phone, _ partition: PartitionKey, from stored: Versioned<IdentityV1.StoredPerson>,
        of person: PartitionKey, tells: Bool, _ options: CallOptions
    ) async throws -> Bool {
        guard stored.value.holds(phone) else { return true }
        let rowKey = try stored.value.rowKey(in: people)
        var list = NumberList(stored.value)
        list.remove(phone.number)
        let isLast = list.entries.isEmpty
        let open = isLast ? nil : try await OpenSessions(of: person, in: people.store, options: options)
        try await people.store.write(person, options: options) { change in
            change.require(IdentityRecordSets.person, version: stored.version)
            var next = stored.value.having(list, rowKey: rowKey)
            if isLast || rowKey == partition.bytes { next.lostPhoneKey = partition.bytes }
            try change.put(next, in: IdentityRecordSets.person)
            // A login demands the record as it was, and replaces that of openings, so that none can slip in.
            if let open {
                open.end(openedWith: [phone.number], in: &change)
            } else {
                change.deleteAll(KitRecordSets.sessions)
                try change.endLinksOfHolder(at: surroundings.now())
            }
            guard tells else { return }
            try change.notify(
                Notification(
                    .numberLost, at: Instant(seconds: surroundings.now()), fields: ["phone": phone.masked]),
                id: surroundings.random(8), kept: people.reference.retention.notifications)
        }
        return false
    }

    /// The newest claim on a number, when it is the person's.
    private func lastClaim(
        of person: PartitionKey, on partition: PartitionKey, else other: PhoneClaim, _ options: CallOptions
    ) async throws -> PhoneClaim {
        let stored = try await people.store.read(partition, .record(KitRecordSets.holder), options: options)
        guard let claim = PhoneClaims(stored?.value).claims.last, claim.person == person.bytes else { return other }
        return claim
    }
}

// MARK: - Another number

extension NumberHolders {
    /// Takes the old number from a person who has another one, and gives the new one to them.
    ///
    /// - Returns: The numbers that were changed.
    fileprivate func finish(
        _ effect: Effect<IdentityV1.StoredMoveEffect>, _ options: CallOptions
    ) async throws -> [(Phone, Change)] {
        let person = try await people.store.read(
            effect.partition, .record(IdentityRecordSets.person), options: options)
        guard let person = person?.value else { return [] }
        var changes: [(Phone, Change)] = []
        let left = try Phone(effect.message.left)
        if !person.holds(left) {
            let order = SourceOrder(
                revision: effect.message.leftRevision, issuedAt: effect.message.leftIssuedAt.flatMap(Instant.init))
            let row = PhoneClaim(person: effect.partition.bytes, order: order, at: surroundings.now())
            // A number that an application gave is claimed by no row.
            let claim = try await lastClaim(
                of: effect.partition, on: people.partition(of: left), else: row, options)
            changes.append((left, try await leave(left, claim, options: options)))
        }
        // What an application gave was claimed before it was written down.
        if let named = NumberList(person).ofRow {
            let phone = try Phone(named.number)
            let claim = PhoneClaim(
                person: effect.partition.bytes, order: person.order,
                at: person.order.issuedAt?.seconds ?? surroundings.now())
            changes.append((phone, try await self.claim(phone, claim, by: .repeated, options: options)))
        }
        return changes
    }
}
