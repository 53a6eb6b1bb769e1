import Crypto
import KitRecords
public import RPC
public import Security
import StorageClient
import Values

/// What one person wants to do and another one has to approve.
public struct Proposal: Sendable {
    /// Most parts of a proposal. Further ones make another proposal.
    static let partsMax = 400
    /// Most facts of a proposal.
    static let factsMax = 50

    /// What it is.
    public let kind: ApprovalKind
    /// Who proposes it.
    public let proposer: Principal.Staff
    /// What it is about. Proposals of one kind, proposer, subject and day in China are parts of one while nobody has decided
    /// about it.
    public let subject: String
    /// The divisions that it reaches.
    public let scope: ApprovalScope
    /// How large it is, at least 1.
    public let size: UInt64
    /// Whether its size counts together with that of all proposals of its kind, subject and day in China.
    public let countsTogether: Bool
    /// What there is to know about it.
    public let facts: [ApprovalFact]
    /// Hash of its content, 16 bytes. The same content is proposed once.
    public let part: [UInt8]

    public init(
        _ kind: ApprovalKind, by proposer: Principal.Staff, about subject: String, scope: ApprovalScope,
        size: UInt64 = 1, countsTogether: Bool = false, facts: [ApprovalFact], part: [UInt8]
    ) {
        precondition(part.count == 16 && size > 0 && facts.count <= Self.factsMax, "a proposal without content")
        self.kind = kind
        self.proposer = proposer
        self.subject = subject
        self.scope = scope
        self.size = size
        self.countsTogether = countsTogether
        self.facts = facts
        self.part = part
    }

    /// Hash of texts, each with its length: 16 bytes.
    static func hash(_ texts: String...) -> [UInt8] {
        var hash = SHA256()
        for text in texts {
            hash.update(data: SortKey.big(UInt32(text.utf8.count)))
            hash.update(data: Array(text.utf8))
        }
        return Array(hash.finalize().prefix(16))
    }
}

// MARK: - Proposing

extension ApprovalBook {
    /// Most proposals of one proposer about one subject on one day.
    private static let seriesMax = 200

    /// The proposal that a part belongs to: the one that holds it and was not rejected, else one that nobody has decided
    /// about, else a new one.
    ///
    /// Whoever keeps the part's content elsewhere keeps it with the id, and calls ``add(_:to:options:)`` then.
    ///
    /// - Throws: RESOURCE_EXHAUSTED (TOO_MANY_PROPOSALS).
    public func place(
        of proposal: Proposal, options: CallOptions
    ) async throws -> (id: [UInt8], isWaiting: Bool) {
        let now = now()
        var open: [UInt8]?
        for number in 0..<Self.seriesMax {
            let id = id(of: proposal, number, at: now)
            guard let known = try await find(id, options: options)?.value else { return (open ?? id, false) }
            guard known.isOpen(at: now) || known.state == .approved else { continue }
            if known.parts.contains(proposal.part) { return (id, true) }
            if open == nil, known.takesParts(at: now) { open = id }
        }
        guard let open else {
            throw RPCError.resourceExhausted(
                "there are \(Self.seriesMax) proposals about this today; wait for those that are open",
                retryAfter: .seconds(3_600)
            ).with(reason: "TOO_MANY_PROPOSALS")
        }
        return (open, false)
    }

    /// Adds a part to the proposal that ``place(of:options:)`` has found, or makes that proposal.
    ///
    /// - Returns: false when somebody has decided about it meanwhile: the part belongs to another one.
    public func add(_ proposal: Proposal, to id: [UInt8], options: CallOptions) async throws -> Bool {
        try await store.settling {
            let now = now()
            let read = try await find(id, options: options)
            if read?.value.parts.contains(proposal.part) == true { return true }
            guard read?.value.takesParts(at: now) ?? true else { return false }
            let sumKey = proposal.countsTogether ? sumKey(of: proposal, at: now) : []
            let sum = try await sum(sumKey, options)
            var next = read?.value ?? Self.new(proposal, id, sumKey, at: now)
            next.size += proposal.size
            next.revision += 1
            next.parts.append(proposal.part)
            if read != nil { next.divisions = next.scope.union(proposal.scope).divisions }
            let facts = proposal.facts.map { KitV1.StoredApprovalFact(name: $0.name, text: $0.text) }
            next.facts += facts.filter { !next.facts.contains($0) }.prefix(Proposal.factsMax - next.facts.count)
            try await write(next, over: read, .proposed, by: proposal.proposer, options) { change in
                guard !sumKey.isEmpty else { return }
                try change.put(
                    (sum?.value.total ?? 0) + proposal.size, sumKey, over: sum,
                    expires: .init(seconds: now + proposal.kind.lifetime + kept))
            }
            return true
        }
    }

    /// Proposes something whose content lies nowhere else than in its hash and facts, or waits for what is proposed already.
    ///
    /// - Parameter keep: Keeps the content with the id of the proposal before it can be approved.
    /// - Returns: The id of the proposal.
    public func propose(
        _ proposal: Proposal, options: CallOptions, keep: (_ id: [UInt8]) async throws -> Void
    ) async throws -> [UInt8] {
        while true {
            let (id, isWaiting) = try await place(of: proposal, options: options)
            if isWaiting { return id }
            try await keep(id)
            if try await add(proposal, to: id, options: options) { return id }
        }
    }

    private static func new(
        _ proposal: Proposal, _ id: [UInt8], _ sumKey: [UInt8], at now: Int64
    ) -> KitV1.StoredApproval {
        KitV1.StoredApproval(
            id: id, kind: proposal.kind.name, state: .proposed, proposed: .init(proposal.proposer, at: now),
            expiresAt: now + proposal.kind.lifetime, divisions: proposal.scope.divisions, sumKey: sumKey,
            higherAbove: proposal.kind.higherAbove ?? 0, deciders: proposal.kind.deciders.map(\.rawValue).sorted())
    }

    private func id(of proposal: Proposal, _ number: Int, at now: Int64) -> [UInt8] {
        let (kind, proposer) = (proposal.kind.name, proposal.proposer)
        return Proposal.hash(
            "id", kind, proposer.name, proposer.organisation, proposal.subject, Self.day(now), "\(number)")
    }

    private func sumKey(of proposal: Proposal, at now: Int64) -> [UInt8] {
        Proposal.hash("sum", proposal.kind.name, proposal.subject, Self.day(now))
    }

    private static func day(_ now: Int64) -> String { ChinaDay(of: Instant(seconds: now)).description }
}

extension KitV1.StoredApproval {
    /// Whether parts can be added: nobody has seen and approved it yet, and there is room.
    fileprivate func takesParts(at now: Int64) -> Bool {
        isOpen(at: now) && approvals.isEmpty && parts.count < Proposal.partsMax
    }
}
