import BenchSystem
import CommonContracts
import HealthCodeContracts
import HealthCodeRecords
import KitRecords
import RPC
import Security
import StorageClient
import Synchronization
import TracingContracts
import TracingRecords
import Wire

/// A town: citizens who are green, venues with a device each, and gate staff.
final class BenchTown: Sendable {
    /// Who checks people in.
    enum Kind: Sendable {
        case citizen, staff
    }

    private static let members = 16

    private let options: VenuesBench
    private let system: BenchSystem
    private let devices = Mutex<[(id: [UInt8], credential: String)]>([])

    private var venues: TracingV1.VenuesClient { .init(system.channel) }

    init(_ options: VenuesBench, _ system: BenchSystem) {
        self.options = options
        self.system = system
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
            for outcome in try await system.store.writeBatch(writes) {
                guard case .written = outcome else { throw RPCError(.internal, "a write was refused: \(outcome)") }
            }
        }
        let authority = try system.staff(.healthAuthority, name: "authority")
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
    ///
    /// - Parameter first: Number of the first person: others than those who came before.
    func play(_ kind: Kind, count: Int, from first: Int) async throws -> BenchResult {
        let devices = devices.withLock { $0 }
        return try await system.measure(count, open: options.open) { caller in
            let device = devices[caller % devices.count]
            let gate = try self.system.staff(.verifier, name: "gate-\(caller % Self.members)")
            var (code, until) = ("", ContinuousClock.now)
            return { number in
                if kind == .citizen, ContinuousClock.now >= until {
                    code = try await self.venues.getVenueCode(.init(credential: device.credential)).code
                    until = .now + .seconds(20)
                }
                try await self.checkIn((first + number) % self.options.people, kind, code, at: device.id, gate)
            }
        }
    }

    private func checkIn(
        _ person: Int, _ kind: Kind, _ code: String, at venue: [UInt8], _ gate: CallOptions
    ) async throws {
        switch kind {
        case .citizen:
            let citizen = Principal.Citizen(
                personKey: key(of: person), phoneKey: key(of: person), session: session(of: person))
            let answer = try await venues.checkIn(.init(code: code), options: system.citizen(citizen))
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
        for try await page in system.store.scan(of: sets.map(\.number)) {
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
            for try await page in system.store.scan(of: [TracingRecordSets.checkInEffects.number]) {
                left += page.records.count
            }
            guard left > 0 else { break }
            try await Task.sleep(for: .seconds(1))
        }
        return left
    }

    private func key(of person: Int) -> [UInt8] { BenchSystem.key(of: person) }

    private func session(of person: Int) -> [UInt8] { SortKey.big(UInt64(person)) + SortKey.big(UInt64(person)) }
}
