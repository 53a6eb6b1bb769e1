public import KitRecords
public import RPC
public import Security
import StorageClient

extension ApprovalBook {
    /// Approves a proposal as it was seen. Who has approved it already changes nothing.
    ///
    /// - Parameters:
    ///   - revision: Number of the content that was seen.
    ///   - staff: Who approves it.
    /// - Throws: NOT_FOUND (APPROVAL_UNKNOWN); PERMISSION_DENIED (ROLE_NOT_ALLOWED, OUT_OF_SCOPE, OWN_PROPOSAL,
    ///   HIGHER_SCOPE_NEEDED); FAILED_PRECONDITION (APPROVAL_CHANGED, APPROVAL_EXPIRED, APPROVAL_CLOSED).
    public func approve(
        _ id: [UInt8], revision: UInt64, by staff: Principal.Staff, options: CallOptions
    ) async throws -> KitV1.StoredApproval {
        try await store.settling {
            let read = try await get(id, options)
            let approval = read.value
            try approval.check(staff)
            guard approval.proposed?.name != staff.name else { throw RPCError.ownProposal }
            if approval.approvals.contains(where: { $0.name == staff.name }), approval.state != .rejected {
                return approval
            }
            try approval.checkOpen(at: now())
            guard approval.revision == revision else { throw RPCError.approvalChanged }
            let sum = try await sum(approval.sumKey, options)
            let needed = approval.approvalsNeeded(total: sum?.value.total ?? approval.size)
            var next = approval
            next.approvals.append(.init(staff, at: now()))
            let isEnough = next.approvals.count >= needed
            if isEnough, needed > 1, !next.hasHigherApproval { throw RPCError.higherScopeNeeded }
            if isEnough { next.state = .approved }
            try await write(next, over: read, isEnough ? .approved : .approvedByOne, by: staff, options) { change in
                // A part that another proposal adds to the sum meanwhile may ask for one more person.
                guard let sum else { return }
                change.require(KitRecordSets.approvalSums, key: approval.sumKey, version: sum.version)
            }
            return next
        }
    }

    /// Rejects a proposal, or takes one's own back. One that is rejected already stays as it is.
    ///
    /// - Parameter reason: Checked text.
    /// - Throws: NOT_FOUND (APPROVAL_UNKNOWN); PERMISSION_DENIED (ROLE_NOT_ALLOWED, OUT_OF_SCOPE); FAILED_PRECONDITION
    ///   (APPROVAL_EXPIRED, APPROVAL_CLOSED).
    public func reject(
        _ id: [UInt8], reason: String, by staff: Principal.Staff, options: CallOptions
    ) async throws -> KitV1.StoredApproval {
        try await store.settling {
            let read = try await get(id, options)
            if read.value.proposed?.name != staff.name { try read.value.check(staff) }
            if read.value.state == .rejected { return read.value }
            try read.value.checkOpen(at: now())
            var next = read.value
            next.state = .rejected
            next.rejected = .init(staff, at: now())
            next.reason = reason
            try await close(next, over: read, .rejected, by: staff, options)
            return next
        }
    }

    /// Expires a proposal that nobody has decided about in time.
    ///
    /// - Returns: Whether it was to be expired.
    public func expire(_ id: [UInt8], options: CallOptions) async throws -> Bool {
        try await store.settling {
            guard let read = try await find(id, options: options), read.value.state == .proposed,
                now() >= read.value.expiresAt
            else { return false }
            var next = read.value
            next.state = .expired
            try await close(next, over: read, .expired, by: nil, options)
            return true
        }
    }

    /// Notes that an approved proposal has taken effect. One that is done already stays as it is.
    ///
    /// - Parameter result: What it did.
    func finish(_ id: [UInt8], result: [ApprovalFact], options: CallOptions) async throws {
        try await store.settling {
            guard let read = try await find(id, options: options), read.value.state == .approved else { return }
            var next = read.value
            next.state = .done
            next.doneAt = now()
            next.result = result.map { .init(name: $0.name, text: $0.text) }
            try await write(next, over: read, .done, by: nil, options)
        }
    }

    /// Ends a proposal that does not take effect: its size counts no more.
    private func close(
        _ next: KitV1.StoredApproval, over read: Versioned<KitV1.StoredApproval>, _ step: ApprovalTrail.Step,
        by staff: Principal.Staff?, _ options: CallOptions
    ) async throws {
        let sum = try await sum(next.sumKey, options)
        try await write(next, over: read, step, by: staff, options) { change in
            guard let sum, let expires = sum.expiresAt else { return }
            try change.put(sum.value.total - min(next.size, sum.value.total), next.sumKey, over: sum, expires: expires)
        }
    }

    private func get(_ id: [UInt8], _ options: CallOptions) async throws -> Versioned<KitV1.StoredApproval> {
        guard let read = try await find(id, options: options) else {
            throw RPCError(.notFound, "there is no such proposal").with(reason: "APPROVAL_UNKNOWN")
        }
        return read
    }
}

// MARK: - Who may decide

extension KitV1.StoredApproval {
    /// Whether an account has a role that the kind names.
    public func isDecided(by staff: Principal.Staff) -> Bool { staff.roles.contains { deciders.contains($0.rawValue) } }

    /// - Throws: PERMISSION_DENIED (ROLE_NOT_ALLOWED, OUT_OF_SCOPE).
    fileprivate func check(_ staff: Principal.Staff) throws(RPCError) {
        guard isDecided(by: staff) else {
            throw RPCError(.permissionDenied, "other roles decide about this kind of proposal")
                .with(reason: "ROLE_NOT_ALLOWED")
        }
        guard scope.isCovered(by: staff) else {
            throw RPCError(.permissionDenied, "the proposal reaches beyond the divisions of this account")
                .with(reason: "OUT_OF_SCOPE")
        }
    }

    /// - Throws: FAILED_PRECONDITION (APPROVAL_EXPIRED, APPROVAL_CLOSED).
    fileprivate func checkOpen(at now: Int64) throws(RPCError) {
        if isOpen(at: now) { return }
        if state == .proposed || state == .expired {
            throw RPCError(.failedPrecondition, "the proposal has expired; it has to be made again")
                .with(reason: "APPROVAL_EXPIRED")
        }
        throw RPCError(.failedPrecondition, "the proposal was decided about already").with(reason: "APPROVAL_CLOSED")
    }

    /// Whether one of those who approved it stands above all others and who proposed it.
    fileprivate var hasHigherApproval: Bool {
        approvals.contains { higher in
            let others = approvals.filter { $0.name != higher.name } + [proposed].compactMap(\.self)
            return others.allSatisfy { ApprovalScope.isHigher(higher.divisions, than: $0.divisions) }
        }
    }
}

extension RPCError {
    fileprivate static var ownProposal: RPCError {
        RPCError(.permissionDenied, "another person has to approve what you have proposed")
            .with(reason: "OWN_PROPOSAL")
    }

    fileprivate static var approvalChanged: RPCError {
        RPCError(.failedPrecondition, "the proposal has changed since you have seen it; look at it again")
            .with(reason: "APPROVAL_CHANGED")
    }

    fileprivate static var higherScopeNeeded: RPCError {
        RPCError(
            .permissionDenied, "the last approval has to come from somebody who is responsible for more divisions"
        )
        .with(reason: "HIGHER_SCOPE_NEEDED")
    }
}
