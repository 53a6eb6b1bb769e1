import NIOCore
import Testing

@testable import RPC

@Suite("Ejection of outliers (gRFC A50)")
struct OutlierEjectionTests {
    private typealias Board = EndpointBoard<Int>
    private let start = NIODeadline.uptimeNanoseconds(1_000_000_000)
    private let failure = RPCError(.unavailable, "")

    private func board(_ count: Int, _ rules: OutlierEjection) -> (Board, [Board.ID]) {
        var board = Board(policy: .roundRobin, backoff: Backoff(), ejection: rules)
        _ = board.update(Array(0..<count))
        let ids = board.takeConnectionsToMake().map(\.id)
        for id in ids { _ = board.connected(id, callsMax: 1_000_000) }
        return (board, ids)
    }

    /// The endpoints that get calls at present.
    private func inUse(_ board: inout Board) -> Set<Board.ID> {
        var seen: Set<Board.ID> = []
        for _ in 0..<board.addresses.count * 2 {
            if case .use(let id) = board.pick() { seen.insert(id) }
        }
        return seen
    }

    @Test("failures in a row eject an endpoint; a success in between begins the count anew")
    func consecutive() {
        var (board, ids) = board(3, OutlierEjection(consecutiveFailures: 3, successRate: nil))
        for status in [failure, failure, nil, failure, failure] { board.callEnded(ids[1], with: status, now: start) }
        #expect(inUse(&board) == Set(ids))
        board.callEnded(ids[1], with: failure, now: start)
        #expect(inUse(&board) == [ids[0], ids[2]])
    }

    @Test(
        "codes that are answers, and calls that their caller cancelled, say nothing against an endpoint",
        arguments: StatusCode.allCases.filter { $0 != .ok })
    func codes(code: StatusCode) {
        let isFailure = [.unknown, .deadlineExceeded, .internal, .unavailable, .dataLoss].contains(code)
        var (board, ids) = board(2, OutlierEjection(consecutiveFailures: 1, successRate: nil))
        board.callEnded(ids[0], with: RPCError(code, ""), now: start)
        #expect(inUse(&board).contains(ids[0]) == !isFailure)
    }

    @Test("an endpoint comes back after its time, after a longer one the next time, and is forgiven in quiet times")
    func readmission() {
        let rules = OutlierEjection(
            interval: .seconds(10), baseTime: .seconds(30), maxTime: .seconds(70), consecutiveFailures: 1,
            successRate: nil)
        var (board, ids) = board(2, rules)
        var now = start
        func isOut(_ board: inout Board) -> Bool { !inUse(&board).contains(ids[0]) }
        for expected in [30, 60, 70, 70] {
            board.callEnded(ids[0], with: failure, now: now)
            var seconds = 0
            while isOut(&board), seconds < 200 {
                seconds += 10
                now = now + .seconds(10)
                _ = board.endInterval(now: now)
            }
            #expect(seconds == expected)
        }
        for _ in 0..<10 {
            now = now + .seconds(10)
            _ = board.endInterval(now: now)
        }
        #expect(board.endInterval(now: now) == false, "nothing is left to wait for")
        board.callEnded(ids[0], with: failure, now: now)
        for _ in 0..<3 { _ = board.endInterval(now: now + .seconds(30)) }
        #expect(!isOut(&board))
    }

    @Test("the share of ejected endpoints is bounded, one stays in any case")
    func share() {
        for (count, share, most) in [(10, 0.3, 3), (10, 0, 1), (10, 1.0, 9), (2, 0.1, 1), (1, 1.0, 0)] {
            var (board, ids) = board(
                count, OutlierEjection(maxShare: share, consecutiveFailures: 1, successRate: nil))
            for id in ids { board.callEnded(id, with: failure, now: start) }
            #expect(inUse(&board).count == count - most)
        }
    }

    @Test("an ejected endpoint is used all the same while no other is ready")
    func lastResort() {
        var (board, ids) = board(2, OutlierEjection(consecutiveFailures: 1, successRate: nil))
        board.callEnded(ids[0], with: failure, now: start)
        #expect(inUse(&board) == [ids[1]])
        board.lost(ids[1])
        #expect(inUse(&board) == [ids[0]])
        #expect(board.update([1]) == [ids[0]])
        _ = board.update([1, 2])
        #expect(board.endInterval(now: start) == false)
    }

    @Test("success rate: an endpoint far below the mean is ejected, if there are calls and endpoints enough to tell")
    func successRate() {
        let rule = OutlierEjection.SuccessRate(deviations: 1.9, minimumCalls: 100, minimumEndpoints: 5)
        for (endpoints, calls, isEjected) in [(10, 100, true), (10, 99, false), (5, 100, true), (4, 100, false)] {
            var (board, ids) = board(endpoints, OutlierEjection(consecutiveFailures: nil, successRate: rule))
            for (number, id) in ids.enumerated() {
                for call in 0..<calls {
                    let fails = call % 100 < (number == 2 ? 50 : 1)
                    board.callEnded(id, with: fails ? failure : nil, now: start)
                }
            }
            #expect(board.endInterval(now: start) == true)
            #expect(!inUse(&board).contains(ids[2]) == isEjected)
            #expect(inUse(&board).count == endpoints - (isEjected ? 1 : 0))
        }
    }
}
