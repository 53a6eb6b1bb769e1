import HealthCodeCore
import StorageClient
import Testing
import Values

@testable import HealthCodeServer

@Suite("What is due, in memory")
struct DueIndexTests {
    private static func person(_ number: Int) throws -> PartitionKey {
        try PartitionKey(Array(repeating: UInt8(number & 0xFF), count: 15) + [UInt8(number >> 8 & 0xFF)])
    }

    private static func colour(
        changesAt seconds: Int64?, areas: [String: AreaStanding?] = [:]
    ) -> LastColour {
        LastColour(
            colour: .green, causes: [], since: .earliest, derivedAt: .earliest,
            changesAt: seconds.map { Instant(seconds: $0) }, rules: "r", number: 1, areas: areas)
    }

    @Test("Changes are taken when they are due, the oldest first, and once")
    func order() throws {
        var index = DueIndex()
        for (number, at) in [(1, 30), (2, 10), (3, 20), (4, nil)] as [(Int, Int64?)] {
            index.put(try Self.person(number), Self.colour(changesAt: at))
        }
        #expect(index.count == 3 && index.oldestDue(at: 9) == nil && index.oldestDue(at: 25) == 10)
        #expect(index.dueCount(at: 25) == 2)
        #expect(index.takeDue(at: 25, limit: 1).map(\.since) == [10])
        #expect(index.takeDue(at: 25, limit: 9).map(\.person) == [try Self.person(3)])
        #expect(index.takeDue(at: 25, limit: 9).isEmpty && index.count == 1)
    }

    @Test("A later record of a person replaces the earlier one, however often it comes")
    func replaced() throws {
        var index = DueIndex()
        for day in 0..<5_000 { index.put(try Self.person(1), Self.colour(changesAt: Int64(day))) }
        #expect(index.takeDue(at: 4_998, limit: 9).isEmpty && index.oldestDue(at: 4_998) == nil)
        #expect(index.takeDue(at: 4_999, limit: 9).map(\.since) == [4_999])
        index.put(try Self.person(1), Self.colour(changesAt: 7))
        index.put(try Self.person(1), nil)
        #expect(index.takeDue(at: 10_000, limit: 9).isEmpty)
    }

    @Test("A change within a second is due when the second is over")
    func fractions() throws {
        var index = DueIndex()
        let half = try #require(Instant(seconds: 10, nanos: 500_000_000))
        index.put(
            try Self.person(1),
            LastColour(
                colour: .green, causes: [], since: .earliest, derivedAt: .earliest, changesAt: half, rules: "r",
                number: 1, areas: [:]))
        #expect(index.takeDue(at: 10, limit: 9).isEmpty)
        #expect(index.takeDue(at: 11, limit: 9).count == 1)
    }

    @Test("Persons are outdated when an area that they depend on stands otherwise than when they were derived")
    func areas() throws {
        let red = AreaStanding(level: .high, from: .earliest, until: nil)
        let low = AreaStanding(level: .low, from: .earliest, until: nil)
        var index = DueIndex()
        let (first, second, other) = (try Self.person(1), try Self.person(2), try Self.person(3))
        index.put(first, Self.colour(changesAt: nil, areas: ["A": red]))
        index.put(other, Self.colour(changesAt: nil, areas: ["B": nil]))
        #expect(index.takeOutdated { $0 == "A" ? red : nil }.isEmpty)
        #expect(index.takeOutdated { $0 == "A" ? low : nil } == [first])
        // One who was derived before the change comes later, such as by a scan.
        index.put(second, Self.colour(changesAt: nil, areas: ["A": red]))
        #expect(index.takeOutdated { $0 == "A" ? low : nil } == [second])
        index.put(first, Self.colour(changesAt: nil, areas: [:]))
        index.put(second, nil)
        #expect(index.takeOutdated { _ in red } == [other])
    }
}

@Suite("Persons who wait to be derived")
struct PendingPersonsTests {
    @Test("Those who failed are tried again after 2, 4, 8 and at most 64 seconds, and hold up nobody")
    func delays() throws {
        var pending = PendingPersons()
        let (first, second) = (
            try PartitionKey(Array(repeating: 1, count: 16)), try PartitionKey(Array(repeating: 2, count: 16))
        )
        pending.add(first, because: .time, since: 10)
        pending.add(first, because: .area, since: 5)
        pending.add(second, because: .area, since: 11)
        #expect(pending.ready(at: 11).map(\.person) == [first, second])
        pending.remove(second)
        var now: Int64 = 11
        for wait in [2, 4, 8, 16, 32, 64, 64, 64] as [Int64] {
            pending.delay(first, at: now)
            #expect(pending.ready(at: now + wait - 1).isEmpty)
            now += wait
            #expect(pending.ready(at: now).map(\.trigger) == [.time])
        }
        #expect(pending.oldest == 10 && pending.count == 1)
    }
}

@Suite("The shares of workers")
struct DerivationMembersTests {
    @Test("The slices are shared evenly, each has one worker, and a worker alone has all", arguments: 1...20)
    func shares(count: Int) {
        let members = (0..<count).map { [UInt8($0), 7] }
        let shares = members.map { DerivationMembers.share(of: $0, among: members) }
        #expect(shares.reduce(into: []) { $0 += Array($1) }.sorted() == Array(0..<16))
        #expect(shares.map(\.count).max() ?? 0 <= (16 + count - 1) / count)
        // One who is not in the list yet counts itself.
        #expect(DerivationMembers.share(of: [255], among: members).count == 16 / (count + 1))
    }
}
