// Generated from shuangma/healthcode/v1/explain.proto by scripts/generate. Do not edit.

import CCommonContracts
import CHealthCodeContracts
import CWellKnownTypes
public import CommonContracts
public import Wire

extension HealthCodeV1 {
    /// What a colour of an explanation stands on.
    public struct ExplanationBasis: RawRepresentable, Hashable, Sendable {
        public var rawValue: Int32
        public init(rawValue: Int32) { self.rawValue = rawValue }

        /// Never sent.
        public static let unspecified = Self(rawValue: 0)
        /// All evidence that counted at the moment is kept: the colour is derived again.
        public static let evidence = Self(rawValue: 1)
        /// Evidence of that time may have been erased: the ledger tells the colour. Holds are those that kept evidence shows.
        public static let ledger = Self(rawValue: 2)
        /// Evidence of that time may have been erased, and the ledger has no colour of it.
        public static let none = Self(rawValue: 3)
    }

    /// Asks for an explanation.
    public struct ExplainRequest: WireMessage {
        /// The person.
        public var person: CommonV1.PersonRef?
        /// The moment, at most 3 years ago and not ahead; absent means now.
        public var at: GoogleProtobuf.Timestamp?
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__healthcode__v1__explain_request__descriptor_pointer()) }
        public static var types: MessageTypes { HealthCodeContractsTypes.all }

        public init() {
            self.person = nil
            self.at = nil
        }

        public init(
            person: CommonV1.PersonRef? = nil,
            at: GoogleProtobuf.Timestamp? = nil
        ) {
            self.person = person
            self.at = at
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Shuangma__Healthcode__V1__ExplainRequest.self)
            self.person = try MessageReader.message(c.pointee.person, as: CommonV1.PersonRef.self)
            self.at = try MessageReader.message(c.pointee.at, as: GoogleProtobuf.Timestamp.self)
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Healthcode__V1__ExplainRequest.self)
            shuangma__healthcode__v1__explain_request__init(c)
            if let value = self.person { c.pointee.person = try writer.message(value, as: Shuangma__Common__V1__PersonRef.self) }
            if let value = self.at { c.pointee.at = try writer.message(value, as: Google__Protobuf__Timestamp.self) }
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// A person's colour at a moment.
    public struct Explanation: WireMessage {
        /// The moment.
        public var at: GoogleProtobuf.Timestamp?
        /// The colour; unspecified when nothing tells it.
        public var colour: HealthCodeV1.Colour
        /// What the colour stands on.
        public var basis: HealthCodeV1.ExplanationBasis
        /// Version of the rules in force at the moment.
        public var rulesVersion: String
        /// Holds at the moment, worst first, with their evidence.
        public var holds: [HealthCodeV1.ExplainedHold]
        /// What was recorded and told at the time, absent when nothing was. It differs from `colour` where evidence came later, was
        /// corrected or withdrawn.
        public var recorded: HealthCodeV1.RecordedColour?
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__healthcode__v1__explanation__descriptor_pointer()) }
        public static var types: MessageTypes { HealthCodeContractsTypes.all }

        public init() {
            self.at = nil
            self.colour = .init(rawValue: 0)
            self.basis = .init(rawValue: 0)
            self.rulesVersion = ""
            self.holds = []
            self.recorded = nil
        }

        public init(
            at: GoogleProtobuf.Timestamp? = nil,
            colour: HealthCodeV1.Colour = .init(rawValue: 0),
            basis: HealthCodeV1.ExplanationBasis = .init(rawValue: 0),
            rulesVersion: String = "",
            holds: [HealthCodeV1.ExplainedHold] = [],
            recorded: HealthCodeV1.RecordedColour? = nil
        ) {
            self.at = at
            self.colour = colour
            self.basis = basis
            self.rulesVersion = rulesVersion
            self.holds = holds
            self.recorded = recorded
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Shuangma__Healthcode__V1__Explanation.self)
            self.at = try MessageReader.message(c.pointee.at, as: GoogleProtobuf.Timestamp.self)
            self.colour = HealthCodeV1.Colour(rawValue: Int32(truncatingIfNeeded: c.pointee.colour.rawValue))
            self.basis = HealthCodeV1.ExplanationBasis(rawValue: Int32(truncatingIfNeeded: c.pointee.basis.rawValue))
            self.rulesVersion = try MessageReader.string(c.pointee.rules_version, field: "shuangma.healthcode.v1.Explanation.rules_version")
            self.holds = try MessageReader.array(c.pointee.n_holds, c.pointee.holds) { element throws(WireError) in
                try HealthCodeV1.ExplainedHold(c: UnsafeRawPointer(element!))
            }
            self.recorded = try MessageReader.message(c.pointee.recorded, as: HealthCodeV1.RecordedColour.self)
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Healthcode__V1__Explanation.self)
            shuangma__healthcode__v1__explanation__init(c)
            if let value = self.at { c.pointee.at = try writer.message(value, as: Google__Protobuf__Timestamp.self) }
            c.pointee.colour = Shuangma__Healthcode__V1__Colour(rawValue: .init(truncatingIfNeeded: self.colour.rawValue))
            c.pointee.basis = Shuangma__Healthcode__V1__ExplanationBasis(rawValue: .init(truncatingIfNeeded: self.basis.rawValue))
            c.pointee.rules_version = try writer.string(self.rulesVersion)
            c.pointee.n_holds = self.holds.count
            c.pointee.holds = try writer.array(self.holds) { element throws(WireError) in try writer.message(element, as: Shuangma__Healthcode__V1__ExplainedHold.self) }
            if let value = self.recorded { c.pointee.recorded = try writer.message(value, as: Shuangma__Healthcode__V1__RecordedColour.self) }
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// A hold and what it stands on.
    public struct ExplainedHold: WireMessage {
        /// Why, with the colour at the moment and the sentence that the person is told.
        public var reason: HealthCodeV1.Reason?
        /// The evidence. None for a missing declaration.
        public var evidence: [HealthCodeV1.EvidenceReference]
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__healthcode__v1__explained_hold__descriptor_pointer()) }
        public static var types: MessageTypes { HealthCodeContractsTypes.all }

        public init() {
            self.reason = nil
            self.evidence = []
        }

        public init(
            reason: HealthCodeV1.Reason? = nil,
            evidence: [HealthCodeV1.EvidenceReference] = []
        ) {
            self.reason = reason
            self.evidence = evidence
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Shuangma__Healthcode__V1__ExplainedHold.self)
            self.reason = try MessageReader.message(c.pointee.reason, as: HealthCodeV1.Reason.self)
            self.evidence = try MessageReader.array(c.pointee.n_evidence, c.pointee.evidence) { element throws(WireError) in
                try HealthCodeV1.EvidenceReference(c: UnsafeRawPointer(element!))
            }
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Healthcode__V1__ExplainedHold.self)
            shuangma__healthcode__v1__explained_hold__init(c)
            if let value = self.reason { c.pointee.reason = try writer.message(value, as: Shuangma__Healthcode__V1__Reason.self) }
            c.pointee.n_evidence = self.evidence.count
            c.pointee.evidence = try writer.array(self.evidence) { element throws(WireError) in try writer.message(element, as: Shuangma__Healthcode__V1__EvidenceReference.self) }
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// One piece of evidence.
    public struct EvidenceReference: WireMessage {
        /// Its kind.
        public var kind: HealthCodeV1.EvidenceKind
        /// Number of the sample, or evidence id; empty for a declaration.
        public var id: String
        /// Who says so: laboratory, source or counter; empty for a declaration that the person made by themselves.
        public var authority: String
        /// When the sample was taken, the declaration was made, or the exposure began.
        public var from: GoogleProtobuf.Timestamp?
        /// When the exposure ended; absent while it lasts.
        public var until: GoogleProtobuf.Timestamp?
        /// The proposal that two persons approved, 16 bytes; empty where none was needed.
        public var approvalId: [UInt8]
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__healthcode__v1__evidence_reference__descriptor_pointer()) }
        public static var types: MessageTypes { HealthCodeContractsTypes.all }

        public init() {
            self.kind = .init(rawValue: 0)
            self.id = ""
            self.authority = ""
            self.from = nil
            self.until = nil
            self.approvalId = []
        }

        public init(
            kind: HealthCodeV1.EvidenceKind = .init(rawValue: 0),
            id: String = "",
            authority: String = "",
            from: GoogleProtobuf.Timestamp? = nil,
            until: GoogleProtobuf.Timestamp? = nil,
            approvalId: [UInt8] = []
        ) {
            self.kind = kind
            self.id = id
            self.authority = authority
            self.from = from
            self.until = until
            self.approvalId = approvalId
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Shuangma__Healthcode__V1__EvidenceReference.self)
            self.kind = HealthCodeV1.EvidenceKind(rawValue: Int32(truncatingIfNeeded: c.pointee.kind.rawValue))
            self.id = try MessageReader.string(c.pointee.id, field: "shuangma.healthcode.v1.EvidenceReference.id")
            self.authority = try MessageReader.string(c.pointee.authority, field: "shuangma.healthcode.v1.EvidenceReference.authority")
            self.from = try MessageReader.message(c.pointee.from, as: GoogleProtobuf.Timestamp.self)
            self.until = try MessageReader.message(c.pointee.until, as: GoogleProtobuf.Timestamp.self)
            self.approvalId = MessageReader.bytes(c.pointee.approval_id)
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Healthcode__V1__EvidenceReference.self)
            shuangma__healthcode__v1__evidence_reference__init(c)
            c.pointee.kind = Shuangma__Healthcode__V1__EvidenceKind(rawValue: .init(truncatingIfNeeded: self.kind.rawValue))
            c.pointee.id = try writer.string(self.id)
            c.pointee.authority = try writer.string(self.authority)
            if let value = self.from { c.pointee.from = try writer.message(value, as: Google__Protobuf__Timestamp.self) }
            if let value = self.until { c.pointee.until = try writer.message(value, as: Google__Protobuf__Timestamp.self) }
            c.pointee.approval_id = try writer.bytes(self.approvalId)
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// A colour of the ledger.
    public struct RecordedColour: WireMessage {
        /// The colour.
        public var colour: HealthCodeV1.Colour
        /// Since when.
        public var since: GoogleProtobuf.Timestamp?
        /// Causes of the holds when it began, worst first.
        public var causes: [HealthCodeV1.Cause]
        /// What brought it: `evidence`, `time`, `area` or `rules`; empty for the person's first colour.
        public var trigger: String
        /// Version of the rules that it was derived by.
        public var rulesVersion: String
        /// When it was derived and the person was told.
        public var derivedAt: GoogleProtobuf.Timestamp?
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__healthcode__v1__recorded_colour__descriptor_pointer()) }
        public static var types: MessageTypes { HealthCodeContractsTypes.all }

        public init() {
            self.colour = .init(rawValue: 0)
            self.since = nil
            self.causes = []
            self.trigger = ""
            self.rulesVersion = ""
            self.derivedAt = nil
        }

        public init(
            colour: HealthCodeV1.Colour = .init(rawValue: 0),
            since: GoogleProtobuf.Timestamp? = nil,
            causes: [HealthCodeV1.Cause] = [],
            trigger: String = "",
            rulesVersion: String = "",
            derivedAt: GoogleProtobuf.Timestamp? = nil
        ) {
            self.colour = colour
            self.since = since
            self.causes = causes
            self.trigger = trigger
            self.rulesVersion = rulesVersion
            self.derivedAt = derivedAt
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Shuangma__Healthcode__V1__RecordedColour.self)
            self.colour = HealthCodeV1.Colour(rawValue: Int32(truncatingIfNeeded: c.pointee.colour.rawValue))
            self.since = try MessageReader.message(c.pointee.since, as: GoogleProtobuf.Timestamp.self)
            self.causes = try MessageReader.array(c.pointee.n_causes, c.pointee.causes) { element throws(WireError) in
                HealthCodeV1.Cause(rawValue: Int32(truncatingIfNeeded: element.rawValue))
            }
            self.trigger = try MessageReader.string(c.pointee.trigger, field: "shuangma.healthcode.v1.RecordedColour.trigger")
            self.rulesVersion = try MessageReader.string(c.pointee.rules_version, field: "shuangma.healthcode.v1.RecordedColour.rules_version")
            self.derivedAt = try MessageReader.message(c.pointee.derived_at, as: GoogleProtobuf.Timestamp.self)
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Healthcode__V1__RecordedColour.self)
            shuangma__healthcode__v1__recorded_colour__init(c)
            c.pointee.colour = Shuangma__Healthcode__V1__Colour(rawValue: .init(truncatingIfNeeded: self.colour.rawValue))
            if let value = self.since { c.pointee.since = try writer.message(value, as: Google__Protobuf__Timestamp.self) }
            c.pointee.n_causes = self.causes.count
            c.pointee.causes = try writer.array(self.causes) { element throws(WireError) in Shuangma__Healthcode__V1__Cause(rawValue: .init(truncatingIfNeeded: element.rawValue)) }
            c.pointee.trigger = try writer.string(self.trigger)
            c.pointee.rules_version = try writer.string(self.rulesVersion)
            if let value = self.derivedAt { c.pointee.derived_at = try writer.message(value, as: Google__Protobuf__Timestamp.self) }
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }
}
