import Synchronization
import Testing

@testable import Kit

@Suite struct SettleEachTests {
    private struct Row {
        let place: Int
        let number: Int
    }

    @Test(
        "rows of one place are settled one after the other in their order, and outcomes stand in the order of the rows")
    func order() async throws {
        let rows = (0..<600).map { Row(place: $0 % 37, number: $0) }
        let seen = Mutex<[Int: [Int]]>([:])
        let outcomes = try await settleEach(rows, of: \.place) { row in
            await Task.yield()
            seen.withLock { $0[row.place, default: []].append(row.number) }
            return row.number * 2
        }
        #expect(outcomes == rows.map { $0.number * 2 })
        for (place, numbers) in seen.withLock({ $0 }) {
            #expect(numbers == rows.filter { $0.place == place }.map(\.number))
        }
    }

    @Test("what one row throws reaches the caller")
    func failure() async {
        struct Failed: Error {}
        await #expect(throws: Failed.self) {
            try await settleEach(Array(0..<100), of: { $0 }) { number in
                if number == 40 { throw Failed() }
            }
        }
    }
}
