// Generated from shuangma/common/v1/areas.proto by scripts/generate. Do not edit.

import CCommonContracts
import CWellKnownTypes
public import Wire

/// By what areas of risk fall from level to level: a part of the rules of the health code.
public enum CommonV1 {}

extension CommonV1 {
    /// How areas of risk fall by themselves. Days have 86,400 s and count from the last case of the area.
    public struct AreaGrading: WireMessage {
        /// Clean days after which a high area falls, 1 to 60; 0 means that no area falls.
        public var highDays: UInt32
        /// A high area falls only once a screening came out clean on the last of these days or later.
        public var needsScreen: Bool
        /// Clean days that follow as a medium area, 1 to 60; 0 means that a high area falls to low at once. 0 where `high_days` is.
        public var mediumDays: UInt32
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__common__v1__area_grading__descriptor_pointer()) }
        public static var types: MessageTypes { CommonContractsTypes.all }

        public init() {
            self.highDays = 0
            self.needsScreen = false
            self.mediumDays = 0
        }

        public init(
            highDays: UInt32 = 0,
            needsScreen: Bool = false,
            mediumDays: UInt32 = 0
        ) {
            self.highDays = highDays
            self.needsScreen = needsScreen
            self.mediumDays = mediumDays
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Shuangma__Common__V1__AreaGrading.self)
            self.highDays = c.pointee.high_days
            self.needsScreen = c.pointee.needs_screen != 0
            self.mediumDays = c.pointee.medium_days
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Common__V1__AreaGrading.self)
            shuangma__common__v1__area_grading__init(c)
            c.pointee.high_days = self.highDays
            c.pointee.needs_screen = self.needsScreen ? 1 : 0
            c.pointee.medium_days = self.mediumDays
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// Which grading is in force when.
    public struct AreaRules: WireMessage {
        /// The grading that holds since always.
        public var first: CommonV1.AreaGrading?
        /// What follows, in the order in which it was decided. Of two of one moment the later one counts.
        public var switches: [CommonV1.AreaRulesSwitch]
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__common__v1__area_rules__descriptor_pointer()) }
        public static var types: MessageTypes { CommonContractsTypes.all }

        public init() {
            self.first = nil
            self.switches = []
        }

        public init(
            first: CommonV1.AreaGrading? = nil,
            switches: [CommonV1.AreaRulesSwitch] = []
        ) {
            self.first = first
            self.switches = switches
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Shuangma__Common__V1__AreaRules.self)
            self.first = try MessageReader.message(c.pointee.first, as: CommonV1.AreaGrading.self)
            self.switches = try MessageReader.array(c.pointee.n_switches, c.pointee.switches) { element throws(WireError) in
                try CommonV1.AreaRulesSwitch(c: UnsafeRawPointer(element!))
            }
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Common__V1__AreaRules.self)
            shuangma__common__v1__area_rules__init(c)
            if let value = self.first { c.pointee.first = try writer.message(value, as: Shuangma__Common__V1__AreaGrading.self) }
            c.pointee.n_switches = self.switches.count
            c.pointee.switches = try writer.array(self.switches) { element throws(WireError) in try writer.message(element, as: Shuangma__Common__V1__AreaRulesSwitch.self) }
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// That another grading comes into force.
    public struct AreaRulesSwitch: WireMessage {
        /// The grading.
        public var grading: CommonV1.AreaGrading?
        /// From when on.
        public var from: GoogleProtobuf.Timestamp?
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__common__v1__area_rules_switch__descriptor_pointer()) }
        public static var types: MessageTypes { CommonContractsTypes.all }

        public init() {
            self.grading = nil
            self.from = nil
        }

        public init(
            grading: CommonV1.AreaGrading? = nil,
            from: GoogleProtobuf.Timestamp? = nil
        ) {
            self.grading = grading
            self.from = from
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Shuangma__Common__V1__AreaRulesSwitch.self)
            self.grading = try MessageReader.message(c.pointee.grading, as: CommonV1.AreaGrading.self)
            self.from = try MessageReader.message(c.pointee.from, as: GoogleProtobuf.Timestamp.self)
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Common__V1__AreaRulesSwitch.self)
            shuangma__common__v1__area_rules_switch__init(c)
            if let value = self.grading { c.pointee.grading = try writer.message(value, as: Shuangma__Common__V1__AreaGrading.self) }
            if let value = self.from { c.pointee.from = try writer.message(value, as: Google__Protobuf__Timestamp.self) }
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }
}
