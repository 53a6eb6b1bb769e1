/// How what a server has is shared out among its callers.
///
/// A holder is who is counted as one: an address (IPv6 by its /64), a peer that has shown a verified certificate, or a
/// trusted proxy. A holder may take more of a resource while it has less than a part of what is still free. So it gets
/// much of an idle server and little of a full one, and however many holders are greedy, something stays free: with a part
/// of 25 %, one greedy holder ends up with a fifth of all, and ten of them together with five sevenths.
public struct ShareLimits: Sendable {
    /// Part of the free connections, calls, streams and bytes that the callers of one address may have, in percent. 25
    /// gives an address that is alone a fifth of the server.
    public var addressPercent = 25
    /// The same for a peer with a verified certificate, and for a trusted proxy, each of which speaks for many. 400 gives
    /// one that is alone four fifths.
    public var peerPercent = 400
    /// Part of the free bytes that one connection may hold, in percent, up to ``ServerLimits/connectionBytes``.
    public var connectionPercent = 6
    /// Connections, calls and streams that every holder may have as long as any are free; of few, a 64th, at least 4.
    public var floor = 32
    /// Bytes that every connection and every holder may hold as long as any are free: an ordinary request must pass.
    public var floorBytes = 1 << 20
    /// Open streaming calls of one connection of an address. Peers with certificates have no such bound.
    public var streamsPerConnection = 256

    /// The defaults, which suit a server that outsiders reach.
    public init() {}

    /// What every holder may have of something that is counted, of which there are `max`.
    func floor(of max: Int) -> Int { min(floor, Swift.max(max / 64, 4)) }

    /// Whether a holder may have `held` of a resource, of which all holders have `total` and the server `max`.
    static func admits(_ held: Int, total: Int, max: Int, percent: Int, floor: Int) -> Bool {
        guard total <= max else { return false }
        return held <= floor || held * 100 <= (max - total) * percent
    }
}
