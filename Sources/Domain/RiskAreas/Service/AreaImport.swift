import CommonContracts
import Kit
import RPC
import RiskAreasContracts
import RiskAreasCore
import RiskAreasFeed
import RiskAreasRecords
import StorageClient
import Values

/// A row of an import whose area may be stored.
struct CheckedArea: Sendable {
    /// The caller's number of the row.
    let row: UInt64
    let area: RiskArea
    /// Remarks about fields that were accepted.
    let notes: [FieldNote]
}

/// One import of areas: checks rows, keeps the last one of each area, and stores those.
///
/// It holds rows back until there are ``heldMax`` or the import ends. So of two rows of one area only the later one is
/// stored, and a file that is loaded again changes nothing, not even for a moment.
struct AreaImport: Sendable {
    /// Most rows that are held back, more than the longest national list has. With names of usual length they take some
    /// 20 MB.
    static let heldMax = 50_000

    let areas: StoredAreas
    let follower: AreaFollower
    let feed: AreaFeed
    let additions: AreaAdditions
    let credential: FeedCredential
    /// The moment of the import.
    let now: Instant
    let options: CallOptions

    private(set) var tally = ImportTally()
    private var held: [AreaID: CheckedArea] = [:]
    /// Areas that this import has stored and the book may not know yet.
    private var ahead: [AreaID: RiskArea] = [:]

    init(
        _ areas: StoredAreas, _ follower: AreaFollower, feed: AreaFeed, additions: AreaAdditions,
        credential: FeedCredential, now: Instant, options: CallOptions
    ) {
        self.areas = areas
        self.follower = follower
        self.feed = feed
        self.additions = additions
        self.credential = credential
        self.now = now
        self.options = options
    }

    /// Takes the rows of a batch. Of rows with the same id the last one counts; the others are superseded.
    ///
    /// - Throws: INVALID_ARGUMENT for `rows` when there are more than 1,000; UNAVAILABLE; what the store throws.
    mutating func take(_ rows: [RiskAreasV1.RiskAreaRow]) async throws {
        let (feed, credential, now) = (feed, credential, now)
        let checked = try tally.check(rows, number: \.row) { row throws(FieldProblem) in
            let report = try feed.report(of: row.area, at: now)
            try credential.demand(report.area.division, field: "division")
            return CheckedArea(row: row.row, area: report.area, notes: report.notes)
        }
        for area in checked {
            if let earlier = held.updateValue(area, forKey: area.area.key) { tally.supersede(earlier.row) }
        }
        if held.count >= Self.heldMax { try await store() }
    }

    /// Stores what is held back, and waits until the book of this process knows it.
    mutating func finish() async throws {
        try await store()
        let book = try await follower.latestBook()
        let ahead = ahead.filter { book[$0.key] != $0.value }
        guard !ahead.isEmpty else { return }
        await follower.catchUp(with: ahead, to: try await areas.now(options))
    }

    private mutating func store() async throws {
        let rows = held.values.sorted { $0.row < $1.row }
        held = [:]
        let book = try await follower.latestBook()
        ahead = ahead.filter { book[$0.key] != $0.value }
        for row in rows { ahead[row.area.key] = row.area }
        let outcome = try await additions.add(rows.filter { book[$0.area.key] == nil }, options: options)
        for row in outcome.stored {
            tally.accept()
            tally.note(row.row, row.notes)
        }
        for row in outcome.refused {
            ahead[row.area.key] = nil
            tally.reject(
                row.row,
                FieldProblem(
                    field: "area_id", reason: "is a new area beyond the \(additions.capacity) there can be",
                    remedy: "areas that are stored can still be changed; more need a larger riskAreas.capacity"))
        }
        // The book knows an area only when it is stored, and no area is ever removed.
        try await change(rows.filter { book[$0.area.key] != nil } + outcome.known)
    }

    /// Changes areas that are stored.
    private mutating func change(_ rows: [CheckedArea]) async throws {
        let credential = credential
        for start in stride(from: 0, to: rows.count, by: ImportTally.maxBatch) {
            let records = rows[start...].prefix(ImportTally.maxBatch).map { row in
                ImportRecord(
                    ImportDraft(
                        set: RiskAreasRecordSets.areas, key: StoredAreas.key(row.area.id),
                        message: RiskAreasV1.RiskArea(row.area), notes: row.notes,
                        refusal: { stored in
                            credential.problem(of: try? Division(stored.division), field: "area_id")
                        }),
                    row: row.row, partition: areas.partition)
            }
            try await areas.store.importRecords(records, tally: &tally, options: options)
        }
    }
}
