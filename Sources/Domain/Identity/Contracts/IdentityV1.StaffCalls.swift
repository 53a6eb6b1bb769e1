// Generated from shuangma/identity/v1/staff_calls.proto by scripts/generate. Do not edit.

import CIdentityContracts
public import RPC
public import Wire

extension IdentityV1 {
    /// A call of staff or a feed that was refused.
    public struct NoteRefusalRequest: WireMessage {
        /// Name of the account or feed.
        public var account: String
        /// Whom it acts for.
        public var organisation: String
        /// Its roles, by the words of tokens; at most 32.
        public var roles: [String]
        /// Names the token that was used, 16 bytes.
        public var token: [UInt8]
        /// Service and method with a slash between, at most 200 characters.
        public var method: String
        /// Why, such as ROLE_NOT_ALLOWED; at most 100 characters.
        public var reason: String
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__identity__v1__note_refusal_request__descriptor_pointer()) }
        public static var types: MessageTypes { IdentityContractsTypes.all }

        public init() {
            self.account = ""
            self.organisation = ""
            self.roles = []
            self.token = []
            self.method = ""
            self.reason = ""
        }

        public init(
            account: String = "",
            organisation: String = "",
            roles: [String] = [],
            token: [UInt8] = [],
            method: String = "",
            reason: String = ""
        ) {
            self.account = account
            self.organisation = organisation
            self.roles = roles
            self.token = token
            self.method = method
            self.reason = reason
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Shuangma__Identity__V1__NoteRefusalRequest.self)
            self.account = try MessageReader.string(c.pointee.account, field: "shuangma.identity.v1.NoteRefusalRequest.account")
            self.organisation = try MessageReader.string(c.pointee.organisation, field: "shuangma.identity.v1.NoteRefusalRequest.organisation")
            self.roles = try MessageReader.array(c.pointee.n_roles, c.pointee.roles) { element throws(WireError) in
                try MessageReader.string(element, field: "shuangma.identity.v1.NoteRefusalRequest.roles")
            }
            self.token = MessageReader.bytes(c.pointee.token)
            self.method = try MessageReader.string(c.pointee.method, field: "shuangma.identity.v1.NoteRefusalRequest.method")
            self.reason = try MessageReader.string(c.pointee.reason, field: "shuangma.identity.v1.NoteRefusalRequest.reason")
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Identity__V1__NoteRefusalRequest.self)
            shuangma__identity__v1__note_refusal_request__init(c)
            c.pointee.account = try writer.string(self.account)
            c.pointee.organisation = try writer.string(self.organisation)
            c.pointee.n_roles = self.roles.count
            c.pointee.roles = try writer.array(self.roles) { element throws(WireError) in try writer.string(element) }
            c.pointee.token = try writer.bytes(self.token)
            c.pointee.method = try writer.string(self.method)
            c.pointee.reason = try writer.string(self.reason)
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// It will be appended.
    public struct NoteRefusalResponse: WireMessage {
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__identity__v1__note_refusal_response__descriptor_pointer()) }
        public static var types: MessageTypes { IdentityContractsTypes.all }

        public init() {
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Shuangma__Identity__V1__NoteRefusalResponse.self)
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Identity__V1__NoteRefusalResponse.self)
            shuangma__identity__v1__note_refusal_response__init(c)
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// Keeps the chains of accounts for services that have no store. For services of the cluster only.
    public protocol StaffCallsService: RPCService {
        /// Appends refusals to the chain of the account that called, within a second or two. Several of one kind become one entry.
        ///
        /// Errors: INVALID_ARGUMENT for `account`, `method` or `reason`.
        func noteRefusal(_ request: IdentityV1.NoteRefusalRequest, context: CallContext) async throws -> IdentityV1.NoteRefusalResponse
    }

    /// The methods of `shuangma.identity.v1.StaffCalls`.
    public enum StaffCallsMethods {
        /// Appends refusals to the chain of the account that called, within a second or two. Several of one kind become one entry.
        ///
        /// Errors: INVALID_ARGUMENT for `account`, `method` or `reason`.
        public static let noteRefusal = MethodDescriptor(
            service: "shuangma.identity.v1.StaffCalls", name: "NoteRefusal", kind: .unary)

        /// The service.
        public static let service = ServiceDescriptor(
            name: "shuangma.identity.v1.StaffCalls", methods: [noteRefusal],
            fileName: "shuangma/identity/v1/staff_calls.proto")
    }

    /// Calls `shuangma.identity.v1.StaffCalls`.
    public struct StaffCallsClient: Sendable {
        private let channel: any RPCChannel

        public init(_ channel: any RPCChannel) { self.channel = channel }

        /// Appends refusals to the chain of the account that called, within a second or two. Several of one kind become one entry.
        ///
        /// Errors: INVALID_ARGUMENT for `account`, `method` or `reason`.
        public func noteRefusal(
            _ request: IdentityV1.NoteRefusalRequest, options: CallOptions = .init()
        ) async throws -> IdentityV1.NoteRefusalResponse {
            try await channel.unary(StaffCallsMethods.noteRefusal, request, options: options)
        }
    }
}

extension IdentityV1.StaffCallsService {
    public static var descriptor: ServiceDescriptor { IdentityV1.StaffCallsMethods.service }

    public func register(in router: inout Router) { registerAll(in: &router) }

    /// Registers every method; for services whose own ``register(in:)`` then does more.
    public func registerAll(in router: inout Router) {
        router.serveUnary(IdentityV1.StaffCallsMethods.noteRefusal) { call, context in
            try call.respond(try await self.noteRefusal(call.request(IdentityV1.NoteRefusalRequest.self), context: context))
        }
    }
}
