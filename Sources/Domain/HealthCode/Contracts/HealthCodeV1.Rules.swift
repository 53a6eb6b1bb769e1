// Generated from shuangma/healthcode/v1/rules.proto by scripts/generate. Do not edit.

import CCommonContracts
import CHealthCodeContracts
import CWellKnownTypes
public import CommonContracts
public import Wire

extension HealthCodeV1 {
    /// What ends a hold once its phases are over.
    public struct RuleExit: RawRepresentable, Hashable, Sendable {
        public var rawValue: Int32
        public init(rawValue: Int32) { self.rawValue = rawValue }

        /// Never sent; refused.
        public static let unspecified = Self(rawValue: 0)
        /// Nothing more.
        public static let none = Self(rawValue: 1)
        /// A negative test sampled on the last day of the phases or later.
        public static let negativeAtEnd = Self(rawValue: 2)
        /// A negative test sampled since the hold began.
        public static let negativeSinceStart = Self(rawValue: 3)
        /// Two negative tests, a day apart or more, sampled since the hold began. They end it at once.
        public static let twoNegatives = Self(rawValue: 4)
    }

    /// Where a version of the rules stands.
    public struct RuleVersionState: RawRepresentable, Hashable, Sendable {
        public var rawValue: Int32
        public init(rawValue: Int32) { self.rawValue = rawValue }

        /// One that this version does not know.
        public static let unspecified = Self(rawValue: 0)
        /// Still to come.
        public static let scheduled = Self(rawValue: 1)
        /// In force now.
        public static let inForce = Self(rawValue: 2)
        /// It was in force.
        public static let past = Self(rawValue: 3)
        /// It was taken back before it came into force.
        public static let cancelled = Self(rawValue: 4)
    }

    /// A colour for some days.
    public struct RulePhase: WireMessage {
        /// YELLOW or RED.
        public var colour: HealthCodeV1.Colour
        /// Days of 86,400 s, 1 to 60.
        public var days: UInt32
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__healthcode__v1__rule_phase__descriptor_pointer()) }
        public static var types: MessageTypes { HealthCodeContractsTypes.all }

        public init() {
            self.colour = .init(rawValue: 0)
            self.days = 0
        }

        public init(
            colour: HealthCodeV1.Colour = .init(rawValue: 0),
            days: UInt32 = 0
        ) {
            self.colour = colour
            self.days = days
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Shuangma__Healthcode__V1__RulePhase.self)
            self.colour = HealthCodeV1.Colour(rawValue: Int32(truncatingIfNeeded: c.pointee.colour.rawValue))
            self.days = c.pointee.days
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Healthcode__V1__RulePhase.self)
            shuangma__healthcode__v1__rule_phase__init(c)
            c.pointee.colour = Shuangma__Healthcode__V1__Colour(rawValue: .init(truncatingIfNeeded: self.colour.rawValue))
            c.pointee.days = self.days
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// How one cause is held.
    public struct CauseRule: WireMessage {
        /// The cause; not NO_DECLARATION, which is always grey (COL-2).
        public var cause: HealthCodeV1.Cause
        /// YELLOW or RED while the evidence lasts, for a case and for areas; unspecified for all other causes.
        public var whileOpen: HealthCodeV1.Colour
        /// What follows, counted from the end of what lasts or else from the beginning. At most 10.
        public var phases: [HealthCodeV1.RulePhase]
        /// What ends the hold then.
        public var exit: HealthCodeV1.RuleExit
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__healthcode__v1__cause_rule__descriptor_pointer()) }
        public static var types: MessageTypes { HealthCodeContractsTypes.all }

        public init() {
            self.cause = .init(rawValue: 0)
            self.whileOpen = .init(rawValue: 0)
            self.phases = []
            self.exit = .init(rawValue: 0)
        }

        public init(
            cause: HealthCodeV1.Cause = .init(rawValue: 0),
            whileOpen: HealthCodeV1.Colour = .init(rawValue: 0),
            phases: [HealthCodeV1.RulePhase] = [],
            exit: HealthCodeV1.RuleExit = .init(rawValue: 0)
        ) {
            self.cause = cause
            self.whileOpen = whileOpen
            self.phases = phases
            self.exit = exit
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Shuangma__Healthcode__V1__CauseRule.self)
            self.cause = HealthCodeV1.Cause(rawValue: Int32(truncatingIfNeeded: c.pointee.cause.rawValue))
            self.whileOpen = HealthCodeV1.Colour(rawValue: Int32(truncatingIfNeeded: c.pointee.while_open.rawValue))
            self.phases = try MessageReader.array(c.pointee.n_phases, c.pointee.phases) { element throws(WireError) in
                try HealthCodeV1.RulePhase(c: UnsafeRawPointer(element!))
            }
            self.exit = HealthCodeV1.RuleExit(rawValue: Int32(truncatingIfNeeded: c.pointee.exit.rawValue))
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Healthcode__V1__CauseRule.self)
            shuangma__healthcode__v1__cause_rule__init(c)
            c.pointee.cause = Shuangma__Healthcode__V1__Cause(rawValue: .init(truncatingIfNeeded: self.cause.rawValue))
            c.pointee.while_open = Shuangma__Healthcode__V1__Colour(rawValue: .init(truncatingIfNeeded: self.whileOpen.rawValue))
            c.pointee.n_phases = self.phases.count
            c.pointee.phases = try writer.array(self.phases) { element throws(WireError) in try writer.message(element, as: Shuangma__Healthcode__V1__RulePhase.self) }
            c.pointee.exit = Shuangma__Healthcode__V1__RuleExit(rawValue: .init(truncatingIfNeeded: self.exit.rawValue))
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// What a deployment changes in a profile.
    public struct RuleOverlay: WireMessage {
        /// Name of the new version: 1 to 40 characters that can be seen. No other rules may have it.
        public var version: String
        /// Version that it builds on: of the reference data, or one that was put into force. Empty means the rules in force.
        public var buildsOn: String
        /// Rules that take the place of the base's.
        public var rules: [HealthCodeV1.CauseRule]
        /// Causes that are not held any more.
        public var notHeld: [HealthCodeV1.Cause]
        /// Days after which a declaration counts no more (COL-2), 1 to 30; 0 as that version has it.
        public var declarationDays: UInt32
        /// Temperature from which a declaration counts as fever, in tenths of a degree Celsius, 360 to 420; 0 as that version has it.
        public var feverDecicelsius: UInt32
        /// How areas of risk fall; absent as that version has it.
        public var areas: CommonV1.AreaGrading?
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__healthcode__v1__rule_overlay__descriptor_pointer()) }
        public static var types: MessageTypes { HealthCodeContractsTypes.all }

        public init() {
            self.version = ""
            self.buildsOn = ""
            self.rules = []
            self.notHeld = []
            self.declarationDays = 0
            self.feverDecicelsius = 0
            self.areas = nil
        }

        public init(
            version: String = "",
            buildsOn: String = "",
            rules: [HealthCodeV1.CauseRule] = [],
            notHeld: [HealthCodeV1.Cause] = [],
            declarationDays: UInt32 = 0,
            feverDecicelsius: UInt32 = 0,
            areas: CommonV1.AreaGrading? = nil
        ) {
            self.version = version
            self.buildsOn = buildsOn
            self.rules = rules
            self.notHeld = notHeld
            self.declarationDays = declarationDays
            self.feverDecicelsius = feverDecicelsius
            self.areas = areas
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Shuangma__Healthcode__V1__RuleOverlay.self)
            self.version = try MessageReader.string(c.pointee.version, field: "shuangma.healthcode.v1.RuleOverlay.version")
            self.buildsOn = try MessageReader.string(c.pointee.builds_on, field: "shuangma.healthcode.v1.RuleOverlay.builds_on")
            self.rules = try MessageReader.array(c.pointee.n_rules, c.pointee.rules) { element throws(WireError) in
                try HealthCodeV1.CauseRule(c: UnsafeRawPointer(element!))
            }
            self.notHeld = try MessageReader.array(c.pointee.n_not_held, c.pointee.not_held) { element throws(WireError) in
                HealthCodeV1.Cause(rawValue: Int32(truncatingIfNeeded: element.rawValue))
            }
            self.declarationDays = c.pointee.declaration_days
            self.feverDecicelsius = c.pointee.fever_decicelsius
            self.areas = try MessageReader.message(c.pointee.areas, as: CommonV1.AreaGrading.self)
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Healthcode__V1__RuleOverlay.self)
            shuangma__healthcode__v1__rule_overlay__init(c)
            c.pointee.version = try writer.string(self.version)
            c.pointee.builds_on = try writer.string(self.buildsOn)
            c.pointee.n_rules = self.rules.count
            c.pointee.rules = try writer.array(self.rules) { element throws(WireError) in try writer.message(element, as: Shuangma__Healthcode__V1__CauseRule.self) }
            c.pointee.n_not_held = self.notHeld.count
            c.pointee.not_held = try writer.array(self.notHeld) { element throws(WireError) in Shuangma__Healthcode__V1__Cause(rawValue: .init(truncatingIfNeeded: element.rawValue)) }
            c.pointee.declaration_days = self.declarationDays
            c.pointee.fever_decicelsius = self.feverDecicelsius
            if let value = self.areas { c.pointee.areas = try writer.message(value, as: Shuangma__Common__V1__AreaGrading.self) }
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// Complete rules. Each cause but NO_DECLARATION has a rule or is listed as not held.
    public struct RuleProfile: WireMessage {
        /// Name of the version, such as `2022-9th`.
        public var version: String
        /// Version that it builds on; empty for a profile of the reference data.
        public var buildsOn: String
        /// The rule of each cause that is held.
        public var rules: [HealthCodeV1.CauseRule]
        /// Causes that are not held.
        public var notHeld: [HealthCodeV1.Cause]
        /// Days after which a declaration counts no more.
        public var declarationDays: UInt32
        /// Temperature from which a declaration counts as fever, in tenths of a degree Celsius.
        public var feverDecicelsius: UInt32
        /// How areas of risk fall.
        public var areas: CommonV1.AreaGrading?
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__healthcode__v1__rule_profile__descriptor_pointer()) }
        public static var types: MessageTypes { HealthCodeContractsTypes.all }

        public init() {
            self.version = ""
            self.buildsOn = ""
            self.rules = []
            self.notHeld = []
            self.declarationDays = 0
            self.feverDecicelsius = 0
            self.areas = nil
        }

        public init(
            version: String = "",
            buildsOn: String = "",
            rules: [HealthCodeV1.CauseRule] = [],
            notHeld: [HealthCodeV1.Cause] = [],
            declarationDays: UInt32 = 0,
            feverDecicelsius: UInt32 = 0,
            areas: CommonV1.AreaGrading? = nil
        ) {
            self.version = version
            self.buildsOn = buildsOn
            self.rules = rules
            self.notHeld = notHeld
            self.declarationDays = declarationDays
            self.feverDecicelsius = feverDecicelsius
            self.areas = areas
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Shuangma__Healthcode__V1__RuleProfile.self)
            self.version = try MessageReader.string(c.pointee.version, field: "shuangma.healthcode.v1.RuleProfile.version")
            self.buildsOn = try MessageReader.string(c.pointee.builds_on, field: "shuangma.healthcode.v1.RuleProfile.builds_on")
            self.rules = try MessageReader.array(c.pointee.n_rules, c.pointee.rules) { element throws(WireError) in
                try HealthCodeV1.CauseRule(c: UnsafeRawPointer(element!))
            }
            self.notHeld = try MessageReader.array(c.pointee.n_not_held, c.pointee.not_held) { element throws(WireError) in
                HealthCodeV1.Cause(rawValue: Int32(truncatingIfNeeded: element.rawValue))
            }
            self.declarationDays = c.pointee.declaration_days
            self.feverDecicelsius = c.pointee.fever_decicelsius
            self.areas = try MessageReader.message(c.pointee.areas, as: CommonV1.AreaGrading.self)
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Healthcode__V1__RuleProfile.self)
            shuangma__healthcode__v1__rule_profile__init(c)
            c.pointee.version = try writer.string(self.version)
            c.pointee.builds_on = try writer.string(self.buildsOn)
            c.pointee.n_rules = self.rules.count
            c.pointee.rules = try writer.array(self.rules) { element throws(WireError) in try writer.message(element, as: Shuangma__Healthcode__V1__CauseRule.self) }
            c.pointee.n_not_held = self.notHeld.count
            c.pointee.not_held = try writer.array(self.notHeld) { element throws(WireError) in Shuangma__Healthcode__V1__Cause(rawValue: .init(truncatingIfNeeded: element.rawValue)) }
            c.pointee.declaration_days = self.declarationDays
            c.pointee.fever_decicelsius = self.feverDecicelsius
            if let value = self.areas { c.pointee.areas = try writer.message(value, as: Shuangma__Common__V1__AreaGrading.self) }
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// Rules for a time.
    public struct RuleVersion: WireMessage {
        /// The rules.
        public var profile: HealthCodeV1.RuleProfile?
        /// Since when; absent for the rules that hold since always.
        public var from: GoogleProtobuf.Timestamp?
        /// Until when, exclusive; absent while no other version follows, and for one that was cancelled.
        public var until: GoogleProtobuf.Timestamp?
        /// Where it stands now.
        public var state: HealthCodeV1.RuleVersionState
        /// The proposal that put it into force, 16 bytes; empty for the first rules and for those that a roll-back brought back.
        public var approvalId: [UInt8]
        /// Who took the version before it back by this one, or who cancelled it: name of the account; else empty.
        public var rolledBackBy: String
        /// Why, as that person said.
        public var reason: String
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__healthcode__v1__rule_version__descriptor_pointer()) }
        public static var types: MessageTypes { HealthCodeContractsTypes.all }

        public init() {
            self.profile = nil
            self.from = nil
            self.until = nil
            self.state = .init(rawValue: 0)
            self.approvalId = []
            self.rolledBackBy = ""
            self.reason = ""
        }

        public init(
            profile: HealthCodeV1.RuleProfile? = nil,
            from: GoogleProtobuf.Timestamp? = nil,
            until: GoogleProtobuf.Timestamp? = nil,
            state: HealthCodeV1.RuleVersionState = .init(rawValue: 0),
            approvalId: [UInt8] = [],
            rolledBackBy: String = "",
            reason: String = ""
        ) {
            self.profile = profile
            self.from = from
            self.until = until
            self.state = state
            self.approvalId = approvalId
            self.rolledBackBy = rolledBackBy
            self.reason = reason
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Shuangma__Healthcode__V1__RuleVersion.self)
            self.profile = try MessageReader.message(c.pointee.profile, as: HealthCodeV1.RuleProfile.self)
            self.from = try MessageReader.message(c.pointee.from, as: GoogleProtobuf.Timestamp.self)
            self.until = try MessageReader.message(c.pointee.until, as: GoogleProtobuf.Timestamp.self)
            self.state = HealthCodeV1.RuleVersionState(rawValue: Int32(truncatingIfNeeded: c.pointee.state.rawValue))
            self.approvalId = MessageReader.bytes(c.pointee.approval_id)
            self.rolledBackBy = try MessageReader.string(c.pointee.rolled_back_by, field: "shuangma.healthcode.v1.RuleVersion.rolled_back_by")
            self.reason = try MessageReader.string(c.pointee.reason, field: "shuangma.healthcode.v1.RuleVersion.reason")
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Healthcode__V1__RuleVersion.self)
            shuangma__healthcode__v1__rule_version__init(c)
            if let value = self.profile { c.pointee.profile = try writer.message(value, as: Shuangma__Healthcode__V1__RuleProfile.self) }
            if let value = self.from { c.pointee.from = try writer.message(value, as: Google__Protobuf__Timestamp.self) }
            if let value = self.until { c.pointee.until = try writer.message(value, as: Google__Protobuf__Timestamp.self) }
            c.pointee.state = Shuangma__Healthcode__V1__RuleVersionState(rawValue: .init(truncatingIfNeeded: self.state.rawValue))
            c.pointee.approval_id = try writer.bytes(self.approvalId)
            c.pointee.rolled_back_by = try writer.string(self.rolledBackBy)
            c.pointee.reason = try writer.string(self.reason)
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// Proposes rules.
    public struct ProposeProfileRequest: WireMessage {
        /// The rules.
        public var overlay: HealthCodeV1.RuleOverlay?
        /// When they shall come into force. They do so at the earliest 90 s after the second person has approved them; absent means
        /// then.
        public var from: GoogleProtobuf.Timestamp?
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__healthcode__v1__propose_profile_request__descriptor_pointer()) }
        public static var types: MessageTypes { HealthCodeContractsTypes.all }

        public init() {
            self.overlay = nil
            self.from = nil
        }

        public init(
            overlay: HealthCodeV1.RuleOverlay? = nil,
            from: GoogleProtobuf.Timestamp? = nil
        ) {
            self.overlay = overlay
            self.from = from
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Shuangma__Healthcode__V1__ProposeProfileRequest.self)
            self.overlay = try MessageReader.message(c.pointee.overlay, as: HealthCodeV1.RuleOverlay.self)
            self.from = try MessageReader.message(c.pointee.from, as: GoogleProtobuf.Timestamp.self)
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Healthcode__V1__ProposeProfileRequest.self)
            shuangma__healthcode__v1__propose_profile_request__init(c)
            if let value = self.overlay { c.pointee.overlay = try writer.message(value, as: Shuangma__Healthcode__V1__RuleOverlay.self) }
            if let value = self.from { c.pointee.from = try writer.message(value, as: Google__Protobuf__Timestamp.self) }
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// The rules wait for another person.
    public struct ProposeProfileResponse: WireMessage {
        /// The proposal, 16 bytes; see `identity.v1.Approvals`.
        public var approvalId: [UInt8]
        /// The complete rules.
        public var profile: HealthCodeV1.RuleProfile?
        /// What differs from the rules in force at that moment, a line for each cause, in English.
        public var differences: [String]
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__healthcode__v1__propose_profile_response__descriptor_pointer()) }
        public static var types: MessageTypes { HealthCodeContractsTypes.all }

        public init() {
            self.approvalId = []
            self.profile = nil
            self.differences = []
        }

        public init(
            approvalId: [UInt8] = [],
            profile: HealthCodeV1.RuleProfile? = nil,
            differences: [String] = []
        ) {
            self.approvalId = approvalId
            self.profile = profile
            self.differences = differences
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Shuangma__Healthcode__V1__ProposeProfileResponse.self)
            self.approvalId = MessageReader.bytes(c.pointee.approval_id)
            self.profile = try MessageReader.message(c.pointee.profile, as: HealthCodeV1.RuleProfile.self)
            self.differences = try MessageReader.array(c.pointee.n_differences, c.pointee.differences) { element throws(WireError) in
                try MessageReader.string(element, field: "shuangma.healthcode.v1.ProposeProfileResponse.differences")
            }
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Healthcode__V1__ProposeProfileResponse.self)
            shuangma__healthcode__v1__propose_profile_response__init(c)
            c.pointee.approval_id = try writer.bytes(self.approvalId)
            if let value = self.profile { c.pointee.profile = try writer.message(value, as: Shuangma__Healthcode__V1__RuleProfile.self) }
            c.pointee.n_differences = self.differences.count
            c.pointee.differences = try writer.array(self.differences) { element throws(WireError) in try writer.string(element) }
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// Asks for the rules.
    public struct ListProfilesRequest: WireMessage {
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__healthcode__v1__list_profiles_request__descriptor_pointer()) }
        public static var types: MessageTypes { HealthCodeContractsTypes.all }

        public init() {
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Shuangma__Healthcode__V1__ListProfilesRequest.self)
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Healthcode__V1__ListProfilesRequest.self)
            shuangma__healthcode__v1__list_profiles_request__init(c)
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// The rules.
    public struct ListProfilesResponse: WireMessage {
        /// By time, the oldest first.
        public var versions: [HealthCodeV1.RuleVersion]
        /// Profiles of the reference data.
        public var bases: [HealthCodeV1.RuleProfile]
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__healthcode__v1__list_profiles_response__descriptor_pointer()) }
        public static var types: MessageTypes { HealthCodeContractsTypes.all }

        public init() {
            self.versions = []
            self.bases = []
        }

        public init(
            versions: [HealthCodeV1.RuleVersion] = [],
            bases: [HealthCodeV1.RuleProfile] = []
        ) {
            self.versions = versions
            self.bases = bases
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Shuangma__Healthcode__V1__ListProfilesResponse.self)
            self.versions = try MessageReader.array(c.pointee.n_versions, c.pointee.versions) { element throws(WireError) in
                try HealthCodeV1.RuleVersion(c: UnsafeRawPointer(element!))
            }
            self.bases = try MessageReader.array(c.pointee.n_bases, c.pointee.bases) { element throws(WireError) in
                try HealthCodeV1.RuleProfile(c: UnsafeRawPointer(element!))
            }
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Healthcode__V1__ListProfilesResponse.self)
            shuangma__healthcode__v1__list_profiles_response__init(c)
            c.pointee.n_versions = self.versions.count
            c.pointee.versions = try writer.array(self.versions) { element throws(WireError) in try writer.message(element, as: Shuangma__Healthcode__V1__RuleVersion.self) }
            c.pointee.n_bases = self.bases.count
            c.pointee.bases = try writer.array(self.bases) { element throws(WireError) in try writer.message(element, as: Shuangma__Healthcode__V1__RuleProfile.self) }
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// Asks for a profile.
    public struct GetProfileRequest: WireMessage {
        /// Its version.
        public var version: String
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__healthcode__v1__get_profile_request__descriptor_pointer()) }
        public static var types: MessageTypes { HealthCodeContractsTypes.all }

        public init() {
            self.version = ""
        }

        public init(
            version: String = ""
        ) {
            self.version = version
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Shuangma__Healthcode__V1__GetProfileRequest.self)
            self.version = try MessageReader.string(c.pointee.version, field: "shuangma.healthcode.v1.GetProfileRequest.version")
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Healthcode__V1__GetProfileRequest.self)
            shuangma__healthcode__v1__get_profile_request__init(c)
            c.pointee.version = try writer.string(self.version)
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// Takes a switch back.
    public struct RollBackRequest: WireMessage {
        /// The version whose switch is taken back: the latest one.
        public var version: String
        /// Why: 1 to 200 characters that can be seen. It names no citizen.
        public var reason: String
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__healthcode__v1__roll_back_request__descriptor_pointer()) }
        public static var types: MessageTypes { HealthCodeContractsTypes.all }

        public init() {
            self.version = ""
            self.reason = ""
        }

        public init(
            version: String = "",
            reason: String = ""
        ) {
            self.version = version
            self.reason = reason
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Shuangma__Healthcode__V1__RollBackRequest.self)
            self.version = try MessageReader.string(c.pointee.version, field: "shuangma.healthcode.v1.RollBackRequest.version")
            self.reason = try MessageReader.string(c.pointee.reason, field: "shuangma.healthcode.v1.RollBackRequest.reason")
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Healthcode__V1__RollBackRequest.self)
            shuangma__healthcode__v1__roll_back_request__init(c)
            c.pointee.version = try writer.string(self.version)
            c.pointee.reason = try writer.string(self.reason)
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// Asks what rules would change.
    public struct DryRunRequest: WireMessage {
        /// Most persons of the sample, 1 to 20; 0 means 10.
        public var sampleSize: UInt32
        /// The rules that are tried.
        public var rules: RulesValue?
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__healthcode__v1__dry_run_request__descriptor_pointer()) }
        public static var types: MessageTypes { HealthCodeContractsTypes.all }

        public init() {
            self.sampleSize = 0
            self.rules = nil
        }

        public init(
            sampleSize: UInt32 = 0,
            rules: RulesValue? = nil
        ) {
            self.sampleSize = sampleSize
            self.rules = rules
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Shuangma__Healthcode__V1__DryRunRequest.self)
            self.sampleSize = c.pointee.sample_size
            switch c.pointee.rules_case {
            case SHUANGMA__HEALTHCODE__V1__DRY_RUN_REQUEST__RULES_OVERLAY: self.rules = .overlay(try HealthCodeV1.RuleOverlay(c: UnsafeRawPointer(c.pointee.overlay!)))
            case SHUANGMA__HEALTHCODE__V1__DRY_RUN_REQUEST__RULES_APPROVAL_ID: self.rules = .approvalId(MessageReader.bytes(c.pointee.approval_id))
            case SHUANGMA__HEALTHCODE__V1__DRY_RUN_REQUEST__RULES_VERSION: self.rules = .version(try MessageReader.string(c.pointee.version, field: "shuangma.healthcode.v1.DryRunRequest.version"))
            default: self.rules = nil
            }
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Healthcode__V1__DryRunRequest.self)
            shuangma__healthcode__v1__dry_run_request__init(c)
            c.pointee.sample_size = self.sampleSize
            switch self.rules {
            case .overlay(let value)?:
                c.pointee.rules_case = SHUANGMA__HEALTHCODE__V1__DRY_RUN_REQUEST__RULES_OVERLAY
                c.pointee.overlay = try writer.message(value, as: Shuangma__Healthcode__V1__RuleOverlay.self)
            case .approvalId(let value)?:
                c.pointee.rules_case = SHUANGMA__HEALTHCODE__V1__DRY_RUN_REQUEST__RULES_APPROVAL_ID
                c.pointee.approval_id = try writer.bytes(value)
            case .version(let value)?:
                c.pointee.rules_case = SHUANGMA__HEALTHCODE__V1__DRY_RUN_REQUEST__RULES_VERSION
                c.pointee.version = try writer.string(value)
            case nil: break
            }
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }

        /// What `rules` can hold.
        public enum RulesValue: Sendable, Equatable {
            /// An overlay, as it would be proposed.
            case overlay(HealthCodeV1.RuleOverlay)
            /// What a proposal waits with, 16 bytes.
            case approvalId([UInt8])
            /// A version of the reference data, or one that was put into force.
            case version(String)
        }
    }

    /// How far a dry run is.
    public struct DryRunProgress: WireMessage {
        /// Persons who were derived so far.
        public var persons: UInt64
        /// Slices that are done, of 16.
        public var slicesDone: UInt32
        /// The result, in the last message only.
        public var result: HealthCodeV1.DryRunResult?
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__healthcode__v1__dry_run_progress__descriptor_pointer()) }
        public static var types: MessageTypes { HealthCodeContractsTypes.all }

        public init() {
            self.persons = 0
            self.slicesDone = 0
            self.result = nil
        }

        public init(
            persons: UInt64 = 0,
            slicesDone: UInt32 = 0,
            result: HealthCodeV1.DryRunResult? = nil
        ) {
            self.persons = persons
            self.slicesDone = slicesDone
            self.result = result
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Shuangma__Healthcode__V1__DryRunProgress.self)
            self.persons = c.pointee.persons
            self.slicesDone = c.pointee.slices_done
            self.result = try MessageReader.message(c.pointee.result, as: HealthCodeV1.DryRunResult.self)
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Healthcode__V1__DryRunProgress.self)
            shuangma__healthcode__v1__dry_run_progress__init(c)
            c.pointee.persons = self.persons
            c.pointee.slices_done = self.slicesDone
            if let value = self.result { c.pointee.result = try writer.message(value, as: Shuangma__Healthcode__V1__DryRunResult.self) }
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// What other rules would change now.
    public struct DryRunResult: WireMessage {
        /// The moment of which everybody was derived.
        public var at: GoogleProtobuf.Timestamp?
        /// Rules in force.
        public var rulesBefore: String
        /// Rules that were tried.
        public var rulesAfter: String
        /// Persons of whom anything is known.
        public var persons: UInt64
        /// Persons whose records could not be read. They are not among `persons`.
        public var unreadable: UInt64
        /// Persons by their colour before and after, those that stay among them.
        public var shifts: [HealthCodeV1.ColourShift]
        /// Persons by cause: who is held for it before and after.
        public var causes: [HealthCodeV1.CauseShift]
        /// Persons whose colour changes by division of residence, most first.
        public var divisions: [HealthCodeV1.DivisionShift]
        /// Some of those whose colour changes, masked. Each of them sees that they were looked at.
        public var sample: [HealthCodeV1.DryRunPerson]
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__healthcode__v1__dry_run_result__descriptor_pointer()) }
        public static var types: MessageTypes { HealthCodeContractsTypes.all }

        public init() {
            self.at = nil
            self.rulesBefore = ""
            self.rulesAfter = ""
            self.persons = 0
            self.unreadable = 0
            self.shifts = []
            self.causes = []
            self.divisions = []
            self.sample = []
        }

        public init(
            at: GoogleProtobuf.Timestamp? = nil,
            rulesBefore: String = "",
            rulesAfter: String = "",
            persons: UInt64 = 0,
            unreadable: UInt64 = 0,
            shifts: [HealthCodeV1.ColourShift] = [],
            causes: [HealthCodeV1.CauseShift] = [],
            divisions: [HealthCodeV1.DivisionShift] = [],
            sample: [HealthCodeV1.DryRunPerson] = []
        ) {
            self.at = at
            self.rulesBefore = rulesBefore
            self.rulesAfter = rulesAfter
            self.persons = persons
            self.unreadable = unreadable
            self.shifts = shifts
            self.causes = causes
            self.divisions = divisions
            self.sample = sample
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Shuangma__Healthcode__V1__DryRunResult.self)
            self.at = try MessageReader.message(c.pointee.at, as: GoogleProtobuf.Timestamp.self)
            self.rulesBefore = try MessageReader.string(c.pointee.rules_before, field: "shuangma.healthcode.v1.DryRunResult.rules_before")
            self.rulesAfter = try MessageReader.string(c.pointee.rules_after, field: "shuangma.healthcode.v1.DryRunResult.rules_after")
            self.persons = c.pointee.persons
            self.unreadable = c.pointee.unreadable
            self.shifts = try MessageReader.array(c.pointee.n_shifts, c.pointee.shifts) { element throws(WireError) in
                try HealthCodeV1.ColourShift(c: UnsafeRawPointer(element!))
            }
            self.causes = try MessageReader.array(c.pointee.n_causes, c.pointee.causes) { element throws(WireError) in
                try HealthCodeV1.CauseShift(c: UnsafeRawPointer(element!))
            }
            self.divisions = try MessageReader.array(c.pointee.n_divisions, c.pointee.divisions) { element throws(WireError) in
                try HealthCodeV1.DivisionShift(c: UnsafeRawPointer(element!))
            }
            self.sample = try MessageReader.array(c.pointee.n_sample, c.pointee.sample) { element throws(WireError) in
                try HealthCodeV1.DryRunPerson(c: UnsafeRawPointer(element!))
            }
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Healthcode__V1__DryRunResult.self)
            shuangma__healthcode__v1__dry_run_result__init(c)
            if let value = self.at { c.pointee.at = try writer.message(value, as: Google__Protobuf__Timestamp.self) }
            c.pointee.rules_before = try writer.string(self.rulesBefore)
            c.pointee.rules_after = try writer.string(self.rulesAfter)
            c.pointee.persons = self.persons
            c.pointee.unreadable = self.unreadable
            c.pointee.n_shifts = self.shifts.count
            c.pointee.shifts = try writer.array(self.shifts) { element throws(WireError) in try writer.message(element, as: Shuangma__Healthcode__V1__ColourShift.self) }
            c.pointee.n_causes = self.causes.count
            c.pointee.causes = try writer.array(self.causes) { element throws(WireError) in try writer.message(element, as: Shuangma__Healthcode__V1__CauseShift.self) }
            c.pointee.n_divisions = self.divisions.count
            c.pointee.divisions = try writer.array(self.divisions) { element throws(WireError) in try writer.message(element, as: Shuangma__Healthcode__V1__DivisionShift.self) }
            c.pointee.n_sample = self.sample.count
            c.pointee.sample = try writer.array(self.sample) { element throws(WireError) in try writer.message(element, as: Shuangma__Healthcode__V1__DryRunPerson.self) }
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// Persons of one colour before and one after.
    public struct ColourShift: WireMessage {
        /// Under the rules in force.
        public var before: HealthCodeV1.Colour
        /// Under the rules that were tried.
        public var after: HealthCodeV1.Colour
        /// How many.
        public var persons: UInt64
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__healthcode__v1__colour_shift__descriptor_pointer()) }
        public static var types: MessageTypes { HealthCodeContractsTypes.all }

        public init() {
            self.before = .init(rawValue: 0)
            self.after = .init(rawValue: 0)
            self.persons = 0
        }

        public init(
            before: HealthCodeV1.Colour = .init(rawValue: 0),
            after: HealthCodeV1.Colour = .init(rawValue: 0),
            persons: UInt64 = 0
        ) {
            self.before = before
            self.after = after
            self.persons = persons
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Shuangma__Healthcode__V1__ColourShift.self)
            self.before = HealthCodeV1.Colour(rawValue: Int32(truncatingIfNeeded: c.pointee.before.rawValue))
            self.after = HealthCodeV1.Colour(rawValue: Int32(truncatingIfNeeded: c.pointee.after.rawValue))
            self.persons = c.pointee.persons
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Healthcode__V1__ColourShift.self)
            shuangma__healthcode__v1__colour_shift__init(c)
            c.pointee.before = Shuangma__Healthcode__V1__Colour(rawValue: .init(truncatingIfNeeded: self.before.rawValue))
            c.pointee.after = Shuangma__Healthcode__V1__Colour(rawValue: .init(truncatingIfNeeded: self.after.rawValue))
            c.pointee.persons = self.persons
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// Persons who are held for a cause.
    public struct CauseShift: WireMessage {
        /// The cause.
        public var cause: HealthCodeV1.Cause
        /// Under the rules in force.
        public var before: UInt64
        /// Under the rules that were tried.
        public var after: UInt64
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__healthcode__v1__cause_shift__descriptor_pointer()) }
        public static var types: MessageTypes { HealthCodeContractsTypes.all }

        public init() {
            self.cause = .init(rawValue: 0)
            self.before = 0
            self.after = 0
        }

        public init(
            cause: HealthCodeV1.Cause = .init(rawValue: 0),
            before: UInt64 = 0,
            after: UInt64 = 0
        ) {
            self.cause = cause
            self.before = before
            self.after = after
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Shuangma__Healthcode__V1__CauseShift.self)
            self.cause = HealthCodeV1.Cause(rawValue: Int32(truncatingIfNeeded: c.pointee.cause.rawValue))
            self.before = c.pointee.before
            self.after = c.pointee.after
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Healthcode__V1__CauseShift.self)
            shuangma__healthcode__v1__cause_shift__init(c)
            c.pointee.cause = Shuangma__Healthcode__V1__Cause(rawValue: .init(truncatingIfNeeded: self.cause.rawValue))
            c.pointee.before = self.before
            c.pointee.after = self.after
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// Persons of a division whose colour changes.
    public struct DivisionShift: WireMessage {
        /// Division of 6 digits; empty for persons of whom none is known.
        public var division: String
        /// Whose colour gets worse.
        public var worse: UInt64
        /// Whose colour gets better.
        public var better: UInt64
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__healthcode__v1__division_shift__descriptor_pointer()) }
        public static var types: MessageTypes { HealthCodeContractsTypes.all }

        public init() {
            self.division = ""
            self.worse = 0
            self.better = 0
        }

        public init(
            division: String = "",
            worse: UInt64 = 0,
            better: UInt64 = 0
        ) {
            self.division = division
            self.worse = worse
            self.better = better
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Shuangma__Healthcode__V1__DivisionShift.self)
            self.division = try MessageReader.string(c.pointee.division, field: "shuangma.healthcode.v1.DivisionShift.division")
            self.worse = c.pointee.worse
            self.better = c.pointee.better
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Healthcode__V1__DivisionShift.self)
            shuangma__healthcode__v1__division_shift__init(c)
            c.pointee.division = try writer.string(self.division)
            c.pointee.worse = self.worse
            c.pointee.better = self.better
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// Somebody whose colour changes.
    public struct DryRunPerson: WireMessage {
        /// Masked name, such as 张*三; empty for somebody who is not registered.
        public var maskedName: String
        /// Masked number of the document.
        public var maskedDocumentNumber: String
        /// Division of residence; empty where none is known.
        public var division: String
        /// Under the rules in force.
        public var before: HealthCodeV1.Colour
        /// Under the rules that were tried.
        public var after: HealthCodeV1.Colour
        /// The causes before and after, worst first.
        public var causesBefore: [HealthCodeV1.Cause]
        /// And after.
        public var causesAfter: [HealthCodeV1.Cause]
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__healthcode__v1__dry_run_person__descriptor_pointer()) }
        public static var types: MessageTypes { HealthCodeContractsTypes.all }

        public init() {
            self.maskedName = ""
            self.maskedDocumentNumber = ""
            self.division = ""
            self.before = .init(rawValue: 0)
            self.after = .init(rawValue: 0)
            self.causesBefore = []
            self.causesAfter = []
        }

        public init(
            maskedName: String = "",
            maskedDocumentNumber: String = "",
            division: String = "",
            before: HealthCodeV1.Colour = .init(rawValue: 0),
            after: HealthCodeV1.Colour = .init(rawValue: 0),
            causesBefore: [HealthCodeV1.Cause] = [],
            causesAfter: [HealthCodeV1.Cause] = []
        ) {
            self.maskedName = maskedName
            self.maskedDocumentNumber = maskedDocumentNumber
            self.division = division
            self.before = before
            self.after = after
            self.causesBefore = causesBefore
            self.causesAfter = causesAfter
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Shuangma__Healthcode__V1__DryRunPerson.self)
            self.maskedName = try MessageReader.string(c.pointee.masked_name, field: "shuangma.healthcode.v1.DryRunPerson.masked_name")
            self.maskedDocumentNumber = try MessageReader.string(c.pointee.masked_document_number, field: "shuangma.healthcode.v1.DryRunPerson.masked_document_number")
            self.division = try MessageReader.string(c.pointee.division, field: "shuangma.healthcode.v1.DryRunPerson.division")
            self.before = HealthCodeV1.Colour(rawValue: Int32(truncatingIfNeeded: c.pointee.before.rawValue))
            self.after = HealthCodeV1.Colour(rawValue: Int32(truncatingIfNeeded: c.pointee.after.rawValue))
            self.causesBefore = try MessageReader.array(c.pointee.n_causes_before, c.pointee.causes_before) { element throws(WireError) in
                HealthCodeV1.Cause(rawValue: Int32(truncatingIfNeeded: element.rawValue))
            }
            self.causesAfter = try MessageReader.array(c.pointee.n_causes_after, c.pointee.causes_after) { element throws(WireError) in
                HealthCodeV1.Cause(rawValue: Int32(truncatingIfNeeded: element.rawValue))
            }
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Healthcode__V1__DryRunPerson.self)
            shuangma__healthcode__v1__dry_run_person__init(c)
            c.pointee.masked_name = try writer.string(self.maskedName)
            c.pointee.masked_document_number = try writer.string(self.maskedDocumentNumber)
            c.pointee.division = try writer.string(self.division)
            c.pointee.before = Shuangma__Healthcode__V1__Colour(rawValue: .init(truncatingIfNeeded: self.before.rawValue))
            c.pointee.after = Shuangma__Healthcode__V1__Colour(rawValue: .init(truncatingIfNeeded: self.after.rawValue))
            c.pointee.n_causes_before = self.causesBefore.count
            c.pointee.causes_before = try writer.array(self.causesBefore) { element throws(WireError) in Shuangma__Healthcode__V1__Cause(rawValue: .init(truncatingIfNeeded: element.rawValue)) }
            c.pointee.n_causes_after = self.causesAfter.count
            c.pointee.causes_after = try writer.array(self.causesAfter) { element throws(WireError) in Shuangma__Healthcode__V1__Cause(rawValue: .init(truncatingIfNeeded: element.rawValue)) }
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }
}
