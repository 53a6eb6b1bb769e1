import RPC
import Testing
import TripCardContracts

@Suite("The card of a code (TRIP)")
struct QueryTripCardTests {
    @Test("TRIP-8: a code sent to the phone unlocks its card, once")
    func once() async throws {
        try await TripCardSystem.run { system in
            try await system.publishAreas()
            _ = try await system.load(system.stay("110105", -220, -30))
            let card = try await system.query()
            #expect(card.maskedPhone == "138****8000" && card.places.map(\.division) == ["110000"])
            #expect(
                system.codes.requests == [
                    .init(
                        phone: TripCardSystem.phone, purpose: .tripCard, code: SmsCodesDouble.code, handle: "handle")
                ])
            #expect(await system.refusedQuery()?.reason == "SMS_CODE_GONE")
        }
    }

    @Test("While the areas of risk are not known the query fails and does not use the code up")
    func areasUnknown() async throws {
        try await TripCardSystem.run { system in
            let error = await system.refusedQuery()
            #expect(error?.code == .unavailable && error?.reason == "RISK_AREAS_NOT_KNOWN")
            #expect(system.codes.requests.isEmpty)
            try await system.publishAreas()
            #expect(try await system.query().maskedPhone == "138****8000")
        }
    }

    @Test("Identity judges the code, and its error reaches the caller")
    func wrongCode() async throws {
        try await TripCardSystem.run { system in
            try await system.publishAreas()
            let error = await system.refusedQuery(code: "000000")
            #expect(error?.code == .unauthenticated && error?.reason == "SMS_CODE_WRONG")
        }
    }

    @Test("An address queries so many cards an hour, whatever the codes; beyond, no code is looked at")
    func queriesPerAddress() async throws {
        try await TripCardSystem.run(queriesPerHour: 3) { system in
            try await system.publishAreas()
            for host in 1...3 {
                #expect(await system.refusedQuery(from: "2001:db8::\(host)")?.reason != "QUERIES_TOO_MANY")
            }
            let refused = await system.refusedQuery(from: "2001:db8::4")
            #expect(refused?.code == .resourceExhausted && refused?.reason == "QUERIES_TOO_MANY")
            #expect(refused?.detail(GoogleRPC.RetryInfo.self)?.retryDelay?.seconds == 3600)
            #expect(system.codes.requests.map(\.address) == ["2001:db8::1", "2001:db8::2", "2001:db8::3"])
            #expect(await system.refusedQuery(from: "192.0.2.1")?.reason == "SMS_CODE_GONE")
            system.clock.advance(3600)
            try await system.publishAreas()
            #expect(await system.refusedQuery(from: "2001:db8::5")?.reason == "SMS_CODE_GONE")
        }
    }

    @Test("A text that is no phone uses no code up", arguments: ["", "1380013800", "12800138000", "+8513800138000"])
    func noPhone(phone: String) async throws {
        try await TripCardSystem.run { system in
            try await system.publishAreas()
            let error = await system.refusedQuery(phone: phone)
            #expect(error?.code == .invalidArgument && error?.field == "phone")
            #expect(system.codes.requests.isEmpty)
        }
    }

    @Test("TRIP-6: the card shows places with names, marks, colour, window and time")
    func shown() async throws {
        try await TripCardSystem.run { system in
            try await system.publishAreas(in: "610113")
            _ = try await system.load(
                system.stay("610113", -220, -60), system.stay("", country: "JPN", -50, -40),
                system.stay("", country: "FRA", -39, -30), system.stay("", country: "HKG", -28, -20))
            let card = try await system.query()
            #expect(card.places.map(\.nameEn) == ["Xi'an", "Japan", "France", "Hong Kong"])
            #expect(card.places.map(\.nameZh) == ["西安市", "日本", "法国", "香港特别行政区"])
            #expect(card.places.map(\.country) == ["CHN", "JPN", "FRA", "CHN"])
            #expect(card.places.map(\.division) == ["610100", "", "", "810000"])
            #expect(card.places.map(\.riskMark) == [true, false, false, false])
            #expect(card.colour == .yellow && !card.insufficientData)
            #expect(card.windowFrom == .init(year: 2022, month: 11, day: 24))
            #expect(card.windowUntil == .init(year: 2022, month: 11, day: 30))
            #expect(card.dataAsOf == .init(year: 2022, month: 11, day: 30))
            #expect(card.computedAt?.seconds == TripCardSystem.noon)
        }
    }

    @Test("TRIP-4: marks follow the areas: one that is gone marks its city no more")
    func marksFollow() async throws {
        try await TripCardSystem.run { system in
            _ = try await system.load(system.stay("610113", -220, -60))
            try await system.consent()
            for (divisions, isMarked) in [(["610113"], true), ([], false), (["610102", "110105"], true)] {
                switch divisions.count {
                case 0: try await system.publishAreas()
                case 1: try await system.publishAreas(in: divisions[0])
                default: try await system.publishAreas(in: divisions[0], divisions[1])
                }
                #expect(try await system.card().card?.places.map(\.riskMark) == [isMarked])
            }
        }
    }

    @Test("TRIP-2: the window's length is a setting", arguments: [(7, 0), (14, 1)])
    func window(days: Int, places: Int) async throws {
        try await TripCardSystem.run(windowDays: days) { system in
            try await system.publishAreas()
            _ = try await system.load(system.stay("110105", -10 * 24, -9 * 24))
            #expect(try await system.query().places.count == places)
        }
    }

    @Test("TRIP-2: a window has 1 to 14 days", arguments: [0, 15])
    func windowLimits(days: Int) async throws {
        try await TripCardSystem.run { system in
            let error = await system.refusedServices(windowDays: days)
            #expect(error?.code == .invalidArgument && error?.field == "window_days")
        }
    }
}
