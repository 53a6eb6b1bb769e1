// Generated from shuangma/identity/v1/cases.proto by scripts/generate. Do not edit.

import CIdentityContracts
import CWellKnownTypes
public import RPC
import Security
public import Wire

extension IdentityV1 {
    /// Where a case stands.
    public struct CaseState: RawRepresentable, Hashable, Sendable {
        public var rawValue: Int32
        public init(rawValue: Int32) { self.rawValue = rawValue }

        /// Never sent.
        public static let unspecified = Self(rawValue: 0)
        /// It waits for staff.
        public static let `open` = Self(rawValue: 1)
        /// Staff agreed: what was asked for takes effect.
        public static let accepted = Self(rawValue: 2)
        /// Staff did not agree: nothing changed.
        public static let rejected = Self(rawValue: 3)
        /// Nobody decided in time: nothing changed.
        public static let expired = Self(rawValue: 4)
    }

    /// Why staff decided so. The citizen is told it in words.
    public struct CaseReason: RawRepresentable, Hashable, Sendable {
        public var rawValue: Int32
        public init(rawValue: Int32) { self.rawValue = rawValue }

        /// Not given; rejected.
        public static let unspecified = Self(rawValue: 0)
        /// Reasons to accept.
        /// The original document was looked at, with the person present.
        public static let documentSeen = Self(rawValue: 1)
        /// Another register or its keeper confirmed it.
        public static let registerConfirmed = Self(rawValue: 2)
        /// Papers prove it, such as a certificate of birth or an entry stamp.
        public static let papersProveIt = Self(rawValue: 3)
        /// The persons whom it concerns agreed, and were recognised.
        public static let personsAgreed = Self(rawValue: 4)
        /// Reasons to reject.
        /// The person is not whom the document names.
        public static let notThePerson = Self(rawValue: 20)
        /// The document is forged, invalid or has lapsed.
        public static let documentNotValid = Self(rawValue: 21)
        /// Name or number differ from the document.
        public static let dataDiffer = Self(rawValue: 22)
        /// Papers are missing, or prove too little.
        public static let proofMissing = Self(rawValue: 23)
        /// The number belongs to somebody else.
        public static let numberOfAnother = Self(rawValue: 24)
        /// The person took it back.
        public static let takenBack = Self(rawValue: 25)
        /// A person whom it concerns did not agree.
        public static let personDisagreed = Self(rawValue: 26)
    }

    /// A case, without the person.
    public struct CaseSummary: WireMessage {
        /// Names it, 16 bytes.
        public var id: [UInt8]
        /// What is to be decided, such as `registration-unmatched`: lower-case letters and hyphens.
        public var kind: String
        /// Where it stands.
        public var state: IdentityV1.CaseState
        /// Division where the person lives or stays; empty where none is known.
        public var division: String
        /// When it was opened.
        public var openedAt: GoogleProtobuf.Timestamp?
        /// When it expires unless it is decided about.
        public var expiresAt: GoogleProtobuf.Timestamp?
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__identity__v1__case_summary__descriptor_pointer()) }
        public static var types: MessageTypes { IdentityContractsTypes.all }

        public init() {
            self.id = []
            self.kind = ""
            self.state = .init(rawValue: 0)
            self.division = ""
            self.openedAt = nil
            self.expiresAt = nil
        }

        public init(
            id: [UInt8] = [],
            kind: String = "",
            state: IdentityV1.CaseState = .init(rawValue: 0),
            division: String = "",
            openedAt: GoogleProtobuf.Timestamp? = nil,
            expiresAt: GoogleProtobuf.Timestamp? = nil
        ) {
            self.id = id
            self.kind = kind
            self.state = state
            self.division = division
            self.openedAt = openedAt
            self.expiresAt = expiresAt
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Shuangma__Identity__V1__CaseSummary.self)
            self.id = MessageReader.bytes(c.pointee.id)
            self.kind = try MessageReader.string(c.pointee.kind, field: "shuangma.identity.v1.CaseSummary.kind")
            self.state = IdentityV1.CaseState(rawValue: Int32(truncatingIfNeeded: c.pointee.state.rawValue))
            self.division = try MessageReader.string(c.pointee.division, field: "shuangma.identity.v1.CaseSummary.division")
            self.openedAt = try MessageReader.message(c.pointee.opened_at, as: GoogleProtobuf.Timestamp.self)
            self.expiresAt = try MessageReader.message(c.pointee.expires_at, as: GoogleProtobuf.Timestamp.self)
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Identity__V1__CaseSummary.self)
            shuangma__identity__v1__case_summary__init(c)
            c.pointee.id = try writer.bytes(self.id)
            c.pointee.kind = try writer.string(self.kind)
            c.pointee.state = Shuangma__Identity__V1__CaseState(rawValue: .init(truncatingIfNeeded: self.state.rawValue))
            c.pointee.division = try writer.string(self.division)
            if let value = self.openedAt { c.pointee.opened_at = try writer.message(value, as: Google__Protobuf__Timestamp.self) }
            if let value = self.expiresAt { c.pointee.expires_at = try writer.message(value, as: Google__Protobuf__Timestamp.self) }
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// What staff have to know who decide about a case. Personal data are masked (ID-8).
    public struct CaseFact: WireMessage {
        /// What it is, such as `document`.
        public var name: String
        /// How it is.
        public var text: String
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__identity__v1__case_fact__descriptor_pointer()) }
        public static var types: MessageTypes { IdentityContractsTypes.all }

        public init() {
            self.name = ""
            self.text = ""
        }

        public init(
            name: String = "",
            text: String = ""
        ) {
            self.name = name
            self.text = text
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Shuangma__Identity__V1__CaseFact.self)
            self.name = try MessageReader.string(c.pointee.name, field: "shuangma.identity.v1.CaseFact.name")
            self.text = try MessageReader.string(c.pointee.text, field: "shuangma.identity.v1.CaseFact.text")
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Identity__V1__CaseFact.self)
            shuangma__identity__v1__case_fact__init(c)
            c.pointee.name = try writer.string(self.name)
            c.pointee.text = try writer.string(self.text)
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// A decision.
    public struct CaseDecision: WireMessage {
        /// Whether staff agreed.
        public var accepted: Bool
        /// Why.
        public var reason: IdentityV1.CaseReason
        /// For other staff; may be empty.
        public var note: String
        /// Name of the account.
        public var name: String
        /// Whom it acts for.
        public var organisation: String
        /// When.
        public var at: GoogleProtobuf.Timestamp?
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__identity__v1__case_decision__descriptor_pointer()) }
        public static var types: MessageTypes { IdentityContractsTypes.all }

        public init() {
            self.accepted = false
            self.reason = .init(rawValue: 0)
            self.note = ""
            self.name = ""
            self.organisation = ""
            self.at = nil
        }

        public init(
            accepted: Bool = false,
            reason: IdentityV1.CaseReason = .init(rawValue: 0),
            note: String = "",
            name: String = "",
            organisation: String = "",
            at: GoogleProtobuf.Timestamp? = nil
        ) {
            self.accepted = accepted
            self.reason = reason
            self.note = note
            self.name = name
            self.organisation = organisation
            self.at = at
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Shuangma__Identity__V1__CaseDecision.self)
            self.accepted = c.pointee.accepted != 0
            self.reason = IdentityV1.CaseReason(rawValue: Int32(truncatingIfNeeded: c.pointee.reason.rawValue))
            self.note = try MessageReader.string(c.pointee.note, field: "shuangma.identity.v1.CaseDecision.note")
            self.name = try MessageReader.string(c.pointee.name, field: "shuangma.identity.v1.CaseDecision.name")
            self.organisation = try MessageReader.string(c.pointee.organisation, field: "shuangma.identity.v1.CaseDecision.organisation")
            self.at = try MessageReader.message(c.pointee.at, as: GoogleProtobuf.Timestamp.self)
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Identity__V1__CaseDecision.self)
            shuangma__identity__v1__case_decision__init(c)
            c.pointee.accepted = self.accepted ? 1 : 0
            c.pointee.reason = Shuangma__Identity__V1__CaseReason(rawValue: .init(truncatingIfNeeded: self.reason.rawValue))
            c.pointee.note = try writer.string(self.note)
            c.pointee.name = try writer.string(self.name)
            c.pointee.organisation = try writer.string(self.organisation)
            if let value = self.at { c.pointee.at = try writer.message(value, as: Google__Protobuf__Timestamp.self) }
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// A case with what has to be known to decide about it.
    public struct CaseFile: WireMessage {
        /// The case.
        public var summary: IdentityV1.CaseSummary?
        /// What there is to know, in the order of its kind.
        public var facts: [IdentityV1.CaseFact]
        /// Reasons with which it may be accepted.
        public var acceptReasons: [IdentityV1.CaseReason]
        /// Reasons with which it may be rejected.
        public var rejectReasons: [IdentityV1.CaseReason]
        /// The decision; absent before, and when it has expired.
        public var decision: IdentityV1.CaseDecision?
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__identity__v1__case_file__descriptor_pointer()) }
        public static var types: MessageTypes { IdentityContractsTypes.all }

        public init() {
            self.summary = nil
            self.facts = []
            self.acceptReasons = []
            self.rejectReasons = []
            self.decision = nil
        }

        public init(
            summary: IdentityV1.CaseSummary? = nil,
            facts: [IdentityV1.CaseFact] = [],
            acceptReasons: [IdentityV1.CaseReason] = [],
            rejectReasons: [IdentityV1.CaseReason] = [],
            decision: IdentityV1.CaseDecision? = nil
        ) {
            self.summary = summary
            self.facts = facts
            self.acceptReasons = acceptReasons
            self.rejectReasons = rejectReasons
            self.decision = decision
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Shuangma__Identity__V1__CaseFile.self)
            self.summary = try MessageReader.message(c.pointee.summary, as: IdentityV1.CaseSummary.self)
            self.facts = try MessageReader.array(c.pointee.n_facts, c.pointee.facts) { element throws(WireError) in
                try IdentityV1.CaseFact(c: UnsafeRawPointer(element!))
            }
            self.acceptReasons = try MessageReader.array(c.pointee.n_accept_reasons, c.pointee.accept_reasons) { element throws(WireError) in
                IdentityV1.CaseReason(rawValue: Int32(truncatingIfNeeded: element.rawValue))
            }
            self.rejectReasons = try MessageReader.array(c.pointee.n_reject_reasons, c.pointee.reject_reasons) { element throws(WireError) in
                IdentityV1.CaseReason(rawValue: Int32(truncatingIfNeeded: element.rawValue))
            }
            self.decision = try MessageReader.message(c.pointee.decision, as: IdentityV1.CaseDecision.self)
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Identity__V1__CaseFile.self)
            shuangma__identity__v1__case_file__init(c)
            if let value = self.summary { c.pointee.summary = try writer.message(value, as: Shuangma__Identity__V1__CaseSummary.self) }
            c.pointee.n_facts = self.facts.count
            c.pointee.facts = try writer.array(self.facts) { element throws(WireError) in try writer.message(element, as: Shuangma__Identity__V1__CaseFact.self) }
            c.pointee.n_accept_reasons = self.acceptReasons.count
            c.pointee.accept_reasons = try writer.array(self.acceptReasons) { element throws(WireError) in Shuangma__Identity__V1__CaseReason(rawValue: .init(truncatingIfNeeded: element.rawValue)) }
            c.pointee.n_reject_reasons = self.rejectReasons.count
            c.pointee.reject_reasons = try writer.array(self.rejectReasons) { element throws(WireError) in Shuangma__Identity__V1__CaseReason(rawValue: .init(truncatingIfNeeded: element.rawValue)) }
            if let value = self.decision { c.pointee.decision = try writer.message(value, as: Shuangma__Identity__V1__CaseDecision.self) }
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// Asks for open cases.
    public struct ListCasesRequest: WireMessage {
        /// Of this kind; empty means all.
        public var kind: String
        /// 1 to 100; 0 means 100. A page may hold fewer, also where another one follows.
        public var pageSize: UInt32
        /// Of the page before; empty for the first one.
        public var pageToken: String
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__identity__v1__list_cases_request__descriptor_pointer()) }
        public static var types: MessageTypes { IdentityContractsTypes.all }

        public init() {
            self.kind = ""
            self.pageSize = 0
            self.pageToken = ""
        }

        public init(
            kind: String = "",
            pageSize: UInt32 = 0,
            pageToken: String = ""
        ) {
            self.kind = kind
            self.pageSize = pageSize
            self.pageToken = pageToken
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Shuangma__Identity__V1__ListCasesRequest.self)
            self.kind = try MessageReader.string(c.pointee.kind, field: "shuangma.identity.v1.ListCasesRequest.kind")
            self.pageSize = c.pointee.page_size
            self.pageToken = try MessageReader.string(c.pointee.page_token, field: "shuangma.identity.v1.ListCasesRequest.page_token")
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Identity__V1__ListCasesRequest.self)
            shuangma__identity__v1__list_cases_request__init(c)
            c.pointee.kind = try writer.string(self.kind)
            c.pointee.page_size = self.pageSize
            c.pointee.page_token = try writer.string(self.pageToken)
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// Open cases.
    public struct ListCasesResponse: WireMessage {
        /// The one that expires first, first.
        public var cases: [IdentityV1.CaseSummary]
        /// For the next page; empty on the last one.
        public var nextPageToken: String
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__identity__v1__list_cases_response__descriptor_pointer()) }
        public static var types: MessageTypes { IdentityContractsTypes.all }

        public init() {
            self.cases = []
            self.nextPageToken = ""
        }

        public init(
            cases: [IdentityV1.CaseSummary] = [],
            nextPageToken: String = ""
        ) {
            self.cases = cases
            self.nextPageToken = nextPageToken
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Shuangma__Identity__V1__ListCasesResponse.self)
            self.cases = try MessageReader.array(c.pointee.n_cases, c.pointee.cases) { element throws(WireError) in
                try IdentityV1.CaseSummary(c: UnsafeRawPointer(element!))
            }
            self.nextPageToken = try MessageReader.string(c.pointee.next_page_token, field: "shuangma.identity.v1.ListCasesResponse.next_page_token")
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Identity__V1__ListCasesResponse.self)
            shuangma__identity__v1__list_cases_response__init(c)
            c.pointee.n_cases = self.cases.count
            c.pointee.cases = try writer.array(self.cases) { element throws(WireError) in try writer.message(element, as: Shuangma__Identity__V1__CaseSummary.self) }
            c.pointee.next_page_token = try writer.string(self.nextPageToken)
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// Asks for a case.
    public struct GetCaseRequest: WireMessage {
        /// The case, 16 bytes.
        public var id: [UInt8]
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__identity__v1__get_case_request__descriptor_pointer()) }
        public static var types: MessageTypes { IdentityContractsTypes.all }

        public init() {
            self.id = []
        }

        public init(
            id: [UInt8] = []
        ) {
            self.id = id
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Shuangma__Identity__V1__GetCaseRequest.self)
            self.id = MessageReader.bytes(c.pointee.id)
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Identity__V1__GetCaseRequest.self)
            shuangma__identity__v1__get_case_request__init(c)
            c.pointee.id = try writer.bytes(self.id)
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// Decides about a case.
    public struct DecideCaseRequest: WireMessage {
        /// The case, 16 bytes.
        public var id: [UInt8]
        /// Whether staff agree.
        public var accepted: Bool
        /// Why: one of the reasons that GetCase lists.
        public var reason: IdentityV1.CaseReason
        /// For other staff, at most 200 characters; may be empty. It names no citizen: what looks like the number of a document or
        /// phone is refused.
        public var note: String
        /// Number of the document as whoever decides has read it on the document. Must be given to accept an application: screens
        /// show the number masked, so that nobody accepts without the document. It is compared, and not kept.
        public var seenNumber: String
        /// Name as it stands on the document; likewise.
        public var seenName: String
        /// Country that has issued the document, ISO 3166-1 alpha-3. Must be given for a passport: two countries may print the
        /// same number. May be empty for every other document.
        public var seenCountry: String
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__identity__v1__decide_case_request__descriptor_pointer()) }
        public static var types: MessageTypes { IdentityContractsTypes.all }

        public init() {
            self.id = []
            self.accepted = false
            self.reason = .init(rawValue: 0)
            self.note = ""
            self.seenNumber = ""
            self.seenName = ""
            self.seenCountry = ""
        }

        public init(
            id: [UInt8] = [],
            accepted: Bool = false,
            reason: IdentityV1.CaseReason = .init(rawValue: 0),
            note: String = "",
            seenNumber: String = "",
            seenName: String = "",
            seenCountry: String = ""
        ) {
            self.id = id
            self.accepted = accepted
            self.reason = reason
            self.note = note
            self.seenNumber = seenNumber
            self.seenName = seenName
            self.seenCountry = seenCountry
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Shuangma__Identity__V1__DecideCaseRequest.self)
            self.id = MessageReader.bytes(c.pointee.id)
            self.accepted = c.pointee.accepted != 0
            self.reason = IdentityV1.CaseReason(rawValue: Int32(truncatingIfNeeded: c.pointee.reason.rawValue))
            self.note = try MessageReader.string(c.pointee.note, field: "shuangma.identity.v1.DecideCaseRequest.note")
            self.seenNumber = try MessageReader.string(c.pointee.seen_number, field: "shuangma.identity.v1.DecideCaseRequest.seen_number")
            self.seenName = try MessageReader.string(c.pointee.seen_name, field: "shuangma.identity.v1.DecideCaseRequest.seen_name")
            self.seenCountry = try MessageReader.string(c.pointee.seen_country, field: "shuangma.identity.v1.DecideCaseRequest.seen_country")
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Identity__V1__DecideCaseRequest.self)
            shuangma__identity__v1__decide_case_request__init(c)
            c.pointee.id = try writer.bytes(self.id)
            c.pointee.accepted = self.accepted ? 1 : 0
            c.pointee.reason = Shuangma__Identity__V1__CaseReason(rawValue: .init(truncatingIfNeeded: self.reason.rawValue))
            c.pointee.note = try writer.string(self.note)
            c.pointee.seen_number = try writer.string(self.seenNumber)
            c.pointee.seen_name = try writer.string(self.seenName)
            c.pointee.seen_country = try writer.string(self.seenCountry)
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// Cases: what no rule decides about a citizen, such as an application that the register does not confirm (ID-7).
    ///
    /// A case stands in the work list of the province where its person lives. Staff see the cases of their divisions; others are
    /// not known to them. A case that nobody decides about expires, and changes nothing.
    ///
    /// Errors beside those of the methods: INVALID_ARGUMENT for the named field; NOT_FOUND (CASE_UNKNOWN) for a case that is not
    /// known, of somebody of other divisions, or that other roles decide about.
    public protocol CasesService: RPCService {
        /// Open cases of persons who live in the caller's divisions, the one that expires first, first. It shows no person.
        /// Idempotent.
        ///
        /// Errors: INVALID_ARGUMENT for `kind`, `page_size` or `page_token`.
        func listCases(_ request: IdentityV1.ListCasesRequest, context: CallContext) async throws -> IdentityV1.ListCasesResponse
        /// A case, with what there is to know about it. The person finds the look-up in their chain of audit. Idempotent.
        ///
        /// Errors: as of the service, INVALID_ARGUMENT for `id`; RESOURCE_EXHAUSTED (LOOKUPS_TOO_MANY) with RetryInfo.
        func getCase(_ request: IdentityV1.GetCaseRequest, context: CallContext) async throws -> IdentityV1.CaseFile
        /// Decides about a case, and tells the citizen. What was accepted takes effect within seconds. Idempotent: the same
        /// decision by the same account changes nothing.
        ///
        /// Errors: as of the service; INVALID_ARGUMENT for `id`, for `reason` when it is none of a decision like this, or for
        /// `note`, `seen_number`, `seen_name` or `seen_country`; PERMISSION_DENIED (OWN_CASE) when the account that accepts has
        /// opened it; FAILED_PRECONDITION: DOCUMENT_DIFFERS when the document that was seen is not that of the case, CASE_CLOSED
        /// when somebody has decided otherwise, CASE_EXPIRED, or CASE_OVERTAKEN when what was to be accepted cannot be any more,
        /// such as a number that somebody else holds by now; ABORTED (CONFLICT) when others decide about the same documents.
        func decideCase(_ request: IdentityV1.DecideCaseRequest, context: CallContext) async throws -> IdentityV1.CaseFile
    }

    /// The methods of `shuangma.identity.v1.Cases`.
    public enum CasesMethods {
        /// Open cases of persons who live in the caller's divisions, the one that expires first, first. It shows no person.
        /// Idempotent.
        ///
        /// Errors: INVALID_ARGUMENT for `kind`, `page_size` or `page_token`.
        public static let listCases = MethodDescriptor(
            service: "shuangma.identity.v1.Cases", name: "ListCases", kind: .unary, idempotency: .idempotent)
        /// A case, with what there is to know about it. The person finds the look-up in their chain of audit. Idempotent.
        ///
        /// Errors: as of the service, INVALID_ARGUMENT for `id`; RESOURCE_EXHAUSTED (LOOKUPS_TOO_MANY) with RetryInfo.
        public static let getCase = MethodDescriptor(
            service: "shuangma.identity.v1.Cases", name: "GetCase", kind: .unary, idempotency: .idempotent)
        /// Decides about a case, and tells the citizen. What was accepted takes effect within seconds. Idempotent: the same
        /// decision by the same account changes nothing.
        ///
        /// Errors: as of the service; INVALID_ARGUMENT for `id`, for `reason` when it is none of a decision like this, or for
        /// `note`, `seen_number`, `seen_name` or `seen_country`; PERMISSION_DENIED (OWN_CASE) when the account that accepts has
        /// opened it; FAILED_PRECONDITION: DOCUMENT_DIFFERS when the document that was seen is not that of the case, CASE_CLOSED
        /// when somebody has decided otherwise, CASE_EXPIRED, or CASE_OVERTAKEN when what was to be accepted cannot be any more,
        /// such as a number that somebody else holds by now; ABORTED (CONFLICT) when others decide about the same documents.
        public static let decideCase = MethodDescriptor(
            service: "shuangma.identity.v1.Cases", name: "DecideCase", kind: .unary, idempotency: .idempotent)

        /// The service.
        public static let service = ServiceDescriptor(
            name: "shuangma.identity.v1.Cases", methods: [listCases, getCase, decideCase],
            fileName: "shuangma/identity/v1/cases.proto")
    }

    /// Calls `shuangma.identity.v1.Cases`.
    public struct CasesClient: Sendable {
        private let channel: any RPCChannel

        public init(_ channel: any RPCChannel) { self.channel = channel }

        /// Open cases of persons who live in the caller's divisions, the one that expires first, first. It shows no person.
        /// Idempotent.
        ///
        /// Errors: INVALID_ARGUMENT for `kind`, `page_size` or `page_token`.
        public func listCases(
            _ request: IdentityV1.ListCasesRequest, options: CallOptions = .init()
        ) async throws -> IdentityV1.ListCasesResponse {
            try await channel.unary(CasesMethods.listCases, request, options: options)
        }

        /// A case, with what there is to know about it. The person finds the look-up in their chain of audit. Idempotent.
        ///
        /// Errors: as of the service, INVALID_ARGUMENT for `id`; RESOURCE_EXHAUSTED (LOOKUPS_TOO_MANY) with RetryInfo.
        public func getCase(
            _ request: IdentityV1.GetCaseRequest, options: CallOptions = .init()
        ) async throws -> IdentityV1.CaseFile {
            try await channel.unary(CasesMethods.getCase, request, options: options)
        }

        /// Decides about a case, and tells the citizen. What was accepted takes effect within seconds. Idempotent: the same
        /// decision by the same account changes nothing.
        ///
        /// Errors: as of the service; INVALID_ARGUMENT for `id`, for `reason` when it is none of a decision like this, or for
        /// `note`, `seen_number`, `seen_name` or `seen_country`; PERMISSION_DENIED (OWN_CASE) when the account that accepts has
        /// opened it; FAILED_PRECONDITION: DOCUMENT_DIFFERS when the document that was seen is not that of the case, CASE_CLOSED
        /// when somebody has decided otherwise, CASE_EXPIRED, or CASE_OVERTAKEN when what was to be accepted cannot be any more,
        /// such as a number that somebody else holds by now; ABORTED (CONFLICT) when others decide about the same documents.
        public func decideCase(
            _ request: IdentityV1.DecideCaseRequest, options: CallOptions = .init()
        ) async throws -> IdentityV1.CaseFile {
            try await channel.unary(CasesMethods.decideCase, request, options: options)
        }
    }

    /// Passes calls of `shuangma.identity.v1.Cases` on to the service that answers them, in the name of who
    /// makes them: the service's own authorizer decides again.
    public struct CasesForwarder: CasesService {
        private let client: CasesClient

        /// - Parameter channel: To the service.
        public init(_ channel: any RPCChannel) { client = CasesClient(channel) }

        public func listCases(_ request: IdentityV1.ListCasesRequest, context: CallContext) async throws -> IdentityV1.ListCasesResponse {
            try await client.listCases(request, options: context.forwarded)
        }

        public func getCase(_ request: IdentityV1.GetCaseRequest, context: CallContext) async throws -> IdentityV1.CaseFile {
            try await client.getCase(request, options: context.forwarded)
        }

        public func decideCase(_ request: IdentityV1.DecideCaseRequest, context: CallContext) async throws -> IdentityV1.CaseFile {
            try await client.decideCase(request, options: context.forwarded)
        }
    }
}

extension IdentityV1.CasesService {
    public static var descriptor: ServiceDescriptor { IdentityV1.CasesMethods.service }

    public func register(in router: inout Router) { registerAll(in: &router) }

    /// Registers every method; for services whose own ``register(in:)`` then does more.
    public func registerAll(in router: inout Router) {
        router.serveUnary(IdentityV1.CasesMethods.listCases) { call, context in
            try call.respond(try await self.listCases(call.request(IdentityV1.ListCasesRequest.self), context: context))
        }
        router.serveUnary(IdentityV1.CasesMethods.getCase) { call, context in
            try call.respond(try await self.getCase(call.request(IdentityV1.GetCaseRequest.self), context: context))
        }
        router.serveUnary(IdentityV1.CasesMethods.decideCase) { call, context in
            try call.respond(try await self.decideCase(call.request(IdentityV1.DecideCaseRequest.self), context: context))
        }
    }
}
