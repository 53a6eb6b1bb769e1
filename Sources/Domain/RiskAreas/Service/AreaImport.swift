import CommonContracts
import Kit
import RPC
import Reference
import RiskAreasContracts
import RiskAreasCore
import RiskAreasRecords
import StorageClient
import Values

/// One import of areas: checks rows and stores each by itself.
struct AreaImport: Sendable {
    let areas: StoredAreas
    let follower: AreaFollower
    let divisions: Divisions
    /// Most areas there can be. An area that is stored can be changed and released beyond.
    let capacity: Int
    let options: CallOptions

    private(set) var tally = ImportTally()
    /// Ids that this import has added and the book may not know yet.
    private var added: Set<String> = []
    /// Areas that this import has stored and the book does not know yet.
    private var ahead: [String: RiskArea] = [:]

    init(
        _ areas: StoredAreas, _ follower: AreaFollower, divisions: Divisions, capacity: Int, options: CallOptions
    ) {
        self.areas = areas
        self.follower = follower
        self.divisions = divisions
        self.capacity = capacity
        self.options = options
    }

    /// Stores the rows of a batch. Of rows with the same id the last one is stored; the others count as unchanged.
    ///
    /// - Throws: INVALID_ARGUMENT for `rows` when there are more than 1,000; UNAVAILABLE; what the store throws.
    mutating func take(_ rows: [RiskAreasV1.RiskAreaRow]) async throws {
        guard rows.count <= 1_000 else { throw RPCError.invalidArgument(field: "rows", "at most 1000 a batch") }
        tally.receive(rows.count)
        let book = try await follower.latestBook()
        added = added.filter { book[$0] == nil }
        ahead = ahead.filter { book[$0.key] != $0.value }
        var records: [ImportRecord<RiskAreasV1.RiskArea>] = []
        var places: [String: Int] = [:]
        for row in rows {
            let area: RiskArea
            do {
                area = try AreaRow.area(row.area, divisions: divisions)
            } catch {
                tally.reject(row.row, error)
                continue
            }
            let draft = ImportDraft(
                set: RiskAreasRecordSets.areas, key: StoredAreas.key(area.id), message: RiskAreasV1.RiskArea(area))
            let record = ImportRecord(draft, row: row.row, partition: areas.partition)
            if let place = places[area.id] {
                records[place] = record
                ahead[area.id] = area
                tally.count(accepted: 0, unchanged: 1)
            } else if try await hasRoom(for: area.id, beside: book) {
                places[area.id] = records.count
                ahead[area.id] = area
                records.append(record)
            } else {
                tally.reject(
                    row.row,
                    FieldProblem(
                        field: "area_id", reason: "is a new area beyond the \(capacity) there can be",
                        remedy: "areas that are stored can still be changed"))
            }
        }
        try await areas.store.importRecords(records, tally: &tally, options: options)
    }

    /// Waits until the book of this process knows everything that was stored.
    func finish() async throws {
        let book = try await follower.latestBook()
        let ahead = ahead.filter { book[$0.key] != $0.value }
        guard !ahead.isEmpty else { return }
        await follower.catchUp(with: ahead, to: try await areas.now(options))
    }

    /// Whether an area may be stored: one that is stored already always may.
    private mutating func hasRoom(for id: String, beside book: AreaBook) async throws -> Bool {
        if book[id] != nil || added.contains(id) { return true }
        guard book.count + added.count >= capacity else {
            added.insert(id)
            return true
        }
        // The book may be a little behind: the store decides.
        let set = RiskAreasRecordSets.areas
        return try await areas.store.read(
            areas.partition, .record(set, key: StoredAreas.key(id)), options: options) != nil
    }
}
