// Generated from shuangma/identity/v1/records.proto by scripts/generate. Do not edit.

import CCommonContracts
import CIdentityContracts
import CIdentityRecords
import CWellKnownTypes
public import CommonContracts
public import IdentityContracts
public import Wire

extension IdentityV1 {
    /// A registered person, in the partition of the person.
    public struct StoredPerson: WireMessage {
        /// Normalised document.
        public var document: CommonV1.Document?
        /// Name.
        public var name: String
        /// Mobile number that the person holds, 11 digits; empty when there is none, or when it was lost to another person.
        public var phone: String
        /// Division of residence; may be empty.
        public var division: String
        /// When the register issued this version of the row; absent when it does not say (COL-13).
        public var issuedAt: GoogleProtobuf.Timestamp?
        /// The register's number of this version of the row; 0 when it gives none.
        public var revision: UInt64
        /// Key of the number that the row names although another person holds it; empty when there is none.
        public var lostPhoneKey: [UInt8]
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__identity__v1__stored_person__descriptor_pointer()) }
        public static var types: MessageTypes { IdentityRecordsTypes.all }

        public init() {
            self.document = nil
            self.name = ""
            self.phone = ""
            self.division = ""
            self.issuedAt = nil
            self.revision = 0
            self.lostPhoneKey = []
        }

        public init(
            document: CommonV1.Document? = nil,
            name: String = "",
            phone: String = "",
            division: String = "",
            issuedAt: GoogleProtobuf.Timestamp? = nil,
            revision: UInt64 = 0,
            lostPhoneKey: [UInt8] = []
        ) {
            self.document = document
            self.name = name
            self.phone = phone
            self.division = division
            self.issuedAt = issuedAt
            self.revision = revision
            self.lostPhoneKey = lostPhoneKey
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Shuangma__Identity__V1__StoredPerson.self)
            self.document = try MessageReader.message(c.pointee.document, as: CommonV1.Document.self)
            self.name = try MessageReader.string(c.pointee.name, field: "shuangma.identity.v1.StoredPerson.name")
            self.phone = try MessageReader.string(c.pointee.phone, field: "shuangma.identity.v1.StoredPerson.phone")
            self.division = try MessageReader.string(c.pointee.division, field: "shuangma.identity.v1.StoredPerson.division")
            self.issuedAt = try MessageReader.message(c.pointee.issued_at, as: GoogleProtobuf.Timestamp.self)
            self.revision = c.pointee.revision
            self.lostPhoneKey = MessageReader.bytes(c.pointee.lost_phone_key)
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Identity__V1__StoredPerson.self)
            shuangma__identity__v1__stored_person__init(c)
            if let value = self.document { c.pointee.document = try writer.message(value, as: Shuangma__Common__V1__Document.self) }
            c.pointee.name = try writer.string(self.name)
            c.pointee.phone = try writer.string(self.phone)
            c.pointee.division = try writer.string(self.division)
            if let value = self.issuedAt { c.pointee.issued_at = try writer.message(value, as: Google__Protobuf__Timestamp.self) }
            c.pointee.revision = self.revision
            c.pointee.lost_phone_key = try writer.bytes(self.lostPhoneKey)
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// What is left to do when the holder of a number has changed, in the partition of the phone: the record, sessions and
    /// notifications of a person follow (TRIP-12).
    public struct StoredHolderEffect: WireMessage {
        /// Key of the person.
        public var personKey: [UInt8]
        /// The number, 11 digits.
        public var phone: String
        /// Whether the person held the number before and is told that it was lost.
        public var wasHolder: Bool
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__identity__v1__stored_holder_effect__descriptor_pointer()) }
        public static var types: MessageTypes { IdentityRecordsTypes.all }

        public init() {
            self.personKey = []
            self.phone = ""
            self.wasHolder = false
        }

        public init(
            personKey: [UInt8] = [],
            phone: String = "",
            wasHolder: Bool = false
        ) {
            self.personKey = personKey
            self.phone = phone
            self.wasHolder = wasHolder
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Shuangma__Identity__V1__StoredHolderEffect.self)
            self.personKey = MessageReader.bytes(c.pointee.person_key)
            self.phone = try MessageReader.string(c.pointee.phone, field: "shuangma.identity.v1.StoredHolderEffect.phone")
            self.wasHolder = c.pointee.was_holder != 0
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Identity__V1__StoredHolderEffect.self)
            shuangma__identity__v1__stored_holder_effect__init(c)
            c.pointee.person_key = try writer.bytes(self.personKey)
            c.pointee.phone = try writer.string(self.phone)
            c.pointee.was_holder = self.wasHolder ? 1 : 0
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// What is left to do when a row has given a person another number, in the partition of the person: the old number loses
    /// its holder, and the new one gets its (TRIP-12).
    public struct StoredMoveEffect: WireMessage {
        /// The number that the person left, 11 digits; empty when there was none.
        public var left: String
        /// Order of the row that had given it.
        public var leftIssuedAt: GoogleProtobuf.Timestamp?
        /// The same.
        public var leftRevision: UInt64
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__identity__v1__stored_move_effect__descriptor_pointer()) }
        public static var types: MessageTypes { IdentityRecordsTypes.all }

        public init() {
            self.left = ""
            self.leftIssuedAt = nil
            self.leftRevision = 0
        }

        public init(
            left: String = "",
            leftIssuedAt: GoogleProtobuf.Timestamp? = nil,
            leftRevision: UInt64 = 0
        ) {
            self.left = left
            self.leftIssuedAt = leftIssuedAt
            self.leftRevision = leftRevision
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Shuangma__Identity__V1__StoredMoveEffect.self)
            self.left = try MessageReader.string(c.pointee.left, field: "shuangma.identity.v1.StoredMoveEffect.left")
            self.leftIssuedAt = try MessageReader.message(c.pointee.left_issued_at, as: GoogleProtobuf.Timestamp.self)
            self.leftRevision = c.pointee.left_revision
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Identity__V1__StoredMoveEffect.self)
            shuangma__identity__v1__stored_move_effect__init(c)
            c.pointee.left = try writer.string(self.left)
            if let value = self.leftIssuedAt { c.pointee.left_issued_at = try writer.message(value, as: Google__Protobuf__Timestamp.self) }
            c.pointee.left_revision = self.leftRevision
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// A code that was sent to a phone, in the partition of the phone under the purpose and the code's handle.
    public struct StoredSmsCode: WireMessage {
        /// Keyed hash of phone, purpose, handle and digits, 32 bytes.
        public var codeHash: [UInt8]
        /// When it was sent, seconds since 1970.
        public var sentAt: Int64
        /// Wrong tries so far.
        public var wrongTries: UInt32
        /// Who asked for it and is no stranger to the phone: the key of a known device or of a person with a session, 16 bytes;
        /// empty for strangers.
        public var known: [UInt8]
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__identity__v1__stored_sms_code__descriptor_pointer()) }
        public static var types: MessageTypes { IdentityRecordsTypes.all }

        public init() {
            self.codeHash = []
            self.sentAt = 0
            self.wrongTries = 0
            self.known = []
        }

        public init(
            codeHash: [UInt8] = [],
            sentAt: Int64 = 0,
            wrongTries: UInt32 = 0,
            known: [UInt8] = []
        ) {
            self.codeHash = codeHash
            self.sentAt = sentAt
            self.wrongTries = wrongTries
            self.known = known
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Shuangma__Identity__V1__StoredSmsCode.self)
            self.codeHash = MessageReader.bytes(c.pointee.code_hash)
            self.sentAt = c.pointee.sent_at
            self.wrongTries = c.pointee.wrong_tries
            self.known = MessageReader.bytes(c.pointee.known)
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Identity__V1__StoredSmsCode.self)
            shuangma__identity__v1__stored_sms_code__init(c)
            c.pointee.code_hash = try writer.bytes(self.codeHash)
            c.pointee.sent_at = self.sentAt
            c.pointee.wrong_tries = self.wrongTries
            c.pointee.known = try writer.bytes(self.known)
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// A device from which somebody has logged in with a phone, in the partition of the phone under the keyed hash of the
    /// device's token. It expires 180 days after the last login.
    public struct StoredDevice: WireMessage {
        /// When it logged in for the last time, seconds since 1970.
        public var loggedInAt: Int64
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__identity__v1__stored_device__descriptor_pointer()) }
        public static var types: MessageTypes { IdentityRecordsTypes.all }

        public init() {
            self.loggedInAt = 0
        }

        public init(
            loggedInAt: Int64 = 0
        ) {
            self.loggedInAt = loggedInAt
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Shuangma__Identity__V1__StoredDevice.self)
            self.loggedInAt = c.pointee.logged_in_at
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Identity__V1__StoredDevice.self)
            shuangma__identity__v1__stored_device__init(c)
            c.pointee.logged_in_at = self.loggedInAt
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// A message of the embedded outbox, in the partition of the phone under its time.
    public struct StoredSms: WireMessage {
        /// The message.
        public var message: IdentityV1.SmsMessage?
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__identity__v1__stored_sms__descriptor_pointer()) }
        public static var types: MessageTypes { IdentityRecordsTypes.all }

        public init() {
            self.message = nil
        }

        public init(
            message: IdentityV1.SmsMessage? = nil
        ) {
            self.message = message
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Shuangma__Identity__V1__StoredSms.self)
            self.message = try MessageReader.message(c.pointee.message, as: IdentityV1.SmsMessage.self)
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Identity__V1__StoredSms.self)
            shuangma__identity__v1__stored_sms__init(c)
            if let value = self.message { c.pointee.message = try writer.message(value, as: Shuangma__Identity__V1__SmsMessage.self) }
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }
}
