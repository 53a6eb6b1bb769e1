// Generated from shuangma/tripcard/v1/types.proto by scripts/generate. Do not edit.

import CCommonContracts
import CTripCardContracts
import CWellKnownTypes
public import CommonContracts
public import Wire

extension TripCardV1 {
    /// Colour of the card (TRIP-5).
    public struct CardColour: RawRepresentable, Hashable, Sendable {
        public var rawValue: Int32
        public init(rawValue: Int32) { self.rawValue = rawValue }

        /// Never sent.
        public static let unspecified = Self(rawValue: 0)
        /// All places domestic.
        public static let green = Self(rawValue: 1)
        /// A place overseas.
        public static let yellow = Self(rawValue: 2)
    }

    /// Telecom operator.
    public struct Operator: RawRepresentable, Hashable, Sendable {
        public var rawValue: Int32
        public init(rawValue: Int32) { self.rawValue = rawValue }

        /// Rejected.
        public static let unspecified = Self(rawValue: 0)
        /// 中国电信
        public static let telecom = Self(rawValue: 1)
        /// 中国移动
        public static let mobile = Self(rawValue: 2)
        /// 中国联通
        public static let unicom = Self(rawValue: 3)
    }

    /// The card (TRIP-6).
    public struct TripCardView: WireMessage {
        /// 138****8000
        public var maskedPhone: String
        /// Colour.
        public var colour: TripCardV1.CardColour
        /// Places in order of first arrival, each once.
        public var places: [TripCardV1.Place]
        /// First day of the window.
        public var windowFrom: CommonV1.Date?
        /// Last day of the window: yesterday.
        public var windowUntil: CommonV1.Date?
        /// Day up to which the operator's data had arrived (TRIP-3), absent when no data.
        public var dataAsOf: CommonV1.Date?
        /// No sighting on or before the first day of the window, as with a new SIM: 数据不足 (TRIP-7, TRIP-13).
        public var insufficientData: Bool
        /// When this was computed.
        public var computedAt: GoogleProtobuf.Timestamp?
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__tripcard__v1__trip_card_view__descriptor_pointer()) }
        public static var types: MessageTypes { TripCardContractsTypes.all }

        public init() {
            self.maskedPhone = ""
            self.colour = .init(rawValue: 0)
            self.places = []
            self.windowFrom = nil
            self.windowUntil = nil
            self.dataAsOf = nil
            self.insufficientData = false
            self.computedAt = nil
        }

        public init(
            maskedPhone: String = "",
            colour: TripCardV1.CardColour = .init(rawValue: 0),
            places: [TripCardV1.Place] = [],
            windowFrom: CommonV1.Date? = nil,
            windowUntil: CommonV1.Date? = nil,
            dataAsOf: CommonV1.Date? = nil,
            insufficientData: Bool = false,
            computedAt: GoogleProtobuf.Timestamp? = nil
        ) {
            self.maskedPhone = maskedPhone
            self.colour = colour
            self.places = places
            self.windowFrom = windowFrom
            self.windowUntil = windowUntil
            self.dataAsOf = dataAsOf
            self.insufficientData = insufficientData
            self.computedAt = computedAt
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Shuangma__Tripcard__V1__TripCardView.self)
            self.maskedPhone = try MessageReader.string(c.pointee.masked_phone, field: "shuangma.tripcard.v1.TripCardView.masked_phone")
            self.colour = TripCardV1.CardColour(rawValue: Int32(truncatingIfNeeded: c.pointee.colour.rawValue))
            self.places = try MessageReader.array(c.pointee.n_places, c.pointee.places) { element throws(WireError) in
                try TripCardV1.Place(c: UnsafeRawPointer(element!))
            }
            self.windowFrom = try MessageReader.message(c.pointee.window_from, as: CommonV1.Date.self)
            self.windowUntil = try MessageReader.message(c.pointee.window_until, as: CommonV1.Date.self)
            self.dataAsOf = try MessageReader.message(c.pointee.data_as_of, as: CommonV1.Date.self)
            self.insufficientData = c.pointee.insufficient_data != 0
            self.computedAt = try MessageReader.message(c.pointee.computed_at, as: GoogleProtobuf.Timestamp.self)
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Tripcard__V1__TripCardView.self)
            shuangma__tripcard__v1__trip_card_view__init(c)
            c.pointee.masked_phone = try writer.string(self.maskedPhone)
            c.pointee.colour = Shuangma__Tripcard__V1__CardColour(rawValue: .init(truncatingIfNeeded: self.colour.rawValue))
            c.pointee.n_places = self.places.count
            c.pointee.places = try writer.array(self.places) { element throws(WireError) in try writer.message(element, as: Shuangma__Tripcard__V1__Place.self) }
            if let value = self.windowFrom { c.pointee.window_from = try writer.message(value, as: Shuangma__Common__V1__Date.self) }
            if let value = self.windowUntil { c.pointee.window_until = try writer.message(value, as: Shuangma__Common__V1__Date.self) }
            if let value = self.dataAsOf { c.pointee.data_as_of = try writer.message(value, as: Shuangma__Common__V1__Date.self) }
            c.pointee.insufficient_data = self.insufficientData ? 1 : 0
            if let value = self.computedAt { c.pointee.computed_at = try writer.message(value, as: Google__Protobuf__Timestamp.self) }
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// A place of the card.
    public struct Place: WireMessage {
        /// Prefecture-level division (GB/T 2260, 6 digits), or empty abroad.
        public var division: String
        /// ISO 3166-1 alpha-3 of the country.
        public var country: String
        /// Name, Chinese.
        public var nameZh: String
        /// Name, English or pinyin.
        public var nameEn: String
        /// The city has an area of medium or high risk in force at 00:00 of the day of the query (TRIP-13): shown as an
        /// asterisk. It does not mean that the person was there (TRIP-4).
        public var riskMark: Bool
        /// Last day of stay within the window.
        public var lastDay: CommonV1.Date?
        /// Only cells on the city's border, which may belong to a neighbour, make the card name the place: shown as 待核
        /// (TRIP-9).
        public var toBeConfirmed: Bool
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__tripcard__v1__place__descriptor_pointer()) }
        public static var types: MessageTypes { TripCardContractsTypes.all }

        public init() {
            self.division = ""
            self.country = ""
            self.nameZh = ""
            self.nameEn = ""
            self.riskMark = false
            self.lastDay = nil
            self.toBeConfirmed = false
        }

        public init(
            division: String = "",
            country: String = "",
            nameZh: String = "",
            nameEn: String = "",
            riskMark: Bool = false,
            lastDay: CommonV1.Date? = nil,
            toBeConfirmed: Bool = false
        ) {
            self.division = division
            self.country = country
            self.nameZh = nameZh
            self.nameEn = nameEn
            self.riskMark = riskMark
            self.lastDay = lastDay
            self.toBeConfirmed = toBeConfirmed
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Shuangma__Tripcard__V1__Place.self)
            self.division = try MessageReader.string(c.pointee.division, field: "shuangma.tripcard.v1.Place.division")
            self.country = try MessageReader.string(c.pointee.country, field: "shuangma.tripcard.v1.Place.country")
            self.nameZh = try MessageReader.string(c.pointee.name_zh, field: "shuangma.tripcard.v1.Place.name_zh")
            self.nameEn = try MessageReader.string(c.pointee.name_en, field: "shuangma.tripcard.v1.Place.name_en")
            self.riskMark = c.pointee.risk_mark != 0
            self.lastDay = try MessageReader.message(c.pointee.last_day, as: CommonV1.Date.self)
            self.toBeConfirmed = c.pointee.to_be_confirmed != 0
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Tripcard__V1__Place.self)
            shuangma__tripcard__v1__place__init(c)
            c.pointee.division = try writer.string(self.division)
            c.pointee.country = try writer.string(self.country)
            c.pointee.name_zh = try writer.string(self.nameZh)
            c.pointee.name_en = try writer.string(self.nameEn)
            c.pointee.risk_mark = self.riskMark ? 1 : 0
            if let value = self.lastDay { c.pointee.last_day = try writer.message(value, as: Shuangma__Common__V1__Date.self) }
            c.pointee.to_be_confirmed = self.toBeConfirmed ? 1 : 0
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }
}
