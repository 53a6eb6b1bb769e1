import Replication

let a = ReplicaID("a")
let b = ReplicaID("b")
let c = ReplicaID("c")

func set(_ epoch: UInt64, _ primary: ReplicaID, _ members: ReplicaID...) -> ReplicaConfiguration {
    ReplicaConfiguration(epoch: epoch, primary: primary, inSync: members)!
}

func range(_ first: UInt64, _ last: UInt64) -> LogRange { LogRange(first, through: last)! }

func log(_ runs: (count: Int, epoch: UInt64)...) -> EpochLog {
    var log = EpochLog()
    for run in runs { log.append(count: run.count, epoch: run.epoch) }
    return log
}

/// One replica, spoken to by hand: what each event alone makes it do.
struct Script {
    var replica: Replica
    var effects: [ReplicaEffect] = []
    /// Milliseconds its clock shows.
    var time: UInt64

    init(
        _ id: ReplicaID, _ configuration: ReplicaConfiguration, holding log: EpochLog = EpochLog(), applied: UInt64 = 0,
        recorded: ReplicaConfiguration? = nil, isFenced: Bool = true, settings: ReplicaSettings = ReplicaSettings(),
        at time: UInt64 = 1000
    ) throws {
        self.time = time
        replica = try Replica(
            id: id, settings: settings, configuration: configuration,
            restored: .init(
                configuration: recorded ?? configuration, log: log, appliedIndex: applied, isFenced: isFenced),
            session: 7, at: MonotonicTime(nanoseconds: time * 1_000_000), effects: &effects)
    }

    mutating func tell(_ event: ReplicaEvent, at time: UInt64? = nil) -> [ReplicaEffect] {
        self.time = time ?? self.time
        effects = []
        replica.handle(event, at: MonotonicTime(nanoseconds: self.time * 1_000_000), into: &effects)
        return effects
    }

    /// A follower says what it holds, and promises.
    mutating func hear(_ sender: ReplicaID, holds through: UInt64, at time: UInt64? = nil) -> [ReplicaEffect] {
        self.time = time ?? self.time
        let stamp = LeaseStamp(session: 7, sentAt: MonotonicTime(nanoseconds: self.time * 1_000_000))
        let word = Acknowledgement(
            epoch: replica.configuration.epoch, echo: stamp, through: through, lastIndex: through)
        return tell(.received(.acknowledge(word), from: sender))
    }

    /// A primary says something.
    mutating func prepare(
        _ epoch: UInt64, from sender: ReplicaID, start: UInt64 = 0, after previous: LogPosition = .start,
        _ runs: [EpochRun] = [], last: UInt64? = nil, committed: UInt64 = 0, session: UInt64 = 9, at time: UInt64? = nil
    ) -> [ReplicaEffect] {
        let stamp = LeaseStamp(session: session, sentAt: .zero)
        let prepare = Prepare(
            epoch: epoch, stamp: stamp, epochStart: start, previous: previous, runs: runs,
            last: last ?? previous.index, committed: committed)
        return tell(.received(.prepare(prepare), from: sender), at: time)
    }

    var readableUntil: UInt64 { replica.readableUntil.nanoseconds / 1_000_000 }
}

extension [ReplicaEffect] {
    /// The changes that are asked of coordination.
    var proposals: [ReplicaConfiguration] {
        compactMap { if case .proposeConfiguration(let next, _) = $0 { next } else { nil } }
    }
    /// The prepare messages that go to a replica.
    func prepares(to target: ReplicaID) -> [Prepare] {
        compactMap { if case .send(.prepare(let prepare), target) = $0 { prepare } else { nil } }
    }
    /// What is answered to the primary about its log.
    var acknowledged: [UInt64] {
        compactMap { if case .send(.acknowledge(let word), _) = $0 { word.through } else { nil } }
    }
    /// Where the primary is told to look.
    var mismatches: [Mismatch] {
        compactMap { if case .send(.mismatch(let word), _) = $0 { word } else { nil } }
    }
    /// All but messages.
    var local: [ReplicaEffect] { filter { if case .send = $0 { false } else { true } } }
}
