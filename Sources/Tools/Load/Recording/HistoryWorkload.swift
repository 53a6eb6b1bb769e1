import Formats
public import History
import RPC
public import StorageClient
import Synchronization
import Wire

/// Clients that read, write, append, compare and set, and repeat what they did, on partitions of their own making; and a
/// record of what each of them saw, for `HistoryCheck`.
///
/// Each client does one thing after the other. Those of one partition meet on the same records.
public struct HistoryWorkload: Sendable {
    /// How much is done.
    public struct Options: Sendable {
        /// Partitions, spread over the shards.
        public var partitions = 48
        /// Clients of each partition.
        public var clients = 2
        /// Operations of one client in a second, at most.
        public var rate = 10.0
        /// How long one operation is tried before its outcome counts as unknown.
        public var timeout = Duration.seconds(5)
        /// Makes the same choices for the same number.
        public var seed: UInt64 = 1

        /// Options with their defaults.
        public init() {}
    }

    /// A set that nothing else uses.
    static let values = RecordSet<GoogleProtobuf.StringValue>(
        LoadRecords.history, name: "history", in: PartitionKind("history"), clear: "made up by a load")
    static let records = ["a", "b", "c", "d"]
    /// A chain of each partition, which nothing else uses either.
    static let trail = ChainSet<GoogleProtobuf.StringValue>(
        LoadRecords.trail, name: "history-trail", in: PartitionKind("history"))
    /// How many entries of the end of a chain a read asks for; more than are appended between most reads.
    static let entriesPerRead = 32

    private let store: Store
    private let options: Options
    private let now: @Sendable () -> Int64
    private let note: @Sendable (Operation) -> Void

    /// - Parameters:
    ///   - now: Nanoseconds of a monotonic clock.
    ///   - note: Told each operation when it is over; from any thread.
    public init(
        _ store: Store, _ options: Options, now: @escaping @Sendable () -> Int64,
        note: @escaping @Sendable (Operation) -> Void
    ) {
        self.store = store
        self.options = options
        self.now = now
        self.note = note
    }

    /// Works until the task is cancelled.
    public func run() async {
        await withTaskGroup(of: Void.self) { group in
            for partition in 0..<options.partitions {
                for client in 0..<options.clients {
                    let seed = options.seed &* 1_000_003 &+ UInt64(partition * options.clients + client)
                    let one = HistoryClient(
                        name: "p\(partition)c\(client)", partition: partition, of: options.partitions, store: store,
                        timeout: options.timeout, seed: seed, now: now, note: note)
                    let pause = Duration.seconds(1 / max(options.rate, 0.001))
                    group.addTask { await one.work(each: pause) }
                }
            }
        }
    }
}

/// One client, at work on one partition.
private final class HistoryClient {
    private let name: String
    private let partitionName: String
    private let partition: PartitionKey
    private let store: Store
    private let timeout: Duration
    private let now: @Sendable () -> Int64
    private let note: @Sendable (Operation) -> Void
    private var random: SplitMix
    private var count = 0
    /// What it saw last of each record.
    private var versions: [String: UInt64] = [:]
    private var last: (write: Write, receipt: WriteReceipt)?

    init(
        name: String, partition: Int, of partitions: Int, store: Store, timeout: Duration, seed: UInt64,
        now: @escaping @Sendable () -> Int64, note: @escaping @Sendable (Operation) -> Void
    ) {
        self.name = name
        partitionName = "p\(partition)"
        self.store = store
        self.timeout = timeout
        self.now = now
        self.note = note
        random = SplitMix(state: seed)
        // Evenly over the buckets, and so over the shards.
        let bucket = UInt16(partition * 65_536 / partitions)
        let bytes = SortKey.big(bucket) + SortKey.big(UInt64(partition)) + Array("chaos!".utf8)
        guard let key = try? PartitionKey(bytes) else { preconditionFailure("2 + 8 + 6 bytes make a key") }
        self.partition = key
    }

    func work(each pause: Duration) async {
        while !Task.isCancelled {
            switch random.next() % 100 {
            case 0..<35: await read(.linearizable)
            case 35..<45: await readChain(.linearizable)
            case 45..<52: await readAfterLastWrite()
            case 52..<65: await write(Write(puts: newValues(), outcome: .unknown))
            case 65..<72: await write(Write(appends: newEntries(), outcome: .unknown))
            case 72..<75: await write(Write(puts: newValues(), appends: newEntries(), outcome: .unknown))
            case 75..<88: await compareAndSet()
            case 88..<92: await write(Write(demands: [.init(aRecord, .absent)], puts: newValues(), outcome: .unknown))
            case 92..<96: await write(Write(deletes: [aRecord], outcome: .unknown))
            default: await repeatLast()
            }
            let share = Double(random.next() % 1000) / 500
            try? await Task.sleep(for: pause * share)
        }
    }

    private var aRecord: String { HistoryWorkload.records[Int(random.next() % UInt64(HistoryWorkload.records.count))] }

    /// A value of its own for one record or two: by its value a read tells which write it saw.
    private func newValues() -> [String: String] {
        count += 1
        var values = [aRecord: "\(name)-\(count)"]
        if random.next() % 4 == 0 { values[aRecord] = "\(name)-\(count)" }
        return values
    }

    /// An entry or two for the chain, with values of their own as well.
    private func newEntries() -> [String: [String]] {
        count += 1
        let entries = ["\(name)-\(count)"]
        return [HistoryWorkload.trail.name: random.next() % 3 == 0 ? entries + ["\(name)-\(count)b"] : entries]
    }

    // MARK: Reads

    /// Reads the end of the chain.
    private func readChain(_ freshness: Read.Freshness, token: ReadToken? = nil) async {
        let chain = HistoryWorkload.trail
        let invoked = now()
        // A read without an answer says nothing.
        guard
            let (head, page) = try? await store.read(
                partition, .head(chain), .entries(chain, descending: true, limit: HistoryWorkload.entriesPerRead),
                freshness: token.map(Freshness.atLeast) ?? .linearizable, options: CallOptions(timeout: timeout))
        else { return }
        let returned = now()
        note(
            Operation(
                client: name, partition: partitionName, invoked: invoked, returned: returned,
                action: .read(
                    Read([], freshness: freshness, found: [:], chains: [chain.name: .init(head, page)]))))
    }

    private func read(_ freshness: Read.Freshness, token: ReadToken? = nil) async {
        let records = random.next() % 3 == 0 ? HistoryWorkload.records : [aRecord]
        let invoked = now()
        var found: [String: Read.Found] = [:]
        do {
            let seen = try await read(records, token.map(Freshness.atLeast) ?? .linearizable)
            for (record, value) in zip(records, seen) {
                found[record] = value.map { Read.Found(version: $0.version, value: $0.value.value) }
            }
        } catch {
            // A read without an answer says nothing.
            return
        }
        let returned = now()
        for record in records { versions[record] = found[record]?.version }
        note(
            Operation(
                client: name, partition: partitionName, invoked: invoked, returned: returned,
                action: .read(Read(records, freshness: freshness, found: found))))
    }

    /// The values of one record, or of all four as they are at one moment.
    private func read(
        _ records: [String], _ freshness: Freshness
    ) async throws -> [Versioned<GoogleProtobuf.StringValue>?] {
        let options = CallOptions(timeout: timeout)
        let asked = records.map { Selection.record(HistoryWorkload.values, key: Array($0.utf8)) }
        guard asked.count == 4 else {
            return [try await store.read(partition, asked[0], freshness: freshness, options: options)]
        }
        let (a, b, c, d) = try await store.read(
            partition, asked[0], asked[1], asked[2], asked[3], freshness: freshness, options: options)
        return [a, b, c, d]
    }

    private func readAfterLastWrite() async {
        guard let last else { return await read(.linearizable) }
        if last.write.appends.isEmpty {
            await read(.atLeast(last.receipt.version), token: last.receipt.token)
        } else {
            await readChain(.atLeast(last.receipt.version), token: last.receipt.token)
        }
    }

    // MARK: Writes

    private func compareAndSet() async {
        let record = aRecord
        guard let version = versions[record] else { return await read(.linearizable) }
        count += 1
        await write(
            Write(demands: [.init(record, .version(version))], puts: [record: "\(name)-\(count)"], outcome: .unknown))
    }

    /// Sends the last write once more: it was done, and must not be done again.
    private func repeatLast() async {
        guard let last else { return await write(Write(puts: newValues(), outcome: .unknown)) }
        await write(last.write, key: last.write.key)
    }

    private func write(_ write: Write, key: String? = nil) async {
        count += 1
        var write = write
        write.key = key ?? "\(name)-\(count)"
        write.outcome = .unknown
        let invoked = now()
        var returned: Int64?
        do {
            let receipt = try await store.write(
                partition, idempotency: Array(write.key.utf8), options: .init(timeout: timeout)
            ) { try $0.fill(write) }
            returned = now()
            write.outcome = .written(version: receipt.version)
            last = (write, receipt)
        } catch let failed as PreconditionFailed {
            returned = now()
            write.outcome = .refused(demand: failed.index)
        } catch {
            // Whether it was written, or will be, nobody knows.
        }
        note(
            Operation(
                client: name, partition: partitionName, invoked: invoked, returned: returned, action: .write(write)))
    }
}

extension ChangeSet {
    /// Says what a recorded write says.
    fileprivate mutating func fill(_ write: Write) throws {
        let set = HistoryWorkload.values
        for demand in write.demands {
            let key = Array(demand.record.utf8)
            switch demand.condition {
            case .exists: requirePresent(set, key: key)
            case .absent: requireAbsent(set, key: key)
            case .version(let version): require(set, key: key, version: version)
            }
        }
        for (record, value) in write.puts {
            var message = GoogleProtobuf.StringValue()
            message.value = value
            try put(message, in: set, key: Array(record.utf8))
        }
        for record in write.deletes { delete(set, key: Array(record.utf8)) }
        for value in write.appends[HistoryWorkload.trail.name] ?? [] {
            var message = GoogleProtobuf.StringValue()
            message.value = value
            try append(message, to: HistoryWorkload.trail)
        }
    }
}

extension Read.FoundChain {
    /// The end of a chain, read from its last entry on.
    fileprivate init(_ head: StorageClient.ChainHead?, _ page: ChainPage<GoogleProtobuf.StringValue>) {
        self.init(
            head: head.map { .init(sequence: $0.sequence, link: Hexadecimal.text($0.link), version: $0.version) },
            entries: page.entries.reversed().map { entry in
                Read.ChainEntry(
                    sequence: entry.sequence, previous: Hexadecimal.text(entry.previous),
                    link: Hexadecimal.text(entry.link),
                    value: entry.value.value, version: entry.version)
            })
    }
}

/// SplitMix64 (Steele, Lea and Flood, 2014): small, and the same everywhere.
private struct SplitMix {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
