import Values

/// A way to order areas; no two areas of one book have the same key.
protocol AreaOrder {
    associatedtype Key: Comparable

    static func key(of area: RiskArea) -> Key
}

/// By id.
enum ByID: AreaOrder {
    static func key(of area: RiskArea) -> AreaID { area.key }
}

/// By division, then id.
enum ByPlace: AreaOrder {
    struct Key: Comparable {
        let division: Division
        let id: AreaID

        static func < (left: Self, right: Self) -> Bool {
            left.division == right.division ? left.id < right.id : left.division < right.division
        }
    }

    static func key(of area: RiskArea) -> Key { Key(division: area.division, id: area.key) }
}

/// A sorted list of areas in pieces.
///
/// A change of a list that others share copies one piece of at most ``pieceMax`` areas, and not 200,000 areas.
struct AreaList<Order: AreaOrder>: Sendable {
    /// Position of an area; `piece` is the number of pieces for the end of the list.
    struct Position {
        var piece: Int
        var place: Int
    }

    /// Most areas of a piece. A piece that grows beyond is halved.
    static var pieceMax: Int { 512 }

    /// Each sorted and not empty; together sorted.
    private var pieces: [[RiskArea]] = []
    private(set) var count = 0

    /// The area under a key.
    subscript(key: Order.Key) -> RiskArea? {
        guard let area = self[position(from: key)], Order.key(of: area) == key else { return nil }
        return area
    }

    /// The area at a position; nil at the end.
    subscript(position: Position) -> RiskArea? {
        position.piece < pieces.count ? pieces[position.piece][position.place] : nil
    }

    /// The position after a position that is not the end.
    func after(_ position: Position) -> Position {
        let isLast = position.place + 1 == pieces[position.piece].count
        return isLast
            ? Position(piece: position.piece + 1, place: 0)
            : Position(piece: position.piece, place: position.place + 1)
    }

    /// Position of the first area whose key is `key` or greater.
    func position(from key: Order.Key) -> Position {
        let piece = Self.firstIndex(in: pieces) { Order.key(of: $0[$0.count - 1]) >= key }
        guard piece < pieces.count else { return Position(piece: piece, place: 0) }
        return Position(piece: piece, place: Self.firstIndex(in: pieces[piece]) { Order.key(of: $0) >= key })
    }

    /// Adds an area, or replaces the area that has its key.
    mutating func put(_ area: RiskArea) {
        let key = Order.key(of: area)
        var position = position(from: key)
        if let present = self[position], Order.key(of: present) == key {
            pieces[position.piece][position.place] = area
            return
        }
        count += 1
        if pieces.isEmpty { pieces = [[]] }
        if position.piece == pieces.count {
            position = Position(piece: pieces.count - 1, place: pieces[pieces.count - 1].count)
        }
        pieces[position.piece].insert(area, at: position.place)
        if pieces[position.piece].count > Self.pieceMax { halve(position.piece) }
    }

    /// Removes the area under a key, if there is one.
    mutating func remove(_ key: Order.Key) {
        let position = position(from: key)
        guard let area = self[position], Order.key(of: area) == key else { return }
        count -= 1
        if pieces[position.piece].count == 1 {
            pieces.remove(at: position.piece)
        } else {
            pieces[position.piece].remove(at: position.place)
        }
    }

    /// Calls `body` with each area in order.
    func visitAll(_ body: (RiskArea) throws -> Void) rethrows {
        for piece in pieces {
            for area in piece { try body(area) }
        }
    }

    private mutating func halve(_ piece: Int) {
        let middle = pieces[piece].count / 2
        let upper = Array(pieces[piece][middle...])
        pieces[piece].removeSubrange(middle...)
        pieces.insert(upper, at: piece + 1)
    }

    /// The first index at which `holds` is true, by halving; the count when there is none. Once true, it stays true.
    private static func firstIndex<Element>(in elements: [Element], where holds: (Element) -> Bool) -> Int {
        var (low, high) = (0, elements.count)
        while low < high {
            let middle = (low + high) / 2
            if holds(elements[middle]) { high = middle } else { low = middle + 1 }
        }
        return low
    }
}
