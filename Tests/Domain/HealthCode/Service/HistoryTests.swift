import HealthCodeContracts
import HealthCodeRecords
import RPC
import StorageClient
import Testing
import Wire

@Suite("The history of a person's colours (COL-11)", .serialized)
struct HistoryTests {
    @Test("COL-11: each colour is told with its beginning, reason, source, trigger and rules, the newest first")
    func told() async throws {
        try await withHealth { system in
            try await system.declareHealthy()
            _ = try await system.derive()
            system.clock.advance(60)
            try await system.followAreas()
            try await system.report(.inbound, "K1")
            _ = try await system.derive()
            let red = system.now
            try await system.pass(days: 7)
            _ = try await system.derive()
            let answer = try await system.health.getHistory(.init(), options: try await system.logIn())
            #expect(answer.colours.map(\.colour) == [.yellow, .red, .green] && answer.nextPageToken.isEmpty)
            #expect(answer.colours.map(\.former) == [.red, .green, .unspecified])
            #expect(answer.colours.map(\.trigger) == [.time, .evidence, .unspecified])
            #expect(answer.colours.map(\.source) == ["case-registry", "case-registry", ""])
            #expect(answer.colours.allSatisfy { $0.rulesVersion == "2022-9th" })
            let middle = try #require(answer.colours.dropFirst().first)
            #expect(middle.beganAt == red && middle.recordedAt == red)
            #expect(middle.reasons.map(\.cause) == [.inbound])
            #expect(middle.reasons.first?.textEn == "You recently entered the country.")
            // The phase ended a day before the worker came: it began then.
            #expect(answer.colours[0].beganAt == .init(seconds: red.seconds + 6 * TestHealthCode.day))
            #expect(answer.colours[0].recordedAt == system.now)
        }
    }

    @Test("COL-11: pages follow each other without a gap, and only an open session sees them")
    func pages() async throws {
        try await withHealth { system in
            try await system.declareHealthy()
            _ = try await system.derive()
            for day in 0..<2 {
                try await system.report(.mediumRiskArea, "A", until: day == 0 ? nil : system.ago(days: 0))
                _ = try await system.derive()
            }
            let citizen = try await system.logIn()
            var seen: [HealthCodeV1.Colour] = []
            var token = ""
            repeat {
                let page = try await system.health.getHistory(.init(pageSize: 1, pageToken: token), options: citizen)
                seen += page.colours.map(\.colour)
                token = page.nextPageToken
            } while !token.isEmpty
            #expect(seen == [.green, .yellow, .green])
            let wrong = await refusal {
                _ = try await system.health.getHistory(.init(pageSize: 1_001), options: citizen)
            }
            #expect(wrong?.field == "page_size")
            try await system.logOut()
            let over = await refusal { _ = try await system.health.getHistory(.init(), options: citizen) }
            #expect(over?.reason == "SESSION_OVER")
        }
    }
}
