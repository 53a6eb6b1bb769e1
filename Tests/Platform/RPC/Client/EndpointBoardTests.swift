import Testing

@testable import RPC

extension EndpointBoard {
    /// Chooses with the system's chance.
    mutating func pick(avoiding avoided: [ID] = []) -> Pick {
        var random = SystemRandomNumberGenerator()
        return pick(avoiding: avoided, using: &random)
    }
}

@Suite("Choice of endpoints")
struct EndpointBoardTests {
    private typealias Board = EndpointBoard<String>
    private var random = SystemRandomNumberGenerator()

    private func board(_ policy: BalancingPolicy, _ addresses: [String]) -> Board {
        var board = Board(
            policy: policy,
            backoff: Backoff(initial: .milliseconds(100), maximum: .seconds(1), multiplier: 2, jitter: 0))
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

    /// A board with `count` ready endpoints.
    private func ready(_ count: Int, _ policy: BalancingPolicy, ejection: OutlierEjection? = nil) -> (Board, [Board.ID])
    {
        var board = Board(policy: policy, backoff: Backoff(), ejection: ejection)
        _ = board.update((0..<count).map { "e\($0)" })
        let ids = board.takeConnectionsToMake().map(\.id)
        for id in ids { _ = board.connected(id, callsMax: 1000) }
        return (board, ids)
    }

    @Test("least-loaded: of two endpoints the one with fewer open calls; of many, none gets far ahead")
    mutating func leastLoaded() {
        var (two, ids) = ready(2, .leastLoaded)
        for _ in 0..<5 { #expect(two.pick(avoiding: [ids[1]]) == .use(ids[0])) }
        for _ in 0..<5 { #expect(two.pick() == .use(ids[1])) }
        two.callEnded(ids[0])
        #expect(two.pick() == .use(ids[0]))
        var (many, all) = ready(10, .leastLoaded)
        var calls: [Board.ID: Int] = [:]
        for _ in 0..<1000 {
            guard case .use(let id) = many.pick() else {
                Issue.record("no endpoint")
                return
            }
            calls[id, default: 0] += 1
        }
        // Two choices keep the fullest within log log n of the mean; one choice would be ten and more apart.
        #expect(all.allSatisfy { (95...105).contains(calls[$0] ?? 0) })
    }

    @Test("least-loaded: only ready endpoints with room are chosen", arguments: 0..<20)
    mutating func leastLoadedReady(_: Int) {
        var board = Board(policy: .leastLoaded, backoff: Backoff())
        _ = board.update(["a", "b", "c"])
        #expect(board.pick() == .wait)
        let all = board.takeConnectionsToMake().map(\.id)
        _ = board.connected(all[1], callsMax: 2)
        for _ in 0..<2 { #expect(board.pick() == .use(all[1])) }
        #expect(board.pick() == .wait)
        _ = board.connected(all[2], callsMax: 1)
        #expect(board.pick() == .use(all[2]))
        board.lost(all[1])
        board.callEnded(all[2])
        #expect(board.pick() == .use(all[2]))
    }

    @Test(
        "avoided endpoints get a call only if no other can have it",
        arguments: [BalancingPolicy.roundRobin, .leastLoaded])
    mutating func avoiding(policy: BalancingPolicy) {
        var (board, ids) = ready(3, policy)
        for _ in 0..<10 { #expect(board.pick(avoiding: [ids[0], ids[2]]) == .use(ids[1])) }
        board.lost(ids[1])
        #expect(board.pick(avoiding: [ids[0], ids[2]]) != .wait)
    }

    @Test("no more connections than allowed: further endpoints stand by until one is lost")
    mutating func connectionLimit() {
        var board = Board(policy: .roundRobin, backoff: Backoff(), connectionsMax: 2, start: 1)
        _ = board.update(["a", "b", "c", "d"])
        let first = board.takeConnectionsToMake()
        #expect(first.map(\.address) == ["b", "c"])
        _ = board.connected(first[0].id, callsMax: 1)
        #expect(board.takeConnectionsToMake().isEmpty)
        _ = board.failed(first[1].id, using: &random)
        #expect(board.takeConnectionsToMake().map(\.address) == ["d"])
    }
}
