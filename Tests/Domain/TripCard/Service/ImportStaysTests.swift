import RPC
import Testing
import TripCardContracts

@Suite("Stays are loaded (TRIP)")
struct ImportStaysTests {
    @Test("COL-13: a stay is unchanged when it comes again, replaced by a longer one, and never shrinks")
    func replaces() async throws {
        try await TripCardSystem.run { system in
            let first = try await system.load(system.stay("110105", -40, -30))
            #expect((first.received, first.accepted, first.unchanged, first.rejected) == (1, 1, 0, 0))
            let again = try await system.load(system.stay("110105", -40, -30), system.stay("110106", -40, -30))
            #expect((again.accepted, again.unchanged) == (0, 2))
            let longer = try await system.load(system.stay("110105", -40, -20))
            #expect((longer.accepted, longer.unchanged) == (1, 0))
            let shorter = try await system.load(system.stay("110105", -40, -30))
            #expect((shorter.accepted, shorter.superseded, shorter.supersededRows) == (0, 1, [1]))
            try await system.publishAreas()
            try await system.consent()
            #expect(try await system.card().card?.places.count == 1)
        }
    }

    @Test("One bad row is reported by its number and field, and stops no other")
    func badRow() async throws {
        try await TripCardSystem.run { system in
            var bad = system.stay("110105", -40, -30)
            bad.phone = "1"
            let report = try await system.load(bad, system.stay("110105", -40, -30))
            #expect((report.received, report.accepted, report.rejected) == (2, 1, 1))
            #expect(report.rejections.map(\.row) == [1] && report.rejections.map(\.field) == ["phone"])
        }
    }

    @Test("TRIP-11: a stay is gone 15 days after its end")
    func retention() async throws {
        try await TripCardSystem.run { system in
            _ = try await system.load(system.stay("110105", -40, -30))
            try await system.consent()
            system.clock.advance(15 * 86_400 - 30 * 3600 - 1)
            try await system.publishAreas()
            #expect(try await system.card().card?.dataAsOf != nil)
            system.clock.advance(1)
            #expect(try await system.card().card?.dataAsOf == nil)
        }
    }

    @Test("A batch has at most 1,000 rows")
    func batchLimit() async throws {
        try await TripCardSystem.run { system in
            let rows = Array(repeating: TripCardV1.StayRow(), count: 1_001)
            let error = await failure {
                try await system.feed.importStays(options: system.asOperator()) { try await $0.send(.init(rows: rows)) }
            }
            #expect(error?.code == .invalidArgument && error?.field == "rows")
        }
    }

    @Test("Only operators load stays")
    func operatorsOnly() async throws {
        try await TripCardSystem.run { system in
            let error = await failure { try await system.feed.importStays { try await $0.send(.init()) } }
            #expect(error?.code == .unauthenticated && error?.reason == "TOKEN_MISSING")
        }
    }
}
