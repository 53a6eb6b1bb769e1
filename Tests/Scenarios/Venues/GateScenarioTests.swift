import AuditContracts
import CommonContracts
import HealthCodeContracts
import IdentityContracts
import Kit
import RPC
import Security
import StorageClient
import Testing
import TracingContracts
import TracingRecords

@Suite("Gates and owners of venues", .serialized, .timeLimit(.minutes(5)))
struct GateScenarioTests {
    @Test(
        "VIS-3, MRG-9: gate staff scans a person by reference, gets what the rule says, and the person sees the look-up"
    )
    func staffScan() async throws {
        try await withVenues { system in
            let citizen = try await system.greenCitizen()
            let venue = try await system.registerVenue(TestSystem.market(.init(negativeHoursMax: 72)))
            let gate = try system.asStaff(.verifier, organisation: "north-gate", divisions: ["110105"])
            let request = TracingV1.ScanPersonRequest(person: TestSystem.citizen, venueId: venue)
            let untested = try await system.venues.scanPerson(request, options: gate)
            #expect(untested.result == .check && untested.reason == .negativeTest)
            try await system.negativeTest(hoursAgo: 5)
            let tested = try await system.venues.scanPerson(request, options: gate)
            #expect(tested.result == .pass && tested.hoursSinceNegative == 5 && tested.colour == .green)
            let ways = try await system.checkIns(of: citizen).map(\.way)
            #expect(ways == [.staff, .staff], "one for each result")
            let seen = try await AuditV1.AuditClient(system.anyone).listMyLookups(.init(), options: citizen)
            #expect(seen.entries.filter { $0.entry?.method == "shuangma.tracing.v1.Venues/ScanPerson" }.count == 2)
        }
    }

    @Test("Gate staff of other divisions, other roles and unknown venues are refused")
    func refusals() async throws {
        try await withVenues { system in
            _ = try await system.greenCitizen()
            let venue = try await system.registerVenue()
            func scan(_ venue: [UInt8], _ options: CallOptions) async -> RPCError? {
                await refusal {
                    _ = try await system.venues.scanPerson(
                        .init(person: TestSystem.citizen, venueId: venue), options: options)
                }
            }
            #expect(await scan(venue, try system.asStaff(.verifier, divisions: ["44"]))?.reason == "OUT_OF_SCOPE")
            #expect(await scan(venue, try system.asStaff(.tracer))?.reason == "ROLE_NOT_ALLOWED")
            let gate = try system.asStaff(.verifier)
            #expect(await scan(Array(repeating: 7, count: 8), gate)?.reason == "VENUE_UNKNOWN")
            #expect(await scan([1], gate)?.code == .invalidArgument)
            let nobody = await refusal { _ = try await system.venues.scanPerson(.init(venueId: venue), options: gate) }
            #expect(nobody?.code == .invalidArgument)
        }
    }

    @Test(
        "VIS-4: a scanner's queue is taken up to 24 h late with its true times, row by row, and twice changes nothing")
    func offline() async throws {
        try await withVenues { system in
            let citizen = try await system.greenCitizen()
            let venue = try await system.registerVenue()
            let gate = try system.asStaff(.verifier, divisions: ["11"])
            func row(_ number: UInt64, _ ago: Int64, _ result: TracingV1.ScanResult = .pass) -> TracingV1.OfflineScan {
                .init(
                    row: number, person: TestSystem.citizen, scannedAt: .init(seconds: system.clock.now - ago),
                    result: result)
            }
            var rows = [row(1, 86_400), row(2, 3_600, .stop), row(3, 86_401), row(4, -301), row(5, 60, .unspecified)]
            rows.append(.init(row: 6, scannedAt: .init(seconds: system.clock.now), result: .pass))
            rows.append(row(7, 3_600, .stop))
            let request = TracingV1.SubmitOfflineScansRequest(venueId: venue, rows: rows)
            let report = try await system.venues.submitOfflineScans(request, options: gate)
            #expect(report.received == 7 && report.accepted == 2 && report.unchanged == 1 && report.rejected == 4)
            #expect(report.rejections.map(\.row) == [3, 4, 5, 6])
            #expect(report.rejections.map(\.field) == ["scanned_at", "scanned_at", "result", "person"])
            let again = try await system.venues.submitOfflineScans(request, options: gate)
            #expect(again.accepted == 0 && again.unchanged == 3 && again.rejected == 4)
            let entries = try await system.checkIns(of: citizen)
            #expect(entries.map { $0.at?.seconds } == [3_600, 86_400].map { system.clock.now - $0 })
            #expect(entries.map(\.result) == [.stop, .pass] && entries.allSatisfy { $0.way == .offline })
        }
    }

    @Test("The same check-in lies in the venue's partition, sealed: neither the person nor the venue is in any value")
    func visitors() async throws {
        try await withVenues { system in
            let citizen = try await system.greenCitizen()
            let venue = try await system.registerVenue()
            let code = try await system.code(of: system.device(of: venue))
            _ = try await system.venues.checkIn(.init(code: code, companions: [TestSystem.child]), options: citizen)
            let person = try await system.identity.getProfile(.init(), options: citizen).personKey
            var counts: [RecordSetNumber: Int] = [:]
            let sets = [TracingRecordSets.checkIns, TracingRecordSets.visitors]
            for try await page in system.store.scan(of: sets.map(\.number)) {
                for record in page.records {
                    for set in sets {
                        guard let stored = try record.decoded(in: set) else { continue }
                        counts[set.number, default: 0] += 1
                        for secret in [person, venue] {
                            #expect(!stored.value.sealed.contains(secret) && !stored.key.contains(secret))
                        }
                    }
                }
            }
            #expect(counts == [TracingRecordSets.checkIns.number: 2, TracingRecordSets.visitors.number: 2])
            for try await page in system.store.scan(of: [TracingRecordSets.checkInEffects.number]) {
                #expect(page.records.isEmpty, "nothing is left to do")
            }
        }
    }

    @Test(
        "A venue whose shard is away stops nobody: what is left to write is sealed as well, and a worker completes it")
    func shardAway() async throws {
        try await withVenues { system in
            let citizen = try await system.greenCitizen()
            let code = try await system.code(of: system.device(of: system.registerVenue()))
            let person = try await system.identity.getProfile(.init(), options: citizen).personKey
            func records<Message>(_ set: RecordSet<Message>) async throws -> [ScannedRecord] {
                var records: [ScannedRecord] = []
                for try await page in system.store.scan(of: [set.number]) { records += page.records }
                return records
            }
            system.storeCalls.refuseBatches(true)
            let answer = try await system.venues.checkIn(.init(code: code), options: citizen)
            #expect(answer.result == .pass)
            #expect(try await system.checkIns(of: citizen).count == 1)
            let left = try await records(TracingRecordSets.checkInEffects)
            #expect(left.count == 1)
            for record in left {
                let sealed = try record.decoded(in: TracingRecordSets.checkInEffects)?.value.sealed ?? person
                #expect(!sealed.contains(person))
            }
            system.storeCalls.refuseBatches(false)
            try await system.eventually("the venue has the check-in") {
                let (visitors, left) = (
                    try await records(TracingRecordSets.visitors), try await records(TracingRecordSets.checkInEffects)
                )
                return visitors.count == 1 && left.isEmpty
            }
        }
    }

    @Test("A citizen registers venues of their own, 20 at most, and nobody else's is theirs")
    func owners() async throws {
        try await withVenues { system in
            let owner = try await system.greenCitizen()
            _ = try await system.register(
                .init(document: .init(type: .hmTravelPermit, number: "H12345678"), name: "李四", phone: "13900139000"))
            let other = try await system.logIn(phone: "13900139000")
            var ids: Set<[UInt8]> = []
            for number in 1...20 {
                let request = TracingV1.RegisterVenueRequest(venue: TestSystem.market(), idempotencyKey: "v\(number)")
                ids.insert(try await system.venues.registerVenue(request, options: owner).venueId)
                // The same call again is the same venue.
                ids.insert(try await system.venues.registerVenue(request, options: owner).venueId)
            }
            #expect(ids.count == 20)
            let more = await refusal {
                _ = try await system.venues.registerVenue(
                    .init(venue: TestSystem.market(), idempotencyKey: "v21"), options: owner)
            }
            #expect(more?.reason == "VENUES_TOO_MANY")
            let reused = await refusal {
                _ = try await system.venues.registerVenue(
                    .init(venue: TestSystem.market(class: .hotel), idempotencyKey: "v1"), options: owner)
            }
            #expect(reused?.reason == "IDEMPOTENCY_KEY_REUSED")
            let venue = try #require(ids.first)
            let foreign = await refusal {
                _ = try await system.venues.makePoster(.init(venueId: venue), options: other)
            }
            #expect(foreign?.reason == "NOT_YOURS")
            _ = try await system.venues.registerVenue(
                .init(venue: TestSystem.market(class: .hotel), venueId: venue), options: owner)
            _ = try await system.venues.makePoster(.init(venueId: venue), options: owner)
            _ = try await system.venues.makePoster(
                .init(venueId: venue), options: try system.asStaff(.healthAuthority, divisions: ["110105"]))
            let elsewhere = await refusal {
                _ = try await system.venues.makePoster(
                    .init(venueId: venue), options: try system.asStaff(.healthAuthority, divisions: ["44"]))
            }
            #expect(elsewhere?.reason == "OUT_OF_SCOPE")
        }
    }

    @Test("VIS-3: a citizen's venue lets red pass only once the health authority says that it is a hospital")
    func hospital() async throws {
        try await withVenues { system in
            let owner = try await system.greenCitizen()
            let red = TestSystem.market(.init(passing: [.green, .red]), class: .hospital)
            func save(_ venue: TracingV1.Venue, _ id: [UInt8] = [], by caller: CallOptions) async throws -> [UInt8] {
                try await system.venues.registerVenue(
                    .init(venue: venue, venueId: id, idempotencyKey: "clinic"), options: caller
                ).venueId
            }
            let refused = await refusal { _ = try await save(red, by: owner) }
            #expect(refused?.code == .invalidArgument)
            let id = try await save(TestSystem.market(class: .hospital), by: owner)
            _ = try await save(red, id, by: try system.asStaff(.healthAuthority, divisions: ["110105"]))
            #expect(try await system.venues.getVenue(.init(venueId: id), options: owner).venue?.rule == red.rule)
            // The citizen cannot carry it over to another name or place.
            let kept = await refusal { _ = try await save(red, id, by: owner) }
            #expect(kept?.code == .invalidArgument)
        }
    }

    @Test("Venues are listed by division in pages, and a citizen lists their own")
    func lists() async throws {
        try await withVenues { system in
            let owner = try await system.greenCitizen()
            let own = try await system.venues.registerVenue(
                .init(venue: TestSystem.market(), idempotencyKey: "own"), options: owner
            ).venueId
            var ids: Set<[UInt8]> = [own]
            for key in ["a", "b"] { ids.insert(try await system.registerVenue(key: key)) }
            #expect(try await system.venues.listVenues(.init(), options: owner).venues.map(\.venueId) == [own])
            let gate = try system.asStaff(.verifier, divisions: ["1101"])
            let first = try await system.venues.listVenues(.init(division: "1101", pageSize: 2), options: gate)
            let second = try await system.venues.listVenues(
                .init(division: "1101", pageSize: 2, pageToken: first.nextPageToken), options: gate)
            #expect(first.venues.count == 2 && second.nextPageToken.isEmpty)
            #expect(Set((first.venues + second.venues).map(\.venueId)) == ids)
            // A token leads into no other division.
            let elsewhere = await refusal {
                _ = try await system.venues.listVenues(
                    .init(division: "110102", pageToken: first.nextPageToken), options: gate)
            }
            #expect(elsewhere?.code == .invalidArgument)
            for division in ["", "110", "11010x"] {
                let wrong = await refusal {
                    _ = try await system.venues.listVenues(.init(division: division), options: gate)
                }
                #expect(wrong?.code == .invalidArgument, "\(division)")
            }
            let province = await refusal {
                _ = try await system.venues.listVenues(.init(division: "11"), options: gate)
            }
            #expect(province?.reason == "OUT_OF_SCOPE")
        }
    }

    @Test(
        "A device shows codes by its own credential until it is removed, and a rule that lets red pass is a hospital's")
    func devices() async throws {
        try await withVenues { system in
            let venue = try await system.registerVenue()
            let authority = try system.asStaff(.healthAuthority)
            let device = try await system.venues.registerDevice(.init(venueId: venue, label: "北门"), options: authority)
            let shown = try await system.venues.getVenueCode(.init(credential: device.credential))
            #expect(shown.shownFrom?.seconds == TestSystem.noon && shown.nextAt?.seconds == TestSystem.noon + 30)
            for wrong in ["", "SVD1.", device.credential + "A", shown.code] {
                let refused = await refusal { _ = try await system.venues.getVenueCode(.init(credential: wrong)) }
                #expect(refused?.reason == "DEVICE_UNKNOWN")
            }
            _ = try await system.venues.removeDevice(
                .init(venueId: venue, device: device.device), options: authority)
            let removed = await refusal {
                _ = try await system.venues.getVenueCode(.init(credential: device.credential))
            }
            #expect(removed?.code == .unauthenticated && removed?.reason == "DEVICE_UNKNOWN")
            let red = TracingV1.VenueRule(passing: [.green, .red])
            let shop = await refusal { _ = try await system.registerVenue(TestSystem.market(red), key: "red") }
            #expect(shop?.code == .invalidArgument)
            _ = try await system.registerVenue(TestSystem.market(red, class: .hospital), key: "hospital")
        }
    }

    @Test("A check-in that cannot be stored gets no answer")
    func notStored() async throws {
        try await withVenues { system in
            let citizen = try await system.greenCitizen()
            let code = try await system.code(of: system.device(of: system.registerVenue()))
            system.storeCalls.refuseWrites(true)
            let refused = await refusal { _ = try await system.venues.checkIn(.init(code: code), options: citizen) }
            #expect(refused?.code == .unavailable)
            system.storeCalls.refuseWrites(false)
            #expect(try await system.checkIns(of: citizen).isEmpty)
        }
    }
}
