public import Foundation
public import ImportFiles
public import Reference
import RiskAreasCore
import RiskAreasFeed
import TripCardContracts
public import TripCardCore
import TripCardFeed
public import Values

/// Derives trip cards from files, by the rules of the services and without any of them.
///
/// Rows of all files are versions of stays, as in an import: the source's order decides, and of rows without it the longer
/// one. Every phone that an accepted row names gets a card, also when nothing of it counts any more.
///
/// ```swift
/// var derivation = TripDerivation(reference: .embedded, on: day)
/// try await derivation.addStays(file)
/// for derived in derivation.cards { print(derived.phone.masked, derived.card.colour) }
/// ```
public struct TripDerivation: Sendable {
    private let day: ChinaDay
    private let rules: TripRules
    private let reference: ReferenceData
    private let stayFeed: StayFeed
    private let areaFeed: AreaFeed
    private var events: [Phone: [StayEvent.Identity: StayEvent]] = [:]
    private var areas: AreaBook

    /// Rows that were refused, in the order of their files and lines.
    public private(set) var refusals: [Refusal] = []

    /// A derivation without stays.
    ///
    /// - Parameter day: Day of the query, at any moment of which the cards are asked. A stay may end on it, and counts when
    ///   it was kept at its beginning.
    /// - Parameter grading: How areas of risk fall; nil is the default profile's.
    public init(reference: ReferenceData, on day: ChinaDay, rules: TripRules = TripRules(), grading: AreaGrading? = nil)
    {
        self.day = day
        self.rules = rules
        self.reference = reference
        stayFeed = StayFeed(reference: reference)
        areaFeed = AreaFeed(reference: reference)
        areas = AreaBook(rules: AreaRules(grading ?? reference.ruleProfiles.default.areas))
    }

    /// The cards of all phones that a row named, by their numbers.
    public var cards: [DerivedTripCard] {
        let riskCities = Set(areas.riskDivisions(at: day.start).compactMap(reference.divisions.city))
        return events.sorted { $0.key.number < $1.key.number }.map { phone, events in
            let card = TripCard(of: events.values.stays, on: day, riskCities: riskCities, rules: rules)
            return DerivedTripCard(phone: phone, card: card)
        }
    }
}

/// The card of one phone.
public struct DerivedTripCard: Sendable {
    /// The phone.
    public let phone: Phone
    /// Its card.
    public let card: TripCard
}

// MARK: - Files

extension TripDerivation {
    /// Takes a file of stays.
    ///
    /// - Throws: ``ImportFileError`` when the file cannot be read.
    public mutating func addStays(_ file: URL, _ options: ReadingOptions = ReadingOptions()) async throws {
        let moments = day.start...((day + 1).start - 1)
        let rows = FileRows<StaysFormat>(file: file, options: options, rows: \.rows, number: \.row)
        let refused = try await rows.take { row throws(FieldProblem) in
            take(try stayFeed.report(of: row.stay, during: moments))
        }
        refusals += refused
    }

    /// Takes a file of areas of risk. Of the rows of one area the last one counts.
    ///
    /// - Throws: ``ImportFileError`` when the file cannot be read.
    public mutating func addRiskAreas(_ file: URL, _ options: ReadingOptions = ReadingOptions()) async throws {
        let rows = FileRows<RiskAreasFormat>(file: file, options: options, rows: \.rows, number: \.row)
        let end = (day + 1).start - 1
        let refused = try await rows.take { row throws(FieldProblem) in
            areas.put(try areaFeed.report(of: row.area, at: end).area)
        }
        refusals += refused
    }

    private mutating func take(_ report: StayReport) {
        let (phone, event) = (report.phone, report.event)
        if let known = events[phone]?[event.identity], !event.replaces(known) { return }
        events[phone, default: [:]][event.identity] = event
    }
}
