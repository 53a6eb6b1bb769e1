/// The ways between nodes: each direction of each pair can be cut for a while, and messages are lost, repeated
/// and overtaken.
struct Network {
    private var cutUntil: [[Int]]
    var loss: Double
    let duplication: Double
    let delay: Int

    init(_ scenario: Scenario) {
        cutUntil = Array(repeating: Array(repeating: 0, count: Scenario.nodes), count: Scenario.nodes)
        loss = scenario.loss
        duplication = scenario.duplication
        delay = scenario.delay
    }

    /// Cuts one direction.
    mutating func cut(from sender: Int, to receiver: Int, until moment: Int) {
        cutUntil[sender][receiver] = max(cutUntil[sender][receiver], moment)
    }

    mutating func heal() {
        for sender in cutUntil.indices {
            for receiver in cutUntil.indices { cutUntil[sender][receiver] = 0 }
        }
    }

    /// How long each copy of a message is on its way; empty when it is lost.
    func ways(from sender: Int, to receiver: Int, at now: Int, using random: inout SplitMix) -> [Int] {
        if cutUntil[sender][receiver] > now || random.chance(loss) { return [] }
        let first = way(using: &random)
        return random.chance(duplication) ? [first, first + random.below(500.milliseconds)] : [first]
    }

    /// Most messages take the usual time; some are held up, so that others overtake them.
    func way(using random: inout SplitMix) -> Int {
        let usual = delay / 8 + random.below(delay)
        return random.chance(0.01) ? usual + random.below(400.milliseconds) : usual
    }
}
