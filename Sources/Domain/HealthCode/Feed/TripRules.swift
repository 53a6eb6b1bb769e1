public import HealthCodeContracts
import Kit
public import Reference
public import Values
import Wire

/// What a declared trip may hold (行程申报).
public struct TripRules: Sendable {
    /// Most places of a trip.
    public static let placesMax = 20
    /// Seconds that an arrival may lie back: the trip card reaches less far.
    static let backMax = 30 * ChinaDay.secondsPerDay
    /// Seconds that an arrival may lie ahead.
    static let aheadMax = 60 * ChinaDay.secondsPerDay
    /// Seconds that a departure may lie ahead.
    static let endMax = 90 * ChinaDay.secondsPerDay

    private let divisions: Divisions
    private let countries: Countries

    /// Rules that know divisions and countries.
    public init(_ reference: ReferenceData) {
        divisions = reference.divisions
        countries = reference.countries
    }

    /// The places by their arrivals, with nothing in them but what was checked.
    ///
    /// - Throws: ``FieldProblem`` for `places` or a field of one of them, such as `places[2].from`.
    public func places(
        of places: [HealthCodeV1.DeclaredPlace], now: Instant
    ) throws(FieldProblem) -> [HealthCodeV1.DeclaredPlace] {
        guard (1...Self.placesMax).contains(places.count) else {
            throw FieldProblem(field: "places", reason: "must be 1 to \(Self.placesMax) places")
        }
        var found: [(from: Instant, place: HealthCodeV1.DeclaredPlace)] = []
        for (index, place) in places.enumerated() {
            do throws(FieldProblem) {
                found.append(try self.place(place, now: now))
            } catch {
                throw error.within("places[\(index)]")
            }
        }
        return found.sorted { $0.from < $1.from }.map(\.place)
    }

    private func place(
        _ place: HealthCodeV1.DeclaredPlace, now: Instant
    ) throws(FieldProblem) -> (from: Instant, place: HealthCodeV1.DeclaredPlace) {
        guard place.division.isEmpty != place.country.isEmpty else {
            throw FieldProblem(
                field: "division", reason: "must be given for a place in China, and `country` for one abroad",
                remedy: "give one of the two")
        }
        let division = place.division.isEmpty ? nil : try divisions.accept(place.division).division
        let country = place.country.isEmpty ? nil : try countries.accept(place.country)
        guard country != .china else {
            throw FieldProblem(
                field: "country", reason: "must be another country than China",
                remedy: "give the division of a place in China")
        }
        let from = try SourceTime.any(place.from, field: "from")
        let until = try SourceTime.any(place.until, field: "until")
        guard from >= now - Self.backMax, from <= now + Self.aheadMax else {
            throw FieldProblem(field: "from", reason: "must lie at most 30 days back and 60 days ahead")
        }
        guard until > from, until <= now + Self.endMax else {
            throw FieldProblem(field: "until", reason: "must lie after `from`, and at most 90 days ahead")
        }
        return (
            from,
            .init(
                division: division?.description ?? "", country: country?.text ?? "", from: .init(from),
                until: .init(until))
        )
    }
}
