import Coordination
import Logging
import Security
import StorageClient
import Synchronization
import Testing
import TracingContracts
import TracingCore
import TracingRecords
import Values

@testable import TracingServer

@Suite("Keys of days")
struct DayKeyTests {
    private static let noon: Int64 = 1_669_867_200
    private static let today = ChinaDay(of: Instant(seconds: noon))
    private static let set = TracingRecordSets.checkIns.number
    private static let content = TracingV1.PlaceOfCheckIn(venue: 7, halfMinute: 1_440, way: .screen, result: .pass)

    private let person: PartitionKey
    private let other: PartitionKey
    private let moment = Moment(noon)
    private let vault = LocalDayKeys()
    private let keys = ClusterKeys()

    init() throws {
        person = try PartitionKey(Array(repeating: 1, count: 16))
        other = try PartitionKey(Array(repeating: 2, count: 16))
    }

    private func ring(_ vault: any DayKeyCoordination, keys: ClusterKeys? = nil) -> DayKeyRing {
        DayKeyRing(
            vault, hash: KeyedHash(keys ?? self.keys),
            surroundings: Surroundings(now: { [moment] in moment.now }, random: Surroundings.system.random),
            logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() })
    }

    private func open(_ record: (key: [UInt8], sealed: [UInt8]), by key: DayKey) -> TracingV1.PlaceOfCheckIn? {
        key.open(record.sealed, in: Self.set, of: person, key: record.key)
    }

    @Test("A record opens where it was written, and the same content gives the same record")
    func seals() throws {
        let key = DayKey(Array(repeating: 9, count: 32), of: Self.today)
        let record = try key.seal(Self.content, in: Self.set, of: person, key: [1, 2])
        #expect(record.key.count == 14 && record.key.prefix(2) == [1, 2])
        #expect(open(record, by: key) == Self.content)
        let again = try key.seal(Self.content, in: Self.set, of: person, key: [1, 2])
        #expect(again.key == record.key && again.sealed == record.sealed)
        var later = Self.content
        later.halfMinute += 1
        let another = try key.seal(later, in: Self.set, of: person, key: [1, 2])
        #expect(another.key != record.key)
    }

    @Test("A record does not open elsewhere, altered, or under the key of another day")
    func otherPlaces() throws {
        let key = DayKey(Array(repeating: 9, count: 32), of: Self.today)
        let record = try key.seal(Self.content, in: Self.set, of: person, key: [1, 2])
        func opens(_ sealed: [UInt8], _ set: RecordSetNumber, _ partition: PartitionKey, _ sortKey: [UInt8]) -> Bool {
            key.open(sealed, as: TracingV1.PlaceOfCheckIn.self, in: set, of: partition, key: sortKey) != nil
        }
        #expect(!opens(record.sealed, Self.set, other, record.key))
        #expect(!opens(record.sealed, TracingRecordSets.visitors.number, person, record.key))
        #expect(!opens(record.sealed, Self.set, person, [1, 3] + record.key.dropFirst(2)))
        for place in record.sealed.indices {
            var altered = record.sealed
            altered[place] ^= 1
            #expect(!opens(altered, Self.set, person, record.key))
        }
        for count in 0..<record.sealed.count {
            #expect(!opens(Array(record.sealed.prefix(count)), Self.set, person, record.key))
        }
        #expect(open(record, by: DayKey(Array(repeating: 8, count: 32), of: Self.today)) == nil)
    }

    @Test("All processes of a cluster have the same key of a day, and the vault alone holds none")
    func shared() async throws {
        let record = try await ring(vault).sealing(Self.today).seal(Self.content, in: Self.set, of: person, key: [1])
        let opening = try #require(try await ring(vault).opening(Self.today))
        #expect(open(record, by: opening) == Self.content)
        let kept = try #require(vault.dayKeys()[Self.today.number])
        #expect(kept.count == 60, "nonce, key and tag")
        await #expect(throws: (any Error).self) { try await ring(vault, keys: ClusterKeys()).opening(Self.today) }
    }

    @Test("VIS-1: the key of a day is gone after 14 days for every process, and is never made again")
    func destroyed() async throws {
        let ring = ring(vault)
        _ = try await ring.sealing(Self.today)
        moment.set(CheckInLife.end(of: Self.today).seconds - 1)
        try await ring.sweep()
        #expect(try await ring.opening(Self.today) != nil)
        moment.set(CheckInLife.end(of: Self.today).seconds)
        // Before the vault is swept the key counts no more.
        #expect(try await ring.opening(Self.today) == nil)
        #expect(vault.dayKeys()[Self.today.number] != nil)
        try await ring.sweep()
        #expect(vault.dayKeys().isEmpty)
        #expect(ring.metrics.contains("shuangma_day_keys_destroyed_total 1"))
        await #expect(throws: (any Error).self) { try await ring.sealing(Self.today) }
        // Whoever sets the clock back has no key either.
        moment.set(Self.noon)
        #expect(try await ring.opening(Self.today) == nil)
    }

    @Test("No key is made for a day on which nobody can be checked in")
    func otherDays() async throws {
        for day in [Self.today - 2, Self.today + 1] {
            await #expect(throws: (any Error).self) { try await ring(vault).sealing(day) }
        }
        #expect(vault.dayKeys().isEmpty)
    }
}

/// A clock that stands until it is set.
private final class Moment: Sendable {
    private let seconds: Mutex<Int64>

    init(_ seconds: Int64) { self.seconds = Mutex(seconds) }

    var now: Int64 { seconds.withLock { $0 } }
    func set(_ moment: Int64) { seconds.withLock { $0 = moment } }
}
