// Generated from shuangma/storage/v1/storage.proto by scripts/generate. Do not edit.

import CContracts
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
        /// Sees at least the write whose token is given.
        public static let atLeast = Self(rawValue: 2)
        /// Any replica that lags less than the given bound.
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
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static let descriptor = MessageDescriptor(shuangma__storage__v1__read_request__descriptor_pointer())

        public init() {
            partition = []
            items = []
            consistency = .init(rawValue: 0)
            atLeast = nil
            mapEpoch = 0
        }

        public init(
            partition: [UInt8] = [],
            items: [StorageV1.ReadItem] = [],
            consistency: StorageV1.Consistency = .init(rawValue: 0),
            atLeast: StorageV1.ConsistencyToken? = nil,
            mapEpoch: UInt64 = 0
        ) {
            self.partition = partition
            self.items = items
            self.consistency = consistency
            self.atLeast = atLeast
            self.mapEpoch = mapEpoch
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Shuangma__Storage__V1__ReadRequest.self)
            partition = MessageReader.bytes(c.pointee.partition)
            items = try MessageReader.array(c.pointee.n_items, c.pointee.items) { element throws(WireError) in try StorageV1.ReadItem(c: UnsafeRawPointer(element!)) }
            consistency = StorageV1.Consistency(rawValue: Int32(bitPattern: c.pointee.consistency.rawValue))
            atLeast = try MessageReader.message(c.pointee.at_least, as: StorageV1.ConsistencyToken.self)
            mapEpoch = c.pointee.map_epoch
            unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Storage__V1__ReadRequest.self)
            shuangma__storage__v1__read_request__init(c)
            c.pointee.partition = try writer.bytes(partition)
            c.pointee.n_items = items.count
            c.pointee.items = try writer.array(items) { element throws(WireError) in try writer.message(element, as: Shuangma__Storage__V1__ReadItem.self) }
            c.pointee.consistency = Shuangma__Storage__V1__Consistency(rawValue: UInt32(bitPattern: consistency.rawValue))
            if let atLeast { c.pointee.at_least = try writer.message(atLeast, as: Shuangma__Storage__V1__ConsistencyToken.self) }
            c.pointee.map_epoch = mapEpoch
            try unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// One record or one range.
    public struct ReadItem: WireMessage {
        /// Exactly one of these is set.
        public var item: ItemValue?
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static let descriptor = MessageDescriptor(shuangma__storage__v1__read_item__descriptor_pointer())

        public init() {
            item = nil
        }

        public init(
            item: ItemValue? = nil
        ) {
            self.item = item
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Shuangma__Storage__V1__ReadItem.self)
            switch c.pointee.item_case {
            case SHUANGMA__STORAGE__V1__READ_ITEM__ITEM_RECORD: item = .record(try StorageV1.RecordKey(c: UnsafeRawPointer(c.pointee.record!)))
            case SHUANGMA__STORAGE__V1__READ_ITEM__ITEM_RANGE: item = .range(try StorageV1.Range(c: UnsafeRawPointer(c.pointee.range!)))
            default: item = nil
            }
            unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Storage__V1__ReadItem.self)
            shuangma__storage__v1__read_item__init(c)
            switch item {
            case .record(let value)?:
                c.pointee.item_case = SHUANGMA__STORAGE__V1__READ_ITEM__ITEM_RECORD
                c.pointee.record = try writer.message(value, as: Shuangma__Storage__V1__RecordKey.self)
            case .range(let value)?:
                c.pointee.item_case = SHUANGMA__STORAGE__V1__READ_ITEM__ITEM_RANGE
                c.pointee.range = try writer.message(value, as: Shuangma__Storage__V1__Range.self)
            case nil: break
            }
            try unknownFields.write(to: &c.pointee.base, in: writer)
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

        public static let descriptor = MessageDescriptor(shuangma__storage__v1__record_key__descriptor_pointer())

        public init() {
            collection = 0
            sortKey = []
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
            collection = c.pointee.collection
            sortKey = MessageReader.bytes(c.pointee.sort_key)
            unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Storage__V1__RecordKey.self)
            shuangma__storage__v1__record_key__init(c)
            c.pointee.collection = collection
            c.pointee.sort_key = try writer.bytes(sortKey)
            try unknownFields.write(to: &c.pointee.base, in: writer)
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

        public static let descriptor = MessageDescriptor(shuangma__storage__v1__range__descriptor_pointer())

        public init() {
            collection = 0
            from = []
            until = []
            descending = false
            limit = 0
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
            collection = c.pointee.collection
            from = MessageReader.bytes(c.pointee.from)
            until = MessageReader.bytes(c.pointee.until)
            descending = c.pointee.descending != 0
            limit = c.pointee.limit
            unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Storage__V1__Range.self)
            shuangma__storage__v1__range__init(c)
            c.pointee.collection = collection
            c.pointee.from = try writer.bytes(from)
            c.pointee.until = try writer.bytes(until)
            c.pointee.descending = descending ? 1 : 0
            c.pointee.limit = limit
            try unknownFields.write(to: &c.pointee.base, in: writer)
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

        public static let descriptor = MessageDescriptor(shuangma__storage__v1__record__descriptor_pointer())

        public init() {
            collection = 0
            sortKey = []
            value = []
            version = 0
            expiresAt = nil
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
            collection = c.pointee.collection
            sortKey = MessageReader.bytes(c.pointee.sort_key)
            value = MessageReader.bytes(c.pointee.value)
            version = c.pointee.version
            expiresAt = try MessageReader.message(c.pointee.expires_at, as: GoogleProtobuf.Timestamp.self)
            unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Storage__V1__Record.self)
            shuangma__storage__v1__record__init(c)
            c.pointee.collection = collection
            c.pointee.sort_key = try writer.bytes(sortKey)
            c.pointee.value = try writer.bytes(value)
            c.pointee.version = version
            if let expiresAt { c.pointee.expires_at = try writer.message(expiresAt, as: Google__Protobuf__Timestamp.self) }
            try unknownFields.write(to: &c.pointee.base, in: writer)
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

        public static let descriptor = MessageDescriptor(shuangma__storage__v1__read_result__descriptor_pointer())

        public init() {
            records = []
            truncated = false
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
            records = try MessageReader.array(c.pointee.n_records, c.pointee.records) { element throws(WireError) in try StorageV1.Record(c: UnsafeRawPointer(element!)) }
            truncated = c.pointee.truncated != 0
            unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Storage__V1__ReadResult.self)
            shuangma__storage__v1__read_result__init(c)
            c.pointee.n_records = records.count
            c.pointee.records = try writer.array(records) { element throws(WireError) in try writer.message(element, as: Shuangma__Storage__V1__Record.self) }
            c.pointee.truncated = truncated ? 1 : 0
            try unknownFields.write(to: &c.pointee.base, in: writer)
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

        public static let descriptor = MessageDescriptor(shuangma__storage__v1__read_response__descriptor_pointer())

        public init() {
            results = []
            token = nil
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
            results = try MessageReader.array(c.pointee.n_results, c.pointee.results) { element throws(WireError) in try StorageV1.ReadResult(c: UnsafeRawPointer(element!)) }
            token = try MessageReader.message(c.pointee.token, as: StorageV1.ConsistencyToken.self)
            unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Storage__V1__ReadResponse.self)
            shuangma__storage__v1__read_response__init(c)
            c.pointee.n_results = results.count
            c.pointee.results = try writer.array(results) { element throws(WireError) in try writer.message(element, as: Shuangma__Storage__V1__ReadResult.self) }
            if let token { c.pointee.token = try writer.message(token, as: Shuangma__Storage__V1__ConsistencyToken.self) }
            try unknownFields.write(to: &c.pointee.base, in: writer)
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

        public static let descriptor = MessageDescriptor(shuangma__storage__v1__consistency_token__descriptor_pointer())

        public init() {
            shard = 0
            index = 0
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
            shard = c.pointee.shard
            index = c.pointee.index
            unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Storage__V1__ConsistencyToken.self)
            shuangma__storage__v1__consistency_token__init(c)
            c.pointee.shard = shard
            c.pointee.index = index
            try unknownFields.write(to: &c.pointee.base, in: writer)
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

        public static let descriptor = MessageDescriptor(shuangma__storage__v1__write_request__descriptor_pointer())

        public init() {
            partition = []
            preconditions = []
            mutations = []
            idempotencyKey = []
            mapEpoch = 0
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
            partition = MessageReader.bytes(c.pointee.partition)
            preconditions = try MessageReader.array(c.pointee.n_preconditions, c.pointee.preconditions) { element throws(WireError) in try StorageV1.Precondition(c: UnsafeRawPointer(element!)) }
            mutations = try MessageReader.array(c.pointee.n_mutations, c.pointee.mutations) { element throws(WireError) in try StorageV1.Mutation(c: UnsafeRawPointer(element!)) }
            idempotencyKey = MessageReader.bytes(c.pointee.idempotency_key)
            mapEpoch = c.pointee.map_epoch
            unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Storage__V1__WriteRequest.self)
            shuangma__storage__v1__write_request__init(c)
            c.pointee.partition = try writer.bytes(partition)
            c.pointee.n_preconditions = preconditions.count
            c.pointee.preconditions = try writer.array(preconditions) { element throws(WireError) in try writer.message(element, as: Shuangma__Storage__V1__Precondition.self) }
            c.pointee.n_mutations = mutations.count
            c.pointee.mutations = try writer.array(mutations) { element throws(WireError) in try writer.message(element, as: Shuangma__Storage__V1__Mutation.self) }
            c.pointee.idempotency_key = try writer.bytes(idempotencyKey)
            c.pointee.map_epoch = mapEpoch
            try unknownFields.write(to: &c.pointee.base, in: writer)
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

        public static let descriptor = MessageDescriptor(shuangma__storage__v1__precondition__descriptor_pointer())

        public init() {
            record = nil
            condition = nil
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
            record = try MessageReader.message(c.pointee.record, as: StorageV1.RecordKey.self)
            switch c.pointee.condition_case {
            case SHUANGMA__STORAGE__V1__PRECONDITION__CONDITION_EXISTS: condition = .exists(c.pointee.exists != 0)
            case SHUANGMA__STORAGE__V1__PRECONDITION__CONDITION_VERSION: condition = .version(c.pointee.version)
            default: condition = nil
            }
            unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Storage__V1__Precondition.self)
            shuangma__storage__v1__precondition__init(c)
            if let record { c.pointee.record = try writer.message(record, as: Shuangma__Storage__V1__RecordKey.self) }
            switch condition {
            case .exists(let value)?:
                c.pointee.condition_case = SHUANGMA__STORAGE__V1__PRECONDITION__CONDITION_EXISTS
                c.pointee.exists = value ? 1 : 0
            case .version(let value)?:
                c.pointee.condition_case = SHUANGMA__STORAGE__V1__PRECONDITION__CONDITION_VERSION
                c.pointee.version = value
            case nil: break
            }
            try unknownFields.write(to: &c.pointee.base, in: writer)
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

        public static let descriptor = MessageDescriptor(shuangma__storage__v1__mutation__descriptor_pointer())

        public init() {
            change = nil
        }

        public init(
            change: ChangeValue? = nil
        ) {
            self.change = change
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Shuangma__Storage__V1__Mutation.self)
            switch c.pointee.change_case {
            case SHUANGMA__STORAGE__V1__MUTATION__CHANGE_PUT: change = .put(try StorageV1.Put(c: UnsafeRawPointer(c.pointee.put!)))
            case SHUANGMA__STORAGE__V1__MUTATION__CHANGE_DELETE: change = .delete(try StorageV1.RecordKey(c: UnsafeRawPointer(c.pointee.delete_!)))
            case SHUANGMA__STORAGE__V1__MUTATION__CHANGE_DELETE_RANGE: change = .deleteRange(try StorageV1.Range(c: UnsafeRawPointer(c.pointee.delete_range!)))
            default: change = nil
            }
            unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Storage__V1__Mutation.self)
            shuangma__storage__v1__mutation__init(c)
            switch change {
            case .put(let value)?:
                c.pointee.change_case = SHUANGMA__STORAGE__V1__MUTATION__CHANGE_PUT
                c.pointee.put = try writer.message(value, as: Shuangma__Storage__V1__Put.self)
            case .delete(let value)?:
                c.pointee.change_case = SHUANGMA__STORAGE__V1__MUTATION__CHANGE_DELETE
                c.pointee.delete_ = try writer.message(value, as: Shuangma__Storage__V1__RecordKey.self)
            case .deleteRange(let value)?:
                c.pointee.change_case = SHUANGMA__STORAGE__V1__MUTATION__CHANGE_DELETE_RANGE
                c.pointee.delete_range = try writer.message(value, as: Shuangma__Storage__V1__Range.self)
            case nil: break
            }
            try unknownFields.write(to: &c.pointee.base, in: writer)
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

        public static let descriptor = MessageDescriptor(shuangma__storage__v1__put__descriptor_pointer())

        public init() {
            collection = 0
            sortKey = []
            value = []
            expiresAt = nil
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
            collection = c.pointee.collection
            sortKey = MessageReader.bytes(c.pointee.sort_key)
            value = MessageReader.bytes(c.pointee.value)
            expiresAt = try MessageReader.message(c.pointee.expires_at, as: GoogleProtobuf.Timestamp.self)
            unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Storage__V1__Put.self)
            shuangma__storage__v1__put__init(c)
            c.pointee.collection = collection
            c.pointee.sort_key = try writer.bytes(sortKey)
            c.pointee.value = try writer.bytes(value)
            if let expiresAt { c.pointee.expires_at = try writer.message(expiresAt, as: Google__Protobuf__Timestamp.self) }
            try unknownFields.write(to: &c.pointee.base, in: writer)
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

        public static let descriptor = MessageDescriptor(shuangma__storage__v1__write_response__descriptor_pointer())

        public init() {
            version = 0
            token = nil
            replayed = false
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
            version = c.pointee.version
            token = try MessageReader.message(c.pointee.token, as: StorageV1.ConsistencyToken.self)
            replayed = c.pointee.replayed != 0
            unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Storage__V1__WriteResponse.self)
            shuangma__storage__v1__write_response__init(c)
            c.pointee.version = version
            if let token { c.pointee.token = try writer.message(token, as: Shuangma__Storage__V1__ConsistencyToken.self) }
            c.pointee.replayed = replayed ? 1 : 0
            try unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// Several writes.
    public struct WriteBatchRequest: WireMessage {
        /// At most 1,000.
        public var writes: [StorageV1.WriteRequest]
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static let descriptor = MessageDescriptor(shuangma__storage__v1__write_batch_request__descriptor_pointer())

        public init() {
            writes = []
        }

        public init(
            writes: [StorageV1.WriteRequest] = []
        ) {
            self.writes = writes
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Shuangma__Storage__V1__WriteBatchRequest.self)
            writes = try MessageReader.array(c.pointee.n_writes, c.pointee.writes) { element throws(WireError) in try StorageV1.WriteRequest(c: UnsafeRawPointer(element!)) }
            unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Storage__V1__WriteBatchRequest.self)
            shuangma__storage__v1__write_batch_request__init(c)
            c.pointee.n_writes = writes.count
            c.pointee.writes = try writer.array(writes) { element throws(WireError) in try writer.message(element, as: Shuangma__Storage__V1__WriteRequest.self) }
            try unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// What became of one write of a batch.
    public struct WriteOutcome: WireMessage {
        /// Exactly one of these is set.
        public var outcome: OutcomeValue?
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static let descriptor = MessageDescriptor(shuangma__storage__v1__write_outcome__descriptor_pointer())

        public init() {
            outcome = nil
        }

        public init(
            outcome: OutcomeValue? = nil
        ) {
            self.outcome = outcome
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Shuangma__Storage__V1__WriteOutcome.self)
            switch c.pointee.outcome_case {
            case SHUANGMA__STORAGE__V1__WRITE_OUTCOME__OUTCOME_WRITTEN: outcome = .written(try StorageV1.WriteResponse(c: UnsafeRawPointer(c.pointee.written!)))
            case SHUANGMA__STORAGE__V1__WRITE_OUTCOME__OUTCOME_REFUSED: outcome = .refused(try StorageV1.WriteRefusal(c: UnsafeRawPointer(c.pointee.refused!)))
            default: outcome = nil
            }
            unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Storage__V1__WriteOutcome.self)
            shuangma__storage__v1__write_outcome__init(c)
            switch outcome {
            case .written(let value)?:
                c.pointee.outcome_case = SHUANGMA__STORAGE__V1__WRITE_OUTCOME__OUTCOME_WRITTEN
                c.pointee.written = try writer.message(value, as: Shuangma__Storage__V1__WriteResponse.self)
            case .refused(let value)?:
                c.pointee.outcome_case = SHUANGMA__STORAGE__V1__WRITE_OUTCOME__OUTCOME_REFUSED
                c.pointee.refused = try writer.message(value, as: Shuangma__Storage__V1__WriteRefusal.self)
            case nil: break
            }
            try unknownFields.write(to: &c.pointee.base, in: writer)
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
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static let descriptor = MessageDescriptor(shuangma__storage__v1__write_refusal__descriptor_pointer())

        public init() {
            code = 0
            message = ""
            precondition = 0
        }

        public init(
            code: UInt32 = 0,
            message: String = "",
            precondition: UInt32 = 0
        ) {
            self.code = code
            self.message = message
            self.precondition = precondition
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Shuangma__Storage__V1__WriteRefusal.self)
            code = c.pointee.code
            message = MessageReader.string(c.pointee.message)
            precondition = c.pointee.precondition
            unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Storage__V1__WriteRefusal.self)
            shuangma__storage__v1__write_refusal__init(c)
            c.pointee.code = code
            if !message.isEmpty { c.pointee.message = try writer.string(message, field: "shuangma.storage.v1.WriteRefusal.message") }
            c.pointee.precondition = precondition
            try unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// What became of the batch.
    public struct WriteBatchResponse: WireMessage {
        /// In the order of the writes.
        public var outcomes: [StorageV1.WriteOutcome]
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static let descriptor = MessageDescriptor(shuangma__storage__v1__write_batch_response__descriptor_pointer())

        public init() {
            outcomes = []
        }

        public init(
            outcomes: [StorageV1.WriteOutcome] = []
        ) {
            self.outcomes = outcomes
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Shuangma__Storage__V1__WriteBatchResponse.self)
            outcomes = try MessageReader.array(c.pointee.n_outcomes, c.pointee.outcomes) { element throws(WireError) in try StorageV1.WriteOutcome(c: UnsafeRawPointer(element!)) }
            unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Storage__V1__WriteBatchResponse.self)
            shuangma__storage__v1__write_batch_response__init(c)
            c.pointee.n_outcomes = outcomes.count
            c.pointee.outcomes = try writer.array(outcomes) { element throws(WireError) in try writer.message(element, as: Shuangma__Storage__V1__WriteOutcome.self) }
            try unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// Asks for the map.
    public struct GetShardMapRequest: WireMessage {
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static let descriptor = MessageDescriptor(shuangma__storage__v1__get_shard_map_request__descriptor_pointer())

        public init() {
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Shuangma__Storage__V1__GetShardMapRequest.self)
            unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Storage__V1__GetShardMapRequest.self)
            shuangma__storage__v1__get_shard_map_request__init(c)
            try unknownFields.write(to: &c.pointee.base, in: writer)
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

        public static let descriptor = MessageDescriptor(shuangma__storage__v1__shard_map__descriptor_pointer())

        public init() {
            epoch = 0
            shards = []
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
            epoch = c.pointee.epoch
            shards = try MessageReader.array(c.pointee.n_shards, c.pointee.shards) { element throws(WireError) in try StorageV1.Shard(c: UnsafeRawPointer(element!)) }
            unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Storage__V1__ShardMap.self)
            shuangma__storage__v1__shard_map__init(c)
            c.pointee.epoch = epoch
            c.pointee.n_shards = shards.count
            c.pointee.shards = try writer.array(shards) { element throws(WireError) in try writer.message(element, as: Shuangma__Storage__V1__Shard.self) }
            try unknownFields.write(to: &c.pointee.base, in: writer)
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

        public static let descriptor = MessageDescriptor(shuangma__storage__v1__shard__descriptor_pointer())

        public init() {
            shard = 0
            bucketFrom = 0
            bucketThrough = 0
            primary = ""
            inSync = []
            epoch = 0
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
            shard = c.pointee.shard
            bucketFrom = c.pointee.bucket_from
            bucketThrough = c.pointee.bucket_through
            primary = MessageReader.string(c.pointee.primary)
            inSync = try MessageReader.array(c.pointee.n_in_sync, c.pointee.in_sync) { element throws(WireError) in MessageReader.string(element) }
            epoch = c.pointee.epoch
            unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Storage__V1__Shard.self)
            shuangma__storage__v1__shard__init(c)
            c.pointee.shard = shard
            c.pointee.bucket_from = bucketFrom
            c.pointee.bucket_through = bucketThrough
            if !primary.isEmpty { c.pointee.primary = try writer.string(primary, field: "shuangma.storage.v1.Shard.primary") }
            c.pointee.n_in_sync = inSync.count
            c.pointee.in_sync = try writer.array(inSync) { element throws(WireError) in try writer.string(element, field: "shuangma.storage.v1.Shard.in_sync") }
            c.pointee.epoch = epoch
            try unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// Reads and writes of partitions. Called by the services only.
    public protocol StorageService: RPCService {
        /// Reads records of one partition from one snapshot. Idempotent.
        func read(_ request: StorageV1.ReadRequest, context: CallContext) async throws -> StorageV1.ReadResponse
        /// Writes records of one partition atomically. Idempotent by key.
        func write(_ request: StorageV1.WriteRequest, context: CallContext) async throws -> StorageV1.WriteResponse
        /// Writes several partitions of the node, each atomically and by itself; the outcomes stand in the
        /// order of the requests. For bulk loads. Idempotent by the keys.
        func writeBatch(_ request: StorageV1.WriteBatchRequest, context: CallContext) async throws -> StorageV1.WriteBatchResponse
        /// Where the shards are. Idempotent.
        func getShardMap(_ request: StorageV1.GetShardMapRequest, context: CallContext) async throws -> StorageV1.ShardMap
    }

    /// The methods of `shuangma.storage.v1.Storage`.
    public enum StorageMethods {
        /// Reads records of one partition from one snapshot. Idempotent.
        public static let read = MethodDescriptor(
            service: "shuangma.storage.v1.Storage", name: "Read", kind: .unary, idempotency: .idempotent)
        /// Writes records of one partition atomically. Idempotent by key.
        public static let write = MethodDescriptor(
            service: "shuangma.storage.v1.Storage", name: "Write", kind: .unary)
        /// Writes several partitions of the node, each atomically and by itself; the outcomes stand in the
        /// order of the requests. For bulk loads. Idempotent by the keys.
        public static let writeBatch = MethodDescriptor(
            service: "shuangma.storage.v1.Storage", name: "WriteBatch", kind: .unary)
        /// Where the shards are. Idempotent.
        public static let getShardMap = MethodDescriptor(
            service: "shuangma.storage.v1.Storage", name: "GetShardMap", kind: .unary, idempotency: .noSideEffects)

        /// The service.
        public static let service = ServiceDescriptor(
            name: "shuangma.storage.v1.Storage", methods: [read, write, writeBatch, getShardMap],
            fileName: "shuangma/storage/v1/storage.proto")
    }

    /// Calls `shuangma.storage.v1.Storage`.
    public struct StorageClient: Sendable {
        private let channel: any RPCChannel

        public init(_ channel: any RPCChannel) { self.channel = channel }

        /// Reads records of one partition from one snapshot. Idempotent.
        public func read(
            _ request: StorageV1.ReadRequest, options: CallOptions = .init()
        ) async throws -> StorageV1.ReadResponse {
            try await channel.unary(StorageMethods.read, request, options: options)
        }

        /// Writes records of one partition atomically. Idempotent by key.
        public func write(
            _ request: StorageV1.WriteRequest, options: CallOptions = .init()
        ) async throws -> StorageV1.WriteResponse {
            try await channel.unary(StorageMethods.write, request, options: options)
        }

        /// Writes several partitions of the node, each atomically and by itself; the outcomes stand in the
        /// order of the requests. For bulk loads. Idempotent by the keys.
        public func writeBatch(
            _ request: StorageV1.WriteBatchRequest, options: CallOptions = .init()
        ) async throws -> StorageV1.WriteBatchResponse {
            try await channel.unary(StorageMethods.writeBatch, request, options: options)
        }

        /// Where the shards are. Idempotent.
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
        router.unary(StorageV1.StorageMethods.read) { try await self.read($0, context: $1) }
        router.unary(StorageV1.StorageMethods.write) { try await self.write($0, context: $1) }
        router.unary(StorageV1.StorageMethods.writeBatch) { try await self.writeBatch($0, context: $1) }
        router.unary(StorageV1.StorageMethods.getShardMap) { try await self.getShardMap($0, context: $1) }
    }
}
