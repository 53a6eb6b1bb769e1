import ArgumentParser
import TracingContracts

/// What describes a venue, as flags.
struct VenueFlags: ParsableArguments {
    @Option(help: ArgumentHelp("Name, 1 to 64 characters.", valueName: "text"))
    var name: String?

    @Option(name: .customLong("class"), help: ArgumentHelp("Kind of venue: \(VenueKind.words).", valueName: "word"))
    var kind: VenueKind?

    @Option(help: ArgumentHelp("Division of the venue, 6 digits.", valueName: "code"))
    var division: String?

    @Option(
        help: ArgumentHelp(
            "Its middle in degrees, WGS 84, such as 39.905,116.397; of the south or west --place=-33.9,18.4.",
            valueName: "latitude,longitude"))
    var place: VenuePlace?

    @Option(help: ArgumentHelp("Metres around it that belong to it, 20 to 5000 (default: 200).", valueName: "metres"))
    var radius: UInt32?

    /// Whether any is given.
    var areGiven: Bool { name != nil || kind != nil || division != nil || place != nil || radius != nil }

    /// Puts what is given into a venue.
    func apply(to venue: inout TracingV1.Venue) {
        if let name { venue.name = name }
        if let kind { venue.class = kind.wire }
        if let division { venue.division = division }
        if let place { venue.place = place.wire }
        if let radius { venue.radiusMetres = radius }
    }
}

/// Whom a gate lets pass, as flags.
struct VenueRuleFlags: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "Colours that pass, with commas: green, yellow, grey, and at hospitals red.", valueName: "colours"))
    var pass: VenueColours?

    @Option(
        help: ArgumentHelp(
            "Hours since the last negative test at most, 1 to 336; 0 asks for no test.", valueName: "hours"))
    var negativeHours: UInt32?

    @Flag(
        inversion: .prefixedNo, help: "Whether check-ins by scan have to say where the phone is.")
    var position: Bool?

    /// Whether any is given.
    var areGiven: Bool { pass != nil || negativeHours != nil || position != nil }

    /// Puts what is given into a venue.
    func apply(to venue: inout TracingV1.Venue) {
        guard areGiven else { return }
        var rule = venue.rule ?? .init()
        if let pass { rule.passing = pass.wire }
        if let negativeHours { rule.negativeHoursMax = negativeHours }
        if let position { rule.requiresPosition = position }
        venue.rule = rule
    }
}

/// Where a device or phone is, as flags.
struct PositionFlags: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "Where the device is, in degrees, for a venue that demands it.", valueName: "latitude,longitude"))
    var at: VenuePlace?

    @Option(help: ArgumentHelp("Metres that --at may be off; 500 at most count.", valueName: "metres"))
    var accuracy: UInt32 = 0

    /// The contract's value; nil when it is not given.
    var wire: TracingV1.Position? { at.map { .init(place: $0.wire, accuracyMetres: accuracy) } }
}
