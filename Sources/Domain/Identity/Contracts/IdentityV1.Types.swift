// Generated from shuangma/identity/v1/types.proto by scripts/generate. Do not edit.

import CCommonContracts
import CIdentityContracts
import CWellKnownTypes
public import CommonContracts
public import Wire

extension IdentityV1 {
    /// What an SMS code is for; a code proves nothing else (ID-10).
    public struct SmsPurpose: RawRepresentable, Hashable, Sendable {
        public var rawValue: Int32
        public init(rawValue: Int32) { self.rawValue = rawValue }

        /// Not given; rejected.
        public static let unspecified = Self(rawValue: 0)
        /// Opening a session.
        public static let login = Self(rawValue: 1)
        /// Unlocking the trip card of the phone.
        public static let tripCard = Self(rawValue: 2)
        /// No code: a notice that something has changed. Rejected where a code is asked for.
        public static let notice = Self(rawValue: 3)
        /// Letting a relative show one's codes (ID-9). AddRelative alone sends it: rejected where a code is asked for.
        public static let relative = Self(rawValue: 7)
        /// Proving the phone of an application.
        public static let register = Self(rawValue: 4)
        /// Proving that a person asks for everything that is held about them. RequestProofCode alone sends it.
        public static let export = Self(rawValue: 75)
        /// Proving a number that the person has, before their numbers change.
        public static let changeOld = Self(rawValue: 5)
        /// Proving a number that the person gets.
        public static let changeNew = Self(rawValue: 6)
    }

    /// By what a person is known to be who they say.
    public struct VerificationLevel: RawRepresentable, Hashable, Sendable {
        public var rawValue: Int32
        public init(rawValue: Int32) { self.rawValue = rawValue }

        /// Not said.
        public static let unspecified = Self(rawValue: 0)
        /// A population register delivered the person.
        public static let register = Self(rawValue: 1)
        /// The person applied, and a register confirmed name and number.
        public static let registerMatched = Self(rawValue: 2)
        /// The person applied, and staff looked at the document.
        public static let staff = Self(rawValue: 3)
    }

    /// What screens show of a person. Every personal field is masked (ID-8).
    public struct Profile: WireMessage {
        /// Keyed hash of the document, 16 bytes.
        public var personKey: [UInt8]
        /// 张*三
        public var maskedName: String
        /// 110105********002X
        public var maskedDocumentNumber: String
        /// Kind of document.
        public var documentType: CommonV1.DocumentType
        /// 138****8000, empty when no phone is known.
        public var maskedPhone: String
        /// Division of residence, GB/T 2260, 6 digits; may be empty.
        public var division: String
        /// Only name and number were matched: the document itself has to be checked (ID-7).
        public var documentCheckRequired: Bool
        /// By what the person is known to be who they say; gates are not told.
        public var verification: IdentityV1.VerificationLevel
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__identity__v1__profile__descriptor_pointer()) }
        public static var types: MessageTypes { IdentityContractsTypes.all }

        public init() {
            self.personKey = []
            self.maskedName = ""
            self.maskedDocumentNumber = ""
            self.documentType = .init(rawValue: 0)
            self.maskedPhone = ""
            self.division = ""
            self.documentCheckRequired = false
            self.verification = .init(rawValue: 0)
        }

        public init(
            personKey: [UInt8] = [],
            maskedName: String = "",
            maskedDocumentNumber: String = "",
            documentType: CommonV1.DocumentType = .init(rawValue: 0),
            maskedPhone: String = "",
            division: String = "",
            documentCheckRequired: Bool = false,
            verification: IdentityV1.VerificationLevel = .init(rawValue: 0)
        ) {
            self.personKey = personKey
            self.maskedName = maskedName
            self.maskedDocumentNumber = maskedDocumentNumber
            self.documentType = documentType
            self.maskedPhone = maskedPhone
            self.division = division
            self.documentCheckRequired = documentCheckRequired
            self.verification = verification
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Shuangma__Identity__V1__Profile.self)
            self.personKey = MessageReader.bytes(c.pointee.person_key)
            self.maskedName = try MessageReader.string(c.pointee.masked_name, field: "shuangma.identity.v1.Profile.masked_name")
            self.maskedDocumentNumber = try MessageReader.string(c.pointee.masked_document_number, field: "shuangma.identity.v1.Profile.masked_document_number")
            self.documentType = CommonV1.DocumentType(rawValue: Int32(truncatingIfNeeded: c.pointee.document_type.rawValue))
            self.maskedPhone = try MessageReader.string(c.pointee.masked_phone, field: "shuangma.identity.v1.Profile.masked_phone")
            self.division = try MessageReader.string(c.pointee.division, field: "shuangma.identity.v1.Profile.division")
            self.documentCheckRequired = c.pointee.document_check_required != 0
            self.verification = IdentityV1.VerificationLevel(rawValue: Int32(truncatingIfNeeded: c.pointee.verification.rawValue))
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Identity__V1__Profile.self)
            shuangma__identity__v1__profile__init(c)
            c.pointee.person_key = try writer.bytes(self.personKey)
            c.pointee.masked_name = try writer.string(self.maskedName)
            c.pointee.masked_document_number = try writer.string(self.maskedDocumentNumber)
            c.pointee.document_type = Shuangma__Common__V1__DocumentType(rawValue: .init(truncatingIfNeeded: self.documentType.rawValue))
            c.pointee.masked_phone = try writer.string(self.maskedPhone)
            c.pointee.division = try writer.string(self.division)
            c.pointee.document_check_required = self.documentCheckRequired ? 1 : 0
            c.pointee.verification = Shuangma__Identity__V1__VerificationLevel(rawValue: .init(truncatingIfNeeded: self.verification.rawValue))
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// A message in the outbox.
    public struct SmsMessage: WireMessage {
        /// When it was sent.
        public var sentAt: GoogleProtobuf.Timestamp?
        /// What its code is for.
        public var purpose: IdentityV1.SmsPurpose
        /// Text as the phone would show it.
        public var text: String
        /// The code in the text; empty in a notice.
        public var code: String
        /// When the code lapses, or the notice is of no use any more.
        public var expiresAt: GoogleProtobuf.Timestamp?
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__identity__v1__sms_message__descriptor_pointer()) }
        public static var types: MessageTypes { IdentityContractsTypes.all }

        public init() {
            self.sentAt = nil
            self.purpose = .init(rawValue: 0)
            self.text = ""
            self.code = ""
            self.expiresAt = nil
        }

        public init(
            sentAt: GoogleProtobuf.Timestamp? = nil,
            purpose: IdentityV1.SmsPurpose = .init(rawValue: 0),
            text: String = "",
            code: String = "",
            expiresAt: GoogleProtobuf.Timestamp? = nil
        ) {
            self.sentAt = sentAt
            self.purpose = purpose
            self.text = text
            self.code = code
            self.expiresAt = expiresAt
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Shuangma__Identity__V1__SmsMessage.self)
            self.sentAt = try MessageReader.message(c.pointee.sent_at, as: GoogleProtobuf.Timestamp.self)
            self.purpose = IdentityV1.SmsPurpose(rawValue: Int32(truncatingIfNeeded: c.pointee.purpose.rawValue))
            self.text = try MessageReader.string(c.pointee.text, field: "shuangma.identity.v1.SmsMessage.text")
            self.code = try MessageReader.string(c.pointee.code, field: "shuangma.identity.v1.SmsMessage.code")
            self.expiresAt = try MessageReader.message(c.pointee.expires_at, as: GoogleProtobuf.Timestamp.self)
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Identity__V1__SmsMessage.self)
            shuangma__identity__v1__sms_message__init(c)
            if let value = self.sentAt { c.pointee.sent_at = try writer.message(value, as: Google__Protobuf__Timestamp.self) }
            c.pointee.purpose = Shuangma__Identity__V1__SmsPurpose(rawValue: .init(truncatingIfNeeded: self.purpose.rawValue))
            c.pointee.text = try writer.string(self.text)
            c.pointee.code = try writer.string(self.code)
            if let value = self.expiresAt { c.pointee.expires_at = try writer.message(value, as: Google__Protobuf__Timestamp.self) }
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }
}
