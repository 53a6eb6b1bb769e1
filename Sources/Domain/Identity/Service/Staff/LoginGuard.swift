import IdentityContracts
import IdentityCore
import IdentityRecords
import Kit
import RPC
import Security
import StorageClient
import Synchronization
import Wire

/// Slows down who guesses passwords and codes of staff.
///
/// It does the same work for names that exist and for others.
final class LoginGuard: Sendable {
    /// A name that is tried from a block of addresses.
    struct Place: Hashable {
        let name: String
        /// Hash of the block, 16 bytes.
        let address: [UInt8]
    }

    private let store: Store
    private let hash: KeyedHash
    private let now: @Sendable () -> Int64
    /// What this process tries just now: one try at a time, so that a volley does not slip past the waits.
    private let busy = Mutex<Set<Place>>([])

    init(store: Store, hash: KeyedHash, now: @escaping @Sendable () -> Int64) {
        self.store = store
        self.hash = hash
        self.now = now
    }

    /// Where a call tries a name from.
    func place(_ name: String, _ context: CallContext) -> Place {
        Place(name: name, address: hash.partition(.caller, "staff|" + (context.addressBlock?.text ?? "inside")))
    }

    /// Runs a try, unless it has to wait, and notes when it fails.
    ///
    /// - Parameters:
    ///   - isKnown: Whether the account was logged in from there lately: then what others do from elsewhere does not count.
    ///   - attempt: Returns nil when the proof is wrong.
    /// - Throws: RESOURCE_EXHAUSTED (LOGIN_TOO_OFTEN); what `attempt` throws, which counts as no failure.
    func pass<Result>(
        _ place: Place, isKnown: Bool, _ options: CallOptions, _ attempt: () async throws -> Result?
    ) async throws -> Result? {
        guard busy.withLock({ $0.insert(place).inserted }) else { throw Self.tooOften(1) }
        defer { busy.withLock { _ = $0.remove(place) } }
        if let wait = try await wait(place, isKnown: isKnown, options) { throw Self.tooOften(wait) }
        if let result = try await attempt() {
            try await store.write(try partition(ofName: place.name), options: options) { change in
                change.delete(IdentityRecordSets.loginFailures, key: place.address)
            }
            return result
        }
        try await noteFailure(place, options)
        return nil
    }

    private func wait(_ place: Place, isKnown: Bool, _ options: CallOptions) async throws -> Int64? {
        let (own, all) = try await store.read(
            try partition(ofName: place.name), .record(IdentityRecordSets.loginFailures, key: place.address),
            .record(IdentityRecordSets.loginFailures), options: options)
        let address = try await store.read(
            try PartitionKey(place.address), .record(IdentityRecordSets.addressFailures), options: options)
        let waits = [
            wait(.accountAtAddress, own), isKnown ? nil : wait(.account, all), wait(.address, address),
        ]
        return waits.compactMap { $0 }.max()
    }

    private func wait(_ pace: LoginPace, _ failures: Versioned<IdentityV1.StoredLoginFailures>?) -> Int64? {
        failures.flatMap { pace.wait(after: $0.value.count, lastAt: $0.value.lastAt, now: now()) }
    }

    private func noteFailure(_ place: Place, _ options: CallOptions) async throws {
        let name = try partition(ofName: place.name)
        try await settling {
            let (own, all) = try await self.store.read(
                name, .record(IdentityRecordSets.loginFailures, key: place.address),
                .record(IdentityRecordSets.loginFailures), options: options)
            try await self.store.write(name, options: options) { change in
                try self.count(own, IdentityRecordSets.loginFailures, key: place.address, &change)
                try self.count(all, IdentityRecordSets.loginFailures, &change)
            }
        }
        let address = try PartitionKey(place.address)
        try await settling {
            let failures = try await self.store.read(
                address, .record(IdentityRecordSets.addressFailures), options: options)
            try await self.store.write(address, options: options) { change in
                try self.count(failures, IdentityRecordSets.addressFailures, &change)
            }
        }
    }

    /// Callers hear of no conflict: when others note failures all the time, there is much to wait for.
    private func settling(_ body: () async throws -> Void) async throws {
        do { try await store.settling(body) } catch is PreconditionFailed { throw Self.tooOften(2) }
    }

    private func count(
        _ failures: Versioned<IdentityV1.StoredLoginFailures>?,
        _ set: RecordSet<IdentityV1.StoredLoginFailures>, key: [UInt8] = [], _ change: inout ChangeSet
    ) throws {
        let now = now()
        let count = min(failures?.value.count ?? 0, 1_000_000) + 1
        try change.replace(
            failures, in: set, key: key, by: .init(count: count, lastAt: now), expires: now + LoginPace.memory)
    }

    private func partition(ofName name: String) throws -> PartitionKey {
        try PartitionKey(hash.partition(.staffName, name))
    }

    static func tooOften(_ wait: Int64) -> RPCError {
        .resourceExhausted("log-ins have failed too often; wait", retryAfter: .seconds(wait))
            .with(reason: "LOGIN_TOO_OFTEN")
    }
}
