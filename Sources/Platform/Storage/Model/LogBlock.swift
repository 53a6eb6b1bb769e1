/// Values of the `log` column family: consecutive commands of one shard that were synced together, under
/// the index of the first.
///
/// CRC-32C (4) ‖ format (1) ‖ epoch (8) ‖ stamp (8) ‖ number of commands (4) ‖ commands, numbers
/// little-endian, byte strings with their length (4) in front.
struct LogBlock: Equatable, Sendable {
    static let format: UInt8 = 1

    /// Epoch of the replica set in which the commands were ordered.
    var epoch: UInt64
    /// Moment that the primary gave the commands, nanoseconds since 1970: what "expired" means to them.
    var stamp: Int64
    var commands: [Command]

    /// What stands before a block's commands.
    struct Head {
        var epoch: UInt64
        var stamp: Int64
        var count: UInt32

        /// Reads the head of a block whose bytes are all what was written.
        init(_ bytes: UnsafeRawBufferPointer) throws(StorageFault) {
            var reader = try ByteReader(checked: bytes, "a log block", format: LogBlock.format)
            try self.init(&reader)
        }

        fileprivate init(_ reader: inout ByteReader) throws(StorageFault) {
            epoch = try reader.number(UInt64.self)
            stamp = Int64(bitPattern: try reader.number(UInt64.self))
            count = try reader.number(UInt32.self)
        }
    }

    /// Encodes a block of commands.
    static func encode(epoch: UInt64, stamp: Int64, _ commands: some Collection<Command>) -> [UInt8] {
        var writer = ByteWriter(checkedFormat: format, reserving: commands.reduce(32) { $0 + $1.size })
        writer.add(epoch)
        writer.add(UInt64(bitPattern: stamp))
        writer.add(UInt32(commands.count))
        for command in commands { add(command, to: &writer) }
        return writer.sealed()
    }

    private static func add(_ command: Command, to writer: inout ByteWriter) {
        writer.add(command.partition.high)
        writer.add(command.partition.low)
        writer.add(command.idempotencyKey)
        writer.add(UInt32(command.demands.count))
        for demand in command.demands {
            writer.add(demand.address)
            switch demand.condition {
            case .exists: writer.add(UInt8(1))
            case .absent: writer.add(UInt8(2))
            case .version(let version):
                writer.add(UInt8(3))
                writer.add(version)
            }
        }
        writer.add(UInt32(command.changes.count))
        for change in command.changes {
            switch change {
            case .put(let address, let value, let expiry):
                writer.add(UInt8(1))
                writer.add(address)
                writer.add(UInt64(bitPattern: expiry))
                writer.add(value)
            case .delete(let address):
                writer.add(UInt8(2))
                writer.add(address)
            case .deleteRange(let collection, let from, let until):
                writer.add(UInt8(3))
                writer.add(collection)
                writer.add(from)
                writer.add(until)
            case .append(let collection, let value, let expiry):
                writer.add(UInt8(4))
                writer.add(collection)
                writer.add(UInt64(bitPattern: expiry))
                writer.add(value)
            }
        }
    }

    /// Decodes a block.
    ///
    /// - Throws: ``StorageFault/corrupt(_:)`` for anything that ``encode(epoch:stamp:_:)`` does not make.
    init(_ bytes: UnsafeRawBufferPointer) throws(StorageFault) {
        var reader = try ByteReader(checked: bytes, "a log block", format: Self.format)
        let head = try Head(&reader)
        epoch = head.epoch
        stamp = head.stamp
        commands = []
        for _ in 0..<head.count { commands.append(try Self.command(from: &reader)) }
        guard reader.rest.isEmpty else { throw .corrupt("a log block has bytes behind its end") }
    }

    /// Decodes a block that lies in an array.
    init(decoding bytes: [UInt8]) throws(StorageFault) {
        let read = bytes.withUnsafeBytes { bytes in
            Result { () throws(StorageFault) in try LogBlock(bytes) }
        }
        self = try read.get()
    }

    private static func command(from reader: inout ByteReader) throws(StorageFault) -> Command {
        let partition = PartitionID(
            high: try reader.number(UInt64.self), low: try reader.number(UInt64.self))
        let key = try reader.bytes()
        var demands: [Command.Demand] = []
        for _ in 0..<(try reader.number(UInt32.self)) {
            let address = try reader.address()
            let condition: Command.Condition
            switch try reader.number(UInt8.self) {
            case 1: condition = .exists
            case 2: condition = .absent
            case 3: condition = .version(try reader.number(UInt64.self))
            case let other: throw .corrupt("a logged demand has kind \(other)")
            }
            demands.append(.init(address: address, condition: condition))
        }
        var changes: [Command.Change] = []
        for _ in 0..<(try reader.number(UInt32.self)) {
            switch try reader.number(UInt8.self) {
            case 1:
                let address = try reader.address()
                let expiry = Int64(bitPattern: try reader.number(UInt64.self))
                changes.append(.put(address, value: try reader.bytes(), expiry: expiry))
            case 2: changes.append(.delete(try reader.address()))
            case 3:
                let collection = try reader.number(UInt16.self)
                let from = try reader.bytes()
                changes.append(.deleteRange(collection: collection, from: from, until: try reader.bytes()))
            case 4:
                let collection = try reader.number(UInt16.self)
                let expiry = Int64(bitPattern: try reader.number(UInt64.self))
                changes.append(.append(collection: collection, value: try reader.bytes(), expiry: expiry))
            case let other: throw .corrupt("a logged change has kind \(other)")
            }
        }
        return Command(partition: partition, demands: demands, changes: changes, idempotencyKey: key)
    }
}

extension PartitionID {
    init(high: UInt64, low: UInt64) {
        self.high = high
        self.low = low
    }
}
