public import CommonContracts
import Crypto
import KitRecords
import RPC
public import Security
public import StorageClient
public import Values

/// What the chains of audit hold: who did or saw what, and when (AUD-1).
///
/// An entry says nothing about whom it is: that is the chain's partition. Facts have names of a closed list, and never hold
/// a document, a phone or a name of a citizen.
public struct AuditEntry: Sendable, Equatable {
    /// What an entry tells.
    public typealias Kind = CommonV1.AuditKind

    /// What it tells.
    public let kind: Kind
    /// When it happened.
    public let at: Instant
    /// Who did it.
    public let actor: AuditActor
    /// Full name of the method that was called; empty where no call led to it.
    public let method: String
    /// What else is told.
    public let facts: [AuditFact: String]

    /// - Parameter method: Service and method with a slash between, such as `shuangma.identity.v1.Staff/Login`.
    public init(
        _ kind: Kind, at: Instant, by actor: AuditActor, method: String = "",
        facts: [AuditFact: String] = [:]
    ) {
        self.kind = kind
        self.at = at
        self.actor = actor
        self.method = method
        self.facts = facts
    }
}

/// Who does or sees what an entry tells.
public enum AuditActor: Sendable, Equatable {
    /// Time, an area, or a rule: nobody did it.
    case nobody
    /// The person themselves.
    case citizen
    /// A relative of the person. A fact names the link.
    case relative
    /// A member of staff or a feed.
    case staff(Principal.Staff)
    /// Somebody who acts for an account without a token, such as who enrols, or who approved what a worker carries out.
    case account(name: String, organisation: String)
    /// A service of the cluster.
    case service(ProcessName)

    /// The caller of a method.
    public init(_ principal: Principal) {
        switch principal {
        case .anonymous: self = .nobody
        case .citizen: self = .citizen
        case .staff(let staff): self = .staff(staff)
        case .service(let name): self = .service(name)
        }
    }
}

/// The names of facts. Raw values stand in entries.
public enum AuditFact: String, Hashable, Sendable, CaseIterable {
    /// The account that was changed, or that logged in.
    case account
    /// The organisation whose look-ups were listed.
    case organisation
    /// Who proposed what was carried out.
    case proposer
    /// Who approved it, with commas between.
    case approvers
    /// Id of a proposal.
    case approval
    /// What a proposal is for, or became.
    case outcome
    /// What a person was erased by, such as the number of an order.
    case reference
    /// How much was seen: `everything`, `gate` or `list`.
    case sight
    /// Why a call was refused, such as `OUT_OF_SCOPE`.
    case reason
    /// How many calls an entry stands for.
    case calls
    /// Rows that an import brought, and what became of them.
    case rows, accepted, unchanged, superseded, rejected, waiting
    /// Colours of a change, as the contract names them.
    case colourBefore = "colour_before"
    case colourAfter = "colour_after"
    /// The cause of a colour.
    case cause
    /// Version of the rules.
    case rules
    /// What made a colour change: evidence, time, an area or a rule.
    case trigger
    /// Id of an import, in hexadecimal.
    case imported = "import"
    /// Id of a recall, in hexadecimal.
    case recall
    /// The province that was asked, six digits.
    case province
    /// What a look-up is for.
    case purpose
    /// Id of a link of relatives, in hexadecimal.
    case link
    /// Id of a case, in hexadecimal.
    case decidedBy = "case"
}

extension ChangeSet {
    /// Appends an entry to the chain of the partition, in the write that makes it so.
    ///
    /// - Parameters:
    ///   - chain: One of the chains of audit.
    ///   - kept: Seconds for which it is kept.
    /// - Throws: INTERNAL when the entry cannot be encoded.
    public mutating func record(
        _ entry: AuditEntry, in chain: ChainSet<CommonV1.AuditEntry> = AuditChains.ofPersons, kept: Int64
    ) throws {
        try append(.init(entry), to: chain, expires: .init(entry.at + kept))
    }
}

extension CommonV1.AuditEntry {
    /// The message of an entry. Facts stand in the order of their names, so that one entry has one form.
    public init(_ entry: AuditEntry) {
        self.init(
            kind: entry.kind, at: .init(entry.at), actor: entry.actor.message, method: entry.method,
            facts: entry.facts.map { .init(name: $0.key.rawValue, text: $0.value) }.sorted { $0.name < $1.name })
    }
}

extension AuditActor {
    /// What entries name a token by: the person whose chain an entry is in reads it, and must not get the id.
    ///
    /// - Parameter id: 16 bytes; empty for none.
    public static func name(ofToken id: [UInt8]) -> [UInt8] {
        id.isEmpty ? [] : Array(SHA256.hash(data: id).prefix(16))
    }

    fileprivate var message: CommonV1.AuditActor? {
        switch self {
        case .nobody: return nil
        case .citizen: return CommonV1.AuditActor(kind: .citizen)
        case .relative: return CommonV1.AuditActor(kind: .relative)
        case .service(let name): return CommonV1.AuditActor(kind: .service, name: name.description)
        case .account(let name, let organisation):
            return CommonV1.AuditActor(kind: .staff, name: name, organisation: organisation)
        case .staff(let staff):
            return CommonV1.AuditActor(
                kind: .staff, name: staff.name, organisation: staff.organisation,
                roles: staff.roles.map(\.rawValue).sorted(), token: Self.name(ofToken: staff.token))
        }
    }
}
