// Generated from grpc/testing/test.proto by scripts/generate. Do not edit.

import CTestContracts
import CWellKnownTypes
public import RPC
public import Wire

/// The service that gRPC implementations test each other with, as far as our tests use it: published
/// names and numbers, our own words.
public enum GRPCTesting {}

extension GRPCTesting {
    /// Nothing.
    public struct Empty: WireMessage {
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(grpc__testing__empty__descriptor_pointer()) }
        public static var types: MessageTypes { TestContractsTypes.all }

        public init() {
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Grpc__Testing__Empty.self)
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Grpc__Testing__Empty.self)
            grpc__testing__empty__init(c)
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// Bytes without meaning.
    public struct Payload: WireMessage {
        /// The bytes.
        public var body: [UInt8]
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(grpc__testing__payload__descriptor_pointer()) }
        public static var types: MessageTypes { TestContractsTypes.all }

        public init() {
            self.body = []
        }

        public init(
            body: [UInt8] = []
        ) {
            self.body = body
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Grpc__Testing__Payload.self)
            self.body = MessageReader.bytes(c.pointee.body)
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Grpc__Testing__Payload.self)
            grpc__testing__payload__init(c)
            c.pointee.body = try writer.bytes(self.body)
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// A status that the caller wants to get.
    public struct EchoStatus: WireMessage {
        /// gRPC status code, 0 to 16.
        public var code: Int32
        /// Status message.
        public var message: String
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(grpc__testing__echo_status__descriptor_pointer()) }
        public static var types: MessageTypes { TestContractsTypes.all }

        public init() {
            self.code = 0
            self.message = ""
        }

        public init(
            code: Int32 = 0,
            message: String = ""
        ) {
            self.code = code
            self.message = message
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Grpc__Testing__EchoStatus.self)
            self.code = c.pointee.code
            self.message = try MessageReader.string(c.pointee.message, field: "grpc.testing.EchoStatus.message")
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Grpc__Testing__EchoStatus.self)
            grpc__testing__echo_status__init(c)
            c.pointee.code = self.code
            c.pointee.message = try writer.string(self.message)
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// Request of UnaryCall.
    public struct SimpleRequest: WireMessage {
        /// Size of the wanted payload, bytes.
        public var responseSize: Int32
        /// Payload of the request.
        public var payload: GRPCTesting.Payload?
        /// Whether the answer shall be compressed.
        public var responseCompressed: GoogleProtobuf.BoolValue?
        /// When present, the call ends with this status.
        public var responseStatus: GRPCTesting.EchoStatus?
        /// Whether this message is said to be compressed; the call fails if it is otherwise.
        public var expectCompressed: GoogleProtobuf.BoolValue?
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(grpc__testing__simple_request__descriptor_pointer()) }
        public static var types: MessageTypes { TestContractsTypes.all }

        public init() {
            self.responseSize = 0
            self.payload = nil
            self.responseCompressed = nil
            self.responseStatus = nil
            self.expectCompressed = nil
        }

        public init(
            responseSize: Int32 = 0,
            payload: GRPCTesting.Payload? = nil,
            responseCompressed: GoogleProtobuf.BoolValue? = nil,
            responseStatus: GRPCTesting.EchoStatus? = nil,
            expectCompressed: GoogleProtobuf.BoolValue? = nil
        ) {
            self.responseSize = responseSize
            self.payload = payload
            self.responseCompressed = responseCompressed
            self.responseStatus = responseStatus
            self.expectCompressed = expectCompressed
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Grpc__Testing__SimpleRequest.self)
            self.responseSize = c.pointee.response_size
            self.payload = try MessageReader.message(c.pointee.payload, as: GRPCTesting.Payload.self)
            self.responseCompressed = try MessageReader.message(c.pointee.response_compressed, as: GoogleProtobuf.BoolValue.self)
            self.responseStatus = try MessageReader.message(c.pointee.response_status, as: GRPCTesting.EchoStatus.self)
            self.expectCompressed = try MessageReader.message(c.pointee.expect_compressed, as: GoogleProtobuf.BoolValue.self)
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Grpc__Testing__SimpleRequest.self)
            grpc__testing__simple_request__init(c)
            c.pointee.response_size = self.responseSize
            if let value = self.payload { c.pointee.payload = try writer.message(value, as: Grpc__Testing__Payload.self) }
            if let value = self.responseCompressed { c.pointee.response_compressed = try writer.message(value, as: Google__Protobuf__BoolValue.self) }
            if let value = self.responseStatus { c.pointee.response_status = try writer.message(value, as: Grpc__Testing__EchoStatus.self) }
            if let value = self.expectCompressed { c.pointee.expect_compressed = try writer.message(value, as: Google__Protobuf__BoolValue.self) }
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// Answer of UnaryCall.
    public struct SimpleResponse: WireMessage {
        /// Payload of the wanted size.
        public var payload: GRPCTesting.Payload?
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(grpc__testing__simple_response__descriptor_pointer()) }
        public static var types: MessageTypes { TestContractsTypes.all }

        public init() {
            self.payload = nil
        }

        public init(
            payload: GRPCTesting.Payload? = nil
        ) {
            self.payload = payload
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Grpc__Testing__SimpleResponse.self)
            self.payload = try MessageReader.message(c.pointee.payload, as: GRPCTesting.Payload.self)
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Grpc__Testing__SimpleResponse.self)
            grpc__testing__simple_response__init(c)
            if let value = self.payload { c.pointee.payload = try writer.message(value, as: Grpc__Testing__Payload.self) }
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// Message of StreamingInputCall.
    public struct StreamingInputCallRequest: WireMessage {
        /// Payload that is counted.
        public var payload: GRPCTesting.Payload?
        /// Whether this message is said to be compressed; the call fails if it is otherwise.
        public var expectCompressed: GoogleProtobuf.BoolValue?
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(grpc__testing__streaming_input_call_request__descriptor_pointer()) }
        public static var types: MessageTypes { TestContractsTypes.all }

        public init() {
            self.payload = nil
            self.expectCompressed = nil
        }

        public init(
            payload: GRPCTesting.Payload? = nil,
            expectCompressed: GoogleProtobuf.BoolValue? = nil
        ) {
            self.payload = payload
            self.expectCompressed = expectCompressed
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Grpc__Testing__StreamingInputCallRequest.self)
            self.payload = try MessageReader.message(c.pointee.payload, as: GRPCTesting.Payload.self)
            self.expectCompressed = try MessageReader.message(c.pointee.expect_compressed, as: GoogleProtobuf.BoolValue.self)
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Grpc__Testing__StreamingInputCallRequest.self)
            grpc__testing__streaming_input_call_request__init(c)
            if let value = self.payload { c.pointee.payload = try writer.message(value, as: Grpc__Testing__Payload.self) }
            if let value = self.expectCompressed { c.pointee.expect_compressed = try writer.message(value, as: Google__Protobuf__BoolValue.self) }
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// Answer of StreamingInputCall.
    public struct StreamingInputCallResponse: WireMessage {
        /// Sum of the payloads' sizes, bytes.
        public var aggregatedPayloadSize: Int32
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(grpc__testing__streaming_input_call_response__descriptor_pointer()) }
        public static var types: MessageTypes { TestContractsTypes.all }

        public init() {
            self.aggregatedPayloadSize = 0
        }

        public init(
            aggregatedPayloadSize: Int32 = 0
        ) {
            self.aggregatedPayloadSize = aggregatedPayloadSize
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Grpc__Testing__StreamingInputCallResponse.self)
            self.aggregatedPayloadSize = c.pointee.aggregated_payload_size
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Grpc__Testing__StreamingInputCallResponse.self)
            grpc__testing__streaming_input_call_response__init(c)
            c.pointee.aggregated_payload_size = self.aggregatedPayloadSize
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// One wanted message of a stream.
    public struct ResponseParameters: WireMessage {
        /// Size of its payload, bytes.
        public var size: Int32
        /// Wait before it is sent, microseconds.
        public var intervalUs: Int32
        /// Whether the message shall be compressed.
        public var compressed: GoogleProtobuf.BoolValue?
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(grpc__testing__response_parameters__descriptor_pointer()) }
        public static var types: MessageTypes { TestContractsTypes.all }

        public init() {
            self.size = 0
            self.intervalUs = 0
            self.compressed = nil
        }

        public init(
            size: Int32 = 0,
            intervalUs: Int32 = 0,
            compressed: GoogleProtobuf.BoolValue? = nil
        ) {
            self.size = size
            self.intervalUs = intervalUs
            self.compressed = compressed
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Grpc__Testing__ResponseParameters.self)
            self.size = c.pointee.size
            self.intervalUs = c.pointee.interval_us
            self.compressed = try MessageReader.message(c.pointee.compressed, as: GoogleProtobuf.BoolValue.self)
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Grpc__Testing__ResponseParameters.self)
            grpc__testing__response_parameters__init(c)
            c.pointee.size = self.size
            c.pointee.interval_us = self.intervalUs
            if let value = self.compressed { c.pointee.compressed = try writer.message(value, as: Google__Protobuf__BoolValue.self) }
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// Request of StreamingOutputCall, message of FullDuplexCall.
    public struct StreamingOutputCallRequest: WireMessage {
        /// The wanted messages, in order.
        public var responseParameters: [GRPCTesting.ResponseParameters]
        /// Payload of the request.
        public var payload: GRPCTesting.Payload?
        /// When present, the call ends with this status.
        public var responseStatus: GRPCTesting.EchoStatus?
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(grpc__testing__streaming_output_call_request__descriptor_pointer()) }
        public static var types: MessageTypes { TestContractsTypes.all }

        public init() {
            self.responseParameters = []
            self.payload = nil
            self.responseStatus = nil
        }

        public init(
            responseParameters: [GRPCTesting.ResponseParameters] = [],
            payload: GRPCTesting.Payload? = nil,
            responseStatus: GRPCTesting.EchoStatus? = nil
        ) {
            self.responseParameters = responseParameters
            self.payload = payload
            self.responseStatus = responseStatus
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Grpc__Testing__StreamingOutputCallRequest.self)
            self.responseParameters = try MessageReader.array(c.pointee.n_response_parameters, c.pointee.response_parameters) { element throws(WireError) in
                try GRPCTesting.ResponseParameters(c: UnsafeRawPointer(element!))
            }
            self.payload = try MessageReader.message(c.pointee.payload, as: GRPCTesting.Payload.self)
            self.responseStatus = try MessageReader.message(c.pointee.response_status, as: GRPCTesting.EchoStatus.self)
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Grpc__Testing__StreamingOutputCallRequest.self)
            grpc__testing__streaming_output_call_request__init(c)
            c.pointee.n_response_parameters = self.responseParameters.count
            c.pointee.response_parameters = try writer.array(self.responseParameters) { element throws(WireError) in try writer.message(element, as: Grpc__Testing__ResponseParameters.self) }
            if let value = self.payload { c.pointee.payload = try writer.message(value, as: Grpc__Testing__Payload.self) }
            if let value = self.responseStatus { c.pointee.response_status = try writer.message(value, as: Grpc__Testing__EchoStatus.self) }
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// Message of StreamingOutputCall and FullDuplexCall.
    public struct StreamingOutputCallResponse: WireMessage {
        /// Payload of the wanted size.
        public var payload: GRPCTesting.Payload?
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(grpc__testing__streaming_output_call_response__descriptor_pointer()) }
        public static var types: MessageTypes { TestContractsTypes.all }

        public init() {
            self.payload = nil
        }

        public init(
            payload: GRPCTesting.Payload? = nil
        ) {
            self.payload = payload
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Grpc__Testing__StreamingOutputCallResponse.self)
            self.payload = try MessageReader.message(c.pointee.payload, as: GRPCTesting.Payload.self)
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Grpc__Testing__StreamingOutputCallResponse.self)
            grpc__testing__streaming_output_call_response__init(c)
            if let value = self.payload { c.pointee.payload = try writer.message(value, as: Grpc__Testing__Payload.self) }
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// All four kinds of call.
    public protocol TestServiceService: RPCService {
        /// Answers an empty message with an empty message.
        func emptyCall(_ request: GRPCTesting.Empty, context: CallContext) async throws -> GRPCTesting.Empty
        /// Answers with a payload of the wanted size, or with the wanted status.
        func unaryCall(_ request: GRPCTesting.SimpleRequest, context: CallContext) async throws -> GRPCTesting.SimpleResponse
        /// Does what UnaryCall does and says that it has no side effects.
        func cacheableUnaryCall(_ request: GRPCTesting.SimpleRequest, context: CallContext) async throws -> GRPCTesting.SimpleResponse
        /// Answers with one message for each of the request's response parameters.
        func streamingOutputCall(
            _ request: GRPCTesting.StreamingOutputCallRequest, to responses: ResponseStream<GRPCTesting.StreamingOutputCallResponse>, context: CallContext
        ) async throws
        /// Answers with the sum of the payload sizes.
        func streamingInputCall(_ requests: RequestStream<GRPCTesting.StreamingInputCallRequest>, context: CallContext) async throws -> GRPCTesting.StreamingInputCallResponse
        /// Answers each request as StreamingOutputCall does, at once.
        func fullDuplexCall(
            _ requests: RequestStream<GRPCTesting.StreamingOutputCallRequest>, to responses: ResponseStream<GRPCTesting.StreamingOutputCallResponse>, context: CallContext
        ) async throws
        /// Is never implemented.
        func unimplementedCall(_ request: GRPCTesting.Empty, context: CallContext) async throws -> GRPCTesting.Empty
    }

    /// The methods of `grpc.testing.TestService`.
    public enum TestServiceMethods {
        /// Answers an empty message with an empty message.
        public static let emptyCall = MethodDescriptor(
            service: "grpc.testing.TestService", name: "EmptyCall", kind: .unary)
        /// Answers with a payload of the wanted size, or with the wanted status.
        public static let unaryCall = MethodDescriptor(
            service: "grpc.testing.TestService", name: "UnaryCall", kind: .unary)
        /// Does what UnaryCall does and says that it has no side effects.
        public static let cacheableUnaryCall = MethodDescriptor(
            service: "grpc.testing.TestService", name: "CacheableUnaryCall", kind: .unary, idempotency: .noSideEffects)
        /// Answers with one message for each of the request's response parameters.
        public static let streamingOutputCall = MethodDescriptor(
            service: "grpc.testing.TestService", name: "StreamingOutputCall", kind: .serverStreaming)
        /// Answers with the sum of the payload sizes.
        public static let streamingInputCall = MethodDescriptor(
            service: "grpc.testing.TestService", name: "StreamingInputCall", kind: .clientStreaming)
        /// Answers each request as StreamingOutputCall does, at once.
        public static let fullDuplexCall = MethodDescriptor(
            service: "grpc.testing.TestService", name: "FullDuplexCall", kind: .bidirectionalStreaming)
        /// Is never implemented.
        public static let unimplementedCall = MethodDescriptor(
            service: "grpc.testing.TestService", name: "UnimplementedCall", kind: .unary)

        /// The service.
        public static let service = ServiceDescriptor(
            name: "grpc.testing.TestService", methods: [emptyCall, unaryCall, cacheableUnaryCall, streamingOutputCall, streamingInputCall, fullDuplexCall, unimplementedCall],
            fileName: "grpc/testing/test.proto")
    }

    /// Calls `grpc.testing.TestService`.
    public struct TestServiceClient: Sendable {
        private let channel: any RPCChannel

        public init(_ channel: any RPCChannel) { self.channel = channel }

        /// Answers an empty message with an empty message.
        public func emptyCall(
            _ request: GRPCTesting.Empty, options: CallOptions = .init()
        ) async throws -> GRPCTesting.Empty {
            try await channel.unary(TestServiceMethods.emptyCall, request, options: options)
        }

        /// Answers with a payload of the wanted size, or with the wanted status.
        public func unaryCall(
            _ request: GRPCTesting.SimpleRequest, options: CallOptions = .init()
        ) async throws -> GRPCTesting.SimpleResponse {
            try await channel.unary(TestServiceMethods.unaryCall, request, options: options)
        }

        /// Does what UnaryCall does and says that it has no side effects.
        public func cacheableUnaryCall(
            _ request: GRPCTesting.SimpleRequest, options: CallOptions = .init()
        ) async throws -> GRPCTesting.SimpleResponse {
            try await channel.unary(TestServiceMethods.cacheableUnaryCall, request, options: options)
        }

        /// Answers with one message for each of the request's response parameters.
        public func streamingOutputCall(
            _ request: GRPCTesting.StreamingOutputCallRequest, options: CallOptions = .init()
        ) -> ResponseSequence<GRPCTesting.StreamingOutputCallResponse> {
            channel.serverStreaming(TestServiceMethods.streamingOutputCall, request, options: options)
        }

        /// Answers with the sum of the payload sizes.
        public func streamingInputCall(
            options: CallOptions = .init(),
            _ send: @escaping @Sendable (RequestWriter<GRPCTesting.StreamingInputCallRequest>) async throws -> Void
        ) async throws -> GRPCTesting.StreamingInputCallResponse {
            try await channel.clientStreaming(TestServiceMethods.streamingInputCall, options: options, send)
        }

        /// Answers each request as StreamingOutputCall does, at once.
        public func fullDuplexCall(
            options: CallOptions = .init(),
            _ send: @escaping @Sendable (RequestWriter<GRPCTesting.StreamingOutputCallRequest>) async throws -> Void
        ) -> ResponseSequence<GRPCTesting.StreamingOutputCallResponse> {
            channel.bidirectionalStreaming(TestServiceMethods.fullDuplexCall, options: options, send)
        }

        /// Is never implemented.
        public func unimplementedCall(
            _ request: GRPCTesting.Empty, options: CallOptions = .init()
        ) async throws -> GRPCTesting.Empty {
            try await channel.unary(TestServiceMethods.unimplementedCall, request, options: options)
        }
    }
}

extension GRPCTesting.TestServiceService {
    public static var descriptor: ServiceDescriptor { GRPCTesting.TestServiceMethods.service }

    public func register(in router: inout Router) { registerAll(in: &router) }

    /// Registers every method; for services whose own ``register(in:)`` then does more.
    public func registerAll(in router: inout Router) {
        router.serveUnary(GRPCTesting.TestServiceMethods.emptyCall) { call, context in
            try call.respond(try await self.emptyCall(call.request(GRPCTesting.Empty.self), context: context))
        }
        router.serveUnary(GRPCTesting.TestServiceMethods.unaryCall) { call, context in
            try call.respond(try await self.unaryCall(call.request(GRPCTesting.SimpleRequest.self), context: context))
        }
        router.serveUnary(GRPCTesting.TestServiceMethods.cacheableUnaryCall) { call, context in
            try call.respond(try await self.cacheableUnaryCall(call.request(GRPCTesting.SimpleRequest.self), context: context))
        }
        router.serverStreaming(GRPCTesting.TestServiceMethods.streamingOutputCall) { try await self.streamingOutputCall($0, to: $1, context: $2) }
        router.clientStreaming(GRPCTesting.TestServiceMethods.streamingInputCall) { try await self.streamingInputCall($0, context: $1) }
        router.bidirectionalStreaming(GRPCTesting.TestServiceMethods.fullDuplexCall) { try await self.fullDuplexCall($0, to: $1, context: $2) }
        router.serveUnary(GRPCTesting.TestServiceMethods.unimplementedCall) { call, context in
            try call.respond(try await self.unimplementedCall(call.request(GRPCTesting.Empty.self), context: context))
        }
    }
}
