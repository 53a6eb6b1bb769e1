import IdentityCore
import Testing
import Values

@Suite("Who holds a number (TRIP-12)")
struct PhoneClaimsTests {
    private static let ann: [UInt8] = [1]
    private static let bo: [UInt8] = [2]

    private func claim(_ person: [UInt8], issued: Int64? = nil, revision: UInt64 = 0, at: Int64 = 1000) -> PhoneClaim {
        let order = SourceOrder(revision: revision, issuedAt: issued.map { Instant(seconds: $0) })
        return PhoneClaim(person: person, order: order, at: issued ?? at)
    }

    @Test("TRIP-12: the first holder has the number from the beginning")
    func first() {
        var claims = PhoneClaims()
        #expect(claims.holder == nil && claims.since == 0)
        claims.add(claim(Self.ann, issued: 10), by: .news)
        #expect(claims.holder == Self.ann && claims.since == 0)
    }

    @Test(
        "TRIP-12: a newer row of another person takes the number, from when the register issued it; an older one does not"
    )
    func newer() {
        var claims = PhoneClaims()
        claims.add(claim(Self.ann, issued: 10), by: .news)
        claims.add(claim(Self.bo, issued: 20), by: .news)
        #expect(claims.holder == Self.bo && claims.since == 20)
        let before = claims
        claims.add(claim(Self.ann, issued: 10), by: .repeated)
        #expect(claims == before)
        claims.add(claim(Self.ann, issued: 15), by: .news)
        #expect(claims.holder == Self.bo && claims.since == 20)
        claims.add(claim(Self.bo, issued: 30), by: .news)
        #expect(claims.holder == Self.bo && claims.since == 20)
    }

    @Test("TRIP-12: an older row that comes late shows that the holder was not the first")
    func olderComesLate() {
        var claims = PhoneClaims()
        claims.add(claim(Self.bo, issued: 20), by: .news)
        #expect(claims.since == 0)
        claims.add(claim(Self.ann, issued: 10), by: .news)
        #expect(claims.holder == Self.bo && claims.since == 20)
    }

    @Test("TRIP-12: without the register's order the later arrival counts, and a row that is known takes nothing back")
    func arrival() {
        var claims = PhoneClaims()
        claims.add(claim(Self.ann, at: 100), by: .news)
        claims.add(claim(Self.bo, at: 200), by: .news)
        #expect(claims.holder == Self.bo && claims.since == 200)
        claims.add(claim(Self.ann, at: 300), by: .repeated)
        #expect(claims.holder == Self.bo)
        claims.add(claim(Self.ann, at: 400), by: .news)
        #expect(claims.holder == Self.ann && claims.since == 400)
    }

    @Test("TRIP-12: a row without an order never takes a number from one that has one")
    func mixed() {
        var claims = PhoneClaims()
        claims.add(claim(Self.ann, issued: 10), by: .news)
        claims.add(claim(Self.bo, at: 500), by: .news)
        #expect(claims.holder == Self.ann && claims.since == 10)
    }

    @Test("TRIP-12: a person with another number has left this one, and nobody gets it back by that")
    func left() {
        var claims = PhoneClaims()
        claims.add(claim(Self.ann, issued: 10), by: .news)
        claims.add(claim(Self.bo, issued: 20), by: .news)
        claims.leave(claim(Self.bo, issued: 20))
        #expect(claims.holder == nil && claims.since == PhoneClaims.never)
        claims.add(claim(Self.ann, issued: 30), by: .news)
        #expect(claims.holder == Self.ann && claims.since == 30)
        claims.leave(claim(Self.ann, issued: 10))
        #expect(claims.holder == Self.ann, "who has come back has not left")
    }

    @Test("TRIP-12: a number that was left is free for a row without an order that is known")
    func freeAgain() {
        var claims = PhoneClaims()
        for person in [Self.ann, Self.bo] { claims.add(claim(person), by: .news) }
        claims.leave(claim(Self.bo))
        claims.add(claim(Self.ann, at: 900), by: .repeated)
        #expect(claims.holder == Self.ann && claims.since == 900)
    }

    @Test("At most 32 claims are kept, and none of them is lost that tells since when the number is held")
    func bounded() {
        var claims = PhoneClaims()
        claims.add(claim(Self.ann, issued: 1), by: .news)
        for day in 2...500 { claims.add(claim(Self.bo, issued: Int64(day)), by: .news) }
        #expect(claims.claims.count == PhoneClaims.claimsMax)
        #expect(claims.holder == Self.bo && claims.since == 2)
        for turn in 501...600 {
            claims.add(claim(turn.isMultiple(of: 2) ? Self.ann : Self.bo, issued: Int64(turn)), by: .news)
        }
        #expect(claims.claims.count == PhoneClaims.claimsMax && claims.since == 600)
    }

    /// What is to follow from rows that carry an order, told without looking at their sequence.
    private struct Row: Hashable {
        let person: UInt8
        let number: UInt8?
        let issued: Int64
    }

    @Test("TRIP-12, COL-13: every sequence of rows with an order ends with the same holders", arguments: 0..<300)
    func permutations(seed: Int) {
        var random = SeededGenerator(seed: UInt64(seed))
        var issued: [Int64] = []
        while issued.count < 7 {
            let moment = Int64.random(in: 1...30, using: &random)
            if !issued.contains(moment) { issued.append(moment) }
        }
        let rows = issued.map { moment in
            Row(
                person: UInt8.random(in: 1...3, using: &random),
                number: [nil, 1, 2].randomElement(using: &random) ?? nil,
                issued: moment)
        }
        let wanted = Self.outcome(of: rows.sorted { $0.issued < $1.issued })
        for _ in 0..<6 {
            let sequence = (rows + rows.prefix(3)).shuffled(using: &random)
            #expect(Self.outcome(of: sequence) == wanted, "seed \(seed): \(sequence)")
        }
        for number: UInt8 in 1...2 {
            let newest = rows.filter { $0.number == number }.max { $0.issued < $1.issued }
            let own = rows.filter { $0.person == newest?.person }.max { $0.issued < $1.issued }
            let holder = own?.number == number ? newest.map { [$0.person] } : nil
            #expect(wanted[number]?.holder == holder, "seed \(seed)")
        }
    }

    private struct Held: Equatable {
        let holder: [UInt8]?
        let since: Int64
    }

    /// What the service does with rows, one after the other.
    private static func outcome(of rows: [Row]) -> [UInt8: Held] {
        var persons: [UInt8: Row] = [:]
        var numbers: [UInt8: PhoneClaims] = [1: .init(), 2: .init()]
        for row in rows {
            let old = persons[row.person]
            let isNewest = old.map { row.issued >= $0.issued } ?? true
            func claim(_ row: Row) -> PhoneClaim {
                PhoneClaim(
                    person: [row.person], order: SourceOrder(revision: 0, issuedAt: Instant(seconds: row.issued)),
                    at: row.issued)
            }
            if let number = row.number {
                let kind: PhoneClaims.Row = old == row ? .repeated : isNewest ? .news : .superseded
                numbers[number]?.add(claim(row), by: kind)
            }
            guard isNewest else { continue }
            if let old, let left = old.number, left != row.number { numbers[left]?.leave(claim(old)) }
            persons[row.person] = row
        }
        return numbers.mapValues { Held(holder: $0.holder, since: $0.since) }
    }
}
