public import KitRecords
public import RPC
import StorageClient

extension ApprovalBook {
    /// What a domain does when somebody has decided about proposals of its kind.
    ///
    /// Every process of the domain's role runs an ``EffectWorker`` of it.
    ///
    /// - Parameters:
    ///   - carryOut: Brings an approved proposal about, any number of times with the same result, and tells what it did.
    ///     Nothing may take effect but the proposal's ``KitV1/StoredApproval/parts``.
    ///   - letGo: Follows one that was rejected or has expired, any number of times.
    public func effects(
        of kind: ApprovalKind,
        carryOut: @escaping @Sendable (KitV1.StoredApproval, CallOptions) async throws -> [ApprovalFact],
        letGo: @escaping @Sendable (KitV1.StoredApproval, CallOptions) async throws -> Void
    ) -> Effects<KitV1.StoredApprovalEffect> {
        Effects(
            in: store, KitRecordSets.approvalEffects, named: kind.name, where: { $0.kind == kind.name }
        ) { effect, options in
            guard let approval = try await find(effect.key, options: options)?.value else { return }
            switch approval.state {
            case .approved:
                let result = try await carryOut(approval, options)
                try await finish(approval.id, result: result, options: options)
            case .rejected, .expired: try await letGo(approval, options)
            default: return
            }
        }
    }
}
