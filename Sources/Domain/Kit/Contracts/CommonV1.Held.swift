// Generated from shuangma/common/v1/held.proto by scripts/generate. Do not edit.

import CCommonContracts
import CWellKnownTypes
public import Wire

extension CommonV1 {
    /// Asks a service for its part of what is held about a person.
    public struct ListHeldRequest: WireMessage {
        /// Key of the person, 16 bytes.
        public var personKey: [UInt8]
        /// Key of the phone that the person holds, 16 bytes; empty when there is none. Records of a phone are given only while the
        /// person is its holder.
        public var phoneKey: [UInt8]
        /// `next_page_token` of the page before; empty for the first one.
        public var pageToken: String
        /// Records of the phone alone: those of the person were given with another phone of theirs.
        public var phoneOnly: Bool
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__common__v1__list_held_request__descriptor_pointer()) }
        public static var types: MessageTypes { CommonContractsTypes.all }

        public init() {
            self.personKey = []
            self.phoneKey = []
            self.pageToken = ""
            self.phoneOnly = false
        }

        public init(
            personKey: [UInt8] = [],
            phoneKey: [UInt8] = [],
            pageToken: String = "",
            phoneOnly: Bool = false
        ) {
            self.personKey = personKey
            self.phoneKey = phoneKey
            self.pageToken = pageToken
            self.phoneOnly = phoneOnly
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Shuangma__Common__V1__ListHeldRequest.self)
            self.personKey = MessageReader.bytes(c.pointee.person_key)
            self.phoneKey = MessageReader.bytes(c.pointee.phone_key)
            self.pageToken = try MessageReader.string(c.pointee.page_token, field: "shuangma.common.v1.ListHeldRequest.page_token")
            self.phoneOnly = c.pointee.phone_only != 0
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Common__V1__ListHeldRequest.self)
            shuangma__common__v1__list_held_request__init(c)
            c.pointee.person_key = try writer.bytes(self.personKey)
            c.pointee.phone_key = try writer.bytes(self.phoneKey)
            c.pointee.page_token = try writer.string(self.pageToken)
            c.pointee.phone_only = self.phoneOnly ? 1 : 0
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// A page of what a service holds.
    public struct HeldPage: WireMessage {
        /// The records, at most 100.
        public var records: [CommonV1.HeldRecord]
        /// All kinds of record that the service stores. On the first page only.
        public var sets: [CommonV1.HeldSet]
        /// Token of the next page; empty on the last one.
        public var nextPageToken: String
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__common__v1__held_page__descriptor_pointer()) }
        public static var types: MessageTypes { CommonContractsTypes.all }

        public init() {
            self.records = []
            self.sets = []
            self.nextPageToken = ""
        }

        public init(
            records: [CommonV1.HeldRecord] = [],
            sets: [CommonV1.HeldSet] = [],
            nextPageToken: String = ""
        ) {
            self.records = records
            self.sets = sets
            self.nextPageToken = nextPageToken
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Shuangma__Common__V1__HeldPage.self)
            self.records = try MessageReader.array(c.pointee.n_records, c.pointee.records) { element throws(WireError) in
                try CommonV1.HeldRecord(c: UnsafeRawPointer(element!))
            }
            self.sets = try MessageReader.array(c.pointee.n_sets, c.pointee.sets) { element throws(WireError) in
                try CommonV1.HeldSet(c: UnsafeRawPointer(element!))
            }
            self.nextPageToken = try MessageReader.string(c.pointee.next_page_token, field: "shuangma.common.v1.HeldPage.next_page_token")
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Common__V1__HeldPage.self)
            shuangma__common__v1__held_page__init(c)
            c.pointee.n_records = self.records.count
            c.pointee.records = try writer.array(self.records) { element throws(WireError) in try writer.message(element, as: Shuangma__Common__V1__HeldRecord.self) }
            c.pointee.n_sets = self.sets.count
            c.pointee.sets = try writer.array(self.sets) { element throws(WireError) in try writer.message(element, as: Shuangma__Common__V1__HeldSet.self) }
            c.pointee.next_page_token = try writer.string(self.nextPageToken)
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// One record.
    public struct HeldRecord: WireMessage {
        /// Name of its kind, as in `HeldSet.name`.
        public var set: String
        /// What it says: its fields by name, moments in RFC 3339. Keys, hashes and secrets are left out: they are no data about
        /// anybody but for the cluster that made them.
        public var content: GoogleProtobuf.Struct?
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__common__v1__held_record__descriptor_pointer()) }
        public static var types: MessageTypes { CommonContractsTypes.all }

        public init() {
            self.set = ""
            self.content = nil
        }

        public init(
            set: String = "",
            content: GoogleProtobuf.Struct? = nil
        ) {
            self.set = set
            self.content = content
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Shuangma__Common__V1__HeldRecord.self)
            self.set = try MessageReader.string(c.pointee.set, field: "shuangma.common.v1.HeldRecord.set")
            self.content = try MessageReader.message(c.pointee.content, as: GoogleProtobuf.Struct.self)
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Common__V1__HeldRecord.self)
            shuangma__common__v1__held_record__init(c)
            c.pointee.set = try writer.string(self.set)
            if let value = self.content { c.pointee.content = try writer.message(value, as: Google__Protobuf__Struct.self) }
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// A kind of record that is stored.
    public struct HeldSet: WireMessage {
        /// Name of the kind, such as `declarations`.
        public var name: String
        /// What it is, in Chinese; empty where its records are left out.
        public var titleZh: String
        /// The same in English.
        public var titleEn: String
        /// Why its records are left out; empty where they are given.
        public var leftOut: String
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__common__v1__held_set__descriptor_pointer()) }
        public static var types: MessageTypes { CommonContractsTypes.all }

        public init() {
            self.name = ""
            self.titleZh = ""
            self.titleEn = ""
            self.leftOut = ""
        }

        public init(
            name: String = "",
            titleZh: String = "",
            titleEn: String = "",
            leftOut: String = ""
        ) {
            self.name = name
            self.titleZh = titleZh
            self.titleEn = titleEn
            self.leftOut = leftOut
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Shuangma__Common__V1__HeldSet.self)
            self.name = try MessageReader.string(c.pointee.name, field: "shuangma.common.v1.HeldSet.name")
            self.titleZh = try MessageReader.string(c.pointee.title_zh, field: "shuangma.common.v1.HeldSet.title_zh")
            self.titleEn = try MessageReader.string(c.pointee.title_en, field: "shuangma.common.v1.HeldSet.title_en")
            self.leftOut = try MessageReader.string(c.pointee.left_out, field: "shuangma.common.v1.HeldSet.left_out")
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Common__V1__HeldSet.self)
            shuangma__common__v1__held_set__init(c)
            c.pointee.name = try writer.string(self.name)
            c.pointee.title_zh = try writer.string(self.titleZh)
            c.pointee.title_en = try writer.string(self.titleEn)
            c.pointee.left_out = try writer.string(self.leftOut)
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }
}
