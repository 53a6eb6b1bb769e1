import Replication
import Testing

private let a = ReplicaID("a")
private let b = ReplicaID("b")
private let c = ReplicaID("c")

private func configuration(_ epoch: UInt64, primary: ReplicaID, _ members: ReplicaID...) -> ReplicaConfiguration {
    ReplicaConfiguration(epoch: epoch, primary: primary, inSync: members)!
}

/// A replica and everything it has asked for.
private struct Script {
    var replica: Replica
    var effects: [ReplicaEffect] = []

    init(_ id: ReplicaID, _ configuration: ReplicaConfiguration, _ restored: Replica.Restored = .init()) throws {
        replica = try Replica(id: id, configuration: configuration, restored: restored, effects: &effects)
    }

    /// Tells it an event and answers with what that event alone asks for.
    mutating func tell(_ event: ReplicaEvent) -> [ReplicaEffect] {
        effects = []
        replica.handle(event, into: &effects)
        return effects
    }
}

private func range(_ first: UInt64, _ last: UInt64) -> LogRange { LogRange(first, through: last)! }

@Suite("Replica: PacificA, Primary/Backup Data Replication")
struct ReplicaTests {
    @Test("A primary alone: append, durable, apply, applied, acknowledge, trim")
    func alone() throws {
        var script = try Script(a, configuration(1, primary: a, a))
        #expect(script.effects == [.record(epoch: 1)])
        #expect(script.tell(.propose(count: 2)) == [.append(range(1, 2), epoch: 1)])
        #expect(script.tell(.durable(through: 2)) == [.apply(range(1, 2))])
        #expect(script.tell(.applied(through: 2)) == [.acknowledge(range(1, 2)), .trim(through: 2)])
    }

    @Test("An entry commits only when every member of the in-sync set has it on disk")
    func everyMember() throws {
        var script = try Script(a, configuration(3, primary: a, a, b, c))
        _ = script.tell(.propose(count: 5))
        #expect(script.tell(.durable(through: 5)).isEmpty)
        #expect(script.tell(.acknowledged(by: b, through: 5, epoch: 3)).isEmpty)
        #expect(script.tell(.acknowledged(by: c, through: 2, epoch: 3)) == [.apply(range(1, 2))])
        #expect(script.tell(.acknowledged(by: c, through: 5, epoch: 3)) == [.apply(range(3, 5))])
        #expect(script.replica.committedIndex == 5)
    }

    @Test("A word of another epoch, of a stranger, or about entries never ordered here commits nothing")
    func foreignWords() throws {
        var script = try Script(a, configuration(3, primary: a, a, b))
        _ = script.tell(.propose(count: 1))
        _ = script.tell(.durable(through: 1))
        #expect(script.tell(.acknowledged(by: b, through: 1, epoch: 2)).isEmpty)
        #expect(script.tell(.acknowledged(by: c, through: 1, epoch: 3)).isEmpty)
        #expect(script.tell(.acknowledged(by: b, through: 9, epoch: 3)).isEmpty)
        #expect(script.replica.committedIndex == 0)
    }

    @Test("Only the primary orders: a secondary and an outsider refuse and name the primary", arguments: [b, c])
    func onlyThePrimaryOrders(id: ReplicaID) throws {
        var script = try Script(id, configuration(1, primary: a, a, b))
        #expect(script.tell(.propose(count: 4)) == [.refuse(count: 4, primary: a)])
        #expect(script.replica.lastIndex == 0)
    }

    @Test("A set must contain its primary, and epochs begin at 1")
    func validity() {
        #expect(ReplicaConfiguration(epoch: 1, primary: a, inSync: [b]) == nil)
        #expect(ReplicaConfiguration(epoch: 0, primary: a, inSync: [a]) == nil)
        #expect(configuration(1, primary: a, b, a, b).inSync == [a, b])
    }
}

@Suite("Replica: PacificA, Configuration Management")
struct ReplicaConfigurationTests {
    @Test("When the member everybody waited for leaves, what the others hold is committed")
    func removal() throws {
        var script = try Script(a, configuration(1, primary: a, a, b))
        _ = script.tell(.propose(count: 3))
        _ = script.tell(.durable(through: 3))
        #expect(script.tell(.configured(configuration(2, primary: a, a))) == [.record(epoch: 2), .apply(range(1, 3))])
    }

    @Test("A member that joins must first hold the whole log")
    func joining() throws {
        var script = try Script(a, configuration(1, primary: a, a))
        _ = script.tell(.configured(configuration(2, primary: a, a, b)))
        _ = script.tell(.propose(count: 1))
        #expect(script.tell(.durable(through: 1)).isEmpty)
        #expect(script.tell(.acknowledged(by: b, through: 1, epoch: 2)) == [.apply(range(1, 1))])
    }

    @Test("A primary that was replaced abandons what it had not committed and orders no more")
    func demotion() throws {
        var script = try Script(a, configuration(1, primary: a, a, b))
        _ = script.tell(.propose(count: 2))
        #expect(
            script.tell(.configured(configuration(2, primary: b, a, b)))
                == [.record(epoch: 2), .abandon(range(1, 2))])
        #expect(script.tell(.durable(through: 2)).isEmpty)
        #expect(script.tell(.propose(count: 1)) == [.refuse(count: 1, primary: b)])
    }

    @Test("A configuration of the same or an earlier epoch changes nothing")
    func oldConfiguration() throws {
        var script = try Script(a, configuration(5, primary: a, a))
        let before = script.replica
        #expect(script.tell(.configured(configuration(5, primary: b, b))).isEmpty)
        #expect(script.tell(.configured(configuration(4, primary: b, b))).isEmpty)
        #expect(script.replica == before)
    }
}

@Suite("Replica: PacificA, Reconfiguration, Reconciliation, and Recovery")
struct ReplicaRestartTests {
    @Test("A primary alone replays what its log has beyond its state, without answering anybody twice")
    func replay() throws {
        let found = Replica.Restored(epoch: 4, lastIndex: 9, appliedIndex: 6)
        var script = try Script(a, configuration(4, primary: a, a), found)
        #expect(script.effects == [.apply(range(7, 9))])
        #expect(script.tell(.applied(through: 9)) == [.acknowledge(range(7, 9)), .trim(through: 9)])
        #expect(script.tell(.propose(count: 1)) == [.append(range(10, 10), epoch: 4)])
    }

    @Test("With other members the log's tail waits for their word")
    func waitsForOthers() throws {
        let found = Replica.Restored(epoch: 4, lastIndex: 9, appliedIndex: 6)
        var script = try Script(a, configuration(4, primary: a, a, b), found)
        #expect(script.effects.isEmpty)
        #expect(script.tell(.acknowledged(by: b, through: 9, epoch: 4)) == [.apply(range(7, 9))])
    }

    @Test("State ahead of its log, or a configuration older than the disk's, is refused")
    func contradictions() {
        #expect(throws: Replica.RestartError.appliedBeyondLog(applied: 3, last: 2)) {
            _ = try Script(a, configuration(1, primary: a, a), .init(epoch: 1, lastIndex: 2, appliedIndex: 3))
        }
        #expect(throws: Replica.RestartError.staleConfiguration(stored: 7, given: 6)) {
            _ = try Script(a, configuration(6, primary: a, a), .init(epoch: 7))
        }
    }
}
