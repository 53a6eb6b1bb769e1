// Generated from shuangma/audit/v1/audit.proto by scripts/generate. Do not edit.

import CAuditContracts
import CCommonContracts
import CWellKnownTypes
public import CommonContracts
public import RPC
import Security
public import Wire

/// Proofs that nothing was put into, taken out of or moved within what is recorded of look-ups and changes.
public enum AuditV1 {}

extension AuditV1 {
    /// Asks for a page of the own chain.
    public struct ListMyLookupsRequest: WireMessage {
        /// Most entries of the page; 0 means 100, the limit is 1,000.
        public var pageSize: UInt32
        /// `next_page_token` of the page before; empty for the first one.
        public var pageToken: String
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__audit__v1__list_my_lookups_request__descriptor_pointer()) }
        public static var types: MessageTypes { AuditContractsTypes.all }

        public init() {
            self.pageSize = 0
            self.pageToken = ""
        }

        public init(
            pageSize: UInt32 = 0,
            pageToken: String = ""
        ) {
            self.pageSize = pageSize
            self.pageToken = pageToken
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Shuangma__Audit__V1__ListMyLookupsRequest.self)
            self.pageSize = c.pointee.page_size
            self.pageToken = try MessageReader.string(c.pointee.page_token, field: "shuangma.audit.v1.ListMyLookupsRequest.page_token")
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Audit__V1__ListMyLookupsRequest.self)
            shuangma__audit__v1__list_my_lookups_request__init(c)
            c.pointee.page_size = self.pageSize
            c.pointee.page_token = try writer.string(self.pageToken)
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// A page of the own chain.
    public struct ListMyLookupsResponse: WireMessage {
        /// Newest first.
        public var entries: [AuditV1.TrailEntry]
        /// Token of the next page; empty on the last one.
        public var nextPageToken: String
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__audit__v1__list_my_lookups_response__descriptor_pointer()) }
        public static var types: MessageTypes { AuditContractsTypes.all }

        public init() {
            self.entries = []
            self.nextPageToken = ""
        }

        public init(
            entries: [AuditV1.TrailEntry] = [],
            nextPageToken: String = ""
        ) {
            self.entries = entries
            self.nextPageToken = nextPageToken
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Shuangma__Audit__V1__ListMyLookupsResponse.self)
            self.entries = try MessageReader.array(c.pointee.n_entries, c.pointee.entries) { element throws(WireError) in
                try AuditV1.TrailEntry(c: UnsafeRawPointer(element!))
            }
            self.nextPageToken = try MessageReader.string(c.pointee.next_page_token, field: "shuangma.audit.v1.ListMyLookupsResponse.next_page_token")
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Audit__V1__ListMyLookupsResponse.self)
            shuangma__audit__v1__list_my_lookups_response__init(c)
            c.pointee.n_entries = self.entries.count
            c.pointee.entries = try writer.array(self.entries) { element throws(WireError) in try writer.message(element, as: Shuangma__Audit__V1__TrailEntry.self) }
            c.pointee.next_page_token = try writer.string(self.nextPageToken)
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// Asks for a page of a chain.
    public struct ReadTrailRequest: WireMessage {
        /// Most entries of the page; 0 means 100, the limit is 1,000.
        public var pageSize: UInt32
        /// `next_page_token` of the page before; empty for the first one.
        public var pageToken: String
        /// Exactly one of these is set.
        public var chain: ChainValue?
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__audit__v1__read_trail_request__descriptor_pointer()) }
        public static var types: MessageTypes { AuditContractsTypes.all }

        public init() {
            self.pageSize = 0
            self.pageToken = ""
            self.chain = nil
        }

        public init(
            pageSize: UInt32 = 0,
            pageToken: String = "",
            chain: ChainValue? = nil
        ) {
            self.pageSize = pageSize
            self.pageToken = pageToken
            self.chain = chain
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Shuangma__Audit__V1__ReadTrailRequest.self)
            self.pageSize = c.pointee.page_size
            self.pageToken = try MessageReader.string(c.pointee.page_token, field: "shuangma.audit.v1.ReadTrailRequest.page_token")
            switch c.pointee.chain_case {
            case SHUANGMA__AUDIT__V1__READ_TRAIL_REQUEST__CHAIN_PERSON: self.chain = .person(try CommonV1.PersonRef(c: UnsafeRawPointer(c.pointee.person!)))
            case SHUANGMA__AUDIT__V1__READ_TRAIL_REQUEST__CHAIN_ACCOUNT: self.chain = .account(try MessageReader.string(c.pointee.account, field: "shuangma.audit.v1.ReadTrailRequest.account"))
            case SHUANGMA__AUDIT__V1__READ_TRAIL_REQUEST__CHAIN_STAFF: self.chain = .staff(c.pointee.staff != 0)
            case SHUANGMA__AUDIT__V1__READ_TRAIL_REQUEST__CHAIN_APPROVALS: self.chain = .approvals(c.pointee.approvals != 0)
            case SHUANGMA__AUDIT__V1__READ_TRAIL_REQUEST__CHAIN_DOORS: self.chain = .doors(c.pointee.doors != 0)
            case SHUANGMA__AUDIT__V1__READ_TRAIL_REQUEST__CHAIN_LOOK_UPS_BY: self.chain = .lookUpsBy(try MessageReader.string(c.pointee.look_ups_by, field: "shuangma.audit.v1.ReadTrailRequest.look_ups_by"))
            case SHUANGMA__AUDIT__V1__READ_TRAIL_REQUEST__CHAIN_LOOK_UPS_BY_ORGANISATION: self.chain = .lookUpsByOrganisation(try MessageReader.string(c.pointee.look_ups_by_organisation, field: "shuangma.audit.v1.ReadTrailRequest.look_ups_by_organisation"))
            default: self.chain = nil
            }
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Audit__V1__ReadTrailRequest.self)
            shuangma__audit__v1__read_trail_request__init(c)
            c.pointee.page_size = self.pageSize
            c.pointee.page_token = try writer.string(self.pageToken)
            switch self.chain {
            case .person(let value)?:
                c.pointee.chain_case = SHUANGMA__AUDIT__V1__READ_TRAIL_REQUEST__CHAIN_PERSON
                c.pointee.person = try writer.message(value, as: Shuangma__Common__V1__PersonRef.self)
            case .account(let value)?:
                c.pointee.chain_case = SHUANGMA__AUDIT__V1__READ_TRAIL_REQUEST__CHAIN_ACCOUNT
                c.pointee.account = try writer.string(value)
            case .staff(let value)?:
                c.pointee.chain_case = SHUANGMA__AUDIT__V1__READ_TRAIL_REQUEST__CHAIN_STAFF
                c.pointee.staff = value ? 1 : 0
            case .approvals(let value)?:
                c.pointee.chain_case = SHUANGMA__AUDIT__V1__READ_TRAIL_REQUEST__CHAIN_APPROVALS
                c.pointee.approvals = value ? 1 : 0
            case .doors(let value)?:
                c.pointee.chain_case = SHUANGMA__AUDIT__V1__READ_TRAIL_REQUEST__CHAIN_DOORS
                c.pointee.doors = value ? 1 : 0
            case .lookUpsBy(let value)?:
                c.pointee.chain_case = SHUANGMA__AUDIT__V1__READ_TRAIL_REQUEST__CHAIN_LOOK_UPS_BY
                c.pointee.look_ups_by = try writer.string(value)
            case .lookUpsByOrganisation(let value)?:
                c.pointee.chain_case = SHUANGMA__AUDIT__V1__READ_TRAIL_REQUEST__CHAIN_LOOK_UPS_BY_ORGANISATION
                c.pointee.look_ups_by_organisation = try writer.string(value)
            case nil: break
            }
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }

        /// What `chain` can hold.
        public enum ChainValue: Sendable, Equatable {
            /// Of a person.
            case person(CommonV1.PersonRef)
            /// Of an account or feed, by its name: its calls, imports and refusals.
            case account(String)
            /// Of all accounts: log-ins, enrolments, and what became of accounts. Always true.
            case staff(Bool)
            /// Of proposals that need another person. Always true.
            case approvals(Bool)
            /// Log-ins and enrolments that failed under names of no account, counted by the minute. Always true.
            case doors(Bool)
            /// What a member of staff or a feed saw of persons, by the name of the account. Appears a few seconds after the look-up.
            case lookUpsBy(String)
            /// What an organisation's members of staff and feeds saw of persons, by its name. Likewise.
            case lookUpsByOrganisation(String)
        }
    }

    /// A page of a chain.
    public struct ReadTrailResponse: WireMessage {
        /// Newest first.
        public var entries: [AuditV1.TrailEntry]
        /// Token of the next page; empty on the last one.
        public var nextPageToken: String
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__audit__v1__read_trail_response__descriptor_pointer()) }
        public static var types: MessageTypes { AuditContractsTypes.all }

        public init() {
            self.entries = []
            self.nextPageToken = ""
        }

        public init(
            entries: [AuditV1.TrailEntry] = [],
            nextPageToken: String = ""
        ) {
            self.entries = entries
            self.nextPageToken = nextPageToken
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Shuangma__Audit__V1__ReadTrailResponse.self)
            self.entries = try MessageReader.array(c.pointee.n_entries, c.pointee.entries) { element throws(WireError) in
                try AuditV1.TrailEntry(c: UnsafeRawPointer(element!))
            }
            self.nextPageToken = try MessageReader.string(c.pointee.next_page_token, field: "shuangma.audit.v1.ReadTrailResponse.next_page_token")
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Audit__V1__ReadTrailResponse.self)
            shuangma__audit__v1__read_trail_response__init(c)
            c.pointee.n_entries = self.entries.count
            c.pointee.entries = try writer.array(self.entries) { element throws(WireError) in try writer.message(element, as: Shuangma__Audit__V1__TrailEntry.self) }
            c.pointee.next_page_token = try writer.string(self.nextPageToken)
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// An entry and its place.
    public struct TrailEntry: WireMessage {
        /// Place in the chain, from 1: for GetProof.
        public var sequence: UInt64
        /// The entry. Citizens do not see which token was used.
        public var entry: CommonV1.AuditEntry?
        /// Key of the person whose chain has the entry, 16 bytes; only where look-ups of an account or organisation are listed.
        public var personKey: [UInt8]
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__audit__v1__trail_entry__descriptor_pointer()) }
        public static var types: MessageTypes { AuditContractsTypes.all }

        public init() {
            self.sequence = 0
            self.entry = nil
            self.personKey = []
        }

        public init(
            sequence: UInt64 = 0,
            entry: CommonV1.AuditEntry? = nil,
            personKey: [UInt8] = []
        ) {
            self.sequence = sequence
            self.entry = entry
            self.personKey = personKey
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Shuangma__Audit__V1__TrailEntry.self)
            self.sequence = c.pointee.sequence
            self.entry = try MessageReader.message(c.pointee.entry, as: CommonV1.AuditEntry.self)
            self.personKey = MessageReader.bytes(c.pointee.person_key)
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Audit__V1__TrailEntry.self)
            shuangma__audit__v1__trail_entry__init(c)
            c.pointee.sequence = self.sequence
            if let value = self.entry { c.pointee.entry = try writer.message(value, as: Shuangma__Common__V1__AuditEntry.self) }
            c.pointee.person_key = try writer.bytes(self.personKey)
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// Asks for a proof.
    public struct GetProofRequest: WireMessage {
        /// Place of the entry in the caller's chain, from 1; 0 means the newest entry that a root covers.
        public var sequence: UInt64
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__audit__v1__get_proof_request__descriptor_pointer()) }
        public static var types: MessageTypes { AuditContractsTypes.all }

        public init() {
            self.sequence = 0
        }

        public init(
            sequence: UInt64 = 0
        ) {
            self.sequence = sequence
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Shuangma__Audit__V1__GetProofRequest.self)
            self.sequence = c.pointee.sequence
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Audit__V1__GetProofRequest.self)
            shuangma__audit__v1__get_proof_request__init(c)
            c.pointee.sequence = self.sequence
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// Everything that a check of one entry needs, but a key that the checker trusts.
    ///
    /// The check: link = SHA-256(0x43, partition, set, sequence, previous, entry). Leaf hash = SHA-256(0x00, partition, set,
    /// sequence, link). From the leaf the path leads to the hash of the log in the root's text (RFC 9162 §2.1.3.2). The
    /// signature of the text is ES256. `set` has 2 bytes there and `sequence` 8, big-endian.
    public struct GetProofResponse: WireMessage {
        /// Key of the caller's partition, 16 bytes.
        public var partition: [UInt8]
        /// Number of the chain's record set.
        public var set: UInt32
        /// Place of the entry in its chain, from 1.
        public var sequence: UInt64
        /// Link of the entry before, 32 bytes; zeros for the first one.
        public var previous: [UInt8]
        /// The entry as it is stored: an encoded shuangma.common.v1.AuditEntry.
        public var entry: [UInt8]
        /// The log that holds the entry, 0 to 15: the first 4 bits of the partition.
        public var log: UInt32
        /// Number of the entry's leaf in the log, from 0.
        public var leaf: UInt64
        /// Hashes of 32 bytes, from the leaf upwards, for the size of the log in the root.
        public var path: [[UInt8]]
        /// The newest root.
        public var root: AuditV1.SignedRoot?
        /// The public keys (JSON Web Key Set, RFC 7517). Whoever wants to be sure compares them with ones got elsewhere.
        public var keys: String
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__audit__v1__get_proof_response__descriptor_pointer()) }
        public static var types: MessageTypes { AuditContractsTypes.all }

        public init() {
            self.partition = []
            self.set = 0
            self.sequence = 0
            self.previous = []
            self.entry = []
            self.log = 0
            self.leaf = 0
            self.path = []
            self.root = nil
            self.keys = ""
        }

        public init(
            partition: [UInt8] = [],
            set: UInt32 = 0,
            sequence: UInt64 = 0,
            previous: [UInt8] = [],
            entry: [UInt8] = [],
            log: UInt32 = 0,
            leaf: UInt64 = 0,
            path: [[UInt8]] = [],
            root: AuditV1.SignedRoot? = nil,
            keys: String = ""
        ) {
            self.partition = partition
            self.set = set
            self.sequence = sequence
            self.previous = previous
            self.entry = entry
            self.log = log
            self.leaf = leaf
            self.path = path
            self.root = root
            self.keys = keys
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Shuangma__Audit__V1__GetProofResponse.self)
            self.partition = MessageReader.bytes(c.pointee.partition)
            self.set = c.pointee.set
            self.sequence = c.pointee.sequence
            self.previous = MessageReader.bytes(c.pointee.previous)
            self.entry = MessageReader.bytes(c.pointee.entry)
            self.log = c.pointee.log
            self.leaf = c.pointee.leaf
            self.path = try MessageReader.array(c.pointee.n_path, c.pointee.path) { element throws(WireError) in
                MessageReader.bytes(element)
            }
            self.root = try MessageReader.message(c.pointee.root, as: AuditV1.SignedRoot.self)
            self.keys = try MessageReader.string(c.pointee.keys, field: "shuangma.audit.v1.GetProofResponse.keys")
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Audit__V1__GetProofResponse.self)
            shuangma__audit__v1__get_proof_response__init(c)
            c.pointee.partition = try writer.bytes(self.partition)
            c.pointee.set = self.set
            c.pointee.sequence = self.sequence
            c.pointee.previous = try writer.bytes(self.previous)
            c.pointee.entry = try writer.bytes(self.entry)
            c.pointee.log = self.log
            c.pointee.leaf = self.leaf
            c.pointee.n_path = self.path.count
            c.pointee.path = try writer.array(self.path) { element throws(WireError) in try writer.bytes(element) }
            if let value = self.root { c.pointee.root = try writer.message(value, as: Shuangma__Audit__V1__SignedRoot.self) }
            c.pointee.keys = try writer.string(self.keys)
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// Asks for a log.
    public struct ExportLogRequest: WireMessage {
        /// Number of the log, 0 to 15.
        public var log: UInt32
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__audit__v1__export_log_request__descriptor_pointer()) }
        public static var types: MessageTypes { AuditContractsTypes.all }

        public init() {
            self.log = 0
        }

        public init(
            log: UInt32 = 0
        ) {
            self.log = log
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Shuangma__Audit__V1__ExportLogRequest.self)
            self.log = c.pointee.log
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Audit__V1__ExportLogRequest.self)
            shuangma__audit__v1__export_log_request__init(c)
            c.pointee.log = self.log
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// A piece of a log and its chains: all tiles, then all places, then all chains. Each piece has 1,000 items at most.
    public struct ExportLogResponse: WireMessage {
        /// Leaves of the log; the same in every piece.
        public var size: UInt64
        /// Tiles, by level and number.
        public var tiles: [AuditV1.ExportedAuditTile]
        /// What is known of leaves, in no order. Of the others the tiles tell the hash.
        public var places: [AuditV1.ExportedAuditPlace]
        /// Heads and entries of chains, by partition, set and sequence; the head before the entries.
        public var records: [AuditV1.ExportedAuditRecord]
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__audit__v1__export_log_response__descriptor_pointer()) }
        public static var types: MessageTypes { AuditContractsTypes.all }

        public init() {
            self.size = 0
            self.tiles = []
            self.places = []
            self.records = []
        }

        public init(
            size: UInt64 = 0,
            tiles: [AuditV1.ExportedAuditTile] = [],
            places: [AuditV1.ExportedAuditPlace] = [],
            records: [AuditV1.ExportedAuditRecord] = []
        ) {
            self.size = size
            self.tiles = tiles
            self.places = places
            self.records = records
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Shuangma__Audit__V1__ExportLogResponse.self)
            self.size = c.pointee.size
            self.tiles = try MessageReader.array(c.pointee.n_tiles, c.pointee.tiles) { element throws(WireError) in
                try AuditV1.ExportedAuditTile(c: UnsafeRawPointer(element!))
            }
            self.places = try MessageReader.array(c.pointee.n_places, c.pointee.places) { element throws(WireError) in
                try AuditV1.ExportedAuditPlace(c: UnsafeRawPointer(element!))
            }
            self.records = try MessageReader.array(c.pointee.n_records, c.pointee.records) { element throws(WireError) in
                try AuditV1.ExportedAuditRecord(c: UnsafeRawPointer(element!))
            }
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Audit__V1__ExportLogResponse.self)
            shuangma__audit__v1__export_log_response__init(c)
            c.pointee.size = self.size
            c.pointee.n_tiles = self.tiles.count
            c.pointee.tiles = try writer.array(self.tiles) { element throws(WireError) in try writer.message(element, as: Shuangma__Audit__V1__ExportedAuditTile.self) }
            c.pointee.n_places = self.places.count
            c.pointee.places = try writer.array(self.places) { element throws(WireError) in try writer.message(element, as: Shuangma__Audit__V1__ExportedAuditPlace.self) }
            c.pointee.n_records = self.records.count
            c.pointee.records = try writer.array(self.records) { element throws(WireError) in try writer.message(element, as: Shuangma__Audit__V1__ExportedAuditRecord.self) }
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// A tile of a log.
    public struct ExportedAuditTile: WireMessage {
        /// 0 for hashes of leaves.
        public var level: UInt32
        /// Number of the tile, from 0.
        public var index: UInt64
        /// Up to 256 hashes of 32 bytes.
        public var hashes: [UInt8]
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__audit__v1__exported_audit_tile__descriptor_pointer()) }
        public static var types: MessageTypes { AuditContractsTypes.all }

        public init() {
            self.level = 0
            self.index = 0
            self.hashes = []
        }

        public init(
            level: UInt32 = 0,
            index: UInt64 = 0,
            hashes: [UInt8] = []
        ) {
            self.level = level
            self.index = index
            self.hashes = hashes
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Shuangma__Audit__V1__ExportedAuditTile.self)
            self.level = c.pointee.level
            self.index = c.pointee.index
            self.hashes = MessageReader.bytes(c.pointee.hashes)
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Audit__V1__ExportedAuditTile.self)
            shuangma__audit__v1__exported_audit_tile__init(c)
            c.pointee.level = self.level
            c.pointee.index = self.index
            c.pointee.hashes = try writer.bytes(self.hashes)
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// Which entry a leaf is of.
    public struct ExportedAuditPlace: WireMessage {
        /// Number of the leaf, from 0.
        public var leaf: UInt64
        /// Key of the partition, 16 bytes.
        public var partition: [UInt8]
        /// Number of the record set.
        public var set: UInt32
        /// Place of the entry in its chain, from 1.
        public var sequence: UInt64
        /// Link of the entry, 32 bytes.
        public var link: [UInt8]
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__audit__v1__exported_audit_place__descriptor_pointer()) }
        public static var types: MessageTypes { AuditContractsTypes.all }

        public init() {
            self.leaf = 0
            self.partition = []
            self.set = 0
            self.sequence = 0
            self.link = []
        }

        public init(
            leaf: UInt64 = 0,
            partition: [UInt8] = [],
            set: UInt32 = 0,
            sequence: UInt64 = 0,
            link: [UInt8] = []
        ) {
            self.leaf = leaf
            self.partition = partition
            self.set = set
            self.sequence = sequence
            self.link = link
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Shuangma__Audit__V1__ExportedAuditPlace.self)
            self.leaf = c.pointee.leaf
            self.partition = MessageReader.bytes(c.pointee.partition)
            self.set = c.pointee.set
            self.sequence = c.pointee.sequence
            self.link = MessageReader.bytes(c.pointee.link)
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Audit__V1__ExportedAuditPlace.self)
            shuangma__audit__v1__exported_audit_place__init(c)
            c.pointee.leaf = self.leaf
            c.pointee.partition = try writer.bytes(self.partition)
            c.pointee.set = self.set
            c.pointee.sequence = self.sequence
            c.pointee.link = try writer.bytes(self.link)
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// A head of a chain, or one of its entries.
    public struct ExportedAuditRecord: WireMessage {
        /// Key of the partition, 16 bytes.
        public var partition: [UInt8]
        /// Number of the record set.
        public var set: UInt32
        /// Of an entry: its place, from 1. Of a head: the place of the last entry.
        public var sequence: UInt64
        /// Of an entry: link of the entry before, 32 bytes.
        public var previous: [UInt8]
        /// Of an entry: an encoded shuangma.common.v1.AuditEntry.
        public var value: [UInt8]
        /// Of a head: link of the last entry, 32 bytes; empty for an entry.
        public var head: [UInt8]
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__audit__v1__exported_audit_record__descriptor_pointer()) }
        public static var types: MessageTypes { AuditContractsTypes.all }

        public init() {
            self.partition = []
            self.set = 0
            self.sequence = 0
            self.previous = []
            self.value = []
            self.head = []
        }

        public init(
            partition: [UInt8] = [],
            set: UInt32 = 0,
            sequence: UInt64 = 0,
            previous: [UInt8] = [],
            value: [UInt8] = [],
            head: [UInt8] = []
        ) {
            self.partition = partition
            self.set = set
            self.sequence = sequence
            self.previous = previous
            self.value = value
            self.head = head
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Shuangma__Audit__V1__ExportedAuditRecord.self)
            self.partition = MessageReader.bytes(c.pointee.partition)
            self.set = c.pointee.set
            self.sequence = c.pointee.sequence
            self.previous = MessageReader.bytes(c.pointee.previous)
            self.value = MessageReader.bytes(c.pointee.value)
            self.head = MessageReader.bytes(c.pointee.head)
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Audit__V1__ExportedAuditRecord.self)
            shuangma__audit__v1__exported_audit_record__init(c)
            c.pointee.partition = try writer.bytes(self.partition)
            c.pointee.set = self.set
            c.pointee.sequence = self.sequence
            c.pointee.previous = try writer.bytes(self.previous)
            c.pointee.value = try writer.bytes(self.value)
            c.pointee.head = try writer.bytes(self.head)
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// Asks for roots.
    public struct ListRootsRequest: WireMessage {
        /// Number of the first root, from 1; 0 means the newest ones.
        public var from: UInt64
        /// At most this many; 0 means 10, the limit is 100.
        public var limit: UInt32
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__audit__v1__list_roots_request__descriptor_pointer()) }
        public static var types: MessageTypes { AuditContractsTypes.all }

        public init() {
            self.from = 0
            self.limit = 0
        }

        public init(
            from: UInt64 = 0,
            limit: UInt32 = 0
        ) {
            self.from = from
            self.limit = limit
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Shuangma__Audit__V1__ListRootsRequest.self)
            self.from = c.pointee.from
            self.limit = c.pointee.limit
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Audit__V1__ListRootsRequest.self)
            shuangma__audit__v1__list_roots_request__init(c)
            c.pointee.from = self.from
            c.pointee.limit = self.limit
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// Some roots.
    public struct ListRootsResponse: WireMessage {
        /// By rising number.
        public var roots: [AuditV1.SignedRoot]
        /// The public keys (JSON Web Key Set, RFC 7517), replaced ones included.
        public var keys: String
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__audit__v1__list_roots_response__descriptor_pointer()) }
        public static var types: MessageTypes { AuditContractsTypes.all }

        public init() {
            self.roots = []
            self.keys = ""
        }

        public init(
            roots: [AuditV1.SignedRoot] = [],
            keys: String = ""
        ) {
            self.roots = roots
            self.keys = keys
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Shuangma__Audit__V1__ListRootsResponse.self)
            self.roots = try MessageReader.array(c.pointee.n_roots, c.pointee.roots) { element throws(WireError) in
                try AuditV1.SignedRoot(c: UnsafeRawPointer(element!))
            }
            self.keys = try MessageReader.string(c.pointee.keys, field: "shuangma.audit.v1.ListRootsResponse.keys")
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Audit__V1__ListRootsResponse.self)
            shuangma__audit__v1__list_roots_response__init(c)
            c.pointee.n_roots = self.roots.count
            c.pointee.roots = try writer.array(self.roots) { element throws(WireError) in try writer.message(element, as: Shuangma__Audit__V1__SignedRoot.self) }
            c.pointee.keys = try writer.string(self.keys)
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// One root.
    public struct SignedRoot: WireMessage {
        /// From 1, without gaps.
        public var number: UInt64
        /// When it was made.
        public var time: GoogleProtobuf.Timestamp?
        /// The text that is signed; docs/audit.md tells its form.
        public var text: String
        /// Name of the key.
        public var kid: String
        /// ES256 over the text: two numbers of 32 bytes each.
        public var signature: [UInt8]
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__audit__v1__signed_root__descriptor_pointer()) }
        public static var types: MessageTypes { AuditContractsTypes.all }

        public init() {
            self.number = 0
            self.time = nil
            self.text = ""
            self.kid = ""
            self.signature = []
        }

        public init(
            number: UInt64 = 0,
            time: GoogleProtobuf.Timestamp? = nil,
            text: String = "",
            kid: String = "",
            signature: [UInt8] = []
        ) {
            self.number = number
            self.time = time
            self.text = text
            self.kid = kid
            self.signature = signature
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Shuangma__Audit__V1__SignedRoot.self)
            self.number = c.pointee.number
            self.time = try MessageReader.message(c.pointee.time, as: GoogleProtobuf.Timestamp.self)
            self.text = try MessageReader.string(c.pointee.text, field: "shuangma.audit.v1.SignedRoot.text")
            self.kid = try MessageReader.string(c.pointee.kid, field: "shuangma.audit.v1.SignedRoot.kid")
            self.signature = MessageReader.bytes(c.pointee.signature)
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Audit__V1__SignedRoot.self)
            shuangma__audit__v1__signed_root__init(c)
            c.pointee.number = self.number
            if let value = self.time { c.pointee.time = try writer.message(value, as: Google__Protobuf__Timestamp.self) }
            c.pointee.text = try writer.string(self.text)
            c.pointee.kid = try writer.string(self.kid)
            c.pointee.signature = try writer.bytes(self.signature)
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// Shows what was recorded, with proofs that anybody can check.
    ///
    /// Entries of one person, account or office form a chain: each has a link that binds its content and everything before
    /// it. 16 append-only logs, Merkle trees of RFC 9162, hold one leaf for each entry. Each minute the heads of all logs are
    /// signed: a root. Each root names the hash of the one before.
    public protocol AuditService: RPCService {
        /// The caller's own chain, newest first: who looked at them, and how their colour changed (MRG-9). Idempotent.
        ///
        /// Errors: INVALID_ARGUMENT for `page_size` and `page_token`; UNAUTHENTICATED SESSION_OVER.
        func listMyLookups(_ request: AuditV1.ListMyLookupsRequest, context: CallContext) async throws -> AuditV1.ListMyLookupsResponse
        /// A chain, or the look-ups of an account or organisation, newest first. Auditors of some divisions read chains and
        /// look-ups of persons who live there. That it was read is appended first: to the chain, to that of the account, or for
        /// an organisation to the one of all accounts. Idempotent.
        ///
        /// Errors: INVALID_ARGUMENT for `chain`, `page_size` and `page_token`; NOT_FOUND (PERSON_UNKNOWN) for an auditor of some
        /// divisions; PERMISSION_DENIED (OUT_OF_SCOPE).
        func readTrail(_ request: AuditV1.ReadTrailRequest, context: CallContext) async throws -> AuditV1.ReadTrailResponse
        /// A proof that an entry of the caller's own chain is in the log. Idempotent.
        ///
        /// Errors: UNAUTHENTICATED SESSION_OVER; NOT_FOUND NO_ENTRY when there is no such entry, its time is over (RET-1), or
        /// the chain is empty; FAILED_PRECONDITION PROOF_NOT_READY when no root covers the entry yet, or any entry of the
        /// chain, which takes a minute or two.
        func getProof(_ request: AuditV1.GetProofRequest, context: CallContext) async throws -> AuditV1.GetProofResponse
        /// One log with its chains, for a check without any server (docs/audit.md). An auditor of some divisions gets the chains of
        /// persons who live there, and of all other leaves the hash alone. Idempotent.
        ///
        /// Errors: INVALID_ARGUMENT for `log`.
        func exportLog(
            _ request: AuditV1.ExportLogRequest, to responses: ResponseStream<AuditV1.ExportLogResponse>, context: CallContext
        ) async throws
        /// Signed roots, oldest first, and the keys to check them with. Roots hold no personal data: everybody may keep them,
        /// and hold the logs against them later. Idempotent.
        ///
        /// Errors: INVALID_ARGUMENT for `limit`.
        func listRoots(_ request: AuditV1.ListRootsRequest, context: CallContext) async throws -> AuditV1.ListRootsResponse
    }

    /// The methods of `shuangma.audit.v1.Audit`.
    public enum AuditMethods {
        /// The caller's own chain, newest first: who looked at them, and how their colour changed (MRG-9). Idempotent.
        ///
        /// Errors: INVALID_ARGUMENT for `page_size` and `page_token`; UNAUTHENTICATED SESSION_OVER.
        public static let listMyLookups = MethodDescriptor(
            service: "shuangma.audit.v1.Audit", name: "ListMyLookups", kind: .unary, idempotency: .idempotent)
        /// A chain, or the look-ups of an account or organisation, newest first. Auditors of some divisions read chains and
        /// look-ups of persons who live there. That it was read is appended first: to the chain, to that of the account, or for
        /// an organisation to the one of all accounts. Idempotent.
        ///
        /// Errors: INVALID_ARGUMENT for `chain`, `page_size` and `page_token`; NOT_FOUND (PERSON_UNKNOWN) for an auditor of some
        /// divisions; PERMISSION_DENIED (OUT_OF_SCOPE).
        public static let readTrail = MethodDescriptor(
            service: "shuangma.audit.v1.Audit", name: "ReadTrail", kind: .unary, idempotency: .idempotent)
        /// A proof that an entry of the caller's own chain is in the log. Idempotent.
        ///
        /// Errors: UNAUTHENTICATED SESSION_OVER; NOT_FOUND NO_ENTRY when there is no such entry, its time is over (RET-1), or
        /// the chain is empty; FAILED_PRECONDITION PROOF_NOT_READY when no root covers the entry yet, or any entry of the
        /// chain, which takes a minute or two.
        public static let getProof = MethodDescriptor(
            service: "shuangma.audit.v1.Audit", name: "GetProof", kind: .unary, idempotency: .idempotent)
        /// One log with its chains, for a check without any server (docs/audit.md). An auditor of some divisions gets the chains of
        /// persons who live there, and of all other leaves the hash alone. Idempotent.
        ///
        /// Errors: INVALID_ARGUMENT for `log`.
        public static let exportLog = MethodDescriptor(
            service: "shuangma.audit.v1.Audit", name: "ExportLog", kind: .serverStreaming, idempotency: .idempotent)
        /// Signed roots, oldest first, and the keys to check them with. Roots hold no personal data: everybody may keep them,
        /// and hold the logs against them later. Idempotent.
        ///
        /// Errors: INVALID_ARGUMENT for `limit`.
        public static let listRoots = MethodDescriptor(
            service: "shuangma.audit.v1.Audit", name: "ListRoots", kind: .unary, idempotency: .idempotent)

        /// The service.
        public static let service = ServiceDescriptor(
            name: "shuangma.audit.v1.Audit", methods: [listMyLookups, readTrail, getProof, exportLog, listRoots],
            fileName: "shuangma/audit/v1/audit.proto")
    }

    /// Calls `shuangma.audit.v1.Audit`.
    public struct AuditClient: Sendable {
        private let channel: any RPCChannel

        public init(_ channel: any RPCChannel) { self.channel = channel }

        /// The caller's own chain, newest first: who looked at them, and how their colour changed (MRG-9). Idempotent.
        ///
        /// Errors: INVALID_ARGUMENT for `page_size` and `page_token`; UNAUTHENTICATED SESSION_OVER.
        public func listMyLookups(
            _ request: AuditV1.ListMyLookupsRequest, options: CallOptions = .init()
        ) async throws -> AuditV1.ListMyLookupsResponse {
            try await channel.unary(AuditMethods.listMyLookups, request, options: options)
        }

        /// A chain, or the look-ups of an account or organisation, newest first. Auditors of some divisions read chains and
        /// look-ups of persons who live there. That it was read is appended first: to the chain, to that of the account, or for
        /// an organisation to the one of all accounts. Idempotent.
        ///
        /// Errors: INVALID_ARGUMENT for `chain`, `page_size` and `page_token`; NOT_FOUND (PERSON_UNKNOWN) for an auditor of some
        /// divisions; PERMISSION_DENIED (OUT_OF_SCOPE).
        public func readTrail(
            _ request: AuditV1.ReadTrailRequest, options: CallOptions = .init()
        ) async throws -> AuditV1.ReadTrailResponse {
            try await channel.unary(AuditMethods.readTrail, request, options: options)
        }

        /// A proof that an entry of the caller's own chain is in the log. Idempotent.
        ///
        /// Errors: UNAUTHENTICATED SESSION_OVER; NOT_FOUND NO_ENTRY when there is no such entry, its time is over (RET-1), or
        /// the chain is empty; FAILED_PRECONDITION PROOF_NOT_READY when no root covers the entry yet, or any entry of the
        /// chain, which takes a minute or two.
        public func getProof(
            _ request: AuditV1.GetProofRequest, options: CallOptions = .init()
        ) async throws -> AuditV1.GetProofResponse {
            try await channel.unary(AuditMethods.getProof, request, options: options)
        }

        /// One log with its chains, for a check without any server (docs/audit.md). An auditor of some divisions gets the chains of
        /// persons who live there, and of all other leaves the hash alone. Idempotent.
        ///
        /// Errors: INVALID_ARGUMENT for `log`.
        public func exportLog(
            _ request: AuditV1.ExportLogRequest, options: CallOptions = .init()
        ) -> ResponseSequence<AuditV1.ExportLogResponse> {
            channel.serverStreaming(AuditMethods.exportLog, request, options: options)
        }

        /// Signed roots, oldest first, and the keys to check them with. Roots hold no personal data: everybody may keep them,
        /// and hold the logs against them later. Idempotent.
        ///
        /// Errors: INVALID_ARGUMENT for `limit`.
        public func listRoots(
            _ request: AuditV1.ListRootsRequest, options: CallOptions = .init()
        ) async throws -> AuditV1.ListRootsResponse {
            try await channel.unary(AuditMethods.listRoots, request, options: options)
        }
    }

    /// Passes calls of `shuangma.audit.v1.Audit` on to the service that answers them, in the name of who
    /// makes them: the service's own authorizer decides again.
    public struct AuditForwarder: AuditService {
        private let client: AuditClient

        /// - Parameter channel: To the service.
        public init(_ channel: any RPCChannel) { client = AuditClient(channel) }

        public func listMyLookups(_ request: AuditV1.ListMyLookupsRequest, context: CallContext) async throws -> AuditV1.ListMyLookupsResponse {
            try await client.listMyLookups(request, options: context.forwarded)
        }

        public func readTrail(_ request: AuditV1.ReadTrailRequest, context: CallContext) async throws -> AuditV1.ReadTrailResponse {
            try await client.readTrail(request, options: context.forwarded)
        }

        public func getProof(_ request: AuditV1.GetProofRequest, context: CallContext) async throws -> AuditV1.GetProofResponse {
            try await client.getProof(request, options: context.forwarded)
        }

        public func exportLog(
            _ request: AuditV1.ExportLogRequest, to responses: ResponseStream<AuditV1.ExportLogResponse>, context: CallContext
        ) async throws {
            for try await response in client.exportLog(request, options: context.forwarded) {
                try await responses.send(response)
            }
        }

        public func listRoots(_ request: AuditV1.ListRootsRequest, context: CallContext) async throws -> AuditV1.ListRootsResponse {
            try await client.listRoots(request, options: context.forwarded)
        }
    }
}

extension AuditV1.AuditService {
    public static var descriptor: ServiceDescriptor { AuditV1.AuditMethods.service }

    public func register(in router: inout Router) { registerAll(in: &router) }

    /// Registers every method; for services whose own ``register(in:)`` then does more.
    public func registerAll(in router: inout Router) {
        router.serveUnary(AuditV1.AuditMethods.listMyLookups) { call, context in
            try call.respond(try await self.listMyLookups(call.request(AuditV1.ListMyLookupsRequest.self), context: context))
        }
        router.serveUnary(AuditV1.AuditMethods.readTrail) { call, context in
            try call.respond(try await self.readTrail(call.request(AuditV1.ReadTrailRequest.self), context: context))
        }
        router.serveUnary(AuditV1.AuditMethods.getProof) { call, context in
            try call.respond(try await self.getProof(call.request(AuditV1.GetProofRequest.self), context: context))
        }
        router.serverStreaming(AuditV1.AuditMethods.exportLog) { try await self.exportLog($0, to: $1, context: $2) }
        router.serveUnary(AuditV1.AuditMethods.listRoots) { call, context in
            try call.respond(try await self.listRoots(call.request(AuditV1.ListRootsRequest.self), context: context))
        }
    }
}
