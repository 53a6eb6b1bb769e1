import Crypto
public import KitRecords
public import RPC
public import Security
public import StorageClient
import Values
import Wire

/// All proposals that need another person: the one mechanism behind every rule of two persons.
///
/// A proposal is proposed, then approved, then done; or it is rejected, or it expires. Each step is one write, which demands
/// the proposal as it was read: two approvals at the same moment never count as one, and one never counts twice. The write
/// holds the step's entry of the audit, and where somebody has decided the effect that its domain carries out.
///
/// ```swift
/// let book = ApprovalBook(in: store, kept: reference.retention.approvals, now: surroundings.now)
/// let id = try await book.propose(proposal, options: options)
/// ```
public struct ApprovalBook: Sendable {
    /// Seconds for which a proposal is kept after it would have expired, and an entry of audit after its step.
    public let kept: Int64
    let store: Store
    let now: @Sendable () -> Int64

    /// - Parameters:
    ///   - kept: As ``kept``.
    ///   - now: Seconds since 1970.
    public init(in store: Store, kept: Int64, now: @escaping @Sendable () -> Int64) {
        self.store = store
        self.kept = kept
        self.now = now
    }

    /// The one partition of all proposals. Its key hides nothing.
    public static let partition: PartitionKey = {
        let hash = Array(SHA256.hash(data: Array("shuangma/approvals".utf8)))
        guard let key = try? PartitionKey(Array(hash.prefix(PartitionKey.length))) else {
            preconditionFailure("a hash of SHA-256 is longer than a key")
        }
        return key
    }()

    /// A proposal; nil when there is none.
    ///
    /// - Parameter id: 16 bytes.
    public func find(
        _ id: [UInt8], options: CallOptions
    ) async throws -> Versioned<KitV1.StoredApproval>? {
        try await store.read(Self.partition, .record(KitRecordSets.approvals, key: id), options: options)
    }

    /// Proposals of one state, the oldest first.
    ///
    /// - Parameter after: Key of the last one of the page before; empty for the beginning.
    public func page(
        _ state: KitV1.StoredApprovalState, after: [UInt8] = [], limit: Int, options: CallOptions
    ) async throws -> RecordPage<KitV1.StoredApproval> {
        let prefix = UInt8(truncatingIfNeeded: state.rawValue)
        return try await store.read(
            Self.partition,
            .range(
                KitRecordSets.approvalIndex, from: after.isEmpty ? [prefix] : after + [0], until: [prefix + 1],
                limit: limit), options: options)
    }

    /// How large all proposals are that count together with one.
    public func total(of approval: KitV1.StoredApproval, options: CallOptions) async throws -> UInt64 {
        try await sum(approval.sumKey, options)?.value.total ?? approval.size
    }

    func sum(_ key: [UInt8], _ options: CallOptions) async throws -> Versioned<KitV1.StoredApprovalSum>? {
        guard !key.isEmpty else { return nil }
        return try await store.read(Self.partition, .record(KitRecordSets.approvalSums, key: key), options: options)
    }

    /// Makes a step of a proposal, over what was read.
    ///
    /// - Parameters:
    ///   - staff: Who makes it; nil for time and for workers.
    ///   - more: What else belongs to the step.
    func write(
        _ next: KitV1.StoredApproval, over read: Versioned<KitV1.StoredApproval>?, _ step: ApprovalTrail.Step,
        by staff: Principal.Staff?, _ options: CallOptions, _ more: (inout ChangeSet) throws -> Void = { _ in }
    ) async throws {
        let expires = GoogleProtobuf.Timestamp(seconds: next.expiresAt + kept)
        try await store.write(Self.partition, options: options) { change in
            if let read {
                change.require(KitRecordSets.approvals, key: next.id, version: read.version)
                change.delete(KitRecordSets.approvalIndex, key: read.value.indexKey)
            } else {
                change.requireAbsent(KitRecordSets.approvals, key: next.id)
            }
            try change.put(next, in: KitRecordSets.approvals, key: next.id, expires: expires)
            try change.put(next, in: KitRecordSets.approvalIndex, key: next.indexKey, expires: expires)
            if step.isDecision {
                try change.put(
                    KitV1.StoredApprovalEffect(kind: next.kind), in: KitRecordSets.approvalEffects, key: next.id)
            }
            try ApprovalTrail.record(step, of: next, by: staff, at: now(), kept: kept, in: &change)
            try more(&change)
        }
    }
}

extension ChangeSet {
    /// Demands a sum as it was read, and makes it another one.
    mutating func put(
        _ total: UInt64, _ key: [UInt8], over read: Versioned<KitV1.StoredApprovalSum>?,
        expires: GoogleProtobuf.Timestamp
    ) throws {
        if let read {
            require(KitRecordSets.approvalSums, key: key, version: read.version)
        } else {
            requireAbsent(KitRecordSets.approvalSums, key: key)
        }
        try put(KitV1.StoredApprovalSum(total: total), in: KitRecordSets.approvalSums, key: key, expires: expires)
    }
}

extension KitV1.StoredApproval {
    /// Key under which pages find it: state, time, id.
    var indexKey: [UInt8] {
        [UInt8(truncatingIfNeeded: state.rawValue)] + SortKey.instant(seconds: proposed?.at ?? 0) + id
    }

    /// Its scope.
    public var scope: ApprovalScope { ApprovalScope(divisions: divisions) }

    /// Whether a member of staff sees what it is to bring about: their own, and what they may decide about.
    public func isContentVisible(to staff: Principal.Staff) -> Bool {
        proposed?.name == staff.name || isDecided(by: staff) && scope.isCovered(by: staff)
    }

    /// Whether it waits for persons who decide, at a moment in seconds since 1970.
    public func isOpen(at now: Int64) -> Bool { state == .proposed && now < expiresAt }

    /// How many persons have to approve it.
    ///
    /// - Parameter total: Size of all that counts together.
    public func approvalsNeeded(total: UInt64) -> Int { higherAbove > 0 && total > higherAbove ? 2 : 1 }
}

extension KitV1.StoredApprovalStep {
    init(_ staff: Principal.Staff, at now: Int64) {
        self.init(name: staff.name, organisation: staff.organisation, divisions: staff.divisions, at: now)
    }
}
