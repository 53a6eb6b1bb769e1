public import Logging
public import RPC
public import Security
public import StorageClient
import Synchronization
import Values

/// Log-ins and enrolments that failed, before anybody is known (AUD-1).
///
/// They are counted by name, method and reason, and appended each minute: to the chain of the account of that name, or
/// without the name to one chain of the doors where there is no such account. What people type as a name may be a password
/// or a phone, so that no name is kept but those of accounts. Whoever tries names all day adds an entry a minute for each
/// account and a few for all other names, and not one for each try. What was counted is lost when the process is killed.
public final class DoorTrail: Sendable {
    /// Most kinds of tries that are told apart within a minute. Further ones count as those of no account.
    static let kindsMax = 10_000
    private static let interval: Duration = .seconds(60)

    private struct Kind: Hashable {
        let name: String
        let method: String
        let reason: String
    }

    private struct Tally {
        let at: Instant
        var count: Int
    }

    private let store: Store
    private let hash: KeyedHash
    private let kept: Int64
    private let isAccount: @Sendable (String) async throws -> Bool
    private let now: @Sendable () -> Instant
    private let logger: Logger
    private let pause: @Sendable (Duration) async throws -> Void
    private let tallies = Mutex<[Kind: Tally]>([:])

    /// - Parameters:
    ///   - hash: Hides names of accounts in the keys of partitions.
    ///   - kept: Seconds for which entries are kept.
    ///   - isAccount: Whether there is an account or feed of a name.
    ///   - pause: Waits; tests decide how long that takes.
    public init(
        in store: Store, hash: KeyedHash, kept: Int64, surroundings: Surroundings, logger: Logger,
        isAccount: @escaping @Sendable (String) async throws -> Bool,
        pause: @escaping @Sendable (Duration) async throws -> Void = { try await Task.sleep(for: $0) }
    ) {
        self.store = store
        self.hash = hash
        self.kept = kept
        self.isAccount = isAccount
        now = { Instant(seconds: surroundings.now()) }
        self.logger = logger
        self.pause = pause
    }

    /// The partition of the chain of tries under names of no account. No account has an empty name.
    public static func partition(_ hash: KeyedHash) throws -> PartitionKey {
        try PartitionKey(hash.partition(.account, ""))
    }

    /// Runs a log-in or an enrolment, and counts it when it is refused.
    ///
    /// - Parameter name: The name that was given; empty where none can be told.
    public func noting<Result>(
        _ name: String, _ context: CallContext, _ body: () async throws -> Result
    ) async throws -> Result {
        do {
            return try await body()
        } catch {
            if let reason = Self.reason(of: error) { count(name, context.fullMethod, reason, 1, since: now()) }
            throw error
        }
    }

    /// Why somebody was not let in; nil for other failures, such as a field of a wrong form.
    private static func reason(of error: any Error) -> String? {
        guard let error = error as? RPCError,
            [.unauthenticated, .permissionDenied, .resourceExhausted].contains(error.code)
        else { return nil }
        return error.detail(GoogleRPC.ErrorInfo.self)?.reason ?? ""
    }

    private func count(_ name: String, _ method: String, _ reason: String, _ more: Int, since at: Instant) {
        tallies.withLock { tallies in
            var kind = Kind(name: name, method: method, reason: reason)
            if tallies[kind] == nil, tallies.count >= Self.kindsMax {
                kind = Kind(name: "", method: method, reason: reason)
            }
            tallies[kind, default: Tally(at: at, count: 0)].count += more
        }
    }

    /// Appends what was counted until the task is cancelled, and then once more.
    public func run() async {
        while (try? await pause(Self.interval)) != nil { await flush() }
        await Task { await flush() }.value
    }

    /// Appends what was counted. What cannot be appended counts on.
    public func flush() async {
        let taken = tallies.withLock { tallies in
            defer { tallies = [:] }
            return tallies
        }
        var nameless: [Kind: Tally] = [:]
        for (kind, tally) in taken {
            do {
                let isKnown = kind.name.isEmpty ? false : try await isAccount(kind.name)
                if isKnown {
                    try await append(kind, tally)
                } else {
                    let shared = Kind(name: "", method: kind.method, reason: kind.reason)
                    nameless[shared, default: Tally(at: tally.at, count: 0)].count += tally.count
                }
            } catch {
                recount(kind, tally, error)
            }
        }
        for (kind, tally) in nameless {
            do { try await append(kind, tally) } catch { recount(kind, tally, error) }
        }
    }

    private func append(_ kind: Kind, _ tally: Tally) async throws {
        let entry = AuditEntry(
            .refusal, at: tally.at, by: .nobody, method: kind.method,
            facts: [.reason: kind.reason, .calls: "\(tally.count)"])
        let partition = try PartitionKey(hash.partition(.account, kind.name))
        try await store.write(partition) { try $0.record(entry, in: AuditChains.ofAccounts, kept: kept) }
    }

    private func recount(_ kind: Kind, _ tally: Tally, _ error: any Error) {
        count(kind.name, kind.method, kind.reason, tally.count, since: tally.at)
        logger.warning("failed log-ins are appended to the audit later", metadata: ["error": "\(error)"])
    }
}
