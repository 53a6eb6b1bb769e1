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

    /// What a piece of evidence is.
    public struct EvidenceKind: RawRepresentable, Hashable, Sendable {
        public var rawValue: Int32
        public init(rawValue: Int32) { self.rawValue = rawValue }

        /// Never sent.
        public static let unspecified = Self(rawValue: 0)
        /// A declaration of health.
        public static let declaration = Self(rawValue: 1)
        /// A laboratory's test.
        public static let test = Self(rawValue: 2)
        /// A report of a registry, of contact tracing or of the border.
        public static let report = Self(rawValue: 3)
    }

    /// Which negative tests end a hold (COL-3).
    public struct ExitTests: RawRepresentable, Hashable, Sendable {
        public var rawValue: Int32
        public init(rawValue: Int32) { self.rawValue = rawValue }

        /// None: time, a discharge, the release of an area or a declaration ends it.
        public static let unspecified = Self(rawValue: 0)
        /// One, sampled within the last 24 hours of the phases or later.
        public static let oneAtEnd = Self(rawValue: 1)
        /// One, sampled since the hold began.
        public static let oneSinceStart = Self(rawValue: 2)
        /// Two, sampled 24 hours apart or more since the hold began.
        public static let two = Self(rawValue: 3)
    }

    /// What brings another colour.
    public struct ColourTrigger: RawRepresentable, Hashable, Sendable {
        public var rawValue: Int32
        public init(rawValue: Int32) { self.rawValue = rawValue }

        /// None, or one that this version does not know.
        public static let unspecified = Self(rawValue: 0)
        /// Evidence came, was corrected or withdrawn.
        public static let evidence = Self(rawValue: 1)
        /// A phase, a hold or a declaration ended.
        public static let time = Self(rawValue: 2)
        /// An area of risk was entered into the register, changed or released.
        public static let area = Self(rawValue: 3)
        /// Other rules are in force.
        public static let rules = Self(rawValue: 4)
        /// Evidence was withdrawn, or the case that it cites (COL-10).
        public static let withdrawal = Self(rawValue: 5)
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
        /// The colour from `changes_at` on; unspecified without one.
        public var changesTo: HealthCodeV1.Colour
        /// Latest negative test, absent when none in the last 14 days (COL-15).
        public var latestNegative: HealthCodeV1.TestSummary?
        /// Trips that the person declared in the last 30 days, newest first.
        public var trips: [HealthCodeV1.DeclaredTrip]
        /// How to object when this is wrong, Chinese; empty when green.
        public var objectionZh: String
        /// The same, English.
        public var objectionEn: String
        /// What another province says, of what the person has presented here: the worst of it that counts now. Absent when nothing
        /// does (MRG-11).
        public var recognised: HealthCodeV1.RecognisedColour?
        /// The colour that gates go by: the worse of the own one and `recognised`, and that one while the own is grey.
        public var gateColour: HealthCodeV1.Colour
        /// From how many other documents of the person it was derived as well (COL-16). Gates are not told.
        public var otherDocuments: UInt32
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
            self.changesTo = .init(rawValue: 0)
            self.latestNegative = nil
            self.trips = []
            self.objectionZh = ""
            self.objectionEn = ""
            self.recognised = nil
            self.gateColour = .init(rawValue: 0)
            self.otherDocuments = 0
        }

        public init(
            colour: HealthCodeV1.Colour = .init(rawValue: 0),
            reasons: [HealthCodeV1.Reason] = [],
            computedAt: GoogleProtobuf.Timestamp? = nil,
            changesAt: GoogleProtobuf.Timestamp? = nil,
            latestTest: HealthCodeV1.TestSummary? = nil,
            declaredAt: GoogleProtobuf.Timestamp? = nil,
            rulesVersion: String = "",
            changesTo: HealthCodeV1.Colour = .init(rawValue: 0),
            latestNegative: HealthCodeV1.TestSummary? = nil,
            trips: [HealthCodeV1.DeclaredTrip] = [],
            objectionZh: String = "",
            objectionEn: String = "",
            recognised: HealthCodeV1.RecognisedColour? = nil,
            gateColour: HealthCodeV1.Colour = .init(rawValue: 0),
            otherDocuments: UInt32 = 0
        ) {
            self.colour = colour
            self.reasons = reasons
            self.computedAt = computedAt
            self.changesAt = changesAt
            self.latestTest = latestTest
            self.declaredAt = declaredAt
            self.rulesVersion = rulesVersion
            self.changesTo = changesTo
            self.latestNegative = latestNegative
            self.trips = trips
            self.objectionZh = objectionZh
            self.objectionEn = objectionEn
            self.recognised = recognised
            self.gateColour = gateColour
            self.otherDocuments = otherDocuments
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
            self.changesTo = HealthCodeV1.Colour(rawValue: Int32(truncatingIfNeeded: c.pointee.changes_to.rawValue))
            self.latestNegative = try MessageReader.message(c.pointee.latest_negative, as: HealthCodeV1.TestSummary.self)
            self.trips = try MessageReader.array(c.pointee.n_trips, c.pointee.trips) { element throws(WireError) in
                try HealthCodeV1.DeclaredTrip(c: UnsafeRawPointer(element!))
            }
            self.objectionZh = try MessageReader.string(c.pointee.objection_zh, field: "shuangma.healthcode.v1.HealthStatus.objection_zh")
            self.objectionEn = try MessageReader.string(c.pointee.objection_en, field: "shuangma.healthcode.v1.HealthStatus.objection_en")
            self.recognised = try MessageReader.message(c.pointee.recognised, as: HealthCodeV1.RecognisedColour.self)
            self.gateColour = HealthCodeV1.Colour(rawValue: Int32(truncatingIfNeeded: c.pointee.gate_colour.rawValue))
            self.otherDocuments = c.pointee.other_documents
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
            c.pointee.changes_to = Shuangma__Healthcode__V1__Colour(rawValue: .init(truncatingIfNeeded: self.changesTo.rawValue))
            if let value = self.latestNegative { c.pointee.latest_negative = try writer.message(value, as: Shuangma__Healthcode__V1__TestSummary.self) }
            c.pointee.n_trips = self.trips.count
            c.pointee.trips = try writer.array(self.trips) { element throws(WireError) in try writer.message(element, as: Shuangma__Healthcode__V1__DeclaredTrip.self) }
            c.pointee.objection_zh = try writer.string(self.objectionZh)
            c.pointee.objection_en = try writer.string(self.objectionEn)
            if let value = self.recognised { c.pointee.recognised = try writer.message(value, as: Shuangma__Healthcode__V1__RecognisedColour.self) }
            c.pointee.gate_colour = Shuangma__Healthcode__V1__Colour(rawValue: .init(truncatingIfNeeded: self.gateColour.rawValue))
            c.pointee.other_documents = self.otherDocuments
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// What another province says of a person, by an assertion that the person has presented.
    public struct RecognisedColour: WireMessage {
        /// The colour.
        public var colour: HealthCodeV1.Colour
        /// The province, six digits.
        public var issuer: String
        /// When it derived the colour.
        public var asOf: GoogleProtobuf.Timestamp?
        /// From when on this counts for nothing.
        public var expiresAt: GoogleProtobuf.Timestamp?
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__healthcode__v1__recognised_colour__descriptor_pointer()) }
        public static var types: MessageTypes { HealthCodeContractsTypes.all }

        public init() {
            self.colour = .init(rawValue: 0)
            self.issuer = ""
            self.asOf = nil
            self.expiresAt = nil
        }

        public init(
            colour: HealthCodeV1.Colour = .init(rawValue: 0),
            issuer: String = "",
            asOf: GoogleProtobuf.Timestamp? = nil,
            expiresAt: GoogleProtobuf.Timestamp? = nil
        ) {
            self.colour = colour
            self.issuer = issuer
            self.asOf = asOf
            self.expiresAt = expiresAt
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Shuangma__Healthcode__V1__RecognisedColour.self)
            self.colour = HealthCodeV1.Colour(rawValue: Int32(truncatingIfNeeded: c.pointee.colour.rawValue))
            self.issuer = try MessageReader.string(c.pointee.issuer, field: "shuangma.healthcode.v1.RecognisedColour.issuer")
            self.asOf = try MessageReader.message(c.pointee.as_of, as: GoogleProtobuf.Timestamp.self)
            self.expiresAt = try MessageReader.message(c.pointee.expires_at, as: GoogleProtobuf.Timestamp.self)
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Healthcode__V1__RecognisedColour.self)
            shuangma__healthcode__v1__recognised_colour__init(c)
            c.pointee.colour = Shuangma__Healthcode__V1__Colour(rawValue: .init(truncatingIfNeeded: self.colour.rawValue))
            c.pointee.issuer = try writer.string(self.issuer)
            if let value = self.asOf { c.pointee.as_of = try writer.message(value, as: Google__Protobuf__Timestamp.self) }
            if let value = self.expiresAt { c.pointee.expires_at = try writer.message(value, as: Google__Protobuf__Timestamp.self) }
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
        /// What it stands on, latest first, at most 8.
        public var evidence: [HealthCodeV1.ReasonEvidence]
        /// How the colour goes on: the phase of now, then the later ones. Empty for CAUSE_NO_DECLARATION.
        public var phases: [HealthCodeV1.HoldPhase]
        /// Which tests end the hold.
        public var exit: HealthCodeV1.ExitTests
        /// From when on the next test that is missing may be sampled; absent when none is missing.
        public var testsCountFrom: GoogleProtobuf.Timestamp?
        /// When it ends at the latest, whatever is missing; absent while that is open.
        public var latestEnd: GoogleProtobuf.Timestamp?
        /// Until when, and what is missing, Chinese.
        public var untilZh: String
        /// The same, English.
        public var untilEn: String
        /// What the citizen does now, Chinese.
        public var nowZh: String
        /// The same, English.
        public var nowEn: String
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
            self.evidence = []
            self.phases = []
            self.exit = .init(rawValue: 0)
            self.testsCountFrom = nil
            self.latestEnd = nil
            self.untilZh = ""
            self.untilEn = ""
            self.nowZh = ""
            self.nowEn = ""
        }

        public init(
            cause: HealthCodeV1.Cause = .init(rawValue: 0),
            colour: HealthCodeV1.Colour = .init(rawValue: 0),
            since: GoogleProtobuf.Timestamp? = nil,
            earliestEnd: GoogleProtobuf.Timestamp? = nil,
            negativeTestsNeeded: UInt32 = 0,
            textZh: String = "",
            textEn: String = "",
            evidence: [HealthCodeV1.ReasonEvidence] = [],
            phases: [HealthCodeV1.HoldPhase] = [],
            exit: HealthCodeV1.ExitTests = .init(rawValue: 0),
            testsCountFrom: GoogleProtobuf.Timestamp? = nil,
            latestEnd: GoogleProtobuf.Timestamp? = nil,
            untilZh: String = "",
            untilEn: String = "",
            nowZh: String = "",
            nowEn: String = ""
        ) {
            self.cause = cause
            self.colour = colour
            self.since = since
            self.earliestEnd = earliestEnd
            self.negativeTestsNeeded = negativeTestsNeeded
            self.textZh = textZh
            self.textEn = textEn
            self.evidence = evidence
            self.phases = phases
            self.exit = exit
            self.testsCountFrom = testsCountFrom
            self.latestEnd = latestEnd
            self.untilZh = untilZh
            self.untilEn = untilEn
            self.nowZh = nowZh
            self.nowEn = nowEn
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
            self.evidence = try MessageReader.array(c.pointee.n_evidence, c.pointee.evidence) { element throws(WireError) in
                try HealthCodeV1.ReasonEvidence(c: UnsafeRawPointer(element!))
            }
            self.phases = try MessageReader.array(c.pointee.n_phases, c.pointee.phases) { element throws(WireError) in
                try HealthCodeV1.HoldPhase(c: UnsafeRawPointer(element!))
            }
            self.exit = HealthCodeV1.ExitTests(rawValue: Int32(truncatingIfNeeded: c.pointee.exit.rawValue))
            self.testsCountFrom = try MessageReader.message(c.pointee.tests_count_from, as: GoogleProtobuf.Timestamp.self)
            self.latestEnd = try MessageReader.message(c.pointee.latest_end, as: GoogleProtobuf.Timestamp.self)
            self.untilZh = try MessageReader.string(c.pointee.until_zh, field: "shuangma.healthcode.v1.Reason.until_zh")
            self.untilEn = try MessageReader.string(c.pointee.until_en, field: "shuangma.healthcode.v1.Reason.until_en")
            self.nowZh = try MessageReader.string(c.pointee.now_zh, field: "shuangma.healthcode.v1.Reason.now_zh")
            self.nowEn = try MessageReader.string(c.pointee.now_en, field: "shuangma.healthcode.v1.Reason.now_en")
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
            c.pointee.n_evidence = self.evidence.count
            c.pointee.evidence = try writer.array(self.evidence) { element throws(WireError) in try writer.message(element, as: Shuangma__Healthcode__V1__ReasonEvidence.self) }
            c.pointee.n_phases = self.phases.count
            c.pointee.phases = try writer.array(self.phases) { element throws(WireError) in try writer.message(element, as: Shuangma__Healthcode__V1__HoldPhase.self) }
            c.pointee.exit = Shuangma__Healthcode__V1__ExitTests(rawValue: .init(truncatingIfNeeded: self.exit.rawValue))
            if let value = self.testsCountFrom { c.pointee.tests_count_from = try writer.message(value, as: Google__Protobuf__Timestamp.self) }
            if let value = self.latestEnd { c.pointee.latest_end = try writer.message(value, as: Google__Protobuf__Timestamp.self) }
            c.pointee.until_zh = try writer.string(self.untilZh)
            c.pointee.until_en = try writer.string(self.untilEn)
            c.pointee.now_zh = try writer.string(self.nowZh)
            c.pointee.now_en = try writer.string(self.nowEn)
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// A piece of evidence that a reason stands on.
    public struct ReasonEvidence: WireMessage {
        /// What it is.
        public var kind: HealthCodeV1.EvidenceKind
        /// When it was declared, sampled or began.
        public var at: GoogleProtobuf.Timestamp?
        /// When it ended, such as by a discharge; absent while it lasts, and for what does not last.
        public var until: GoogleProtobuf.Timestamp?
        /// Who said so: the name of a laboratory, a feed or a counter. Empty for what the person declared by themselves.
        public var authority: String
        /// Division of an area, GB/T 2260; may be empty.
        public var division: String
        /// It stands under another document of the person (COL-16).
        public var otherDocument: Bool
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__healthcode__v1__reason_evidence__descriptor_pointer()) }
        public static var types: MessageTypes { HealthCodeContractsTypes.all }

        public init() {
            self.kind = .init(rawValue: 0)
            self.at = nil
            self.until = nil
            self.authority = ""
            self.division = ""
            self.otherDocument = false
        }

        public init(
            kind: HealthCodeV1.EvidenceKind = .init(rawValue: 0),
            at: GoogleProtobuf.Timestamp? = nil,
            until: GoogleProtobuf.Timestamp? = nil,
            authority: String = "",
            division: String = "",
            otherDocument: Bool = false
        ) {
            self.kind = kind
            self.at = at
            self.until = until
            self.authority = authority
            self.division = division
            self.otherDocument = otherDocument
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Shuangma__Healthcode__V1__ReasonEvidence.self)
            self.kind = HealthCodeV1.EvidenceKind(rawValue: Int32(truncatingIfNeeded: c.pointee.kind.rawValue))
            self.at = try MessageReader.message(c.pointee.at, as: GoogleProtobuf.Timestamp.self)
            self.until = try MessageReader.message(c.pointee.until, as: GoogleProtobuf.Timestamp.self)
            self.authority = try MessageReader.string(c.pointee.authority, field: "shuangma.healthcode.v1.ReasonEvidence.authority")
            self.division = try MessageReader.string(c.pointee.division, field: "shuangma.healthcode.v1.ReasonEvidence.division")
            self.otherDocument = c.pointee.other_document != 0
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Healthcode__V1__ReasonEvidence.self)
            shuangma__healthcode__v1__reason_evidence__init(c)
            c.pointee.kind = Shuangma__Healthcode__V1__EvidenceKind(rawValue: .init(truncatingIfNeeded: self.kind.rawValue))
            if let value = self.at { c.pointee.at = try writer.message(value, as: Google__Protobuf__Timestamp.self) }
            if let value = self.until { c.pointee.until = try writer.message(value, as: Google__Protobuf__Timestamp.self) }
            c.pointee.authority = try writer.string(self.authority)
            c.pointee.division = try writer.string(self.division)
            c.pointee.other_document = self.otherDocument ? 1 : 0
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// A colour for some time within a hold.
    public struct HoldPhase: WireMessage {
        /// The colour.
        public var colour: HealthCodeV1.Colour
        /// When it begins; absent while nobody knows.
        public var from: GoogleProtobuf.Timestamp?
        /// When it ends; absent while that is open, or waits for tests.
        public var until: GoogleProtobuf.Timestamp?
        /// Its length in days of 86,400 s; 0 where something else ends it.
        public var days: UInt32
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__healthcode__v1__hold_phase__descriptor_pointer()) }
        public static var types: MessageTypes { HealthCodeContractsTypes.all }

        public init() {
            self.colour = .init(rawValue: 0)
            self.from = nil
            self.until = nil
            self.days = 0
        }

        public init(
            colour: HealthCodeV1.Colour = .init(rawValue: 0),
            from: GoogleProtobuf.Timestamp? = nil,
            until: GoogleProtobuf.Timestamp? = nil,
            days: UInt32 = 0
        ) {
            self.colour = colour
            self.from = from
            self.until = until
            self.days = days
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Shuangma__Healthcode__V1__HoldPhase.self)
            self.colour = HealthCodeV1.Colour(rawValue: Int32(truncatingIfNeeded: c.pointee.colour.rawValue))
            self.from = try MessageReader.message(c.pointee.from, as: GoogleProtobuf.Timestamp.self)
            self.until = try MessageReader.message(c.pointee.until, as: GoogleProtobuf.Timestamp.self)
            self.days = c.pointee.days
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Healthcode__V1__HoldPhase.self)
            shuangma__healthcode__v1__hold_phase__init(c)
            c.pointee.colour = Shuangma__Healthcode__V1__Colour(rawValue: .init(truncatingIfNeeded: self.colour.rawValue))
            if let value = self.from { c.pointee.from = try writer.message(value, as: Google__Protobuf__Timestamp.self) }
            if let value = self.until { c.pointee.until = try writer.message(value, as: Google__Protobuf__Timestamp.self) }
            c.pointee.days = self.days
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// A trip that a person declared.
    public struct DeclaredTrip: WireMessage {
        /// When it was declared.
        public var declaredAt: GoogleProtobuf.Timestamp?
        /// Where and when, by their beginnings.
        public var places: [HealthCodeV1.DeclaredPlace]
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__healthcode__v1__declared_trip__descriptor_pointer()) }
        public static var types: MessageTypes { HealthCodeContractsTypes.all }

        public init() {
            self.declaredAt = nil
            self.places = []
        }

        public init(
            declaredAt: GoogleProtobuf.Timestamp? = nil,
            places: [HealthCodeV1.DeclaredPlace] = []
        ) {
            self.declaredAt = declaredAt
            self.places = places
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Shuangma__Healthcode__V1__DeclaredTrip.self)
            self.declaredAt = try MessageReader.message(c.pointee.declared_at, as: GoogleProtobuf.Timestamp.self)
            self.places = try MessageReader.array(c.pointee.n_places, c.pointee.places) { element throws(WireError) in
                try HealthCodeV1.DeclaredPlace(c: UnsafeRawPointer(element!))
            }
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Healthcode__V1__DeclaredTrip.self)
            shuangma__healthcode__v1__declared_trip__init(c)
            if let value = self.declaredAt { c.pointee.declared_at = try writer.message(value, as: Google__Protobuf__Timestamp.self) }
            c.pointee.n_places = self.places.count
            c.pointee.places = try writer.array(self.places) { element throws(WireError) in try writer.message(element, as: Shuangma__Healthcode__V1__DeclaredPlace.self) }
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// A place of a trip.
    public struct DeclaredPlace: WireMessage {
        /// Division, GB/T 2260, 6 digits; empty for a place abroad. Hong Kong, Macao and Taiwan are 810000, 820000, 710000.
        public var division: String
        /// Country, ISO 3166-1 alpha-3, other than CHN; empty for a place in China.
        public var country: String
        /// Arrival: at most 30 days back and 60 days ahead.
        public var from: GoogleProtobuf.Timestamp?
        /// Departure: after `from`, and at most 90 days ahead.
        public var until: GoogleProtobuf.Timestamp?
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__healthcode__v1__declared_place__descriptor_pointer()) }
        public static var types: MessageTypes { HealthCodeContractsTypes.all }

        public init() {
            self.division = ""
            self.country = ""
            self.from = nil
            self.until = nil
        }

        public init(
            division: String = "",
            country: String = "",
            from: GoogleProtobuf.Timestamp? = nil,
            until: GoogleProtobuf.Timestamp? = nil
        ) {
            self.division = division
            self.country = country
            self.from = from
            self.until = until
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Shuangma__Healthcode__V1__DeclaredPlace.self)
            self.division = try MessageReader.string(c.pointee.division, field: "shuangma.healthcode.v1.DeclaredPlace.division")
            self.country = try MessageReader.string(c.pointee.country, field: "shuangma.healthcode.v1.DeclaredPlace.country")
            self.from = try MessageReader.message(c.pointee.from, as: GoogleProtobuf.Timestamp.self)
            self.until = try MessageReader.message(c.pointee.until, as: GoogleProtobuf.Timestamp.self)
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Healthcode__V1__DeclaredPlace.self)
            shuangma__healthcode__v1__declared_place__init(c)
            c.pointee.division = try writer.string(self.division)
            c.pointee.country = try writer.string(self.country)
            if let value = self.from { c.pointee.from = try writer.message(value, as: Google__Protobuf__Timestamp.self) }
            if let value = self.until { c.pointee.until = try writer.message(value, as: Google__Protobuf__Timestamp.self) }
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
        /// Whole hours since then (COL-15).
        public var hoursAgo: UInt32
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__healthcode__v1__test_summary__descriptor_pointer()) }
        public static var types: MessageTypes { HealthCodeContractsTypes.all }

        public init() {
            self.sampledAt = nil
            self.outcome = .init(rawValue: 0)
            self.hoursAgo = 0
        }

        public init(
            sampledAt: GoogleProtobuf.Timestamp? = nil,
            outcome: HealthCodeV1.TestOutcome = .init(rawValue: 0),
            hoursAgo: UInt32 = 0
        ) {
            self.sampledAt = sampledAt
            self.outcome = outcome
            self.hoursAgo = hoursAgo
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Shuangma__Healthcode__V1__TestSummary.self)
            self.sampledAt = try MessageReader.message(c.pointee.sampled_at, as: GoogleProtobuf.Timestamp.self)
            self.outcome = HealthCodeV1.TestOutcome(rawValue: Int32(truncatingIfNeeded: c.pointee.outcome.rawValue))
            self.hoursAgo = c.pointee.hours_ago
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Healthcode__V1__TestSummary.self)
            shuangma__healthcode__v1__test_summary__init(c)
            if let value = self.sampledAt { c.pointee.sampled_at = try writer.message(value, as: Google__Protobuf__Timestamp.self) }
            c.pointee.outcome = Shuangma__Healthcode__V1__TestOutcome(rawValue: .init(truncatingIfNeeded: self.outcome.rawValue))
            c.pointee.hours_ago = self.hoursAgo
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }
}
