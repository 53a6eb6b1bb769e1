import Logging

/// What looks after a node's data beside serving it: copies for operators, and comparisons with other nodes.
struct Upkeep: Sendable {
    let maintenance: MaintenanceService
    let comparison: ComparisonService
    let schedule: ScrubSchedule

    /// - Parameters:
    ///   - setUp: What the node's writer was made from.
    ///   - identity: Tells which other node calls.
    ///   - transfers: Threads for what reads very much.
    init(_ setUp: WriterSetUp, _ identity: PeerIdentity, state: NodeState, transfers: ReadPool) {
        let digester = Digester(
            pool: transfers, pace: TransferPace(bytesPerSecond: setUp.configuration.maxScrubBytesPerSecond))
        let scrubber = Scrubber(
            name: setUp.name, state: state, writes: setUp.queue, digester: digester, channel: setUp.channel,
            leaseClock: setUp.leaseClock, counters: ScrubCounters(), logger: setUp.logger)
        let calls = setUp.longCalls
        maintenance = MaintenanceService(
            state: state, writes: setUp.queue, transfers: transfers, calls: calls, scrubber: scrubber,
            clock: setUp.clock, leaseClock: setUp.leaseClock)
        comparison = ComparisonService(
            identity: identity, state: state, writes: setUp.queue, digester: digester, calls: calls,
            logger: setUp.logger)
        schedule = ScrubSchedule(
            scrubber: scrubber, interval: .seconds(setUp.configuration.scrubIntervalSeconds), clock: setUp.clock)
    }
}
