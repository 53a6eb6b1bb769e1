// Generated from shuangma/identity/v1/rights.proto by scripts/generate. Do not edit.

import CCommonContracts
import CIdentityContracts
import CWellKnownTypes
public import CommonContracts
public import Wire

extension IdentityV1 {
    /// Asks for a code that proves a call about the caller's own rights.
    public struct RequestProofCodeRequest: WireMessage {
        /// What the code is for: EXPORT.
        public var purpose: IdentityV1.SmsPurpose
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__identity__v1__request_proof_code_request__descriptor_pointer()) }
        public static var types: MessageTypes { IdentityContractsTypes.all }

        public init() {
            self.purpose = .init(rawValue: 0)
        }

        public init(
            purpose: IdentityV1.SmsPurpose = .init(rawValue: 0)
        ) {
            self.purpose = purpose
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Shuangma__Identity__V1__RequestProofCodeRequest.self)
            self.purpose = IdentityV1.SmsPurpose(rawValue: Int32(truncatingIfNeeded: c.pointee.purpose.rawValue))
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Identity__V1__RequestProofCodeRequest.self)
            shuangma__identity__v1__request_proof_code_request__init(c)
            c.pointee.purpose = Shuangma__Identity__V1__SmsPurpose(rawValue: .init(truncatingIfNeeded: self.purpose.rawValue))
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// The code is on its way.
    public struct RequestProofCodeResponse: WireMessage {
        /// When the code lapses: 5 minutes after sending.
        public var expiresAt: GoogleProtobuf.Timestamp?
        /// When the caller may ask for another code: 60 seconds after sending.
        public var nextRequestAt: GoogleProtobuf.Timestamp?
        /// Names the code. Whoever uses the code up must present it. 22 characters of base64url.
        public var handle: String
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__identity__v1__request_proof_code_response__descriptor_pointer()) }
        public static var types: MessageTypes { IdentityContractsTypes.all }

        public init() {
            self.expiresAt = nil
            self.nextRequestAt = nil
            self.handle = ""
        }

        public init(
            expiresAt: GoogleProtobuf.Timestamp? = nil,
            nextRequestAt: GoogleProtobuf.Timestamp? = nil,
            handle: String = ""
        ) {
            self.expiresAt = expiresAt
            self.nextRequestAt = nextRequestAt
            self.handle = handle
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Shuangma__Identity__V1__RequestProofCodeResponse.self)
            self.expiresAt = try MessageReader.message(c.pointee.expires_at, as: GoogleProtobuf.Timestamp.self)
            self.nextRequestAt = try MessageReader.message(c.pointee.next_request_at, as: GoogleProtobuf.Timestamp.self)
            self.handle = try MessageReader.string(c.pointee.handle, field: "shuangma.identity.v1.RequestProofCodeResponse.handle")
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Identity__V1__RequestProofCodeResponse.self)
            shuangma__identity__v1__request_proof_code_response__init(c)
            if let value = self.expiresAt { c.pointee.expires_at = try writer.message(value, as: Google__Protobuf__Timestamp.self) }
            if let value = self.nextRequestAt { c.pointee.next_request_at = try writer.message(value, as: Google__Protobuf__Timestamp.self) }
            c.pointee.handle = try writer.string(self.handle)
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// Asks for a page of everything that is held about the caller.
    public struct ExportMyDataRequest: WireMessage {
        /// The six digits that were sent for EXPORT; for the first page only.
        public var code: String
        /// `handle` of the answer with which the code was sent; for the first page only.
        public var handle: String
        /// `next_page_token` of the page before; empty for the first one. It works for 15 minutes after the first page.
        public var pageToken: String
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__identity__v1__export_my_data_request__descriptor_pointer()) }
        public static var types: MessageTypes { IdentityContractsTypes.all }

        public init() {
            self.code = ""
            self.handle = ""
            self.pageToken = ""
        }

        public init(
            code: String = "",
            handle: String = "",
            pageToken: String = ""
        ) {
            self.code = code
            self.handle = handle
            self.pageToken = pageToken
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Shuangma__Identity__V1__ExportMyDataRequest.self)
            self.code = try MessageReader.string(c.pointee.code, field: "shuangma.identity.v1.ExportMyDataRequest.code")
            self.handle = try MessageReader.string(c.pointee.handle, field: "shuangma.identity.v1.ExportMyDataRequest.handle")
            self.pageToken = try MessageReader.string(c.pointee.page_token, field: "shuangma.identity.v1.ExportMyDataRequest.page_token")
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Identity__V1__ExportMyDataRequest.self)
            shuangma__identity__v1__export_my_data_request__init(c)
            c.pointee.code = try writer.string(self.code)
            c.pointee.handle = try writer.string(self.handle)
            c.pointee.page_token = try writer.string(self.pageToken)
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// A page of everything that is held about the caller.
    public struct ExportMyDataResponse: WireMessage {
        /// The records.
        public var records: [IdentityV1.ExportedRecord]
        /// The kinds of record that the services store, on the first page of each service: with what is left out, and why.
        public var sets: [CommonV1.HeldSet]
        /// When the export began.
        public var exportedAt: GoogleProtobuf.Timestamp?
        /// Token of the next page; empty on the last one.
        public var nextPageToken: String
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__identity__v1__export_my_data_response__descriptor_pointer()) }
        public static var types: MessageTypes { IdentityContractsTypes.all }

        public init() {
            self.records = []
            self.sets = []
            self.exportedAt = nil
            self.nextPageToken = ""
        }

        public init(
            records: [IdentityV1.ExportedRecord] = [],
            sets: [CommonV1.HeldSet] = [],
            exportedAt: GoogleProtobuf.Timestamp? = nil,
            nextPageToken: String = ""
        ) {
            self.records = records
            self.sets = sets
            self.exportedAt = exportedAt
            self.nextPageToken = nextPageToken
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Shuangma__Identity__V1__ExportMyDataResponse.self)
            self.records = try MessageReader.array(c.pointee.n_records, c.pointee.records) { element throws(WireError) in
                try IdentityV1.ExportedRecord(c: UnsafeRawPointer(element!))
            }
            self.sets = try MessageReader.array(c.pointee.n_sets, c.pointee.sets) { element throws(WireError) in
                try CommonV1.HeldSet(c: UnsafeRawPointer(element!))
            }
            self.exportedAt = try MessageReader.message(c.pointee.exported_at, as: GoogleProtobuf.Timestamp.self)
            self.nextPageToken = try MessageReader.string(c.pointee.next_page_token, field: "shuangma.identity.v1.ExportMyDataResponse.next_page_token")
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Identity__V1__ExportMyDataResponse.self)
            shuangma__identity__v1__export_my_data_response__init(c)
            c.pointee.n_records = self.records.count
            c.pointee.records = try writer.array(self.records) { element throws(WireError) in try writer.message(element, as: Shuangma__Identity__V1__ExportedRecord.self) }
            c.pointee.n_sets = self.sets.count
            c.pointee.sets = try writer.array(self.sets) { element throws(WireError) in try writer.message(element, as: Shuangma__Common__V1__HeldSet.self) }
            if let value = self.exportedAt { c.pointee.exported_at = try writer.message(value, as: Google__Protobuf__Timestamp.self) }
            c.pointee.next_page_token = try writer.string(self.nextPageToken)
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// One record of an export.
    public struct ExportedRecord: WireMessage {
        /// Name of its kind, as in `HeldSet.name`.
        public var set: String
        /// Number of the document under which it is kept, its middle hidden (ID-8): a person may have several (COL-16).
        public var maskedDocument: String
        /// What it says: its fields by name, moments in RFC 3339.
        public var content: GoogleProtobuf.Struct?
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__identity__v1__exported_record__descriptor_pointer()) }
        public static var types: MessageTypes { IdentityContractsTypes.all }

        public init() {
            self.set = ""
            self.maskedDocument = ""
            self.content = nil
        }

        public init(
            set: String = "",
            maskedDocument: String = "",
            content: GoogleProtobuf.Struct? = nil
        ) {
            self.set = set
            self.maskedDocument = maskedDocument
            self.content = content
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Shuangma__Identity__V1__ExportedRecord.self)
            self.set = try MessageReader.string(c.pointee.set, field: "shuangma.identity.v1.ExportedRecord.set")
            self.maskedDocument = try MessageReader.string(c.pointee.masked_document, field: "shuangma.identity.v1.ExportedRecord.masked_document")
            self.content = try MessageReader.message(c.pointee.content, as: GoogleProtobuf.Struct.self)
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Identity__V1__ExportedRecord.self)
            shuangma__identity__v1__exported_record__init(c)
            c.pointee.set = try writer.string(self.set)
            c.pointee.masked_document = try writer.string(self.maskedDocument)
            if let value = self.content { c.pointee.content = try writer.message(value, as: Google__Protobuf__Struct.self) }
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// Asks for a correction of the caller's data.
    public struct CorrectMyDataRequest: WireMessage {
        /// The name as it stands on the document, 1 to 100 characters; empty when it is right.
        public var name: String
        /// Where the caller lives, 6 digits (GB/T 2260); empty when it is right.
        public var division: String
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__identity__v1__correct_my_data_request__descriptor_pointer()) }
        public static var types: MessageTypes { IdentityContractsTypes.all }

        public init() {
            self.name = ""
            self.division = ""
        }

        public init(
            name: String = "",
            division: String = ""
        ) {
            self.name = name
            self.division = division
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Shuangma__Identity__V1__CorrectMyDataRequest.self)
            self.name = try MessageReader.string(c.pointee.name, field: "shuangma.identity.v1.CorrectMyDataRequest.name")
            self.division = try MessageReader.string(c.pointee.division, field: "shuangma.identity.v1.CorrectMyDataRequest.division")
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Identity__V1__CorrectMyDataRequest.self)
            shuangma__identity__v1__correct_my_data_request__init(c)
            c.pointee.name = try writer.string(self.name)
            c.pointee.division = try writer.string(self.division)
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// Staff decide about it.
    public struct CorrectMyDataResponse: WireMessage {
        /// The case, 16 bytes.
        public var caseId: [UInt8]
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__identity__v1__correct_my_data_response__descriptor_pointer()) }
        public static var types: MessageTypes { IdentityContractsTypes.all }

        public init() {
            self.caseId = []
        }

        public init(
            caseId: [UInt8] = []
        ) {
            self.caseId = caseId
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Shuangma__Identity__V1__CorrectMyDataResponse.self)
            self.caseId = MessageReader.bytes(c.pointee.case_id)
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Identity__V1__CorrectMyDataResponse.self)
            shuangma__identity__v1__correct_my_data_response__init(c)
            c.pointee.case_id = try writer.bytes(self.caseId)
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }
}
