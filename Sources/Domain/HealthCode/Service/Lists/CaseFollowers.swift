import HealthCodeContracts
import HealthCodeCore
import HealthCodeRecords
import Kit
import RPC
import StorageClient
import Values
import Wire

/// Lets rows that cite a case follow it: contacts of a case that the registry takes back count for nothing, and count again
/// when the case is recorded again (COL-10).
///
/// The rows are those of the lists that cite the case, in whose partition they lie, and CO_LOCATED rows, whose citations lie
/// there. Only a mark of each row changes, never the version of its source.
struct CaseFollowers: Sendable {
    let store: Store
    let cases: CaseIndex
    let now: @Sendable () -> Instant
    /// Seconds for which entries of audit are kept.
    let auditKept: Int64

    /// Cases whose rows have still to follow, in the partitions of the cases.
    var effects: Effects<HealthCodeV1.StoredCaseStanding> {
        Effects(in: store, HealthCodeRecordSets.caseStandings) { effect, options in
            try await follow(SourceName(effect.message.number), options: options)
        }
    }

    /// Completes at once what the last change of a case has left to do.
    ///
    /// - Returns: Whether nothing is left. Otherwise a worker completes it later.
    @discardableResult
    func complete(_ number: SourceName, options: CallOptions) async throws -> Bool {
        await effects.completePending(key: [], of: try cases.partition(of: number), options: options)
    }

    /// The rows of a case, in parts, with the proposal of each part: empty for rows that needed none.
    func eachPart(
        of number: SourceName, options: CallOptions,
        _ body: (_ approval: [UInt8], [HealthCodeV1.StoredEvidenceName]) async throws -> Void
    ) async throws {
        let partition = try cases.partition(of: number)
        try await store.eachListPart(in: partition, options: options) { part in
            try await body(
                part.approvalId,
                part.rows.compactMap { row in
                    guard let exposure = row.exposure.flatMap({ ExposureEvent($0) }),
                        let person = try? PartitionKey(row.personKey)
                    else { return nil }
                    return HealthCodeV1.StoredEvidenceName(exposure.identity, of: person, cases.hash)
                })
        }
        try await eachCitation(in: partition, options: options) { try await body([], $0) }
    }

    /// Marks the rows of a case by what the registry says of it.
    func follow(_ number: SourceName, options: CallOptions) async throws {
        while true {
            let stands = try await cases.isRecorded(number, options: options)
            try await eachPart(of: number, options: options) { _, rows in
                try await mark(rows, stands: stands, options: options)
            }
            // Two that follow at the same time may have seen the case otherwise: the one that ends last decides.
            if try await cases.isRecorded(number, options: options) == stands { return }
        }
    }

    private func mark(
        _ rows: [HealthCodeV1.StoredEvidenceName], stands: Bool, options: CallOptions
    ) async throws {
        var left = rows
        while !left.isEmpty {
            let stored = try await settleEach(left, of: \.personKey) { row in
                try await store.read(
                    PartitionKey(row.personKey), .record(HealthCodeRecordSets.exposures, key: row.key),
                    options: options)
            }
            let changed = zip(left, stored).compactMap { row, stored -> Marking? in
                // Also a row that was withdrawn: a recall may bring back what it said before.
                guard let stored, stored.value.caseWithdrawn == stands else { return nil }
                return Marking(row: row, stored: stored)
            }
            let writes = try changed.map { try write($0, stands: stands) }
            let outcomes = try await store.writeBatch(writes, options: options)
            // A row that somebody else changed meanwhile is read again.
            left = try zip(changed, outcomes).compactMap { try $1.isWritten() ? nil : $0.row }
        }
    }

    private struct Marking {
        let row: HealthCodeV1.StoredEvidenceName
        let stored: Versioned<HealthCodeV1.StoredExposure>
    }

    private func write(_ marking: Marking, stands: Bool) throws -> PartitionWrite {
        let (set, stored, now) = (HealthCodeRecordSets.exposures, marking.stored, now())
        var next = stored.value
        next.caseWithdrawn = !stands
        if !next.withdrawn { next.withdrawnAt = stands ? 0 : now.seconds }
        return try PartitionWrite(PartitionKey(marking.row.personKey)) { change in
            change.require(set, key: stored.key, version: stored.version)
            try change.put(next, in: set, key: stored.key, expires: stored.expiresAt)
            if !stands, !next.withdrawn {
                let cause = Cause(next.cause)?.rawValue ?? ""
                try change.record(
                    AuditEntry(.withdrawal, at: now, by: .nobody, facts: [.cause: cause]), kept: auditKept)
            }
        }
    }
}
