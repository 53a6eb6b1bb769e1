// Generated from shuangma/identity/v1/phones.proto by scripts/generate. Do not edit.

import CIdentityContracts
import CWellKnownTypes
public import Wire

extension IdentityV1 {
    /// A number of the calling citizen.
    public struct PersonPhone: WireMessage {
        /// Names the number, 16 bytes: a keyed hash.
        public var phoneId: [UInt8]
        /// 138****8000
        public var maskedPhone: String
        /// Messages go to this one.
        public var isPrimary: Bool
        /// The population register gave it; else the citizen has proved it by a code.
        public var isOfRegister: Bool
        /// When the citizen proved it; absent when the register gave it, or an application before numbers were listed.
        public var addedAt: GoogleProtobuf.Timestamp?
        /// The calling session was opened with it.
        public var isOfThisSession: Bool
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__identity__v1__person_phone__descriptor_pointer()) }
        public static var types: MessageTypes { IdentityContractsTypes.all }

        public init() {
            self.phoneId = []
            self.maskedPhone = ""
            self.isPrimary = false
            self.isOfRegister = false
            self.addedAt = nil
            self.isOfThisSession = false
        }

        public init(
            phoneId: [UInt8] = [],
            maskedPhone: String = "",
            isPrimary: Bool = false,
            isOfRegister: Bool = false,
            addedAt: GoogleProtobuf.Timestamp? = nil,
            isOfThisSession: Bool = false
        ) {
            self.phoneId = phoneId
            self.maskedPhone = maskedPhone
            self.isPrimary = isPrimary
            self.isOfRegister = isOfRegister
            self.addedAt = addedAt
            self.isOfThisSession = isOfThisSession
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Shuangma__Identity__V1__PersonPhone.self)
            self.phoneId = MessageReader.bytes(c.pointee.phone_id)
            self.maskedPhone = try MessageReader.string(c.pointee.masked_phone, field: "shuangma.identity.v1.PersonPhone.masked_phone")
            self.isPrimary = c.pointee.is_primary != 0
            self.isOfRegister = c.pointee.is_of_register != 0
            self.addedAt = try MessageReader.message(c.pointee.added_at, as: GoogleProtobuf.Timestamp.self)
            self.isOfThisSession = c.pointee.is_of_this_session != 0
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Identity__V1__PersonPhone.self)
            shuangma__identity__v1__person_phone__init(c)
            c.pointee.phone_id = try writer.bytes(self.phoneId)
            c.pointee.masked_phone = try writer.string(self.maskedPhone)
            c.pointee.is_primary = self.isPrimary ? 1 : 0
            c.pointee.is_of_register = self.isOfRegister ? 1 : 0
            if let value = self.addedAt { c.pointee.added_at = try writer.message(value, as: Google__Protobuf__Timestamp.self) }
            c.pointee.is_of_this_session = self.isOfThisSession ? 1 : 0
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// The numbers of the calling citizen, the primary one first.
    public struct PhoneList: WireMessage {
        /// At most 5, and one more when the register gives one beside them.
        public var phones: [IdentityV1.PersonPhone]
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__identity__v1__phone_list__descriptor_pointer()) }
        public static var types: MessageTypes { IdentityContractsTypes.all }

        public init() {
            self.phones = []
        }

        public init(
            phones: [IdentityV1.PersonPhone] = []
        ) {
            self.phones = phones
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Shuangma__Identity__V1__PhoneList.self)
            self.phones = try MessageReader.array(c.pointee.n_phones, c.pointee.phones) { element throws(WireError) in
                try IdentityV1.PersonPhone(c: UnsafeRawPointer(element!))
            }
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Identity__V1__PhoneList.self)
            shuangma__identity__v1__phone_list__init(c)
            c.pointee.n_phones = self.phones.count
            c.pointee.phones = try writer.array(self.phones) { element throws(WireError) in try writer.message(element, as: Shuangma__Identity__V1__PersonPhone.self) }
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// A number that is proved by a code.
    public struct ProvedPhone: WireMessage {
        /// Mainland mobile number, 11 digits.
        public var phone: String
        /// The six digits that were sent to it.
        public var code: String
        /// `handle` of the answer with which the code was sent.
        public var handle: String
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__identity__v1__proved_phone__descriptor_pointer()) }
        public static var types: MessageTypes { IdentityContractsTypes.all }

        public init() {
            self.phone = ""
            self.code = ""
            self.handle = ""
        }

        public init(
            phone: String = "",
            code: String = "",
            handle: String = ""
        ) {
            self.phone = phone
            self.code = code
            self.handle = handle
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Shuangma__Identity__V1__ProvedPhone.self)
            self.phone = try MessageReader.string(c.pointee.phone, field: "shuangma.identity.v1.ProvedPhone.phone")
            self.code = try MessageReader.string(c.pointee.code, field: "shuangma.identity.v1.ProvedPhone.code")
            self.handle = try MessageReader.string(c.pointee.handle, field: "shuangma.identity.v1.ProvedPhone.handle")
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Identity__V1__ProvedPhone.self)
            shuangma__identity__v1__proved_phone__init(c)
            c.pointee.phone = try writer.string(self.phone)
            c.pointee.code = try writer.string(self.code)
            c.pointee.handle = try writer.string(self.handle)
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// Replaces a number by another one.
    public struct ChangePhoneRequest: WireMessage {
        /// The number that goes, with a code sent for CHANGE_OLD. When it is lost: the number alone.
        public var former: IdentityV1.ProvedPhone?
        /// The number that comes, with a code sent for CHANGE_NEW.
        public var next: IdentityV1.ProvedPhone?
        /// The former number gets no message any more. Staff look at the document before anything changes.
        public var formerIsLost: Bool
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__identity__v1__change_phone_request__descriptor_pointer()) }
        public static var types: MessageTypes { IdentityContractsTypes.all }

        public init() {
            self.former = nil
            self.next = nil
            self.formerIsLost = false
        }

        public init(
            former: IdentityV1.ProvedPhone? = nil,
            next: IdentityV1.ProvedPhone? = nil,
            formerIsLost: Bool = false
        ) {
            self.former = former
            self.next = next
            self.formerIsLost = formerIsLost
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Shuangma__Identity__V1__ChangePhoneRequest.self)
            self.former = try MessageReader.message(c.pointee.former, as: IdentityV1.ProvedPhone.self)
            self.next = try MessageReader.message(c.pointee.next, as: IdentityV1.ProvedPhone.self)
            self.formerIsLost = c.pointee.former_is_lost != 0
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Identity__V1__ChangePhoneRequest.self)
            shuangma__identity__v1__change_phone_request__init(c)
            if let value = self.former { c.pointee.former = try writer.message(value, as: Shuangma__Identity__V1__ProvedPhone.self) }
            if let value = self.next { c.pointee.next = try writer.message(value, as: Shuangma__Identity__V1__ProvedPhone.self) }
            c.pointee.former_is_lost = self.formerIsLost ? 1 : 0
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// The number was replaced, or staff decide about it.
    public struct ChangePhoneResponse: WireMessage {
        /// The caller's numbers as they stand.
        public var list: IdentityV1.PhoneList?
        /// The case of staff, 16 bytes; empty when the number was replaced.
        public var caseId: [UInt8]
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__identity__v1__change_phone_response__descriptor_pointer()) }
        public static var types: MessageTypes { IdentityContractsTypes.all }

        public init() {
            self.list = nil
            self.caseId = []
        }

        public init(
            list: IdentityV1.PhoneList? = nil,
            caseId: [UInt8] = []
        ) {
            self.list = list
            self.caseId = caseId
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Shuangma__Identity__V1__ChangePhoneResponse.self)
            self.list = try MessageReader.message(c.pointee.list, as: IdentityV1.PhoneList.self)
            self.caseId = MessageReader.bytes(c.pointee.case_id)
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Identity__V1__ChangePhoneResponse.self)
            shuangma__identity__v1__change_phone_response__init(c)
            if let value = self.list { c.pointee.list = try writer.message(value, as: Shuangma__Identity__V1__PhoneList.self) }
            c.pointee.case_id = try writer.bytes(self.caseId)
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// Adds a number.
    public struct AddPhoneRequest: WireMessage {
        /// Any number of the caller, with a code sent for CHANGE_OLD: a session alone adds nothing.
        public var own: IdentityV1.ProvedPhone?
        /// The number that is added, with a code sent for CHANGE_NEW.
        public var next: IdentityV1.ProvedPhone?
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__identity__v1__add_phone_request__descriptor_pointer()) }
        public static var types: MessageTypes { IdentityContractsTypes.all }

        public init() {
            self.own = nil
            self.next = nil
        }

        public init(
            own: IdentityV1.ProvedPhone? = nil,
            next: IdentityV1.ProvedPhone? = nil
        ) {
            self.own = own
            self.next = next
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Shuangma__Identity__V1__AddPhoneRequest.self)
            self.own = try MessageReader.message(c.pointee.own, as: IdentityV1.ProvedPhone.self)
            self.next = try MessageReader.message(c.pointee.next, as: IdentityV1.ProvedPhone.self)
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Identity__V1__AddPhoneRequest.self)
            shuangma__identity__v1__add_phone_request__init(c)
            if let value = self.own { c.pointee.own = try writer.message(value, as: Shuangma__Identity__V1__ProvedPhone.self) }
            if let value = self.next { c.pointee.next = try writer.message(value, as: Shuangma__Identity__V1__ProvedPhone.self) }
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// Asks for the caller's numbers.
    public struct ListPhonesRequest: WireMessage {
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__identity__v1__list_phones_request__descriptor_pointer()) }
        public static var types: MessageTypes { IdentityContractsTypes.all }

        public init() {
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Shuangma__Identity__V1__ListPhonesRequest.self)
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Identity__V1__ListPhonesRequest.self)
            shuangma__identity__v1__list_phones_request__init(c)
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// Takes a number away.
    public struct RemovePhoneRequest: WireMessage {
        /// The number, 16 bytes.
        public var phoneId: [UInt8]
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__identity__v1__remove_phone_request__descriptor_pointer()) }
        public static var types: MessageTypes { IdentityContractsTypes.all }

        public init() {
            self.phoneId = []
        }

        public init(
            phoneId: [UInt8] = []
        ) {
            self.phoneId = phoneId
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Shuangma__Identity__V1__RemovePhoneRequest.self)
            self.phoneId = MessageReader.bytes(c.pointee.phone_id)
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Identity__V1__RemovePhoneRequest.self)
            shuangma__identity__v1__remove_phone_request__init(c)
            c.pointee.phone_id = try writer.bytes(self.phoneId)
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// Makes a number the primary one.
    public struct SetPrimaryPhoneRequest: WireMessage {
        /// The number, 16 bytes.
        public var phoneId: [UInt8]
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__identity__v1__set_primary_phone_request__descriptor_pointer()) }
        public static var types: MessageTypes { IdentityContractsTypes.all }

        public init() {
            self.phoneId = []
        }

        public init(
            phoneId: [UInt8] = []
        ) {
            self.phoneId = phoneId
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Shuangma__Identity__V1__SetPrimaryPhoneRequest.self)
            self.phoneId = MessageReader.bytes(c.pointee.phone_id)
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Identity__V1__SetPrimaryPhoneRequest.self)
            shuangma__identity__v1__set_primary_phone_request__init(c)
            c.pointee.phone_id = try writer.bytes(self.phoneId)
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }
}
