// Generated from shuangma/identity/v1/directory.proto by scripts/generate. Do not edit.

import CCommonContracts
import CIdentityContracts
import CWellKnownTypes
public import CommonContracts
public import RPC
import Security
public import Wire

extension IdentityV1 {
    /// Asks for the hash of a document.
    public struct BindDocumentRequest: WireMessage {
        /// The person, registered or by document.
        public var person: CommonV1.PersonRef?
        /// 16 bytes.
        public var salt: [UInt8]
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__identity__v1__bind_document_request__descriptor_pointer()) }
        public static var types: MessageTypes { IdentityContractsTypes.all }

        public init() {
            self.person = nil
            self.salt = []
        }

        public init(
            person: CommonV1.PersonRef? = nil,
            salt: [UInt8] = []
        ) {
            self.person = person
            self.salt = salt
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Shuangma__Identity__V1__BindDocumentRequest.self)
            self.person = try MessageReader.message(c.pointee.person, as: CommonV1.PersonRef.self)
            self.salt = MessageReader.bytes(c.pointee.salt)
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Identity__V1__BindDocumentRequest.self)
            shuangma__identity__v1__bind_document_request__init(c)
            if let value = self.person { c.pointee.person = try writer.message(value, as: Shuangma__Common__V1__PersonRef.self) }
            c.pointee.salt = try writer.bytes(self.salt)
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// The hash of a document.
    public struct BindDocumentResponse: WireMessage {
        /// 32 bytes.
        public var subject: [UInt8]
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__identity__v1__bind_document_response__descriptor_pointer()) }
        public static var types: MessageTypes { IdentityContractsTypes.all }

        public init() {
            self.subject = []
        }

        public init(
            subject: [UInt8] = []
        ) {
            self.subject = subject
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Shuangma__Identity__V1__BindDocumentResponse.self)
            self.subject = MessageReader.bytes(c.pointee.subject)
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Identity__V1__BindDocumentResponse.self)
            shuangma__identity__v1__bind_document_response__init(c)
            c.pointee.subject = try writer.bytes(self.subject)
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
        public static var types: MessageTypes { IdentityContractsTypes.all }

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
        public static var types: MessageTypes { IdentityContractsTypes.all }

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

    /// Result of resolving one document.
    public struct ResolvedDocument: WireMessage {
        /// Keyed hash of the document, 16 bytes; empty when it is not valid.
        public var personKey: [UInt8]
        /// For a document that is not valid: the offending field.
        public var field: String
        /// And what is wrong with it, without its value.
        public var reason: String
        /// The form of the value without its content; empty where it tells nothing.
        public var shape: String
        /// What the sender can do about it; may be empty.
        public var remedy: String
        /// For a document that is accepted: remarks.
        public var notes: [IdentityV1.DocumentNote]
        /// For a document that is accepted: its number with the middle hidden (ID-8).
        public var maskedNumber: String
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__identity__v1__resolved_document__descriptor_pointer()) }
        public static var types: MessageTypes { IdentityContractsTypes.all }

        public init() {
            self.personKey = []
            self.field = ""
            self.reason = ""
            self.shape = ""
            self.remedy = ""
            self.notes = []
            self.maskedNumber = ""
        }

        public init(
            personKey: [UInt8] = [],
            field: String = "",
            reason: String = "",
            shape: String = "",
            remedy: String = "",
            notes: [IdentityV1.DocumentNote] = [],
            maskedNumber: String = ""
        ) {
            self.personKey = personKey
            self.field = field
            self.reason = reason
            self.shape = shape
            self.remedy = remedy
            self.notes = notes
            self.maskedNumber = maskedNumber
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Shuangma__Identity__V1__ResolvedDocument.self)
            self.personKey = MessageReader.bytes(c.pointee.person_key)
            self.field = try MessageReader.string(c.pointee.field, field: "shuangma.identity.v1.ResolvedDocument.field")
            self.reason = try MessageReader.string(c.pointee.reason, field: "shuangma.identity.v1.ResolvedDocument.reason")
            self.shape = try MessageReader.string(c.pointee.shape, field: "shuangma.identity.v1.ResolvedDocument.shape")
            self.remedy = try MessageReader.string(c.pointee.remedy, field: "shuangma.identity.v1.ResolvedDocument.remedy")
            self.notes = try MessageReader.array(c.pointee.n_notes, c.pointee.notes) { element throws(WireError) in
                try IdentityV1.DocumentNote(c: UnsafeRawPointer(element!))
            }
            self.maskedNumber = try MessageReader.string(c.pointee.masked_number, field: "shuangma.identity.v1.ResolvedDocument.masked_number")
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Identity__V1__ResolvedDocument.self)
            shuangma__identity__v1__resolved_document__init(c)
            c.pointee.person_key = try writer.bytes(self.personKey)
            c.pointee.field = try writer.string(self.field)
            c.pointee.reason = try writer.string(self.reason)
            c.pointee.shape = try writer.string(self.shape)
            c.pointee.remedy = try writer.string(self.remedy)
            c.pointee.n_notes = self.notes.count
            c.pointee.notes = try writer.array(self.notes) { element throws(WireError) in try writer.message(element, as: Shuangma__Identity__V1__DocumentNote.self) }
            c.pointee.masked_number = try writer.string(self.maskedNumber)
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// A remark about a document that is accepted, such as an unknown county whose province is known.
    public struct DocumentNote: WireMessage {
        /// The field, such as `document.number`.
        public var field: String
        /// The remark. It never repeats the value.
        public var text: String
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__identity__v1__document_note__descriptor_pointer()) }
        public static var types: MessageTypes { IdentityContractsTypes.all }

        public init() {
            self.field = ""
            self.text = ""
        }

        public init(
            field: String = "",
            text: String = ""
        ) {
            self.field = field
            self.text = text
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Shuangma__Identity__V1__DocumentNote.self)
            self.field = try MessageReader.string(c.pointee.field, field: "shuangma.identity.v1.DocumentNote.field")
            self.text = try MessageReader.string(c.pointee.text, field: "shuangma.identity.v1.DocumentNote.text")
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Identity__V1__DocumentNote.self)
            shuangma__identity__v1__document_note__init(c)
            c.pointee.field = try writer.string(self.field)
            c.pointee.text = try writer.string(self.text)
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// Asks for a registered person.
    public struct ResolvePersonRequest: WireMessage {
        /// The person.
        public var person: CommonV1.PersonRef?
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__identity__v1__resolve_person_request__descriptor_pointer()) }
        public static var types: MessageTypes { IdentityContractsTypes.all }

        public init() {
            self.person = nil
        }

        public init(
            person: CommonV1.PersonRef? = nil
        ) {
            self.person = person
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Shuangma__Identity__V1__ResolvePersonRequest.self)
            self.person = try MessageReader.message(c.pointee.person, as: CommonV1.PersonRef.self)
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Identity__V1__ResolvePersonRequest.self)
            shuangma__identity__v1__resolve_person_request__init(c)
            if let value = self.person { c.pointee.person = try writer.message(value, as: Shuangma__Common__V1__PersonRef.self) }
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// A registered person as other services need them.
    public struct ResolvedPerson: WireMessage {
        /// Keyed hash of the document, 16 bytes.
        public var personKey: [UInt8]
        /// Keyed hash of the person's phone, 16 bytes; empty when no phone is known.
        public var phoneKey: [UInt8]
        /// What screens show.
        public var profile: IdentityV1.Profile?
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__identity__v1__resolved_person__descriptor_pointer()) }
        public static var types: MessageTypes { IdentityContractsTypes.all }

        public init() {
            self.personKey = []
            self.phoneKey = []
            self.profile = nil
        }

        public init(
            personKey: [UInt8] = [],
            phoneKey: [UInt8] = [],
            profile: IdentityV1.Profile? = nil
        ) {
            self.personKey = personKey
            self.phoneKey = phoneKey
            self.profile = profile
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Shuangma__Identity__V1__ResolvedPerson.self)
            self.personKey = MessageReader.bytes(c.pointee.person_key)
            self.phoneKey = MessageReader.bytes(c.pointee.phone_key)
            self.profile = try MessageReader.message(c.pointee.profile, as: IdentityV1.Profile.self)
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Identity__V1__ResolvedPerson.self)
            shuangma__identity__v1__resolved_person__init(c)
            c.pointee.person_key = try writer.bytes(self.personKey)
            c.pointee.phone_key = try writer.bytes(self.phoneKey)
            if let value = self.profile { c.pointee.profile = try writer.message(value, as: Shuangma__Identity__V1__Profile.self) }
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// Asks where persons live.
    public struct GetResidencesRequest: WireMessage {
        /// Keys of 16 bytes, at most 1,000.
        public var personKeys: [[UInt8]]
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__identity__v1__get_residences_request__descriptor_pointer()) }
        public static var types: MessageTypes { IdentityContractsTypes.all }

        public init() {
            self.personKeys = []
        }

        public init(
            personKeys: [[UInt8]] = []
        ) {
            self.personKeys = personKeys
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Shuangma__Identity__V1__GetResidencesRequest.self)
            self.personKeys = try MessageReader.array(c.pointee.n_person_keys, c.pointee.person_keys) { element throws(WireError) in
                MessageReader.bytes(element)
            }
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Identity__V1__GetResidencesRequest.self)
            shuangma__identity__v1__get_residences_request__init(c)
            c.pointee.n_person_keys = self.personKeys.count
            c.pointee.person_keys = try writer.array(self.personKeys) { element throws(WireError) in try writer.bytes(element) }
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// Where persons live, in the order of the keys.
    public struct GetResidencesResponse: WireMessage {
        /// GB/T 2260, 6 digits; empty for persons who are not registered or whose residence is not known.
        public var divisions: [String]
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__identity__v1__get_residences_response__descriptor_pointer()) }
        public static var types: MessageTypes { IdentityContractsTypes.all }

        public init() {
            self.divisions = []
        }

        public init(
            divisions: [String] = []
        ) {
            self.divisions = divisions
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Shuangma__Identity__V1__GetResidencesResponse.self)
            self.divisions = try MessageReader.array(c.pointee.n_divisions, c.pointee.divisions) { element throws(WireError) in
                try MessageReader.string(element, field: "shuangma.identity.v1.GetResidencesResponse.divisions")
            }
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Identity__V1__GetResidencesResponse.self)
            shuangma__identity__v1__get_residences_response__init(c)
            c.pointee.n_divisions = self.divisions.count
            c.pointee.divisions = try writer.array(self.divisions) { element throws(WireError) in try writer.string(element) }
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
        /// `handle` of the answer with which the code was sent.
        public var handle: String
        /// Address of the outsider who presents the code, as text; empty when it is not known. Wrong codes are limited by it.
        public var address: String
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__identity__v1__verify_sms_code_request__descriptor_pointer()) }
        public static var types: MessageTypes { IdentityContractsTypes.all }

        public init() {
            self.phone = ""
            self.purpose = .init(rawValue: 0)
            self.code = ""
            self.handle = ""
            self.address = ""
        }

        public init(
            phone: String = "",
            purpose: IdentityV1.SmsPurpose = .init(rawValue: 0),
            code: String = "",
            handle: String = "",
            address: String = ""
        ) {
            self.phone = phone
            self.purpose = purpose
            self.code = code
            self.handle = handle
            self.address = address
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Shuangma__Identity__V1__VerifySmsCodeRequest.self)
            self.phone = try MessageReader.string(c.pointee.phone, field: "shuangma.identity.v1.VerifySmsCodeRequest.phone")
            self.purpose = IdentityV1.SmsPurpose(rawValue: Int32(truncatingIfNeeded: c.pointee.purpose.rawValue))
            self.code = try MessageReader.string(c.pointee.code, field: "shuangma.identity.v1.VerifySmsCodeRequest.code")
            self.handle = try MessageReader.string(c.pointee.handle, field: "shuangma.identity.v1.VerifySmsCodeRequest.handle")
            self.address = try MessageReader.string(c.pointee.address, field: "shuangma.identity.v1.VerifySmsCodeRequest.address")
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Identity__V1__VerifySmsCodeRequest.self)
            shuangma__identity__v1__verify_sms_code_request__init(c)
            c.pointee.phone = try writer.string(self.phone)
            c.pointee.purpose = Shuangma__Identity__V1__SmsPurpose(rawValue: .init(truncatingIfNeeded: self.purpose.rawValue))
            c.pointee.code = try writer.string(self.code)
            c.pointee.handle = try writer.string(self.handle)
            c.pointee.address = try writer.string(self.address)
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// The code was right and is now used up.
    public struct VerifySmsCodeResponse: WireMessage {
        /// When it was verified.
        public var verifiedAt: GoogleProtobuf.Timestamp?
        /// Key of the person who held the number when the code was used up; empty when nobody is known to (TRIP-12).
        public var holderKey: [UInt8]
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__identity__v1__verify_sms_code_response__descriptor_pointer()) }
        public static var types: MessageTypes { IdentityContractsTypes.all }

        public init() {
            self.verifiedAt = nil
            self.holderKey = []
        }

        public init(
            verifiedAt: GoogleProtobuf.Timestamp? = nil,
            holderKey: [UInt8] = []
        ) {
            self.verifiedAt = verifiedAt
            self.holderKey = holderKey
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Shuangma__Identity__V1__VerifySmsCodeResponse.self)
            self.verifiedAt = try MessageReader.message(c.pointee.verified_at, as: GoogleProtobuf.Timestamp.self)
            self.holderKey = MessageReader.bytes(c.pointee.holder_key)
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Identity__V1__VerifySmsCodeResponse.self)
            shuangma__identity__v1__verify_sms_code_response__init(c)
            if let value = self.verifiedAt { c.pointee.verified_at = try writer.message(value, as: Google__Protobuf__Timestamp.self) }
            c.pointee.holder_key = try writer.bytes(self.holderKey)
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// Asks whose number a phone is.
    public struct GetPhoneHolderRequest: WireMessage {
        /// Mainland mobile number, 11 digits.
        public var phone: String
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__identity__v1__get_phone_holder_request__descriptor_pointer()) }
        public static var types: MessageTypes { IdentityContractsTypes.all }

        public init() {
            self.phone = ""
        }

        public init(
            phone: String = ""
        ) {
            self.phone = phone
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Shuangma__Identity__V1__GetPhoneHolderRequest.self)
            self.phone = try MessageReader.string(c.pointee.phone, field: "shuangma.identity.v1.GetPhoneHolderRequest.phone")
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Identity__V1__GetPhoneHolderRequest.self)
            shuangma__identity__v1__get_phone_holder_request__init(c)
            c.pointee.phone = try writer.string(self.phone)
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// The holder of a number by real-name registration, the newest of the register (TRIP-12).
    public struct PhoneHolder: WireMessage {
        /// Keyed hash of the holder's document, 16 bytes; empty when nobody is known to hold it.
        public var personKey: [UInt8]
        /// Since when they hold it; absent when nobody is known to have held it before.
        public var since: GoogleProtobuf.Timestamp?
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__identity__v1__phone_holder__descriptor_pointer()) }
        public static var types: MessageTypes { IdentityContractsTypes.all }

        public init() {
            self.personKey = []
            self.since = nil
        }

        public init(
            personKey: [UInt8] = [],
            since: GoogleProtobuf.Timestamp? = nil
        ) {
            self.personKey = personKey
            self.since = since
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Shuangma__Identity__V1__PhoneHolder.self)
            self.personKey = MessageReader.bytes(c.pointee.person_key)
            self.since = try MessageReader.message(c.pointee.since, as: GoogleProtobuf.Timestamp.self)
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Identity__V1__PhoneHolder.self)
            shuangma__identity__v1__phone_holder__init(c)
            c.pointee.person_key = try writer.bytes(self.personKey)
            if let value = self.since { c.pointee.since = try writer.message(value, as: Google__Protobuf__Timestamp.self) }
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// Tells a person by SMS that something has changed.
    public struct SendNoticeRequest: WireMessage {
        /// The person, 16 bytes.
        public var personKey: [UInt8]
        /// Names the notice, 16 bytes: the same when the call is repeated.
        public var noticeId: [UInt8]
        /// What is told, as `sms-notices.json` names it, such as `colourChanged`.
        public var kind: String
        /// When the notice is due, the same when the call is repeated. A day later it is not sent any more.
        public var dueAt: GoogleProtobuf.Timestamp?
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__identity__v1__send_notice_request__descriptor_pointer()) }
        public static var types: MessageTypes { IdentityContractsTypes.all }

        public init() {
            self.personKey = []
            self.noticeId = []
            self.kind = ""
            self.dueAt = nil
        }

        public init(
            personKey: [UInt8] = [],
            noticeId: [UInt8] = [],
            kind: String = "",
            dueAt: GoogleProtobuf.Timestamp? = nil
        ) {
            self.personKey = personKey
            self.noticeId = noticeId
            self.kind = kind
            self.dueAt = dueAt
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Shuangma__Identity__V1__SendNoticeRequest.self)
            self.personKey = MessageReader.bytes(c.pointee.person_key)
            self.noticeId = MessageReader.bytes(c.pointee.notice_id)
            self.kind = try MessageReader.string(c.pointee.kind, field: "shuangma.identity.v1.SendNoticeRequest.kind")
            self.dueAt = try MessageReader.message(c.pointee.due_at, as: GoogleProtobuf.Timestamp.self)
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Identity__V1__SendNoticeRequest.self)
            shuangma__identity__v1__send_notice_request__init(c)
            c.pointee.person_key = try writer.bytes(self.personKey)
            c.pointee.notice_id = try writer.bytes(self.noticeId)
            c.pointee.kind = try writer.string(self.kind)
            if let value = self.dueAt { c.pointee.due_at = try writer.message(value, as: Google__Protobuf__Timestamp.self) }
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// What became of the notice.
    public struct SendNoticeResponse: WireMessage {
        /// A message is on its way. False when no phone of the person is known, and when the notice is too late.
        public var sent: Bool
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__identity__v1__send_notice_response__descriptor_pointer()) }
        public static var types: MessageTypes { IdentityContractsTypes.all }

        public init() {
            self.sent = false
        }

        public init(
            sent: Bool = false
        ) {
            self.sent = sent
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Shuangma__Identity__V1__SendNoticeResponse.self)
            self.sent = c.pointee.sent != 0
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Identity__V1__SendNoticeResponse.self)
            shuangma__identity__v1__send_notice_response__init(c)
            c.pointee.sent = self.sent ? 1 : 0
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// Knows documents and phones for the other services of the cluster.
    public protocol DirectoryService: RPCService {
        /// Checks documents and gives the keys of their persons, registered or not. Reads nothing. Idempotent.
        ///
        /// Errors: INVALID_ARGUMENT for `documents` above 1,000. What is wrong with one document stands in its result.
        func resolveDocuments(_ request: IdentityV1.ResolveDocumentsRequest, context: CallContext) async throws -> IdentityV1.ResolveDocumentsResponse
        /// Gives a registered person's key, phone key and profile, as much of it as the caller may see. Idempotent.
        ///
        /// The gateway asks in the name of the member of staff who looks the person up; the look-up is appended to the person's
        /// chain before it is answered.
        ///
        /// Errors: INVALID_ARGUMENT for `person`; NOT_FOUND (PERSON_UNKNOWN); PERMISSION_DENIED (OUT_OF_SCOPE) for staff, whether
        /// or not the person is registered; RESOURCE_EXHAUSTED (LOOKUPS_TOO_MANY) with RetryInfo.
        func resolvePerson(_ request: IdentityV1.ResolvePersonRequest, context: CallContext) async throws -> IdentityV1.ResolvedPerson
        /// Binds a person to an assertion of a colour: hashes the document with a salt, slowly, so that only somebody who sees the
        /// document can match it (docs/recognition.md). Idempotent.
        ///
        /// Errors: INVALID_ARGUMENT for `person`, or for a `salt` that is not 16 bytes long; NOT_FOUND (PERSON_UNKNOWN) for the key
        /// of somebody who is not registered; RESOURCE_EXHAUSTED (TOO_BUSY) with RetryInfo.
        func bindDocument(_ request: IdentityV1.BindDocumentRequest, context: CallContext) async throws -> IdentityV1.BindDocumentResponse
        /// Divisions of residence of persons, for feeds that may deliver rows about some divisions only. Idempotent.
        ///
        /// Errors: INVALID_ARGUMENT for `person_keys` above 1,000, or for one that is not 16 bytes long.
        func getResidences(_ request: IdentityV1.GetResidencesRequest, context: CallContext) async throws -> IdentityV1.GetResidencesResponse
        /// Uses up a code sent to a phone. Not idempotent.
        ///
        /// Errors: INVALID_ARGUMENT for `phone`, `purpose`, `code` or `handle`; UNAUTHENTICATED (SMS_CODE_WRONG, SMS_CODE_GONE);
        /// RESOURCE_EXHAUSTED (CODES_TRIED_TOO_OFTEN) with RetryInfo when too many wrong codes are tried.
        func verifySmsCode(_ request: IdentityV1.VerifySmsCodeRequest, context: CallContext) async throws -> IdentityV1.VerifySmsCodeResponse
        /// Whose number a phone is. Idempotent.
        ///
        /// Errors: INVALID_ARGUMENT for `phone`.
        func getPhoneHolder(_ request: IdentityV1.GetPhoneHolderRequest, context: CallContext) async throws -> IdentityV1.PhoneHolder
        /// Tells a person by SMS that something has changed. The text of each kind is reference data (`sms-notices.json`) and says
        /// nothing of anybody's health. Idempotent by `notice_id`: a notice that is on its way is not sent again.
        ///
        /// Errors: INVALID_ARGUMENT for `person_key`, `notice_id`, `kind` or `due_at`; UNAVAILABLE (SMS_NOT_SENT) when the message
        /// cannot be sent now.
        func sendNotice(_ request: IdentityV1.SendNoticeRequest, context: CallContext) async throws -> IdentityV1.SendNoticeResponse
        /// The dependants whose codes the caller is about to see (ID-9). The gateway asks in the name of the citizen who is the
        /// holder. The look-up is appended to the chain of each dependant in a write that demands that the link still stands. A
        /// dependant who is not reached is told as unavailable. Idempotent: each call leaves entries.
        ///
        /// Errors: UNAUTHENTICATED (SESSION_OVER).
        func resolveRelatives(_ request: IdentityV1.ResolveRelativesRequest, context: CallContext) async throws -> IdentityV1.ResolveRelativesResponse
    }

    /// The methods of `shuangma.identity.v1.Directory`.
    public enum DirectoryMethods {
        /// Checks documents and gives the keys of their persons, registered or not. Reads nothing. Idempotent.
        ///
        /// Errors: INVALID_ARGUMENT for `documents` above 1,000. What is wrong with one document stands in its result.
        public static let resolveDocuments = MethodDescriptor(
            service: "shuangma.identity.v1.Directory", name: "ResolveDocuments", kind: .unary, idempotency: .idempotent)
        /// Gives a registered person's key, phone key and profile, as much of it as the caller may see. Idempotent.
        ///
        /// The gateway asks in the name of the member of staff who looks the person up; the look-up is appended to the person's
        /// chain before it is answered.
        ///
        /// Errors: INVALID_ARGUMENT for `person`; NOT_FOUND (PERSON_UNKNOWN); PERMISSION_DENIED (OUT_OF_SCOPE) for staff, whether
        /// or not the person is registered; RESOURCE_EXHAUSTED (LOOKUPS_TOO_MANY) with RetryInfo.
        public static let resolvePerson = MethodDescriptor(
            service: "shuangma.identity.v1.Directory", name: "ResolvePerson", kind: .unary, idempotency: .idempotent)
        /// Binds a person to an assertion of a colour: hashes the document with a salt, slowly, so that only somebody who sees the
        /// document can match it (docs/recognition.md). Idempotent.
        ///
        /// Errors: INVALID_ARGUMENT for `person`, or for a `salt` that is not 16 bytes long; NOT_FOUND (PERSON_UNKNOWN) for the key
        /// of somebody who is not registered; RESOURCE_EXHAUSTED (TOO_BUSY) with RetryInfo.
        public static let bindDocument = MethodDescriptor(
            service: "shuangma.identity.v1.Directory", name: "BindDocument", kind: .unary, idempotency: .idempotent)
        /// Divisions of residence of persons, for feeds that may deliver rows about some divisions only. Idempotent.
        ///
        /// Errors: INVALID_ARGUMENT for `person_keys` above 1,000, or for one that is not 16 bytes long.
        public static let getResidences = MethodDescriptor(
            service: "shuangma.identity.v1.Directory", name: "GetResidences", kind: .unary, idempotency: .idempotent)
        /// Uses up a code sent to a phone. Not idempotent.
        ///
        /// Errors: INVALID_ARGUMENT for `phone`, `purpose`, `code` or `handle`; UNAUTHENTICATED (SMS_CODE_WRONG, SMS_CODE_GONE);
        /// RESOURCE_EXHAUSTED (CODES_TRIED_TOO_OFTEN) with RetryInfo when too many wrong codes are tried.
        public static let verifySmsCode = MethodDescriptor(
            service: "shuangma.identity.v1.Directory", name: "VerifySmsCode", kind: .unary)
        /// Whose number a phone is. Idempotent.
        ///
        /// Errors: INVALID_ARGUMENT for `phone`.
        public static let getPhoneHolder = MethodDescriptor(
            service: "shuangma.identity.v1.Directory", name: "GetPhoneHolder", kind: .unary, idempotency: .idempotent)
        /// Tells a person by SMS that something has changed. The text of each kind is reference data (`sms-notices.json`) and says
        /// nothing of anybody's health. Idempotent by `notice_id`: a notice that is on its way is not sent again.
        ///
        /// Errors: INVALID_ARGUMENT for `person_key`, `notice_id`, `kind` or `due_at`; UNAVAILABLE (SMS_NOT_SENT) when the message
        /// cannot be sent now.
        public static let sendNotice = MethodDescriptor(
            service: "shuangma.identity.v1.Directory", name: "SendNotice", kind: .unary, idempotency: .idempotent)
        /// The dependants whose codes the caller is about to see (ID-9). The gateway asks in the name of the citizen who is the
        /// holder. The look-up is appended to the chain of each dependant in a write that demands that the link still stands. A
        /// dependant who is not reached is told as unavailable. Idempotent: each call leaves entries.
        ///
        /// Errors: UNAUTHENTICATED (SESSION_OVER).
        public static let resolveRelatives = MethodDescriptor(
            service: "shuangma.identity.v1.Directory", name: "ResolveRelatives", kind: .unary, idempotency: .idempotent)

        /// The service.
        public static let service = ServiceDescriptor(
            name: "shuangma.identity.v1.Directory", methods: [resolveDocuments, resolvePerson, bindDocument, getResidences, verifySmsCode, getPhoneHolder, sendNotice, resolveRelatives],
            fileName: "shuangma/identity/v1/directory.proto")
    }

    /// Calls `shuangma.identity.v1.Directory`.
    public struct DirectoryClient: Sendable {
        private let channel: any RPCChannel

        public init(_ channel: any RPCChannel) { self.channel = channel }

        /// Checks documents and gives the keys of their persons, registered or not. Reads nothing. Idempotent.
        ///
        /// Errors: INVALID_ARGUMENT for `documents` above 1,000. What is wrong with one document stands in its result.
        public func resolveDocuments(
            _ request: IdentityV1.ResolveDocumentsRequest, options: CallOptions = .init()
        ) async throws -> IdentityV1.ResolveDocumentsResponse {
            try await channel.unary(DirectoryMethods.resolveDocuments, request, options: options)
        }

        /// Gives a registered person's key, phone key and profile, as much of it as the caller may see. Idempotent.
        ///
        /// The gateway asks in the name of the member of staff who looks the person up; the look-up is appended to the person's
        /// chain before it is answered.
        ///
        /// Errors: INVALID_ARGUMENT for `person`; NOT_FOUND (PERSON_UNKNOWN); PERMISSION_DENIED (OUT_OF_SCOPE) for staff, whether
        /// or not the person is registered; RESOURCE_EXHAUSTED (LOOKUPS_TOO_MANY) with RetryInfo.
        public func resolvePerson(
            _ request: IdentityV1.ResolvePersonRequest, options: CallOptions = .init()
        ) async throws -> IdentityV1.ResolvedPerson {
            try await channel.unary(DirectoryMethods.resolvePerson, request, options: options)
        }

        /// Binds a person to an assertion of a colour: hashes the document with a salt, slowly, so that only somebody who sees the
        /// document can match it (docs/recognition.md). Idempotent.
        ///
        /// Errors: INVALID_ARGUMENT for `person`, or for a `salt` that is not 16 bytes long; NOT_FOUND (PERSON_UNKNOWN) for the key
        /// of somebody who is not registered; RESOURCE_EXHAUSTED (TOO_BUSY) with RetryInfo.
        public func bindDocument(
            _ request: IdentityV1.BindDocumentRequest, options: CallOptions = .init()
        ) async throws -> IdentityV1.BindDocumentResponse {
            try await channel.unary(DirectoryMethods.bindDocument, request, options: options)
        }

        /// Divisions of residence of persons, for feeds that may deliver rows about some divisions only. Idempotent.
        ///
        /// Errors: INVALID_ARGUMENT for `person_keys` above 1,000, or for one that is not 16 bytes long.
        public func getResidences(
            _ request: IdentityV1.GetResidencesRequest, options: CallOptions = .init()
        ) async throws -> IdentityV1.GetResidencesResponse {
            try await channel.unary(DirectoryMethods.getResidences, request, options: options)
        }

        /// Uses up a code sent to a phone. Not idempotent.
        ///
        /// Errors: INVALID_ARGUMENT for `phone`, `purpose`, `code` or `handle`; UNAUTHENTICATED (SMS_CODE_WRONG, SMS_CODE_GONE);
        /// RESOURCE_EXHAUSTED (CODES_TRIED_TOO_OFTEN) with RetryInfo when too many wrong codes are tried.
        public func verifySmsCode(
            _ request: IdentityV1.VerifySmsCodeRequest, options: CallOptions = .init()
        ) async throws -> IdentityV1.VerifySmsCodeResponse {
            try await channel.unary(DirectoryMethods.verifySmsCode, request, options: options)
        }

        /// Whose number a phone is. Idempotent.
        ///
        /// Errors: INVALID_ARGUMENT for `phone`.
        public func getPhoneHolder(
            _ request: IdentityV1.GetPhoneHolderRequest, options: CallOptions = .init()
        ) async throws -> IdentityV1.PhoneHolder {
            try await channel.unary(DirectoryMethods.getPhoneHolder, request, options: options)
        }

        /// Tells a person by SMS that something has changed. The text of each kind is reference data (`sms-notices.json`) and says
        /// nothing of anybody's health. Idempotent by `notice_id`: a notice that is on its way is not sent again.
        ///
        /// Errors: INVALID_ARGUMENT for `person_key`, `notice_id`, `kind` or `due_at`; UNAVAILABLE (SMS_NOT_SENT) when the message
        /// cannot be sent now.
        public func sendNotice(
            _ request: IdentityV1.SendNoticeRequest, options: CallOptions = .init()
        ) async throws -> IdentityV1.SendNoticeResponse {
            try await channel.unary(DirectoryMethods.sendNotice, request, options: options)
        }

        /// The dependants whose codes the caller is about to see (ID-9). The gateway asks in the name of the citizen who is the
        /// holder. The look-up is appended to the chain of each dependant in a write that demands that the link still stands. A
        /// dependant who is not reached is told as unavailable. Idempotent: each call leaves entries.
        ///
        /// Errors: UNAUTHENTICATED (SESSION_OVER).
        public func resolveRelatives(
            _ request: IdentityV1.ResolveRelativesRequest, options: CallOptions = .init()
        ) async throws -> IdentityV1.ResolveRelativesResponse {
            try await channel.unary(DirectoryMethods.resolveRelatives, request, options: options)
        }
    }

    /// Passes calls of `shuangma.identity.v1.Directory` on to the service that answers them, in the name of who
    /// makes them: the service's own authorizer decides again.
    public struct DirectoryForwarder: DirectoryService {
        private let client: DirectoryClient

        /// - Parameter channel: To the service.
        public init(_ channel: any RPCChannel) { client = DirectoryClient(channel) }

        public func resolveDocuments(_ request: IdentityV1.ResolveDocumentsRequest, context: CallContext) async throws -> IdentityV1.ResolveDocumentsResponse {
            try await client.resolveDocuments(request, options: context.forwarded)
        }

        public func resolvePerson(_ request: IdentityV1.ResolvePersonRequest, context: CallContext) async throws -> IdentityV1.ResolvedPerson {
            try await client.resolvePerson(request, options: context.forwarded)
        }

        public func bindDocument(_ request: IdentityV1.BindDocumentRequest, context: CallContext) async throws -> IdentityV1.BindDocumentResponse {
            try await client.bindDocument(request, options: context.forwarded)
        }

        public func getResidences(_ request: IdentityV1.GetResidencesRequest, context: CallContext) async throws -> IdentityV1.GetResidencesResponse {
            try await client.getResidences(request, options: context.forwarded)
        }

        public func verifySmsCode(_ request: IdentityV1.VerifySmsCodeRequest, context: CallContext) async throws -> IdentityV1.VerifySmsCodeResponse {
            try await client.verifySmsCode(request, options: context.forwarded)
        }

        public func getPhoneHolder(_ request: IdentityV1.GetPhoneHolderRequest, context: CallContext) async throws -> IdentityV1.PhoneHolder {
            try await client.getPhoneHolder(request, options: context.forwarded)
        }

        public func sendNotice(_ request: IdentityV1.SendNoticeRequest, context: CallContext) async throws -> IdentityV1.SendNoticeResponse {
            try await client.sendNotice(request, options: context.forwarded)
        }

        public func resolveRelatives(_ request: IdentityV1.ResolveRelativesRequest, context: CallContext) async throws -> IdentityV1.ResolveRelativesResponse {
            try await client.resolveRelatives(request, options: context.forwarded)
        }
    }
}

extension IdentityV1.DirectoryService {
    public static var descriptor: ServiceDescriptor { IdentityV1.DirectoryMethods.service }

    public func register(in router: inout Router) { registerAll(in: &router) }

    /// Registers every method; for services whose own ``register(in:)`` then does more.
    public func registerAll(in router: inout Router) {
        router.serveUnary(IdentityV1.DirectoryMethods.resolveDocuments) { call, context in
            try call.respond(try await self.resolveDocuments(call.request(IdentityV1.ResolveDocumentsRequest.self), context: context))
        }
        router.serveUnary(IdentityV1.DirectoryMethods.resolvePerson) { call, context in
            try call.respond(try await self.resolvePerson(call.request(IdentityV1.ResolvePersonRequest.self), context: context))
        }
        router.serveUnary(IdentityV1.DirectoryMethods.bindDocument) { call, context in
            try call.respond(try await self.bindDocument(call.request(IdentityV1.BindDocumentRequest.self), context: context))
        }
        router.serveUnary(IdentityV1.DirectoryMethods.getResidences) { call, context in
            try call.respond(try await self.getResidences(call.request(IdentityV1.GetResidencesRequest.self), context: context))
        }
        router.serveUnary(IdentityV1.DirectoryMethods.verifySmsCode) { call, context in
            try call.respond(try await self.verifySmsCode(call.request(IdentityV1.VerifySmsCodeRequest.self), context: context))
        }
        router.serveUnary(IdentityV1.DirectoryMethods.getPhoneHolder) { call, context in
            try call.respond(try await self.getPhoneHolder(call.request(IdentityV1.GetPhoneHolderRequest.self), context: context))
        }
        router.serveUnary(IdentityV1.DirectoryMethods.sendNotice) { call, context in
            try call.respond(try await self.sendNotice(call.request(IdentityV1.SendNoticeRequest.self), context: context))
        }
        router.serveUnary(IdentityV1.DirectoryMethods.resolveRelatives) { call, context in
            try call.respond(try await self.resolveRelatives(call.request(IdentityV1.ResolveRelativesRequest.self), context: context))
        }
    }
}
