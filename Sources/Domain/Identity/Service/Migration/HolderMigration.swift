import IdentityContracts
import IdentityCore
import IdentityRecords
import Kit
import KitRecords
import RPC
public import StorageClient
import Values

/// Gives each number one holder, once after an upgrade (TRIP-12).
///
/// Before, a number had a record for each person who was ever registered with it. Persons must have their former keys still.
public struct HolderMigration: Sendable {
    /// The record sets that it reads. Their records are gone when it is done.
    public static let sets = [AnyRecordSet(oldHolders)]

    /// What was done.
    public struct Count: Sendable, Equatable {
        /// Numbers that got their holder.
        public var numbers = 0
        /// Persons who lost a number, because a person who was registered later holds it.
        public var lost = 0
        /// Sessions of theirs that ended.
        public var sessions = 0
        /// Trip consents that ended, of them or under a key that is gone; their citizens consent again.
        public var consents = 0

        /// Nothing yet.
        public init() {}

        /// Adds what was done elsewhere.
        public static func += (sum: inout Self, more: Self) {
            sum.numbers += more.numbers
            sum.lost += more.lost
            sum.sessions += more.sessions
            sum.consents += more.consents
        }
    }

    /// Holders of a phone by person key, as they were stored until a number had one holder. The message had the key as its
    /// field 1, as this one has.
    static let oldHolders = RecordSet<KitV1.StoredHolder>(3, name: "shared-holders", in: .phone)

    /// The most consents that one write removes singly.
    private static let deletesMax = 200

    private let persons: PersonMigration
    private var people: PersonDirectory { persons.people }
    private var isDryRun: Bool { persons.isDryRun }
    private var now: Int64 { persons.surroundings.now() }

    /// A migration with the store of `persons`.
    public init(_ persons: PersonMigration) { self.persons = persons }

    /// A person who was registered with the number.
    private struct Holder {
        /// The person's partition at present, and after persons get their new keys.
        let partition: PartitionKey
        let key: [UInt8]
        let person: Versioned<IdentityV1.StoredPerson>
        /// Whether the person's record names the number.
        let isCurrent: Bool
    }

    /// Gives a number its holder: of the persons whose records name it, the one who was registered with it last.
    ///
    /// The others lose it, with their sessions, and are told. Where the number had several, stays and codes of before are
    /// nobody's: nothing tells whose they are.
    ///
    /// - Parameter phone: Partition of the phone.
    public func renew(_ phone: PartitionKey) async throws -> Count {
        try await people.store.settling {
            let (old, stored, consents) = try await people.store.read(
                phone, .all(Self.oldHolders), .record(KitRecordSets.holder), .all(KitRecordSets.tripConsents))
            guard !old.isEmpty else { return Count() }
            let holders = try await holders(old.sorted { $0.version < $1.version }.map(\.key), of: phone)
            var count = Count()
            count.numbers = 1
            let last = holders.last { $0.isCurrent }
            for holder in holders where holder.isCurrent && holder.key != last?.key {
                count.lost += 1
                count.sessions += try await takeNumber(from: holder, phone)
            }
            // A consent names its person by key: one that is gone, or of a person who holds the number no longer.
            let ended = consents.filter { $0.key != last?.key }
            count.consents = ended.count
            guard !isDryRun else { return count }
            let claims = claims(of: holders, known: PhoneClaims(stored?.value))
            try await people.store.write(phone) { change in
                change.demand(stored, in: KitRecordSets.holder)
                try change.put(KitV1.StoredHolder(claims), in: KitRecordSets.holder)
                change.deleteAll(Self.oldHolders)
                if ended.count > Self.deletesMax {
                    change.deleteAll(KitRecordSets.tripConsents)
                } else {
                    for consent in ended { change.delete(KitRecordSets.tripConsents, key: consent.key) }
                }
                if holders.count > 1 { change.deleteAll(IdentityRecordSets.smsCodes) }
            }
            return count
        }
    }

    /// The persons behind keys, in their order: first those whose records name another number by now.
    private func holders(_ keys: [[UInt8]], of phone: PartitionKey) async throws -> [Holder] {
        var holders: [Holder] = []
        for key in keys {
            let partition = try PartitionKey(key)
            guard let person = try await people.store.read(partition, .record(IdentityRecordSets.person)) else {
                continue
            }
            let named = person.value.phone.isEmpty ? nil : try people.partition(of: Phone(person.value.phone))
            let identity = try persons.identity(of: person.value.document)
            holders.append(
                Holder(
                    partition: partition, key: identity?.partition.bytes ?? key, person: person,
                    isCurrent: named == phone))
        }
        return holders.filter { !$0.isCurrent } + holders.filter(\.isCurrent)
    }

    private func claims(of holders: [Holder], known: PhoneClaims) -> PhoneClaims {
        var persons: [[UInt8]] = []
        for holder in holders where persons.last != holder.key { persons.append(holder.key) }
        // A number of one person is that person's from before anything is known.
        let at = persons.count > 1 ? now : 0
        var claims = PhoneClaims(
            claims: persons.map { PhoneClaim(person: $0, order: .none, at: at) },
            isLeft: holders.last?.isCurrent != true && !persons.isEmpty)
        // What services of this version have stored is newer.
        for claim in known.claims { claims.add(claim, by: .news) }
        return claims
    }

    /// Removes the number from the record of a person who holds it no longer.
    ///
    /// - Returns: How many sessions ended.
    private func takeNumber(from holder: Holder, _ phone: PartitionKey) async throws -> Int {
        let sessions = try await people.store.read(holder.partition, .all(KitRecordSets.sessions)).count
        guard !isDryRun else { return sessions }
        let number = try Phone(holder.person.value.phone)
        try await people.store.write(holder.partition) { change in
            change.require(IdentityRecordSets.person, version: holder.person.version)
            var next = holder.person.value
            (next.phone, next.lostPhoneKey) = ("", phone.bytes)
            try change.put(next, in: IdentityRecordSets.person)
            change.deleteAll(KitRecordSets.sessions)
            try change.notify(
                Notification(.numberLost, at: Instant(seconds: now), fields: ["phone": number.masked]),
                id: Array(phone.bytes.prefix(8)), kept: people.reference.retention.notifications)
        }
        return sessions
    }
}
