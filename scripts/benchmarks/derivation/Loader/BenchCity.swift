import Coordination
import Foundation
import HealthCodeContracts
import HealthCodeRecords
import HealthCodeServer
import Kit
import KitRecords
import Logging
import RPC
import RiskAreasClient
import Security
import Storage
import StorageClient
import Synchronization
import Wire

/// A city in one process: persons with a declaration and two tests each, whose declarations lapse as the rounds demand. Each
/// twentieth of those whom no round is about has travelled inbound, too.
final class BenchCity: Sendable {
    /// A storm of changes that time brings.
    enum Round: String, CaseIterable {
        /// Spread over the window.
        case spread
        /// All at one second.
        case burst
    }

    struct Result {
        let lagMax: Double
        let seconds: Double
        let cpuMicroseconds: Double
    }

    /// What a dry run has met.
    struct Trial {
        let seconds: Double
        let changed: UInt64
    }

    /// Records of the health code and the bytes of their keys and values as they are stored, keys of partitions included.
    struct Volume {
        var records = 0
        var bytes = 0
    }

    private static let day: Int64 = 86_400
    /// Of those whom no round is about, each one of so many changes under the rules that are tried.
    private static let changesEvery = 20

    let services: HealthCodeServices
    private let options: DerivationBench
    private let store: Store
    private let node: StorageNode
    private let clock = BenchClock()
    private let begin: Int64
    private let hash: KeyedHash
    private let following: Task<Void, Never>

    init(_ options: DerivationBench) async throws {
        self.options = options
        let clock = clock
        begin = clock.now
        let name = NodeName("bench")
        let coordination = try LocalCoordination(node: name)
        let logger = Logger(label: "bench") { StreamLogHandler.standardError(label: $0) }
        try? FileManager.default.removeItem(atPath: options.folder)
        try FileManager.default.createDirectory(atPath: options.folder, withIntermediateDirectories: true)
        node = try await StorageNode.open(
            folder: options.folder, name: name, coordination: coordination, configuration: StorageConfiguration(),
            clock: { clock.now * 1_000_000_000 }, logger: logger)
        let storage = InProcessChannel(services: [node.service])
        let (keys, surroundings) = (
            ClusterKeys(), Surroundings(now: { clock.now }, random: Surroundings.system.random)
        )
        hash = KeyedHash(keys)
        store = try await Store(coordination: coordination, configuration: .embedded, sealedBy: keys.records) { _ in
            storage
        }
        let others = InProcessChannel(services: [NoRiskAreas(clock), BenchDirectory()])
        let index = RiskAreaIndex(others, now: { clock.now }, logger: logger)
        following = Task { await index.run() }
        let trail = AccountTrail(
            in: store, hash: hash, kept: 86_400, surroundings: surroundings, logger: logger)
        services = try HealthCodeServices(
            store: store, identity: others, keys: keys, riskAreas: index, trail: trail,
            erased: ErasedPersons(coordination), derivedAtOnce: options.width, surroundings: surroundings,
            logger: logger)
    }

    func close() async {
        following.cancel()
        await following.value
        await node.close()
    }

    /// When the changes of a round begin.
    private func start(of round: Round) -> Int64 { begin + (round == .spread ? 2 : 4) * Self.day }

    /// Seconds since 1970 at which a person's declaration lapses.
    private func lapse(of person: Int) -> Int64 {
        if person < options.due { return start(of: .spread) + Int64(person * options.window / options.due) }
        if person < 2 * options.due { return start(of: .burst) }
        // Everybody else when the bench is over.
        return begin + 6 * Self.day + Int64(person % 600_000)
    }

    /// Writes the evidence of everybody.
    func fill() async throws {
        var person = 0
        while person < options.people {
            let end = min(person + 20_000, options.people)
            let writes = try (person..<end).map { try evidence(of: $0) }
            for outcome in try await store.writeBatch(writes, options: CallOptions()) {
                guard case .written = outcome else { throw RPCError(.internal, "a write was refused: \(outcome)") }
            }
            person = end
        }
    }

    private func evidence(of person: Int) throws -> PartitionWrite {
        let (declaredAt, partition) = (lapse(of: person) - 14 * Self.day, try Self.key(person))
        let (kept, hash) = (GoogleProtobuf.Timestamp(seconds: begin + 30 * Self.day), hash)
        func key(_ name: String) -> [UInt8] { hash.sortKey(Array(name.utf8), in: partition.bytes) }
        return try PartitionWrite(partition) { change in
            try change.put(
                HealthCodeV1.StoredDeclaration(
                    declaredAt: .init(seconds: declaredAt), declaration: .init(), counter: "counter"),
                in: HealthCodeRecordSets.declarations, key: SortKey.instant(seconds: declaredAt), expires: kept)
            for test in 0..<2 {
                try change.put(
                    HealthCodeV1.StoredTest(
                        sampleId: "S\(person)-\(test)", laboratory: "laboratory",
                        sampledAt: .init(seconds: begin - Int64(test + 1) * Self.day), outcome: .negative,
                        importId: partition.bytes),
                    in: HealthCodeRecordSets.tests, key: key("test \(test)"), expires: kept)
            }
            guard isInbound(person) else { return }
            // Its hold ended half a day ago, by a negative test of yesterday. Under `2021` it is red for 14 days.
            try change.put(
                HealthCodeV1.StoredExposure(
                    cause: .inbound, evidenceId: "F\(person)",
                    from: .init(seconds: begin - 10 * Self.day - Self.day / 2), source: "border",
                    importId: partition.bytes),
                in: HealthCodeRecordSets.exposures, key: key("inbound"), expires: kept)
        }
    }

    /// Whether a person has travelled inbound, and so changes under other rules. No round is about them.
    private func isInbound(_ person: Int) -> Bool { person >= 2 * options.due && person % Self.changesEvery == 0 }

    /// Keys spread over the buckets as hashes do.
    private static func key(_ person: Int) throws -> PartitionKey {
        var mixed = UInt64(person) &+ 0x9E37_79B9_7F4A_7C15
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return try PartitionKey(SortKey.big(mixed ^ (mixed >> 31)) + SortKey.big(UInt64(person)))
    }

    /// Durable writes of one small record a second, with as many at once as the worker makes.
    func plainWrites(seconds: Double) async throws -> Double {
        let end = ContinuousClock.now + .seconds(seconds)
        let store = store
        let count = try await withThrowingTaskGroup(of: Int.self) { group in
            for task in 0..<16 * options.width {
                group.addTask {
                    var count = 0
                    while ContinuousClock.now < end {
                        let person = try Self.key(1_000_000_000 + task * 10_000_000 + count)
                        try await store.write(person) { change in
                            try change.put(
                                KitV1.StoredNotification(kind: String(repeating: "x", count: 200)),
                                in: KitRecordSets.notifications)
                        }
                        count += 1
                    }
                    return count
                }
            }
            return try await group.reduce(0, +)
        }
        return Double(count) / seconds
    }

    /// Tries other rules on everybody (COL-12). It asks where those live whom they change.
    func dryRun() async throws -> Trial {
        let channel = InProcessChannel(services: services.services, interceptors: [BenchAuthority()])
        let begin = ContinuousClock.now
        var result: HealthCodeV1.DryRunResult?
        for try await news in HealthCodeV1.HealthAuthorityClient(channel).dryRun(.init(rules: .version("2021"))) {
            result = news.result ?? result
        }
        let seconds = (ContinuousClock.now - begin) / .seconds(1)
        let changed = (result?.shifts ?? []).filter { $0.before != $0.after }.reduce(0) { $0 + $1.persons }
        let inbound = (0..<options.people).count { isInbound($0) }
        guard let result, result.persons == UInt64(options.people), result.unreadable == 0, changed == UInt64(inbound)
        else {
            throw RPCError(
                .internal, "a dry run has met \(result?.persons ?? 0) persons and changed \(changed), not \(inbound)")
        }
        return Trial(seconds: seconds, changed: changed)
    }

    /// What is stored of the evidence, and of the colours that follow from it.
    func volume() async throws -> (evidence: Volume, colours: Volume) {
        let evidence = [
            HealthCodeRecordSets.declarations.number, HealthCodeRecordSets.tests.number,
            HealthCodeRecordSets.exposures.number,
        ]
        let colours = [HealthCodeRecordSets.colours.number, HealthCodeRecordSets.colourHistory.number]
        return (try await volume(of: evidence), try await volume(of: colours))
    }

    private func volume(of sets: [RecordSetNumber]) async throws -> Volume {
        var volume = Volume()
        for try await page in store.scan(of: sets) {
            for record in page.records {
                volume.records += 1
                volume.bytes += PartitionKey.length + 2 + record.key.count + record.value.count
            }
        }
        return volume
    }

    /// Bytes of the files of the store, logs included.
    var folderBytes: Double {
        let files = FileManager.default.enumerator(
            at: URL(filePath: options.folder), includingPropertiesForKeys: [.fileAllocatedSizeKey])
        var bytes = 0
        while let file = files?.nextObject() as? URL {
            bytes += (try? file.resourceValues(forKeys: [.fileAllocatedSizeKey]).fileAllocatedSize) ?? 0
        }
        return Double(bytes)
    }

    /// Waits until the worker knows when everybody's colour changes.
    func waitForPersons() async throws {
        while metric("persons") < options.people { try await Task.sleep(for: .milliseconds(200)) }
    }

    /// Moves the clock to a round and waits until all its changes are told.
    func play(_ round: Round) async throws -> Result {
        let told = changes + options.due
        clock.set(start(of: round) - 2)
        let (begin, cpu) = (ContinuousClock.now, Self.cpuSeconds())
        var lagMax = 0
        while changes < told {
            try await Task.sleep(for: .milliseconds(100))
            lagMax = max(lagMax, metric("lag_seconds"))
        }
        return Result(
            lagMax: Double(lagMax), seconds: (ContinuousClock.now - begin) / .seconds(1) - 2,
            cpuMicroseconds: (Self.cpuSeconds() - cpu) / Double(options.due) * 1_000_000)
    }

    /// Changes that the worker has told.
    var changes: Int { metric("changes_total") }

    /// How many persons were told other than once, of those whom the rounds are about, or at all of the others.
    func toldTwice() async throws -> Int {
        var told: [PartitionKey: Int] = [:]
        for try await page in store.scan(of: [KitRecordSets.notifications.number]) {
            for record in page.records {
                let kind = try record.decoded(in: KitRecordSets.notifications)?.value.kind
                if kind == "colourChanged" { told[record.partition, default: 0] += 1 }
            }
        }
        let wrong = try (0..<2 * options.due).count { told[try Self.key($0)] != 1 }
        return wrong + told.count - 2 * options.due
    }

    var residentMiB: Double {
        let pages = (try? String(contentsOfFile: "/proc/self/statm", encoding: .utf8))?.split(separator: " ")
        return Double(pages.flatMap { Int($0[1]) } ?? 0) * 4_096 / 1_048_576
    }

    private func metric(_ name: String) -> Int {
        let start = "shuangma_derivation_\(name) "
        let line = services.metrics.split(separator: "\n").first { $0.hasPrefix(start) }
        return line.flatMap { Int($0.dropFirst(start.count)) } ?? 0
    }

    private static func cpuSeconds() -> Double {
        var time = timespec()
        clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) / 1_000_000_000
    }
}

/// A clock that runs as the real one does, from moments to which it is set.
final class BenchClock: Sendable {
    private let ahead = Atomic<Int64>(0)

    var now: Int64 { Int64(Date().timeIntervalSince1970) + ahead.load(ordering: .relaxed) }

    func set(_ moment: Int64) {
        ahead.store(moment - Int64(Date().timeIntervalSince1970), ordering: .relaxed)
    }
}
