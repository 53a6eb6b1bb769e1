public import RPC
public import Security
public import StorageClient
import Values

/// What members of staff see of persons, in the chain of each person (MRG-9).
///
/// A look-up is appended before anything is shown. When that fails, nothing is shown.
public struct LookUpTrail: Sendable {
    private let store: Store
    private let kept: Int64
    private let now: @Sendable () -> Instant

    /// - Parameter kept: Seconds for which entries are kept.
    public init(in store: Store, kept: Int64, surroundings: Surroundings) {
        self.store = store
        self.kept = kept
        now = { Instant(seconds: surroundings.now()) }
    }

    /// Appends that the caller sees a person. Citizens, who see themselves only, and services leave no entry: whoever has
    /// asked them has left it.
    ///
    /// - Parameter facts: What else is told, beside how much is seen.
    /// - Throws: What keeps the entry from being durable.
    public func note(
        _ sight: LookUp.Sight, of person: PartitionKey, by context: CallContext, facts: [AuditFact: String] = [:]
    ) async throws {
        guard case .staff(let staff) = context.principal else { return }
        let entry = AuditEntry(
            .lookUp, at: now(), by: .staff(staff), method: context.fullMethod,
            facts: facts.merging([.sight: sight.rawValue]) { $1 })
        try await store.write(person, options: context.onward) { try $0.record(entry, kept: kept) }
    }

    /// Appends that a relative sees what a gate needs of a dependant, in a write that demands that the link still stands.
    ///
    /// - Parameter dependant: With a link; anybody else leaves no entry.
    /// - Throws: PERMISSION_DENIED (NOT_YOUR_RELATIVE); what keeps the entry from being durable.
    public func note(_ dependant: Subject, by context: CallContext) async throws {
        guard let link = dependant.link else { return }
        let entry = AuditEntry(
            .lookUp, at: now(), by: .relative, method: context.fullMethod,
            facts: [.sight: LookUp.Sight.gate.rawValue, .link: link.text])
        do {
            try await store.write(dependant.partition, options: context.onward) { change in
                dependant.requireOpenSession(in: &change)
                try change.record(entry, kept: kept)
            }
        } catch is PreconditionFailed {
            throw dependant.shut
        }
    }
}
