/// Who may read and who may write some record sets. Declared beside the sets, joined to ``RecordRights`` for the nodes.
public struct RecordSetGrant: Sendable {
    /// Numbers of the sets.
    public let sets: [UInt16]
    /// Roles that may read the records and demand something of them in a write.
    public let readers: Set<ProcessRole>
    /// Roles that may write and remove the records. Who may write a set may also read it.
    public let writers: Set<ProcessRole>

    /// A grant of the owner, who may do both, and of others who may only read.
    public init(_ sets: [UInt16], owner: ProcessRole, readers: Set<ProcessRole> = []) {
        self.init(sets, writers: [owner], readers: readers)
    }

    /// A grant for several roles that write.
    public init(_ sets: [UInt16], writers: Set<ProcessRole>, readers: Set<ProcessRole> = []) {
        self.sets = sets
        self.writers = writers
        self.readers = readers.union(writers)
    }
}

/// Which role may read and write which record sets of a store. Whatever no grant names is denied.
///
/// A look-up is an index into an array and a mask.
public struct RecordRights: Sendable {
    /// Roles by bit: who may read in the low byte, who may write in the high one. By number of the set.
    private var masks: [UInt16] = []

    /// Joins the grants of all owners. The process that plays all services gets what each of them has.
    public init(_ grants: [RecordSetGrant]) {
        for grant in grants {
            let mask = Self.mask(grant.readers) | Self.mask(grant.writers) << 8
            for set in grant.sets {
                let place = Int(set)
                if masks.count <= place { masks += Array(repeating: 0, count: place + 1 - masks.count) }
                masks[place] |= mask
            }
        }
    }

    /// Whether a role may read the records of a set.
    public func mayRead(_ set: UInt32, _ role: ProcessRole) -> Bool { holds(Self.bit(role), set) }

    /// Whether a role may write the records of a set.
    public func mayWrite(_ set: UInt32, _ role: ProcessRole) -> Bool { holds(Self.bit(role) << 8, set) }

    private func holds(_ bit: UInt16, _ set: UInt32) -> Bool {
        set < UInt32(masks.count) && masks[Int(set)] & bit != 0
    }

    private static func mask(_ roles: Set<ProcessRole>) -> UInt16 {
        var mask = roles.reduce(0) { $0 | bit($1) }
        if roles.contains(where: { $0.access == .service }) { mask |= bit(.services) }
        return mask
    }

    private static func bit(_ role: ProcessRole) -> UInt16 {
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
