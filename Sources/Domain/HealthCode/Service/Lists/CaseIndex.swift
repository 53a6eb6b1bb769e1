import HealthCodeContracts
import HealthCodeCore
import HealthCodeRecords
import Kit
import RPC
import Security
import StorageClient
import Wire

/// Which cases the case registry has recorded, by number: lists cite one of them (COL-6).
///
/// The CASE row in the partition of the person is the truth, and the index follows it. The write of a row holds an effect,
/// so that the index is brought in step also when the process ends in between.
struct CaseIndex: Sendable {
    let store: Store
    let hash: KeyedHash

    /// CASE rows that the index has still to follow, in the partitions of the persons.
    var effects: Effects<HealthCodeV1.StoredCaseEffect> {
        Effects(in: store, HealthCodeRecordSets.caseEffects) { effect, options in
            try await settle(
                SourceName(effect.message.number), row: effect.key, of: effect.partition, options: options)
        }
    }

    /// The partition of a case.
    func partition(of number: SourceName) throws -> PartitionKey {
        try PartitionKey(hash.partition(.caseNumber, number.text))
    }

    /// Whether the registry has recorded a case under a number, and not taken it back.
    func isRecorded(_ number: SourceName, options: CallOptions) async throws -> Bool {
        try await !store.read(
            partition(of: number), .range(HealthCodeRecordSets.cases, limit: 1), options: options
        ).records.isEmpty
    }

    /// Adds to the write of a CASE row that the index has to follow it.
    func add(_ row: ExposureEvent.Identity, of person: PartitionKey, to change: inout ChangeSet) throws {
        try effects.add(.init(number: row.evidenceID.text), key: row.recordKey(in: person, hash), to: &change)
    }

    /// Brings the index in step with a CASE row that is stored, and completes what its write has left to do.
    func follow(_ row: ExposureEvent.Identity, of person: PartitionKey, options: CallOptions) async throws {
        let key = row.recordKey(in: person, hash)
        try await settle(row.evidenceID, row: key, of: person, options: options)
        await effects.completePending(key: key, of: person, options: options)
    }

    private func settle(
        _ number: SourceName, row: [UInt8], of person: PartitionKey, options: CallOptions
    ) async throws {
        let (set, key, partition) = (HealthCodeRecordSets.cases, person.bytes + row, try partition(of: number))
        try await store.settling {
            // The index before the row: when the row changes in between, somebody else writes the index and this fails.
            let (known, parts, citations) = try await store.read(
                partition, .record(set, key: key), .range(HealthCodeRecordSets.listParts, limit: 1),
                .range(HealthCodeRecordSets.caseCitations, limit: 1), options: options)
            let isCited = !parts.records.isEmpty || !citations.records.isEmpty
            let stored = try await store.read(
                person, .record(HealthCodeRecordSets.exposures, key: row), options: options)
            let standing = stored.flatMap { $0.value.cause == .case && !$0.value.withdrawn ? $0 : nil }
            if let standing {
                if let known, known.expiresAt == standing.expiresAt { return }
                try await store.write(partition, options: options) { change in
                    change.require(set, key: key, known)
                    try change.put(
                        .init(from: standing.value.from), in: set, key: key, expires: standing.expiresAt)
                    if isCited, known == nil { try change.follow(number) }
                }
            } else if let known {
                try await store.write(partition, options: options) { change in
                    change.require(set, key: key, version: known.version)
                    change.delete(set, key: key)
                    if isCited { try change.follow(number) }
                }
            }
        }
    }
}

extension ChangeSet {
    /// Adds to a change of the index that rows which cite the case have to follow it: see ``CaseFollowers``.
    fileprivate mutating func follow(_ number: SourceName) throws {
        try put(.init(number: number.text), in: HealthCodeRecordSets.caseStandings)
    }
}
