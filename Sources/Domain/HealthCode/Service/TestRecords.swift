import HealthCodeContracts
import HealthCodeCore
import HealthCodeRecords
import Kit
import RPC
import Security
import StorageClient
import Values
import Wire

/// Stores tests, so that a sample belongs to one person at a time (COL-13).
///
/// The index of samples says whose a sample is, in a partition of the sample's own. It is written first: the version that
/// it holds counts, whatever order rows, batches and parallel calls come in. The person's record follows. When a sample
/// moves, the same write of the index adds an effect that takes it from the former person; it leaves a mark in their
/// partition, so that a call that was overtaken cannot bring it back.
///
/// A sample that nobody knew costs one write of the index and one of the person, both in batches. Every other row is
/// settled by itself.
struct TestRecords: Sendable {
    let store: Store
    let hash: KeyedHash
    let effects: Effects<HealthCodeV1.StoredSampleEffect>
    let cases: CaseRecords

    private var options: CallOptions { cases.options }
    private var lifetimes: EvidenceLifetimes { cases.lifetimes }

    /// Stores the rows of a batch.
    ///
    /// - Throws: ``RPCError`` when a write was refused. Some rows may be stored then; the same batch again completes it.
    func put(_ items: [PersonEvent<TestEvent>], tally: inout ImportTally) async throws {
        let isNew = try await claim(items)
        let fresh = zip(items, isNew).filter { $1 && !$0.event.holdsRed }.map(\.0)
        var stored = try await putFresh(fresh).makeIterator()
        let rows = zip(items, isNew).map { item, isNew in
            Row(item: item, isNew: isNew, isStored: isNew && !item.event.holdsRed && stored.next() == true)
        }
        var settled = try await settleEach(rows.filter { !$0.isStored }, of: \.item.event.identity) { row in
            row.isNew ? (try await record(row.item), []) : try await settle(row.item)
        }.makeIterator()
        for row in rows {
            guard let (outcome, notes) = row.isStored ? (.stored, []) : settled.next() else { return }
            let ofNew = row.isNew && row.item.event.isWithdrawn ? [FieldNote.withdrawsNothing] : []
            tally.count(row.item, outcome, notes: notes + ofNew)
        }
    }

    /// A row of a batch, and how far it has come.
    private struct Row: Sendable {
        let item: PersonEvent<TestEvent>
        /// It claimed its sample.
        let isNew: Bool
        let isStored: Bool
    }

    private static let movedNote = FieldNote(
        field: "sample_id", text: "was another person's; the result was taken from that person, who is told")
    private static let positiveGoneNote = FieldNote(
        field: "outcome",
        text: "replaces a positive result only because it came later; rows with issued_at or revision keep their order")

    // MARK: New samples

    /// Claims the samples that the index does not know.
    ///
    /// - Returns: For each row whether it claimed its sample.
    private func claim(_ items: [PersonEvent<TestEvent>]) async throws -> [Bool] {
        let writes = try items.map { item in
            try PartitionWrite.new(
                HealthCodeV1.StoredSampleOwner(item.placed), in: HealthCodeRecordSets.sampleOwner,
                of: try partition(of: item.event.identity),
                expires: lifetimes.ownerExpiry(of: item.event).map { .init($0) })
        }
        return try await store.writeBatch(writes, options: options).map { try $0.isWritten() }
    }

    /// Stores tests of samples that were claimed.
    ///
    /// - Returns: For each row whether it was stored; another one meets a record.
    private func putFresh(_ items: [PersonEvent<TestEvent>]) async throws -> [Bool] {
        let writes = try items.map { item in
            try PartitionWrite.new(
                HealthCodeV1.StoredTest(item.event, cases.provenance), in: HealthCodeRecordSets.tests,
                key: item.event.identity.recordKey(in: item.partition, hash),
                of: item.partition, expires: expiry(of: item.event).map { .init($0) })
        }
        return try await store.writeBatch(writes, options: options).map { try $0.isWritten() }
    }

    // MARK: Known samples

    /// Stores a row of a sample that the index knows.
    ///
    /// - Returns: What became of it, and remarks.
    private func settle(_ item: PersonEvent<TestEvent>) async throws -> (outcome: RowOutcome, notes: [FieldNote]) {
        let identity = item.event.identity
        let sample = try partition(of: identity)
        let mine = item.placed
        let effect = HealthCodeV1.StoredSampleEffect(
            laboratory: identity.laboratory.text, sampleId: identity.sample.text)
        let (outcome, former, takesPositive, stays) = try await store.settling {
            let stored = try await store.read(sample, .record(HealthCodeRecordSets.sampleOwner), options: options)
            let owner = stored?.value.test(identity)
            let (outcome, record) = try await next(mine, over: stored?.value)
            guard let record else { return (outcome, nil as Former?, false, nil as Instant?) }
            let former = record.personKey == owner?.person.bytes ? nil : owner?.person.bytes
            let receipt = try await store.write(sample, options: options) { change in
                change.require(HealthCodeRecordSets.sampleOwner, key: [], stored)
                try change.put(owner: record, expires: record.expiry(lifetimes))
                if let former { try effects.add(effect, key: former, to: &change) }
            }
            guard outcome == .stored else { return (outcome, nil as Former?, false, nil as Instant?) }
            let takesPositive = owner?.event.holdsRed == true && !item.event.holdsRed && !item.event.order.isGiven
            let stays = record.recordStays(now: cases.now)
            return (outcome, former.map { Former(key: $0, receipt: receipt) }, takesPositive, stays)
        }
        guard outcome != .superseded else { return (.superseded, []) }
        // Also where the index is unchanged: a call that died in between has left the person's record to this one.
        let recorded = try await record(item, stays: stays)
        if let former {
            await effects.complete(effect, key: former.key, of: sample, writtenBy: former.receipt, options: options)
        }
        // The person's record of a known version may be gone by now.
        let isKnown = recorded == .unchanged || (recorded == .lapsed && outcome == .unchanged)
        let notes = (former == nil ? [] : [Self.movedNote]) + (takesPositive ? [Self.positiveGoneNote] : [])
        return (isKnown ? outcome : recorded, notes)
    }

    /// What becomes of a version over the index, and the index with it; nil where it stays as it is.
    private func next(
        _ mine: PlacedTest<OwnerKey>, over stored: HealthCodeV1.StoredSampleOwner?
    ) async throws -> (RowOutcome, HealthCodeV1.StoredSampleOwner?) {
        var version = HealthCodeV1.StoredSampleOwner(mine)
        version.importId = cases.importID
        guard let stored else { return (.stored, version) }
        let known = try await stored.withImport(mine.event.identity, in: store, hash, options: options)
        let (outcome, record) = known.taking(version, at: cases.now)
        return (outcome, record)
    }

    /// The person whom a sample leaves, and the write that says so.
    private struct Former {
        let key: [UInt8]
        let receipt: WriteReceipt
    }

    /// Stores a row whose sample is the person's, as far as the index is known, over what the person's record holds.
    ///
    /// - Parameter stays: How long the record stays at least.
    private func record(_ item: PersonEvent<TestEvent>, stays: Instant? = nil) async throws -> RowOutcome {
        let mayReturn = { try await owns(item) }
        if item.event.holdsRed {
            return try await cases.put(item.event, in: item.partition, stays: stays, mayReturn: mayReturn)
        }
        let key = item.event.identity.recordKey(in: item.partition, hash)
        return try await store.settling {
            let stored = try await store.read(
                item.partition, .record(HealthCodeRecordSets.tests, key: key), options: options)
            let outcome = try await item.event.outcome(over: stored, mayReturn: mayReturn)
            guard outcome == .stored else { return outcome }
            try await store.write(item.partition, options: options) { change in
                change.require(HealthCodeRecordSets.tests, key: key, stored)
                try change.put(
                    HealthCodeV1.StoredTest(item.event, cases.provenance), in: HealthCodeRecordSets.tests, key: key,
                    expires: expiry(of: item.event).map { .init(max($0, stays ?? $0)) })
            }
            return .stored
        }
    }

    /// Whether the index says that this version of a sample counts, and for this person.
    private func owns(_ item: PersonEvent<TestEvent>) async throws -> Bool {
        let sample = try partition(of: item.event.identity)
        let owner = try await store.read(sample, .record(HealthCodeRecordSets.sampleOwner), options: options)
        return owner?.value.test(item.event.identity) == item.placed
    }

    /// When a test that opens no case is no longer kept.
    private func expiry(of event: TestEvent) -> Instant? {
        lifetimes.expiry(of: event, caseEnds: [], now: cases.now)
    }

    private func partition(of identity: TestEvent.Identity) throws -> PartitionKey {
        try .sample(identity, hash)
    }
}

extension PartitionKey {
    /// Partition of a sample.
    static func sample(_ identity: TestEvent.Identity, _ hash: KeyedHash) throws -> PartitionKey {
        try PartitionKey(hash.partition(.sample, "\(identity.laboratory.text)\u{1F}\(identity.sample.text)"))
    }
}

extension PersonEvent<TestEvent> {
    /// The version with its person, as the index compares it.
    fileprivate var placed: PlacedTest<OwnerKey> { PlacedTest(event, of: OwnerKey(bytes: partition.bytes)) }
}

extension TestEvent {
    /// Whether it opens a case.
    fileprivate var holdsRed: Bool { isPositive && !isWithdrawn }
}

extension ChangeSet {
    /// Writes the index of a sample.
    mutating func put(owner: HealthCodeV1.StoredSampleOwner, expires: Instant?) throws {
        try put(owner, in: HealthCodeRecordSets.sampleOwner, expires: expires.map { .init($0) })
    }
}
