import History

/// A client that does one thing after another, as the storage's client library would: it routes by what it
/// knows, follows hints, retries a write under its idempotency key, and gives up after a while.
final class Client {
    private enum Task {
        case read(atLeast: UInt64?)
        case write(command: Int)
    }

    private struct Current {
        let task: Task
        let partition: Int
        let invoked: Int
        let deadline: Int
        /// Whether an attempt had no certain end.
        var isUncertain = false
    }

    /// How many entries of a chain a read asks for; more than are appended between most reads.
    private static let entriesPerRead = 8

    let number: Int
    // Unchecked: it belongs to the world.
    private unowned(unsafe) let world: World
    @exclusivity(unchecked) private var records: [ShardRecord] = []
    @exclusivity(unchecked) private var current: Current?
    @exclusivity(unchecked) private var attempt = 0
    @exclusivity(unchecked) private var hint: Int?
    /// Versions of the records of each partition as they were seen last.
    @exclusivity(unchecked) private var seen: [[UInt64]]
    /// The latest version seen of each partition.
    @exclusivity(unchecked) private var tokens: [UInt64]
    /// Partitions on which a write and a read must still succeed, with no time limit, at the end of the run.
    @exclusivity(unchecked) private var finals: [(partition: Int, isRead: Bool)] = []
    @exclusivity(unchecked) private(set) var isFinishing = false
    var isDone: Bool { isFinishing && finals.isEmpty && current == nil }

    init(_ number: Int, _ world: World) {
        self.number = number
        self.world = world
        seen = Array(repeating: Array(repeating: 0, count: Scenario.records), count: world.partitions)
        tokens = Array(repeating: 0, count: world.partitions)
    }

    func learn(_ records: [ShardRecord]) { self.records = records }

    /// From now on the client does only what must succeed.
    func finish(_ partitions: [Int]) {
        isFinishing = true
        finals = partitions.map { ($0, false) } + partitions.map { ($0, true) }
        if current == nil { next() }
    }

    // MARK: Operations

    /// Begins the next operation.
    func next() {
        guard current == nil else { return }
        if isFinishing {
            guard let final = finals.first else { return }
            let task: Task =
                final.isRead
                ? .read(atLeast: nil) : .write(command: world.add(Command(partition: final.partition, puts: [0])))
            begin(Current(task: task, partition: final.partition, invoked: world.now, deadline: .max))
        } else {
            let partition = world.random.below(world.partitions)
            let patience = world.random.within(500...5000).milliseconds
            begin(
                Current(
                    task: task(on: partition), partition: partition, invoked: world.now, deadline: world.now + patience)
            )
        }
    }

    private func begin(_ next: Current) {
        current = next
        hint = nil
        send()
    }

    private func task(on partition: Int) -> Task {
        let record = world.random.below(Scenario.records)
        var command = Command(partition: partition)
        switch world.random.below(20) {
        case 0..<7: return .read(atLeast: nil)
        case 7: return .read(atLeast: tokens[partition])
        case 8..<12: command.puts = [record]
        case 12..<16:
            command.puts = [record]
            let version = seen[partition][record]
            command.demand = (record, version == 0 ? .absent : .version(version))
        case 16: command.puts = Array(0..<Scenario.records)
        case 17:
            command.puts = [record]
            command.demand = (record, .absent)
        case 18:
            command.puts = [record]
            command.demand = (world.random.below(Scenario.records), .exists)
        default: command.deletes = [record]
        }
        appendPerhaps(&command)
        return .write(command: world.add(command))
    }

    /// Lets some writes append as well, and some do nothing else. Which ones follows from their numbers alone: the course of
    /// a run is the same as if no write did.
    private func appendPerhaps(_ command: inout Command) {
        var random = SplitMix(seed: UInt64(world.commands.count))
        switch random.below(8) {
        case 0: command.appends = 2
        case 1: command.appends = 1
        case 2 where command.demand == nil && command.deletes.isEmpty:
            command.puts = []
            command.appends = 1
        default: break
        }
    }

    // MARK: Attempts

    private func send() {
        guard let current else { return }
        attempt += 1
        let attempt = attempt
        if let record = records.first(where: { $0.owned.contains(current.partition) }) {
            let body: Request.Body
            var target = hint ?? World.number(of: record.configuration.primary)
            switch current.task {
            case .read(let version):
                body = .read(atLeast: version, entries: isFinishing ? .max : Self.entriesPerRead)
                if version != nil { target = World.number(of: world.random.pick(record.configuration.inSync)) }
            case .write(let command): body = .write(command)
            }
            let request = Request(
                client: number, attempt: attempt, shard: record.shard, partition: current.partition, body: body)
            world.send(request, to: target)
        }
        let patience = world.random.chance(0.8) ? world.random.within(150...800) : world.random.within(800...4000)
        world.after(patience.milliseconds) { [unowned self] in timeOut(attempt) }
    }

    private func timeOut(_ attempt: Int) {
        guard attempt == self.attempt, current != nil else { return }
        current?.isUncertain = true
        hint = nil
        retry(after: 0)
    }

    private func retry(after wait: Int) {
        guard let current else { return }
        if world.now + wait >= current.deadline {
            giveUp()
            return
        }
        attempt += 1
        let attempt = attempt
        world.after(wait) { [unowned self] in if self.attempt == attempt { send() } }
    }

    func receive(_ answer: Answer, to attempt: Int) {
        guard attempt == self.attempt, let current else { return }
        switch answer {
        case .read(let found): finish(reading: found)
        case .written(let version): finish(writing: .written(version: version))
        case .refused: finish(writing: refusal(of: current))
        case .notDone(let primary):
            hint = primary
            retry(after: world.random.within(5...60).milliseconds)
        case .unknown:
            self.current?.isUncertain = true
            hint = nil
            retry(after: world.random.within(5...60).milliseconds)
        }
    }

    /// When an earlier attempt had no certain end, it may still arrive and find its demand fulfilled, unless that is
    /// a version: once passed, it never comes back.
    private func refusal(of current: Current) -> Write.Outcome {
        guard current.isUncertain else { return .refused(demand: 0) }
        if case .write(let command) = current.task, case .version? = world.commands[command].demand?.condition {
            return .refused(demand: 0)
        }
        return .unknown
    }

    // MARK: Ends

    private func giveUp() {
        guard let current else { return }
        if case .write = current.task {
            finish(writing: .unknown)
        } else {
            end()
        }
    }

    private func finish(reading answer: Found) {
        guard let current, case .read(let version) = current.task else { return }
        var read = Read(World.recordNames, freshness: version.map { .atLeast($0) } ?? .linearizable, found: [:])
        read.chains[World.chainName] = Read.FoundChain(answer.chain)
        tokens[current.partition] = max(tokens[current.partition], answer.chain.head?.version ?? 0)
        for (record, stored) in answer.records.enumerated() {
            if let stored {
                read.found[World.recordNames[record]] = Read.Found(version: stored.version, value: "\(stored.value)")
                seen[current.partition][record] = max(seen[current.partition][record], stored.version)
                tokens[current.partition] = max(tokens[current.partition], stored.version)
            }
        }
        record(.read(read), returned: true)
    }

    private func finish(writing outcome: Write.Outcome) {
        guard let current, case .write(let place) = current.task else { return }
        let command = world.commands[place]
        let value = "\(place)"
        var write = Write(outcome: outcome)
        if let demand = command.demand {
            let condition: Write.Demand.Condition =
                switch demand.condition {
                case .exists: .exists
                case .absent: .absent
                case .version(let version): .version(version)
                }
            write.demands = [Write.Demand(World.recordNames[demand.record], condition)]
        }
        for record in command.puts { write.puts[World.recordNames[record]] = value }
        write.deletes = command.deletes.map { World.recordNames[$0] }
        if command.appends > 0 {
            write.appends[World.chainName] = (0..<command.appends).map { Chain.Entry.value(place, $0) }
        }
        if case .written(let version) = outcome {
            tokens[current.partition] = max(tokens[current.partition], version)
            for record in command.puts {
                seen[current.partition][record] = max(seen[current.partition][record], version)
            }
            world.acknowledged.append((place, version))
        }
        record(.write(write), returned: outcome != .unknown)
    }

    private func record(_ action: Operation.Action, returned: Bool) {
        guard let current else { return }
        world.record(
            Operation(
                client: "c\(number)", partition: "p\(current.partition)", invoked: Int64(current.invoked),
                returned: returned ? Int64(world.now) : nil, action: action))
        if isFinishing, let final = finals.first, current.deadline == .max, final.partition == current.partition {
            finals.removeFirst()
        }
        end()
    }

    private func end() {
        current = nil
        attempt += 1
        let wait =
            isFinishing ? 1.milliseconds : world.scenario.thinkTime / 2 + world.random.below(world.scenario.thinkTime)
        world.after(wait) { [unowned self] in next() }
    }
}

extension Read.FoundChain {
    fileprivate init(_ chain: Chain) {
        self.init(
            head: chain.head.map { Read.ChainHead(sequence: $0.sequence, link: "\($0.link)", version: $0.version) },
            entries: chain.entries.map {
                Read.ChainEntry(
                    sequence: $0.sequence, previous: "\($0.previous)", link: "\($0.link)", value: $0.value,
                    version: $0.version)
            })
    }
}
