import HealthCodeContracts
import Kit
import RPC
import Reference
import TracingContracts
import TracingCore
import TracingRecords
import Values

/// A venue as its gate goes by it.
struct Venue: Sendable {
    let id: VenueID
    let name: String
    let division: Division
    let area: VenueArea
    let rule: VenueRule
    let requiresPosition: Bool
    /// Number of the poster that counts; 0 while there is none.
    let posterSerial: UInt32

    /// A stored venue; nil when it is none that this version could have stored.
    init?(_ stored: TracingV1.StoredVenue, id: VenueID) {
        guard let venue = stored.venue, let checked = try? CheckedVenue(venue, divisions: nil) else { return nil }
        self.id = id
        name = venue.name
        division = checked.division
        area = checked.area
        rule = checked.rule
        requiresPosition = venue.rule?.requiresPosition ?? false
        posterSerial = stored.posterSerial
    }

    /// Demands that somebody is at the venue, as far as they say where they are.
    ///
    /// - Throws: ``FieldProblem`` for `position`; FAILED_PRECONDITION (POSITION_NEEDED, ELSEWHERE).
    func demand(_ position: TracingV1.Position?) throws {
        guard let position else {
            if requiresPosition {
                throw RPCError(.failedPrecondition, "this venue needs to know that you are there; send the position")
                    .with(reason: "POSITION_NEEDED")
            }
            return
        }
        guard let point = position.place.flatMap(GeoPoint.init) else {
            throw FieldProblem(field: "position.place", reason: "must be a point on the Earth")
        }
        guard area.contains(point, accuracy: position.accuracyMetres) else {
            throw RPCError(.failedPrecondition, "the position is outside the venue; scan the code that stands there")
                .with(reason: "ELSEWHERE")
        }
    }
}

/// A venue of a request whose fields are good.
struct CheckedVenue: Sendable {
    /// The venue with defaults in their places.
    let message: TracingV1.Venue
    let division: Division
    let area: VenueArea
    let rule: VenueRule

    /// - Parameter divisions: Knows which divisions there are; nil for a venue that was checked before.
    /// - Throws: ``FieldProblem`` for a field within `venue`.
    init(_ venue: TracingV1.Venue, divisions: Divisions?) throws(FieldProblem) {
        var message = venue
        message.name = try ShownText(venue.name, field: "venue.name", charactersMax: 64).text
        guard let kind = VenueClass(venue.class) else {
            throw FieldProblem(field: "venue.class", reason: "must be a kind of venue")
        }
        division = try Division(venue.division, field: "venue.division")
        if let divisions, !divisions.contains(division) {
            throw FieldProblem(field: "venue.division", reason: "is no division that is known")
        }
        guard let middle = venue.place.flatMap(GeoPoint.init) else {
            throw FieldProblem(field: "venue.place", reason: "must be a point on the Earth")
        }
        if message.radiusMetres == 0 { message.radiusMetres = VenueArea.radiusDefault }
        guard VenueArea.radii.contains(message.radiusMetres) else {
            throw FieldProblem(field: "venue.radius_metres", reason: "must be 20 to 5,000, or 0 for 200")
        }
        area = VenueArea(middle: middle, radius: message.radiusMetres)
        rule = try Self.rule(venue.rule ?? .init(), of: kind)
        self.message = message
    }

    private static func rule(
        _ rule: TracingV1.VenueRule, of kind: VenueClass
    ) throws(FieldProblem) -> VenueRule {
        var passing: Set<Colour> = []
        for wire in rule.passing {
            guard let colour = Colour(wire), passing.insert(colour).inserted else {
                throw FieldProblem(field: "venue.rule.passing", reason: "must be colours, each at most once")
            }
            guard kind.mayPass.contains(colour) else {
                throw FieldProblem(field: "venue.rule.passing", reason: "may hold red at hospitals only (VIS-3)")
            }
        }
        let hours = Int(rule.negativeHoursMax)
        guard hours == 0 || VenueRule.negativeHours.contains(hours) else {
            throw FieldProblem(field: "venue.rule.negative_hours_max", reason: "must be 1 to 336, or 0 for no test")
        }
        return VenueRule(passing: passing, negativeHoursMax: hours == 0 ? nil : hours)
    }
}

extension VenueClass {
    /// The class of a contract's value; nil for one that the contract does not define.
    init?(_ wire: TracingV1.VenueClass) {
        switch wire {
        case .restaurant: self = .restaurant
        case .shop: self = .shop
        case .office: self = .office
        case .school: self = .school
        case .hospital: self = .hospital
        case .station: self = .station
        case .vehicle: self = .vehicle
        case .hotel: self = .hotel
        case .entertainment: self = .entertainment
        case .residence: self = .residence
        case .other: self = .other
        default: return nil
        }
    }
}

extension GeoPoint {
    /// The point of a contract's value; nil for one that is not on the Earth.
    init?(_ place: TracingV1.Place) {
        self.init(latitude: place.latitudeMicrodegrees, longitude: place.longitudeMicrodegrees)
    }
}

extension Colour {
    /// The colour of a contract's value; nil for one that the contract does not define.
    init?(_ wire: HealthCodeV1.Colour) {
        switch wire {
        case .green: self = .green
        case .yellow: self = .yellow
        case .red: self = .red
        case .grey: self = .grey
        default: return nil
        }
    }
}
