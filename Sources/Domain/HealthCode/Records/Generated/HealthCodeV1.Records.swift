// Generated from shuangma/healthcode/v1/records.proto by scripts/generate. Do not edit.

import CHealthCodeContracts
import CHealthCodeRecords
import CWellKnownTypes
public import HealthCodeContracts
public import Wire

extension HealthCodeV1 {
    /// A version of a declaration, in the partition of the person under its time and content.
    public struct StoredDeclaration: WireMessage {
        /// When it was made.
        public var declaredAt: GoogleProtobuf.Timestamp?
        /// The declaration.
        public var declaration: HealthCodeV1.Declaration?
        /// Where it was taken; empty for one that the person made by themselves.
        public var counter: String
        /// When the source issued this version; absent when it does not say (COL-13).
        public var issuedAt: GoogleProtobuf.Timestamp?
        /// The source's number of this version; 0 when it gives none (COL-13).
        public var revision: UInt64
        /// The source took it back: it counts for nothing.
        public var withdrawn: Bool
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__healthcode__v1__stored_declaration__descriptor_pointer()) }
        public static var types: MessageTypes { HealthCodeRecordsTypes.all }

        public init() {
            self.declaredAt = nil
            self.declaration = nil
            self.counter = ""
            self.issuedAt = nil
            self.revision = 0
            self.withdrawn = false
        }

        public init(
            declaredAt: GoogleProtobuf.Timestamp? = nil,
            declaration: HealthCodeV1.Declaration? = nil,
            counter: String = "",
            issuedAt: GoogleProtobuf.Timestamp? = nil,
            revision: UInt64 = 0,
            withdrawn: Bool = false
        ) {
            self.declaredAt = declaredAt
            self.declaration = declaration
            self.counter = counter
            self.issuedAt = issuedAt
            self.revision = revision
            self.withdrawn = withdrawn
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Shuangma__Healthcode__V1__StoredDeclaration.self)
            self.declaredAt = try MessageReader.message(c.pointee.declared_at, as: GoogleProtobuf.Timestamp.self)
            self.declaration = try MessageReader.message(c.pointee.declaration, as: HealthCodeV1.Declaration.self)
            self.counter = try MessageReader.string(c.pointee.counter, field: "shuangma.healthcode.v1.StoredDeclaration.counter")
            self.issuedAt = try MessageReader.message(c.pointee.issued_at, as: GoogleProtobuf.Timestamp.self)
            self.revision = c.pointee.revision
            self.withdrawn = c.pointee.withdrawn != 0
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Healthcode__V1__StoredDeclaration.self)
            shuangma__healthcode__v1__stored_declaration__init(c)
            if let value = self.declaredAt { c.pointee.declared_at = try writer.message(value, as: Google__Protobuf__Timestamp.self) }
            if let value = self.declaration { c.pointee.declaration = try writer.message(value, as: Shuangma__Healthcode__V1__Declaration.self) }
            c.pointee.counter = try writer.string(self.counter)
            if let value = self.issuedAt { c.pointee.issued_at = try writer.message(value, as: Google__Protobuf__Timestamp.self) }
            c.pointee.revision = self.revision
            c.pointee.withdrawn = self.withdrawn ? 1 : 0
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// A version of a test, in the partition of the person under laboratory and sample.
    public struct StoredTest: WireMessage {
        /// Laboratory's number of the sample.
        public var sampleId: String
        /// Laboratory.
        public var laboratory: String
        /// When the sample was taken.
        public var sampledAt: GoogleProtobuf.Timestamp?
        /// What it said.
        public var outcome: HealthCodeV1.TestOutcome
        /// When the source issued this version; absent when it does not say (COL-13).
        public var issuedAt: GoogleProtobuf.Timestamp?
        /// The source's number of this version; 0 when it gives none (COL-13).
        public var revision: UInt64
        /// The source took it back: it counts for nothing.
        public var withdrawn: Bool
        /// The sample is another person's: it counts for nothing. The index of samples decides whether it comes back.
        public var moved: Bool
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__healthcode__v1__stored_test__descriptor_pointer()) }
        public static var types: MessageTypes { HealthCodeRecordsTypes.all }

        public init() {
            self.sampleId = ""
            self.laboratory = ""
            self.sampledAt = nil
            self.outcome = .init(rawValue: 0)
            self.issuedAt = nil
            self.revision = 0
            self.withdrawn = false
            self.moved = false
        }

        public init(
            sampleId: String = "",
            laboratory: String = "",
            sampledAt: GoogleProtobuf.Timestamp? = nil,
            outcome: HealthCodeV1.TestOutcome = .init(rawValue: 0),
            issuedAt: GoogleProtobuf.Timestamp? = nil,
            revision: UInt64 = 0,
            withdrawn: Bool = false,
            moved: Bool = false
        ) {
            self.sampleId = sampleId
            self.laboratory = laboratory
            self.sampledAt = sampledAt
            self.outcome = outcome
            self.issuedAt = issuedAt
            self.revision = revision
            self.withdrawn = withdrawn
            self.moved = moved
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Shuangma__Healthcode__V1__StoredTest.self)
            self.sampleId = try MessageReader.string(c.pointee.sample_id, field: "shuangma.healthcode.v1.StoredTest.sample_id")
            self.laboratory = try MessageReader.string(c.pointee.laboratory, field: "shuangma.healthcode.v1.StoredTest.laboratory")
            self.sampledAt = try MessageReader.message(c.pointee.sampled_at, as: GoogleProtobuf.Timestamp.self)
            self.outcome = HealthCodeV1.TestOutcome(rawValue: Int32(truncatingIfNeeded: c.pointee.outcome.rawValue))
            self.issuedAt = try MessageReader.message(c.pointee.issued_at, as: GoogleProtobuf.Timestamp.self)
            self.revision = c.pointee.revision
            self.withdrawn = c.pointee.withdrawn != 0
            self.moved = c.pointee.moved != 0
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Healthcode__V1__StoredTest.self)
            shuangma__healthcode__v1__stored_test__init(c)
            c.pointee.sample_id = try writer.string(self.sampleId)
            c.pointee.laboratory = try writer.string(self.laboratory)
            if let value = self.sampledAt { c.pointee.sampled_at = try writer.message(value, as: Google__Protobuf__Timestamp.self) }
            c.pointee.outcome = Shuangma__Healthcode__V1__TestOutcome(rawValue: .init(truncatingIfNeeded: self.outcome.rawValue))
            if let value = self.issuedAt { c.pointee.issued_at = try writer.message(value, as: Google__Protobuf__Timestamp.self) }
            c.pointee.revision = self.revision
            c.pointee.withdrawn = self.withdrawn ? 1 : 0
            c.pointee.moved = self.moved ? 1 : 0
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// A version of an exposure, in the partition of the person under its beginning and what else it is known by.
    public struct StoredExposure: WireMessage {
        /// Kind.
        public var cause: HealthCodeV1.Cause
        /// Reference of the case or area.
        public var evidenceId: String
        /// When it began.
        public var from: GoogleProtobuf.Timestamp?
        /// When it ended; absent while it lasts.
        public var until: GoogleProtobuf.Timestamp?
        /// Division of the area; may be empty.
        public var division: String
        /// The feed that says so.
        public var source: String
        /// When the source issued this version; absent when it does not say (COL-13).
        public var issuedAt: GoogleProtobuf.Timestamp?
        /// The source's number of this version; 0 when it gives none (COL-13).
        public var revision: UInt64
        /// The source took it back: it counts for nothing.
        public var withdrawn: Bool
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__healthcode__v1__stored_exposure__descriptor_pointer()) }
        public static var types: MessageTypes { HealthCodeRecordsTypes.all }

        public init() {
            self.cause = .init(rawValue: 0)
            self.evidenceId = ""
            self.from = nil
            self.until = nil
            self.division = ""
            self.source = ""
            self.issuedAt = nil
            self.revision = 0
            self.withdrawn = false
        }

        public init(
            cause: HealthCodeV1.Cause = .init(rawValue: 0),
            evidenceId: String = "",
            from: GoogleProtobuf.Timestamp? = nil,
            until: GoogleProtobuf.Timestamp? = nil,
            division: String = "",
            source: String = "",
            issuedAt: GoogleProtobuf.Timestamp? = nil,
            revision: UInt64 = 0,
            withdrawn: Bool = false
        ) {
            self.cause = cause
            self.evidenceId = evidenceId
            self.from = from
            self.until = until
            self.division = division
            self.source = source
            self.issuedAt = issuedAt
            self.revision = revision
            self.withdrawn = withdrawn
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Shuangma__Healthcode__V1__StoredExposure.self)
            self.cause = HealthCodeV1.Cause(rawValue: Int32(truncatingIfNeeded: c.pointee.cause.rawValue))
            self.evidenceId = try MessageReader.string(c.pointee.evidence_id, field: "shuangma.healthcode.v1.StoredExposure.evidence_id")
            self.from = try MessageReader.message(c.pointee.from, as: GoogleProtobuf.Timestamp.self)
            self.until = try MessageReader.message(c.pointee.until, as: GoogleProtobuf.Timestamp.self)
            self.division = try MessageReader.string(c.pointee.division, field: "shuangma.healthcode.v1.StoredExposure.division")
            self.source = try MessageReader.string(c.pointee.source, field: "shuangma.healthcode.v1.StoredExposure.source")
            self.issuedAt = try MessageReader.message(c.pointee.issued_at, as: GoogleProtobuf.Timestamp.self)
            self.revision = c.pointee.revision
            self.withdrawn = c.pointee.withdrawn != 0
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Healthcode__V1__StoredExposure.self)
            shuangma__healthcode__v1__stored_exposure__init(c)
            c.pointee.cause = Shuangma__Healthcode__V1__Cause(rawValue: .init(truncatingIfNeeded: self.cause.rawValue))
            c.pointee.evidence_id = try writer.string(self.evidenceId)
            if let value = self.from { c.pointee.from = try writer.message(value, as: Google__Protobuf__Timestamp.self) }
            if let value = self.until { c.pointee.until = try writer.message(value, as: Google__Protobuf__Timestamp.self) }
            c.pointee.division = try writer.string(self.division)
            c.pointee.source = try writer.string(self.source)
            if let value = self.issuedAt { c.pointee.issued_at = try writer.message(value, as: Google__Protobuf__Timestamp.self) }
            c.pointee.revision = self.revision
            c.pointee.withdrawn = self.withdrawn ? 1 : 0
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// That something changed among the positive tests and the cases of a person, in the partition of the person. Both kinds of
    /// record are kept as long as each other, so that a write of the one must not miss a write of the other.
    public struct StoredCaseGuard: WireMessage {
        /// When it changed last.
        public var changedAt: GoogleProtobuf.Timestamp?
        /// Discharges by CASE rows that stand, also when the rows are no longer kept: an old positive test that comes again then
        /// opens no case. The latest 32.
        public var discharges: [HealthCodeV1.StoredDischarge]
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__healthcode__v1__stored_case_guard__descriptor_pointer()) }
        public static var types: MessageTypes { HealthCodeRecordsTypes.all }

        public init() {
            self.changedAt = nil
            self.discharges = []
        }

        public init(
            changedAt: GoogleProtobuf.Timestamp? = nil,
            discharges: [HealthCodeV1.StoredDischarge] = []
        ) {
            self.changedAt = changedAt
            self.discharges = discharges
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Shuangma__Healthcode__V1__StoredCaseGuard.self)
            self.changedAt = try MessageReader.message(c.pointee.changed_at, as: GoogleProtobuf.Timestamp.self)
            self.discharges = try MessageReader.array(c.pointee.n_discharges, c.pointee.discharges) { element throws(WireError) in
                try HealthCodeV1.StoredDischarge(c: UnsafeRawPointer(element!))
            }
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Healthcode__V1__StoredCaseGuard.self)
            shuangma__healthcode__v1__stored_case_guard__init(c)
            if let value = self.changedAt { c.pointee.changed_at = try writer.message(value, as: Google__Protobuf__Timestamp.self) }
            c.pointee.n_discharges = self.discharges.count
            c.pointee.discharges = try writer.array(self.discharges) { element throws(WireError) in try writer.message(element, as: Shuangma__Healthcode__V1__StoredDischarge.self) }
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// A discharge that a CASE row has told.
    public struct StoredDischarge: WireMessage {
        /// Sort key of the row.
        public var key: [UInt8]
        /// When the case ended.
        public var until: GoogleProtobuf.Timestamp?
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__healthcode__v1__stored_discharge__descriptor_pointer()) }
        public static var types: MessageTypes { HealthCodeRecordsTypes.all }

        public init() {
            self.key = []
            self.until = nil
        }

        public init(
            key: [UInt8] = [],
            until: GoogleProtobuf.Timestamp? = nil
        ) {
            self.key = key
            self.until = until
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Shuangma__Healthcode__V1__StoredDischarge.self)
            self.key = MessageReader.bytes(c.pointee.key)
            self.until = try MessageReader.message(c.pointee.until, as: GoogleProtobuf.Timestamp.self)
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Healthcode__V1__StoredDischarge.self)
            shuangma__healthcode__v1__stored_discharge__init(c)
            c.pointee.key = try writer.bytes(self.key)
            if let value = self.until { c.pointee.until = try writer.message(value, as: Google__Protobuf__Timestamp.self) }
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// Whose a sample is, in the partition of the sample: the version that counts, without the sample's name.
    public struct StoredSampleOwner: WireMessage {
        /// Key of the person.
        public var personKey: [UInt8]
        /// When the sample was taken.
        public var sampledAt: GoogleProtobuf.Timestamp?
        /// What it said.
        public var outcome: HealthCodeV1.TestOutcome
        /// When the source issued this version; absent when it does not say (COL-13).
        public var issuedAt: GoogleProtobuf.Timestamp?
        /// The source's number of this version; 0 when it gives none (COL-13).
        public var revision: UInt64
        /// The source took it back.
        public var withdrawn: Bool
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__healthcode__v1__stored_sample_owner__descriptor_pointer()) }
        public static var types: MessageTypes { HealthCodeRecordsTypes.all }

        public init() {
            self.personKey = []
            self.sampledAt = nil
            self.outcome = .init(rawValue: 0)
            self.issuedAt = nil
            self.revision = 0
            self.withdrawn = false
        }

        public init(
            personKey: [UInt8] = [],
            sampledAt: GoogleProtobuf.Timestamp? = nil,
            outcome: HealthCodeV1.TestOutcome = .init(rawValue: 0),
            issuedAt: GoogleProtobuf.Timestamp? = nil,
            revision: UInt64 = 0,
            withdrawn: Bool = false
        ) {
            self.personKey = personKey
            self.sampledAt = sampledAt
            self.outcome = outcome
            self.issuedAt = issuedAt
            self.revision = revision
            self.withdrawn = withdrawn
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Shuangma__Healthcode__V1__StoredSampleOwner.self)
            self.personKey = MessageReader.bytes(c.pointee.person_key)
            self.sampledAt = try MessageReader.message(c.pointee.sampled_at, as: GoogleProtobuf.Timestamp.self)
            self.outcome = HealthCodeV1.TestOutcome(rawValue: Int32(truncatingIfNeeded: c.pointee.outcome.rawValue))
            self.issuedAt = try MessageReader.message(c.pointee.issued_at, as: GoogleProtobuf.Timestamp.self)
            self.revision = c.pointee.revision
            self.withdrawn = c.pointee.withdrawn != 0
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Healthcode__V1__StoredSampleOwner.self)
            shuangma__healthcode__v1__stored_sample_owner__init(c)
            c.pointee.person_key = try writer.bytes(self.personKey)
            if let value = self.sampledAt { c.pointee.sampled_at = try writer.message(value, as: Google__Protobuf__Timestamp.self) }
            c.pointee.outcome = Shuangma__Healthcode__V1__TestOutcome(rawValue: .init(truncatingIfNeeded: self.outcome.rawValue))
            if let value = self.issuedAt { c.pointee.issued_at = try writer.message(value, as: Google__Protobuf__Timestamp.self) }
            c.pointee.revision = self.revision
            c.pointee.withdrawn = self.withdrawn ? 1 : 0
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// That a sample still has to leave a person, in the partition of the sample under the key of that person.
    public struct StoredSampleEffect: WireMessage {
        /// Laboratory.
        public var laboratory: String
        /// Laboratory's number of the sample.
        public var sampleId: String
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__healthcode__v1__stored_sample_effect__descriptor_pointer()) }
        public static var types: MessageTypes { HealthCodeRecordsTypes.all }

        public init() {
            self.laboratory = ""
            self.sampleId = ""
        }

        public init(
            laboratory: String = "",
            sampleId: String = ""
        ) {
            self.laboratory = laboratory
            self.sampleId = sampleId
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Shuangma__Healthcode__V1__StoredSampleEffect.self)
            self.laboratory = try MessageReader.string(c.pointee.laboratory, field: "shuangma.healthcode.v1.StoredSampleEffect.laboratory")
            self.sampleId = try MessageReader.string(c.pointee.sample_id, field: "shuangma.healthcode.v1.StoredSampleEffect.sample_id")
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Healthcode__V1__StoredSampleEffect.self)
            shuangma__healthcode__v1__stored_sample_effect__init(c)
            c.pointee.laboratory = try writer.string(self.laboratory)
            c.pointee.sample_id = try writer.string(self.sampleId)
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// That a person has declared in the last 24 hours, in the partition of the person under the number of a slot. There are as
    /// many slots as a person may declare within 24 hours, and each expires 24 hours after its declaration.
    public struct StoredDeclarationSlot: WireMessage {
        /// When the declaration was made, seconds since 1970.
        public var declaredAt: Int64
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__healthcode__v1__stored_declaration_slot__descriptor_pointer()) }
        public static var types: MessageTypes { HealthCodeRecordsTypes.all }

        public init() {
            self.declaredAt = 0
        }

        public init(
            declaredAt: Int64 = 0
        ) {
            self.declaredAt = declaredAt
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Shuangma__Healthcode__V1__StoredDeclarationSlot.self)
            self.declaredAt = c.pointee.declared_at
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Healthcode__V1__StoredDeclarationSlot.self)
            shuangma__healthcode__v1__stored_declaration_slot__init(c)
            c.pointee.declared_at = self.declaredAt
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }
}
