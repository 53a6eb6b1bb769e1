import Crypto
import HealthCodeClient
import HealthCodeContracts
import HealthCodeRecords
import Kit
import KitRecords
import RPC
import Security
import StorageClient
import Synchronization
import Values

/// The list of issuers in force, as one process of the deployment knows it.
///
/// A list is read again after ``freshSeconds``, so that a revocation takes effect in every process within that time of its
/// installation. While the store does not answer, the list known last counts for ``patienceSeconds`` more; then nothing is
/// accepted.
final class TrustLists: Sendable {
    /// Seconds for which a list that was read counts without another look.
    static let freshSeconds: Int64 = 5
    /// Seconds for which a list counts when the store does not answer.
    static let patienceSeconds: Int64 = 60
    /// The kind of the proposals.
    static let kind = ApprovalKind("trust-list", deciders: [.clusterOperator], lifetime: 3 * 86_400)
    /// Most that a number may be above the one before: dates such as 2026113001 fit. After the highest number no list could
    /// follow, so that a slip of a hand would end recognition.
    private static let numbersAhead: UInt64 = 10_000_000_000
    /// Seconds for which a list that waits is kept.
    private static let candidateKept: Int64 = 10 * 86_400

    private struct Known {
        let list: TrustList?
        let readAt: Int64
    }

    private let store: Store
    private let roots: [ES256PublicKey]
    private let book: ApprovalBook
    private let now: @Sendable () -> Instant
    private let known = Mutex<Known?>(nil)

    init(in store: Store, roots: [ES256PublicKey], book: ApprovalBook, now: @escaping @Sendable () -> Instant) {
        self.store = store
        self.roots = roots
        self.book = book
        self.now = now
    }

    /// The one partition of lists. Its key hides nothing.
    static let partition: PartitionKey = {
        let hash = Array(SHA256.hash(data: Array("shuangma/recognition".utf8)))
        guard let key = try? PartitionKey(Array(hash.prefix(PartitionKey.length))) else {
            preconditionFailure("a hash of SHA-256 is longer than a key")
        }
        return key
    }()

    /// The list in force; nil where there is none, or it cannot be read for too long.
    func current(options: CallOptions) async -> TrustList? {
        let now = now().seconds
        let cached = known.withLock { $0 }
        if let cached, (0..<Self.freshSeconds).contains(now - cached.readAt) { return cached.list }
        do {
            let list = try await stored(options).list
            known.withLock { $0 = Known(list: list, readAt: now) }
            return list
        } catch {
            guard let cached, (0..<Self.patienceSeconds).contains(now - cached.readAt) else { return nil }
            return cached.list
        }
    }

    /// A list that is stored. What no pinned root has signed counts for nothing.
    struct Stored {
        let record: Versioned<HealthCodeV1.StoredTrustList>?
        let list: TrustList?

        /// The signed text; nil where no list counts.
        var text: String? { list == nil ? nil : record?.value.text }
    }

    /// The list that is stored.
    func stored(_ options: CallOptions) async throws -> Stored {
        let found = try await store.read(Self.partition, .record(HealthCodeRecordSets.trustList), options: options)
        return Stored(record: found, list: found.flatMap { TrustList($0.value.text, roots: roots) })
    }

    /// What became of a list.
    enum Outcome: Equatable {
        case inForce
        case waits(approval: [UInt8])
    }

    /// Installs a list, or proposes it where it adds an issuer or leaves one out.
    ///
    /// - Throws: INVALID_ARGUMENT for `text`; FAILED_PRECONDITION (TRUST_LIST_OLD).
    func install(_ text: String, by staff: Principal.Staff, options: CallOptions) async throws -> Outcome {
        guard let list = TrustList(text, roots: roots) else {
            throw RPCError.invalidArgument(
                field: "text", "is no list that a pinned root has signed, or is out of range")
        }
        let former = try await stored(options)
        if former.text == text { return .inForce }
        try check(list, after: former.list)
        let change = TrustChange(from: former.list, to: list)
        guard change.needsApproval else {
            try await put(list, text, over: former.record, options)
            return .inForce
        }
        let part = Array(SHA256.hash(data: Array(text.utf8)).prefix(16))
        var facts = [ApprovalFact("number", "\(list.number)")]
        facts += change.added.map { ApprovalFact("adds", Self.text($0, list)) }
        facts += change.removed.map { ApprovalFact("leaves out", Self.text($0, former.list)) }
        facts += change.revoked.map { ApprovalFact("revokes", Self.text($0, list)) }
        let proposal = Proposal(
            Self.kind, by: staff, about: "trust list \(list.number)", scope: .everywhere,
            facts: Array(facts.prefix(50)),
            part: part)
        let expires = now() + Self.candidateKept
        let id = try await book.propose(proposal, options: options) { _ in
            try await store.write(Self.partition, options: options) { change in
                try change.put(
                    .init(text: text), in: HealthCodeRecordSets.trustCandidates, key: part, expires: .init(expires))
            }
        }
        return .waits(approval: id)
    }

    /// What follows a decision about a list.
    var effects: Effects<KitV1.StoredApprovalEffect> {
        book.effects(of: Self.kind, carryOut: { try await self.carryOut($0, $1) }, letGo: { _, _ in })
    }

    private func carryOut(_ approval: KitV1.StoredApproval, _ options: CallOptions) async throws -> [ApprovalFact] {
        for part in approval.parts {
            let candidate = try await store.read(
                Self.partition, .record(HealthCodeRecordSets.trustCandidates, key: part), options: options)
            guard let text = candidate?.value.text, Array(SHA256.hash(data: Array(text.utf8)).prefix(16)) == part,
                let list = TrustList(text, roots: roots)
            else { throw RPCError(.dataLoss, "a list is not what was proposed") }
            let former = try await stored(options)
            if former.text == text { continue }
            do {
                try check(list, after: former.list)
            } catch {
                return [ApprovalFact("refused", "another list came before it, or it has lapsed")]
            }
            try await put(list, text, over: former.record, options)
        }
        return [ApprovalFact("outcome", "in force")]
    }

    private func check(_ list: TrustList, after former: TrustList?) throws {
        guard list.number > former?.number ?? 0 else {
            throw RPCError(.failedPrecondition, "a list of this number or a higher one is in force")
                .with(reason: "TRUST_LIST_OLD")
        }
        guard list.number - (former?.number ?? 0) <= Self.numbersAhead else {
            throw RPCError.invalidArgument(
                field: "text", "has a number more than \(Self.numbersAhead) above that of the list in force")
        }
        guard now().seconds < list.expires else {
            throw RPCError(.failedPrecondition, "the list has lapsed").with(reason: "TRUST_LIST_OLD")
        }
        guard list.issuedAt <= now().seconds + ColourAssertion.skewMax else {
            throw RPCError.invalidArgument(field: "text", "is dated ahead")
        }
    }

    private func put(
        _ list: TrustList, _ text: String, over former: Versioned<HealthCodeV1.StoredTrustList>?, _ options: CallOptions
    ) async throws {
        try await store.write(Self.partition, options: options) { change in
            change.require(HealthCodeRecordSets.trustList, key: [], former)
            try change.put(.init(text: text), in: HealthCodeRecordSets.trustList, key: [])
        }
        known.withLock { $0 = Known(list: list, readAt: now().seconds) }
    }

    private static func text(_ province: Division, _ list: TrustList?) -> String {
        "\(province) \(list?[province]?.name ?? "")"
    }
}
