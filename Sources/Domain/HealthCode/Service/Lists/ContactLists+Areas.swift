import HealthCodeCore
import HealthCodeFeed
import HealthCodeRecords
import Kit
import RPC
import RiskAreasClient
import Security
import StorageClient
import Synchronization
import Values

/// Rows about areas that the register of areas does not know: one feed could turn whomever it names red by them, citing an
/// area that nobody has ever seen. They wait for a health authority (COL-6).
extension ContactLists {
    /// Most unknown areas of one call. Rows of further ones are refused: their areas are missing in the register.
    static let unknownAreasMax = 100
    /// Looks at the register for an area that a call cites first, 100 ms apart: news of one that was just imported may be on
    /// their way.
    private static let looksMax = 10

    /// Tells the rows apart that wait because the register does not know their area, each in their order. A withdrawal never
    /// waits, nor a version of a row that counts already and lasts no longer by it.
    ///
    /// - Parameter known: Unknown areas of the call so far, which have been waited for.
    /// - Throws: UNAVAILABLE (RISK_AREAS_NOT_KNOWN) while rows cite areas and the register is not known.
    func tellUnknownAreas(
        _ items: [PersonEvent<ExposureEvent>], after known: Set<SourceName>, options: CallOptions
    ) async throws -> (waiting: [PersonEvent<ExposureEvent>], others: [PersonEvent<ExposureEvent>]) {
        // Callers may number two rows alike, so that a row is told by its place.
        let citing = items.indices.filter {
            items[$0].event.identity.cause.citesArea && !items[$0].event.isWithdrawn
        }
        guard !citing.isEmpty else { return ([], items) }
        var unknown = try unknown(citing, of: items)
        for _ in 0..<Self.looksMax where known.isEmpty && !unknown.isEmpty {
            try await pause(.milliseconds(100))
            unknown = try self.unknown(unknown, of: items)
        }
        areaRows.add(known: citing.count - unknown.count, unknown: unknown.count)
        let stored = try await stored(unknown.map { items[$0] }, options)
        let waiting = Set(
            zip(unknown, stored).filter { place, stored in
                guard let stored, !stored.value.withdrawn, let known = ExposureEvent(stored.value) else { return true }
                return (items[place].event.until ?? .latest) > (known.until ?? .latest)
            }.map(\.0))
        return (
            items.indices.filter { waiting.contains($0) }.map { items[$0] },
            items.indices.filter { !waiting.contains($0) }.map { items[$0] }
        )
    }

    /// Which of some places have rows whose areas the register does not know, or whose areas begin later: those stand in no
    /// list that anybody could see.
    private func unknown(_ places: [Int], of items: [PersonEvent<ExposureEvent>]) throws -> [Int] {
        let (book, now) = (try riskAreas.book(), now())
        return places.filter { place in
            book[items[place].event.identity.evidenceID.text].map { $0.standing.from > now } ?? true
        }
    }

    /// Proposes rows of areas that the register does not know, each area by itself.
    ///
    /// - Parameter areas: Unknown areas of the call so far.
    /// - Throws: As ``propose(_:of:by:tally:options:)``.
    func proposeAreas(
        _ items: [PersonEvent<ExposureEvent>], _ areas: inout Set<SourceName>, of importID: [UInt8],
        by staff: Principal.Staff, tally: inout ImportTally, options: CallOptions
    ) async throws {
        var ids: [SourceName] = []
        for item in items where !ids.contains(item.event.identity.evidenceID) {
            ids.append(item.event.identity.evidenceID)
        }
        for id in ids {
            let rows = items.filter { $0.event.identity.evidenceID == id }
            guard areas.contains(id) || areas.count < Self.unknownAreasMax else {
                for item in rows { tally.reject(item.row, .tooManyUnknownAreas) }
                continue
            }
            areas.insert(id)
            try await propose(rows, about: .area(id), importID, by: staff, &tally, options) { _ in [.unknownArea] }
        }
    }
}

/// How many rows of areas a process has taken, by whether the register knew their areas.
final class AreaRowCounts: Sendable {
    private let known = Atomic<Int>(0)
    private let unknown = Atomic<Int>(0)

    func add(known: Int, unknown: Int) {
        self.known.add(known, ordering: .relaxed)
        self.unknown.add(unknown, ordering: .relaxed)
    }

    /// The counts in Prometheus's text format.
    var metrics: String {
        let name = "shuangma_health_area_rows_total"
        let (known, unknown) = (known.load(ordering: .relaxed), unknown.load(ordering: .relaxed))
        return """
            # HELP \(name) Rows of imports that cite an area of risk, by whether the register of areas knew it.
            # TYPE \(name) counter
            \(name){area="known"} \(known)
            \(name){area="unknown"} \(unknown)

            """
    }
}

extension FieldNote {
    fileprivate static let unknownArea = FieldNote(
        field: "evidence_id",
        text:
            "cites an area that the register of areas does not know, or that begins later: once it has begun there, import this file again (COL-6)"
    )
}

extension FieldProblem {
    fileprivate static let tooManyUnknownAreas = FieldProblem(
        field: "evidence_id",
        reason: "cites one of more than \(ContactLists.unknownAreasMax) areas that the register of areas does not know",
        remedy: "import the areas first (risk-areas), then this file again")
}
