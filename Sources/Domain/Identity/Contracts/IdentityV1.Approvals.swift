// Generated from shuangma/identity/v1/approvals.proto by scripts/generate. Do not edit.

import CIdentityContracts
import CWellKnownTypes
public import RPC
import Security
public import Wire

extension IdentityV1 {
    /// Where a proposal stands.
    public struct ApprovalState: RawRepresentable, Hashable, Sendable {
        public var rawValue: Int32
        public init(rawValue: Int32) { self.rawValue = rawValue }

        /// In a request: PROPOSED.
        public static let unspecified = Self(rawValue: 0)
        /// It waits for persons who decide.
        public static let proposed = Self(rawValue: 1)
        /// Enough persons have approved it; it is taking effect.
        public static let approved = Self(rawValue: 2)
        /// It has taken effect.
        public static let done = Self(rawValue: 3)
        /// Somebody rejected it, or its proposer took it back.
        public static let rejected = Self(rawValue: 4)
        /// Nobody decided in time.
        public static let expired = Self(rawValue: 5)
    }

    /// Who did something about a proposal, and when.
    public struct ApprovalStep: WireMessage {
        /// Name of the account.
        public var name: String
        /// Whom it acts for.
        public var organisation: String
        /// When.
        public var at: GoogleProtobuf.Timestamp?
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__identity__v1__approval_step__descriptor_pointer()) }
        public static var types: MessageTypes { IdentityContractsTypes.all }

        public init() {
            self.name = ""
            self.organisation = ""
            self.at = nil
        }

        public init(
            name: String = "",
            organisation: String = "",
            at: GoogleProtobuf.Timestamp? = nil
        ) {
            self.name = name
            self.organisation = organisation
            self.at = at
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Shuangma__Identity__V1__ApprovalStep.self)
            self.name = try MessageReader.string(c.pointee.name, field: "shuangma.identity.v1.ApprovalStep.name")
            self.organisation = try MessageReader.string(c.pointee.organisation, field: "shuangma.identity.v1.ApprovalStep.organisation")
            self.at = try MessageReader.message(c.pointee.at, as: GoogleProtobuf.Timestamp.self)
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Identity__V1__ApprovalStep.self)
            shuangma__identity__v1__approval_step__init(c)
            c.pointee.name = try writer.string(self.name)
            c.pointee.organisation = try writer.string(self.organisation)
            if let value = self.at { c.pointee.at = try writer.message(value, as: Google__Protobuf__Timestamp.self) }
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// What a person has to know who decides: never about one citizen.
    public struct ApprovalFact: WireMessage {
        /// What it is, such as `case`.
        public var name: String
        /// How it is.
        public var text: String
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__identity__v1__approval_fact__descriptor_pointer()) }
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
            let c = raw.assumingMemoryBound(to: Shuangma__Identity__V1__ApprovalFact.self)
            self.name = try MessageReader.string(c.pointee.name, field: "shuangma.identity.v1.ApprovalFact.name")
            self.text = try MessageReader.string(c.pointee.text, field: "shuangma.identity.v1.ApprovalFact.text")
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Identity__V1__ApprovalFact.self)
            shuangma__identity__v1__approval_fact__init(c)
            c.pointee.name = try writer.string(self.name)
            c.pointee.text = try writer.string(self.text)
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// A proposal.
    public struct Approval: WireMessage {
        /// Names it, 16 bytes.
        public var id: [UInt8]
        /// What it is about: `contact-list` or `staff-account`.
        public var kind: String
        /// Where it stands.
        public var state: IdentityV1.ApprovalState
        /// Who proposed it. The time is that of the first part.
        public var proposed: IdentityV1.ApprovalStep?
        /// Who approved it so far.
        public var approvals: [IdentityV1.ApprovalStep]
        /// How many have to approve it: 1 or 2.
        public var approvalsNeeded: UInt32
        /// Whether one of them has to be of a higher scope than the others.
        public var higherScopeNeeded: Bool
        /// Who rejected it; absent while nobody has.
        public var rejected: IdentityV1.ApprovalStep?
        /// Why.
        public var reason: String
        /// When it expires unless it is decided about.
        public var expiresAt: GoogleProtobuf.Timestamp?
        /// Number of its content: it grows with each part that is added. Approvals name it.
        public var revision: UInt64
        /// Divisions that it reaches, or their first 2 or 4 digits; none means that only who is responsible everywhere approves.
        public var divisions: [String]
        /// How large it is: of a list its rows.
        public var size: UInt64
        /// How large all proposals that count together are: of a list those of the same case and day in China (COL-7).
        public var sizeTogether: UInt64
        /// What else there is to know about it.
        public var facts: [IdentityV1.ApprovalFact]
        /// When it had taken effect; absent before.
        public var doneAt: GoogleProtobuf.Timestamp?
        /// What it did.
        public var result: [IdentityV1.ApprovalFact]
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__identity__v1__approval__descriptor_pointer()) }
        public static var types: MessageTypes { IdentityContractsTypes.all }

        public init() {
            self.id = []
            self.kind = ""
            self.state = .init(rawValue: 0)
            self.proposed = nil
            self.approvals = []
            self.approvalsNeeded = 0
            self.higherScopeNeeded = false
            self.rejected = nil
            self.reason = ""
            self.expiresAt = nil
            self.revision = 0
            self.divisions = []
            self.size = 0
            self.sizeTogether = 0
            self.facts = []
            self.doneAt = nil
            self.result = []
        }

        public init(
            id: [UInt8] = [],
            kind: String = "",
            state: IdentityV1.ApprovalState = .init(rawValue: 0),
            proposed: IdentityV1.ApprovalStep? = nil,
            approvals: [IdentityV1.ApprovalStep] = [],
            approvalsNeeded: UInt32 = 0,
            higherScopeNeeded: Bool = false,
            rejected: IdentityV1.ApprovalStep? = nil,
            reason: String = "",
            expiresAt: GoogleProtobuf.Timestamp? = nil,
            revision: UInt64 = 0,
            divisions: [String] = [],
            size: UInt64 = 0,
            sizeTogether: UInt64 = 0,
            facts: [IdentityV1.ApprovalFact] = [],
            doneAt: GoogleProtobuf.Timestamp? = nil,
            result: [IdentityV1.ApprovalFact] = []
        ) {
            self.id = id
            self.kind = kind
            self.state = state
            self.proposed = proposed
            self.approvals = approvals
            self.approvalsNeeded = approvalsNeeded
            self.higherScopeNeeded = higherScopeNeeded
            self.rejected = rejected
            self.reason = reason
            self.expiresAt = expiresAt
            self.revision = revision
            self.divisions = divisions
            self.size = size
            self.sizeTogether = sizeTogether
            self.facts = facts
            self.doneAt = doneAt
            self.result = result
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Shuangma__Identity__V1__Approval.self)
            self.id = MessageReader.bytes(c.pointee.id)
            self.kind = try MessageReader.string(c.pointee.kind, field: "shuangma.identity.v1.Approval.kind")
            self.state = IdentityV1.ApprovalState(rawValue: Int32(truncatingIfNeeded: c.pointee.state.rawValue))
            self.proposed = try MessageReader.message(c.pointee.proposed, as: IdentityV1.ApprovalStep.self)
            self.approvals = try MessageReader.array(c.pointee.n_approvals, c.pointee.approvals) { element throws(WireError) in
                try IdentityV1.ApprovalStep(c: UnsafeRawPointer(element!))
            }
            self.approvalsNeeded = c.pointee.approvals_needed
            self.higherScopeNeeded = c.pointee.higher_scope_needed != 0
            self.rejected = try MessageReader.message(c.pointee.rejected, as: IdentityV1.ApprovalStep.self)
            self.reason = try MessageReader.string(c.pointee.reason, field: "shuangma.identity.v1.Approval.reason")
            self.expiresAt = try MessageReader.message(c.pointee.expires_at, as: GoogleProtobuf.Timestamp.self)
            self.revision = c.pointee.revision
            self.divisions = try MessageReader.array(c.pointee.n_divisions, c.pointee.divisions) { element throws(WireError) in
                try MessageReader.string(element, field: "shuangma.identity.v1.Approval.divisions")
            }
            self.size = c.pointee.size
            self.sizeTogether = c.pointee.size_together
            self.facts = try MessageReader.array(c.pointee.n_facts, c.pointee.facts) { element throws(WireError) in
                try IdentityV1.ApprovalFact(c: UnsafeRawPointer(element!))
            }
            self.doneAt = try MessageReader.message(c.pointee.done_at, as: GoogleProtobuf.Timestamp.self)
            self.result = try MessageReader.array(c.pointee.n_result, c.pointee.result) { element throws(WireError) in
                try IdentityV1.ApprovalFact(c: UnsafeRawPointer(element!))
            }
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Identity__V1__Approval.self)
            shuangma__identity__v1__approval__init(c)
            c.pointee.id = try writer.bytes(self.id)
            c.pointee.kind = try writer.string(self.kind)
            c.pointee.state = Shuangma__Identity__V1__ApprovalState(rawValue: .init(truncatingIfNeeded: self.state.rawValue))
            if let value = self.proposed { c.pointee.proposed = try writer.message(value, as: Shuangma__Identity__V1__ApprovalStep.self) }
            c.pointee.n_approvals = self.approvals.count
            c.pointee.approvals = try writer.array(self.approvals) { element throws(WireError) in try writer.message(element, as: Shuangma__Identity__V1__ApprovalStep.self) }
            c.pointee.approvals_needed = self.approvalsNeeded
            c.pointee.higher_scope_needed = self.higherScopeNeeded ? 1 : 0
            if let value = self.rejected { c.pointee.rejected = try writer.message(value, as: Shuangma__Identity__V1__ApprovalStep.self) }
            c.pointee.reason = try writer.string(self.reason)
            if let value = self.expiresAt { c.pointee.expires_at = try writer.message(value, as: Google__Protobuf__Timestamp.self) }
            c.pointee.revision = self.revision
            c.pointee.n_divisions = self.divisions.count
            c.pointee.divisions = try writer.array(self.divisions) { element throws(WireError) in try writer.string(element) }
            c.pointee.size = self.size
            c.pointee.size_together = self.sizeTogether
            c.pointee.n_facts = self.facts.count
            c.pointee.facts = try writer.array(self.facts) { element throws(WireError) in try writer.message(element, as: Shuangma__Identity__V1__ApprovalFact.self) }
            if let value = self.doneAt { c.pointee.done_at = try writer.message(value, as: Google__Protobuf__Timestamp.self) }
            c.pointee.n_result = self.result.count
            c.pointee.result = try writer.array(self.result) { element throws(WireError) in try writer.message(element, as: Shuangma__Identity__V1__ApprovalFact.self) }
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// Asks for proposals.
    public struct ListApprovalsRequest: WireMessage {
        /// Of this state.
        public var state: IdentityV1.ApprovalState
        /// 1 to 1,000; 0 means 100. A page may hold fewer, also where another one follows.
        public var pageSize: UInt32
        /// Of the page before; empty for the first one.
        public var pageToken: String
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__identity__v1__list_approvals_request__descriptor_pointer()) }
        public static var types: MessageTypes { IdentityContractsTypes.all }

        public init() {
            self.state = .init(rawValue: 0)
            self.pageSize = 0
            self.pageToken = ""
        }

        public init(
            state: IdentityV1.ApprovalState = .init(rawValue: 0),
            pageSize: UInt32 = 0,
            pageToken: String = ""
        ) {
            self.state = state
            self.pageSize = pageSize
            self.pageToken = pageToken
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Shuangma__Identity__V1__ListApprovalsRequest.self)
            self.state = IdentityV1.ApprovalState(rawValue: Int32(truncatingIfNeeded: c.pointee.state.rawValue))
            self.pageSize = c.pointee.page_size
            self.pageToken = try MessageReader.string(c.pointee.page_token, field: "shuangma.identity.v1.ListApprovalsRequest.page_token")
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Identity__V1__ListApprovalsRequest.self)
            shuangma__identity__v1__list_approvals_request__init(c)
            c.pointee.state = Shuangma__Identity__V1__ApprovalState(rawValue: .init(truncatingIfNeeded: self.state.rawValue))
            c.pointee.page_size = self.pageSize
            c.pointee.page_token = try writer.string(self.pageToken)
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// Proposals.
    public struct ListApprovalsResponse: WireMessage {
        /// The oldest first.
        public var approvals: [IdentityV1.Approval]
        /// For the next page; empty on the last one.
        public var nextPageToken: String
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__identity__v1__list_approvals_response__descriptor_pointer()) }
        public static var types: MessageTypes { IdentityContractsTypes.all }

        public init() {
            self.approvals = []
            self.nextPageToken = ""
        }

        public init(
            approvals: [IdentityV1.Approval] = [],
            nextPageToken: String = ""
        ) {
            self.approvals = approvals
            self.nextPageToken = nextPageToken
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Shuangma__Identity__V1__ListApprovalsResponse.self)
            self.approvals = try MessageReader.array(c.pointee.n_approvals, c.pointee.approvals) { element throws(WireError) in
                try IdentityV1.Approval(c: UnsafeRawPointer(element!))
            }
            self.nextPageToken = try MessageReader.string(c.pointee.next_page_token, field: "shuangma.identity.v1.ListApprovalsResponse.next_page_token")
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Identity__V1__ListApprovalsResponse.self)
            shuangma__identity__v1__list_approvals_response__init(c)
            c.pointee.n_approvals = self.approvals.count
            c.pointee.approvals = try writer.array(self.approvals) { element throws(WireError) in try writer.message(element, as: Shuangma__Identity__V1__Approval.self) }
            c.pointee.next_page_token = try writer.string(self.nextPageToken)
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// Asks for a proposal.
    public struct GetApprovalRequest: WireMessage {
        /// The proposal, 16 bytes.
        public var id: [UInt8]
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__identity__v1__get_approval_request__descriptor_pointer()) }
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
            let c = raw.assumingMemoryBound(to: Shuangma__Identity__V1__GetApprovalRequest.self)
            self.id = MessageReader.bytes(c.pointee.id)
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Identity__V1__GetApprovalRequest.self)
            shuangma__identity__v1__get_approval_request__init(c)
            c.pointee.id = try writer.bytes(self.id)
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// Approves a proposal.
    public struct ApproveRequest: WireMessage {
        /// The proposal, 16 bytes.
        public var id: [UInt8]
        /// `revision` of the proposal as it was seen, at least 1.
        public var revision: UInt64
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__identity__v1__approve_request__descriptor_pointer()) }
        public static var types: MessageTypes { IdentityContractsTypes.all }

        public init() {
            self.id = []
            self.revision = 0
        }

        public init(
            id: [UInt8] = [],
            revision: UInt64 = 0
        ) {
            self.id = id
            self.revision = revision
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Shuangma__Identity__V1__ApproveRequest.self)
            self.id = MessageReader.bytes(c.pointee.id)
            self.revision = c.pointee.revision
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Identity__V1__ApproveRequest.self)
            shuangma__identity__v1__approve_request__init(c)
            c.pointee.id = try writer.bytes(self.id)
            c.pointee.revision = self.revision
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// Rejects a proposal.
    public struct RejectRequest: WireMessage {
        /// The proposal, 16 bytes.
        public var id: [UInt8]
        /// Why, 1 to 200 characters, for the proposer. It names no citizen: what looks like the number of a document or phone is
        /// refused.
        public var reason: String
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__identity__v1__reject_request__descriptor_pointer()) }
        public static var types: MessageTypes { IdentityContractsTypes.all }

        public init() {
            self.id = []
            self.reason = ""
        }

        public init(
            id: [UInt8] = [],
            reason: String = ""
        ) {
            self.id = id
            self.reason = reason
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Shuangma__Identity__V1__RejectRequest.self)
            self.id = MessageReader.bytes(c.pointee.id)
            self.reason = try MessageReader.string(c.pointee.reason, field: "shuangma.identity.v1.RejectRequest.reason")
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Identity__V1__RejectRequest.self)
            shuangma__identity__v1__reject_request__init(c)
            c.pointee.id = try writer.bytes(self.id)
            c.pointee.reason = try writer.string(self.reason)
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// Decides about what one person may not do alone: lists of contacts (COL-6, COL-7), and roles of staff.
    ///
    /// A proposal is made by the call that needs it, such as an import of contacts. Another person approves it, who has a role
    /// that its kind names and whose divisions cover what it is about. Where it is large, a third person of a higher scope has
    /// to approve as well. What was approved then takes effect by itself within seconds. A proposal that nobody decides about
    /// expires.
    ///
    /// Callers see proposals that they have made, and those that they may decide about. Auditors see those of their divisions.
    /// Errors beside those of the methods: PERMISSION_DENIED (OUT_OF_SCOPE) for another proposal; NOT_FOUND
    /// (APPROVAL_UNKNOWN); INVALID_ARGUMENT for the named field.
    public protocol ApprovalsService: RPCService {
        /// Proposals of one state, the oldest first. Idempotent.
        ///
        /// Errors: INVALID_ARGUMENT for `state`, `page_size` or `page_token`.
        func listApprovals(_ request: IdentityV1.ListApprovalsRequest, context: CallContext) async throws -> IdentityV1.ListApprovalsResponse
        /// One proposal. Idempotent.
        ///
        /// Errors: as of the service, INVALID_ARGUMENT for `id`.
        func getApproval(_ request: IdentityV1.GetApprovalRequest, context: CallContext) async throws -> IdentityV1.Approval
        /// Approves a proposal as it was seen. Who has approved it already changes nothing. Idempotent.
        ///
        /// Errors: as of the service; INVALID_ARGUMENT for `id` or `revision`; PERMISSION_DENIED: OWN_PROPOSAL for who has made
        /// it, NOT_YOUR_OWN for whose account it changes; ACCOUNT_NEEDED for a token that the signing key made, and
        /// PROPOSER_HAS_NO_ACCOUNT for a proposal by one, once the cluster has two operators who have enrolled; ROLE_NOT_ALLOWED
        /// without a role that its kind names; HIGHER_SCOPE_NEEDED where the last approval has to come from a higher scope; FAILED_PRECONDITION: APPROVAL_CHANGED when it is no longer as it was seen, APPROVAL_EXPIRED, or
        /// APPROVAL_CLOSED when it was rejected.
        func approve(_ request: IdentityV1.ApproveRequest, context: CallContext) async throws -> IdentityV1.Approval
        /// Rejects a proposal, also one's own, which takes it back. Idempotent.
        ///
        /// Errors: as of the service; INVALID_ARGUMENT for `id` or `reason`; PERMISSION_DENIED: ROLE_NOT_ALLOWED without a role
        /// that its kind names, ACCOUNT_NEEDED as of Approve; FAILED_PRECONDITION: APPROVAL_EXPIRED, or APPROVAL_CLOSED when it was approved.
        func reject(_ request: IdentityV1.RejectRequest, context: CallContext) async throws -> IdentityV1.Approval
    }

    /// The methods of `shuangma.identity.v1.Approvals`.
    public enum ApprovalsMethods {
        /// Proposals of one state, the oldest first. Idempotent.
        ///
        /// Errors: INVALID_ARGUMENT for `state`, `page_size` or `page_token`.
        public static let listApprovals = MethodDescriptor(
            service: "shuangma.identity.v1.Approvals", name: "ListApprovals", kind: .unary, idempotency: .idempotent)
        /// One proposal. Idempotent.
        ///
        /// Errors: as of the service, INVALID_ARGUMENT for `id`.
        public static let getApproval = MethodDescriptor(
            service: "shuangma.identity.v1.Approvals", name: "GetApproval", kind: .unary, idempotency: .idempotent)
        /// Approves a proposal as it was seen. Who has approved it already changes nothing. Idempotent.
        ///
        /// Errors: as of the service; INVALID_ARGUMENT for `id` or `revision`; PERMISSION_DENIED: OWN_PROPOSAL for who has made
        /// it, NOT_YOUR_OWN for whose account it changes; ACCOUNT_NEEDED for a token that the signing key made, and
        /// PROPOSER_HAS_NO_ACCOUNT for a proposal by one, once the cluster has two operators who have enrolled; ROLE_NOT_ALLOWED
        /// without a role that its kind names; HIGHER_SCOPE_NEEDED where the last approval has to come from a higher scope; FAILED_PRECONDITION: APPROVAL_CHANGED when it is no longer as it was seen, APPROVAL_EXPIRED, or
        /// APPROVAL_CLOSED when it was rejected.
        public static let approve = MethodDescriptor(
            service: "shuangma.identity.v1.Approvals", name: "Approve", kind: .unary, idempotency: .idempotent)
        /// Rejects a proposal, also one's own, which takes it back. Idempotent.
        ///
        /// Errors: as of the service; INVALID_ARGUMENT for `id` or `reason`; PERMISSION_DENIED: ROLE_NOT_ALLOWED without a role
        /// that its kind names, ACCOUNT_NEEDED as of Approve; FAILED_PRECONDITION: APPROVAL_EXPIRED, or APPROVAL_CLOSED when it was approved.
        public static let reject = MethodDescriptor(
            service: "shuangma.identity.v1.Approvals", name: "Reject", kind: .unary, idempotency: .idempotent)

        /// The service.
        public static let service = ServiceDescriptor(
            name: "shuangma.identity.v1.Approvals", methods: [listApprovals, getApproval, approve, reject],
            fileName: "shuangma/identity/v1/approvals.proto")
    }

    /// Calls `shuangma.identity.v1.Approvals`.
    public struct ApprovalsClient: Sendable {
        private let channel: any RPCChannel

        public init(_ channel: any RPCChannel) { self.channel = channel }

        /// Proposals of one state, the oldest first. Idempotent.
        ///
        /// Errors: INVALID_ARGUMENT for `state`, `page_size` or `page_token`.
        public func listApprovals(
            _ request: IdentityV1.ListApprovalsRequest, options: CallOptions = .init()
        ) async throws -> IdentityV1.ListApprovalsResponse {
            try await channel.unary(ApprovalsMethods.listApprovals, request, options: options)
        }

        /// One proposal. Idempotent.
        ///
        /// Errors: as of the service, INVALID_ARGUMENT for `id`.
        public func getApproval(
            _ request: IdentityV1.GetApprovalRequest, options: CallOptions = .init()
        ) async throws -> IdentityV1.Approval {
            try await channel.unary(ApprovalsMethods.getApproval, request, options: options)
        }

        /// Approves a proposal as it was seen. Who has approved it already changes nothing. Idempotent.
        ///
        /// Errors: as of the service; INVALID_ARGUMENT for `id` or `revision`; PERMISSION_DENIED: OWN_PROPOSAL for who has made
        /// it, NOT_YOUR_OWN for whose account it changes; ACCOUNT_NEEDED for a token that the signing key made, and
        /// PROPOSER_HAS_NO_ACCOUNT for a proposal by one, once the cluster has two operators who have enrolled; ROLE_NOT_ALLOWED
        /// without a role that its kind names; HIGHER_SCOPE_NEEDED where the last approval has to come from a higher scope; FAILED_PRECONDITION: APPROVAL_CHANGED when it is no longer as it was seen, APPROVAL_EXPIRED, or
        /// APPROVAL_CLOSED when it was rejected.
        public func approve(
            _ request: IdentityV1.ApproveRequest, options: CallOptions = .init()
        ) async throws -> IdentityV1.Approval {
            try await channel.unary(ApprovalsMethods.approve, request, options: options)
        }

        /// Rejects a proposal, also one's own, which takes it back. Idempotent.
        ///
        /// Errors: as of the service; INVALID_ARGUMENT for `id` or `reason`; PERMISSION_DENIED: ROLE_NOT_ALLOWED without a role
        /// that its kind names, ACCOUNT_NEEDED as of Approve; FAILED_PRECONDITION: APPROVAL_EXPIRED, or APPROVAL_CLOSED when it was approved.
        public func reject(
            _ request: IdentityV1.RejectRequest, options: CallOptions = .init()
        ) async throws -> IdentityV1.Approval {
            try await channel.unary(ApprovalsMethods.reject, request, options: options)
        }
    }

    /// Passes calls of `shuangma.identity.v1.Approvals` on to the service that answers them, in the name of who
    /// makes them: the service's own authorizer decides again.
    public struct ApprovalsForwarder: ApprovalsService {
        private let client: ApprovalsClient

        /// - Parameter channel: To the service.
        public init(_ channel: any RPCChannel) { client = ApprovalsClient(channel) }

        public func listApprovals(_ request: IdentityV1.ListApprovalsRequest, context: CallContext) async throws -> IdentityV1.ListApprovalsResponse {
            try await client.listApprovals(request, options: context.forwarded)
        }

        public func getApproval(_ request: IdentityV1.GetApprovalRequest, context: CallContext) async throws -> IdentityV1.Approval {
            try await client.getApproval(request, options: context.forwarded)
        }

        public func approve(_ request: IdentityV1.ApproveRequest, context: CallContext) async throws -> IdentityV1.Approval {
            try await client.approve(request, options: context.forwarded)
        }

        public func reject(_ request: IdentityV1.RejectRequest, context: CallContext) async throws -> IdentityV1.Approval {
            try await client.reject(request, options: context.forwarded)
        }
    }
}

extension IdentityV1.ApprovalsService {
    public static var descriptor: ServiceDescriptor { IdentityV1.ApprovalsMethods.service }

    public func register(in router: inout Router) { registerAll(in: &router) }

    /// Registers every method; for services whose own ``register(in:)`` then does more.
    public func registerAll(in router: inout Router) {
        router.serveUnary(IdentityV1.ApprovalsMethods.listApprovals) { call, context in
            try call.respond(try await self.listApprovals(call.request(IdentityV1.ListApprovalsRequest.self), context: context))
        }
        router.serveUnary(IdentityV1.ApprovalsMethods.getApproval) { call, context in
            try call.respond(try await self.getApproval(call.request(IdentityV1.GetApprovalRequest.self), context: context))
        }
        router.serveUnary(IdentityV1.ApprovalsMethods.approve) { call, context in
            try call.respond(try await self.approve(call.request(IdentityV1.ApproveRequest.self), context: context))
        }
        router.serveUnary(IdentityV1.ApprovalsMethods.reject) { call, context in
            try call.respond(try await self.reject(call.request(IdentityV1.RejectRequest.self), context: context))
        }
    }
}
