import Foundation

/// How far a load has come.
public struct LoadProgress: Sendable {
    /// Whole seconds since the start, the warming up among them.
    public var second: Int
    /// Operations that ended in the last second.
    public var completed: Int
    /// Those of them that failed.
    public var failed: Int
    /// Operations that are open now.
    public var inFlight: Int
}

/// Puts a load on something and measures it.
public struct LoadRunner: Sendable {
    private let plan: LoadPlan
    private let workload: any Workload
    private let keys: KeyChooser
    private let servers: [Int32]
    /// How long after the end of a load operations that were due before it may still begin, in nanoseconds.
    private static let patienceAfterEnd: UInt64 = 1_000_000_000

    /// A load of a plan; both must agree on the kinds of operations.
    ///
    /// - Parameter servers: Processes whose CPU time is reported, by number.
    public init(_ plan: LoadPlan, _ workload: any Workload, servers: [Int32] = []) {
        self.plan = plan
        self.workload = workload
        self.servers = servers
        keys = KeyChooser(plan.distribution, count: plan.keys)
    }

    /// Runs the load to its end.
    ///
    /// - Parameter progress: Told about once a second.
    public func run(progress: @escaping @Sendable (LoadProgress) -> Void) async -> LoadReport {
        let start = MonotonicClock.now
        let measuredFrom = start + plan.warmUp.inNanoseconds
        let end = measuredFrom + plan.duration.inNanoseconds
        let meter = LoadMeter(measuredFrom: measuredFrom)
        let flights = Flights()
        let ticker = Task { await tick(since: start, meter, flights, progress) }
        async let used = cpuTime(from: measuredFrom, to: end)
        var givenUp = 0
        switch plan.pace {
        case .open(let rate): givenUp = await runOpen(perSecond: rate, from: start, to: end, meter, flights)
        case .closed(let count): await runClosed(count, until: end, meter, flights)
        }
        ticker.cancel()
        return LoadReport(plan, meter, measuredFrom: measuredFrom, givenUp: givenUp, cpu: await used)
    }

    // MARK: Open loop

    /// Starts operations at their moments from a thread of its own, whatever became of earlier ones, and waits for
    /// the last to end.
    ///
    /// - Returns: How many were due but had not begun a second after the end, and were given up.
    private func runOpen(
        perSecond rate: Double, from start: UInt64, to end: UInt64, _ meter: LoadMeter, _ flights: Flights
    ) async -> Int {
        let givenUp = await withCheckedContinuation { done in
            Thread.detachNewThread {
                MonotonicClock.makeSleepsPrecise()
                var source = OperationSource(plan, keys: keys)
                var next = Double(start)
                var givenUp = 0
                while next < Double(end) {
                    defer { next += source.random.wait(mean: 1e9 / rate) }
                    if MonotonicClock.now > end + Self.patienceAfterEnd {
                        givenUp += 1
                        continue
                    }
                    let begin = UInt64(next)
                    MonotonicClock.sleep(until: begin)
                    // What is due while too many are open begins late, and its wait counts.
                    while flights.count >= plan.maxInFlight { MonotonicClock.sleep(until: MonotonicClock.now + 50_000) }
                    let operation = source.next()
                    flights.begin()
                    Task {
                        await carryOut(operation, from: begin, meter)
                        flights.end()
                    }
                }
                done.resume(returning: givenUp)
            }
        }
        await flights.wait()
        return givenUp
    }

    // MARK: Closed loop

    /// Keeps so many operations open until the end.
    private func runClosed(_ count: Int, until end: UInt64, _ meter: LoadMeter, _ flights: Flights) async {
        await withTaskGroup(of: Void.self) { group in
            for part in 0..<count {
                group.addTask {
                    var source = OperationSource(plan, keys: keys, part: part, of: count)
                    flights.begin()
                    while true {
                        let begin = MonotonicClock.now
                        if begin >= end { break }
                        await carryOut(source.next(), from: begin, meter)
                    }
                    flights.end()
                }
            }
        }
    }

    // MARK: Both

    private func carryOut(_ operation: LoadOperation, from begin: UInt64, _ meter: LoadMeter) async {
        do {
            try await workload.perform(operation)
            meter.note(operation, from: begin, to: MonotonicClock.now, nil)
        } catch {
            meter.note(operation, from: begin, to: MonotonicClock.now, error)
        }
    }

    private func tick(
        since start: UInt64, _ meter: LoadMeter, _ flights: Flights, _ progress: @Sendable (LoadProgress) -> Void
    ) async {
        var last = (completed: 0, failed: 0)
        for second in 1... {
            await sleep(until: start + UInt64(second) * 1_000_000_000)
            if Task.isCancelled { return }
            let now = meter.counts
            progress(
                .init(
                    second: second, completed: now.completed - last.completed, failed: now.failed - last.failed,
                    inFlight: flights.count))
            last = now
        }
    }

    /// What this process and the servers use of the CPU between two moments.
    private func cpuTime(from begin: UInt64, to end: UInt64) async -> LoadReport.CPU {
        await sleep(until: begin)
        let before = (ProcessTime.own, ProcessTime.of(servers))
        await sleep(until: end)
        return LoadReport.CPU(
            loaderSeconds: ProcessTime.own - before.0,
            serverSeconds: ProcessTime.of(servers).merging(before.1) { max(0, $0 - $1) },
            overSeconds: Double(MonotonicClock.now - begin) / 1e9)
    }

    private func sleep(until moment: UInt64) async {
        let now = MonotonicClock.now
        if now < moment { try? await Task.sleep(nanoseconds: moment - now) }
    }
}
