public import Contracts
import Kit
public import RPC
public import Security
public import StorageClient
import TripCardCore
import Wire

/// The trip card: stays in from the operators, the places of the window out.
///
/// A phone's partition holds its stays, each under its beginning and place.
public struct TripCardService: TripCardV1.TripCardService {
    private let store: Store
    private let identity: IdentityV1.IdentityClient
    private let hash: KeyedHash
    private let riskAreas: RiskAreaRegister
    private let rules: TripRules
    private let surroundings: Surroundings

    /// - Parameters:
    ///   - identity: Channel to the identity service: it uses up SMS codes.
    ///   - windowDays: Days of the window (TRIP-2), 1 to 14.
    public init(
        store: Store, identity: any RPCChannel, keys: ClusterKeys, windowDays: Int = 7,
        surroundings: Surroundings = .system
    ) throws {
        guard (1...14).contains(windowDays) else {
            throw RPCError.invalidArgument(field: "window_days", "must be 1 to 14")
        }
        self.store = store
        self.identity = .init(identity)
        hash = KeyedHash(keys)
        riskAreas = try RiskAreaRegister(store: store, hash: hash)
        var rules = TripRules()
        rules.windowDays = Int64(windowDays)
        self.rules = rules
        self.surroundings = surroundings
    }

    public func queryTripCard(
        _ request: TripCardV1.QueryTripCardRequest, context: CallContext
    ) async throws -> TripCardV1.TripCardView {
        let code = IdentityV1.VerifySmsCodeRequest(phone: request.phone, purpose: .tripCard, code: request.code)
        _ = try await identity.verifySmsCode(code, options: context.onward)
        var view = try await card(of: hash.partition(.phone, request.phone), context)
        view.maskedPhone = masked(request.phone)
        return view
    }

    public func getTripCard(
        _ request: TripCardV1.GetTripCardRequest, context: CallContext
    ) async throws -> TripCardV1.TripCardView {
        switch request.holder {
        case .phoneKey(let key)? where key.count == 16: return try await card(of: key, context)
        case .phone(let phone)? where StayRules.isPhone(phone):
            var view = try await card(of: hash.partition(.phone, phone), context)
            view.maskedPhone = masked(phone)
            return view
        case .phone?: throw RPCError.invalidArgument(field: "phone", "must be a mobile number of 11 digits")
        default: throw RPCError.invalidArgument(field: "phone_key", "must be 16 bytes long")
        }
    }

    public func importStays(
        _ requests: RequestStream<TripCardV1.StayBatch>, context: CallContext
    ) async throws -> CommonV1.ImportReport {
        var tally = ImportTally()
        for try await batch in requests {
            guard batch.rows.count <= 1000 else { throw RPCError.invalidArgument(field: "rows", "at most 1000 a batch") }
            tally.receive(batch.rows.count)
            var records: [ImportRecord<TripCardV1.StoredStay>] = []
            for row in batch.rows {
                do {
                    records.append(try StayRules.record(row, hash: hash, now: surroundings.now()))
                } catch {
                    tally.reject(row.row, field: error.field, reason: error.reason)
                }
            }
            try await store.importRecords(records, tally: &tally, options: context.onward)
        }
        return tally.report
    }

    public func importRiskAreas(
        _ requests: RequestStream<TripCardV1.RiskAreaBatch>, context: CallContext
    ) async throws -> CommonV1.ImportReport {
        var tally = ImportTally()
        for try await batch in requests {
            guard batch.rows.count <= 1000 else { throw RPCError.invalidArgument(field: "rows", "at most 1000 a batch") }
            tally.receive(batch.rows.count)
            var areas: [TripCardV1.RiskArea] = []
            for row in batch.rows {
                do {
                    areas.append(try RiskAreaRules.checked(row.area))
                } catch {
                    tally.reject(row.row, field: error.field, reason: error.reason)
                }
            }
            try await riskAreas.add(areas, tally: &tally, context.onward)
        }
        return tally.report
    }

    public func listRiskAreas(
        _ request: TripCardV1.ListRiskAreasRequest, context: CallContext
    ) async throws -> TripCardV1.ListRiskAreasResponse {
        let known = try await riskAreas.areas(context.onward)
        let now = surroundings.now()
        let city = try request.division.isEmpty ? nil : RiskAreaRules.city(of: request.division)
        let chosen = known.all.filter { area in
            (request.includeReleased || area.isInForce(at: now))
                && (city == nil || UInt32(area.division).flatMap(Place.init(division:)) == city)
        }
        let sorted = chosen.sorted { ($0.division, $0.areaId) < ($1.division, $1.areaId) }
        return .init(areas: sorted, revision: known.revision)
    }

    private func masked(_ phone: String) -> String { phone.prefix(3) + "****" + phone.suffix(4) }

    private func card(of phoneKey: [UInt8], _ context: CallContext) async throws -> TripCardV1.TripCardView {
        let now = surroundings.now()
        let stays = try await store.read(
            PartitionKey(phoneKey), .all(TripCardSets.stays), options: context.onward)
        let card = TripCard(
            of: stays.compactMap { Stay($0.value) }, on: ChinaDay(of: now),
            riskCities: try await riskAreas.riskCities(now: now, context.onward), rules: rules)
        return view(of: card, now: now)
    }

    private func view(of card: TripCard, now: Int64) -> TripCardV1.TripCardView {
        .init(
            colour: card.colour == .green ? .green : .yellow, places: card.visits.map(Self.message),
            windowFrom: card.firstDay.message, windowUntil: card.lastDay.message, dataAsOf: card.dataAsOf?.message,
            insufficientData: card.isInsufficient, computedAt: .init(seconds: now))
    }

    private static func message(_ visit: TripCard.Visit) -> TripCardV1.Place {
        let name = visit.place.name
        var place = TripCardV1.Place(
            nameZh: name.zh, nameEn: name.en, riskMark: visit.riskMark, lastDay: visit.lastDay.message)
        switch visit.place {
        case .city: (place.division, place.country) = (visit.place.code, "CHN")
        case .country: place.country = visit.place.code
        }
        return place
    }
}

extension ChinaDay {
    /// The contract's value.
    var message: CommonV1.Date {
        let (year, month, day) = civil
        return .init(year: Int32(year), month: Int32(month), day: Int32(day))
    }
}

extension Stay {
    /// The stay of a stored record; nil when its place is no longer known.
    init?(_ stored: TripCardV1.StoredStay) {
        let place = UInt32(stored.place).flatMap(Place.init(division:)) ?? Place(country: stored.place)
        guard let place else { return nil }
        self.init(place: place, from: stored.from, until: stored.until)
    }
}
