import Testing

@testable import RPC

@Suite("Choice of endpoints")
struct EndpointBoardTests {
    private typealias Board = EndpointBoard<String>
    private var random = SystemRandomNumberGenerator()

    private func board(_ policy: BalancingPolicy, _ addresses: [String]) -> Board {
        var board = Board(
            policy: policy, backoff: Backoff(initial: .milliseconds(100), maximum: .seconds(1), multiplier: 2, jitter: 0))
        _ = board.update(addresses)
        return board
    }

    @Test("pick-first: one endpoint at a time, the next when one fails, the first again after its back-off")
    mutating func pickFirst() {
        var board = board(.pickFirst, ["a", "b"])
        let first = board.takeConnectionsToMake()
        #expect(first.map(\.address) == ["a"])
        #expect(board.takeConnectionsToMake().count == 0)
        #expect(board.pick() == .wait)
        #expect(board.failed(first[0].id, using: &random) == .milliseconds(100))
        let second = board.takeConnectionsToMake()
        #expect(second.map(\.address) == ["b"])
        #expect(board.failed(second[0].id, using: &random) == .milliseconds(100))
        #expect(board.pick() == .unreachable)
        board.backoffPassed(first[0].id)
        #expect(board.takeConnectionsToMake().map(\.address) == ["a"])
        #expect(board.failed(first[0].id, using: &random) == .milliseconds(200))
        board.backoffPassed(first[0].id)
        _ = board.takeConnectionsToMake()
        #expect(board.connected(first[0].id, callsMax: 100) == true)
        #expect(board.pick() == .use(first[0].id))
        board.backoffPassed(second[0].id)
        #expect(board.takeConnectionsToMake().count == 0)
        board.lost(first[0].id)
        #expect(board.failed(first[0].id, using: &random) == .milliseconds(100))
    }

    @Test("round-robin: every endpoint is connected, calls go round the ready ones, full ones are passed over")
    mutating func roundRobin() {
        var board = board(.roundRobin, ["a", "b", "c"])
        let all = board.takeConnectionsToMake()
        #expect(all.map(\.address) == ["a", "b", "c"])
        _ = board.connected(all[0].id, callsMax: 2)
        _ = board.failed(all[1].id, using: &random)
        _ = board.connected(all[2].id, callsMax: 1)
        let picks = (0..<4).map { _ in board.pick() }
        #expect(picks == [.use(all[0].id), .use(all[2].id), .use(all[0].id), .wait])
        board.callEnded(all[2].id)
        #expect(board.pick() == .use(all[2].id))
        board.limitChanged(all[0].id, callsMax: 3)
        #expect(board.pick() == .use(all[0].id))
    }

    @Test("an update keeps what stays, hands back what goes and forgets reports about it")
    mutating func update() {
        var board = board(.roundRobin, ["a", "b"])
        let all = board.takeConnectionsToMake()
        _ = board.connected(all[0].id, callsMax: 10)
        _ = board.connected(all[1].id, callsMax: 10)
        #expect(board.update(["b", "c", "b"]) == [all[0].id])
        #expect(board.addresses == ["b", "c"])
        #expect(board.condition(of: all[0].id) == nil)
        #expect(board.condition(of: all[1].id) == .ready)
        #expect(board.connected(all[0].id, callsMax: 10) == false)
        #expect(board.failed(all[0].id, using: &random) == nil)
        #expect(board.takeConnectionsToMake().map(\.address) == ["c"])
        #expect(board.pick() == .use(all[1].id))
    }

    @Test("without endpoints every call is told that nothing can be reached")
    mutating func empty() {
        var board = board(.pickFirst, [])
        #expect(board.takeConnectionsToMake().count == 0)
        #expect(board.pick() == .unreachable)
    }
}
