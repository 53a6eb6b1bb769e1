import AuditRecords
import CommonContracts
import Kit
import Security
import StorageClient
import Wire

/// Where look-ups of an account or organisation are found, though each stands in the chain of the person who was seen.
///
/// The keeper of a log writes these keys with the leaf, from the entry that was appended: a look-up costs no second
/// durable write for them.
struct LookUpIndex<Message: WireMessage>: Sendable {
    private let make: @Sendable (ChainEntry<Message>, AuditChain) -> [[UInt8]]

    /// - Parameter keys: Of an entry; none for one that is no look-up of a person.
    init(keys: @escaping @Sendable (ChainEntry<Message>, AuditChain) -> [[UInt8]]) { make = keys }

    /// The keys of an entry, in ``AuditRecordSets/lookUps``.
    func keys(_ entry: ChainEntry<Message>, of chain: AuditChain) -> [[UInt8]] { make(entry, chain) }
}

extension LookUpIndex<CommonV1.AuditEntry> {
    /// - Parameter hash: Hides names of accounts in keys.
    init(hash: KeyedHash) {
        self.init { entry, chain in
            guard chain.set == AuditChains.ofPersons.number, entry.value.kind == .lookUp,
                let actor = entry.value.actor, actor.kind == .staff
            else { return [] }
            let place =
                SortKey.instant(seconds: entry.value.at?.seconds ?? 0) + chain.partition.bytes
                + SortKey.big(entry.sequence)
            return [LookUpActor.account(actor.name), .organisation(actor.organisation)].map {
                $0.prefix(hash) + place
            }
        }
    }
}

/// Whose look-ups are asked for.
enum LookUpActor: Sendable {
    case account(String)
    case organisation(String)

    /// The first 16 bytes of the keys of their look-ups.
    func prefix(_ hash: KeyedHash) -> [UInt8] {
        switch self {
        case .account(let name): hash.partition(.account, name)
        // No account has a name with a space.
        case .organisation(let name): hash.partition(.account, "organisation \(name)")
        }
    }
}
