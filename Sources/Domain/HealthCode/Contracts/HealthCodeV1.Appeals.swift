// Generated from shuangma/healthcode/v1/appeals.proto by scripts/generate. Do not edit.

import CHealthCodeContracts
import CWellKnownTypes
public import Wire

extension HealthCodeV1 {
    /// Where an appeal stands.
    public struct AppealState: RawRepresentable, Hashable, Sendable {
        public var rawValue: Int32
        public init(rawValue: Int32) { self.rawValue = rawValue }

        /// Never sent.
        public static let unspecified = Self(rawValue: 0)
        /// It waits for an answer.
        public static let `open` = Self(rawValue: 1)
        /// The authority agreed: evidence was withdrawn or added.
        public static let accepted = Self(rawValue: 2)
        /// The authority did not agree; `answer` says why.
        public static let rejected = Self(rawValue: 3)
    }

    /// Files an appeal.
    public struct FileAppealRequest: WireMessage {
        /// The hold that is wrong: cause of a reason of the caller's code now, but NO_DECLARATION, which a declaration ends.
        public var cause: HealthCodeV1.Cause
        /// What is wrong, 1 to 1,000 characters. It may have several lines.
        public var text: String
        /// Where papers can be seen, such as a number of a report or an https address: at most 10, each 1 to 200 printable ASCII
        /// characters without spaces. Nothing is uploaded.
        public var attachments: [String]
        /// Chosen by the caller, 1 to 64 bytes. It lives 24 hours.
        public var idempotencyKey: String
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__healthcode__v1__file_appeal_request__descriptor_pointer()) }
        public static var types: MessageTypes { HealthCodeContractsTypes.all }

        public init() {
            self.cause = .init(rawValue: 0)
            self.text = ""
            self.attachments = []
            self.idempotencyKey = ""
        }

        public init(
            cause: HealthCodeV1.Cause = .init(rawValue: 0),
            text: String = "",
            attachments: [String] = [],
            idempotencyKey: String = ""
        ) {
            self.cause = cause
            self.text = text
            self.attachments = attachments
            self.idempotencyKey = idempotencyKey
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Shuangma__Healthcode__V1__FileAppealRequest.self)
            self.cause = HealthCodeV1.Cause(rawValue: Int32(truncatingIfNeeded: c.pointee.cause.rawValue))
            self.text = try MessageReader.string(c.pointee.text, field: "shuangma.healthcode.v1.FileAppealRequest.text")
            self.attachments = try MessageReader.array(c.pointee.n_attachments, c.pointee.attachments) { element throws(WireError) in
                try MessageReader.string(element, field: "shuangma.healthcode.v1.FileAppealRequest.attachments")
            }
            self.idempotencyKey = try MessageReader.string(c.pointee.idempotency_key, field: "shuangma.healthcode.v1.FileAppealRequest.idempotency_key")
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Healthcode__V1__FileAppealRequest.self)
            shuangma__healthcode__v1__file_appeal_request__init(c)
            c.pointee.cause = Shuangma__Healthcode__V1__Cause(rawValue: .init(truncatingIfNeeded: self.cause.rawValue))
            c.pointee.text = try writer.string(self.text)
            c.pointee.n_attachments = self.attachments.count
            c.pointee.attachments = try writer.array(self.attachments) { element throws(WireError) in try writer.string(element) }
            c.pointee.idempotency_key = try writer.string(self.idempotencyKey)
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// An appeal, as the citizen sees it.
    public struct Appeal: WireMessage {
        /// Names it, 16 bytes.
        public var id: [UInt8]
        /// Where it stands.
        public var state: HealthCodeV1.AppealState
        /// The hold that it is about.
        public var cause: HealthCodeV1.Cause
        /// What is wrong.
        public var text: String
        /// Where papers can be seen.
        public var attachments: [String]
        /// When it was filed.
        public var filedAt: GoogleProtobuf.Timestamp?
        /// When it is to be answered: 24 hours after it was filed, 4 hours with a negative test since the hold began.
        public var dueAt: GoogleProtobuf.Timestamp?
        /// When it was late, so that a higher authority got it; absent where it was not.
        public var escalatedAt: GoogleProtobuf.Timestamp?
        /// When it was answered; absent before.
        public var answeredAt: GoogleProtobuf.Timestamp?
        /// The answer; empty before.
        public var answer: String
        /// Whom the person acts for who has answered; empty before.
        public var answeredBy: String
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__healthcode__v1__appeal__descriptor_pointer()) }
        public static var types: MessageTypes { HealthCodeContractsTypes.all }

        public init() {
            self.id = []
            self.state = .init(rawValue: 0)
            self.cause = .init(rawValue: 0)
            self.text = ""
            self.attachments = []
            self.filedAt = nil
            self.dueAt = nil
            self.escalatedAt = nil
            self.answeredAt = nil
            self.answer = ""
            self.answeredBy = ""
        }

        public init(
            id: [UInt8] = [],
            state: HealthCodeV1.AppealState = .init(rawValue: 0),
            cause: HealthCodeV1.Cause = .init(rawValue: 0),
            text: String = "",
            attachments: [String] = [],
            filedAt: GoogleProtobuf.Timestamp? = nil,
            dueAt: GoogleProtobuf.Timestamp? = nil,
            escalatedAt: GoogleProtobuf.Timestamp? = nil,
            answeredAt: GoogleProtobuf.Timestamp? = nil,
            answer: String = "",
            answeredBy: String = ""
        ) {
            self.id = id
            self.state = state
            self.cause = cause
            self.text = text
            self.attachments = attachments
            self.filedAt = filedAt
            self.dueAt = dueAt
            self.escalatedAt = escalatedAt
            self.answeredAt = answeredAt
            self.answer = answer
            self.answeredBy = answeredBy
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Shuangma__Healthcode__V1__Appeal.self)
            self.id = MessageReader.bytes(c.pointee.id)
            self.state = HealthCodeV1.AppealState(rawValue: Int32(truncatingIfNeeded: c.pointee.state.rawValue))
            self.cause = HealthCodeV1.Cause(rawValue: Int32(truncatingIfNeeded: c.pointee.cause.rawValue))
            self.text = try MessageReader.string(c.pointee.text, field: "shuangma.healthcode.v1.Appeal.text")
            self.attachments = try MessageReader.array(c.pointee.n_attachments, c.pointee.attachments) { element throws(WireError) in
                try MessageReader.string(element, field: "shuangma.healthcode.v1.Appeal.attachments")
            }
            self.filedAt = try MessageReader.message(c.pointee.filed_at, as: GoogleProtobuf.Timestamp.self)
            self.dueAt = try MessageReader.message(c.pointee.due_at, as: GoogleProtobuf.Timestamp.self)
            self.escalatedAt = try MessageReader.message(c.pointee.escalated_at, as: GoogleProtobuf.Timestamp.self)
            self.answeredAt = try MessageReader.message(c.pointee.answered_at, as: GoogleProtobuf.Timestamp.self)
            self.answer = try MessageReader.string(c.pointee.answer, field: "shuangma.healthcode.v1.Appeal.answer")
            self.answeredBy = try MessageReader.string(c.pointee.answered_by, field: "shuangma.healthcode.v1.Appeal.answered_by")
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Healthcode__V1__Appeal.self)
            shuangma__healthcode__v1__appeal__init(c)
            c.pointee.id = try writer.bytes(self.id)
            c.pointee.state = Shuangma__Healthcode__V1__AppealState(rawValue: .init(truncatingIfNeeded: self.state.rawValue))
            c.pointee.cause = Shuangma__Healthcode__V1__Cause(rawValue: .init(truncatingIfNeeded: self.cause.rawValue))
            c.pointee.text = try writer.string(self.text)
            c.pointee.n_attachments = self.attachments.count
            c.pointee.attachments = try writer.array(self.attachments) { element throws(WireError) in try writer.string(element) }
            if let value = self.filedAt { c.pointee.filed_at = try writer.message(value, as: Google__Protobuf__Timestamp.self) }
            if let value = self.dueAt { c.pointee.due_at = try writer.message(value, as: Google__Protobuf__Timestamp.self) }
            if let value = self.escalatedAt { c.pointee.escalated_at = try writer.message(value, as: Google__Protobuf__Timestamp.self) }
            if let value = self.answeredAt { c.pointee.answered_at = try writer.message(value, as: Google__Protobuf__Timestamp.self) }
            c.pointee.answer = try writer.string(self.answer)
            c.pointee.answered_by = try writer.string(self.answeredBy)
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// Asks for a page of the caller's appeals.
    public struct ListMyAppealsRequest: WireMessage {
        /// At most this many: 1 to 1,000; 0 means 100.
        public var pageSize: UInt32
        /// `next_page_token` of the page before; empty for the first page.
        public var pageToken: String
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__healthcode__v1__list_my_appeals_request__descriptor_pointer()) }
        public static var types: MessageTypes { HealthCodeContractsTypes.all }

        public init() {
            self.pageSize = 0
            self.pageToken = ""
        }

        public init(
            pageSize: UInt32 = 0,
            pageToken: String = ""
        ) {
            self.pageSize = pageSize
            self.pageToken = pageToken
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Shuangma__Healthcode__V1__ListMyAppealsRequest.self)
            self.pageSize = c.pointee.page_size
            self.pageToken = try MessageReader.string(c.pointee.page_token, field: "shuangma.healthcode.v1.ListMyAppealsRequest.page_token")
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Healthcode__V1__ListMyAppealsRequest.self)
            shuangma__healthcode__v1__list_my_appeals_request__init(c)
            c.pointee.page_size = self.pageSize
            c.pointee.page_token = try writer.string(self.pageToken)
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// A page of appeals.
    public struct ListMyAppealsResponse: WireMessage {
        /// Newest first.
        public var appeals: [HealthCodeV1.Appeal]
        /// Asks for the next page; empty on the last one.
        public var nextPageToken: String
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__healthcode__v1__list_my_appeals_response__descriptor_pointer()) }
        public static var types: MessageTypes { HealthCodeContractsTypes.all }

        public init() {
            self.appeals = []
            self.nextPageToken = ""
        }

        public init(
            appeals: [HealthCodeV1.Appeal] = [],
            nextPageToken: String = ""
        ) {
            self.appeals = appeals
            self.nextPageToken = nextPageToken
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Shuangma__Healthcode__V1__ListMyAppealsResponse.self)
            self.appeals = try MessageReader.array(c.pointee.n_appeals, c.pointee.appeals) { element throws(WireError) in
                try HealthCodeV1.Appeal(c: UnsafeRawPointer(element!))
            }
            self.nextPageToken = try MessageReader.string(c.pointee.next_page_token, field: "shuangma.healthcode.v1.ListMyAppealsResponse.next_page_token")
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Healthcode__V1__ListMyAppealsResponse.self)
            shuangma__healthcode__v1__list_my_appeals_response__init(c)
            c.pointee.n_appeals = self.appeals.count
            c.pointee.appeals = try writer.array(self.appeals) { element throws(WireError) in try writer.message(element, as: Shuangma__Healthcode__V1__Appeal.self) }
            c.pointee.next_page_token = try writer.string(self.nextPageToken)
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// Asks for open appeals.
    public struct ListAppealsRequest: WireMessage {
        /// Only those that were late and came to the higher authority. Accounts that are responsible for a province or more have
        /// them; others get none.
        public var escalatedOnly: Bool
        /// 1 to 100; 0 means 100. A page may hold fewer, also where another one follows.
        public var pageSize: UInt32
        /// Of the page before; empty for the first one.
        public var pageToken: String
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__healthcode__v1__list_appeals_request__descriptor_pointer()) }
        public static var types: MessageTypes { HealthCodeContractsTypes.all }

        public init() {
            self.escalatedOnly = false
            self.pageSize = 0
            self.pageToken = ""
        }

        public init(
            escalatedOnly: Bool = false,
            pageSize: UInt32 = 0,
            pageToken: String = ""
        ) {
            self.escalatedOnly = escalatedOnly
            self.pageSize = pageSize
            self.pageToken = pageToken
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Shuangma__Healthcode__V1__ListAppealsRequest.self)
            self.escalatedOnly = c.pointee.escalated_only != 0
            self.pageSize = c.pointee.page_size
            self.pageToken = try MessageReader.string(c.pointee.page_token, field: "shuangma.healthcode.v1.ListAppealsRequest.page_token")
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Healthcode__V1__ListAppealsRequest.self)
            shuangma__healthcode__v1__list_appeals_request__init(c)
            c.pointee.escalated_only = self.escalatedOnly ? 1 : 0
            c.pointee.page_size = self.pageSize
            c.pointee.page_token = try writer.string(self.pageToken)
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// Open appeals of persons who live in the divisions of the caller.
    public struct ListAppealsResponse: WireMessage {
        /// The one that is due first, first.
        public var appeals: [HealthCodeV1.AppealSummary]
        /// For the next page; empty on the last one.
        public var nextPageToken: String
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__healthcode__v1__list_appeals_response__descriptor_pointer()) }
        public static var types: MessageTypes { HealthCodeContractsTypes.all }

        public init() {
            self.appeals = []
            self.nextPageToken = ""
        }

        public init(
            appeals: [HealthCodeV1.AppealSummary] = [],
            nextPageToken: String = ""
        ) {
            self.appeals = appeals
            self.nextPageToken = nextPageToken
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Shuangma__Healthcode__V1__ListAppealsResponse.self)
            self.appeals = try MessageReader.array(c.pointee.n_appeals, c.pointee.appeals) { element throws(WireError) in
                try HealthCodeV1.AppealSummary(c: UnsafeRawPointer(element!))
            }
            self.nextPageToken = try MessageReader.string(c.pointee.next_page_token, field: "shuangma.healthcode.v1.ListAppealsResponse.next_page_token")
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Healthcode__V1__ListAppealsResponse.self)
            shuangma__healthcode__v1__list_appeals_response__init(c)
            c.pointee.n_appeals = self.appeals.count
            c.pointee.appeals = try writer.array(self.appeals) { element throws(WireError) in try writer.message(element, as: Shuangma__Healthcode__V1__AppealSummary.self) }
            c.pointee.next_page_token = try writer.string(self.nextPageToken)
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// An open appeal, without the person.
    public struct AppealSummary: WireMessage {
        /// Names it, 16 bytes.
        public var id: [UInt8]
        /// The hold that it is about.
        public var cause: HealthCodeV1.Cause
        /// Division of residence; empty where none is known.
        public var division: String
        /// When it was filed.
        public var filedAt: GoogleProtobuf.Timestamp?
        /// When it is to be answered.
        public var dueAt: GoogleProtobuf.Timestamp?
        /// It was late.
        public var escalated: Bool
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__healthcode__v1__appeal_summary__descriptor_pointer()) }
        public static var types: MessageTypes { HealthCodeContractsTypes.all }

        public init() {
            self.id = []
            self.cause = .init(rawValue: 0)
            self.division = ""
            self.filedAt = nil
            self.dueAt = nil
            self.escalated = false
        }

        public init(
            id: [UInt8] = [],
            cause: HealthCodeV1.Cause = .init(rawValue: 0),
            division: String = "",
            filedAt: GoogleProtobuf.Timestamp? = nil,
            dueAt: GoogleProtobuf.Timestamp? = nil,
            escalated: Bool = false
        ) {
            self.id = id
            self.cause = cause
            self.division = division
            self.filedAt = filedAt
            self.dueAt = dueAt
            self.escalated = escalated
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Shuangma__Healthcode__V1__AppealSummary.self)
            self.id = MessageReader.bytes(c.pointee.id)
            self.cause = HealthCodeV1.Cause(rawValue: Int32(truncatingIfNeeded: c.pointee.cause.rawValue))
            self.division = try MessageReader.string(c.pointee.division, field: "shuangma.healthcode.v1.AppealSummary.division")
            self.filedAt = try MessageReader.message(c.pointee.filed_at, as: GoogleProtobuf.Timestamp.self)
            self.dueAt = try MessageReader.message(c.pointee.due_at, as: GoogleProtobuf.Timestamp.self)
            self.escalated = c.pointee.escalated != 0
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Healthcode__V1__AppealSummary.self)
            shuangma__healthcode__v1__appeal_summary__init(c)
            c.pointee.id = try writer.bytes(self.id)
            c.pointee.cause = Shuangma__Healthcode__V1__Cause(rawValue: .init(truncatingIfNeeded: self.cause.rawValue))
            c.pointee.division = try writer.string(self.division)
            if let value = self.filedAt { c.pointee.filed_at = try writer.message(value, as: Google__Protobuf__Timestamp.self) }
            if let value = self.dueAt { c.pointee.due_at = try writer.message(value, as: Google__Protobuf__Timestamp.self) }
            c.pointee.escalated = self.escalated ? 1 : 0
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// Asks for an appeal.
    public struct GetAppealRequest: WireMessage {
        /// The appeal, 16 bytes.
        public var id: [UInt8]
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__healthcode__v1__get_appeal_request__descriptor_pointer()) }
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
            let c = raw.assumingMemoryBound(to: Shuangma__Healthcode__V1__GetAppealRequest.self)
            self.id = MessageReader.bytes(c.pointee.id)
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Healthcode__V1__GetAppealRequest.self)
            shuangma__healthcode__v1__get_appeal_request__init(c)
            c.pointee.id = try writer.bytes(self.id)
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// An appeal with what has to be known to answer it.
    public struct AppealFile: WireMessage {
        /// The appeal.
        public var appeal: HealthCodeV1.Appeal?
        /// 张*三; empty for somebody who is not registered.
        public var maskedName: String
        /// 110105********002X; empty for somebody who is not registered.
        public var maskedDocumentNumber: String
        /// Division of residence; empty where none is known.
        public var division: String
        /// Evidence about the person that stands, the newest first, at most 100.
        public var evidence: [HealthCodeV1.HeldEvidence]
        /// Recalls by which the appeal was answered: 16 bytes each.
        public var recalls: [[UInt8]]
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__healthcode__v1__appeal_file__descriptor_pointer()) }
        public static var types: MessageTypes { HealthCodeContractsTypes.all }

        public init() {
            self.appeal = nil
            self.maskedName = ""
            self.maskedDocumentNumber = ""
            self.division = ""
            self.evidence = []
            self.recalls = []
        }

        public init(
            appeal: HealthCodeV1.Appeal? = nil,
            maskedName: String = "",
            maskedDocumentNumber: String = "",
            division: String = "",
            evidence: [HealthCodeV1.HeldEvidence] = [],
            recalls: [[UInt8]] = []
        ) {
            self.appeal = appeal
            self.maskedName = maskedName
            self.maskedDocumentNumber = maskedDocumentNumber
            self.division = division
            self.evidence = evidence
            self.recalls = recalls
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Shuangma__Healthcode__V1__AppealFile.self)
            self.appeal = try MessageReader.message(c.pointee.appeal, as: HealthCodeV1.Appeal.self)
            self.maskedName = try MessageReader.string(c.pointee.masked_name, field: "shuangma.healthcode.v1.AppealFile.masked_name")
            self.maskedDocumentNumber = try MessageReader.string(c.pointee.masked_document_number, field: "shuangma.healthcode.v1.AppealFile.masked_document_number")
            self.division = try MessageReader.string(c.pointee.division, field: "shuangma.healthcode.v1.AppealFile.division")
            self.evidence = try MessageReader.array(c.pointee.n_evidence, c.pointee.evidence) { element throws(WireError) in
                try HealthCodeV1.HeldEvidence(c: UnsafeRawPointer(element!))
            }
            self.recalls = try MessageReader.array(c.pointee.n_recalls, c.pointee.recalls) { element throws(WireError) in
                MessageReader.bytes(element)
            }
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Healthcode__V1__AppealFile.self)
            shuangma__healthcode__v1__appeal_file__init(c)
            if let value = self.appeal { c.pointee.appeal = try writer.message(value, as: Shuangma__Healthcode__V1__Appeal.self) }
            c.pointee.masked_name = try writer.string(self.maskedName)
            c.pointee.masked_document_number = try writer.string(self.maskedDocumentNumber)
            c.pointee.division = try writer.string(self.division)
            c.pointee.n_evidence = self.evidence.count
            c.pointee.evidence = try writer.array(self.evidence) { element throws(WireError) in try writer.message(element, as: Shuangma__Healthcode__V1__HeldEvidence.self) }
            c.pointee.n_recalls = self.recalls.count
            c.pointee.recalls = try writer.array(self.recalls) { element throws(WireError) in try writer.bytes(element) }
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// Names a piece of evidence.
    public struct EvidenceName: WireMessage {
        /// Exactly one of these.
        public var evidence: EvidenceValue?
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__healthcode__v1__evidence_name__descriptor_pointer()) }
        public static var types: MessageTypes { HealthCodeContractsTypes.all }

        public init() {
            self.evidence = nil
        }

        public init(
            evidence: EvidenceValue? = nil
        ) {
            self.evidence = evidence
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Shuangma__Healthcode__V1__EvidenceName.self)
            switch c.pointee.evidence_case {
            case SHUANGMA__HEALTHCODE__V1__EVIDENCE_NAME__EVIDENCE_TEST: self.evidence = .test(try HealthCodeV1.TestName(c: UnsafeRawPointer(c.pointee.test!)))
            case SHUANGMA__HEALTHCODE__V1__EVIDENCE_NAME__EVIDENCE_EXPOSURE: self.evidence = .exposure(try HealthCodeV1.ExposureName(c: UnsafeRawPointer(c.pointee.exposure!)))
            case SHUANGMA__HEALTHCODE__V1__EVIDENCE_NAME__EVIDENCE_DECLARATION: self.evidence = .declaration(try HealthCodeV1.DeclarationName(c: UnsafeRawPointer(c.pointee.declaration!)))
            default: self.evidence = nil
            }
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Healthcode__V1__EvidenceName.self)
            shuangma__healthcode__v1__evidence_name__init(c)
            switch self.evidence {
            case .test(let value)?:
                c.pointee.evidence_case = SHUANGMA__HEALTHCODE__V1__EVIDENCE_NAME__EVIDENCE_TEST
                c.pointee.test = try writer.message(value, as: Shuangma__Healthcode__V1__TestName.self)
            case .exposure(let value)?:
                c.pointee.evidence_case = SHUANGMA__HEALTHCODE__V1__EVIDENCE_NAME__EVIDENCE_EXPOSURE
                c.pointee.exposure = try writer.message(value, as: Shuangma__Healthcode__V1__ExposureName.self)
            case .declaration(let value)?:
                c.pointee.evidence_case = SHUANGMA__HEALTHCODE__V1__EVIDENCE_NAME__EVIDENCE_DECLARATION
                c.pointee.declaration = try writer.message(value, as: Shuangma__Healthcode__V1__DeclarationName.self)
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
            /// What a counter noted.
            case declaration(HealthCodeV1.DeclarationName)
        }
    }

    /// A piece of evidence that stands.
    public struct HeldEvidence: WireMessage {
        /// Names it for a withdrawal. The person is named by key.
        public var name: HealthCodeV1.EvidenceName?
        /// When it was sampled, made or began.
        public var at: GoogleProtobuf.Timestamp?
        /// When it ended; absent while it lasts, and for tests and declarations.
        public var until: GoogleProtobuf.Timestamp?
        /// Of a test.
        public var outcome: HealthCodeV1.TestOutcome
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__healthcode__v1__held_evidence__descriptor_pointer()) }
        public static var types: MessageTypes { HealthCodeContractsTypes.all }

        public init() {
            self.name = nil
            self.at = nil
            self.until = nil
            self.outcome = .init(rawValue: 0)
        }

        public init(
            name: HealthCodeV1.EvidenceName? = nil,
            at: GoogleProtobuf.Timestamp? = nil,
            until: GoogleProtobuf.Timestamp? = nil,
            outcome: HealthCodeV1.TestOutcome = .init(rawValue: 0)
        ) {
            self.name = name
            self.at = at
            self.until = until
            self.outcome = outcome
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Shuangma__Healthcode__V1__HeldEvidence.self)
            self.name = try MessageReader.message(c.pointee.name, as: HealthCodeV1.EvidenceName.self)
            self.at = try MessageReader.message(c.pointee.at, as: GoogleProtobuf.Timestamp.self)
            self.until = try MessageReader.message(c.pointee.until, as: GoogleProtobuf.Timestamp.self)
            self.outcome = HealthCodeV1.TestOutcome(rawValue: Int32(truncatingIfNeeded: c.pointee.outcome.rawValue))
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Healthcode__V1__HeldEvidence.self)
            shuangma__healthcode__v1__held_evidence__init(c)
            if let value = self.name { c.pointee.name = try writer.message(value, as: Shuangma__Healthcode__V1__EvidenceName.self) }
            if let value = self.at { c.pointee.at = try writer.message(value, as: Google__Protobuf__Timestamp.self) }
            if let value = self.until { c.pointee.until = try writer.message(value, as: Google__Protobuf__Timestamp.self) }
            c.pointee.outcome = Shuangma__Healthcode__V1__TestOutcome(rawValue: .init(truncatingIfNeeded: self.outcome.rawValue))
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// Answers an appeal.
    public struct DecideAppealRequest: WireMessage {
        /// The appeal, 16 bytes.
        public var id: [UInt8]
        /// Whether the authority agrees.
        public var accepted: Bool
        /// The answer to the citizen, 1 to 500 characters.
        public var answer: String
        /// Evidence about the citizen that is withdrawn, at most 10: only of an appeal that is accepted.
        public var withdraw: [HealthCodeV1.EvidenceName]
        /// A negative test of the citizen that is added in the name of the caller's organisation: only of an appeal that is
        /// accepted. `person`, `laboratory` and the order of the source stay empty. The sample is stored as `sample_id`, `#` and
        /// the first 8 hexadecimal digits of the appeal's id, so that no sample of a laboratory is meant by accident.
        public var addTest: HealthCodeV1.TestResult?
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__healthcode__v1__decide_appeal_request__descriptor_pointer()) }
        public static var types: MessageTypes { HealthCodeContractsTypes.all }

        public init() {
            self.id = []
            self.accepted = false
            self.answer = ""
            self.withdraw = []
            self.addTest = nil
        }

        public init(
            id: [UInt8] = [],
            accepted: Bool = false,
            answer: String = "",
            withdraw: [HealthCodeV1.EvidenceName] = [],
            addTest: HealthCodeV1.TestResult? = nil
        ) {
            self.id = id
            self.accepted = accepted
            self.answer = answer
            self.withdraw = withdraw
            self.addTest = addTest
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Shuangma__Healthcode__V1__DecideAppealRequest.self)
            self.id = MessageReader.bytes(c.pointee.id)
            self.accepted = c.pointee.accepted != 0
            self.answer = try MessageReader.string(c.pointee.answer, field: "shuangma.healthcode.v1.DecideAppealRequest.answer")
            self.withdraw = try MessageReader.array(c.pointee.n_withdraw, c.pointee.withdraw) { element throws(WireError) in
                try HealthCodeV1.EvidenceName(c: UnsafeRawPointer(element!))
            }
            self.addTest = try MessageReader.message(c.pointee.add_test, as: HealthCodeV1.TestResult.self)
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Healthcode__V1__DecideAppealRequest.self)
            shuangma__healthcode__v1__decide_appeal_request__init(c)
            c.pointee.id = try writer.bytes(self.id)
            c.pointee.accepted = self.accepted ? 1 : 0
            c.pointee.answer = try writer.string(self.answer)
            c.pointee.n_withdraw = self.withdraw.count
            c.pointee.withdraw = try writer.array(self.withdraw) { element throws(WireError) in try writer.message(element, as: Shuangma__Healthcode__V1__EvidenceName.self) }
            if let value = self.addTest { c.pointee.add_test = try writer.message(value, as: Shuangma__Healthcode__V1__TestResult.self) }
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }
}
