import Chains

/// Where chains end that were appended to of late, as it stands on the disk: who appends to them again reads nothing.
///
/// It holds the last 4,096 of them at least, and twice as many at most, some 200 bytes each. Whoever changes records
/// otherwise than by appending must say so.
struct KnownEnds {
    typealias Chain = GatheredChanges.Chain

    /// Chains of a generation.
    static let chainsMax = 4_096

    private var young: [Chain: ChainEnd] = [:]
    private var old: [Chain: ChainEnd] = [:]

    /// How many it holds.
    var count: Int { young.count + old.count }

    subscript(chain: Chain) -> ChainEnd? { young[chain] ?? old[chain] }

    /// Notes where a chain ends from now on.
    mutating func note(_ end: ChainEnd, of chain: Chain) {
        young[chain] = end
        guard young.count >= Self.chainsMax else { return }
        old = young
        young = Dictionary(minimumCapacity: Self.chainsMax)
    }

    /// A chain is no longer what it was made by appending.
    mutating func forget(_ chain: Chain) {
        if count == 0 { return }
        young[chain] = nil
        old[chain] = nil
    }

    /// Records were replaced whose chains are not known.
    mutating func forgetAll() {
        young = [:]
        old = [:]
    }
}
