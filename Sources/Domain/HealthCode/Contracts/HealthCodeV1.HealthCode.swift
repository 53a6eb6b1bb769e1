// Generated from shuangma/healthcode/v1/health_code.proto by scripts/generate. Do not edit.

import CCommonContracts
import CHealthCodeContracts
import CWellKnownTypes
public import CommonContracts
public import RPC
import Security
public import Wire

extension HealthCodeV1 {
    /// Declares health.
    public struct DeclareRequest: WireMessage {
        /// The declaration.
        public var declaration: HealthCodeV1.Declaration?
        /// Chosen by the caller, 1 to 64 bytes. It lives 24 hours.
        public var idempotencyKey: String
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__healthcode__v1__declare_request__descriptor_pointer()) }
        public static var types: MessageTypes { HealthCodeContractsTypes.all }

        public init() {
            self.declaration = nil
            self.idempotencyKey = ""
        }

        public init(
            declaration: HealthCodeV1.Declaration? = nil,
            idempotencyKey: String = ""
        ) {
            self.declaration = declaration
            self.idempotencyKey = idempotencyKey
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Shuangma__Healthcode__V1__DeclareRequest.self)
            self.declaration = try MessageReader.message(c.pointee.declaration, as: HealthCodeV1.Declaration.self)
            self.idempotencyKey = try MessageReader.string(c.pointee.idempotency_key, field: "shuangma.healthcode.v1.DeclareRequest.idempotency_key")
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Healthcode__V1__DeclareRequest.self)
            shuangma__healthcode__v1__declare_request__init(c)
            if let value = self.declaration { c.pointee.declaration = try writer.message(value, as: Shuangma__Healthcode__V1__Declaration.self) }
            c.pointee.idempotency_key = try writer.string(self.idempotencyKey)
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// The declaration is stored.
    public struct DeclareResponse: WireMessage {
        /// When it was taken: for a replay, when it was taken first.
        public var declaredAt: GoogleProtobuf.Timestamp?
        /// The code with it.
        public var status: HealthCodeV1.HealthStatus?
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__healthcode__v1__declare_response__descriptor_pointer()) }
        public static var types: MessageTypes { HealthCodeContractsTypes.all }

        public init() {
            self.declaredAt = nil
            self.status = nil
        }

        public init(
            declaredAt: GoogleProtobuf.Timestamp? = nil,
            status: HealthCodeV1.HealthStatus? = nil
        ) {
            self.declaredAt = declaredAt
            self.status = status
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Shuangma__Healthcode__V1__DeclareResponse.self)
            self.declaredAt = try MessageReader.message(c.pointee.declared_at, as: GoogleProtobuf.Timestamp.self)
            self.status = try MessageReader.message(c.pointee.status, as: HealthCodeV1.HealthStatus.self)
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Healthcode__V1__DeclareResponse.self)
            shuangma__healthcode__v1__declare_response__init(c)
            if let value = self.declaredAt { c.pointee.declared_at = try writer.message(value, as: Google__Protobuf__Timestamp.self) }
            if let value = self.status { c.pointee.status = try writer.message(value, as: Shuangma__Healthcode__V1__HealthStatus.self) }
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// Asks for a person's code.
    public struct GetHealthCodeRequest: WireMessage {
        /// The person; a citizen may leave it out and means themselves.
        public var person: CommonV1.PersonRef?
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__healthcode__v1__get_health_code_request__descriptor_pointer()) }
        public static var types: MessageTypes { HealthCodeContractsTypes.all }

        public init() {
            self.person = nil
        }

        public init(
            person: CommonV1.PersonRef? = nil
        ) {
            self.person = person
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Shuangma__Healthcode__V1__GetHealthCodeRequest.self)
            self.person = try MessageReader.message(c.pointee.person, as: CommonV1.PersonRef.self)
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Healthcode__V1__GetHealthCodeRequest.self)
            shuangma__healthcode__v1__get_health_code_request__init(c)
            if let value = self.person { c.pointee.person = try writer.message(value, as: Shuangma__Common__V1__PersonRef.self) }
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// A person's declarations, and the colour derived from all evidence about them.
    public protocol HealthCodeService: RPCService {
        /// Declares one's own health (健康信息申报, GB/T 38963). Citizens, for themselves. Idempotent by key: a replay
        /// gets the moment stored first and the status of now.
        ///
        /// Errors: INVALID_ARGUMENT for `declaration` or `idempotency_key`; UNAUTHENTICATED (SESSION_OVER);
        /// FAILED_PRECONDITION (IDEMPOTENCY_KEY_REUSED) for a key that came with other content in the last 24 hours;
        /// UNAVAILABLE (RISK_AREAS_NOT_KNOWN) as GetHealthCode, with the declaration stored: the same call again completes it.
        func declare(_ request: HealthCodeV1.DeclareRequest, context: CallContext) async throws -> HealthCodeV1.DeclareResponse
        /// Current health code of a person (健康信息查询). Citizens ask for themselves. Idempotent.
        ///
        /// Errors: INVALID_ARGUMENT for `person`; PERMISSION_DENIED (NOT_YOURS) when a citizen names anybody else;
        /// UNAUTHENTICATED (SESSION_OVER); UNAVAILABLE (RISK_AREAS_NOT_KNOWN) while the index of risk areas is not loaded
        /// or more than 60 s behind.
        func getHealthCode(_ request: HealthCodeV1.GetHealthCodeRequest, context: CallContext) async throws -> HealthCodeV1.HealthStatus
    }

    /// The methods of `shuangma.healthcode.v1.HealthCode`.
    public enum HealthCodeMethods {
        /// Declares one's own health (健康信息申报, GB/T 38963). Citizens, for themselves. Idempotent by key: a replay
        /// gets the moment stored first and the status of now.
        ///
        /// Errors: INVALID_ARGUMENT for `declaration` or `idempotency_key`; UNAUTHENTICATED (SESSION_OVER);
        /// FAILED_PRECONDITION (IDEMPOTENCY_KEY_REUSED) for a key that came with other content in the last 24 hours;
        /// UNAVAILABLE (RISK_AREAS_NOT_KNOWN) as GetHealthCode, with the declaration stored: the same call again completes it.
        public static let declare = MethodDescriptor(
            service: "shuangma.healthcode.v1.HealthCode", name: "Declare", kind: .unary, idempotency: .idempotent)
        /// Current health code of a person (健康信息查询). Citizens ask for themselves. Idempotent.
        ///
        /// Errors: INVALID_ARGUMENT for `person`; PERMISSION_DENIED (NOT_YOURS) when a citizen names anybody else;
        /// UNAUTHENTICATED (SESSION_OVER); UNAVAILABLE (RISK_AREAS_NOT_KNOWN) while the index of risk areas is not loaded
        /// or more than 60 s behind.
        public static let getHealthCode = MethodDescriptor(
            service: "shuangma.healthcode.v1.HealthCode", name: "GetHealthCode", kind: .unary, idempotency: .idempotent)

        /// The service.
        public static let service = ServiceDescriptor(
            name: "shuangma.healthcode.v1.HealthCode", methods: [declare, getHealthCode],
            fileName: "shuangma/healthcode/v1/health_code.proto")
    }

    /// Calls `shuangma.healthcode.v1.HealthCode`.
    public struct HealthCodeClient: Sendable {
        private let channel: any RPCChannel

        public init(_ channel: any RPCChannel) { self.channel = channel }

        /// Declares one's own health (健康信息申报, GB/T 38963). Citizens, for themselves. Idempotent by key: a replay
        /// gets the moment stored first and the status of now.
        ///
        /// Errors: INVALID_ARGUMENT for `declaration` or `idempotency_key`; UNAUTHENTICATED (SESSION_OVER);
        /// FAILED_PRECONDITION (IDEMPOTENCY_KEY_REUSED) for a key that came with other content in the last 24 hours;
        /// UNAVAILABLE (RISK_AREAS_NOT_KNOWN) as GetHealthCode, with the declaration stored: the same call again completes it.
        public func declare(
            _ request: HealthCodeV1.DeclareRequest, options: CallOptions = .init()
        ) async throws -> HealthCodeV1.DeclareResponse {
            try await channel.unary(HealthCodeMethods.declare, request, options: options)
        }

        /// Current health code of a person (健康信息查询). Citizens ask for themselves. Idempotent.
        ///
        /// Errors: INVALID_ARGUMENT for `person`; PERMISSION_DENIED (NOT_YOURS) when a citizen names anybody else;
        /// UNAUTHENTICATED (SESSION_OVER); UNAVAILABLE (RISK_AREAS_NOT_KNOWN) while the index of risk areas is not loaded
        /// or more than 60 s behind.
        public func getHealthCode(
            _ request: HealthCodeV1.GetHealthCodeRequest, options: CallOptions = .init()
        ) async throws -> HealthCodeV1.HealthStatus {
            try await channel.unary(HealthCodeMethods.getHealthCode, request, options: options)
        }
    }

    /// Passes calls of `shuangma.healthcode.v1.HealthCode` on to the service that answers them, in the name of who
    /// makes them: the service's own authorizer decides again.
    public struct HealthCodeForwarder: HealthCodeService {
        private let client: HealthCodeClient

        /// - Parameter channel: To the service.
        public init(_ channel: any RPCChannel) { client = HealthCodeClient(channel) }

        public func declare(_ request: HealthCodeV1.DeclareRequest, context: CallContext) async throws -> HealthCodeV1.DeclareResponse {
            try await client.declare(request, options: context.forwarded)
        }

        public func getHealthCode(_ request: HealthCodeV1.GetHealthCodeRequest, context: CallContext) async throws -> HealthCodeV1.HealthStatus {
            try await client.getHealthCode(request, options: context.forwarded)
        }
    }
}

extension HealthCodeV1.HealthCodeService {
    public static var descriptor: ServiceDescriptor { HealthCodeV1.HealthCodeMethods.service }

    public func register(in router: inout Router) { registerAll(in: &router) }

    /// Registers every method; for services whose own ``register(in:)`` then does more.
    public func registerAll(in router: inout Router) {
        router.serveUnary(HealthCodeV1.HealthCodeMethods.declare) { call, context in
            try call.respond(try await self.declare(call.request(HealthCodeV1.DeclareRequest.self), context: context))
        }
        router.serveUnary(HealthCodeV1.HealthCodeMethods.getHealthCode) { call, context in
            try call.respond(try await self.getHealthCode(call.request(HealthCodeV1.GetHealthCodeRequest.self), context: context))
        }
    }
}
