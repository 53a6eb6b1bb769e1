import CommonContracts
import RiskAreasClient
import RiskAreasContracts
import RiskAreasCore
import Values
import Wire

/// Changes of a book, the last one of each area, and of its rules.
///
/// However many changes are added, it holds each area once. That bounds its memory.
struct AreaChanges: Sendable {
    private(set) var areas: [AreaID: RiskArea] = [:]
    private(set) var removed: Set<AreaID> = []
    /// By what areas fall from now on; nil as before.
    var rules: AreaRules?

    var isEmpty: Bool { areas.isEmpty && removed.isEmpty && rules == nil }

    init() {}

    /// What turns one book into another.
    init(from old: AreaBook, to new: AreaBook) {
        new.visitAll { if old[$0.key] != $0 { put($0) } }
        old.visitAll { if new[$0.key] == nil { remove($0.key) } }
    }

    mutating func put(_ area: RiskArea) {
        removed.remove(area.key)
        areas[area.key] = area
    }

    mutating func remove(_ id: AreaID) {
        areas[id] = nil
        removed.insert(id)
    }

    /// Adds later changes.
    mutating func add(_ later: AreaChanges) {
        for area in later.areas.values { put(area) }
        for id in later.removed { remove(id) }
        rules = later.rules ?? rules
    }
}

// MARK: - On the wire

extension RiskAreasV1.RiskAreaNews {
    /// Most areas, and most ids, of one message.
    ///
    /// An area has at most 256 bytes of id, 2,000 of name and 120 of the rest: 400 areas stay below 1 MiB.
    static let areasMax = 400
}

extension AreaChanges {
    /// The changes as messages of bounded size; one without changes when there are none.
    ///
    /// - Parameters:
    ///   - before: Moment as of which the receiver knows every area already. Only the last message tells another.
    ///   - after: Moment as of which it knows every area with the last message.
    ///   - current: By what areas fall now.
    ///   - moment: The moment whose levels are told.
    func news(
        before: Int64, after: Int64, under current: AreaRules, at moment: Instant
    ) -> [RiskAreasV1.RiskAreaNews] {
        let size = RiskAreasV1.RiskAreaNews.areasMax
        let known = GoogleProtobuf.Timestamp(seconds: before)
        let areas = areas.values.map { RiskAreasV1.RiskArea($0, under: current, at: moment) }
        let removed = removed.map(\.text)
        var news = stride(from: 0, to: areas.count, by: size).map { start in
            RiskAreasV1.RiskAreaNews(areas: Array(areas[start...].prefix(size)), isComplete: true, asOf: known)
        }
        news += stride(from: 0, to: removed.count, by: size).map { start in
            RiskAreasV1.RiskAreaNews(
                removedAreaIds: Array(removed[start...].prefix(size)), isComplete: true, asOf: known)
        }
        if news.isEmpty { news.append(.init(isComplete: true)) }
        news[0].rules = rules.map { .init($0) }
        news[news.count - 1].asOf = GoogleProtobuf.Timestamp(seconds: after)
        return news
    }
}
