import Kit
import Reference
import Security
import StorageClient
import TripCardContracts
import TripCardCore
import TripCardRecords
import Values
import Wire

/// Checks rows of stays and makes records of them.
struct StayRows: Sendable {
    /// The longest stay of one row, in seconds: 31 days.
    static let longest: Int64 = 31 * 86_400
    /// Seconds by which a stay may end after the moment of the import: a day.
    static let futureMax: Int64 = 86_400

    let hash: KeyedHash
    let reference: ReferenceData

    /// The record of a row. It expires when the stay has ended ``Retention/stays`` ago (TRIP-11).
    ///
    /// - Throws: ``FieldProblem`` for a field of the row's stay, or for `stay`.
    func record(
        _ row: TripCardV1.StayRow, at now: Instant
    ) throws(FieldProblem) -> ImportRecord<TripCardV1.StoredStay> {
        guard let message = row.stay else { throw FieldProblem(field: "stay", reason: "must be given") }
        let phone = try Phone(message.phone)
        guard (1...3).contains(message.operator.rawValue) else {
            throw FieldProblem(field: "operator", reason: "must be one of the three operators")
        }
        let place = try place(of: message)
        let (from, until) = try span(of: message, at: now)
        guard let partition = try? PartitionKey(hash.partition(.phone, phone.number)) else {
            throw FieldProblem(field: "phone", reason: "cannot be keyed")
        }
        let draft = ImportDraft(
            set: TripCardRecordSets.stays, key: SortKey.instant(seconds: from.seconds) + Array(place.code.utf8),
            message: TripCardV1.StoredStay(
                operatorCode: UInt32(message.operator.rawValue), place: place.code, from: from.seconds,
                until: until.seconds),
            expires: until + reference.retention.stays)
        return ImportRecord(draft, row: row.row, partition: partition)
    }

    private func place(of stay: TripCardV1.Stay) throws(FieldProblem) -> Place {
        let country = try stay.country.isEmpty ? CountryCode.china : CountryCode(stay.country)
        guard country == .china else {
            guard stay.division.isEmpty, let place = Place(country: country) else {
                throw FieldProblem(field: "division", reason: "must be empty abroad")
            }
            return place
        }
        guard let place = Place(division: try Division(stay.division), cityOf: reference.divisions.city) else {
            throw FieldProblem(field: "division", reason: "belongs to no known city (GB/T 2260)")
        }
        return place
    }

    private func span(of stay: TripCardV1.Stay, at now: Instant) throws(FieldProblem) -> (Instant, Instant) {
        let from = try moment(stay.from, field: "from")
        let until = try moment(stay.until, field: "until")
        guard from < until, until <= from + Self.longest else {
            throw FieldProblem(field: "until", reason: "must lie after from, at most 31 days")
        }
        guard until <= now + Self.futureMax else { throw FieldProblem(field: "until", reason: "lies in the future") }
        guard until > now - reference.retention.stays else {
            let days = reference.retention.stays / 86_400
            throw FieldProblem(
                field: "until", reason: "lies more than \(days) days back; such stays are not kept")
        }
        return (from, until)
    }

    /// A moment in whole seconds.
    private func moment(_ timestamp: GoogleProtobuf.Timestamp?, field: String) throws(FieldProblem) -> Instant {
        guard let timestamp else { throw FieldProblem(field: field, reason: "must be given") }
        guard let instant = Instant(timestamp) else {
            throw FieldProblem(field: field, reason: "must be a moment of the years 1 to 9999")
        }
        return Instant(seconds: instant.seconds)
    }
}
