// Generated from shuangma/healthcode/v1/types.proto by scripts/generate. Do not edit.

import CHealthCodeContracts
import CWellKnownTypes
public import Wire

/// Values of the health code.
public enum HealthCodeV1 {}

extension HealthCodeV1 {
    /// Colour of a code. Wire codes of the article's interface: green 00, yellow 01, red 10, grey 11.
    public struct Colour: RawRepresentable, Hashable, Sendable {
        public var rawValue: Int32
        public init(rawValue: Int32) { self.rawValue = rawValue }

        /// Never sent.
        public static let unspecified = Self(rawValue: 0)
        /// No known risk: may pass.
        public static let green = Self(rawValue: 1)
        /// Limited: observe and test.
        public static let yellow = Self(rawValue: 2)
        /// Barred: isolate.
        public static let red = Self(rawValue: 3)
        /// Not known or not verifiable (COL-2).
        public static let grey = Self(rawValue: 4)
    }

    /// Why a colour is held (COL-3).
    public struct Cause: RawRepresentable, Hashable, Sendable {
        public var rawValue: Int32
        public init(rawValue: Int32) { self.rawValue = rawValue }

        /// Never sent.
        public static let unspecified = Self(rawValue: 0)
        /// Confirmed or asymptomatic case.
        public static let `case` = Self(rawValue: 1)
        /// Close contact, 密接.
        public static let closeContact = Self(rawValue: 2)
        /// Contact of a close contact, 次密接.
        public static let secondaryContact = Self(rawValue: 3)
        /// Stays in a high-risk area in force.
        public static let highRiskArea = Self(rawValue: 4)
        /// Stays in a medium-risk area in force.
        public static let mediumRiskArea = Self(rawValue: 5)
        /// Left a high-risk area.
        public static let leftHighRiskArea = Self(rawValue: 6)
        /// Left a medium-risk area.
        public static let leftMediumRiskArea = Self(rawValue: 7)
        /// Entered the country.
        public static let inbound = Self(rawValue: 8)
        /// Was at the same place and time as a case, 时空伴随.
        public static let coLocated = Self(rawValue: 9)
        /// Declared symptoms or a temperature of 37.3 °C or more.
        public static let symptom = Self(rawValue: 10)
        /// No declaration, or one older than 14 days (COL-2).
        public static let noDeclaration = Self(rawValue: 11)
    }

    /// Symptoms of a declaration.
    public struct Symptom: RawRepresentable, Hashable, Sendable {
        public var rawValue: Int32
        public init(rawValue: Int32) { self.rawValue = rawValue }

        /// Never sent.
        public static let unspecified = Self(rawValue: 0)
        /// 发热
        public static let fever = Self(rawValue: 1)
        /// 咳嗽
        public static let cough = Self(rawValue: 2)
        /// 咽痛
        public static let soreThroat = Self(rawValue: 3)
        /// 乏力
        public static let fatigue = Self(rawValue: 4)
        /// 腹泻
        public static let diarrhoea = Self(rawValue: 5)
        /// 嗅觉味觉减退
        public static let lossOfSmellOrTaste = Self(rawValue: 6)
        /// 呼吸困难
        public static let shortnessOfBreath = Self(rawValue: 7)
    }

    /// What a test said.
    public struct TestOutcome: RawRepresentable, Hashable, Sendable {
        public var rawValue: Int32
        public init(rawValue: Int32) { self.rawValue = rawValue }

        /// Rejected.
        public static let unspecified = Self(rawValue: 0)
        /// 阴性
        public static let negative = Self(rawValue: 1)
        /// 阳性
        public static let positive = Self(rawValue: 2)
    }

    /// What a person says of their own health.
    public struct Declaration: WireMessage {
        /// Body temperature in tenths of a degree Celsius, 340 to 430; 0 means not measured.
        public var temperatureDecicelsius: UInt32
        /// Symptoms now, each at most once; empty means none.
        public var symptoms: [HealthCodeV1.Symptom]
        /// Division where the person is, GB/T 2260, 6 digits; may be empty.
        public var division: String
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__healthcode__v1__declaration__descriptor_pointer()) }
        public static var types: MessageTypes { HealthCodeContractsTypes.all }

        public init() {
            self.temperatureDecicelsius = 0
            self.symptoms = []
            self.division = ""
        }

        public init(
            temperatureDecicelsius: UInt32 = 0,
            symptoms: [HealthCodeV1.Symptom] = [],
            division: String = ""
        ) {
            self.temperatureDecicelsius = temperatureDecicelsius
            self.symptoms = symptoms
            self.division = division
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Shuangma__Healthcode__V1__Declaration.self)
            self.temperatureDecicelsius = c.pointee.temperature_decicelsius
            self.symptoms = try MessageReader.array(c.pointee.n_symptoms, c.pointee.symptoms) { element throws(WireError) in
                HealthCodeV1.Symptom(rawValue: Int32(truncatingIfNeeded: element.rawValue))
            }
            self.division = try MessageReader.string(c.pointee.division, field: "shuangma.healthcode.v1.Declaration.division")
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Healthcode__V1__Declaration.self)
            shuangma__healthcode__v1__declaration__init(c)
            c.pointee.temperature_decicelsius = self.temperatureDecicelsius
            c.pointee.n_symptoms = self.symptoms.count
            c.pointee.symptoms = try writer.array(self.symptoms) { element throws(WireError) in Shuangma__Healthcode__V1__Symptom(rawValue: .init(truncatingIfNeeded: element.rawValue)) }
            c.pointee.division = try writer.string(self.division)
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// A person's health code now.
    public struct HealthStatus: WireMessage {
        /// The colour: the worst active hold.
        public var colour: HealthCodeV1.Colour
        /// Why, worst first; empty when green.
        public var reasons: [HealthCodeV1.Reason]
        /// When this was computed.
        public var computedAt: GoogleProtobuf.Timestamp?
        /// When the colour will change by itself, absent when it waits for evidence.
        public var changesAt: GoogleProtobuf.Timestamp?
        /// Latest test, absent when none in the last 14 days.
        public var latestTest: HealthCodeV1.TestSummary?
        /// When the latest declaration was taken, absent when never.
        public var declaredAt: GoogleProtobuf.Timestamp?
        /// Rule profile, such as `2022-9th`.
        public var rulesVersion: String
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__healthcode__v1__health_status__descriptor_pointer()) }
        public static var types: MessageTypes { HealthCodeContractsTypes.all }

        public init() {
            self.colour = .init(rawValue: 0)
            self.reasons = []
            self.computedAt = nil
            self.changesAt = nil
            self.latestTest = nil
            self.declaredAt = nil
            self.rulesVersion = ""
        }

        public init(
            colour: HealthCodeV1.Colour = .init(rawValue: 0),
            reasons: [HealthCodeV1.Reason] = [],
            computedAt: GoogleProtobuf.Timestamp? = nil,
            changesAt: GoogleProtobuf.Timestamp? = nil,
            latestTest: HealthCodeV1.TestSummary? = nil,
            declaredAt: GoogleProtobuf.Timestamp? = nil,
            rulesVersion: String = ""
        ) {
            self.colour = colour
            self.reasons = reasons
            self.computedAt = computedAt
            self.changesAt = changesAt
            self.latestTest = latestTest
            self.declaredAt = declaredAt
            self.rulesVersion = rulesVersion
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Shuangma__Healthcode__V1__HealthStatus.self)
            self.colour = HealthCodeV1.Colour(rawValue: Int32(truncatingIfNeeded: c.pointee.colour.rawValue))
            self.reasons = try MessageReader.array(c.pointee.n_reasons, c.pointee.reasons) { element throws(WireError) in
                try HealthCodeV1.Reason(c: UnsafeRawPointer(element!))
            }
            self.computedAt = try MessageReader.message(c.pointee.computed_at, as: GoogleProtobuf.Timestamp.self)
            self.changesAt = try MessageReader.message(c.pointee.changes_at, as: GoogleProtobuf.Timestamp.self)
            self.latestTest = try MessageReader.message(c.pointee.latest_test, as: HealthCodeV1.TestSummary.self)
            self.declaredAt = try MessageReader.message(c.pointee.declared_at, as: GoogleProtobuf.Timestamp.self)
            self.rulesVersion = try MessageReader.string(c.pointee.rules_version, field: "shuangma.healthcode.v1.HealthStatus.rules_version")
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Healthcode__V1__HealthStatus.self)
            shuangma__healthcode__v1__health_status__init(c)
            c.pointee.colour = Shuangma__Healthcode__V1__Colour(rawValue: .init(truncatingIfNeeded: self.colour.rawValue))
            c.pointee.n_reasons = self.reasons.count
            c.pointee.reasons = try writer.array(self.reasons) { element throws(WireError) in try writer.message(element, as: Shuangma__Healthcode__V1__Reason.self) }
            if let value = self.computedAt { c.pointee.computed_at = try writer.message(value, as: Google__Protobuf__Timestamp.self) }
            if let value = self.changesAt { c.pointee.changes_at = try writer.message(value, as: Google__Protobuf__Timestamp.self) }
            if let value = self.latestTest { c.pointee.latest_test = try writer.message(value, as: Shuangma__Healthcode__V1__TestSummary.self) }
            if let value = self.declaredAt { c.pointee.declared_at = try writer.message(value, as: Google__Protobuf__Timestamp.self) }
            c.pointee.rules_version = try writer.string(self.rulesVersion)
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// One active hold.
    public struct Reason: WireMessage {
        /// Why.
        public var cause: HealthCodeV1.Cause
        /// The colour it gives now.
        public var colour: HealthCodeV1.Colour
        /// Since when.
        public var since: GoogleProtobuf.Timestamp?
        /// When it ends at the earliest, absent when it is open.
        public var earliestEnd: GoogleProtobuf.Timestamp?
        /// Negative tests still needed for it to end.
        public var negativeTestsNeeded: UInt32
        /// Sentence for the citizen, Chinese.
        public var textZh: String
        /// Sentence for the citizen, English.
        public var textEn: String
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__healthcode__v1__reason__descriptor_pointer()) }
        public static var types: MessageTypes { HealthCodeContractsTypes.all }

        public init() {
            self.cause = .init(rawValue: 0)
            self.colour = .init(rawValue: 0)
            self.since = nil
            self.earliestEnd = nil
            self.negativeTestsNeeded = 0
            self.textZh = ""
            self.textEn = ""
        }

        public init(
            cause: HealthCodeV1.Cause = .init(rawValue: 0),
            colour: HealthCodeV1.Colour = .init(rawValue: 0),
            since: GoogleProtobuf.Timestamp? = nil,
            earliestEnd: GoogleProtobuf.Timestamp? = nil,
            negativeTestsNeeded: UInt32 = 0,
            textZh: String = "",
            textEn: String = ""
        ) {
            self.cause = cause
            self.colour = colour
            self.since = since
            self.earliestEnd = earliestEnd
            self.negativeTestsNeeded = negativeTestsNeeded
            self.textZh = textZh
            self.textEn = textEn
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Shuangma__Healthcode__V1__Reason.self)
            self.cause = HealthCodeV1.Cause(rawValue: Int32(truncatingIfNeeded: c.pointee.cause.rawValue))
            self.colour = HealthCodeV1.Colour(rawValue: Int32(truncatingIfNeeded: c.pointee.colour.rawValue))
            self.since = try MessageReader.message(c.pointee.since, as: GoogleProtobuf.Timestamp.self)
            self.earliestEnd = try MessageReader.message(c.pointee.earliest_end, as: GoogleProtobuf.Timestamp.self)
            self.negativeTestsNeeded = c.pointee.negative_tests_needed
            self.textZh = try MessageReader.string(c.pointee.text_zh, field: "shuangma.healthcode.v1.Reason.text_zh")
            self.textEn = try MessageReader.string(c.pointee.text_en, field: "shuangma.healthcode.v1.Reason.text_en")
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Healthcode__V1__Reason.self)
            shuangma__healthcode__v1__reason__init(c)
            c.pointee.cause = Shuangma__Healthcode__V1__Cause(rawValue: .init(truncatingIfNeeded: self.cause.rawValue))
            c.pointee.colour = Shuangma__Healthcode__V1__Colour(rawValue: .init(truncatingIfNeeded: self.colour.rawValue))
            if let value = self.since { c.pointee.since = try writer.message(value, as: Google__Protobuf__Timestamp.self) }
            if let value = self.earliestEnd { c.pointee.earliest_end = try writer.message(value, as: Google__Protobuf__Timestamp.self) }
            c.pointee.negative_tests_needed = self.negativeTestsNeeded
            c.pointee.text_zh = try writer.string(self.textZh)
            c.pointee.text_en = try writer.string(self.textEn)
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// The latest test of a person.
    public struct TestSummary: WireMessage {
        /// When the sample was taken.
        public var sampledAt: GoogleProtobuf.Timestamp?
        /// What it said.
        public var outcome: HealthCodeV1.TestOutcome
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__healthcode__v1__test_summary__descriptor_pointer()) }
        public static var types: MessageTypes { HealthCodeContractsTypes.all }

        public init() {
            self.sampledAt = nil
            self.outcome = .init(rawValue: 0)
        }

        public init(
            sampledAt: GoogleProtobuf.Timestamp? = nil,
            outcome: HealthCodeV1.TestOutcome = .init(rawValue: 0)
        ) {
            self.sampledAt = sampledAt
            self.outcome = outcome
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Shuangma__Healthcode__V1__TestSummary.self)
            self.sampledAt = try MessageReader.message(c.pointee.sampled_at, as: GoogleProtobuf.Timestamp.self)
            self.outcome = HealthCodeV1.TestOutcome(rawValue: Int32(truncatingIfNeeded: c.pointee.outcome.rawValue))
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Healthcode__V1__TestSummary.self)
            shuangma__healthcode__v1__test_summary__init(c)
            if let value = self.sampledAt { c.pointee.sampled_at = try writer.message(value, as: Google__Protobuf__Timestamp.self) }
            c.pointee.outcome = Shuangma__Healthcode__V1__TestOutcome(rawValue: .init(truncatingIfNeeded: self.outcome.rawValue))
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }
}
