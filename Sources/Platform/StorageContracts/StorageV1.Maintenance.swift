// Generated from shuangma/storage/v1/maintenance.proto by scripts/generate. Do not edit.

import CStorageContracts
public import RPC
public import Wire

extension StorageV1 {
    /// What came of comparing one replica.
    public struct ReplicaFinding: RawRepresentable, Hashable, Sendable {
        public var rawValue: Int32
        public init(rawValue: Int32) { self.rawValue = rawValue }

        /// Not set.
        public static let unspecified = Self(rawValue: 0)
        /// It holds what the majority holds.
        public static let equal = Self(rawValue: 1)
        /// It holds something else.
        public static let different = Self(rawValue: 2)
        /// Something in it is not what was written, by its own checksum.
        public static let damaged = Self(rawValue: 3)
        /// It did not answer.
        public static let unanswered = Self(rawValue: 4)
    }

    /// Asks for a copy.
    public struct BackUpShardRequest: WireMessage {
        /// First bucket, 0 to 65,535. The shard that owns it is copied.
        public var bucketFrom: UInt32
        /// Last bucket, inclusive; what lies beyond the shard is left out.
        public var bucketThrough: UInt32
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__storage__v1__back_up_shard_request__descriptor_pointer()) }
        public static var types: MessageTypes { StorageContractsTypes.all }

        public init() {
            self.bucketFrom = 0
            self.bucketThrough = 0
        }

        public init(
            bucketFrom: UInt32 = 0,
            bucketThrough: UInt32 = 0
        ) {
            self.bucketFrom = bucketFrom
            self.bucketThrough = bucketThrough
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Shuangma__Storage__V1__BackUpShardRequest.self)
            self.bucketFrom = c.pointee.bucket_from
            self.bucketThrough = c.pointee.bucket_through
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Storage__V1__BackUpShardRequest.self)
            shuangma__storage__v1__back_up_shard_request__init(c)
            c.pointee.bucket_from = self.bucketFrom
            c.pointee.bucket_through = self.bucketThrough
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// A piece of a copy. A backup's file holds these as they came.
    public struct BackUpShardResponse: WireMessage {
        /// Exactly one of these is set.
        public var part: PartValue?
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__storage__v1__back_up_shard_response__descriptor_pointer()) }
        public static var types: MessageTypes { StorageContractsTypes.all }

        public init() {
            self.part = nil
        }

        public init(
            part: PartValue? = nil
        ) {
            self.part = part
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Shuangma__Storage__V1__BackUpShardResponse.self)
            switch c.pointee.part_case {
            case SHUANGMA__STORAGE__V1__BACK_UP_SHARD_RESPONSE__PART_HEAD: self.part = .head(try StorageV1.BackupHead(c: UnsafeRawPointer(c.pointee.head!)))
            case SHUANGMA__STORAGE__V1__BACK_UP_SHARD_RESPONSE__PART_CHUNK: self.part = .chunk(try StorageV1.BackupChunk(c: UnsafeRawPointer(c.pointee.chunk!)))
            case SHUANGMA__STORAGE__V1__BACK_UP_SHARD_RESPONSE__PART_END: self.part = .end(try StorageV1.BackupEnd(c: UnsafeRawPointer(c.pointee.end!)))
            default: self.part = nil
            }
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Storage__V1__BackUpShardResponse.self)
            shuangma__storage__v1__back_up_shard_response__init(c)
            switch self.part {
            case .head(let value)?:
                c.pointee.part_case = SHUANGMA__STORAGE__V1__BACK_UP_SHARD_RESPONSE__PART_HEAD
                c.pointee.head = try writer.message(value, as: Shuangma__Storage__V1__BackupHead.self)
            case .chunk(let value)?:
                c.pointee.part_case = SHUANGMA__STORAGE__V1__BACK_UP_SHARD_RESPONSE__PART_CHUNK
                c.pointee.chunk = try writer.message(value, as: Shuangma__Storage__V1__BackupChunk.self)
            case .end(let value)?:
                c.pointee.part_case = SHUANGMA__STORAGE__V1__BACK_UP_SHARD_RESPONSE__PART_END
                c.pointee.end = try writer.message(value, as: Shuangma__Storage__V1__BackupEnd.self)
            case nil: break
            }
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }

        /// What `part` can hold.
        public enum PartValue: Sendable, Equatable {
            /// The first piece.
            case head(StorageV1.BackupHead)
            /// Records.
            case chunk(StorageV1.BackupChunk)
            /// The last piece; a stream that ends without is no copy.
            case end(StorageV1.BackupEnd)
        }
    }

    /// Of what, and as of when, a copy is.
    public struct BackupHead: WireMessage {
        /// Shard.
        public var shard: UInt32
        /// Epoch of the replica set whose primary made the copy.
        public var epoch: UInt64
        /// First bucket of the copy: the one asked for.
        public var bucketFrom: UInt32
        /// Last bucket of the copy, inclusive; less than asked for where the shard ends before.
        public var bucketThrough: UInt32
        /// The copy has exactly what the shard's log made of the records through this index.
        public var index: UInt64
        /// The moment by which it was decided what had expired, nanoseconds since 1970. What had is left out; what expires
        /// while the copy is made may be.
        public var moment: UInt64
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__storage__v1__backup_head__descriptor_pointer()) }
        public static var types: MessageTypes { StorageContractsTypes.all }

        public init() {
            self.shard = 0
            self.epoch = 0
            self.bucketFrom = 0
            self.bucketThrough = 0
            self.index = 0
            self.moment = 0
        }

        public init(
            shard: UInt32 = 0,
            epoch: UInt64 = 0,
            bucketFrom: UInt32 = 0,
            bucketThrough: UInt32 = 0,
            index: UInt64 = 0,
            moment: UInt64 = 0
        ) {
            self.shard = shard
            self.epoch = epoch
            self.bucketFrom = bucketFrom
            self.bucketThrough = bucketThrough
            self.index = index
            self.moment = moment
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Shuangma__Storage__V1__BackupHead.self)
            self.shard = c.pointee.shard
            self.epoch = c.pointee.epoch
            self.bucketFrom = c.pointee.bucket_from
            self.bucketThrough = c.pointee.bucket_through
            self.index = c.pointee.index
            self.moment = c.pointee.moment
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Storage__V1__BackupHead.self)
            shuangma__storage__v1__backup_head__init(c)
            c.pointee.shard = self.shard
            c.pointee.epoch = self.epoch
            c.pointee.bucket_from = self.bucketFrom
            c.pointee.bucket_through = self.bucketThrough
            c.pointee.index = self.index
            c.pointee.moment = self.moment
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// Some records of a copy, in order of partition, collection and sort key.
    public struct BackupChunk: WireMessage {
        /// A BackupRecords message.
        public var records: [UInt8]
        /// SHA-256 of `records`.
        public var sha256: [UInt8]
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__storage__v1__backup_chunk__descriptor_pointer()) }
        public static var types: MessageTypes { StorageContractsTypes.all }

        public init() {
            self.records = []
            self.sha256 = []
        }

        public init(
            records: [UInt8] = [],
            sha256: [UInt8] = []
        ) {
            self.records = records
            self.sha256 = sha256
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Shuangma__Storage__V1__BackupChunk.self)
            self.records = MessageReader.bytes(c.pointee.records)
            self.sha256 = MessageReader.bytes(c.pointee.sha256)
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Storage__V1__BackupChunk.self)
            shuangma__storage__v1__backup_chunk__init(c)
            c.pointee.records = try writer.bytes(self.records)
            c.pointee.sha256 = try writer.bytes(self.sha256)
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// Records of a copy. The store's own (remembered idempotency keys, the mark of a restore) are not among them.
    public struct BackupRecords: WireMessage {
        /// By partition key. A partition may go on in the next chunk.
        public var partitions: [StorageV1.PartitionRecords]
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__storage__v1__backup_records__descriptor_pointer()) }
        public static var types: MessageTypes { StorageContractsTypes.all }

        public init() {
            self.partitions = []
        }

        public init(
            partitions: [StorageV1.PartitionRecords] = []
        ) {
            self.partitions = partitions
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Shuangma__Storage__V1__BackupRecords.self)
            self.partitions = try MessageReader.array(c.pointee.n_partitions, c.pointee.partitions) { element throws(WireError) in
                try StorageV1.PartitionRecords(c: UnsafeRawPointer(element!))
            }
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Storage__V1__BackupRecords.self)
            shuangma__storage__v1__backup_records__init(c)
            c.pointee.n_partitions = self.partitions.count
            c.pointee.partitions = try writer.array(self.partitions) { element throws(WireError) in try writer.message(element, as: Shuangma__Storage__V1__PartitionRecords.self) }
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// Records of one partition.
    public struct PartitionRecords: WireMessage {
        /// Partition key, 16 bytes.
        public var partition: [UInt8]
        /// The records. Their versions are those of the store they were copied from; a restore gives them new ones.
        public var records: [StorageV1.Record]
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__storage__v1__partition_records__descriptor_pointer()) }
        public static var types: MessageTypes { StorageContractsTypes.all }

        public init() {
            self.partition = []
            self.records = []
        }

        public init(
            partition: [UInt8] = [],
            records: [StorageV1.Record] = []
        ) {
            self.partition = partition
            self.records = records
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Shuangma__Storage__V1__PartitionRecords.self)
            self.partition = MessageReader.bytes(c.pointee.partition)
            self.records = try MessageReader.array(c.pointee.n_records, c.pointee.records) { element throws(WireError) in
                try StorageV1.Record(c: UnsafeRawPointer(element!))
            }
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Storage__V1__PartitionRecords.self)
            shuangma__storage__v1__partition_records__init(c)
            c.pointee.partition = try writer.bytes(self.partition)
            c.pointee.n_records = self.records.count
            c.pointee.records = try writer.array(self.records) { element throws(WireError) in try writer.message(element, as: Shuangma__Storage__V1__Record.self) }
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// The end of a copy.
    public struct BackupEnd: WireMessage {
        /// How many records were sent.
        public var records: UInt64
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__storage__v1__backup_end__descriptor_pointer()) }
        public static var types: MessageTypes { StorageContractsTypes.all }

        public init() {
            self.records = 0
        }

        public init(
            records: UInt64 = 0
        ) {
            self.records = records
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Shuangma__Storage__V1__BackupEnd.self)
            self.records = c.pointee.records
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Storage__V1__BackupEnd.self)
            shuangma__storage__v1__backup_end__init(c)
            c.pointee.records = self.records
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// Records to write.
    public struct RestoreRecordsRequest: WireMessage {
        /// 1 to 16,384 partitions whose shards have their primary here; at most 3 MiB of records together.
        public var partitions: [StorageV1.PartitionRecords]
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__storage__v1__restore_records_request__descriptor_pointer()) }
        public static var types: MessageTypes { StorageContractsTypes.all }

        public init() {
            self.partitions = []
        }

        public init(
            partitions: [StorageV1.PartitionRecords] = []
        ) {
            self.partitions = partitions
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Shuangma__Storage__V1__RestoreRecordsRequest.self)
            self.partitions = try MessageReader.array(c.pointee.n_partitions, c.pointee.partitions) { element throws(WireError) in
                try StorageV1.PartitionRecords(c: UnsafeRawPointer(element!))
            }
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Storage__V1__RestoreRecordsRequest.self)
            shuangma__storage__v1__restore_records_request__init(c)
            c.pointee.n_partitions = self.partitions.count
            c.pointee.partitions = try writer.array(self.partitions) { element throws(WireError) in try writer.message(element, as: Shuangma__Storage__V1__PartitionRecords.self) }
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// They are durable on every replica in sync.
    public struct RestoreRecordsResponse: WireMessage {
        /// Records that were written.
        public var written: UInt64
        /// Records that were there already, and were left as they were.
        public var present: UInt64
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__storage__v1__restore_records_response__descriptor_pointer()) }
        public static var types: MessageTypes { StorageContractsTypes.all }

        public init() {
            self.written = 0
            self.present = 0
        }

        public init(
            written: UInt64 = 0,
            present: UInt64 = 0
        ) {
            self.written = written
            self.present = present
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Shuangma__Storage__V1__RestoreRecordsResponse.self)
            self.written = c.pointee.written
            self.present = c.pointee.present
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Storage__V1__RestoreRecordsResponse.self)
            shuangma__storage__v1__restore_records_response__init(c)
            c.pointee.written = self.written
            c.pointee.present = self.present
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// Marks a store as one that is filled from a backup. Kept in it under a key of its own.
    public struct RestoreMark: WireMessage {
        /// Id of the backup.
        public var backup: String
        /// When the restore began first, seconds since 1970.
        public var beganAt: Int64
        /// When everything was written, seconds since 1970; 0 before.
        public var endedAt: Int64
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__storage__v1__restore_mark__descriptor_pointer()) }
        public static var types: MessageTypes { StorageContractsTypes.all }

        public init() {
            self.backup = ""
            self.beganAt = 0
            self.endedAt = 0
        }

        public init(
            backup: String = "",
            beganAt: Int64 = 0,
            endedAt: Int64 = 0
        ) {
            self.backup = backup
            self.beganAt = beganAt
            self.endedAt = endedAt
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Shuangma__Storage__V1__RestoreMark.self)
            self.backup = try MessageReader.string(c.pointee.backup, field: "shuangma.storage.v1.RestoreMark.backup")
            self.beganAt = c.pointee.began_at
            self.endedAt = c.pointee.ended_at
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Storage__V1__RestoreMark.self)
            shuangma__storage__v1__restore_mark__init(c)
            c.pointee.backup = try writer.string(self.backup)
            c.pointee.began_at = self.beganAt
            c.pointee.ended_at = self.endedAt
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// Asks for a comparison.
    public struct ScrubShardRequest: WireMessage {
        /// Shard.
        public var shard: UInt32
        /// Only tell what differs. A replica that finds damage of its own is rebuilt nevertheless, as when a read finds it.
        public var reportOnly: Bool
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__storage__v1__scrub_shard_request__descriptor_pointer()) }
        public static var types: MessageTypes { StorageContractsTypes.all }

        public init() {
            self.shard = 0
            self.reportOnly = false
        }

        public init(
            shard: UInt32 = 0,
            reportOnly: Bool = false
        ) {
            self.shard = shard
            self.reportOnly = reportOnly
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Shuangma__Storage__V1__ScrubShardRequest.self)
            self.shard = c.pointee.shard
            self.reportOnly = c.pointee.report_only != 0
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Storage__V1__ScrubShardRequest.self)
            shuangma__storage__v1__scrub_shard_request__init(c)
            c.pointee.shard = self.shard
            c.pointee.report_only = self.reportOnly ? 1 : 0
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// One replica, compared.
    public struct ScrubbedReplica: WireMessage {
        /// Its node.
        public var node: String
        /// What came of it.
        public var finding: StorageV1.ReplicaFinding
        /// Of 64 slices of the shard's buckets so many differ; only with DIFFERENT.
        public var differingSlices: UInt32
        /// It is being made anew from the others.
        public var rebuilt: Bool
        /// More for people, such as why it did not answer.
        public var detail: String
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__storage__v1__scrubbed_replica__descriptor_pointer()) }
        public static var types: MessageTypes { StorageContractsTypes.all }

        public init() {
            self.node = ""
            self.finding = .init(rawValue: 0)
            self.differingSlices = 0
            self.rebuilt = false
            self.detail = ""
        }

        public init(
            node: String = "",
            finding: StorageV1.ReplicaFinding = .init(rawValue: 0),
            differingSlices: UInt32 = 0,
            rebuilt: Bool = false,
            detail: String = ""
        ) {
            self.node = node
            self.finding = finding
            self.differingSlices = differingSlices
            self.rebuilt = rebuilt
            self.detail = detail
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Shuangma__Storage__V1__ScrubbedReplica.self)
            self.node = try MessageReader.string(c.pointee.node, field: "shuangma.storage.v1.ScrubbedReplica.node")
            self.finding = StorageV1.ReplicaFinding(rawValue: Int32(truncatingIfNeeded: c.pointee.finding.rawValue))
            self.differingSlices = c.pointee.differing_slices
            self.rebuilt = c.pointee.rebuilt != 0
            self.detail = try MessageReader.string(c.pointee.detail, field: "shuangma.storage.v1.ScrubbedReplica.detail")
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Storage__V1__ScrubbedReplica.self)
            shuangma__storage__v1__scrubbed_replica__init(c)
            c.pointee.node = try writer.string(self.node)
            c.pointee.finding = Shuangma__Storage__V1__ReplicaFinding(rawValue: .init(truncatingIfNeeded: self.finding.rawValue))
            c.pointee.differing_slices = self.differingSlices
            c.pointee.rebuilt = self.rebuilt ? 1 : 0
            c.pointee.detail = try writer.string(self.detail)
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// What came of comparing a shard's replicas.
    public struct ScrubShardResponse: WireMessage {
        /// Shard.
        public var shard: UInt32
        /// The point of the shard's log at which they were compared.
        public var index: UInt64
        /// Records of the primary's replica.
        public var records: UInt64
        /// The replicas in sync, the primary first.
        public var replicas: [StorageV1.ScrubbedReplica]
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__storage__v1__scrub_shard_response__descriptor_pointer()) }
        public static var types: MessageTypes { StorageContractsTypes.all }

        public init() {
            self.shard = 0
            self.index = 0
            self.records = 0
            self.replicas = []
        }

        public init(
            shard: UInt32 = 0,
            index: UInt64 = 0,
            records: UInt64 = 0,
            replicas: [StorageV1.ScrubbedReplica] = []
        ) {
            self.shard = shard
            self.index = index
            self.records = records
            self.replicas = replicas
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Shuangma__Storage__V1__ScrubShardResponse.self)
            self.shard = c.pointee.shard
            self.index = c.pointee.index
            self.records = c.pointee.records
            self.replicas = try MessageReader.array(c.pointee.n_replicas, c.pointee.replicas) { element throws(WireError) in
                try StorageV1.ScrubbedReplica(c: UnsafeRawPointer(element!))
            }
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Storage__V1__ScrubShardResponse.self)
            shuangma__storage__v1__scrub_shard_response__init(c)
            c.pointee.shard = self.shard
            c.pointee.index = self.index
            c.pointee.records = self.records
            c.pointee.n_replicas = self.replicas.count
            c.pointee.replicas = try writer.array(self.replicas) { element throws(WireError) in try writer.message(element, as: Shuangma__Storage__V1__ScrubbedReplica.self) }
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// Asks for the digest of a replica.
    public struct DigestShardRequest: WireMessage {
        /// Name of the asking node.
        public var sender: String
        /// Shard.
        public var shard: UInt32
        /// First bucket that the sender's replica has.
        public var bucketFrom: UInt32
        /// Last bucket, inclusive. A replica that has others fails the call with reason OTHER_BUCKETS.
        public var bucketThrough: UInt32
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__storage__v1__digest_shard_request__descriptor_pointer()) }
        public static var types: MessageTypes { StorageContractsTypes.all }

        public init() {
            self.sender = ""
            self.shard = 0
            self.bucketFrom = 0
            self.bucketThrough = 0
        }

        public init(
            sender: String = "",
            shard: UInt32 = 0,
            bucketFrom: UInt32 = 0,
            bucketThrough: UInt32 = 0
        ) {
            self.sender = sender
            self.shard = shard
            self.bucketFrom = bucketFrom
            self.bucketThrough = bucketThrough
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Shuangma__Storage__V1__DigestShardRequest.self)
            self.sender = try MessageReader.string(c.pointee.sender, field: "shuangma.storage.v1.DigestShardRequest.sender")
            self.shard = c.pointee.shard
            self.bucketFrom = c.pointee.bucket_from
            self.bucketThrough = c.pointee.bucket_through
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Storage__V1__DigestShardRequest.self)
            shuangma__storage__v1__digest_shard_request__init(c)
            c.pointee.sender = try writer.string(self.sender)
            c.pointee.shard = self.shard
            c.pointee.bucket_from = self.bucketFrom
            c.pointee.bucket_through = self.bucketThrough
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// Answers a request for a digest.
    public struct DigestShardResponse: WireMessage {
        /// Exactly one of these is set.
        public var part: PartValue?
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__storage__v1__digest_shard_response__descriptor_pointer()) }
        public static var types: MessageTypes { StorageContractsTypes.all }

        public init() {
            self.part = nil
        }

        public init(
            part: PartValue? = nil
        ) {
            self.part = part
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Shuangma__Storage__V1__DigestShardResponse.self)
            switch c.pointee.part_case {
            case SHUANGMA__STORAGE__V1__DIGEST_SHARD_RESPONSE__PART_AWAITED: self.part = .awaited(try StorageV1.MarkAwaited(c: UnsafeRawPointer(c.pointee.awaited!)))
            case SHUANGMA__STORAGE__V1__DIGEST_SHARD_RESPONSE__PART_DIGEST: self.part = .digest(try StorageV1.ShardDigest(c: UnsafeRawPointer(c.pointee.digest!)))
            default: self.part = nil
            }
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Storage__V1__DigestShardResponse.self)
            shuangma__storage__v1__digest_shard_response__init(c)
            switch self.part {
            case .awaited(let value)?:
                c.pointee.part_case = SHUANGMA__STORAGE__V1__DIGEST_SHARD_RESPONSE__PART_AWAITED
                c.pointee.awaited = try writer.message(value, as: Shuangma__Storage__V1__MarkAwaited.self)
            case .digest(let value)?:
                c.pointee.part_case = SHUANGMA__STORAGE__V1__DIGEST_SHARD_RESPONSE__PART_DIGEST
                c.pointee.digest = try writer.message(value, as: Shuangma__Storage__V1__ShardDigest.self)
            case nil: break
            }
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }

        /// What `part` can hold.
        public enum PartValue: Sendable, Equatable {
            /// The next mark of the shard's log is waited for.
            case awaited(StorageV1.MarkAwaited)
            /// The digest at that mark.
            case digest(StorageV1.ShardDigest)
        }
    }

    /// The next mark of the shard's log is waited for.
    public struct MarkAwaited: WireMessage {
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__storage__v1__mark_awaited__descriptor_pointer()) }
        public static var types: MessageTypes { StorageContractsTypes.all }

        public init() {
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Shuangma__Storage__V1__MarkAwaited.self)
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Storage__V1__MarkAwaited.self)
            shuangma__storage__v1__mark_awaited__init(c)
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// What a replica holds, in little.
    public struct ShardDigest: WireMessage {
        /// The point of the shard's log at which it was made.
        public var index: UInt64
        /// How many records are in it. Those that expire within two hours of the mark's moment are left out: replicas drop
        /// them when it suits them.
        public var records: UInt64
        /// SHA-256 over keys and values of each of 64 slices of the shard's buckets.
        public var slices: [[UInt8]]
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__storage__v1__shard_digest__descriptor_pointer()) }
        public static var types: MessageTypes { StorageContractsTypes.all }

        public init() {
            self.index = 0
            self.records = 0
            self.slices = []
        }

        public init(
            index: UInt64 = 0,
            records: UInt64 = 0,
            slices: [[UInt8]] = []
        ) {
            self.index = index
            self.records = records
            self.slices = slices
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Shuangma__Storage__V1__ShardDigest.self)
            self.index = c.pointee.index
            self.records = c.pointee.records
            self.slices = try MessageReader.array(c.pointee.n_slices, c.pointee.slices) { element throws(WireError) in
                MessageReader.bytes(element)
            }
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Storage__V1__ShardDigest.self)
            shuangma__storage__v1__shard_digest__init(c)
            c.pointee.index = self.index
            c.pointee.records = self.records
            c.pointee.n_slices = self.slices.count
            c.pointee.slices = try writer.array(self.slices) { element throws(WireError) in try writer.bytes(element) }
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// Has a replica made anew.
    public struct RebuildReplicaRequest: WireMessage {
        /// Name of the asking node.
        public var sender: String
        /// Shard.
        public var shard: UInt32
        /// Epoch of the replica set in which the sender is primary and the receiver in sync.
        public var epoch: UInt64
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__storage__v1__rebuild_replica_request__descriptor_pointer()) }
        public static var types: MessageTypes { StorageContractsTypes.all }

        public init() {
            self.sender = ""
            self.shard = 0
            self.epoch = 0
        }

        public init(
            sender: String = "",
            shard: UInt32 = 0,
            epoch: UInt64 = 0
        ) {
            self.sender = sender
            self.shard = shard
            self.epoch = epoch
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Shuangma__Storage__V1__RebuildReplicaRequest.self)
            self.sender = try MessageReader.string(c.pointee.sender, field: "shuangma.storage.v1.RebuildReplicaRequest.sender")
            self.shard = c.pointee.shard
            self.epoch = c.pointee.epoch
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Storage__V1__RebuildReplicaRequest.self)
            shuangma__storage__v1__rebuild_replica_request__init(c)
            c.pointee.sender = try writer.string(self.sender)
            c.pointee.shard = self.shard
            c.pointee.epoch = self.epoch
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// The replica serves nothing more until it is made anew.
    public struct RebuildReplicaResponse: WireMessage {
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__storage__v1__rebuild_replica_response__descriptor_pointer()) }
        public static var types: MessageTypes { StorageContractsTypes.all }

        public init() {
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Shuangma__Storage__V1__RebuildReplicaResponse.self)
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Storage__V1__RebuildReplicaResponse.self)
            shuangma__storage__v1__rebuild_replica_response__init(c)
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// Called by operators only, who are responsible everywhere: a shard holds persons of all divisions.
    ///
    /// Every method answers INVALID_ARGUMENT that names the field of a request out of bounds, PERMISSION_DENIED (OUT_OF_SCOPE) to
    /// an operator of some divisions, FAILED_PRECONDITION (NOT_PRIMARY) with a `NotPrimary`, UNAVAILABLE (CLOSING, CHANGING) and
    /// DATA_LOSS for damage that it meets.
    public protocol MaintenanceService: RPCService {
        /// Copies the records of a bucket range as they are at one moment: that of one point of the shard's log, at which every
        /// write acknowledged before the call is in it. Only the shard's primary answers, as long as the caller reads.
        ///
        /// Errors: as of the service; UNAVAILABLE (LEASE_LAPSED).
        func backUpShard(
            _ request: StorageV1.BackUpShardRequest, to responses: ResponseStream<StorageV1.BackUpShardResponse>, context: CallContext
        ) async throws
        /// Writes records of a copy through the replicated log, each partition's atomically. A record that is there already
        /// stays as it is. Only the primary answers. Repeating a call does no harm.
        ///
        /// Errors: as of the service; UNAVAILABLE (NOT_ENOUGH_REPLICAS, DISK_FULL, DISK_FAILED, OUTCOME_UNKNOWN).
        func restoreRecords(_ request: StorageV1.RestoreRecordsRequest, context: CallContext) async throws -> StorageV1.RestoreRecordsResponse
        /// Compares the replicas of a shard as they are at one point of its log, and has one that is damaged or differs from a
        /// majority rebuilt. Only the primary answers; it may take as long as reading the shard does.
        ///
        /// Errors: as of the service.
        func scrubShard(_ request: StorageV1.ScrubShardRequest, context: CallContext) async throws -> StorageV1.ScrubShardResponse
    }

    /// The methods of `shuangma.storage.v1.Maintenance`.
    public enum MaintenanceMethods {
        /// Copies the records of a bucket range as they are at one moment: that of one point of the shard's log, at which every
        /// write acknowledged before the call is in it. Only the shard's primary answers, as long as the caller reads.
        ///
        /// Errors: as of the service; UNAVAILABLE (LEASE_LAPSED).
        public static let backUpShard = MethodDescriptor(
            service: "shuangma.storage.v1.Maintenance", name: "BackUpShard", kind: .serverStreaming)
        /// Writes records of a copy through the replicated log, each partition's atomically. A record that is there already
        /// stays as it is. Only the primary answers. Repeating a call does no harm.
        ///
        /// Errors: as of the service; UNAVAILABLE (NOT_ENOUGH_REPLICAS, DISK_FULL, DISK_FAILED, OUTCOME_UNKNOWN).
        public static let restoreRecords = MethodDescriptor(
            service: "shuangma.storage.v1.Maintenance", name: "RestoreRecords", kind: .unary, idempotency: .idempotent)
        /// Compares the replicas of a shard as they are at one point of its log, and has one that is damaged or differs from a
        /// majority rebuilt. Only the primary answers; it may take as long as reading the shard does.
        ///
        /// Errors: as of the service.
        public static let scrubShard = MethodDescriptor(
            service: "shuangma.storage.v1.Maintenance", name: "ScrubShard", kind: .unary)

        /// The service.
        public static let service = ServiceDescriptor(
            name: "shuangma.storage.v1.Maintenance", methods: [backUpShard, restoreRecords, scrubShard],
            fileName: "shuangma/storage/v1/maintenance.proto")
    }

    /// Calls `shuangma.storage.v1.Maintenance`.
    public struct MaintenanceClient: Sendable {
        private let channel: any RPCChannel

        public init(_ channel: any RPCChannel) { self.channel = channel }

        /// Copies the records of a bucket range as they are at one moment: that of one point of the shard's log, at which every
        /// write acknowledged before the call is in it. Only the shard's primary answers, as long as the caller reads.
        ///
        /// Errors: as of the service; UNAVAILABLE (LEASE_LAPSED).
        public func backUpShard(
            _ request: StorageV1.BackUpShardRequest, options: CallOptions = .init()
        ) -> ResponseSequence<StorageV1.BackUpShardResponse> {
            channel.serverStreaming(MaintenanceMethods.backUpShard, request, options: options)
        }

        /// Writes records of a copy through the replicated log, each partition's atomically. A record that is there already
        /// stays as it is. Only the primary answers. Repeating a call does no harm.
        ///
        /// Errors: as of the service; UNAVAILABLE (NOT_ENOUGH_REPLICAS, DISK_FULL, DISK_FAILED, OUTCOME_UNKNOWN).
        public func restoreRecords(
            _ request: StorageV1.RestoreRecordsRequest, options: CallOptions = .init()
        ) async throws -> StorageV1.RestoreRecordsResponse {
            try await channel.unary(MaintenanceMethods.restoreRecords, request, options: options)
        }

        /// Compares the replicas of a shard as they are at one point of its log, and has one that is damaged or differs from a
        /// majority rebuilt. Only the primary answers; it may take as long as reading the shard does.
        ///
        /// Errors: as of the service.
        public func scrubShard(
            _ request: StorageV1.ScrubShardRequest, options: CallOptions = .init()
        ) async throws -> StorageV1.ScrubShardResponse {
            try await channel.unary(MaintenanceMethods.scrubShard, request, options: options)
        }
    }

    /// What storage nodes ask each other when they compare. Between storage nodes only.
    ///
    /// Every method answers PERMISSION_DENIED (SENDER_IS_NOT_CALLER) when the caller's certificate names another node.
    public protocol ComparisonService: RPCService {
        /// The digest of the receiver's replica at the next mark of the shard's log: first that the mark is waited for, then,
        /// once the mark was applied, the digest.
        ///
        /// Errors: UNAVAILABLE (NOT_WHOLE, OTHER_BUCKETS, CLOSING); DATA_LOSS.
        func digestShard(
            _ request: StorageV1.DigestShardRequest, to responses: ResponseStream<StorageV1.DigestShardResponse>, context: CallContext
        ) async throws
        /// From a shard's primary: the receiver's replica differs from a majority, and is to be made anew from the others.
        ///
        /// Errors: UNAVAILABLE (CHANGING, CLOSING).
        func rebuildReplica(_ request: StorageV1.RebuildReplicaRequest, context: CallContext) async throws -> StorageV1.RebuildReplicaResponse
    }

    /// The methods of `shuangma.storage.v1.Comparison`.
    public enum ComparisonMethods {
        /// The digest of the receiver's replica at the next mark of the shard's log: first that the mark is waited for, then,
        /// once the mark was applied, the digest.
        ///
        /// Errors: UNAVAILABLE (NOT_WHOLE, OTHER_BUCKETS, CLOSING); DATA_LOSS.
        public static let digestShard = MethodDescriptor(
            service: "shuangma.storage.v1.Comparison", name: "DigestShard", kind: .serverStreaming)
        /// From a shard's primary: the receiver's replica differs from a majority, and is to be made anew from the others.
        ///
        /// Errors: UNAVAILABLE (CHANGING, CLOSING).
        public static let rebuildReplica = MethodDescriptor(
            service: "shuangma.storage.v1.Comparison", name: "RebuildReplica", kind: .unary)

        /// The service.
        public static let service = ServiceDescriptor(
            name: "shuangma.storage.v1.Comparison", methods: [digestShard, rebuildReplica],
            fileName: "shuangma/storage/v1/maintenance.proto")
    }

    /// Calls `shuangma.storage.v1.Comparison`.
    public struct ComparisonClient: Sendable {
        private let channel: any RPCChannel

        public init(_ channel: any RPCChannel) { self.channel = channel }

        /// The digest of the receiver's replica at the next mark of the shard's log: first that the mark is waited for, then,
        /// once the mark was applied, the digest.
        ///
        /// Errors: UNAVAILABLE (NOT_WHOLE, OTHER_BUCKETS, CLOSING); DATA_LOSS.
        public func digestShard(
            _ request: StorageV1.DigestShardRequest, options: CallOptions = .init()
        ) -> ResponseSequence<StorageV1.DigestShardResponse> {
            channel.serverStreaming(ComparisonMethods.digestShard, request, options: options)
        }

        /// From a shard's primary: the receiver's replica differs from a majority, and is to be made anew from the others.
        ///
        /// Errors: UNAVAILABLE (CHANGING, CLOSING).
        public func rebuildReplica(
            _ request: StorageV1.RebuildReplicaRequest, options: CallOptions = .init()
        ) async throws -> StorageV1.RebuildReplicaResponse {
            try await channel.unary(ComparisonMethods.rebuildReplica, request, options: options)
        }
    }
}

extension StorageV1.MaintenanceService {
    public static var descriptor: ServiceDescriptor { StorageV1.MaintenanceMethods.service }

    public func register(in router: inout Router) { registerAll(in: &router) }

    /// Registers every method; for services whose own ``register(in:)`` then does more.
    public func registerAll(in router: inout Router) {
        router.serverStreaming(StorageV1.MaintenanceMethods.backUpShard) { try await self.backUpShard($0, to: $1, context: $2) }
        router.serveUnary(StorageV1.MaintenanceMethods.restoreRecords) { call, context in
            try call.respond(try await self.restoreRecords(call.request(StorageV1.RestoreRecordsRequest.self), context: context))
        }
        router.serveUnary(StorageV1.MaintenanceMethods.scrubShard) { call, context in
            try call.respond(try await self.scrubShard(call.request(StorageV1.ScrubShardRequest.self), context: context))
        }
    }
}

extension StorageV1.ComparisonService {
    public static var descriptor: ServiceDescriptor { StorageV1.ComparisonMethods.service }

    public func register(in router: inout Router) { registerAll(in: &router) }

    /// Registers every method; for services whose own ``register(in:)`` then does more.
    public func registerAll(in router: inout Router) {
        router.serverStreaming(StorageV1.ComparisonMethods.digestShard) { try await self.digestShard($0, to: $1, context: $2) }
        router.serveUnary(StorageV1.ComparisonMethods.rebuildReplica) { call, context in
            try call.respond(try await self.rebuildReplica(call.request(StorageV1.RebuildReplicaRequest.self), context: context))
        }
    }
}
