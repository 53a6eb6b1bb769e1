// Generated from etcd/mvccpb/kv.proto by scripts/generate. Do not edit.

import CCoordinationContracts
public import Wire

/// What etcd's store holds: the part of its API's package of this name that coordination uses.
public enum EtcdStore {}

extension EtcdStore {
    /// A key and what is known of it.
    public struct KeyValue: WireMessage {
        /// The key; never empty.
        public var key: [UInt8]
        /// The store's revision when the key came into being; a deleted key that is put again comes into being anew.
        public var createRevision: Int64
        /// The store's revision when the value was put last.
        public var modRevision: Int64
        /// How often the value was put since the key came into being; 1 is the first.
        public var version: Int64
        /// The value.
        public var value: [UInt8]
        /// The lease whose end deletes the key; 0 means none.
        public var lease: Int64
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(mvccpb__key_value__descriptor_pointer()) }
        public static var types: MessageTypes { CoordinationTypes.all }

        public init() {
            self.key = []
            self.createRevision = 0
            self.modRevision = 0
            self.version = 0
            self.value = []
            self.lease = 0
        }

        public init(
            key: [UInt8] = [],
            createRevision: Int64 = 0,
            modRevision: Int64 = 0,
            version: Int64 = 0,
            value: [UInt8] = [],
            lease: Int64 = 0
        ) {
            self.key = key
            self.createRevision = createRevision
            self.modRevision = modRevision
            self.version = version
            self.value = value
            self.lease = lease
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Mvccpb__KeyValue.self)
            self.key = MessageReader.bytes(c.pointee.key)
            self.createRevision = c.pointee.create_revision
            self.modRevision = c.pointee.mod_revision
            self.version = c.pointee.version
            self.value = MessageReader.bytes(c.pointee.value)
            self.lease = c.pointee.lease
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Mvccpb__KeyValue.self)
            mvccpb__key_value__init(c)
            c.pointee.key = try writer.bytes(self.key)
            c.pointee.create_revision = self.createRevision
            c.pointee.mod_revision = self.modRevision
            c.pointee.version = self.version
            c.pointee.value = try writer.bytes(self.value)
            c.pointee.lease = self.lease
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// A change of a key.
    public struct Event: WireMessage {
        /// What happened.
        public var type: EtcdStore.Event.EventType
        /// The key as it is now; of a deleted one, key and mod_revision only.
        public var kv: EtcdStore.KeyValue?
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(mvccpb__event__descriptor_pointer()) }
        public static var types: MessageTypes { CoordinationTypes.all }

        public init() {
            self.type = .init(rawValue: 0)
            self.kv = nil
        }

        public init(
            type: EtcdStore.Event.EventType = .init(rawValue: 0),
            kv: EtcdStore.KeyValue? = nil
        ) {
            self.type = type
            self.kv = kv
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Mvccpb__Event.self)
            self.type = EtcdStore.Event.EventType(rawValue: Int32(truncatingIfNeeded: c.pointee.type.rawValue))
            self.kv = try MessageReader.message(c.pointee.kv, as: EtcdStore.KeyValue.self)
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Mvccpb__Event.self)
            mvccpb__event__init(c)
            c.pointee.type = Mvccpb__Event__EventType(rawValue: .init(truncatingIfNeeded: self.type.rawValue))
            if let value = self.kv { c.pointee.kv = try writer.message(value, as: Mvccpb__KeyValue.self) }
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }

        /// What a change can be.
        public struct EventType: RawRepresentable, Hashable, Sendable {
            public var rawValue: Int32
            public init(rawValue: Int32) { self.rawValue = rawValue }

            /// A value was put.
            public static let put = Self(rawValue: 0)
            /// The key was deleted, or its lease ended.
            public static let delete = Self(rawValue: 1)
        }
    }
}
