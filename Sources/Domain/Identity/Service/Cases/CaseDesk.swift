import IdentityContracts
import IdentityRecords
import Kit
import Logging
import RPC
import StorageClient
import Values

/// The cases and their kinds: what follows from decisions, and from time.
struct CaseDesk: Sendable {
    let book: CaseBook
    /// The kinds by name.
    let kinds: [String: any CaseKind]

    /// - Parameter kinds: Of every subject, no two of one name.
    init(_ book: CaseBook, kinds: [any CaseKind]) {
        self.book = book
        self.kinds = Dictionary(uniqueKeysWithValues: kinds.map { ($0.name, $0) })
    }

    /// What has still to follow cases, in the partitions of the persons.
    var effects: Effects<IdentityV1.StoredCaseEffect> {
        Effects(in: book.store, IdentityRecordSets.caseEffects) { effect, options in
            try await book.follow(effect.key, of: effect.partition, options: options)
            guard let stored = try await book.find(effect.key, of: effect.partition, options: options),
                stored.value.state != .open, let kind = kinds[stored.value.kind]
            else { return }
            try await kind.carryOut(stored.value, of: effect.partition, options: options)
        }
    }
}

/// Expires cases that nobody has decided about in time. Every process of the identity role runs one: a case expires
/// once, since the write demands it as it was read.
struct CaseExpiry: Sendable {
    private static let interval = Duration.seconds(60)
    private static let pageSize = 500

    let desk: CaseDesk
    let logger: Logger
    /// Waits; tests decide how long that takes.
    let pause: @Sendable (Duration) async throws -> Void

    /// Looks once a minute, until the task is cancelled.
    func run() async {
        while (try? await pause(Self.interval)) != nil, !Task.isCancelled {
            do { try await expireAll() } catch {
                logger.warning("cases are expired later", metadata: ["error": "\(error)"])
            }
        }
    }

    /// Expires what is due.
    func expireAll() async throws {
        var token: PageToken?
        repeat {
            let now = desk.book.surroundings.now()
            let page = try await desk.book.lists.page(
                of: [], from: token, limit: Self.pageSize, options: .init(), where: { _ in true })
            for entry in page.found where entry.expiresAt <= now {
                guard let kind = desk.kinds[entry.kind] else { continue }
                let person = try PartitionKey(entry.personKey)
                _ = try await desk.book.expire(entry.id, of: person, kind: kind, options: .init())
                await desk.effects.completePending(key: entry.id, of: person, options: .init())
            }
            // Those that come later expire later.
            if let last = page.found.last, last.expiresAt > now { return }
            token = page.next
        } while token != nil
    }
}
