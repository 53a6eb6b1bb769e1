import Randomness
import Reference
import Values

/// A fortnight of a phone: where it was, hour by hour, as stays without overlap.
struct Itinerary: Sendable {
    private(set) var stays: [StayRow] = []
    /// When the holder came back from abroad, if they did.
    private(set) var enteredAt: Instant?
    /// In the last week the phone counted in another city than its home: a stay of more than four hours (TRIP-1).
    private(set) var wasAway = false

    private let phone: String
    private let carrier: PhoneSegments.Operator
    private let windowStart: Instant
    private let end: Instant
    private var now: Instant

    private static let hour: Int64 = 3600
    private static let day = ChinaDay.secondsPerDay

    init(
        phone: String, carrier: PhoneSegments.Operator, home: Division, staysHome: Bool, plan: PopulationPlan,
        places: Places, random: inout SeededRandom
    ) {
        self.phone = phone
        self.carrier = carrier
        windowStart = plan.windowStart
        end = plan.lastMoment
        now = plan.firstMoment
        // A new SIM has no data for the first days (TRIP-7).
        if random.happens(perTenThousand: 80) { now = now + Self.day * Int64(random.within(2...10)) }
        if !staysHome, random.happens(perTenThousand: 60) {
            returnFromAbroad(home: home, random: &random)
        } else if !staysHome {
            travel(from: home, trips: Self.trips.draw(&random), places: places, random: &random)
        }
        stay(in: home, until: end)
    }

    /// Trips in a fortnight, in per mille of the people.
    private static let trips = WeightedTable(
        [(0, 720), (1, 190), (2, 70), (3, 20)].map { (choice: $0.0, weight: $0.1) })

    private mutating func travel(from home: Division, trips: Int, places: Places, random: inout SeededRandom) {
        for _ in 0..<trips {
            let departure = now + Self.hour * Int64(random.within(12...140)) + Int64(random.below(3600))
            guard departure < end - 8 * Self.hour else { return }
            stay(in: home, until: departure)
            let target =
                random.happens(perTenThousand: 60)
                ? Places.known(random.pick([810_000, 820_000, 710_000]))
                : places.destination(from: home, random: &random)
            ride(from: home, to: target, places: places, random: &random)
            // One trip in eight is an errand of less than four hours, which no card shows.
            let isErrand = random.happens(perTenThousand: 1250)
            let minutes = isErrand ? random.within(40...220) : random.within(6 * 60...7 * 24 * 60)
            stay(in: target, until: now + Int64(minutes) * 60)
            wasAway = wasAway || (!isErrand && now > end - 6 * Self.day)
            ride(from: target, to: home, places: places, random: &random)
        }
    }

    /// The time under way, with at most one stop that is seen by the base stations of its city.
    private mutating func ride(from: Division, to: Division, places: Places, random: inout SeededRandom) {
        let isFar = from.province != to.province
        let minutes = Int64(isFar ? random.within(150...480) : random.within(45...200))
        let arrival = now + minutes * 60
        if minutes > 120, let stop = places.stopover(from: from, to: to, random: &random) {
            let length = Int64(random.within(15...Int(min(minutes - 60, 225)))) * 60
            now = now + (minutes * 60 - length) / 2
            stay(in: stop, until: now + length)
        }
        now = arrival
    }

    private mutating func returnFromAbroad(home: Division, random: inout SeededRandom) {
        let country = random.pick(["JPN", "KOR", "SGP", "THA", "USA", "GBR", "DEU", "AUS", "MYS", "ARE"])
        let landing = end - Self.day * Int64(random.within(1...9)) - Int64(random.below(80_000))
        if random.happens(perTenThousand: 4000) {
            // Left the country within the fortnight.
            stay(in: home, until: min(now + Self.day * Int64(random.within(1...3)), landing - 2 * Self.day))
            now = now + Self.hour * Int64(random.within(6...16))
        }
        add(division: nil, country: country, until: landing - 10 * Self.hour)
        now = landing
        enteredAt = landing
        let port = Places.known(random.pick([310_115, 440_111, 110_113, 510_116, 350_206, 370_214]))
        stay(in: port, until: landing + Self.day * Int64(random.within(3...5)))
        now = now + Self.hour * Int64(random.within(3...9))
    }

    private mutating func stay(in division: Division, until: Instant) {
        add(division: division, country: "", until: until)
    }

    private mutating func add(division: Division?, country: String, until: Instant) {
        let until = min(until, end)
        guard until > now else { return }
        if until > windowStart {
            stays.append(
                StayRow(phone: phone, carrier: carrier, division: division, country: country, from: now, until: until))
        }
        now = until
    }
}
