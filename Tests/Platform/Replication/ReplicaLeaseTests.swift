import Replication
import Testing

@Suite("Replica: PacificA, Leases and Failure Detection")
struct ReplicaLeaseTests {
    @Test("A primary reads only while it holds the leases of all other members, from when it sent")
    func allLeases() throws {
        var script = try Script(a, set(1, a, a, b, c), at: 1000)
        #expect(script.readableUntil == 0)
        _ = script.hear(b, holds: 0, at: 1000)
        #expect(script.readableUntil == 0)
        _ = script.hear(c, holds: 0, at: 1200)
        #expect(script.readableUntil == 1600)
        _ = script.hear(b, holds: 0, at: 1300)
        #expect(script.readableUntil == 1800)
    }

    @Test("An answer to an earlier start of the primary, or from the future of its clock, is no lease")
    func foreignStamps() throws {
        var script = try Script(a, set(1, a, a, b), at: 1000)
        for stamp in [
            LeaseStamp(session: 6, sentAt: MonotonicTime(nanoseconds: 1_000_000_000)),
            LeaseStamp(session: 7, sentAt: MonotonicTime(nanoseconds: 1_000_000_001)),
        ] {
            let word = Acknowledgement(epoch: 1, echo: stamp, through: 0, lastIndex: 0)
            _ = script.tell(.received(.acknowledge(word), from: b))
            #expect(script.replica.readableUntil == .zero)
        }
    }

    @Test("A promise outlasts the lease by the drift bound and the margin; members take turns to propose themselves")
    func promise() throws {
        let timing = ReplicaTiming()
        #expect(timing.promise == 616_000_000)
        for (id, turn) in [(b, 150), (c, 300)] as [(ReplicaID, UInt64)] {
            var script = try Script(id, set(1, a, a, b, c), at: 0)
            _ = script.prepare(1, from: a, at: 2000)
            #expect(script.tell(.tick, at: 2616 + turn - 1).proposals == [])
            #expect(script.tell(.tick, at: 2616 + turn).proposals == [set(2, id, b, c)])
        }
    }

    @Test("After a restart a replica keeps a whole promise, whatever it promised before")
    func promiseAfterRestart() throws {
        var script = try Script(b, set(1, a, a, b), at: 5000)
        #expect(script.tell(.tick, at: 5765).proposals == [])
        #expect(script.tell(.tick, at: 5766).proposals == [set(2, b, b)])
    }

    @Test("Whoever stands outside the set never proposes")
    func outsider() throws {
        var script = try Script(c, set(1, a, a, b), at: 0)
        #expect(script.tell(.tick, at: 60_000).proposals == [])
    }

    @Test("A new primary that replaced another against its will waits for the end of its own promise to that one")
    func newPrimaryWaits() throws {
        var script = try Script(b, set(1, a, a, b), at: 1000)
        // Its proposal is on the way when the old primary is heard again.
        #expect(script.tell(.tick, at: 1800).proposals == [set(2, b, b)])
        _ = script.prepare(1, from: a, at: 1900)
        _ = script.tell(.configured(set(2, b, b)), at: 1901)
        _ = script.tell(.propose(count: 1))
        #expect(script.tell(.durable(through: 1)).local == [])
        #expect(script.readableUntil == 0)
        #expect(script.tell(.tick, at: 2515).local == [])
        #expect(script.tell(.tick, at: 2516).local == [.apply(range(1, 1))])
        #expect(script.replica.readableUntil == .never)
    }

    @Test("A primary that was stopped for longer than its leases answers no read from then on")
    func pausedPrimary() {
        let cluster = Cluster(minInSync: 2)
        #expect(cluster.run(atMost: 2000) { cluster.replica("a").readTenure != 0 })
        cluster.read(a)
        cluster.run(milliseconds: 1)
        #expect(cluster.reads == 1)
        cluster.pause(a)
        #expect(cluster.run(atMost: 2000) { cluster.record.primary != a })
        let next = cluster.record.primary
        #expect(cluster.run(atMost: 3000) { cluster.nodes[next]!.replica!.readTenure != 0 })
        cluster.propose(next, 5)
        cluster.run(milliseconds: 20)
        let replica = cluster.replica("a")
        #expect(replica.role == .primary && cluster.clock(cluster.node("a")) >= replica.readableUntil)
        cluster.resume(a)
        cluster.run(milliseconds: 100)
        #expect(cluster.replica("a").role != .primary)
        #expect(cluster.violations == [])
    }

    @Test("A new primary reads only when the log it took over is committed and applied")
    func takeoverBeforeReads() throws {
        var script = try Script(b, set(4, b, b, c), holding: log((3, 2)), applied: 1, recorded: set(3, c, b, c))
        _ = script.tell(.tick, at: 3000)
        _ = script.hear(c, holds: 2)
        #expect(script.readableUntil == 0)
        #expect(script.hear(c, holds: 3).local == [.apply(range(3, 3))])
        #expect(script.readableUntil == 0)
        _ = script.tell(.applied(through: 3))
        #expect(script.readableUntil == 3600)
        #expect(script.replica.readTenure == 4)
    }
}
