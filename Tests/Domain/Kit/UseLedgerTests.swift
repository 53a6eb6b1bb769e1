import Kit
import KitRecords
import RPC
import Security
import StorageClient
import Testing
import Values

@Suite("Uses as records of the store", .serialized)
struct UseLedgerTests {
    private let partition = try? PartitionKey(Array(repeating: 7, count: 16))
    private let now = Surroundings.system.now()

    private func ledger(_ system: KitSystem) -> UseLedger {
        UseLedger(in: system.store, KitRecordSets.uses, random: Surroundings.system.random)
    }

    /// Lets many take one use each at the same time, by turns through several ledgers.
    private func takers(
        _ count: Int, _ ledgers: [UseLedger], _ budget: UseBudget
    ) async throws -> [Result<Void, any Error>] {
        let partition = try #require(partition)
        return await withTaskGroup(of: Result<Void, any Error>.self) { group in
            for number in 0..<count {
                group.addTask {
                    do {
                        _ = try await ledgers[number % ledgers.count].take(
                            budget, of: partition, now: now, options: .init())
                        return .success(())
                    } catch {
                        return .failure(error)
                    }
                }
            }
            return await group.reduce(into: []) { $0.append($1) }
        }
    }

    @Test("Of a hundred takers at once through three processes exactly the limit is admitted")
    func exact() async throws {
        try await withKit { system in
            let budget = UseBudget("test", [UseLimit(20, per: 3600)])
            let results = try await takers(100, [ledger(system), ledger(system), ledger(system)], budget)
            let refusals = results.compactMap { if case .failure(let error) = $0 { error } else { nil } }
            #expect(results.count - refusals.count == 20)
            #expect(refusals.allSatisfy { $0 is LimitReached })
            #expect(refusals.allSatisfy { ($0 as? LimitReached)?.waitSeconds == 3600 })
            let left = try await ledger(system).uses(of: budget, #require(partition), options: .init())
            #expect(left.count == 20, "uses that were refused are removed")
        }
    }

    @Test("At each of many loads a window holds no more than the limit", arguments: [1, 2, 5, 17])
    func bound(limit: Int) async throws {
        try await withKit { system in
            let budget = UseBudget("test", [UseLimit(limit, per: 3600)])
            let results = try await takers(40, [ledger(system), ledger(system)], budget)
            #expect(results.count { (try? $0.get()) != nil } == limit)
        }
    }

    @Test("A use that is given back may be taken again; budgets of other names and parts are apart")
    func givenBack() async throws {
        try await withKit { system in
            let (ledger, partition) = (ledger(system), try #require(partition))
            let budget = UseBudget("test", of: [1], [UseLimit(1, per: 3600)])
            let receipt = try await ledger.take(budget, of: partition, now: now, options: .init())
            await #expect(throws: LimitReached(waitSeconds: 3600)) {
                _ = try await ledger.take(budget, of: partition, now: now, options: .init())
            }
            for other in [
                UseBudget("test", of: [2], [UseLimit(1, per: 3600)]), UseBudget("tes", [UseLimit(1, per: 3600)]),
                UseBudget("test2", of: [1], [UseLimit(1, per: 3600)]),
            ] {
                _ = try await ledger.take(other, of: partition, now: now, options: .init())
            }
            try await ledger.giveBack(receipt, options: .init())
            _ = try await ledger.take(budget, of: partition, now: now, options: .init())
        }
    }

    @Test("A limit for each tag leaves room for other tags")
    func tags() async throws {
        try await withKit { system in
            let (ledger, partition) = (ledger(system), try #require(partition))
            let budget = UseBudget("test", [UseLimit(1, per: 60, isPerTag: true), UseLimit(3, per: 3600)])
            for tag in [1, 2] as [UInt8] {
                _ = try await ledger.take(budget, of: partition, tag: [tag], now: now, options: .init())
            }
            await #expect(throws: LimitReached(waitSeconds: 60)) {
                _ = try await ledger.take(budget, of: partition, tag: [1], now: now, options: .init())
            }
            _ = try await ledger.take(budget, of: partition, tag: [3], now: now, options: .init())
            await #expect(throws: LimitReached(waitSeconds: 3600)) {
                _ = try await ledger.take(budget, of: partition, tag: [4], now: now, options: .init())
            }
        }
    }

    @Test("Several uses are taken at once, as many as there is room for")
    func several() async throws {
        try await withKit { system in
            let (ledger, partition) = (ledger(system), try #require(partition))
            let budget = UseBudget("test", [UseLimit(10, per: 3600)])
            #expect(try await ledger.take(budget, of: partition, atMost: 7, now: now, options: .init()).count == 7)
            #expect(try await ledger.take(budget, of: partition, atMost: 7, now: now, options: .init()).count == 3)
            await #expect(throws: LimitReached.self) {
                _ = try await ledger.take(budget, of: partition, now: now, options: .init())
            }
        }
    }
}
