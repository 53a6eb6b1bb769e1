import AuditContracts
import AuditRecords
import CommonContracts
import Kit
import RPC
import Security
import StorageClient
import Values

/// Lists what a member of staff or an organisation looked up, newest first, by the index that the keepers write.
///
/// Each entry is read from the chain of its person: what is shown is what the chain binds.
struct LookUpReader: Sendable {
    /// Bytes of a key behind the hash of the actor: moment, partition, sequence.
    private static let placeBytes = 12 + PartitionKey.length + 8
    /// Most entries that are read at the same time.
    private static let atOnce = 16

    private struct Place {
        let key: [UInt8]
        let person: PartitionKey
        let sequence: UInt64

        init(_ key: [UInt8]) throws {
            self.key = Array(key.suffix(LookUpReader.placeBytes))
            person = try PartitionKey(Array(self.key.dropFirst(12).prefix(PartitionKey.length)))
            sequence = AuditChain.sequence(of: key)
        }
    }

    let store: Store
    let persons: PersonResolver
    let hash: KeyedHash

    /// A page of an actor's look-ups. Those of persons outside the divisions of the caller are left out, so that a page may
    /// be shorter than it was asked for.
    ///
    /// - Throws: ``FieldProblem`` for the page.
    func page(of actor: LookUpActor, _ page: Page, _ context: CallContext) async throws -> TrailReader.PageOfChain {
        let places = try await places(of: actor, page, context.onward)
        let shown = places.prefix(page.size)
        let seen = try await within(context, Array(shown))
        let entries = try await entries(at: seen, context.onward)
        let next = places.count > page.size ? shown.last.map { PageToken(bytes: $0.key).text } : nil
        return (entries, next ?? "")
    }

    /// The newest look-ups before the page's token, one more than the page has if there are so many.
    private func places(of actor: LookUpActor, _ page: Page, _ options: CallOptions) async throws -> [Place] {
        let prefix = actor.prefix(hash)
        if let token = page.token, token.bytes.count != Self.placeBytes {
            throw FieldProblem(field: "page_token", reason: "is of no page")
        }
        let until = prefix + (page.token?.bytes ?? Array(repeating: 0xFF, count: Self.placeBytes + 1))
        let store = store
        let found = try await withThrowingTaskGroup(of: [[UInt8]].self) { group in
            for partition in AuditPartitions.logs {
                group.addTask {
                    try await store.read(
                        partition,
                        .range(
                            AuditRecordSets.lookUps, from: prefix, until: until, descending: true,
                            limit: page.size + 1), options: options
                    ).records.map(\.key)
                }
            }
            return try await group.reduce(into: []) { $0 += $1 }
        }
        return try found.sorted { $1.lexicographicallyPrecedes($0) }.prefix(page.size + 1).map(Place.init)
    }

    /// Those of persons who live in the divisions of the caller.
    private func within(_ context: CallContext, _ places: [Place]) async throws -> [Place] {
        guard case .staff(let staff) = context.principal, !staff.divisions.isEmpty else { return places }
        let residences = try await persons.residences(
            of: places.map { PersonKey(bytes: $0.person.bytes) }, options: context.onward)
        return zip(places, residences).filter { staff.covers($1?.description) }.map(\.0)
    }

    /// The entries of the chains. One whose time is over meanwhile is left out.
    private func entries(at places: [Place], _ options: CallOptions) async throws -> [AuditV1.TrailEntry] {
        var entries: [AuditV1.TrailEntry?] = Array(repeating: nil, count: places.count)
        let store = store
        try await withThrowingTaskGroup(of: (Int, AuditV1.TrailEntry?).self) { group in
            for (number, place) in places.enumerated() {
                if number >= Self.atOnce, let (done, entry) = try await group.next() { entries[done] = entry }
                group.addTask {
                    let page = try await store.read(
                        place.person,
                        .entries(
                            AuditChains.ofPersons, from: place.sequence, until: place.sequence + 1, limit: 1),
                        options: options)
                    return (
                        number,
                        page.entries.first.map {
                            .init(sequence: $0.sequence, entry: $0.value, personKey: place.person.bytes)
                        }
                    )
                }
            }
            for try await (done, entry) in group { entries[done] = entry }
        }
        return entries.compactMap(\.self)
    }
}
