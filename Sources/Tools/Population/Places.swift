import Randomness

/// Where people live and travel.
struct Places: Sendable {
    private let byPopulation: WeightedTable<Int>

    init() {
        byPopulation = WeightedTable(
            DivisionPopulation.cities.indices.map { (choice: $0, weight: DivisionPopulation.cities[$0].population) })
    }

    /// A county somewhere: cities by population, their counties alike.
    func county(_ random: inout SeededRandom) -> UInt32 {
        random.pick(city(&random).counties)
    }

    /// A county of another city that people of a place are likely to travel to: two thirds stay in the
    /// province, the others prefer their part of the country.
    func destination(from home: UInt32, random: inout SeededRandom) -> UInt32 {
        let inProvince = random.happens(perTenThousand: 6500)
        for _ in 0..<200 {
            let candidate = random.pick(city(&random).counties)
            guard !Self.isSameCity(candidate, home) else { continue }
            if inProvince, Self.province(candidate) != Self.province(home) { continue }
            // The first digit of a code is its part of the country.
            let isNear = candidate / 100_000 == home / 100_000
            if inProvince || isNear || random.happens(perTenThousand: 3500) { return candidate }
        }
        // A municipality has no other city in its province.
        var candidate = home
        while Self.isSameCity(candidate, home) { candidate = county(&random) }
        return candidate
    }

    /// A county on the way between two places.
    func stopover(from: UInt32, to: UInt32, random: inout SeededRandom) -> UInt32? {
        for _ in 0..<50 {
            let candidate = random.pick(city(&random).counties)
            let onTheWay = [Self.province(from), Self.province(to)].contains(Self.province(candidate))
            if onTheWay, !Self.isSameCity(candidate, from), !Self.isSameCity(candidate, to) { return candidate }
        }
        return nil
    }

    /// Whether two counties count as one city on a trip card.
    static func isSameCity(_ one: UInt32, _ other: UInt32) -> Bool { city(of: one) == city(of: other) }

    /// Code of the city a county belongs to: its municipality, itself when the province administers it
    /// (xx90xx), or its prefecture.
    static func city(of county: UInt32) -> UInt32 {
        let single: Set<UInt32> = [11, 12, 31, 50, 71, 81, 82]
        if single.contains(province(county)) { return province(county) * 10_000 }
        return county / 100 % 100 == 90 ? county : county / 100 * 100
    }

    /// The first two digits of a code.
    static func province(_ code: UInt32) -> UInt32 { code / 10_000 }

    private func city(_ random: inout SeededRandom) -> DivisionPopulation.City {
        DivisionPopulation.cities[byPopulation.draw(&random)]
    }
}
