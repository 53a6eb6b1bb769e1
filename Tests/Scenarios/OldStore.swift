import CommonContracts
import Coordination
import Foundation
import HealthCodeContracts
import HealthCodeRecords
import IdentityContracts
import IdentityRecords
import Kit
import KitRecords
import Logging
import RPC
import Security
import Storage
import StorageClient
import Synchronization
import TripCardContracts
import TripCardRecords
import Wire

/// A document as its sender spelt it.
struct Spelling: Sendable {
    var kind: Int32
    var country = "CHN"
    var number: String

    var message: CommonV1.Document { .init(type: .init(rawValue: kind), country: country, number: number) }
}

extension RecordSet {
    /// The set as versions wrote it that did not seal records.
    fileprivate var inClear: RecordSet { RecordSet(number.value, name: name, in: kind, clear: "of an old version") }
}

/// Records in the forms of the version that keyed a document by its spelling. They are frozen.
struct OldRecords: Sendable {
    /// Holders of a phone by person key.
    static let holders = RecordSet<KitV1.StoredHolder>(3, name: "holders", in: .phone)

    let store: Store
    private let hash: KeyedHash

    init(store: Store, keys: ClusterKeys) {
        self.store = store
        hash = KeyedHash(keys)
    }

    func partition(_ spelling: Spelling) throws -> PartitionKey {
        try PartitionKey(hash.partition(.person, "\(spelling.kind)|\(spelling.country)|\(spelling.number)"))
    }

    func partition(phone: String) throws -> PartitionKey { try PartitionKey(hash.partition(.phone, phone)) }

    func register(_ spelling: Spelling, name: String, phone: String = "") async throws {
        let person = try partition(spelling)
        try await store.write(person) { change in
            try change.put(
                IdentityV1.StoredPerson(
                    document: spelling.message, name: name, phone: phone, division: "110105"),
                in: IdentityRecordSets.person.inClear)
            try change.put(
                KitV1.StoredSession(phone: phone, openedAt: TestSystem.noon), in: KitRecordSets.sessions.inClear,
                key: [1],
                expires: .init(seconds: TestSystem.noon + 3600))
        }
        guard !phone.isEmpty else { return }
        try await store.write(try partition(phone: phone)) { change in
            try change.put(KitV1.StoredHolder(personKey: person.bytes), in: Self.holders.inClear, key: person.bytes)
            try change.put(
                KitV1.StoredTripConsent(givenAt: TestSystem.noon, maskedPhone: "1"),
                in: KitRecordSets.tripConsents.inClear,
                key: person.bytes, expires: .init(seconds: TestSystem.noon + 86_400))
        }
    }

    func test(
        _ spelling: Spelling, sample: String, positive: Bool = false, daysAgo: Int64
    ) async throws {
        let at = TestSystem.noon - daysAgo * 86_400
        try await store.write(try partition(spelling)) { change in
            try change.put(
                HealthCodeV1.StoredTest(
                    sampleId: sample, laboratory: "北京", sampledAt: .init(seconds: at),
                    outcome: positive ? .positive : .negative),
                in: HealthCodeRecordSets.tests.inClear, key: Array("北京\u{1F}\(sample)".utf8),
                expires: .init(seconds: at + 60 * 86_400))
        }
    }

    func exposure(
        _ spelling: Spelling, _ cause: HealthCodeV1.Cause, id: String, daysAgo: Int64, untilDaysAgo: Int64? = nil
    ) async throws {
        let (from, until) = (TestSystem.noon - daysAgo * 86_400, untilDaysAgo.map { TestSystem.noon - $0 * 86_400 })
        let lasts = cause == .case
        try await store.write(try partition(spelling)) { change in
            try change.put(
                HealthCodeV1.StoredExposure(
                    cause: cause, evidenceId: id, from: .init(seconds: from), until: until.map { .init(seconds: $0) },
                    source: "cdc"),
                in: HealthCodeRecordSets.exposures.inClear, key: Array("\(cause.rawValue)\u{1F}\(id)".utf8),
                expires: (until ?? (lasts ? nil : from)).map { .init(seconds: $0 + 60 * 86_400) })
        }
    }

    /// A declaration that a counter took, or with `own` one that the person made.
    func declaration(
        _ spelling: Spelling, symptoms: [HealthCodeV1.Symptom] = [], hoursAgo: Int64, own: [UInt8] = []
    ) async throws {
        let at = TestSystem.noon - hoursAgo * 3600
        try await store.write(try partition(spelling)) { change in
            try change.put(
                HealthCodeV1.StoredDeclaration(
                    declaredAt: .init(seconds: at), declaration: .init(symptoms: symptoms)),
                in: HealthCodeRecordSets.declarations.inClear, key: SortKey.instant(seconds: at) + own,
                expires: .init(seconds: at + 30 * 86_400))
        }
    }

    func stay(_ phone: String, place: String, daysAgo: Int64, hours: Int64) async throws {
        let from = TestSystem.noon - daysAgo * 86_400
        try await store.write(try partition(phone: phone)) { change in
            try change.put(
                TripCardV1.StoredStay(operatorCode: 2, place: place, from: from, until: from + hours * 3600),
                in: TripCardRecordSets.stays.inClear, key: SortKey.instant(seconds: from) + Array(place.utf8),
                expires: .init(seconds: from + hours * 3600 + 15 * 86_400))
        }
    }
}

/// A store without services, whose process may end at any write.
final class BareStore: Sendable {
    let keys: ClusterKeys
    let store: Store
    private let node: StorageNode
    private let folder: URL
    private let writes = FailingWrites()

    init(keys: ClusterKeys) async throws {
        self.keys = keys
        folder = FileManager.default.temporaryDirectory.appending(path: "bare-store-\(UUID().uuidString)")
        let name = NodeName("test")
        let coordination = try LocalCoordination(node: name)
        node = try await StorageNode.open(
            folder: folder.path, name: name, coordination: coordination, configuration: StorageConfiguration(),
            clock: { TestSystem.noon * 1_000_000_000 }, logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() })
        let channel = InProcessChannel(services: [node.service], interceptors: [writes])
        store = try await Store(
            coordination: coordination, configuration: .embedded, sealedBy: keys.records
        ) { _ in channel }
    }

    func close() async {
        await node.close()
        try? FileManager.default.removeItem(at: folder)
    }

    /// Lets so many writes pass and refuses all others; nil lets all pass.
    func allowWrites(_ count: Int?) { writes.left.withLock { $0 = count } }

    /// What the version of before would have written into it.
    var old: OldRecords { OldRecords(store: store, keys: keys) }

    /// Every record, without its version, as text.
    func dump() async throws -> [String] {
        var lines: [String] = []
        let sets = Dictionary(uniqueKeysWithValues: RecordSetTests.all.map { ($0.number, $0) })
        for try await page in store.acceptingClearRecords.scan() {
            lines += try page.records.map { record in
                let value = try sets[record.set].map(record.message) ?? record.value
                return
                    "\(record.partition.bytes) \(record.set) \(record.key) \(value) \(record.expiresAt?.seconds ?? 0)"
            }
        }
        return lines.sorted()
    }
}

/// Refuses writes after some, as a process that ends there.
final class FailingWrites: ServerInterceptor {
    let left = Mutex<Int?>(nil)

    func intercept(
        _ call: any ServerCall, context: CallContext,
        next: @Sendable (any ServerCall, CallContext) async throws -> Void
    ) async throws {
        if context.method.name.hasPrefix("Write") {
            try left.withLock { left in
                guard let count = left else { return }
                guard count > 0 else { throw RPCError(.permissionDenied, "the process has ended here") }
                left = count - 1
            }
        }
        try await next(call, context)
    }
}
