import HealthCodeContracts
import HealthCodeCore
import HealthCodeRecords
import Kit
import RPC
import Reference
import Security
import StorageClient
import Values
import Wire

/// Which rows each import brought, so that a recall finds them (COL-10).
///
/// A batch is noted before its rows are stored: a row that no recall finds cannot be stored. A note says what an import may
/// have stored; the record of a row says which import brought it.
struct ImportLog: Sendable {
    /// Seconds for which notes are kept: longer than any evidence but undischarged cases and areas in force.
    static let kept: Int64 = 90 * 86_400

    let store: Store
    let hash: KeyedHash
    let surroundings: Surroundings

    /// Begins an import of the caller.
    func begin(_ context: CallContext) throws -> ImportNotes {
        let staff = try context.staff
        let at = surroundings.now()
        let head = HealthCodeV1.StoredImport(
            importId: surroundings.random(16), account: staff.name, organisation: staff.organisation,
            roles: staff.roles.map(\.rawValue).sorted(), at: at)
        return ImportNotes(head: head, log: self, options: context.onward)
    }

    /// An import; nil when there is none.
    func find(_ id: [UInt8], options: CallOptions) async throws -> HealthCodeV1.StoredImport? {
        try await store.read(PartitionKey(id), .record(HealthCodeRecordSets.imports, key: id), options: options)?.value
    }

    /// The imports that began on a day of a feed.
    func imports(
        of organisation: String, on day: ChinaDay, options: CallOptions
    ) async throws -> [HealthCodeV1.StoredImport] {
        try await store.read(
            partition(of: organisation, on: day), .all(HealthCodeRecordSets.imports), options: options
        ).map(\.value)
    }

    /// Notes which recall withdraws an import. Of its rows that wait for another person, none counts from then on.
    func mark(_ id: [UInt8], recalledBy recall: [UInt8], options: CallOptions) async throws {
        let (partition, set) = (try PartitionKey(id), HealthCodeRecordSets.imports)
        try await store.settling {
            guard let stored = try await store.read(partition, .record(set, key: id), options: options),
                stored.value.recallId.isEmpty
            else { return }
            var next = stored.value
            next.recallId = recall
            try await store.write(partition, options: options) { change in
                change.require(set, key: id, version: stored.version)
                try change.put(next, in: set, key: id, expires: stored.expiresAt)
            }
        }
    }

    /// The recall that has withdrawn an import; nil while none has.
    ///
    /// - Throws: DATA_LOSS when the recall is not stored any more.
    func recall(of id: [UInt8], options: CallOptions) async throws -> HealthCodeV1.StoredRecall? {
        guard !id.isEmpty, let recall = try await find(id, options: options)?.recallId, !recall.isEmpty else {
            return nil
        }
        let stored = try await store.read(
            PartitionKey(recall), .record(HealthCodeRecordSets.recalls), options: options)
        guard let stored else { throw RPCError(.dataLoss, "the recall of an import is not stored any more") }
        return stored.value
    }

    /// Notes that rows of an import wait for another person.
    func noteWaiting(
        _ rows: Int, of id: [UInt8], part: [UInt8], for approval: [UInt8], options: CallOptions
    ) async throws {
        try await store.write(PartitionKey(id), options: options) { change in
            try change.put(
                .init(approvalId: approval, rows: UInt32(rows)), in: HealthCodeRecordSets.waitingRows, key: part,
                expires: .init(seconds: surroundings.now() + Self.kept))
        }
    }

    /// Rows of an import that were noted to wait, with what they waited for.
    func waiting(of id: [UInt8], options: CallOptions) async throws -> [HealthCodeV1.StoredWaitingRows] {
        try await store.read(PartitionKey(id), .all(HealthCodeRecordSets.waitingRows), options: options).map(\.value)
    }

    /// The rows that an import noted, part by part.
    func eachPart(
        of id: [UInt8], options: CallOptions, _ body: ([HealthCodeV1.StoredEvidenceName]) throws -> Void
    ) async throws {
        let partition = try PartitionKey(id)
        var from: [UInt8] = []
        while true {
            let page = try await store.read(
                partition, .range(HealthCodeRecordSets.importParts, from: from, limit: 8), options: options)
            for part in page.records { try body(part.value.rows) }
            guard page.isTruncated, let last = page.records.last else { return }
            from = last.key + [0]
        }
    }

    fileprivate func partition(of organisation: String, on day: ChinaDay) throws -> PartitionKey {
        try PartitionKey(hash.partition(.feedDay, "\(day)\u{1F}\(organisation)"))
    }
}

/// The notes of one import, as its batches come in.
struct ImportNotes: Sendable {
    private let head: HealthCodeV1.StoredImport
    private let log: ImportLog
    private let options: CallOptions
    private var parts: UInt32 = 0

    fileprivate init(head: HealthCodeV1.StoredImport, log: ImportLog, options: CallOptions) {
        (self.head, self.log, self.options) = (head, log, options)
    }

    /// Names the import, 16 bytes.
    var id: [UInt8] { head.importId }

    /// The id, once there is anything to recall by it; empty before.
    var reportedID: [UInt8] { parts > 0 ? id : [] }

    /// Notes the rows of a batch that are about to be stored.
    ///
    /// - Parameter rows: At most 1,000.
    mutating func note(_ rows: [HealthCodeV1.StoredEvidenceName]) async throws {
        guard !rows.isEmpty else { return }
        let partition = try PartitionKey(id)
        let expires = GoogleProtobuf.Timestamp(seconds: head.at + ImportLog.kept)
        if parts == 0 {
            let day = ChinaDay(of: Instant(seconds: head.at))
            try await log.store.write(log.partition(of: head.organisation, on: day), options: options) { change in
                try change.put(head, in: HealthCodeRecordSets.imports, key: id, expires: expires)
            }
        }
        let number = parts
        try await log.store.write(partition, options: options) { change in
            if number == 0 { try change.put(head, in: HealthCodeRecordSets.imports, key: id, expires: expires) }
            try change.put(
                .init(rows: rows), in: HealthCodeRecordSets.importParts, key: SortKey.big(number), expires: expires)
        }
        parts += 1
    }
}

// MARK: - Names of rows

extension HealthCodeV1.StoredEvidenceName {
    init(_ item: PersonEvent<TestEvent>, _ hash: KeyedHash) {
        self.init(
            personKey: item.partition.bytes, kind: .test, key: item.event.identity.recordKey(in: item.partition, hash))
    }

    init(_ item: PersonEvent<ExposureEvent>, _ hash: KeyedHash) {
        self.init(item.event.identity, of: item.partition, hash)
    }

    init(_ exposure: ExposureEvent.Identity, of person: PartitionKey, _ hash: KeyedHash) {
        self.init(
            personKey: person.bytes, kind: .exposure, key: exposure.recordKey(in: person, hash),
            caseNumber: exposure.cause == .confirmedCase ? exposure.evidenceID.text : "")
    }

    init(_ item: PersonEvent<DeclarationEvent>, _ hash: KeyedHash) {
        self.init(
            personKey: item.partition.bytes, kind: .declaration,
            key: item.event.identity.recordKey(in: item.partition, hash))
    }
}
