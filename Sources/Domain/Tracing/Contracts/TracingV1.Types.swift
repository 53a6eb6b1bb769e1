// Generated from shuangma/tracing/v1/types.proto by scripts/generate. Do not edit.

import CHealthCodeContracts
import CTracingContracts
public import HealthCodeContracts
public import Wire

extension TracingV1 {
    /// Kind of venue; contact tracing goes by it.
    public struct VenueClass: RawRepresentable, Hashable, Sendable {
        public var rawValue: Int32
        public init(rawValue: Int32) { self.rawValue = rawValue }

        /// Rejected.
        public static let unspecified = Self(rawValue: 0)
        /// 餐饮
        public static let restaurant = Self(rawValue: 1)
        /// 商场超市
        public static let shop = Self(rawValue: 2)
        /// 办公场所
        public static let office = Self(rawValue: 3)
        /// 学校
        public static let school = Self(rawValue: 4)
        /// 医疗机构
        public static let hospital = Self(rawValue: 5)
        /// 车站机场
        public static let station = Self(rawValue: 6)
        /// 公共交通工具
        public static let vehicle = Self(rawValue: 7)
        /// 宾馆
        public static let hotel = Self(rawValue: 8)
        /// 娱乐场所
        public static let entertainment = Self(rawValue: 9)
        /// 居民小区
        public static let residence = Self(rawValue: 10)
        /// 其他
        public static let other = Self(rawValue: 11)
    }

    /// Whether a person comes or goes.
    public struct Direction: RawRepresentable, Hashable, Sendable {
        public var rawValue: Int32
        public init(rawValue: Int32) { self.rawValue = rawValue }

        /// Taken for IN.
        public static let unspecified = Self(rawValue: 0)
        /// Comes.
        public static let `in` = Self(rawValue: 1)
        /// Goes.
        public static let out = Self(rawValue: 2)
    }

    /// What a gate makes of a person (VIS-3).
    public struct ScanResult: RawRepresentable, Hashable, Sendable {
        public var rawValue: Int32
        public init(rawValue: Int32) { self.rawValue = rawValue }

        /// Rejected in requests. In a list of check-ins: the gate has asked nothing.
        public static let unspecified = Self(rawValue: 0)
        /// 通行
        public static let pass = Self(rawValue: 1)
        /// 限制: staff looks closer.
        public static let check = Self(rawValue: 2)
        /// 禁止
        public static let stop = Self(rawValue: 3)
    }

    /// Why a person does not simply pass.
    public struct ScanReason: RawRepresentable, Hashable, Sendable {
        public var rawValue: Int32
        public init(rawValue: Int32) { self.rawValue = rawValue }

        /// They pass.
        public static let none = Self(rawValue: 0)
        /// The venue's rule does not let the colour pass.
        public static let colour = Self(rawValue: 1)
        /// The venue's rule asks for a newer negative test.
        public static let negativeTest = Self(rawValue: 2)
        /// The health code cannot be derived at the moment. It is never taken for green.
        public static let codeNotKnown = Self(rawValue: 3)
    }

    /// How a check-in was recorded.
    public struct CheckInWay: RawRepresentable, Hashable, Sendable {
        public var rawValue: Int32
        public init(rawValue: Int32) { self.rawValue = rawValue }

        /// Never sent.
        public static let unspecified = Self(rawValue: 0)
        /// By the rotating code of a device.
        public static let screen = Self(rawValue: 1)
        /// By the code of a printed poster.
        public static let poster = Self(rawValue: 2)
        /// By another person, whom the caller came along with.
        public static let companion = Self(rawValue: 3)
        /// By gate staff.
        public static let staff = Self(rawValue: 4)
        /// By gate staff whose scanner was offline.
        public static let offline = Self(rawValue: 5)
    }

    /// A place where people meet.
    public struct Venue: WireMessage {
        /// Name, 1 to 64 characters.
        public var name: String
        /// Kind of venue.
        public var `class`: TracingV1.VenueClass
        /// Division, GB/T 2260, 6 digits.
        public var division: String
        /// Its middle. Codes of the venue are bound to it.
        public var place: TracingV1.Place?
        /// How far from its middle somebody still is there, in metres: 20 to 5,000; 0 means 200.
        public var radiusMetres: UInt32
        /// Whom a gate lets pass; absent means green alone.
        public var rule: TracingV1.VenueRule?
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__tracing__v1__venue__descriptor_pointer()) }
        public static var types: MessageTypes { TracingContractsTypes.all }

        public init() {
            self.name = ""
            self.`class` = .init(rawValue: 0)
            self.division = ""
            self.place = nil
            self.radiusMetres = 0
            self.rule = nil
        }

        public init(
            name: String = "",
            `class`: TracingV1.VenueClass = .init(rawValue: 0),
            division: String = "",
            place: TracingV1.Place? = nil,
            radiusMetres: UInt32 = 0,
            rule: TracingV1.VenueRule? = nil
        ) {
            self.name = name
            self.`class` = `class`
            self.division = division
            self.place = place
            self.radiusMetres = radiusMetres
            self.rule = rule
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Shuangma__Tracing__V1__Venue.self)
            self.name = try MessageReader.string(c.pointee.name, field: "shuangma.tracing.v1.Venue.name")
            self.`class` = TracingV1.VenueClass(rawValue: Int32(truncatingIfNeeded: c.pointee.class_.rawValue))
            self.division = try MessageReader.string(c.pointee.division, field: "shuangma.tracing.v1.Venue.division")
            self.place = try MessageReader.message(c.pointee.place, as: TracingV1.Place.self)
            self.radiusMetres = c.pointee.radius_metres
            self.rule = try MessageReader.message(c.pointee.rule, as: TracingV1.VenueRule.self)
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Tracing__V1__Venue.self)
            shuangma__tracing__v1__venue__init(c)
            c.pointee.name = try writer.string(self.name)
            c.pointee.class_ = Shuangma__Tracing__V1__VenueClass(rawValue: .init(truncatingIfNeeded: self.`class`.rawValue))
            c.pointee.division = try writer.string(self.division)
            if let value = self.place { c.pointee.place = try writer.message(value, as: Shuangma__Tracing__V1__Place.self) }
            c.pointee.radius_metres = self.radiusMetres
            if let value = self.rule { c.pointee.rule = try writer.message(value, as: Shuangma__Tracing__V1__VenueRule.self) }
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// A point on the Earth, WGS 84.
    public struct Place: WireMessage {
        /// Latitude in millionths of a degree, −90,000,000 to 90,000,000.
        public var latitudeMicrodegrees: Int32
        /// Longitude in millionths of a degree, −180,000,000 to 180,000,000.
        public var longitudeMicrodegrees: Int32
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__tracing__v1__place__descriptor_pointer()) }
        public static var types: MessageTypes { TracingContractsTypes.all }

        public init() {
            self.latitudeMicrodegrees = 0
            self.longitudeMicrodegrees = 0
        }

        public init(
            latitudeMicrodegrees: Int32 = 0,
            longitudeMicrodegrees: Int32 = 0
        ) {
            self.latitudeMicrodegrees = latitudeMicrodegrees
            self.longitudeMicrodegrees = longitudeMicrodegrees
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Shuangma__Tracing__V1__Place.self)
            self.latitudeMicrodegrees = c.pointee.latitude_microdegrees
            self.longitudeMicrodegrees = c.pointee.longitude_microdegrees
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Tracing__V1__Place.self)
            shuangma__tracing__v1__place__init(c)
            c.pointee.latitude_microdegrees = self.latitudeMicrodegrees
            c.pointee.longitude_microdegrees = self.longitudeMicrodegrees
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// Where a phone or device says it is.
    public struct Position: WireMessage {
        /// The point.
        public var place: TracingV1.Place?
        /// How far off it may be, in metres; 500 at most count.
        public var accuracyMetres: UInt32
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__tracing__v1__position__descriptor_pointer()) }
        public static var types: MessageTypes { TracingContractsTypes.all }

        public init() {
            self.place = nil
            self.accuracyMetres = 0
        }

        public init(
            place: TracingV1.Place? = nil,
            accuracyMetres: UInt32 = 0
        ) {
            self.place = place
            self.accuracyMetres = accuracyMetres
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Shuangma__Tracing__V1__Position.self)
            self.place = try MessageReader.message(c.pointee.place, as: TracingV1.Place.self)
            self.accuracyMetres = c.pointee.accuracy_metres
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Tracing__V1__Position.self)
            shuangma__tracing__v1__position__init(c)
            if let value = self.place { c.pointee.place = try writer.message(value, as: Shuangma__Tracing__V1__Place.self) }
            c.pointee.accuracy_metres = self.accuracyMetres
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// Whom a gate lets pass (VIS-3).
    public struct VenueRule: WireMessage {
        /// Colours that pass, each at most once; empty means green alone. Red may pass at hospitals only, and
        /// only where a health authority registers or changes the venue.
        public var passing: [HealthCodeV1.Colour]
        /// Hours since the sample of the last negative test at most, 1 to 336 (COL-15); 0 asks for no test.
        public var negativeHoursMax: UInt32
        /// Whether a check-in by scan has to say where the phone is.
        public var requiresPosition: Bool
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__tracing__v1__venue_rule__descriptor_pointer()) }
        public static var types: MessageTypes { TracingContractsTypes.all }

        public init() {
            self.passing = []
            self.negativeHoursMax = 0
            self.requiresPosition = false
        }

        public init(
            passing: [HealthCodeV1.Colour] = [],
            negativeHoursMax: UInt32 = 0,
            requiresPosition: Bool = false
        ) {
            self.passing = passing
            self.negativeHoursMax = negativeHoursMax
            self.requiresPosition = requiresPosition
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Shuangma__Tracing__V1__VenueRule.self)
            self.passing = try MessageReader.array(c.pointee.n_passing, c.pointee.passing) { element throws(WireError) in
                HealthCodeV1.Colour(rawValue: Int32(truncatingIfNeeded: element.rawValue))
            }
            self.negativeHoursMax = c.pointee.negative_hours_max
            self.requiresPosition = c.pointee.requires_position != 0
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Tracing__V1__VenueRule.self)
            shuangma__tracing__v1__venue_rule__init(c)
            c.pointee.n_passing = self.passing.count
            c.pointee.passing = try writer.array(self.passing) { element throws(WireError) in Shuangma__Healthcode__V1__Colour(rawValue: .init(truncatingIfNeeded: element.rawValue)) }
            c.pointee.negative_hours_max = self.negativeHoursMax
            c.pointee.requires_position = self.requiresPosition ? 1 : 0
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }
}
