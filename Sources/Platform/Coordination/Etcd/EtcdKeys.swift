import Formats
import Wire

/// The keys that coordination uses, below the prefix, and what their values say.
enum EtcdKeys {
    static let map = "map"
    static let shards = "shards/"
    static let nodes = "nodes/"
    static let loads = "loads/"
    static let draining = "draining/"
    static let services = "services/"
    static let elections = "elections/"
    static let erasures = "erasures/"
    static let dayKeys = "day-keys/"
    static let keyMarks = "keys/"

    static func shard(_ number: ShardNumber) -> String {
        let digits = String(number)
        // Padded, so that a listing shows them in order.
        return shards + String(repeating: "0", count: 5 - digits.count) + digits
    }
    static func node(_ name: NodeName) -> String { nodes + name.text }
    static func load(_ name: NodeName) -> String { loads + name.text }
    static func draining(_ name: NodeName) -> String { draining + name.text }
    static func service(_ instance: ServiceInstance) -> String { services + instance.role + "/" + instance.address }
    static func erasure(of partition: [UInt8]) -> String { erasures + Hexadecimal.text(partition) }
    static func dayKey(of day: Int) -> String { "\(dayKeys)\(day)" }
    static func election(_ name: String) -> String { elections + name }
}

extension EtcdEntry {
    /// Reads the value; a later version's fields are passed over.
    ///
    /// - Throws: ``CoordinationError/unreadable(_:)`` with the key.
    func decoded<Message: WireMessage>(as type: Message.Type) throws(CoordinationError) -> Message {
        do {
            return try Message(json: value, options: JSONOptions(strictness: .lenient))
        } catch {
            throw .unreadable("key \(key): \(error)")
        }
    }
}

extension WireMessage {
    /// The message as the value of a key.
    func encoded() throws(CoordinationError) -> [UInt8] {
        do { return try json() } catch { throw .unreadable("a record cannot be written: \(error)") }
    }
}

extension ShardRecord {
    /// Reads the value of a shard's key.
    init(_ entry: EtcdEntry) throws(CoordinationError) {
        let message = try entry.decoded(as: CoordinationV1.Shard.self)
        guard let number = ShardNumber(exactly: message.number), let first = Bucket(exactly: message.bucketFrom),
            let last = Bucket(exactly: message.bucketThrough), first <= last, let replicas = message.replicas,
            let placement = message.placement
        else { throw .unreadable("key \(entry.key): incomplete, or a number is out of range") }
        var origin: ShardOrigin?
        if let from = message.origin {
            guard let parent = ShardNumber(exactly: from.parent) else {
                throw .unreadable("key \(entry.key): the origin's number is out of range")
            }
            origin = ShardOrigin(parent: parent, index: from.index)
        }
        var splitWish: Bucket?
        if let wish = message.splitWish {
            guard let bucket = Bucket(exactly: wish.bucket) else {
                throw .unreadable("key \(entry.key): the bucket to split at is out of range")
            }
            splitWish = bucket
        }
        self.init(
            shard: number, buckets: first...last,
            replicas: ReplicaSet(
                epoch: replicas.epoch, primary: NodeName(replicas.primary), inSync: replicas.inSync.map(NodeName.init)),
            placement: Placement(
                holders: placement.holders.map(NodeName.init), preferredPrimary: NodeName(placement.preferredPrimary)),
            origin: origin, splitWish: splitWish)
    }

    /// The record as the value of its key.
    var message: CoordinationV1.Shard {
        var message = CoordinationV1.Shard(
            number: UInt32(shard), bucketFrom: UInt32(buckets.lowerBound), bucketThrough: UInt32(buckets.upperBound),
            replicas: .init(
                epoch: replicas.epoch, primary: replicas.primary.text, inSync: replicas.inSync.map(\.text)),
            placement: .init(
                holders: placement.holders.map(\.text), preferredPrimary: placement.preferredPrimary.text))
        if let origin { message.origin = .init(parent: UInt32(origin.parent), index: origin.index) }
        if let splitWish { message.splitWish = .init(bucket: UInt32(splitWish)) }
        return message
    }
}

extension NodeLoad {
    /// Reads the value of a load's key.
    init(_ entry: EtcdEntry) throws(CoordinationError) {
        let message = try entry.decoded(as: CoordinationV1.NodeLoad.self)
        var shards: [ShardNumber: UInt64] = [:]
        for load in message.shards {
            guard let shard = ShardNumber(exactly: load.shard) else {
                throw .unreadable("key \(entry.key): a shard's number is out of range")
            }
            shards[shard] = load.workPerSecond
        }
        self.init(node: NodeName(message.name), shards: shards)
    }

    /// The load as the value of its key.
    var message: CoordinationV1.NodeLoad {
        let loads = shards.sorted { $0.key < $1.key }
        return CoordinationV1.NodeLoad(
            name: node.text, shards: loads.map { .init(shard: UInt32($0.key), workPerSecond: $0.value) })
    }
}
