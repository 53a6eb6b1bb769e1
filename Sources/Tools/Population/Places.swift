import Randomness
import Reference
import Values

/// Where people live and travel.
struct Places: Sendable {
    /// The counties of each city, cities by population.
    private let counties: WeightedTable<[Division]>

    init() {
        counties = WeightedTable(
            DivisionPopulation.cities.map { city in
                (choice: city.counties.compactMap { Division(code: $0) }, weight: city.population)
            })
    }

    /// A county somewhere: cities by population, their counties alike.
    func county(_ random: inout SeededRandom) -> Division {
        random.pick(counties.draw(&random))
    }

    /// A county of another city that people of a place are likely to travel to: two thirds stay in the
    /// province, the others prefer their part of the country.
    func destination(from home: Division, random: inout SeededRandom) -> Division {
        let inProvince = random.happens(perTenThousand: 6500)
        for _ in 0..<200 {
            let candidate = county(&random)
            guard !Self.isSameCity(candidate, home) else { continue }
            if inProvince, candidate.province != home.province { continue }
            // The first digit of a code is its part of the country.
            let isNear = candidate.code / 100_000 == home.code / 100_000
            if inProvince || isNear || random.happens(perTenThousand: 3500) { return candidate }
        }
        // A municipality has no other city in its province.
        var candidate = home
        while Self.isSameCity(candidate, home) { candidate = county(&random) }
        return candidate
    }

    /// A county on the way between two places.
    func stopover(from: Division, to: Division, random: inout SeededRandom) -> Division? {
        for _ in 0..<50 {
            let candidate = county(&random)
            let onTheWay = [from.province, to.province].contains(candidate.province)
            if onTheWay, !Self.isSameCity(candidate, from), !Self.isSameCity(candidate, to) { return candidate }
        }
        return nil
    }

    /// Whether two counties count as one city on a trip card.
    static func isSameCity(_ one: Division, _ other: Division) -> Bool { city(of: one) == city(of: other) }

    /// The city that a county belongs to on a trip card.
    static func city(of county: Division) -> Division { ReferenceData.embedded.divisions.city(of: county) ?? county }

    /// A place that is written in this program.
    static func known(_ code: UInt32) -> Division {
        guard let division = Division(code: code) else { preconditionFailure("\(code) is no code of a division") }
        return division
    }
}
