import Synchronization
public import Values

/// Every area of risk, released ones included: looked up by id, listed in pages, and asked for places at risk.
///
/// A copy is cheap. A change of one copy costs a fraction of the book, whatever other copies there are.
///
/// ```swift
/// var book = AreaBook()
/// book.put(area)
/// let isRed = book.level(of: "A1", at: now) == .high
/// ```
public struct AreaBook: Sendable {
    private var byID = AreaList<ByID>()
    private var byPlace = AreaList<ByPlace>()
    private var riskPlaces = RiskPlaces()

    /// By what areas fall.
    public var rules: AreaRules {
        didSet { if rules != oldValue { riskPlaces = RiskPlaces() } }
    }

    /// A book without areas.
    ///
    /// - Parameter rules: By what areas fall; by itself none does.
    public init(rules: AreaRules = AreaRules(.none)) { self.rules = rules }

    /// How many areas the book holds.
    public var count: Int { byID.count }

    /// The area with an id, compared byte by byte; nil when the book does not know it.
    public subscript(id: String) -> RiskArea? { self[AreaID(id)] }

    /// The area with an id; nil when the book does not know it.
    public subscript(id: AreaID) -> RiskArea? { byID[id] }

    /// The level of an area at a moment at which it is in force; nil at others, and of one that the book does not know.
    public func level(of id: String, at moment: Instant) -> RiskLevel? {
        self[id].flatMap { $0.isInForce(at: moment) ? rules.level(of: $0.standing, at: moment) : nil }
    }

    /// Areas whose level time alone changes behind one moment and through another, by division, then the bytes of the id.
    public func changed(after start: Instant, through end: Instant) -> [RiskArea] {
        var found: [RiskArea] = []
        visitAll { area in
            if let next = rules.nextChange(of: area.standing, after: start), next <= end { found.append(area) }
        }
        return found
    }

    /// Adds an area, or replaces the one with its id.
    public mutating func put(_ area: RiskArea) {
        if let old = byID[area.key] {
            guard old != area else { return }
            byPlace.remove(ByPlace.key(of: old))
        }
        byID.put(area)
        byPlace.put(area)
        riskPlaces = RiskPlaces()
    }

    /// Removes the area with an id, if there is one.
    public mutating func remove(_ id: AreaID) {
        guard let old = byID[id] else { return }
        byID.remove(id)
        byPlace.remove(ByPlace.key(of: old))
        riskPlaces = RiskPlaces()
    }

    /// Calls `body` with each area, by division, then the bytes of its id.
    public func visitAll(_ body: (RiskArea) throws -> Void) rethrows { try byPlace.visitAll(body) }

    /// Divisions with an area of medium or high risk in force at a moment (TRIP-4).
    ///
    /// The answer is kept until an area begins, ends, falls or changes: asking again costs no more than a look-up.
    public func riskDivisions(at moment: Instant) -> Set<Division> {
        riskPlaces.divisions(at: moment, of: byPlace, under: rules)
    }
}

// MARK: - Pages

extension AreaBook {
    /// A page of areas.
    public struct AreaPage: Sendable {
        /// By division, then the bytes of the id.
        public let areas: [RiskArea]
        /// Where the next page begins; nil on the last page.
        public let next: PageToken?
    }

    /// Most areas that one page looks at, so that a rare filter costs no more than a large page.
    public static let visitsMax = 10_000

    /// Areas that a filter admits, by division, then the bytes of their ids, beginning behind the page that made the token.
    ///
    /// A page ends when it is full, and when it has looked at ``visitsMax`` areas: then it may hold few areas, or none, and
    /// yet be followed by another one.
    ///
    /// The pages of a book that changes meanwhile hold each area that stays admitted and in its place exactly once.
    ///
    /// - Throws: ``FieldProblem`` for `page_token` when no list of areas made the token.
    public func page(_ page: Page, of filter: AreaFilter) throws(FieldProblem) -> AreaPage {
        let last = try page.token.map { token throws(FieldProblem) in try Self.place(of: token) }
        var position = byPlace.position(from: ByPlace.Key(division: filter.divisions.lowerBound, id: AreaID("")))
        if let last, last.division >= filter.divisions.lowerBound {
            position = byPlace.position(from: last)
            if let area = byPlace[position], ByPlace.key(of: area) == last { position = byPlace.after(position) }
        }
        var areas: [RiskArea] = []
        var visits = 0
        var previous: RiskArea?
        while let area = byPlace[position], area.division <= filter.divisions.upperBound {
            guard visits < Self.visitsMax else { return AreaPage(areas: areas, next: previous.map(Self.token)) }
            if filter.admits(area, under: rules) {
                guard areas.count < page.size else {
                    return AreaPage(areas: areas, next: areas.last.map(Self.token))
                }
                areas.append(area)
            }
            (visits, previous) = (visits + 1, area)
            position = byPlace.after(position)
        }
        return AreaPage(areas: areas, next: nil)
    }

    /// Token of a page that ends with an area: its division in four bytes, then its id.
    private static func token(behind area: RiskArea) -> PageToken {
        PageToken(bytes: withUnsafeBytes(of: area.division.code.bigEndian, Array.init) + Array(area.id.utf8))
    }

    private static func place(of token: PageToken) throws(FieldProblem) -> ByPlace.Key {
        let code = token.bytes.prefix(4).reduce(UInt32(0)) { $0 << 8 | UInt32($1) }
        guard token.bytes.count > 4, let division = Division(code: code),
            let id = String(validating: token.bytes.dropFirst(4), as: UTF8.self)
        else { throw FieldProblem(field: "page_token", reason: "must be the token of the page before") }
        return ByPlace.Key(division: division, id: AreaID(id))
    }
}

/// Chooses areas of a list.
public struct AreaFilter: Sendable {
    /// Divisions that are admitted.
    let divisions: ClosedRange<Division>
    private let levels: Set<RiskLevel>
    private let inForceAt: Instant?
    private let gradedAt: Instant?

    /// A filter of areas.
    ///
    /// - Parameters:
    ///   - division: Admits areas of this county, prefecture or province; nil admits all.
    ///   - levels: Admits areas of these levels; empty admits all.
    ///   - inForceAt: Admits areas in force at this moment; nil admits all, released ones too.
    ///   - gradedAt: The moment whose levels count; nil is that of `inForceAt`, and without one the register's own level.
    public init(
        division: Division? = nil, levels: Set<RiskLevel> = [], inForceAt: Instant? = nil, gradedAt: Instant? = nil
    ) {
        divisions = division?.subdivisions ?? Division.all
        self.levels = levels
        self.inForceAt = inForceAt
        self.gradedAt = gradedAt ?? inForceAt
    }

    /// Whether the list shows an area of the admitted divisions.
    func admits(_ area: RiskArea, under rules: AreaRules) -> Bool {
        guard inForceAt.map(area.isInForce) ?? true else { return false }
        guard !levels.isEmpty else { return true }
        let standing = area.standing
        return levels.contains(gradedAt.map { rules.level(of: standing, at: $0) } ?? standing.level)
    }
}

extension Division {
    fileprivate static let all = known(100_000)...known(999_999)

    /// The codes that may belong to divisions of this one, itself included: a county has only itself.
    fileprivate var subdivisions: ClosedRange<Division> {
        if self == province { return self...Self.known(code + 9_999) }
        return self == prefecture ? self...Self.known(code + 99) : self...self
    }

    private static func known(_ code: UInt32) -> Division {
        guard let division = Division(code: code) else { preconditionFailure("\(code) has no six digits") }
        return division
    }
}
