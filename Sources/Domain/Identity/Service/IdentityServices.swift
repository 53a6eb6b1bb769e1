public import IdentityCore
public import RPC
public import Reference
public import Security
public import StorageClient

/// The services of the role `identity`, made of parts that they share.
public struct IdentityServices: Sendable {
    /// Citizens' own calls.
    public let identity: IdentityService
    /// Calls of the cluster's other services.
    public let directory: DirectoryService
    /// The feed of the population register.
    public let register: RegisterService
    /// The embedded outbox; nil where another gateway takes the messages.
    public let outbox: OutboxService?

    /// - Parameters:
    ///   - gateway: What brings codes to phones; nil keeps them in the embedded outbox, which is then served too.
    ///   - smsLimits: How many codes may be sent (ID-10).
    ///   - reference: Divisions that documents and persons may name, and how long records are kept.
    public init(
        store: Store, keys: ClusterKeys, gateway: (any SmsGateway)? = nil, smsLimits: SmsLimits = SmsLimits(),
        reference: ReferenceData = .embedded, surroundings: Surroundings = .system
    ) {
        let hash = KeyedHash(keys)
        let people = PersonDirectory(store: store, hash: hash, reference: reference)
        let embedded = StoredOutbox(store: store, hash: hash, reference: reference)
        let codes = SmsCodes(
            people: people, gateway: gateway ?? embedded, limits: smsLimits, surroundings: surroundings)
        identity = IdentityService(
            people: people, codes: codes, signer: TokenSigner(keys), surroundings: surroundings)
        directory = DirectoryService(people: people, codes: codes, surroundings: surroundings)
        register = RegisterService(people: people, surroundings: surroundings)
        outbox = gateway == nil ? OutboxService(embedded) : nil
    }

    /// All of them, for a server or an in-process channel.
    public var services: [any RPCService] {
        let served: [any RPCService] = [identity, directory, register]
        return outbox.map { served + [$0] } ?? served
    }
}
