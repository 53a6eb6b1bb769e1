// Generated from shuangma/healthcode/v1/records.proto by scripts/generate. Do not edit.

import CHealthCodeContracts
import CHealthCodeRecords
import CWellKnownTypes
public import HealthCodeContracts
public import Wire

extension HealthCodeV1 {
    /// What a piece of evidence is.
    public struct StoredEvidenceKind: RawRepresentable, Hashable, Sendable {
        public var rawValue: Int32
        public init(rawValue: Int32) { self.rawValue = rawValue }

        /// None.
        public static let unspecified = Self(rawValue: 0)
        /// A test.
        public static let test = Self(rawValue: 1)
        /// An exposure.
        public static let exposure = Self(rawValue: 2)
        /// A declaration.
        public static let declaration = Self(rawValue: 3)
    }

    /// Where a recall stands.
    public struct StoredRecallState: RawRepresentable, Hashable, Sendable {
        public var rawValue: Int32
        public init(rawValue: Int32) { self.rawValue = rawValue }

        /// None.
        public static let unspecified = Self(rawValue: 0)
        /// It waits for another person.
        public static let waiting = Self(rawValue: 1)
        /// It is being carried out.
        public static let running = Self(rawValue: 2)
        /// It is done.
        public static let done = Self(rawValue: 3)
        /// It was rejected, or nobody decided in time.
        public static let rejected = Self(rawValue: 4)
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
        /// The import that brought it, 16 bytes; empty for a person's own, and for those of before imports had ids.
        public var importId: [UInt8]
        /// The recall that withdrew it, 16 bytes; empty where none did (COL-10).
        public var recallId: [UInt8]
        /// When it was withdrawn, seconds since 1970; 0 where it was not, or nobody noted it.
        public var withdrawnAt: Int64
        /// The recall named the import that brought it: other versions may count, also older ones (COL-10).
        public var recalledVersion: Bool
        /// The source had taken it back before the recall did.
        public var wasWithdrawn: Bool
        /// How many of the former versions came before it.
        public var place: UInt32
        /// The other versions that are known, in the order in which they came, without what names the record: a recall of an
        /// import brings back the one that counts without it (COL-10). At most 8.
        public var former: [HealthCodeV1.StoredDeclaration]
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
            self.importId = []
            self.recallId = []
            self.withdrawnAt = 0
            self.recalledVersion = false
            self.wasWithdrawn = false
            self.place = 0
            self.former = []
        }

        public init(
            declaredAt: GoogleProtobuf.Timestamp? = nil,
            declaration: HealthCodeV1.Declaration? = nil,
            counter: String = "",
            issuedAt: GoogleProtobuf.Timestamp? = nil,
            revision: UInt64 = 0,
            withdrawn: Bool = false,
            importId: [UInt8] = [],
            recallId: [UInt8] = [],
            withdrawnAt: Int64 = 0,
            recalledVersion: Bool = false,
            wasWithdrawn: Bool = false,
            place: UInt32 = 0,
            former: [HealthCodeV1.StoredDeclaration] = []
        ) {
            self.declaredAt = declaredAt
            self.declaration = declaration
            self.counter = counter
            self.issuedAt = issuedAt
            self.revision = revision
            self.withdrawn = withdrawn
            self.importId = importId
            self.recallId = recallId
            self.withdrawnAt = withdrawnAt
            self.recalledVersion = recalledVersion
            self.wasWithdrawn = wasWithdrawn
            self.place = place
            self.former = former
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Shuangma__Healthcode__V1__StoredDeclaration.self)
            self.declaredAt = try MessageReader.message(c.pointee.declared_at, as: GoogleProtobuf.Timestamp.self)
            self.declaration = try MessageReader.message(c.pointee.declaration, as: HealthCodeV1.Declaration.self)
            self.counter = try MessageReader.string(c.pointee.counter, field: "shuangma.healthcode.v1.StoredDeclaration.counter")
            self.issuedAt = try MessageReader.message(c.pointee.issued_at, as: GoogleProtobuf.Timestamp.self)
            self.revision = c.pointee.revision
            self.withdrawn = c.pointee.withdrawn != 0
            self.importId = MessageReader.bytes(c.pointee.import_id)
            self.recallId = MessageReader.bytes(c.pointee.recall_id)
            self.withdrawnAt = c.pointee.withdrawn_at
            self.recalledVersion = c.pointee.recalled_version != 0
            self.wasWithdrawn = c.pointee.was_withdrawn != 0
            self.place = c.pointee.place
            self.former = try MessageReader.array(c.pointee.n_former, c.pointee.former) { element throws(WireError) in
                try HealthCodeV1.StoredDeclaration(c: UnsafeRawPointer(element!))
            }
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
            c.pointee.import_id = try writer.bytes(self.importId)
            c.pointee.recall_id = try writer.bytes(self.recallId)
            c.pointee.withdrawn_at = self.withdrawnAt
            c.pointee.recalled_version = self.recalledVersion ? 1 : 0
            c.pointee.was_withdrawn = self.wasWithdrawn ? 1 : 0
            c.pointee.place = self.place
            c.pointee.n_former = self.former.count
            c.pointee.former = try writer.array(self.former) { element throws(WireError) in try writer.message(element, as: Shuangma__Healthcode__V1__StoredDeclaration.self) }
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
        /// The import that brought it, 16 bytes; empty for those of before imports had ids.
        public var importId: [UInt8]
        /// The recall that withdrew it, 16 bytes; empty where none did (COL-10).
        public var recallId: [UInt8]
        /// When it was withdrawn, seconds since 1970; 0 where it was not, or nobody noted it.
        public var withdrawnAt: Int64
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
            self.importId = []
            self.recallId = []
            self.withdrawnAt = 0
        }

        public init(
            sampleId: String = "",
            laboratory: String = "",
            sampledAt: GoogleProtobuf.Timestamp? = nil,
            outcome: HealthCodeV1.TestOutcome = .init(rawValue: 0),
            issuedAt: GoogleProtobuf.Timestamp? = nil,
            revision: UInt64 = 0,
            withdrawn: Bool = false,
            moved: Bool = false,
            importId: [UInt8] = [],
            recallId: [UInt8] = [],
            withdrawnAt: Int64 = 0
        ) {
            self.sampleId = sampleId
            self.laboratory = laboratory
            self.sampledAt = sampledAt
            self.outcome = outcome
            self.issuedAt = issuedAt
            self.revision = revision
            self.withdrawn = withdrawn
            self.moved = moved
            self.importId = importId
            self.recallId = recallId
            self.withdrawnAt = withdrawnAt
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
            self.importId = MessageReader.bytes(c.pointee.import_id)
            self.recallId = MessageReader.bytes(c.pointee.recall_id)
            self.withdrawnAt = c.pointee.withdrawn_at
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
            c.pointee.import_id = try writer.bytes(self.importId)
            c.pointee.recall_id = try writer.bytes(self.recallId)
            c.pointee.withdrawn_at = self.withdrawnAt
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
        /// The import that brought it, 16 bytes; empty for those of before imports had ids.
        public var importId: [UInt8]
        /// The recall that withdrew it, 16 bytes; empty where none did (COL-10).
        public var recallId: [UInt8]
        /// When it was withdrawn, or its case, seconds since 1970; 0 where neither was, or nobody noted it.
        public var withdrawnAt: Int64
        /// The case registry has taken the cited case back: the row counts for nothing until the case is recorded again (COL-10).
        public var caseWithdrawn: Bool
        /// The recall named the import that brought it: other versions may count, also older ones (COL-10).
        public var recalledVersion: Bool
        /// The source had taken it back before the recall did.
        public var wasWithdrawn: Bool
        /// How many of the former versions came before it.
        public var place: UInt32
        /// The other versions that are known, in the order in which they came, without what names the record: a recall of an
        /// import brings back the one that counts without it (COL-10). At most 8.
        public var former: [HealthCodeV1.StoredExposure]
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
            self.importId = []
            self.recallId = []
            self.withdrawnAt = 0
            self.caseWithdrawn = false
            self.recalledVersion = false
            self.wasWithdrawn = false
            self.place = 0
            self.former = []
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
            approvalId: [UInt8] = [],
            importId: [UInt8] = [],
            recallId: [UInt8] = [],
            withdrawnAt: Int64 = 0,
            caseWithdrawn: Bool = false,
            recalledVersion: Bool = false,
            wasWithdrawn: Bool = false,
            place: UInt32 = 0,
            former: [HealthCodeV1.StoredExposure] = []
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
            self.importId = importId
            self.recallId = recallId
            self.withdrawnAt = withdrawnAt
            self.caseWithdrawn = caseWithdrawn
            self.recalledVersion = recalledVersion
            self.wasWithdrawn = wasWithdrawn
            self.place = place
            self.former = former
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
            self.importId = MessageReader.bytes(c.pointee.import_id)
            self.recallId = MessageReader.bytes(c.pointee.recall_id)
            self.withdrawnAt = c.pointee.withdrawn_at
            self.caseWithdrawn = c.pointee.case_withdrawn != 0
            self.recalledVersion = c.pointee.recalled_version != 0
            self.wasWithdrawn = c.pointee.was_withdrawn != 0
            self.place = c.pointee.place
            self.former = try MessageReader.array(c.pointee.n_former, c.pointee.former) { element throws(WireError) in
                try HealthCodeV1.StoredExposure(c: UnsafeRawPointer(element!))
            }
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
            c.pointee.import_id = try writer.bytes(self.importId)
            c.pointee.recall_id = try writer.bytes(self.recallId)
            c.pointee.withdrawn_at = self.withdrawnAt
            c.pointee.case_withdrawn = self.caseWithdrawn ? 1 : 0
            c.pointee.recalled_version = self.recalledVersion ? 1 : 0
            c.pointee.was_withdrawn = self.wasWithdrawn ? 1 : 0
            c.pointee.place = self.place
            c.pointee.n_former = self.former.count
            c.pointee.former = try writer.array(self.former) { element throws(WireError) in try writer.message(element, as: Shuangma__Healthcode__V1__StoredExposure.self) }
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
        /// The import that brought them, 16 bytes.
        public var importId: [UInt8]
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__healthcode__v1__stored_list_part__descriptor_pointer()) }
        public static var types: MessageTypes { HealthCodeRecordsTypes.all }

        public init() {
            self.approvalId = []
            self.rows = []
            self.importId = []
        }

        public init(
            approvalId: [UInt8] = [],
            rows: [HealthCodeV1.StoredListRow] = [],
            importId: [UInt8] = []
        ) {
            self.approvalId = approvalId
            self.rows = rows
            self.importId = importId
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Shuangma__Healthcode__V1__StoredListPart.self)
            self.approvalId = MessageReader.bytes(c.pointee.approval_id)
            self.rows = try MessageReader.array(c.pointee.n_rows, c.pointee.rows) { element throws(WireError) in
                try HealthCodeV1.StoredListRow(c: UnsafeRawPointer(element!))
            }
            self.importId = MessageReader.bytes(c.pointee.import_id)
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Healthcode__V1__StoredListPart.self)
            shuangma__healthcode__v1__stored_list_part__init(c)
            c.pointee.approval_id = try writer.bytes(self.approvalId)
            c.pointee.n_rows = self.rows.count
            c.pointee.rows = try writer.array(self.rows) { element throws(WireError) in try writer.message(element, as: Shuangma__Healthcode__V1__StoredListRow.self) }
            c.pointee.import_id = try writer.bytes(self.importId)
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
        /// Number of the document that named the person, its middle hidden (ID-8); empty where a key named the person.
        public var maskedDocument: String
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__healthcode__v1__stored_list_row__descriptor_pointer()) }
        public static var types: MessageTypes { HealthCodeRecordsTypes.all }

        public init() {
            self.personKey = []
            self.exposure = nil
            self.maskedDocument = ""
        }

        public init(
            personKey: [UInt8] = [],
            exposure: HealthCodeV1.StoredExposure? = nil,
            maskedDocument: String = ""
        ) {
            self.personKey = personKey
            self.exposure = exposure
            self.maskedDocument = maskedDocument
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Shuangma__Healthcode__V1__StoredListRow.self)
            self.personKey = MessageReader.bytes(c.pointee.person_key)
            self.exposure = try MessageReader.message(c.pointee.exposure, as: HealthCodeV1.StoredExposure.self)
            self.maskedDocument = try MessageReader.string(c.pointee.masked_document, field: "shuangma.healthcode.v1.StoredListRow.masked_document")
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Healthcode__V1__StoredListRow.self)
            shuangma__healthcode__v1__stored_list_row__init(c)
            c.pointee.person_key = try writer.bytes(self.personKey)
            if let value = self.exposure { c.pointee.exposure = try writer.message(value, as: Shuangma__Healthcode__V1__StoredExposure.self) }
            c.pointee.masked_document = try writer.string(self.maskedDocument)
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
        /// A recall withdrew it: no version but a newer one of the source brings it back (COL-10).
        public var recalled: Bool
        /// The import that brought it, 16 bytes; empty where the record of the person alone tells.
        public var importId: [UInt8]
        /// The recall that withdrew it, 16 bytes; empty where none did, or nobody noted it.
        public var recallId: [UInt8]
        /// The recall named the import that brought it: other versions may count, also older ones (COL-10).
        public var recalledVersion: Bool
        /// The source had taken it back before the recall did.
        public var wasWithdrawn: Bool
        /// How many of the former versions came before it.
        public var place: UInt32
        /// The other versions that are known, in the order in which they came, without what names the record: a recall of an
        /// import brings back the one that counts without it (COL-10). At most 8.
        public var former: [HealthCodeV1.StoredSampleOwner]
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
            self.recalled = false
            self.importId = []
            self.recallId = []
            self.recalledVersion = false
            self.wasWithdrawn = false
            self.place = 0
            self.former = []
        }

        public init(
            personKey: [UInt8] = [],
            sampledAt: GoogleProtobuf.Timestamp? = nil,
            outcome: HealthCodeV1.TestOutcome = .init(rawValue: 0),
            issuedAt: GoogleProtobuf.Timestamp? = nil,
            revision: UInt64 = 0,
            withdrawn: Bool = false,
            recalled: Bool = false,
            importId: [UInt8] = [],
            recallId: [UInt8] = [],
            recalledVersion: Bool = false,
            wasWithdrawn: Bool = false,
            place: UInt32 = 0,
            former: [HealthCodeV1.StoredSampleOwner] = []
        ) {
            self.personKey = personKey
            self.sampledAt = sampledAt
            self.outcome = outcome
            self.issuedAt = issuedAt
            self.revision = revision
            self.withdrawn = withdrawn
            self.recalled = recalled
            self.importId = importId
            self.recallId = recallId
            self.recalledVersion = recalledVersion
            self.wasWithdrawn = wasWithdrawn
            self.place = place
            self.former = former
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Shuangma__Healthcode__V1__StoredSampleOwner.self)
            self.personKey = MessageReader.bytes(c.pointee.person_key)
            self.sampledAt = try MessageReader.message(c.pointee.sampled_at, as: GoogleProtobuf.Timestamp.self)
            self.outcome = HealthCodeV1.TestOutcome(rawValue: Int32(truncatingIfNeeded: c.pointee.outcome.rawValue))
            self.issuedAt = try MessageReader.message(c.pointee.issued_at, as: GoogleProtobuf.Timestamp.self)
            self.revision = c.pointee.revision
            self.withdrawn = c.pointee.withdrawn != 0
            self.recalled = c.pointee.recalled != 0
            self.importId = MessageReader.bytes(c.pointee.import_id)
            self.recallId = MessageReader.bytes(c.pointee.recall_id)
            self.recalledVersion = c.pointee.recalled_version != 0
            self.wasWithdrawn = c.pointee.was_withdrawn != 0
            self.place = c.pointee.place
            self.former = try MessageReader.array(c.pointee.n_former, c.pointee.former) { element throws(WireError) in
                try HealthCodeV1.StoredSampleOwner(c: UnsafeRawPointer(element!))
            }
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
            c.pointee.recalled = self.recalled ? 1 : 0
            c.pointee.import_id = try writer.bytes(self.importId)
            c.pointee.recall_id = try writer.bytes(self.recallId)
            c.pointee.recalled_version = self.recalledVersion ? 1 : 0
            c.pointee.was_withdrawn = self.wasWithdrawn ? 1 : 0
            c.pointee.place = self.place
            c.pointee.n_former = self.former.count
            c.pointee.former = try writer.array(self.former) { element throws(WireError) in try writer.message(element, as: Shuangma__Healthcode__V1__StoredSampleOwner.self) }
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

    /// That evidence under another document of the person has changed (COL-16), under the key of that document. It lets the
    /// colour be derived and open watches look. It expires after an hour.
    public struct StoredOtherChange: WireMessage {
        /// When, seconds since 1970.
        public var at: Int64
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__healthcode__v1__stored_other_change__descriptor_pointer()) }
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
            let c = raw.assumingMemoryBound(to: Shuangma__Healthcode__V1__StoredOtherChange.self)
            self.at = c.pointee.at
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Healthcode__V1__StoredOtherChange.self)
            shuangma__healthcode__v1__stored_other_change__init(c)
            c.pointee.at = self.at
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
        /// When its last case was found; absent where the register does not tell.
        public var lastCaseAt: GoogleProtobuf.Timestamp?
        /// When a screening came out clean; absent where none has.
        public var screenPassedAt: GoogleProtobuf.Timestamp?
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
            self.lastCaseAt = nil
            self.screenPassedAt = nil
        }

        public init(
            areaId: String = "",
            isKnown: Bool = false,
            cause: HealthCodeV1.Cause = .init(rawValue: 0),
            from: GoogleProtobuf.Timestamp? = nil,
            until: GoogleProtobuf.Timestamp? = nil,
            lastCaseAt: GoogleProtobuf.Timestamp? = nil,
            screenPassedAt: GoogleProtobuf.Timestamp? = nil
        ) {
            self.areaId = areaId
            self.isKnown = isKnown
            self.cause = cause
            self.from = from
            self.until = until
            self.lastCaseAt = lastCaseAt
            self.screenPassedAt = screenPassedAt
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Shuangma__Healthcode__V1__StoredAreaStanding.self)
            self.areaId = try MessageReader.string(c.pointee.area_id, field: "shuangma.healthcode.v1.StoredAreaStanding.area_id")
            self.isKnown = c.pointee.is_known != 0
            self.cause = HealthCodeV1.Cause(rawValue: Int32(truncatingIfNeeded: c.pointee.cause.rawValue))
            self.from = try MessageReader.message(c.pointee.from, as: GoogleProtobuf.Timestamp.self)
            self.until = try MessageReader.message(c.pointee.until, as: GoogleProtobuf.Timestamp.self)
            self.lastCaseAt = try MessageReader.message(c.pointee.last_case_at, as: GoogleProtobuf.Timestamp.self)
            self.screenPassedAt = try MessageReader.message(c.pointee.screen_passed_at, as: GoogleProtobuf.Timestamp.self)
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
            if let value = self.lastCaseAt { c.pointee.last_case_at = try writer.message(value, as: Google__Protobuf__Timestamp.self) }
            if let value = self.screenPassedAt { c.pointee.screen_passed_at = try writer.message(value, as: Google__Protobuf__Timestamp.self) }
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// A colour that began, in the partition of the person under its moment and number. Kept for 3 years (RET-1). It names no
    /// person and cites no evidence.
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
        /// Who said what the worst hold stands on, such as a laboratory; empty when the person alone did.
        public var source: String
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
            self.source = ""
        }

        public init(
            colour: HealthCodeV1.Colour = .init(rawValue: 0),
            former: HealthCodeV1.Colour = .init(rawValue: 0),
            causes: [HealthCodeV1.Cause] = [],
            trigger: HealthCodeV1.ColourTrigger = .init(rawValue: 0),
            derivedAt: GoogleProtobuf.Timestamp? = nil,
            rulesVersion: String = "",
            source: String = ""
        ) {
            self.colour = colour
            self.former = former
            self.causes = causes
            self.trigger = trigger
            self.derivedAt = derivedAt
            self.rulesVersion = rulesVersion
            self.source = source
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
            self.source = try MessageReader.string(c.pointee.source, field: "shuangma.healthcode.v1.StoredColourChange.source")
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
            c.pointee.source = try writer.string(self.source)
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// A trip that a person declared, in their partition under its moment. Kept for 30 days. It keeps every place with its times,
    /// so that the trip card can be compared with it (TRIP-10).
    public struct StoredTrip: WireMessage {
        /// The trip.
        public var trip: HealthCodeV1.DeclaredTrip?
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__healthcode__v1__stored_trip__descriptor_pointer()) }
        public static var types: MessageTypes { HealthCodeRecordsTypes.all }

        public init() {
            self.trip = nil
        }

        public init(
            trip: HealthCodeV1.DeclaredTrip? = nil
        ) {
            self.trip = trip
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Shuangma__Healthcode__V1__StoredTrip.self)
            self.trip = try MessageReader.message(c.pointee.trip, as: HealthCodeV1.DeclaredTrip.self)
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Healthcode__V1__StoredTrip.self)
            shuangma__healthcode__v1__stored_trip__init(c)
            if let value = self.trip { c.pointee.trip = try writer.message(value, as: Shuangma__Healthcode__V1__DeclaredTrip.self) }
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// That an SMS has still to tell the person of a change of colour, in their partition under the number of the colour. It
    /// stays until the message is on its way.
    public struct StoredSmsEffect: WireMessage {
        /// The kind of notification, as `sms-notices.json` names it.
        public var kind: String
        /// When the message is due, seconds since 1970: at once, or when the quiet hours end.
        public var dueAt: Int64
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__healthcode__v1__stored_sms_effect__descriptor_pointer()) }
        public static var types: MessageTypes { HealthCodeRecordsTypes.all }

        public init() {
            self.kind = ""
            self.dueAt = 0
        }

        public init(
            kind: String = "",
            dueAt: Int64 = 0
        ) {
            self.kind = kind
            self.dueAt = dueAt
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Shuangma__Healthcode__V1__StoredSmsEffect.self)
            self.kind = try MessageReader.string(c.pointee.kind, field: "shuangma.healthcode.v1.StoredSmsEffect.kind")
            self.dueAt = c.pointee.due_at
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Healthcode__V1__StoredSmsEffect.self)
            shuangma__healthcode__v1__stored_sms_effect__init(c)
            c.pointee.kind = try writer.string(self.kind)
            c.pointee.due_at = self.dueAt
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

    /// An import, in its own partition, and in that of the day on which its feed delivered it.
    public struct StoredImport: WireMessage {
        /// Names it, 16 bytes.
        public var importId: [UInt8]
        /// Name of the account or feed that delivered it.
        public var account: String
        /// Whom the account acts for.
        public var organisation: String
        /// Roles of the account, by their words.
        public var roles: [String]
        /// When it began, seconds since 1970.
        public var at: Int64
        /// The recall that has withdrawn it, 16 bytes; empty while none has. Of its rows that wait none counts any more.
        public var recallId: [UInt8]
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__healthcode__v1__stored_import__descriptor_pointer()) }
        public static var types: MessageTypes { HealthCodeRecordsTypes.all }

        public init() {
            self.importId = []
            self.account = ""
            self.organisation = ""
            self.roles = []
            self.at = 0
            self.recallId = []
        }

        public init(
            importId: [UInt8] = [],
            account: String = "",
            organisation: String = "",
            roles: [String] = [],
            at: Int64 = 0,
            recallId: [UInt8] = []
        ) {
            self.importId = importId
            self.account = account
            self.organisation = organisation
            self.roles = roles
            self.at = at
            self.recallId = recallId
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Shuangma__Healthcode__V1__StoredImport.self)
            self.importId = MessageReader.bytes(c.pointee.import_id)
            self.account = try MessageReader.string(c.pointee.account, field: "shuangma.healthcode.v1.StoredImport.account")
            self.organisation = try MessageReader.string(c.pointee.organisation, field: "shuangma.healthcode.v1.StoredImport.organisation")
            self.roles = try MessageReader.array(c.pointee.n_roles, c.pointee.roles) { element throws(WireError) in
                try MessageReader.string(element, field: "shuangma.healthcode.v1.StoredImport.roles")
            }
            self.at = c.pointee.at
            self.recallId = MessageReader.bytes(c.pointee.recall_id)
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Healthcode__V1__StoredImport.self)
            shuangma__healthcode__v1__stored_import__init(c)
            c.pointee.import_id = try writer.bytes(self.importId)
            c.pointee.account = try writer.string(self.account)
            c.pointee.organisation = try writer.string(self.organisation)
            c.pointee.n_roles = self.roles.count
            c.pointee.roles = try writer.array(self.roles) { element throws(WireError) in try writer.string(element) }
            c.pointee.at = self.at
            c.pointee.recall_id = try writer.bytes(self.recallId)
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// Rows of an import that wait for another person, in the partition of the import under the hash of the list's part.
    public struct StoredWaitingRows: WireMessage {
        /// The proposal that they wait for, 16 bytes.
        public var approvalId: [UInt8]
        /// How many.
        public var rows: UInt32
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__healthcode__v1__stored_waiting_rows__descriptor_pointer()) }
        public static var types: MessageTypes { HealthCodeRecordsTypes.all }

        public init() {
            self.approvalId = []
            self.rows = 0
        }

        public init(
            approvalId: [UInt8] = [],
            rows: UInt32 = 0
        ) {
            self.approvalId = approvalId
            self.rows = rows
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Shuangma__Healthcode__V1__StoredWaitingRows.self)
            self.approvalId = MessageReader.bytes(c.pointee.approval_id)
            self.rows = c.pointee.rows
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Healthcode__V1__StoredWaitingRows.self)
            shuangma__healthcode__v1__stored_waiting_rows__init(c)
            c.pointee.approval_id = try writer.bytes(self.approvalId)
            c.pointee.rows = self.rows
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// Rows that a batch of an import may have stored, in the partition of the import under the number of the batch. Whether
    /// a row is the import's, its record says.
    public struct StoredImportPart: WireMessage {
        /// The rows, at most 1,000.
        public var rows: [HealthCodeV1.StoredEvidenceName]
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__healthcode__v1__stored_import_part__descriptor_pointer()) }
        public static var types: MessageTypes { HealthCodeRecordsTypes.all }

        public init() {
            self.rows = []
        }

        public init(
            rows: [HealthCodeV1.StoredEvidenceName] = []
        ) {
            self.rows = rows
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Shuangma__Healthcode__V1__StoredImportPart.self)
            self.rows = try MessageReader.array(c.pointee.n_rows, c.pointee.rows) { element throws(WireError) in
                try HealthCodeV1.StoredEvidenceName(c: UnsafeRawPointer(element!))
            }
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Healthcode__V1__StoredImportPart.self)
            shuangma__healthcode__v1__stored_import_part__init(c)
            c.pointee.n_rows = self.rows.count
            c.pointee.rows = try writer.array(self.rows) { element throws(WireError) in try writer.message(element, as: Shuangma__Healthcode__V1__StoredEvidenceName.self) }
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// Where a piece of evidence is stored.
    public struct StoredEvidenceName: WireMessage {
        /// The person.
        public var personKey: [UInt8]
        /// What it is.
        public var kind: HealthCodeV1.StoredEvidenceKind
        /// Sort key in the set of its kind.
        public var key: [UInt8]
        /// Number of the case, of a CASE row and of what follows one; empty for others.
        public var caseNumber: String
        /// The import that the record has to be of, 16 bytes; empty where any will do.
        public var importId: [UInt8]
        /// Of a test that comes back to a person: what the record will say.
        public var regained: HealthCodeV1.StoredTest?
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__healthcode__v1__stored_evidence_name__descriptor_pointer()) }
        public static var types: MessageTypes { HealthCodeRecordsTypes.all }

        public init() {
            self.personKey = []
            self.kind = .init(rawValue: 0)
            self.key = []
            self.caseNumber = ""
            self.importId = []
            self.regained = nil
        }

        public init(
            personKey: [UInt8] = [],
            kind: HealthCodeV1.StoredEvidenceKind = .init(rawValue: 0),
            key: [UInt8] = [],
            caseNumber: String = "",
            importId: [UInt8] = [],
            regained: HealthCodeV1.StoredTest? = nil
        ) {
            self.personKey = personKey
            self.kind = kind
            self.key = key
            self.caseNumber = caseNumber
            self.importId = importId
            self.regained = regained
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Shuangma__Healthcode__V1__StoredEvidenceName.self)
            self.personKey = MessageReader.bytes(c.pointee.person_key)
            self.kind = HealthCodeV1.StoredEvidenceKind(rawValue: Int32(truncatingIfNeeded: c.pointee.kind.rawValue))
            self.key = MessageReader.bytes(c.pointee.key)
            self.caseNumber = try MessageReader.string(c.pointee.case_number, field: "shuangma.healthcode.v1.StoredEvidenceName.case_number")
            self.importId = MessageReader.bytes(c.pointee.import_id)
            self.regained = try MessageReader.message(c.pointee.regained, as: HealthCodeV1.StoredTest.self)
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Healthcode__V1__StoredEvidenceName.self)
            shuangma__healthcode__v1__stored_evidence_name__init(c)
            c.pointee.person_key = try writer.bytes(self.personKey)
            c.pointee.kind = Shuangma__Healthcode__V1__StoredEvidenceKind(rawValue: .init(truncatingIfNeeded: self.kind.rawValue))
            c.pointee.key = try writer.bytes(self.key)
            c.pointee.case_number = try writer.string(self.caseNumber)
            c.pointee.import_id = try writer.bytes(self.importId)
            if let value = self.regained { c.pointee.regained = try writer.message(value, as: Shuangma__Healthcode__V1__StoredTest.self) }
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// A recall of evidence, in a partition of its own (COL-10).
    public struct StoredRecall: WireMessage {
        /// Names it, 16 bytes.
        public var id: [UInt8]
        /// Hash of the request, 32 bytes: the same key with another request is refused.
        public var content: [UInt8]
        /// What is withdrawn, in words that name no citizen.
        public var evidence: String
        /// Why.
        public var reason: String
        /// What it refers to, such as the number of a report.
        public var reference: String
        /// Nothing is withdrawn: who would change is worked out.
        public var dryRun: Bool
        /// Where it stands.
        public var state: HealthCodeV1.StoredRecallState
        /// Name of the account that withdraws.
        public var account: String
        /// Whom the account acts for.
        public var organisation: String
        /// Roles of the account, by their words.
        public var roles: [String]
        /// Token of the account, 16 bytes.
        public var token: [UInt8]
        /// When it was asked for, seconds since 1970.
        public var at: Int64
        /// When it was done, seconds since 1970; 0 before.
        public var doneAt: Int64
        /// The proposal that it waits or waited for, 16 bytes; empty where none was needed.
        public var approvalId: [UInt8]
        /// Divisions where the persons live, or their first digits; none means everywhere.
        public var divisions: [String]
        /// Pieces of evidence that it names, those that follow from a case included.
        public var rows: UInt64
        /// Persons whom they are about.
        public var persons: UInt64
        /// Number of its parts.
        public var parts: UInt32
        /// Number of parts that are done.
        public var partsDone: UInt32
        /// Of the parts that are done: pieces that are withdrawn, or would be.
        public var withdrawn: UInt64
        /// Persons, by colour before and after.
        public var moves: [HealthCodeV1.StoredRecallMove]
        /// The imports that it withdraws, 16 bytes each; none where it names a piece: then all versions of that.
        public var imports: [[UInt8]]
        /// Rows of the imports that waited for another person when it was asked for.
        public var waiting: UInt64
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__healthcode__v1__stored_recall__descriptor_pointer()) }
        public static var types: MessageTypes { HealthCodeRecordsTypes.all }

        public init() {
            self.id = []
            self.content = []
            self.evidence = ""
            self.reason = ""
            self.reference = ""
            self.dryRun = false
            self.state = .init(rawValue: 0)
            self.account = ""
            self.organisation = ""
            self.roles = []
            self.token = []
            self.at = 0
            self.doneAt = 0
            self.approvalId = []
            self.divisions = []
            self.rows = 0
            self.persons = 0
            self.parts = 0
            self.partsDone = 0
            self.withdrawn = 0
            self.moves = []
            self.imports = []
            self.waiting = 0
        }

        public init(
            id: [UInt8] = [],
            content: [UInt8] = [],
            evidence: String = "",
            reason: String = "",
            reference: String = "",
            dryRun: Bool = false,
            state: HealthCodeV1.StoredRecallState = .init(rawValue: 0),
            account: String = "",
            organisation: String = "",
            roles: [String] = [],
            token: [UInt8] = [],
            at: Int64 = 0,
            doneAt: Int64 = 0,
            approvalId: [UInt8] = [],
            divisions: [String] = [],
            rows: UInt64 = 0,
            persons: UInt64 = 0,
            parts: UInt32 = 0,
            partsDone: UInt32 = 0,
            withdrawn: UInt64 = 0,
            moves: [HealthCodeV1.StoredRecallMove] = [],
            imports: [[UInt8]] = [],
            waiting: UInt64 = 0
        ) {
            self.id = id
            self.content = content
            self.evidence = evidence
            self.reason = reason
            self.reference = reference
            self.dryRun = dryRun
            self.state = state
            self.account = account
            self.organisation = organisation
            self.roles = roles
            self.token = token
            self.at = at
            self.doneAt = doneAt
            self.approvalId = approvalId
            self.divisions = divisions
            self.rows = rows
            self.persons = persons
            self.parts = parts
            self.partsDone = partsDone
            self.withdrawn = withdrawn
            self.moves = moves
            self.imports = imports
            self.waiting = waiting
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Shuangma__Healthcode__V1__StoredRecall.self)
            self.id = MessageReader.bytes(c.pointee.id)
            self.content = MessageReader.bytes(c.pointee.content)
            self.evidence = try MessageReader.string(c.pointee.evidence, field: "shuangma.healthcode.v1.StoredRecall.evidence")
            self.reason = try MessageReader.string(c.pointee.reason, field: "shuangma.healthcode.v1.StoredRecall.reason")
            self.reference = try MessageReader.string(c.pointee.reference, field: "shuangma.healthcode.v1.StoredRecall.reference")
            self.dryRun = c.pointee.dry_run != 0
            self.state = HealthCodeV1.StoredRecallState(rawValue: Int32(truncatingIfNeeded: c.pointee.state.rawValue))
            self.account = try MessageReader.string(c.pointee.account, field: "shuangma.healthcode.v1.StoredRecall.account")
            self.organisation = try MessageReader.string(c.pointee.organisation, field: "shuangma.healthcode.v1.StoredRecall.organisation")
            self.roles = try MessageReader.array(c.pointee.n_roles, c.pointee.roles) { element throws(WireError) in
                try MessageReader.string(element, field: "shuangma.healthcode.v1.StoredRecall.roles")
            }
            self.token = MessageReader.bytes(c.pointee.token)
            self.at = c.pointee.at
            self.doneAt = c.pointee.done_at
            self.approvalId = MessageReader.bytes(c.pointee.approval_id)
            self.divisions = try MessageReader.array(c.pointee.n_divisions, c.pointee.divisions) { element throws(WireError) in
                try MessageReader.string(element, field: "shuangma.healthcode.v1.StoredRecall.divisions")
            }
            self.rows = c.pointee.rows
            self.persons = c.pointee.persons
            self.parts = c.pointee.parts
            self.partsDone = c.pointee.parts_done
            self.withdrawn = c.pointee.withdrawn
            self.moves = try MessageReader.array(c.pointee.n_moves, c.pointee.moves) { element throws(WireError) in
                try HealthCodeV1.StoredRecallMove(c: UnsafeRawPointer(element!))
            }
            self.imports = try MessageReader.array(c.pointee.n_imports, c.pointee.imports) { element throws(WireError) in
                MessageReader.bytes(element)
            }
            self.waiting = c.pointee.waiting
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Healthcode__V1__StoredRecall.self)
            shuangma__healthcode__v1__stored_recall__init(c)
            c.pointee.id = try writer.bytes(self.id)
            c.pointee.content = try writer.bytes(self.content)
            c.pointee.evidence = try writer.string(self.evidence)
            c.pointee.reason = try writer.string(self.reason)
            c.pointee.reference = try writer.string(self.reference)
            c.pointee.dry_run = self.dryRun ? 1 : 0
            c.pointee.state = Shuangma__Healthcode__V1__StoredRecallState(rawValue: .init(truncatingIfNeeded: self.state.rawValue))
            c.pointee.account = try writer.string(self.account)
            c.pointee.organisation = try writer.string(self.organisation)
            c.pointee.n_roles = self.roles.count
            c.pointee.roles = try writer.array(self.roles) { element throws(WireError) in try writer.string(element) }
            c.pointee.token = try writer.bytes(self.token)
            c.pointee.at = self.at
            c.pointee.done_at = self.doneAt
            c.pointee.approval_id = try writer.bytes(self.approvalId)
            c.pointee.n_divisions = self.divisions.count
            c.pointee.divisions = try writer.array(self.divisions) { element throws(WireError) in try writer.string(element) }
            c.pointee.rows = self.rows
            c.pointee.persons = self.persons
            c.pointee.parts = self.parts
            c.pointee.parts_done = self.partsDone
            c.pointee.withdrawn = self.withdrawn
            c.pointee.n_moves = self.moves.count
            c.pointee.moves = try writer.array(self.moves) { element throws(WireError) in try writer.message(element, as: Shuangma__Healthcode__V1__StoredRecallMove.self) }
            c.pointee.n_imports = self.imports.count
            c.pointee.imports = try writer.array(self.imports) { element throws(WireError) in try writer.bytes(element) }
            c.pointee.waiting = self.waiting
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// How many persons went from one colour to another, or stayed.
    public struct StoredRecallMove: WireMessage {
        /// Before.
        public var before: HealthCodeV1.Colour
        /// After.
        public var after: HealthCodeV1.Colour
        /// How many.
        public var persons: UInt64
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__healthcode__v1__stored_recall_move__descriptor_pointer()) }
        public static var types: MessageTypes { HealthCodeRecordsTypes.all }

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
            let c = raw.assumingMemoryBound(to: Shuangma__Healthcode__V1__StoredRecallMove.self)
            self.before = HealthCodeV1.Colour(rawValue: Int32(truncatingIfNeeded: c.pointee.before.rawValue))
            self.after = HealthCodeV1.Colour(rawValue: Int32(truncatingIfNeeded: c.pointee.after.rawValue))
            self.persons = c.pointee.persons
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Healthcode__V1__StoredRecallMove.self)
            shuangma__healthcode__v1__stored_recall_move__init(c)
            c.pointee.before = Shuangma__Healthcode__V1__Colour(rawValue: .init(truncatingIfNeeded: self.before.rawValue))
            c.pointee.after = Shuangma__Healthcode__V1__Colour(rawValue: .init(truncatingIfNeeded: self.after.rawValue))
            c.pointee.persons = self.persons
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// Some of the evidence that a recall withdraws, in its partition under the number of the part. All rows of a person lie in
    /// one part where they are not too many.
    public struct StoredRecallPart: WireMessage {
        /// What is withdrawn.
        public var rows: [HealthCodeV1.StoredEvidenceName]
        /// The rows cite a case that the recall withdraws: they follow by that, and are not withdrawn themselves.
        public var follows: Bool
        /// Who changed, once the part is done.
        public var changes: [HealthCodeV1.StoredRecallChange]
        /// The rows count again by the recall: a sample goes back to the person, or the case that a row cites is recorded again.
        public var regains: Bool
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__healthcode__v1__stored_recall_part__descriptor_pointer()) }
        public static var types: MessageTypes { HealthCodeRecordsTypes.all }

        public init() {
            self.rows = []
            self.follows = false
            self.changes = []
            self.regains = false
        }

        public init(
            rows: [HealthCodeV1.StoredEvidenceName] = [],
            follows: Bool = false,
            changes: [HealthCodeV1.StoredRecallChange] = [],
            regains: Bool = false
        ) {
            self.rows = rows
            self.follows = follows
            self.changes = changes
            self.regains = regains
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Shuangma__Healthcode__V1__StoredRecallPart.self)
            self.rows = try MessageReader.array(c.pointee.n_rows, c.pointee.rows) { element throws(WireError) in
                try HealthCodeV1.StoredEvidenceName(c: UnsafeRawPointer(element!))
            }
            self.follows = c.pointee.follows != 0
            self.changes = try MessageReader.array(c.pointee.n_changes, c.pointee.changes) { element throws(WireError) in
                try HealthCodeV1.StoredRecallChange(c: UnsafeRawPointer(element!))
            }
            self.regains = c.pointee.regains != 0
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Healthcode__V1__StoredRecallPart.self)
            shuangma__healthcode__v1__stored_recall_part__init(c)
            c.pointee.n_rows = self.rows.count
            c.pointee.rows = try writer.array(self.rows) { element throws(WireError) in try writer.message(element, as: Shuangma__Healthcode__V1__StoredEvidenceName.self) }
            c.pointee.follows = self.follows ? 1 : 0
            c.pointee.n_changes = self.changes.count
            c.pointee.changes = try writer.array(self.changes) { element throws(WireError) in try writer.message(element, as: Shuangma__Healthcode__V1__StoredRecallChange.self) }
            c.pointee.regains = self.regains ? 1 : 0
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// How a person changed by a recall.
    public struct StoredRecallChange: WireMessage {
        /// The person.
        public var personKey: [UInt8]
        /// Colour before.
        public var before: HealthCodeV1.Colour
        /// Colour after.
        public var after: HealthCodeV1.Colour
        /// Division of residence; empty where none is known.
        public var division: String
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__healthcode__v1__stored_recall_change__descriptor_pointer()) }
        public static var types: MessageTypes { HealthCodeRecordsTypes.all }

        public init() {
            self.personKey = []
            self.before = .init(rawValue: 0)
            self.after = .init(rawValue: 0)
            self.division = ""
        }

        public init(
            personKey: [UInt8] = [],
            before: HealthCodeV1.Colour = .init(rawValue: 0),
            after: HealthCodeV1.Colour = .init(rawValue: 0),
            division: String = ""
        ) {
            self.personKey = personKey
            self.before = before
            self.after = after
            self.division = division
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Shuangma__Healthcode__V1__StoredRecallChange.self)
            self.personKey = MessageReader.bytes(c.pointee.person_key)
            self.before = HealthCodeV1.Colour(rawValue: Int32(truncatingIfNeeded: c.pointee.before.rawValue))
            self.after = HealthCodeV1.Colour(rawValue: Int32(truncatingIfNeeded: c.pointee.after.rawValue))
            self.division = try MessageReader.string(c.pointee.division, field: "shuangma.healthcode.v1.StoredRecallChange.division")
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Healthcode__V1__StoredRecallChange.self)
            shuangma__healthcode__v1__stored_recall_change__init(c)
            c.pointee.person_key = try writer.bytes(self.personKey)
            c.pointee.before = Shuangma__Healthcode__V1__Colour(rawValue: .init(truncatingIfNeeded: self.before.rawValue))
            c.pointee.after = Shuangma__Healthcode__V1__Colour(rawValue: .init(truncatingIfNeeded: self.after.rawValue))
            c.pointee.division = try writer.string(self.division)
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// That a recall is still to be carried out, in its partition.
    public struct StoredRecallEffect: WireMessage {
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__healthcode__v1__stored_recall_effect__descriptor_pointer()) }
        public static var types: MessageTypes { HealthCodeRecordsTypes.all }

        public init() {
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Shuangma__Healthcode__V1__StoredRecallEffect.self)
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Healthcode__V1__StoredRecallEffect.self)
            shuangma__healthcode__v1__stored_recall_effect__init(c)
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// That the rows which cite a case have to follow it, in the partition of the case: the registry has recorded it, or taken
    /// it back.
    public struct StoredCaseStanding: WireMessage {
        /// Number of the case.
        public var number: String
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__healthcode__v1__stored_case_standing__descriptor_pointer()) }
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
            let c = raw.assumingMemoryBound(to: Shuangma__Healthcode__V1__StoredCaseStanding.self)
            self.number = try MessageReader.string(c.pointee.number, field: "shuangma.healthcode.v1.StoredCaseStanding.number")
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Healthcode__V1__StoredCaseStanding.self)
            shuangma__healthcode__v1__stored_case_standing__init(c)
            c.pointee.number = try writer.string(self.number)
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// An appeal, in the partition of the person under the moment of its filing and its id (COL-9).
    public struct StoredAppeal: WireMessage {
        /// Names it, 16 bytes.
        public var id: [UInt8]
        /// Where it stands.
        public var state: HealthCodeV1.AppealState
        /// The hold that it is about.
        public var cause: HealthCodeV1.Cause
        /// When that hold began.
        public var heldSince: GoogleProtobuf.Timestamp?
        /// What is wrong.
        public var text: String
        /// Where papers can be seen.
        public var attachments: [String]
        /// Division of residence when it was filed; empty where none was known.
        public var division: String
        /// When it was filed, seconds since 1970.
        public var filedAt: Int64
        /// When it is to be answered, seconds since 1970.
        public var dueAt: Int64
        /// When it was late, seconds since 1970; 0 where it was not.
        public var escalatedAt: Int64
        /// The answer; absent before.
        public var decision: HealthCodeV1.StoredAppealDecision?
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__healthcode__v1__stored_appeal__descriptor_pointer()) }
        public static var types: MessageTypes { HealthCodeRecordsTypes.all }

        public init() {
            self.id = []
            self.state = .init(rawValue: 0)
            self.cause = .init(rawValue: 0)
            self.heldSince = nil
            self.text = ""
            self.attachments = []
            self.division = ""
            self.filedAt = 0
            self.dueAt = 0
            self.escalatedAt = 0
            self.decision = nil
        }

        public init(
            id: [UInt8] = [],
            state: HealthCodeV1.AppealState = .init(rawValue: 0),
            cause: HealthCodeV1.Cause = .init(rawValue: 0),
            heldSince: GoogleProtobuf.Timestamp? = nil,
            text: String = "",
            attachments: [String] = [],
            division: String = "",
            filedAt: Int64 = 0,
            dueAt: Int64 = 0,
            escalatedAt: Int64 = 0,
            decision: HealthCodeV1.StoredAppealDecision? = nil
        ) {
            self.id = id
            self.state = state
            self.cause = cause
            self.heldSince = heldSince
            self.text = text
            self.attachments = attachments
            self.division = division
            self.filedAt = filedAt
            self.dueAt = dueAt
            self.escalatedAt = escalatedAt
            self.decision = decision
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Shuangma__Healthcode__V1__StoredAppeal.self)
            self.id = MessageReader.bytes(c.pointee.id)
            self.state = HealthCodeV1.AppealState(rawValue: Int32(truncatingIfNeeded: c.pointee.state.rawValue))
            self.cause = HealthCodeV1.Cause(rawValue: Int32(truncatingIfNeeded: c.pointee.cause.rawValue))
            self.heldSince = try MessageReader.message(c.pointee.held_since, as: GoogleProtobuf.Timestamp.self)
            self.text = try MessageReader.string(c.pointee.text, field: "shuangma.healthcode.v1.StoredAppeal.text")
            self.attachments = try MessageReader.array(c.pointee.n_attachments, c.pointee.attachments) { element throws(WireError) in
                try MessageReader.string(element, field: "shuangma.healthcode.v1.StoredAppeal.attachments")
            }
            self.division = try MessageReader.string(c.pointee.division, field: "shuangma.healthcode.v1.StoredAppeal.division")
            self.filedAt = c.pointee.filed_at
            self.dueAt = c.pointee.due_at
            self.escalatedAt = c.pointee.escalated_at
            self.decision = try MessageReader.message(c.pointee.decision, as: HealthCodeV1.StoredAppealDecision.self)
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Healthcode__V1__StoredAppeal.self)
            shuangma__healthcode__v1__stored_appeal__init(c)
            c.pointee.id = try writer.bytes(self.id)
            c.pointee.state = Shuangma__Healthcode__V1__AppealState(rawValue: .init(truncatingIfNeeded: self.state.rawValue))
            c.pointee.cause = Shuangma__Healthcode__V1__Cause(rawValue: .init(truncatingIfNeeded: self.cause.rawValue))
            if let value = self.heldSince { c.pointee.held_since = try writer.message(value, as: Google__Protobuf__Timestamp.self) }
            c.pointee.text = try writer.string(self.text)
            c.pointee.n_attachments = self.attachments.count
            c.pointee.attachments = try writer.array(self.attachments) { element throws(WireError) in try writer.string(element) }
            c.pointee.division = try writer.string(self.division)
            c.pointee.filed_at = self.filedAt
            c.pointee.due_at = self.dueAt
            c.pointee.escalated_at = self.escalatedAt
            if let value = self.decision { c.pointee.decision = try writer.message(value, as: Shuangma__Healthcode__V1__StoredAppealDecision.self) }
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// The answer to an appeal.
    public struct StoredAppealDecision: WireMessage {
        /// What is told.
        public var answer: String
        /// Name of the account that answers.
        public var account: String
        /// Whom the account acts for.
        public var organisation: String
        /// Roles of the account, by their words.
        public var roles: [String]
        /// Divisions that it was responsible for; none means everywhere.
        public var divisions: [String]
        /// Token of the account, 16 bytes.
        public var token: [UInt8]
        /// When, seconds since 1970.
        public var at: Int64
        /// What is withdrawn.
        public var withdraw: [HealthCodeV1.EvidenceName]
        /// What is added; absent where nothing is.
        public var addTest: HealthCodeV1.TestResult?
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__healthcode__v1__stored_appeal_decision__descriptor_pointer()) }
        public static var types: MessageTypes { HealthCodeRecordsTypes.all }

        public init() {
            self.answer = ""
            self.account = ""
            self.organisation = ""
            self.roles = []
            self.divisions = []
            self.token = []
            self.at = 0
            self.withdraw = []
            self.addTest = nil
        }

        public init(
            answer: String = "",
            account: String = "",
            organisation: String = "",
            roles: [String] = [],
            divisions: [String] = [],
            token: [UInt8] = [],
            at: Int64 = 0,
            withdraw: [HealthCodeV1.EvidenceName] = [],
            addTest: HealthCodeV1.TestResult? = nil
        ) {
            self.answer = answer
            self.account = account
            self.organisation = organisation
            self.roles = roles
            self.divisions = divisions
            self.token = token
            self.at = at
            self.withdraw = withdraw
            self.addTest = addTest
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Shuangma__Healthcode__V1__StoredAppealDecision.self)
            self.answer = try MessageReader.string(c.pointee.answer, field: "shuangma.healthcode.v1.StoredAppealDecision.answer")
            self.account = try MessageReader.string(c.pointee.account, field: "shuangma.healthcode.v1.StoredAppealDecision.account")
            self.organisation = try MessageReader.string(c.pointee.organisation, field: "shuangma.healthcode.v1.StoredAppealDecision.organisation")
            self.roles = try MessageReader.array(c.pointee.n_roles, c.pointee.roles) { element throws(WireError) in
                try MessageReader.string(element, field: "shuangma.healthcode.v1.StoredAppealDecision.roles")
            }
            self.divisions = try MessageReader.array(c.pointee.n_divisions, c.pointee.divisions) { element throws(WireError) in
                try MessageReader.string(element, field: "shuangma.healthcode.v1.StoredAppealDecision.divisions")
            }
            self.token = MessageReader.bytes(c.pointee.token)
            self.at = c.pointee.at
            self.withdraw = try MessageReader.array(c.pointee.n_withdraw, c.pointee.withdraw) { element throws(WireError) in
                try HealthCodeV1.EvidenceName(c: UnsafeRawPointer(element!))
            }
            self.addTest = try MessageReader.message(c.pointee.add_test, as: HealthCodeV1.TestResult.self)
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Healthcode__V1__StoredAppealDecision.self)
            shuangma__healthcode__v1__stored_appeal_decision__init(c)
            c.pointee.answer = try writer.string(self.answer)
            c.pointee.account = try writer.string(self.account)
            c.pointee.organisation = try writer.string(self.organisation)
            c.pointee.n_roles = self.roles.count
            c.pointee.roles = try writer.array(self.roles) { element throws(WireError) in try writer.string(element) }
            c.pointee.n_divisions = self.divisions.count
            c.pointee.divisions = try writer.array(self.divisions) { element throws(WireError) in try writer.string(element) }
            c.pointee.token = try writer.bytes(self.token)
            c.pointee.at = self.at
            c.pointee.n_withdraw = self.withdraw.count
            c.pointee.withdraw = try writer.array(self.withdraw) { element throws(WireError) in try writer.message(element, as: Shuangma__Healthcode__V1__EvidenceName.self) }
            if let value = self.addTest { c.pointee.add_test = try writer.message(value, as: Shuangma__Healthcode__V1__TestResult.self) }
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// Which appeals count for the limits of a person: those of the last 24 hours, and open ones. In the partition of the person
    /// under the empty key.
    public struct StoredAppealNotes: WireMessage {
        /// Each once.
        public var notes: [HealthCodeV1.StoredAppealNote]
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__healthcode__v1__stored_appeal_notes__descriptor_pointer()) }
        public static var types: MessageTypes { HealthCodeRecordsTypes.all }

        public init() {
            self.notes = []
        }

        public init(
            notes: [HealthCodeV1.StoredAppealNote] = []
        ) {
            self.notes = notes
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Shuangma__Healthcode__V1__StoredAppealNotes.self)
            self.notes = try MessageReader.array(c.pointee.n_notes, c.pointee.notes) { element throws(WireError) in
                try HealthCodeV1.StoredAppealNote(c: UnsafeRawPointer(element!))
            }
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Healthcode__V1__StoredAppealNotes.self)
            shuangma__healthcode__v1__stored_appeal_notes__init(c)
            c.pointee.n_notes = self.notes.count
            c.pointee.notes = try writer.array(self.notes) { element throws(WireError) in try writer.message(element, as: Shuangma__Healthcode__V1__StoredAppealNote.self) }
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// An appeal that counts for the limits.
    public struct StoredAppealNote: WireMessage {
        /// Names it, 16 bytes.
        public var id: [UInt8]
        /// When it was filed, seconds since 1970.
        public var filedAt: Int64
        /// It waits for an answer.
        public var `open`: Bool
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__healthcode__v1__stored_appeal_note__descriptor_pointer()) }
        public static var types: MessageTypes { HealthCodeRecordsTypes.all }

        public init() {
            self.id = []
            self.filedAt = 0
            self.`open` = false
        }

        public init(
            id: [UInt8] = [],
            filedAt: Int64 = 0,
            `open`: Bool = false
        ) {
            self.id = id
            self.filedAt = filedAt
            self.`open` = `open`
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Shuangma__Healthcode__V1__StoredAppealNote.self)
            self.id = MessageReader.bytes(c.pointee.id)
            self.filedAt = c.pointee.filed_at
            self.`open` = c.pointee.`open` != 0
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Healthcode__V1__StoredAppealNote.self)
            shuangma__healthcode__v1__stored_appeal_note__init(c)
            c.pointee.id = try writer.bytes(self.id)
            c.pointee.filed_at = self.filedAt
            c.pointee.`open` = self.`open` ? 1 : 0
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// That the lists have still to follow an appeal, and its answer to take effect, in the partition of the person under the id
    /// of the appeal.
    public struct StoredAppealEffect: WireMessage {
        /// Sort key of the appeal.
        public var key: [UInt8]
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__healthcode__v1__stored_appeal_effect__descriptor_pointer()) }
        public static var types: MessageTypes { HealthCodeRecordsTypes.all }

        public init() {
            self.key = []
        }

        public init(
            key: [UInt8] = []
        ) {
            self.key = key
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Shuangma__Healthcode__V1__StoredAppealEffect.self)
            self.key = MessageReader.bytes(c.pointee.key)
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Healthcode__V1__StoredAppealEffect.self)
            shuangma__healthcode__v1__stored_appeal_effect__init(c)
            c.pointee.key = try writer.bytes(self.key)
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// Where an appeal is stored: in a list of a province while it is open, under the moment when it is due and its id; and in a
    /// partition of its own.
    public struct StoredAppealEntry: WireMessage {
        /// Names it, 16 bytes.
        public var id: [UInt8]
        /// The person.
        public var personKey: [UInt8]
        /// Sort key of the appeal.
        public var key: [UInt8]
        /// The hold that it is about.
        public var cause: HealthCodeV1.Cause
        /// Division of residence; empty where none is known.
        public var division: String
        /// When it was filed, seconds since 1970.
        public var filedAt: Int64
        /// When it is to be answered, seconds since 1970.
        public var dueAt: Int64
        /// It was late.
        public var escalated: Bool
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__healthcode__v1__stored_appeal_entry__descriptor_pointer()) }
        public static var types: MessageTypes { HealthCodeRecordsTypes.all }

        public init() {
            self.id = []
            self.personKey = []
            self.key = []
            self.cause = .init(rawValue: 0)
            self.division = ""
            self.filedAt = 0
            self.dueAt = 0
            self.escalated = false
        }

        public init(
            id: [UInt8] = [],
            personKey: [UInt8] = [],
            key: [UInt8] = [],
            cause: HealthCodeV1.Cause = .init(rawValue: 0),
            division: String = "",
            filedAt: Int64 = 0,
            dueAt: Int64 = 0,
            escalated: Bool = false
        ) {
            self.id = id
            self.personKey = personKey
            self.key = key
            self.cause = cause
            self.division = division
            self.filedAt = filedAt
            self.dueAt = dueAt
            self.escalated = escalated
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Shuangma__Healthcode__V1__StoredAppealEntry.self)
            self.id = MessageReader.bytes(c.pointee.id)
            self.personKey = MessageReader.bytes(c.pointee.person_key)
            self.key = MessageReader.bytes(c.pointee.key)
            self.cause = HealthCodeV1.Cause(rawValue: Int32(truncatingIfNeeded: c.pointee.cause.rawValue))
            self.division = try MessageReader.string(c.pointee.division, field: "shuangma.healthcode.v1.StoredAppealEntry.division")
            self.filedAt = c.pointee.filed_at
            self.dueAt = c.pointee.due_at
            self.escalated = c.pointee.escalated != 0
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Healthcode__V1__StoredAppealEntry.self)
            shuangma__healthcode__v1__stored_appeal_entry__init(c)
            c.pointee.id = try writer.bytes(self.id)
            c.pointee.person_key = try writer.bytes(self.personKey)
            c.pointee.key = try writer.bytes(self.key)
            c.pointee.cause = Shuangma__Healthcode__V1__Cause(rawValue: .init(truncatingIfNeeded: self.cause.rawValue))
            c.pointee.division = try writer.string(self.division)
            c.pointee.filed_at = self.filedAt
            c.pointee.due_at = self.dueAt
            c.pointee.escalated = self.escalated ? 1 : 0
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// A list of issuers that the root has signed: the one in force, or one that waits for approval.
    public struct StoredTrustList: WireMessage {
        /// The signed text.
        public var text: String
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__healthcode__v1__stored_trust_list__descriptor_pointer()) }
        public static var types: MessageTypes { HealthCodeRecordsTypes.all }

        public init() {
            self.text = ""
        }

        public init(
            text: String = ""
        ) {
            self.text = text
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Shuangma__Healthcode__V1__StoredTrustList.self)
            self.text = try MessageReader.string(c.pointee.text, field: "shuangma.healthcode.v1.StoredTrustList.text")
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Healthcode__V1__StoredTrustList.self)
            shuangma__healthcode__v1__stored_trust_list__init(c)
            c.pointee.text = try writer.string(self.text)
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// An assertion of another province that the person has presented, in their partition under the issuer's six digits. That it
    /// is about the person was seen then; all else is seen again at each use. It expires with the assertion.
    public struct StoredAssertion: WireMessage {
        /// The signed text.
        public var text: String
        /// When it was signed, seconds since 1970: an older one never replaces it.
        public var issuedAt: Int64
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__healthcode__v1__stored_assertion__descriptor_pointer()) }
        public static var types: MessageTypes { HealthCodeRecordsTypes.all }

        public init() {
            self.text = ""
            self.issuedAt = 0
        }

        public init(
            text: String = "",
            issuedAt: Int64 = 0
        ) {
            self.text = text
            self.issuedAt = issuedAt
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Shuangma__Healthcode__V1__StoredAssertion.self)
            self.text = try MessageReader.string(c.pointee.text, field: "shuangma.healthcode.v1.StoredAssertion.text")
            self.issuedAt = c.pointee.issued_at
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Healthcode__V1__StoredAssertion.self)
            shuangma__healthcode__v1__stored_assertion__init(c)
            c.pointee.text = try writer.string(self.text)
            c.pointee.issued_at = self.issuedAt
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// That staff admitted a person without a code, in the person's partition under moment and 4 random bytes.
    public struct StoredAdmission: WireMessage {
        /// When, seconds since 1970.
        public var at: Int64
        /// Where.
        public var place: String
        /// What the person declared.
        public var declaration: HealthCodeV1.Declaration?
        /// What staff were told to do.
        public var verdict: Int32
        /// Account of the member of staff.
        public var account: String
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__healthcode__v1__stored_admission__descriptor_pointer()) }
        public static var types: MessageTypes { HealthCodeRecordsTypes.all }

        public init() {
            self.at = 0
            self.place = ""
            self.declaration = nil
            self.verdict = 0
            self.account = ""
        }

        public init(
            at: Int64 = 0,
            place: String = "",
            declaration: HealthCodeV1.Declaration? = nil,
            verdict: Int32 = 0,
            account: String = ""
        ) {
            self.at = at
            self.place = place
            self.declaration = declaration
            self.verdict = verdict
            self.account = account
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Shuangma__Healthcode__V1__StoredAdmission.self)
            self.at = c.pointee.at
            self.place = try MessageReader.string(c.pointee.place, field: "shuangma.healthcode.v1.StoredAdmission.place")
            self.declaration = try MessageReader.message(c.pointee.declaration, as: HealthCodeV1.Declaration.self)
            self.verdict = c.pointee.verdict
            self.account = try MessageReader.string(c.pointee.account, field: "shuangma.healthcode.v1.StoredAdmission.account")
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Healthcode__V1__StoredAdmission.self)
            shuangma__healthcode__v1__stored_admission__init(c)
            c.pointee.at = self.at
            c.pointee.place = try writer.string(self.place)
            if let value = self.declaration { c.pointee.declaration = try writer.message(value, as: Shuangma__Healthcode__V1__Declaration.self) }
            c.pointee.verdict = self.verdict
            c.pointee.account = try writer.string(self.account)
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// Which rules are in force when, in the partition of the rules under the empty key. It stands alone: what reference data say
    /// later changes none of it.
    public struct StoredRuleSchedule: WireMessage {
        /// The rules that hold since always.
        public var first: HealthCodeV1.RuleProfile?
        /// What follows, in the order in which it was decided.
        public var switches: [HealthCodeV1.StoredRuleSwitch]
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__healthcode__v1__stored_rule_schedule__descriptor_pointer()) }
        public static var types: MessageTypes { HealthCodeRecordsTypes.all }

        public init() {
            self.first = nil
            self.switches = []
        }

        public init(
            first: HealthCodeV1.RuleProfile? = nil,
            switches: [HealthCodeV1.StoredRuleSwitch] = []
        ) {
            self.first = first
            self.switches = switches
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Shuangma__Healthcode__V1__StoredRuleSchedule.self)
            self.first = try MessageReader.message(c.pointee.first, as: HealthCodeV1.RuleProfile.self)
            self.switches = try MessageReader.array(c.pointee.n_switches, c.pointee.switches) { element throws(WireError) in
                try HealthCodeV1.StoredRuleSwitch(c: UnsafeRawPointer(element!))
            }
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Healthcode__V1__StoredRuleSchedule.self)
            shuangma__healthcode__v1__stored_rule_schedule__init(c)
            if let value = self.first { c.pointee.first = try writer.message(value, as: Shuangma__Healthcode__V1__RuleProfile.self) }
            c.pointee.n_switches = self.switches.count
            c.pointee.switches = try writer.array(self.switches) { element throws(WireError) in try writer.message(element, as: Shuangma__Healthcode__V1__StoredRuleSwitch.self) }
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// That other rules come into force.
    public struct StoredRuleSwitch: WireMessage {
        /// The rules.
        public var profile: HealthCodeV1.RuleProfile?
        /// From when on.
        public var from: GoogleProtobuf.Timestamp?
        /// The proposal that decided it; empty for a roll-back.
        public var approvalId: [UInt8]
        /// When it was decided, seconds since 1970.
        public var decidedAt: Int64
        /// Name of the account that took the version before back by it, or that cancelled it; else empty.
        public var rolledBackBy: String
        /// Why.
        public var reason: String
        /// It was cancelled before it came into force.
        public var cancelled: Bool
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__healthcode__v1__stored_rule_switch__descriptor_pointer()) }
        public static var types: MessageTypes { HealthCodeRecordsTypes.all }

        public init() {
            self.profile = nil
            self.from = nil
            self.approvalId = []
            self.decidedAt = 0
            self.rolledBackBy = ""
            self.reason = ""
            self.cancelled = false
        }

        public init(
            profile: HealthCodeV1.RuleProfile? = nil,
            from: GoogleProtobuf.Timestamp? = nil,
            approvalId: [UInt8] = [],
            decidedAt: Int64 = 0,
            rolledBackBy: String = "",
            reason: String = "",
            cancelled: Bool = false
        ) {
            self.profile = profile
            self.from = from
            self.approvalId = approvalId
            self.decidedAt = decidedAt
            self.rolledBackBy = rolledBackBy
            self.reason = reason
            self.cancelled = cancelled
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Shuangma__Healthcode__V1__StoredRuleSwitch.self)
            self.profile = try MessageReader.message(c.pointee.profile, as: HealthCodeV1.RuleProfile.self)
            self.from = try MessageReader.message(c.pointee.from, as: GoogleProtobuf.Timestamp.self)
            self.approvalId = MessageReader.bytes(c.pointee.approval_id)
            self.decidedAt = c.pointee.decided_at
            self.rolledBackBy = try MessageReader.string(c.pointee.rolled_back_by, field: "shuangma.healthcode.v1.StoredRuleSwitch.rolled_back_by")
            self.reason = try MessageReader.string(c.pointee.reason, field: "shuangma.healthcode.v1.StoredRuleSwitch.reason")
            self.cancelled = c.pointee.cancelled != 0
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Healthcode__V1__StoredRuleSwitch.self)
            shuangma__healthcode__v1__stored_rule_switch__init(c)
            if let value = self.profile { c.pointee.profile = try writer.message(value, as: Shuangma__Healthcode__V1__RuleProfile.self) }
            if let value = self.from { c.pointee.from = try writer.message(value, as: Google__Protobuf__Timestamp.self) }
            c.pointee.approval_id = try writer.bytes(self.approvalId)
            c.pointee.decided_at = self.decidedAt
            c.pointee.rolled_back_by = try writer.string(self.rolledBackBy)
            c.pointee.reason = try writer.string(self.reason)
            c.pointee.cancelled = self.cancelled ? 1 : 0
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// Rules that wait for approval, in the partition of the rules under their hash.
    public struct StoredRuleProposal: WireMessage {
        /// The proposal that they are part of. They take effect only when it names their hash.
        public var approvalId: [UInt8]
        /// The rules.
        public var profile: HealthCodeV1.RuleProfile?
        /// When they shall come into force; absent means as soon as they are approved.
        public var from: GoogleProtobuf.Timestamp?
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__healthcode__v1__stored_rule_proposal__descriptor_pointer()) }
        public static var types: MessageTypes { HealthCodeRecordsTypes.all }

        public init() {
            self.approvalId = []
            self.profile = nil
            self.from = nil
        }

        public init(
            approvalId: [UInt8] = [],
            profile: HealthCodeV1.RuleProfile? = nil,
            from: GoogleProtobuf.Timestamp? = nil
        ) {
            self.approvalId = approvalId
            self.profile = profile
            self.from = from
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Shuangma__Healthcode__V1__StoredRuleProposal.self)
            self.approvalId = MessageReader.bytes(c.pointee.approval_id)
            self.profile = try MessageReader.message(c.pointee.profile, as: HealthCodeV1.RuleProfile.self)
            self.from = try MessageReader.message(c.pointee.from, as: GoogleProtobuf.Timestamp.self)
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Healthcode__V1__StoredRuleProposal.self)
            shuangma__healthcode__v1__stored_rule_proposal__init(c)
            c.pointee.approval_id = try writer.bytes(self.approvalId)
            if let value = self.profile { c.pointee.profile = try writer.message(value, as: Shuangma__Healthcode__V1__RuleProfile.self) }
            if let value = self.from { c.pointee.from = try writer.message(value, as: Google__Protobuf__Timestamp.self) }
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// How many persons one account has reached on a day by recalls that nobody else approved, in a partition of both.
    public struct StoredRecallSum: WireMessage {
        /// Each of these recalls.
        public var shares: [HealthCodeV1.StoredRecallShare]
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__healthcode__v1__stored_recall_sum__descriptor_pointer()) }
        public static var types: MessageTypes { HealthCodeRecordsTypes.all }

        public init() {
            self.shares = []
        }

        public init(
            shares: [HealthCodeV1.StoredRecallShare] = []
        ) {
            self.shares = shares
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Shuangma__Healthcode__V1__StoredRecallSum.self)
            self.shares = try MessageReader.array(c.pointee.n_shares, c.pointee.shares) { element throws(WireError) in
                try HealthCodeV1.StoredRecallShare(c: UnsafeRawPointer(element!))
            }
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Healthcode__V1__StoredRecallSum.self)
            shuangma__healthcode__v1__stored_recall_sum__init(c)
            c.pointee.n_shares = self.shares.count
            c.pointee.shares = try writer.array(self.shares) { element throws(WireError) in try writer.message(element, as: Shuangma__Healthcode__V1__StoredRecallShare.self) }
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// What a recall counts in a sum.
    public struct StoredRecallShare: WireMessage {
        /// The recall, 16 bytes.
        public var recallId: [UInt8]
        /// Persons whom it reaches.
        public var persons: UInt64
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__healthcode__v1__stored_recall_share__descriptor_pointer()) }
        public static var types: MessageTypes { HealthCodeRecordsTypes.all }

        public init() {
            self.recallId = []
            self.persons = 0
        }

        public init(
            recallId: [UInt8] = [],
            persons: UInt64 = 0
        ) {
            self.recallId = recallId
            self.persons = persons
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Shuangma__Healthcode__V1__StoredRecallShare.self)
            self.recallId = MessageReader.bytes(c.pointee.recall_id)
            self.persons = c.pointee.persons
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Healthcode__V1__StoredRecallShare.self)
            shuangma__healthcode__v1__stored_recall_share__init(c)
            c.pointee.recall_id = try writer.bytes(self.recallId)
            c.pointee.persons = self.persons
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// That a row of a person cites a case, in the partition of the case under the person's key and that of the row.
    public struct StoredCaseCitation: WireMessage {
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__healthcode__v1__stored_case_citation__descriptor_pointer()) }
        public static var types: MessageTypes { HealthCodeRecordsTypes.all }

        public init() {
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Shuangma__Healthcode__V1__StoredCaseCitation.self)
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Healthcode__V1__StoredCaseCitation.self)
            shuangma__healthcode__v1__stored_case_citation__init(c)
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }
}
