import Replication
import Testing

/// SplitMix64: the same seed gives the same history on every machine.
private struct Seeded: RandomNumberGenerator {
    var state: UInt64
    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }
}

/// A primary under random events, held against PacificA's invariants after each.
private struct History {
    static let names = ["a", "b", "c"].map { ReplicaID($0) }

    var random: Seeded
    var configuration = ReplicaConfiguration(epoch: 1, primary: names[0], inSync: names)!
    var replica: Replica
    /// What each member's disk truly holds.
    var disks: [ReplicaID: UInt64] = [:]
    var applying: [LogRange] = []
    var applied: UInt64 = 0
    var acknowledged: UInt64 = 0

    init(seed: UInt64) throws {
        random = Seeded(state: seed)
        var effects: [ReplicaEffect] = []
        replica = try Replica(id: Self.names[0], configuration: configuration, restored: .init(), effects: &effects)
    }

    mutating func step() throws {
        switch Int.random(in: 0..<12, using: &random) {
        case 0...3: tell(.propose(count: Int.random(in: 1...5, using: &random)))
        case 4...6: sync(Self.names[0])
        case 7...8: sync(Self.names.randomElement(using: &random)!)
        case 9: tell(.acknowledged(by: Self.names[1], through: .random(in: 0...200, using: &random), epoch: 0))
        case 10: finishApplying()
        default: if Bool.random(using: &random) { try restart() } else { reconfigure() }
        }
        check()
    }

    mutating func tell(_ event: ReplicaEvent) {
        var effects: [ReplicaEffect] = []
        let committed = replica.committedIndex
        replica.handle(event, into: &effects)
        #expect(replica.committedIndex >= committed, "the committed point never falls")
        perform(effects)
    }

    mutating func perform(_ effects: [ReplicaEffect]) {
        for effect in effects {
            switch effect {
            case .apply(let range):
                let expected = applying.last?.last ?? applied
                #expect(range.first == expected + 1, "entries are applied in order, each once")
                let held = configuration.inSync.map { disks[$0, default: 0] }.min() ?? 0
                #expect(range.last <= held, "Commit Invariant: what is committed, every member has on disk")
                applying.append(range)
            case .acknowledge(let range):
                #expect(range.first == acknowledged + 1)
                #expect(range.last <= applied, "nobody is answered before the state has it")
                acknowledged = range.last
            case .trim(let index): #expect(index <= applied)
            case .append, .record, .refuse, .abandon: break
            }
        }
    }

    /// The member's disk catches up with some of the log, and says so, perhaps late or twice.
    mutating func sync(_ member: ReplicaID) {
        let held = disks[member, default: 0]
        guard held <= replica.lastIndex else { return }
        let through = UInt64.random(in: held...replica.lastIndex, using: &random)
        disks[member] = through
        let said = UInt64.random(in: 0...through, using: &random)
        if member == replica.id {
            tell(.durable(through: said))
        } else {
            tell(.acknowledged(by: member, through: said, epoch: configuration.epoch))
        }
    }

    mutating func finishApplying() {
        guard !applying.isEmpty else { return }
        applied = applying.removeFirst().last
        tell(.applied(through: applied))
    }

    mutating func reconfigure() {
        var members: Set<ReplicaID> = [replica.id]
        for name in Self.names where Bool.random(using: &random) { members.insert(name) }
        configuration = ReplicaConfiguration(
            epoch: configuration.epoch + 1, primary: replica.id, inSync: members)!
        tell(.configured(configuration))
    }

    /// The process dies: what was not on its disk is gone, and so is what was being applied.
    mutating func restart() throws {
        let last = max(disks[replica.id, default: 0], applied)
        for (member, held) in disks { disks[member] = min(held, last) }
        var effects: [ReplicaEffect] = []
        applying = []
        acknowledged = applied
        replica = try Replica(
            id: replica.id, configuration: configuration,
            restored: .init(epoch: configuration.epoch, lastIndex: last, appliedIndex: applied), effects: &effects)
        perform(effects)
    }

    func check() {
        #expect(replica.appliedIndex <= replica.committedIndex)
        #expect(replica.committedIndex <= replica.lastIndex)
    }
}

@Test(
    "PacificA, Commit Invariant: holds under any order of events, restarts and changes of the set",
    arguments: 0..<200 as Range<UInt64>)
func commitInvariant(seed: UInt64) throws {
    var history = try History(seed: seed)
    for _ in 0..<300 { try history.step() }
}
