import Assembly
import CommonContracts
import Coordination
import Foundation
import HealthCodeContracts
import HealthCodeRecords
import KitRecords
import Logging
import RPC
import Security
import Storage
import StorageClient
import Synchronization
import TracingContracts
import TracingRecords
import Wire

/// A town in one process: citizens who are green, venues with a device each, and gate staff.
final class BenchTown: Sendable {
    /// Who checks people in.
    enum Kind: Sendable {
        case citizen, staff
    }

    struct Result {
        let seconds: Double
        let cpuMicroseconds: Double
        let p99Milliseconds: Double
    }

    private static let hour: Int64 = 3_600
    private static let members = 16

    private let options: VenuesBench
    private let keys = ClusterKeys()
    private let store: Store
    private let node: StorageNode
    private let channel: InProcessChannel
    private let following: Task<Void, Never>
    private let devices = Mutex<[(id: [UInt8], credential: String)]>([])
    private let next = Atomic<Int>(0)

    private var venues: TracingV1.VenuesClient { .init(channel) }

    init(_ options: VenuesBench) async throws {
        self.options = options
        let name = NodeName("bench")
        let coordination = try LocalCoordination(node: name)
        let logger = Logger(label: "bench") { StreamLogHandler.standardError(label: $0) }
        try? FileManager.default.removeItem(atPath: options.folder)
        try FileManager.default.createDirectory(atPath: options.folder, withIntermediateDirectories: true)
        node = try await StorageNode.open(
            folder: options.folder, name: name, coordination: coordination, configuration: StorageConfiguration(),
            rights: ServiceContracts.recordRights, logger: logger)
        let storage = InProcessChannel(
            services: [node.service], interceptors: [ServiceIdentity("services", access: ServiceContracts.access)])
        store = try await Store(coordination: coordination, configuration: .embedded, sealedBy: keys.records) { _ in
            storage
        }
        var settings = ServiceSettings()
        settings.lookUpsPerHour = 100_000_000
        let verifier = TokenVerifier(keys)
        let assembly = try ServiceAssembly(
            Set(ServiceRole.allCases), store: store, erasures: coordination, keys: keys, settings: settings,
            verifier: verifier, dayKeys: LocalDayKeys(), isDemonstration: true, logger: logger
        ) { role in throw RPCError(.unavailable, "no other process plays \(role.rawValue)") }
        channel = InProcessChannel(
            services: assembly.services,
            interceptors: [
                Authorizer(
                    verifier, access: ServiceContracts.access, isDemonstration: true,
                    revocations: assembly.revocations, log: assembly.staffCalls, now: Surroundings.system.now)
            ])
        following = Task { await assembly.run() }
        await assembly.waitForRevocations(atMost: .seconds(30))
        await assembly.waitForAreas(atMost: .seconds(30))
    }

    func close() async {
        following.cancel()
        await following.value
        await node.close()
    }

    /// Writes citizens, and registers venues and devices.
    func fill() async throws {
        let now = Surroundings.system.now()
        for start in stride(from: 0, to: options.people, by: 20_000) {
            let writes = try (start..<min(start + 20_000, options.people)).map { person in
                try PartitionWrite(PartitionKey(key(of: person))) { change in
                    try change.put(
                        KitV1.StoredSession(phone: "13800138000", openedAt: now), in: KitRecordSets.sessions,
                        key: session(of: person))
                    try change.put(
                        HealthCodeV1.StoredDeclaration(declaredAt: .init(seconds: now), declaration: .init()),
                        in: HealthCodeRecordSets.declarations, key: SortKey.instant(seconds: now))
                }
            }
            for outcome in try await store.writeBatch(writes) {
                guard case .written = outcome else { throw RPCError(.internal, "a write was refused: \(outcome)") }
            }
        }
        let authority = try staff(.healthAuthority, name: "authority")
        for number in 0..<options.venues {
            let venue = TracingV1.Venue(
                name: "Venue \(number)", class: .shop, division: "110105",
                place: .init(latitudeMicrodegrees: 39_905_000, longitudeMicrodegrees: 116_397_000))
            let id = try await venues.registerVenue(
                .init(venue: venue, idempotencyKey: "\(number)"), options: authority
            ).venueId
            let device = try await venues.registerDevice(.init(venueId: id, label: "gate"), options: authority)
            devices.withLock { $0.append((id, device.credential)) }
        }
    }

    /// Checks people in, with as many calls open as the options say.
    func play(_ kind: Kind, count: Int) async throws -> Result {
        let devices = devices.withLock { $0 }
        let (begin, cpu, end) = (ContinuousClock.now, Self.cpuSeconds(), next.load(ordering: .relaxed) + count)
        let times = try await withThrowingTaskGroup(of: [Double].self) { group in
            for task in 0..<options.open {
                group.addTask {
                    let device = devices[task % devices.count]
                    let gate = try self.staff(.verifier, name: "gate-\(task % Self.members)")
                    var (code, until, times) = ("", ContinuousClock.now, [Double]())
                    while true {
                        let person = self.next.add(1, ordering: .relaxed).oldValue
                        guard person < end else { return times }
                        if kind == .citizen, ContinuousClock.now >= until {
                            code = try await self.venues.getVenueCode(.init(credential: device.credential)).code
                            until = .now + .seconds(20)
                        }
                        let start = ContinuousClock.now
                        try await self.checkIn(person % self.options.people, kind, code, at: device.id, gate)
                        times.append((ContinuousClock.now - start) / .milliseconds(1))
                    }
                }
            }
            return try await group.reduce(into: []) { $0 += $1 }
        }
        return Result(
            seconds: (ContinuousClock.now - begin) / .seconds(1),
            cpuMicroseconds: (Self.cpuSeconds() - cpu) * 1_000_000,
            p99Milliseconds: times.sorted()[times.count * 99 / 100])
    }

    private func checkIn(
        _ person: Int, _ kind: Kind, _ code: String, at venue: [UInt8], _ gate: CallOptions
    ) async throws {
        switch kind {
        case .citizen:
            let citizen = Principal.Citizen(
                personKey: key(of: person), phoneKey: key(of: person), session: session(of: person))
            let token = try TokenSigner(keys).token(
                TokenClaims(citizen: citizen, issuedAt: Surroundings.system.now(), lifetime: 600))
            let answer = try await venues.checkIn(.init(code: code), options: bearer(token))
            guard answer.result == .pass else { throw RPCError(.internal, "a green citizen was not passed") }
        case .staff:
            let named = CommonV1.PersonRef(person: .personKey(key(of: person)))
            let answer = try await venues.scanPerson(.init(person: named, venueId: venue), options: gate)
            guard answer.result == .pass else { throw RPCError(.internal, "a green citizen was not passed") }
        }
    }

    /// Records of check-ins, and their keys and values in bytes.
    func stored() async throws -> (records: Int, bytes: Int) {
        var (records, bytes) = (0, 0)
        let sets = [TracingRecordSets.checkIns, TracingRecordSets.visitors]
        for try await page in store.scan(of: sets.map(\.number)) {
            for record in page.records {
                records += 1
                bytes += PartitionKey.length + 2 + record.key.count + record.value.count
            }
        }
        return (records, bytes)
    }

    /// Effects of check-ins that a worker has left after half a minute.
    func effectsLeft() async throws -> Int {
        var left = 0
        for _ in 0..<30 {
            left = 0
            for try await page in store.scan(of: [TracingRecordSets.checkInEffects.number]) {
                left += page.records.count
            }
            guard left > 0 else { break }
            try await Task.sleep(for: .seconds(1))
        }
        return left
    }

    /// Durable writes of one small record a second, with as many open as there are check-ins.
    func plainWrites(seconds: Double) async throws -> Double {
        let end = ContinuousClock.now + .seconds(seconds)
        let store = store
        let count = try await withThrowingTaskGroup(of: Int.self) { group in
            for task in 0..<options.open {
                group.addTask {
                    var count = 0
                    while ContinuousClock.now < end {
                        let place = try PartitionKey(self.key(of: 1_000_000_000 + task * 10_000_000 + count))
                        try await store.write(place) { change in
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

    /// Bytes of the files of the store.
    var folderBytes: Double {
        let folder = URL(filePath: options.folder)
        let files = FileManager.default.enumerator(at: folder, includingPropertiesForKeys: [.fileAllocatedSizeKey])
        var bytes = 0
        while let file = files?.nextObject() as? URL {
            bytes += (try? file.resourceValues(forKeys: [.fileAllocatedSizeKey]).fileAllocatedSize) ?? 0
        }
        return Double(bytes)
    }

    private func bearer(_ token: String) -> CallOptions { CallOptions(metadata: ["authorization": "Bearer \(token)"]) }

    private func staff(_ role: StaffRole, name: String) throws -> CallOptions {
        let staff = Principal.Staff(
            name: name, roles: [role], organisation: "bench", token: Surroundings.system.random(16))
        return bearer(
            try TokenSigner(keys).token(
                TokenClaims(staff: staff, issuedAt: Surroundings.system.now(), lifetime: Self.hour)))
    }

    /// Keys spread over the buckets as hashes do.
    private func key(of person: Int) -> [UInt8] {
        var mixed = UInt64(person) &+ 0x9E37_79B9_7F4A_7C15
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return SortKey.big(mixed ^ (mixed >> 31)) + SortKey.big(UInt64(person))
    }

    private func session(of person: Int) -> [UInt8] { SortKey.big(UInt64(person)) + SortKey.big(UInt64(person)) }

    private static func cpuSeconds() -> Double {
        var time = timespec()
        clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) / 1_000_000_000
    }
}
