// Generated from shuangma/identity/v1/staff.proto by scripts/generate. Do not edit.

import CIdentityContracts
import CWellKnownTypes
public import RPC
import Security
public import Wire

extension IdentityV1 {
    /// What an account or feed may do. The numbers are those of `shuangma.Access.Role`.
    public struct StaffRole: RawRepresentable, Hashable, Sendable {
        public var rawValue: Int32
        public init(rawValue: Int32) { self.rawValue = rawValue }

        /// Rejected.
        public static let unspecified = Self(rawValue: 0)
        /// Feed: delivers results of tests.
        public static let laboratory = Self(rawValue: 10)
        /// Feed: delivers confirmed cases and their discharge.
        public static let caseRegistry = Self(rawValue: 11)
        /// Feed: delivers inbound travellers.
        public static let border = Self(rawValue: 12)
        /// Feed: delivers areas of risk, and who stayed in or left them.
        public static let areaRegistry = Self(rawValue: 13)
        /// Feed: delivers where phones stayed.
        public static let carrier = Self(rawValue: 14)
        /// Feed: delivers persons and the holders of phone numbers.
        public static let populationRegister = Self(rawValue: 15)
        /// Person: decides about evidence and looks persons up.
        public static let healthAuthority = Self(rawValue: 20)
        /// Person: finds contacts of cases.
        public static let tracer = Self(rawValue: 21)
        /// Person: checks codes at a gate.
        public static let verifier = Self(rawValue: 22)
        /// Person: reads trails of audit.
        public static let auditor = Self(rawValue: 23)
        /// Person: helps citizens with their accounts.
        public static let support = Self(rawValue: 24)
        /// Person: runs the cluster.
        public static let clusterOperator = Self(rawValue: 25)
    }

    /// Whether an account can be used.
    public struct AccountState: RawRepresentable, Hashable, Sendable {
        public var rawValue: Int32
        public init(rawValue: Int32) { self.rawValue = rawValue }

        /// Not sent.
        public static let unspecified = Self(rawValue: 0)
        /// The person has not enrolled yet, or has to enrol anew.
        public static let notEnrolled = Self(rawValue: 1)
        /// It can be used.
        public static let enabled = Self(rawValue: 2)
        /// Nobody gets a token for it.
        public static let disabled = Self(rawValue: 3)
        /// It is proposed: nobody enrols for it or gets a token until another operator approves it.
        public static let proposed = Self(rawValue: 4)
    }

    /// What an account or feed may do, for whom and where.
    public struct StaffScope: WireMessage {
        /// At least one, each at most once. A feed has one role of feeds, a person roles of persons only.
        public var roles: [IdentityV1.StaffRole]
        /// Whom it acts for, 1 to 100 characters, not `*`. What a feed delivers counts as theirs; a feed of a carrier is of
        /// `telecom`, `mobile` or `unicom`.
        public var organisation: String
        /// Codes of the known divisions it is responsible for, or their first 2 or 4 digits, at most 100; none means everywhere.
        /// A province or prefecture covers all below it, also in six digits, such as 330000.
        public var divisions: [String]
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__identity__v1__staff_scope__descriptor_pointer()) }
        public static var types: MessageTypes { IdentityContractsTypes.all }

        public init() {
            self.roles = []
            self.organisation = ""
            self.divisions = []
        }

        public init(
            roles: [IdentityV1.StaffRole] = [],
            organisation: String = "",
            divisions: [String] = []
        ) {
            self.roles = roles
            self.organisation = organisation
            self.divisions = divisions
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Shuangma__Identity__V1__StaffScope.self)
            self.roles = try MessageReader.array(c.pointee.n_roles, c.pointee.roles) { element throws(WireError) in
                IdentityV1.StaffRole(rawValue: Int32(truncatingIfNeeded: element.rawValue))
            }
            self.organisation = try MessageReader.string(c.pointee.organisation, field: "shuangma.identity.v1.StaffScope.organisation")
            self.divisions = try MessageReader.array(c.pointee.n_divisions, c.pointee.divisions) { element throws(WireError) in
                try MessageReader.string(element, field: "shuangma.identity.v1.StaffScope.divisions")
            }
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Identity__V1__StaffScope.self)
            shuangma__identity__v1__staff_scope__init(c)
            c.pointee.n_roles = self.roles.count
            c.pointee.roles = try writer.array(self.roles) { element throws(WireError) in Shuangma__Identity__V1__StaffRole(rawValue: .init(truncatingIfNeeded: element.rawValue)) }
            c.pointee.organisation = try writer.string(self.organisation)
            c.pointee.n_divisions = self.divisions.count
            c.pointee.divisions = try writer.array(self.divisions) { element throws(WireError) in try writer.string(element) }
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// An account of a person or a feed of a machine.
    public struct StaffAccount: WireMessage {
        /// Unique name.
        public var name: String
        /// Whether it is the feed of a machine.
        public var isFeed: Bool
        /// Name of the person; empty for a feed.
        public var person: String
        /// What it may do.
        public var scope: IdentityV1.StaffScope?
        /// Whether it can be used.
        public var state: IdentityV1.AccountState
        /// When it was made.
        public var createdAt: GoogleProtobuf.Timestamp?
        /// Name of the account that made it.
        public var createdBy: String
        /// When it was changed last.
        public var changedAt: GoogleProtobuf.Timestamp?
        /// Name of the account that changed it last.
        public var changedBy: String
        /// Name of the method that changed it last, such as `DisableAccount`.
        public var lastChange: String
        /// When a token was last given; absent when there was none.
        public var lastLoginAt: GoogleProtobuf.Timestamp?
        /// Recovery codes that are left.
        public var recoveryCodesLeft: UInt32
        /// Public keys of a feed, JWK (RFC 8037).
        public var publicKeys: [String]
        /// The proposal that the change of this answer waits for, 16 bytes; empty where it waits for none.
        public var approvalId: [UInt8]
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__identity__v1__staff_account__descriptor_pointer()) }
        public static var types: MessageTypes { IdentityContractsTypes.all }

        public init() {
            self.name = ""
            self.isFeed = false
            self.person = ""
            self.scope = nil
            self.state = .init(rawValue: 0)
            self.createdAt = nil
            self.createdBy = ""
            self.changedAt = nil
            self.changedBy = ""
            self.lastChange = ""
            self.lastLoginAt = nil
            self.recoveryCodesLeft = 0
            self.publicKeys = []
            self.approvalId = []
        }

        public init(
            name: String = "",
            isFeed: Bool = false,
            person: String = "",
            scope: IdentityV1.StaffScope? = nil,
            state: IdentityV1.AccountState = .init(rawValue: 0),
            createdAt: GoogleProtobuf.Timestamp? = nil,
            createdBy: String = "",
            changedAt: GoogleProtobuf.Timestamp? = nil,
            changedBy: String = "",
            lastChange: String = "",
            lastLoginAt: GoogleProtobuf.Timestamp? = nil,
            recoveryCodesLeft: UInt32 = 0,
            publicKeys: [String] = [],
            approvalId: [UInt8] = []
        ) {
            self.name = name
            self.isFeed = isFeed
            self.person = person
            self.scope = scope
            self.state = state
            self.createdAt = createdAt
            self.createdBy = createdBy
            self.changedAt = changedAt
            self.changedBy = changedBy
            self.lastChange = lastChange
            self.lastLoginAt = lastLoginAt
            self.recoveryCodesLeft = recoveryCodesLeft
            self.publicKeys = publicKeys
            self.approvalId = approvalId
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Shuangma__Identity__V1__StaffAccount.self)
            self.name = try MessageReader.string(c.pointee.name, field: "shuangma.identity.v1.StaffAccount.name")
            self.isFeed = c.pointee.is_feed != 0
            self.person = try MessageReader.string(c.pointee.person, field: "shuangma.identity.v1.StaffAccount.person")
            self.scope = try MessageReader.message(c.pointee.scope, as: IdentityV1.StaffScope.self)
            self.state = IdentityV1.AccountState(rawValue: Int32(truncatingIfNeeded: c.pointee.state.rawValue))
            self.createdAt = try MessageReader.message(c.pointee.created_at, as: GoogleProtobuf.Timestamp.self)
            self.createdBy = try MessageReader.string(c.pointee.created_by, field: "shuangma.identity.v1.StaffAccount.created_by")
            self.changedAt = try MessageReader.message(c.pointee.changed_at, as: GoogleProtobuf.Timestamp.self)
            self.changedBy = try MessageReader.string(c.pointee.changed_by, field: "shuangma.identity.v1.StaffAccount.changed_by")
            self.lastChange = try MessageReader.string(c.pointee.last_change, field: "shuangma.identity.v1.StaffAccount.last_change")
            self.lastLoginAt = try MessageReader.message(c.pointee.last_login_at, as: GoogleProtobuf.Timestamp.self)
            self.recoveryCodesLeft = c.pointee.recovery_codes_left
            self.publicKeys = try MessageReader.array(c.pointee.n_public_keys, c.pointee.public_keys) { element throws(WireError) in
                try MessageReader.string(element, field: "shuangma.identity.v1.StaffAccount.public_keys")
            }
            self.approvalId = MessageReader.bytes(c.pointee.approval_id)
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Identity__V1__StaffAccount.self)
            shuangma__identity__v1__staff_account__init(c)
            c.pointee.name = try writer.string(self.name)
            c.pointee.is_feed = self.isFeed ? 1 : 0
            c.pointee.person = try writer.string(self.person)
            if let value = self.scope { c.pointee.scope = try writer.message(value, as: Shuangma__Identity__V1__StaffScope.self) }
            c.pointee.state = Shuangma__Identity__V1__AccountState(rawValue: .init(truncatingIfNeeded: self.state.rawValue))
            if let value = self.createdAt { c.pointee.created_at = try writer.message(value, as: Google__Protobuf__Timestamp.self) }
            c.pointee.created_by = try writer.string(self.createdBy)
            if let value = self.changedAt { c.pointee.changed_at = try writer.message(value, as: Google__Protobuf__Timestamp.self) }
            c.pointee.changed_by = try writer.string(self.changedBy)
            c.pointee.last_change = try writer.string(self.lastChange)
            if let value = self.lastLoginAt { c.pointee.last_login_at = try writer.message(value, as: Google__Protobuf__Timestamp.self) }
            c.pointee.recovery_codes_left = self.recoveryCodesLeft
            c.pointee.n_public_keys = self.publicKeys.count
            c.pointee.public_keys = try writer.array(self.publicKeys) { element throws(WireError) in try writer.string(element) }
            c.pointee.approval_id = try writer.bytes(self.approvalId)
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// A token that was given.
    public struct StaffToken: WireMessage {
        /// Name of the account or feed.
        public var account: String
        /// Names the token, 16 bytes.
        public var tokenId: [UInt8]
        /// When it was given.
        public var issuedAt: GoogleProtobuf.Timestamp?
        /// When it lapses.
        public var expiresAt: GoogleProtobuf.Timestamp?
        /// Block of addresses that asked for it: an IPv4 address or a /64 of IPv6; empty when unknown.
        public var addressBlock: String
        /// Last 4 characters of what the caller called its device; may be empty.
        public var device: String
        /// When it was ended; absent while it is good.
        public var revokedAt: GoogleProtobuf.Timestamp?
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__identity__v1__staff_token__descriptor_pointer()) }
        public static var types: MessageTypes { IdentityContractsTypes.all }

        public init() {
            self.account = ""
            self.tokenId = []
            self.issuedAt = nil
            self.expiresAt = nil
            self.addressBlock = ""
            self.device = ""
            self.revokedAt = nil
        }

        public init(
            account: String = "",
            tokenId: [UInt8] = [],
            issuedAt: GoogleProtobuf.Timestamp? = nil,
            expiresAt: GoogleProtobuf.Timestamp? = nil,
            addressBlock: String = "",
            device: String = "",
            revokedAt: GoogleProtobuf.Timestamp? = nil
        ) {
            self.account = account
            self.tokenId = tokenId
            self.issuedAt = issuedAt
            self.expiresAt = expiresAt
            self.addressBlock = addressBlock
            self.device = device
            self.revokedAt = revokedAt
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Shuangma__Identity__V1__StaffToken.self)
            self.account = try MessageReader.string(c.pointee.account, field: "shuangma.identity.v1.StaffToken.account")
            self.tokenId = MessageReader.bytes(c.pointee.token_id)
            self.issuedAt = try MessageReader.message(c.pointee.issued_at, as: GoogleProtobuf.Timestamp.self)
            self.expiresAt = try MessageReader.message(c.pointee.expires_at, as: GoogleProtobuf.Timestamp.self)
            self.addressBlock = try MessageReader.string(c.pointee.address_block, field: "shuangma.identity.v1.StaffToken.address_block")
            self.device = try MessageReader.string(c.pointee.device, field: "shuangma.identity.v1.StaffToken.device")
            self.revokedAt = try MessageReader.message(c.pointee.revoked_at, as: GoogleProtobuf.Timestamp.self)
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Identity__V1__StaffToken.self)
            shuangma__identity__v1__staff_token__init(c)
            c.pointee.account = try writer.string(self.account)
            c.pointee.token_id = try writer.bytes(self.tokenId)
            if let value = self.issuedAt { c.pointee.issued_at = try writer.message(value, as: Google__Protobuf__Timestamp.self) }
            if let value = self.expiresAt { c.pointee.expires_at = try writer.message(value, as: Google__Protobuf__Timestamp.self) }
            c.pointee.address_block = try writer.string(self.addressBlock)
            c.pointee.device = try writer.string(self.device)
            if let value = self.revokedAt { c.pointee.revoked_at = try writer.message(value, as: Google__Protobuf__Timestamp.self) }
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// Asks for a token of a person.
    public struct StaffLoginRequest: WireMessage {
        /// Name of the account.
        public var name: String
        /// Password, at most 256 bytes.
        public var password: String
        /// Six digits of the second factor, or a recovery code of 16 characters.
        public var code: String
        /// What the caller calls its device, at most 100 characters; its last 4 are kept. May be empty.
        public var device: String
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__identity__v1__staff_login_request__descriptor_pointer()) }
        public static var types: MessageTypes { IdentityContractsTypes.all }

        public init() {
            self.name = ""
            self.password = ""
            self.code = ""
            self.device = ""
        }

        public init(
            name: String = "",
            password: String = "",
            code: String = "",
            device: String = ""
        ) {
            self.name = name
            self.password = password
            self.code = code
            self.device = device
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Shuangma__Identity__V1__StaffLoginRequest.self)
            self.name = try MessageReader.string(c.pointee.name, field: "shuangma.identity.v1.StaffLoginRequest.name")
            self.password = try MessageReader.string(c.pointee.password, field: "shuangma.identity.v1.StaffLoginRequest.password")
            self.code = try MessageReader.string(c.pointee.code, field: "shuangma.identity.v1.StaffLoginRequest.code")
            self.device = try MessageReader.string(c.pointee.device, field: "shuangma.identity.v1.StaffLoginRequest.device")
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Identity__V1__StaffLoginRequest.self)
            shuangma__identity__v1__staff_login_request__init(c)
            c.pointee.name = try writer.string(self.name)
            c.pointee.password = try writer.string(self.password)
            c.pointee.code = try writer.string(self.code)
            c.pointee.device = try writer.string(self.device)
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// A token of a person.
    public struct StaffLoginResponse: WireMessage {
        /// For the metadata `authorization: Bearer …`.
        public var token: String
        /// When it lapses: 8 h later, unless the cluster says otherwise; 12 h at most.
        public var expiresAt: GoogleProtobuf.Timestamp?
        /// The account.
        public var account: IdentityV1.StaffAccount?
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__identity__v1__staff_login_response__descriptor_pointer()) }
        public static var types: MessageTypes { IdentityContractsTypes.all }

        public init() {
            self.token = ""
            self.expiresAt = nil
            self.account = nil
        }

        public init(
            token: String = "",
            expiresAt: GoogleProtobuf.Timestamp? = nil,
            account: IdentityV1.StaffAccount? = nil
        ) {
            self.token = token
            self.expiresAt = expiresAt
            self.account = account
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Shuangma__Identity__V1__StaffLoginResponse.self)
            self.token = try MessageReader.string(c.pointee.token, field: "shuangma.identity.v1.StaffLoginResponse.token")
            self.expiresAt = try MessageReader.message(c.pointee.expires_at, as: GoogleProtobuf.Timestamp.self)
            self.account = try MessageReader.message(c.pointee.account, as: IdentityV1.StaffAccount.self)
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Identity__V1__StaffLoginResponse.self)
            shuangma__identity__v1__staff_login_response__init(c)
            c.pointee.token = try writer.string(self.token)
            if let value = self.expiresAt { c.pointee.expires_at = try writer.message(value, as: Google__Protobuf__Timestamp.self) }
            if let value = self.account { c.pointee.account = try writer.message(value, as: Shuangma__Identity__V1__StaffAccount.self) }
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// Asks for a token of a feed.
    public struct LoginFeedRequest: WireMessage {
        /// JWT in compact form, signed with EdDSA by a key of the feed (RFC 7523, RFC 8037). Its claims are `iss` and `sub`, both
        /// the name of the feed; `aud`, the issuer of the cluster, which `iss` of its tokens names; `iat` and `exp`, at most 300 s
        /// apart; `jti`, 8 to 64 characters that no other assertion has. At most 2,048 bytes.
        public var assertion: String
        /// As of StaffLoginRequest.
        public var device: String
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__identity__v1__login_feed_request__descriptor_pointer()) }
        public static var types: MessageTypes { IdentityContractsTypes.all }

        public init() {
            self.assertion = ""
            self.device = ""
        }

        public init(
            assertion: String = "",
            device: String = ""
        ) {
            self.assertion = assertion
            self.device = device
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Shuangma__Identity__V1__LoginFeedRequest.self)
            self.assertion = try MessageReader.string(c.pointee.assertion, field: "shuangma.identity.v1.LoginFeedRequest.assertion")
            self.device = try MessageReader.string(c.pointee.device, field: "shuangma.identity.v1.LoginFeedRequest.device")
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Identity__V1__LoginFeedRequest.self)
            shuangma__identity__v1__login_feed_request__init(c)
            c.pointee.assertion = try writer.string(self.assertion)
            c.pointee.device = try writer.string(self.device)
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// A token of a feed.
    public struct LoginFeedResponse: WireMessage {
        /// For the metadata `authorization: Bearer …`.
        public var token: String
        /// When it lapses: an hour later at most.
        public var expiresAt: GoogleProtobuf.Timestamp?
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__identity__v1__login_feed_response__descriptor_pointer()) }
        public static var types: MessageTypes { IdentityContractsTypes.all }

        public init() {
            self.token = ""
            self.expiresAt = nil
        }

        public init(
            token: String = "",
            expiresAt: GoogleProtobuf.Timestamp? = nil
        ) {
            self.token = token
            self.expiresAt = expiresAt
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Shuangma__Identity__V1__LoginFeedResponse.self)
            self.token = try MessageReader.string(c.pointee.token, field: "shuangma.identity.v1.LoginFeedResponse.token")
            self.expiresAt = try MessageReader.message(c.pointee.expires_at, as: GoogleProtobuf.Timestamp.self)
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Identity__V1__LoginFeedResponse.self)
            shuangma__identity__v1__login_feed_response__init(c)
            c.pointee.token = try writer.string(self.token)
            if let value = self.expiresAt { c.pointee.expires_at = try writer.message(value, as: Google__Protobuf__Timestamp.self) }
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// Ends the caller's token.
    public struct StaffLogoutRequest: WireMessage {
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__identity__v1__staff_logout_request__descriptor_pointer()) }
        public static var types: MessageTypes { IdentityContractsTypes.all }

        public init() {
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Shuangma__Identity__V1__StaffLogoutRequest.self)
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Identity__V1__StaffLogoutRequest.self)
            shuangma__identity__v1__staff_logout_request__init(c)
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// The token is ended.
    public struct StaffLogoutResponse: WireMessage {
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__identity__v1__staff_logout_response__descriptor_pointer()) }
        public static var types: MessageTypes { IdentityContractsTypes.all }

        public init() {
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Shuangma__Identity__V1__StaffLogoutResponse.self)
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Identity__V1__StaffLogoutResponse.self)
            shuangma__identity__v1__staff_logout_response__init(c)
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// Sets the password of an account.
    public struct BeginEnrolmentRequest: WireMessage {
        /// Name of the account.
        public var name: String
        /// As the administrator got it; spaces and hyphens do not count.
        public var enrolmentCode: String
        /// 12 characters to 256 bytes; not a common one, and not one that contains the name.
        public var password: String
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__identity__v1__begin_enrolment_request__descriptor_pointer()) }
        public static var types: MessageTypes { IdentityContractsTypes.all }

        public init() {
            self.name = ""
            self.enrolmentCode = ""
            self.password = ""
        }

        public init(
            name: String = "",
            enrolmentCode: String = "",
            password: String = ""
        ) {
            self.name = name
            self.enrolmentCode = enrolmentCode
            self.password = password
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Shuangma__Identity__V1__BeginEnrolmentRequest.self)
            self.name = try MessageReader.string(c.pointee.name, field: "shuangma.identity.v1.BeginEnrolmentRequest.name")
            self.enrolmentCode = try MessageReader.string(c.pointee.enrolment_code, field: "shuangma.identity.v1.BeginEnrolmentRequest.enrolment_code")
            self.password = try MessageReader.string(c.pointee.password, field: "shuangma.identity.v1.BeginEnrolmentRequest.password")
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Identity__V1__BeginEnrolmentRequest.self)
            shuangma__identity__v1__begin_enrolment_request__init(c)
            c.pointee.name = try writer.string(self.name)
            c.pointee.enrolment_code = try writer.string(self.enrolmentCode)
            c.pointee.password = try writer.string(self.password)
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// The secret of the second factor.
    public struct BeginEnrolmentResponse: WireMessage {
        /// `otpauth://totp/…`, for an authenticator app.
        public var otpauthUri: String
        /// Proves the caller to ConfirmEnrolment.
        public var confirmation: String
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__identity__v1__begin_enrolment_response__descriptor_pointer()) }
        public static var types: MessageTypes { IdentityContractsTypes.all }

        public init() {
            self.otpauthUri = ""
            self.confirmation = ""
        }

        public init(
            otpauthUri: String = "",
            confirmation: String = ""
        ) {
            self.otpauthUri = otpauthUri
            self.confirmation = confirmation
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Shuangma__Identity__V1__BeginEnrolmentResponse.self)
            self.otpauthUri = try MessageReader.string(c.pointee.otpauth_uri, field: "shuangma.identity.v1.BeginEnrolmentResponse.otpauth_uri")
            self.confirmation = try MessageReader.string(c.pointee.confirmation, field: "shuangma.identity.v1.BeginEnrolmentResponse.confirmation")
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Identity__V1__BeginEnrolmentResponse.self)
            shuangma__identity__v1__begin_enrolment_response__init(c)
            c.pointee.otpauth_uri = try writer.string(self.otpauthUri)
            c.pointee.confirmation = try writer.string(self.confirmation)
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// Confirms that the second factor works.
    public struct ConfirmEnrolmentRequest: WireMessage {
        /// Name of the account.
        public var name: String
        /// Of BeginEnrolment.
        public var confirmation: String
        /// Six digits of the second factor.
        public var code: String
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__identity__v1__confirm_enrolment_request__descriptor_pointer()) }
        public static var types: MessageTypes { IdentityContractsTypes.all }

        public init() {
            self.name = ""
            self.confirmation = ""
            self.code = ""
        }

        public init(
            name: String = "",
            confirmation: String = "",
            code: String = ""
        ) {
            self.name = name
            self.confirmation = confirmation
            self.code = code
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Shuangma__Identity__V1__ConfirmEnrolmentRequest.self)
            self.name = try MessageReader.string(c.pointee.name, field: "shuangma.identity.v1.ConfirmEnrolmentRequest.name")
            self.confirmation = try MessageReader.string(c.pointee.confirmation, field: "shuangma.identity.v1.ConfirmEnrolmentRequest.confirmation")
            self.code = try MessageReader.string(c.pointee.code, field: "shuangma.identity.v1.ConfirmEnrolmentRequest.code")
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Identity__V1__ConfirmEnrolmentRequest.self)
            shuangma__identity__v1__confirm_enrolment_request__init(c)
            c.pointee.name = try writer.string(self.name)
            c.pointee.confirmation = try writer.string(self.confirmation)
            c.pointee.code = try writer.string(self.code)
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// The account can be used.
    public struct ConfirmEnrolmentResponse: WireMessage {
        /// Ten codes of 16 characters. Each stands for the second factor once.
        public var recoveryCodes: [String]
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__identity__v1__confirm_enrolment_response__descriptor_pointer()) }
        public static var types: MessageTypes { IdentityContractsTypes.all }

        public init() {
            self.recoveryCodes = []
        }

        public init(
            recoveryCodes: [String] = []
        ) {
            self.recoveryCodes = recoveryCodes
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Shuangma__Identity__V1__ConfirmEnrolmentResponse.self)
            self.recoveryCodes = try MessageReader.array(c.pointee.n_recovery_codes, c.pointee.recovery_codes) { element throws(WireError) in
                try MessageReader.string(element, field: "shuangma.identity.v1.ConfirmEnrolmentResponse.recovery_codes")
            }
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Identity__V1__ConfirmEnrolmentResponse.self)
            shuangma__identity__v1__confirm_enrolment_response__init(c)
            c.pointee.n_recovery_codes = self.recoveryCodes.count
            c.pointee.recovery_codes = try writer.array(self.recoveryCodes) { element throws(WireError) in try writer.string(element) }
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// Gives the caller's account another password.
    public struct ChangePasswordRequest: WireMessage {
        /// Present password.
        public var password: String
        /// As of StaffLoginRequest.
        public var code: String
        /// As of BeginEnrolmentRequest.
        public var newPassword: String
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__identity__v1__change_password_request__descriptor_pointer()) }
        public static var types: MessageTypes { IdentityContractsTypes.all }

        public init() {
            self.password = ""
            self.code = ""
            self.newPassword = ""
        }

        public init(
            password: String = "",
            code: String = "",
            newPassword: String = ""
        ) {
            self.password = password
            self.code = code
            self.newPassword = newPassword
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Shuangma__Identity__V1__ChangePasswordRequest.self)
            self.password = try MessageReader.string(c.pointee.password, field: "shuangma.identity.v1.ChangePasswordRequest.password")
            self.code = try MessageReader.string(c.pointee.code, field: "shuangma.identity.v1.ChangePasswordRequest.code")
            self.newPassword = try MessageReader.string(c.pointee.new_password, field: "shuangma.identity.v1.ChangePasswordRequest.new_password")
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Identity__V1__ChangePasswordRequest.self)
            shuangma__identity__v1__change_password_request__init(c)
            c.pointee.password = try writer.string(self.password)
            c.pointee.code = try writer.string(self.code)
            c.pointee.new_password = try writer.string(self.newPassword)
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// The password is changed.
    public struct ChangePasswordResponse: WireMessage {
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__identity__v1__change_password_response__descriptor_pointer()) }
        public static var types: MessageTypes { IdentityContractsTypes.all }

        public init() {
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Shuangma__Identity__V1__ChangePasswordResponse.self)
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Identity__V1__ChangePasswordResponse.self)
            shuangma__identity__v1__change_password_response__init(c)
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// Makes the first cluster operator's account.
    public struct BootstrapRequest: WireMessage {
        /// Name of the account.
        public var name: String
        /// Name of the person, 1 to 100 characters.
        public var person: String
        /// Whom it acts for, 1 to 100 characters.
        public var organisation: String
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__identity__v1__bootstrap_request__descriptor_pointer()) }
        public static var types: MessageTypes { IdentityContractsTypes.all }

        public init() {
            self.name = ""
            self.person = ""
            self.organisation = ""
        }

        public init(
            name: String = "",
            person: String = "",
            organisation: String = ""
        ) {
            self.name = name
            self.person = person
            self.organisation = organisation
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Shuangma__Identity__V1__BootstrapRequest.self)
            self.name = try MessageReader.string(c.pointee.name, field: "shuangma.identity.v1.BootstrapRequest.name")
            self.person = try MessageReader.string(c.pointee.person, field: "shuangma.identity.v1.BootstrapRequest.person")
            self.organisation = try MessageReader.string(c.pointee.organisation, field: "shuangma.identity.v1.BootstrapRequest.organisation")
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Identity__V1__BootstrapRequest.self)
            shuangma__identity__v1__bootstrap_request__init(c)
            c.pointee.name = try writer.string(self.name)
            c.pointee.person = try writer.string(self.person)
            c.pointee.organisation = try writer.string(self.organisation)
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// Makes an account.
    public struct CreateAccountRequest: WireMessage {
        /// Name of the account. It cannot be changed.
        public var name: String
        /// Name of the person, 1 to 100 characters.
        public var person: String
        /// What it may do.
        public var scope: IdentityV1.StaffScope?
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__identity__v1__create_account_request__descriptor_pointer()) }
        public static var types: MessageTypes { IdentityContractsTypes.all }

        public init() {
            self.name = ""
            self.person = ""
            self.scope = nil
        }

        public init(
            name: String = "",
            person: String = "",
            scope: IdentityV1.StaffScope? = nil
        ) {
            self.name = name
            self.person = person
            self.scope = scope
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Shuangma__Identity__V1__CreateAccountRequest.self)
            self.name = try MessageReader.string(c.pointee.name, field: "shuangma.identity.v1.CreateAccountRequest.name")
            self.person = try MessageReader.string(c.pointee.person, field: "shuangma.identity.v1.CreateAccountRequest.person")
            self.scope = try MessageReader.message(c.pointee.scope, as: IdentityV1.StaffScope.self)
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Identity__V1__CreateAccountRequest.self)
            shuangma__identity__v1__create_account_request__init(c)
            c.pointee.name = try writer.string(self.name)
            c.pointee.person = try writer.string(self.person)
            if let value = self.scope { c.pointee.scope = try writer.message(value, as: Shuangma__Identity__V1__StaffScope.self) }
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// A code by which a person enrols, to be handed over to nobody else. It is shown this once.
    public struct EnrolmentCode: WireMessage {
        /// Name of the account.
        public var name: String
        /// Code of 26 characters.
        public var code: String
        /// When it lapses: 24 h later. Absent while it waits for an approval: it lapses 24 h after that.
        public var expiresAt: GoogleProtobuf.Timestamp?
        /// The proposal that the account waits for, 16 bytes: the code works once it is approved. Empty where it waits for none.
        public var approvalId: [UInt8]
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__identity__v1__enrolment_code__descriptor_pointer()) }
        public static var types: MessageTypes { IdentityContractsTypes.all }

        public init() {
            self.name = ""
            self.code = ""
            self.expiresAt = nil
            self.approvalId = []
        }

        public init(
            name: String = "",
            code: String = "",
            expiresAt: GoogleProtobuf.Timestamp? = nil,
            approvalId: [UInt8] = []
        ) {
            self.name = name
            self.code = code
            self.expiresAt = expiresAt
            self.approvalId = approvalId
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Shuangma__Identity__V1__EnrolmentCode.self)
            self.name = try MessageReader.string(c.pointee.name, field: "shuangma.identity.v1.EnrolmentCode.name")
            self.code = try MessageReader.string(c.pointee.code, field: "shuangma.identity.v1.EnrolmentCode.code")
            self.expiresAt = try MessageReader.message(c.pointee.expires_at, as: GoogleProtobuf.Timestamp.self)
            self.approvalId = MessageReader.bytes(c.pointee.approval_id)
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Identity__V1__EnrolmentCode.self)
            shuangma__identity__v1__enrolment_code__init(c)
            c.pointee.name = try writer.string(self.name)
            c.pointee.code = try writer.string(self.code)
            if let value = self.expiresAt { c.pointee.expires_at = try writer.message(value, as: Google__Protobuf__Timestamp.self) }
            c.pointee.approval_id = try writer.bytes(self.approvalId)
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// Makes a feed.
    public struct CreateFeedRequest: WireMessage {
        /// Name of the feed. It cannot be changed.
        public var name: String
        /// What it may do.
        public var scope: IdentityV1.StaffScope?
        /// One or two Ed25519 public keys, each a JWK (RFC 8037) or a PEM (RFC 8410).
        public var publicKeys: [String]
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__identity__v1__create_feed_request__descriptor_pointer()) }
        public static var types: MessageTypes { IdentityContractsTypes.all }

        public init() {
            self.name = ""
            self.scope = nil
            self.publicKeys = []
        }

        public init(
            name: String = "",
            scope: IdentityV1.StaffScope? = nil,
            publicKeys: [String] = []
        ) {
            self.name = name
            self.scope = scope
            self.publicKeys = publicKeys
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Shuangma__Identity__V1__CreateFeedRequest.self)
            self.name = try MessageReader.string(c.pointee.name, field: "shuangma.identity.v1.CreateFeedRequest.name")
            self.scope = try MessageReader.message(c.pointee.scope, as: IdentityV1.StaffScope.self)
            self.publicKeys = try MessageReader.array(c.pointee.n_public_keys, c.pointee.public_keys) { element throws(WireError) in
                try MessageReader.string(element, field: "shuangma.identity.v1.CreateFeedRequest.public_keys")
            }
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Identity__V1__CreateFeedRequest.self)
            shuangma__identity__v1__create_feed_request__init(c)
            c.pointee.name = try writer.string(self.name)
            if let value = self.scope { c.pointee.scope = try writer.message(value, as: Shuangma__Identity__V1__StaffScope.self) }
            c.pointee.n_public_keys = self.publicKeys.count
            c.pointee.public_keys = try writer.array(self.publicKeys) { element throws(WireError) in try writer.string(element) }
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// Changes an account or feed.
    public struct ChangeAccountRequest: WireMessage {
        /// Name of the account or feed.
        public var name: String
        /// What it may do from now on.
        public var scope: IdentityV1.StaffScope?
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__identity__v1__change_account_request__descriptor_pointer()) }
        public static var types: MessageTypes { IdentityContractsTypes.all }

        public init() {
            self.name = ""
            self.scope = nil
        }

        public init(
            name: String = "",
            scope: IdentityV1.StaffScope? = nil
        ) {
            self.name = name
            self.scope = scope
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Shuangma__Identity__V1__ChangeAccountRequest.self)
            self.name = try MessageReader.string(c.pointee.name, field: "shuangma.identity.v1.ChangeAccountRequest.name")
            self.scope = try MessageReader.message(c.pointee.scope, as: IdentityV1.StaffScope.self)
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Identity__V1__ChangeAccountRequest.self)
            shuangma__identity__v1__change_account_request__init(c)
            c.pointee.name = try writer.string(self.name)
            if let value = self.scope { c.pointee.scope = try writer.message(value, as: Shuangma__Identity__V1__StaffScope.self) }
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// Replaces the keys of a feed.
    public struct SetFeedKeysRequest: WireMessage {
        /// Name of the feed.
        public var name: String
        /// One or two, as of CreateFeedRequest. With two, a machine can change over at any time.
        public var publicKeys: [String]
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__identity__v1__set_feed_keys_request__descriptor_pointer()) }
        public static var types: MessageTypes { IdentityContractsTypes.all }

        public init() {
            self.name = ""
            self.publicKeys = []
        }

        public init(
            name: String = "",
            publicKeys: [String] = []
        ) {
            self.name = name
            self.publicKeys = publicKeys
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Shuangma__Identity__V1__SetFeedKeysRequest.self)
            self.name = try MessageReader.string(c.pointee.name, field: "shuangma.identity.v1.SetFeedKeysRequest.name")
            self.publicKeys = try MessageReader.array(c.pointee.n_public_keys, c.pointee.public_keys) { element throws(WireError) in
                try MessageReader.string(element, field: "shuangma.identity.v1.SetFeedKeysRequest.public_keys")
            }
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Identity__V1__SetFeedKeysRequest.self)
            shuangma__identity__v1__set_feed_keys_request__init(c)
            c.pointee.name = try writer.string(self.name)
            c.pointee.n_public_keys = self.publicKeys.count
            c.pointee.public_keys = try writer.array(self.publicKeys) { element throws(WireError) in try writer.string(element) }
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// Disables an account or feed.
    public struct DisableAccountRequest: WireMessage {
        /// Name of the account or feed.
        public var name: String
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__identity__v1__disable_account_request__descriptor_pointer()) }
        public static var types: MessageTypes { IdentityContractsTypes.all }

        public init() {
            self.name = ""
        }

        public init(
            name: String = ""
        ) {
            self.name = name
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Shuangma__Identity__V1__DisableAccountRequest.self)
            self.name = try MessageReader.string(c.pointee.name, field: "shuangma.identity.v1.DisableAccountRequest.name")
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Identity__V1__DisableAccountRequest.self)
            shuangma__identity__v1__disable_account_request__init(c)
            c.pointee.name = try writer.string(self.name)
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// Enables an account or feed.
    public struct EnableAccountRequest: WireMessage {
        /// Name of the account or feed.
        public var name: String
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__identity__v1__enable_account_request__descriptor_pointer()) }
        public static var types: MessageTypes { IdentityContractsTypes.all }

        public init() {
            self.name = ""
        }

        public init(
            name: String = ""
        ) {
            self.name = name
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Shuangma__Identity__V1__EnableAccountRequest.self)
            self.name = try MessageReader.string(c.pointee.name, field: "shuangma.identity.v1.EnableAccountRequest.name")
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Identity__V1__EnableAccountRequest.self)
            shuangma__identity__v1__enable_account_request__init(c)
            c.pointee.name = try writer.string(self.name)
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// Resets the account of a person.
    public struct ResetAccountRequest: WireMessage {
        /// Name of the account.
        public var name: String
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__identity__v1__reset_account_request__descriptor_pointer()) }
        public static var types: MessageTypes { IdentityContractsTypes.all }

        public init() {
            self.name = ""
        }

        public init(
            name: String = ""
        ) {
            self.name = name
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Shuangma__Identity__V1__ResetAccountRequest.self)
            self.name = try MessageReader.string(c.pointee.name, field: "shuangma.identity.v1.ResetAccountRequest.name")
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Identity__V1__ResetAccountRequest.self)
            shuangma__identity__v1__reset_account_request__init(c)
            c.pointee.name = try writer.string(self.name)
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// Asks for accounts.
    public struct ListAccountsRequest: WireMessage {
        /// 1 to 1,000; 0 means 100.
        public var pageSize: UInt32
        /// Of the page before; empty for the first one.
        public var pageToken: String
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__identity__v1__list_accounts_request__descriptor_pointer()) }
        public static var types: MessageTypes { IdentityContractsTypes.all }

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
            let c = raw.assumingMemoryBound(to: Shuangma__Identity__V1__ListAccountsRequest.self)
            self.pageSize = c.pointee.page_size
            self.pageToken = try MessageReader.string(c.pointee.page_token, field: "shuangma.identity.v1.ListAccountsRequest.page_token")
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Identity__V1__ListAccountsRequest.self)
            shuangma__identity__v1__list_accounts_request__init(c)
            c.pointee.page_size = self.pageSize
            c.pointee.page_token = try writer.string(self.pageToken)
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// Accounts and feeds.
    public struct ListAccountsResponse: WireMessage {
        /// By name.
        public var accounts: [IdentityV1.StaffAccount]
        /// For the next page; empty on the last one.
        public var nextPageToken: String
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__identity__v1__list_accounts_response__descriptor_pointer()) }
        public static var types: MessageTypes { IdentityContractsTypes.all }

        public init() {
            self.accounts = []
            self.nextPageToken = ""
        }

        public init(
            accounts: [IdentityV1.StaffAccount] = [],
            nextPageToken: String = ""
        ) {
            self.accounts = accounts
            self.nextPageToken = nextPageToken
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Shuangma__Identity__V1__ListAccountsResponse.self)
            self.accounts = try MessageReader.array(c.pointee.n_accounts, c.pointee.accounts) { element throws(WireError) in
                try IdentityV1.StaffAccount(c: UnsafeRawPointer(element!))
            }
            self.nextPageToken = try MessageReader.string(c.pointee.next_page_token, field: "shuangma.identity.v1.ListAccountsResponse.next_page_token")
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Identity__V1__ListAccountsResponse.self)
            shuangma__identity__v1__list_accounts_response__init(c)
            c.pointee.n_accounts = self.accounts.count
            c.pointee.accounts = try writer.array(self.accounts) { element throws(WireError) in try writer.message(element, as: Shuangma__Identity__V1__StaffAccount.self) }
            c.pointee.next_page_token = try writer.string(self.nextPageToken)
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// Asks for tokens.
    public struct ListTokensRequest: WireMessage {
        /// Name of an account or feed. Empty means the caller's own; `*` means those of all accounts.
        public var account: String
        /// 1 to 1,000; 0 means 100.
        public var pageSize: UInt32
        /// Of the page before; empty for the first one.
        public var pageToken: String
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__identity__v1__list_tokens_request__descriptor_pointer()) }
        public static var types: MessageTypes { IdentityContractsTypes.all }

        public init() {
            self.account = ""
            self.pageSize = 0
            self.pageToken = ""
        }

        public init(
            account: String = "",
            pageSize: UInt32 = 0,
            pageToken: String = ""
        ) {
            self.account = account
            self.pageSize = pageSize
            self.pageToken = pageToken
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Shuangma__Identity__V1__ListTokensRequest.self)
            self.account = try MessageReader.string(c.pointee.account, field: "shuangma.identity.v1.ListTokensRequest.account")
            self.pageSize = c.pointee.page_size
            self.pageToken = try MessageReader.string(c.pointee.page_token, field: "shuangma.identity.v1.ListTokensRequest.page_token")
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Identity__V1__ListTokensRequest.self)
            shuangma__identity__v1__list_tokens_request__init(c)
            c.pointee.account = try writer.string(self.account)
            c.pointee.page_size = self.pageSize
            c.pointee.page_token = try writer.string(self.pageToken)
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// Tokens.
    public struct ListTokensResponse: WireMessage {
        /// By account.
        public var tokens: [IdentityV1.StaffToken]
        /// For the next page; empty on the last one.
        public var nextPageToken: String
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__identity__v1__list_tokens_response__descriptor_pointer()) }
        public static var types: MessageTypes { IdentityContractsTypes.all }

        public init() {
            self.tokens = []
            self.nextPageToken = ""
        }

        public init(
            tokens: [IdentityV1.StaffToken] = [],
            nextPageToken: String = ""
        ) {
            self.tokens = tokens
            self.nextPageToken = nextPageToken
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Shuangma__Identity__V1__ListTokensResponse.self)
            self.tokens = try MessageReader.array(c.pointee.n_tokens, c.pointee.tokens) { element throws(WireError) in
                try IdentityV1.StaffToken(c: UnsafeRawPointer(element!))
            }
            self.nextPageToken = try MessageReader.string(c.pointee.next_page_token, field: "shuangma.identity.v1.ListTokensResponse.next_page_token")
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Identity__V1__ListTokensResponse.self)
            shuangma__identity__v1__list_tokens_response__init(c)
            c.pointee.n_tokens = self.tokens.count
            c.pointee.tokens = try writer.array(self.tokens) { element throws(WireError) in try writer.message(element, as: Shuangma__Identity__V1__StaffToken.self) }
            c.pointee.next_page_token = try writer.string(self.nextPageToken)
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// Ends a token.
    public struct RevokeTokenRequest: WireMessage {
        /// Name of the account or feed; empty means the caller's own.
        public var account: String
        /// The token, 16 bytes.
        public var tokenId: [UInt8]
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__identity__v1__revoke_token_request__descriptor_pointer()) }
        public static var types: MessageTypes { IdentityContractsTypes.all }

        public init() {
            self.account = ""
            self.tokenId = []
        }

        public init(
            account: String = "",
            tokenId: [UInt8] = []
        ) {
            self.account = account
            self.tokenId = tokenId
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Shuangma__Identity__V1__RevokeTokenRequest.self)
            self.account = try MessageReader.string(c.pointee.account, field: "shuangma.identity.v1.RevokeTokenRequest.account")
            self.tokenId = MessageReader.bytes(c.pointee.token_id)
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Identity__V1__RevokeTokenRequest.self)
            shuangma__identity__v1__revoke_token_request__init(c)
            c.pointee.account = try writer.string(self.account)
            c.pointee.token_id = try writer.bytes(self.tokenId)
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// The token is ended.
    public struct RevokeTokenResponse: WireMessage {
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__identity__v1__revoke_token_response__descriptor_pointer()) }
        public static var types: MessageTypes { IdentityContractsTypes.all }

        public init() {
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Shuangma__Identity__V1__RevokeTokenResponse.self)
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Identity__V1__RevokeTokenResponse.self)
            shuangma__identity__v1__revoke_token_response__init(c)
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// Who may work with the system, and how they prove it.
    ///
    /// A person has an account with a password and a second factor (RFC 6238). A machine has a feed with a key pair. Both get a
    /// token, which is listed and can be ended. An account or feed is named by 3 to 64 characters of a-z, 0-9, `.`, `-` and `_`,
    /// of which the first is a letter.
    ///
    /// Errors of methods that need a token, beside their own: UNAUTHENTICATED (TOKEN_MISSING, TOKEN_INVALID, TOKEN_REVOKED);
    /// PERMISSION_DENIED (ROLE_NOT_ALLOWED); UNAVAILABLE (REVOKED_TOKENS_NOT_KNOWN) while a process does not know which tokens
    /// were ended. Of methods that change an account: PERMISSION_DENIED (NOT_YOUR_OWN) for the caller's own one;
    /// PERMISSION_DENIED (ACCOUNT_NEEDED) for a token that the signing key made, once two operators have enrolled;
    /// PERMISSION_DENIED (OUTSIDE_SCOPE) where the account or what it is to get lies outside the caller's divisions; NOT_FOUND
    /// (ACCOUNT_UNKNOWN); FAILED_PRECONDITION (ACCOUNT_PROPOSED) for an account that nobody has approved yet; INVALID_ARGUMENT for
    /// the named field.
    ///
    /// What gives somebody a right waits for a second cluster operator (identity.v1.Approvals): the answer has the id of the
    /// proposal. What takes rights away counts at once.
    public protocol StaffService: RPCService {
        /// Gives a person a token for name, password and a code of the second factor or a recovery code. Not idempotent.
        ///
        /// A wrong name, password or code, and a disabled account, end alike and take the same time. After failures the next
        /// try of the account from an address, and of the address, has to wait: twice as long after each, 15 min at most.
        ///
        /// Errors: INVALID_ARGUMENT for `name`, `password`, `code` or `device`; UNAUTHENTICATED (LOGIN_FAILED);
        /// RESOURCE_EXHAUSTED (LOGIN_TOO_OFTEN, TOO_MANY_TOKENS, TOO_BUSY) with a RetryInfo.
        func login(_ request: IdentityV1.StaffLoginRequest, context: CallContext) async throws -> IdentityV1.StaffLoginResponse
        /// Gives a feed a token for an assertion that its key has signed. Not idempotent: an assertion counts once.
        ///
        /// Errors: INVALID_ARGUMENT for `device`; UNAUTHENTICATED (LOGIN_FAILED) for an assertion that is malformed, signed by
        /// another key, for another cluster, lapsed, used before, or of a feed that is unknown or disabled;
        /// RESOURCE_EXHAUSTED (LOGIN_TOO_OFTEN, TOO_MANY_TOKENS, TOO_BUSY) with a RetryInfo. Tries are limited by address, and
        /// log-ins that the feed's key has signed by feed.
        func loginFeed(_ request: IdentityV1.LoginFeedRequest, context: CallContext) async throws -> IdentityV1.LoginFeedResponse
        /// Ends the caller's own token, also one that no list has. Idempotent.
        func logout(_ request: IdentityV1.StaffLogoutRequest, context: CallContext) async throws -> IdentityV1.StaffLogoutResponse
        /// Uses an enrolment code up: sets the password of an account and gives the secret of its second factor, to be confirmed
        /// within 30 min. Not idempotent: a code counts once. A password that is refused leaves the code as it was.
        ///
        /// Errors: INVALID_ARGUMENT for `name`, `enrolment_code` or `password`; UNAUTHENTICATED (ENROLMENT_FAILED);
        /// RESOURCE_EXHAUSTED (LOGIN_TOO_OFTEN, TOO_BUSY) with a RetryInfo.
        func beginEnrolment(_ request: IdentityV1.BeginEnrolmentRequest, context: CallContext) async throws -> IdentityV1.BeginEnrolmentResponse
        /// Completes an enrolment by a code of the second factor. Gives recovery codes, which are shown this once. Not idempotent.
        /// After 5 wrong codes another enrolment code is needed.
        ///
        /// Errors: INVALID_ARGUMENT for `name`, `confirmation` or `code`; UNAUTHENTICATED (ENROLMENT_FAILED).
        func confirmEnrolment(_ request: IdentityV1.ConfirmEnrolmentRequest, context: CallContext) async throws -> IdentityV1.ConfirmEnrolmentResponse
        /// Gives the caller's own account another password, and ends its other tokens. Needs the present password and a code, as
        /// Login does. Not idempotent: a code counts once.
        ///
        /// Errors: as of the service; as of Login; INVALID_ARGUMENT for `new_password`.
        func changePassword(_ request: IdentityV1.ChangePasswordRequest, context: CallContext) async throws -> IdentityV1.ChangePasswordResponse
        /// Makes the accounts of the first two cluster operators. Nobody has to approve them. Needs a token that the cluster's
        /// signing key on disk has made, which no list has. Until the person has enrolled, a further call for the same name
        /// replaces the account: the code of the earlier call ends. Not idempotent.
        ///
        /// Errors: as of CreateAccount; PERMISSION_DENIED (SIGNING_KEY_NEEDED) for a token of a log-in; FAILED_PRECONDITION
        /// (OPERATOR_EXISTS) when two enabled cluster operators exist.
        func bootstrap(_ request: IdentityV1.BootstrapRequest, context: CallContext) async throws -> IdentityV1.EnrolmentCode
        /// Makes the account of a person, and the code by which the person enrols once the account is approved. Not idempotent.
        ///
        /// Errors: as of the service; ALREADY_EXISTS (ACCOUNT_EXISTS); RESOURCE_EXHAUSTED (TOO_MANY_ACCOUNTS) above 10,000.
        func createAccount(_ request: IdentityV1.CreateAccountRequest, context: CallContext) async throws -> IdentityV1.EnrolmentCode
        /// Makes a feed of a machine, which gets tokens once it is approved. Not idempotent.
        ///
        /// Errors: as of CreateAccount.
        func createFeed(_ request: IdentityV1.CreateFeedRequest, context: CallContext) async throws -> IdentityV1.StaffAccount
        /// Replaces roles, organisation and divisions of an account or feed, and ends its tokens: at once where nothing is given
        /// that was not given before, else once it is approved. Idempotent.
        ///
        /// Errors: as of the service; FAILED_PRECONDITION (LAST_OPERATOR) when no enabled cluster operator would be left.
        func changeAccount(_ request: IdentityV1.ChangeAccountRequest, context: CallContext) async throws -> IdentityV1.StaffAccount
        /// Replaces the public keys of a feed: at once where none is new, else once it is approved. Tokens that it has go on.
        /// Idempotent.
        ///
        /// Errors: as of the service.
        func setFeedKeys(_ request: IdentityV1.SetFeedKeysRequest, context: CallContext) async throws -> IdentityV1.StaffAccount
        /// Disables an account or feed, and ends its tokens. Idempotent.
        ///
        /// Errors: as of the service; FAILED_PRECONDITION (LAST_OPERATOR).
        func disableAccount(_ request: IdentityV1.DisableAccountRequest, context: CallContext) async throws -> IdentityV1.StaffAccount
        /// Enables an account or feed again, with its password or keys as they were. Idempotent.
        ///
        /// Errors: as of the service.
        func enableAccount(_ request: IdentityV1.EnableAccountRequest, context: CallContext) async throws -> IdentityV1.StaffAccount
        /// Removes password, second factor and recovery codes of a person's account, ends its tokens, and makes a new enrolment
        /// code, once it is approved: for a person who lost one of them. Not idempotent: each call makes another code.
        ///
        /// Errors: as of the service; FAILED_PRECONDITION (LAST_OPERATOR).
        func resetAccount(_ request: IdentityV1.ResetAccountRequest, context: CallContext) async throws -> IdentityV1.EnrolmentCode
        /// Accounts and feeds within the caller's divisions in pages, by name, with what was changed last, when and by whom. A page
        /// may hold fewer than were asked for, or none. Idempotent.
        ///
        /// Errors: INVALID_ARGUMENT for `page_size` or `page_token`.
        func listAccounts(_ request: IdentityV1.ListAccountsRequest, context: CallContext) async throws -> IdentityV1.ListAccountsResponse
        /// Tokens that have not lapsed, those that were ended included, by account: the caller's own, or for a cluster operator
        /// and an auditor those of the accounts within their divisions. A page may hold fewer than were asked for, or none.
        /// Idempotent.
        ///
        /// Errors: INVALID_ARGUMENT for `account`, `page_size` or `page_token`; PERMISSION_DENIED (NOT_YOURS) for another account,
        /// and (OUTSIDE_SCOPE) for one outside the divisions of an operator or auditor.
        func listTokens(_ request: IdentityV1.ListTokensRequest, context: CallContext) async throws -> IdentityV1.ListTokensResponse
        /// Ends a token: the caller's own, or for a cluster operator that of an account within their divisions. Every process
        /// refuses it within a second. Idempotent.
        ///
        /// Errors: INVALID_ARGUMENT for `account` or `token_id`; PERMISSION_DENIED (NOT_YOURS) for another account's, and
        /// (OUTSIDE_SCOPE) for one outside an operator's divisions; NOT_FOUND (TOKEN_UNKNOWN).
        func revokeToken(_ request: IdentityV1.RevokeTokenRequest, context: CallContext) async throws -> IdentityV1.RevokeTokenResponse
    }

    /// The methods of `shuangma.identity.v1.Staff`.
    public enum StaffMethods {
        /// Gives a person a token for name, password and a code of the second factor or a recovery code. Not idempotent.
        ///
        /// A wrong name, password or code, and a disabled account, end alike and take the same time. After failures the next
        /// try of the account from an address, and of the address, has to wait: twice as long after each, 15 min at most.
        ///
        /// Errors: INVALID_ARGUMENT for `name`, `password`, `code` or `device`; UNAUTHENTICATED (LOGIN_FAILED);
        /// RESOURCE_EXHAUSTED (LOGIN_TOO_OFTEN, TOO_MANY_TOKENS, TOO_BUSY) with a RetryInfo.
        public static let login = MethodDescriptor(
            service: "shuangma.identity.v1.Staff", name: "Login", kind: .unary)
        /// Gives a feed a token for an assertion that its key has signed. Not idempotent: an assertion counts once.
        ///
        /// Errors: INVALID_ARGUMENT for `device`; UNAUTHENTICATED (LOGIN_FAILED) for an assertion that is malformed, signed by
        /// another key, for another cluster, lapsed, used before, or of a feed that is unknown or disabled;
        /// RESOURCE_EXHAUSTED (LOGIN_TOO_OFTEN, TOO_MANY_TOKENS, TOO_BUSY) with a RetryInfo. Tries are limited by address, and
        /// log-ins that the feed's key has signed by feed.
        public static let loginFeed = MethodDescriptor(
            service: "shuangma.identity.v1.Staff", name: "LoginFeed", kind: .unary)
        /// Ends the caller's own token, also one that no list has. Idempotent.
        public static let logout = MethodDescriptor(
            service: "shuangma.identity.v1.Staff", name: "Logout", kind: .unary, idempotency: .idempotent)
        /// Uses an enrolment code up: sets the password of an account and gives the secret of its second factor, to be confirmed
        /// within 30 min. Not idempotent: a code counts once. A password that is refused leaves the code as it was.
        ///
        /// Errors: INVALID_ARGUMENT for `name`, `enrolment_code` or `password`; UNAUTHENTICATED (ENROLMENT_FAILED);
        /// RESOURCE_EXHAUSTED (LOGIN_TOO_OFTEN, TOO_BUSY) with a RetryInfo.
        public static let beginEnrolment = MethodDescriptor(
            service: "shuangma.identity.v1.Staff", name: "BeginEnrolment", kind: .unary)
        /// Completes an enrolment by a code of the second factor. Gives recovery codes, which are shown this once. Not idempotent.
        /// After 5 wrong codes another enrolment code is needed.
        ///
        /// Errors: INVALID_ARGUMENT for `name`, `confirmation` or `code`; UNAUTHENTICATED (ENROLMENT_FAILED).
        public static let confirmEnrolment = MethodDescriptor(
            service: "shuangma.identity.v1.Staff", name: "ConfirmEnrolment", kind: .unary)
        /// Gives the caller's own account another password, and ends its other tokens. Needs the present password and a code, as
        /// Login does. Not idempotent: a code counts once.
        ///
        /// Errors: as of the service; as of Login; INVALID_ARGUMENT for `new_password`.
        public static let changePassword = MethodDescriptor(
            service: "shuangma.identity.v1.Staff", name: "ChangePassword", kind: .unary)
        /// Makes the accounts of the first two cluster operators. Nobody has to approve them. Needs a token that the cluster's
        /// signing key on disk has made, which no list has. Until the person has enrolled, a further call for the same name
        /// replaces the account: the code of the earlier call ends. Not idempotent.
        ///
        /// Errors: as of CreateAccount; PERMISSION_DENIED (SIGNING_KEY_NEEDED) for a token of a log-in; FAILED_PRECONDITION
        /// (OPERATOR_EXISTS) when two enabled cluster operators exist.
        public static let bootstrap = MethodDescriptor(
            service: "shuangma.identity.v1.Staff", name: "Bootstrap", kind: .unary)
        /// Makes the account of a person, and the code by which the person enrols once the account is approved. Not idempotent.
        ///
        /// Errors: as of the service; ALREADY_EXISTS (ACCOUNT_EXISTS); RESOURCE_EXHAUSTED (TOO_MANY_ACCOUNTS) above 10,000.
        public static let createAccount = MethodDescriptor(
            service: "shuangma.identity.v1.Staff", name: "CreateAccount", kind: .unary)
        /// Makes a feed of a machine, which gets tokens once it is approved. Not idempotent.
        ///
        /// Errors: as of CreateAccount.
        public static let createFeed = MethodDescriptor(
            service: "shuangma.identity.v1.Staff", name: "CreateFeed", kind: .unary)
        /// Replaces roles, organisation and divisions of an account or feed, and ends its tokens: at once where nothing is given
        /// that was not given before, else once it is approved. Idempotent.
        ///
        /// Errors: as of the service; FAILED_PRECONDITION (LAST_OPERATOR) when no enabled cluster operator would be left.
        public static let changeAccount = MethodDescriptor(
            service: "shuangma.identity.v1.Staff", name: "ChangeAccount", kind: .unary, idempotency: .idempotent)
        /// Replaces the public keys of a feed: at once where none is new, else once it is approved. Tokens that it has go on.
        /// Idempotent.
        ///
        /// Errors: as of the service.
        public static let setFeedKeys = MethodDescriptor(
            service: "shuangma.identity.v1.Staff", name: "SetFeedKeys", kind: .unary, idempotency: .idempotent)
        /// Disables an account or feed, and ends its tokens. Idempotent.
        ///
        /// Errors: as of the service; FAILED_PRECONDITION (LAST_OPERATOR).
        public static let disableAccount = MethodDescriptor(
            service: "shuangma.identity.v1.Staff", name: "DisableAccount", kind: .unary, idempotency: .idempotent)
        /// Enables an account or feed again, with its password or keys as they were. Idempotent.
        ///
        /// Errors: as of the service.
        public static let enableAccount = MethodDescriptor(
            service: "shuangma.identity.v1.Staff", name: "EnableAccount", kind: .unary, idempotency: .idempotent)
        /// Removes password, second factor and recovery codes of a person's account, ends its tokens, and makes a new enrolment
        /// code, once it is approved: for a person who lost one of them. Not idempotent: each call makes another code.
        ///
        /// Errors: as of the service; FAILED_PRECONDITION (LAST_OPERATOR).
        public static let resetAccount = MethodDescriptor(
            service: "shuangma.identity.v1.Staff", name: "ResetAccount", kind: .unary)
        /// Accounts and feeds within the caller's divisions in pages, by name, with what was changed last, when and by whom. A page
        /// may hold fewer than were asked for, or none. Idempotent.
        ///
        /// Errors: INVALID_ARGUMENT for `page_size` or `page_token`.
        public static let listAccounts = MethodDescriptor(
            service: "shuangma.identity.v1.Staff", name: "ListAccounts", kind: .unary, idempotency: .idempotent)
        /// Tokens that have not lapsed, those that were ended included, by account: the caller's own, or for a cluster operator
        /// and an auditor those of the accounts within their divisions. A page may hold fewer than were asked for, or none.
        /// Idempotent.
        ///
        /// Errors: INVALID_ARGUMENT for `account`, `page_size` or `page_token`; PERMISSION_DENIED (NOT_YOURS) for another account,
        /// and (OUTSIDE_SCOPE) for one outside the divisions of an operator or auditor.
        public static let listTokens = MethodDescriptor(
            service: "shuangma.identity.v1.Staff", name: "ListTokens", kind: .unary, idempotency: .idempotent)
        /// Ends a token: the caller's own, or for a cluster operator that of an account within their divisions. Every process
        /// refuses it within a second. Idempotent.
        ///
        /// Errors: INVALID_ARGUMENT for `account` or `token_id`; PERMISSION_DENIED (NOT_YOURS) for another account's, and
        /// (OUTSIDE_SCOPE) for one outside an operator's divisions; NOT_FOUND (TOKEN_UNKNOWN).
        public static let revokeToken = MethodDescriptor(
            service: "shuangma.identity.v1.Staff", name: "RevokeToken", kind: .unary, idempotency: .idempotent)

        /// The service.
        public static let service = ServiceDescriptor(
            name: "shuangma.identity.v1.Staff", methods: [login, loginFeed, logout, beginEnrolment, confirmEnrolment, changePassword, bootstrap, createAccount, createFeed, changeAccount, setFeedKeys, disableAccount, enableAccount, resetAccount, listAccounts, listTokens, revokeToken],
            fileName: "shuangma/identity/v1/staff.proto")
    }

    /// Calls `shuangma.identity.v1.Staff`.
    public struct StaffClient: Sendable {
        private let channel: any RPCChannel

        public init(_ channel: any RPCChannel) { self.channel = channel }

        /// Gives a person a token for name, password and a code of the second factor or a recovery code. Not idempotent.
        ///
        /// A wrong name, password or code, and a disabled account, end alike and take the same time. After failures the next
        /// try of the account from an address, and of the address, has to wait: twice as long after each, 15 min at most.
        ///
        /// Errors: INVALID_ARGUMENT for `name`, `password`, `code` or `device`; UNAUTHENTICATED (LOGIN_FAILED);
        /// RESOURCE_EXHAUSTED (LOGIN_TOO_OFTEN, TOO_MANY_TOKENS, TOO_BUSY) with a RetryInfo.
        public func login(
            _ request: IdentityV1.StaffLoginRequest, options: CallOptions = .init()
        ) async throws -> IdentityV1.StaffLoginResponse {
            try await channel.unary(StaffMethods.login, request, options: options)
        }

        /// Gives a feed a token for an assertion that its key has signed. Not idempotent: an assertion counts once.
        ///
        /// Errors: INVALID_ARGUMENT for `device`; UNAUTHENTICATED (LOGIN_FAILED) for an assertion that is malformed, signed by
        /// another key, for another cluster, lapsed, used before, or of a feed that is unknown or disabled;
        /// RESOURCE_EXHAUSTED (LOGIN_TOO_OFTEN, TOO_MANY_TOKENS, TOO_BUSY) with a RetryInfo. Tries are limited by address, and
        /// log-ins that the feed's key has signed by feed.
        public func loginFeed(
            _ request: IdentityV1.LoginFeedRequest, options: CallOptions = .init()
        ) async throws -> IdentityV1.LoginFeedResponse {
            try await channel.unary(StaffMethods.loginFeed, request, options: options)
        }

        /// Ends the caller's own token, also one that no list has. Idempotent.
        public func logout(
            _ request: IdentityV1.StaffLogoutRequest, options: CallOptions = .init()
        ) async throws -> IdentityV1.StaffLogoutResponse {
            try await channel.unary(StaffMethods.logout, request, options: options)
        }

        /// Uses an enrolment code up: sets the password of an account and gives the secret of its second factor, to be confirmed
        /// within 30 min. Not idempotent: a code counts once. A password that is refused leaves the code as it was.
        ///
        /// Errors: INVALID_ARGUMENT for `name`, `enrolment_code` or `password`; UNAUTHENTICATED (ENROLMENT_FAILED);
        /// RESOURCE_EXHAUSTED (LOGIN_TOO_OFTEN, TOO_BUSY) with a RetryInfo.
        public func beginEnrolment(
            _ request: IdentityV1.BeginEnrolmentRequest, options: CallOptions = .init()
        ) async throws -> IdentityV1.BeginEnrolmentResponse {
            try await channel.unary(StaffMethods.beginEnrolment, request, options: options)
        }

        /// Completes an enrolment by a code of the second factor. Gives recovery codes, which are shown this once. Not idempotent.
        /// After 5 wrong codes another enrolment code is needed.
        ///
        /// Errors: INVALID_ARGUMENT for `name`, `confirmation` or `code`; UNAUTHENTICATED (ENROLMENT_FAILED).
        public func confirmEnrolment(
            _ request: IdentityV1.ConfirmEnrolmentRequest, options: CallOptions = .init()
        ) async throws -> IdentityV1.ConfirmEnrolmentResponse {
            try await channel.unary(StaffMethods.confirmEnrolment, request, options: options)
        }

        /// Gives the caller's own account another password, and ends its other tokens. Needs the present password and a code, as
        /// Login does. Not idempotent: a code counts once.
        ///
        /// Errors: as of the service; as of Login; INVALID_ARGUMENT for `new_password`.
        public func changePassword(
            _ request: IdentityV1.ChangePasswordRequest, options: CallOptions = .init()
        ) async throws -> IdentityV1.ChangePasswordResponse {
            try await channel.unary(StaffMethods.changePassword, request, options: options)
        }

        /// Makes the accounts of the first two cluster operators. Nobody has to approve them. Needs a token that the cluster's
        /// signing key on disk has made, which no list has. Until the person has enrolled, a further call for the same name
        /// replaces the account: the code of the earlier call ends. Not idempotent.
        ///
        /// Errors: as of CreateAccount; PERMISSION_DENIED (SIGNING_KEY_NEEDED) for a token of a log-in; FAILED_PRECONDITION
        /// (OPERATOR_EXISTS) when two enabled cluster operators exist.
        public func bootstrap(
            _ request: IdentityV1.BootstrapRequest, options: CallOptions = .init()
        ) async throws -> IdentityV1.EnrolmentCode {
            try await channel.unary(StaffMethods.bootstrap, request, options: options)
        }

        /// Makes the account of a person, and the code by which the person enrols once the account is approved. Not idempotent.
        ///
        /// Errors: as of the service; ALREADY_EXISTS (ACCOUNT_EXISTS); RESOURCE_EXHAUSTED (TOO_MANY_ACCOUNTS) above 10,000.
        public func createAccount(
            _ request: IdentityV1.CreateAccountRequest, options: CallOptions = .init()
        ) async throws -> IdentityV1.EnrolmentCode {
            try await channel.unary(StaffMethods.createAccount, request, options: options)
        }

        /// Makes a feed of a machine, which gets tokens once it is approved. Not idempotent.
        ///
        /// Errors: as of CreateAccount.
        public func createFeed(
            _ request: IdentityV1.CreateFeedRequest, options: CallOptions = .init()
        ) async throws -> IdentityV1.StaffAccount {
            try await channel.unary(StaffMethods.createFeed, request, options: options)
        }

        /// Replaces roles, organisation and divisions of an account or feed, and ends its tokens: at once where nothing is given
        /// that was not given before, else once it is approved. Idempotent.
        ///
        /// Errors: as of the service; FAILED_PRECONDITION (LAST_OPERATOR) when no enabled cluster operator would be left.
        public func changeAccount(
            _ request: IdentityV1.ChangeAccountRequest, options: CallOptions = .init()
        ) async throws -> IdentityV1.StaffAccount {
            try await channel.unary(StaffMethods.changeAccount, request, options: options)
        }

        /// Replaces the public keys of a feed: at once where none is new, else once it is approved. Tokens that it has go on.
        /// Idempotent.
        ///
        /// Errors: as of the service.
        public func setFeedKeys(
            _ request: IdentityV1.SetFeedKeysRequest, options: CallOptions = .init()
        ) async throws -> IdentityV1.StaffAccount {
            try await channel.unary(StaffMethods.setFeedKeys, request, options: options)
        }

        /// Disables an account or feed, and ends its tokens. Idempotent.
        ///
        /// Errors: as of the service; FAILED_PRECONDITION (LAST_OPERATOR).
        public func disableAccount(
            _ request: IdentityV1.DisableAccountRequest, options: CallOptions = .init()
        ) async throws -> IdentityV1.StaffAccount {
            try await channel.unary(StaffMethods.disableAccount, request, options: options)
        }

        /// Enables an account or feed again, with its password or keys as they were. Idempotent.
        ///
        /// Errors: as of the service.
        public func enableAccount(
            _ request: IdentityV1.EnableAccountRequest, options: CallOptions = .init()
        ) async throws -> IdentityV1.StaffAccount {
            try await channel.unary(StaffMethods.enableAccount, request, options: options)
        }

        /// Removes password, second factor and recovery codes of a person's account, ends its tokens, and makes a new enrolment
        /// code, once it is approved: for a person who lost one of them. Not idempotent: each call makes another code.
        ///
        /// Errors: as of the service; FAILED_PRECONDITION (LAST_OPERATOR).
        public func resetAccount(
            _ request: IdentityV1.ResetAccountRequest, options: CallOptions = .init()
        ) async throws -> IdentityV1.EnrolmentCode {
            try await channel.unary(StaffMethods.resetAccount, request, options: options)
        }

        /// Accounts and feeds within the caller's divisions in pages, by name, with what was changed last, when and by whom. A page
        /// may hold fewer than were asked for, or none. Idempotent.
        ///
        /// Errors: INVALID_ARGUMENT for `page_size` or `page_token`.
        public func listAccounts(
            _ request: IdentityV1.ListAccountsRequest, options: CallOptions = .init()
        ) async throws -> IdentityV1.ListAccountsResponse {
            try await channel.unary(StaffMethods.listAccounts, request, options: options)
        }

        /// Tokens that have not lapsed, those that were ended included, by account: the caller's own, or for a cluster operator
        /// and an auditor those of the accounts within their divisions. A page may hold fewer than were asked for, or none.
        /// Idempotent.
        ///
        /// Errors: INVALID_ARGUMENT for `account`, `page_size` or `page_token`; PERMISSION_DENIED (NOT_YOURS) for another account,
        /// and (OUTSIDE_SCOPE) for one outside the divisions of an operator or auditor.
        public func listTokens(
            _ request: IdentityV1.ListTokensRequest, options: CallOptions = .init()
        ) async throws -> IdentityV1.ListTokensResponse {
            try await channel.unary(StaffMethods.listTokens, request, options: options)
        }

        /// Ends a token: the caller's own, or for a cluster operator that of an account within their divisions. Every process
        /// refuses it within a second. Idempotent.
        ///
        /// Errors: INVALID_ARGUMENT for `account` or `token_id`; PERMISSION_DENIED (NOT_YOURS) for another account's, and
        /// (OUTSIDE_SCOPE) for one outside an operator's divisions; NOT_FOUND (TOKEN_UNKNOWN).
        public func revokeToken(
            _ request: IdentityV1.RevokeTokenRequest, options: CallOptions = .init()
        ) async throws -> IdentityV1.RevokeTokenResponse {
            try await channel.unary(StaffMethods.revokeToken, request, options: options)
        }
    }

    /// Passes calls of `shuangma.identity.v1.Staff` on to the service that answers them, in the name of who
    /// makes them: the service's own authorizer decides again.
    public struct StaffForwarder: StaffService {
        private let client: StaffClient

        /// - Parameter channel: To the service.
        public init(_ channel: any RPCChannel) { client = StaffClient(channel) }

        public func login(_ request: IdentityV1.StaffLoginRequest, context: CallContext) async throws -> IdentityV1.StaffLoginResponse {
            try await client.login(request, options: context.forwarded)
        }

        public func loginFeed(_ request: IdentityV1.LoginFeedRequest, context: CallContext) async throws -> IdentityV1.LoginFeedResponse {
            try await client.loginFeed(request, options: context.forwarded)
        }

        public func logout(_ request: IdentityV1.StaffLogoutRequest, context: CallContext) async throws -> IdentityV1.StaffLogoutResponse {
            try await client.logout(request, options: context.forwarded)
        }

        public func beginEnrolment(_ request: IdentityV1.BeginEnrolmentRequest, context: CallContext) async throws -> IdentityV1.BeginEnrolmentResponse {
            try await client.beginEnrolment(request, options: context.forwarded)
        }

        public func confirmEnrolment(_ request: IdentityV1.ConfirmEnrolmentRequest, context: CallContext) async throws -> IdentityV1.ConfirmEnrolmentResponse {
            try await client.confirmEnrolment(request, options: context.forwarded)
        }

        public func changePassword(_ request: IdentityV1.ChangePasswordRequest, context: CallContext) async throws -> IdentityV1.ChangePasswordResponse {
            try await client.changePassword(request, options: context.forwarded)
        }

        public func bootstrap(_ request: IdentityV1.BootstrapRequest, context: CallContext) async throws -> IdentityV1.EnrolmentCode {
            try await client.bootstrap(request, options: context.forwarded)
        }

        public func createAccount(_ request: IdentityV1.CreateAccountRequest, context: CallContext) async throws -> IdentityV1.EnrolmentCode {
            try await client.createAccount(request, options: context.forwarded)
        }

        public func createFeed(_ request: IdentityV1.CreateFeedRequest, context: CallContext) async throws -> IdentityV1.StaffAccount {
            try await client.createFeed(request, options: context.forwarded)
        }

        public func changeAccount(_ request: IdentityV1.ChangeAccountRequest, context: CallContext) async throws -> IdentityV1.StaffAccount {
            try await client.changeAccount(request, options: context.forwarded)
        }

        public func setFeedKeys(_ request: IdentityV1.SetFeedKeysRequest, context: CallContext) async throws -> IdentityV1.StaffAccount {
            try await client.setFeedKeys(request, options: context.forwarded)
        }

        public func disableAccount(_ request: IdentityV1.DisableAccountRequest, context: CallContext) async throws -> IdentityV1.StaffAccount {
            try await client.disableAccount(request, options: context.forwarded)
        }

        public func enableAccount(_ request: IdentityV1.EnableAccountRequest, context: CallContext) async throws -> IdentityV1.StaffAccount {
            try await client.enableAccount(request, options: context.forwarded)
        }

        public func resetAccount(_ request: IdentityV1.ResetAccountRequest, context: CallContext) async throws -> IdentityV1.EnrolmentCode {
            try await client.resetAccount(request, options: context.forwarded)
        }

        public func listAccounts(_ request: IdentityV1.ListAccountsRequest, context: CallContext) async throws -> IdentityV1.ListAccountsResponse {
            try await client.listAccounts(request, options: context.forwarded)
        }

        public func listTokens(_ request: IdentityV1.ListTokensRequest, context: CallContext) async throws -> IdentityV1.ListTokensResponse {
            try await client.listTokens(request, options: context.forwarded)
        }

        public func revokeToken(_ request: IdentityV1.RevokeTokenRequest, context: CallContext) async throws -> IdentityV1.RevokeTokenResponse {
            try await client.revokeToken(request, options: context.forwarded)
        }
    }
}

extension IdentityV1.StaffService {
    public static var descriptor: ServiceDescriptor { IdentityV1.StaffMethods.service }

    public func register(in router: inout Router) { registerAll(in: &router) }

    /// Registers every method; for services whose own ``register(in:)`` then does more.
    public func registerAll(in router: inout Router) {
        router.serveUnary(IdentityV1.StaffMethods.login) { call, context in
            try call.respond(try await self.login(call.request(IdentityV1.StaffLoginRequest.self), context: context))
        }
        router.serveUnary(IdentityV1.StaffMethods.loginFeed) { call, context in
            try call.respond(try await self.loginFeed(call.request(IdentityV1.LoginFeedRequest.self), context: context))
        }
        router.serveUnary(IdentityV1.StaffMethods.logout) { call, context in
            try call.respond(try await self.logout(call.request(IdentityV1.StaffLogoutRequest.self), context: context))
        }
        router.serveUnary(IdentityV1.StaffMethods.beginEnrolment) { call, context in
            try call.respond(try await self.beginEnrolment(call.request(IdentityV1.BeginEnrolmentRequest.self), context: context))
        }
        router.serveUnary(IdentityV1.StaffMethods.confirmEnrolment) { call, context in
            try call.respond(try await self.confirmEnrolment(call.request(IdentityV1.ConfirmEnrolmentRequest.self), context: context))
        }
        router.serveUnary(IdentityV1.StaffMethods.changePassword) { call, context in
            try call.respond(try await self.changePassword(call.request(IdentityV1.ChangePasswordRequest.self), context: context))
        }
        router.serveUnary(IdentityV1.StaffMethods.bootstrap) { call, context in
            try call.respond(try await self.bootstrap(call.request(IdentityV1.BootstrapRequest.self), context: context))
        }
        router.serveUnary(IdentityV1.StaffMethods.createAccount) { call, context in
            try call.respond(try await self.createAccount(call.request(IdentityV1.CreateAccountRequest.self), context: context))
        }
        router.serveUnary(IdentityV1.StaffMethods.createFeed) { call, context in
            try call.respond(try await self.createFeed(call.request(IdentityV1.CreateFeedRequest.self), context: context))
        }
        router.serveUnary(IdentityV1.StaffMethods.changeAccount) { call, context in
            try call.respond(try await self.changeAccount(call.request(IdentityV1.ChangeAccountRequest.self), context: context))
        }
        router.serveUnary(IdentityV1.StaffMethods.setFeedKeys) { call, context in
            try call.respond(try await self.setFeedKeys(call.request(IdentityV1.SetFeedKeysRequest.self), context: context))
        }
        router.serveUnary(IdentityV1.StaffMethods.disableAccount) { call, context in
            try call.respond(try await self.disableAccount(call.request(IdentityV1.DisableAccountRequest.self), context: context))
        }
        router.serveUnary(IdentityV1.StaffMethods.enableAccount) { call, context in
            try call.respond(try await self.enableAccount(call.request(IdentityV1.EnableAccountRequest.self), context: context))
        }
        router.serveUnary(IdentityV1.StaffMethods.resetAccount) { call, context in
            try call.respond(try await self.resetAccount(call.request(IdentityV1.ResetAccountRequest.self), context: context))
        }
        router.serveUnary(IdentityV1.StaffMethods.listAccounts) { call, context in
            try call.respond(try await self.listAccounts(call.request(IdentityV1.ListAccountsRequest.self), context: context))
        }
        router.serveUnary(IdentityV1.StaffMethods.listTokens) { call, context in
            try call.respond(try await self.listTokens(call.request(IdentityV1.ListTokensRequest.self), context: context))
        }
        router.serveUnary(IdentityV1.StaffMethods.revokeToken) { call, context in
            try call.respond(try await self.revokeToken(call.request(IdentityV1.RevokeTokenRequest.self), context: context))
        }
    }
}
