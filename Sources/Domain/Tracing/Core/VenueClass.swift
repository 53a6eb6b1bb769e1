public import Values

/// Kind of venue; contact tracing goes by it.
public enum VenueClass: String, Sendable, CaseIterable {
    case restaurant, shop, office, school, hospital, station, vehicle, hotel, entertainment, residence, other

    /// Colours that a venue of the class may let pass. A person with a red code has to reach a hospital, and nothing else.
    public var mayPass: Set<Colour> { self == .hospital ? Set(Colour.allCases) : [.green, .grey, .yellow] }
}
