// Generated from shuangma/healthcode/v1/recognition.proto by scripts/generate. Do not edit.

import CCommonContracts
import CHealthCodeContracts
import CWellKnownTypes
public import CommonContracts
public import RPC
import Security
public import Wire

extension HealthCodeV1 {
    /// What an assertion is for.
    public struct AssertionKind: RawRepresentable, Hashable, Sendable {
        public var rawValue: Int32
        public init(rawValue: Int32) { self.rawValue = rawValue }

        /// Rejected.
        public static let unspecified = Self(rawValue: 0)
        /// Carried on a screen; good for an hour.
        public static let screen = Self(rawValue: 1)
        /// Carried on paper; green, good for 7 days with the document.
        public static let printed = Self(rawValue: 2)
        /// Answer to a question of a province; good for 10 minutes there.
        public static let answer = Self(rawValue: 3)
    }

    /// What an answer of another province is needed for.
    public struct RecognitionPurpose: RawRepresentable, Hashable, Sendable {
        public var rawValue: Int32
        public init(rawValue: Int32) { self.rawValue = rawValue }

        /// Rejected.
        public static let unspecified = Self(rawValue: 0)
        /// The person stands at a gate and has no assertion.
        public static let gate = Self(rawValue: 1)
        /// Tracing or care of the person in the asking province.
        public static let epidemic = Self(rawValue: 2)
        /// The person asks for it at a counter.
        public static let service = Self(rawValue: 3)
    }

    /// What a gate does.
    public struct GateVerdict: RawRepresentable, Hashable, Sendable {
        public var rawValue: Int32
        public init(rawValue: Int32) { self.rawValue = rawValue }

        /// Never sent.
        public static let unspecified = Self(rawValue: 0)
        /// Let the person in.
        public static let pass = Self(rawValue: 1)
        /// Look further: another proof, or the lane without codes.
        public static let check = Self(rawValue: 2)
        /// Do not let the person in.
        public static let stop = Self(rawValue: 3)
    }

    /// Why a gate does it.
    public struct RecognitionReason: RawRepresentable, Hashable, Sendable {
        public var rawValue: Int32
        public init(rawValue: Int32) { self.rawValue = rawValue }

        /// Never sent.
        public static let unspecified = Self(rawValue: 0)
        /// The colour that is shown.
        public static let colour = Self(rawValue: 1)
        /// Nothing is known of the person here, and nothing was shown.
        public static let nothingKnown = Self(rawValue: 2)
        /// It is no assertion of a version that is known here.
        public static let malformed = Self(rawValue: 10)
        /// Its issuer is not on the list.
        public static let issuerUnknown = Self(rawValue: 11)
        /// Its issuer was revoked.
        public static let issuerRevoked = Self(rawValue: 12)
        /// Its issuer has no such key, or the key did not sign then.
        public static let keyUnknown = Self(rawValue: 13)
        /// It is not what its issuer has signed.
        public static let forged = Self(rawValue: 14)
        /// It is dated more than 30 s ahead.
        public static let early = Self(rawValue: 15)
        /// It has lapsed.
        public static let expired = Self(rawValue: 16)
        /// It answers the question of another province, or another question.
        public static let otherAudience = Self(rawValue: 17)
        /// It is about another person than the document.
        public static let otherPerson = Self(rawValue: 18)
        /// No list of issuers counts now.
        public static let listStale = Self(rawValue: 19)
        /// The other province does not answer.
        public static let provinceSilent = Self(rawValue: 20)
    }

    /// Asks for an assertion.
    public struct IssueAssertionRequest: WireMessage {
        /// The person; a citizen may leave it out and means themselves.
        public var person: CommonV1.PersonRef?
        /// What it is for: screen or printed.
        public var kind: HealthCodeV1.AssertionKind
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__healthcode__v1__issue_assertion_request__descriptor_pointer()) }
        public static var types: MessageTypes { HealthCodeContractsTypes.all }

        public init() {
            self.person = nil
            self.kind = .init(rawValue: 0)
        }

        public init(
            person: CommonV1.PersonRef? = nil,
            kind: HealthCodeV1.AssertionKind = .init(rawValue: 0)
        ) {
            self.person = person
            self.kind = kind
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Shuangma__Healthcode__V1__IssueAssertionRequest.self)
            self.person = try MessageReader.message(c.pointee.person, as: CommonV1.PersonRef.self)
            self.kind = HealthCodeV1.AssertionKind(rawValue: Int32(truncatingIfNeeded: c.pointee.kind.rawValue))
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Healthcode__V1__IssueAssertionRequest.self)
            shuangma__healthcode__v1__issue_assertion_request__init(c)
            if let value = self.person { c.pointee.person = try writer.message(value, as: Shuangma__Common__V1__PersonRef.self) }
            c.pointee.kind = Shuangma__Healthcode__V1__AssertionKind(rawValue: .init(truncatingIfNeeded: self.kind.rawValue))
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// A signed assertion.
    public struct SignedAssertion: WireMessage {
        /// The signed text, at most 2,048 bytes. A QR code may hold it as it is.
        public var text: String
        /// From when on it is refused.
        public var expiresAt: GoogleProtobuf.Timestamp?
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__healthcode__v1__signed_assertion__descriptor_pointer()) }
        public static var types: MessageTypes { HealthCodeContractsTypes.all }

        public init() {
            self.text = ""
            self.expiresAt = nil
        }

        public init(
            text: String = "",
            expiresAt: GoogleProtobuf.Timestamp? = nil
        ) {
            self.text = text
            self.expiresAt = expiresAt
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Shuangma__Healthcode__V1__SignedAssertion.self)
            self.text = try MessageReader.string(c.pointee.text, field: "shuangma.healthcode.v1.SignedAssertion.text")
            self.expiresAt = try MessageReader.message(c.pointee.expires_at, as: GoogleProtobuf.Timestamp.self)
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Healthcode__V1__SignedAssertion.self)
            shuangma__healthcode__v1__signed_assertion__init(c)
            c.pointee.text = try writer.string(self.text)
            if let value = self.expiresAt { c.pointee.expires_at = try writer.message(value, as: Google__Protobuf__Timestamp.self) }
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// Shows an assertion about oneself.
    public struct PresentAssertionRequest: WireMessage {
        /// The signed text.
        public var text: String
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__healthcode__v1__present_assertion_request__descriptor_pointer()) }
        public static var types: MessageTypes { HealthCodeContractsTypes.all }

        public init() {
            self.text = ""
        }

        public init(
            text: String = ""
        ) {
            self.text = text
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Shuangma__Healthcode__V1__PresentAssertionRequest.self)
            self.text = try MessageReader.string(c.pointee.text, field: "shuangma.healthcode.v1.PresentAssertionRequest.text")
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Healthcode__V1__PresentAssertionRequest.self)
            shuangma__healthcode__v1__present_assertion_request__init(c)
            c.pointee.text = try writer.string(self.text)
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// Asks what is recognised of the caller.
    public struct GetRecognitionRequest: WireMessage {
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__healthcode__v1__get_recognition_request__descriptor_pointer()) }
        public static var types: MessageTypes { HealthCodeContractsTypes.all }

        public init() {
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Shuangma__Healthcode__V1__GetRecognitionRequest.self)
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Healthcode__V1__GetRecognitionRequest.self)
            shuangma__healthcode__v1__get_recognition_request__init(c)
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// Shows an assertion of the person who stands at a gate.
    public struct VerifyAssertionRequest: WireMessage {
        /// The person, by the document that staff see.
        public var person: CommonV1.PersonRef?
        /// The signed text; empty when nothing is shown.
        public var text: String
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__healthcode__v1__verify_assertion_request__descriptor_pointer()) }
        public static var types: MessageTypes { HealthCodeContractsTypes.all }

        public init() {
            self.person = nil
            self.text = ""
        }

        public init(
            person: CommonV1.PersonRef? = nil,
            text: String = ""
        ) {
            self.person = person
            self.text = text
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Shuangma__Healthcode__V1__VerifyAssertionRequest.self)
            self.person = try MessageReader.message(c.pointee.person, as: CommonV1.PersonRef.self)
            self.text = try MessageReader.string(c.pointee.text, field: "shuangma.healthcode.v1.VerifyAssertionRequest.text")
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Healthcode__V1__VerifyAssertionRequest.self)
            shuangma__healthcode__v1__verify_assertion_request__init(c)
            if let value = self.person { c.pointee.person = try writer.message(value, as: Shuangma__Common__V1__PersonRef.self) }
            c.pointee.text = try writer.string(self.text)
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// Asks another province.
    public struct AskProvinceRequest: WireMessage {
        /// The person, by the document that staff see.
        public var person: CommonV1.PersonRef?
        /// The home province, six digits, such as 330000.
        public var province: String
        /// What for.
        public var purpose: HealthCodeV1.RecognitionPurpose
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__healthcode__v1__ask_province_request__descriptor_pointer()) }
        public static var types: MessageTypes { HealthCodeContractsTypes.all }

        public init() {
            self.person = nil
            self.province = ""
            self.purpose = .init(rawValue: 0)
        }

        public init(
            person: CommonV1.PersonRef? = nil,
            province: String = "",
            purpose: HealthCodeV1.RecognitionPurpose = .init(rawValue: 0)
        ) {
            self.person = person
            self.province = province
            self.purpose = purpose
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Shuangma__Healthcode__V1__AskProvinceRequest.self)
            self.person = try MessageReader.message(c.pointee.person, as: CommonV1.PersonRef.self)
            self.province = try MessageReader.string(c.pointee.province, field: "shuangma.healthcode.v1.AskProvinceRequest.province")
            self.purpose = HealthCodeV1.RecognitionPurpose(rawValue: Int32(truncatingIfNeeded: c.pointee.purpose.rawValue))
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Healthcode__V1__AskProvinceRequest.self)
            shuangma__healthcode__v1__ask_province_request__init(c)
            if let value = self.person { c.pointee.person = try writer.message(value, as: Shuangma__Common__V1__PersonRef.self) }
            c.pointee.province = try writer.string(self.province)
            c.pointee.purpose = Shuangma__Healthcode__V1__RecognitionPurpose(rawValue: .init(truncatingIfNeeded: self.purpose.rawValue))
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// A question of another province.
    public struct AnswerProvinceRequest: WireMessage {
        /// The signed text, at most 2,048 bytes.
        public var question: String
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__healthcode__v1__answer_province_request__descriptor_pointer()) }
        public static var types: MessageTypes { HealthCodeContractsTypes.all }

        public init() {
            self.question = ""
        }

        public init(
            question: String = ""
        ) {
            self.question = question
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Shuangma__Healthcode__V1__AnswerProvinceRequest.self)
            self.question = try MessageReader.string(c.pointee.question, field: "shuangma.healthcode.v1.AnswerProvinceRequest.question")
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Healthcode__V1__AnswerProvinceRequest.self)
            shuangma__healthcode__v1__answer_province_request__init(c)
            c.pointee.question = try writer.string(self.question)
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// What a gate does with a person, and why.
    public struct RecognitionVerdict: WireMessage {
        /// What to do.
        public var verdict: HealthCodeV1.GateVerdict
        /// Why.
        public var reason: HealthCodeV1.RecognitionReason
        /// The worst colour that is known; unspecified where none is.
        public var colour: HealthCodeV1.Colour
        /// The province whose assertion was read, six digits; empty where none was accepted.
        public var issuer: String
        /// When that province derived the colour.
        public var asOf: GoogleProtobuf.Timestamp?
        /// From when on its assertion is refused.
        public var expiresAt: GoogleProtobuf.Timestamp?
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__healthcode__v1__recognition_verdict__descriptor_pointer()) }
        public static var types: MessageTypes { HealthCodeContractsTypes.all }

        public init() {
            self.verdict = .init(rawValue: 0)
            self.reason = .init(rawValue: 0)
            self.colour = .init(rawValue: 0)
            self.issuer = ""
            self.asOf = nil
            self.expiresAt = nil
        }

        public init(
            verdict: HealthCodeV1.GateVerdict = .init(rawValue: 0),
            reason: HealthCodeV1.RecognitionReason = .init(rawValue: 0),
            colour: HealthCodeV1.Colour = .init(rawValue: 0),
            issuer: String = "",
            asOf: GoogleProtobuf.Timestamp? = nil,
            expiresAt: GoogleProtobuf.Timestamp? = nil
        ) {
            self.verdict = verdict
            self.reason = reason
            self.colour = colour
            self.issuer = issuer
            self.asOf = asOf
            self.expiresAt = expiresAt
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Shuangma__Healthcode__V1__RecognitionVerdict.self)
            self.verdict = HealthCodeV1.GateVerdict(rawValue: Int32(truncatingIfNeeded: c.pointee.verdict.rawValue))
            self.reason = HealthCodeV1.RecognitionReason(rawValue: Int32(truncatingIfNeeded: c.pointee.reason.rawValue))
            self.colour = HealthCodeV1.Colour(rawValue: Int32(truncatingIfNeeded: c.pointee.colour.rawValue))
            self.issuer = try MessageReader.string(c.pointee.issuer, field: "shuangma.healthcode.v1.RecognitionVerdict.issuer")
            self.asOf = try MessageReader.message(c.pointee.as_of, as: GoogleProtobuf.Timestamp.self)
            self.expiresAt = try MessageReader.message(c.pointee.expires_at, as: GoogleProtobuf.Timestamp.self)
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Healthcode__V1__RecognitionVerdict.self)
            shuangma__healthcode__v1__recognition_verdict__init(c)
            c.pointee.verdict = Shuangma__Healthcode__V1__GateVerdict(rawValue: .init(truncatingIfNeeded: self.verdict.rawValue))
            c.pointee.reason = Shuangma__Healthcode__V1__RecognitionReason(rawValue: .init(truncatingIfNeeded: self.reason.rawValue))
            c.pointee.colour = Shuangma__Healthcode__V1__Colour(rawValue: .init(truncatingIfNeeded: self.colour.rawValue))
            c.pointee.issuer = try writer.string(self.issuer)
            if let value = self.asOf { c.pointee.as_of = try writer.message(value, as: Google__Protobuf__Timestamp.self) }
            if let value = self.expiresAt { c.pointee.expires_at = try writer.message(value, as: Google__Protobuf__Timestamp.self) }
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// Admits a person without any code.
    public struct AdmitByDocumentRequest: WireMessage {
        /// The person, by the document that staff see.
        public var person: CommonV1.PersonRef?
        /// What the person declares on the spot, with the temperature that staff have measured.
        public var declaration: HealthCodeV1.Declaration?
        /// Where: 1 to 100 characters, nothing about the person.
        public var place: String
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__healthcode__v1__admit_by_document_request__descriptor_pointer()) }
        public static var types: MessageTypes { HealthCodeContractsTypes.all }

        public init() {
            self.person = nil
            self.declaration = nil
            self.place = ""
        }

        public init(
            person: CommonV1.PersonRef? = nil,
            declaration: HealthCodeV1.Declaration? = nil,
            place: String = ""
        ) {
            self.person = person
            self.declaration = declaration
            self.place = place
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Shuangma__Healthcode__V1__AdmitByDocumentRequest.self)
            self.person = try MessageReader.message(c.pointee.person, as: CommonV1.PersonRef.self)
            self.declaration = try MessageReader.message(c.pointee.declaration, as: HealthCodeV1.Declaration.self)
            self.place = try MessageReader.string(c.pointee.place, field: "shuangma.healthcode.v1.AdmitByDocumentRequest.place")
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Healthcode__V1__AdmitByDocumentRequest.self)
            shuangma__healthcode__v1__admit_by_document_request__init(c)
            if let value = self.person { c.pointee.person = try writer.message(value, as: Shuangma__Common__V1__PersonRef.self) }
            if let value = self.declaration { c.pointee.declaration = try writer.message(value, as: Shuangma__Healthcode__V1__Declaration.self) }
            c.pointee.place = try writer.string(self.place)
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// What to do with the person.
    public struct AdmitByDocumentResponse: WireMessage {
        /// Pass, check for declared symptoms, a fever by the rules in force or a yellow code, stop for a red one.
        public var verdict: HealthCodeV1.GateVerdict
        /// When it was recorded.
        public var at: GoogleProtobuf.Timestamp?
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__healthcode__v1__admit_by_document_response__descriptor_pointer()) }
        public static var types: MessageTypes { HealthCodeContractsTypes.all }

        public init() {
            self.verdict = .init(rawValue: 0)
            self.at = nil
        }

        public init(
            verdict: HealthCodeV1.GateVerdict = .init(rawValue: 0),
            at: GoogleProtobuf.Timestamp? = nil
        ) {
            self.verdict = verdict
            self.at = at
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Shuangma__Healthcode__V1__AdmitByDocumentResponse.self)
            self.verdict = HealthCodeV1.GateVerdict(rawValue: Int32(truncatingIfNeeded: c.pointee.verdict.rawValue))
            self.at = try MessageReader.message(c.pointee.at, as: GoogleProtobuf.Timestamp.self)
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Healthcode__V1__AdmitByDocumentResponse.self)
            shuangma__healthcode__v1__admit_by_document_response__init(c)
            c.pointee.verdict = Shuangma__Healthcode__V1__GateVerdict(rawValue: .init(truncatingIfNeeded: self.verdict.rawValue))
            if let value = self.at { c.pointee.at = try writer.message(value, as: Google__Protobuf__Timestamp.self) }
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// Asks for the list of issuers.
    public struct GetTrustListRequest: WireMessage {
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__healthcode__v1__get_trust_list_request__descriptor_pointer()) }
        public static var types: MessageTypes { HealthCodeContractsTypes.all }

        public init() {
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Shuangma__Healthcode__V1__GetTrustListRequest.self)
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Healthcode__V1__GetTrustListRequest.self)
            shuangma__healthcode__v1__get_trust_list_request__init(c)
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// A signed list of issuers.
    public struct SignedTrustList: WireMessage {
        /// The signed text, at most 262,144 bytes.
        public var text: String
        /// Its number.
        public var number: UInt64
        /// From when on nothing is accepted by it.
        public var expiresAt: GoogleProtobuf.Timestamp?
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__healthcode__v1__signed_trust_list__descriptor_pointer()) }
        public static var types: MessageTypes { HealthCodeContractsTypes.all }

        public init() {
            self.text = ""
            self.number = 0
            self.expiresAt = nil
        }

        public init(
            text: String = "",
            number: UInt64 = 0,
            expiresAt: GoogleProtobuf.Timestamp? = nil
        ) {
            self.text = text
            self.number = number
            self.expiresAt = expiresAt
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Shuangma__Healthcode__V1__SignedTrustList.self)
            self.text = try MessageReader.string(c.pointee.text, field: "shuangma.healthcode.v1.SignedTrustList.text")
            self.number = c.pointee.number
            self.expiresAt = try MessageReader.message(c.pointee.expires_at, as: GoogleProtobuf.Timestamp.self)
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Healthcode__V1__SignedTrustList.self)
            shuangma__healthcode__v1__signed_trust_list__init(c)
            c.pointee.text = try writer.string(self.text)
            c.pointee.number = self.number
            if let value = self.expiresAt { c.pointee.expires_at = try writer.message(value, as: Google__Protobuf__Timestamp.self) }
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// Installs a list of issuers.
    public struct InstallTrustListRequest: WireMessage {
        /// The signed text.
        public var text: String
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__healthcode__v1__install_trust_list_request__descriptor_pointer()) }
        public static var types: MessageTypes { HealthCodeContractsTypes.all }

        public init() {
            self.text = ""
        }

        public init(
            text: String = ""
        ) {
            self.text = text
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Shuangma__Healthcode__V1__InstallTrustListRequest.self)
            self.text = try MessageReader.string(c.pointee.text, field: "shuangma.healthcode.v1.InstallTrustListRequest.text")
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Healthcode__V1__InstallTrustListRequest.self)
            shuangma__healthcode__v1__install_trust_list_request__init(c)
            c.pointee.text = try writer.string(self.text)
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// What became of a list.
    public struct InstallTrustListResponse: WireMessage {
        /// Whether it is in force.
        public var installed: Bool
        /// Id of the proposal that it waits for, 16 bytes; empty when it is in force.
        public var approvalId: [UInt8]
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__healthcode__v1__install_trust_list_response__descriptor_pointer()) }
        public static var types: MessageTypes { HealthCodeContractsTypes.all }

        public init() {
            self.installed = false
            self.approvalId = []
        }

        public init(
            installed: Bool = false,
            approvalId: [UInt8] = []
        ) {
            self.installed = installed
            self.approvalId = approvalId
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Shuangma__Healthcode__V1__InstallTrustListResponse.self)
            self.installed = c.pointee.installed != 0
            self.approvalId = MessageReader.bytes(c.pointee.approval_id)
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Healthcode__V1__InstallTrustListResponse.self)
            shuangma__healthcode__v1__install_trust_list_response__init(c)
            c.pointee.installed = self.installed ? 1 : 0
            c.pointee.approval_id = try writer.bytes(self.approvalId)
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// Signed assertions of colours, and what gates do with those of other provinces.
    ///
    /// Methods that sign or ask end with FAILED_PRECONDITION (RECOGNITION_OFF) where the deployment names no province of its own.
    public protocol RecognitionService: RPCService {
        /// Signs the colour of the caller for other provinces. Services ask for whom a citizen names to them. Each call makes
        /// another assertion, which cannot be linked to others of the person.
        ///
        /// Errors: INVALID_ARGUMENT for `person` or `kind`; PERMISSION_DENIED (NOT_YOURS) when a citizen names anybody else;
        /// UNAUTHENTICATED (SESSION_OVER); FAILED_PRECONDITION (NOT_GREEN) for a printed one of a person who is not green;
        /// NOT_FOUND (PERSON_UNKNOWN); RESOURCE_EXHAUSTED (ASSERTIONS_TOO_MANY) with RetryInfo; UNAVAILABLE (KEY_NOT_LISTED) while
        /// no key of this province is on the list of issuers; UNAVAILABLE (RISK_AREAS_NOT_KNOWN, RULES_NOT_KNOWN) as
        /// GetHealthCode.
        func issueAssertion(_ request: HealthCodeV1.IssueAssertionRequest, context: CallContext) async throws -> HealthCodeV1.SignedAssertion
        /// Shows an assertion of another province that is about the caller. It is kept until it lapses, and gates here see it with
        /// the document: nobody has to apply for a code of this province. Idempotent.
        ///
        /// Errors: UNAUTHENTICATED (SESSION_OVER); RESOURCE_EXHAUSTED (ASSERTIONS_TOO_MANY) with RetryInfo; UNAVAILABLE
        /// (RISK_AREAS_NOT_KNOWN, RULES_NOT_KNOWN) as GetHealthCode. What is wrong with the assertion stands in the verdict.
        func presentAssertion(_ request: HealthCodeV1.PresentAssertionRequest, context: CallContext) async throws -> HealthCodeV1.RecognitionVerdict
        /// What a gate of this province does with the caller: by the own code and by what the caller has presented. Idempotent.
        ///
        /// Errors: UNAUTHENTICATED (SESSION_OVER); UNAVAILABLE (RISK_AREAS_NOT_KNOWN, RULES_NOT_KNOWN) as GetHealthCode.
        func getRecognition(_ request: HealthCodeV1.GetRecognitionRequest, context: CallContext) async throws -> HealthCodeV1.RecognitionVerdict
        /// What to do with a person at a gate whose document staff see: by the code of this province, by the assertion that is
        /// shown, and by what the person has presented before. Whoever stands there, wherever they live.
        ///
        /// Errors: INVALID_ARGUMENT for `person`, which has to be a document; RESOURCE_EXHAUSTED (LOOKUPS_TOO_MANY) with RetryInfo;
        /// UNAVAILABLE (RISK_AREAS_NOT_KNOWN, RULES_NOT_KNOWN) as GetHealthCode. What is wrong with the assertion stands in the
        /// verdict.
        func verifyAssertion(_ request: HealthCodeV1.VerifyAssertionRequest, context: CallContext) async throws -> HealthCodeV1.RecognitionVerdict
        /// Asks the home province of a person who shows a document and no assertion. The person is told by that province who
        /// asked, and what for. When it does not answer within 2 s, the verdict is `check`: what is not known is never green.
        ///
        /// Errors: INVALID_ARGUMENT for `person`, which has to be a document, for `province` and for `purpose`; RESOURCE_EXHAUSTED
        /// (LOOKUPS_TOO_MANY) with RetryInfo; UNAVAILABLE (RISK_AREAS_NOT_KNOWN, RULES_NOT_KNOWN) as GetHealthCode.
        func askProvince(_ request: HealthCodeV1.AskProvinceRequest, context: CallContext) async throws -> HealthCodeV1.RecognitionVerdict
        /// Answers the question of another province, which its signature proves. The look-up is appended to the person's chain and
        /// the person is told, before it is answered. The same question may be sent again while it is good.
        ///
        /// Errors: PERMISSION_DENIED (QUESTION_REFUSED) for a question that no listed province has signed, or that is for another
        /// province or has lapsed; INVALID_ARGUMENT for its document; RESOURCE_EXHAUSTED (QUESTIONS_TOO_MANY) with RetryInfo;
        /// UNAVAILABLE (KEY_NOT_LISTED), and (RISK_AREAS_NOT_KNOWN, RULES_NOT_KNOWN) as GetHealthCode.
        func answerProvince(_ request: HealthCodeV1.AnswerProvinceRequest, context: CallContext) async throws -> HealthCodeV1.SignedAssertion
        /// Admits a person without any code: by document and a declaration on the spot. A red or yellow code still decides, of
        /// this province or of one whose assertion the person has presented here. The answer shows no colour. Not idempotent:
        /// each admission is an entry. Symptoms and fevers that were declared at a lane within 24 hours count as well.
        ///
        /// Errors: INVALID_ARGUMENT for `person`, which has to be a document, for `declaration` and `place`; RESOURCE_EXHAUSTED
        /// (LOOKUPS_TOO_MANY) with RetryInfo; UNAVAILABLE (RISK_AREAS_NOT_KNOWN, RULES_NOT_KNOWN) as GetHealthCode.
        func admitByDocument(_ request: HealthCodeV1.AdmitByDocumentRequest, context: CallContext) async throws -> HealthCodeV1.AdmitByDocumentResponse
        /// The signed list of issuers in force, which is no secret. Idempotent.
        ///
        /// Errors: NOT_FOUND (NO_TRUST_LIST) where none was installed.
        func getTrustList(_ request: HealthCodeV1.GetTrustListRequest, context: CallContext) async throws -> HealthCodeV1.SignedTrustList
        /// Installs a list that the root has signed. One that trusts another province, or leaves one out, waits for a second
        /// operator. A revocation and another key of a known issuer take effect at once. Idempotent.
        ///
        /// Errors: INVALID_ARGUMENT for `text` that no pinned root has signed or that is out of range; PERMISSION_DENIED
        /// (OUT_OF_SCOPE) unless the caller is responsible everywhere; FAILED_PRECONDITION (TRUST_LIST_OLD) for a number that is
        /// not higher than that of the list in force, and for a list that has lapsed.
        func installTrustList(_ request: HealthCodeV1.InstallTrustListRequest, context: CallContext) async throws -> HealthCodeV1.InstallTrustListResponse
    }

    /// The methods of `shuangma.healthcode.v1.Recognition`.
    public enum RecognitionMethods {
        /// Signs the colour of the caller for other provinces. Services ask for whom a citizen names to them. Each call makes
        /// another assertion, which cannot be linked to others of the person.
        ///
        /// Errors: INVALID_ARGUMENT for `person` or `kind`; PERMISSION_DENIED (NOT_YOURS) when a citizen names anybody else;
        /// UNAUTHENTICATED (SESSION_OVER); FAILED_PRECONDITION (NOT_GREEN) for a printed one of a person who is not green;
        /// NOT_FOUND (PERSON_UNKNOWN); RESOURCE_EXHAUSTED (ASSERTIONS_TOO_MANY) with RetryInfo; UNAVAILABLE (KEY_NOT_LISTED) while
        /// no key of this province is on the list of issuers; UNAVAILABLE (RISK_AREAS_NOT_KNOWN, RULES_NOT_KNOWN) as
        /// GetHealthCode.
        public static let issueAssertion = MethodDescriptor(
            service: "shuangma.healthcode.v1.Recognition", name: "IssueAssertion", kind: .unary, idempotency: .idempotent)
        /// Shows an assertion of another province that is about the caller. It is kept until it lapses, and gates here see it with
        /// the document: nobody has to apply for a code of this province. Idempotent.
        ///
        /// Errors: UNAUTHENTICATED (SESSION_OVER); RESOURCE_EXHAUSTED (ASSERTIONS_TOO_MANY) with RetryInfo; UNAVAILABLE
        /// (RISK_AREAS_NOT_KNOWN, RULES_NOT_KNOWN) as GetHealthCode. What is wrong with the assertion stands in the verdict.
        public static let presentAssertion = MethodDescriptor(
            service: "shuangma.healthcode.v1.Recognition", name: "PresentAssertion", kind: .unary, idempotency: .idempotent)
        /// What a gate of this province does with the caller: by the own code and by what the caller has presented. Idempotent.
        ///
        /// Errors: UNAUTHENTICATED (SESSION_OVER); UNAVAILABLE (RISK_AREAS_NOT_KNOWN, RULES_NOT_KNOWN) as GetHealthCode.
        public static let getRecognition = MethodDescriptor(
            service: "shuangma.healthcode.v1.Recognition", name: "GetRecognition", kind: .unary, idempotency: .idempotent)
        /// What to do with a person at a gate whose document staff see: by the code of this province, by the assertion that is
        /// shown, and by what the person has presented before. Whoever stands there, wherever they live.
        ///
        /// Errors: INVALID_ARGUMENT for `person`, which has to be a document; RESOURCE_EXHAUSTED (LOOKUPS_TOO_MANY) with RetryInfo;
        /// UNAVAILABLE (RISK_AREAS_NOT_KNOWN, RULES_NOT_KNOWN) as GetHealthCode. What is wrong with the assertion stands in the
        /// verdict.
        public static let verifyAssertion = MethodDescriptor(
            service: "shuangma.healthcode.v1.Recognition", name: "VerifyAssertion", kind: .unary)
        /// Asks the home province of a person who shows a document and no assertion. The person is told by that province who
        /// asked, and what for. When it does not answer within 2 s, the verdict is `check`: what is not known is never green.
        ///
        /// Errors: INVALID_ARGUMENT for `person`, which has to be a document, for `province` and for `purpose`; RESOURCE_EXHAUSTED
        /// (LOOKUPS_TOO_MANY) with RetryInfo; UNAVAILABLE (RISK_AREAS_NOT_KNOWN, RULES_NOT_KNOWN) as GetHealthCode.
        public static let askProvince = MethodDescriptor(
            service: "shuangma.healthcode.v1.Recognition", name: "AskProvince", kind: .unary)
        /// Answers the question of another province, which its signature proves. The look-up is appended to the person's chain and
        /// the person is told, before it is answered. The same question may be sent again while it is good.
        ///
        /// Errors: PERMISSION_DENIED (QUESTION_REFUSED) for a question that no listed province has signed, or that is for another
        /// province or has lapsed; INVALID_ARGUMENT for its document; RESOURCE_EXHAUSTED (QUESTIONS_TOO_MANY) with RetryInfo;
        /// UNAVAILABLE (KEY_NOT_LISTED), and (RISK_AREAS_NOT_KNOWN, RULES_NOT_KNOWN) as GetHealthCode.
        public static let answerProvince = MethodDescriptor(
            service: "shuangma.healthcode.v1.Recognition", name: "AnswerProvince", kind: .unary)
        /// Admits a person without any code: by document and a declaration on the spot. A red or yellow code still decides, of
        /// this province or of one whose assertion the person has presented here. The answer shows no colour. Not idempotent:
        /// each admission is an entry. Symptoms and fevers that were declared at a lane within 24 hours count as well.
        ///
        /// Errors: INVALID_ARGUMENT for `person`, which has to be a document, for `declaration` and `place`; RESOURCE_EXHAUSTED
        /// (LOOKUPS_TOO_MANY) with RetryInfo; UNAVAILABLE (RISK_AREAS_NOT_KNOWN, RULES_NOT_KNOWN) as GetHealthCode.
        public static let admitByDocument = MethodDescriptor(
            service: "shuangma.healthcode.v1.Recognition", name: "AdmitByDocument", kind: .unary)
        /// The signed list of issuers in force, which is no secret. Idempotent.
        ///
        /// Errors: NOT_FOUND (NO_TRUST_LIST) where none was installed.
        public static let getTrustList = MethodDescriptor(
            service: "shuangma.healthcode.v1.Recognition", name: "GetTrustList", kind: .unary, idempotency: .idempotent)
        /// Installs a list that the root has signed. One that trusts another province, or leaves one out, waits for a second
        /// operator. A revocation and another key of a known issuer take effect at once. Idempotent.
        ///
        /// Errors: INVALID_ARGUMENT for `text` that no pinned root has signed or that is out of range; PERMISSION_DENIED
        /// (OUT_OF_SCOPE) unless the caller is responsible everywhere; FAILED_PRECONDITION (TRUST_LIST_OLD) for a number that is
        /// not higher than that of the list in force, and for a list that has lapsed.
        public static let installTrustList = MethodDescriptor(
            service: "shuangma.healthcode.v1.Recognition", name: "InstallTrustList", kind: .unary, idempotency: .idempotent)

        /// The service.
        public static let service = ServiceDescriptor(
            name: "shuangma.healthcode.v1.Recognition", methods: [issueAssertion, presentAssertion, getRecognition, verifyAssertion, askProvince, answerProvince, admitByDocument, getTrustList, installTrustList],
            fileName: "shuangma/healthcode/v1/recognition.proto")
    }

    /// Calls `shuangma.healthcode.v1.Recognition`.
    public struct RecognitionClient: Sendable {
        private let channel: any RPCChannel

        public init(_ channel: any RPCChannel) { self.channel = channel }

        /// Signs the colour of the caller for other provinces. Services ask for whom a citizen names to them. Each call makes
        /// another assertion, which cannot be linked to others of the person.
        ///
        /// Errors: INVALID_ARGUMENT for `person` or `kind`; PERMISSION_DENIED (NOT_YOURS) when a citizen names anybody else;
        /// UNAUTHENTICATED (SESSION_OVER); FAILED_PRECONDITION (NOT_GREEN) for a printed one of a person who is not green;
        /// NOT_FOUND (PERSON_UNKNOWN); RESOURCE_EXHAUSTED (ASSERTIONS_TOO_MANY) with RetryInfo; UNAVAILABLE (KEY_NOT_LISTED) while
        /// no key of this province is on the list of issuers; UNAVAILABLE (RISK_AREAS_NOT_KNOWN, RULES_NOT_KNOWN) as
        /// GetHealthCode.
        public func issueAssertion(
            _ request: HealthCodeV1.IssueAssertionRequest, options: CallOptions = .init()
        ) async throws -> HealthCodeV1.SignedAssertion {
            try await channel.unary(RecognitionMethods.issueAssertion, request, options: options)
        }

        /// Shows an assertion of another province that is about the caller. It is kept until it lapses, and gates here see it with
        /// the document: nobody has to apply for a code of this province. Idempotent.
        ///
        /// Errors: UNAUTHENTICATED (SESSION_OVER); RESOURCE_EXHAUSTED (ASSERTIONS_TOO_MANY) with RetryInfo; UNAVAILABLE
        /// (RISK_AREAS_NOT_KNOWN, RULES_NOT_KNOWN) as GetHealthCode. What is wrong with the assertion stands in the verdict.
        public func presentAssertion(
            _ request: HealthCodeV1.PresentAssertionRequest, options: CallOptions = .init()
        ) async throws -> HealthCodeV1.RecognitionVerdict {
            try await channel.unary(RecognitionMethods.presentAssertion, request, options: options)
        }

        /// What a gate of this province does with the caller: by the own code and by what the caller has presented. Idempotent.
        ///
        /// Errors: UNAUTHENTICATED (SESSION_OVER); UNAVAILABLE (RISK_AREAS_NOT_KNOWN, RULES_NOT_KNOWN) as GetHealthCode.
        public func getRecognition(
            _ request: HealthCodeV1.GetRecognitionRequest, options: CallOptions = .init()
        ) async throws -> HealthCodeV1.RecognitionVerdict {
            try await channel.unary(RecognitionMethods.getRecognition, request, options: options)
        }

        /// What to do with a person at a gate whose document staff see: by the code of this province, by the assertion that is
        /// shown, and by what the person has presented before. Whoever stands there, wherever they live.
        ///
        /// Errors: INVALID_ARGUMENT for `person`, which has to be a document; RESOURCE_EXHAUSTED (LOOKUPS_TOO_MANY) with RetryInfo;
        /// UNAVAILABLE (RISK_AREAS_NOT_KNOWN, RULES_NOT_KNOWN) as GetHealthCode. What is wrong with the assertion stands in the
        /// verdict.
        public func verifyAssertion(
            _ request: HealthCodeV1.VerifyAssertionRequest, options: CallOptions = .init()
        ) async throws -> HealthCodeV1.RecognitionVerdict {
            try await channel.unary(RecognitionMethods.verifyAssertion, request, options: options)
        }

        /// Asks the home province of a person who shows a document and no assertion. The person is told by that province who
        /// asked, and what for. When it does not answer within 2 s, the verdict is `check`: what is not known is never green.
        ///
        /// Errors: INVALID_ARGUMENT for `person`, which has to be a document, for `province` and for `purpose`; RESOURCE_EXHAUSTED
        /// (LOOKUPS_TOO_MANY) with RetryInfo; UNAVAILABLE (RISK_AREAS_NOT_KNOWN, RULES_NOT_KNOWN) as GetHealthCode.
        public func askProvince(
            _ request: HealthCodeV1.AskProvinceRequest, options: CallOptions = .init()
        ) async throws -> HealthCodeV1.RecognitionVerdict {
            try await channel.unary(RecognitionMethods.askProvince, request, options: options)
        }

        /// Answers the question of another province, which its signature proves. The look-up is appended to the person's chain and
        /// the person is told, before it is answered. The same question may be sent again while it is good.
        ///
        /// Errors: PERMISSION_DENIED (QUESTION_REFUSED) for a question that no listed province has signed, or that is for another
        /// province or has lapsed; INVALID_ARGUMENT for its document; RESOURCE_EXHAUSTED (QUESTIONS_TOO_MANY) with RetryInfo;
        /// UNAVAILABLE (KEY_NOT_LISTED), and (RISK_AREAS_NOT_KNOWN, RULES_NOT_KNOWN) as GetHealthCode.
        public func answerProvince(
            _ request: HealthCodeV1.AnswerProvinceRequest, options: CallOptions = .init()
        ) async throws -> HealthCodeV1.SignedAssertion {
            try await channel.unary(RecognitionMethods.answerProvince, request, options: options)
        }

        /// Admits a person without any code: by document and a declaration on the spot. A red or yellow code still decides, of
        /// this province or of one whose assertion the person has presented here. The answer shows no colour. Not idempotent:
        /// each admission is an entry. Symptoms and fevers that were declared at a lane within 24 hours count as well.
        ///
        /// Errors: INVALID_ARGUMENT for `person`, which has to be a document, for `declaration` and `place`; RESOURCE_EXHAUSTED
        /// (LOOKUPS_TOO_MANY) with RetryInfo; UNAVAILABLE (RISK_AREAS_NOT_KNOWN, RULES_NOT_KNOWN) as GetHealthCode.
        public func admitByDocument(
            _ request: HealthCodeV1.AdmitByDocumentRequest, options: CallOptions = .init()
        ) async throws -> HealthCodeV1.AdmitByDocumentResponse {
            try await channel.unary(RecognitionMethods.admitByDocument, request, options: options)
        }

        /// The signed list of issuers in force, which is no secret. Idempotent.
        ///
        /// Errors: NOT_FOUND (NO_TRUST_LIST) where none was installed.
        public func getTrustList(
            _ request: HealthCodeV1.GetTrustListRequest, options: CallOptions = .init()
        ) async throws -> HealthCodeV1.SignedTrustList {
            try await channel.unary(RecognitionMethods.getTrustList, request, options: options)
        }

        /// Installs a list that the root has signed. One that trusts another province, or leaves one out, waits for a second
        /// operator. A revocation and another key of a known issuer take effect at once. Idempotent.
        ///
        /// Errors: INVALID_ARGUMENT for `text` that no pinned root has signed or that is out of range; PERMISSION_DENIED
        /// (OUT_OF_SCOPE) unless the caller is responsible everywhere; FAILED_PRECONDITION (TRUST_LIST_OLD) for a number that is
        /// not higher than that of the list in force, and for a list that has lapsed.
        public func installTrustList(
            _ request: HealthCodeV1.InstallTrustListRequest, options: CallOptions = .init()
        ) async throws -> HealthCodeV1.InstallTrustListResponse {
            try await channel.unary(RecognitionMethods.installTrustList, request, options: options)
        }
    }

    /// Passes calls of `shuangma.healthcode.v1.Recognition` on to the service that answers them, in the name of who
    /// makes them: the service's own authorizer decides again.
    public struct RecognitionForwarder: RecognitionService {
        private let client: RecognitionClient

        /// - Parameter channel: To the service.
        public init(_ channel: any RPCChannel) { client = RecognitionClient(channel) }

        public func issueAssertion(_ request: HealthCodeV1.IssueAssertionRequest, context: CallContext) async throws -> HealthCodeV1.SignedAssertion {
            try await client.issueAssertion(request, options: context.forwarded)
        }

        public func presentAssertion(_ request: HealthCodeV1.PresentAssertionRequest, context: CallContext) async throws -> HealthCodeV1.RecognitionVerdict {
            try await client.presentAssertion(request, options: context.forwarded)
        }

        public func getRecognition(_ request: HealthCodeV1.GetRecognitionRequest, context: CallContext) async throws -> HealthCodeV1.RecognitionVerdict {
            try await client.getRecognition(request, options: context.forwarded)
        }

        public func verifyAssertion(_ request: HealthCodeV1.VerifyAssertionRequest, context: CallContext) async throws -> HealthCodeV1.RecognitionVerdict {
            try await client.verifyAssertion(request, options: context.forwarded)
        }

        public func askProvince(_ request: HealthCodeV1.AskProvinceRequest, context: CallContext) async throws -> HealthCodeV1.RecognitionVerdict {
            try await client.askProvince(request, options: context.forwarded)
        }

        public func answerProvince(_ request: HealthCodeV1.AnswerProvinceRequest, context: CallContext) async throws -> HealthCodeV1.SignedAssertion {
            try await client.answerProvince(request, options: context.forwarded)
        }

        public func admitByDocument(_ request: HealthCodeV1.AdmitByDocumentRequest, context: CallContext) async throws -> HealthCodeV1.AdmitByDocumentResponse {
            try await client.admitByDocument(request, options: context.forwarded)
        }

        public func getTrustList(_ request: HealthCodeV1.GetTrustListRequest, context: CallContext) async throws -> HealthCodeV1.SignedTrustList {
            try await client.getTrustList(request, options: context.forwarded)
        }

        public func installTrustList(_ request: HealthCodeV1.InstallTrustListRequest, context: CallContext) async throws -> HealthCodeV1.InstallTrustListResponse {
            try await client.installTrustList(request, options: context.forwarded)
        }
    }
}

extension HealthCodeV1.RecognitionService {
    public static var descriptor: ServiceDescriptor { HealthCodeV1.RecognitionMethods.service }

    public func register(in router: inout Router) { registerAll(in: &router) }

    /// Registers every method; for services whose own ``register(in:)`` then does more.
    public func registerAll(in router: inout Router) {
        router.serveUnary(HealthCodeV1.RecognitionMethods.issueAssertion) { call, context in
            try call.respond(try await self.issueAssertion(call.request(HealthCodeV1.IssueAssertionRequest.self), context: context))
        }
        router.serveUnary(HealthCodeV1.RecognitionMethods.presentAssertion) { call, context in
            try call.respond(try await self.presentAssertion(call.request(HealthCodeV1.PresentAssertionRequest.self), context: context))
        }
        router.serveUnary(HealthCodeV1.RecognitionMethods.getRecognition) { call, context in
            try call.respond(try await self.getRecognition(call.request(HealthCodeV1.GetRecognitionRequest.self), context: context))
        }
        router.serveUnary(HealthCodeV1.RecognitionMethods.verifyAssertion) { call, context in
            try call.respond(try await self.verifyAssertion(call.request(HealthCodeV1.VerifyAssertionRequest.self), context: context))
        }
        router.serveUnary(HealthCodeV1.RecognitionMethods.askProvince) { call, context in
            try call.respond(try await self.askProvince(call.request(HealthCodeV1.AskProvinceRequest.self), context: context))
        }
        router.serveUnary(HealthCodeV1.RecognitionMethods.answerProvince) { call, context in
            try call.respond(try await self.answerProvince(call.request(HealthCodeV1.AnswerProvinceRequest.self), context: context))
        }
        router.serveUnary(HealthCodeV1.RecognitionMethods.admitByDocument) { call, context in
            try call.respond(try await self.admitByDocument(call.request(HealthCodeV1.AdmitByDocumentRequest.self), context: context))
        }
        router.serveUnary(HealthCodeV1.RecognitionMethods.getTrustList) { call, context in
            try call.respond(try await self.getTrustList(call.request(HealthCodeV1.GetTrustListRequest.self), context: context))
        }
        router.serveUnary(HealthCodeV1.RecognitionMethods.installTrustList) { call, context in
            try call.respond(try await self.installTrustList(call.request(HealthCodeV1.InstallTrustListRequest.self), context: context))
        }
    }
}
