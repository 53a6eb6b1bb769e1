// Generated from shuangma/tripcard/v1/trip_card.proto by scripts/generate. Do not edit.

import CContracts
import CWellKnownTypes
public import RPC
public import Wire

/// The trip card: where a phone stayed in the last days, and the areas of risk.
public enum TripCardV1 {}

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
        /// Close contact.
        public static let orange = Self(rawValue: 3)
        /// Case.
        public static let red = Self(rawValue: 4)
    }

    /// Grade of an area (第九版).
    public struct RiskLevel: RawRepresentable, Hashable, Sendable {
        public var rawValue: Int32
        public init(rawValue: Int32) { self.rawValue = rawValue }

        /// Rejected.
        public static let unspecified = Self(rawValue: 0)
        /// 低风险
        public static let low = Self(rawValue: 1)
        /// 中风险
        public static let medium = Self(rawValue: 2)
        /// 高风险
        public static let high = Self(rawValue: 3)
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

    /// Asks for a card with a code.
    public struct QueryTripCardRequest: WireMessage {
        /// Mainland mobile number, 11 digits. One number a query (TRIP-8).
        public var phone: String
        /// The six digits.
        public var code: String
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__tripcard__v1__query_trip_card_request__descriptor_pointer()) }
        public static var types: MessageTypes { ContractsTypes.all }

        public init() {
            self.phone = ""
            self.code = ""
        }

        public init(
            phone: String = "",
            code: String = ""
        ) {
            self.phone = phone
            self.code = code
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Shuangma__Tripcard__V1__QueryTripCardRequest.self)
            self.phone = try MessageReader.string(c.pointee.phone, field: "shuangma.tripcard.v1.QueryTripCardRequest.phone")
            self.code = try MessageReader.string(c.pointee.code, field: "shuangma.tripcard.v1.QueryTripCardRequest.code")
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Tripcard__V1__QueryTripCardRequest.self)
            shuangma__tripcard__v1__query_trip_card_request__init(c)
            c.pointee.phone = try writer.string(self.phone)
            c.pointee.code = try writer.string(self.code)
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// Asks for a card by consent.
    public struct GetTripCardRequest: WireMessage {
        /// Exactly one of these is set.
        public var holder: HolderValue?
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__tripcard__v1__get_trip_card_request__descriptor_pointer()) }
        public static var types: MessageTypes { ContractsTypes.all }

        public init() {
            self.holder = nil
        }

        public init(
            holder: HolderValue? = nil
        ) {
            self.holder = holder
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Shuangma__Tripcard__V1__GetTripCardRequest.self)
            switch c.pointee.holder_case {
            case SHUANGMA__TRIPCARD__V1__GET_TRIP_CARD_REQUEST__HOLDER_PHONE_KEY: self.holder = .phoneKey(MessageReader.bytes(c.pointee.phone_key))
            case SHUANGMA__TRIPCARD__V1__GET_TRIP_CARD_REQUEST__HOLDER_PHONE: self.holder = .phone(try MessageReader.string(c.pointee.phone, field: "shuangma.tripcard.v1.GetTripCardRequest.phone"))
            default: self.holder = nil
            }
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Tripcard__V1__GetTripCardRequest.self)
            shuangma__tripcard__v1__get_trip_card_request__init(c)
            switch self.holder {
            case .phoneKey(let value)?:
                c.pointee.holder_case = SHUANGMA__TRIPCARD__V1__GET_TRIP_CARD_REQUEST__HOLDER_PHONE_KEY
                c.pointee.phone_key = try writer.bytes(value)
            case .phone(let value)?:
                c.pointee.holder_case = SHUANGMA__TRIPCARD__V1__GET_TRIP_CARD_REQUEST__HOLDER_PHONE
                c.pointee.phone = try writer.string(value)
            case nil: break
            }
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }

        /// What `holder` can hold.
        public enum HolderValue: Sendable, Equatable {
            /// Keyed hash of the phone, 16 bytes.
            case phoneKey([UInt8])
            /// The number.
            case phone(String)
        }
    }

    /// The card (TRIP-6).
    public struct TripCardView: WireMessage {
        /// 138****8000; empty when asked by key.
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
        /// No data for the whole window, such as a new SIM: 数据不足 (TRIP-7).
        public var insufficientData: Bool
        /// When this was computed.
        public var computedAt: GoogleProtobuf.Timestamp?
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__tripcard__v1__trip_card_view__descriptor_pointer()) }
        public static var types: MessageTypes { ContractsTypes.all }

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
        /// The city has an area of medium or high risk now: shown as an asterisk. It does not mean that the
        /// person was there (TRIP-4).
        public var riskMark: Bool
        /// Last day of stay within the window.
        public var lastDay: CommonV1.Date?
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__tripcard__v1__place__descriptor_pointer()) }
        public static var types: MessageTypes { ContractsTypes.all }

        public init() {
            self.division = ""
            self.country = ""
            self.nameZh = ""
            self.nameEn = ""
            self.riskMark = false
            self.lastDay = nil
        }

        public init(
            division: String = "",
            country: String = "",
            nameZh: String = "",
            nameEn: String = "",
            riskMark: Bool = false,
            lastDay: CommonV1.Date? = nil
        ) {
            self.division = division
            self.country = country
            self.nameZh = nameZh
            self.nameEn = nameEn
            self.riskMark = riskMark
            self.lastDay = lastDay
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Shuangma__Tripcard__V1__Place.self)
            self.division = try MessageReader.string(c.pointee.division, field: "shuangma.tripcard.v1.Place.division")
            self.country = try MessageReader.string(c.pointee.country, field: "shuangma.tripcard.v1.Place.country")
            self.nameZh = try MessageReader.string(c.pointee.name_zh, field: "shuangma.tripcard.v1.Place.name_zh")
            self.nameEn = try MessageReader.string(c.pointee.name_en, field: "shuangma.tripcard.v1.Place.name_en")
            self.riskMark = c.pointee.risk_mark != 0
            self.lastDay = try MessageReader.message(c.pointee.last_day, as: CommonV1.Date.self)
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
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// A stay of a phone in a city or country.
    public struct Stay: WireMessage {
        /// Mainland mobile number, 11 digits.
        public var phone: String
        /// Operator that saw it.
        public var `operator`: TripCardV1.Operator
        /// Division (county or prefecture, GB/T 2260, 6 digits); empty abroad.
        public var division: String
        /// ISO 3166-1 alpha-3; empty means CHN.
        public var country: String
        /// First sight there.
        public var from: GoogleProtobuf.Timestamp?
        /// Last sight there; after `from`.
        public var until: GoogleProtobuf.Timestamp?
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__tripcard__v1__stay__descriptor_pointer()) }
        public static var types: MessageTypes { ContractsTypes.all }

        public init() {
            self.phone = ""
            self.`operator` = .init(rawValue: 0)
            self.division = ""
            self.country = ""
            self.from = nil
            self.until = nil
        }

        public init(
            phone: String = "",
            `operator`: TripCardV1.Operator = .init(rawValue: 0),
            division: String = "",
            country: String = "",
            from: GoogleProtobuf.Timestamp? = nil,
            until: GoogleProtobuf.Timestamp? = nil
        ) {
            self.phone = phone
            self.`operator` = `operator`
            self.division = division
            self.country = country
            self.from = from
            self.until = until
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Shuangma__Tripcard__V1__Stay.self)
            self.phone = try MessageReader.string(c.pointee.phone, field: "shuangma.tripcard.v1.Stay.phone")
            self.`operator` = TripCardV1.Operator(rawValue: Int32(truncatingIfNeeded: c.pointee.operator_.rawValue))
            self.division = try MessageReader.string(c.pointee.division, field: "shuangma.tripcard.v1.Stay.division")
            self.country = try MessageReader.string(c.pointee.country, field: "shuangma.tripcard.v1.Stay.country")
            self.from = try MessageReader.message(c.pointee.from, as: GoogleProtobuf.Timestamp.self)
            self.until = try MessageReader.message(c.pointee.until, as: GoogleProtobuf.Timestamp.self)
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Tripcard__V1__Stay.self)
            shuangma__tripcard__v1__stay__init(c)
            c.pointee.phone = try writer.string(self.phone)
            c.pointee.operator_ = Shuangma__Tripcard__V1__Operator(rawValue: .init(truncatingIfNeeded: self.`operator`.rawValue))
            c.pointee.division = try writer.string(self.division)
            c.pointee.country = try writer.string(self.country)
            if let value = self.from { c.pointee.from = try writer.message(value, as: Google__Protobuf__Timestamp.self) }
            if let value = self.until { c.pointee.until = try writer.message(value, as: Google__Protobuf__Timestamp.self) }
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// A row of an import of stays.
    public struct StayRow: WireMessage {
        /// The caller's row number.
        public var row: UInt64
        /// The stay.
        public var stay: TripCardV1.Stay?
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__tripcard__v1__stay_row__descriptor_pointer()) }
        public static var types: MessageTypes { ContractsTypes.all }

        public init() {
            self.row = 0
            self.stay = nil
        }

        public init(
            row: UInt64 = 0,
            stay: TripCardV1.Stay? = nil
        ) {
            self.row = row
            self.stay = stay
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Shuangma__Tripcard__V1__StayRow.self)
            self.row = c.pointee.row
            self.stay = try MessageReader.message(c.pointee.stay, as: TripCardV1.Stay.self)
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Tripcard__V1__StayRow.self)
            shuangma__tripcard__v1__stay_row__init(c)
            c.pointee.row = self.row
            if let value = self.stay { c.pointee.stay = try writer.message(value, as: Shuangma__Tripcard__V1__Stay.self) }
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// Some rows, at most 1,000.
    public struct StayBatch: WireMessage {
        /// The rows.
        public var rows: [TripCardV1.StayRow]
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__tripcard__v1__stay_batch__descriptor_pointer()) }
        public static var types: MessageTypes { ContractsTypes.all }

        public init() {
            self.rows = []
        }

        public init(
            rows: [TripCardV1.StayRow] = []
        ) {
            self.rows = rows
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Shuangma__Tripcard__V1__StayBatch.self)
            self.rows = try MessageReader.array(c.pointee.n_rows, c.pointee.rows) { element throws(WireError) in
                try TripCardV1.StayRow(c: UnsafeRawPointer(element!))
            }
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Tripcard__V1__StayBatch.self)
            shuangma__tripcard__v1__stay_batch__init(c)
            c.pointee.n_rows = self.rows.count
            c.pointee.rows = try writer.array(self.rows) { element throws(WireError) in try writer.message(element, as: Shuangma__Tripcard__V1__StayRow.self) }
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// An area of risk.
    public struct RiskArea: WireMessage {
        /// Chosen by the authority, 1 to 64 characters.
        public var areaId: String
        /// Division it lies in (GB/T 2260, 6 digits).
        public var division: String
        /// Name, such as a street or a compound, 1 to 100 characters.
        public var name: String
        /// Grade.
        public var level: TripCardV1.RiskLevel
        /// In force from.
        public var from: GoogleProtobuf.Timestamp?
        /// In force until; absent while it lasts.
        public var until: GoogleProtobuf.Timestamp?
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__tripcard__v1__risk_area__descriptor_pointer()) }
        public static var types: MessageTypes { ContractsTypes.all }

        public init() {
            self.areaId = ""
            self.division = ""
            self.name = ""
            self.level = .init(rawValue: 0)
            self.from = nil
            self.until = nil
        }

        public init(
            areaId: String = "",
            division: String = "",
            name: String = "",
            level: TripCardV1.RiskLevel = .init(rawValue: 0),
            from: GoogleProtobuf.Timestamp? = nil,
            until: GoogleProtobuf.Timestamp? = nil
        ) {
            self.areaId = areaId
            self.division = division
            self.name = name
            self.level = level
            self.from = from
            self.until = until
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Shuangma__Tripcard__V1__RiskArea.self)
            self.areaId = try MessageReader.string(c.pointee.area_id, field: "shuangma.tripcard.v1.RiskArea.area_id")
            self.division = try MessageReader.string(c.pointee.division, field: "shuangma.tripcard.v1.RiskArea.division")
            self.name = try MessageReader.string(c.pointee.name, field: "shuangma.tripcard.v1.RiskArea.name")
            self.level = TripCardV1.RiskLevel(rawValue: Int32(truncatingIfNeeded: c.pointee.level.rawValue))
            self.from = try MessageReader.message(c.pointee.from, as: GoogleProtobuf.Timestamp.self)
            self.until = try MessageReader.message(c.pointee.until, as: GoogleProtobuf.Timestamp.self)
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Tripcard__V1__RiskArea.self)
            shuangma__tripcard__v1__risk_area__init(c)
            c.pointee.area_id = try writer.string(self.areaId)
            c.pointee.division = try writer.string(self.division)
            c.pointee.name = try writer.string(self.name)
            c.pointee.level = Shuangma__Tripcard__V1__RiskLevel(rawValue: .init(truncatingIfNeeded: self.level.rawValue))
            if let value = self.from { c.pointee.from = try writer.message(value, as: Google__Protobuf__Timestamp.self) }
            if let value = self.until { c.pointee.until = try writer.message(value, as: Google__Protobuf__Timestamp.self) }
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// A row of an import of areas.
    public struct RiskAreaRow: WireMessage {
        /// The caller's row number.
        public var row: UInt64
        /// The area.
        public var area: TripCardV1.RiskArea?
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__tripcard__v1__risk_area_row__descriptor_pointer()) }
        public static var types: MessageTypes { ContractsTypes.all }

        public init() {
            self.row = 0
            self.area = nil
        }

        public init(
            row: UInt64 = 0,
            area: TripCardV1.RiskArea? = nil
        ) {
            self.row = row
            self.area = area
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Shuangma__Tripcard__V1__RiskAreaRow.self)
            self.row = c.pointee.row
            self.area = try MessageReader.message(c.pointee.area, as: TripCardV1.RiskArea.self)
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Tripcard__V1__RiskAreaRow.self)
            shuangma__tripcard__v1__risk_area_row__init(c)
            c.pointee.row = self.row
            if let value = self.area { c.pointee.area = try writer.message(value, as: Shuangma__Tripcard__V1__RiskArea.self) }
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// Some rows, at most 1,000.
    public struct RiskAreaBatch: WireMessage {
        /// The rows.
        public var rows: [TripCardV1.RiskAreaRow]
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__tripcard__v1__risk_area_batch__descriptor_pointer()) }
        public static var types: MessageTypes { ContractsTypes.all }

        public init() {
            self.rows = []
        }

        public init(
            rows: [TripCardV1.RiskAreaRow] = []
        ) {
            self.rows = rows
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Shuangma__Tripcard__V1__RiskAreaBatch.self)
            self.rows = try MessageReader.array(c.pointee.n_rows, c.pointee.rows) { element throws(WireError) in
                try TripCardV1.RiskAreaRow(c: UnsafeRawPointer(element!))
            }
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Tripcard__V1__RiskAreaBatch.self)
            shuangma__tripcard__v1__risk_area_batch__init(c)
            c.pointee.n_rows = self.rows.count
            c.pointee.rows = try writer.array(self.rows) { element throws(WireError) in try writer.message(element, as: Shuangma__Tripcard__V1__RiskAreaRow.self) }
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// Asks for the areas in force.
    public struct ListRiskAreasRequest: WireMessage {
        /// Only areas of this prefecture; empty means all.
        public var division: String
        /// Areas that were released are listed too, with their end.
        public var includeReleased: Bool
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__tripcard__v1__list_risk_areas_request__descriptor_pointer()) }
        public static var types: MessageTypes { ContractsTypes.all }

        public init() {
            self.division = ""
            self.includeReleased = false
        }

        public init(
            division: String = "",
            includeReleased: Bool = false
        ) {
            self.division = division
            self.includeReleased = includeReleased
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Shuangma__Tripcard__V1__ListRiskAreasRequest.self)
            self.division = try MessageReader.string(c.pointee.division, field: "shuangma.tripcard.v1.ListRiskAreasRequest.division")
            self.includeReleased = c.pointee.include_released != 0
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Tripcard__V1__ListRiskAreasRequest.self)
            shuangma__tripcard__v1__list_risk_areas_request__init(c)
            c.pointee.division = try writer.string(self.division)
            c.pointee.include_released = self.includeReleased ? 1 : 0
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// Areas in force.
    public struct ListRiskAreasResponse: WireMessage {
        /// By division, then id.
        public var areas: [TripCardV1.RiskArea]
        /// Rises with every change of the areas.
        public var revision: UInt64
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__tripcard__v1__list_risk_areas_response__descriptor_pointer()) }
        public static var types: MessageTypes { ContractsTypes.all }

        public init() {
            self.areas = []
            self.revision = 0
        }

        public init(
            areas: [TripCardV1.RiskArea] = [],
            revision: UInt64 = 0
        ) {
            self.areas = areas
            self.revision = revision
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Shuangma__Tripcard__V1__ListRiskAreasResponse.self)
            self.areas = try MessageReader.array(c.pointee.n_areas, c.pointee.areas) { element throws(WireError) in
                try TripCardV1.RiskArea(c: UnsafeRawPointer(element!))
            }
            self.revision = c.pointee.revision
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Tripcard__V1__ListRiskAreasResponse.self)
            shuangma__tripcard__v1__list_risk_areas_response__init(c)
            c.pointee.n_areas = self.areas.count
            c.pointee.areas = try writer.array(self.areas) { element throws(WireError) in try writer.message(element, as: Shuangma__Tripcard__V1__RiskArea.self) }
            c.pointee.revision = self.revision
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// Stays of phones and the card made of them.
    public protocol TripCardService: RPCService {
        /// Card of a phone, unlocked by a code sent to it for TRIP_CARD. Open to everyone. Not idempotent: the
        /// code is used up.
        func queryTripCard(_ request: TripCardV1.QueryTripCardRequest, context: CallContext) async throws -> TripCardV1.TripCardView
        /// Card of a phone whose holder gave consent before. Services only. Idempotent.
        func getTripCard(_ request: TripCardV1.GetTripCardRequest, context: CallContext) async throws -> TripCardV1.TripCardView
        /// Loads stays from a telecom operator. Operators only. Idempotent by content.
        func importStays(_ requests: RequestStream<TripCardV1.StayBatch>, context: CallContext) async throws -> CommonV1.ImportReport
        /// Loads areas of risk. Operators only. Idempotent by content.
        func importRiskAreas(_ requests: RequestStream<TripCardV1.RiskAreaBatch>, context: CallContext) async throws -> CommonV1.ImportReport
        /// Areas of risk in force. Open to everyone. Idempotent.
        func listRiskAreas(_ request: TripCardV1.ListRiskAreasRequest, context: CallContext) async throws -> TripCardV1.ListRiskAreasResponse
    }

    /// The methods of `shuangma.tripcard.v1.TripCard`.
    public enum TripCardMethods {
        /// Card of a phone, unlocked by a code sent to it for TRIP_CARD. Open to everyone. Not idempotent: the
        /// code is used up.
        public static let queryTripCard = MethodDescriptor(
            service: "shuangma.tripcard.v1.TripCard", name: "QueryTripCard", kind: .unary)
        /// Card of a phone whose holder gave consent before. Services only. Idempotent.
        public static let getTripCard = MethodDescriptor(
            service: "shuangma.tripcard.v1.TripCard", name: "GetTripCard", kind: .unary, idempotency: .idempotent)
        /// Loads stays from a telecom operator. Operators only. Idempotent by content.
        public static let importStays = MethodDescriptor(
            service: "shuangma.tripcard.v1.TripCard", name: "ImportStays", kind: .clientStreaming, idempotency: .idempotent)
        /// Loads areas of risk. Operators only. Idempotent by content.
        public static let importRiskAreas = MethodDescriptor(
            service: "shuangma.tripcard.v1.TripCard", name: "ImportRiskAreas", kind: .clientStreaming, idempotency: .idempotent)
        /// Areas of risk in force. Open to everyone. Idempotent.
        public static let listRiskAreas = MethodDescriptor(
            service: "shuangma.tripcard.v1.TripCard", name: "ListRiskAreas", kind: .unary, idempotency: .noSideEffects)

        /// The service.
        public static let service = ServiceDescriptor(
            name: "shuangma.tripcard.v1.TripCard", methods: [queryTripCard, getTripCard, importStays, importRiskAreas, listRiskAreas],
            fileName: "shuangma/tripcard/v1/trip_card.proto")
    }

    /// Calls `shuangma.tripcard.v1.TripCard`.
    public struct TripCardClient: Sendable {
        private let channel: any RPCChannel

        public init(_ channel: any RPCChannel) { self.channel = channel }

        /// Card of a phone, unlocked by a code sent to it for TRIP_CARD. Open to everyone. Not idempotent: the
        /// code is used up.
        public func queryTripCard(
            _ request: TripCardV1.QueryTripCardRequest, options: CallOptions = .init()
        ) async throws -> TripCardV1.TripCardView {
            try await channel.unary(TripCardMethods.queryTripCard, request, options: options)
        }

        /// Card of a phone whose holder gave consent before. Services only. Idempotent.
        public func getTripCard(
            _ request: TripCardV1.GetTripCardRequest, options: CallOptions = .init()
        ) async throws -> TripCardV1.TripCardView {
            try await channel.unary(TripCardMethods.getTripCard, request, options: options)
        }

        /// Loads stays from a telecom operator. Operators only. Idempotent by content.
        public func importStays(
            options: CallOptions = .init(),
            _ send: @escaping @Sendable (RequestWriter<TripCardV1.StayBatch>) async throws -> Void
        ) async throws -> CommonV1.ImportReport {
            try await channel.clientStreaming(TripCardMethods.importStays, options: options, send)
        }

        /// Loads areas of risk. Operators only. Idempotent by content.
        public func importRiskAreas(
            options: CallOptions = .init(),
            _ send: @escaping @Sendable (RequestWriter<TripCardV1.RiskAreaBatch>) async throws -> Void
        ) async throws -> CommonV1.ImportReport {
            try await channel.clientStreaming(TripCardMethods.importRiskAreas, options: options, send)
        }

        /// Areas of risk in force. Open to everyone. Idempotent.
        public func listRiskAreas(
            _ request: TripCardV1.ListRiskAreasRequest, options: CallOptions = .init()
        ) async throws -> TripCardV1.ListRiskAreasResponse {
            try await channel.unary(TripCardMethods.listRiskAreas, request, options: options)
        }
    }
}

extension TripCardV1.TripCardService {
    public static var descriptor: ServiceDescriptor { TripCardV1.TripCardMethods.service }

    public func register(in router: inout Router) { registerAll(in: &router) }

    /// Registers every method; for services whose own ``register(in:)`` then does more.
    public func registerAll(in router: inout Router) {
        router.serveUnary(TripCardV1.TripCardMethods.queryTripCard) { call, context in
            try call.respond(try await self.queryTripCard(call.request(TripCardV1.QueryTripCardRequest.self), context: context))
        }
        router.serveUnary(TripCardV1.TripCardMethods.getTripCard) { call, context in
            try call.respond(try await self.getTripCard(call.request(TripCardV1.GetTripCardRequest.self), context: context))
        }
        router.clientStreaming(TripCardV1.TripCardMethods.importStays) { try await self.importStays($0, context: $1) }
        router.clientStreaming(TripCardV1.TripCardMethods.importRiskAreas) { try await self.importRiskAreas($0, context: $1) }
        router.serveUnary(TripCardV1.TripCardMethods.listRiskAreas) { call, context in
            try call.respond(try await self.listRiskAreas(call.request(TripCardV1.ListRiskAreasRequest.self), context: context))
        }
    }
}
