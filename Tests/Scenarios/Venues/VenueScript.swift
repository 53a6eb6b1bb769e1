import CommonContracts
import HealthCodeContracts
import IdentityContracts
import RPC
import Security
import TracingContracts

/// What happens at venues, as scenarios tell it.
extension TestSystem {
    /// Tiananmen, in 110101.
    static let square = TracingV1.Place(latitudeMicrodegrees: 39_905_000, longitudeMicrodegrees: 116_397_000)
    /// Lives nowhere that is known, and comes along.
    static let child = CommonV1.PersonRef(person: .document(.init(type: .hmTravelPermit, number: "H12345678")))
    static let citizen = CommonV1.PersonRef(person: .document(document))

    /// A market in 110105.
    static func market(
        _ rule: TracingV1.VenueRule = .init(), class kind: TracingV1.VenueClass = .shop
    ) -> TracingV1.Venue {
        .init(name: "朝阳市场", class: kind, division: "110105", place: square, radiusMetres: 300, rule: rule)
    }

    /// The health authority of 11 registers a venue.
    func registerVenue(_ venue: TracingV1.Venue = market(), key: String = "market") async throws -> [UInt8] {
        try await venues.registerVenue(
            .init(venue: venue, idempotencyKey: key), options: try asStaff(.healthAuthority, divisions: ["11"])
        ).venueId
    }

    /// Registers a device of a venue; its credential.
    func device(of venue: [UInt8]) async throws -> String {
        try await venues.registerDevice(
            .init(venueId: venue, label: "南门"), options: try asStaff(.healthAuthority, divisions: ["11"])
        ).credential
    }

    /// What a device shows now.
    func code(of credential: String) async throws -> String {
        try await venues.getVenueCode(.init(credential: credential)).code
    }

    /// A citizen who has declared to be well, and so is green.
    func greenCitizen() async throws -> CallOptions {
        try await registerCitizen()
        let citizen = try await logIn()
        _ = try await health.declare(.init(declaration: .init(), idempotencyKey: "well"), options: citizen)
        return citizen
    }

    /// A negative test of the citizen, some hours ago.
    func negativeTest(hoursAgo: Int64) async throws {
        let test = HealthCodeV1.TestResult(
            person: Self.citizen, sampleId: "S-\(hoursAgo)", sampledAt: .init(seconds: clock.now - hoursAgo * 3_600),
            outcome: .negative)
        _ = try await evidence.importTests(options: try asStaff(.laboratory)) {
            try await $0.send(.init(rows: [.init(row: 1, test: test)]))
        }
    }

    /// Everything the caller was checked in at.
    func checkIns(of citizen: CallOptions) async throws -> [TracingV1.CheckInEntry] {
        try await venues.listMyCheckIns(.init(), options: citizen).checkIns
    }
}

/// Runs a scenario on a system of its own.
func withVenues(isDemonstration: Bool = true, _ body: (TestSystem) async throws -> Void) async throws {
    let system = try await TestSystem(isDemonstration: isDemonstration)
    do { try await body(system) } catch {
        await system.close()
        throw error
    }
    await system.close()
}
