import Replication

/// A machine with a disk and a clock, on which a storage process runs, stands still, or is gone.
final class Node {
    let number: Int
    let id: ReplicaID
    // Unchecked: the world owns its nodes.
    unowned(unsafe) let world: World
    @exclusivity(unchecked) var disk: Disk
    @exclusivity(unchecked) private(set) var process: StorageProcess?
    @exclusivity(unchecked) private(set) var isPaused = false
    /// What waits for a process that stands still.
    private var waiting: [() -> Void] = []
    /// Syncs take up to this long.
    var syncTime: Int
    var nextSyncFails = false
    /// Shards that it lost, perhaps with what it had acknowledged, since it was last seen outside their sets.
    var lost: Set<Int> = []

    private let clockStart: Int
    /// How much faster than true time its clock runs, as a part of a million.
    private let drift: Int

    init(_ number: Int, _ world: World) {
        self.number = number
        self.world = world
        id = world.ids[number]
        disk = Disk(shards: world.maxShards)
        clockStart = 10.seconds + world.random.below(1000.seconds)
        drift = world.scenario.drift[number]
        syncTime = world.scenario.syncTime
    }

    /// The monotonic clock, which goes on while the process stands still.
    var clock: MonotonicTime {
        MonotonicTime(nanoseconds: UInt64(clockStart + world.now + world.now / 1_000_000 * drift))
    }

    // MARK: The process

    func start() {
        guard process == nil else { return }
        world.note { "\(self.id): starts" }
        let process = StorageProcess(self)
        self.process = process
        process.start()
    }

    /// The process is gone with all it had in memory, and the machine's unsynced writes with it.
    func crash() {
        guard process != nil else { return }
        world.note { "\(self.id): crashes" }
        process = nil
        isPaused = false
        waiting.removeAll()
        disk.crash(world.commands, mutation: world.mutation, using: &world.random)
    }

    func pause() {
        guard process != nil else { return }
        world.note { "\(self.id): pauses" }
        isPaused = true
    }

    func resume() {
        guard isPaused else { return }
        world.note { "\(self.id): goes on" }
        isPaused = false
        let actions = waiting
        waiting.removeAll()
        for action in actions { action() }
    }

    /// Does something in a process, later if that stands still, never if it is gone.
    func run(_ process: StorageProcess, _ action: @escaping () -> Void) {
        guard self.process === process else { return }
        if isPaused {
            waiting.append { [unowned self] in if self.process === process { action() } }
        } else {
            action()
        }
    }

    /// Something arrives from outside, for whatever process runs.
    func arrive(_ job: StorageProcess.Job) {
        guard let process else { return }
        run(process) { process.enqueue(job) }
    }

    func learn(_ records: [ShardRecord]) { arrive(.learn(records)) }

    func receive(_ request: Request) {
        guard let process else { return }
        run(process) { process.receive(request) }
    }
}
