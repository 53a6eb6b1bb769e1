// Generated from shuangma/coordination/v1/records.proto by scripts/generate. Do not edit.

import CCoordinationContracts
public import Wire

/// What coordination keeps in etcd: values of keys, as proto3 JSON, so that an operator can read them. A process ignores
/// fields that it does not know.
public enum CoordinationV1 {}

extension CoordinationV1 {
    /// Key shards/NUMBER: a shard.
    public struct Shard: WireMessage {
        /// Its number, 0 to 65,535.
        public var number: UInt32
        /// The first bucket it owns, 0 to 65,535.
        public var bucketFrom: UInt32
        /// The last bucket it owns, 0 to 65,535.
        public var bucketThrough: UInt32
        /// The nodes that hold it.
        public var replicas: CoordinationV1.ReplicaSet?
        /// The nodes that shall hold it.
        public var placement: CoordinationV1.Placement?
        /// Where it came from, if it was split from another.
        public var origin: CoordinationV1.Origin?
        /// The wish that it be split, if there is one.
        public var splitWish: CoordinationV1.SplitWish?
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__coordination__v1__shard__descriptor_pointer()) }
        public static var types: MessageTypes { CoordinationTypes.all }

        public init() {
            self.number = 0
            self.bucketFrom = 0
            self.bucketThrough = 0
            self.replicas = nil
            self.placement = nil
            self.origin = nil
            self.splitWish = nil
        }

        public init(
            number: UInt32 = 0,
            bucketFrom: UInt32 = 0,
            bucketThrough: UInt32 = 0,
            replicas: CoordinationV1.ReplicaSet? = nil,
            placement: CoordinationV1.Placement? = nil,
            origin: CoordinationV1.Origin? = nil,
            splitWish: CoordinationV1.SplitWish? = nil
        ) {
            self.number = number
            self.bucketFrom = bucketFrom
            self.bucketThrough = bucketThrough
            self.replicas = replicas
            self.placement = placement
            self.origin = origin
            self.splitWish = splitWish
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Shuangma__Coordination__V1__Shard.self)
            self.number = c.pointee.number
            self.bucketFrom = c.pointee.bucket_from
            self.bucketThrough = c.pointee.bucket_through
            self.replicas = try MessageReader.message(c.pointee.replicas, as: CoordinationV1.ReplicaSet.self)
            self.placement = try MessageReader.message(c.pointee.placement, as: CoordinationV1.Placement.self)
            self.origin = try MessageReader.message(c.pointee.origin, as: CoordinationV1.Origin.self)
            self.splitWish = try MessageReader.message(c.pointee.split_wish, as: CoordinationV1.SplitWish.self)
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Coordination__V1__Shard.self)
            shuangma__coordination__v1__shard__init(c)
            c.pointee.number = self.number
            c.pointee.bucket_from = self.bucketFrom
            c.pointee.bucket_through = self.bucketThrough
            if let value = self.replicas { c.pointee.replicas = try writer.message(value, as: Shuangma__Coordination__V1__ReplicaSet.self) }
            if let value = self.placement { c.pointee.placement = try writer.message(value, as: Shuangma__Coordination__V1__Placement.self) }
            if let value = self.origin { c.pointee.origin = try writer.message(value, as: Shuangma__Coordination__V1__Origin.self) }
            if let value = self.splitWish { c.pointee.split_wish = try writer.message(value, as: Shuangma__Coordination__V1__SplitWish.self) }
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// The nodes that hold a shard. Changed by its primary, or a member that takes over.
    public struct ReplicaSet: WireMessage {
        /// Rises by one with every change; 1 is the first.
        public var epoch: UInt64
        /// The node that orders writes and serves reads.
        public var primary: String
        /// The nodes whose disks must hold a write before it is acknowledged, the primary among them.
        public var inSync: [String]
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__coordination__v1__replica_set__descriptor_pointer()) }
        public static var types: MessageTypes { CoordinationTypes.all }

        public init() {
            self.epoch = 0
            self.primary = ""
            self.inSync = []
        }

        public init(
            epoch: UInt64 = 0,
            primary: String = "",
            inSync: [String] = []
        ) {
            self.epoch = epoch
            self.primary = primary
            self.inSync = inSync
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Shuangma__Coordination__V1__ReplicaSet.self)
            self.epoch = c.pointee.epoch
            self.primary = try MessageReader.string(c.pointee.primary, field: "shuangma.coordination.v1.ReplicaSet.primary")
            self.inSync = try MessageReader.array(c.pointee.n_in_sync, c.pointee.in_sync) { element throws(WireError) in
                try MessageReader.string(element, field: "shuangma.coordination.v1.ReplicaSet.in_sync")
            }
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Coordination__V1__ReplicaSet.self)
            shuangma__coordination__v1__replica_set__init(c)
            c.pointee.epoch = self.epoch
            c.pointee.primary = try writer.string(self.primary)
            c.pointee.n_in_sync = self.inSync.count
            c.pointee.in_sync = try writer.array(self.inSync) { element throws(WireError) in try writer.string(element) }
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// The nodes that shall hold a shard. Changed by the controller.
    public struct Placement: WireMessage {
        /// The nodes.
        public var holders: [String]
        /// Which of them shall be primary.
        public var preferredPrimary: String
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__coordination__v1__placement__descriptor_pointer()) }
        public static var types: MessageTypes { CoordinationTypes.all }

        public init() {
            self.holders = []
            self.preferredPrimary = ""
        }

        public init(
            holders: [String] = [],
            preferredPrimary: String = ""
        ) {
            self.holders = holders
            self.preferredPrimary = preferredPrimary
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Shuangma__Coordination__V1__Placement.self)
            self.holders = try MessageReader.array(c.pointee.n_holders, c.pointee.holders) { element throws(WireError) in
                try MessageReader.string(element, field: "shuangma.coordination.v1.Placement.holders")
            }
            self.preferredPrimary = try MessageReader.string(c.pointee.preferred_primary, field: "shuangma.coordination.v1.Placement.preferred_primary")
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Coordination__V1__Placement.self)
            shuangma__coordination__v1__placement__init(c)
            c.pointee.n_holders = self.holders.count
            c.pointee.holders = try writer.array(self.holders) { element throws(WireError) in try writer.string(element) }
            c.pointee.preferred_primary = try writer.string(self.preferredPrimary)
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// Where a shard came from.
    public struct Origin: WireMessage {
        /// The number of the shard that was split.
        public var parent: UInt32
        /// Through where its log is the new shard's as well.
        public var index: UInt64
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__coordination__v1__origin__descriptor_pointer()) }
        public static var types: MessageTypes { CoordinationTypes.all }

        public init() {
            self.parent = 0
            self.index = 0
        }

        public init(
            parent: UInt32 = 0,
            index: UInt64 = 0
        ) {
            self.parent = parent
            self.index = index
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Shuangma__Coordination__V1__Origin.self)
            self.parent = c.pointee.parent
            self.index = c.pointee.index
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Coordination__V1__Origin.self)
            shuangma__coordination__v1__origin__init(c)
            c.pointee.parent = self.parent
            c.pointee.index = self.index
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// The wish that a shard be split.
    public struct SplitWish: WireMessage {
        /// The first bucket of the new shard, 1 to 65,535.
        public var bucket: UInt32
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__coordination__v1__split_wish__descriptor_pointer()) }
        public static var types: MessageTypes { CoordinationTypes.all }

        public init() {
            self.bucket = 0
        }

        public init(
            bucket: UInt32 = 0
        ) {
            self.bucket = bucket
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Shuangma__Coordination__V1__SplitWish.self)
            self.bucket = c.pointee.bucket
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Coordination__V1__SplitWish.self)
            shuangma__coordination__v1__split_wish__init(c)
            c.pointee.bucket = self.bucket
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// Key map: that a map of this size is made or being made.
    public struct MapLayout: WireMessage {
        /// How many shards it was made with.
        public var shards: UInt32
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__coordination__v1__map_layout__descriptor_pointer()) }
        public static var types: MessageTypes { CoordinationTypes.all }

        public init() {
            self.shards = 0
        }

        public init(
            shards: UInt32 = 0
        ) {
            self.shards = shards
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Shuangma__Coordination__V1__MapLayout.self)
            self.shards = c.pointee.shards
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Coordination__V1__MapLayout.self)
            shuangma__coordination__v1__map_layout__init(c)
            c.pointee.shards = self.shards
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// Key nodes/NAME, with a lease: a storage node that lives.
    public struct Node: WireMessage {
        /// Its name.
        public var name: String
        /// Where its services are reached: host:port.
        public var address: String
        /// What fails together with it; empty when nothing is known.
        public var zone: String
        /// When it started, milliseconds since 1970.
        public var startedAt: Int64
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__coordination__v1__node__descriptor_pointer()) }
        public static var types: MessageTypes { CoordinationTypes.all }

        public init() {
            self.name = ""
            self.address = ""
            self.zone = ""
            self.startedAt = 0
        }

        public init(
            name: String = "",
            address: String = "",
            zone: String = "",
            startedAt: Int64 = 0
        ) {
            self.name = name
            self.address = address
            self.zone = zone
            self.startedAt = startedAt
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Shuangma__Coordination__V1__Node.self)
            self.name = try MessageReader.string(c.pointee.name, field: "shuangma.coordination.v1.Node.name")
            self.address = try MessageReader.string(c.pointee.address, field: "shuangma.coordination.v1.Node.address")
            self.zone = try MessageReader.string(c.pointee.zone, field: "shuangma.coordination.v1.Node.zone")
            self.startedAt = c.pointee.started_at
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Coordination__V1__Node.self)
            shuangma__coordination__v1__node__init(c)
            c.pointee.name = try writer.string(self.name)
            c.pointee.address = try writer.string(self.address)
            c.pointee.zone = try writer.string(self.zone)
            c.pointee.started_at = self.startedAt
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// Key loads/NAME: how much the shards that a storage node leads have it do. Stays when the node ends.
    public struct NodeLoad: WireMessage {
        /// The node's name.
        public var name: String
        /// The shards that it has led for a while.
        public var shards: [CoordinationV1.ShardLoad]
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__coordination__v1__node_load__descriptor_pointer()) }
        public static var types: MessageTypes { CoordinationTypes.all }

        public init() {
            self.name = ""
            self.shards = []
        }

        public init(
            name: String = "",
            shards: [CoordinationV1.ShardLoad] = []
        ) {
            self.name = name
            self.shards = shards
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Shuangma__Coordination__V1__NodeLoad.self)
            self.name = try MessageReader.string(c.pointee.name, field: "shuangma.coordination.v1.NodeLoad.name")
            self.shards = try MessageReader.array(c.pointee.n_shards, c.pointee.shards) { element throws(WireError) in
                try CoordinationV1.ShardLoad(c: UnsafeRawPointer(element!))
            }
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Coordination__V1__NodeLoad.self)
            shuangma__coordination__v1__node_load__init(c)
            c.pointee.name = try writer.string(self.name)
            c.pointee.n_shards = self.shards.count
            c.pointee.shards = try writer.array(self.shards) { element throws(WireError) in try writer.message(element, as: Shuangma__Coordination__V1__ShardLoad.self) }
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// How much a shard has its primary do.
    public struct ShardLoad: WireMessage {
        /// The shard.
        public var shard: UInt32
        /// Work a second, in reads; a write counts as several.
        public var workPerSecond: UInt64
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__coordination__v1__shard_load__descriptor_pointer()) }
        public static var types: MessageTypes { CoordinationTypes.all }

        public init() {
            self.shard = 0
            self.workPerSecond = 0
        }

        public init(
            shard: UInt32 = 0,
            workPerSecond: UInt64 = 0
        ) {
            self.shard = shard
            self.workPerSecond = workPerSecond
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Shuangma__Coordination__V1__ShardLoad.self)
            self.shard = c.pointee.shard
            self.workPerSecond = c.pointee.work_per_second
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Coordination__V1__ShardLoad.self)
            shuangma__coordination__v1__shard_load__init(c)
            c.pointee.shard = self.shard
            c.pointee.work_per_second = self.workPerSecond
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// Key draining/NAME: a storage node that shall be emptied.
    public struct Draining: WireMessage {
        /// Its name.
        public var name: String
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__coordination__v1__draining__descriptor_pointer()) }
        public static var types: MessageTypes { CoordinationTypes.all }

        public init() {
            self.name = ""
        }

        public init(
            name: String = ""
        ) {
            self.name = name
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Shuangma__Coordination__V1__Draining.self)
            self.name = try MessageReader.string(c.pointee.name, field: "shuangma.coordination.v1.Draining.name")
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Coordination__V1__Draining.self)
            shuangma__coordination__v1__draining__init(c)
            c.pointee.name = try writer.string(self.name)
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// Key services/ROLE/ADDRESS, with a lease: a process that serves a role.
    public struct ServiceInstance: WireMessage {
        /// The role.
        public var role: String
        /// Where it is reached: host:port.
        public var address: String
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__coordination__v1__service_instance__descriptor_pointer()) }
        public static var types: MessageTypes { CoordinationTypes.all }

        public init() {
            self.role = ""
            self.address = ""
        }

        public init(
            role: String = "",
            address: String = ""
        ) {
            self.role = role
            self.address = address
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Shuangma__Coordination__V1__ServiceInstance.self)
            self.role = try MessageReader.string(c.pointee.role, field: "shuangma.coordination.v1.ServiceInstance.role")
            self.address = try MessageReader.string(c.pointee.address, field: "shuangma.coordination.v1.ServiceInstance.address")
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Coordination__V1__ServiceInstance.self)
            shuangma__coordination__v1__service_instance__init(c)
            c.pointee.role = try writer.string(self.role)
            c.pointee.address = try writer.string(self.address)
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// Key elections/NAME, with a lease: who leads. The key's create revision is the term.
    public struct Leader: WireMessage {
        /// Name of the process, for people.
        public var candidate: String
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__coordination__v1__leader__descriptor_pointer()) }
        public static var types: MessageTypes { CoordinationTypes.all }

        public init() {
            self.candidate = ""
        }

        public init(
            candidate: String = ""
        ) {
            self.candidate = candidate
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Shuangma__Coordination__V1__Leader.self)
            self.candidate = try MessageReader.string(c.pointee.candidate, field: "shuangma.coordination.v1.Leader.candidate")
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Coordination__V1__Leader.self)
            shuangma__coordination__v1__leader__init(c)
            c.pointee.candidate = try writer.string(self.candidate)
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }
}
