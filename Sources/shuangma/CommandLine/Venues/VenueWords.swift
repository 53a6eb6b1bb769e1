import ArgumentParser
import Foundation
import HealthCodeContracts
import TracingContracts

/// Kind of venue in words.
enum VenueKind: String, CaseIterable, ExpressibleByArgument {
    case restaurant, shop, office, school, hospital, station, vehicle, hotel, entertainment, residence, other

    /// The words as a list for people.
    static let words = allCases.map(\.rawValue).joined(separator: ", ")

    /// The contract's value.
    var wire: TracingV1.VenueClass {
        switch self {
        case .restaurant: .restaurant
        case .shop: .shop
        case .office: .office
        case .school: .school
        case .hospital: .hospital
        case .station: .station
        case .vehicle: .vehicle
        case .hotel: .hotel
        case .entertainment: .entertainment
        case .residence: .residence
        case .other: .other
        }
    }

    /// The kind of a contract's value; nil for one that this version does not know.
    init?(_ wire: TracingV1.VenueClass) {
        guard let kind = Self.allCases.first(where: { $0.wire == wire }) else { return nil }
        self = kind
    }
}

/// Colours as `green,yellow`.
struct VenueColours: ExpressibleByArgument {
    private static let known: [HealthCodeV1.Colour] = [.green, .yellow, .grey, .red]

    /// The contract's values.
    let wire: [HealthCodeV1.Colour]

    init?(argument: String) {
        var colours: [HealthCodeV1.Colour] = []
        for word in argument.split(separator: ",", omittingEmptySubsequences: false) {
            guard let colour = Self.known.first(where: { RecallRows.colour($0) == word }) else { return nil }
            colours.append(colour)
        }
        wire = colours
    }
}

/// A point as `39.905,116.397`, in degrees.
struct VenuePlace: ExpressibleByArgument {
    /// The contract's value.
    let wire: TracingV1.Place

    init?(argument: String) {
        let degrees = argument.split(separator: ",").map { Double($0.trimmingCharacters(in: .whitespaces)) }
        guard degrees.count == 2, let latitude = degrees[0].flatMap(Self.micro),
            let longitude = degrees[1].flatMap(Self.micro)
        else { return nil }
        wire = .init(latitudeMicrodegrees: latitude, longitudeMicrodegrees: longitude)
    }

    private static func micro(_ degrees: Double) -> Int32? { Int32(exactly: (degrees * 1_000_000).rounded()) }
}
