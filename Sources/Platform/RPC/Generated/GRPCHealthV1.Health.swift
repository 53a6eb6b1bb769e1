// Generated from grpc/health/v1/health.proto by scripts/generate. Do not edit.

import CRPCContracts
public import Wire

/// Health of a server, as gRPC's health-checking protocol defines it.
public enum GRPCHealthV1 {}

extension GRPCHealthV1 {
    /// Asks for health.
    public struct HealthCheckRequest: WireMessage {
        /// Full name of the service; empty means the server as a whole.
        public var service: String
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(grpc__health__v1__health_check_request__descriptor_pointer()) }
        public static var types: MessageTypes { RPCTypes.all }

        public init() {
            self.service = ""
        }

        public init(
            service: String = ""
        ) {
            self.service = service
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Grpc__Health__V1__HealthCheckRequest.self)
            self.service = try MessageReader.string(c.pointee.service, field: "grpc.health.v1.HealthCheckRequest.service")
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Grpc__Health__V1__HealthCheckRequest.self)
            grpc__health__v1__health_check_request__init(c)
            c.pointee.service = try writer.string(self.service)
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// Health of a service.
    public struct HealthCheckResponse: WireMessage {
        /// How the service is.
        public var status: GRPCHealthV1.HealthCheckResponse.ServingStatus
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(grpc__health__v1__health_check_response__descriptor_pointer()) }
        public static var types: MessageTypes { RPCTypes.all }

        public init() {
            self.status = .init(rawValue: 0)
        }

        public init(
            status: GRPCHealthV1.HealthCheckResponse.ServingStatus = .init(rawValue: 0)
        ) {
            self.status = status
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Grpc__Health__V1__HealthCheckResponse.self)
            self.status = GRPCHealthV1.HealthCheckResponse.ServingStatus(rawValue: Int32(truncatingIfNeeded: c.pointee.status.rawValue))
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Grpc__Health__V1__HealthCheckResponse.self)
            grpc__health__v1__health_check_response__init(c)
            c.pointee.status = Grpc__Health__V1__HealthCheckResponse__ServingStatus(rawValue: .init(truncatingIfNeeded: self.status.rawValue))
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }

        /// What a service can be.
        public struct ServingStatus: RawRepresentable, Hashable, Sendable {
            public var rawValue: Int32
            public init(rawValue: Int32) { self.rawValue = rawValue }

            /// Not known yet.
            public static let unknown = Self(rawValue: 0)
            /// May be called.
            public static let serving = Self(rawValue: 1)
            /// Must not be called.
            public static let notServing = Self(rawValue: 2)
            /// Watch only: the server does not know the service.
            public static let serviceUnknown = Self(rawValue: 3)
        }
    }

    /// Tells whether services of a server can be called.
    public protocol HealthService: RPCService {
        /// Health now. NOT_FOUND for a service the server does not know.
        func check(_ request: GRPCHealthV1.HealthCheckRequest, context: CallContext) async throws -> GRPCHealthV1.HealthCheckResponse
        /// Health now and at every change.
        func watch(
            _ request: GRPCHealthV1.HealthCheckRequest, to responses: ResponseStream<GRPCHealthV1.HealthCheckResponse>, context: CallContext
        ) async throws
    }

    /// The methods of `grpc.health.v1.Health`.
    public enum HealthMethods {
        /// Health now. NOT_FOUND for a service the server does not know.
        public static let check = MethodDescriptor(
            service: "grpc.health.v1.Health", name: "Check", kind: .unary, idempotency: .noSideEffects)
        /// Health now and at every change.
        public static let watch = MethodDescriptor(
            service: "grpc.health.v1.Health", name: "Watch", kind: .serverStreaming)

        /// The service.
        public static let service = ServiceDescriptor(
            name: "grpc.health.v1.Health", methods: [check, watch],
            fileName: "grpc/health/v1/health.proto")
    }

    /// Calls `grpc.health.v1.Health`.
    public struct HealthClient: Sendable {
        private let channel: any RPCChannel

        public init(_ channel: any RPCChannel) { self.channel = channel }

        /// Health now. NOT_FOUND for a service the server does not know.
        public func check(
            _ request: GRPCHealthV1.HealthCheckRequest, options: CallOptions = .init()
        ) async throws -> GRPCHealthV1.HealthCheckResponse {
            try await channel.unary(HealthMethods.check, request, options: options)
        }

        /// Health now and at every change.
        public func watch(
            _ request: GRPCHealthV1.HealthCheckRequest, options: CallOptions = .init()
        ) -> ResponseSequence<GRPCHealthV1.HealthCheckResponse> {
            channel.serverStreaming(HealthMethods.watch, request, options: options)
        }
    }
}

extension GRPCHealthV1.HealthService {
    public static var descriptor: ServiceDescriptor { GRPCHealthV1.HealthMethods.service }

    public func register(in router: inout Router) { registerAll(in: &router) }

    /// Registers every method; for services whose own ``register(in:)`` then does more.
    public func registerAll(in router: inout Router) {
        router.serveUnary(GRPCHealthV1.HealthMethods.check) { call, context in
            try call.respond(try await self.check(call.request(GRPCHealthV1.HealthCheckRequest.self), context: context))
        }
        router.serverStreaming(GRPCHealthV1.HealthMethods.watch) { try await self.watch($0, to: $1, context: $2) }
    }
}
