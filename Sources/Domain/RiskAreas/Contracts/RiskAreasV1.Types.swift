// Generated from shuangma/riskareas/v1/types.proto by scripts/generate. Do not edit.

import CRiskAreasContracts
import CWellKnownTypes
public import Wire

/// Values of the areas of risk.
public enum RiskAreasV1 {}

extension RiskAreasV1 {
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

    /// An area of risk. The store keeps this message: fields keep their numbers.
    public struct RiskArea: WireMessage {
        /// Chosen by the authority, 1 to 64 characters, all of which can be seen: no controls, no direction
        /// marks, nothing of no width.
        public var areaId: String
        /// Division it lies in (GB/T 2260, 6 digits).
        public var division: String
        /// Name, such as a street or a compound, 1 to 500 characters without the white space around it, all of which can be
        /// seen. Line breaks become blanks.
        public var name: String
        /// Grade. In answers that of the moment: an area falls by itself (COL-3). In imports the one that the authority gives, which
        /// holds until the area has fallen.
        public var level: RiskAreasV1.RiskLevel
        /// In force from: 2019 or later, at most 30 days ahead.
        public var from: GoogleProtobuf.Timestamp?
        /// Released at this moment, not before `from`; absent while it lasts.
        public var until: GoogleProtobuf.Timestamp?
        /// When the last case was found in it, from 2019 on and at most 5 minutes ahead. Clean days count from then. Absent when
        /// the authority does not tell: then the area keeps its level until the release.
        public var lastCaseAt: GoogleProtobuf.Timestamp?
        /// When the screening of everybody in it came out clean, likewise; absent when it has not. It counts when it came out on
        /// the last of the clean days that the rules ask for, or later.
        public var screenPassedAt: GoogleProtobuf.Timestamp?
        /// In answers only: the grade that the authority gave. Refused in imports.
        public var givenLevel: RiskAreasV1.RiskLevel
        /// In answers only: when time alone changes the grade next; absent when it does not. Refused in imports.
        public var changesAt: GoogleProtobuf.Timestamp?
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__riskareas__v1__risk_area__descriptor_pointer()) }
        public static var types: MessageTypes { RiskAreasContractsTypes.all }

        public init() {
            self.areaId = ""
            self.division = ""
            self.name = ""
            self.level = .init(rawValue: 0)
            self.from = nil
            self.until = nil
            self.lastCaseAt = nil
            self.screenPassedAt = nil
            self.givenLevel = .init(rawValue: 0)
            self.changesAt = nil
        }

        public init(
            areaId: String = "",
            division: String = "",
            name: String = "",
            level: RiskAreasV1.RiskLevel = .init(rawValue: 0),
            from: GoogleProtobuf.Timestamp? = nil,
            until: GoogleProtobuf.Timestamp? = nil,
            lastCaseAt: GoogleProtobuf.Timestamp? = nil,
            screenPassedAt: GoogleProtobuf.Timestamp? = nil,
            givenLevel: RiskAreasV1.RiskLevel = .init(rawValue: 0),
            changesAt: GoogleProtobuf.Timestamp? = nil
        ) {
            self.areaId = areaId
            self.division = division
            self.name = name
            self.level = level
            self.from = from
            self.until = until
            self.lastCaseAt = lastCaseAt
            self.screenPassedAt = screenPassedAt
            self.givenLevel = givenLevel
            self.changesAt = changesAt
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Shuangma__Riskareas__V1__RiskArea.self)
            self.areaId = try MessageReader.string(c.pointee.area_id, field: "shuangma.riskareas.v1.RiskArea.area_id")
            self.division = try MessageReader.string(c.pointee.division, field: "shuangma.riskareas.v1.RiskArea.division")
            self.name = try MessageReader.string(c.pointee.name, field: "shuangma.riskareas.v1.RiskArea.name")
            self.level = RiskAreasV1.RiskLevel(rawValue: Int32(truncatingIfNeeded: c.pointee.level.rawValue))
            self.from = try MessageReader.message(c.pointee.from, as: GoogleProtobuf.Timestamp.self)
            self.until = try MessageReader.message(c.pointee.until, as: GoogleProtobuf.Timestamp.self)
            self.lastCaseAt = try MessageReader.message(c.pointee.last_case_at, as: GoogleProtobuf.Timestamp.self)
            self.screenPassedAt = try MessageReader.message(c.pointee.screen_passed_at, as: GoogleProtobuf.Timestamp.self)
            self.givenLevel = RiskAreasV1.RiskLevel(rawValue: Int32(truncatingIfNeeded: c.pointee.given_level.rawValue))
            self.changesAt = try MessageReader.message(c.pointee.changes_at, as: GoogleProtobuf.Timestamp.self)
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Riskareas__V1__RiskArea.self)
            shuangma__riskareas__v1__risk_area__init(c)
            c.pointee.area_id = try writer.string(self.areaId)
            c.pointee.division = try writer.string(self.division)
            c.pointee.name = try writer.string(self.name)
            c.pointee.level = Shuangma__Riskareas__V1__RiskLevel(rawValue: .init(truncatingIfNeeded: self.level.rawValue))
            if let value = self.from { c.pointee.from = try writer.message(value, as: Google__Protobuf__Timestamp.self) }
            if let value = self.until { c.pointee.until = try writer.message(value, as: Google__Protobuf__Timestamp.self) }
            if let value = self.lastCaseAt { c.pointee.last_case_at = try writer.message(value, as: Google__Protobuf__Timestamp.self) }
            if let value = self.screenPassedAt { c.pointee.screen_passed_at = try writer.message(value, as: Google__Protobuf__Timestamp.self) }
            c.pointee.given_level = Shuangma__Riskareas__V1__RiskLevel(rawValue: .init(truncatingIfNeeded: self.givenLevel.rawValue))
            if let value = self.changesAt { c.pointee.changes_at = try writer.message(value, as: Google__Protobuf__Timestamp.self) }
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }
}
