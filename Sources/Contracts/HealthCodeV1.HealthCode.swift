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

        public static let descriptor = MessageDescriptor(shuangma__healthcode__v1__declaration__descriptor_pointer())

        public init() {
            temperatureDecicelsius = 0
            symptoms = []
            division = ""
            abroadRecently = false
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
            temperatureDecicelsius = c.pointee.temperature_decicelsius
            symptoms = try MessageReader.array(c.pointee.n_symptoms, c.pointee.symptoms) { element throws(WireError) in HealthCodeV1.Symptom(rawValue: Int32(bitPattern: element.rawValue)) }
            division = MessageReader.string(c.pointee.division)
            abroadRecently = c.pointee.abroad_recently != 0
            unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Healthcode__V1__Declaration.self)
            shuangma__healthcode__v1__declaration__init(c)
            c.pointee.temperature_decicelsius = temperatureDecicelsius
            c.pointee.n_symptoms = symptoms.count
            c.pointee.symptoms = try writer.array(symptoms) { element throws(WireError) in Shuangma__Healthcode__V1__Symptom(rawValue: UInt32(bitPattern: element.rawValue)) }
            if !division.isEmpty { c.pointee.division = try writer.string(division, field: "shuangma.healthcode.v1.Declaration.division") }
            c.pointee.abroad_recently = abroadRecently ? 1 : 0
            try unknownFields.write(to: &c.pointee.base, in: writer)
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

        public static let descriptor = MessageDescriptor(shuangma__healthcode__v1__declare_request__descriptor_pointer())

        public init() {
            declaration = nil
            idempotencyKey = ""
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
            declaration = try MessageReader.message(c.pointee.declaration, as: HealthCodeV1.Declaration.self)
            idempotencyKey = MessageReader.string(c.pointee.idempotency_key)
            unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Healthcode__V1__DeclareRequest.self)
            shuangma__healthcode__v1__declare_request__init(c)
            if let declaration { c.pointee.declaration = try writer.message(declaration, as: Shuangma__Healthcode__V1__Declaration.self) }
            if !idempotencyKey.isEmpty { c.pointee.idempotency_key = try writer.string(idempotencyKey, field: "shuangma.healthcode.v1.DeclareRequest.idempotency_key") }
            try unknownFields.write(to: &c.pointee.base, in: writer)
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

        public static let descriptor = MessageDescriptor(shuangma__healthcode__v1__declare_response__descriptor_pointer())

        public init() {
            declaredAt = nil
            status = nil
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
            declaredAt = try MessageReader.message(c.pointee.declared_at, as: GoogleProtobuf.Timestamp.self)
            status = try MessageReader.message(c.pointee.status, as: HealthCodeV1.HealthStatus.self)
            unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Healthcode__V1__DeclareResponse.self)
            shuangma__healthcode__v1__declare_response__init(c)
            if let declaredAt { c.pointee.declared_at = try writer.message(declaredAt, as: Google__Protobuf__Timestamp.self) }
            if let status { c.pointee.status = try writer.message(status, as: Shuangma__Healthcode__V1__HealthStatus.self) }
            try unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// Asks for a person's code.
    public struct GetHealthCodeRequest: WireMessage {
        /// The person; a citizen may leave it out and means themselves.
        public var person: CommonV1.PersonRef?
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static let descriptor = MessageDescriptor(shuangma__healthcode__v1__get_health_code_request__descriptor_pointer())

        public init() {
            person = nil
        }

        public init(
            person: CommonV1.PersonRef? = nil
        ) {
            self.person = person
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Shuangma__Healthcode__V1__GetHealthCodeRequest.self)
            person = try MessageReader.message(c.pointee.person, as: CommonV1.PersonRef.self)
            unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Healthcode__V1__GetHealthCodeRequest.self)
            shuangma__healthcode__v1__get_health_code_request__init(c)
            if let person { c.pointee.person = try writer.message(person, as: Shuangma__Common__V1__PersonRef.self) }
            try unknownFields.write(to: &c.pointee.base, in: writer)
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

        public static let descriptor = MessageDescriptor(shuangma__healthcode__v1__health_status__descriptor_pointer())

        public init() {
            colour = .init(rawValue: 0)
            reasons = []
            computedAt = nil
            changesAt = nil
            latestTest = nil
            declaredAt = nil
            rulesVersion = ""
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
            colour = HealthCodeV1.Colour(rawValue: Int32(bitPattern: c.pointee.colour.rawValue))
            reasons = try MessageReader.array(c.pointee.n_reasons, c.pointee.reasons) { element throws(WireError) in try HealthCodeV1.Reason(c: UnsafeRawPointer(element!)) }
            computedAt = try MessageReader.message(c.pointee.computed_at, as: GoogleProtobuf.Timestamp.self)
            changesAt = try MessageReader.message(c.pointee.changes_at, as: GoogleProtobuf.Timestamp.self)
            latestTest = try MessageReader.message(c.pointee.latest_test, as: HealthCodeV1.TestSummary.self)
            declaredAt = try MessageReader.message(c.pointee.declared_at, as: GoogleProtobuf.Timestamp.self)
            rulesVersion = MessageReader.string(c.pointee.rules_version)
            unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Healthcode__V1__HealthStatus.self)
            shuangma__healthcode__v1__health_status__init(c)
            c.pointee.colour = Shuangma__Healthcode__V1__Colour(rawValue: UInt32(bitPattern: colour.rawValue))
            c.pointee.n_reasons = reasons.count
            c.pointee.reasons = try writer.array(reasons) { element throws(WireError) in try writer.message(element, as: Shuangma__Healthcode__V1__Reason.self) }
            if let computedAt { c.pointee.computed_at = try writer.message(computedAt, as: Google__Protobuf__Timestamp.self) }
            if let changesAt { c.pointee.changes_at = try writer.message(changesAt, as: Google__Protobuf__Timestamp.self) }
            if let latestTest { c.pointee.latest_test = try writer.message(latestTest, as: Shuangma__Healthcode__V1__TestSummary.self) }
            if let declaredAt { c.pointee.declared_at = try writer.message(declaredAt, as: Google__Protobuf__Timestamp.self) }
            if !rulesVersion.isEmpty { c.pointee.rules_version = try writer.string(rulesVersion, field: "shuangma.healthcode.v1.HealthStatus.rules_version") }
            try unknownFields.write(to: &c.pointee.base, in: writer)
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

        public static let descriptor = MessageDescriptor(shuangma__healthcode__v1__reason__descriptor_pointer())

        public init() {
            cause = .init(rawValue: 0)
            colour = .init(rawValue: 0)
            since = nil
            earliestEnd = nil
            negativeTestsNeeded = 0
            textZh = ""
            textEn = ""
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
            cause = HealthCodeV1.Cause(rawValue: Int32(bitPattern: c.pointee.cause.rawValue))
            colour = HealthCodeV1.Colour(rawValue: Int32(bitPattern: c.pointee.colour.rawValue))
            since = try MessageReader.message(c.pointee.since, as: GoogleProtobuf.Timestamp.self)
            earliestEnd = try MessageReader.message(c.pointee.earliest_end, as: GoogleProtobuf.Timestamp.self)
            negativeTestsNeeded = c.pointee.negative_tests_needed
            textZh = MessageReader.string(c.pointee.text_zh)
            textEn = MessageReader.string(c.pointee.text_en)
            unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Healthcode__V1__Reason.self)
            shuangma__healthcode__v1__reason__init(c)
            c.pointee.cause = Shuangma__Healthcode__V1__Cause(rawValue: UInt32(bitPattern: cause.rawValue))
            c.pointee.colour = Shuangma__Healthcode__V1__Colour(rawValue: UInt32(bitPattern: colour.rawValue))
            if let since { c.pointee.since = try writer.message(since, as: Google__Protobuf__Timestamp.self) }
            if let earliestEnd { c.pointee.earliest_end = try writer.message(earliestEnd, as: Google__Protobuf__Timestamp.self) }
            c.pointee.negative_tests_needed = negativeTestsNeeded
            if !textZh.isEmpty { c.pointee.text_zh = try writer.string(textZh, field: "shuangma.healthcode.v1.Reason.text_zh") }
            if !textEn.isEmpty { c.pointee.text_en = try writer.string(textEn, field: "shuangma.healthcode.v1.Reason.text_en") }
            try unknownFields.write(to: &c.pointee.base, in: writer)
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

        public static let descriptor = MessageDescriptor(shuangma__healthcode__v1__test_summary__descriptor_pointer())

        public init() {
            sampledAt = nil
            outcome = .init(rawValue: 0)
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
            sampledAt = try MessageReader.message(c.pointee.sampled_at, as: GoogleProtobuf.Timestamp.self)
            outcome = HealthCodeV1.TestOutcome(rawValue: Int32(bitPattern: c.pointee.outcome.rawValue))
            unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Healthcode__V1__TestSummary.self)
            shuangma__healthcode__v1__test_summary__init(c)
            if let sampledAt { c.pointee.sampled_at = try writer.message(sampledAt, as: Google__Protobuf__Timestamp.self) }
            c.pointee.outcome = Shuangma__Healthcode__V1__TestOutcome(rawValue: UInt32(bitPattern: outcome.rawValue))
            try unknownFields.write(to: &c.pointee.base, in: writer)
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

        public static let descriptor = MessageDescriptor(shuangma__healthcode__v1__test_result__descriptor_pointer())

        public init() {
            person = nil
            sampleId = ""
            laboratory = ""
            sampledAt = nil
            outcome = .init(rawValue: 0)
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
            person = try MessageReader.message(c.pointee.person, as: CommonV1.PersonRef.self)
            sampleId = MessageReader.string(c.pointee.sample_id)
            laboratory = MessageReader.string(c.pointee.laboratory)
            sampledAt = try MessageReader.message(c.pointee.sampled_at, as: GoogleProtobuf.Timestamp.self)
            outcome = HealthCodeV1.TestOutcome(rawValue: Int32(bitPattern: c.pointee.outcome.rawValue))
            unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Healthcode__V1__TestResult.self)
            shuangma__healthcode__v1__test_result__init(c)
            if let person { c.pointee.person = try writer.message(person, as: Shuangma__Common__V1__PersonRef.self) }
            if !sampleId.isEmpty { c.pointee.sample_id = try writer.string(sampleId, field: "shuangma.healthcode.v1.TestResult.sample_id") }
            if !laboratory.isEmpty { c.pointee.laboratory = try writer.string(laboratory, field: "shuangma.healthcode.v1.TestResult.laboratory") }
            if let sampledAt { c.pointee.sampled_at = try writer.message(sampledAt, as: Google__Protobuf__Timestamp.self) }
            c.pointee.outcome = Shuangma__Healthcode__V1__TestOutcome(rawValue: UInt32(bitPattern: outcome.rawValue))
            try unknownFields.write(to: &c.pointee.base, in: writer)
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

        public static let descriptor = MessageDescriptor(shuangma__healthcode__v1__test_row__descriptor_pointer())

        public init() {
            row = 0
            test = nil
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
            row = c.pointee.row
            test = try MessageReader.message(c.pointee.test, as: HealthCodeV1.TestResult.self)
            unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Healthcode__V1__TestRow.self)
            shuangma__healthcode__v1__test_row__init(c)
            c.pointee.row = row
            if let test { c.pointee.test = try writer.message(test, as: Shuangma__Healthcode__V1__TestResult.self) }
            try unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// Some rows, at most 1,000.
    public struct TestBatch: WireMessage {
        /// The rows.
        public var rows: [HealthCodeV1.TestRow]
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static let descriptor = MessageDescriptor(shuangma__healthcode__v1__test_batch__descriptor_pointer())

        public init() {
            rows = []
        }

        public init(
            rows: [HealthCodeV1.TestRow] = []
        ) {
            self.rows = rows
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Shuangma__Healthcode__V1__TestBatch.self)
            rows = try MessageReader.array(c.pointee.n_rows, c.pointee.rows) { element throws(WireError) in try HealthCodeV1.TestRow(c: UnsafeRawPointer(element!)) }
            unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Healthcode__V1__TestBatch.self)
            shuangma__healthcode__v1__test_batch__init(c)
            c.pointee.n_rows = rows.count
            c.pointee.rows = try writer.array(rows) { element throws(WireError) in try writer.message(element, as: Shuangma__Healthcode__V1__TestRow.self) }
            try unknownFields.write(to: &c.pointee.base, in: writer)
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

        public static let descriptor = MessageDescriptor(shuangma__healthcode__v1__exposure__descriptor_pointer())

        public init() {
            person = nil
            cause = .init(rawValue: 0)
            evidenceId = ""
            from = nil
            until = nil
            division = ""
            source = ""
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
            person = try MessageReader.message(c.pointee.person, as: CommonV1.PersonRef.self)
            cause = HealthCodeV1.Cause(rawValue: Int32(bitPattern: c.pointee.cause.rawValue))
            evidenceId = MessageReader.string(c.pointee.evidence_id)
            from = try MessageReader.message(c.pointee.from, as: GoogleProtobuf.Timestamp.self)
            until = try MessageReader.message(c.pointee.until, as: GoogleProtobuf.Timestamp.self)
            division = MessageReader.string(c.pointee.division)
            source = MessageReader.string(c.pointee.source)
            unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Healthcode__V1__Exposure.self)
            shuangma__healthcode__v1__exposure__init(c)
            if let person { c.pointee.person = try writer.message(person, as: Shuangma__Common__V1__PersonRef.self) }
            c.pointee.cause = Shuangma__Healthcode__V1__Cause(rawValue: UInt32(bitPattern: cause.rawValue))
            if !evidenceId.isEmpty { c.pointee.evidence_id = try writer.string(evidenceId, field: "shuangma.healthcode.v1.Exposure.evidence_id") }
            if let from { c.pointee.from = try writer.message(from, as: Google__Protobuf__Timestamp.self) }
            if let until { c.pointee.until = try writer.message(until, as: Google__Protobuf__Timestamp.self) }
            if !division.isEmpty { c.pointee.division = try writer.string(division, field: "shuangma.healthcode.v1.Exposure.division") }
            if !source.isEmpty { c.pointee.source = try writer.string(source, field: "shuangma.healthcode.v1.Exposure.source") }
            try unknownFields.write(to: &c.pointee.base, in: writer)
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

        public static let descriptor = MessageDescriptor(shuangma__healthcode__v1__exposure_row__descriptor_pointer())

        public init() {
            row = 0
            exposure = nil
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
            row = c.pointee.row
            exposure = try MessageReader.message(c.pointee.exposure, as: HealthCodeV1.Exposure.self)
            unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Healthcode__V1__ExposureRow.self)
            shuangma__healthcode__v1__exposure_row__init(c)
            c.pointee.row = row
            if let exposure { c.pointee.exposure = try writer.message(exposure, as: Shuangma__Healthcode__V1__Exposure.self) }
            try unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// Some rows, at most 1,000.
    public struct ExposureBatch: WireMessage {
        /// The rows.
        public var rows: [HealthCodeV1.ExposureRow]
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static let descriptor = MessageDescriptor(shuangma__healthcode__v1__exposure_batch__descriptor_pointer())

        public init() {
            rows = []
        }

        public init(
            rows: [HealthCodeV1.ExposureRow] = []
        ) {
            self.rows = rows
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Shuangma__Healthcode__V1__ExposureBatch.self)
            rows = try MessageReader.array(c.pointee.n_rows, c.pointee.rows) { element throws(WireError) in try HealthCodeV1.ExposureRow(c: UnsafeRawPointer(element!)) }
            unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Healthcode__V1__ExposureBatch.self)
            shuangma__healthcode__v1__exposure_batch__init(c)
            c.pointee.n_rows = rows.count
            c.pointee.rows = try writer.array(rows) { element throws(WireError) in try writer.message(element, as: Shuangma__Healthcode__V1__ExposureRow.self) }
            try unknownFields.write(to: &c.pointee.base, in: writer)
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

        public static let descriptor = MessageDescriptor(shuangma__healthcode__v1__taken_declaration__descriptor_pointer())

        public init() {
            person = nil
            declaration = nil
            declaredAt = nil
            counter = ""
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
            person = try MessageReader.message(c.pointee.person, as: CommonV1.PersonRef.self)
            declaration = try MessageReader.message(c.pointee.declaration, as: HealthCodeV1.Declaration.self)
            declaredAt = try MessageReader.message(c.pointee.declared_at, as: GoogleProtobuf.Timestamp.self)
            counter = MessageReader.string(c.pointee.counter)
            unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Healthcode__V1__TakenDeclaration.self)
            shuangma__healthcode__v1__taken_declaration__init(c)
            if let person { c.pointee.person = try writer.message(person, as: Shuangma__Common__V1__PersonRef.self) }
            if let declaration { c.pointee.declaration = try writer.message(declaration, as: Shuangma__Healthcode__V1__Declaration.self) }
            if let declaredAt { c.pointee.declared_at = try writer.message(declaredAt, as: Google__Protobuf__Timestamp.self) }
            if !counter.isEmpty { c.pointee.counter = try writer.string(counter, field: "shuangma.healthcode.v1.TakenDeclaration.counter") }
            try unknownFields.write(to: &c.pointee.base, in: writer)
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

        public static let descriptor = MessageDescriptor(shuangma__healthcode__v1__declaration_row__descriptor_pointer())

        public init() {
            row = 0
            declaration = nil
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
            row = c.pointee.row
            declaration = try MessageReader.message(c.pointee.declaration, as: HealthCodeV1.TakenDeclaration.self)
            unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Healthcode__V1__DeclarationRow.self)
            shuangma__healthcode__v1__declaration_row__init(c)
            c.pointee.row = row
            if let declaration { c.pointee.declaration = try writer.message(declaration, as: Shuangma__Healthcode__V1__TakenDeclaration.self) }
            try unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// Some rows, at most 1,000.
    public struct DeclarationBatch: WireMessage {
        /// The rows.
        public var rows: [HealthCodeV1.DeclarationRow]
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static let descriptor = MessageDescriptor(shuangma__healthcode__v1__declaration_batch__descriptor_pointer())

        public init() {
            rows = []
        }

        public init(
            rows: [HealthCodeV1.DeclarationRow] = []
        ) {
            self.rows = rows
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Shuangma__Healthcode__V1__DeclarationBatch.self)
            rows = try MessageReader.array(c.pointee.n_rows, c.pointee.rows) { element throws(WireError) in try HealthCodeV1.DeclarationRow(c: UnsafeRawPointer(element!)) }
            unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Healthcode__V1__DeclarationBatch.self)
            shuangma__healthcode__v1__declaration_batch__init(c)
            c.pointee.n_rows = rows.count
            c.pointee.rows = try writer.array(rows) { element throws(WireError) in try writer.message(element, as: Shuangma__Healthcode__V1__DeclarationRow.self) }
            try unknownFields.write(to: &c.pointee.base, in: writer)
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
        router.unary(HealthCodeV1.HealthCodeMethods.declare) { try await self.declare($0, context: $1) }
        router.unary(HealthCodeV1.HealthCodeMethods.getHealthCode) { try await self.getHealthCode($0, context: $1) }
        router.clientStreaming(HealthCodeV1.HealthCodeMethods.importTests) { try await self.importTests($0, context: $1) }
        router.clientStreaming(HealthCodeV1.HealthCodeMethods.importExposures) { try await self.importExposures($0, context: $1) }
        router.clientStreaming(HealthCodeV1.HealthCodeMethods.importDeclarations) { try await self.importDeclarations($0, context: $1) }
    }
}
