import AuditContracts
import CommonContracts
import HealthCodeContracts
import HealthCodeRecords
import IdentityContracts
import RPC
import Security
import StorageClient
import Testing
import TracingContracts
import TripCardContracts
import Wire

/// A citizen asks for everything that is held about them.
@Suite("Export of one's own data, through all services", .serialized)
struct ExportScenarioTests {
    private static let father = IdentityV1.Person(
        document: .init(type: .residentId, number: "110105195206010032"), name: "李大山", phone: "13700137000",
        division: "110105")

    /// All pages of an export.
    private func export(
        _ system: TestSystem, _ citizen: CallOptions, phone: String = TestSystem.phone
    ) async throws -> IdentityV1.ExportMyDataResponse {
        let sent = try await system.identity.requestProofCode(.init(purpose: .export), options: citizen)
        var all = try await system.identity.exportMyData(
            .init(code: try await system.lastCode(phone), handle: sent.handle), options: citizen)
        while !all.nextPageToken.isEmpty {
            let page = try await system.identity.exportMyData(
                .init(pageToken: all.nextPageToken), options: citizen)
            (all.records, all.sets) = (all.records + page.records, all.sets + page.sets)
            all.nextPageToken = page.nextPageToken
        }
        return all
    }

    private func text(_ records: [IdentityV1.ExportedRecord]) throws -> String {
        String(decoding: try IdentityV1.ExportMyDataResponse(records: records).json(), as: UTF8.self)
    }

    /// A citizen about whom every service knows something.
    private func knownCitizen(_ system: TestSystem) async throws -> CallOptions {
        let citizen = try await system.greenCitizen()
        _ = try await system.register(Self.father)
        _ = try await system.health.declareTrip(
            .init(
                places: [
                    .init(
                        division: "320500", from: .init(seconds: TestSystem.noon - 3_600),
                        until: .init(seconds: TestSystem.noon - 60))
                ], idempotencyKey: "trip"), options: citizen)
        try await system.negativeTest(hoursAgo: 3)
        let exposure = HealthCodeV1.Exposure(
            person: TestSystem.citizen, cause: .inbound, evidenceId: "B-7",
            from: .init(seconds: TestSystem.noon - 7_200))
        _ = try await system.evidence.importExposures(options: try system.asStaff(.border)) {
            try await $0.send(.init(rows: [.init(row: 1, exposure: exposure)]))
        }
        let stay = TripCardV1.Stay(
            phone: TestSystem.phone, operator: .mobile, division: "310000",
            from: .init(seconds: TestSystem.noon - 90_000),
            until: .init(seconds: TestSystem.noon - 50_000))
        let delivered = try await system.operators.importStays(options: try system.asOperator()) {
            try await $0.send(.init(rows: [.init(row: 1, stay: stay)]))
        }
        #expect(delivered.accepted == 1, "\(delivered.rejections)")
        try await system.verifyTrip(citizen)
        let device = try await system.device(of: try await system.registerVenue())
        _ = try await system.venues.checkIn(
            .init(code: try await system.code(of: device)), options: citizen)
        _ = try await system.identity.addRelative(
            .init(document: Self.father.document, name: Self.father.name), options: citizen)
        _ = try await system.gateway.getMergedCode(
            .init(person: TestSystem.citizen), options: try system.asStaff(.verifier, named: "gate-1"))
        return citizen
    }

    @Test("The export has what every service holds, names of others and keys not, and lists what is left out and why")
    func everything() async throws {
        try await withVenues { system in
            let citizen = try await knownCitizen(system)
            try await system.eventually("the colour is recorded, and told") {
                try await !system.health.listNotifications(.init(), options: citizen).notifications.isEmpty
            }
            system.clock.advance(61)
            let data = try await export(system, citizen)
            let given = Set(data.records.map(\.set))
            let expected: Set = [
                "person", "sessions", "notifications", "dependants", "holder", "trip-consents", "sms-uses",
                "known-devices", "declarations", "declared-trips", "tests", "exposures", "colours",
                "audit-of-persons", "check-ins", "stays", "exports",
            ]
            #expect(given.isSuperset(of: expected), "\(expected.subtracting(given))")
            let own = try text(data.records)
            for known in [
                "张小三", TestSystem.phone, "11010519491231002X", "320500", "B-7", "310000", "朝阳市场", "gate-1",
                "2022-12-01T", "110105********002X",
            ] {
                #expect(own.contains(known), "\(known)")
            }
            for others in ["李大山", "13700137000", "110105195206010032", "Digest", "refreshToken"] {
                #expect(!own.contains(others), "\(others)")
            }
            #expect(data.sets.count { !$0.leftOut.isEmpty } > 20 && data.exportedAt != nil)
            #expect(Set(data.sets.filter(\.leftOut.isEmpty).map(\.name)).isSuperset(of: given))
        }
    }

    @Test("An export needs a code that was sent for it, is made once a day, and is told in the own chain")
    func limits() async throws {
        try await withVenues { system in
            try await system.registerCitizen()
            let citizen = try await system.logIn()
            func refused(_ request: IdentityV1.ExportMyDataRequest) async -> String? {
                await refusal { _ = try await system.identity.exportMyData(request, options: citizen) }?.reason
            }
            system.clock.advance(61)
            let login = try await system.code(for: .login)
            #expect(await refused(.init(code: login.digits, handle: login.handle)) == "SMS_CODE_GONE")
            let asked = await refusal {
                _ = try await system.identity.requestSmsCode(.init(phone: TestSystem.phone, purpose: .export))
            }
            #expect(asked?.code == .invalidArgument)
            system.clock.advance(61)
            let first = try await export(system, citizen)
            #expect(!first.records.isEmpty)
            system.clock.advance(61)
            let sent = try await system.identity.requestProofCode(.init(purpose: .export), options: citizen)
            let code = try await system.lastCode()
            #expect(await refused(.init(code: code, handle: sent.handle)) == "EXPORTS_TOO_MANY")
            let chain = try await AuditV1.AuditClient(system.anyone).listMyLookups(.init(), options: citizen)
            #expect(chain.entries.count { $0.entry?.kind == .export } == 1)
            system.clock.advance(86_400)
            _ = try await export(system, citizen)
        }
    }

    @Test("Later pages need the same session's person and come within 15 minutes; many records come in several pages")
    func pages() async throws {
        try await withVenues { system in
            try await system.registerCitizen()
            let citizen = try await system.logIn()
            let person = try PartitionKey(
                try await system.identity.getProfile(.init(), options: citizen).personKey)
            for number in 0..<250 {
                try await system.store.write(person) { change in
                    try change.put(
                        HealthCodeV1.StoredTrip(trip: .init()), in: HealthCodeRecordSets.trips,
                        key: SortKey.big(UInt32(number)))
                }
            }
            system.clock.advance(61)
            let all = try await export(system, citizen)
            #expect(all.records.count { $0.set == "declared-trips" } == 250)

            system.clock.advance(86_400)
            let sent = try await system.identity.requestProofCode(.init(purpose: .export), options: citizen)
            let first = try await system.identity.exportMyData(
                .init(code: try await system.lastCode(), handle: sent.handle), options: citizen)
            _ = try await system.register(Self.father)
            let other = try await system.logIn(phone: "13700137000")
            let stolen = await refusal {
                _ = try await system.identity.exportMyData(.init(pageToken: first.nextPageToken), options: other)
            }
            #expect(stolen?.reason == "EXPORT_OVER")
            system.clock.advance(900)
            let late = await refusal {
                _ = try await system.identity.exportMyData(.init(pageToken: first.nextPageToken), options: citizen)
            }
            #expect(late?.reason == "EXPORT_OVER")
        }
    }

    @Test(
        "TRIP-12: a number that changed hands gives its new holder nothing of the former one's stays and applications")
    func handover() async throws {
        try await withVenues { system in
            try await system.registerCitizen()
            let stay = TripCardV1.Stay(
                phone: TestSystem.phone, operator: .mobile, division: "310000",
                from: .init(seconds: TestSystem.noon - 90_000),
                until: .init(seconds: TestSystem.noon - 50_000))
            _ = try await system.operators.importStays(options: try system.asOperator()) {
                try await $0.send(.init(rows: [.init(row: 1, stay: stay)]))
            }
            _ = try await system.register(
                .init(document: Self.father.document, name: Self.father.name, phone: TestSystem.phone))
            system.clock.advance(61)
            let heir = try await system.logIn()
            let own = try text(try await export(system, heir).records)
            #expect(own.contains("李大山") && !own.contains("310000") && !own.contains("张小三"))
        }
    }
}
