// Generated from shuangma/identity/v1/identity.proto by scripts/generate. Do not edit.

import CCommonContracts
import CIdentityContracts
import CWellKnownTypes
public import CommonContracts
public import RPC
import Security
public import Wire

extension IdentityV1 {
    /// What a citizen consents to.
    public struct ConsentKind: RawRepresentable, Hashable, Sendable {
        public var rawValue: Int32
        public init(rawValue: Int32) { self.rawValue = rawValue }

        /// Not given; rejected.
        public static let unspecified = Self(rawValue: 0)
        /// Showing the trip card of the session's phone without another code (MRG-1).
        public static let tripCard = Self(rawValue: 1)
    }

    /// Asks for a code.
    public struct RequestSmsCodeRequest: WireMessage {
        /// Mainland mobile number, 11 digits.
        public var phone: String
        /// What the code is for.
        public var purpose: IdentityV1.SmsPurpose
        /// `device_token` of a login with this phone, if the client keeps one. One that is not known counts for nothing.
        public var deviceToken: String
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__identity__v1__request_sms_code_request__descriptor_pointer()) }
        public static var types: MessageTypes { IdentityContractsTypes.all }

        public init() {
            self.phone = ""
            self.purpose = .init(rawValue: 0)
            self.deviceToken = ""
        }

        public init(
            phone: String = "",
            purpose: IdentityV1.SmsPurpose = .init(rawValue: 0),
            deviceToken: String = ""
        ) {
            self.phone = phone
            self.purpose = purpose
            self.deviceToken = deviceToken
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Shuangma__Identity__V1__RequestSmsCodeRequest.self)
            self.phone = try MessageReader.string(c.pointee.phone, field: "shuangma.identity.v1.RequestSmsCodeRequest.phone")
            self.purpose = IdentityV1.SmsPurpose(rawValue: Int32(truncatingIfNeeded: c.pointee.purpose.rawValue))
            self.deviceToken = try MessageReader.string(c.pointee.device_token, field: "shuangma.identity.v1.RequestSmsCodeRequest.device_token")
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Identity__V1__RequestSmsCodeRequest.self)
            shuangma__identity__v1__request_sms_code_request__init(c)
            c.pointee.phone = try writer.string(self.phone)
            c.pointee.purpose = Shuangma__Identity__V1__SmsPurpose(rawValue: .init(truncatingIfNeeded: self.purpose.rawValue))
            c.pointee.device_token = try writer.string(self.deviceToken)
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// The code is on its way, if the number exists.
    public struct RequestSmsCodeResponse: WireMessage {
        /// When the code lapses: 5 minutes after sending.
        public var expiresAt: GoogleProtobuf.Timestamp?
        /// When the caller may ask for another code: 60 seconds after sending.
        public var nextRequestAt: GoogleProtobuf.Timestamp?
        /// Names the code. Whoever uses the code up must present it. 22 characters of base64url.
        public var handle: String
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__identity__v1__request_sms_code_response__descriptor_pointer()) }
        public static var types: MessageTypes { IdentityContractsTypes.all }

        public init() {
            self.expiresAt = nil
            self.nextRequestAt = nil
            self.handle = ""
        }

        public init(
            expiresAt: GoogleProtobuf.Timestamp? = nil,
            nextRequestAt: GoogleProtobuf.Timestamp? = nil,
            handle: String = ""
        ) {
            self.expiresAt = expiresAt
            self.nextRequestAt = nextRequestAt
            self.handle = handle
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Shuangma__Identity__V1__RequestSmsCodeResponse.self)
            self.expiresAt = try MessageReader.message(c.pointee.expires_at, as: GoogleProtobuf.Timestamp.self)
            self.nextRequestAt = try MessageReader.message(c.pointee.next_request_at, as: GoogleProtobuf.Timestamp.self)
            self.handle = try MessageReader.string(c.pointee.handle, field: "shuangma.identity.v1.RequestSmsCodeResponse.handle")
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Identity__V1__RequestSmsCodeResponse.self)
            shuangma__identity__v1__request_sms_code_response__init(c)
            if let value = self.expiresAt { c.pointee.expires_at = try writer.message(value, as: Google__Protobuf__Timestamp.self) }
            if let value = self.nextRequestAt { c.pointee.next_request_at = try writer.message(value, as: Google__Protobuf__Timestamp.self) }
            c.pointee.handle = try writer.string(self.handle)
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// Opens a session.
    public struct LoginRequest: WireMessage {
        /// Phone of the person.
        public var phone: String
        /// The six digits sent for LOGIN.
        public var code: String
        /// Document of the person; may be left out, since a number has one holder (TRIP-12). The holder of another document is
        /// refused.
        public var document: CommonV1.Document?
        /// `handle` of the answer with which the code was sent.
        public var handle: String
        /// What the session is to be called in the list of sessions, such as "Firefox, Android": at most 64 characters without
        /// control characters. May be left out.
        public var deviceLabel: String
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__identity__v1__login_request__descriptor_pointer()) }
        public static var types: MessageTypes { IdentityContractsTypes.all }

        public init() {
            self.phone = ""
            self.code = ""
            self.document = nil
            self.handle = ""
            self.deviceLabel = ""
        }

        public init(
            phone: String = "",
            code: String = "",
            document: CommonV1.Document? = nil,
            handle: String = "",
            deviceLabel: String = ""
        ) {
            self.phone = phone
            self.code = code
            self.document = document
            self.handle = handle
            self.deviceLabel = deviceLabel
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Shuangma__Identity__V1__LoginRequest.self)
            self.phone = try MessageReader.string(c.pointee.phone, field: "shuangma.identity.v1.LoginRequest.phone")
            self.code = try MessageReader.string(c.pointee.code, field: "shuangma.identity.v1.LoginRequest.code")
            self.document = try MessageReader.message(c.pointee.document, as: CommonV1.Document.self)
            self.handle = try MessageReader.string(c.pointee.handle, field: "shuangma.identity.v1.LoginRequest.handle")
            self.deviceLabel = try MessageReader.string(c.pointee.device_label, field: "shuangma.identity.v1.LoginRequest.device_label")
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Identity__V1__LoginRequest.self)
            shuangma__identity__v1__login_request__init(c)
            c.pointee.phone = try writer.string(self.phone)
            c.pointee.code = try writer.string(self.code)
            if let value = self.document { c.pointee.document = try writer.message(value, as: Shuangma__Common__V1__Document.self) }
            c.pointee.handle = try writer.string(self.handle)
            c.pointee.device_label = try writer.string(self.deviceLabel)
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// A session.
    public struct LoginResponse: WireMessage {
        /// Access token, a bearer token for the `authorization` metadata.
        public var token: String
        /// When the access token lapses: after 10 minutes.
        public var expiresAt: GoogleProtobuf.Timestamp?
        /// The person who logged in, masked.
        public var profile: IdentityV1.Profile?
        /// For the client to keep, and to present when it asks for a code to this phone again: it makes the device a known one
        /// for 180 days after its last login. 22 characters of base64url; empty when the code was asked for with such a token,
        /// which stays valid.
        public var deviceToken: String
        /// For RefreshSession; empty for a page of the server itself, which got it as a cookie.
        public var refreshToken: String
        /// When the session ends if it is not refreshed before: after 7 days, and 30 days after its login at the latest.
        public var sessionExpiresAt: GoogleProtobuf.Timestamp?
        /// Id of the session, 16 bytes.
        public var sessionId: [UInt8]
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__identity__v1__login_response__descriptor_pointer()) }
        public static var types: MessageTypes { IdentityContractsTypes.all }

        public init() {
            self.token = ""
            self.expiresAt = nil
            self.profile = nil
            self.deviceToken = ""
            self.refreshToken = ""
            self.sessionExpiresAt = nil
            self.sessionId = []
        }

        public init(
            token: String = "",
            expiresAt: GoogleProtobuf.Timestamp? = nil,
            profile: IdentityV1.Profile? = nil,
            deviceToken: String = "",
            refreshToken: String = "",
            sessionExpiresAt: GoogleProtobuf.Timestamp? = nil,
            sessionId: [UInt8] = []
        ) {
            self.token = token
            self.expiresAt = expiresAt
            self.profile = profile
            self.deviceToken = deviceToken
            self.refreshToken = refreshToken
            self.sessionExpiresAt = sessionExpiresAt
            self.sessionId = sessionId
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Shuangma__Identity__V1__LoginResponse.self)
            self.token = try MessageReader.string(c.pointee.token, field: "shuangma.identity.v1.LoginResponse.token")
            self.expiresAt = try MessageReader.message(c.pointee.expires_at, as: GoogleProtobuf.Timestamp.self)
            self.profile = try MessageReader.message(c.pointee.profile, as: IdentityV1.Profile.self)
            self.deviceToken = try MessageReader.string(c.pointee.device_token, field: "shuangma.identity.v1.LoginResponse.device_token")
            self.refreshToken = try MessageReader.string(c.pointee.refresh_token, field: "shuangma.identity.v1.LoginResponse.refresh_token")
            self.sessionExpiresAt = try MessageReader.message(c.pointee.session_expires_at, as: GoogleProtobuf.Timestamp.self)
            self.sessionId = MessageReader.bytes(c.pointee.session_id)
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Identity__V1__LoginResponse.self)
            shuangma__identity__v1__login_response__init(c)
            c.pointee.token = try writer.string(self.token)
            if let value = self.expiresAt { c.pointee.expires_at = try writer.message(value, as: Google__Protobuf__Timestamp.self) }
            if let value = self.profile { c.pointee.profile = try writer.message(value, as: Shuangma__Identity__V1__Profile.self) }
            c.pointee.device_token = try writer.string(self.deviceToken)
            c.pointee.refresh_token = try writer.string(self.refreshToken)
            if let value = self.sessionExpiresAt { c.pointee.session_expires_at = try writer.message(value, as: Google__Protobuf__Timestamp.self) }
            c.pointee.session_id = try writer.bytes(self.sessionId)
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// Exchanges a refresh token.
    public struct RefreshSessionRequest: WireMessage {
        /// The last one that the session got; empty for a page of the server itself, which has a cookie.
        public var refreshToken: String
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__identity__v1__refresh_session_request__descriptor_pointer()) }
        public static var types: MessageTypes { IdentityContractsTypes.all }

        public init() {
            self.refreshToken = ""
        }

        public init(
            refreshToken: String = ""
        ) {
            self.refreshToken = refreshToken
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Shuangma__Identity__V1__RefreshSessionRequest.self)
            self.refreshToken = try MessageReader.string(c.pointee.refresh_token, field: "shuangma.identity.v1.RefreshSessionRequest.refresh_token")
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Identity__V1__RefreshSessionRequest.self)
            shuangma__identity__v1__refresh_session_request__init(c)
            c.pointee.refresh_token = try writer.string(self.refreshToken)
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// A session that goes on.
    public struct RefreshSessionResponse: WireMessage {
        /// Access token, a bearer token for the `authorization` metadata.
        public var token: String
        /// When the access token lapses: after 10 minutes, and not after the session.
        public var expiresAt: GoogleProtobuf.Timestamp?
        /// For the next RefreshSession; empty for a page of the server itself, which got it as a cookie.
        public var refreshToken: String
        /// When the session ends if it is not refreshed before: after 7 days, and 30 days after its login at the latest.
        public var sessionExpiresAt: GoogleProtobuf.Timestamp?
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__identity__v1__refresh_session_response__descriptor_pointer()) }
        public static var types: MessageTypes { IdentityContractsTypes.all }

        public init() {
            self.token = ""
            self.expiresAt = nil
            self.refreshToken = ""
            self.sessionExpiresAt = nil
        }

        public init(
            token: String = "",
            expiresAt: GoogleProtobuf.Timestamp? = nil,
            refreshToken: String = "",
            sessionExpiresAt: GoogleProtobuf.Timestamp? = nil
        ) {
            self.token = token
            self.expiresAt = expiresAt
            self.refreshToken = refreshToken
            self.sessionExpiresAt = sessionExpiresAt
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Shuangma__Identity__V1__RefreshSessionResponse.self)
            self.token = try MessageReader.string(c.pointee.token, field: "shuangma.identity.v1.RefreshSessionResponse.token")
            self.expiresAt = try MessageReader.message(c.pointee.expires_at, as: GoogleProtobuf.Timestamp.self)
            self.refreshToken = try MessageReader.string(c.pointee.refresh_token, field: "shuangma.identity.v1.RefreshSessionResponse.refresh_token")
            self.sessionExpiresAt = try MessageReader.message(c.pointee.session_expires_at, as: GoogleProtobuf.Timestamp.self)
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Identity__V1__RefreshSessionResponse.self)
            shuangma__identity__v1__refresh_session_response__init(c)
            c.pointee.token = try writer.string(self.token)
            if let value = self.expiresAt { c.pointee.expires_at = try writer.message(value, as: Google__Protobuf__Timestamp.self) }
            c.pointee.refresh_token = try writer.string(self.refreshToken)
            if let value = self.sessionExpiresAt { c.pointee.session_expires_at = try writer.message(value, as: Google__Protobuf__Timestamp.self) }
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// Asks for the caller's sessions.
    public struct ListSessionsRequest: WireMessage {
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__identity__v1__list_sessions_request__descriptor_pointer()) }
        public static var types: MessageTypes { IdentityContractsTypes.all }

        public init() {
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Shuangma__Identity__V1__ListSessionsRequest.self)
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Identity__V1__ListSessionsRequest.self)
            shuangma__identity__v1__list_sessions_request__init(c)
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// The caller's sessions.
    public struct ListSessionsResponse: WireMessage {
        /// The last used first.
        public var sessions: [IdentityV1.Session]
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__identity__v1__list_sessions_response__descriptor_pointer()) }
        public static var types: MessageTypes { IdentityContractsTypes.all }

        public init() {
            self.sessions = []
        }

        public init(
            sessions: [IdentityV1.Session] = []
        ) {
            self.sessions = sessions
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Shuangma__Identity__V1__ListSessionsResponse.self)
            self.sessions = try MessageReader.array(c.pointee.n_sessions, c.pointee.sessions) { element throws(WireError) in
                try IdentityV1.Session(c: UnsafeRawPointer(element!))
            }
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Identity__V1__ListSessionsResponse.self)
            shuangma__identity__v1__list_sessions_response__init(c)
            c.pointee.n_sessions = self.sessions.count
            c.pointee.sessions = try writer.array(self.sessions) { element throws(WireError) in try writer.message(element, as: Shuangma__Identity__V1__Session.self) }
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// An open session.
    public struct Session: WireMessage {
        /// Id of the session, 16 bytes.
        public var id: [UInt8]
        /// What its login called it; empty when it gave no name.
        public var deviceLabel: String
        /// When it was opened.
        public var openedAt: GoogleProtobuf.Timestamp?
        /// When it was refreshed last; `opened_at` when it never was.
        public var lastUsedAt: GoogleProtobuf.Timestamp?
        /// When it ends if it is not refreshed before.
        public var expiresAt: GoogleProtobuf.Timestamp?
        /// The number that it was opened with, masked.
        public var maskedPhone: String
        /// It is the session of this very call.
        public var isThisOne: Bool
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__identity__v1__session__descriptor_pointer()) }
        public static var types: MessageTypes { IdentityContractsTypes.all }

        public init() {
            self.id = []
            self.deviceLabel = ""
            self.openedAt = nil
            self.lastUsedAt = nil
            self.expiresAt = nil
            self.maskedPhone = ""
            self.isThisOne = false
        }

        public init(
            id: [UInt8] = [],
            deviceLabel: String = "",
            openedAt: GoogleProtobuf.Timestamp? = nil,
            lastUsedAt: GoogleProtobuf.Timestamp? = nil,
            expiresAt: GoogleProtobuf.Timestamp? = nil,
            maskedPhone: String = "",
            isThisOne: Bool = false
        ) {
            self.id = id
            self.deviceLabel = deviceLabel
            self.openedAt = openedAt
            self.lastUsedAt = lastUsedAt
            self.expiresAt = expiresAt
            self.maskedPhone = maskedPhone
            self.isThisOne = isThisOne
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Shuangma__Identity__V1__Session.self)
            self.id = MessageReader.bytes(c.pointee.id)
            self.deviceLabel = try MessageReader.string(c.pointee.device_label, field: "shuangma.identity.v1.Session.device_label")
            self.openedAt = try MessageReader.message(c.pointee.opened_at, as: GoogleProtobuf.Timestamp.self)
            self.lastUsedAt = try MessageReader.message(c.pointee.last_used_at, as: GoogleProtobuf.Timestamp.self)
            self.expiresAt = try MessageReader.message(c.pointee.expires_at, as: GoogleProtobuf.Timestamp.self)
            self.maskedPhone = try MessageReader.string(c.pointee.masked_phone, field: "shuangma.identity.v1.Session.masked_phone")
            self.isThisOne = c.pointee.is_this_one != 0
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Identity__V1__Session.self)
            shuangma__identity__v1__session__init(c)
            c.pointee.id = try writer.bytes(self.id)
            c.pointee.device_label = try writer.string(self.deviceLabel)
            if let value = self.openedAt { c.pointee.opened_at = try writer.message(value, as: Google__Protobuf__Timestamp.self) }
            if let value = self.lastUsedAt { c.pointee.last_used_at = try writer.message(value, as: Google__Protobuf__Timestamp.self) }
            if let value = self.expiresAt { c.pointee.expires_at = try writer.message(value, as: Google__Protobuf__Timestamp.self) }
            c.pointee.masked_phone = try writer.string(self.maskedPhone)
            c.pointee.is_this_one = self.isThisOne ? 1 : 0
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// Ends a session.
    public struct RevokeSessionRequest: WireMessage {
        /// Id of the session, 16 bytes.
        public var sessionId: [UInt8]
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__identity__v1__revoke_session_request__descriptor_pointer()) }
        public static var types: MessageTypes { IdentityContractsTypes.all }

        public init() {
            self.sessionId = []
        }

        public init(
            sessionId: [UInt8] = []
        ) {
            self.sessionId = sessionId
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Shuangma__Identity__V1__RevokeSessionRequest.self)
            self.sessionId = MessageReader.bytes(c.pointee.session_id)
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Identity__V1__RevokeSessionRequest.self)
            shuangma__identity__v1__revoke_session_request__init(c)
            c.pointee.session_id = try writer.bytes(self.sessionId)
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// The session is over.
    public struct RevokeSessionResponse: WireMessage {
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__identity__v1__revoke_session_response__descriptor_pointer()) }
        public static var types: MessageTypes { IdentityContractsTypes.all }

        public init() {
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Shuangma__Identity__V1__RevokeSessionResponse.self)
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Identity__V1__RevokeSessionResponse.self)
            shuangma__identity__v1__revoke_session_response__init(c)
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// Ends sessions.
    public struct RevokeOtherSessionsRequest: WireMessage {
        /// End the calling session as well.
        public var andThisOne: Bool
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__identity__v1__revoke_other_sessions_request__descriptor_pointer()) }
        public static var types: MessageTypes { IdentityContractsTypes.all }

        public init() {
            self.andThisOne = false
        }

        public init(
            andThisOne: Bool = false
        ) {
            self.andThisOne = andThisOne
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Shuangma__Identity__V1__RevokeOtherSessionsRequest.self)
            self.andThisOne = c.pointee.and_this_one != 0
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Identity__V1__RevokeOtherSessionsRequest.self)
            shuangma__identity__v1__revoke_other_sessions_request__init(c)
            c.pointee.and_this_one = self.andThisOne ? 1 : 0
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// The sessions are over.
    public struct RevokeOtherSessionsResponse: WireMessage {
        /// How many were ended.
        public var ended: UInt32
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__identity__v1__revoke_other_sessions_response__descriptor_pointer()) }
        public static var types: MessageTypes { IdentityContractsTypes.all }

        public init() {
            self.ended = 0
        }

        public init(
            ended: UInt32 = 0
        ) {
            self.ended = ended
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Shuangma__Identity__V1__RevokeOtherSessionsResponse.self)
            self.ended = c.pointee.ended
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Identity__V1__RevokeOtherSessionsResponse.self)
            shuangma__identity__v1__revoke_other_sessions_response__init(c)
            c.pointee.ended = self.ended
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// Ends the caller's session.
    public struct LogoutRequest: WireMessage {
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__identity__v1__logout_request__descriptor_pointer()) }
        public static var types: MessageTypes { IdentityContractsTypes.all }

        public init() {
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Shuangma__Identity__V1__LogoutRequest.self)
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Identity__V1__LogoutRequest.self)
            shuangma__identity__v1__logout_request__init(c)
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// The session is over.
    public struct LogoutResponse: WireMessage {
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__identity__v1__logout_response__descriptor_pointer()) }
        public static var types: MessageTypes { IdentityContractsTypes.all }

        public init() {
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Shuangma__Identity__V1__LogoutResponse.self)
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Identity__V1__LogoutResponse.self)
            shuangma__identity__v1__logout_response__init(c)
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// Asks for a profile.
    public struct GetProfileRequest: WireMessage {
        /// The person; a citizen may leave it out and means themselves.
        public var person: CommonV1.PersonRef?
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__identity__v1__get_profile_request__descriptor_pointer()) }
        public static var types: MessageTypes { IdentityContractsTypes.all }

        public init() {
            self.person = nil
        }

        public init(
            person: CommonV1.PersonRef? = nil
        ) {
            self.person = person
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Shuangma__Identity__V1__GetProfileRequest.self)
            self.person = try MessageReader.message(c.pointee.person, as: CommonV1.PersonRef.self)
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Identity__V1__GetProfileRequest.self)
            shuangma__identity__v1__get_profile_request__init(c)
            if let value = self.person { c.pointee.person = try writer.message(value, as: Shuangma__Common__V1__PersonRef.self) }
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// Asks for the code of a consent.
    public struct RequestConsentCodeRequest: WireMessage {
        /// What the consent is for.
        public var kind: IdentityV1.ConsentKind
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__identity__v1__request_consent_code_request__descriptor_pointer()) }
        public static var types: MessageTypes { IdentityContractsTypes.all }

        public init() {
            self.kind = .init(rawValue: 0)
        }

        public init(
            kind: IdentityV1.ConsentKind = .init(rawValue: 0)
        ) {
            self.kind = kind
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Shuangma__Identity__V1__RequestConsentCodeRequest.self)
            self.kind = IdentityV1.ConsentKind(rawValue: Int32(truncatingIfNeeded: c.pointee.kind.rawValue))
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Identity__V1__RequestConsentCodeRequest.self)
            shuangma__identity__v1__request_consent_code_request__init(c)
            c.pointee.kind = Shuangma__Identity__V1__ConsentKind(rawValue: .init(truncatingIfNeeded: self.kind.rawValue))
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// The code is on its way.
    public struct RequestConsentCodeResponse: WireMessage {
        /// When the code lapses: 5 minutes after sending.
        public var expiresAt: GoogleProtobuf.Timestamp?
        /// When the caller may ask for another code: 60 seconds after sending.
        public var nextRequestAt: GoogleProtobuf.Timestamp?
        /// Names the code. The consent must present it. 22 characters of base64url.
        public var handle: String
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__identity__v1__request_consent_code_response__descriptor_pointer()) }
        public static var types: MessageTypes { IdentityContractsTypes.all }

        public init() {
            self.expiresAt = nil
            self.nextRequestAt = nil
            self.handle = ""
        }

        public init(
            expiresAt: GoogleProtobuf.Timestamp? = nil,
            nextRequestAt: GoogleProtobuf.Timestamp? = nil,
            handle: String = ""
        ) {
            self.expiresAt = expiresAt
            self.nextRequestAt = nextRequestAt
            self.handle = handle
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Shuangma__Identity__V1__RequestConsentCodeResponse.self)
            self.expiresAt = try MessageReader.message(c.pointee.expires_at, as: GoogleProtobuf.Timestamp.self)
            self.nextRequestAt = try MessageReader.message(c.pointee.next_request_at, as: GoogleProtobuf.Timestamp.self)
            self.handle = try MessageReader.string(c.pointee.handle, field: "shuangma.identity.v1.RequestConsentCodeResponse.handle")
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Identity__V1__RequestConsentCodeResponse.self)
            shuangma__identity__v1__request_consent_code_response__init(c)
            if let value = self.expiresAt { c.pointee.expires_at = try writer.message(value, as: Google__Protobuf__Timestamp.self) }
            if let value = self.nextRequestAt { c.pointee.next_request_at = try writer.message(value, as: Google__Protobuf__Timestamp.self) }
            c.pointee.handle = try writer.string(self.handle)
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// Gives a consent.
    public struct GiveConsentRequest: WireMessage {
        /// What the consent is for.
        public var kind: IdentityV1.ConsentKind
        /// The six digits.
        public var code: String
        /// `handle` of the answer with which the code was sent.
        public var handle: String
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__identity__v1__give_consent_request__descriptor_pointer()) }
        public static var types: MessageTypes { IdentityContractsTypes.all }

        public init() {
            self.kind = .init(rawValue: 0)
            self.code = ""
            self.handle = ""
        }

        public init(
            kind: IdentityV1.ConsentKind = .init(rawValue: 0),
            code: String = "",
            handle: String = ""
        ) {
            self.kind = kind
            self.code = code
            self.handle = handle
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Shuangma__Identity__V1__GiveConsentRequest.self)
            self.kind = IdentityV1.ConsentKind(rawValue: Int32(truncatingIfNeeded: c.pointee.kind.rawValue))
            self.code = try MessageReader.string(c.pointee.code, field: "shuangma.identity.v1.GiveConsentRequest.code")
            self.handle = try MessageReader.string(c.pointee.handle, field: "shuangma.identity.v1.GiveConsentRequest.handle")
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Identity__V1__GiveConsentRequest.self)
            shuangma__identity__v1__give_consent_request__init(c)
            c.pointee.kind = Shuangma__Identity__V1__ConsentKind(rawValue: .init(truncatingIfNeeded: self.kind.rawValue))
            c.pointee.code = try writer.string(self.code)
            c.pointee.handle = try writer.string(self.handle)
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// The consent is recorded.
    public struct GiveConsentResponse: WireMessage {
        /// When it lapses: 30 days from now.
        public var consentUntil: GoogleProtobuf.Timestamp?
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__identity__v1__give_consent_response__descriptor_pointer()) }
        public static var types: MessageTypes { IdentityContractsTypes.all }

        public init() {
            self.consentUntil = nil
        }

        public init(
            consentUntil: GoogleProtobuf.Timestamp? = nil
        ) {
            self.consentUntil = consentUntil
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Shuangma__Identity__V1__GiveConsentResponse.self)
            self.consentUntil = try MessageReader.message(c.pointee.consent_until, as: GoogleProtobuf.Timestamp.self)
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Identity__V1__GiveConsentResponse.self)
            shuangma__identity__v1__give_consent_response__init(c)
            if let value = self.consentUntil { c.pointee.consent_until = try writer.message(value, as: Google__Protobuf__Timestamp.self) }
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// Withdraws a consent.
    public struct RevokeConsentRequest: WireMessage {
        /// What the consent was for.
        public var kind: IdentityV1.ConsentKind
        /// The number that it was given for, 16 bytes, as ListConsents names it; empty for that of the session.
        public var phoneId: [UInt8]
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__identity__v1__revoke_consent_request__descriptor_pointer()) }
        public static var types: MessageTypes { IdentityContractsTypes.all }

        public init() {
            self.kind = .init(rawValue: 0)
            self.phoneId = []
        }

        public init(
            kind: IdentityV1.ConsentKind = .init(rawValue: 0),
            phoneId: [UInt8] = []
        ) {
            self.kind = kind
            self.phoneId = phoneId
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Shuangma__Identity__V1__RevokeConsentRequest.self)
            self.kind = IdentityV1.ConsentKind(rawValue: Int32(truncatingIfNeeded: c.pointee.kind.rawValue))
            self.phoneId = MessageReader.bytes(c.pointee.phone_id)
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Identity__V1__RevokeConsentRequest.self)
            shuangma__identity__v1__revoke_consent_request__init(c)
            c.pointee.kind = Shuangma__Identity__V1__ConsentKind(rawValue: .init(truncatingIfNeeded: self.kind.rawValue))
            c.pointee.phone_id = try writer.bytes(self.phoneId)
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// Asks for the caller's consents.
    public struct ListConsentsRequest: WireMessage {
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__identity__v1__list_consents_request__descriptor_pointer()) }
        public static var types: MessageTypes { IdentityContractsTypes.all }

        public init() {
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Shuangma__Identity__V1__ListConsentsRequest.self)
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Identity__V1__ListConsentsRequest.self)
            shuangma__identity__v1__list_consents_request__init(c)
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// The caller's consents.
    public struct ListConsentsResponse: WireMessage {
        /// Those in force, of the primary number first.
        public var consents: [IdentityV1.Consent]
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__identity__v1__list_consents_response__descriptor_pointer()) }
        public static var types: MessageTypes { IdentityContractsTypes.all }

        public init() {
            self.consents = []
        }

        public init(
            consents: [IdentityV1.Consent] = []
        ) {
            self.consents = consents
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Shuangma__Identity__V1__ListConsentsResponse.self)
            self.consents = try MessageReader.array(c.pointee.n_consents, c.pointee.consents) { element throws(WireError) in
                try IdentityV1.Consent(c: UnsafeRawPointer(element!))
            }
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Identity__V1__ListConsentsResponse.self)
            shuangma__identity__v1__list_consents_response__init(c)
            c.pointee.n_consents = self.consents.count
            c.pointee.consents = try writer.array(self.consents) { element throws(WireError) in try writer.message(element, as: Shuangma__Identity__V1__Consent.self) }
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// A consent.
    public struct Consent: WireMessage {
        /// What it is for.
        public var kind: IdentityV1.ConsentKind
        /// The number that it was given for, 16 bytes: a keyed hash.
        public var phoneId: [UInt8]
        /// 138****8000
        public var maskedPhone: String
        /// When it was given.
        public var givenAt: GoogleProtobuf.Timestamp?
        /// When it lapses by itself.
        public var until: GoogleProtobuf.Timestamp?
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__identity__v1__consent__descriptor_pointer()) }
        public static var types: MessageTypes { IdentityContractsTypes.all }

        public init() {
            self.kind = .init(rawValue: 0)
            self.phoneId = []
            self.maskedPhone = ""
            self.givenAt = nil
            self.until = nil
        }

        public init(
            kind: IdentityV1.ConsentKind = .init(rawValue: 0),
            phoneId: [UInt8] = [],
            maskedPhone: String = "",
            givenAt: GoogleProtobuf.Timestamp? = nil,
            until: GoogleProtobuf.Timestamp? = nil
        ) {
            self.kind = kind
            self.phoneId = phoneId
            self.maskedPhone = maskedPhone
            self.givenAt = givenAt
            self.until = until
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Shuangma__Identity__V1__Consent.self)
            self.kind = IdentityV1.ConsentKind(rawValue: Int32(truncatingIfNeeded: c.pointee.kind.rawValue))
            self.phoneId = MessageReader.bytes(c.pointee.phone_id)
            self.maskedPhone = try MessageReader.string(c.pointee.masked_phone, field: "shuangma.identity.v1.Consent.masked_phone")
            self.givenAt = try MessageReader.message(c.pointee.given_at, as: GoogleProtobuf.Timestamp.self)
            self.until = try MessageReader.message(c.pointee.until, as: GoogleProtobuf.Timestamp.self)
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Identity__V1__Consent.self)
            shuangma__identity__v1__consent__init(c)
            c.pointee.kind = Shuangma__Identity__V1__ConsentKind(rawValue: .init(truncatingIfNeeded: self.kind.rawValue))
            c.pointee.phone_id = try writer.bytes(self.phoneId)
            c.pointee.masked_phone = try writer.string(self.maskedPhone)
            if let value = self.givenAt { c.pointee.given_at = try writer.message(value, as: Google__Protobuf__Timestamp.self) }
            if let value = self.until { c.pointee.until = try writer.message(value, as: Google__Protobuf__Timestamp.self) }
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// The consent is gone.
    public struct RevokeConsentResponse: WireMessage {
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__identity__v1__revoke_consent_response__descriptor_pointer()) }
        public static var types: MessageTypes { IdentityContractsTypes.all }

        public init() {
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Shuangma__Identity__V1__RevokeConsentResponse.self)
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Identity__V1__RevokeConsentResponse.self)
            shuangma__identity__v1__revoke_consent_response__init(c)
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// Identity of citizens: SMS codes, sessions, profiles and consents.
    public protocol IdentityService: RPCService {
        /// Sends a code to a phone for one purpose. The answer is the same whether anyone holds the number
        /// (ID-10). Not idempotent.
        ///
        /// A device that has logged in with the phone before has limits of its own. Strangers share those of the phone, of their
        /// address, and of all strangers.
        ///
        /// Errors: INVALID_ARGUMENT for `phone` or `purpose`; RESOURCE_EXHAUSTED (SMS_TOO_OFTEN) with RetryInfo.
        func requestSmsCode(_ request: IdentityV1.RequestSmsCodeRequest, context: CallContext) async throws -> IdentityV1.RequestSmsCodeResponse
        /// Applies for a code, with a code sent for REGISTER: real-name registration (ID-7). A register confirms number and name,
        /// or staff look at the document; then the person can log in. Staff also look where no register says that the number is the
        /// person's. It never changes a registered person, but that one who has no number gets this one, and never takes a number
        /// from anybody (TRIP-12).
        ///
        /// When the register has not answered after a second, the answer is APPLIED and the application waits; at most 3 of a phone
        /// do, for the register or for staff. The handle of the code names it: GetRegistration tells where it stands. Idempotent:
        /// the same request again answers where the application stands.
        ///
        /// Errors: INVALID_ARGUMENT for `document`, `name`, `phone`, `code`, `handle`, `division` or `entered_on`; UNAUTHENTICATED
        /// (SMS_CODE_WRONG, SMS_CODE_GONE); FAILED_PRECONDITION (IDEMPOTENCY_KEY_REUSED) when the handle names an application of
        /// other content; RESOURCE_EXHAUSTED (CODES_TRIED_TOO_OFTEN, REGISTRATIONS_TOO_MANY) with RetryInfo.
        func register(_ request: IdentityV1.RegisterRequest, context: CallContext) async throws -> IdentityV1.Registration
        /// Where an application stands, for whoever has its handle. Idempotent.
        ///
        /// Errors: INVALID_ARGUMENT for `phone` or `handle`; NOT_FOUND (REGISTRATION_UNKNOWN), also 30 days after it was made.
        func getRegistration(_ request: IdentityV1.GetRegistrationRequest, context: CallContext) async throws -> IdentityV1.Registration
        /// Opens a session for the holder of a phone with a code sent for LOGIN. Not idempotent: it uses the code up. The session
        /// ends when the number gets another holder (TRIP-12). A person has 10 sessions at most: one more ends the one that was
        /// used longest ago, and its person is told.
        ///
        /// Errors: INVALID_ARGUMENT for `phone`, `code`, `handle`, `document` or `device_label`; UNAUTHENTICATED (SMS_CODE_WRONG,
        /// SMS_CODE_GONE); RESOURCE_EXHAUSTED (CODES_TRIED_TOO_OFTEN) with RetryInfo when too many wrong codes come from the
        /// address, or from everywhere, unless a known device asked for the code; RESOURCE_EXHAUSTED (TOO_BUSY) with RetryInfo
        /// when many log-ins of the person meet; NOT_FOUND (PERSON_UNKNOWN) when nobody is
        /// registered with the number, or not the person of `document`, which uses the code up too.
        func login(_ request: IdentityV1.LoginRequest, context: CallContext) async throws -> IdentityV1.LoginResponse
        /// Exchanges a refresh token for an access token and the next refresh token. A page of the server itself sends no
        /// token: its browser shows and gets it as a cookie that no script can read. Each token works once. Used again later, it
        /// was copied: the session ends and its person is told. The same token within 30 seconds of its use is answered as
        /// before, since the answer may have been lost.
        ///
        /// Errors: UNAUTHENTICATED (REFRESH_TOKEN_INVALID) without a token or for one that was never issued; UNAUTHENTICATED
        /// (SESSION_OVER) when the session was ended or lapsed, or the token was used before.
        func refreshSession(_ request: IdentityV1.RefreshSessionRequest, context: CallContext) async throws -> IdentityV1.RefreshSessionResponse
        /// The open sessions of the calling citizen, the last used first, at most 100. Idempotent.
        ///
        /// Errors: UNAUTHENTICATED (SESSION_OVER).
        func listSessions(_ request: IdentityV1.ListSessionsRequest, context: CallContext) async throws -> IdentityV1.ListSessionsResponse
        /// Ends one session of the calling citizen, also the calling one. Succeeds when there is none of that id. Idempotent.
        ///
        /// Errors: INVALID_ARGUMENT for `session_id`; UNAUTHENTICATED (SESSION_OVER).
        func revokeSession(_ request: IdentityV1.RevokeSessionRequest, context: CallContext) async throws -> IdentityV1.RevokeSessionResponse
        /// Ends all sessions of the calling citizen but the calling one, or all. Idempotent.
        ///
        /// Errors: UNAUTHENTICATED (SESSION_OVER).
        func revokeOtherSessions(_ request: IdentityV1.RevokeOtherSessionsRequest, context: CallContext) async throws -> IdentityV1.RevokeOtherSessionsResponse
        /// Ends the session of the calling citizen. A repeated call succeeds. Idempotent.
        func logout(_ request: IdentityV1.LogoutRequest, context: CallContext) async throws -> IdentityV1.LogoutResponse
        /// Profile of a person, personal fields masked. Citizens ask for themselves; a health authority and support for those who
        /// live in their divisions. Verifiers get masked name and number of anybody, and no phone, residence or key. Idempotent.
        ///
        /// Errors: INVALID_ARGUMENT for `person`; PERMISSION_DENIED (NOT_YOURS) when a citizen names anybody else,
        /// registered or not; PERMISSION_DENIED (OUT_OF_SCOPE) likewise for staff of other divisions; NOT_FOUND
        /// (PERSON_UNKNOWN); UNAUTHENTICATED (SESSION_OVER); RESOURCE_EXHAUSTED (LOOKUPS_TOO_MANY) with RetryInfo when a member of
        /// staff looks too many persons up.
        func getProfile(_ request: IdentityV1.GetProfileRequest, context: CallContext) async throws -> IdentityV1.Profile
        /// Sends the code that a consent needs to the phone of the caller's session. Not idempotent.
        ///
        /// Errors: INVALID_ARGUMENT for `kind`; UNAUTHENTICATED (SESSION_OVER); PERMISSION_DENIED (NOT_YOUR_NUMBER) when
        /// the number is registered to somebody else (MRG-2); RESOURCE_EXHAUSTED (SMS_TOO_OFTEN) with RetryInfo.
        func requestConsentCode(_ request: IdentityV1.RequestConsentCodeRequest, context: CallContext) async throws -> IdentityV1.RequestConsentCodeResponse
        /// Proves the phone of the caller's session with a code and records a consent for 30 days (MRG-1). One write uses
        /// the code up, checks that the caller holds the number and records the consent. Not idempotent.
        ///
        /// Errors: INVALID_ARGUMENT for `kind`, `code` or `handle`; UNAUTHENTICATED (SESSION_OVER, SMS_CODE_WRONG, SMS_CODE_GONE);
        /// PERMISSION_DENIED (NOT_YOUR_NUMBER).
        func giveConsent(_ request: IdentityV1.GiveConsentRequest, context: CallContext) async throws -> IdentityV1.GiveConsentResponse
        /// The caller's consents, of all their numbers (PIPL, article 15). Idempotent.
        ///
        /// Errors: UNAUTHENTICATED (SESSION_OVER); NOT_FOUND (PERSON_UNKNOWN).
        func listConsents(_ request: IdentityV1.ListConsentsRequest, context: CallContext) async throws -> IdentityV1.ListConsentsResponse
        /// Withdraws a consent: from then on nothing is shown that needs it. Succeeds when there is none. Idempotent.
        ///
        /// Errors: INVALID_ARGUMENT for `kind` or `phone_id`; UNAUTHENTICATED (SESSION_OVER).
        func revokeConsent(_ request: IdentityV1.RevokeConsentRequest, context: CallContext) async throws -> IdentityV1.RevokeConsentResponse
        /// Lets the caller, the holder, show the codes of a dependant (亲友代办, ID-9). A holder has at most 8 dependants, also
        /// counting those whose code is awaited, and a dependant at most 3 holders.
        ///
        /// A dependant who is under 16 or at least 60 years old by their document is linked at once when name and document are
        /// those of one registered person. All others get an SMS, and the link is made by ConfirmRelative; so are those who ended a
        /// link of the caller within a year. So may a child confirm a link that stands, from 30 days before the 16th birthday until
        /// 30 days after it. That answer is the same whether such a person is registered, has another name or has no number, and
        /// when their number gets no code now. The dependant is told. Not idempotent; another link that stands is answered as it
        /// is.
        ///
        /// Errors: INVALID_ARGUMENT for `document` or `name`, also for the caller's own document; UNAUTHENTICATED (SESSION_OVER);
        /// NOT_FOUND (RELATIVE_UNKNOWN) when nobody under 16 or of at least 60 years is registered with both, which does not tell
        /// which one is wrong; FAILED_PRECONDITION (DEPENDANTS_TOO_MANY, HOLDERS_TOO_MANY); RESOURCE_EXHAUSTED
        /// (RELATIVES_TOO_OFTEN) with RetryInfo after 10 calls within an hour or 20 within a day.
        func addRelative(_ request: IdentityV1.AddRelativeRequest, context: CallContext) async throws -> IdentityV1.AddRelativeResponse
        /// Makes a link, or keeps the one of a dependant who turns 16, with the code that the dependant got. Not idempotent: it uses
        /// the code up. A wrong code counts for the link and for the code: five end it.
        ///
        /// Errors: INVALID_ARGUMENT for `relative_id` or `code`; UNAUTHENTICATED (SESSION_OVER, SMS_CODE_WRONG, SMS_CODE_GONE),
        /// whether or not a code was sent; FAILED_PRECONDITION (HOLDERS_TOO_MANY); RESOURCE_EXHAUSTED (CODES_TRIED_TOO_OFTEN) with
        /// RetryInfo.
        func confirmRelative(_ request: IdentityV1.ConfirmRelativeRequest, context: CallContext) async throws -> IdentityV1.ConfirmRelativeResponse
        /// The links of the caller: whose codes they show, and who shows theirs. Idempotent.
        ///
        /// Errors: UNAUTHENTICATED (SESSION_OVER).
        func listRelatives(_ request: IdentityV1.ListRelativesRequest, context: CallContext) async throws -> IdentityV1.ListRelativesResponse
        /// Ends a link of the caller, who is its holder or its dependant. The other side is told. Succeeds when the caller has no
        /// link of that id. Idempotent.
        ///
        /// Errors: INVALID_ARGUMENT for `relative_id`; UNAUTHENTICATED (SESSION_OVER).
        func removeRelative(_ request: IdentityV1.RemoveRelativeRequest, context: CallContext) async throws -> IdentityV1.RemoveRelativeResponse
        /// Asks that another document be joined with the one of the calling citizen as theirs, such as a renewed passport
        /// (COL-16). Staff look at the original of the other document and decide; until then nothing changes. The other
        /// document's holder is told. The answer is the same whether anybody is registered with that document. Idempotent:
        /// while staff have not decided, the same two documents answer with the same case.
        ///
        /// Errors: INVALID_ARGUMENT for `document` or `name`; UNAUTHENTICATED (SESSION_OVER); FAILED_PRECONDITION:
        /// DOCUMENTS_DIFFER when birth date or sex of both numbers differ, or both are resident IDs, of which a person has one
        /// for life; DOCUMENTS_JOINED when they are joined already, also by a third one; RESOURCE_EXHAUSTED (CASES_TOO_MANY)
        /// with RetryInfo.
        func proposeAlias(_ request: IdentityV1.ProposeAliasRequest, context: CallContext) async throws -> IdentityV1.ProposeAliasResponse
        /// Documents that are joined with the one of the calling citizen, and those that were asked for (COL-16). Idempotent.
        ///
        /// Errors: UNAUTHENTICATED (SESSION_OVER).
        func listMyAliases(_ request: IdentityV1.ListMyAliasesRequest, context: CallContext) async throws -> IdentityV1.ListMyAliasesResponse
        /// Asks that the caller's name or division be corrected (PIPL, article 46). Staff look at the document and decide by a
        /// case of kind `data-correction`; the caller is told. What a population register has delivered is corrected there: its
        /// next row counts here. Idempotent: the same correction that waits answers with the same case.
        ///
        /// Errors: INVALID_ARGUMENT for `name`, `division`, or both when neither says anything new; UNAUTHENTICATED
        /// (SESSION_OVER); NOT_FOUND (PERSON_UNKNOWN); FAILED_PRECONDITION (REGISTER_CORRECTS); RESOURCE_EXHAUSTED
        /// (CASES_TOO_MANY) with RetryInfo.
        func correctMyData(_ request: IdentityV1.CorrectMyDataRequest, context: CallContext) async throws -> IdentityV1.CorrectMyDataResponse
        /// Sends the code with which the caller proves a call about their own rights, to the phone of the session. Not idempotent.
        ///
        /// Errors: INVALID_ARGUMENT for `purpose`; UNAUTHENTICATED (SESSION_OVER); PERMISSION_DENIED (NOT_YOUR_NUMBER) when the
        /// number is registered to somebody else (MRG-2); RESOURCE_EXHAUSTED (SMS_TOO_OFTEN) with RetryInfo.
        func requestProofCode(_ request: IdentityV1.RequestProofCodeRequest, context: CallContext) async throws -> IdentityV1.RequestProofCodeResponse
        /// Everything that the system holds about the caller (PIPL, article 45), in pages, of all their documents. What other
        /// persons are in it is masked, or left out. Every kind of record that is stored is listed; of one that is left out the
        /// reason is given. The first page takes a code that was sent for EXPORT, and an entry of audit tells of it. Once a day. Not
        /// idempotent.
        ///
        /// Errors: INVALID_ARGUMENT for `code`, `handle` or `page_token`; UNAUTHENTICATED (SESSION_OVER, SMS_CODE_WRONG,
        /// SMS_CODE_GONE); PERMISSION_DENIED (NOT_YOUR_NUMBER); RESOURCE_EXHAUSTED (EXPORTS_TOO_MANY) with RetryInfo, before the
        /// code is used up; RESOURCE_EXHAUSTED (CODES_TRIED_TOO_OFTEN) with RetryInfo; FAILED_PRECONDITION (EXPORT_OVER) for a
        /// page that is asked for later than 15 minutes after the first one; UNAVAILABLE when a service does not answer: the same
        /// page may be asked for again.
        func exportMyData(_ request: IdentityV1.ExportMyDataRequest, context: CallContext) async throws -> IdentityV1.ExportMyDataResponse
        /// Replaces a number of the calling citizen by another one, with a code sent to each. Sessions, consents and codes of the
        /// former number end at once, also the calling session when it was opened with that number. Both numbers are told by SMS.
        ///
        /// When the former number is lost, staff look at the document and decide by a case of kind `lost-phone`; until then
        /// nothing changes. The new number is taken when they accept. Not idempotent: it uses codes up. A code that is wrong leaves
        /// the other one as it was. A lost number that is told again for the same new one answers with the same open case.
        ///
        /// Errors: INVALID_ARGUMENT for fields of `former` or `next`, also for equal ones; UNAUTHENTICATED (SESSION_OVER,
        /// SMS_CODE_WRONG, SMS_CODE_GONE); PERMISSION_DENIED (NOT_YOUR_NUMBER) when `former` is not the caller's, or when somebody
        /// else holds `next` (TRIP-12); FAILED_PRECONDITION (PHONE_KNOWN) when `next` is the caller's
        /// already; RESOURCE_EXHAUSTED (CODES_TRIED_TOO_OFTEN, CASES_TOO_MANY) with RetryInfo; UNAVAILABLE (CHANGE_PENDING) when
        /// the change goes on behind the call.
        func changePhone(_ request: IdentityV1.ChangePhoneRequest, context: CallContext) async throws -> IdentityV1.ChangePhoneResponse
        /// Adds a number to those of the calling citizen, who can log in and show the trip card with it. It takes a code sent to a
        /// number of the caller and one sent to the new number. Both are told by SMS. Not idempotent: it uses codes up.
        ///
        /// Errors: as of ChangePhone, for `own` in place of `former`; FAILED_PRECONDITION (PHONES_TOO_MANY) at 5 numbers.
        func addPhone(_ request: IdentityV1.AddPhoneRequest, context: CallContext) async throws -> IdentityV1.PhoneList
        /// The numbers of the calling citizen, masked. Idempotent.
        ///
        /// Errors: UNAUTHENTICATED (SESSION_OVER); NOT_FOUND (PERSON_UNKNOWN).
        func listPhones(_ request: IdentityV1.ListPhonesRequest, context: CallContext) async throws -> IdentityV1.PhoneList
        /// Takes a number from the calling citizen. Its sessions, consents and codes end at once, also the calling session when it
        /// was opened with that number. Both it and the primary number are told by SMS. Succeeds when the caller has no such
        /// number. Idempotent.
        ///
        /// Errors: INVALID_ARGUMENT for `phone_id`; UNAUTHENTICATED (SESSION_OVER); FAILED_PRECONDITION (PHONE_IS_PRIMARY): make
        /// another number the primary one first; NOT_FOUND (PERSON_UNKNOWN).
        func removePhone(_ request: IdentityV1.RemovePhoneRequest, context: CallContext) async throws -> IdentityV1.PhoneList
        /// Makes a number of the calling citizen the primary one, which gets the messages. Both are told by SMS. Idempotent.
        ///
        /// Errors: INVALID_ARGUMENT for `phone_id`; UNAUTHENTICATED (SESSION_OVER); NOT_FOUND (PHONE_UNKNOWN) when it is no number
        /// of the caller; NOT_FOUND (PERSON_UNKNOWN).
        func setPrimaryPhone(_ request: IdentityV1.SetPrimaryPhoneRequest, context: CallContext) async throws -> IdentityV1.PhoneList
    }

    /// The methods of `shuangma.identity.v1.Identity`.
    public enum IdentityMethods {
        /// Sends a code to a phone for one purpose. The answer is the same whether anyone holds the number
        /// (ID-10). Not idempotent.
        ///
        /// A device that has logged in with the phone before has limits of its own. Strangers share those of the phone, of their
        /// address, and of all strangers.
        ///
        /// Errors: INVALID_ARGUMENT for `phone` or `purpose`; RESOURCE_EXHAUSTED (SMS_TOO_OFTEN) with RetryInfo.
        public static let requestSmsCode = MethodDescriptor(
            service: "shuangma.identity.v1.Identity", name: "RequestSmsCode", kind: .unary)
        /// Applies for a code, with a code sent for REGISTER: real-name registration (ID-7). A register confirms number and name,
        /// or staff look at the document; then the person can log in. Staff also look where no register says that the number is the
        /// person's. It never changes a registered person, but that one who has no number gets this one, and never takes a number
        /// from anybody (TRIP-12).
        ///
        /// When the register has not answered after a second, the answer is APPLIED and the application waits; at most 3 of a phone
        /// do, for the register or for staff. The handle of the code names it: GetRegistration tells where it stands. Idempotent:
        /// the same request again answers where the application stands.
        ///
        /// Errors: INVALID_ARGUMENT for `document`, `name`, `phone`, `code`, `handle`, `division` or `entered_on`; UNAUTHENTICATED
        /// (SMS_CODE_WRONG, SMS_CODE_GONE); FAILED_PRECONDITION (IDEMPOTENCY_KEY_REUSED) when the handle names an application of
        /// other content; RESOURCE_EXHAUSTED (CODES_TRIED_TOO_OFTEN, REGISTRATIONS_TOO_MANY) with RetryInfo.
        public static let register = MethodDescriptor(
            service: "shuangma.identity.v1.Identity", name: "Register", kind: .unary, idempotency: .idempotent)
        /// Where an application stands, for whoever has its handle. Idempotent.
        ///
        /// Errors: INVALID_ARGUMENT for `phone` or `handle`; NOT_FOUND (REGISTRATION_UNKNOWN), also 30 days after it was made.
        public static let getRegistration = MethodDescriptor(
            service: "shuangma.identity.v1.Identity", name: "GetRegistration", kind: .unary, idempotency: .idempotent)
        /// Opens a session for the holder of a phone with a code sent for LOGIN. Not idempotent: it uses the code up. The session
        /// ends when the number gets another holder (TRIP-12). A person has 10 sessions at most: one more ends the one that was
        /// used longest ago, and its person is told.
        ///
        /// Errors: INVALID_ARGUMENT for `phone`, `code`, `handle`, `document` or `device_label`; UNAUTHENTICATED (SMS_CODE_WRONG,
        /// SMS_CODE_GONE); RESOURCE_EXHAUSTED (CODES_TRIED_TOO_OFTEN) with RetryInfo when too many wrong codes come from the
        /// address, or from everywhere, unless a known device asked for the code; RESOURCE_EXHAUSTED (TOO_BUSY) with RetryInfo
        /// when many log-ins of the person meet; NOT_FOUND (PERSON_UNKNOWN) when nobody is
        /// registered with the number, or not the person of `document`, which uses the code up too.
        public static let login = MethodDescriptor(
            service: "shuangma.identity.v1.Identity", name: "Login", kind: .unary)
        /// Exchanges a refresh token for an access token and the next refresh token. A page of the server itself sends no
        /// token: its browser shows and gets it as a cookie that no script can read. Each token works once. Used again later, it
        /// was copied: the session ends and its person is told. The same token within 30 seconds of its use is answered as
        /// before, since the answer may have been lost.
        ///
        /// Errors: UNAUTHENTICATED (REFRESH_TOKEN_INVALID) without a token or for one that was never issued; UNAUTHENTICATED
        /// (SESSION_OVER) when the session was ended or lapsed, or the token was used before.
        public static let refreshSession = MethodDescriptor(
            service: "shuangma.identity.v1.Identity", name: "RefreshSession", kind: .unary)
        /// The open sessions of the calling citizen, the last used first, at most 100. Idempotent.
        ///
        /// Errors: UNAUTHENTICATED (SESSION_OVER).
        public static let listSessions = MethodDescriptor(
            service: "shuangma.identity.v1.Identity", name: "ListSessions", kind: .unary, idempotency: .idempotent)
        /// Ends one session of the calling citizen, also the calling one. Succeeds when there is none of that id. Idempotent.
        ///
        /// Errors: INVALID_ARGUMENT for `session_id`; UNAUTHENTICATED (SESSION_OVER).
        public static let revokeSession = MethodDescriptor(
            service: "shuangma.identity.v1.Identity", name: "RevokeSession", kind: .unary, idempotency: .idempotent)
        /// Ends all sessions of the calling citizen but the calling one, or all. Idempotent.
        ///
        /// Errors: UNAUTHENTICATED (SESSION_OVER).
        public static let revokeOtherSessions = MethodDescriptor(
            service: "shuangma.identity.v1.Identity", name: "RevokeOtherSessions", kind: .unary, idempotency: .idempotent)
        /// Ends the session of the calling citizen. A repeated call succeeds. Idempotent.
        public static let logout = MethodDescriptor(
            service: "shuangma.identity.v1.Identity", name: "Logout", kind: .unary, idempotency: .idempotent)
        /// Profile of a person, personal fields masked. Citizens ask for themselves; a health authority and support for those who
        /// live in their divisions. Verifiers get masked name and number of anybody, and no phone, residence or key. Idempotent.
        ///
        /// Errors: INVALID_ARGUMENT for `person`; PERMISSION_DENIED (NOT_YOURS) when a citizen names anybody else,
        /// registered or not; PERMISSION_DENIED (OUT_OF_SCOPE) likewise for staff of other divisions; NOT_FOUND
        /// (PERSON_UNKNOWN); UNAUTHENTICATED (SESSION_OVER); RESOURCE_EXHAUSTED (LOOKUPS_TOO_MANY) with RetryInfo when a member of
        /// staff looks too many persons up.
        public static let getProfile = MethodDescriptor(
            service: "shuangma.identity.v1.Identity", name: "GetProfile", kind: .unary, idempotency: .idempotent)
        /// Sends the code that a consent needs to the phone of the caller's session. Not idempotent.
        ///
        /// Errors: INVALID_ARGUMENT for `kind`; UNAUTHENTICATED (SESSION_OVER); PERMISSION_DENIED (NOT_YOUR_NUMBER) when
        /// the number is registered to somebody else (MRG-2); RESOURCE_EXHAUSTED (SMS_TOO_OFTEN) with RetryInfo.
        public static let requestConsentCode = MethodDescriptor(
            service: "shuangma.identity.v1.Identity", name: "RequestConsentCode", kind: .unary)
        /// Proves the phone of the caller's session with a code and records a consent for 30 days (MRG-1). One write uses
        /// the code up, checks that the caller holds the number and records the consent. Not idempotent.
        ///
        /// Errors: INVALID_ARGUMENT for `kind`, `code` or `handle`; UNAUTHENTICATED (SESSION_OVER, SMS_CODE_WRONG, SMS_CODE_GONE);
        /// PERMISSION_DENIED (NOT_YOUR_NUMBER).
        public static let giveConsent = MethodDescriptor(
            service: "shuangma.identity.v1.Identity", name: "GiveConsent", kind: .unary)
        /// The caller's consents, of all their numbers (PIPL, article 15). Idempotent.
        ///
        /// Errors: UNAUTHENTICATED (SESSION_OVER); NOT_FOUND (PERSON_UNKNOWN).
        public static let listConsents = MethodDescriptor(
            service: "shuangma.identity.v1.Identity", name: "ListConsents", kind: .unary, idempotency: .idempotent)
        /// Withdraws a consent: from then on nothing is shown that needs it. Succeeds when there is none. Idempotent.
        ///
        /// Errors: INVALID_ARGUMENT for `kind` or `phone_id`; UNAUTHENTICATED (SESSION_OVER).
        public static let revokeConsent = MethodDescriptor(
            service: "shuangma.identity.v1.Identity", name: "RevokeConsent", kind: .unary, idempotency: .idempotent)
        /// Lets the caller, the holder, show the codes of a dependant (亲友代办, ID-9). A holder has at most 8 dependants, also
        /// counting those whose code is awaited, and a dependant at most 3 holders.
        ///
        /// A dependant who is under 16 or at least 60 years old by their document is linked at once when name and document are
        /// those of one registered person. All others get an SMS, and the link is made by ConfirmRelative; so are those who ended a
        /// link of the caller within a year. So may a child confirm a link that stands, from 30 days before the 16th birthday until
        /// 30 days after it. That answer is the same whether such a person is registered, has another name or has no number, and
        /// when their number gets no code now. The dependant is told. Not idempotent; another link that stands is answered as it
        /// is.
        ///
        /// Errors: INVALID_ARGUMENT for `document` or `name`, also for the caller's own document; UNAUTHENTICATED (SESSION_OVER);
        /// NOT_FOUND (RELATIVE_UNKNOWN) when nobody under 16 or of at least 60 years is registered with both, which does not tell
        /// which one is wrong; FAILED_PRECONDITION (DEPENDANTS_TOO_MANY, HOLDERS_TOO_MANY); RESOURCE_EXHAUSTED
        /// (RELATIVES_TOO_OFTEN) with RetryInfo after 10 calls within an hour or 20 within a day.
        public static let addRelative = MethodDescriptor(
            service: "shuangma.identity.v1.Identity", name: "AddRelative", kind: .unary)
        /// Makes a link, or keeps the one of a dependant who turns 16, with the code that the dependant got. Not idempotent: it uses
        /// the code up. A wrong code counts for the link and for the code: five end it.
        ///
        /// Errors: INVALID_ARGUMENT for `relative_id` or `code`; UNAUTHENTICATED (SESSION_OVER, SMS_CODE_WRONG, SMS_CODE_GONE),
        /// whether or not a code was sent; FAILED_PRECONDITION (HOLDERS_TOO_MANY); RESOURCE_EXHAUSTED (CODES_TRIED_TOO_OFTEN) with
        /// RetryInfo.
        public static let confirmRelative = MethodDescriptor(
            service: "shuangma.identity.v1.Identity", name: "ConfirmRelative", kind: .unary)
        /// The links of the caller: whose codes they show, and who shows theirs. Idempotent.
        ///
        /// Errors: UNAUTHENTICATED (SESSION_OVER).
        public static let listRelatives = MethodDescriptor(
            service: "shuangma.identity.v1.Identity", name: "ListRelatives", kind: .unary, idempotency: .idempotent)
        /// Ends a link of the caller, who is its holder or its dependant. The other side is told. Succeeds when the caller has no
        /// link of that id. Idempotent.
        ///
        /// Errors: INVALID_ARGUMENT for `relative_id`; UNAUTHENTICATED (SESSION_OVER).
        public static let removeRelative = MethodDescriptor(
            service: "shuangma.identity.v1.Identity", name: "RemoveRelative", kind: .unary, idempotency: .idempotent)
        /// Asks that another document be joined with the one of the calling citizen as theirs, such as a renewed passport
        /// (COL-16). Staff look at the original of the other document and decide; until then nothing changes. The other
        /// document's holder is told. The answer is the same whether anybody is registered with that document. Idempotent:
        /// while staff have not decided, the same two documents answer with the same case.
        ///
        /// Errors: INVALID_ARGUMENT for `document` or `name`; UNAUTHENTICATED (SESSION_OVER); FAILED_PRECONDITION:
        /// DOCUMENTS_DIFFER when birth date or sex of both numbers differ, or both are resident IDs, of which a person has one
        /// for life; DOCUMENTS_JOINED when they are joined already, also by a third one; RESOURCE_EXHAUSTED (CASES_TOO_MANY)
        /// with RetryInfo.
        public static let proposeAlias = MethodDescriptor(
            service: "shuangma.identity.v1.Identity", name: "ProposeAlias", kind: .unary, idempotency: .idempotent)
        /// Documents that are joined with the one of the calling citizen, and those that were asked for (COL-16). Idempotent.
        ///
        /// Errors: UNAUTHENTICATED (SESSION_OVER).
        public static let listMyAliases = MethodDescriptor(
            service: "shuangma.identity.v1.Identity", name: "ListMyAliases", kind: .unary, idempotency: .idempotent)
        /// Asks that the caller's name or division be corrected (PIPL, article 46). Staff look at the document and decide by a
        /// case of kind `data-correction`; the caller is told. What a population register has delivered is corrected there: its
        /// next row counts here. Idempotent: the same correction that waits answers with the same case.
        ///
        /// Errors: INVALID_ARGUMENT for `name`, `division`, or both when neither says anything new; UNAUTHENTICATED
        /// (SESSION_OVER); NOT_FOUND (PERSON_UNKNOWN); FAILED_PRECONDITION (REGISTER_CORRECTS); RESOURCE_EXHAUSTED
        /// (CASES_TOO_MANY) with RetryInfo.
        public static let correctMyData = MethodDescriptor(
            service: "shuangma.identity.v1.Identity", name: "CorrectMyData", kind: .unary, idempotency: .idempotent)
        /// Sends the code with which the caller proves a call about their own rights, to the phone of the session. Not idempotent.
        ///
        /// Errors: INVALID_ARGUMENT for `purpose`; UNAUTHENTICATED (SESSION_OVER); PERMISSION_DENIED (NOT_YOUR_NUMBER) when the
        /// number is registered to somebody else (MRG-2); RESOURCE_EXHAUSTED (SMS_TOO_OFTEN) with RetryInfo.
        public static let requestProofCode = MethodDescriptor(
            service: "shuangma.identity.v1.Identity", name: "RequestProofCode", kind: .unary)
        /// Everything that the system holds about the caller (PIPL, article 45), in pages, of all their documents. What other
        /// persons are in it is masked, or left out. Every kind of record that is stored is listed; of one that is left out the
        /// reason is given. The first page takes a code that was sent for EXPORT, and an entry of audit tells of it. Once a day. Not
        /// idempotent.
        ///
        /// Errors: INVALID_ARGUMENT for `code`, `handle` or `page_token`; UNAUTHENTICATED (SESSION_OVER, SMS_CODE_WRONG,
        /// SMS_CODE_GONE); PERMISSION_DENIED (NOT_YOUR_NUMBER); RESOURCE_EXHAUSTED (EXPORTS_TOO_MANY) with RetryInfo, before the
        /// code is used up; RESOURCE_EXHAUSTED (CODES_TRIED_TOO_OFTEN) with RetryInfo; FAILED_PRECONDITION (EXPORT_OVER) for a
        /// page that is asked for later than 15 minutes after the first one; UNAVAILABLE when a service does not answer: the same
        /// page may be asked for again.
        public static let exportMyData = MethodDescriptor(
            service: "shuangma.identity.v1.Identity", name: "ExportMyData", kind: .unary)
        /// Replaces a number of the calling citizen by another one, with a code sent to each. Sessions, consents and codes of the
        /// former number end at once, also the calling session when it was opened with that number. Both numbers are told by SMS.
        ///
        /// When the former number is lost, staff look at the document and decide by a case of kind `lost-phone`; until then
        /// nothing changes. The new number is taken when they accept. Not idempotent: it uses codes up. A code that is wrong leaves
        /// the other one as it was. A lost number that is told again for the same new one answers with the same open case.
        ///
        /// Errors: INVALID_ARGUMENT for fields of `former` or `next`, also for equal ones; UNAUTHENTICATED (SESSION_OVER,
        /// SMS_CODE_WRONG, SMS_CODE_GONE); PERMISSION_DENIED (NOT_YOUR_NUMBER) when `former` is not the caller's, or when somebody
        /// else holds `next` (TRIP-12); FAILED_PRECONDITION (PHONE_KNOWN) when `next` is the caller's
        /// already; RESOURCE_EXHAUSTED (CODES_TRIED_TOO_OFTEN, CASES_TOO_MANY) with RetryInfo; UNAVAILABLE (CHANGE_PENDING) when
        /// the change goes on behind the call.
        public static let changePhone = MethodDescriptor(
            service: "shuangma.identity.v1.Identity", name: "ChangePhone", kind: .unary)
        /// Adds a number to those of the calling citizen, who can log in and show the trip card with it. It takes a code sent to a
        /// number of the caller and one sent to the new number. Both are told by SMS. Not idempotent: it uses codes up.
        ///
        /// Errors: as of ChangePhone, for `own` in place of `former`; FAILED_PRECONDITION (PHONES_TOO_MANY) at 5 numbers.
        public static let addPhone = MethodDescriptor(
            service: "shuangma.identity.v1.Identity", name: "AddPhone", kind: .unary)
        /// The numbers of the calling citizen, masked. Idempotent.
        ///
        /// Errors: UNAUTHENTICATED (SESSION_OVER); NOT_FOUND (PERSON_UNKNOWN).
        public static let listPhones = MethodDescriptor(
            service: "shuangma.identity.v1.Identity", name: "ListPhones", kind: .unary, idempotency: .idempotent)
        /// Takes a number from the calling citizen. Its sessions, consents and codes end at once, also the calling session when it
        /// was opened with that number. Both it and the primary number are told by SMS. Succeeds when the caller has no such
        /// number. Idempotent.
        ///
        /// Errors: INVALID_ARGUMENT for `phone_id`; UNAUTHENTICATED (SESSION_OVER); FAILED_PRECONDITION (PHONE_IS_PRIMARY): make
        /// another number the primary one first; NOT_FOUND (PERSON_UNKNOWN).
        public static let removePhone = MethodDescriptor(
            service: "shuangma.identity.v1.Identity", name: "RemovePhone", kind: .unary, idempotency: .idempotent)
        /// Makes a number of the calling citizen the primary one, which gets the messages. Both are told by SMS. Idempotent.
        ///
        /// Errors: INVALID_ARGUMENT for `phone_id`; UNAUTHENTICATED (SESSION_OVER); NOT_FOUND (PHONE_UNKNOWN) when it is no number
        /// of the caller; NOT_FOUND (PERSON_UNKNOWN).
        public static let setPrimaryPhone = MethodDescriptor(
            service: "shuangma.identity.v1.Identity", name: "SetPrimaryPhone", kind: .unary, idempotency: .idempotent)

        /// The service.
        public static let service = ServiceDescriptor(
            name: "shuangma.identity.v1.Identity", methods: [requestSmsCode, register, getRegistration, login, refreshSession, listSessions, revokeSession, revokeOtherSessions, logout, getProfile, requestConsentCode, giveConsent, listConsents, revokeConsent, addRelative, confirmRelative, listRelatives, removeRelative, proposeAlias, listMyAliases, correctMyData, requestProofCode, exportMyData, changePhone, addPhone, listPhones, removePhone, setPrimaryPhone],
            fileName: "shuangma/identity/v1/identity.proto")
    }

    /// Calls `shuangma.identity.v1.Identity`.
    public struct IdentityClient: Sendable {
        private let channel: any RPCChannel

        public init(_ channel: any RPCChannel) { self.channel = channel }

        /// Sends a code to a phone for one purpose. The answer is the same whether anyone holds the number
        /// (ID-10). Not idempotent.
        ///
        /// A device that has logged in with the phone before has limits of its own. Strangers share those of the phone, of their
        /// address, and of all strangers.
        ///
        /// Errors: INVALID_ARGUMENT for `phone` or `purpose`; RESOURCE_EXHAUSTED (SMS_TOO_OFTEN) with RetryInfo.
        public func requestSmsCode(
            _ request: IdentityV1.RequestSmsCodeRequest, options: CallOptions = .init()
        ) async throws -> IdentityV1.RequestSmsCodeResponse {
            try await channel.unary(IdentityMethods.requestSmsCode, request, options: options)
        }

        /// Applies for a code, with a code sent for REGISTER: real-name registration (ID-7). A register confirms number and name,
        /// or staff look at the document; then the person can log in. Staff also look where no register says that the number is the
        /// person's. It never changes a registered person, but that one who has no number gets this one, and never takes a number
        /// from anybody (TRIP-12).
        ///
        /// When the register has not answered after a second, the answer is APPLIED and the application waits; at most 3 of a phone
        /// do, for the register or for staff. The handle of the code names it: GetRegistration tells where it stands. Idempotent:
        /// the same request again answers where the application stands.
        ///
        /// Errors: INVALID_ARGUMENT for `document`, `name`, `phone`, `code`, `handle`, `division` or `entered_on`; UNAUTHENTICATED
        /// (SMS_CODE_WRONG, SMS_CODE_GONE); FAILED_PRECONDITION (IDEMPOTENCY_KEY_REUSED) when the handle names an application of
        /// other content; RESOURCE_EXHAUSTED (CODES_TRIED_TOO_OFTEN, REGISTRATIONS_TOO_MANY) with RetryInfo.
        public func register(
            _ request: IdentityV1.RegisterRequest, options: CallOptions = .init()
        ) async throws -> IdentityV1.Registration {
            try await channel.unary(IdentityMethods.register, request, options: options)
        }

        /// Where an application stands, for whoever has its handle. Idempotent.
        ///
        /// Errors: INVALID_ARGUMENT for `phone` or `handle`; NOT_FOUND (REGISTRATION_UNKNOWN), also 30 days after it was made.
        public func getRegistration(
            _ request: IdentityV1.GetRegistrationRequest, options: CallOptions = .init()
        ) async throws -> IdentityV1.Registration {
            try await channel.unary(IdentityMethods.getRegistration, request, options: options)
        }

        /// Opens a session for the holder of a phone with a code sent for LOGIN. Not idempotent: it uses the code up. The session
        /// ends when the number gets another holder (TRIP-12). A person has 10 sessions at most: one more ends the one that was
        /// used longest ago, and its person is told.
        ///
        /// Errors: INVALID_ARGUMENT for `phone`, `code`, `handle`, `document` or `device_label`; UNAUTHENTICATED (SMS_CODE_WRONG,
        /// SMS_CODE_GONE); RESOURCE_EXHAUSTED (CODES_TRIED_TOO_OFTEN) with RetryInfo when too many wrong codes come from the
        /// address, or from everywhere, unless a known device asked for the code; RESOURCE_EXHAUSTED (TOO_BUSY) with RetryInfo
        /// when many log-ins of the person meet; NOT_FOUND (PERSON_UNKNOWN) when nobody is
        /// registered with the number, or not the person of `document`, which uses the code up too.
        public func login(
            _ request: IdentityV1.LoginRequest, options: CallOptions = .init()
        ) async throws -> IdentityV1.LoginResponse {
            try await channel.unary(IdentityMethods.login, request, options: options)
        }

        /// Exchanges a refresh token for an access token and the next refresh token. A page of the server itself sends no
        /// token: its browser shows and gets it as a cookie that no script can read. Each token works once. Used again later, it
        /// was copied: the session ends and its person is told. The same token within 30 seconds of its use is answered as
        /// before, since the answer may have been lost.
        ///
        /// Errors: UNAUTHENTICATED (REFRESH_TOKEN_INVALID) without a token or for one that was never issued; UNAUTHENTICATED
        /// (SESSION_OVER) when the session was ended or lapsed, or the token was used before.
        public func refreshSession(
            _ request: IdentityV1.RefreshSessionRequest, options: CallOptions = .init()
        ) async throws -> IdentityV1.RefreshSessionResponse {
            try await channel.unary(IdentityMethods.refreshSession, request, options: options)
        }

        /// The open sessions of the calling citizen, the last used first, at most 100. Idempotent.
        ///
        /// Errors: UNAUTHENTICATED (SESSION_OVER).
        public func listSessions(
            _ request: IdentityV1.ListSessionsRequest, options: CallOptions = .init()
        ) async throws -> IdentityV1.ListSessionsResponse {
            try await channel.unary(IdentityMethods.listSessions, request, options: options)
        }

        /// Ends one session of the calling citizen, also the calling one. Succeeds when there is none of that id. Idempotent.
        ///
        /// Errors: INVALID_ARGUMENT for `session_id`; UNAUTHENTICATED (SESSION_OVER).
        public func revokeSession(
            _ request: IdentityV1.RevokeSessionRequest, options: CallOptions = .init()
        ) async throws -> IdentityV1.RevokeSessionResponse {
            try await channel.unary(IdentityMethods.revokeSession, request, options: options)
        }

        /// Ends all sessions of the calling citizen but the calling one, or all. Idempotent.
        ///
        /// Errors: UNAUTHENTICATED (SESSION_OVER).
        public func revokeOtherSessions(
            _ request: IdentityV1.RevokeOtherSessionsRequest, options: CallOptions = .init()
        ) async throws -> IdentityV1.RevokeOtherSessionsResponse {
            try await channel.unary(IdentityMethods.revokeOtherSessions, request, options: options)
        }

        /// Ends the session of the calling citizen. A repeated call succeeds. Idempotent.
        public func logout(
            _ request: IdentityV1.LogoutRequest, options: CallOptions = .init()
        ) async throws -> IdentityV1.LogoutResponse {
            try await channel.unary(IdentityMethods.logout, request, options: options)
        }

        /// Profile of a person, personal fields masked. Citizens ask for themselves; a health authority and support for those who
        /// live in their divisions. Verifiers get masked name and number of anybody, and no phone, residence or key. Idempotent.
        ///
        /// Errors: INVALID_ARGUMENT for `person`; PERMISSION_DENIED (NOT_YOURS) when a citizen names anybody else,
        /// registered or not; PERMISSION_DENIED (OUT_OF_SCOPE) likewise for staff of other divisions; NOT_FOUND
        /// (PERSON_UNKNOWN); UNAUTHENTICATED (SESSION_OVER); RESOURCE_EXHAUSTED (LOOKUPS_TOO_MANY) with RetryInfo when a member of
        /// staff looks too many persons up.
        public func getProfile(
            _ request: IdentityV1.GetProfileRequest, options: CallOptions = .init()
        ) async throws -> IdentityV1.Profile {
            try await channel.unary(IdentityMethods.getProfile, request, options: options)
        }

        /// Sends the code that a consent needs to the phone of the caller's session. Not idempotent.
        ///
        /// Errors: INVALID_ARGUMENT for `kind`; UNAUTHENTICATED (SESSION_OVER); PERMISSION_DENIED (NOT_YOUR_NUMBER) when
        /// the number is registered to somebody else (MRG-2); RESOURCE_EXHAUSTED (SMS_TOO_OFTEN) with RetryInfo.
        public func requestConsentCode(
            _ request: IdentityV1.RequestConsentCodeRequest, options: CallOptions = .init()
        ) async throws -> IdentityV1.RequestConsentCodeResponse {
            try await channel.unary(IdentityMethods.requestConsentCode, request, options: options)
        }

        /// Proves the phone of the caller's session with a code and records a consent for 30 days (MRG-1). One write uses
        /// the code up, checks that the caller holds the number and records the consent. Not idempotent.
        ///
        /// Errors: INVALID_ARGUMENT for `kind`, `code` or `handle`; UNAUTHENTICATED (SESSION_OVER, SMS_CODE_WRONG, SMS_CODE_GONE);
        /// PERMISSION_DENIED (NOT_YOUR_NUMBER).
        public func giveConsent(
            _ request: IdentityV1.GiveConsentRequest, options: CallOptions = .init()
        ) async throws -> IdentityV1.GiveConsentResponse {
            try await channel.unary(IdentityMethods.giveConsent, request, options: options)
        }

        /// The caller's consents, of all their numbers (PIPL, article 15). Idempotent.
        ///
        /// Errors: UNAUTHENTICATED (SESSION_OVER); NOT_FOUND (PERSON_UNKNOWN).
        public func listConsents(
            _ request: IdentityV1.ListConsentsRequest, options: CallOptions = .init()
        ) async throws -> IdentityV1.ListConsentsResponse {
            try await channel.unary(IdentityMethods.listConsents, request, options: options)
        }

        /// Withdraws a consent: from then on nothing is shown that needs it. Succeeds when there is none. Idempotent.
        ///
        /// Errors: INVALID_ARGUMENT for `kind` or `phone_id`; UNAUTHENTICATED (SESSION_OVER).
        public func revokeConsent(
            _ request: IdentityV1.RevokeConsentRequest, options: CallOptions = .init()
        ) async throws -> IdentityV1.RevokeConsentResponse {
            try await channel.unary(IdentityMethods.revokeConsent, request, options: options)
        }

        /// Lets the caller, the holder, show the codes of a dependant (亲友代办, ID-9). A holder has at most 8 dependants, also
        /// counting those whose code is awaited, and a dependant at most 3 holders.
        ///
        /// A dependant who is under 16 or at least 60 years old by their document is linked at once when name and document are
        /// those of one registered person. All others get an SMS, and the link is made by ConfirmRelative; so are those who ended a
        /// link of the caller within a year. So may a child confirm a link that stands, from 30 days before the 16th birthday until
        /// 30 days after it. That answer is the same whether such a person is registered, has another name or has no number, and
        /// when their number gets no code now. The dependant is told. Not idempotent; another link that stands is answered as it
        /// is.
        ///
        /// Errors: INVALID_ARGUMENT for `document` or `name`, also for the caller's own document; UNAUTHENTICATED (SESSION_OVER);
        /// NOT_FOUND (RELATIVE_UNKNOWN) when nobody under 16 or of at least 60 years is registered with both, which does not tell
        /// which one is wrong; FAILED_PRECONDITION (DEPENDANTS_TOO_MANY, HOLDERS_TOO_MANY); RESOURCE_EXHAUSTED
        /// (RELATIVES_TOO_OFTEN) with RetryInfo after 10 calls within an hour or 20 within a day.
        public func addRelative(
            _ request: IdentityV1.AddRelativeRequest, options: CallOptions = .init()
        ) async throws -> IdentityV1.AddRelativeResponse {
            try await channel.unary(IdentityMethods.addRelative, request, options: options)
        }

        /// Makes a link, or keeps the one of a dependant who turns 16, with the code that the dependant got. Not idempotent: it uses
        /// the code up. A wrong code counts for the link and for the code: five end it.
        ///
        /// Errors: INVALID_ARGUMENT for `relative_id` or `code`; UNAUTHENTICATED (SESSION_OVER, SMS_CODE_WRONG, SMS_CODE_GONE),
        /// whether or not a code was sent; FAILED_PRECONDITION (HOLDERS_TOO_MANY); RESOURCE_EXHAUSTED (CODES_TRIED_TOO_OFTEN) with
        /// RetryInfo.
        public func confirmRelative(
            _ request: IdentityV1.ConfirmRelativeRequest, options: CallOptions = .init()
        ) async throws -> IdentityV1.ConfirmRelativeResponse {
            try await channel.unary(IdentityMethods.confirmRelative, request, options: options)
        }

        /// The links of the caller: whose codes they show, and who shows theirs. Idempotent.
        ///
        /// Errors: UNAUTHENTICATED (SESSION_OVER).
        public func listRelatives(
            _ request: IdentityV1.ListRelativesRequest, options: CallOptions = .init()
        ) async throws -> IdentityV1.ListRelativesResponse {
            try await channel.unary(IdentityMethods.listRelatives, request, options: options)
        }

        /// Ends a link of the caller, who is its holder or its dependant. The other side is told. Succeeds when the caller has no
        /// link of that id. Idempotent.
        ///
        /// Errors: INVALID_ARGUMENT for `relative_id`; UNAUTHENTICATED (SESSION_OVER).
        public func removeRelative(
            _ request: IdentityV1.RemoveRelativeRequest, options: CallOptions = .init()
        ) async throws -> IdentityV1.RemoveRelativeResponse {
            try await channel.unary(IdentityMethods.removeRelative, request, options: options)
        }

        /// Asks that another document be joined with the one of the calling citizen as theirs, such as a renewed passport
        /// (COL-16). Staff look at the original of the other document and decide; until then nothing changes. The other
        /// document's holder is told. The answer is the same whether anybody is registered with that document. Idempotent:
        /// while staff have not decided, the same two documents answer with the same case.
        ///
        /// Errors: INVALID_ARGUMENT for `document` or `name`; UNAUTHENTICATED (SESSION_OVER); FAILED_PRECONDITION:
        /// DOCUMENTS_DIFFER when birth date or sex of both numbers differ, or both are resident IDs, of which a person has one
        /// for life; DOCUMENTS_JOINED when they are joined already, also by a third one; RESOURCE_EXHAUSTED (CASES_TOO_MANY)
        /// with RetryInfo.
        public func proposeAlias(
            _ request: IdentityV1.ProposeAliasRequest, options: CallOptions = .init()
        ) async throws -> IdentityV1.ProposeAliasResponse {
            try await channel.unary(IdentityMethods.proposeAlias, request, options: options)
        }

        /// Documents that are joined with the one of the calling citizen, and those that were asked for (COL-16). Idempotent.
        ///
        /// Errors: UNAUTHENTICATED (SESSION_OVER).
        public func listMyAliases(
            _ request: IdentityV1.ListMyAliasesRequest, options: CallOptions = .init()
        ) async throws -> IdentityV1.ListMyAliasesResponse {
            try await channel.unary(IdentityMethods.listMyAliases, request, options: options)
        }

        /// Asks that the caller's name or division be corrected (PIPL, article 46). Staff look at the document and decide by a
        /// case of kind `data-correction`; the caller is told. What a population register has delivered is corrected there: its
        /// next row counts here. Idempotent: the same correction that waits answers with the same case.
        ///
        /// Errors: INVALID_ARGUMENT for `name`, `division`, or both when neither says anything new; UNAUTHENTICATED
        /// (SESSION_OVER); NOT_FOUND (PERSON_UNKNOWN); FAILED_PRECONDITION (REGISTER_CORRECTS); RESOURCE_EXHAUSTED
        /// (CASES_TOO_MANY) with RetryInfo.
        public func correctMyData(
            _ request: IdentityV1.CorrectMyDataRequest, options: CallOptions = .init()
        ) async throws -> IdentityV1.CorrectMyDataResponse {
            try await channel.unary(IdentityMethods.correctMyData, request, options: options)
        }

        /// Sends the code with which the caller proves a call about their own rights, to the phone of the session. Not idempotent.
        ///
        /// Errors: INVALID_ARGUMENT for `purpose`; UNAUTHENTICATED (SESSION_OVER); PERMISSION_DENIED (NOT_YOUR_NUMBER) when the
        /// number is registered to somebody else (MRG-2); RESOURCE_EXHAUSTED (SMS_TOO_OFTEN) with RetryInfo.
        public func requestProofCode(
            _ request: IdentityV1.RequestProofCodeRequest, options: CallOptions = .init()
        ) async throws -> IdentityV1.RequestProofCodeResponse {
            try await channel.unary(IdentityMethods.requestProofCode, request, options: options)
        }

        /// Everything that the system holds about the caller (PIPL, article 45), in pages, of all their documents. What other
        /// persons are in it is masked, or left out. Every kind of record that is stored is listed; of one that is left out the
        /// reason is given. The first page takes a code that was sent for EXPORT, and an entry of audit tells of it. Once a day. Not
        /// idempotent.
        ///
        /// Errors: INVALID_ARGUMENT for `code`, `handle` or `page_token`; UNAUTHENTICATED (SESSION_OVER, SMS_CODE_WRONG,
        /// SMS_CODE_GONE); PERMISSION_DENIED (NOT_YOUR_NUMBER); RESOURCE_EXHAUSTED (EXPORTS_TOO_MANY) with RetryInfo, before the
        /// code is used up; RESOURCE_EXHAUSTED (CODES_TRIED_TOO_OFTEN) with RetryInfo; FAILED_PRECONDITION (EXPORT_OVER) for a
        /// page that is asked for later than 15 minutes after the first one; UNAVAILABLE when a service does not answer: the same
        /// page may be asked for again.
        public func exportMyData(
            _ request: IdentityV1.ExportMyDataRequest, options: CallOptions = .init()
        ) async throws -> IdentityV1.ExportMyDataResponse {
            try await channel.unary(IdentityMethods.exportMyData, request, options: options)
        }

        /// Replaces a number of the calling citizen by another one, with a code sent to each. Sessions, consents and codes of the
        /// former number end at once, also the calling session when it was opened with that number. Both numbers are told by SMS.
        ///
        /// When the former number is lost, staff look at the document and decide by a case of kind `lost-phone`; until then
        /// nothing changes. The new number is taken when they accept. Not idempotent: it uses codes up. A code that is wrong leaves
        /// the other one as it was. A lost number that is told again for the same new one answers with the same open case.
        ///
        /// Errors: INVALID_ARGUMENT for fields of `former` or `next`, also for equal ones; UNAUTHENTICATED (SESSION_OVER,
        /// SMS_CODE_WRONG, SMS_CODE_GONE); PERMISSION_DENIED (NOT_YOUR_NUMBER) when `former` is not the caller's, or when somebody
        /// else holds `next` (TRIP-12); FAILED_PRECONDITION (PHONE_KNOWN) when `next` is the caller's
        /// already; RESOURCE_EXHAUSTED (CODES_TRIED_TOO_OFTEN, CASES_TOO_MANY) with RetryInfo; UNAVAILABLE (CHANGE_PENDING) when
        /// the change goes on behind the call.
        public func changePhone(
            _ request: IdentityV1.ChangePhoneRequest, options: CallOptions = .init()
        ) async throws -> IdentityV1.ChangePhoneResponse {
            try await channel.unary(IdentityMethods.changePhone, request, options: options)
        }

        /// Adds a number to those of the calling citizen, who can log in and show the trip card with it. It takes a code sent to a
        /// number of the caller and one sent to the new number. Both are told by SMS. Not idempotent: it uses codes up.
        ///
        /// Errors: as of ChangePhone, for `own` in place of `former`; FAILED_PRECONDITION (PHONES_TOO_MANY) at 5 numbers.
        public func addPhone(
            _ request: IdentityV1.AddPhoneRequest, options: CallOptions = .init()
        ) async throws -> IdentityV1.PhoneList {
            try await channel.unary(IdentityMethods.addPhone, request, options: options)
        }

        /// The numbers of the calling citizen, masked. Idempotent.
        ///
        /// Errors: UNAUTHENTICATED (SESSION_OVER); NOT_FOUND (PERSON_UNKNOWN).
        public func listPhones(
            _ request: IdentityV1.ListPhonesRequest, options: CallOptions = .init()
        ) async throws -> IdentityV1.PhoneList {
            try await channel.unary(IdentityMethods.listPhones, request, options: options)
        }

        /// Takes a number from the calling citizen. Its sessions, consents and codes end at once, also the calling session when it
        /// was opened with that number. Both it and the primary number are told by SMS. Succeeds when the caller has no such
        /// number. Idempotent.
        ///
        /// Errors: INVALID_ARGUMENT for `phone_id`; UNAUTHENTICATED (SESSION_OVER); FAILED_PRECONDITION (PHONE_IS_PRIMARY): make
        /// another number the primary one first; NOT_FOUND (PERSON_UNKNOWN).
        public func removePhone(
            _ request: IdentityV1.RemovePhoneRequest, options: CallOptions = .init()
        ) async throws -> IdentityV1.PhoneList {
            try await channel.unary(IdentityMethods.removePhone, request, options: options)
        }

        /// Makes a number of the calling citizen the primary one, which gets the messages. Both are told by SMS. Idempotent.
        ///
        /// Errors: INVALID_ARGUMENT for `phone_id`; UNAUTHENTICATED (SESSION_OVER); NOT_FOUND (PHONE_UNKNOWN) when it is no number
        /// of the caller; NOT_FOUND (PERSON_UNKNOWN).
        public func setPrimaryPhone(
            _ request: IdentityV1.SetPrimaryPhoneRequest, options: CallOptions = .init()
        ) async throws -> IdentityV1.PhoneList {
            try await channel.unary(IdentityMethods.setPrimaryPhone, request, options: options)
        }
    }

    /// Passes calls of `shuangma.identity.v1.Identity` on to the service that answers them, in the name of who
    /// makes them: the service's own authorizer decides again.
    public struct IdentityForwarder: IdentityService {
        private let client: IdentityClient

        /// - Parameter channel: To the service.
        public init(_ channel: any RPCChannel) { client = IdentityClient(channel) }

        public func requestSmsCode(_ request: IdentityV1.RequestSmsCodeRequest, context: CallContext) async throws -> IdentityV1.RequestSmsCodeResponse {
            try await client.requestSmsCode(request, options: context.forwarded)
        }

        public func register(_ request: IdentityV1.RegisterRequest, context: CallContext) async throws -> IdentityV1.Registration {
            try await client.register(request, options: context.forwarded)
        }

        public func getRegistration(_ request: IdentityV1.GetRegistrationRequest, context: CallContext) async throws -> IdentityV1.Registration {
            try await client.getRegistration(request, options: context.forwarded)
        }

        public func login(_ request: IdentityV1.LoginRequest, context: CallContext) async throws -> IdentityV1.LoginResponse {
            try await client.login(request, options: context.forwarded)
        }

        public func refreshSession(_ request: IdentityV1.RefreshSessionRequest, context: CallContext) async throws -> IdentityV1.RefreshSessionResponse {
            try await client.refreshSession(request, options: context.forwarded)
        }

        public func listSessions(_ request: IdentityV1.ListSessionsRequest, context: CallContext) async throws -> IdentityV1.ListSessionsResponse {
            try await client.listSessions(request, options: context.forwarded)
        }

        public func revokeSession(_ request: IdentityV1.RevokeSessionRequest, context: CallContext) async throws -> IdentityV1.RevokeSessionResponse {
            try await client.revokeSession(request, options: context.forwarded)
        }

        public func revokeOtherSessions(_ request: IdentityV1.RevokeOtherSessionsRequest, context: CallContext) async throws -> IdentityV1.RevokeOtherSessionsResponse {
            try await client.revokeOtherSessions(request, options: context.forwarded)
        }

        public func logout(_ request: IdentityV1.LogoutRequest, context: CallContext) async throws -> IdentityV1.LogoutResponse {
            try await client.logout(request, options: context.forwarded)
        }

        public func getProfile(_ request: IdentityV1.GetProfileRequest, context: CallContext) async throws -> IdentityV1.Profile {
            try await client.getProfile(request, options: context.forwarded)
        }

        public func requestConsentCode(_ request: IdentityV1.RequestConsentCodeRequest, context: CallContext) async throws -> IdentityV1.RequestConsentCodeResponse {
            try await client.requestConsentCode(request, options: context.forwarded)
        }

        public func giveConsent(_ request: IdentityV1.GiveConsentRequest, context: CallContext) async throws -> IdentityV1.GiveConsentResponse {
            try await client.giveConsent(request, options: context.forwarded)
        }

        public func listConsents(_ request: IdentityV1.ListConsentsRequest, context: CallContext) async throws -> IdentityV1.ListConsentsResponse {
            try await client.listConsents(request, options: context.forwarded)
        }

        public func revokeConsent(_ request: IdentityV1.RevokeConsentRequest, context: CallContext) async throws -> IdentityV1.RevokeConsentResponse {
            try await client.revokeConsent(request, options: context.forwarded)
        }

        public func addRelative(_ request: IdentityV1.AddRelativeRequest, context: CallContext) async throws -> IdentityV1.AddRelativeResponse {
            try await client.addRelative(request, options: context.forwarded)
        }

        public func confirmRelative(_ request: IdentityV1.ConfirmRelativeRequest, context: CallContext) async throws -> IdentityV1.ConfirmRelativeResponse {
            try await client.confirmRelative(request, options: context.forwarded)
        }

        public func listRelatives(_ request: IdentityV1.ListRelativesRequest, context: CallContext) async throws -> IdentityV1.ListRelativesResponse {
            try await client.listRelatives(request, options: context.forwarded)
        }

        public func removeRelative(_ request: IdentityV1.RemoveRelativeRequest, context: CallContext) async throws -> IdentityV1.RemoveRelativeResponse {
            try await client.removeRelative(request, options: context.forwarded)
        }

        public func proposeAlias(_ request: IdentityV1.ProposeAliasRequest, context: CallContext) async throws -> IdentityV1.ProposeAliasResponse {
            try await client.proposeAlias(request, options: context.forwarded)
        }

        public func listMyAliases(_ request: IdentityV1.ListMyAliasesRequest, context: CallContext) async throws -> IdentityV1.ListMyAliasesResponse {
            try await client.listMyAliases(request, options: context.forwarded)
        }

        public func correctMyData(_ request: IdentityV1.CorrectMyDataRequest, context: CallContext) async throws -> IdentityV1.CorrectMyDataResponse {
            try await client.correctMyData(request, options: context.forwarded)
        }

        public func requestProofCode(_ request: IdentityV1.RequestProofCodeRequest, context: CallContext) async throws -> IdentityV1.RequestProofCodeResponse {
            try await client.requestProofCode(request, options: context.forwarded)
        }

        public func exportMyData(_ request: IdentityV1.ExportMyDataRequest, context: CallContext) async throws -> IdentityV1.ExportMyDataResponse {
            try await client.exportMyData(request, options: context.forwarded)
        }

        public func changePhone(_ request: IdentityV1.ChangePhoneRequest, context: CallContext) async throws -> IdentityV1.ChangePhoneResponse {
            try await client.changePhone(request, options: context.forwarded)
        }

        public func addPhone(_ request: IdentityV1.AddPhoneRequest, context: CallContext) async throws -> IdentityV1.PhoneList {
            try await client.addPhone(request, options: context.forwarded)
        }

        public func listPhones(_ request: IdentityV1.ListPhonesRequest, context: CallContext) async throws -> IdentityV1.PhoneList {
            try await client.listPhones(request, options: context.forwarded)
        }

        public func removePhone(_ request: IdentityV1.RemovePhoneRequest, context: CallContext) async throws -> IdentityV1.PhoneList {
            try await client.removePhone(request, options: context.forwarded)
        }

        public func setPrimaryPhone(_ request: IdentityV1.SetPrimaryPhoneRequest, context: CallContext) async throws -> IdentityV1.PhoneList {
            try await client.setPrimaryPhone(request, options: context.forwarded)
        }
    }
}

extension IdentityV1.IdentityService {
    public static var descriptor: ServiceDescriptor { IdentityV1.IdentityMethods.service }

    public func register(in router: inout Router) { registerAll(in: &router) }

    /// Registers every method; for services whose own ``register(in:)`` then does more.
    public func registerAll(in router: inout Router) {
        router.serveUnary(IdentityV1.IdentityMethods.requestSmsCode) { call, context in
            try call.respond(try await self.requestSmsCode(call.request(IdentityV1.RequestSmsCodeRequest.self), context: context))
        }
        router.serveUnary(IdentityV1.IdentityMethods.register) { call, context in
            try call.respond(try await self.register(call.request(IdentityV1.RegisterRequest.self), context: context))
        }
        router.serveUnary(IdentityV1.IdentityMethods.getRegistration) { call, context in
            try call.respond(try await self.getRegistration(call.request(IdentityV1.GetRegistrationRequest.self), context: context))
        }
        router.serveUnary(IdentityV1.IdentityMethods.login) { call, context in
            try call.respond(try await self.login(call.request(IdentityV1.LoginRequest.self), context: context))
        }
        router.serveUnary(IdentityV1.IdentityMethods.refreshSession) { call, context in
            try call.respond(try await self.refreshSession(call.request(IdentityV1.RefreshSessionRequest.self), context: context))
        }
        router.serveUnary(IdentityV1.IdentityMethods.listSessions) { call, context in
            try call.respond(try await self.listSessions(call.request(IdentityV1.ListSessionsRequest.self), context: context))
        }
        router.serveUnary(IdentityV1.IdentityMethods.revokeSession) { call, context in
            try call.respond(try await self.revokeSession(call.request(IdentityV1.RevokeSessionRequest.self), context: context))
        }
        router.serveUnary(IdentityV1.IdentityMethods.revokeOtherSessions) { call, context in
            try call.respond(try await self.revokeOtherSessions(call.request(IdentityV1.RevokeOtherSessionsRequest.self), context: context))
        }
        router.serveUnary(IdentityV1.IdentityMethods.logout) { call, context in
            try call.respond(try await self.logout(call.request(IdentityV1.LogoutRequest.self), context: context))
        }
        router.serveUnary(IdentityV1.IdentityMethods.getProfile) { call, context in
            try call.respond(try await self.getProfile(call.request(IdentityV1.GetProfileRequest.self), context: context))
        }
        router.serveUnary(IdentityV1.IdentityMethods.requestConsentCode) { call, context in
            try call.respond(try await self.requestConsentCode(call.request(IdentityV1.RequestConsentCodeRequest.self), context: context))
        }
        router.serveUnary(IdentityV1.IdentityMethods.giveConsent) { call, context in
            try call.respond(try await self.giveConsent(call.request(IdentityV1.GiveConsentRequest.self), context: context))
        }
        router.serveUnary(IdentityV1.IdentityMethods.listConsents) { call, context in
            try call.respond(try await self.listConsents(call.request(IdentityV1.ListConsentsRequest.self), context: context))
        }
        router.serveUnary(IdentityV1.IdentityMethods.revokeConsent) { call, context in
            try call.respond(try await self.revokeConsent(call.request(IdentityV1.RevokeConsentRequest.self), context: context))
        }
        router.serveUnary(IdentityV1.IdentityMethods.addRelative) { call, context in
            try call.respond(try await self.addRelative(call.request(IdentityV1.AddRelativeRequest.self), context: context))
        }
        router.serveUnary(IdentityV1.IdentityMethods.confirmRelative) { call, context in
            try call.respond(try await self.confirmRelative(call.request(IdentityV1.ConfirmRelativeRequest.self), context: context))
        }
        router.serveUnary(IdentityV1.IdentityMethods.listRelatives) { call, context in
            try call.respond(try await self.listRelatives(call.request(IdentityV1.ListRelativesRequest.self), context: context))
        }
        router.serveUnary(IdentityV1.IdentityMethods.removeRelative) { call, context in
            try call.respond(try await self.removeRelative(call.request(IdentityV1.RemoveRelativeRequest.self), context: context))
        }
        router.serveUnary(IdentityV1.IdentityMethods.proposeAlias) { call, context in
            try call.respond(try await self.proposeAlias(call.request(IdentityV1.ProposeAliasRequest.self), context: context))
        }
        router.serveUnary(IdentityV1.IdentityMethods.listMyAliases) { call, context in
            try call.respond(try await self.listMyAliases(call.request(IdentityV1.ListMyAliasesRequest.self), context: context))
        }
        router.serveUnary(IdentityV1.IdentityMethods.correctMyData) { call, context in
            try call.respond(try await self.correctMyData(call.request(IdentityV1.CorrectMyDataRequest.self), context: context))
        }
        router.serveUnary(IdentityV1.IdentityMethods.requestProofCode) { call, context in
            try call.respond(try await self.requestProofCode(call.request(IdentityV1.RequestProofCodeRequest.self), context: context))
        }
        router.serveUnary(IdentityV1.IdentityMethods.exportMyData) { call, context in
            try call.respond(try await self.exportMyData(call.request(IdentityV1.ExportMyDataRequest.self), context: context))
        }
        router.serveUnary(IdentityV1.IdentityMethods.changePhone) { call, context in
            try call.respond(try await self.changePhone(call.request(IdentityV1.ChangePhoneRequest.self), context: context))
        }
        router.serveUnary(IdentityV1.IdentityMethods.addPhone) { call, context in
            try call.respond(try await self.addPhone(call.request(IdentityV1.AddPhoneRequest.self), context: context))
        }
        router.serveUnary(IdentityV1.IdentityMethods.listPhones) { call, context in
            try call.respond(try await self.listPhones(call.request(IdentityV1.ListPhonesRequest.self), context: context))
        }
        router.serveUnary(IdentityV1.IdentityMethods.removePhone) { call, context in
            try call.respond(try await self.removePhone(call.request(IdentityV1.RemovePhoneRequest.self), context: context))
        }
        router.serveUnary(IdentityV1.IdentityMethods.setPrimaryPhone) { call, context in
            try call.respond(try await self.setPrimaryPhone(call.request(IdentityV1.SetPrimaryPhoneRequest.self), context: context))
        }
    }
}
