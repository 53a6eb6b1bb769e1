// Generated from shuangma/storage/v1/replication.proto by scripts/generate. Do not edit.

import CStorageContracts
public import RPC
public import Wire

extension StorageV1 {
    /// Messages of several shards that one node has for another.
    public struct PeerBatch: WireMessage {
        /// Name of the sending node. Set in the first batch of a stream.
        public var sender: String
        /// The sender's clock when the batch left: nanoseconds of its monotonic clock.
        public var sentAt: UInt64
        /// The `sent_at` of a batch that the sender had received from the receiver before it made any of these messages; 0
        /// when there was none. Tells the receiver how old they are at most, by its own clock.
        public var echo: UInt64
        /// The messages.
        public var messages: [StorageV1.PeerMessage]
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__storage__v1__peer_batch__descriptor_pointer()) }
        public static var types: MessageTypes { StorageContractsTypes.all }

        public init() {
            self.sender = ""
            self.sentAt = 0
            self.echo = 0
            self.messages = []
        }

        public init(
            sender: String = "",
            sentAt: UInt64 = 0,
            echo: UInt64 = 0,
            messages: [StorageV1.PeerMessage] = []
        ) {
            self.sender = sender
            self.sentAt = sentAt
            self.echo = echo
            self.messages = messages
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Shuangma__Storage__V1__PeerBatch.self)
            self.sender = try MessageReader.string(c.pointee.sender, field: "shuangma.storage.v1.PeerBatch.sender")
            self.sentAt = c.pointee.sent_at
            self.echo = c.pointee.echo
            self.messages = try MessageReader.array(c.pointee.n_messages, c.pointee.messages) { element throws(WireError) in
                try StorageV1.PeerMessage(c: UnsafeRawPointer(element!))
            }
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Storage__V1__PeerBatch.self)
            shuangma__storage__v1__peer_batch__init(c)
            c.pointee.sender = try writer.string(self.sender)
            c.pointee.sent_at = self.sentAt
            c.pointee.echo = self.echo
            c.pointee.n_messages = self.messages.count
            c.pointee.messages = try writer.array(self.messages) { element throws(WireError) in try writer.message(element, as: Shuangma__Storage__V1__PeerMessage.self) }
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// What one replica of a shard says to another.
    public struct PeerMessage: WireMessage {
        /// Shard.
        public var shard: UInt32
        /// Exactly one of these is set.
        public var body: BodyValue?
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__storage__v1__peer_message__descriptor_pointer()) }
        public static var types: MessageTypes { StorageContractsTypes.all }

        public init() {
            self.shard = 0
            self.body = nil
        }

        public init(
            shard: UInt32 = 0,
            body: BodyValue? = nil
        ) {
            self.shard = shard
            self.body = body
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Shuangma__Storage__V1__PeerMessage.self)
            self.shard = c.pointee.shard
            switch c.pointee.body_case {
            case SHUANGMA__STORAGE__V1__PEER_MESSAGE__BODY_PREPARE: self.body = .prepare(try StorageV1.Prepare(c: UnsafeRawPointer(c.pointee.prepare!)))
            case SHUANGMA__STORAGE__V1__PEER_MESSAGE__BODY_ACKNOWLEDGEMENT: self.body = .acknowledgement(try StorageV1.Acknowledgement(c: UnsafeRawPointer(c.pointee.acknowledgement!)))
            case SHUANGMA__STORAGE__V1__PEER_MESSAGE__BODY_MISMATCH: self.body = .mismatch(try StorageV1.Mismatch(c: UnsafeRawPointer(c.pointee.mismatch!)))
            case SHUANGMA__STORAGE__V1__PEER_MESSAGE__BODY_CONFIGURATION: self.body = .configuration(try StorageV1.Configuration(c: UnsafeRawPointer(c.pointee.configuration!)))
            case SHUANGMA__STORAGE__V1__PEER_MESSAGE__BODY_ASK_CONFIGURATION: self.body = .askConfiguration(try StorageV1.AskConfiguration(c: UnsafeRawPointer(c.pointee.ask_configuration!)))
            case SHUANGMA__STORAGE__V1__PEER_MESSAGE__BODY_FAREWELL: self.body = .farewell(try StorageV1.Farewell(c: UnsafeRawPointer(c.pointee.farewell!)))
            case SHUANGMA__STORAGE__V1__PEER_MESSAGE__BODY_PROPOSAL: self.body = .proposal(try StorageV1.Proposal(c: UnsafeRawPointer(c.pointee.proposal!)))
            default: self.body = nil
            }
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Storage__V1__PeerMessage.self)
            shuangma__storage__v1__peer_message__init(c)
            c.pointee.shard = self.shard
            switch self.body {
            case .prepare(let value)?:
                c.pointee.body_case = SHUANGMA__STORAGE__V1__PEER_MESSAGE__BODY_PREPARE
                c.pointee.prepare = try writer.message(value, as: Shuangma__Storage__V1__Prepare.self)
            case .acknowledgement(let value)?:
                c.pointee.body_case = SHUANGMA__STORAGE__V1__PEER_MESSAGE__BODY_ACKNOWLEDGEMENT
                c.pointee.acknowledgement = try writer.message(value, as: Shuangma__Storage__V1__Acknowledgement.self)
            case .mismatch(let value)?:
                c.pointee.body_case = SHUANGMA__STORAGE__V1__PEER_MESSAGE__BODY_MISMATCH
                c.pointee.mismatch = try writer.message(value, as: Shuangma__Storage__V1__Mismatch.self)
            case .configuration(let value)?:
                c.pointee.body_case = SHUANGMA__STORAGE__V1__PEER_MESSAGE__BODY_CONFIGURATION
                c.pointee.configuration = try writer.message(value, as: Shuangma__Storage__V1__Configuration.self)
            case .askConfiguration(let value)?:
                c.pointee.body_case = SHUANGMA__STORAGE__V1__PEER_MESSAGE__BODY_ASK_CONFIGURATION
                c.pointee.ask_configuration = try writer.message(value, as: Shuangma__Storage__V1__AskConfiguration.self)
            case .farewell(let value)?:
                c.pointee.body_case = SHUANGMA__STORAGE__V1__PEER_MESSAGE__BODY_FAREWELL
                c.pointee.farewell = try writer.message(value, as: Shuangma__Storage__V1__Farewell.self)
            case .proposal(let value)?:
                c.pointee.body_case = SHUANGMA__STORAGE__V1__PEER_MESSAGE__BODY_PROPOSAL
                c.pointee.proposal = try writer.message(value, as: Shuangma__Storage__V1__Proposal.self)
            case nil: break
            }
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }

        /// What `body` can hold.
        public enum BodyValue: Sendable, Equatable {
            /// From the primary: entries of the log, or none.
            case prepare(StorageV1.Prepare)
            /// To the primary: what is held.
            case acknowledgement(StorageV1.Acknowledgement)
            /// To the primary: a prepare message does not fit.
            case mismatch(StorageV1.Mismatch)
            /// A configuration that coordination has confirmed.
            case configuration(StorageV1.Configuration)
            /// The receiver spoke of a later epoch than this, whose configuration the sender does not know.
            case askConfiguration(StorageV1.AskConfiguration)
            /// To the primary: the sender is about to stop.
            case farewell(StorageV1.Farewell)
            /// From the primary: a change that it proposes and coordination does not answer.
            case proposal(StorageV1.Proposal)
        }
    }

    /// A place in a shard's log.
    public struct LogPosition: WireMessage {
        /// Index of the entry, from 1; 0 is before the first.
        public var index: UInt64
        /// Epoch in which it was ordered.
        public var epoch: UInt64
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__storage__v1__log_position__descriptor_pointer()) }
        public static var types: MessageTypes { StorageContractsTypes.all }

        public init() {
            self.index = 0
            self.epoch = 0
        }

        public init(
            index: UInt64 = 0,
            epoch: UInt64 = 0
        ) {
            self.index = index
            self.epoch = epoch
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Shuangma__Storage__V1__LogPosition.self)
            self.index = c.pointee.index
            self.epoch = c.pointee.epoch
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Storage__V1__LogPosition.self)
            shuangma__storage__v1__log_position__init(c)
            c.pointee.index = self.index
            c.pointee.epoch = self.epoch
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// When a primary made a message, by its own clock. Answers carry it back.
    public struct LeaseStamp: WireMessage {
        /// Names the start of the primary's process.
        public var session: UInt64
        /// Nanoseconds of its monotonic clock.
        public var sentAt: UInt64
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__storage__v1__lease_stamp__descriptor_pointer()) }
        public static var types: MessageTypes { StorageContractsTypes.all }

        public init() {
            self.session = 0
            self.sentAt = 0
        }

        public init(
            session: UInt64 = 0,
            sentAt: UInt64 = 0
        ) {
            self.session = session
            self.sentAt = sentAt
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Shuangma__Storage__V1__LeaseStamp.self)
            self.session = c.pointee.session
            self.sentAt = c.pointee.sent_at
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Storage__V1__LeaseStamp.self)
            shuangma__storage__v1__lease_stamp__init(c)
            c.pointee.session = self.session
            c.pointee.sent_at = self.sentAt
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// Entries of one epoch, from an index up to the next run.
    public struct EpochRun: WireMessage {
        /// Index of the first entry.
        public var first: UInt64
        /// Epoch of all of them.
        public var epoch: UInt64
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__storage__v1__epoch_run__descriptor_pointer()) }
        public static var types: MessageTypes { StorageContractsTypes.all }

        public init() {
            self.first = 0
            self.epoch = 0
        }

        public init(
            first: UInt64 = 0,
            epoch: UInt64 = 0
        ) {
            self.first = first
            self.epoch = epoch
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Shuangma__Storage__V1__EpochRun.self)
            self.first = c.pointee.first
            self.epoch = c.pointee.epoch
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Storage__V1__EpochRun.self)
            shuangma__storage__v1__epoch_run__init(c)
            c.pointee.first = self.first
            c.pointee.epoch = self.epoch
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// PacificA's prepare message; without entries, the primary's beacon.
    public struct Prepare: WireMessage {
        /// Epoch of the replica set in which it was made.
        public var epoch: UInt64
        /// When it was made.
        public var stamp: StorageV1.LeaseStamp?
        /// Where the primary's log ended when its epoch began.
        public var epochStart: UInt64
        /// The entry before the first of these.
        public var previous: StorageV1.LogPosition?
        /// Epochs of the entries.
        public var runs: [StorageV1.EpochRun]
        /// Index of the last entry; that of `previous` when there are none.
        public var last: UInt64
        /// Through here every member of the in-sync set holds the log on disk.
        public var committed: UInt64
        /// The entries as blocks of the log, as they lie on the sender's disk, checksums in them. They hold exactly the entries
        /// after `previous` through `last`.
        public var blocks: [[UInt8]]
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__storage__v1__prepare__descriptor_pointer()) }
        public static var types: MessageTypes { StorageContractsTypes.all }

        public init() {
            self.epoch = 0
            self.stamp = nil
            self.epochStart = 0
            self.previous = nil
            self.runs = []
            self.last = 0
            self.committed = 0
            self.blocks = []
        }

        public init(
            epoch: UInt64 = 0,
            stamp: StorageV1.LeaseStamp? = nil,
            epochStart: UInt64 = 0,
            previous: StorageV1.LogPosition? = nil,
            runs: [StorageV1.EpochRun] = [],
            last: UInt64 = 0,
            committed: UInt64 = 0,
            blocks: [[UInt8]] = []
        ) {
            self.epoch = epoch
            self.stamp = stamp
            self.epochStart = epochStart
            self.previous = previous
            self.runs = runs
            self.last = last
            self.committed = committed
            self.blocks = blocks
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Shuangma__Storage__V1__Prepare.self)
            self.epoch = c.pointee.epoch
            self.stamp = try MessageReader.message(c.pointee.stamp, as: StorageV1.LeaseStamp.self)
            self.epochStart = c.pointee.epoch_start
            self.previous = try MessageReader.message(c.pointee.previous, as: StorageV1.LogPosition.self)
            self.runs = try MessageReader.array(c.pointee.n_runs, c.pointee.runs) { element throws(WireError) in
                try StorageV1.EpochRun(c: UnsafeRawPointer(element!))
            }
            self.last = c.pointee.last
            self.committed = c.pointee.committed
            self.blocks = try MessageReader.array(c.pointee.n_blocks, c.pointee.blocks) { element throws(WireError) in
                MessageReader.bytes(element)
            }
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Storage__V1__Prepare.self)
            shuangma__storage__v1__prepare__init(c)
            c.pointee.epoch = self.epoch
            if let value = self.stamp { c.pointee.stamp = try writer.message(value, as: Shuangma__Storage__V1__LeaseStamp.self) }
            c.pointee.epoch_start = self.epochStart
            if let value = self.previous { c.pointee.previous = try writer.message(value, as: Shuangma__Storage__V1__LogPosition.self) }
            c.pointee.n_runs = self.runs.count
            c.pointee.runs = try writer.array(self.runs) { element throws(WireError) in try writer.message(element, as: Shuangma__Storage__V1__EpochRun.self) }
            c.pointee.last = self.last
            c.pointee.committed = self.committed
            c.pointee.n_blocks = self.blocks.count
            c.pointee.blocks = try writer.array(self.blocks) { element throws(WireError) in try writer.bytes(element) }
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// What a replica holds of its primary's log, on disk; also its promise not to replace that primary for a while.
    public struct Acknowledgement: WireMessage {
        /// Epoch of the replica set in which it answers.
        public var epoch: UInt64
        /// The latest stamp that it was told in this epoch; absent when it promises nothing.
        public var echo: StorageV1.LeaseStamp?
        /// Through here its log is the primary's and on its disk.
        public var through: UInt64
        /// End of its log, on disk or not.
        public var lastIndex: UInt64
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__storage__v1__acknowledgement__descriptor_pointer()) }
        public static var types: MessageTypes { StorageContractsTypes.all }

        public init() {
            self.epoch = 0
            self.echo = nil
            self.through = 0
            self.lastIndex = 0
        }

        public init(
            epoch: UInt64 = 0,
            echo: StorageV1.LeaseStamp? = nil,
            through: UInt64 = 0,
            lastIndex: UInt64 = 0
        ) {
            self.epoch = epoch
            self.echo = echo
            self.through = through
            self.lastIndex = lastIndex
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Shuangma__Storage__V1__Acknowledgement.self)
            self.epoch = c.pointee.epoch
            self.echo = try MessageReader.message(c.pointee.echo, as: StorageV1.LeaseStamp.self)
            self.through = c.pointee.through
            self.lastIndex = c.pointee.last_index
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Storage__V1__Acknowledgement.self)
            shuangma__storage__v1__acknowledgement__init(c)
            c.pointee.epoch = self.epoch
            if let value = self.echo { c.pointee.echo = try writer.message(value, as: Shuangma__Storage__V1__LeaseStamp.self) }
            c.pointee.through = self.through
            c.pointee.last_index = self.lastIndex
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// A replica lacks the entry on which a prepare message stands.
    public struct Mismatch: WireMessage {
        /// Epoch of the replica set in which it answers.
        public var epoch: UInt64
        /// The stamp of the message that did not fit; absent when it promises nothing.
        public var echo: StorageV1.LeaseStamp?
        /// The place before which the primary may look for the last entry that both hold.
        public var hint: StorageV1.LogPosition?
        /// It stands in the set and has lost what it once held: its disk is new.
        public var hasLostData: Bool
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__storage__v1__mismatch__descriptor_pointer()) }
        public static var types: MessageTypes { StorageContractsTypes.all }

        public init() {
            self.epoch = 0
            self.echo = nil
            self.hint = nil
            self.hasLostData = false
        }

        public init(
            epoch: UInt64 = 0,
            echo: StorageV1.LeaseStamp? = nil,
            hint: StorageV1.LogPosition? = nil,
            hasLostData: Bool = false
        ) {
            self.epoch = epoch
            self.echo = echo
            self.hint = hint
            self.hasLostData = hasLostData
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Shuangma__Storage__V1__Mismatch.self)
            self.epoch = c.pointee.epoch
            self.echo = try MessageReader.message(c.pointee.echo, as: StorageV1.LeaseStamp.self)
            self.hint = try MessageReader.message(c.pointee.hint, as: StorageV1.LogPosition.self)
            self.hasLostData = c.pointee.has_lost_data != 0
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Storage__V1__Mismatch.self)
            shuangma__storage__v1__mismatch__init(c)
            c.pointee.epoch = self.epoch
            if let value = self.echo { c.pointee.echo = try writer.message(value, as: Shuangma__Storage__V1__LeaseStamp.self) }
            if let value = self.hint { c.pointee.hint = try writer.message(value, as: Shuangma__Storage__V1__LogPosition.self) }
            c.pointee.has_lost_data = self.hasLostData ? 1 : 0
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// A replica set that coordination has confirmed.
    public struct Configuration: WireMessage {
        /// Its epoch.
        public var epoch: UInt64
        /// Node of the primary.
        public var primary: String
        /// Nodes of the in-sync set, the primary among them.
        public var inSync: [String]
        /// First bucket that the shard owns, as the sender knows.
        public var bucketFrom: UInt32
        /// Last bucket, inclusive.
        public var bucketThrough: UInt32
        /// The latest epoch in which the shard surely owned just these: a later primary must learn whether it was split.
        public var bucketsEpoch: UInt64
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__storage__v1__configuration__descriptor_pointer()) }
        public static var types: MessageTypes { StorageContractsTypes.all }

        public init() {
            self.epoch = 0
            self.primary = ""
            self.inSync = []
            self.bucketFrom = 0
            self.bucketThrough = 0
            self.bucketsEpoch = 0
        }

        public init(
            epoch: UInt64 = 0,
            primary: String = "",
            inSync: [String] = [],
            bucketFrom: UInt32 = 0,
            bucketThrough: UInt32 = 0,
            bucketsEpoch: UInt64 = 0
        ) {
            self.epoch = epoch
            self.primary = primary
            self.inSync = inSync
            self.bucketFrom = bucketFrom
            self.bucketThrough = bucketThrough
            self.bucketsEpoch = bucketsEpoch
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Shuangma__Storage__V1__Configuration.self)
            self.epoch = c.pointee.epoch
            self.primary = try MessageReader.string(c.pointee.primary, field: "shuangma.storage.v1.Configuration.primary")
            self.inSync = try MessageReader.array(c.pointee.n_in_sync, c.pointee.in_sync) { element throws(WireError) in
                try MessageReader.string(element, field: "shuangma.storage.v1.Configuration.in_sync")
            }
            self.bucketFrom = c.pointee.bucket_from
            self.bucketThrough = c.pointee.bucket_through
            self.bucketsEpoch = c.pointee.buckets_epoch
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Storage__V1__Configuration.self)
            shuangma__storage__v1__configuration__init(c)
            c.pointee.epoch = self.epoch
            c.pointee.primary = try writer.string(self.primary)
            c.pointee.n_in_sync = self.inSync.count
            c.pointee.in_sync = try writer.array(self.inSync) { element throws(WireError) in try writer.string(element) }
            c.pointee.bucket_from = self.bucketFrom
            c.pointee.bucket_through = self.bucketThrough
            c.pointee.buckets_epoch = self.bucketsEpoch
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// Asks for the configuration of a later epoch.
    public struct AskConfiguration: WireMessage {
        /// The latest epoch whose configuration the sender knows.
        public var known: UInt64
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__storage__v1__ask_configuration__descriptor_pointer()) }
        public static var types: MessageTypes { StorageContractsTypes.all }

        public init() {
            self.known = 0
        }

        public init(
            known: UInt64 = 0
        ) {
            self.known = known
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Shuangma__Storage__V1__AskConfiguration.self)
            self.known = c.pointee.known
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Storage__V1__AskConfiguration.self)
            shuangma__storage__v1__ask_configuration__init(c)
            c.pointee.known = self.known
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// Asks to be let go from the replica set.
    public struct Farewell: WireMessage {
        /// The configuration that the sender is a member of.
        public var epoch: UInt64
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__storage__v1__farewell__descriptor_pointer()) }
        public static var types: MessageTypes { StorageContractsTypes.all }

        public init() {
            self.epoch = 0
        }

        public init(
            epoch: UInt64 = 0
        ) {
            self.epoch = epoch
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Shuangma__Storage__V1__Farewell.self)
            self.epoch = c.pointee.epoch
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Storage__V1__Farewell.self)
            shuangma__storage__v1__farewell__init(c)
            c.pointee.epoch = self.epoch
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// A replica set that the sender, the primary, asked coordination for. The receiver asks for the same.
    public struct Proposal: WireMessage {
        /// Its epoch: the next after the one of both.
        public var epoch: UInt64
        /// Node of the primary to be.
        public var primary: String
        /// Nodes of the in-sync set to be, the primary among them.
        public var inSync: [String]
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__storage__v1__proposal__descriptor_pointer()) }
        public static var types: MessageTypes { StorageContractsTypes.all }

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
            let c = raw.assumingMemoryBound(to: Shuangma__Storage__V1__Proposal.self)
            self.epoch = c.pointee.epoch
            self.primary = try MessageReader.string(c.pointee.primary, field: "shuangma.storage.v1.Proposal.primary")
            self.inSync = try MessageReader.array(c.pointee.n_in_sync, c.pointee.in_sync) { element throws(WireError) in
                try MessageReader.string(element, field: "shuangma.storage.v1.Proposal.in_sync")
            }
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Storage__V1__Proposal.self)
            shuangma__storage__v1__proposal__init(c)
            c.pointee.epoch = self.epoch
            c.pointee.primary = try writer.string(self.primary)
            c.pointee.n_in_sync = self.inSync.count
            c.pointee.in_sync = try writer.array(self.inSync) { element throws(WireError) in try writer.string(element) }
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// The receiver wants no more messages on this stream.
    public struct ReplicateResponse: WireMessage {
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__storage__v1__replicate_response__descriptor_pointer()) }
        public static var types: MessageTypes { StorageContractsTypes.all }

        public init() {
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Shuangma__Storage__V1__ReplicateResponse.self)
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Storage__V1__ReplicateResponse.self)
            shuangma__storage__v1__replicate_response__init(c)
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// A piece of a snapshot.
    public struct SnapshotChunk: WireMessage {
        /// Set in the first chunk of a snapshot.
        public var head: StorageV1.SnapshotHead?
        /// Records, packed: length (4 bytes) and bytes of the key, length and bytes of the value, numbers little-endian, as
        /// they lie on the sender's disk, checksums in them.
        public var records: [UInt8]
        /// CRC-32C of `records`.
        public var checksum: UInt32
        /// Set in the last chunk of a snapshot; a stream that ends without is no snapshot.
        public var end: StorageV1.SnapshotEnd?
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__storage__v1__snapshot_chunk__descriptor_pointer()) }
        public static var types: MessageTypes { StorageContractsTypes.all }

        public init() {
            self.head = nil
            self.records = []
            self.checksum = 0
            self.end = nil
        }

        public init(
            head: StorageV1.SnapshotHead? = nil,
            records: [UInt8] = [],
            checksum: UInt32 = 0,
            end: StorageV1.SnapshotEnd? = nil
        ) {
            self.head = head
            self.records = records
            self.checksum = checksum
            self.end = end
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Shuangma__Storage__V1__SnapshotChunk.self)
            self.head = try MessageReader.message(c.pointee.head, as: StorageV1.SnapshotHead.self)
            self.records = MessageReader.bytes(c.pointee.records)
            self.checksum = c.pointee.checksum
            self.end = try MessageReader.message(c.pointee.end, as: StorageV1.SnapshotEnd.self)
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Storage__V1__SnapshotChunk.self)
            shuangma__storage__v1__snapshot_chunk__init(c)
            if let value = self.head { c.pointee.head = try writer.message(value, as: Shuangma__Storage__V1__SnapshotHead.self) }
            c.pointee.records = try writer.bytes(self.records)
            c.pointee.checksum = self.checksum
            if let value = self.end { c.pointee.end = try writer.message(value, as: Shuangma__Storage__V1__SnapshotEnd.self) }
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// Which shard a snapshot is of, and where in its log it stands.
    public struct SnapshotHead: WireMessage {
        /// Name of the sending node.
        public var sender: String
        /// Shard.
        public var shard: UInt32
        /// Epoch of the replica set in which the sender is primary.
        public var epoch: UInt64
        /// First bucket of the shard.
        public var bucketFrom: UInt32
        /// Last bucket, inclusive.
        public var bucketThrough: UInt32
        /// The last entry of the log that the records have in them.
        public var position: StorageV1.LogPosition?
        /// The latest stamp of an applied command, nanoseconds since 1970.
        public var stamp: UInt64
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__storage__v1__snapshot_head__descriptor_pointer()) }
        public static var types: MessageTypes { StorageContractsTypes.all }

        public init() {
            self.sender = ""
            self.shard = 0
            self.epoch = 0
            self.bucketFrom = 0
            self.bucketThrough = 0
            self.position = nil
            self.stamp = 0
        }

        public init(
            sender: String = "",
            shard: UInt32 = 0,
            epoch: UInt64 = 0,
            bucketFrom: UInt32 = 0,
            bucketThrough: UInt32 = 0,
            position: StorageV1.LogPosition? = nil,
            stamp: UInt64 = 0
        ) {
            self.sender = sender
            self.shard = shard
            self.epoch = epoch
            self.bucketFrom = bucketFrom
            self.bucketThrough = bucketThrough
            self.position = position
            self.stamp = stamp
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Shuangma__Storage__V1__SnapshotHead.self)
            self.sender = try MessageReader.string(c.pointee.sender, field: "shuangma.storage.v1.SnapshotHead.sender")
            self.shard = c.pointee.shard
            self.epoch = c.pointee.epoch
            self.bucketFrom = c.pointee.bucket_from
            self.bucketThrough = c.pointee.bucket_through
            self.position = try MessageReader.message(c.pointee.position, as: StorageV1.LogPosition.self)
            self.stamp = c.pointee.stamp
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Storage__V1__SnapshotHead.self)
            shuangma__storage__v1__snapshot_head__init(c)
            c.pointee.sender = try writer.string(self.sender)
            c.pointee.shard = self.shard
            c.pointee.epoch = self.epoch
            c.pointee.bucket_from = self.bucketFrom
            c.pointee.bucket_through = self.bucketThrough
            if let value = self.position { c.pointee.position = try writer.message(value, as: Shuangma__Storage__V1__LogPosition.self) }
            c.pointee.stamp = self.stamp
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// The end of a snapshot.
    public struct SnapshotEnd: WireMessage {
        /// How many records were sent.
        public var records: UInt64
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__storage__v1__snapshot_end__descriptor_pointer()) }
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
            let c = raw.assumingMemoryBound(to: Shuangma__Storage__V1__SnapshotEnd.self)
            self.records = c.pointee.records
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Storage__V1__SnapshotEnd.self)
            shuangma__storage__v1__snapshot_end__init(c)
            c.pointee.records = self.records
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// The snapshot is on the receiver's disk.
    public struct SnapshotInstalled: WireMessage {
        /// The records received.
        public var records: UInt64
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__storage__v1__snapshot_installed__descriptor_pointer()) }
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
            let c = raw.assumingMemoryBound(to: Shuangma__Storage__V1__SnapshotInstalled.self)
            self.records = c.pointee.records
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Storage__V1__SnapshotInstalled.self)
            shuangma__storage__v1__snapshot_installed__init(c)
            c.pointee.records = self.records
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// Between storage nodes only.
    public protocol ReplicationService: RPCService {
        /// A stream of messages from one node to another; each node of a pair keeps one open to the other. Messages may be
        /// lost with the stream, repeated by the sender and overtaken by those of a newer stream. Answered when the receiver
        /// wants no more.
        ///
        /// Errors: PERMISSION_DENIED (SENDER_IS_NOT_CALLER) when the caller's certificate names another node; INVALID_ARGUMENT
        /// for a batch that cannot be read; UNAVAILABLE (CLOSING).
        func replicate(_ requests: RequestStream<StorageV1.PeerBatch>, context: CallContext) async throws -> StorageV1.ReplicateResponse
        /// Brings a replica that is too far behind up to date with the whole state of its shard. The receiver serves nothing
        /// of the shard meanwhile. Answered when the state is on its disk.
        ///
        /// Errors: PERMISSION_DENIED (SENDER_IS_NOT_CALLER); FAILED_PRECONDITION (SNAPSHOT_NOT_WANTED) when the receiver does not
        /// wait for one; INVALID_ARGUMENT for a chunk that cannot be read; UNAVAILABLE (CLOSING).
        func installSnapshot(_ requests: RequestStream<StorageV1.SnapshotChunk>, context: CallContext) async throws -> StorageV1.SnapshotInstalled
    }

    /// The methods of `shuangma.storage.v1.Replication`.
    public enum ReplicationMethods {
        /// A stream of messages from one node to another; each node of a pair keeps one open to the other. Messages may be
        /// lost with the stream, repeated by the sender and overtaken by those of a newer stream. Answered when the receiver
        /// wants no more.
        ///
        /// Errors: PERMISSION_DENIED (SENDER_IS_NOT_CALLER) when the caller's certificate names another node; INVALID_ARGUMENT
        /// for a batch that cannot be read; UNAVAILABLE (CLOSING).
        public static let replicate = MethodDescriptor(
            service: "shuangma.storage.v1.Replication", name: "Replicate", kind: .clientStreaming)
        /// Brings a replica that is too far behind up to date with the whole state of its shard. The receiver serves nothing
        /// of the shard meanwhile. Answered when the state is on its disk.
        ///
        /// Errors: PERMISSION_DENIED (SENDER_IS_NOT_CALLER); FAILED_PRECONDITION (SNAPSHOT_NOT_WANTED) when the receiver does not
        /// wait for one; INVALID_ARGUMENT for a chunk that cannot be read; UNAVAILABLE (CLOSING).
        public static let installSnapshot = MethodDescriptor(
            service: "shuangma.storage.v1.Replication", name: "InstallSnapshot", kind: .clientStreaming)

        /// The service.
        public static let service = ServiceDescriptor(
            name: "shuangma.storage.v1.Replication", methods: [replicate, installSnapshot],
            fileName: "shuangma/storage/v1/replication.proto")
    }

    /// Calls `shuangma.storage.v1.Replication`.
    public struct ReplicationClient: Sendable {
        private let channel: any RPCChannel

        public init(_ channel: any RPCChannel) { self.channel = channel }

        /// A stream of messages from one node to another; each node of a pair keeps one open to the other. Messages may be
        /// lost with the stream, repeated by the sender and overtaken by those of a newer stream. Answered when the receiver
        /// wants no more.
        ///
        /// Errors: PERMISSION_DENIED (SENDER_IS_NOT_CALLER) when the caller's certificate names another node; INVALID_ARGUMENT
        /// for a batch that cannot be read; UNAVAILABLE (CLOSING).
        public func replicate(
            options: CallOptions = .init(),
            _ send: @escaping @Sendable (RequestWriter<StorageV1.PeerBatch>) async throws -> Void
        ) async throws -> StorageV1.ReplicateResponse {
            try await channel.clientStreaming(ReplicationMethods.replicate, options: options, send)
        }

        /// Brings a replica that is too far behind up to date with the whole state of its shard. The receiver serves nothing
        /// of the shard meanwhile. Answered when the state is on its disk.
        ///
        /// Errors: PERMISSION_DENIED (SENDER_IS_NOT_CALLER); FAILED_PRECONDITION (SNAPSHOT_NOT_WANTED) when the receiver does not
        /// wait for one; INVALID_ARGUMENT for a chunk that cannot be read; UNAVAILABLE (CLOSING).
        public func installSnapshot(
            options: CallOptions = .init(),
            _ send: @escaping @Sendable (RequestWriter<StorageV1.SnapshotChunk>) async throws -> Void
        ) async throws -> StorageV1.SnapshotInstalled {
            try await channel.clientStreaming(ReplicationMethods.installSnapshot, options: options, send)
        }
    }
}

extension StorageV1.ReplicationService {
    public static var descriptor: ServiceDescriptor { StorageV1.ReplicationMethods.service }

    public func register(in router: inout Router) { registerAll(in: &router) }

    /// Registers every method; for services whose own ``register(in:)`` then does more.
    public func registerAll(in router: inout Router) {
        router.clientStreaming(StorageV1.ReplicationMethods.replicate) { try await self.replicate($0, context: $1) }
        router.clientStreaming(StorageV1.ReplicationMethods.installSnapshot) { try await self.installSnapshot($0, context: $1) }
    }
}
