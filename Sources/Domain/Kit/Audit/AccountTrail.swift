import CommonContracts
import Formats
import KitRecords
public import Logging
public import RPC
public import Security
public import StorageClient
import Synchronization
import Values

/// What accounts of staff and feeds do that is about no single person: calls, imports, refusals (AUD-1).
///
/// Each account has a chain in a partition of its own. A call and the end of an import are appended before the caller gets
/// an answer. Refusals show nothing, so that they are gathered and appended within a second or two: somebody who is
/// refused a thousand times a second fills no disk. Refusals of a token that was good once are gathered for a minute:
/// whoever has an old token may show it for months. What is gathered is lost when the process is killed.
///
/// ```swift
/// let trail = AccountTrail(in: store, hash: hash, kept: reference.retention.audit, surroundings: .system, logger: logger)
/// group.addTask { await trail.run() }
/// ```
public final class AccountTrail: StaffCallLog {
    /// Most kinds of refusals that wait at a time. Further ones wait for room: the calls are answered late.
    static let refusalsMax = 10_000
    private static let interval: Duration = .seconds(1)
    /// Seconds for which refusals of a token are gathered.
    static let tokenInterval: Int64 = 60

    private struct Refused: Hashable {
        let account: String
        let refusal: StaffCallRefusal
        /// Of a refused token its id, so that each one is told; else empty.
        let token: [UInt8]
    }

    private struct Tally {
        let staff: Principal.Staff
        let at: Instant
        var count = 0
    }

    private let store: Store
    private let hash: KeyedHash
    private let kept: Int64
    private let now: @Sendable () -> Instant
    private let logger: Logger
    private let pause: @Sendable (Duration) async throws -> Void
    private let refusals = Mutex<[Refused: Tally]>([:])

    /// - Parameters:
    ///   - hash: Hides names of accounts in the keys of partitions.
    ///   - kept: Seconds for which entries are kept.
    ///   - pause: Waits; tests decide how long that takes.
    public init(
        in store: Store, hash: KeyedHash, kept: Int64, surroundings: Surroundings, logger: Logger,
        pause: @escaping @Sendable (Duration) async throws -> Void = { try await Task.sleep(for: $0) }
    ) {
        self.store = store
        self.hash = hash
        self.kept = kept
        now = { Instant(seconds: surroundings.now()) }
        self.logger = logger
        self.pause = pause
    }

    /// The partition of an account's chain.
    public func partition(of account: String) throws -> PartitionKey {
        try PartitionKey(hash.partition(.account, account))
    }

    public func note(callOf staff: Principal.Staff, _ context: CallContext) async throws {
        try await append(
            AuditEntry(.staffCall, at: now(), by: .staff(staff), method: context.fullMethod), staff, context)
    }

    /// Notes that an import of the caller has ended, with what became of its rows.
    ///
    /// - Returns: The report.
    /// - Throws: What keeps the entry from being durable: the caller repeats the import, which changes nothing more.
    public func ended(_ report: CommonV1.ImportReport, _ context: CallContext) async throws -> CommonV1.ImportReport {
        guard case .staff(let staff) = context.principal else { return report }
        var facts: [AuditFact: String] = [
            .rows: "\(report.received)", .accepted: "\(report.accepted)", .unchanged: "\(report.unchanged)",
            .superseded: "\(report.superseded)", .rejected: "\(report.rejected)",
            .waiting: "\(report.waiting)",
        ]
        if !report.importId.isEmpty { facts[.imported] = Hexadecimal.text(report.importId) }
        let entry = AuditEntry(
            .import, at: now(), by: .staff(staff), method: context.fullMethod, facts: facts)
        try await append(entry, staff, context)
        return report
    }

    public func note(refusalOf staff: Principal.Staff, _ refusal: StaffCallRefusal) async {
        let key = Refused(account: staff.name, refusal: refusal, token: refusal.isOfToken ? staff.token : [])
        let at = now()
        while true {
            let isNoted = refusals.withLock { refusals in
                guard refusals[key] != nil || refusals.count < Self.refusalsMax else { return false }
                refusals[key, default: Tally(staff: staff, at: at)].count += 1
                return true
            }
            if isNoted { return }
            guard (try? await pause(Self.interval)) != nil else { return }
        }
    }

    /// Appends refusals until the task is cancelled, and then once more.
    public func run() async {
        while (try? await pause(Self.interval)) != nil { await flush() }
        await Task { await flush(atEnd: true) }.value
    }

    /// Appends the refusals that wait. Those that cannot be appended wait on.
    ///
    /// - Parameter atEnd: Appends also those of tokens whose minute is not over.
    func flush(atEnd: Bool = false) async {
        for (key, tally) in taken(atEnd: atEnd) {
            do {
                let entry = AuditEntry(
                    .refusal, at: tally.at, by: .staff(tally.staff), method: key.refusal.method,
                    facts: [.reason: key.refusal.reason, .calls: "\(tally.count)"])
                let partition = try partition(of: tally.staff.name)
                try await store.write(partition) { try $0.record(entry, in: AuditChains.ofAccounts, kept: kept) }
            } catch {
                refusals.withLock { $0[key, default: Tally(staff: tally.staff, at: tally.at)].count += tally.count }
                logger.warning("refusals are appended to the audit later", metadata: ["error": "\(error)"])
            }
        }
    }

    private func taken(atEnd: Bool) -> [Refused: Tally] {
        let now = now()
        return refusals.withLock { refusals in
            let ready = refusals.filter { key, tally in
                atEnd || !key.refusal.isOfToken || abs(now.seconds - tally.at.seconds) >= Self.tokenInterval
            }
            for key in ready.keys { refusals[key] = nil }
            return ready
        }
    }

    private func append(_ entry: AuditEntry, _ staff: Principal.Staff, _ context: CallContext) async throws {
        try await store.write(partition(of: staff.name), options: context.onward) { change in
            try change.record(entry, in: AuditChains.ofAccounts, kept: kept)
        }
    }
}

extension CallContext {
    /// Service and method that are called, with a slash between.
    public var fullMethod: String { String(method.path.dropFirst()) }
}
