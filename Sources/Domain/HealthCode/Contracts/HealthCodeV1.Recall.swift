// Generated from shuangma/healthcode/v1/recall.proto by scripts/generate. Do not edit.

import CCommonContracts
import CHealthCodeContracts
import CWellKnownTypes
public import CommonContracts
public import Wire

extension HealthCodeV1 {
    /// Where a recall stands.
    public struct RecallState: RawRepresentable, Hashable, Sendable {
        public var rawValue: Int32
        public init(rawValue: Int32) { self.rawValue = rawValue }

        /// Never sent.
        public static let unspecified = Self(rawValue: 0)
        /// It waits for another person: `identity.v1.Approvals`.
        public static let waiting = Self(rawValue: 1)
        /// It is being carried out.
        public static let running = Self(rawValue: 2)
        /// It is done.
        public static let done = Self(rawValue: 3)
        /// It was rejected, or nobody decided in time: nothing was withdrawn.
        public static let rejected = Self(rawValue: 4)
    }

    /// Names one result of a laboratory (COL-13).
    public struct TestName: WireMessage {
        /// Laboratory; empty means the organisation of the caller.
        public var laboratory: String
        /// Laboratory's number of the sample.
        public var sampleId: String
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__healthcode__v1__test_name__descriptor_pointer()) }
        public static var types: MessageTypes { HealthCodeContractsTypes.all }

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
            let c = raw.assumingMemoryBound(to: Shuangma__Healthcode__V1__TestName.self)
            self.laboratory = try MessageReader.string(c.pointee.laboratory, field: "shuangma.healthcode.v1.TestName.laboratory")
            self.sampleId = try MessageReader.string(c.pointee.sample_id, field: "shuangma.healthcode.v1.TestName.sample_id")
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Healthcode__V1__TestName.self)
            shuangma__healthcode__v1__test_name__init(c)
            c.pointee.laboratory = try writer.string(self.laboratory)
            c.pointee.sample_id = try writer.string(self.sampleId)
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// Names one exposure of a person (COL-13).
    public struct ExposureName: WireMessage {
        /// The person.
        public var person: CommonV1.PersonRef?
        /// Who says so; empty means the organisation of the caller.
        public var source: String
        /// Kind.
        public var cause: HealthCodeV1.Cause
        /// Reference of the case or area.
        public var evidenceId: String
        /// When the exposure began.
        public var from: GoogleProtobuf.Timestamp?
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__healthcode__v1__exposure_name__descriptor_pointer()) }
        public static var types: MessageTypes { HealthCodeContractsTypes.all }

        public init() {
            self.person = nil
            self.source = ""
            self.cause = .init(rawValue: 0)
            self.evidenceId = ""
            self.from = nil
        }

        public init(
            person: CommonV1.PersonRef? = nil,
            source: String = "",
            cause: HealthCodeV1.Cause = .init(rawValue: 0),
            evidenceId: String = "",
            from: GoogleProtobuf.Timestamp? = nil
        ) {
            self.person = person
            self.source = source
            self.cause = cause
            self.evidenceId = evidenceId
            self.from = from
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Shuangma__Healthcode__V1__ExposureName.self)
            self.person = try MessageReader.message(c.pointee.person, as: CommonV1.PersonRef.self)
            self.source = try MessageReader.string(c.pointee.source, field: "shuangma.healthcode.v1.ExposureName.source")
            self.cause = HealthCodeV1.Cause(rawValue: Int32(truncatingIfNeeded: c.pointee.cause.rawValue))
            self.evidenceId = try MessageReader.string(c.pointee.evidence_id, field: "shuangma.healthcode.v1.ExposureName.evidence_id")
            self.from = try MessageReader.message(c.pointee.from, as: GoogleProtobuf.Timestamp.self)
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Healthcode__V1__ExposureName.self)
            shuangma__healthcode__v1__exposure_name__init(c)
            if let value = self.person { c.pointee.person = try writer.message(value, as: Shuangma__Common__V1__PersonRef.self) }
            c.pointee.source = try writer.string(self.source)
            c.pointee.cause = Shuangma__Healthcode__V1__Cause(rawValue: .init(truncatingIfNeeded: self.cause.rawValue))
            c.pointee.evidence_id = try writer.string(self.evidenceId)
            if let value = self.from { c.pointee.from = try writer.message(value, as: Google__Protobuf__Timestamp.self) }
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// Names what a counter noted of a person at one moment (COL-13).
    public struct DeclarationName: WireMessage {
        /// The person.
        public var person: CommonV1.PersonRef?
        /// Where it was taken.
        public var counter: String
        /// When it was made.
        public var declaredAt: GoogleProtobuf.Timestamp?
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__healthcode__v1__declaration_name__descriptor_pointer()) }
        public static var types: MessageTypes { HealthCodeContractsTypes.all }

        public init() {
            self.person = nil
            self.counter = ""
            self.declaredAt = nil
        }

        public init(
            person: CommonV1.PersonRef? = nil,
            counter: String = "",
            declaredAt: GoogleProtobuf.Timestamp? = nil
        ) {
            self.person = person
            self.counter = counter
            self.declaredAt = declaredAt
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Shuangma__Healthcode__V1__DeclarationName.self)
            self.person = try MessageReader.message(c.pointee.person, as: CommonV1.PersonRef.self)
            self.counter = try MessageReader.string(c.pointee.counter, field: "shuangma.healthcode.v1.DeclarationName.counter")
            self.declaredAt = try MessageReader.message(c.pointee.declared_at, as: GoogleProtobuf.Timestamp.self)
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Healthcode__V1__DeclarationName.self)
            shuangma__healthcode__v1__declaration_name__init(c)
            if let value = self.person { c.pointee.person = try writer.message(value, as: Shuangma__Common__V1__PersonRef.self) }
            c.pointee.counter = try writer.string(self.counter)
            if let value = self.declaredAt { c.pointee.declared_at = try writer.message(value, as: Google__Protobuf__Timestamp.self) }
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// Names what a feed delivered on one day.
    public struct FeedDay: WireMessage {
        /// Organisation of the feed; empty means that of the caller.
        public var organisation: String
        /// The day in China on which the imports began.
        public var day: CommonV1.Date?
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__healthcode__v1__feed_day__descriptor_pointer()) }
        public static var types: MessageTypes { HealthCodeContractsTypes.all }

        public init() {
            self.organisation = ""
            self.day = nil
        }

        public init(
            organisation: String = "",
            day: CommonV1.Date? = nil
        ) {
            self.organisation = organisation
            self.day = day
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Shuangma__Healthcode__V1__FeedDay.self)
            self.organisation = try MessageReader.string(c.pointee.organisation, field: "shuangma.healthcode.v1.FeedDay.organisation")
            self.day = try MessageReader.message(c.pointee.day, as: CommonV1.Date.self)
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Healthcode__V1__FeedDay.self)
            shuangma__healthcode__v1__feed_day__init(c)
            c.pointee.organisation = try writer.string(self.organisation)
            if let value = self.day { c.pointee.day = try writer.message(value, as: Shuangma__Common__V1__Date.self) }
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// Withdraws evidence.
    public struct WithdrawEvidenceRequest: WireMessage {
        /// Why, 1 to 200 characters. It names no citizen.
        public var reason: String
        /// What it refers to, such as the number of a report, 1 to 64 characters. It names no citizen.
        public var reference: String
        /// Withdraws nothing, and tells who would change.
        public var dryRun: Bool
        /// Chosen by the caller, 1 to 64 bytes: names the recall.
        public var idempotencyKey: String
        /// What is withdrawn: exactly one of these.
        public var evidence: EvidenceValue?
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__healthcode__v1__withdraw_evidence_request__descriptor_pointer()) }
        public static var types: MessageTypes { HealthCodeContractsTypes.all }

        public init() {
            self.reason = ""
            self.reference = ""
            self.dryRun = false
            self.idempotencyKey = ""
            self.evidence = nil
        }

        public init(
            reason: String = "",
            reference: String = "",
            dryRun: Bool = false,
            idempotencyKey: String = "",
            evidence: EvidenceValue? = nil
        ) {
            self.reason = reason
            self.reference = reference
            self.dryRun = dryRun
            self.idempotencyKey = idempotencyKey
            self.evidence = evidence
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Shuangma__Healthcode__V1__WithdrawEvidenceRequest.self)
            self.reason = try MessageReader.string(c.pointee.reason, field: "shuangma.healthcode.v1.WithdrawEvidenceRequest.reason")
            self.reference = try MessageReader.string(c.pointee.reference, field: "shuangma.healthcode.v1.WithdrawEvidenceRequest.reference")
            self.dryRun = c.pointee.dry_run != 0
            self.idempotencyKey = try MessageReader.string(c.pointee.idempotency_key, field: "shuangma.healthcode.v1.WithdrawEvidenceRequest.idempotency_key")
            switch c.pointee.evidence_case {
            case SHUANGMA__HEALTHCODE__V1__WITHDRAW_EVIDENCE_REQUEST__EVIDENCE_TEST: self.evidence = .test(try HealthCodeV1.TestName(c: UnsafeRawPointer(c.pointee.test!)))
            case SHUANGMA__HEALTHCODE__V1__WITHDRAW_EVIDENCE_REQUEST__EVIDENCE_EXPOSURE: self.evidence = .exposure(try HealthCodeV1.ExposureName(c: UnsafeRawPointer(c.pointee.exposure!)))
            case SHUANGMA__HEALTHCODE__V1__WITHDRAW_EVIDENCE_REQUEST__EVIDENCE_DECLARATION: self.evidence = .declaration(try HealthCodeV1.DeclarationName(c: UnsafeRawPointer(c.pointee.declaration!)))
            case SHUANGMA__HEALTHCODE__V1__WITHDRAW_EVIDENCE_REQUEST__EVIDENCE_IMPORT_ID: self.evidence = .importId(MessageReader.bytes(c.pointee.import_id))
            case SHUANGMA__HEALTHCODE__V1__WITHDRAW_EVIDENCE_REQUEST__EVIDENCE_FEED_DAY: self.evidence = .feedDay(try HealthCodeV1.FeedDay(c: UnsafeRawPointer(c.pointee.feed_day!)))
            default: self.evidence = nil
            }
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Healthcode__V1__WithdrawEvidenceRequest.self)
            shuangma__healthcode__v1__withdraw_evidence_request__init(c)
            c.pointee.reason = try writer.string(self.reason)
            c.pointee.reference = try writer.string(self.reference)
            c.pointee.dry_run = self.dryRun ? 1 : 0
            c.pointee.idempotency_key = try writer.string(self.idempotencyKey)
            switch self.evidence {
            case .test(let value)?:
                c.pointee.evidence_case = SHUANGMA__HEALTHCODE__V1__WITHDRAW_EVIDENCE_REQUEST__EVIDENCE_TEST
                c.pointee.test = try writer.message(value, as: Shuangma__Healthcode__V1__TestName.self)
            case .exposure(let value)?:
                c.pointee.evidence_case = SHUANGMA__HEALTHCODE__V1__WITHDRAW_EVIDENCE_REQUEST__EVIDENCE_EXPOSURE
                c.pointee.exposure = try writer.message(value, as: Shuangma__Healthcode__V1__ExposureName.self)
            case .declaration(let value)?:
                c.pointee.evidence_case = SHUANGMA__HEALTHCODE__V1__WITHDRAW_EVIDENCE_REQUEST__EVIDENCE_DECLARATION
                c.pointee.declaration = try writer.message(value, as: Shuangma__Healthcode__V1__DeclarationName.self)
            case .importId(let value)?:
                c.pointee.evidence_case = SHUANGMA__HEALTHCODE__V1__WITHDRAW_EVIDENCE_REQUEST__EVIDENCE_IMPORT_ID
                c.pointee.import_id = try writer.bytes(value)
            case .feedDay(let value)?:
                c.pointee.evidence_case = SHUANGMA__HEALTHCODE__V1__WITHDRAW_EVIDENCE_REQUEST__EVIDENCE_FEED_DAY
                c.pointee.feed_day = try writer.message(value, as: Shuangma__Healthcode__V1__FeedDay.self)
            case nil: break
            }
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }

        /// What `evidence` can hold.
        public enum EvidenceValue: Sendable, Equatable {
            /// One result of a laboratory.
            case test(HealthCodeV1.TestName)
            /// One exposure.
            case exposure(HealthCodeV1.ExposureName)
            /// What a counter noted of a person.
            case declaration(HealthCodeV1.DeclarationName)
            /// All that an import stored: `import_id` of its report, 16 bytes.
            case importId([UInt8])
            /// All that a feed stored on one day.
            case feedDay(HealthCodeV1.FeedDay)
        }
    }

    /// A recall, and how far it is.
    public struct Recall: WireMessage {
        /// Names it, 16 bytes.
        public var id: [UInt8]
        /// Where it stands.
        public var state: HealthCodeV1.RecallState
        /// What is withdrawn, in words.
        public var evidence: String
        /// Why.
        public var reason: String
        /// What it refers to.
        public var reference: String
        /// Nothing was or will be withdrawn.
        public var dryRun: Bool
        /// Who withdraws: name of the account.
        public var account: String
        /// Whom the account acts for.
        public var organisation: String
        /// When it was asked for.
        public var at: GoogleProtobuf.Timestamp?
        /// When it was done; absent before.
        public var doneAt: GoogleProtobuf.Timestamp?
        /// The proposal that it waits or waited for, 16 bytes; empty where none was needed.
        public var approvalId: [UInt8]
        /// Pieces of evidence that it reaches, those included that follow because they cite a withdrawn case.
        public var rows: UInt64
        /// Persons whom they are about, and those to whom a sample or a result comes back.
        public var persons: UInt64
        /// Persons of whom it is done: it grows to `persons` while the recall runs.
        public var personsDone: UInt64
        /// Of the persons that are done, pieces that are withdrawn, or would be. Others were withdrawn before, or replaced by
        /// newer versions.
        public var withdrawn: UInt64
        /// Of the persons that are done, how many went from which colour to which; also those who stayed.
        public var moves: [HealthCodeV1.ColourMove]
        /// Of `rows`, those that waited for another person's approval when the recall was asked for: they count for nothing yet,
        /// and do not count when they are approved after the recall.
        public var waiting: UInt64
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__healthcode__v1__recall__descriptor_pointer()) }
        public static var types: MessageTypes { HealthCodeContractsTypes.all }

        public init() {
            self.id = []
            self.state = .init(rawValue: 0)
            self.evidence = ""
            self.reason = ""
            self.reference = ""
            self.dryRun = false
            self.account = ""
            self.organisation = ""
            self.at = nil
            self.doneAt = nil
            self.approvalId = []
            self.rows = 0
            self.persons = 0
            self.personsDone = 0
            self.withdrawn = 0
            self.moves = []
            self.waiting = 0
        }

        public init(
            id: [UInt8] = [],
            state: HealthCodeV1.RecallState = .init(rawValue: 0),
            evidence: String = "",
            reason: String = "",
            reference: String = "",
            dryRun: Bool = false,
            account: String = "",
            organisation: String = "",
            at: GoogleProtobuf.Timestamp? = nil,
            doneAt: GoogleProtobuf.Timestamp? = nil,
            approvalId: [UInt8] = [],
            rows: UInt64 = 0,
            persons: UInt64 = 0,
            personsDone: UInt64 = 0,
            withdrawn: UInt64 = 0,
            moves: [HealthCodeV1.ColourMove] = [],
            waiting: UInt64 = 0
        ) {
            self.id = id
            self.state = state
            self.evidence = evidence
            self.reason = reason
            self.reference = reference
            self.dryRun = dryRun
            self.account = account
            self.organisation = organisation
            self.at = at
            self.doneAt = doneAt
            self.approvalId = approvalId
            self.rows = rows
            self.persons = persons
            self.personsDone = personsDone
            self.withdrawn = withdrawn
            self.moves = moves
            self.waiting = waiting
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Shuangma__Healthcode__V1__Recall.self)
            self.id = MessageReader.bytes(c.pointee.id)
            self.state = HealthCodeV1.RecallState(rawValue: Int32(truncatingIfNeeded: c.pointee.state.rawValue))
            self.evidence = try MessageReader.string(c.pointee.evidence, field: "shuangma.healthcode.v1.Recall.evidence")
            self.reason = try MessageReader.string(c.pointee.reason, field: "shuangma.healthcode.v1.Recall.reason")
            self.reference = try MessageReader.string(c.pointee.reference, field: "shuangma.healthcode.v1.Recall.reference")
            self.dryRun = c.pointee.dry_run != 0
            self.account = try MessageReader.string(c.pointee.account, field: "shuangma.healthcode.v1.Recall.account")
            self.organisation = try MessageReader.string(c.pointee.organisation, field: "shuangma.healthcode.v1.Recall.organisation")
            self.at = try MessageReader.message(c.pointee.at, as: GoogleProtobuf.Timestamp.self)
            self.doneAt = try MessageReader.message(c.pointee.done_at, as: GoogleProtobuf.Timestamp.self)
            self.approvalId = MessageReader.bytes(c.pointee.approval_id)
            self.rows = c.pointee.rows
            self.persons = c.pointee.persons
            self.personsDone = c.pointee.persons_done
            self.withdrawn = c.pointee.withdrawn
            self.moves = try MessageReader.array(c.pointee.n_moves, c.pointee.moves) { element throws(WireError) in
                try HealthCodeV1.ColourMove(c: UnsafeRawPointer(element!))
            }
            self.waiting = c.pointee.waiting
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Healthcode__V1__Recall.self)
            shuangma__healthcode__v1__recall__init(c)
            c.pointee.id = try writer.bytes(self.id)
            c.pointee.state = Shuangma__Healthcode__V1__RecallState(rawValue: .init(truncatingIfNeeded: self.state.rawValue))
            c.pointee.evidence = try writer.string(self.evidence)
            c.pointee.reason = try writer.string(self.reason)
            c.pointee.reference = try writer.string(self.reference)
            c.pointee.dry_run = self.dryRun ? 1 : 0
            c.pointee.account = try writer.string(self.account)
            c.pointee.organisation = try writer.string(self.organisation)
            if let value = self.at { c.pointee.at = try writer.message(value, as: Google__Protobuf__Timestamp.self) }
            if let value = self.doneAt { c.pointee.done_at = try writer.message(value, as: Google__Protobuf__Timestamp.self) }
            c.pointee.approval_id = try writer.bytes(self.approvalId)
            c.pointee.rows = self.rows
            c.pointee.persons = self.persons
            c.pointee.persons_done = self.personsDone
            c.pointee.withdrawn = self.withdrawn
            c.pointee.n_moves = self.moves.count
            c.pointee.moves = try writer.array(self.moves) { element throws(WireError) in try writer.message(element, as: Shuangma__Healthcode__V1__ColourMove.self) }
            c.pointee.waiting = self.waiting
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// How many persons went from one colour to another.
    public struct ColourMove: WireMessage {
        /// Before.
        public var before: HealthCodeV1.Colour
        /// After; the same for persons whose colour stays.
        public var after: HealthCodeV1.Colour
        /// How many.
        public var persons: UInt64
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__healthcode__v1__colour_move__descriptor_pointer()) }
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
            let c = raw.assumingMemoryBound(to: Shuangma__Healthcode__V1__ColourMove.self)
            self.before = HealthCodeV1.Colour(rawValue: Int32(truncatingIfNeeded: c.pointee.before.rawValue))
            self.after = HealthCodeV1.Colour(rawValue: Int32(truncatingIfNeeded: c.pointee.after.rawValue))
            self.persons = c.pointee.persons
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Healthcode__V1__ColourMove.self)
            shuangma__healthcode__v1__colour_move__init(c)
            c.pointee.before = Shuangma__Healthcode__V1__Colour(rawValue: .init(truncatingIfNeeded: self.before.rawValue))
            c.pointee.after = Shuangma__Healthcode__V1__Colour(rawValue: .init(truncatingIfNeeded: self.after.rawValue))
            c.pointee.persons = self.persons
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// Asks for a recall.
    public struct GetRecallRequest: WireMessage {
        /// The recall, 16 bytes.
        public var id: [UInt8]
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__healthcode__v1__get_recall_request__descriptor_pointer()) }
        public static var types: MessageTypes { HealthCodeContractsTypes.all }

        public init() {
            self.id = []
        }

        public init(
            id: [UInt8] = []
        ) {
            self.id = id
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Shuangma__Healthcode__V1__GetRecallRequest.self)
            self.id = MessageReader.bytes(c.pointee.id)
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Healthcode__V1__GetRecallRequest.self)
            shuangma__healthcode__v1__get_recall_request__init(c)
            c.pointee.id = try writer.bytes(self.id)
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// Asks for the persons of a recall.
    public struct ListRecallChangesRequest: WireMessage {
        /// The recall, 16 bytes.
        public var id: [UInt8]
        /// 1 to 100; 0 means 100. A page may hold fewer, also where another one follows.
        public var pageSize: UInt32
        /// Of the page before; empty for the first one.
        public var pageToken: String
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__healthcode__v1__list_recall_changes_request__descriptor_pointer()) }
        public static var types: MessageTypes { HealthCodeContractsTypes.all }

        public init() {
            self.id = []
            self.pageSize = 0
            self.pageToken = ""
        }

        public init(
            id: [UInt8] = [],
            pageSize: UInt32 = 0,
            pageToken: String = ""
        ) {
            self.id = id
            self.pageSize = pageSize
            self.pageToken = pageToken
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Shuangma__Healthcode__V1__ListRecallChangesRequest.self)
            self.id = MessageReader.bytes(c.pointee.id)
            self.pageSize = c.pointee.page_size
            self.pageToken = try MessageReader.string(c.pointee.page_token, field: "shuangma.healthcode.v1.ListRecallChangesRequest.page_token")
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Healthcode__V1__ListRecallChangesRequest.self)
            shuangma__healthcode__v1__list_recall_changes_request__init(c)
            c.pointee.id = try writer.bytes(self.id)
            c.pointee.page_size = self.pageSize
            c.pointee.page_token = try writer.string(self.pageToken)
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// Persons of a recall whose colour changes.
    public struct ListRecallChangesResponse: WireMessage {
        /// In no order.
        public var persons: [HealthCodeV1.RecalledPerson]
        /// For the next page; empty on the last one.
        public var nextPageToken: String
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__healthcode__v1__list_recall_changes_response__descriptor_pointer()) }
        public static var types: MessageTypes { HealthCodeContractsTypes.all }

        public init() {
            self.persons = []
            self.nextPageToken = ""
        }

        public init(
            persons: [HealthCodeV1.RecalledPerson] = [],
            nextPageToken: String = ""
        ) {
            self.persons = persons
            self.nextPageToken = nextPageToken
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Shuangma__Healthcode__V1__ListRecallChangesResponse.self)
            self.persons = try MessageReader.array(c.pointee.n_persons, c.pointee.persons) { element throws(WireError) in
                try HealthCodeV1.RecalledPerson(c: UnsafeRawPointer(element!))
            }
            self.nextPageToken = try MessageReader.string(c.pointee.next_page_token, field: "shuangma.healthcode.v1.ListRecallChangesResponse.next_page_token")
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Healthcode__V1__ListRecallChangesResponse.self)
            shuangma__healthcode__v1__list_recall_changes_response__init(c)
            c.pointee.n_persons = self.persons.count
            c.pointee.persons = try writer.array(self.persons) { element throws(WireError) in try writer.message(element, as: Shuangma__Healthcode__V1__RecalledPerson.self) }
            c.pointee.next_page_token = try writer.string(self.nextPageToken)
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// A person whose colour changes by a recall.
    public struct RecalledPerson: WireMessage {
        /// 张*三; empty for somebody who is not registered.
        public var maskedName: String
        /// 110105********002X; empty for somebody who is not registered.
        public var maskedDocumentNumber: String
        /// Division of residence, 6 digits; empty where none is known.
        public var division: String
        /// Colour before.
        public var before: HealthCodeV1.Colour
        /// Colour after.
        public var after: HealthCodeV1.Colour
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__healthcode__v1__recalled_person__descriptor_pointer()) }
        public static var types: MessageTypes { HealthCodeContractsTypes.all }

        public init() {
            self.maskedName = ""
            self.maskedDocumentNumber = ""
            self.division = ""
            self.before = .init(rawValue: 0)
            self.after = .init(rawValue: 0)
        }

        public init(
            maskedName: String = "",
            maskedDocumentNumber: String = "",
            division: String = "",
            before: HealthCodeV1.Colour = .init(rawValue: 0),
            after: HealthCodeV1.Colour = .init(rawValue: 0)
        ) {
            self.maskedName = maskedName
            self.maskedDocumentNumber = maskedDocumentNumber
            self.division = division
            self.before = before
            self.after = after
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Shuangma__Healthcode__V1__RecalledPerson.self)
            self.maskedName = try MessageReader.string(c.pointee.masked_name, field: "shuangma.healthcode.v1.RecalledPerson.masked_name")
            self.maskedDocumentNumber = try MessageReader.string(c.pointee.masked_document_number, field: "shuangma.healthcode.v1.RecalledPerson.masked_document_number")
            self.division = try MessageReader.string(c.pointee.division, field: "shuangma.healthcode.v1.RecalledPerson.division")
            self.before = HealthCodeV1.Colour(rawValue: Int32(truncatingIfNeeded: c.pointee.before.rawValue))
            self.after = HealthCodeV1.Colour(rawValue: Int32(truncatingIfNeeded: c.pointee.after.rawValue))
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Healthcode__V1__RecalledPerson.self)
            shuangma__healthcode__v1__recalled_person__init(c)
            c.pointee.masked_name = try writer.string(self.maskedName)
            c.pointee.masked_document_number = try writer.string(self.maskedDocumentNumber)
            c.pointee.division = try writer.string(self.division)
            c.pointee.before = Shuangma__Healthcode__V1__Colour(rawValue: .init(truncatingIfNeeded: self.before.rawValue))
            c.pointee.after = Shuangma__Healthcode__V1__Colour(rawValue: .init(truncatingIfNeeded: self.after.rawValue))
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }
}
