import Contracts
import Kit
import RPC
import Security
import StorageClient
import TripCardCore
import Wire

/// What is wrong with one field of a row, without its value.
struct RowProblem: Error {
    let field: String
    let reason: String
}

/// What a row of stays may hold, and how it is stored.
enum StayRules {
    /// Seconds a stay is kept after its end: 15 days (RET-1).
    static let retention: Int64 = 15 * 86400
    /// The longest stay one row may tell of, in seconds: 31 days.
    static let longest: Int64 = 31 * 86400

    static func isPhone(_ phone: String) -> Bool {
        phone.utf8.count == 11 && phone.hasPrefix("1") && phone.utf8.allSatisfy { $0 >= 48 && $0 <= 57 }
    }

    static func record(
        _ row: TripCardV1.StayRow, hash: KeyedHash, now: Int64
    ) throws(RowProblem) -> ImportRecord<TripCardV1.StoredStay> {
        guard let stay = row.stay else { throw RowProblem(field: "stay", reason: "must be given") }
        guard isPhone(stay.phone) else {
            throw RowProblem(field: "phone", reason: "must be a mobile number of 11 digits")
        }
        guard (1...3).contains(stay.operator.rawValue) else {
            throw RowProblem(field: "operator", reason: "must be one of the three operators")
        }
        let place = try place(of: stay)
        let (from, until) = try span(of: stay, now: now)
        let stored = TripCardV1.StoredStay(
            operatorCode: UInt32(stay.operator.rawValue), place: place.code, from: from, until: until)
        guard let partition = try? PartitionKey(hash.partition(.phone, stay.phone)) else {
            throw RowProblem(field: "phone", reason: "cannot be keyed")
        }
        return ImportRecord(
            row: row.row, partition: partition, set: TripCardSets.stays,
            key: SortKey.instant(seconds: from) + Array(place.code.utf8), message: stored,
            expires: .init(seconds: until + retention))
    }

    private static func place(of stay: TripCardV1.Stay) throws(RowProblem) -> Place {
        if stay.country.isEmpty || stay.country == "CHN" {
            guard stay.division.utf8.count == 6, let code = UInt32(stay.division), let place = Place(division: code)
            else { throw RowProblem(field: "division", reason: "must be a division code of 6 digits (GB/T 2260)") }
            return place
        }
        guard stay.division.isEmpty else { throw RowProblem(field: "division", reason: "must be empty abroad") }
        guard let place = Place(country: stay.country) else {
            throw RowProblem(field: "country", reason: "must be three capital letters (ISO 3166-1 alpha-3)")
        }
        return place
    }

    private static func span(of stay: TripCardV1.Stay, now: Int64) throws(RowProblem) -> (Int64, Int64) {
        guard let from = stay.from?.seconds else { throw RowProblem(field: "from", reason: "must be given") }
        guard let until = stay.until?.seconds else { throw RowProblem(field: "until", reason: "must be given") }
        guard until > from, until - from <= longest else {
            throw RowProblem(field: "until", reason: "must lie after from, at most 31 days")
        }
        guard until <= now + 86400 else { throw RowProblem(field: "until", reason: "lies in the future") }
        guard until > now - retention else {
            throw RowProblem(field: "until", reason: "lies more than 15 days back; such stays are not kept")
        }
        return (from, until)
    }
}

/// What a row of areas of risk may hold.
enum RiskAreaRules {
    static func checked(_ area: TripCardV1.RiskArea?) throws(RowProblem) -> TripCardV1.RiskArea {
        guard let area else { throw RowProblem(field: "area", reason: "must be given") }
        guard (1...64).contains(area.areaId.utf8.count) else {
            throw RowProblem(field: "area_id", reason: "must be 1 to 64 bytes long")
        }
        guard area.division.utf8.count == 6, let code = UInt32(area.division), Place(division: code) != nil else {
            throw RowProblem(field: "division", reason: "must be a division code of 6 digits (GB/T 2260)")
        }
        guard (1...100).contains(area.name.count) else {
            throw RowProblem(field: "name", reason: "must be 1 to 100 characters long")
        }
        guard (1...3).contains(area.level.rawValue) else {
            throw RowProblem(field: "level", reason: "must be LOW, MEDIUM or HIGH")
        }
        guard let from = area.from else { throw RowProblem(field: "from", reason: "must be given") }
        if let until = area.until, until.seconds <= from.seconds {
            throw RowProblem(field: "until", reason: "must lie after from")
        }
        return area
    }

    /// The city that a request for areas names.
    static func city(of division: String) throws -> Place {
        guard division.utf8.count == 6, let code = UInt32(division), let place = Place(division: code) else {
            throw RPCError.invalidArgument(field: "division", "must be a division code of 6 digits (GB/T 2260)")
        }
        return place
    }
}
