// Generated from shuangma/healthcode/v1/health_code.proto by scripts/generate. Do not edit.

import CContracts
import CWellKnownTypes
public import RPC
public import Wire

/// The health code: evidence in, colour out. No call sets a colour (COL-1).
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
        /// Symptoms now; empty means none.
        public var symptoms: [HealthCodeV1.Symptom]
        /// Division where the person is, GB/T 2260, 6 digits; may be empty.
        public var division: String
        /// The person was abroad in the last 14 days.
        public var abroadRecently: Bool
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__healthcode__v1__declaration__descriptor_pointer()) }
        public static var types: MessageTypes { ContractsTypes.all }

        public init() {
            self.temperatureDecicelsius = 0
            self.symptoms = []
            self.division = ""
            self.abroadRecently = false
        }

        public init(
            temperatureDecicelsius: UInt32 = 0,
            symptoms: [HealthCodeV1.Symptom] = [],
            division: String = "",
            abroadRecently: Bool = false
        ) {
            self.temperatureDecicelsius = temperatureDecicelsius
            self.symptoms = symptoms
            self.division = division
            self.abroadRecently = abroadRecently
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Shuangma__Healthcode__V1__Declaration.self)
            self.temperatureDecicelsius = c.pointee.temperature_decicelsius
            self.symptoms = try MessageReader.array(c.pointee.n_symptoms, c.pointee.symptoms) { element throws(WireError) in
                HealthCodeV1.Symptom(rawValue: Int32(truncatingIfNeeded: element.rawValue))
            }
            self.division = try MessageReader.string(c.pointee.division, field: "shuangma.healthcode.v1.Declaration.division")
            self.abroadRecently = c.pointee.abroad_recently != 0
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Healthcode__V1__Declaration.self)
            shuangma__healthcode__v1__declaration__init(c)
            c.pointee.temperature_decicelsius = self.temperatureDecicelsius
            c.pointee.n_symptoms = self.symptoms.count
            c.pointee.symptoms = try writer.array(self.symptoms) { element throws(WireError) in Shuangma__Healthcode__V1__Symptom(rawValue: .init(truncatingIfNeeded: element.rawValue)) }
            c.pointee.division = try writer.string(self.division)
            c.pointee.abroad_recently = self.abroadRecently ? 1 : 0
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// Declares health.
    public struct DeclareRequest: WireMessage {
        /// The declaration.
        public var declaration: HealthCodeV1.Declaration?
        /// Chosen by the caller, 1 to 64 bytes; a retry with the same key changes nothing.
        public var idempotencyKey: String
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__healthcode__v1__declare_request__descriptor_pointer()) }
        public static var types: MessageTypes { ContractsTypes.all }

        public init() {
            self.declaration = nil
            self.idempotencyKey = ""
        }

        public init(
            declaration: HealthCodeV1.Declaration? = nil,
            idempotencyKey: String = ""
        ) {
            self.declaration = declaration
            self.idempotencyKey = idempotencyKey
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Shuangma__Healthcode__V1__DeclareRequest.self)
            self.declaration = try MessageReader.message(c.pointee.declaration, as: HealthCodeV1.Declaration.self)
            self.idempotencyKey = try MessageReader.string(c.pointee.idempotency_key, field: "shuangma.healthcode.v1.DeclareRequest.idempotency_key")
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Healthcode__V1__DeclareRequest.self)
            shuangma__healthcode__v1__declare_request__init(c)
            if let value = self.declaration { c.pointee.declaration = try writer.message(value, as: Shuangma__Healthcode__V1__Declaration.self) }
            c.pointee.idempotency_key = try writer.string(self.idempotencyKey)
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// The declaration is stored.
    public struct DeclareResponse: WireMessage {
        /// When it was taken.
        public var declaredAt: GoogleProtobuf.Timestamp?
        /// The code with it.
        public var status: HealthCodeV1.HealthStatus?
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__healthcode__v1__declare_response__descriptor_pointer()) }
        public static var types: MessageTypes { ContractsTypes.all }

        public init() {
            self.declaredAt = nil
            self.status = nil
        }

        public init(
            declaredAt: GoogleProtobuf.Timestamp? = nil,
            status: HealthCodeV1.HealthStatus? = nil
        ) {
            self.declaredAt = declaredAt
            self.status = status
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Shuangma__Healthcode__V1__DeclareResponse.self)
            self.declaredAt = try MessageReader.message(c.pointee.declared_at, as: GoogleProtobuf.Timestamp.self)
            self.status = try MessageReader.message(c.pointee.status, as: HealthCodeV1.HealthStatus.self)
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Healthcode__V1__DeclareResponse.self)
            shuangma__healthcode__v1__declare_response__init(c)
            if let value = self.declaredAt { c.pointee.declared_at = try writer.message(value, as: Google__Protobuf__Timestamp.self) }
            if let value = self.status { c.pointee.status = try writer.message(value, as: Shuangma__Healthcode__V1__HealthStatus.self) }
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// Asks for a person's code.
    public struct GetHealthCodeRequest: WireMessage {
        /// The person; a citizen may leave it out and means themselves.
        public var person: CommonV1.PersonRef?
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__healthcode__v1__get_health_code_request__descriptor_pointer()) }
        public static var types: MessageTypes { ContractsTypes.all }

        public init() {
            self.person = nil
        }

        public init(
            person: CommonV1.PersonRef? = nil
        ) {
            self.person = person
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Shuangma__Healthcode__V1__GetHealthCodeRequest.self)
            self.person = try MessageReader.message(c.pointee.person, as: CommonV1.PersonRef.self)
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Healthcode__V1__GetHealthCodeRequest.self)
            shuangma__healthcode__v1__get_health_code_request__init(c)
            if let value = self.person { c.pointee.person = try writer.message(value, as: Shuangma__Common__V1__PersonRef.self) }
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
        public static var types: MessageTypes { ContractsTypes.all }

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
        public static var types: MessageTypes { ContractsTypes.all }

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
        public static var types: MessageTypes { ContractsTypes.all }

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

    /// A laboratory result.
    public struct TestResult: WireMessage {
        /// The person.
        public var person: CommonV1.PersonRef?
        /// Laboratory's number of the sample, 1 to 64 characters, unique within the laboratory.
        public var sampleId: String
        /// Laboratory, 1 to 64 characters.
        public var laboratory: String
        /// When the sample was taken.
        public var sampledAt: GoogleProtobuf.Timestamp?
        /// What it said.
        public var outcome: HealthCodeV1.TestOutcome
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__healthcode__v1__test_result__descriptor_pointer()) }
        public static var types: MessageTypes { ContractsTypes.all }

        public init() {
            self.person = nil
            self.sampleId = ""
            self.laboratory = ""
            self.sampledAt = nil
            self.outcome = .init(rawValue: 0)
        }

        public init(
            person: CommonV1.PersonRef? = nil,
            sampleId: String = "",
            laboratory: String = "",
            sampledAt: GoogleProtobuf.Timestamp? = nil,
            outcome: HealthCodeV1.TestOutcome = .init(rawValue: 0)
        ) {
            self.person = person
            self.sampleId = sampleId
            self.laboratory = laboratory
            self.sampledAt = sampledAt
            self.outcome = outcome
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Shuangma__Healthcode__V1__TestResult.self)
            self.person = try MessageReader.message(c.pointee.person, as: CommonV1.PersonRef.self)
            self.sampleId = try MessageReader.string(c.pointee.sample_id, field: "shuangma.healthcode.v1.TestResult.sample_id")
            self.laboratory = try MessageReader.string(c.pointee.laboratory, field: "shuangma.healthcode.v1.TestResult.laboratory")
            self.sampledAt = try MessageReader.message(c.pointee.sampled_at, as: GoogleProtobuf.Timestamp.self)
            self.outcome = HealthCodeV1.TestOutcome(rawValue: Int32(truncatingIfNeeded: c.pointee.outcome.rawValue))
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Healthcode__V1__TestResult.self)
            shuangma__healthcode__v1__test_result__init(c)
            if let value = self.person { c.pointee.person = try writer.message(value, as: Shuangma__Common__V1__PersonRef.self) }
            c.pointee.sample_id = try writer.string(self.sampleId)
            c.pointee.laboratory = try writer.string(self.laboratory)
            if let value = self.sampledAt { c.pointee.sampled_at = try writer.message(value, as: Google__Protobuf__Timestamp.self) }
            c.pointee.outcome = Shuangma__Healthcode__V1__TestOutcome(rawValue: .init(truncatingIfNeeded: self.outcome.rawValue))
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// A row of an import of tests.
    public struct TestRow: WireMessage {
        /// The caller's row number.
        public var row: UInt64
        /// The result.
        public var test: HealthCodeV1.TestResult?
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__healthcode__v1__test_row__descriptor_pointer()) }
        public static var types: MessageTypes { ContractsTypes.all }

        public init() {
            self.row = 0
            self.test = nil
        }

        public init(
            row: UInt64 = 0,
            test: HealthCodeV1.TestResult? = nil
        ) {
            self.row = row
            self.test = test
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Shuangma__Healthcode__V1__TestRow.self)
            self.row = c.pointee.row
            self.test = try MessageReader.message(c.pointee.test, as: HealthCodeV1.TestResult.self)
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Healthcode__V1__TestRow.self)
            shuangma__healthcode__v1__test_row__init(c)
            c.pointee.row = self.row
            if let value = self.test { c.pointee.test = try writer.message(value, as: Shuangma__Healthcode__V1__TestResult.self) }
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// Some rows, at most 1,000.
    public struct TestBatch: WireMessage {
        /// The rows.
        public var rows: [HealthCodeV1.TestRow]
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__healthcode__v1__test_batch__descriptor_pointer()) }
        public static var types: MessageTypes { ContractsTypes.all }

        public init() {
            self.rows = []
        }

        public init(
            rows: [HealthCodeV1.TestRow] = []
        ) {
            self.rows = rows
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Shuangma__Healthcode__V1__TestBatch.self)
            self.rows = try MessageReader.array(c.pointee.n_rows, c.pointee.rows) { element throws(WireError) in
                try HealthCodeV1.TestRow(c: UnsafeRawPointer(element!))
            }
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Healthcode__V1__TestBatch.self)
            shuangma__healthcode__v1__test_batch__init(c)
            c.pointee.n_rows = self.rows.count
            c.pointee.rows = try writer.array(self.rows) { element throws(WireError) in try writer.message(element, as: Shuangma__Healthcode__V1__TestRow.self) }
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// Evidence that a person was exposed, or is a case.
    public struct Exposure: WireMessage {
        /// The person.
        public var person: CommonV1.PersonRef?
        /// Kind: every cause but SYMPTOM and NO_DECLARATION.
        public var cause: HealthCodeV1.Cause
        /// Reference of the case or area, 1 to 64 characters: lists need one (COL-7).
        public var evidenceId: String
        /// When the exposure began; for LEFT_* when the person left; for CASE when it was confirmed.
        public var from: GoogleProtobuf.Timestamp?
        /// When it ended, such as the discharge of a case; absent while it lasts.
        public var until: GoogleProtobuf.Timestamp?
        /// For HIGH_RISK_AREA and MEDIUM_RISK_AREA: division of the area.
        public var division: String
        /// The feed that says so, 1 to 64 characters, such as `case-registry`.
        public var source: String
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__healthcode__v1__exposure__descriptor_pointer()) }
        public static var types: MessageTypes { ContractsTypes.all }

        public init() {
            self.person = nil
            self.cause = .init(rawValue: 0)
            self.evidenceId = ""
            self.from = nil
            self.until = nil
            self.division = ""
            self.source = ""
        }

        public init(
            person: CommonV1.PersonRef? = nil,
            cause: HealthCodeV1.Cause = .init(rawValue: 0),
            evidenceId: String = "",
            from: GoogleProtobuf.Timestamp? = nil,
            until: GoogleProtobuf.Timestamp? = nil,
            division: String = "",
            source: String = ""
        ) {
            self.person = person
            self.cause = cause
            self.evidenceId = evidenceId
            self.from = from
            self.until = until
            self.division = division
            self.source = source
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Shuangma__Healthcode__V1__Exposure.self)
            self.person = try MessageReader.message(c.pointee.person, as: CommonV1.PersonRef.self)
            self.cause = HealthCodeV1.Cause(rawValue: Int32(truncatingIfNeeded: c.pointee.cause.rawValue))
            self.evidenceId = try MessageReader.string(c.pointee.evidence_id, field: "shuangma.healthcode.v1.Exposure.evidence_id")
            self.from = try MessageReader.message(c.pointee.from, as: GoogleProtobuf.Timestamp.self)
            self.until = try MessageReader.message(c.pointee.until, as: GoogleProtobuf.Timestamp.self)
            self.division = try MessageReader.string(c.pointee.division, field: "shuangma.healthcode.v1.Exposure.division")
            self.source = try MessageReader.string(c.pointee.source, field: "shuangma.healthcode.v1.Exposure.source")
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Healthcode__V1__Exposure.self)
            shuangma__healthcode__v1__exposure__init(c)
            if let value = self.person { c.pointee.person = try writer.message(value, as: Shuangma__Common__V1__PersonRef.self) }
            c.pointee.cause = Shuangma__Healthcode__V1__Cause(rawValue: .init(truncatingIfNeeded: self.cause.rawValue))
            c.pointee.evidence_id = try writer.string(self.evidenceId)
            if let value = self.from { c.pointee.from = try writer.message(value, as: Google__Protobuf__Timestamp.self) }
            if let value = self.until { c.pointee.until = try writer.message(value, as: Google__Protobuf__Timestamp.self) }
            c.pointee.division = try writer.string(self.division)
            c.pointee.source = try writer.string(self.source)
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// A row of an import of exposures.
    public struct ExposureRow: WireMessage {
        /// The caller's row number.
        public var row: UInt64
        /// The exposure.
        public var exposure: HealthCodeV1.Exposure?
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__healthcode__v1__exposure_row__descriptor_pointer()) }
        public static var types: MessageTypes { ContractsTypes.all }

        public init() {
            self.row = 0
            self.exposure = nil
        }

        public init(
            row: UInt64 = 0,
            exposure: HealthCodeV1.Exposure? = nil
        ) {
            self.row = row
            self.exposure = exposure
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Shuangma__Healthcode__V1__ExposureRow.self)
            self.row = c.pointee.row
            self.exposure = try MessageReader.message(c.pointee.exposure, as: HealthCodeV1.Exposure.self)
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Healthcode__V1__ExposureRow.self)
            shuangma__healthcode__v1__exposure_row__init(c)
            c.pointee.row = self.row
            if let value = self.exposure { c.pointee.exposure = try writer.message(value, as: Shuangma__Healthcode__V1__Exposure.self) }
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// Some rows, at most 1,000.
    public struct ExposureBatch: WireMessage {
        /// The rows.
        public var rows: [HealthCodeV1.ExposureRow]
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__healthcode__v1__exposure_batch__descriptor_pointer()) }
        public static var types: MessageTypes { ContractsTypes.all }

        public init() {
            self.rows = []
        }

        public init(
            rows: [HealthCodeV1.ExposureRow] = []
        ) {
            self.rows = rows
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Shuangma__Healthcode__V1__ExposureBatch.self)
            self.rows = try MessageReader.array(c.pointee.n_rows, c.pointee.rows) { element throws(WireError) in
                try HealthCodeV1.ExposureRow(c: UnsafeRawPointer(element!))
            }
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Healthcode__V1__ExposureBatch.self)
            shuangma__healthcode__v1__exposure_batch__init(c)
            c.pointee.n_rows = self.rows.count
            c.pointee.rows = try writer.array(self.rows) { element throws(WireError) in try writer.message(element, as: Shuangma__Healthcode__V1__ExposureRow.self) }
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// A declaration taken at a counter or on paper.
    public struct TakenDeclaration: WireMessage {
        /// Who declared.
        public var person: CommonV1.PersonRef?
        /// What was declared.
        public var declaration: HealthCodeV1.Declaration?
        /// When it was made: at most 30 days ago, not in the future.
        public var declaredAt: GoogleProtobuf.Timestamp?
        /// Where it was taken, 1 to 64 characters.
        public var counter: String
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__healthcode__v1__taken_declaration__descriptor_pointer()) }
        public static var types: MessageTypes { ContractsTypes.all }

        public init() {
            self.person = nil
            self.declaration = nil
            self.declaredAt = nil
            self.counter = ""
        }

        public init(
            person: CommonV1.PersonRef? = nil,
            declaration: HealthCodeV1.Declaration? = nil,
            declaredAt: GoogleProtobuf.Timestamp? = nil,
            counter: String = ""
        ) {
            self.person = person
            self.declaration = declaration
            self.declaredAt = declaredAt
            self.counter = counter
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Shuangma__Healthcode__V1__TakenDeclaration.self)
            self.person = try MessageReader.message(c.pointee.person, as: CommonV1.PersonRef.self)
            self.declaration = try MessageReader.message(c.pointee.declaration, as: HealthCodeV1.Declaration.self)
            self.declaredAt = try MessageReader.message(c.pointee.declared_at, as: GoogleProtobuf.Timestamp.self)
            self.counter = try MessageReader.string(c.pointee.counter, field: "shuangma.healthcode.v1.TakenDeclaration.counter")
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Healthcode__V1__TakenDeclaration.self)
            shuangma__healthcode__v1__taken_declaration__init(c)
            if let value = self.person { c.pointee.person = try writer.message(value, as: Shuangma__Common__V1__PersonRef.self) }
            if let value = self.declaration { c.pointee.declaration = try writer.message(value, as: Shuangma__Healthcode__V1__Declaration.self) }
            if let value = self.declaredAt { c.pointee.declared_at = try writer.message(value, as: Google__Protobuf__Timestamp.self) }
            c.pointee.counter = try writer.string(self.counter)
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// A row of an import of declarations.
    public struct DeclarationRow: WireMessage {
        /// The caller's row number.
        public var row: UInt64
        /// The declaration.
        public var declaration: HealthCodeV1.TakenDeclaration?
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__healthcode__v1__declaration_row__descriptor_pointer()) }
        public static var types: MessageTypes { ContractsTypes.all }

        public init() {
            self.row = 0
            self.declaration = nil
        }

        public init(
            row: UInt64 = 0,
            declaration: HealthCodeV1.TakenDeclaration? = nil
        ) {
            self.row = row
            self.declaration = declaration
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Shuangma__Healthcode__V1__DeclarationRow.self)
            self.row = c.pointee.row
            self.declaration = try MessageReader.message(c.pointee.declaration, as: HealthCodeV1.TakenDeclaration.self)
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Healthcode__V1__DeclarationRow.self)
            shuangma__healthcode__v1__declaration_row__init(c)
            c.pointee.row = self.row
            if let value = self.declaration { c.pointee.declaration = try writer.message(value, as: Shuangma__Healthcode__V1__TakenDeclaration.self) }
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// Some rows, at most 1,000.
    public struct DeclarationBatch: WireMessage {
        /// The rows.
        public var rows: [HealthCodeV1.DeclarationRow]
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__healthcode__v1__declaration_batch__descriptor_pointer()) }
        public static var types: MessageTypes { ContractsTypes.all }

        public init() {
            self.rows = []
        }

        public init(
            rows: [HealthCodeV1.DeclarationRow] = []
        ) {
            self.rows = rows
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Shuangma__Healthcode__V1__DeclarationBatch.self)
            self.rows = try MessageReader.array(c.pointee.n_rows, c.pointee.rows) { element throws(WireError) in
                try HealthCodeV1.DeclarationRow(c: UnsafeRawPointer(element!))
            }
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Healthcode__V1__DeclarationBatch.self)
            shuangma__healthcode__v1__declaration_batch__init(c)
            c.pointee.n_rows = self.rows.count
            c.pointee.rows = try writer.array(self.rows) { element throws(WireError) in try writer.message(element, as: Shuangma__Healthcode__V1__DeclarationRow.self) }
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// Evidence about persons and the colour derived from it.
    public protocol HealthCodeService: RPCService {
        /// Declares one's own health (健康信息申报, GB/T 38963). Citizens, for themselves. Idempotent by key.
        func declare(_ request: HealthCodeV1.DeclareRequest, context: CallContext) async throws -> HealthCodeV1.DeclareResponse
        /// Current health code of a person (健康信息查询). Citizens (own) and services. Idempotent.
        func getHealthCode(_ request: HealthCodeV1.GetHealthCodeRequest, context: CallContext) async throws -> HealthCodeV1.HealthStatus
        /// Loads laboratory results. Operators only. Idempotent by content.
        func importTests(_ requests: RequestStream<HealthCodeV1.TestBatch>, context: CallContext) async throws -> CommonV1.ImportReport
        /// Loads exposures found by contact tracing and case registries. Operators only. Idempotent by content.
        func importExposures(_ requests: RequestStream<HealthCodeV1.ExposureBatch>, context: CallContext) async throws -> CommonV1.ImportReport
        /// Loads declarations that persons made at a counter or on paper, for those without a phone of their
        /// own. They count as the person's own (COL-2). Operators only. Idempotent by content.
        func importDeclarations(_ requests: RequestStream<HealthCodeV1.DeclarationBatch>, context: CallContext) async throws -> CommonV1.ImportReport
    }

    /// The methods of `shuangma.healthcode.v1.HealthCode`.
    public enum HealthCodeMethods {
        /// Declares one's own health (健康信息申报, GB/T 38963). Citizens, for themselves. Idempotent by key.
        public static let declare = MethodDescriptor(
            service: "shuangma.healthcode.v1.HealthCode", name: "Declare", kind: .unary, idempotency: .idempotent)
        /// Current health code of a person (健康信息查询). Citizens (own) and services. Idempotent.
        public static let getHealthCode = MethodDescriptor(
            service: "shuangma.healthcode.v1.HealthCode", name: "GetHealthCode", kind: .unary, idempotency: .idempotent)
        /// Loads laboratory results. Operators only. Idempotent by content.
        public static let importTests = MethodDescriptor(
            service: "shuangma.healthcode.v1.HealthCode", name: "ImportTests", kind: .clientStreaming, idempotency: .idempotent)
        /// Loads exposures found by contact tracing and case registries. Operators only. Idempotent by content.
        public static let importExposures = MethodDescriptor(
            service: "shuangma.healthcode.v1.HealthCode", name: "ImportExposures", kind: .clientStreaming, idempotency: .idempotent)
        /// Loads declarations that persons made at a counter or on paper, for those without a phone of their
        /// own. They count as the person's own (COL-2). Operators only. Idempotent by content.
        public static let importDeclarations = MethodDescriptor(
            service: "shuangma.healthcode.v1.HealthCode", name: "ImportDeclarations", kind: .clientStreaming, idempotency: .idempotent)

        /// The service.
        public static let service = ServiceDescriptor(
            name: "shuangma.healthcode.v1.HealthCode", methods: [declare, getHealthCode, importTests, importExposures, importDeclarations],
            fileName: "shuangma/healthcode/v1/health_code.proto")
    }

    /// Calls `shuangma.healthcode.v1.HealthCode`.
    public struct HealthCodeClient: Sendable {
        private let channel: any RPCChannel

        public init(_ channel: any RPCChannel) { self.channel = channel }

        /// Declares one's own health (健康信息申报, GB/T 38963). Citizens, for themselves. Idempotent by key.
        public func declare(
            _ request: HealthCodeV1.DeclareRequest, options: CallOptions = .init()
        ) async throws -> HealthCodeV1.DeclareResponse {
            try await channel.unary(HealthCodeMethods.declare, request, options: options)
        }

        /// Current health code of a person (健康信息查询). Citizens (own) and services. Idempotent.
        public func getHealthCode(
            _ request: HealthCodeV1.GetHealthCodeRequest, options: CallOptions = .init()
        ) async throws -> HealthCodeV1.HealthStatus {
            try await channel.unary(HealthCodeMethods.getHealthCode, request, options: options)
        }

        /// Loads laboratory results. Operators only. Idempotent by content.
        public func importTests(
            options: CallOptions = .init(),
            _ send: @escaping @Sendable (RequestWriter<HealthCodeV1.TestBatch>) async throws -> Void
        ) async throws -> CommonV1.ImportReport {
            try await channel.clientStreaming(HealthCodeMethods.importTests, options: options, send)
        }

        /// Loads exposures found by contact tracing and case registries. Operators only. Idempotent by content.
        public func importExposures(
            options: CallOptions = .init(),
            _ send: @escaping @Sendable (RequestWriter<HealthCodeV1.ExposureBatch>) async throws -> Void
        ) async throws -> CommonV1.ImportReport {
            try await channel.clientStreaming(HealthCodeMethods.importExposures, options: options, send)
        }

        /// Loads declarations that persons made at a counter or on paper, for those without a phone of their
        /// own. They count as the person's own (COL-2). Operators only. Idempotent by content.
        public func importDeclarations(
            options: CallOptions = .init(),
            _ send: @escaping @Sendable (RequestWriter<HealthCodeV1.DeclarationBatch>) async throws -> Void
        ) async throws -> CommonV1.ImportReport {
            try await channel.clientStreaming(HealthCodeMethods.importDeclarations, options: options, send)
        }
    }
}

extension HealthCodeV1.HealthCodeService {
    public static var descriptor: ServiceDescriptor { HealthCodeV1.HealthCodeMethods.service }

    public func register(in router: inout Router) { registerAll(in: &router) }

    /// Registers every method; for services whose own ``register(in:)`` then does more.
    public func registerAll(in router: inout Router) {
        router.serveUnary(HealthCodeV1.HealthCodeMethods.declare) { call, context in
            try call.respond(try await self.declare(call.request(HealthCodeV1.DeclareRequest.self), context: context))
        }
        router.serveUnary(HealthCodeV1.HealthCodeMethods.getHealthCode) { call, context in
            try call.respond(try await self.getHealthCode(call.request(HealthCodeV1.GetHealthCodeRequest.self), context: context))
        }
        router.clientStreaming(HealthCodeV1.HealthCodeMethods.importTests) { try await self.importTests($0, context: $1) }
        router.clientStreaming(HealthCodeV1.HealthCodeMethods.importExposures) { try await self.importExposures($0, context: $1) }
        router.clientStreaming(HealthCodeV1.HealthCodeMethods.importDeclarations) { try await self.importDeclarations($0, context: $1) }
    }
}
