/// Who may read and who may write some record sets. Declared beside the sets, joined to ``RecordRights`` for the nodes.
///
/// A chain is a set whose records are only ever appended: nobody may put or remove them, whatever a grant says.
public struct RecordSetGrant: Sendable {
    /// Numbers of the sets that are no chains.
    public let sets: [UInt16]
    /// Numbers of the chains.
    public let chains: [UInt16]
    /// Roles that may read the records and demand something of them in a write.
    public let readers: Set<ProcessRole>
    /// Roles that may write and remove the records. Who may write a set may also read it.
    public let writers: Set<ProcessRole>
    /// Roles that may append to the chains.
    public let appenders: Set<ProcessRole>

    /// A grant of the owner, who may do both, and of others who may only read.
    public init(_ sets: [UInt16], owner: ProcessRole, readers: Set<ProcessRole> = []) {
        self.init(sets, writers: [owner], readers: readers)
    }

    /// A grant for several roles that write, which for chains means that they append and read.
    public init(
        _ sets: [UInt16], chains: [UInt16] = [], writers: Set<ProcessRole>, readers: Set<ProcessRole> = []
    ) {
        self.sets = sets
        self.chains = chains
        self.readers = readers.union(writers)
        self.writers = writers
        appenders = writers
    }

    /// A grant of chains. Who may append may not therefore read.
    public init(chains: [UInt16], appenders: Set<ProcessRole>, readers: Set<ProcessRole>) {
        sets = []
        self.chains = chains
        self.readers = readers
        writers = []
        self.appenders = appenders
    }
}

/// Which role may read, write and append to which record sets of a store. Whatever no grant names is denied.
///
/// A look-up is an index into an array and a mask.
public struct RecordRights: Sendable {
    /// By number of the set, roles by bit: who may read in the low byte, who may write in the next, who may append in the
    /// one after. ``chain`` in the highest.
    private var masks: [UInt32] = []
    /// Marks a chain.
    private static let chain: UInt32 = 1 << 24

    /// Joins the grants of all owners. The process that plays all services gets what each of them has.
    public init(_ grants: [RecordSetGrant]) {
        for grant in grants {
            let readers = Self.mask(grant.readers)
            for set in grant.sets { add(readers | Self.mask(grant.writers) << 8, to: set) }
            for set in grant.chains { add(readers | Self.mask(grant.appenders) << 16 | Self.chain, to: set) }
        }
    }

    private mutating func add(_ mask: UInt32, to set: UInt16) {
        let place = Int(set)
        if masks.count <= place { masks += Array(repeating: 0, count: place + 1 - masks.count) }
        masks[place] |= mask
    }

    /// Whether a role may read the records of a set.
    public func mayRead(_ set: UInt32, _ role: ProcessRole) -> Bool { holds(Self.bit(role), set) }

    /// Whether a role may write the records of a set: put and remove them. Nobody may of a chain.
    public func mayWrite(_ set: UInt32, _ role: ProcessRole) -> Bool {
        holds(Self.bit(role) << 8, set) && !isChain(set)
    }

    /// Whether a role may append to a set. Nobody may but to a chain.
    public func mayAppend(_ set: UInt32, _ role: ProcessRole) -> Bool { holds(Self.bit(role) << 16, set) }

    /// Whether a set is a chain.
    public func isChain(_ set: UInt32) -> Bool { holds(Self.chain, set) }

    private func holds(_ bits: UInt32, _ set: UInt32) -> Bool {
        set < UInt32(masks.count) && masks[Int(set)] & bits != 0
    }

    private static func mask(_ roles: Set<ProcessRole>) -> UInt32 {
        var mask = roles.reduce(0) { $0 | bit($1) }
        if roles.contains(where: { $0.access == .service }) { mask |= bit(.services) }
        return mask
    }

    private static func bit(_ role: ProcessRole) -> UInt32 {
        switch role {
        case .storage: 1
        case .identity: 2
        case .healthCode: 4
        case .tripCard: 8
        case .gateway: 16
        case .services: 32
        case .tool: 64
        }
    }
}
