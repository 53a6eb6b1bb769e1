// Generated from shuangma/healthcode/v1/evidence.proto by scripts/generate. Do not edit.

import CCommonContracts
import CHealthCodeContracts
import CWellKnownTypes
public import CommonContracts
public import RPC
import Security
public import Wire

extension HealthCodeV1 {
    /// How a person met a case.
    public struct ContactWay: RawRepresentable, Hashable, Sendable {
        public var rawValue: Int32
        public init(rawValue: Int32) { self.rawValue = rawValue }

        /// Not given.
        public static let unspecified = Self(rawValue: 0)
        /// They live together.
        public static let household = Self(rawValue: 1)
        /// They ate together.
        public static let meal = Self(rawValue: 2)
        /// They worked or studied in one room.
        public static let room = Self(rawValue: 3)
        /// They travelled together.
        public static let vehicle = Self(rawValue: 4)
        /// They were in one shop, hall or other public place.
        public static let venue = Self(rawValue: 5)
        /// One cared for the other.
        public static let care = Self(rawValue: 6)
        /// They met otherwise.
        public static let other = Self(rawValue: 7)
    }

    /// Asks for the rows of a list.
    public struct ListContactsRequest: WireMessage {
        /// The proposal, 16 bytes.
        public var approvalId: [UInt8]
        /// 1 to 1,000; 0 means 100. A page holds at most 500.
        public var pageSize: UInt32
        /// Of the page before; empty for the first one.
        public var pageToken: String
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__healthcode__v1__list_contacts_request__descriptor_pointer()) }
        public static var types: MessageTypes { HealthCodeContractsTypes.all }

        public init() {
            self.approvalId = []
            self.pageSize = 0
            self.pageToken = ""
        }

        public init(
            approvalId: [UInt8] = [],
            pageSize: UInt32 = 0,
            pageToken: String = ""
        ) {
            self.approvalId = approvalId
            self.pageSize = pageSize
            self.pageToken = pageToken
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Shuangma__Healthcode__V1__ListContactsRequest.self)
            self.approvalId = MessageReader.bytes(c.pointee.approval_id)
            self.pageSize = c.pointee.page_size
            self.pageToken = try MessageReader.string(c.pointee.page_token, field: "shuangma.healthcode.v1.ListContactsRequest.page_token")
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Healthcode__V1__ListContactsRequest.self)
            shuangma__healthcode__v1__list_contacts_request__init(c)
            c.pointee.approval_id = try writer.bytes(self.approvalId)
            c.pointee.page_size = self.pageSize
            c.pointee.page_token = try writer.string(self.pageToken)
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// Rows of a list.
    public struct ListContactsResponse: WireMessage {
        /// In the order in which they were proposed.
        public var contacts: [HealthCodeV1.ListedContact]
        /// For the next page; empty on the last one.
        public var nextPageToken: String
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__healthcode__v1__list_contacts_response__descriptor_pointer()) }
        public static var types: MessageTypes { HealthCodeContractsTypes.all }

        public init() {
            self.contacts = []
            self.nextPageToken = ""
        }

        public init(
            contacts: [HealthCodeV1.ListedContact] = [],
            nextPageToken: String = ""
        ) {
            self.contacts = contacts
            self.nextPageToken = nextPageToken
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Shuangma__Healthcode__V1__ListContactsResponse.self)
            self.contacts = try MessageReader.array(c.pointee.n_contacts, c.pointee.contacts) { element throws(WireError) in
                try HealthCodeV1.ListedContact(c: UnsafeRawPointer(element!))
            }
            self.nextPageToken = try MessageReader.string(c.pointee.next_page_token, field: "shuangma.healthcode.v1.ListContactsResponse.next_page_token")
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Healthcode__V1__ListContactsResponse.self)
            shuangma__healthcode__v1__list_contacts_response__init(c)
            c.pointee.n_contacts = self.contacts.count
            c.pointee.contacts = try writer.array(self.contacts) { element throws(WireError) in try writer.message(element, as: Shuangma__Healthcode__V1__ListedContact.self) }
            c.pointee.next_page_token = try writer.string(self.nextPageToken)
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// A row of a list as those see it who decide.
    public struct ListedContact: WireMessage {
        /// Number of the document that named the person, its middle hidden (ID-8); empty where a key named the person.
        public var maskedDocument: String
        /// CLOSE_CONTACT or SECONDARY_CONTACT; of an area HIGH_RISK_AREA, MEDIUM_RISK_AREA or LEFT_*.
        public var cause: HealthCodeV1.Cause
        /// When the exposure began.
        public var from: GoogleProtobuf.Timestamp?
        /// When it ended; absent while it lasts.
        public var until: GoogleProtobuf.Timestamp?
        /// How the person met the case; absent of an area.
        public var contact: HealthCodeV1.Contact?
        /// Who says so.
        public var source: String
        /// Remarks for who decides, in English: what of the row does not fit the case or itself (TRC-1).
        public var notes: [String]
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__healthcode__v1__listed_contact__descriptor_pointer()) }
        public static var types: MessageTypes { HealthCodeContractsTypes.all }

        public init() {
            self.maskedDocument = ""
            self.cause = .init(rawValue: 0)
            self.from = nil
            self.until = nil
            self.contact = nil
            self.source = ""
            self.notes = []
        }

        public init(
            maskedDocument: String = "",
            cause: HealthCodeV1.Cause = .init(rawValue: 0),
            from: GoogleProtobuf.Timestamp? = nil,
            until: GoogleProtobuf.Timestamp? = nil,
            contact: HealthCodeV1.Contact? = nil,
            source: String = "",
            notes: [String] = []
        ) {
            self.maskedDocument = maskedDocument
            self.cause = cause
            self.from = from
            self.until = until
            self.contact = contact
            self.source = source
            self.notes = notes
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Shuangma__Healthcode__V1__ListedContact.self)
            self.maskedDocument = try MessageReader.string(c.pointee.masked_document, field: "shuangma.healthcode.v1.ListedContact.masked_document")
            self.cause = HealthCodeV1.Cause(rawValue: Int32(truncatingIfNeeded: c.pointee.cause.rawValue))
            self.from = try MessageReader.message(c.pointee.from, as: GoogleProtobuf.Timestamp.self)
            self.until = try MessageReader.message(c.pointee.until, as: GoogleProtobuf.Timestamp.self)
            self.contact = try MessageReader.message(c.pointee.contact, as: HealthCodeV1.Contact.self)
            self.source = try MessageReader.string(c.pointee.source, field: "shuangma.healthcode.v1.ListedContact.source")
            self.notes = try MessageReader.array(c.pointee.n_notes, c.pointee.notes) { element throws(WireError) in
                try MessageReader.string(element, field: "shuangma.healthcode.v1.ListedContact.notes")
            }
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Healthcode__V1__ListedContact.self)
            shuangma__healthcode__v1__listed_contact__init(c)
            c.pointee.masked_document = try writer.string(self.maskedDocument)
            c.pointee.cause = Shuangma__Healthcode__V1__Cause(rawValue: .init(truncatingIfNeeded: self.cause.rawValue))
            if let value = self.from { c.pointee.from = try writer.message(value, as: Google__Protobuf__Timestamp.self) }
            if let value = self.until { c.pointee.until = try writer.message(value, as: Google__Protobuf__Timestamp.self) }
            if let value = self.contact { c.pointee.contact = try writer.message(value, as: Shuangma__Healthcode__V1__Contact.self) }
            c.pointee.source = try writer.string(self.source)
            c.pointee.n_notes = self.notes.count
            c.pointee.notes = try writer.array(self.notes) { element throws(WireError) in try writer.string(element) }
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// A laboratory result.
    public struct TestResult: WireMessage {
        /// The person.
        public var person: CommonV1.PersonRef?
        /// Laboratory's number of the sample, 1 to 64 characters, unique within the laboratory. With the laboratory at most
        /// 255 bytes of UTF-8.
        public var sampleId: String
        /// Laboratory, 1 to 64 characters: the organisation of the credential, which is taken when this is empty (COL-6).
        public var laboratory: String
        /// When the sample was taken: from 2019 on, at most 5 minutes ahead; at most 60 days ago unless it is positive (COL-14).
        public var sampledAt: GoogleProtobuf.Timestamp?
        /// What it said.
        public var outcome: HealthCodeV1.TestOutcome
        /// When the source issued this version of the row; absent when it does not say (COL-13). At most 5 minutes ahead.
        public var issuedAt: GoogleProtobuf.Timestamp?
        /// The source's number of this version of the row, from 1; 0 when it gives none (COL-13).
        public var revision: UInt64
        /// The source takes the row back: it counts for nothing from now on, and an older version does not bring it back.
        public var withdrawn: Bool
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__healthcode__v1__test_result__descriptor_pointer()) }
        public static var types: MessageTypes { HealthCodeContractsTypes.all }

        public init() {
            self.person = nil
            self.sampleId = ""
            self.laboratory = ""
            self.sampledAt = nil
            self.outcome = .init(rawValue: 0)
            self.issuedAt = nil
            self.revision = 0
            self.withdrawn = false
        }

        public init(
            person: CommonV1.PersonRef? = nil,
            sampleId: String = "",
            laboratory: String = "",
            sampledAt: GoogleProtobuf.Timestamp? = nil,
            outcome: HealthCodeV1.TestOutcome = .init(rawValue: 0),
            issuedAt: GoogleProtobuf.Timestamp? = nil,
            revision: UInt64 = 0,
            withdrawn: Bool = false
        ) {
            self.person = person
            self.sampleId = sampleId
            self.laboratory = laboratory
            self.sampledAt = sampledAt
            self.outcome = outcome
            self.issuedAt = issuedAt
            self.revision = revision
            self.withdrawn = withdrawn
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Shuangma__Healthcode__V1__TestResult.self)
            self.person = try MessageReader.message(c.pointee.person, as: CommonV1.PersonRef.self)
            self.sampleId = try MessageReader.string(c.pointee.sample_id, field: "shuangma.healthcode.v1.TestResult.sample_id")
            self.laboratory = try MessageReader.string(c.pointee.laboratory, field: "shuangma.healthcode.v1.TestResult.laboratory")
            self.sampledAt = try MessageReader.message(c.pointee.sampled_at, as: GoogleProtobuf.Timestamp.self)
            self.outcome = HealthCodeV1.TestOutcome(rawValue: Int32(truncatingIfNeeded: c.pointee.outcome.rawValue))
            self.issuedAt = try MessageReader.message(c.pointee.issued_at, as: GoogleProtobuf.Timestamp.self)
            self.revision = c.pointee.revision
            self.withdrawn = c.pointee.withdrawn != 0
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Healthcode__V1__TestResult.self)
            shuangma__healthcode__v1__test_result__init(c)
            if let value = self.person { c.pointee.person = try writer.message(value, as: Shuangma__Common__V1__PersonRef.self) }
            c.pointee.sample_id = try writer.string(self.sampleId)
            c.pointee.laboratory = try writer.string(self.laboratory)
            if let value = self.sampledAt { c.pointee.sampled_at = try writer.message(value, as: Google__Protobuf__Timestamp.self) }
            c.pointee.outcome = Shuangma__Healthcode__V1__TestOutcome(rawValue: .init(truncatingIfNeeded: self.outcome.rawValue))
            if let value = self.issuedAt { c.pointee.issued_at = try writer.message(value, as: Google__Protobuf__Timestamp.self) }
            c.pointee.revision = self.revision
            c.pointee.withdrawn = self.withdrawn ? 1 : 0
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// A row of an import of tests.
    public struct TestRow: WireMessage {
        /// The caller's row number.
        public var row: UInt64
        /// The result.
        public var test: HealthCodeV1.TestResult?
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__healthcode__v1__test_row__descriptor_pointer()) }
        public static var types: MessageTypes { HealthCodeContractsTypes.all }

        public init() {
            self.row = 0
            self.test = nil
        }

        public init(
            row: UInt64 = 0,
            test: HealthCodeV1.TestResult? = nil
        ) {
            self.row = row
            self.test = test
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Shuangma__Healthcode__V1__TestRow.self)
            self.row = c.pointee.row
            self.test = try MessageReader.message(c.pointee.test, as: HealthCodeV1.TestResult.self)
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Healthcode__V1__TestRow.self)
            shuangma__healthcode__v1__test_row__init(c)
            c.pointee.row = self.row
            if let value = self.test { c.pointee.test = try writer.message(value, as: Shuangma__Healthcode__V1__TestResult.self) }
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// Some rows, at most 1,000.
    public struct TestBatch: WireMessage {
        /// The rows.
        public var rows: [HealthCodeV1.TestRow]
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__healthcode__v1__test_batch__descriptor_pointer()) }
        public static var types: MessageTypes { HealthCodeContractsTypes.all }

        public init() {
            self.rows = []
        }

        public init(
            rows: [HealthCodeV1.TestRow] = []
        ) {
            self.rows = rows
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Shuangma__Healthcode__V1__TestBatch.self)
            self.rows = try MessageReader.array(c.pointee.n_rows, c.pointee.rows) { element throws(WireError) in
                try HealthCodeV1.TestRow(c: UnsafeRawPointer(element!))
            }
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Healthcode__V1__TestBatch.self)
            shuangma__healthcode__v1__test_batch__init(c)
            c.pointee.n_rows = self.rows.count
            c.pointee.rows = try writer.array(self.rows) { element throws(WireError) in try writer.message(element, as: Shuangma__Healthcode__V1__TestRow.self) }
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// Evidence that a person was exposed, or is a case.
    public struct Exposure: WireMessage {
        /// The person.
        public var person: CommonV1.PersonRef?
        /// Kind: of the case registry CASE, of the border INBOUND, of the area registry HIGH_RISK_AREA, MEDIUM_RISK_AREA and
        /// LEFT_*, of tracers CLOSE_CONTACT, SECONDARY_CONTACT and CO_LOCATED (COL-6).
        public var cause: HealthCodeV1.Cause
        /// Reference of the case or area, 1 to 64 characters. Of CLOSE_CONTACT and SECONDARY_CONTACT the `evidence_id` of a
        /// CASE row that the case registry has delivered (COL-6, COL-7). Of an area its `area_id` in the register of areas.
        public var evidenceId: String
        /// When the exposure began; for LEFT_* when the person left; for CASE when it was confirmed. From 2019 on, at
        /// most 5 minutes ahead. What does not last may be at most 60 days old, a CASE or an area may have ended at most 60 days
        /// ago (COL-14).
        public var from: GoogleProtobuf.Timestamp?
        /// When it ended, such as the discharge of a case: not before `from`; absent while it lasts.
        public var until: GoogleProtobuf.Timestamp?
        /// For HIGH_RISK_AREA and MEDIUM_RISK_AREA: division of the area, GB/T 2260, 6 digits; may be empty.
        public var division: String
        /// Who says so, 1 to 64 characters: the organisation of the credential, which is taken when this is empty (COL-6).
        public var source: String
        /// When the source issued this version of the row; absent when it does not say (COL-13). At most 5 minutes ahead.
        public var issuedAt: GoogleProtobuf.Timestamp?
        /// The source's number of this version of the row, from 1; 0 when it gives none (COL-13).
        public var revision: UInt64
        /// The source takes the row back: it counts for nothing from now on, and an older version does not bring it back.
        public var withdrawn: Bool
        /// How the person met the case: needed for CLOSE_CONTACT and SECONDARY_CONTACT, and kept of others (COL-6).
        public var contact: HealthCodeV1.Contact?
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__healthcode__v1__exposure__descriptor_pointer()) }
        public static var types: MessageTypes { HealthCodeContractsTypes.all }

        public init() {
            self.person = nil
            self.cause = .init(rawValue: 0)
            self.evidenceId = ""
            self.from = nil
            self.until = nil
            self.division = ""
            self.source = ""
            self.issuedAt = nil
            self.revision = 0
            self.withdrawn = false
            self.contact = nil
        }

        public init(
            person: CommonV1.PersonRef? = nil,
            cause: HealthCodeV1.Cause = .init(rawValue: 0),
            evidenceId: String = "",
            from: GoogleProtobuf.Timestamp? = nil,
            until: GoogleProtobuf.Timestamp? = nil,
            division: String = "",
            source: String = "",
            issuedAt: GoogleProtobuf.Timestamp? = nil,
            revision: UInt64 = 0,
            withdrawn: Bool = false,
            contact: HealthCodeV1.Contact? = nil
        ) {
            self.person = person
            self.cause = cause
            self.evidenceId = evidenceId
            self.from = from
            self.until = until
            self.division = division
            self.source = source
            self.issuedAt = issuedAt
            self.revision = revision
            self.withdrawn = withdrawn
            self.contact = contact
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Shuangma__Healthcode__V1__Exposure.self)
            self.person = try MessageReader.message(c.pointee.person, as: CommonV1.PersonRef.self)
            self.cause = HealthCodeV1.Cause(rawValue: Int32(truncatingIfNeeded: c.pointee.cause.rawValue))
            self.evidenceId = try MessageReader.string(c.pointee.evidence_id, field: "shuangma.healthcode.v1.Exposure.evidence_id")
            self.from = try MessageReader.message(c.pointee.from, as: GoogleProtobuf.Timestamp.self)
            self.until = try MessageReader.message(c.pointee.until, as: GoogleProtobuf.Timestamp.self)
            self.division = try MessageReader.string(c.pointee.division, field: "shuangma.healthcode.v1.Exposure.division")
            self.source = try MessageReader.string(c.pointee.source, field: "shuangma.healthcode.v1.Exposure.source")
            self.issuedAt = try MessageReader.message(c.pointee.issued_at, as: GoogleProtobuf.Timestamp.self)
            self.revision = c.pointee.revision
            self.withdrawn = c.pointee.withdrawn != 0
            self.contact = try MessageReader.message(c.pointee.contact, as: HealthCodeV1.Contact.self)
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Healthcode__V1__Exposure.self)
            shuangma__healthcode__v1__exposure__init(c)
            if let value = self.person { c.pointee.person = try writer.message(value, as: Shuangma__Common__V1__PersonRef.self) }
            c.pointee.cause = Shuangma__Healthcode__V1__Cause(rawValue: .init(truncatingIfNeeded: self.cause.rawValue))
            c.pointee.evidence_id = try writer.string(self.evidenceId)
            if let value = self.from { c.pointee.from = try writer.message(value, as: Google__Protobuf__Timestamp.self) }
            if let value = self.until { c.pointee.until = try writer.message(value, as: Google__Protobuf__Timestamp.self) }
            c.pointee.division = try writer.string(self.division)
            c.pointee.source = try writer.string(self.source)
            if let value = self.issuedAt { c.pointee.issued_at = try writer.message(value, as: Google__Protobuf__Timestamp.self) }
            c.pointee.revision = self.revision
            c.pointee.withdrawn = self.withdrawn ? 1 : 0
            if let value = self.contact { c.pointee.contact = try writer.message(value, as: Shuangma__Healthcode__V1__Contact.self) }
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// How a person met a case (COL-6).
    public struct Contact: WireMessage {
        /// Where: a place such as `restaurant 5, Wuyi Road`, 1 to 100 characters.
        public var place: String
        /// When: at most 60 days ago, at most 5 minutes ahead.
        public var at: GoogleProtobuf.Timestamp?
        /// How.
        public var way: HealthCodeV1.ContactWay
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__healthcode__v1__contact__descriptor_pointer()) }
        public static var types: MessageTypes { HealthCodeContractsTypes.all }

        public init() {
            self.place = ""
            self.at = nil
            self.way = .init(rawValue: 0)
        }

        public init(
            place: String = "",
            at: GoogleProtobuf.Timestamp? = nil,
            way: HealthCodeV1.ContactWay = .init(rawValue: 0)
        ) {
            self.place = place
            self.at = at
            self.way = way
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Shuangma__Healthcode__V1__Contact.self)
            self.place = try MessageReader.string(c.pointee.place, field: "shuangma.healthcode.v1.Contact.place")
            self.at = try MessageReader.message(c.pointee.at, as: GoogleProtobuf.Timestamp.self)
            self.way = HealthCodeV1.ContactWay(rawValue: Int32(truncatingIfNeeded: c.pointee.way.rawValue))
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Healthcode__V1__Contact.self)
            shuangma__healthcode__v1__contact__init(c)
            c.pointee.place = try writer.string(self.place)
            if let value = self.at { c.pointee.at = try writer.message(value, as: Google__Protobuf__Timestamp.self) }
            c.pointee.way = Shuangma__Healthcode__V1__ContactWay(rawValue: .init(truncatingIfNeeded: self.way.rawValue))
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// A row of an import of exposures.
    public struct ExposureRow: WireMessage {
        /// The caller's row number.
        public var row: UInt64
        /// The exposure.
        public var exposure: HealthCodeV1.Exposure?
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__healthcode__v1__exposure_row__descriptor_pointer()) }
        public static var types: MessageTypes { HealthCodeContractsTypes.all }

        public init() {
            self.row = 0
            self.exposure = nil
        }

        public init(
            row: UInt64 = 0,
            exposure: HealthCodeV1.Exposure? = nil
        ) {
            self.row = row
            self.exposure = exposure
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Shuangma__Healthcode__V1__ExposureRow.self)
            self.row = c.pointee.row
            self.exposure = try MessageReader.message(c.pointee.exposure, as: HealthCodeV1.Exposure.self)
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Healthcode__V1__ExposureRow.self)
            shuangma__healthcode__v1__exposure_row__init(c)
            c.pointee.row = self.row
            if let value = self.exposure { c.pointee.exposure = try writer.message(value, as: Shuangma__Healthcode__V1__Exposure.self) }
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// Some rows, at most 1,000.
    public struct ExposureBatch: WireMessage {
        /// The rows.
        public var rows: [HealthCodeV1.ExposureRow]
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__healthcode__v1__exposure_batch__descriptor_pointer()) }
        public static var types: MessageTypes { HealthCodeContractsTypes.all }

        public init() {
            self.rows = []
        }

        public init(
            rows: [HealthCodeV1.ExposureRow] = []
        ) {
            self.rows = rows
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Shuangma__Healthcode__V1__ExposureBatch.self)
            self.rows = try MessageReader.array(c.pointee.n_rows, c.pointee.rows) { element throws(WireError) in
                try HealthCodeV1.ExposureRow(c: UnsafeRawPointer(element!))
            }
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Healthcode__V1__ExposureBatch.self)
            shuangma__healthcode__v1__exposure_batch__init(c)
            c.pointee.n_rows = self.rows.count
            c.pointee.rows = try writer.array(self.rows) { element throws(WireError) in try writer.message(element, as: Shuangma__Healthcode__V1__ExposureRow.self) }
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// A declaration taken at a counter or on paper.
    public struct TakenDeclaration: WireMessage {
        /// Who declared.
        public var person: CommonV1.PersonRef?
        /// What was declared.
        public var declaration: HealthCodeV1.Declaration?
        /// When it was made: at most 30 days ago, at most 5 minutes ahead.
        public var declaredAt: GoogleProtobuf.Timestamp?
        /// Where it was taken, 1 to 64 characters.
        public var counter: String
        /// When the source issued this version of the row; absent when it does not say (COL-13). At most 5 minutes ahead.
        public var issuedAt: GoogleProtobuf.Timestamp?
        /// The source's number of this version of the row, from 1; 0 when it gives none (COL-13).
        public var revision: UInt64
        /// The source takes the row back: it counts for nothing from now on, and an older version does not bring it back.
        public var withdrawn: Bool
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__healthcode__v1__taken_declaration__descriptor_pointer()) }
        public static var types: MessageTypes { HealthCodeContractsTypes.all }

        public init() {
            self.person = nil
            self.declaration = nil
            self.declaredAt = nil
            self.counter = ""
            self.issuedAt = nil
            self.revision = 0
            self.withdrawn = false
        }

        public init(
            person: CommonV1.PersonRef? = nil,
            declaration: HealthCodeV1.Declaration? = nil,
            declaredAt: GoogleProtobuf.Timestamp? = nil,
            counter: String = "",
            issuedAt: GoogleProtobuf.Timestamp? = nil,
            revision: UInt64 = 0,
            withdrawn: Bool = false
        ) {
            self.person = person
            self.declaration = declaration
            self.declaredAt = declaredAt
            self.counter = counter
            self.issuedAt = issuedAt
            self.revision = revision
            self.withdrawn = withdrawn
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Shuangma__Healthcode__V1__TakenDeclaration.self)
            self.person = try MessageReader.message(c.pointee.person, as: CommonV1.PersonRef.self)
            self.declaration = try MessageReader.message(c.pointee.declaration, as: HealthCodeV1.Declaration.self)
            self.declaredAt = try MessageReader.message(c.pointee.declared_at, as: GoogleProtobuf.Timestamp.self)
            self.counter = try MessageReader.string(c.pointee.counter, field: "shuangma.healthcode.v1.TakenDeclaration.counter")
            self.issuedAt = try MessageReader.message(c.pointee.issued_at, as: GoogleProtobuf.Timestamp.self)
            self.revision = c.pointee.revision
            self.withdrawn = c.pointee.withdrawn != 0
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Healthcode__V1__TakenDeclaration.self)
            shuangma__healthcode__v1__taken_declaration__init(c)
            if let value = self.person { c.pointee.person = try writer.message(value, as: Shuangma__Common__V1__PersonRef.self) }
            if let value = self.declaration { c.pointee.declaration = try writer.message(value, as: Shuangma__Healthcode__V1__Declaration.self) }
            if let value = self.declaredAt { c.pointee.declared_at = try writer.message(value, as: Google__Protobuf__Timestamp.self) }
            c.pointee.counter = try writer.string(self.counter)
            if let value = self.issuedAt { c.pointee.issued_at = try writer.message(value, as: Google__Protobuf__Timestamp.self) }
            c.pointee.revision = self.revision
            c.pointee.withdrawn = self.withdrawn ? 1 : 0
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// A row of an import of declarations.
    public struct DeclarationRow: WireMessage {
        /// The caller's row number.
        public var row: UInt64
        /// The declaration.
        public var declaration: HealthCodeV1.TakenDeclaration?
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__healthcode__v1__declaration_row__descriptor_pointer()) }
        public static var types: MessageTypes { HealthCodeContractsTypes.all }

        public init() {
            self.row = 0
            self.declaration = nil
        }

        public init(
            row: UInt64 = 0,
            declaration: HealthCodeV1.TakenDeclaration? = nil
        ) {
            self.row = row
            self.declaration = declaration
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Shuangma__Healthcode__V1__DeclarationRow.self)
            self.row = c.pointee.row
            self.declaration = try MessageReader.message(c.pointee.declaration, as: HealthCodeV1.TakenDeclaration.self)
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Healthcode__V1__DeclarationRow.self)
            shuangma__healthcode__v1__declaration_row__init(c)
            c.pointee.row = self.row
            if let value = self.declaration { c.pointee.declaration = try writer.message(value, as: Shuangma__Healthcode__V1__TakenDeclaration.self) }
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// Some rows, at most 1,000.
    public struct DeclarationBatch: WireMessage {
        /// The rows.
        public var rows: [HealthCodeV1.DeclarationRow]
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__healthcode__v1__declaration_batch__descriptor_pointer()) }
        public static var types: MessageTypes { HealthCodeContractsTypes.all }

        public init() {
            self.rows = []
        }

        public init(
            rows: [HealthCodeV1.DeclarationRow] = []
        ) {
            self.rows = rows
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Shuangma__Healthcode__V1__DeclarationBatch.self)
            self.rows = try MessageReader.array(c.pointee.n_rows, c.pointee.rows) { element throws(WireError) in
                try HealthCodeV1.DeclarationRow(c: UnsafeRawPointer(element!))
            }
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Healthcode__V1__DeclarationBatch.self)
            shuangma__healthcode__v1__declaration_batch__init(c)
            c.pointee.n_rows = self.rows.count
            c.pointee.rows = try writer.array(self.rows) { element throws(WireError) in try writer.message(element, as: Shuangma__Healthcode__V1__DeclarationRow.self) }
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// Loads evidence about persons.
    ///
    /// Rows are events with the identity and the order of their source (COL-13). A test is identified by laboratory and
    /// sample; an exposure by source, cause, evidence id and beginning; a declaration by counter, time and content. Of two
    /// versions the one with the higher revision counts, else the one issued later, whatever order they come in. Of versions
    /// without either the one that comes later counts.
    ///
    /// The credential decides whose rows they are (COL-6): a row that names another laboratory or source is refused, and so is
    /// a cause that its feed may not report. A credential for some divisions delivers exposures of persons who live
    /// there, and declarations that were made there, or by persons who live there where the row names no division. A laboratory
    /// tests whoever comes.
    ///
    /// Every method answers INVALID_ARGUMENT for `rows` above 1,000 a batch. What is wrong with one row stands in the report.
    public protocol EvidenceService: RPCService {
        /// Loads laboratory results. Idempotent by content.
        func importTests(_ requests: RequestStream<HealthCodeV1.TestBatch>, context: CallContext) async throws -> CommonV1.ImportReport
        /// Loads exposures found by contact tracing and case registries. Idempotent by content.
        ///
        /// What a tracer says of CLOSE_CONTACT or SECONDARY_CONTACT is a list: it needs a case that the case registry has
        /// recorded, how each person met it, and another person who approves it. Its rows are `waiting` until then, and count
        /// for nothing. Rows of one case, one proposer and one day in China are one list while nobody has decided about it
        /// (COL-6, COL-7). A withdrawal counts at once.
        ///
        /// Rows of HIGH_RISK_AREA, MEDIUM_RISK_AREA and LEFT_* that cite an area which the register of areas does not know are a
        /// list as well, which a health authority approves. Of more than 100 such areas in a call the others are refused. They
        /// stay `waiting` when the area becomes known; the same rows delivered again count then.
        ///
        /// Errors: UNAVAILABLE (RISK_AREAS_NOT_KNOWN) while rows cite areas and the register of areas cannot be followed.
        func importExposures(_ requests: RequestStream<HealthCodeV1.ExposureBatch>, context: CallContext) async throws -> CommonV1.ImportReport
        /// Loads declarations that persons made at a counter or on paper, for those without a phone of their
        /// own. They count as the person's own (COL-2). Idempotent by content.
        func importDeclarations(_ requests: RequestStream<HealthCodeV1.DeclarationBatch>, context: CallContext) async throws -> CommonV1.ImportReport
        /// Withdraws a piece of evidence, an import, or what a feed delivered on one day (COL-10). Everything that was derived from
        /// it follows: colours, and contacts that cite a withdrawn case. Whose colour changes is told that evidence was withdrawn.
        ///
        /// The source that gave it withdraws it, or a health authority in whose divisions all the persons live. A recall that
        /// reaches more persons than the setting `health.recallPersons`, 100 by default, waits for another person: `waiting`.
        /// Recalls of one account and day that wait for nobody add up to it. What an import had replaced counts again when that
        /// import is withdrawn, within 8 versions and 90 days. A piece that is withdrawn by itself does not come back with a version
        /// that is not newer (COL-13). Idempotent by key: a replay tells where the recall stands.
        ///
        /// Errors: INVALID_ARGUMENT for `evidence`, a field of it, `reason`, `reference` or `idempotency_key`; NOT_FOUND
        /// (EVIDENCE_UNKNOWN); PERMISSION_DENIED (OUT_OF_SCOPE) for what another source gave, about persons whom the caller is not
        /// responsible for; FAILED_PRECONDITION: RECALL_TOO_LARGE above 200,000 pieces, which are to be withdrawn import by import,
        /// EVIDENCE_WAITS for a row that waits for another person, which the message names,
        /// or IDEMPOTENCY_KEY_REUSED for a key that came with another request. While areas of risk or the rules in force are
        /// not known, nothing is withdrawn: the answer says `running`, and the recall goes on by itself.
        func withdrawEvidence(_ request: HealthCodeV1.WithdrawEvidenceRequest, context: CallContext) async throws -> HealthCodeV1.Recall
        /// How far a recall is, and how many persons it changes from which colour to which. Its organisation asks, or a health
        /// authority in whose divisions all the persons live. Idempotent.
        ///
        /// Errors: INVALID_ARGUMENT for `id`; NOT_FOUND (RECALL_UNKNOWN); PERMISSION_DENIED (OUT_OF_SCOPE).
        func getRecall(_ request: HealthCodeV1.GetRecallRequest, context: CallContext) async throws -> HealthCodeV1.Recall
        /// Persons of the caller's divisions whose colour a recall has changed so far, or would change, masked. Each of them finds
        /// the look-up in their chain of audit. Idempotent.
        ///
        /// Errors: INVALID_ARGUMENT for `id`, `page_size` or `page_token`; NOT_FOUND (RECALL_UNKNOWN).
        func listRecallChanges(_ request: HealthCodeV1.ListRecallChangesRequest, context: CallContext) async throws -> HealthCodeV1.ListRecallChangesResponse
        /// Rows of a list of contacts or of an area, masked, for whoever proposed it or may decide about it: what is approved is
        /// what these rows say. That they are seen is appended to the chain of each person before they are answered. Idempotent.
        ///
        /// Errors: INVALID_ARGUMENT for `approval_id`, `page_size` or `page_token`; NOT_FOUND (APPROVAL_UNKNOWN) where no list
        /// has this proposal; PERMISSION_DENIED (OUT_OF_SCOPE) for another proposal.
        func listContacts(_ request: HealthCodeV1.ListContactsRequest, context: CallContext) async throws -> HealthCodeV1.ListContactsResponse
    }

    /// The methods of `shuangma.healthcode.v1.Evidence`.
    public enum EvidenceMethods {
        /// Loads laboratory results. Idempotent by content.
        public static let importTests = MethodDescriptor(
            service: "shuangma.healthcode.v1.Evidence", name: "ImportTests", kind: .clientStreaming, idempotency: .idempotent)
        /// Loads exposures found by contact tracing and case registries. Idempotent by content.
        ///
        /// What a tracer says of CLOSE_CONTACT or SECONDARY_CONTACT is a list: it needs a case that the case registry has
        /// recorded, how each person met it, and another person who approves it. Its rows are `waiting` until then, and count
        /// for nothing. Rows of one case, one proposer and one day in China are one list while nobody has decided about it
        /// (COL-6, COL-7). A withdrawal counts at once.
        ///
        /// Rows of HIGH_RISK_AREA, MEDIUM_RISK_AREA and LEFT_* that cite an area which the register of areas does not know are a
        /// list as well, which a health authority approves. Of more than 100 such areas in a call the others are refused. They
        /// stay `waiting` when the area becomes known; the same rows delivered again count then.
        ///
        /// Errors: UNAVAILABLE (RISK_AREAS_NOT_KNOWN) while rows cite areas and the register of areas cannot be followed.
        public static let importExposures = MethodDescriptor(
            service: "shuangma.healthcode.v1.Evidence", name: "ImportExposures", kind: .clientStreaming, idempotency: .idempotent)
        /// Loads declarations that persons made at a counter or on paper, for those without a phone of their
        /// own. They count as the person's own (COL-2). Idempotent by content.
        public static let importDeclarations = MethodDescriptor(
            service: "shuangma.healthcode.v1.Evidence", name: "ImportDeclarations", kind: .clientStreaming, idempotency: .idempotent)
        /// Withdraws a piece of evidence, an import, or what a feed delivered on one day (COL-10). Everything that was derived from
        /// it follows: colours, and contacts that cite a withdrawn case. Whose colour changes is told that evidence was withdrawn.
        ///
        /// The source that gave it withdraws it, or a health authority in whose divisions all the persons live. A recall that
        /// reaches more persons than the setting `health.recallPersons`, 100 by default, waits for another person: `waiting`.
        /// Recalls of one account and day that wait for nobody add up to it. What an import had replaced counts again when that
        /// import is withdrawn, within 8 versions and 90 days. A piece that is withdrawn by itself does not come back with a version
        /// that is not newer (COL-13). Idempotent by key: a replay tells where the recall stands.
        ///
        /// Errors: INVALID_ARGUMENT for `evidence`, a field of it, `reason`, `reference` or `idempotency_key`; NOT_FOUND
        /// (EVIDENCE_UNKNOWN); PERMISSION_DENIED (OUT_OF_SCOPE) for what another source gave, about persons whom the caller is not
        /// responsible for; FAILED_PRECONDITION: RECALL_TOO_LARGE above 200,000 pieces, which are to be withdrawn import by import,
        /// EVIDENCE_WAITS for a row that waits for another person, which the message names,
        /// or IDEMPOTENCY_KEY_REUSED for a key that came with another request. While areas of risk or the rules in force are
        /// not known, nothing is withdrawn: the answer says `running`, and the recall goes on by itself.
        public static let withdrawEvidence = MethodDescriptor(
            service: "shuangma.healthcode.v1.Evidence", name: "WithdrawEvidence", kind: .unary, idempotency: .idempotent)
        /// How far a recall is, and how many persons it changes from which colour to which. Its organisation asks, or a health
        /// authority in whose divisions all the persons live. Idempotent.
        ///
        /// Errors: INVALID_ARGUMENT for `id`; NOT_FOUND (RECALL_UNKNOWN); PERMISSION_DENIED (OUT_OF_SCOPE).
        public static let getRecall = MethodDescriptor(
            service: "shuangma.healthcode.v1.Evidence", name: "GetRecall", kind: .unary, idempotency: .idempotent)
        /// Persons of the caller's divisions whose colour a recall has changed so far, or would change, masked. Each of them finds
        /// the look-up in their chain of audit. Idempotent.
        ///
        /// Errors: INVALID_ARGUMENT for `id`, `page_size` or `page_token`; NOT_FOUND (RECALL_UNKNOWN).
        public static let listRecallChanges = MethodDescriptor(
            service: "shuangma.healthcode.v1.Evidence", name: "ListRecallChanges", kind: .unary, idempotency: .idempotent)
        /// Rows of a list of contacts or of an area, masked, for whoever proposed it or may decide about it: what is approved is
        /// what these rows say. That they are seen is appended to the chain of each person before they are answered. Idempotent.
        ///
        /// Errors: INVALID_ARGUMENT for `approval_id`, `page_size` or `page_token`; NOT_FOUND (APPROVAL_UNKNOWN) where no list
        /// has this proposal; PERMISSION_DENIED (OUT_OF_SCOPE) for another proposal.
        public static let listContacts = MethodDescriptor(
            service: "shuangma.healthcode.v1.Evidence", name: "ListContacts", kind: .unary, idempotency: .idempotent)

        /// The service.
        public static let service = ServiceDescriptor(
            name: "shuangma.healthcode.v1.Evidence", methods: [importTests, importExposures, importDeclarations, withdrawEvidence, getRecall, listRecallChanges, listContacts],
            fileName: "shuangma/healthcode/v1/evidence.proto")
    }

    /// Calls `shuangma.healthcode.v1.Evidence`.
    public struct EvidenceClient: Sendable {
        private let channel: any RPCChannel

        public init(_ channel: any RPCChannel) { self.channel = channel }

        /// Loads laboratory results. Idempotent by content.
        public func importTests(
            options: CallOptions = .init(),
            _ send: @escaping @Sendable (RequestWriter<HealthCodeV1.TestBatch>) async throws -> Void
        ) async throws -> CommonV1.ImportReport {
            try await channel.clientStreaming(EvidenceMethods.importTests, options: options, send)
        }

        /// Loads exposures found by contact tracing and case registries. Idempotent by content.
        ///
        /// What a tracer says of CLOSE_CONTACT or SECONDARY_CONTACT is a list: it needs a case that the case registry has
        /// recorded, how each person met it, and another person who approves it. Its rows are `waiting` until then, and count
        /// for nothing. Rows of one case, one proposer and one day in China are one list while nobody has decided about it
        /// (COL-6, COL-7). A withdrawal counts at once.
        ///
        /// Rows of HIGH_RISK_AREA, MEDIUM_RISK_AREA and LEFT_* that cite an area which the register of areas does not know are a
        /// list as well, which a health authority approves. Of more than 100 such areas in a call the others are refused. They
        /// stay `waiting` when the area becomes known; the same rows delivered again count then.
        ///
        /// Errors: UNAVAILABLE (RISK_AREAS_NOT_KNOWN) while rows cite areas and the register of areas cannot be followed.
        public func importExposures(
            options: CallOptions = .init(),
            _ send: @escaping @Sendable (RequestWriter<HealthCodeV1.ExposureBatch>) async throws -> Void
        ) async throws -> CommonV1.ImportReport {
            try await channel.clientStreaming(EvidenceMethods.importExposures, options: options, send)
        }

        /// Loads declarations that persons made at a counter or on paper, for those without a phone of their
        /// own. They count as the person's own (COL-2). Idempotent by content.
        public func importDeclarations(
            options: CallOptions = .init(),
            _ send: @escaping @Sendable (RequestWriter<HealthCodeV1.DeclarationBatch>) async throws -> Void
        ) async throws -> CommonV1.ImportReport {
            try await channel.clientStreaming(EvidenceMethods.importDeclarations, options: options, send)
        }

        /// Withdraws a piece of evidence, an import, or what a feed delivered on one day (COL-10). Everything that was derived from
        /// it follows: colours, and contacts that cite a withdrawn case. Whose colour changes is told that evidence was withdrawn.
        ///
        /// The source that gave it withdraws it, or a health authority in whose divisions all the persons live. A recall that
        /// reaches more persons than the setting `health.recallPersons`, 100 by default, waits for another person: `waiting`.
        /// Recalls of one account and day that wait for nobody add up to it. What an import had replaced counts again when that
        /// import is withdrawn, within 8 versions and 90 days. A piece that is withdrawn by itself does not come back with a version
        /// that is not newer (COL-13). Idempotent by key: a replay tells where the recall stands.
        ///
        /// Errors: INVALID_ARGUMENT for `evidence`, a field of it, `reason`, `reference` or `idempotency_key`; NOT_FOUND
        /// (EVIDENCE_UNKNOWN); PERMISSION_DENIED (OUT_OF_SCOPE) for what another source gave, about persons whom the caller is not
        /// responsible for; FAILED_PRECONDITION: RECALL_TOO_LARGE above 200,000 pieces, which are to be withdrawn import by import,
        /// EVIDENCE_WAITS for a row that waits for another person, which the message names,
        /// or IDEMPOTENCY_KEY_REUSED for a key that came with another request. While areas of risk or the rules in force are
        /// not known, nothing is withdrawn: the answer says `running`, and the recall goes on by itself.
        public func withdrawEvidence(
            _ request: HealthCodeV1.WithdrawEvidenceRequest, options: CallOptions = .init()
        ) async throws -> HealthCodeV1.Recall {
            try await channel.unary(EvidenceMethods.withdrawEvidence, request, options: options)
        }

        /// How far a recall is, and how many persons it changes from which colour to which. Its organisation asks, or a health
        /// authority in whose divisions all the persons live. Idempotent.
        ///
        /// Errors: INVALID_ARGUMENT for `id`; NOT_FOUND (RECALL_UNKNOWN); PERMISSION_DENIED (OUT_OF_SCOPE).
        public func getRecall(
            _ request: HealthCodeV1.GetRecallRequest, options: CallOptions = .init()
        ) async throws -> HealthCodeV1.Recall {
            try await channel.unary(EvidenceMethods.getRecall, request, options: options)
        }

        /// Persons of the caller's divisions whose colour a recall has changed so far, or would change, masked. Each of them finds
        /// the look-up in their chain of audit. Idempotent.
        ///
        /// Errors: INVALID_ARGUMENT for `id`, `page_size` or `page_token`; NOT_FOUND (RECALL_UNKNOWN).
        public func listRecallChanges(
            _ request: HealthCodeV1.ListRecallChangesRequest, options: CallOptions = .init()
        ) async throws -> HealthCodeV1.ListRecallChangesResponse {
            try await channel.unary(EvidenceMethods.listRecallChanges, request, options: options)
        }

        /// Rows of a list of contacts or of an area, masked, for whoever proposed it or may decide about it: what is approved is
        /// what these rows say. That they are seen is appended to the chain of each person before they are answered. Idempotent.
        ///
        /// Errors: INVALID_ARGUMENT for `approval_id`, `page_size` or `page_token`; NOT_FOUND (APPROVAL_UNKNOWN) where no list
        /// has this proposal; PERMISSION_DENIED (OUT_OF_SCOPE) for another proposal.
        public func listContacts(
            _ request: HealthCodeV1.ListContactsRequest, options: CallOptions = .init()
        ) async throws -> HealthCodeV1.ListContactsResponse {
            try await channel.unary(EvidenceMethods.listContacts, request, options: options)
        }
    }

    /// Passes calls of `shuangma.healthcode.v1.Evidence` on to the service that answers them, in the name of who
    /// makes them: the service's own authorizer decides again.
    public struct EvidenceForwarder: EvidenceService {
        private let client: EvidenceClient

        /// - Parameter channel: To the service.
        public init(_ channel: any RPCChannel) { client = EvidenceClient(channel) }

        public func importTests(_ requests: RequestStream<HealthCodeV1.TestBatch>, context: CallContext) async throws -> CommonV1.ImportReport {
            try await client.importTests(options: context.forwarded) { writer in
                for try await request in requests { try await writer.send(request) }
            }
        }

        public func importExposures(_ requests: RequestStream<HealthCodeV1.ExposureBatch>, context: CallContext) async throws -> CommonV1.ImportReport {
            try await client.importExposures(options: context.forwarded) { writer in
                for try await request in requests { try await writer.send(request) }
            }
        }

        public func importDeclarations(_ requests: RequestStream<HealthCodeV1.DeclarationBatch>, context: CallContext) async throws -> CommonV1.ImportReport {
            try await client.importDeclarations(options: context.forwarded) { writer in
                for try await request in requests { try await writer.send(request) }
            }
        }

        public func withdrawEvidence(_ request: HealthCodeV1.WithdrawEvidenceRequest, context: CallContext) async throws -> HealthCodeV1.Recall {
            try await client.withdrawEvidence(request, options: context.forwarded)
        }

        public func getRecall(_ request: HealthCodeV1.GetRecallRequest, context: CallContext) async throws -> HealthCodeV1.Recall {
            try await client.getRecall(request, options: context.forwarded)
        }

        public func listRecallChanges(_ request: HealthCodeV1.ListRecallChangesRequest, context: CallContext) async throws -> HealthCodeV1.ListRecallChangesResponse {
            try await client.listRecallChanges(request, options: context.forwarded)
        }

        public func listContacts(_ request: HealthCodeV1.ListContactsRequest, context: CallContext) async throws -> HealthCodeV1.ListContactsResponse {
            try await client.listContacts(request, options: context.forwarded)
        }
    }
}

extension HealthCodeV1.EvidenceService {
    public static var descriptor: ServiceDescriptor { HealthCodeV1.EvidenceMethods.service }

    public func register(in router: inout Router) { registerAll(in: &router) }

    /// Registers every method; for services whose own ``register(in:)`` then does more.
    public func registerAll(in router: inout Router) {
        router.clientStreaming(HealthCodeV1.EvidenceMethods.importTests) { try await self.importTests($0, context: $1) }
        router.clientStreaming(HealthCodeV1.EvidenceMethods.importExposures) { try await self.importExposures($0, context: $1) }
        router.clientStreaming(HealthCodeV1.EvidenceMethods.importDeclarations) { try await self.importDeclarations($0, context: $1) }
        router.serveUnary(HealthCodeV1.EvidenceMethods.withdrawEvidence) { call, context in
            try call.respond(try await self.withdrawEvidence(call.request(HealthCodeV1.WithdrawEvidenceRequest.self), context: context))
        }
        router.serveUnary(HealthCodeV1.EvidenceMethods.getRecall) { call, context in
            try call.respond(try await self.getRecall(call.request(HealthCodeV1.GetRecallRequest.self), context: context))
        }
        router.serveUnary(HealthCodeV1.EvidenceMethods.listRecallChanges) { call, context in
            try call.respond(try await self.listRecallChanges(call.request(HealthCodeV1.ListRecallChangesRequest.self), context: context))
        }
        router.serveUnary(HealthCodeV1.EvidenceMethods.listContacts) { call, context in
            try call.respond(try await self.listContacts(call.request(HealthCodeV1.ListContactsRequest.self), context: context))
        }
    }
}
