// Generated from greeter/v1/greeter.proto by scripts/generate. Do not edit.

import CGreeterContracts
public import RPC
public import Wire

/// The contract of the example: one call, and one stream.
public enum GreeterV1 {}

extension GreeterV1 {
    public struct SayHelloRequest: WireMessage {
        /// Who is greeted; not empty.
        public var name: String
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(greeter__v1__say_hello_request__descriptor_pointer()) }
        public static var types: MessageTypes { GreeterContractsTypes.all }

        public init() {
            self.name = ""
        }

        public init(
            name: String = ""
        ) {
            self.name = name
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Greeter__V1__SayHelloRequest.self)
            self.name = try MessageReader.string(c.pointee.name, field: "greeter.v1.SayHelloRequest.name")
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Greeter__V1__SayHelloRequest.self)
            greeter__v1__say_hello_request__init(c)
            c.pointee.name = try writer.string(self.name)
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    public struct SayHelloResponse: WireMessage {
        /// The greeting.
        public var text: String
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(greeter__v1__say_hello_response__descriptor_pointer()) }
        public static var types: MessageTypes { GreeterContractsTypes.all }

        public init() {
            self.text = ""
        }

        public init(
            text: String = ""
        ) {
            self.text = text
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Greeter__V1__SayHelloResponse.self)
            self.text = try MessageReader.string(c.pointee.text, field: "greeter.v1.SayHelloResponse.text")
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Greeter__V1__SayHelloResponse.self)
            greeter__v1__say_hello_response__init(c)
            c.pointee.text = try writer.string(self.text)
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// Greets people.
    public protocol GreeterService: RPCService {
        /// Greets once.
        func sayHello(_ request: GreeterV1.SayHelloRequest, context: CallContext) async throws -> GreeterV1.SayHelloResponse
        /// Greets everyone who comes, as they come.
        func meet(
            _ requests: RequestStream<GreeterV1.SayHelloRequest>, to responses: ResponseStream<GreeterV1.SayHelloResponse>, context: CallContext
        ) async throws
    }

    /// The methods of `greeter.v1.Greeter`.
    public enum GreeterMethods {
        /// Greets once.
        public static let sayHello = MethodDescriptor(
            service: "greeter.v1.Greeter", name: "SayHello", kind: .unary, idempotency: .noSideEffects)
        /// Greets everyone who comes, as they come.
        public static let meet = MethodDescriptor(
            service: "greeter.v1.Greeter", name: "Meet", kind: .bidirectionalStreaming)

        /// The service.
        public static let service = ServiceDescriptor(
            name: "greeter.v1.Greeter", methods: [sayHello, meet],
            fileName: "greeter/v1/greeter.proto")
    }

    /// Calls `greeter.v1.Greeter`.
    public struct GreeterClient: Sendable {
        private let channel: any RPCChannel

        public init(_ channel: any RPCChannel) { self.channel = channel }

        /// Greets once.
        public func sayHello(
            _ request: GreeterV1.SayHelloRequest, options: CallOptions = .init()
        ) async throws -> GreeterV1.SayHelloResponse {
            try await channel.unary(GreeterMethods.sayHello, request, options: options)
        }

        /// Greets everyone who comes, as they come.
        public func meet(
            options: CallOptions = .init(),
            _ send: @escaping @Sendable (RequestWriter<GreeterV1.SayHelloRequest>) async throws -> Void
        ) -> ResponseSequence<GreeterV1.SayHelloResponse> {
            channel.bidirectionalStreaming(GreeterMethods.meet, options: options, send)
        }
    }
}

extension GreeterV1.GreeterService {
    public static var descriptor: ServiceDescriptor { GreeterV1.GreeterMethods.service }

    public func register(in router: inout Router) { registerAll(in: &router) }

    /// Registers every method; for services whose own ``register(in:)`` then does more.
    public func registerAll(in router: inout Router) {
        router.serveUnary(GreeterV1.GreeterMethods.sayHello) { call, context in
            try call.respond(try await self.sayHello(call.request(GreeterV1.SayHelloRequest.self), context: context))
        }
        router.bidirectionalStreaming(GreeterV1.GreeterMethods.meet) { try await self.meet($0, to: $1, context: $2) }
    }
}
