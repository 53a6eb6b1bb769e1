import Randomness
import Values

/// Ages and sexes.
enum Demography {
    /// Somebody's birth and sex.
    struct Body: Sendable {
        let birth: ChinaDay
        let isMale: Bool
        let age: Int
    }

    /// Anyone, by the age pyramid of the census of 2020.
    static func anyone(on day: ChinaDay, random: inout SeededRandom) -> Body {
        body(age: pyramid.draw(&random) * 5 + random.below(5), on: day, random: &random)
    }

    /// A person of 20 to 64 years.
    static func adult(on day: ChinaDay, random: inout SeededRandom) -> Body {
        body(age: random.within(20...64), on: day, random: &random)
    }

    /// Whether somebody of an age has a phone of their own.
    static func hasPhone(age: Int, random: inout SeededRandom) -> Bool {
        switch age {
        case ..<8: false
        case ..<14: random.happens(perTenThousand: 4000)
        case ..<70: random.happens(perTenThousand: 9900)
        case ..<85: random.happens(perTenThousand: 8000)
        default: random.happens(perTenThousand: 4500)
        }
    }

    private static func body(age: Int, on day: ChinaDay, random: inout SeededRandom) -> Body {
        let daysOld = age * 365 + age / 4 + 1 + random.below(364)
        // 51.2 % of the people are male.
        return Body(birth: day - daysOld, isMale: random.happens(perTenThousand: 5120), age: age)
    }

    /// Five-year bands from 0–4 on, in tenths of a per cent.
    private static let pyramid: WeightedTable<Int> = {
        let shares = [55, 64, 60, 52, 53, 65, 88, 70, 66, 81, 86, 72, 52, 52, 35, 22, 14, 8, 3, 1]
        return WeightedTable(shares.enumerated().map { (choice: $0.offset, weight: $0.element) })
    }()
}
