import CommonContracts
import Kit
import RPC
import StorageClient
import TracingContracts
import TracingCore
import Values

/// Takes the queue of a scanner that was offline (VIS-4).
struct OfflineScans: Sendable {
    /// A good row.
    private struct Scan: Sendable {
        let row: UInt64
        let person: PartitionKey
        let checkIn: CheckIn
    }

    let persons: PersonResolver
    let records: CheckInRecords
    let now: @Sendable () -> Instant

    /// Stores the good rows.
    ///
    /// - Returns: What became of each row.
    /// - Throws: ``FieldProblem`` for `rows` when there are more than 1,000; ``RPCError`` when a service fails. Some rows may
    ///   be stored then; the same rows again complete it.
    func take(
        _ rows: [TracingV1.OfflineScan], at venue: VenueID, options: CallOptions
    ) async throws -> CommonV1.ImportReport {
        var tally = ImportTally()
        try ImportTally.checkSize(of: rows)
        let keys = rows.isEmpty ? [] : try await persons.keys(of: rows.map(\.person), options: options)
        let now = now()
        let named = zip(rows, keys).map { (row: $0, key: $1) }
        let scans = try tally.check(named, number: { $0.row.row }) { named throws(FieldProblem) in
            try Self.scan(named.row, named.key, now: now)
        }
        let isNew = try await settleEach(scans, of: \.person) { scan in
            let prepared = try await records.prepare(scan.checkIn, of: scan.person, at: venue)
            return try await records.storeNew(prepared, options: options)
        }
        for isNew in isNew { if isNew { tally.accept() } else { tally.keep() } }
        return tally.report
    }

    private static func scan(
        _ row: TracingV1.OfflineScan, _ key: Result<PersonKey, FieldProblem>, now: Instant
    ) throws(FieldProblem) -> Scan {
        guard let scannedAt = row.scannedAt.flatMap(Instant.init) else {
            throw FieldProblem(field: "scanned_at", reason: "must be given")
        }
        try CheckInLife.demandOffline(scannedAt, at: now)
        guard let result = Verdict.Result(row.result) else {
            throw FieldProblem(field: "result", reason: "must be PASS, CHECK or STOP")
        }
        let isOut = try row.direction.isOut()
        guard let person = try? PartitionKey(key.get().bytes) else {
            if case .failure(let problem) = key { throw problem }
            throw FieldProblem(field: "person", reason: "cannot be resolved")
        }
        let checkIn = CheckIn(.offline, at: CheckInTime(of: scannedAt), isOut: isOut, result: result)
        return Scan(row: row.row, person: person, checkIn: checkIn)
    }
}

extension TracingV1.Direction {
    /// Whether a person goes; unspecified means that they come.
    ///
    /// - Throws: ``FieldProblem`` for `direction` for a value that the contract does not define.
    func isOut() throws(FieldProblem) -> Bool {
        switch self {
        case .unspecified, .in: return false
        case .out: return true
        default: throw FieldProblem(field: "direction", reason: "must be IN or OUT")
        }
    }
}
