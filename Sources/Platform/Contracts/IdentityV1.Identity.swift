// Generated from shuangma/identity/v1/identity.proto by scripts/generate. Do not edit.

import CContracts
import CWellKnownTypes
public import RPC
public import Wire

/// Who a person is: documents, phones, SMS codes, sessions.
public enum IdentityV1 {}

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
    }

    /// Asks for a code.
    public struct RequestSmsCodeRequest: WireMessage {
        /// Mainland mobile number, 11 digits.
        public var phone: String
        /// What the code is for.
        public var purpose: IdentityV1.SmsPurpose
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__identity__v1__request_sms_code_request__descriptor_pointer()) }
        public static var types: MessageTypes { ContractsTypes.all }

        public init() {
            self.phone = ""
            self.purpose = .init(rawValue: 0)
        }

        public init(
            phone: String = "",
            purpose: IdentityV1.SmsPurpose = .init(rawValue: 0)
        ) {
            self.phone = phone
            self.purpose = purpose
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Shuangma__Identity__V1__RequestSmsCodeRequest.self)
            self.phone = try MessageReader.string(c.pointee.phone, field: "shuangma.identity.v1.RequestSmsCodeRequest.phone")
            self.purpose = IdentityV1.SmsPurpose(rawValue: Int32(truncatingIfNeeded: c.pointee.purpose.rawValue))
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Identity__V1__RequestSmsCodeRequest.self)
            shuangma__identity__v1__request_sms_code_request__init(c)
            c.pointee.phone = try writer.string(self.phone)
            c.pointee.purpose = Shuangma__Identity__V1__SmsPurpose(rawValue: .init(truncatingIfNeeded: self.purpose.rawValue))
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// The code is on its way, if the number exists.
    public struct RequestSmsCodeResponse: WireMessage {
        /// When the code lapses: 5 minutes after sending.
        public var expiresAt: GoogleProtobuf.Timestamp?
        /// When another code may be asked for: 60 seconds after sending.
        public var nextRequestAt: GoogleProtobuf.Timestamp?
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__identity__v1__request_sms_code_response__descriptor_pointer()) }
        public static var types: MessageTypes { ContractsTypes.all }

        public init() {
            self.expiresAt = nil
            self.nextRequestAt = nil
        }

        public init(
            expiresAt: GoogleProtobuf.Timestamp? = nil,
            nextRequestAt: GoogleProtobuf.Timestamp? = nil
        ) {
            self.expiresAt = expiresAt
            self.nextRequestAt = nextRequestAt
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Shuangma__Identity__V1__RequestSmsCodeResponse.self)
            self.expiresAt = try MessageReader.message(c.pointee.expires_at, as: GoogleProtobuf.Timestamp.self)
            self.nextRequestAt = try MessageReader.message(c.pointee.next_request_at, as: GoogleProtobuf.Timestamp.self)
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Identity__V1__RequestSmsCodeResponse.self)
            shuangma__identity__v1__request_sms_code_response__init(c)
            if let value = self.expiresAt { c.pointee.expires_at = try writer.message(value, as: Google__Protobuf__Timestamp.self) }
            if let value = self.nextRequestAt { c.pointee.next_request_at = try writer.message(value, as: Google__Protobuf__Timestamp.self) }
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// A code to be used up.
    public struct VerifySmsCodeRequest: WireMessage {
        /// The number the code was sent to.
        public var phone: String
        /// The purpose it was asked for.
        public var purpose: IdentityV1.SmsPurpose
        /// The six digits.
        public var code: String
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__identity__v1__verify_sms_code_request__descriptor_pointer()) }
        public static var types: MessageTypes { ContractsTypes.all }

        public init() {
            self.phone = ""
            self.purpose = .init(rawValue: 0)
            self.code = ""
        }

        public init(
            phone: String = "",
            purpose: IdentityV1.SmsPurpose = .init(rawValue: 0),
            code: String = ""
        ) {
            self.phone = phone
            self.purpose = purpose
            self.code = code
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Shuangma__Identity__V1__VerifySmsCodeRequest.self)
            self.phone = try MessageReader.string(c.pointee.phone, field: "shuangma.identity.v1.VerifySmsCodeRequest.phone")
            self.purpose = IdentityV1.SmsPurpose(rawValue: Int32(truncatingIfNeeded: c.pointee.purpose.rawValue))
            self.code = try MessageReader.string(c.pointee.code, field: "shuangma.identity.v1.VerifySmsCodeRequest.code")
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Identity__V1__VerifySmsCodeRequest.self)
            shuangma__identity__v1__verify_sms_code_request__init(c)
            c.pointee.phone = try writer.string(self.phone)
            c.pointee.purpose = Shuangma__Identity__V1__SmsPurpose(rawValue: .init(truncatingIfNeeded: self.purpose.rawValue))
            c.pointee.code = try writer.string(self.code)
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// The code was right and is now used up.
    public struct VerifySmsCodeResponse: WireMessage {
        /// When it was verified.
        public var verifiedAt: GoogleProtobuf.Timestamp?
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__identity__v1__verify_sms_code_response__descriptor_pointer()) }
        public static var types: MessageTypes { ContractsTypes.all }

        public init() {
            self.verifiedAt = nil
        }

        public init(
            verifiedAt: GoogleProtobuf.Timestamp? = nil
        ) {
            self.verifiedAt = verifiedAt
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Shuangma__Identity__V1__VerifySmsCodeResponse.self)
            self.verifiedAt = try MessageReader.message(c.pointee.verified_at, as: GoogleProtobuf.Timestamp.self)
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Identity__V1__VerifySmsCodeResponse.self)
            shuangma__identity__v1__verify_sms_code_response__init(c)
            if let value = self.verifiedAt { c.pointee.verified_at = try writer.message(value, as: Google__Protobuf__Timestamp.self) }
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// Opens a session.
    public struct LoginRequest: WireMessage {
        /// Phone of the person.
        public var phone: String
        /// The six digits sent for LOGIN.
        public var code: String
        /// Document of the person; needed when several persons share the phone.
        public var document: CommonV1.Document?
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__identity__v1__login_request__descriptor_pointer()) }
        public static var types: MessageTypes { ContractsTypes.all }

        public init() {
            self.phone = ""
            self.code = ""
            self.document = nil
        }

        public init(
            phone: String = "",
            code: String = "",
            document: CommonV1.Document? = nil
        ) {
            self.phone = phone
            self.code = code
            self.document = document
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Shuangma__Identity__V1__LoginRequest.self)
            self.phone = try MessageReader.string(c.pointee.phone, field: "shuangma.identity.v1.LoginRequest.phone")
            self.code = try MessageReader.string(c.pointee.code, field: "shuangma.identity.v1.LoginRequest.code")
            self.document = try MessageReader.message(c.pointee.document, as: CommonV1.Document.self)
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Identity__V1__LoginRequest.self)
            shuangma__identity__v1__login_request__init(c)
            c.pointee.phone = try writer.string(self.phone)
            c.pointee.code = try writer.string(self.code)
            if let value = self.document { c.pointee.document = try writer.message(value, as: Shuangma__Common__V1__Document.self) }
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// A session.
    public struct LoginResponse: WireMessage {
        /// Bearer token for the `authorization` metadata.
        public var token: String
        /// When the token lapses.
        public var expiresAt: GoogleProtobuf.Timestamp?
        /// The person who logged in, masked.
        public var profile: IdentityV1.Profile?
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__identity__v1__login_response__descriptor_pointer()) }
        public static var types: MessageTypes { ContractsTypes.all }

        public init() {
            self.token = ""
            self.expiresAt = nil
            self.profile = nil
        }

        public init(
            token: String = "",
            expiresAt: GoogleProtobuf.Timestamp? = nil,
            profile: IdentityV1.Profile? = nil
        ) {
            self.token = token
            self.expiresAt = expiresAt
            self.profile = profile
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Shuangma__Identity__V1__LoginResponse.self)
            self.token = try MessageReader.string(c.pointee.token, field: "shuangma.identity.v1.LoginResponse.token")
            self.expiresAt = try MessageReader.message(c.pointee.expires_at, as: GoogleProtobuf.Timestamp.self)
            self.profile = try MessageReader.message(c.pointee.profile, as: IdentityV1.Profile.self)
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Identity__V1__LoginResponse.self)
            shuangma__identity__v1__login_response__init(c)
            c.pointee.token = try writer.string(self.token)
            if let value = self.expiresAt { c.pointee.expires_at = try writer.message(value, as: Google__Protobuf__Timestamp.self) }
            if let value = self.profile { c.pointee.profile = try writer.message(value, as: Shuangma__Identity__V1__Profile.self) }
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// Ends the caller's session.
    public struct LogoutRequest: WireMessage {
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__identity__v1__logout_request__descriptor_pointer()) }
        public static var types: MessageTypes { ContractsTypes.all }

        public init() {
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Shuangma__Identity__V1__LogoutRequest.self)
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Identity__V1__LogoutRequest.self)
            shuangma__identity__v1__logout_request__init(c)
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// The session is over.
    public struct LogoutResponse: WireMessage {
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__identity__v1__logout_response__descriptor_pointer()) }
        public static var types: MessageTypes { ContractsTypes.all }

        public init() {
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Shuangma__Identity__V1__LogoutResponse.self)
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Identity__V1__LogoutResponse.self)
            shuangma__identity__v1__logout_response__init(c)
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// Asks for a profile.
    public struct GetProfileRequest: WireMessage {
        /// The person; a citizen may leave it out and means themselves.
        public var person: CommonV1.PersonRef?
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__identity__v1__get_profile_request__descriptor_pointer()) }
        public static var types: MessageTypes { ContractsTypes.all }

        public init() {
            self.person = nil
        }

        public init(
            person: CommonV1.PersonRef? = nil
        ) {
            self.person = person
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Shuangma__Identity__V1__GetProfileRequest.self)
            self.person = try MessageReader.message(c.pointee.person, as: CommonV1.PersonRef.self)
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Identity__V1__GetProfileRequest.self)
            shuangma__identity__v1__get_profile_request__init(c)
            if let value = self.person { c.pointee.person = try writer.message(value, as: Shuangma__Common__V1__PersonRef.self) }
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
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
        /// Division of residence, GB/T 2260, 6 digits.
        public var division: String
        /// Only name and number were matched: the document itself has to be checked (ID-7).
        public var documentCheckRequired: Bool
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__identity__v1__profile__descriptor_pointer()) }
        public static var types: MessageTypes { ContractsTypes.all }

        public init() {
            self.personKey = []
            self.maskedName = ""
            self.maskedDocumentNumber = ""
            self.documentType = .init(rawValue: 0)
            self.maskedPhone = ""
            self.division = ""
            self.documentCheckRequired = false
        }

        public init(
            personKey: [UInt8] = [],
            maskedName: String = "",
            maskedDocumentNumber: String = "",
            documentType: CommonV1.DocumentType = .init(rawValue: 0),
            maskedPhone: String = "",
            division: String = "",
            documentCheckRequired: Bool = false
        ) {
            self.personKey = personKey
            self.maskedName = maskedName
            self.maskedDocumentNumber = maskedDocumentNumber
            self.documentType = documentType
            self.maskedPhone = maskedPhone
            self.division = division
            self.documentCheckRequired = documentCheckRequired
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
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// Asks whose number a phone is.
    public struct GetPhoneOwnerRequest: WireMessage {
        /// Mainland mobile number, 11 digits.
        public var phone: String
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__identity__v1__get_phone_owner_request__descriptor_pointer()) }
        public static var types: MessageTypes { ContractsTypes.all }

        public init() {
            self.phone = ""
        }

        public init(
            phone: String = ""
        ) {
            self.phone = phone
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Shuangma__Identity__V1__GetPhoneOwnerRequest.self)
            self.phone = try MessageReader.string(c.pointee.phone, field: "shuangma.identity.v1.GetPhoneOwnerRequest.phone")
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Identity__V1__GetPhoneOwnerRequest.self)
            shuangma__identity__v1__get_phone_owner_request__init(c)
            c.pointee.phone = try writer.string(self.phone)
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// Owners of a number by real-name registration; a family may share one.
    public struct PhoneOwner: WireMessage {
        /// Keyed hashes of the owners' documents; none when nobody is known to own it.
        public var personKeys: [[UInt8]]
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__identity__v1__phone_owner__descriptor_pointer()) }
        public static var types: MessageTypes { ContractsTypes.all }

        public init() {
            self.personKeys = []
        }

        public init(
            personKeys: [[UInt8]] = []
        ) {
            self.personKeys = personKeys
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Shuangma__Identity__V1__PhoneOwner.self)
            self.personKeys = try MessageReader.array(c.pointee.n_person_keys, c.pointee.person_keys) { element throws(WireError) in
                MessageReader.bytes(element)
            }
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Identity__V1__PhoneOwner.self)
            shuangma__identity__v1__phone_owner__init(c)
            c.pointee.n_person_keys = self.personKeys.count
            c.pointee.person_keys = try writer.array(self.personKeys) { element throws(WireError) in try writer.bytes(element) }
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// Asks for the keys of documents.
    public struct ResolveDocumentsRequest: WireMessage {
        /// At most 1,000.
        public var documents: [CommonV1.Document]
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__identity__v1__resolve_documents_request__descriptor_pointer()) }
        public static var types: MessageTypes { ContractsTypes.all }

        public init() {
            self.documents = []
        }

        public init(
            documents: [CommonV1.Document] = []
        ) {
            self.documents = documents
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Shuangma__Identity__V1__ResolveDocumentsRequest.self)
            self.documents = try MessageReader.array(c.pointee.n_documents, c.pointee.documents) { element throws(WireError) in
                try CommonV1.Document(c: UnsafeRawPointer(element!))
            }
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Identity__V1__ResolveDocumentsRequest.self)
            shuangma__identity__v1__resolve_documents_request__init(c)
            c.pointee.n_documents = self.documents.count
            c.pointee.documents = try writer.array(self.documents) { element throws(WireError) in try writer.message(element, as: Shuangma__Common__V1__Document.self) }
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// The keys, in the order of the documents.
    public struct ResolveDocumentsResponse: WireMessage {
        /// One for each document.
        public var results: [IdentityV1.ResolvedDocument]
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__identity__v1__resolve_documents_response__descriptor_pointer()) }
        public static var types: MessageTypes { ContractsTypes.all }

        public init() {
            self.results = []
        }

        public init(
            results: [IdentityV1.ResolvedDocument] = []
        ) {
            self.results = results
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Shuangma__Identity__V1__ResolveDocumentsResponse.self)
            self.results = try MessageReader.array(c.pointee.n_results, c.pointee.results) { element throws(WireError) in
                try IdentityV1.ResolvedDocument(c: UnsafeRawPointer(element!))
            }
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Identity__V1__ResolveDocumentsResponse.self)
            shuangma__identity__v1__resolve_documents_response__init(c)
            c.pointee.n_results = self.results.count
            c.pointee.results = try writer.array(self.results) { element throws(WireError) in try writer.message(element, as: Shuangma__Identity__V1__ResolvedDocument.self) }
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// What a document is good for.
    public struct ResolvedDocument: WireMessage {
        /// Keyed hash of the document, 16 bytes; empty when it is not valid.
        public var personKey: [UInt8]
        /// For a document that is not valid: the offending field.
        public var field: String
        /// And what is wrong with it, without its value.
        public var reason: String
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__identity__v1__resolved_document__descriptor_pointer()) }
        public static var types: MessageTypes { ContractsTypes.all }

        public init() {
            self.personKey = []
            self.field = ""
            self.reason = ""
        }

        public init(
            personKey: [UInt8] = [],
            field: String = "",
            reason: String = ""
        ) {
            self.personKey = personKey
            self.field = field
            self.reason = reason
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Shuangma__Identity__V1__ResolvedDocument.self)
            self.personKey = MessageReader.bytes(c.pointee.person_key)
            self.field = try MessageReader.string(c.pointee.field, field: "shuangma.identity.v1.ResolvedDocument.field")
            self.reason = try MessageReader.string(c.pointee.reason, field: "shuangma.identity.v1.ResolvedDocument.reason")
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Identity__V1__ResolvedDocument.self)
            shuangma__identity__v1__resolved_document__init(c)
            c.pointee.person_key = try writer.bytes(self.personKey)
            c.pointee.field = try writer.string(self.field)
            c.pointee.reason = try writer.string(self.reason)
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// A person of the population register.
    public struct Person: WireMessage {
        /// Document.
        public var document: CommonV1.Document?
        /// Name, 1 to 50 characters.
        public var name: String
        /// Mobile number, 11 digits; may be empty.
        public var phone: String
        /// Division of residence, GB/T 2260, 6 digits; may be empty for foreigners.
        public var division: String
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__identity__v1__person__descriptor_pointer()) }
        public static var types: MessageTypes { ContractsTypes.all }

        public init() {
            self.document = nil
            self.name = ""
            self.phone = ""
            self.division = ""
        }

        public init(
            document: CommonV1.Document? = nil,
            name: String = "",
            phone: String = "",
            division: String = ""
        ) {
            self.document = document
            self.name = name
            self.phone = phone
            self.division = division
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Shuangma__Identity__V1__Person.self)
            self.document = try MessageReader.message(c.pointee.document, as: CommonV1.Document.self)
            self.name = try MessageReader.string(c.pointee.name, field: "shuangma.identity.v1.Person.name")
            self.phone = try MessageReader.string(c.pointee.phone, field: "shuangma.identity.v1.Person.phone")
            self.division = try MessageReader.string(c.pointee.division, field: "shuangma.identity.v1.Person.division")
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Identity__V1__Person.self)
            shuangma__identity__v1__person__init(c)
            if let value = self.document { c.pointee.document = try writer.message(value, as: Shuangma__Common__V1__Document.self) }
            c.pointee.name = try writer.string(self.name)
            c.pointee.phone = try writer.string(self.phone)
            c.pointee.division = try writer.string(self.division)
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// A row of an import.
    public struct PersonRow: WireMessage {
        /// The caller's row number, repeated in rejections.
        public var row: UInt64
        /// The person.
        public var person: IdentityV1.Person?
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__identity__v1__person_row__descriptor_pointer()) }
        public static var types: MessageTypes { ContractsTypes.all }

        public init() {
            self.row = 0
            self.person = nil
        }

        public init(
            row: UInt64 = 0,
            person: IdentityV1.Person? = nil
        ) {
            self.row = row
            self.person = person
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Shuangma__Identity__V1__PersonRow.self)
            self.row = c.pointee.row
            self.person = try MessageReader.message(c.pointee.person, as: IdentityV1.Person.self)
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Identity__V1__PersonRow.self)
            shuangma__identity__v1__person_row__init(c)
            c.pointee.row = self.row
            if let value = self.person { c.pointee.person = try writer.message(value, as: Shuangma__Identity__V1__Person.self) }
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// Some rows of an import, at most 1,000.
    public struct PersonBatch: WireMessage {
        /// The rows.
        public var rows: [IdentityV1.PersonRow]
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__identity__v1__person_batch__descriptor_pointer()) }
        public static var types: MessageTypes { ContractsTypes.all }

        public init() {
            self.rows = []
        }

        public init(
            rows: [IdentityV1.PersonRow] = []
        ) {
            self.rows = rows
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Shuangma__Identity__V1__PersonBatch.self)
            self.rows = try MessageReader.array(c.pointee.n_rows, c.pointee.rows) { element throws(WireError) in
                try IdentityV1.PersonRow(c: UnsafeRawPointer(element!))
            }
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Identity__V1__PersonBatch.self)
            shuangma__identity__v1__person_batch__init(c)
            c.pointee.n_rows = self.rows.count
            c.pointee.rows = try writer.array(self.rows) { element throws(WireError) in try writer.message(element, as: Shuangma__Identity__V1__PersonRow.self) }
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// Asks for what was sent to a phone.
    public struct ListMessagesRequest: WireMessage {
        /// Mainland mobile number, 11 digits.
        public var phone: String
        /// At most this many; 0 means 10, the limit is 100.
        public var limit: UInt32
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__identity__v1__list_messages_request__descriptor_pointer()) }
        public static var types: MessageTypes { ContractsTypes.all }

        public init() {
            self.phone = ""
            self.limit = 0
        }

        public init(
            phone: String = "",
            limit: UInt32 = 0
        ) {
            self.phone = phone
            self.limit = limit
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Shuangma__Identity__V1__ListMessagesRequest.self)
            self.phone = try MessageReader.string(c.pointee.phone, field: "shuangma.identity.v1.ListMessagesRequest.phone")
            self.limit = c.pointee.limit
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Identity__V1__ListMessagesRequest.self)
            shuangma__identity__v1__list_messages_request__init(c)
            c.pointee.phone = try writer.string(self.phone)
            c.pointee.limit = self.limit
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// What was sent.
    public struct ListMessagesResponse: WireMessage {
        /// Newest first.
        public var messages: [IdentityV1.SmsMessage]
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__identity__v1__list_messages_response__descriptor_pointer()) }
        public static var types: MessageTypes { ContractsTypes.all }

        public init() {
            self.messages = []
        }

        public init(
            messages: [IdentityV1.SmsMessage] = []
        ) {
            self.messages = messages
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Shuangma__Identity__V1__ListMessagesResponse.self)
            self.messages = try MessageReader.array(c.pointee.n_messages, c.pointee.messages) { element throws(WireError) in
                try IdentityV1.SmsMessage(c: UnsafeRawPointer(element!))
            }
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Identity__V1__ListMessagesResponse.self)
            shuangma__identity__v1__list_messages_response__init(c)
            c.pointee.n_messages = self.messages.count
            c.pointee.messages = try writer.array(self.messages) { element throws(WireError) in try writer.message(element, as: Shuangma__Identity__V1__SmsMessage.self) }
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
        /// The code in the text.
        public var code: String
        /// When the code lapses.
        public var expiresAt: GoogleProtobuf.Timestamp?
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__identity__v1__sms_message__descriptor_pointer()) }
        public static var types: MessageTypes { ContractsTypes.all }

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

    /// Identity of citizens: registration, phone ownership, SMS codes and sessions.
    public protocol IdentityService: RPCService {
        /// Sends a code to a phone for one purpose. The answer is the same whether anyone owns the number
        /// (ID-10). Open to everyone; limited per phone and per caller. Not idempotent.
        func requestSmsCode(_ request: IdentityV1.RequestSmsCodeRequest, context: CallContext) async throws -> IdentityV1.RequestSmsCodeResponse
        /// Uses up a code sent to a phone. Called by services. Not idempotent.
        func verifySmsCode(_ request: IdentityV1.VerifySmsCodeRequest, context: CallContext) async throws -> IdentityV1.VerifySmsCodeResponse
        /// Opens a session for the owner of a phone with a code sent for LOGIN. Open to everyone.
        func login(_ request: IdentityV1.LoginRequest, context: CallContext) async throws -> IdentityV1.LoginResponse
        /// Ends the session of the calling citizen. Idempotent.
        func logout(_ request: IdentityV1.LogoutRequest, context: CallContext) async throws -> IdentityV1.LogoutResponse
        /// Profile of a person, personal fields masked. Citizen (own), services and operators.
        func getProfile(_ request: IdentityV1.GetProfileRequest, context: CallContext) async throws -> IdentityV1.Profile
        /// Whose number a phone is, as person keys. Services only.
        func getPhoneOwner(_ request: IdentityV1.GetPhoneOwnerRequest, context: CallContext) async throws -> IdentityV1.PhoneOwner
        /// Checks documents and gives the keys of their persons, registered or not. Services only. Idempotent.
        func resolveDocuments(_ request: IdentityV1.ResolveDocumentsRequest, context: CallContext) async throws -> IdentityV1.ResolveDocumentsResponse
        /// Loads persons from a population register. Operators only. Idempotent by content.
        func importPeople(_ requests: RequestStream<IdentityV1.PersonBatch>, context: CallContext) async throws -> CommonV1.ImportReport
    }

    /// The methods of `shuangma.identity.v1.Identity`.
    public enum IdentityMethods {
        /// Sends a code to a phone for one purpose. The answer is the same whether anyone owns the number
        /// (ID-10). Open to everyone; limited per phone and per caller. Not idempotent.
        public static let requestSmsCode = MethodDescriptor(
            service: "shuangma.identity.v1.Identity", name: "RequestSmsCode", kind: .unary)
        /// Uses up a code sent to a phone. Called by services. Not idempotent.
        public static let verifySmsCode = MethodDescriptor(
            service: "shuangma.identity.v1.Identity", name: "VerifySmsCode", kind: .unary)
        /// Opens a session for the owner of a phone with a code sent for LOGIN. Open to everyone.
        public static let login = MethodDescriptor(
            service: "shuangma.identity.v1.Identity", name: "Login", kind: .unary)
        /// Ends the session of the calling citizen. Idempotent.
        public static let logout = MethodDescriptor(
            service: "shuangma.identity.v1.Identity", name: "Logout", kind: .unary, idempotency: .idempotent)
        /// Profile of a person, personal fields masked. Citizen (own), services and operators.
        public static let getProfile = MethodDescriptor(
            service: "shuangma.identity.v1.Identity", name: "GetProfile", kind: .unary, idempotency: .idempotent)
        /// Whose number a phone is, as person keys. Services only.
        public static let getPhoneOwner = MethodDescriptor(
            service: "shuangma.identity.v1.Identity", name: "GetPhoneOwner", kind: .unary, idempotency: .idempotent)
        /// Checks documents and gives the keys of their persons, registered or not. Services only. Idempotent.
        public static let resolveDocuments = MethodDescriptor(
            service: "shuangma.identity.v1.Identity", name: "ResolveDocuments", kind: .unary, idempotency: .idempotent)
        /// Loads persons from a population register. Operators only. Idempotent by content.
        public static let importPeople = MethodDescriptor(
            service: "shuangma.identity.v1.Identity", name: "ImportPeople", kind: .clientStreaming, idempotency: .idempotent)

        /// The service.
        public static let service = ServiceDescriptor(
            name: "shuangma.identity.v1.Identity", methods: [requestSmsCode, verifySmsCode, login, logout, getProfile, getPhoneOwner, resolveDocuments, importPeople],
            fileName: "shuangma/identity/v1/identity.proto")
    }

    /// Calls `shuangma.identity.v1.Identity`.
    public struct IdentityClient: Sendable {
        private let channel: any RPCChannel

        public init(_ channel: any RPCChannel) { self.channel = channel }

        /// Sends a code to a phone for one purpose. The answer is the same whether anyone owns the number
        /// (ID-10). Open to everyone; limited per phone and per caller. Not idempotent.
        public func requestSmsCode(
            _ request: IdentityV1.RequestSmsCodeRequest, options: CallOptions = .init()
        ) async throws -> IdentityV1.RequestSmsCodeResponse {
            try await channel.unary(IdentityMethods.requestSmsCode, request, options: options)
        }

        /// Uses up a code sent to a phone. Called by services. Not idempotent.
        public func verifySmsCode(
            _ request: IdentityV1.VerifySmsCodeRequest, options: CallOptions = .init()
        ) async throws -> IdentityV1.VerifySmsCodeResponse {
            try await channel.unary(IdentityMethods.verifySmsCode, request, options: options)
        }

        /// Opens a session for the owner of a phone with a code sent for LOGIN. Open to everyone.
        public func login(
            _ request: IdentityV1.LoginRequest, options: CallOptions = .init()
        ) async throws -> IdentityV1.LoginResponse {
            try await channel.unary(IdentityMethods.login, request, options: options)
        }

        /// Ends the session of the calling citizen. Idempotent.
        public func logout(
            _ request: IdentityV1.LogoutRequest, options: CallOptions = .init()
        ) async throws -> IdentityV1.LogoutResponse {
            try await channel.unary(IdentityMethods.logout, request, options: options)
        }

        /// Profile of a person, personal fields masked. Citizen (own), services and operators.
        public func getProfile(
            _ request: IdentityV1.GetProfileRequest, options: CallOptions = .init()
        ) async throws -> IdentityV1.Profile {
            try await channel.unary(IdentityMethods.getProfile, request, options: options)
        }

        /// Whose number a phone is, as person keys. Services only.
        public func getPhoneOwner(
            _ request: IdentityV1.GetPhoneOwnerRequest, options: CallOptions = .init()
        ) async throws -> IdentityV1.PhoneOwner {
            try await channel.unary(IdentityMethods.getPhoneOwner, request, options: options)
        }

        /// Checks documents and gives the keys of their persons, registered or not. Services only. Idempotent.
        public func resolveDocuments(
            _ request: IdentityV1.ResolveDocumentsRequest, options: CallOptions = .init()
        ) async throws -> IdentityV1.ResolveDocumentsResponse {
            try await channel.unary(IdentityMethods.resolveDocuments, request, options: options)
        }

        /// Loads persons from a population register. Operators only. Idempotent by content.
        public func importPeople(
            options: CallOptions = .init(),
            _ send: @escaping @Sendable (RequestWriter<IdentityV1.PersonBatch>) async throws -> Void
        ) async throws -> CommonV1.ImportReport {
            try await channel.clientStreaming(IdentityMethods.importPeople, options: options, send)
        }
    }

    /// The embedded SMS gateway's outbox: what was "sent" is stored here and can be read. Served where an
    /// operator or a demonstration needs it, never to citizens of a real system.
    public protocol OutboxService: RPCService {
        /// Messages sent to a phone, newest first. Operators; open in demonstration mode. Idempotent.
        func listMessages(_ request: IdentityV1.ListMessagesRequest, context: CallContext) async throws -> IdentityV1.ListMessagesResponse
    }

    /// The methods of `shuangma.identity.v1.Outbox`.
    public enum OutboxMethods {
        /// Messages sent to a phone, newest first. Operators; open in demonstration mode. Idempotent.
        public static let listMessages = MethodDescriptor(
            service: "shuangma.identity.v1.Outbox", name: "ListMessages", kind: .unary, idempotency: .idempotent)

        /// The service.
        public static let service = ServiceDescriptor(
            name: "shuangma.identity.v1.Outbox", methods: [listMessages],
            fileName: "shuangma/identity/v1/identity.proto")
    }

    /// Calls `shuangma.identity.v1.Outbox`.
    public struct OutboxClient: Sendable {
        private let channel: any RPCChannel

        public init(_ channel: any RPCChannel) { self.channel = channel }

        /// Messages sent to a phone, newest first. Operators; open in demonstration mode. Idempotent.
        public func listMessages(
            _ request: IdentityV1.ListMessagesRequest, options: CallOptions = .init()
        ) async throws -> IdentityV1.ListMessagesResponse {
            try await channel.unary(OutboxMethods.listMessages, request, options: options)
        }
    }
}

extension IdentityV1.IdentityService {
    public static var descriptor: ServiceDescriptor { IdentityV1.IdentityMethods.service }

    public func register(in router: inout Router) { registerAll(in: &router) }

    /// Registers every method; for services whose own ``register(in:)`` then does more.
    public func registerAll(in router: inout Router) {
        router.serveUnary(IdentityV1.IdentityMethods.requestSmsCode) { call, context in
            try call.respond(try await self.requestSmsCode(call.request(IdentityV1.RequestSmsCodeRequest.self), context: context))
        }
        router.serveUnary(IdentityV1.IdentityMethods.verifySmsCode) { call, context in
            try call.respond(try await self.verifySmsCode(call.request(IdentityV1.VerifySmsCodeRequest.self), context: context))
        }
        router.serveUnary(IdentityV1.IdentityMethods.login) { call, context in
            try call.respond(try await self.login(call.request(IdentityV1.LoginRequest.self), context: context))
        }
        router.serveUnary(IdentityV1.IdentityMethods.logout) { call, context in
            try call.respond(try await self.logout(call.request(IdentityV1.LogoutRequest.self), context: context))
        }
        router.serveUnary(IdentityV1.IdentityMethods.getProfile) { call, context in
            try call.respond(try await self.getProfile(call.request(IdentityV1.GetProfileRequest.self), context: context))
        }
        router.serveUnary(IdentityV1.IdentityMethods.getPhoneOwner) { call, context in
            try call.respond(try await self.getPhoneOwner(call.request(IdentityV1.GetPhoneOwnerRequest.self), context: context))
        }
        router.serveUnary(IdentityV1.IdentityMethods.resolveDocuments) { call, context in
            try call.respond(try await self.resolveDocuments(call.request(IdentityV1.ResolveDocumentsRequest.self), context: context))
        }
        router.clientStreaming(IdentityV1.IdentityMethods.importPeople) { try await self.importPeople($0, context: $1) }
    }
}

extension IdentityV1.OutboxService {
    public static var descriptor: ServiceDescriptor { IdentityV1.OutboxMethods.service }

    public func register(in router: inout Router) { registerAll(in: &router) }

    /// Registers every method; for services whose own ``register(in:)`` then does more.
    public func registerAll(in router: inout Router) {
        router.serveUnary(IdentityV1.OutboxMethods.listMessages) { call, context in
            try call.respond(try await self.listMessages(call.request(IdentityV1.ListMessagesRequest.self), context: context))
        }
    }
}
