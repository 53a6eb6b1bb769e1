// Generated from shuangma/healthcode/v1/records.proto by scripts/generate. Do not edit.

import CHealthCodeContracts
import CHealthCodeRecords
import CWellKnownTypes
public import HealthCodeContracts
public import Wire

extension HealthCodeV1 {
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
    }

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
        /// How the person met the case; absent where nobody has told.
        public var contact: HealthCodeV1.StoredContact?
        /// The proposal that brought it, 16 bytes; empty where none was needed (COL-6).
        public var approvalId: [UInt8]
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
            self.contact = nil
            self.approvalId = []
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
            withdrawn: Bool = false,
            contact: HealthCodeV1.StoredContact? = nil,
            approvalId: [UInt8] = []
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
            self.contact = contact
            self.approvalId = approvalId
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
            self.contact = try MessageReader.message(c.pointee.contact, as: HealthCodeV1.StoredContact.self)
            self.approvalId = MessageReader.bytes(c.pointee.approval_id)
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
            if let value = self.contact { c.pointee.contact = try writer.message(value, as: Shuangma__Healthcode__V1__StoredContact.self) }
            c.pointee.approval_id = try writer.bytes(self.approvalId)
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// How a person met a case (COL-6).
    public struct StoredContact: WireMessage {
        /// Where.
        public var place: String
        /// When.
        public var at: GoogleProtobuf.Timestamp?
        /// How: a number of `ContactWay`.
        public var way: UInt32
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__healthcode__v1__stored_contact__descriptor_pointer()) }
        public static var types: MessageTypes { HealthCodeRecordsTypes.all }

        public init() {
            self.place = ""
            self.at = nil
            self.way = 0
        }

        public init(
            place: String = "",
            at: GoogleProtobuf.Timestamp? = nil,
            way: UInt32 = 0
        ) {
            self.place = place
            self.at = at
            self.way = way
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Shuangma__Healthcode__V1__StoredContact.self)
            self.place = try MessageReader.string(c.pointee.place, field: "shuangma.healthcode.v1.StoredContact.place")
            self.at = try MessageReader.message(c.pointee.at, as: GoogleProtobuf.Timestamp.self)
            self.way = c.pointee.way
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Healthcode__V1__StoredContact.self)
            shuangma__healthcode__v1__stored_contact__init(c)
            c.pointee.place = try writer.string(self.place)
            if let value = self.at { c.pointee.at = try writer.message(value, as: Google__Protobuf__Timestamp.self) }
            c.pointee.way = self.way
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// That the case registry has recorded a case under a number, in the partition of the number under the key of the person
    /// and that of the row. It is absent when the row was taken back.
    public struct StoredCaseRow: WireMessage {
        /// When the case was confirmed.
        public var from: GoogleProtobuf.Timestamp?
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__healthcode__v1__stored_case_row__descriptor_pointer()) }
        public static var types: MessageTypes { HealthCodeRecordsTypes.all }

        public init() {
            self.from = nil
        }

        public init(
            from: GoogleProtobuf.Timestamp? = nil
        ) {
            self.from = from
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Shuangma__Healthcode__V1__StoredCaseRow.self)
            self.from = try MessageReader.message(c.pointee.from, as: GoogleProtobuf.Timestamp.self)
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Healthcode__V1__StoredCaseRow.self)
            shuangma__healthcode__v1__stored_case_row__init(c)
            if let value = self.from { c.pointee.from = try writer.message(value, as: Google__Protobuf__Timestamp.self) }
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// That a CASE row has still to be brought into the index of cases, in the partition of the person under the key of the row.
    public struct StoredCaseEffect: WireMessage {
        /// Number of the case.
        public var number: String
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__healthcode__v1__stored_case_effect__descriptor_pointer()) }
        public static var types: MessageTypes { HealthCodeRecordsTypes.all }

        public init() {
            self.number = ""
        }

        public init(
            number: String = ""
        ) {
            self.number = number
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Shuangma__Healthcode__V1__StoredCaseEffect.self)
            self.number = try MessageReader.string(c.pointee.number, field: "shuangma.healthcode.v1.StoredCaseEffect.number")
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Healthcode__V1__StoredCaseEffect.self)
            shuangma__healthcode__v1__stored_case_effect__init(c)
            c.pointee.number = try writer.string(self.number)
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// Rows of a list that wait for approval, in the partition of the case under their hash (COL-6).
    public struct StoredListPart: WireMessage {
        /// The proposal that they are part of. They take effect only when it names their hash.
        public var approvalId: [UInt8]
        /// The rows.
        public var rows: [HealthCodeV1.StoredListRow]
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__healthcode__v1__stored_list_part__descriptor_pointer()) }
        public static var types: MessageTypes { HealthCodeRecordsTypes.all }

        public init() {
            self.approvalId = []
            self.rows = []
        }

        public init(
            approvalId: [UInt8] = [],
            rows: [HealthCodeV1.StoredListRow] = []
        ) {
            self.approvalId = approvalId
            self.rows = rows
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Shuangma__Healthcode__V1__StoredListPart.self)
            self.approvalId = MessageReader.bytes(c.pointee.approval_id)
            self.rows = try MessageReader.array(c.pointee.n_rows, c.pointee.rows) { element throws(WireError) in
                try HealthCodeV1.StoredListRow(c: UnsafeRawPointer(element!))
            }
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Healthcode__V1__StoredListPart.self)
            shuangma__healthcode__v1__stored_list_part__init(c)
            c.pointee.approval_id = try writer.bytes(self.approvalId)
            c.pointee.n_rows = self.rows.count
            c.pointee.rows = try writer.array(self.rows) { element throws(WireError) in try writer.message(element, as: Shuangma__Healthcode__V1__StoredListRow.self) }
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// A row of a list.
    public struct StoredListRow: WireMessage {
        /// The person.
        public var personKey: [UInt8]
        /// What the row says.
        public var exposure: HealthCodeV1.StoredExposure?
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__healthcode__v1__stored_list_row__descriptor_pointer()) }
        public static var types: MessageTypes { HealthCodeRecordsTypes.all }

        public init() {
            self.personKey = []
            self.exposure = nil
        }

        public init(
            personKey: [UInt8] = [],
            exposure: HealthCodeV1.StoredExposure? = nil
        ) {
            self.personKey = personKey
            self.exposure = exposure
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Shuangma__Healthcode__V1__StoredListRow.self)
            self.personKey = MessageReader.bytes(c.pointee.person_key)
            self.exposure = try MessageReader.message(c.pointee.exposure, as: HealthCodeV1.StoredExposure.self)
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Healthcode__V1__StoredListRow.self)
            shuangma__healthcode__v1__stored_list_row__init(c)
            c.pointee.person_key = try writer.bytes(self.personKey)
            if let value = self.exposure { c.pointee.exposure = try writer.message(value, as: Shuangma__Healthcode__V1__StoredExposure.self) }
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

    /// The colour that was derived last for a person, in their partition under the empty key (COL-8).
    public struct StoredColour: WireMessage {
        /// The colour.
        public var colour: HealthCodeV1.Colour
        /// Causes of the holds, worst first.
        public var causes: [HealthCodeV1.Cause]
        /// When the colour began, as far as it was derived.
        public var since: GoogleProtobuf.Timestamp?
        /// The moment of which all this was derived.
        public var derivedAt: GoogleProtobuf.Timestamp?
        /// When time alone changes the colour next; absent when it does not.
        public var changesAt: GoogleProtobuf.Timestamp?
        /// Version of the rules that it was derived by.
        public var rulesVersion: String
        /// How many colours the person has had, the first one included.
        public var number: UInt64
        /// The areas of risk that it depends on, as the register told of them then.
        public var areas: [HealthCodeV1.StoredAreaStanding]
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__healthcode__v1__stored_colour__descriptor_pointer()) }
        public static var types: MessageTypes { HealthCodeRecordsTypes.all }

        public init() {
            self.colour = .init(rawValue: 0)
            self.causes = []
            self.since = nil
            self.derivedAt = nil
            self.changesAt = nil
            self.rulesVersion = ""
            self.number = 0
            self.areas = []
        }

        public init(
            colour: HealthCodeV1.Colour = .init(rawValue: 0),
            causes: [HealthCodeV1.Cause] = [],
            since: GoogleProtobuf.Timestamp? = nil,
            derivedAt: GoogleProtobuf.Timestamp? = nil,
            changesAt: GoogleProtobuf.Timestamp? = nil,
            rulesVersion: String = "",
            number: UInt64 = 0,
            areas: [HealthCodeV1.StoredAreaStanding] = []
        ) {
            self.colour = colour
            self.causes = causes
            self.since = since
            self.derivedAt = derivedAt
            self.changesAt = changesAt
            self.rulesVersion = rulesVersion
            self.number = number
            self.areas = areas
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Shuangma__Healthcode__V1__StoredColour.self)
            self.colour = HealthCodeV1.Colour(rawValue: Int32(truncatingIfNeeded: c.pointee.colour.rawValue))
            self.causes = try MessageReader.array(c.pointee.n_causes, c.pointee.causes) { element throws(WireError) in
                HealthCodeV1.Cause(rawValue: Int32(truncatingIfNeeded: element.rawValue))
            }
            self.since = try MessageReader.message(c.pointee.since, as: GoogleProtobuf.Timestamp.self)
            self.derivedAt = try MessageReader.message(c.pointee.derived_at, as: GoogleProtobuf.Timestamp.self)
            self.changesAt = try MessageReader.message(c.pointee.changes_at, as: GoogleProtobuf.Timestamp.self)
            self.rulesVersion = try MessageReader.string(c.pointee.rules_version, field: "shuangma.healthcode.v1.StoredColour.rules_version")
            self.number = c.pointee.number
            self.areas = try MessageReader.array(c.pointee.n_areas, c.pointee.areas) { element throws(WireError) in
                try HealthCodeV1.StoredAreaStanding(c: UnsafeRawPointer(element!))
            }
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Healthcode__V1__StoredColour.self)
            shuangma__healthcode__v1__stored_colour__init(c)
            c.pointee.colour = Shuangma__Healthcode__V1__Colour(rawValue: .init(truncatingIfNeeded: self.colour.rawValue))
            c.pointee.n_causes = self.causes.count
            c.pointee.causes = try writer.array(self.causes) { element throws(WireError) in Shuangma__Healthcode__V1__Cause(rawValue: .init(truncatingIfNeeded: element.rawValue)) }
            if let value = self.since { c.pointee.since = try writer.message(value, as: Google__Protobuf__Timestamp.self) }
            if let value = self.derivedAt { c.pointee.derived_at = try writer.message(value, as: Google__Protobuf__Timestamp.self) }
            if let value = self.changesAt { c.pointee.changes_at = try writer.message(value, as: Google__Protobuf__Timestamp.self) }
            c.pointee.rules_version = try writer.string(self.rulesVersion)
            c.pointee.number = self.number
            c.pointee.n_areas = self.areas.count
            c.pointee.areas = try writer.array(self.areas) { element throws(WireError) in try writer.message(element, as: Shuangma__Healthcode__V1__StoredAreaStanding.self) }
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// What the register told of an area of risk when a colour was derived.
    public struct StoredAreaStanding: WireMessage {
        /// The area.
        public var areaId: String
        /// The register knew it.
        public var isKnown: Bool
        /// The cause of its level; unspecified for an area of low risk, and for one that was not known.
        public var cause: HealthCodeV1.Cause
        /// When it came into force with this level.
        public var from: GoogleProtobuf.Timestamp?
        /// When it was or will be released; absent while that is open.
        public var until: GoogleProtobuf.Timestamp?
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__healthcode__v1__stored_area_standing__descriptor_pointer()) }
        public static var types: MessageTypes { HealthCodeRecordsTypes.all }

        public init() {
            self.areaId = ""
            self.isKnown = false
            self.cause = .init(rawValue: 0)
            self.from = nil
            self.until = nil
        }

        public init(
            areaId: String = "",
            isKnown: Bool = false,
            cause: HealthCodeV1.Cause = .init(rawValue: 0),
            from: GoogleProtobuf.Timestamp? = nil,
            until: GoogleProtobuf.Timestamp? = nil
        ) {
            self.areaId = areaId
            self.isKnown = isKnown
            self.cause = cause
            self.from = from
            self.until = until
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Shuangma__Healthcode__V1__StoredAreaStanding.self)
            self.areaId = try MessageReader.string(c.pointee.area_id, field: "shuangma.healthcode.v1.StoredAreaStanding.area_id")
            self.isKnown = c.pointee.is_known != 0
            self.cause = HealthCodeV1.Cause(rawValue: Int32(truncatingIfNeeded: c.pointee.cause.rawValue))
            self.from = try MessageReader.message(c.pointee.from, as: GoogleProtobuf.Timestamp.self)
            self.until = try MessageReader.message(c.pointee.until, as: GoogleProtobuf.Timestamp.self)
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Healthcode__V1__StoredAreaStanding.self)
            shuangma__healthcode__v1__stored_area_standing__init(c)
            c.pointee.area_id = try writer.string(self.areaId)
            c.pointee.is_known = self.isKnown ? 1 : 0
            c.pointee.cause = Shuangma__Healthcode__V1__Cause(rawValue: .init(truncatingIfNeeded: self.cause.rawValue))
            if let value = self.from { c.pointee.from = try writer.message(value, as: Google__Protobuf__Timestamp.self) }
            if let value = self.until { c.pointee.until = try writer.message(value, as: Google__Protobuf__Timestamp.self) }
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// A colour that began, in the partition of the person under its moment and number. Kept for 3 years (RET-1). It names nobody
    /// and cites no evidence.
    public struct StoredColourChange: WireMessage {
        /// The colour that began.
        public var colour: HealthCodeV1.Colour
        /// The colour before; unspecified for the first one.
        public var former: HealthCodeV1.Colour
        /// Causes of the holds, worst first.
        public var causes: [HealthCodeV1.Cause]
        /// What brought it; unspecified for the first colour.
        public var trigger: HealthCodeV1.ColourTrigger
        /// When it was derived, which is later than it began when no worker ran.
        public var derivedAt: GoogleProtobuf.Timestamp?
        /// Version of the rules in force.
        public var rulesVersion: String
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__healthcode__v1__stored_colour_change__descriptor_pointer()) }
        public static var types: MessageTypes { HealthCodeRecordsTypes.all }

        public init() {
            self.colour = .init(rawValue: 0)
            self.former = .init(rawValue: 0)
            self.causes = []
            self.trigger = .init(rawValue: 0)
            self.derivedAt = nil
            self.rulesVersion = ""
        }

        public init(
            colour: HealthCodeV1.Colour = .init(rawValue: 0),
            former: HealthCodeV1.Colour = .init(rawValue: 0),
            causes: [HealthCodeV1.Cause] = [],
            trigger: HealthCodeV1.ColourTrigger = .init(rawValue: 0),
            derivedAt: GoogleProtobuf.Timestamp? = nil,
            rulesVersion: String = ""
        ) {
            self.colour = colour
            self.former = former
            self.causes = causes
            self.trigger = trigger
            self.derivedAt = derivedAt
            self.rulesVersion = rulesVersion
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Shuangma__Healthcode__V1__StoredColourChange.self)
            self.colour = HealthCodeV1.Colour(rawValue: Int32(truncatingIfNeeded: c.pointee.colour.rawValue))
            self.former = HealthCodeV1.Colour(rawValue: Int32(truncatingIfNeeded: c.pointee.former.rawValue))
            self.causes = try MessageReader.array(c.pointee.n_causes, c.pointee.causes) { element throws(WireError) in
                HealthCodeV1.Cause(rawValue: Int32(truncatingIfNeeded: element.rawValue))
            }
            self.trigger = HealthCodeV1.ColourTrigger(rawValue: Int32(truncatingIfNeeded: c.pointee.trigger.rawValue))
            self.derivedAt = try MessageReader.message(c.pointee.derived_at, as: GoogleProtobuf.Timestamp.self)
            self.rulesVersion = try MessageReader.string(c.pointee.rules_version, field: "shuangma.healthcode.v1.StoredColourChange.rules_version")
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Healthcode__V1__StoredColourChange.self)
            shuangma__healthcode__v1__stored_colour_change__init(c)
            c.pointee.colour = Shuangma__Healthcode__V1__Colour(rawValue: .init(truncatingIfNeeded: self.colour.rawValue))
            c.pointee.former = Shuangma__Healthcode__V1__Colour(rawValue: .init(truncatingIfNeeded: self.former.rawValue))
            c.pointee.n_causes = self.causes.count
            c.pointee.causes = try writer.array(self.causes) { element throws(WireError) in Shuangma__Healthcode__V1__Cause(rawValue: .init(truncatingIfNeeded: element.rawValue)) }
            c.pointee.trigger = Shuangma__Healthcode__V1__ColourTrigger(rawValue: .init(truncatingIfNeeded: self.trigger.rawValue))
            if let value = self.derivedAt { c.pointee.derived_at = try writer.message(value, as: Google__Protobuf__Timestamp.self) }
            c.pointee.rules_version = try writer.string(self.rulesVersion)
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// That a process derives colours, under 16 random bytes that it chose. It expires 20 s after it was written.
    public struct StoredDerivationWorker: WireMessage {
        /// When it was written, seconds since 1970.
        public var at: Int64
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__healthcode__v1__stored_derivation_worker__descriptor_pointer()) }
        public static var types: MessageTypes { HealthCodeRecordsTypes.all }

        public init() {
            self.at = 0
        }

        public init(
            at: Int64 = 0
        ) {
            self.at = at
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Shuangma__Healthcode__V1__StoredDerivationWorker.self)
            self.at = c.pointee.at
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Healthcode__V1__StoredDerivationWorker.self)
            shuangma__healthcode__v1__stored_derivation_worker__init(c)
            c.pointee.at = self.at
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// Through where the changes of a slice of the buckets are derived, in the partition of the slice.
    public struct StoredDerivationPosition: WireMessage {
        /// By bucket, none twice.
        public var parts: [HealthCodeV1.StoredDerivationPart]
        /// Digest of the mark of the restore that filled the store; empty without one. Places of another store's logs mean nothing.
        public var restore: [UInt8]
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__healthcode__v1__stored_derivation_position__descriptor_pointer()) }
        public static var types: MessageTypes { HealthCodeRecordsTypes.all }

        public init() {
            self.parts = []
            self.restore = []
        }

        public init(
            parts: [HealthCodeV1.StoredDerivationPart] = [],
            restore: [UInt8] = []
        ) {
            self.parts = parts
            self.restore = restore
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Shuangma__Healthcode__V1__StoredDerivationPosition.self)
            self.parts = try MessageReader.array(c.pointee.n_parts, c.pointee.parts) { element throws(WireError) in
                try HealthCodeV1.StoredDerivationPart(c: UnsafeRawPointer(element!))
            }
            self.restore = MessageReader.bytes(c.pointee.restore)
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Healthcode__V1__StoredDerivationPosition.self)
            shuangma__healthcode__v1__stored_derivation_position__init(c)
            c.pointee.n_parts = self.parts.count
            c.pointee.parts = try writer.array(self.parts) { element throws(WireError) in try writer.message(element, as: Shuangma__Healthcode__V1__StoredDerivationPart.self) }
            c.pointee.restore = try writer.bytes(self.restore)
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// Through where the changes of some buckets are derived.
    public struct StoredDerivationPart: WireMessage {
        /// First bucket.
        public var bucketFrom: UInt32
        /// Last bucket.
        public var bucketThrough: UInt32
        /// Shard whose log it is.
        public var shard: UInt32
        /// Index in that log.
        public var index: UInt64
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__healthcode__v1__stored_derivation_part__descriptor_pointer()) }
        public static var types: MessageTypes { HealthCodeRecordsTypes.all }

        public init() {
            self.bucketFrom = 0
            self.bucketThrough = 0
            self.shard = 0
            self.index = 0
        }

        public init(
            bucketFrom: UInt32 = 0,
            bucketThrough: UInt32 = 0,
            shard: UInt32 = 0,
            index: UInt64 = 0
        ) {
            self.bucketFrom = bucketFrom
            self.bucketThrough = bucketThrough
            self.shard = shard
            self.index = index
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Shuangma__Healthcode__V1__StoredDerivationPart.self)
            self.bucketFrom = c.pointee.bucket_from
            self.bucketThrough = c.pointee.bucket_through
            self.shard = c.pointee.shard
            self.index = c.pointee.index
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Healthcode__V1__StoredDerivationPart.self)
            shuangma__healthcode__v1__stored_derivation_part__init(c)
            c.pointee.bucket_from = self.bucketFrom
            c.pointee.bucket_through = self.bucketThrough
            c.pointee.shard = self.shard
            c.pointee.index = self.index
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }
}
