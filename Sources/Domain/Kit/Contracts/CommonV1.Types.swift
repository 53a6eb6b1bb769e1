// Generated from shuangma/common/v1/types.proto by scripts/generate. Do not edit.

import CCommonContracts
public import Wire

extension CommonV1 {
    /// Kind of identity document. docs/glossary.md tells the form of each number.
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
        /// Number as printed. The service normalises case, spaces and hyphens.
        public var number: String
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__common__v1__document__descriptor_pointer()) }
        public static var types: MessageTypes { CommonContractsTypes.all }

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
        public static var types: MessageTypes { CommonContractsTypes.all }

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
        public static var types: MessageTypes { CommonContractsTypes.all }

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
}
