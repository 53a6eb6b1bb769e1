import Derivation
import Foundation
import TripCardCore
import Values

/// A trip card as `shuangma derive trip` prints it.
struct TripCardRow: Encodable {
    /// A place of a card.
    struct Place: Encodable {
        /// Six digits of the city; empty abroad.
        let division: String
        /// Three letters; CHN for a city.
        let country: String
        let marked: Bool
        let toBeConfirmed: Bool

        enum CodingKeys: String, CodingKey {
            case division, country, marked
            case toBeConfirmed = "to_be_confirmed"
        }

        init(_ visit: TripCard.Visit) {
            switch visit.place {
            case .city(let city): (division, country) = (city.description, CountryCode.china.text)
            case .country(let code): (division, country) = ("", code.text)
            }
            marked = visit.riskMark
            toBeConfirmed = visit.isToBeConfirmed
        }
    }

    let phone: String
    let colour: String
    let places: [Place]
    /// First and last day of the window.
    let from: String
    let until: String
    let data: String

    init(_ derived: DerivedTripCard) {
        let card = derived.card
        phone = derived.phone.number
        colour = card.colour == .green ? "green" : "yellow"
        places = card.visits.map(Place.init)
        (from, until) = (card.firstDay.description, card.lastDay.description)
        data = card.isInsufficient ? "insufficient" : "complete"
    }

    /// One JSON array, an object a line.
    static func json(_ rows: [TripCardRow]) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        let lines = try rows.map { String(decoding: try encoder.encode($0), as: UTF8.self) }
        return lines.isEmpty ? "[]" : "[\n" + lines.joined(separator: ",\n") + "\n]"
    }

    /// A line a card, for people: places with `*` where they are marked and `?` where they are to be confirmed.
    static func text(_ rows: [TripCardRow]) -> String {
        let lines = rows.map { row in
            let places = row.places.map { place in
                (place.division.isEmpty ? place.country : place.division) + (place.marked ? "*" : "")
                    + (place.toBeConfirmed ? "?" : "")
            }
            return "\(row.phone) \(row.colour) \(row.data) \(row.from)..\(row.until) \(places.joined(separator: " "))"
        }
        return lines.isEmpty ? "no phone" : lines.joined(separator: "\n")
    }
}
