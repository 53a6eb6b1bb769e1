// Generated from shuangma/common/v1/common.proto by scripts/generate. Do not edit.

import CContracts
public import Wire

/// Values that several contracts share: documents, dates, references to a person, and the report of
/// a bulk import.
///
/// Methods of all contracts state their idempotency_level. A read whose request names a person is IDEMPOTENT and
/// not NO_SIDE_EFFECTS: what has no side effects may be called by Connect's GET, with the request in the URL,
/// and URLs end up in logs.
public enum CommonV1 {}

extension CommonV1 {
    /// Kind of identity document. Form of each number: ARCHITECTURE.md, "Identity".
    public struct DocumentType: RawRepresentable, Hashable, Sendable {
        public var rawValue: Int32
        public init(rawValue: Int32) { self.rawValue = rawValue }

        /// Not given; rejected wherever a document is required.
        public static let unspecified = Self(rawValue: 0)
        /// 居民身份证, 18 characters with check digit (GB 11643-1999).
        public static let residentId = Self(rawValue: 1)
        /// 港澳台居民居住证, 18 characters with prefix 810000, 820000 or 830000.
        public static let hmtResidencePermit = Self(rawValue: 2)
        /// 港澳居民来往内地通行证, H or M and 8 or 10 digits.
        public static let hmTravelPermit = Self(rawValue: 3)
        /// 台湾居民来往大陆通行证, 8 or 10 digits.
        public static let taiwanTravelPermit = Self(rawValue: 4)
        /// 外国人永久居留身份证, old (3 letters, 12 digits) or new (18 digits beginning with 9) form.
        public static let foreignPermanentResidentId = Self(rawValue: 5)
        /// Passport, 5 to 17 letters and digits, with the issuing country.
        public static let passport = Self(rawValue: 6)
    }

    /// An identity document. A person is keyed by (type, country, normalised number).
    public struct Document: WireMessage {
        /// Kind of document.
        public var type: CommonV1.DocumentType
        /// Issuing country, ISO 3166-1 alpha-3 (GB/T 2659). Empty means CHN.
        public var country: String
        /// Number as printed; case, spaces and hyphens are normalised by the service.
        public var number: String
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__common__v1__document__descriptor_pointer()) }
        public static var types: MessageTypes { ContractsTypes.all }

        public init() {
            self.type = .init(rawValue: 0)
            self.country = ""
            self.number = ""
        }

        public init(
            type: CommonV1.DocumentType = .init(rawValue: 0),
            country: String = "",
            number: String = ""
        ) {
            self.type = type
            self.country = country
            self.number = number
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Shuangma__Common__V1__Document.self)
            self.type = CommonV1.DocumentType(rawValue: Int32(truncatingIfNeeded: c.pointee.type.rawValue))
            self.country = try MessageReader.string(c.pointee.country, field: "shuangma.common.v1.Document.country")
            self.number = try MessageReader.string(c.pointee.number, field: "shuangma.common.v1.Document.number")
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Common__V1__Document.self)
            shuangma__common__v1__document__init(c)
            c.pointee.type = Shuangma__Common__V1__DocumentType(rawValue: .init(truncatingIfNeeded: self.type.rawValue))
            c.pointee.country = try writer.string(self.country)
            c.pointee.number = try writer.string(self.number)
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// A calendar day in China time (UTC+8).
    public struct Date: WireMessage {
        /// Year, 1900 to 2200.
        public var year: Int32
        /// Month, 1 to 12.
        public var month: Int32
        /// Day of the month, 1 to 31.
        public var day: Int32
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__common__v1__date__descriptor_pointer()) }
        public static var types: MessageTypes { ContractsTypes.all }

        public init() {
            self.year = 0
            self.month = 0
            self.day = 0
        }

        public init(
            year: Int32 = 0,
            month: Int32 = 0,
            day: Int32 = 0
        ) {
            self.year = year
            self.month = month
            self.day = day
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Shuangma__Common__V1__Date.self)
            self.year = c.pointee.year
            self.month = c.pointee.month
            self.day = c.pointee.day
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Common__V1__Date.self)
            shuangma__common__v1__date__init(c)
            c.pointee.year = self.year
            c.pointee.month = self.month
            c.pointee.day = self.day
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// Who a record or a question is about.
    public struct PersonRef: WireMessage {
        /// Exactly one of these is set.
        public var person: PersonValue?
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__common__v1__person_ref__descriptor_pointer()) }
        public static var types: MessageTypes { ContractsTypes.all }

        public init() {
            self.person = nil
        }

        public init(
            person: PersonValue? = nil
        ) {
            self.person = person
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Shuangma__Common__V1__PersonRef.self)
            switch c.pointee.person_case {
            case SHUANGMA__COMMON__V1__PERSON_REF__PERSON_PERSON_KEY: self.person = .personKey(MessageReader.bytes(c.pointee.person_key))
            case SHUANGMA__COMMON__V1__PERSON_REF__PERSON_DOCUMENT: self.person = .document(try CommonV1.Document(c: UnsafeRawPointer(c.pointee.document!)))
            default: self.person = nil
            }
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Common__V1__PersonRef.self)
            shuangma__common__v1__person_ref__init(c)
            switch self.person {
            case .personKey(let value)?:
                c.pointee.person_case = SHUANGMA__COMMON__V1__PERSON_REF__PERSON_PERSON_KEY
                c.pointee.person_key = try writer.bytes(value)
            case .document(let value)?:
                c.pointee.person_case = SHUANGMA__COMMON__V1__PERSON_REF__PERSON_DOCUMENT
                c.pointee.document = try writer.message(value, as: Shuangma__Common__V1__Document.self)
            case nil: break
            }
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }

        /// What `person` can hold.
        public enum PersonValue: Sendable, Equatable {
            /// Keyed hash of the person's document: 16 bytes. What services hand each other.
            case personKey([UInt8])
            /// The document itself: what authorities and importers have.
            case document(CommonV1.Document)
        }
    }

    /// One row of an import that was refused. It never repeats the refused value.
    public struct RejectedRow: WireMessage {
        /// Position of the row in the caller's input, as the caller numbered it.
        public var row: UInt64
        /// Name of the offending field.
        public var field: String
        /// What is wrong with it, in words for people.
        public var reason: String
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__common__v1__rejected_row__descriptor_pointer()) }
        public static var types: MessageTypes { ContractsTypes.all }

        public init() {
            self.row = 0
            self.field = ""
            self.reason = ""
        }

        public init(
            row: UInt64 = 0,
            field: String = "",
            reason: String = ""
        ) {
            self.row = row
            self.field = field
            self.reason = reason
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Shuangma__Common__V1__RejectedRow.self)
            self.row = c.pointee.row
            self.field = try MessageReader.string(c.pointee.field, field: "shuangma.common.v1.RejectedRow.field")
            self.reason = try MessageReader.string(c.pointee.reason, field: "shuangma.common.v1.RejectedRow.reason")
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Common__V1__RejectedRow.self)
            shuangma__common__v1__rejected_row__init(c)
            c.pointee.row = self.row
            c.pointee.field = try writer.string(self.field)
            c.pointee.reason = try writer.string(self.reason)
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// What an import did.
    public struct ImportReport: WireMessage {
        /// Rows received.
        public var received: UInt64
        /// Rows stored by this call.
        public var accepted: UInt64
        /// Rows that were stored before with the same content; nothing changed for them.
        public var unchanged: UInt64
        /// Rows refused, all counted.
        public var rejected: UInt64
        /// The first refused rows, at most 1,000.
        public var rejections: [CommonV1.RejectedRow]
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__common__v1__import_report__descriptor_pointer()) }
        public static var types: MessageTypes { ContractsTypes.all }

        public init() {
            self.received = 0
            self.accepted = 0
            self.unchanged = 0
            self.rejected = 0
            self.rejections = []
        }

        public init(
            received: UInt64 = 0,
            accepted: UInt64 = 0,
            unchanged: UInt64 = 0,
            rejected: UInt64 = 0,
            rejections: [CommonV1.RejectedRow] = []
        ) {
            self.received = received
            self.accepted = accepted
            self.unchanged = unchanged
            self.rejected = rejected
            self.rejections = rejections
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Shuangma__Common__V1__ImportReport.self)
            self.received = c.pointee.received
            self.accepted = c.pointee.accepted
            self.unchanged = c.pointee.unchanged
            self.rejected = c.pointee.rejected
            self.rejections = try MessageReader.array(c.pointee.n_rejections, c.pointee.rejections) { element throws(WireError) in
                try CommonV1.RejectedRow(c: UnsafeRawPointer(element!))
            }
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Common__V1__ImportReport.self)
            shuangma__common__v1__import_report__init(c)
            c.pointee.received = self.received
            c.pointee.accepted = self.accepted
            c.pointee.unchanged = self.unchanged
            c.pointee.rejected = self.rejected
            c.pointee.n_rejections = self.rejections.count
            c.pointee.rejections = try writer.array(self.rejections) { element throws(WireError) in try writer.message(element, as: Shuangma__Common__V1__RejectedRow.self) }
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }
}
