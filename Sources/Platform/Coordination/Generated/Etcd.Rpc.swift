// Generated from etcd/etcdserverpb/rpc.proto by scripts/generate. Do not edit.

import CCoordinationContracts
public import RPC
public import Wire

/// The part of etcd's API (version 3) that coordination uses: numbers and types are etcd's, so that any etcd from 3.4
/// on understands it.
public enum Etcd {}

extension Etcd {
    /// Comes with every response.
    public struct ResponseHeader: WireMessage {
        /// The cluster that answered.
        public var clusterId: UInt64
        /// The member that answered.
        public var memberId: UInt64
        /// The store's revision when the request was done.
        public var revision: Int64
        /// The cluster's term.
        public var raftTerm: UInt64
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(etcdserverpb__response_header__descriptor_pointer()) }
        public static var types: MessageTypes { CoordinationTypes.all }

        public init() {
            self.clusterId = 0
            self.memberId = 0
            self.revision = 0
            self.raftTerm = 0
        }

        public init(
            clusterId: UInt64 = 0,
            memberId: UInt64 = 0,
            revision: Int64 = 0,
            raftTerm: UInt64 = 0
        ) {
            self.clusterId = clusterId
            self.memberId = memberId
            self.revision = revision
            self.raftTerm = raftTerm
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Etcdserverpb__ResponseHeader.self)
            self.clusterId = c.pointee.cluster_id
            self.memberId = c.pointee.member_id
            self.revision = c.pointee.revision
            self.raftTerm = c.pointee.raft_term
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Etcdserverpb__ResponseHeader.self)
            etcdserverpb__response_header__init(c)
            c.pointee.cluster_id = self.clusterId
            c.pointee.member_id = self.memberId
            c.pointee.revision = self.revision
            c.pointee.raft_term = self.raftTerm
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// Which keys to read.
    public struct RangeRequest: WireMessage {
        /// The first key.
        public var key: [UInt8]
        /// The key after the last one; empty means the first key alone.
        public var rangeEnd: [UInt8]
        /// The most keys that are given; 0 means all.
        public var limit: Int64
        /// The revision to read at; 0 means the newest.
        public var revision: Int64
        /// Whether the member may answer from what it has itself, which may be old.
        public var serializable: Bool
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(etcdserverpb__range_request__descriptor_pointer()) }
        public static var types: MessageTypes { CoordinationTypes.all }

        public init() {
            self.key = []
            self.rangeEnd = []
            self.limit = 0
            self.revision = 0
            self.serializable = false
        }

        public init(
            key: [UInt8] = [],
            rangeEnd: [UInt8] = [],
            limit: Int64 = 0,
            revision: Int64 = 0,
            serializable: Bool = false
        ) {
            self.key = key
            self.rangeEnd = rangeEnd
            self.limit = limit
            self.revision = revision
            self.serializable = serializable
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Etcdserverpb__RangeRequest.self)
            self.key = MessageReader.bytes(c.pointee.key)
            self.rangeEnd = MessageReader.bytes(c.pointee.range_end)
            self.limit = c.pointee.limit
            self.revision = c.pointee.revision
            self.serializable = c.pointee.serializable != 0
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Etcdserverpb__RangeRequest.self)
            etcdserverpb__range_request__init(c)
            c.pointee.key = try writer.bytes(self.key)
            c.pointee.range_end = try writer.bytes(self.rangeEnd)
            c.pointee.limit = self.limit
            c.pointee.revision = self.revision
            c.pointee.serializable = self.serializable ? 1 : 0
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// What was read.
    public struct RangeResponse: WireMessage {
        /// Where and when.
        public var header: Etcd.ResponseHeader?
        /// The keys, in order.
        public var kvs: [EtcdStore.KeyValue]
        /// Whether there are more than the limit.
        public var more: Bool
        /// How many there are in the range.
        public var count: Int64
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(etcdserverpb__range_response__descriptor_pointer()) }
        public static var types: MessageTypes { CoordinationTypes.all }

        public init() {
            self.header = nil
            self.kvs = []
            self.more = false
            self.count = 0
        }

        public init(
            header: Etcd.ResponseHeader? = nil,
            kvs: [EtcdStore.KeyValue] = [],
            more: Bool = false,
            count: Int64 = 0
        ) {
            self.header = header
            self.kvs = kvs
            self.more = more
            self.count = count
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Etcdserverpb__RangeResponse.self)
            self.header = try MessageReader.message(c.pointee.header, as: Etcd.ResponseHeader.self)
            self.kvs = try MessageReader.array(c.pointee.n_kvs, c.pointee.kvs) { element throws(WireError) in
                try EtcdStore.KeyValue(c: UnsafeRawPointer(element!))
            }
            self.more = c.pointee.more != 0
            self.count = c.pointee.count
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Etcdserverpb__RangeResponse.self)
            etcdserverpb__range_response__init(c)
            if let value = self.header { c.pointee.header = try writer.message(value, as: Etcdserverpb__ResponseHeader.self) }
            c.pointee.n_kvs = self.kvs.count
            c.pointee.kvs = try writer.array(self.kvs) { element throws(WireError) in try writer.message(element, as: Mvccpb__KeyValue.self) }
            c.pointee.more = self.more ? 1 : 0
            c.pointee.count = self.count
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// A value to put.
    public struct PutRequest: WireMessage {
        /// The key.
        public var key: [UInt8]
        /// Its new value.
        public var value: [UInt8]
        /// The lease to attach it to; 0 means none.
        public var lease: Int64
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(etcdserverpb__put_request__descriptor_pointer()) }
        public static var types: MessageTypes { CoordinationTypes.all }

        public init() {
            self.key = []
            self.value = []
            self.lease = 0
        }

        public init(
            key: [UInt8] = [],
            value: [UInt8] = [],
            lease: Int64 = 0
        ) {
            self.key = key
            self.value = value
            self.lease = lease
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Etcdserverpb__PutRequest.self)
            self.key = MessageReader.bytes(c.pointee.key)
            self.value = MessageReader.bytes(c.pointee.value)
            self.lease = c.pointee.lease
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Etcdserverpb__PutRequest.self)
            etcdserverpb__put_request__init(c)
            c.pointee.key = try writer.bytes(self.key)
            c.pointee.value = try writer.bytes(self.value)
            c.pointee.lease = self.lease
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// A value was put.
    public struct PutResponse: WireMessage {
        /// Where and when.
        public var header: Etcd.ResponseHeader?
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(etcdserverpb__put_response__descriptor_pointer()) }
        public static var types: MessageTypes { CoordinationTypes.all }

        public init() {
            self.header = nil
        }

        public init(
            header: Etcd.ResponseHeader? = nil
        ) {
            self.header = header
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Etcdserverpb__PutResponse.self)
            self.header = try MessageReader.message(c.pointee.header, as: Etcd.ResponseHeader.self)
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Etcdserverpb__PutResponse.self)
            etcdserverpb__put_response__init(c)
            if let value = self.header { c.pointee.header = try writer.message(value, as: Etcdserverpb__ResponseHeader.self) }
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// Keys to delete.
    public struct DeleteRangeRequest: WireMessage {
        /// The first key.
        public var key: [UInt8]
        /// The key after the last one; empty means the first key alone.
        public var rangeEnd: [UInt8]
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(etcdserverpb__delete_range_request__descriptor_pointer()) }
        public static var types: MessageTypes { CoordinationTypes.all }

        public init() {
            self.key = []
            self.rangeEnd = []
        }

        public init(
            key: [UInt8] = [],
            rangeEnd: [UInt8] = []
        ) {
            self.key = key
            self.rangeEnd = rangeEnd
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Etcdserverpb__DeleteRangeRequest.self)
            self.key = MessageReader.bytes(c.pointee.key)
            self.rangeEnd = MessageReader.bytes(c.pointee.range_end)
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Etcdserverpb__DeleteRangeRequest.self)
            etcdserverpb__delete_range_request__init(c)
            c.pointee.key = try writer.bytes(self.key)
            c.pointee.range_end = try writer.bytes(self.rangeEnd)
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// Keys were deleted.
    public struct DeleteRangeResponse: WireMessage {
        /// Where and when.
        public var header: Etcd.ResponseHeader?
        /// How many.
        public var deleted: Int64
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(etcdserverpb__delete_range_response__descriptor_pointer()) }
        public static var types: MessageTypes { CoordinationTypes.all }

        public init() {
            self.header = nil
            self.deleted = 0
        }

        public init(
            header: Etcd.ResponseHeader? = nil,
            deleted: Int64 = 0
        ) {
            self.header = header
            self.deleted = deleted
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Etcdserverpb__DeleteRangeResponse.self)
            self.header = try MessageReader.message(c.pointee.header, as: Etcd.ResponseHeader.self)
            self.deleted = c.pointee.deleted
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Etcdserverpb__DeleteRangeResponse.self)
            etcdserverpb__delete_range_response__init(c)
            if let value = self.header { c.pointee.header = try writer.message(value, as: Etcdserverpb__ResponseHeader.self) }
            c.pointee.deleted = self.deleted
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// One operation of a transaction.
    public struct RequestOp: WireMessage {
        /// Which one.
        public var request: RequestValue?
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(etcdserverpb__request_op__descriptor_pointer()) }
        public static var types: MessageTypes { CoordinationTypes.all }

        public init() {
            self.request = nil
        }

        public init(
            request: RequestValue? = nil
        ) {
            self.request = request
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Etcdserverpb__RequestOp.self)
            switch c.pointee.request_case {
            case ETCDSERVERPB__REQUEST_OP__REQUEST_REQUEST_RANGE: self.request = .requestRange(try Etcd.RangeRequest(c: UnsafeRawPointer(c.pointee.request_range!)))
            case ETCDSERVERPB__REQUEST_OP__REQUEST_REQUEST_PUT: self.request = .requestPut(try Etcd.PutRequest(c: UnsafeRawPointer(c.pointee.request_put!)))
            case ETCDSERVERPB__REQUEST_OP__REQUEST_REQUEST_DELETE_RANGE: self.request = .requestDeleteRange(try Etcd.DeleteRangeRequest(c: UnsafeRawPointer(c.pointee.request_delete_range!)))
            default: self.request = nil
            }
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Etcdserverpb__RequestOp.self)
            etcdserverpb__request_op__init(c)
            switch self.request {
            case .requestRange(let value)?:
                c.pointee.request_case = ETCDSERVERPB__REQUEST_OP__REQUEST_REQUEST_RANGE
                c.pointee.request_range = try writer.message(value, as: Etcdserverpb__RangeRequest.self)
            case .requestPut(let value)?:
                c.pointee.request_case = ETCDSERVERPB__REQUEST_OP__REQUEST_REQUEST_PUT
                c.pointee.request_put = try writer.message(value, as: Etcdserverpb__PutRequest.self)
            case .requestDeleteRange(let value)?:
                c.pointee.request_case = ETCDSERVERPB__REQUEST_OP__REQUEST_REQUEST_DELETE_RANGE
                c.pointee.request_delete_range = try writer.message(value, as: Etcdserverpb__DeleteRangeRequest.self)
            case nil: break
            }
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }

        /// What `request` can hold.
        public enum RequestValue: Sendable, Equatable {
            /// Read.
            case requestRange(Etcd.RangeRequest)
            /// Put.
            case requestPut(Etcd.PutRequest)
            /// Delete.
            case requestDeleteRange(Etcd.DeleteRangeRequest)
        }
    }

    /// What came of one operation of a transaction.
    public struct ResponseOp: WireMessage {
        /// Which one it was.
        public var response: ResponseValue?
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(etcdserverpb__response_op__descriptor_pointer()) }
        public static var types: MessageTypes { CoordinationTypes.all }

        public init() {
            self.response = nil
        }

        public init(
            response: ResponseValue? = nil
        ) {
            self.response = response
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Etcdserverpb__ResponseOp.self)
            switch c.pointee.response_case {
            case ETCDSERVERPB__RESPONSE_OP__RESPONSE_RESPONSE_RANGE: self.response = .responseRange(try Etcd.RangeResponse(c: UnsafeRawPointer(c.pointee.response_range!)))
            case ETCDSERVERPB__RESPONSE_OP__RESPONSE_RESPONSE_PUT: self.response = .responsePut(try Etcd.PutResponse(c: UnsafeRawPointer(c.pointee.response_put!)))
            case ETCDSERVERPB__RESPONSE_OP__RESPONSE_RESPONSE_DELETE_RANGE: self.response = .responseDeleteRange(try Etcd.DeleteRangeResponse(c: UnsafeRawPointer(c.pointee.response_delete_range!)))
            default: self.response = nil
            }
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Etcdserverpb__ResponseOp.self)
            etcdserverpb__response_op__init(c)
            switch self.response {
            case .responseRange(let value)?:
                c.pointee.response_case = ETCDSERVERPB__RESPONSE_OP__RESPONSE_RESPONSE_RANGE
                c.pointee.response_range = try writer.message(value, as: Etcdserverpb__RangeResponse.self)
            case .responsePut(let value)?:
                c.pointee.response_case = ETCDSERVERPB__RESPONSE_OP__RESPONSE_RESPONSE_PUT
                c.pointee.response_put = try writer.message(value, as: Etcdserverpb__PutResponse.self)
            case .responseDeleteRange(let value)?:
                c.pointee.response_case = ETCDSERVERPB__RESPONSE_OP__RESPONSE_RESPONSE_DELETE_RANGE
                c.pointee.response_delete_range = try writer.message(value, as: Etcdserverpb__DeleteRangeResponse.self)
            case nil: break
            }
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }

        /// What `response` can hold.
        public enum ResponseValue: Sendable, Equatable {
            /// Read.
            case responseRange(Etcd.RangeResponse)
            /// Put.
            case responsePut(Etcd.PutResponse)
            /// Deleted.
            case responseDeleteRange(Etcd.DeleteRangeResponse)
        }
    }

    /// A condition on a key.
    public struct Compare: WireMessage {
        /// How they must compare.
        public var result: Etcd.Compare.CompareResult
        /// Which property is compared.
        public var target: Etcd.Compare.CompareTarget
        /// The key; every property of one that does not exist is 0.
        public var key: [UInt8]
        /// What the property is compared with.
        public var targetUnion: TargetUnionValue?
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(etcdserverpb__compare__descriptor_pointer()) }
        public static var types: MessageTypes { CoordinationTypes.all }

        public init() {
            self.result = .init(rawValue: 0)
            self.target = .init(rawValue: 0)
            self.key = []
            self.targetUnion = nil
        }

        public init(
            result: Etcd.Compare.CompareResult = .init(rawValue: 0),
            target: Etcd.Compare.CompareTarget = .init(rawValue: 0),
            key: [UInt8] = [],
            targetUnion: TargetUnionValue? = nil
        ) {
            self.result = result
            self.target = target
            self.key = key
            self.targetUnion = targetUnion
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Etcdserverpb__Compare.self)
            self.result = Etcd.Compare.CompareResult(rawValue: Int32(truncatingIfNeeded: c.pointee.result.rawValue))
            self.target = Etcd.Compare.CompareTarget(rawValue: Int32(truncatingIfNeeded: c.pointee.target.rawValue))
            self.key = MessageReader.bytes(c.pointee.key)
            switch c.pointee.target_union_case {
            case ETCDSERVERPB__COMPARE__TARGET_UNION_VERSION: self.targetUnion = .version(c.pointee.version)
            case ETCDSERVERPB__COMPARE__TARGET_UNION_CREATE_REVISION: self.targetUnion = .createRevision(c.pointee.create_revision)
            case ETCDSERVERPB__COMPARE__TARGET_UNION_MOD_REVISION: self.targetUnion = .modRevision(c.pointee.mod_revision)
            case ETCDSERVERPB__COMPARE__TARGET_UNION_VALUE: self.targetUnion = .value(MessageReader.bytes(c.pointee.value))
            case ETCDSERVERPB__COMPARE__TARGET_UNION_LEASE: self.targetUnion = .lease(c.pointee.lease)
            default: self.targetUnion = nil
            }
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Etcdserverpb__Compare.self)
            etcdserverpb__compare__init(c)
            c.pointee.result = Etcdserverpb__Compare__CompareResult(rawValue: .init(truncatingIfNeeded: self.result.rawValue))
            c.pointee.target = Etcdserverpb__Compare__CompareTarget(rawValue: .init(truncatingIfNeeded: self.target.rawValue))
            c.pointee.key = try writer.bytes(self.key)
            switch self.targetUnion {
            case .version(let value)?:
                c.pointee.target_union_case = ETCDSERVERPB__COMPARE__TARGET_UNION_VERSION
                c.pointee.version = value
            case .createRevision(let value)?:
                c.pointee.target_union_case = ETCDSERVERPB__COMPARE__TARGET_UNION_CREATE_REVISION
                c.pointee.create_revision = value
            case .modRevision(let value)?:
                c.pointee.target_union_case = ETCDSERVERPB__COMPARE__TARGET_UNION_MOD_REVISION
                c.pointee.mod_revision = value
            case .value(let value)?:
                c.pointee.target_union_case = ETCDSERVERPB__COMPARE__TARGET_UNION_VALUE
                c.pointee.value = try writer.bytes(value)
            case .lease(let value)?:
                c.pointee.target_union_case = ETCDSERVERPB__COMPARE__TARGET_UNION_LEASE
                c.pointee.lease = value
            case nil: break
            }
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }

        /// What `targetUnion` can hold.
        public enum TargetUnionValue: Sendable, Equatable {
            /// KeyValue.version.
            case version(Int64)
            /// KeyValue.create_revision.
            case createRevision(Int64)
            /// KeyValue.mod_revision.
            case modRevision(Int64)
            /// KeyValue.value.
            case value([UInt8])
            /// KeyValue.lease.
            case lease(Int64)
        }

        /// How the key's property must stand to the value given here.
        public struct CompareResult: RawRepresentable, Hashable, Sendable {
            public var rawValue: Int32
            public init(rawValue: Int32) { self.rawValue = rawValue }

            /// Equal.
            public static let equal = Self(rawValue: 0)
            /// Greater.
            public static let greater = Self(rawValue: 1)
            /// Less.
            public static let less = Self(rawValue: 2)
            /// Not equal.
            public static let notEqual = Self(rawValue: 3)
        }

        /// A property of a key.
        public struct CompareTarget: RawRepresentable, Hashable, Sendable {
            public var rawValue: Int32
            public init(rawValue: Int32) { self.rawValue = rawValue }

            /// KeyValue.version.
            public static let version = Self(rawValue: 0)
            /// KeyValue.create_revision.
            public static let create = Self(rawValue: 1)
            /// KeyValue.mod_revision.
            public static let mod = Self(rawValue: 2)
            /// KeyValue.value.
            public static let value = Self(rawValue: 3)
            /// KeyValue.lease.
            public static let lease = Self(rawValue: 4)
        }
    }

    /// Operations that depend on conditions.
    public struct TxnRequest: WireMessage {
        /// The conditions, all of which must hold.
        public var compare: [Etcd.Compare]
        /// What is done when they hold.
        public var success: [Etcd.RequestOp]
        /// What is done when one does not.
        public var failure: [Etcd.RequestOp]
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(etcdserverpb__txn_request__descriptor_pointer()) }
        public static var types: MessageTypes { CoordinationTypes.all }

        public init() {
            self.compare = []
            self.success = []
            self.failure = []
        }

        public init(
            compare: [Etcd.Compare] = [],
            success: [Etcd.RequestOp] = [],
            failure: [Etcd.RequestOp] = []
        ) {
            self.compare = compare
            self.success = success
            self.failure = failure
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Etcdserverpb__TxnRequest.self)
            self.compare = try MessageReader.array(c.pointee.n_compare, c.pointee.compare) { element throws(WireError) in
                try Etcd.Compare(c: UnsafeRawPointer(element!))
            }
            self.success = try MessageReader.array(c.pointee.n_success, c.pointee.success) { element throws(WireError) in
                try Etcd.RequestOp(c: UnsafeRawPointer(element!))
            }
            self.failure = try MessageReader.array(c.pointee.n_failure, c.pointee.failure) { element throws(WireError) in
                try Etcd.RequestOp(c: UnsafeRawPointer(element!))
            }
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Etcdserverpb__TxnRequest.self)
            etcdserverpb__txn_request__init(c)
            c.pointee.n_compare = self.compare.count
            c.pointee.compare = try writer.array(self.compare) { element throws(WireError) in try writer.message(element, as: Etcdserverpb__Compare.self) }
            c.pointee.n_success = self.success.count
            c.pointee.success = try writer.array(self.success) { element throws(WireError) in try writer.message(element, as: Etcdserverpb__RequestOp.self) }
            c.pointee.n_failure = self.failure.count
            c.pointee.failure = try writer.array(self.failure) { element throws(WireError) in try writer.message(element, as: Etcdserverpb__RequestOp.self) }
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// What came of a transaction.
    public struct TxnResponse: WireMessage {
        /// Where and when.
        public var header: Etcd.ResponseHeader?
        /// Whether the conditions held.
        public var succeeded: Bool
        /// What came of the operations, in order.
        public var responses: [Etcd.ResponseOp]
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(etcdserverpb__txn_response__descriptor_pointer()) }
        public static var types: MessageTypes { CoordinationTypes.all }

        public init() {
            self.header = nil
            self.succeeded = false
            self.responses = []
        }

        public init(
            header: Etcd.ResponseHeader? = nil,
            succeeded: Bool = false,
            responses: [Etcd.ResponseOp] = []
        ) {
            self.header = header
            self.succeeded = succeeded
            self.responses = responses
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Etcdserverpb__TxnResponse.self)
            self.header = try MessageReader.message(c.pointee.header, as: Etcd.ResponseHeader.self)
            self.succeeded = c.pointee.succeeded != 0
            self.responses = try MessageReader.array(c.pointee.n_responses, c.pointee.responses) { element throws(WireError) in
                try Etcd.ResponseOp(c: UnsafeRawPointer(element!))
            }
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Etcdserverpb__TxnResponse.self)
            etcdserverpb__txn_response__init(c)
            if let value = self.header { c.pointee.header = try writer.message(value, as: Etcdserverpb__ResponseHeader.self) }
            c.pointee.succeeded = self.succeeded ? 1 : 0
            c.pointee.n_responses = self.responses.count
            c.pointee.responses = try writer.array(self.responses) { element throws(WireError) in try writer.message(element, as: Etcdserverpb__ResponseOp.self) }
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// A wish about the watches of a stream.
    public struct WatchRequest: WireMessage {
        /// Which one.
        public var requestUnion: RequestUnionValue?
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(etcdserverpb__watch_request__descriptor_pointer()) }
        public static var types: MessageTypes { CoordinationTypes.all }

        public init() {
            self.requestUnion = nil
        }

        public init(
            requestUnion: RequestUnionValue? = nil
        ) {
            self.requestUnion = requestUnion
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Etcdserverpb__WatchRequest.self)
            switch c.pointee.request_union_case {
            case ETCDSERVERPB__WATCH_REQUEST__REQUEST_UNION_CREATE_REQUEST: self.requestUnion = .createRequest(try Etcd.WatchCreateRequest(c: UnsafeRawPointer(c.pointee.create_request!)))
            case ETCDSERVERPB__WATCH_REQUEST__REQUEST_UNION_CANCEL_REQUEST: self.requestUnion = .cancelRequest(try Etcd.WatchCancelRequest(c: UnsafeRawPointer(c.pointee.cancel_request!)))
            case ETCDSERVERPB__WATCH_REQUEST__REQUEST_UNION_PROGRESS_REQUEST: self.requestUnion = .progressRequest(try Etcd.WatchProgressRequest(c: UnsafeRawPointer(c.pointee.progress_request!)))
            default: self.requestUnion = nil
            }
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Etcdserverpb__WatchRequest.self)
            etcdserverpb__watch_request__init(c)
            switch self.requestUnion {
            case .createRequest(let value)?:
                c.pointee.request_union_case = ETCDSERVERPB__WATCH_REQUEST__REQUEST_UNION_CREATE_REQUEST
                c.pointee.create_request = try writer.message(value, as: Etcdserverpb__WatchCreateRequest.self)
            case .cancelRequest(let value)?:
                c.pointee.request_union_case = ETCDSERVERPB__WATCH_REQUEST__REQUEST_UNION_CANCEL_REQUEST
                c.pointee.cancel_request = try writer.message(value, as: Etcdserverpb__WatchCancelRequest.self)
            case .progressRequest(let value)?:
                c.pointee.request_union_case = ETCDSERVERPB__WATCH_REQUEST__REQUEST_UNION_PROGRESS_REQUEST
                c.pointee.progress_request = try writer.message(value, as: Etcdserverpb__WatchProgressRequest.self)
            case nil: break
            }
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }

        /// What `requestUnion` can hold.
        public enum RequestUnionValue: Sendable, Equatable {
            /// Begin a watch.
            case createRequest(Etcd.WatchCreateRequest)
            /// End one.
            case cancelRequest(Etcd.WatchCancelRequest)
            /// Answer, to show that the stream lives.
            case progressRequest(Etcd.WatchProgressRequest)
        }
    }

    /// A watch to begin.
    public struct WatchCreateRequest: WireMessage {
        /// The first key.
        public var key: [UInt8]
        /// The key after the last one; empty means the first key alone.
        public var rangeEnd: [UInt8]
        /// The revision of the first event wanted; 0 means what happens from now on.
        public var startRevision: Int64
        /// Whether to tell from time to time how far the watch has come.
        public var progressNotify: Bool
        /// Whether a response may be cut into several when it is large.
        public var fragment: Bool
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(etcdserverpb__watch_create_request__descriptor_pointer()) }
        public static var types: MessageTypes { CoordinationTypes.all }

        public init() {
            self.key = []
            self.rangeEnd = []
            self.startRevision = 0
            self.progressNotify = false
            self.fragment = false
        }

        public init(
            key: [UInt8] = [],
            rangeEnd: [UInt8] = [],
            startRevision: Int64 = 0,
            progressNotify: Bool = false,
            fragment: Bool = false
        ) {
            self.key = key
            self.rangeEnd = rangeEnd
            self.startRevision = startRevision
            self.progressNotify = progressNotify
            self.fragment = fragment
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Etcdserverpb__WatchCreateRequest.self)
            self.key = MessageReader.bytes(c.pointee.key)
            self.rangeEnd = MessageReader.bytes(c.pointee.range_end)
            self.startRevision = c.pointee.start_revision
            self.progressNotify = c.pointee.progress_notify != 0
            self.fragment = c.pointee.fragment != 0
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Etcdserverpb__WatchCreateRequest.self)
            etcdserverpb__watch_create_request__init(c)
            c.pointee.key = try writer.bytes(self.key)
            c.pointee.range_end = try writer.bytes(self.rangeEnd)
            c.pointee.start_revision = self.startRevision
            c.pointee.progress_notify = self.progressNotify ? 1 : 0
            c.pointee.fragment = self.fragment ? 1 : 0
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// A watch to end.
    public struct WatchCancelRequest: WireMessage {
        /// The watch.
        public var watchId: Int64
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(etcdserverpb__watch_cancel_request__descriptor_pointer()) }
        public static var types: MessageTypes { CoordinationTypes.all }

        public init() {
            self.watchId = 0
        }

        public init(
            watchId: Int64 = 0
        ) {
            self.watchId = watchId
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Etcdserverpb__WatchCancelRequest.self)
            self.watchId = c.pointee.watch_id
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Etcdserverpb__WatchCancelRequest.self)
            etcdserverpb__watch_cancel_request__init(c)
            c.pointee.watch_id = self.watchId
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// A sign of life that is wanted.
    public struct WatchProgressRequest: WireMessage {
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(etcdserverpb__watch_progress_request__descriptor_pointer()) }
        public static var types: MessageTypes { CoordinationTypes.all }

        public init() {
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Etcdserverpb__WatchProgressRequest.self)
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Etcdserverpb__WatchProgressRequest.self)
            etcdserverpb__watch_progress_request__init(c)
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// What happened to the keys of a watch, or to the watch.
    public struct WatchResponse: WireMessage {
        /// Where and when.
        public var header: Etcd.ResponseHeader?
        /// The watch; -1 in an answer to a progress request.
        public var watchId: Int64
        /// Whether this tells that the watch was begun.
        public var created: Bool
        /// Whether this tells that the watch has ended.
        public var canceled: Bool
        /// When not 0: the watch cannot begin where it was asked to, because older revisions than this are forgotten.
        public var compactRevision: Int64
        /// Why the watch has ended.
        public var cancelReason: String
        /// Whether the response is continued by the next.
        public var fragment: Bool
        /// The events, in order.
        public var events: [EtcdStore.Event]
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(etcdserverpb__watch_response__descriptor_pointer()) }
        public static var types: MessageTypes { CoordinationTypes.all }

        public init() {
            self.header = nil
            self.watchId = 0
            self.created = false
            self.canceled = false
            self.compactRevision = 0
            self.cancelReason = ""
            self.fragment = false
            self.events = []
        }

        public init(
            header: Etcd.ResponseHeader? = nil,
            watchId: Int64 = 0,
            created: Bool = false,
            canceled: Bool = false,
            compactRevision: Int64 = 0,
            cancelReason: String = "",
            fragment: Bool = false,
            events: [EtcdStore.Event] = []
        ) {
            self.header = header
            self.watchId = watchId
            self.created = created
            self.canceled = canceled
            self.compactRevision = compactRevision
            self.cancelReason = cancelReason
            self.fragment = fragment
            self.events = events
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Etcdserverpb__WatchResponse.self)
            self.header = try MessageReader.message(c.pointee.header, as: Etcd.ResponseHeader.self)
            self.watchId = c.pointee.watch_id
            self.created = c.pointee.created != 0
            self.canceled = c.pointee.canceled != 0
            self.compactRevision = c.pointee.compact_revision
            self.cancelReason = try MessageReader.string(c.pointee.cancel_reason, field: "etcdserverpb.WatchResponse.cancel_reason")
            self.fragment = c.pointee.fragment != 0
            self.events = try MessageReader.array(c.pointee.n_events, c.pointee.events) { element throws(WireError) in
                try EtcdStore.Event(c: UnsafeRawPointer(element!))
            }
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Etcdserverpb__WatchResponse.self)
            etcdserverpb__watch_response__init(c)
            if let value = self.header { c.pointee.header = try writer.message(value, as: Etcdserverpb__ResponseHeader.self) }
            c.pointee.watch_id = self.watchId
            c.pointee.created = self.created ? 1 : 0
            c.pointee.canceled = self.canceled ? 1 : 0
            c.pointee.compact_revision = self.compactRevision
            c.pointee.cancel_reason = try writer.string(self.cancelReason)
            c.pointee.fragment = self.fragment ? 1 : 0
            c.pointee.n_events = self.events.count
            c.pointee.events = try writer.array(self.events) { element throws(WireError) in try writer.message(element, as: Mvccpb__Event.self) }
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// A lease to begin.
    public struct LeaseGrantRequest: WireMessage {
        /// Its time in seconds; etcd may make it longer.
        public var ttl: Int64
        /// The number it shall have; 0 lets etcd choose.
        public var id: Int64
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(etcdserverpb__lease_grant_request__descriptor_pointer()) }
        public static var types: MessageTypes { CoordinationTypes.all }

        public init() {
            self.ttl = 0
            self.id = 0
        }

        public init(
            ttl: Int64 = 0,
            id: Int64 = 0
        ) {
            self.ttl = ttl
            self.id = id
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Etcdserverpb__LeaseGrantRequest.self)
            self.ttl = c.pointee.ttl
            self.id = c.pointee.id
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Etcdserverpb__LeaseGrantRequest.self)
            etcdserverpb__lease_grant_request__init(c)
            c.pointee.ttl = self.ttl
            c.pointee.id = self.id
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// A lease that was begun.
    public struct LeaseGrantResponse: WireMessage {
        /// Where and when.
        public var header: Etcd.ResponseHeader?
        /// Its number.
        public var id: Int64
        /// Its time in seconds.
        public var ttl: Int64
        /// Why it was not begun; empty when it was.
        public var error: String
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(etcdserverpb__lease_grant_response__descriptor_pointer()) }
        public static var types: MessageTypes { CoordinationTypes.all }

        public init() {
            self.header = nil
            self.id = 0
            self.ttl = 0
            self.error = ""
        }

        public init(
            header: Etcd.ResponseHeader? = nil,
            id: Int64 = 0,
            ttl: Int64 = 0,
            error: String = ""
        ) {
            self.header = header
            self.id = id
            self.ttl = ttl
            self.error = error
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Etcdserverpb__LeaseGrantResponse.self)
            self.header = try MessageReader.message(c.pointee.header, as: Etcd.ResponseHeader.self)
            self.id = c.pointee.id
            self.ttl = c.pointee.ttl
            self.error = try MessageReader.string(c.pointee.error, field: "etcdserverpb.LeaseGrantResponse.error")
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Etcdserverpb__LeaseGrantResponse.self)
            etcdserverpb__lease_grant_response__init(c)
            if let value = self.header { c.pointee.header = try writer.message(value, as: Etcdserverpb__ResponseHeader.self) }
            c.pointee.id = self.id
            c.pointee.ttl = self.ttl
            c.pointee.error = try writer.string(self.error)
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// A lease to end.
    public struct LeaseRevokeRequest: WireMessage {
        /// Its number.
        public var id: Int64
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(etcdserverpb__lease_revoke_request__descriptor_pointer()) }
        public static var types: MessageTypes { CoordinationTypes.all }

        public init() {
            self.id = 0
        }

        public init(
            id: Int64 = 0
        ) {
            self.id = id
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Etcdserverpb__LeaseRevokeRequest.self)
            self.id = c.pointee.id
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Etcdserverpb__LeaseRevokeRequest.self)
            etcdserverpb__lease_revoke_request__init(c)
            c.pointee.id = self.id
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// A lease was ended.
    public struct LeaseRevokeResponse: WireMessage {
        /// Where and when.
        public var header: Etcd.ResponseHeader?
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(etcdserverpb__lease_revoke_response__descriptor_pointer()) }
        public static var types: MessageTypes { CoordinationTypes.all }

        public init() {
            self.header = nil
        }

        public init(
            header: Etcd.ResponseHeader? = nil
        ) {
            self.header = header
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Etcdserverpb__LeaseRevokeResponse.self)
            self.header = try MessageReader.message(c.pointee.header, as: Etcd.ResponseHeader.self)
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Etcdserverpb__LeaseRevokeResponse.self)
            etcdserverpb__lease_revoke_response__init(c)
            if let value = self.header { c.pointee.header = try writer.message(value, as: Etcdserverpb__ResponseHeader.self) }
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// A lease to prolong.
    public struct LeaseKeepAliveRequest: WireMessage {
        /// Its number.
        public var id: Int64
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(etcdserverpb__lease_keep_alive_request__descriptor_pointer()) }
        public static var types: MessageTypes { CoordinationTypes.all }

        public init() {
            self.id = 0
        }

        public init(
            id: Int64 = 0
        ) {
            self.id = id
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Etcdserverpb__LeaseKeepAliveRequest.self)
            self.id = c.pointee.id
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Etcdserverpb__LeaseKeepAliveRequest.self)
            etcdserverpb__lease_keep_alive_request__init(c)
            c.pointee.id = self.id
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// A lease was prolonged, or is no more.
    public struct LeaseKeepAliveResponse: WireMessage {
        /// Where and when.
        public var header: Etcd.ResponseHeader?
        /// Its number.
        public var id: Int64
        /// Its time in seconds from now on; 0 means that it is no more.
        public var ttl: Int64
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(etcdserverpb__lease_keep_alive_response__descriptor_pointer()) }
        public static var types: MessageTypes { CoordinationTypes.all }

        public init() {
            self.header = nil
            self.id = 0
            self.ttl = 0
        }

        public init(
            header: Etcd.ResponseHeader? = nil,
            id: Int64 = 0,
            ttl: Int64 = 0
        ) {
            self.header = header
            self.id = id
            self.ttl = ttl
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Etcdserverpb__LeaseKeepAliveResponse.self)
            self.header = try MessageReader.message(c.pointee.header, as: Etcd.ResponseHeader.self)
            self.id = c.pointee.id
            self.ttl = c.pointee.ttl
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Etcdserverpb__LeaseKeepAliveResponse.self)
            etcdserverpb__lease_keep_alive_response__init(c)
            if let value = self.header { c.pointee.header = try writer.message(value, as: Etcdserverpb__ResponseHeader.self) }
            c.pointee.id = self.id
            c.pointee.ttl = self.ttl
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// Who asks for a token.
    public struct AuthenticateRequest: WireMessage {
        /// The user.
        public var name: String
        /// The password.
        public var password: String
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(etcdserverpb__authenticate_request__descriptor_pointer()) }
        public static var types: MessageTypes { CoordinationTypes.all }

        public init() {
            self.name = ""
            self.password = ""
        }

        public init(
            name: String = "",
            password: String = ""
        ) {
            self.name = name
            self.password = password
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Etcdserverpb__AuthenticateRequest.self)
            self.name = try MessageReader.string(c.pointee.name, field: "etcdserverpb.AuthenticateRequest.name")
            self.password = try MessageReader.string(c.pointee.password, field: "etcdserverpb.AuthenticateRequest.password")
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Etcdserverpb__AuthenticateRequest.self)
            etcdserverpb__authenticate_request__init(c)
            c.pointee.name = try writer.string(self.name)
            c.pointee.password = try writer.string(self.password)
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// A token.
    public struct AuthenticateResponse: WireMessage {
        /// Where and when.
        public var header: Etcd.ResponseHeader?
        /// The token.
        public var token: String
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(etcdserverpb__authenticate_response__descriptor_pointer()) }
        public static var types: MessageTypes { CoordinationTypes.all }

        public init() {
            self.header = nil
            self.token = ""
        }

        public init(
            header: Etcd.ResponseHeader? = nil,
            token: String = ""
        ) {
            self.header = header
            self.token = token
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Etcdserverpb__AuthenticateResponse.self)
            self.header = try MessageReader.message(c.pointee.header, as: Etcd.ResponseHeader.self)
            self.token = try MessageReader.string(c.pointee.token, field: "etcdserverpb.AuthenticateResponse.token")
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Etcdserverpb__AuthenticateResponse.self)
            etcdserverpb__authenticate_response__init(c)
            if let value = self.header { c.pointee.header = try writer.message(value, as: Etcdserverpb__ResponseHeader.self) }
            c.pointee.token = try writer.string(self.token)
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// Has etcd ask for a user.
    public struct AuthEnableRequest: WireMessage {
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(etcdserverpb__auth_enable_request__descriptor_pointer()) }
        public static var types: MessageTypes { CoordinationTypes.all }

        public init() {
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Etcdserverpb__AuthEnableRequest.self)
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Etcdserverpb__AuthEnableRequest.self)
            etcdserverpb__auth_enable_request__init(c)
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// It does.
    public struct AuthEnableResponse: WireMessage {
        /// As of every response.
        public var header: Etcd.ResponseHeader?
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(etcdserverpb__auth_enable_response__descriptor_pointer()) }
        public static var types: MessageTypes { CoordinationTypes.all }

        public init() {
            self.header = nil
        }

        public init(
            header: Etcd.ResponseHeader? = nil
        ) {
            self.header = header
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Etcdserverpb__AuthEnableResponse.self)
            self.header = try MessageReader.message(c.pointee.header, as: Etcd.ResponseHeader.self)
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Etcdserverpb__AuthEnableResponse.self)
            etcdserverpb__auth_enable_response__init(c)
            if let value = self.header { c.pointee.header = try writer.message(value, as: Etcdserverpb__ResponseHeader.self) }
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// Options of a user.
    public struct UserAddOptions: WireMessage {
        /// The user has no password, and is known by the common name of a certificate only.
        public var noPassword: Bool
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(etcdserverpb__user_add_options__descriptor_pointer()) }
        public static var types: MessageTypes { CoordinationTypes.all }

        public init() {
            self.noPassword = false
        }

        public init(
            noPassword: Bool = false
        ) {
            self.noPassword = noPassword
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Etcdserverpb__UserAddOptions.self)
            self.noPassword = c.pointee.no_password != 0
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Etcdserverpb__UserAddOptions.self)
            etcdserverpb__user_add_options__init(c)
            c.pointee.no_password = self.noPassword ? 1 : 0
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// Makes a user.
    public struct AuthUserAddRequest: WireMessage {
        /// Its name.
        public var name: String
        /// Its password; empty when it has none.
        public var password: String
        /// Options.
        public var options: Etcd.UserAddOptions?
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(etcdserverpb__auth_user_add_request__descriptor_pointer()) }
        public static var types: MessageTypes { CoordinationTypes.all }

        public init() {
            self.name = ""
            self.password = ""
            self.options = nil
        }

        public init(
            name: String = "",
            password: String = "",
            options: Etcd.UserAddOptions? = nil
        ) {
            self.name = name
            self.password = password
            self.options = options
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Etcdserverpb__AuthUserAddRequest.self)
            self.name = try MessageReader.string(c.pointee.name, field: "etcdserverpb.AuthUserAddRequest.name")
            self.password = try MessageReader.string(c.pointee.password, field: "etcdserverpb.AuthUserAddRequest.password")
            self.options = try MessageReader.message(c.pointee.options, as: Etcd.UserAddOptions.self)
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Etcdserverpb__AuthUserAddRequest.self)
            etcdserverpb__auth_user_add_request__init(c)
            c.pointee.name = try writer.string(self.name)
            c.pointee.password = try writer.string(self.password)
            if let value = self.options { c.pointee.options = try writer.message(value, as: Etcdserverpb__UserAddOptions.self) }
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// The user is there.
    public struct AuthUserAddResponse: WireMessage {
        /// As of every response.
        public var header: Etcd.ResponseHeader?
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(etcdserverpb__auth_user_add_response__descriptor_pointer()) }
        public static var types: MessageTypes { CoordinationTypes.all }

        public init() {
            self.header = nil
        }

        public init(
            header: Etcd.ResponseHeader? = nil
        ) {
            self.header = header
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Etcdserverpb__AuthUserAddResponse.self)
            self.header = try MessageReader.message(c.pointee.header, as: Etcd.ResponseHeader.self)
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Etcdserverpb__AuthUserAddResponse.self)
            etcdserverpb__auth_user_add_response__init(c)
            if let value = self.header { c.pointee.header = try writer.message(value, as: Etcdserverpb__ResponseHeader.self) }
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// Gives a user a role.
    public struct AuthUserGrantRoleRequest: WireMessage {
        /// The user.
        public var user: String
        /// The role.
        public var role: String
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(etcdserverpb__auth_user_grant_role_request__descriptor_pointer()) }
        public static var types: MessageTypes { CoordinationTypes.all }

        public init() {
            self.user = ""
            self.role = ""
        }

        public init(
            user: String = "",
            role: String = ""
        ) {
            self.user = user
            self.role = role
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Etcdserverpb__AuthUserGrantRoleRequest.self)
            self.user = try MessageReader.string(c.pointee.user, field: "etcdserverpb.AuthUserGrantRoleRequest.user")
            self.role = try MessageReader.string(c.pointee.role, field: "etcdserverpb.AuthUserGrantRoleRequest.role")
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Etcdserverpb__AuthUserGrantRoleRequest.self)
            etcdserverpb__auth_user_grant_role_request__init(c)
            c.pointee.user = try writer.string(self.user)
            c.pointee.role = try writer.string(self.role)
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// The user has the role.
    public struct AuthUserGrantRoleResponse: WireMessage {
        /// As of every response.
        public var header: Etcd.ResponseHeader?
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(etcdserverpb__auth_user_grant_role_response__descriptor_pointer()) }
        public static var types: MessageTypes { CoordinationTypes.all }

        public init() {
            self.header = nil
        }

        public init(
            header: Etcd.ResponseHeader? = nil
        ) {
            self.header = header
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Etcdserverpb__AuthUserGrantRoleResponse.self)
            self.header = try MessageReader.message(c.pointee.header, as: Etcd.ResponseHeader.self)
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Etcdserverpb__AuthUserGrantRoleResponse.self)
            etcdserverpb__auth_user_grant_role_response__init(c)
            if let value = self.header { c.pointee.header = try writer.message(value, as: Etcdserverpb__ResponseHeader.self) }
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// Makes a role.
    public struct AuthRoleAddRequest: WireMessage {
        /// Its name.
        public var name: String
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(etcdserverpb__auth_role_add_request__descriptor_pointer()) }
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
            let c = raw.assumingMemoryBound(to: Etcdserverpb__AuthRoleAddRequest.self)
            self.name = try MessageReader.string(c.pointee.name, field: "etcdserverpb.AuthRoleAddRequest.name")
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Etcdserverpb__AuthRoleAddRequest.self)
            etcdserverpb__auth_role_add_request__init(c)
            c.pointee.name = try writer.string(self.name)
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// The role is there.
    public struct AuthRoleAddResponse: WireMessage {
        /// As of every response.
        public var header: Etcd.ResponseHeader?
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(etcdserverpb__auth_role_add_response__descriptor_pointer()) }
        public static var types: MessageTypes { CoordinationTypes.all }

        public init() {
            self.header = nil
        }

        public init(
            header: Etcd.ResponseHeader? = nil
        ) {
            self.header = header
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Etcdserverpb__AuthRoleAddResponse.self)
            self.header = try MessageReader.message(c.pointee.header, as: Etcd.ResponseHeader.self)
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Etcdserverpb__AuthRoleAddResponse.self)
            etcdserverpb__auth_role_add_response__init(c)
            if let value = self.header { c.pointee.header = try writer.message(value, as: Etcdserverpb__ResponseHeader.self) }
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// What may be done with some keys.
    public struct Permission: WireMessage {
        /// What may be done.
        public var permType: Etcd.Permission.TypeEnum
        /// The first key.
        public var key: [UInt8]
        /// The key after the last one; empty means the first key alone.
        public var rangeEnd: [UInt8]
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(etcdserverpb__permission__descriptor_pointer()) }
        public static var types: MessageTypes { CoordinationTypes.all }

        public init() {
            self.permType = .init(rawValue: 0)
            self.key = []
            self.rangeEnd = []
        }

        public init(
            permType: Etcd.Permission.TypeEnum = .init(rawValue: 0),
            key: [UInt8] = [],
            rangeEnd: [UInt8] = []
        ) {
            self.permType = permType
            self.key = key
            self.rangeEnd = rangeEnd
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Etcdserverpb__Permission.self)
            self.permType = Etcd.Permission.TypeEnum(rawValue: Int32(truncatingIfNeeded: c.pointee.permtype.rawValue))
            self.key = MessageReader.bytes(c.pointee.key)
            self.rangeEnd = MessageReader.bytes(c.pointee.range_end)
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Etcdserverpb__Permission.self)
            etcdserverpb__permission__init(c)
            c.pointee.permtype = Etcdserverpb__Permission__Type(rawValue: .init(truncatingIfNeeded: self.permType.rawValue))
            c.pointee.key = try writer.bytes(self.key)
            c.pointee.range_end = try writer.bytes(self.rangeEnd)
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }

        /// What.
        public struct TypeEnum: RawRepresentable, Hashable, Sendable {
            public var rawValue: Int32
            public init(rawValue: Int32) { self.rawValue = rawValue }

            /// Reading.
            public static let read = Self(rawValue: 0)
            /// Writing.
            public static let write = Self(rawValue: 1)
            /// Both.
            public static let readwrite = Self(rawValue: 2)
        }
    }

    /// Lets a role do something with keys.
    public struct AuthRoleGrantPermissionRequest: WireMessage {
        /// The role.
        public var name: String
        /// What it may do.
        public var perm: Etcd.Permission?
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(etcdserverpb__auth_role_grant_permission_request__descriptor_pointer()) }
        public static var types: MessageTypes { CoordinationTypes.all }

        public init() {
            self.name = ""
            self.perm = nil
        }

        public init(
            name: String = "",
            perm: Etcd.Permission? = nil
        ) {
            self.name = name
            self.perm = perm
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Etcdserverpb__AuthRoleGrantPermissionRequest.self)
            self.name = try MessageReader.string(c.pointee.name, field: "etcdserverpb.AuthRoleGrantPermissionRequest.name")
            self.perm = try MessageReader.message(c.pointee.perm, as: Etcd.Permission.self)
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Etcdserverpb__AuthRoleGrantPermissionRequest.self)
            etcdserverpb__auth_role_grant_permission_request__init(c)
            c.pointee.name = try writer.string(self.name)
            if let value = self.perm { c.pointee.perm = try writer.message(value, as: Etcdserverpb__Permission.self) }
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// The role may.
    public struct AuthRoleGrantPermissionResponse: WireMessage {
        /// As of every response.
        public var header: Etcd.ResponseHeader?
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(etcdserverpb__auth_role_grant_permission_response__descriptor_pointer()) }
        public static var types: MessageTypes { CoordinationTypes.all }

        public init() {
            self.header = nil
        }

        public init(
            header: Etcd.ResponseHeader? = nil
        ) {
            self.header = header
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Etcdserverpb__AuthRoleGrantPermissionResponse.self)
            self.header = try MessageReader.message(c.pointee.header, as: Etcd.ResponseHeader.self)
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Etcdserverpb__AuthRoleGrantPermissionResponse.self)
            etcdserverpb__auth_role_grant_permission_response__init(c)
            if let value = self.header { c.pointee.header = try writer.message(value, as: Etcdserverpb__ResponseHeader.self) }
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// Keys and values.
    public protocol KVService: RPCService {
        /// Keys of a range, by default as the cluster's majority has them now.
        func range(_ request: Etcd.RangeRequest, context: CallContext) async throws -> Etcd.RangeResponse
        /// Several operations in one step, which ones depending on comparisons.
        func txn(_ request: Etcd.TxnRequest, context: CallContext) async throws -> Etcd.TxnResponse
    }

    /// The methods of `etcdserverpb.KV`.
    public enum KVMethods {
        /// Keys of a range, by default as the cluster's majority has them now.
        public static let range = MethodDescriptor(
            service: "etcdserverpb.KV", name: "Range", kind: .unary, idempotency: .noSideEffects)
        /// Several operations in one step, which ones depending on comparisons.
        public static let txn = MethodDescriptor(
            service: "etcdserverpb.KV", name: "Txn", kind: .unary)

        /// The service.
        public static let service = ServiceDescriptor(
            name: "etcdserverpb.KV", methods: [range, txn],
            fileName: "etcd/etcdserverpb/rpc.proto")
    }

    /// Calls `etcdserverpb.KV`.
    public struct KVClient: Sendable {
        private let channel: any RPCChannel

        public init(_ channel: any RPCChannel) { self.channel = channel }

        /// Keys of a range, by default as the cluster's majority has them now.
        public func range(
            _ request: Etcd.RangeRequest, options: CallOptions = .init()
        ) async throws -> Etcd.RangeResponse {
            try await channel.unary(KVMethods.range, request, options: options)
        }

        /// Several operations in one step, which ones depending on comparisons.
        public func txn(
            _ request: Etcd.TxnRequest, options: CallOptions = .init()
        ) async throws -> Etcd.TxnResponse {
            try await channel.unary(KVMethods.txn, request, options: options)
        }
    }

    /// Changes as they happen.
    public protocol WatchService: RPCService {
        /// Watches are created by requests; their events come as responses.
        func watch(
            _ requests: RequestStream<Etcd.WatchRequest>, to responses: ResponseStream<Etcd.WatchResponse>, context: CallContext
        ) async throws
    }

    /// The methods of `etcdserverpb.Watch`.
    public enum WatchMethods {
        /// Watches are created by requests; their events come as responses.
        public static let watch = MethodDescriptor(
            service: "etcdserverpb.Watch", name: "Watch", kind: .bidirectionalStreaming)

        /// The service.
        public static let service = ServiceDescriptor(
            name: "etcdserverpb.Watch", methods: [watch],
            fileName: "etcd/etcdserverpb/rpc.proto")
    }

    /// Calls `etcdserverpb.Watch`.
    public struct WatchClient: Sendable {
        private let channel: any RPCChannel

        public init(_ channel: any RPCChannel) { self.channel = channel }

        /// Watches are created by requests; their events come as responses.
        public func watch(
            options: CallOptions = .init(),
            _ send: @escaping @Sendable (RequestWriter<Etcd.WatchRequest>) async throws -> Void
        ) -> ResponseSequence<Etcd.WatchResponse> {
            channel.bidirectionalStreaming(WatchMethods.watch, options: options, send)
        }
    }

    /// Leases: keys attached to one are deleted when nobody keeps it alive.
    public protocol LeaseService: RPCService {
        /// Begins a lease.
        func leaseGrant(_ request: Etcd.LeaseGrantRequest, context: CallContext) async throws -> Etcd.LeaseGrantResponse
        /// Ends a lease at once.
        func leaseRevoke(_ request: Etcd.LeaseRevokeRequest, context: CallContext) async throws -> Etcd.LeaseRevokeResponse
        /// Each request prolongs its lease to its full time.
        func leaseKeepAlive(
            _ requests: RequestStream<Etcd.LeaseKeepAliveRequest>, to responses: ResponseStream<Etcd.LeaseKeepAliveResponse>, context: CallContext
        ) async throws
    }

    /// The methods of `etcdserverpb.Lease`.
    public enum LeaseMethods {
        /// Begins a lease.
        public static let leaseGrant = MethodDescriptor(
            service: "etcdserverpb.Lease", name: "LeaseGrant", kind: .unary)
        /// Ends a lease at once.
        public static let leaseRevoke = MethodDescriptor(
            service: "etcdserverpb.Lease", name: "LeaseRevoke", kind: .unary, idempotency: .idempotent)
        /// Each request prolongs its lease to its full time.
        public static let leaseKeepAlive = MethodDescriptor(
            service: "etcdserverpb.Lease", name: "LeaseKeepAlive", kind: .bidirectionalStreaming)

        /// The service.
        public static let service = ServiceDescriptor(
            name: "etcdserverpb.Lease", methods: [leaseGrant, leaseRevoke, leaseKeepAlive],
            fileName: "etcd/etcdserverpb/rpc.proto")
    }

    /// Calls `etcdserverpb.Lease`.
    public struct LeaseClient: Sendable {
        private let channel: any RPCChannel

        public init(_ channel: any RPCChannel) { self.channel = channel }

        /// Begins a lease.
        public func leaseGrant(
            _ request: Etcd.LeaseGrantRequest, options: CallOptions = .init()
        ) async throws -> Etcd.LeaseGrantResponse {
            try await channel.unary(LeaseMethods.leaseGrant, request, options: options)
        }

        /// Ends a lease at once.
        public func leaseRevoke(
            _ request: Etcd.LeaseRevokeRequest, options: CallOptions = .init()
        ) async throws -> Etcd.LeaseRevokeResponse {
            try await channel.unary(LeaseMethods.leaseRevoke, request, options: options)
        }

        /// Each request prolongs its lease to its full time.
        public func leaseKeepAlive(
            options: CallOptions = .init(),
            _ send: @escaping @Sendable (RequestWriter<Etcd.LeaseKeepAliveRequest>) async throws -> Void
        ) -> ResponseSequence<Etcd.LeaseKeepAliveResponse> {
            channel.bidirectionalStreaming(LeaseMethods.leaseKeepAlive, options: options, send)
        }
    }

    /// Users, their roles, and what roles may do.
    public protocol AuthService: RPCService {
        /// Has etcd ask for a user from now on.
        func authEnable(_ request: Etcd.AuthEnableRequest, context: CallContext) async throws -> Etcd.AuthEnableResponse
        /// Exchanges a password for a token, which calls carry as metadata `token`.
        func authenticate(_ request: Etcd.AuthenticateRequest, context: CallContext) async throws -> Etcd.AuthenticateResponse
        /// Makes a user.
        func userAdd(_ request: Etcd.AuthUserAddRequest, context: CallContext) async throws -> Etcd.AuthUserAddResponse
        /// Gives a user a role.
        func userGrantRole(_ request: Etcd.AuthUserGrantRoleRequest, context: CallContext) async throws -> Etcd.AuthUserGrantRoleResponse
        /// Makes a role.
        func roleAdd(_ request: Etcd.AuthRoleAddRequest, context: CallContext) async throws -> Etcd.AuthRoleAddResponse
        /// Lets a role read or write keys.
        func roleGrantPermission(_ request: Etcd.AuthRoleGrantPermissionRequest, context: CallContext) async throws -> Etcd.AuthRoleGrantPermissionResponse
    }

    /// The methods of `etcdserverpb.Auth`.
    public enum AuthMethods {
        /// Has etcd ask for a user from now on.
        public static let authEnable = MethodDescriptor(
            service: "etcdserverpb.Auth", name: "AuthEnable", kind: .unary, idempotency: .idempotent)
        /// Exchanges a password for a token, which calls carry as metadata `token`.
        public static let authenticate = MethodDescriptor(
            service: "etcdserverpb.Auth", name: "Authenticate", kind: .unary)
        /// Makes a user.
        public static let userAdd = MethodDescriptor(
            service: "etcdserverpb.Auth", name: "UserAdd", kind: .unary)
        /// Gives a user a role.
        public static let userGrantRole = MethodDescriptor(
            service: "etcdserverpb.Auth", name: "UserGrantRole", kind: .unary, idempotency: .idempotent)
        /// Makes a role.
        public static let roleAdd = MethodDescriptor(
            service: "etcdserverpb.Auth", name: "RoleAdd", kind: .unary)
        /// Lets a role read or write keys.
        public static let roleGrantPermission = MethodDescriptor(
            service: "etcdserverpb.Auth", name: "RoleGrantPermission", kind: .unary, idempotency: .idempotent)

        /// The service.
        public static let service = ServiceDescriptor(
            name: "etcdserverpb.Auth", methods: [authEnable, authenticate, userAdd, userGrantRole, roleAdd, roleGrantPermission],
            fileName: "etcd/etcdserverpb/rpc.proto")
    }

    /// Calls `etcdserverpb.Auth`.
    public struct AuthClient: Sendable {
        private let channel: any RPCChannel

        public init(_ channel: any RPCChannel) { self.channel = channel }

        /// Has etcd ask for a user from now on.
        public func authEnable(
            _ request: Etcd.AuthEnableRequest, options: CallOptions = .init()
        ) async throws -> Etcd.AuthEnableResponse {
            try await channel.unary(AuthMethods.authEnable, request, options: options)
        }

        /// Exchanges a password for a token, which calls carry as metadata `token`.
        public func authenticate(
            _ request: Etcd.AuthenticateRequest, options: CallOptions = .init()
        ) async throws -> Etcd.AuthenticateResponse {
            try await channel.unary(AuthMethods.authenticate, request, options: options)
        }

        /// Makes a user.
        public func userAdd(
            _ request: Etcd.AuthUserAddRequest, options: CallOptions = .init()
        ) async throws -> Etcd.AuthUserAddResponse {
            try await channel.unary(AuthMethods.userAdd, request, options: options)
        }

        /// Gives a user a role.
        public func userGrantRole(
            _ request: Etcd.AuthUserGrantRoleRequest, options: CallOptions = .init()
        ) async throws -> Etcd.AuthUserGrantRoleResponse {
            try await channel.unary(AuthMethods.userGrantRole, request, options: options)
        }

        /// Makes a role.
        public func roleAdd(
            _ request: Etcd.AuthRoleAddRequest, options: CallOptions = .init()
        ) async throws -> Etcd.AuthRoleAddResponse {
            try await channel.unary(AuthMethods.roleAdd, request, options: options)
        }

        /// Lets a role read or write keys.
        public func roleGrantPermission(
            _ request: Etcd.AuthRoleGrantPermissionRequest, options: CallOptions = .init()
        ) async throws -> Etcd.AuthRoleGrantPermissionResponse {
            try await channel.unary(AuthMethods.roleGrantPermission, request, options: options)
        }
    }
}

extension Etcd.KVService {
    public static var descriptor: ServiceDescriptor { Etcd.KVMethods.service }

    public func register(in router: inout Router) { registerAll(in: &router) }

    /// Registers every method; for services whose own ``register(in:)`` then does more.
    public func registerAll(in router: inout Router) {
        router.serveUnary(Etcd.KVMethods.range) { call, context in
            try call.respond(try await self.range(call.request(Etcd.RangeRequest.self), context: context))
        }
        router.serveUnary(Etcd.KVMethods.txn) { call, context in
            try call.respond(try await self.txn(call.request(Etcd.TxnRequest.self), context: context))
        }
    }
}

extension Etcd.WatchService {
    public static var descriptor: ServiceDescriptor { Etcd.WatchMethods.service }

    public func register(in router: inout Router) { registerAll(in: &router) }

    /// Registers every method; for services whose own ``register(in:)`` then does more.
    public func registerAll(in router: inout Router) {
        router.bidirectionalStreaming(Etcd.WatchMethods.watch) { try await self.watch($0, to: $1, context: $2) }
    }
}

extension Etcd.LeaseService {
    public static var descriptor: ServiceDescriptor { Etcd.LeaseMethods.service }

    public func register(in router: inout Router) { registerAll(in: &router) }

    /// Registers every method; for services whose own ``register(in:)`` then does more.
    public func registerAll(in router: inout Router) {
        router.serveUnary(Etcd.LeaseMethods.leaseGrant) { call, context in
            try call.respond(try await self.leaseGrant(call.request(Etcd.LeaseGrantRequest.self), context: context))
        }
        router.serveUnary(Etcd.LeaseMethods.leaseRevoke) { call, context in
            try call.respond(try await self.leaseRevoke(call.request(Etcd.LeaseRevokeRequest.self), context: context))
        }
        router.bidirectionalStreaming(Etcd.LeaseMethods.leaseKeepAlive) { try await self.leaseKeepAlive($0, to: $1, context: $2) }
    }
}

extension Etcd.AuthService {
    public static var descriptor: ServiceDescriptor { Etcd.AuthMethods.service }

    public func register(in router: inout Router) { registerAll(in: &router) }

    /// Registers every method; for services whose own ``register(in:)`` then does more.
    public func registerAll(in router: inout Router) {
        router.serveUnary(Etcd.AuthMethods.authEnable) { call, context in
            try call.respond(try await self.authEnable(call.request(Etcd.AuthEnableRequest.self), context: context))
        }
        router.serveUnary(Etcd.AuthMethods.authenticate) { call, context in
            try call.respond(try await self.authenticate(call.request(Etcd.AuthenticateRequest.self), context: context))
        }
        router.serveUnary(Etcd.AuthMethods.userAdd) { call, context in
            try call.respond(try await self.userAdd(call.request(Etcd.AuthUserAddRequest.self), context: context))
        }
        router.serveUnary(Etcd.AuthMethods.userGrantRole) { call, context in
            try call.respond(try await self.userGrantRole(call.request(Etcd.AuthUserGrantRoleRequest.self), context: context))
        }
        router.serveUnary(Etcd.AuthMethods.roleAdd) { call, context in
            try call.respond(try await self.roleAdd(call.request(Etcd.AuthRoleAddRequest.self), context: context))
        }
        router.serveUnary(Etcd.AuthMethods.roleGrantPermission) { call, context in
            try call.respond(try await self.roleGrantPermission(call.request(Etcd.AuthRoleGrantPermissionRequest.self), context: context))
        }
    }
}
