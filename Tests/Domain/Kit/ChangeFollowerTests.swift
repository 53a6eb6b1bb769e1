import Kit
import KitRecords
import RPC
import StorageClient
import Synchronization
import Testing

@Suite(.serialized) struct ChangeFollowerTests {
    private static let set = RecordSet<KitV1.StoredNotification>(902, name: "followed-of-test", in: .person)

    /// What a follower did.
    private struct Seen: Equatable {
        var loads: [Bool] = []
        var kinds: [String] = []
        var failures = 0
        var interruptions = 0
    }

    /// Follows a partition into which `1` and `2` are written, one after the other. The second one cannot be taken at first.
    /// `end` ends it: it comes after a second load, or once `2` was taken.
    private func seen(
        _ recovery: ChangeFollower.Recovery, failing error: any Error, in system: KitSystem
    ) async throws -> Seen {
        let partition = try PartitionKey(Array(repeating: 7, count: 16))
        let seen = Mutex(Seen())
        let follower = ChangeFollower(
            in: system.store, of: [Self.set.number], as: "a test", after: recovery,
            backoff: Backoff(initial: .milliseconds(1), maximum: .milliseconds(1)), logger: system.logger,
            pause: { _ in })
        let write: @Sendable (String) async throws -> Void = { kind in
            try await system.store.write(partition) { try $0.put(.init(kind: kind), in: Self.set, key: [1]) }
        }
        await follower.run(
            load: { isBehind in
                let token = try await system.store.snapshot(of: partition, .range(Self.set, limit: 1)).token
                let count = seen.withLock { seen in
                    seen.loads.append(isBehind)
                    return seen.loads.count
                }
                try await write(count == 1 ? "1" : "end")
                return ChangePosition(parts: [.init(buckets: partition.bucket...partition.bucket, token: token)])
            },
            take: { batch in
                for write in batch.writes {
                    for change in write.changes {
                        let kind = try write.message(of: change, in: Self.set)?.kind ?? ""
                        try seen.withLock { seen in
                            if kind == "2", seen.failures == 0 {
                                seen.failures += 1
                                throw error
                            }
                            seen.kinds.append(kind)
                        }
                    }
                }
                switch seen.withLock(\.kinds.last) {
                case "1" where !batch.writes.isEmpty: try await write("2")
                case "2" where !batch.writes.isEmpty: try await write("end")
                case "end": throw CancellationError()
                default: break
                }
            },
            interrupted: { seen.withLock { $0.interruptions += 1 } })
        return seen.withLock { $0 }
    }

    @Test("A batch that cannot be taken comes again, and what was taken does not")
    func goesOn() async throws {
        try await withKit { system in
            let seen = try await seen(.goesOn, failing: RPCError(.unavailable, "not yet"), in: system)
            #expect(seen == Seen(loads: [false], kinds: ["1", "2", "end"], failures: 1, interruptions: 2))
        }
    }

    @Test("Where the log is not kept so far back, all is loaded anew, and who loads is told why")
    func behind() async throws {
        try await withKit { system in
            let seen = try await seen(.goesOn, failing: RPCError(.outOfRange, "too old"), in: system)
            #expect(seen == Seen(loads: [false, true], kinds: ["1", "end"], failures: 1, interruptions: 2))
        }
    }

    @Test("A follower that begins anew loads after each failure")
    func beginsAnew() async throws {
        try await withKit { system in
            let seen = try await seen(.beginsAnew, failing: RPCError(.unavailable, "not yet"), in: system)
            #expect(seen == Seen(loads: [false, false], kinds: ["1", "end"], failures: 1, interruptions: 2))
        }
    }
}
