public import Kit
public import Reference
public import TripCardContracts
public import TripCardCore
public import Values
import Wire

/// Judges rows of stays. The service, `shuangma derive` and `shuangma check` all ask it.
///
/// ```swift
/// let feed = StayFeed(reference: .embedded)
/// let report = try feed.report(of: row.stay, at: now)
/// ```
public struct StayFeed: Sendable {
    /// The longest stay of one row, in seconds: 31 days.
    public static let longest: Int64 = 31 * 86_400
    /// Seconds by which a time may lie in the future, as clocks differ: 5 minutes (COL-13).
    public static let aheadMax: Int64 = 300

    private let reference: ReferenceData

    /// A judge that goes by tables and periods.
    public init(reference: ReferenceData) { self.reference = reference }

    /// What a row says, judged at one moment.
    ///
    /// - Parameter credential: Who delivers the row: a carrier speaks for itself only (COL-6).
    /// - Throws: ``FieldProblem`` for a field of the stay, or for `stay`.
    public func report(
        of stay: TripCardV1.Stay?, at now: Instant, for credential: FeedCredential = .file
    ) throws(FieldProblem) -> StayReport {
        try report(of: stay, during: now...now, for: credential)
    }

    /// What a row says, judged for a time.
    ///
    /// A time is in the future when it lies more than ``aheadMax`` after the end of `moments`. A stay is too old when it is
    /// not kept any more at their beginning (TRIP-11, COL-14).
    ///
    /// - Throws: ``FieldProblem`` for a field of the stay, or for `stay`.
    public func report(
        of stay: TripCardV1.Stay?, during moments: ClosedRange<Instant>, for credential: FeedCredential = .file
    ) throws(FieldProblem) -> StayReport {
        guard let stay else { throw FieldProblem(field: "stay", reason: "must be given") }
        let phone = try Phone(stay.phone)
        let `operator` = try Self.operator(of: stay, for: credential)
        var notes: [FieldNote] = []
        let place = try place(of: stay, &notes)
        let neighbour = try neighbour(of: stay, beside: place, &notes)
        let (from, until) = try span(of: stay, during: moments)
        let order = try order(of: stay, until: moments.upperBound)
        guard
            let event = StayEvent(
                operator: `operator`, place: place, from: from, until: until, neighbour: neighbour,
                isWithdrawn: stay.withdrawn, order: order)
        else { throw FieldProblem(field: "until", reason: "must lie after from") }
        return StayReport(phone: phone, event: event, notes: notes)
    }

    /// The moment from which what was stored of a version is gone.
    ///
    /// A stay is kept for ``Retention/stays`` after its end (TRIP-11). One that was withdrawn is kept until no version of
    /// it can be accepted any more, so that no older delivery brings it back, and for as long at least from now on.
    public func expiry(of event: StayEvent, at now: Instant) -> Instant {
        guard event.isWithdrawn else { return event.until + reference.retention.stays }
        return max(event.identity.from + Self.longest, now) + reference.retention.stays
    }
}

// MARK: - Operators

extension StayFeed {
    /// The operator of a row: the credential's, which the row may name (COL-6).
    private static func `operator`(
        of stay: TripCardV1.Stay, for credential: FeedCredential
    ) throws(FieldProblem) -> TelecomOperator {
        let named = TelecomOperator(rawValue: UInt32(bitPattern: stay.operator.rawValue))
        if case .own(let organisation) = credential.source {
            guard let own = TelecomOperator(word: organisation) else {
                throw .noSource("operator", "none of \(TelecomOperator.allCases.map(\.word).joined(separator: ", "))")
            }
            guard stay.operator == .unspecified || named == own else { throw .otherSource("operator") }
            return own
        }
        guard let named else {
            throw FieldProblem(
                field: "operator", reason: "must be one of the three operators",
                remedy: "write telecom, mobile or unicom; other operators are not on the trip card (ID-8)")
        }
        return named
    }
}

// MARK: - Places

extension StayFeed {
    private func place(of stay: TripCardV1.Stay, _ notes: inout [FieldNote]) throws(FieldProblem) -> Place {
        let country = try stay.country.isEmpty ? CountryCode.china : reference.countries.accept(stay.country)
        guard country == .china else {
            guard let place = Place(country: country) else {
                throw FieldProblem(field: "country", reason: "names no place")
            }
            // A file may write both for Hong Kong, Macao and Taiwan, which are cities of a card.
            if stay.division.isEmpty { return place }
            guard try city(stay.division, field: "division", &notes) == place else {
                throw FieldProblem(
                    field: "division", reason: "must be empty abroad", of: stay.division,
                    remedy: "leave out the division, or the country when the stay is in China")
            }
            return place
        }
        return try city(stay.division, field: "division", &notes)
    }

    private func neighbour(
        of stay: TripCardV1.Stay, beside place: Place, _ notes: inout [FieldNote]
    ) throws(FieldProblem) -> Place? {
        guard !stay.neighbourDivision.isEmpty else { return nil }
        let neighbour = try city(stay.neighbourDivision, field: "neighbour_division", &notes)
        guard neighbour != place else {
            notes.append(FieldNote(field: "neighbour_division", text: "lies in the same city, so the place is certain"))
            return nil
        }
        return neighbour
    }

    private func city(_ text: String, field: String, _ notes: inout [FieldNote]) throws(FieldProblem) -> Place {
        let (division, note) = try reference.divisions.accept(text, field: field)
        guard let place = Place(division: division, cityOf: reference.divisions.city) else {
            throw FieldProblem(
                field: field, reason: "is a province, and not the city of a card", of: text,
                remedy: "write the county or the city (GB/T 2260)")
        }
        if let note { notes.append(note) }
        return place
    }
}

// MARK: - Times

extension StayFeed {
    private func span(
        of stay: TripCardV1.Stay, during moments: ClosedRange<Instant>
    ) throws(FieldProblem) -> (from: Instant, until: Instant) {
        let from = try moment(stay.from, field: "from", until: moments.upperBound)
        let until = try moment(stay.until, field: "until", until: moments.upperBound)
        guard from < until else { throw FieldProblem(field: "until", reason: "must lie after from") }
        guard until <= from + Self.longest else {
            throw FieldProblem(
                field: "until", reason: "must lie at most 31 days after from",
                remedy: "divide the stay into several rows")
        }
        // What is taken back is never too old: an older delivery must not bring it back.
        guard stay.withdrawn || until > moments.lowerBound - reference.retention.stays else {
            let days = reference.retention.stays / 86_400
            throw FieldProblem(
                field: "until", reason: "lies \(days) days back or more; such stays are not kept (TRIP-11)",
                remedy: "leave out the row: it can count for no card")
        }
        return (from, until)
    }

    private func order(of stay: TripCardV1.Stay, until latest: Instant) throws(FieldProblem) -> SourceOrder {
        guard let issued = stay.issuedAt else { return SourceOrder(revision: stay.revision, issuedAt: nil) }
        let moment = try Self.calendarMoment(issued, field: "issued_at")
        try Self.check(moment, field: "issued_at", until: latest)
        return SourceOrder(revision: stay.revision, issuedAt: moment)
    }

    /// A moment in whole seconds, at most ``aheadMax`` after `latest`.
    private func moment(
        _ timestamp: GoogleProtobuf.Timestamp?, field: String, until latest: Instant
    ) throws(FieldProblem) -> Instant {
        guard let timestamp else { throw FieldProblem(field: field, reason: "must be given") }
        let moment = Instant(seconds: try Self.calendarMoment(timestamp, field: field).seconds)
        try Self.check(moment, field: field, until: latest)
        return moment
    }

    private static func calendarMoment(
        _ timestamp: GoogleProtobuf.Timestamp, field: String
    ) throws(FieldProblem) -> Instant {
        guard let instant = Instant(timestamp) else {
            throw FieldProblem(field: field, reason: "must be a moment of the years 1 to 9999")
        }
        return instant
    }

    private static func check(_ moment: Instant, field: String, until latest: Instant) throws(FieldProblem) {
        guard moment <= latest + aheadMax else {
            throw FieldProblem(
                field: field, reason: "lies more than 5 minutes in the future",
                remedy: "check the clock and the time zone of the source")
        }
    }
}
