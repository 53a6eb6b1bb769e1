import Replication

/// A cluster under random faults, then without.
struct Storm {
    let cluster: Cluster
    var random: Seeded
    let end: UInt64
    /// More than one lost disk could be one too many.
    private var hasLostDisk = false

    init(seed: UInt64) {
        random = Seeded(state: seed)
        let names = ["a", "b", "c", "d"]
        let members = Int.random(in: 2...3, using: &random)
        cluster = Cluster(names, inSync: Array(names.prefix(members)), seed: seed, minInSync: 1)
        end = cluster.now + 6_000_000_000
        cluster.place(ReplicaPlacement(holders: cluster.record.inSync))
        cluster.unreliability = [0, 0.01, 0.1].randomElement(using: &random)!
        // Rates differ by no more than the drift bound.
        for id in cluster.ids { cluster.nodes[id]!.rate = Double.random(in: 1...1.0099, using: &random) }
    }

    /// What went wrong; nothing when all is as it must be.
    func run() -> [String] {
        var storm = self
        storm.rage()
        var complaints = heal()
        if !cluster.acknowledged.isSubset(of: cluster.history) { complaints.append("an acknowledged write is lost") }
        return cluster.violations.prefix(3) + complaints
    }

    private mutating func rage() {
        while cluster.now < end {
            cluster.run(milliseconds: Double.random(in: 0.2...8, using: &random))
            let id = cluster.ids.randomElement(using: &random)!
            cluster.propose(id, Int.random(in: 1...3, using: &random))
            cluster.propose(cluster.record.primary)
            for id in cluster.ids { cluster.read(id, taking: UInt64.random(in: 0...3_000_000, using: &random)) }
            if Int.random(in: 0..<30, using: &random) == 0 { strike(id) }
            if Int.random(in: 0..<30, using: &random) == 0 { cluster.tellRecord() }
        }
    }

    private mutating func strike(_ id: ReplicaID) {
        let cluster = cluster
        let time = UInt64.random(in: 1...1_500_000_000, using: &random)
        let other = cluster.ids.randomElement(using: &random)!
        switch Int.random(in: 0..<12, using: &random) {
        case 10:
            let leaving = cluster.nodes[id]!
            if leaving.replica != nil, !leaving.isPaused { cluster.tell(leaving, .leave) }
            cluster.after(time / 8) { cluster.crash(id) }
            cluster.after(time) { cluster.start(id) }
        case 9 where id != cluster.record.primary && !hasLostDisk && cluster.record.inSync.count > 2:
            hasLostDisk = true
            cluster.loseDisk(id)
            cluster.after(time) { cluster.start(id) }
        case 0, 1:
            cluster.crash(id)
            cluster.after(time) { cluster.start(id) }
        case 2:
            cluster.pause(id)
            cluster.after(time) { cluster.resume(id) }
        case 3:
            cluster.cut.insert([id, other])
            cluster.after(time) { cluster.cut.remove([id, other]) }
        case 4:
            for other in cluster.ids { cluster.cut.formUnion([[id, other], [other, id]]) }
            cluster.after(time) { cluster.cut = [] }
        case 5:
            cluster.coordinationIsUp = false
            cluster.after(time) { cluster.coordinationIsUp = true }
        case 11:
            cluster.unheard.insert(id)
            cluster.after(time) { cluster.unheard.remove(id) }
        case 6:
            cluster.nodes[id]!.syncTime = [500_000, 30_000_000, 2_000_000_000].randomElement(using: &random)!
        case 7:
            let wanted = Array(cluster.ids.shuffled(using: &random).prefix(3))
            cluster.place(ReplicaPlacement(holders: wanted, preferredPrimary: wanted.randomElement(using: &random)))
        default:
            let last = cluster.nodes[id]!.replica?.lastIndex ?? 0
            cluster.after(1) { cluster.shed(id, through: last) }
        }
    }

    private func heal() -> [String] {
        cluster.cut = []
        cluster.coordinationIsUp = true
        cluster.unheard = []
        cluster.unreliability = 0
        for id in cluster.ids {
            cluster.nodes[id]!.syncTime = 500_000
            cluster.resume(id)
            cluster.start(id)
        }
        cluster.tellRecord()
        cluster.run(milliseconds: 6000)
        cluster.tellRecord()
        let before = cluster.acknowledged.count
        cluster.propose(cluster.record.primary, 3)
        cluster.run(milliseconds: 500)
        var complaints: [String] = []
        if cluster.acknowledged.count != before + 3 {
            complaints.append("writes do not go on: \(cluster.refused.suffix(1))")
        }
        for id in cluster.record.inSync where cluster.nodes[id]!.written.state != cluster.history {
            complaints.append("\(id) differs at rest")
        }
        if cluster.record.inSync.count < 2 { complaints.append("replicas do not come back into the set") }
        return complaints
    }
}
