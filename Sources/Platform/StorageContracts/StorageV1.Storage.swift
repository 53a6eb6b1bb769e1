// Generated from shuangma/storage/v1/storage.proto by scripts/generate. Do not edit.

import CStorageContracts
import CWellKnownTypes
public import RPC
public import Wire

/// The sharded store. A partition (one person, phone, …) holds collections of records; one request
/// reads or atomically writes any records of one partition.
public enum StorageV1 {}

extension StorageV1 {
    /// How fresh a read must be.
    public struct Consistency: RawRepresentable, Hashable, Sendable {
        public var rawValue: Int32
        public init(rawValue: Int32) { self.rawValue = rawValue }

        /// LINEARIZABLE.
        public static let unspecified = Self(rawValue: 0)
        /// Sees every write acknowledged before the read began.
        public static let linearizable = Self(rawValue: 1)
        /// Sees at least the write whose token is given. Any replica that has come that far answers.
        public static let atLeast = Self(rawValue: 2)
        /// Misses no write that was acknowledged longer ago than the given bound. Any replica answers that has heard from the
        /// primary since.
        public static let boundedStaleness = Self(rawValue: 3)
    }

    /// Reads of one partition.
    public struct ReadRequest: WireMessage {
        /// Partition key, 16 bytes; its first 16 bits are the bucket.
        public var partition: [UInt8]
        /// What to read, 1 to 64 items.
        public var items: [StorageV1.ReadItem]
        /// How fresh.
        public var consistency: StorageV1.Consistency
        /// For AT_LEAST: token of an earlier answer of the same shard.
        public var atLeast: StorageV1.ConsistencyToken?
        /// Epoch of the shard map the caller routed by; 0 means unknown.
        public var mapEpoch: UInt64
        /// For BOUNDED_STALENESS: the bound in milliseconds, at least 1.
        public var maxStalenessMs: UInt32
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__storage__v1__read_request__descriptor_pointer()) }
        public static var types: MessageTypes { StorageContractsTypes.all }

        public init() {
            self.partition = []
            self.items = []
            self.consistency = .init(rawValue: 0)
            self.atLeast = nil
            self.mapEpoch = 0
            self.maxStalenessMs = 0
        }

        public init(
            partition: [UInt8] = [],
            items: [StorageV1.ReadItem] = [],
            consistency: StorageV1.Consistency = .init(rawValue: 0),
            atLeast: StorageV1.ConsistencyToken? = nil,
            mapEpoch: UInt64 = 0,
            maxStalenessMs: UInt32 = 0
        ) {
            self.partition = partition
            self.items = items
            self.consistency = consistency
            self.atLeast = atLeast
            self.mapEpoch = mapEpoch
            self.maxStalenessMs = maxStalenessMs
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Shuangma__Storage__V1__ReadRequest.self)
            self.partition = MessageReader.bytes(c.pointee.partition)
            self.items = try MessageReader.array(c.pointee.n_items, c.pointee.items) { element throws(WireError) in
                try StorageV1.ReadItem(c: UnsafeRawPointer(element!))
            }
            self.consistency = StorageV1.Consistency(rawValue: Int32(truncatingIfNeeded: c.pointee.consistency.rawValue))
            self.atLeast = try MessageReader.message(c.pointee.at_least, as: StorageV1.ConsistencyToken.self)
            self.mapEpoch = c.pointee.map_epoch
            self.maxStalenessMs = c.pointee.max_staleness_ms
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Storage__V1__ReadRequest.self)
            shuangma__storage__v1__read_request__init(c)
            c.pointee.partition = try writer.bytes(self.partition)
            c.pointee.n_items = self.items.count
            c.pointee.items = try writer.array(self.items) { element throws(WireError) in try writer.message(element, as: Shuangma__Storage__V1__ReadItem.self) }
            c.pointee.consistency = Shuangma__Storage__V1__Consistency(rawValue: .init(truncatingIfNeeded: self.consistency.rawValue))
            if let value = self.atLeast { c.pointee.at_least = try writer.message(value, as: Shuangma__Storage__V1__ConsistencyToken.self) }
            c.pointee.map_epoch = self.mapEpoch
            c.pointee.max_staleness_ms = self.maxStalenessMs
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// Detail of an error with reason NOT_PRIMARY or LEASE_LAPSED: who orders the shard's writes as far as the node knows.
    public struct NotPrimary: WireMessage {
        /// Shard.
        public var shard: UInt32
        /// Name of the primary's node; empty when it is not known.
        public var primary: String
        /// Epoch of the replica set that says so.
        public var epoch: UInt64
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__storage__v1__not_primary__descriptor_pointer()) }
        public static var types: MessageTypes { StorageContractsTypes.all }

        public init() {
            self.shard = 0
            self.primary = ""
            self.epoch = 0
        }

        public init(
            shard: UInt32 = 0,
            primary: String = "",
            epoch: UInt64 = 0
        ) {
            self.shard = shard
            self.primary = primary
            self.epoch = epoch
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Shuangma__Storage__V1__NotPrimary.self)
            self.shard = c.pointee.shard
            self.primary = try MessageReader.string(c.pointee.primary, field: "shuangma.storage.v1.NotPrimary.primary")
            self.epoch = c.pointee.epoch
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Storage__V1__NotPrimary.self)
            shuangma__storage__v1__not_primary__init(c)
            c.pointee.shard = self.shard
            c.pointee.primary = try writer.string(self.primary)
            c.pointee.epoch = self.epoch
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// One record or one range.
    public struct ReadItem: WireMessage {
        /// Exactly one of these is set.
        public var item: ItemValue?
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__storage__v1__read_item__descriptor_pointer()) }
        public static var types: MessageTypes { StorageContractsTypes.all }

        public init() {
            self.item = nil
        }

        public init(
            item: ItemValue? = nil
        ) {
            self.item = item
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Shuangma__Storage__V1__ReadItem.self)
            switch c.pointee.item_case {
            case SHUANGMA__STORAGE__V1__READ_ITEM__ITEM_RECORD: self.item = .record(try StorageV1.RecordKey(c: UnsafeRawPointer(c.pointee.record!)))
            case SHUANGMA__STORAGE__V1__READ_ITEM__ITEM_RANGE: self.item = .range(try StorageV1.Range(c: UnsafeRawPointer(c.pointee.range!)))
            default: self.item = nil
            }
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Storage__V1__ReadItem.self)
            shuangma__storage__v1__read_item__init(c)
            switch self.item {
            case .record(let value)?:
                c.pointee.item_case = SHUANGMA__STORAGE__V1__READ_ITEM__ITEM_RECORD
                c.pointee.record = try writer.message(value, as: Shuangma__Storage__V1__RecordKey.self)
            case .range(let value)?:
                c.pointee.item_case = SHUANGMA__STORAGE__V1__READ_ITEM__ITEM_RANGE
                c.pointee.range = try writer.message(value, as: Shuangma__Storage__V1__Range.self)
            case nil: break
            }
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }

        /// What `item` can hold.
        public enum ItemValue: Sendable, Equatable {
            /// One record.
            case record(StorageV1.RecordKey)
            /// Records of a collection in order of sort key.
            case range(StorageV1.Range)
        }
    }

    /// Address of a record within its partition.
    public struct RecordKey: WireMessage {
        /// Collection, 1 to 65,535.
        public var collection: UInt32
        /// Sort key, 0 to 256 bytes.
        public var sortKey: [UInt8]
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__storage__v1__record_key__descriptor_pointer()) }
        public static var types: MessageTypes { StorageContractsTypes.all }

        public init() {
            self.collection = 0
            self.sortKey = []
        }

        public init(
            collection: UInt32 = 0,
            sortKey: [UInt8] = []
        ) {
            self.collection = collection
            self.sortKey = sortKey
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Shuangma__Storage__V1__RecordKey.self)
            self.collection = c.pointee.collection
            self.sortKey = MessageReader.bytes(c.pointee.sort_key)
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Storage__V1__RecordKey.self)
            shuangma__storage__v1__record_key__init(c)
            c.pointee.collection = self.collection
            c.pointee.sort_key = try writer.bytes(self.sortKey)
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// Records of a collection.
    public struct Range: WireMessage {
        /// Collection, 1 to 65,535.
        public var collection: UInt32
        /// First sort key, inclusive; empty means from the beginning.
        public var from: [UInt8]
        /// Sort key to stop before; empty means to the end.
        public var until: [UInt8]
        /// Highest key first.
        public var descending: Bool
        /// At most this many records; 0 means 1,000, the limit is 10,000.
        public var limit: UInt32
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__storage__v1__range__descriptor_pointer()) }
        public static var types: MessageTypes { StorageContractsTypes.all }

        public init() {
            self.collection = 0
            self.from = []
            self.until = []
            self.descending = false
            self.limit = 0
        }

        public init(
            collection: UInt32 = 0,
            from: [UInt8] = [],
            until: [UInt8] = [],
            descending: Bool = false,
            limit: UInt32 = 0
        ) {
            self.collection = collection
            self.from = from
            self.until = until
            self.descending = descending
            self.limit = limit
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Shuangma__Storage__V1__Range.self)
            self.collection = c.pointee.collection
            self.from = MessageReader.bytes(c.pointee.from)
            self.until = MessageReader.bytes(c.pointee.until)
            self.descending = c.pointee.descending != 0
            self.limit = c.pointee.limit
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Storage__V1__Range.self)
            shuangma__storage__v1__range__init(c)
            c.pointee.collection = self.collection
            c.pointee.from = try writer.bytes(self.from)
            c.pointee.until = try writer.bytes(self.until)
            c.pointee.descending = self.descending ? 1 : 0
            c.pointee.limit = self.limit
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// A stored record.
    public struct Record: WireMessage {
        /// Collection.
        public var collection: UInt32
        /// Sort key.
        public var sortKey: [UInt8]
        /// Value, at most 1 MiB.
        public var value: [UInt8]
        /// Version: log index of the write that made it, rising within a shard.
        public var version: UInt64
        /// When it expires, absent when never.
        public var expiresAt: GoogleProtobuf.Timestamp?
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__storage__v1__record__descriptor_pointer()) }
        public static var types: MessageTypes { StorageContractsTypes.all }

        public init() {
            self.collection = 0
            self.sortKey = []
            self.value = []
            self.version = 0
            self.expiresAt = nil
        }

        public init(
            collection: UInt32 = 0,
            sortKey: [UInt8] = [],
            value: [UInt8] = [],
            version: UInt64 = 0,
            expiresAt: GoogleProtobuf.Timestamp? = nil
        ) {
            self.collection = collection
            self.sortKey = sortKey
            self.value = value
            self.version = version
            self.expiresAt = expiresAt
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Shuangma__Storage__V1__Record.self)
            self.collection = c.pointee.collection
            self.sortKey = MessageReader.bytes(c.pointee.sort_key)
            self.value = MessageReader.bytes(c.pointee.value)
            self.version = c.pointee.version
            self.expiresAt = try MessageReader.message(c.pointee.expires_at, as: GoogleProtobuf.Timestamp.self)
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Storage__V1__Record.self)
            shuangma__storage__v1__record__init(c)
            c.pointee.collection = self.collection
            c.pointee.sort_key = try writer.bytes(self.sortKey)
            c.pointee.value = try writer.bytes(self.value)
            c.pointee.version = self.version
            if let value = self.expiresAt { c.pointee.expires_at = try writer.message(value, as: Google__Protobuf__Timestamp.self) }
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// What one item found.
    public struct ReadResult: WireMessage {
        /// The records; none when nothing is there.
        public var records: [StorageV1.Record]
        /// The range was cut at its limit, or where the answer would exceed the bytes the node allows.
        public var truncated: Bool
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__storage__v1__read_result__descriptor_pointer()) }
        public static var types: MessageTypes { StorageContractsTypes.all }

        public init() {
            self.records = []
            self.truncated = false
        }

        public init(
            records: [StorageV1.Record] = [],
            truncated: Bool = false
        ) {
            self.records = records
            self.truncated = truncated
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Shuangma__Storage__V1__ReadResult.self)
            self.records = try MessageReader.array(c.pointee.n_records, c.pointee.records) { element throws(WireError) in
                try StorageV1.Record(c: UnsafeRawPointer(element!))
            }
            self.truncated = c.pointee.truncated != 0
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Storage__V1__ReadResult.self)
            shuangma__storage__v1__read_result__init(c)
            c.pointee.n_records = self.records.count
            c.pointee.records = try writer.array(self.records) { element throws(WireError) in try writer.message(element, as: Shuangma__Storage__V1__Record.self) }
            c.pointee.truncated = self.truncated ? 1 : 0
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// What was read.
    public struct ReadResponse: WireMessage {
        /// In the order of the items.
        public var results: [StorageV1.ReadResult]
        /// Point of the shard's log the snapshot stands at.
        public var token: StorageV1.ConsistencyToken?
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__storage__v1__read_response__descriptor_pointer()) }
        public static var types: MessageTypes { StorageContractsTypes.all }

        public init() {
            self.results = []
            self.token = nil
        }

        public init(
            results: [StorageV1.ReadResult] = [],
            token: StorageV1.ConsistencyToken? = nil
        ) {
            self.results = results
            self.token = token
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Shuangma__Storage__V1__ReadResponse.self)
            self.results = try MessageReader.array(c.pointee.n_results, c.pointee.results) { element throws(WireError) in
                try StorageV1.ReadResult(c: UnsafeRawPointer(element!))
            }
            self.token = try MessageReader.message(c.pointee.token, as: StorageV1.ConsistencyToken.self)
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Storage__V1__ReadResponse.self)
            shuangma__storage__v1__read_response__init(c)
            c.pointee.n_results = self.results.count
            c.pointee.results = try writer.array(self.results) { element throws(WireError) in try writer.message(element, as: Shuangma__Storage__V1__ReadResult.self) }
            if let value = self.token { c.pointee.token = try writer.message(value, as: Shuangma__Storage__V1__ConsistencyToken.self) }
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// A point in a shard's log.
    public struct ConsistencyToken: WireMessage {
        /// Shard.
        public var shard: UInt32
        /// Log index.
        public var index: UInt64
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__storage__v1__consistency_token__descriptor_pointer()) }
        public static var types: MessageTypes { StorageContractsTypes.all }

        public init() {
            self.shard = 0
            self.index = 0
        }

        public init(
            shard: UInt32 = 0,
            index: UInt64 = 0
        ) {
            self.shard = shard
            self.index = index
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Shuangma__Storage__V1__ConsistencyToken.self)
            self.shard = c.pointee.shard
            self.index = c.pointee.index
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Storage__V1__ConsistencyToken.self)
            shuangma__storage__v1__consistency_token__init(c)
            c.pointee.shard = self.shard
            c.pointee.index = self.index
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// An atomic write of one partition.
    public struct WriteRequest: WireMessage {
        /// Partition key, 16 bytes.
        public var partition: [UInt8]
        /// Must all hold or nothing is written; at most 64.
        public var preconditions: [StorageV1.Precondition]
        /// 1 to 256 changes.
        public var mutations: [StorageV1.Mutation]
        /// 1 to 64 bytes; when a write with this key was applied on this partition in the last 24 hours, this
        /// one is not applied and answers as that did. A refused write does not use its key up. Empty means
        /// none.
        public var idempotencyKey: [UInt8]
        /// Epoch of the shard map the caller routed by; 0 means unknown.
        public var mapEpoch: UInt64
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__storage__v1__write_request__descriptor_pointer()) }
        public static var types: MessageTypes { StorageContractsTypes.all }

        public init() {
            self.partition = []
            self.preconditions = []
            self.mutations = []
            self.idempotencyKey = []
            self.mapEpoch = 0
        }

        public init(
            partition: [UInt8] = [],
            preconditions: [StorageV1.Precondition] = [],
            mutations: [StorageV1.Mutation] = [],
            idempotencyKey: [UInt8] = [],
            mapEpoch: UInt64 = 0
        ) {
            self.partition = partition
            self.preconditions = preconditions
            self.mutations = mutations
            self.idempotencyKey = idempotencyKey
            self.mapEpoch = mapEpoch
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Shuangma__Storage__V1__WriteRequest.self)
            self.partition = MessageReader.bytes(c.pointee.partition)
            self.preconditions = try MessageReader.array(c.pointee.n_preconditions, c.pointee.preconditions) { element throws(WireError) in
                try StorageV1.Precondition(c: UnsafeRawPointer(element!))
            }
            self.mutations = try MessageReader.array(c.pointee.n_mutations, c.pointee.mutations) { element throws(WireError) in
                try StorageV1.Mutation(c: UnsafeRawPointer(element!))
            }
            self.idempotencyKey = MessageReader.bytes(c.pointee.idempotency_key)
            self.mapEpoch = c.pointee.map_epoch
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Storage__V1__WriteRequest.self)
            shuangma__storage__v1__write_request__init(c)
            c.pointee.partition = try writer.bytes(self.partition)
            c.pointee.n_preconditions = self.preconditions.count
            c.pointee.preconditions = try writer.array(self.preconditions) { element throws(WireError) in try writer.message(element, as: Shuangma__Storage__V1__Precondition.self) }
            c.pointee.n_mutations = self.mutations.count
            c.pointee.mutations = try writer.array(self.mutations) { element throws(WireError) in try writer.message(element, as: Shuangma__Storage__V1__Mutation.self) }
            c.pointee.idempotency_key = try writer.bytes(self.idempotencyKey)
            c.pointee.map_epoch = self.mapEpoch
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// What must hold.
    public struct Precondition: WireMessage {
        /// The record.
        public var record: StorageV1.RecordKey?
        /// Exactly one of these is set.
        public var condition: ConditionValue?
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__storage__v1__precondition__descriptor_pointer()) }
        public static var types: MessageTypes { StorageContractsTypes.all }

        public init() {
            self.record = nil
            self.condition = nil
        }

        public init(
            record: StorageV1.RecordKey? = nil,
            condition: ConditionValue? = nil
        ) {
            self.record = record
            self.condition = condition
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Shuangma__Storage__V1__Precondition.self)
            self.record = try MessageReader.message(c.pointee.record, as: StorageV1.RecordKey.self)
            switch c.pointee.condition_case {
            case SHUANGMA__STORAGE__V1__PRECONDITION__CONDITION_EXISTS: self.condition = .exists(c.pointee.exists != 0)
            case SHUANGMA__STORAGE__V1__PRECONDITION__CONDITION_VERSION: self.condition = .version(c.pointee.version)
            default: self.condition = nil
            }
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Storage__V1__Precondition.self)
            shuangma__storage__v1__precondition__init(c)
            if let value = self.record { c.pointee.record = try writer.message(value, as: Shuangma__Storage__V1__RecordKey.self) }
            switch self.condition {
            case .exists(let value)?:
                c.pointee.condition_case = SHUANGMA__STORAGE__V1__PRECONDITION__CONDITION_EXISTS
                c.pointee.exists = value ? 1 : 0
            case .version(let value)?:
                c.pointee.condition_case = SHUANGMA__STORAGE__V1__PRECONDITION__CONDITION_VERSION
                c.pointee.version = value
            case nil: break
            }
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }

        /// What `condition` can hold.
        public enum ConditionValue: Sendable, Equatable {
            /// It exists (true) or is absent (false).
            case exists(Bool)
            /// Its version is this.
            case version(UInt64)
        }
    }

    /// One change.
    public struct Mutation: WireMessage {
        /// Exactly one of these is set.
        public var change: ChangeValue?
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__storage__v1__mutation__descriptor_pointer()) }
        public static var types: MessageTypes { StorageContractsTypes.all }

        public init() {
            self.change = nil
        }

        public init(
            change: ChangeValue? = nil
        ) {
            self.change = change
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Shuangma__Storage__V1__Mutation.self)
            switch c.pointee.change_case {
            case SHUANGMA__STORAGE__V1__MUTATION__CHANGE_PUT: self.change = .put(try StorageV1.Put(c: UnsafeRawPointer(c.pointee.put!)))
            case SHUANGMA__STORAGE__V1__MUTATION__CHANGE_DELETE: self.change = .delete(try StorageV1.RecordKey(c: UnsafeRawPointer(c.pointee.delete_!)))
            case SHUANGMA__STORAGE__V1__MUTATION__CHANGE_DELETE_RANGE: self.change = .deleteRange(try StorageV1.Range(c: UnsafeRawPointer(c.pointee.delete_range!)))
            case SHUANGMA__STORAGE__V1__MUTATION__CHANGE_APPEND: self.change = .append(try StorageV1.Append(c: UnsafeRawPointer(c.pointee.append!)))
            default: self.change = nil
            }
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Storage__V1__Mutation.self)
            shuangma__storage__v1__mutation__init(c)
            switch self.change {
            case .put(let value)?:
                c.pointee.change_case = SHUANGMA__STORAGE__V1__MUTATION__CHANGE_PUT
                c.pointee.put = try writer.message(value, as: Shuangma__Storage__V1__Put.self)
            case .delete(let value)?:
                c.pointee.change_case = SHUANGMA__STORAGE__V1__MUTATION__CHANGE_DELETE
                c.pointee.delete_ = try writer.message(value, as: Shuangma__Storage__V1__RecordKey.self)
            case .deleteRange(let value)?:
                c.pointee.change_case = SHUANGMA__STORAGE__V1__MUTATION__CHANGE_DELETE_RANGE
                c.pointee.delete_range = try writer.message(value, as: Shuangma__Storage__V1__Range.self)
            case .append(let value)?:
                c.pointee.change_case = SHUANGMA__STORAGE__V1__MUTATION__CHANGE_APPEND
                c.pointee.append = try writer.message(value, as: Shuangma__Storage__V1__Append.self)
            case nil: break
            }
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }

        /// What `change` can hold.
        public enum ChangeValue: Sendable, Equatable {
            /// Writes a record.
            case put(StorageV1.Put)
            /// Removes a record; removing an absent one is no error.
            case delete(StorageV1.RecordKey)
            /// Removes all records of a range, which has neither direction nor limit.
            case deleteRange(StorageV1.Range)
            /// Adds an entry at the end of a chain.
            case append(StorageV1.Append)
        }
    }

    /// Writes a record.
    public struct Put: WireMessage {
        /// Collection, 1 to 65,535.
        public var collection: UInt32
        /// Sort key, 0 to 256 bytes.
        public var sortKey: [UInt8]
        /// Value, at most 1 MiB.
        public var value: [UInt8]
        /// When it expires, after 1970 and before 2262; absent when never. An expired record reads as absent.
        public var expiresAt: GoogleProtobuf.Timestamp?
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__storage__v1__put__descriptor_pointer()) }
        public static var types: MessageTypes { StorageContractsTypes.all }

        public init() {
            self.collection = 0
            self.sortKey = []
            self.value = []
            self.expiresAt = nil
        }

        public init(
            collection: UInt32 = 0,
            sortKey: [UInt8] = [],
            value: [UInt8] = [],
            expiresAt: GoogleProtobuf.Timestamp? = nil
        ) {
            self.collection = collection
            self.sortKey = sortKey
            self.value = value
            self.expiresAt = expiresAt
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Shuangma__Storage__V1__Put.self)
            self.collection = c.pointee.collection
            self.sortKey = MessageReader.bytes(c.pointee.sort_key)
            self.value = MessageReader.bytes(c.pointee.value)
            self.expiresAt = try MessageReader.message(c.pointee.expires_at, as: GoogleProtobuf.Timestamp.self)
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Storage__V1__Put.self)
            shuangma__storage__v1__put__init(c)
            c.pointee.collection = self.collection
            c.pointee.sort_key = try writer.bytes(self.sortKey)
            c.pointee.value = try writer.bytes(self.value)
            if let value = self.expiresAt { c.pointee.expires_at = try writer.message(value, as: Google__Protobuf__Timestamp.self) }
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// Adds an entry at the end of a chain: a collection of one partition whose records are only ever appended. The store
    /// numbers the entries from 1 and links each to the one before when it applies the write, so that callers read nothing
    /// before and appends never conflict with each other. One write either appends to a collection or changes it otherwise.
    ///
    /// An entry is stored as a record. Its sort key is its sequence number, 8 bytes big-endian. Its value is the link of the
    /// entry before, 32 bytes, zero for the first entry, and then the value given here. The link of an entry is SHA-256(0x43,
    /// partition, 16 bytes, collection, 2 bytes, sequence number, 8 bytes, link before, 32 bytes, value given here), numbers
    /// big-endian. The chain's head is the record under the empty sort key: sequence number, 8 bytes, and link, 32 bytes, of the
    /// last entry. It never expires, so that numbers and links go on when all entries have expired.
    public struct Append: WireMessage {
        /// Collection, 1 to 65,535.
        public var collection: UInt32
        /// Value, at most 1 MiB less 32 bytes.
        public var value: [UInt8]
        /// When the entry expires, after 1970 and before 2262; absent when never. An expired entry reads as absent.
        public var expiresAt: GoogleProtobuf.Timestamp?
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__storage__v1__append__descriptor_pointer()) }
        public static var types: MessageTypes { StorageContractsTypes.all }

        public init() {
            self.collection = 0
            self.value = []
            self.expiresAt = nil
        }

        public init(
            collection: UInt32 = 0,
            value: [UInt8] = [],
            expiresAt: GoogleProtobuf.Timestamp? = nil
        ) {
            self.collection = collection
            self.value = value
            self.expiresAt = expiresAt
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Shuangma__Storage__V1__Append.self)
            self.collection = c.pointee.collection
            self.value = MessageReader.bytes(c.pointee.value)
            self.expiresAt = try MessageReader.message(c.pointee.expires_at, as: GoogleProtobuf.Timestamp.self)
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Storage__V1__Append.self)
            shuangma__storage__v1__append__init(c)
            c.pointee.collection = self.collection
            c.pointee.value = try writer.bytes(self.value)
            if let value = self.expiresAt { c.pointee.expires_at = try writer.message(value, as: Google__Protobuf__Timestamp.self) }
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// The write is durable.
    public struct WriteResponse: WireMessage {
        /// Version of every record it wrote.
        public var version: UInt64
        /// Token for reads that must see it.
        public var token: StorageV1.ConsistencyToken?
        /// The idempotency key was known: nothing was applied by this call.
        public var replayed: Bool
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__storage__v1__write_response__descriptor_pointer()) }
        public static var types: MessageTypes { StorageContractsTypes.all }

        public init() {
            self.version = 0
            self.token = nil
            self.replayed = false
        }

        public init(
            version: UInt64 = 0,
            token: StorageV1.ConsistencyToken? = nil,
            replayed: Bool = false
        ) {
            self.version = version
            self.token = token
            self.replayed = replayed
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Shuangma__Storage__V1__WriteResponse.self)
            self.version = c.pointee.version
            self.token = try MessageReader.message(c.pointee.token, as: StorageV1.ConsistencyToken.self)
            self.replayed = c.pointee.replayed != 0
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Storage__V1__WriteResponse.self)
            shuangma__storage__v1__write_response__init(c)
            c.pointee.version = self.version
            if let value = self.token { c.pointee.token = try writer.message(value, as: Shuangma__Storage__V1__ConsistencyToken.self) }
            c.pointee.replayed = self.replayed ? 1 : 0
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// Several writes.
    public struct WriteBatchRequest: WireMessage {
        /// At most 1,000.
        public var writes: [StorageV1.WriteRequest]
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__storage__v1__write_batch_request__descriptor_pointer()) }
        public static var types: MessageTypes { StorageContractsTypes.all }

        public init() {
            self.writes = []
        }

        public init(
            writes: [StorageV1.WriteRequest] = []
        ) {
            self.writes = writes
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Shuangma__Storage__V1__WriteBatchRequest.self)
            self.writes = try MessageReader.array(c.pointee.n_writes, c.pointee.writes) { element throws(WireError) in
                try StorageV1.WriteRequest(c: UnsafeRawPointer(element!))
            }
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Storage__V1__WriteBatchRequest.self)
            shuangma__storage__v1__write_batch_request__init(c)
            c.pointee.n_writes = self.writes.count
            c.pointee.writes = try writer.array(self.writes) { element throws(WireError) in try writer.message(element, as: Shuangma__Storage__V1__WriteRequest.self) }
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// What became of one write of a batch.
    public struct WriteOutcome: WireMessage {
        /// Exactly one of these is set.
        public var outcome: OutcomeValue?
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__storage__v1__write_outcome__descriptor_pointer()) }
        public static var types: MessageTypes { StorageContractsTypes.all }

        public init() {
            self.outcome = nil
        }

        public init(
            outcome: OutcomeValue? = nil
        ) {
            self.outcome = outcome
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Shuangma__Storage__V1__WriteOutcome.self)
            switch c.pointee.outcome_case {
            case SHUANGMA__STORAGE__V1__WRITE_OUTCOME__OUTCOME_WRITTEN: self.outcome = .written(try StorageV1.WriteResponse(c: UnsafeRawPointer(c.pointee.written!)))
            case SHUANGMA__STORAGE__V1__WRITE_OUTCOME__OUTCOME_REFUSED: self.outcome = .refused(try StorageV1.WriteRefusal(c: UnsafeRawPointer(c.pointee.refused!)))
            default: self.outcome = nil
            }
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Storage__V1__WriteOutcome.self)
            shuangma__storage__v1__write_outcome__init(c)
            switch self.outcome {
            case .written(let value)?:
                c.pointee.outcome_case = SHUANGMA__STORAGE__V1__WRITE_OUTCOME__OUTCOME_WRITTEN
                c.pointee.written = try writer.message(value, as: Shuangma__Storage__V1__WriteResponse.self)
            case .refused(let value)?:
                c.pointee.outcome_case = SHUANGMA__STORAGE__V1__WRITE_OUTCOME__OUTCOME_REFUSED
                c.pointee.refused = try writer.message(value, as: Shuangma__Storage__V1__WriteRefusal.self)
            case nil: break
            }
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }

        /// What `outcome` can hold.
        public enum OutcomeValue: Sendable, Equatable {
            /// It is durable.
            case written(StorageV1.WriteResponse)
            /// It was refused and changed nothing.
            case refused(StorageV1.WriteRefusal)
        }
    }

    /// Why a write was refused.
    public struct WriteRefusal: WireMessage {
        /// google.rpc.Code, such as 9 FAILED_PRECONDITION.
        public var code: UInt32
        /// For people.
        public var message: String
        /// For a failed precondition: its position in the request.
        public var precondition: UInt32
        /// Cause for programs, UPPER_SNAKE_CASE, such as NOT_PRIMARY; empty for a failed precondition.
        public var reason: String
        /// For NOT_PRIMARY: who orders the shard's writes.
        public var notPrimary: StorageV1.NotPrimary?
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__storage__v1__write_refusal__descriptor_pointer()) }
        public static var types: MessageTypes { StorageContractsTypes.all }

        public init() {
            self.code = 0
            self.message = ""
            self.precondition = 0
            self.reason = ""
            self.notPrimary = nil
        }

        public init(
            code: UInt32 = 0,
            message: String = "",
            precondition: UInt32 = 0,
            reason: String = "",
            notPrimary: StorageV1.NotPrimary? = nil
        ) {
            self.code = code
            self.message = message
            self.precondition = precondition
            self.reason = reason
            self.notPrimary = notPrimary
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Shuangma__Storage__V1__WriteRefusal.self)
            self.code = c.pointee.code
            self.message = try MessageReader.string(c.pointee.message, field: "shuangma.storage.v1.WriteRefusal.message")
            self.precondition = c.pointee.precondition
            self.reason = try MessageReader.string(c.pointee.reason, field: "shuangma.storage.v1.WriteRefusal.reason")
            self.notPrimary = try MessageReader.message(c.pointee.not_primary, as: StorageV1.NotPrimary.self)
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Storage__V1__WriteRefusal.self)
            shuangma__storage__v1__write_refusal__init(c)
            c.pointee.code = self.code
            c.pointee.message = try writer.string(self.message)
            c.pointee.precondition = self.precondition
            c.pointee.reason = try writer.string(self.reason)
            if let value = self.notPrimary { c.pointee.not_primary = try writer.message(value, as: Shuangma__Storage__V1__NotPrimary.self) }
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// What became of the batch.
    public struct WriteBatchResponse: WireMessage {
        /// In the order of the writes.
        public var outcomes: [StorageV1.WriteOutcome]
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__storage__v1__write_batch_response__descriptor_pointer()) }
        public static var types: MessageTypes { StorageContractsTypes.all }

        public init() {
            self.outcomes = []
        }

        public init(
            outcomes: [StorageV1.WriteOutcome] = []
        ) {
            self.outcomes = outcomes
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Shuangma__Storage__V1__WriteBatchResponse.self)
            self.outcomes = try MessageReader.array(c.pointee.n_outcomes, c.pointee.outcomes) { element throws(WireError) in
                try StorageV1.WriteOutcome(c: UnsafeRawPointer(element!))
            }
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Storage__V1__WriteBatchResponse.self)
            shuangma__storage__v1__write_batch_response__init(c)
            c.pointee.n_outcomes = self.outcomes.count
            c.pointee.outcomes = try writer.array(self.outcomes) { element throws(WireError) in try writer.message(element, as: Shuangma__Storage__V1__WriteOutcome.self) }
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// Scans a bucket range.
    public struct ScanRequest: WireMessage {
        /// First bucket, 0 to 65,535.
        public var bucketFrom: UInt32
        /// Last bucket, inclusive. All of them belong to one shard.
        public var bucketThrough: UInt32
        /// Only records behind this place; absent means from the first on. Its partition lies in the range.
        public var after: StorageV1.RecordPlace?
        /// Only these collections, 1 to 65,535, at most 64; none means all.
        public var collections: [UInt32]
        /// How fresh.
        public var consistency: StorageV1.Consistency
        /// For AT_LEAST: token of an earlier answer of the same shard.
        public var atLeast: StorageV1.ConsistencyToken?
        /// For BOUNDED_STALENESS: the bound in milliseconds, at least 1.
        public var maxStalenessMs: UInt32
        /// Epoch of the shard map the caller routed by; 0 means unknown.
        public var mapEpoch: UInt64
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__storage__v1__scan_request__descriptor_pointer()) }
        public static var types: MessageTypes { StorageContractsTypes.all }

        public init() {
            self.bucketFrom = 0
            self.bucketThrough = 0
            self.after = nil
            self.collections = []
            self.consistency = .init(rawValue: 0)
            self.atLeast = nil
            self.maxStalenessMs = 0
            self.mapEpoch = 0
        }

        public init(
            bucketFrom: UInt32 = 0,
            bucketThrough: UInt32 = 0,
            after: StorageV1.RecordPlace? = nil,
            collections: [UInt32] = [],
            consistency: StorageV1.Consistency = .init(rawValue: 0),
            atLeast: StorageV1.ConsistencyToken? = nil,
            maxStalenessMs: UInt32 = 0,
            mapEpoch: UInt64 = 0
        ) {
            self.bucketFrom = bucketFrom
            self.bucketThrough = bucketThrough
            self.after = after
            self.collections = collections
            self.consistency = consistency
            self.atLeast = atLeast
            self.maxStalenessMs = maxStalenessMs
            self.mapEpoch = mapEpoch
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Shuangma__Storage__V1__ScanRequest.self)
            self.bucketFrom = c.pointee.bucket_from
            self.bucketThrough = c.pointee.bucket_through
            self.after = try MessageReader.message(c.pointee.after, as: StorageV1.RecordPlace.self)
            self.collections = Array(UnsafeBufferPointer(start: c.pointee.collections, count: c.pointee.n_collections))
            self.consistency = StorageV1.Consistency(rawValue: Int32(truncatingIfNeeded: c.pointee.consistency.rawValue))
            self.atLeast = try MessageReader.message(c.pointee.at_least, as: StorageV1.ConsistencyToken.self)
            self.maxStalenessMs = c.pointee.max_staleness_ms
            self.mapEpoch = c.pointee.map_epoch
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Storage__V1__ScanRequest.self)
            shuangma__storage__v1__scan_request__init(c)
            c.pointee.bucket_from = self.bucketFrom
            c.pointee.bucket_through = self.bucketThrough
            if let value = self.after { c.pointee.after = try writer.message(value, as: Shuangma__Storage__V1__RecordPlace.self) }
            c.pointee.n_collections = self.collections.count
            c.pointee.collections = try writer.array(self.collections) { element throws(WireError) in element }
            c.pointee.consistency = Shuangma__Storage__V1__Consistency(rawValue: .init(truncatingIfNeeded: self.consistency.rawValue))
            if let value = self.atLeast { c.pointee.at_least = try writer.message(value, as: Shuangma__Storage__V1__ConsistencyToken.self) }
            c.pointee.max_staleness_ms = self.maxStalenessMs
            c.pointee.map_epoch = self.mapEpoch
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// Where a record lies among all.
    public struct RecordPlace: WireMessage {
        /// Partition key, 16 bytes.
        public var partition: [UInt8]
        /// Collection, 0 to 65,535.
        public var collection: UInt32
        /// Sort key, 0 to 256 bytes.
        public var sortKey: [UInt8]
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__storage__v1__record_place__descriptor_pointer()) }
        public static var types: MessageTypes { StorageContractsTypes.all }

        public init() {
            self.partition = []
            self.collection = 0
            self.sortKey = []
        }

        public init(
            partition: [UInt8] = [],
            collection: UInt32 = 0,
            sortKey: [UInt8] = []
        ) {
            self.partition = partition
            self.collection = collection
            self.sortKey = sortKey
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Shuangma__Storage__V1__RecordPlace.self)
            self.partition = MessageReader.bytes(c.pointee.partition)
            self.collection = c.pointee.collection
            self.sortKey = MessageReader.bytes(c.pointee.sort_key)
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Storage__V1__RecordPlace.self)
            shuangma__storage__v1__record_place__init(c)
            c.pointee.partition = try writer.bytes(self.partition)
            c.pointee.collection = self.collection
            c.pointee.sort_key = try writer.bytes(self.sortKey)
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// A record and the partition that it is of.
    public struct ScannedRecord: WireMessage {
        /// Partition key, 16 bytes.
        public var partition: [UInt8]
        /// The record.
        public var record: StorageV1.Record?
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__storage__v1__scanned_record__descriptor_pointer()) }
        public static var types: MessageTypes { StorageContractsTypes.all }

        public init() {
            self.partition = []
            self.record = nil
        }

        public init(
            partition: [UInt8] = [],
            record: StorageV1.Record? = nil
        ) {
            self.partition = partition
            self.record = record
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Shuangma__Storage__V1__ScannedRecord.self)
            self.partition = MessageReader.bytes(c.pointee.partition)
            self.record = try MessageReader.message(c.pointee.record, as: StorageV1.Record.self)
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Storage__V1__ScannedRecord.self)
            shuangma__storage__v1__scanned_record__init(c)
            c.pointee.partition = try writer.bytes(self.partition)
            if let value = self.record { c.pointee.record = try writer.message(value, as: Shuangma__Storage__V1__Record.self) }
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// Records of a scan, about 256 KiB of them at most, or one that is larger.
    public struct ScanResponse: WireMessage {
        /// In order; perhaps none where many were passed over.
        public var records: [StorageV1.ScannedRecord]
        /// For `after` of a later scan: everything through here was told. Absent when `complete`.
        public var after: StorageV1.RecordPlace?
        /// Point of the shard's log that all records of this call are of.
        public var token: StorageV1.ConsistencyToken?
        /// The whole range was told; this is the last response.
        public var complete: Bool
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__storage__v1__scan_response__descriptor_pointer()) }
        public static var types: MessageTypes { StorageContractsTypes.all }

        public init() {
            self.records = []
            self.after = nil
            self.token = nil
            self.complete = false
        }

        public init(
            records: [StorageV1.ScannedRecord] = [],
            after: StorageV1.RecordPlace? = nil,
            token: StorageV1.ConsistencyToken? = nil,
            complete: Bool = false
        ) {
            self.records = records
            self.after = after
            self.token = token
            self.complete = complete
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Shuangma__Storage__V1__ScanResponse.self)
            self.records = try MessageReader.array(c.pointee.n_records, c.pointee.records) { element throws(WireError) in
                try StorageV1.ScannedRecord(c: UnsafeRawPointer(element!))
            }
            self.after = try MessageReader.message(c.pointee.after, as: StorageV1.RecordPlace.self)
            self.token = try MessageReader.message(c.pointee.token, as: StorageV1.ConsistencyToken.self)
            self.complete = c.pointee.complete != 0
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Storage__V1__ScanResponse.self)
            shuangma__storage__v1__scan_response__init(c)
            c.pointee.n_records = self.records.count
            c.pointee.records = try writer.array(self.records) { element throws(WireError) in try writer.message(element, as: Shuangma__Storage__V1__ScannedRecord.self) }
            if let value = self.after { c.pointee.after = try writer.message(value, as: Shuangma__Storage__V1__RecordPlace.self) }
            if let value = self.token { c.pointee.token = try writer.message(value, as: Shuangma__Storage__V1__ConsistencyToken.self) }
            c.pointee.complete = self.complete ? 1 : 0
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// Follows a shard's changes.
    public struct WatchRequest: WireMessage {
        /// Shard.
        public var shard: UInt32
        /// First bucket that is followed.
        public var bucketFrom: UInt32
        /// Last bucket, inclusive. All of them belong to the shard, or did at `after`.
        public var bucketThrough: UInt32
        /// Changes behind this point of the shard's log are told; absent means those from now on.
        public var after: StorageV1.ConsistencyToken?
        /// Only changes of these collections, 1 to 65,535, at most 64; none means all.
        public var collections: [UInt32]
        /// Epoch of the shard map the caller routed by; 0 means unknown.
        public var mapEpoch: UInt64
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__storage__v1__watch_request__descriptor_pointer()) }
        public static var types: MessageTypes { StorageContractsTypes.all }

        public init() {
            self.shard = 0
            self.bucketFrom = 0
            self.bucketThrough = 0
            self.after = nil
            self.collections = []
            self.mapEpoch = 0
        }

        public init(
            shard: UInt32 = 0,
            bucketFrom: UInt32 = 0,
            bucketThrough: UInt32 = 0,
            after: StorageV1.ConsistencyToken? = nil,
            collections: [UInt32] = [],
            mapEpoch: UInt64 = 0
        ) {
            self.shard = shard
            self.bucketFrom = bucketFrom
            self.bucketThrough = bucketThrough
            self.after = after
            self.collections = collections
            self.mapEpoch = mapEpoch
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Shuangma__Storage__V1__WatchRequest.self)
            self.shard = c.pointee.shard
            self.bucketFrom = c.pointee.bucket_from
            self.bucketThrough = c.pointee.bucket_through
            self.after = try MessageReader.message(c.pointee.after, as: StorageV1.ConsistencyToken.self)
            self.collections = Array(UnsafeBufferPointer(start: c.pointee.collections, count: c.pointee.n_collections))
            self.mapEpoch = c.pointee.map_epoch
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Storage__V1__WatchRequest.self)
            shuangma__storage__v1__watch_request__init(c)
            c.pointee.shard = self.shard
            c.pointee.bucket_from = self.bucketFrom
            c.pointee.bucket_through = self.bucketThrough
            if let value = self.after { c.pointee.after = try writer.message(value, as: Shuangma__Storage__V1__ConsistencyToken.self) }
            c.pointee.n_collections = self.collections.count
            c.pointee.collections = try writer.array(self.collections) { element throws(WireError) in element }
            c.pointee.map_epoch = self.mapEpoch
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// A write that was applied: all that it changed, of the collections that are followed.
    public struct CommittedWrite: WireMessage {
        /// Its index in the shard's log, which is the version of the records that it put.
        public var index: UInt64
        /// Partition key, 16 bytes.
        public var partition: [UInt8]
        /// When its primary ordered it, by that one's clock.
        public var orderedAt: GoogleProtobuf.Timestamp?
        /// What it changed, in order; at least one. An append is told as it was asked for, without its number and link.
        public var mutations: [StorageV1.Mutation]
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__storage__v1__committed_write__descriptor_pointer()) }
        public static var types: MessageTypes { StorageContractsTypes.all }

        public init() {
            self.index = 0
            self.partition = []
            self.orderedAt = nil
            self.mutations = []
        }

        public init(
            index: UInt64 = 0,
            partition: [UInt8] = [],
            orderedAt: GoogleProtobuf.Timestamp? = nil,
            mutations: [StorageV1.Mutation] = []
        ) {
            self.index = index
            self.partition = partition
            self.orderedAt = orderedAt
            self.mutations = mutations
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Shuangma__Storage__V1__CommittedWrite.self)
            self.index = c.pointee.index
            self.partition = MessageReader.bytes(c.pointee.partition)
            self.orderedAt = try MessageReader.message(c.pointee.ordered_at, as: GoogleProtobuf.Timestamp.self)
            self.mutations = try MessageReader.array(c.pointee.n_mutations, c.pointee.mutations) { element throws(WireError) in
                try StorageV1.Mutation(c: UnsafeRawPointer(element!))
            }
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Storage__V1__CommittedWrite.self)
            shuangma__storage__v1__committed_write__init(c)
            c.pointee.index = self.index
            c.pointee.partition = try writer.bytes(self.partition)
            if let value = self.orderedAt { c.pointee.ordered_at = try writer.message(value, as: Google__Protobuf__Timestamp.self) }
            c.pointee.n_mutations = self.mutations.count
            c.pointee.mutations = try writer.array(self.mutations) { element throws(WireError) in try writer.message(element, as: Shuangma__Storage__V1__Mutation.self) }
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// News of a shard. The first comes at once, others when something was written, and at least every second.
    public struct WatchResponse: WireMessage {
        /// In the order of the log; perhaps none.
        public var writes: [StorageV1.CommittedWrite]
        /// Everything through here was told: for `after` of a later watch.
        public var token: StorageV1.ConsistencyToken?
        /// Every write that was acknowledged before the node began to make this response is told with it or was before.
        public var current: Bool
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__storage__v1__watch_response__descriptor_pointer()) }
        public static var types: MessageTypes { StorageContractsTypes.all }

        public init() {
            self.writes = []
            self.token = nil
            self.current = false
        }

        public init(
            writes: [StorageV1.CommittedWrite] = [],
            token: StorageV1.ConsistencyToken? = nil,
            current: Bool = false
        ) {
            self.writes = writes
            self.token = token
            self.current = current
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Shuangma__Storage__V1__WatchResponse.self)
            self.writes = try MessageReader.array(c.pointee.n_writes, c.pointee.writes) { element throws(WireError) in
                try StorageV1.CommittedWrite(c: UnsafeRawPointer(element!))
            }
            self.token = try MessageReader.message(c.pointee.token, as: StorageV1.ConsistencyToken.self)
            self.current = c.pointee.current != 0
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Storage__V1__WatchResponse.self)
            shuangma__storage__v1__watch_response__init(c)
            c.pointee.n_writes = self.writes.count
            c.pointee.writes = try writer.array(self.writes) { element throws(WireError) in try writer.message(element, as: Shuangma__Storage__V1__CommittedWrite.self) }
            if let value = self.token { c.pointee.token = try writer.message(value, as: Shuangma__Storage__V1__ConsistencyToken.self) }
            c.pointee.current = self.current ? 1 : 0
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// Detail of an error with reason SHARD_SPLIT: from `bucket` on the buckets of `shard` belong to `child` once its log has
    /// come to `index`, where the child's begins.
    public struct ShardSplit: WireMessage {
        /// The shard that was split.
        public var shard: UInt32
        /// The shard that was made of its upper part.
        public var child: UInt32
        /// First bucket of the child.
        public var bucket: UInt32
        /// Through here the changes of the child's buckets stand in the log of `shard`, behind it in the child's own.
        public var index: UInt64
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__storage__v1__shard_split__descriptor_pointer()) }
        public static var types: MessageTypes { StorageContractsTypes.all }

        public init() {
            self.shard = 0
            self.child = 0
            self.bucket = 0
            self.index = 0
        }

        public init(
            shard: UInt32 = 0,
            child: UInt32 = 0,
            bucket: UInt32 = 0,
            index: UInt64 = 0
        ) {
            self.shard = shard
            self.child = child
            self.bucket = bucket
            self.index = index
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Shuangma__Storage__V1__ShardSplit.self)
            self.shard = c.pointee.shard
            self.child = c.pointee.child
            self.bucket = c.pointee.bucket
            self.index = c.pointee.index
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Storage__V1__ShardSplit.self)
            shuangma__storage__v1__shard_split__init(c)
            c.pointee.shard = self.shard
            c.pointee.child = self.child
            c.pointee.bucket = self.bucket
            c.pointee.index = self.index
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// Asks for the map.
    public struct GetShardMapRequest: WireMessage {
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__storage__v1__get_shard_map_request__descriptor_pointer()) }
        public static var types: MessageTypes { StorageContractsTypes.all }

        public init() {
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Shuangma__Storage__V1__GetShardMapRequest.self)
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Storage__V1__GetShardMapRequest.self)
            shuangma__storage__v1__get_shard_map_request__init(c)
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// Which buckets belong to which shard, and where it is served.
    public struct ShardMap: WireMessage {
        /// Rises with every change.
        public var epoch: UInt64
        /// By bucket.
        public var shards: [StorageV1.Shard]
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__storage__v1__shard_map__descriptor_pointer()) }
        public static var types: MessageTypes { StorageContractsTypes.all }

        public init() {
            self.epoch = 0
            self.shards = []
        }

        public init(
            epoch: UInt64 = 0,
            shards: [StorageV1.Shard] = []
        ) {
            self.epoch = epoch
            self.shards = shards
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Shuangma__Storage__V1__ShardMap.self)
            self.epoch = c.pointee.epoch
            self.shards = try MessageReader.array(c.pointee.n_shards, c.pointee.shards) { element throws(WireError) in
                try StorageV1.Shard(c: UnsafeRawPointer(element!))
            }
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Storage__V1__ShardMap.self)
            shuangma__storage__v1__shard_map__init(c)
            c.pointee.epoch = self.epoch
            c.pointee.n_shards = self.shards.count
            c.pointee.shards = try writer.array(self.shards) { element throws(WireError) in try writer.message(element, as: Shuangma__Storage__V1__Shard.self) }
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// One shard.
    public struct Shard: WireMessage {
        /// Number of the shard.
        public var shard: UInt32
        /// First bucket.
        public var bucketFrom: UInt32
        /// Last bucket, inclusive.
        public var bucketThrough: UInt32
        /// Node of the primary.
        public var primary: String
        /// Nodes in the in-sync set, the primary among them.
        public var inSync: [String]
        /// Epoch of the replica set.
        public var epoch: UInt64
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__storage__v1__shard__descriptor_pointer()) }
        public static var types: MessageTypes { StorageContractsTypes.all }

        public init() {
            self.shard = 0
            self.bucketFrom = 0
            self.bucketThrough = 0
            self.primary = ""
            self.inSync = []
            self.epoch = 0
        }

        public init(
            shard: UInt32 = 0,
            bucketFrom: UInt32 = 0,
            bucketThrough: UInt32 = 0,
            primary: String = "",
            inSync: [String] = [],
            epoch: UInt64 = 0
        ) {
            self.shard = shard
            self.bucketFrom = bucketFrom
            self.bucketThrough = bucketThrough
            self.primary = primary
            self.inSync = inSync
            self.epoch = epoch
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Shuangma__Storage__V1__Shard.self)
            self.shard = c.pointee.shard
            self.bucketFrom = c.pointee.bucket_from
            self.bucketThrough = c.pointee.bucket_through
            self.primary = try MessageReader.string(c.pointee.primary, field: "shuangma.storage.v1.Shard.primary")
            self.inSync = try MessageReader.array(c.pointee.n_in_sync, c.pointee.in_sync) { element throws(WireError) in
                try MessageReader.string(element, field: "shuangma.storage.v1.Shard.in_sync")
            }
            self.epoch = c.pointee.epoch
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Storage__V1__Shard.self)
            shuangma__storage__v1__shard__init(c)
            c.pointee.shard = self.shard
            c.pointee.bucket_from = self.bucketFrom
            c.pointee.bucket_through = self.bucketThrough
            c.pointee.primary = try writer.string(self.primary)
            c.pointee.n_in_sync = self.inSync.count
            c.pointee.in_sync = try writer.array(self.inSync) { element throws(WireError) in try writer.string(element) }
            c.pointee.epoch = self.epoch
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// Reads and writes of partitions, and streams over many of them. Called by the services, and by tools for records of
    /// their own.
    ///
    /// A caller gets at the record sets that its role has a right to. Read, Write, WriteBatch, Scan and Watch answer
    /// PERMISSION_DENIED (RECORD_SET_NOT_YOURS) for any other; a scan or watch of all sets counts as one of others.
    ///
    /// Every method answers INVALID_ARGUMENT that names the field of a request out of bounds, UNAVAILABLE (CLOSING) while the
    /// node stops, UNAVAILABLE (NO_RESOURCES) with RetryInfo while the system gives it no descriptors or memory,
    /// FAILED_PRECONDITION (NOT_PRIMARY) with a `NotPrimary` where only the primary answers, and UNAVAILABLE (UNKNOWN_SHARD) for
    /// a shard that the node's map does not have. Ask the node that `NotPrimary` names, or again after RetryInfo.
    public protocol StorageService: RPCService {
        /// Reads records of one partition from one snapshot. Idempotent.
        ///
        /// Errors: UNAVAILABLE (LEASE_LAPSED, BEHIND, STALE, NOT_WHOLE, CHANGING) while this replica cannot give the freshness
        /// asked for; UNAVAILABLE (DISK_FAILED); DATA_LOSS for a record whose checksum is wrong.
        func read(_ request: StorageV1.ReadRequest, context: CallContext) async throws -> StorageV1.ReadResponse
        /// Writes records of one partition atomically. Idempotent by key.
        ///
        /// Errors: FAILED_PRECONDITION with a `WriteRefusal` when a demand does not hold; UNAVAILABLE (CHANGING,
        /// NOT_ENOUGH_REPLICAS, DISK_FULL, DISK_FAILED) when nothing was written; UNAVAILABLE (OUTCOME_UNKNOWN) when the write
        /// may take place: repeat it with the same key; RESOURCE_EXHAUSTED when too many writes wait.
        func write(_ request: StorageV1.WriteRequest, context: CallContext) async throws -> StorageV1.WriteResponse
        /// Writes several partitions of the node, each atomically and by itself; the outcomes stand in the
        /// order of the requests. For bulk loads. Idempotent by the keys.
        ///
        /// Errors: as of the service. Those of one write stand in its outcome, as `WriteRefusal`.
        func writeBatch(_ request: StorageV1.WriteBatchRequest, context: CallContext) async throws -> StorageV1.WriteBatchResponse
        /// Every record of a bucket range of one shard, as all of it was at one moment, in order of partition, collection and
        /// sort key. Fast readers get it at once, slow ones hold it up; either may break off and go on after the last place
        /// that it was told, then at a later moment. A call ends before its range does once it has taken five minutes.
        /// Idempotent.
        ///
        /// Errors: RESOURCE_EXHAUSTED when the node serves as many scans as it may; UNAVAILABLE as of Read; DATA_LOSS.
        func scan(
            _ request: StorageV1.ScanRequest, to responses: ResponseStream<StorageV1.ScanResponse>, context: CallContext
        ) async throws
        /// A shard's committed writes after a point of its log, each exactly once and in the order of the log, then those that
        /// follow, for as long as the caller listens. Served by the shard's primary.
        ///
        /// A write that was refused, and one whose idempotency key was known, changed nothing and is not told. That a record
        /// expires is no change either: its `expires_at` was told when it was written.
        ///
        /// Idempotent.
        ///
        /// Errors: OUT_OF_RANGE (TOKEN_TOO_OLD) when the log is not kept so far back, OUT_OF_RANGE (TOKEN_UNKNOWN) when it never
        /// came that far: scan the buckets, then watch from the token that the scan gave. UNAVAILABLE (CHANGING): go on with the
        /// last token, here or elsewhere. ABORTED (SHARD_SPLIT) with a `ShardSplit` when buckets that are followed belong to
        /// another shard after the point that was reached.
        func watch(
            _ request: StorageV1.WatchRequest, to responses: ResponseStream<StorageV1.WatchResponse>, context: CallContext
        ) async throws
        /// Where the shards are. Idempotent.
        ///
        /// Errors: UNAVAILABLE (CLOSING).
        func getShardMap(_ request: StorageV1.GetShardMapRequest, context: CallContext) async throws -> StorageV1.ShardMap
    }

    /// The methods of `shuangma.storage.v1.Storage`.
    public enum StorageMethods {
        /// Reads records of one partition from one snapshot. Idempotent.
        ///
        /// Errors: UNAVAILABLE (LEASE_LAPSED, BEHIND, STALE, NOT_WHOLE, CHANGING) while this replica cannot give the freshness
        /// asked for; UNAVAILABLE (DISK_FAILED); DATA_LOSS for a record whose checksum is wrong.
        public static let read = MethodDescriptor(
            service: "shuangma.storage.v1.Storage", name: "Read", kind: .unary, idempotency: .idempotent)
        /// Writes records of one partition atomically. Idempotent by key.
        ///
        /// Errors: FAILED_PRECONDITION with a `WriteRefusal` when a demand does not hold; UNAVAILABLE (CHANGING,
        /// NOT_ENOUGH_REPLICAS, DISK_FULL, DISK_FAILED) when nothing was written; UNAVAILABLE (OUTCOME_UNKNOWN) when the write
        /// may take place: repeat it with the same key; RESOURCE_EXHAUSTED when too many writes wait.
        public static let write = MethodDescriptor(
            service: "shuangma.storage.v1.Storage", name: "Write", kind: .unary)
        /// Writes several partitions of the node, each atomically and by itself; the outcomes stand in the
        /// order of the requests. For bulk loads. Idempotent by the keys.
        ///
        /// Errors: as of the service. Those of one write stand in its outcome, as `WriteRefusal`.
        public static let writeBatch = MethodDescriptor(
            service: "shuangma.storage.v1.Storage", name: "WriteBatch", kind: .unary)
        /// Every record of a bucket range of one shard, as all of it was at one moment, in order of partition, collection and
        /// sort key. Fast readers get it at once, slow ones hold it up; either may break off and go on after the last place
        /// that it was told, then at a later moment. A call ends before its range does once it has taken five minutes.
        /// Idempotent.
        ///
        /// Errors: RESOURCE_EXHAUSTED when the node serves as many scans as it may; UNAVAILABLE as of Read; DATA_LOSS.
        public static let scan = MethodDescriptor(
            service: "shuangma.storage.v1.Storage", name: "Scan", kind: .serverStreaming, idempotency: .idempotent)
        /// A shard's committed writes after a point of its log, each exactly once and in the order of the log, then those that
        /// follow, for as long as the caller listens. Served by the shard's primary.
        ///
        /// A write that was refused, and one whose idempotency key was known, changed nothing and is not told. That a record
        /// expires is no change either: its `expires_at` was told when it was written.
        ///
        /// Idempotent.
        ///
        /// Errors: OUT_OF_RANGE (TOKEN_TOO_OLD) when the log is not kept so far back, OUT_OF_RANGE (TOKEN_UNKNOWN) when it never
        /// came that far: scan the buckets, then watch from the token that the scan gave. UNAVAILABLE (CHANGING): go on with the
        /// last token, here or elsewhere. ABORTED (SHARD_SPLIT) with a `ShardSplit` when buckets that are followed belong to
        /// another shard after the point that was reached.
        public static let watch = MethodDescriptor(
            service: "shuangma.storage.v1.Storage", name: "Watch", kind: .serverStreaming, idempotency: .idempotent)
        /// Where the shards are. Idempotent.
        ///
        /// Errors: UNAVAILABLE (CLOSING).
        public static let getShardMap = MethodDescriptor(
            service: "shuangma.storage.v1.Storage", name: "GetShardMap", kind: .unary, idempotency: .noSideEffects)

        /// The service.
        public static let service = ServiceDescriptor(
            name: "shuangma.storage.v1.Storage", methods: [read, write, writeBatch, scan, watch, getShardMap],
            fileName: "shuangma/storage/v1/storage.proto")
    }

    /// Calls `shuangma.storage.v1.Storage`.
    public struct StorageClient: Sendable {
        private let channel: any RPCChannel

        public init(_ channel: any RPCChannel) { self.channel = channel }

        /// Reads records of one partition from one snapshot. Idempotent.
        ///
        /// Errors: UNAVAILABLE (LEASE_LAPSED, BEHIND, STALE, NOT_WHOLE, CHANGING) while this replica cannot give the freshness
        /// asked for; UNAVAILABLE (DISK_FAILED); DATA_LOSS for a record whose checksum is wrong.
        public func read(
            _ request: StorageV1.ReadRequest, options: CallOptions = .init()
        ) async throws -> StorageV1.ReadResponse {
            try await channel.unary(StorageMethods.read, request, options: options)
        }

        /// Writes records of one partition atomically. Idempotent by key.
        ///
        /// Errors: FAILED_PRECONDITION with a `WriteRefusal` when a demand does not hold; UNAVAILABLE (CHANGING,
        /// NOT_ENOUGH_REPLICAS, DISK_FULL, DISK_FAILED) when nothing was written; UNAVAILABLE (OUTCOME_UNKNOWN) when the write
        /// may take place: repeat it with the same key; RESOURCE_EXHAUSTED when too many writes wait.
        public func write(
            _ request: StorageV1.WriteRequest, options: CallOptions = .init()
        ) async throws -> StorageV1.WriteResponse {
            try await channel.unary(StorageMethods.write, request, options: options)
        }

        /// Writes several partitions of the node, each atomically and by itself; the outcomes stand in the
        /// order of the requests. For bulk loads. Idempotent by the keys.
        ///
        /// Errors: as of the service. Those of one write stand in its outcome, as `WriteRefusal`.
        public func writeBatch(
            _ request: StorageV1.WriteBatchRequest, options: CallOptions = .init()
        ) async throws -> StorageV1.WriteBatchResponse {
            try await channel.unary(StorageMethods.writeBatch, request, options: options)
        }

        /// Every record of a bucket range of one shard, as all of it was at one moment, in order of partition, collection and
        /// sort key. Fast readers get it at once, slow ones hold it up; either may break off and go on after the last place
        /// that it was told, then at a later moment. A call ends before its range does once it has taken five minutes.
        /// Idempotent.
        ///
        /// Errors: RESOURCE_EXHAUSTED when the node serves as many scans as it may; UNAVAILABLE as of Read; DATA_LOSS.
        public func scan(
            _ request: StorageV1.ScanRequest, options: CallOptions = .init()
        ) -> ResponseSequence<StorageV1.ScanResponse> {
            channel.serverStreaming(StorageMethods.scan, request, options: options)
        }

        /// A shard's committed writes after a point of its log, each exactly once and in the order of the log, then those that
        /// follow, for as long as the caller listens. Served by the shard's primary.
        ///
        /// A write that was refused, and one whose idempotency key was known, changed nothing and is not told. That a record
        /// expires is no change either: its `expires_at` was told when it was written.
        ///
        /// Idempotent.
        ///
        /// Errors: OUT_OF_RANGE (TOKEN_TOO_OLD) when the log is not kept so far back, OUT_OF_RANGE (TOKEN_UNKNOWN) when it never
        /// came that far: scan the buckets, then watch from the token that the scan gave. UNAVAILABLE (CHANGING): go on with the
        /// last token, here or elsewhere. ABORTED (SHARD_SPLIT) with a `ShardSplit` when buckets that are followed belong to
        /// another shard after the point that was reached.
        public func watch(
            _ request: StorageV1.WatchRequest, options: CallOptions = .init()
        ) -> ResponseSequence<StorageV1.WatchResponse> {
            channel.serverStreaming(StorageMethods.watch, request, options: options)
        }

        /// Where the shards are. Idempotent.
        ///
        /// Errors: UNAVAILABLE (CLOSING).
        public func getShardMap(
            _ request: StorageV1.GetShardMapRequest, options: CallOptions = .init()
        ) async throws -> StorageV1.ShardMap {
            try await channel.unary(StorageMethods.getShardMap, request, options: options)
        }
    }
}

extension StorageV1.StorageService {
    public static var descriptor: ServiceDescriptor { StorageV1.StorageMethods.service }

    public func register(in router: inout Router) { registerAll(in: &router) }

    /// Registers every method; for services whose own ``register(in:)`` then does more.
    public func registerAll(in router: inout Router) {
        router.serveUnary(StorageV1.StorageMethods.read) { call, context in
            try call.respond(try await self.read(call.request(StorageV1.ReadRequest.self), context: context))
        }
        router.serveUnary(StorageV1.StorageMethods.write) { call, context in
            try call.respond(try await self.write(call.request(StorageV1.WriteRequest.self), context: context))
        }
        router.serveUnary(StorageV1.StorageMethods.writeBatch) { call, context in
            try call.respond(try await self.writeBatch(call.request(StorageV1.WriteBatchRequest.self), context: context))
        }
        router.serverStreaming(StorageV1.StorageMethods.scan) { try await self.scan($0, to: $1, context: $2) }
        router.serverStreaming(StorageV1.StorageMethods.watch) { try await self.watch($0, to: $1, context: $2) }
        router.serveUnary(StorageV1.StorageMethods.getShardMap) { call, context in
            try call.respond(try await self.getShardMap(call.request(StorageV1.GetShardMapRequest.self), context: context))
        }
    }
}
