import CommonContracts
import Foundation
import HealthCodeContracts
import IdentityContracts
import KitRecords
import RPC
import Security
import StorageClient
import Testing
import TracingContracts
import TracingRecords

#if canImport(FoundationNetworking)
    import FoundationNetworking
#endif

@Suite("A citizen checks in", .serialized, .timeLimit(.minutes(5)))
struct CheckInScenarioTests {
    @Test(
        "VIS-1: a scan of the code that a device shows is a check-in, which the citizen sees; the same scan twice is one"
    )
    func scan() async throws {
        try await withVenues { system in
            let citizen = try await system.greenCitizen()
            let venue = try await system.registerVenue()
            let code = try await system.code(of: system.device(of: venue))
            for _ in 0..<2 {
                let answer = try await system.venues.checkIn(.init(code: code), options: citizen)
                #expect(answer.result == .pass && answer.reason == .none && answer.colour == .green)
                #expect(answer.venueName == "朝阳市场" && answer.hoursSinceNegative == nil)
                system.clock.advance(20)
            }
            _ = try await system.venues.checkIn(.init(code: code, direction: .out), options: citizen)
            let entries = try await system.checkIns(of: citizen)
            #expect(entries.count == 2 && Set(entries.map(\.direction)) == [.in, .out])
            #expect(entries.allSatisfy { $0.venueId == venue && $0.way == .screen && $0.mayOpenHold })
            #expect(entries.allSatisfy { $0.at?.seconds == TestSystem.noon && $0.result == .pass })
        }
    }

    @Test("VIS-2: a forwarded code is refused once it is not shown any more, wherever it comes from")
    func forwarded() async throws {
        try await withVenues { system in
            let citizen = try await system.greenCitizen()
            let device = try await system.device(of: system.registerVenue())
            let forwarded = try await system.code(of: device)
            system.clock.advance(59)
            _ = try await system.venues.checkIn(.init(code: forwarded), options: citizen)
            system.clock.advance(1)
            let old = await refusal {
                _ = try await system.venues.checkIn(.init(code: forwarded), options: citizen)
            }
            #expect(old?.code == .failedPrecondition && old?.reason == "CODE_OLD")
            let now = try await system.code(of: device)
            #expect(now != forwarded)
            _ = try await system.venues.checkIn(.init(code: now), options: citizen)
            for made in ["", "SV1:", "SV1:\(String(repeating: "A", count: 54))", "https://example.com"] {
                let refused = await refusal { _ = try await system.venues.checkIn(.init(code: made), options: citizen) }
                #expect(refused?.code == .invalidArgument, "\(made)")
            }
        }
    }

    @Test("VIS-2: a position away from the venue is refused, and a venue may demand one; it is not stored")
    func positions() async throws {
        try await withVenues { system in
            let citizen = try await system.greenCitizen()
            let venue = try await system.registerVenue(TestSystem.market(.init(requiresPosition: true)))
            let credential = try await system.device(of: venue)
            let here = TracingV1.Position(place: TestSystem.square, accuracyMetres: 30)
            var elsewhere = here
            elsewhere.place?.latitudeMicrodegrees += 20_000
            let code = try await system.venues.getVenueCode(.init(credential: credential, position: here)).code
            for (position, reason) in [(nil, "POSITION_NEEDED"), (elsewhere, "ELSEWHERE")] {
                let citizens = await refusal {
                    _ = try await system.venues.checkIn(.init(code: code, position: position), options: citizen)
                }
                let devices = await refusal {
                    _ = try await system.venues.getVenueCode(.init(credential: credential, position: position))
                }
                #expect(citizens?.reason == reason && devices?.reason == reason)
            }
            _ = try await system.venues.checkIn(.init(code: code, position: here), options: citizen)
            #expect(try await system.checkIns(of: citizen).count == 1)
        }
    }

    @Test("VIS-2: a check-in at a poster never opens a hold, and a poster that was replaced is refused")
    func poster() async throws {
        try await withVenues { system in
            _ = try await system.greenCitizen()
            let venue = try await system.registerVenue()
            var authority = try system.asStaff(.healthAuthority, divisions: ["1101"])
            let poster = try await system.venues.makePoster(.init(venueId: venue), options: authority)
            #expect(try await system.venues.makePoster(.init(venueId: venue), options: authority) == poster)
            // A poster hangs for months.
            system.clock.advance(40 * 86_400)
            let citizen = try await system.logIn()
            _ = try await system.venues.checkIn(.init(code: poster.code), options: citizen)
            let entry = try #require(try await system.checkIns(of: citizen).first)
            #expect(entry.way == .poster && !entry.mayOpenHold)
            authority = try system.asStaff(.healthAuthority, divisions: ["1101"])
            let next = try await system.venues.makePoster(.init(venueId: venue, replace: true), options: authority)
            #expect(next.serial == poster.serial + 1)
            let old = await refusal {
                _ = try await system.venues.checkIn(.init(code: poster.code), options: citizen)
            }
            #expect(old?.reason == "POSTER_REPLACED")
        }
    }

    @Test("VIS-3: companions get a check-in that opens no hold, and the answer tells nothing of them")
    func companions() async throws {
        try await withVenues { system in
            let citizen = try await system.greenCitizen()
            _ = try await system.register(
                .init(document: .init(type: .hmTravelPermit, number: "H12345678"), name: "李四", phone: "13900139000"))
            let code = try await system.code(of: system.device(of: system.registerVenue()))
            // The citizen and a second mention of the child add nothing.
            let request = TracingV1.CheckInRequest(
                code: code, companions: [TestSystem.child, TestSystem.citizen, TestSystem.child])
            #expect(try await system.venues.checkIn(request, options: citizen).result == .pass)
            #expect(try await system.checkIns(of: citizen).map(\.way) == [.screen])
            let child = try await system.logIn(phone: "13900139000")
            let entries = try await system.checkIns(of: child)
            #expect(entries.map(\.way) == [.companion] && entries.allSatisfy { !$0.mayOpenHold })
            // The result was that of the citizen, whose colour is no business of theirs.
            #expect(entries.map(\.result) == [.unspecified])
            let crowd = TracingV1.CheckInRequest(code: code, companions: Array(repeating: TestSystem.child, count: 9))
            #expect(
                await refusal { _ = try await system.venues.checkIn(crowd, options: citizen) }?.code == .invalidArgument
            )
            let unknown = TracingV1.CheckInRequest(
                code: code, companions: [.init(person: .document(.init(type: .residentId, number: "1")))])
            let refused = await refusal { _ = try await system.venues.checkIn(unknown, options: citizen) }
            #expect(refused?.code == .invalidArgument)
        }
    }

    @Test("VIS-3: a citizen names companions by document, and at 24 check-ins a day at most")
    func companionsBound() async throws {
        try await withVenues { system in
            let citizen = try await system.greenCitizen()
            let code = try await system.code(of: system.device(of: system.registerVenue()))
            // Keys are what services hand each other: whom they name, nobody at a gate knows.
            let keyed = CommonV1.PersonRef(person: .personKey(Array(repeating: 0, count: 16)))
            let named = await refusal {
                _ = try await system.venues.checkIn(.init(code: code, companions: [keyed]), options: citizen)
            }
            #expect(named?.code == .invalidArgument)
            let together = TracingV1.CheckInRequest(code: code, companions: [TestSystem.child])
            for _ in 0..<24 { _ = try await system.venues.checkIn(together, options: citizen) }
            let refused = await refusal { _ = try await system.venues.checkIn(together, options: citizen) }
            #expect(refused?.reason == "COMPANIONS_TOO_MANY")
            // Alone they still come in.
            #expect(try await system.venues.checkIn(.init(code: code), options: citizen).result == .pass)
        }
    }

    @Test("COL-15, VIS-3: the venue's rule decides by colour and by hours since the last negative test")
    func rules() async throws {
        try await withVenues { system in
            let citizen = try await system.greenCitizen()
            let rule = TracingV1.VenueRule(negativeHoursMax: 48)
            let code = try await system.venues.makePoster(
                .init(venueId: try await system.registerVenue(TestSystem.market(rule))),
                options: try system.asStaff(.healthAuthority)
            ).code
            func answer() async throws -> TracingV1.ScanAnswer {
                try await system.venues.checkIn(.init(code: code), options: citizen)
            }
            #expect(try await answer().reason == .negativeTest)
            try await system.negativeTest(hoursAgo: 50)
            let late = try await answer()
            #expect(late.result == .check && late.reason == .negativeTest && late.hoursSinceNegative == 50)
            try await system.negativeTest(hoursAgo: 47)
            #expect(try await answer().result == .pass)
            let inbound = HealthCodeV1.Exposure(
                person: TestSystem.citizen, cause: .inbound, evidenceId: "C-1", from: .init(seconds: system.clock.now))
            _ = try await system.evidence.importExposures(options: try system.asStaff(.border)) {
                try await $0.send(.init(rows: [.init(row: 1, exposure: inbound)]))
            }
            let red = try await answer()
            #expect(red.result == .stop && red.reason == .colour && red.colour == .red)
        }
    }

    @Test("A citizen without a declaration is grey and is checked, never passed")
    func grey() async throws {
        try await withVenues { system in
            try await system.registerCitizen()
            let citizen = try await system.logIn()
            let code = try await system.code(of: system.device(of: system.registerVenue()))
            let answer = try await system.venues.checkIn(.init(code: code), options: citizen)
            #expect(answer.result == .check && answer.reason == .colour && answer.colour == .grey)
        }
    }

    @Test("A page checks in through the public port as JSON")
    func json() async throws {
        try await withVenues { system in
            let citizen = try await system.greenCitizen()
            let code = try await system.code(of: system.device(of: system.registerVenue()))
            try await system.serving { port in
                let url = "http://127.0.0.1:\(port)/shuangma.tracing.v1.Venues/CheckIn"
                var request = URLRequest(url: try #require(URL(string: url)))
                request.httpMethod = "POST"
                request.setValue("application/json", forHTTPHeaderField: "content-type")
                request.setValue(citizen.metadata["authorization"], forHTTPHeaderField: "authorization")
                request.httpBody = Data(#"{"code":"\#(code)","direction":"DIRECTION_IN"}"#.utf8)
                let (data, _) = try await URLSession.shared.data(for: request)
                let answer = try JSONSerialization.jsonObject(with: data) as? [String: Any]
                #expect(answer?["result"] as? String == "SCAN_RESULT_PASS")
                #expect(answer?["venueName"] as? String == "朝阳市场")
            }
        }
    }
}
