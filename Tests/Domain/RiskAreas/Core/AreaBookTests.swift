import RiskAreasCore
import Testing
import Values

/// A generator whose numbers follow from a seed (SplitMix64).
struct SeededGenerator: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var word = (state ^ (state >> 30)) &* 0xBF58_476D_1CE4_E5B9
        word = (word ^ (word >> 27)) &* 0x94D0_49BB_1331_11EB
        return word ^ (word >> 31)
    }
}

@Suite("The book of areas")
struct AreaBookTests {
    private static let now = Instant(seconds: 1_669_867_200)
    private static let divisions = [110_105, 330_100, 330_106, 330_109, 330_203, 440_103]

    private static func division(_ code: Int) -> Division {
        guard let division = Division(code: UInt32(code)) else { preconditionFailure("\(code) is no division") }
        return division
    }

    private static func area(
        _ id: String, in code: Int = 330_106, level: RiskLevel = .high, from: Int64 = -10, until: Int64? = nil
    ) -> RiskArea {
        RiskArea(
            id: id, division: division(code), name: "某小区",
            standing: AreaStanding(level: level, from: now + from, until: until.map { now + $0 }))
    }

    private static func randomArea(_ id: Int, using random: inout SeededGenerator) -> RiskArea {
        area(
            "A\(id)", in: divisions.randomElement(using: &random) ?? 110_105,
            level: RiskLevel.allCases.randomElement(using: &random) ?? .low,
            until: Bool.random(using: &random) ? Int64.random(in: -5...5, using: &random) : nil)
    }

    @Test("a book holds what was put last and not removed, whatever the order of changes", arguments: 1...6)
    func changes(seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        var book = AreaBook()
        var model: [String: RiskArea] = [:]
        for _ in 0..<4_000 {
            let area = Self.randomArea(Int.random(in: 0..<1_500, using: &random), using: &random)
            if Int.random(in: 0..<4, using: &random) == 0 {
                book.remove(area.key)
                model[area.id] = nil
            } else {
                book.put(area)
                model[area.id] = area
            }
        }
        #expect(book.count == model.count)
        #expect((0..<1_500).allSatisfy { book["A\($0)"] == model["A\($0)"] })
        var listed: [RiskArea] = []
        book.visitAll { listed.append($0) }
        #expect(listed == Self.sorted(model.values))
    }

    @Test("the pages of any size, one behind the other, are the filtered and sorted list", arguments: 1...12)
    func pages(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        var book = AreaBook()
        var all: [RiskArea] = []
        for id in 0..<Int.random(in: 0...1_200, using: &random) {
            all.append(Self.randomArea(id, using: &random))
            book.put(all[id])
        }
        let prefixes: [(division: Int?, admits: (UInt32) -> Bool)] = [
            (nil, { _ in true }), (330_000, { $0 / 10_000 == 33 }), (330_100, { $0 / 100 == 3301 }),
            (330_106, { $0 == 330_106 }), (650_000, { _ in false }),
        ]
        for (code, admits) in prefixes {
            let levels = Set(RiskLevel.allCases.filter { _ in Bool.random(using: &random) })
            let moment = Bool.random(using: &random) ? Self.now : nil
            let filter = AreaFilter(division: code.map(Self.division), levels: levels, inForceAt: moment)
            let expected = Self.sorted(
                all.filter { area in
                    admits(area.division.code) && (levels.isEmpty || levels.contains(area.standing.level))
                        && moment.map(area.isInForce) ?? true
                })
            let size = Int.random(in: 1...200, using: &random)
            #expect(try Self.list(book, filter, size: size) == expected, "pages of \(size), filter \(filter)")
        }
    }

    @Test("a page looks at 10,000 areas at most; its token goes on behind them, also when it holds none")
    func rareFilter() throws {
        var book = AreaBook()
        for number in 0..<25_000 { book.put(Self.area("A\(100_000 + number)", level: .low)) }
        for id in ["A100003", "A112000", "A124999"] { book.put(Self.area(id, level: .high)) }
        let rare = AreaFilter(levels: [.high])
        var (found, sizes, token): ([String], [Int], String) = ([], [], "")
        repeat {
            let page = try book.page(Page(size: 100, token: token), of: rare)
            found += page.areas.map(\.id)
            sizes.append(page.areas.count)
            token = page.next?.text ?? ""
        } while !token.isEmpty
        #expect(found == ["A100003", "A112000", "A124999"])
        #expect(sizes == [1, 1, 1])
        let none = try book.page(Page(size: 100, token: ""), of: AreaFilter(levels: [.medium]))
        #expect(none.areas.isEmpty && none.next != nil)
    }

    @Test("a page token stays good while areas before and behind it come and go")
    func tokenOfChangingList() throws {
        var book = AreaBook()
        for id in ["B", "D", "F", "H"] { book.put(Self.area(id)) }
        let first = try book.page(Page(size: 2, token: ""), of: AreaFilter())
        #expect(first.areas.map(\.id) == ["B", "D"])
        book.put(Self.area("A"))
        book.remove(AreaID("D"))
        book.put(Self.area("E"))
        let second = try book.page(Page(size: 2, token: try #require(first.next?.text)), of: AreaFilter())
        #expect(second.areas.map(\.id) == ["E", "F"])
    }

    @Test("a list that ends with a full page has no further page")
    func lastPage() throws {
        var book = AreaBook()
        for id in ["B", "D"] { book.put(Self.area(id)) }
        let page = try book.page(Page(size: 2, token: ""), of: AreaFilter())
        #expect(page.areas.count == 2 && page.next == nil)
    }

    @Test(
        "a token that no list of areas made is refused by name",
        arguments: [[1], [0, 5, 9, 106], [0, 0, 0, 1, 65], [0, 5, 9, 106, 0xFF]] as [[UInt8]])
    func foreignToken(bytes: [UInt8]) throws {
        let page = try Page(size: 1, token: PageToken(bytes: bytes).text)
        let problem = #expect(throws: FieldProblem.self) { try AreaBook().page(page, of: AreaFilter()) }
        #expect(problem?.field == "page_token")
    }

    @Test(
        "ids that Swift takes for one text are two areas when their bytes differ",
        arguments: [("caf\u{E9}", "cafe\u{301}"), ("HZ-\u{90CE}-1", "HZ-\u{F92C}-1")])
    func canonicalIDs(one: String, other: String) throws {
        #expect(one == other)
        var book = AreaBook()
        book.put(Self.area(one))
        book.put(Self.area(other, level: .low))
        #expect(book.count == 2)
        #expect(book[one]?.standing.level == .high && book[other]?.standing.level == .low)
        #expect(
            try Self.list(book, AreaFilter(), size: 1).map(\.standing.level)
                == (one.utf8.lexicographicallyPrecedes(other.utf8) ? [.high, .low] : [.low, .high]))
        book.remove(AreaID(one))
        #expect(book[one] == nil && book[other]?.standing.level == .low)
    }

    @Test("a name that changes by one canonically equivalent character is a change")
    func canonicalNames() {
        func named(_ name: String) -> RiskArea {
            RiskArea(
                id: "A1", division: Self.division(330_106), name: name,
                standing: AreaStanding(level: .high, from: Self.now))
        }
        #expect(named("\u{90CE}") != named("\u{F92C}") && named("\u{90CE}") == named("\u{90CE}"))
        var book = AreaBook()
        book.put(named("\u{F92C}"))
        book.put(named("\u{90CE}"))
        #expect(book["A1"]?.name.unicodeScalars.first?.value == 0x90CE)
    }

    private static func sorted(_ areas: some Sequence<RiskArea>) -> [RiskArea] {
        areas.sorted { ($0.division, $0.id) < ($1.division, $1.id) }
    }

    private static func list(_ book: AreaBook, _ filter: AreaFilter, size: Int) throws -> [RiskArea] {
        var areas: [RiskArea] = []
        var token = ""
        repeat {
            let page = try book.page(Page(size: size, token: token), of: filter)
            #expect(page.areas.count <= size && (page.next == nil || page.areas.count == size))
            areas += page.areas
            token = page.next?.text ?? ""
        } while !token.isEmpty
        return areas
    }
}

@Suite("Areas in force")
struct RiskAreaTests {
    private static let start = Instant(seconds: 1_669_867_200)

    private static func area(_ level: RiskLevel, _ code: UInt32, until: Int64?) throws -> RiskArea {
        RiskArea(
            id: "\(level)\(code)", division: try #require(Division(code: code)), name: "某小区",
            standing: AreaStanding(level: level, from: start, until: until.map { start + $0 }))
    }

    @Test("COL-3: an area is in force from its first moment until just before its release")
    func edges() throws {
        let area = try Self.area(.high, 330_106, until: 100)
        #expect(!area.isInForce(at: Self.start - 1))
        #expect(area.isInForce(at: Self.start))
        #expect(area.isInForce(at: Self.start + 99))
        #expect(!area.isInForce(at: Self.start + 100))
    }

    @Test("an area that was released before it began is never in force")
    func emptyTime() throws {
        let area = try Self.area(.high, 330_106, until: 0)
        #expect(!area.isInForce(at: Self.start - 1) && !area.isInForce(at: Self.start))
    }

    @Test("TRIP-4: divisions at risk have a medium or high area in force, asked in any order of moments")
    func riskDivisions() throws {
        var book = AreaBook()
        book.put(try Self.area(.high, 330_106, until: 100))
        book.put(try Self.area(.medium, 110_105, until: nil))
        book.put(try Self.area(.low, 440_103, until: nil))
        func codes(_ seconds: Int64) -> [UInt32] { book.riskDivisions(at: Self.start + seconds).map(\.code).sorted() }
        for _ in 0..<2 {
            #expect(codes(-1) == [])
            #expect(codes(0) == [110_105, 330_106])
            #expect(codes(99) == [110_105, 330_106])
            #expect(codes(100) == [110_105])
            #expect(book.riskDivisions(at: .latest).map(\.code) == [110_105])
        }
    }

    @Test("TRIP-4: a change of an area changes the divisions at risk of its own book only")
    func riskDivisionsOfCopies() throws {
        var book = AreaBook()
        book.put(try Self.area(.high, 330_106, until: nil))
        let copy = book
        #expect(book.riskDivisions(at: Self.start).count == 1)
        book.put(try Self.area(.high, 330_106, until: 0))
        #expect(book.riskDivisions(at: Self.start).isEmpty)
        #expect(copy.riskDivisions(at: Self.start).count == 1)
    }
}
