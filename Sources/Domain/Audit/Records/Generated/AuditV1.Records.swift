// Generated from shuangma/audit/v1/records.proto by scripts/generate. Do not edit.

public import AuditContracts
import CAuditRecords
public import Wire

extension AuditV1 {
    /// How far a log has come: the one record of this kind in the log's partition, under the empty key. Every write that adds
    /// leaves demands its version, so that no entry is added twice.
    public struct StoredAuditLog: WireMessage {
        /// Leaves of the log.
        public var size: UInt64
        /// Hash of its tree, 32 bytes.
        public var hash: [UInt8]
        /// Every entry through here is in the log; empty before the store was read once.
        public var position: [AuditV1.StoredAuditPosition]
        /// The process that extends the log at present, 16 random bytes.
        public var keeper: [UInt8]
        /// Until then others leave the log to it, seconds since 1970. It saves work; the version keeps the log whole.
        public var leaseUntil: Int64
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__audit__v1__stored_audit_log__descriptor_pointer()) }
        public static var types: MessageTypes { AuditRecordsTypes.all }

        public init() {
            self.size = 0
            self.hash = []
            self.position = []
            self.keeper = []
            self.leaseUntil = 0
        }

        public init(
            size: UInt64 = 0,
            hash: [UInt8] = [],
            position: [AuditV1.StoredAuditPosition] = [],
            keeper: [UInt8] = [],
            leaseUntil: Int64 = 0
        ) {
            self.size = size
            self.hash = hash
            self.position = position
            self.keeper = keeper
            self.leaseUntil = leaseUntil
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Shuangma__Audit__V1__StoredAuditLog.self)
            self.size = c.pointee.size
            self.hash = MessageReader.bytes(c.pointee.hash)
            self.position = try MessageReader.array(c.pointee.n_position, c.pointee.position) { element throws(WireError) in
                try AuditV1.StoredAuditPosition(c: UnsafeRawPointer(element!))
            }
            self.keeper = MessageReader.bytes(c.pointee.keeper)
            self.leaseUntil = c.pointee.lease_until
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Audit__V1__StoredAuditLog.self)
            shuangma__audit__v1__stored_audit_log__init(c)
            c.pointee.size = self.size
            c.pointee.hash = try writer.bytes(self.hash)
            c.pointee.n_position = self.position.count
            c.pointee.position = try writer.array(self.position) { element throws(WireError) in try writer.message(element, as: Shuangma__Audit__V1__StoredAuditPosition.self) }
            c.pointee.keeper = try writer.bytes(self.keeper)
            c.pointee.lease_until = self.leaseUntil
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// A place in the log of a shard of the store.
    public struct StoredAuditPosition: WireMessage {
        /// First bucket.
        public var bucketFrom: UInt32
        /// Last bucket.
        public var bucketThrough: UInt32
        /// The shard.
        public var shard: UInt32
        /// Index in the shard's log.
        public var index: UInt64
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__audit__v1__stored_audit_position__descriptor_pointer()) }
        public static var types: MessageTypes { AuditRecordsTypes.all }

        public init() {
            self.bucketFrom = 0
            self.bucketThrough = 0
            self.shard = 0
            self.index = 0
        }

        public init(
            bucketFrom: UInt32 = 0,
            bucketThrough: UInt32 = 0,
            shard: UInt32 = 0,
            index: UInt64 = 0
        ) {
            self.bucketFrom = bucketFrom
            self.bucketThrough = bucketThrough
            self.shard = shard
            self.index = index
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Shuangma__Audit__V1__StoredAuditPosition.self)
            self.bucketFrom = c.pointee.bucket_from
            self.bucketThrough = c.pointee.bucket_through
            self.shard = c.pointee.shard
            self.index = c.pointee.index
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Audit__V1__StoredAuditPosition.self)
            shuangma__audit__v1__stored_audit_position__init(c)
            c.pointee.bucket_from = self.bucketFrom
            c.pointee.bucket_through = self.bucketThrough
            c.pointee.shard = self.shard
            c.pointee.index = self.index
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// Hashes of a tree, in the log's partition, by level (1 byte) and number of the tile (8 bytes, big-endian).
    public struct StoredAuditTile: WireMessage {
        /// 1 to 256 hashes of 32 bytes.
        public var hashes: [UInt8]
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__audit__v1__stored_audit_tile__descriptor_pointer()) }
        public static var types: MessageTypes { AuditRecordsTypes.all }

        public init() {
            self.hashes = []
        }

        public init(
            hashes: [UInt8] = []
        ) {
            self.hashes = hashes
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Shuangma__Audit__V1__StoredAuditTile.self)
            self.hashes = MessageReader.bytes(c.pointee.hashes)
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Audit__V1__StoredAuditTile.self)
            shuangma__audit__v1__stored_audit_tile__init(c)
            c.pointee.hashes = try writer.bytes(self.hashes)
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// Where an entry stands, in the log's partition, by partition (16 bytes), set (2) and sequence (8) of the entry.
    public struct StoredAuditPlace: WireMessage {
        /// Number of the leaf, from 0.
        public var leaf: UInt64
        /// Link of the entry, 32 bytes.
        public var link: [UInt8]
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__audit__v1__stored_audit_place__descriptor_pointer()) }
        public static var types: MessageTypes { AuditRecordsTypes.all }

        public init() {
            self.leaf = 0
            self.link = []
        }

        public init(
            leaf: UInt64 = 0,
            link: [UInt8] = []
        ) {
            self.leaf = leaf
            self.link = link
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Shuangma__Audit__V1__StoredAuditPlace.self)
            self.leaf = c.pointee.leaf
            self.link = MessageReader.bytes(c.pointee.link)
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Audit__V1__StoredAuditPlace.self)
            shuangma__audit__v1__stored_audit_place__init(c)
            c.pointee.leaf = self.leaf
            c.pointee.link = try writer.bytes(self.link)
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// A signed root, in the partition of roots, by number (8 bytes, big-endian).
    public struct StoredAuditRoot: WireMessage {
        /// The text that is signed.
        public var text: String
        /// Name of the key.
        public var kid: String
        /// ES256 over the text, 64 bytes.
        public var signature: [UInt8]
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__audit__v1__stored_audit_root__descriptor_pointer()) }
        public static var types: MessageTypes { AuditRecordsTypes.all }

        public init() {
            self.text = ""
            self.kid = ""
            self.signature = []
        }

        public init(
            text: String = "",
            kid: String = "",
            signature: [UInt8] = []
        ) {
            self.text = text
            self.kid = kid
            self.signature = signature
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Shuangma__Audit__V1__StoredAuditRoot.self)
            self.text = try MessageReader.string(c.pointee.text, field: "shuangma.audit.v1.StoredAuditRoot.text")
            self.kid = try MessageReader.string(c.pointee.kid, field: "shuangma.audit.v1.StoredAuditRoot.kid")
            self.signature = MessageReader.bytes(c.pointee.signature)
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Audit__V1__StoredAuditRoot.self)
            shuangma__audit__v1__stored_audit_root__init(c)
            c.pointee.text = try writer.string(self.text)
            c.pointee.kid = try writer.string(self.kid)
            c.pointee.signature = try writer.bytes(self.signature)
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// That somebody looked a person up, in the partition of the log that has the entry, by a hash of the account or
    /// organisation (16 bytes), moment (12), partition (16) and sequence (8) of the entry. The key says it all.
    public struct StoredAuditLookUp: WireMessage {
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__audit__v1__stored_audit_look_up__descriptor_pointer()) }
        public static var types: MessageTypes { AuditRecordsTypes.all }

        public init() {
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Shuangma__Audit__V1__StoredAuditLookUp.self)
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Audit__V1__StoredAuditLookUp.self)
            shuangma__audit__v1__stored_audit_look_up__init(c)
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }
}
