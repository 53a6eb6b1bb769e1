// Generated from shuangma/bench/v1/echo.proto by scripts/generate. Do not edit.

import CBenchContracts
public import RPC
public import Wire

/// What every server of the RPC benchmark serves.
public enum BenchV1 {}

extension BenchV1 {
    public struct GetRequest: WireMessage {
        /// An identifier of about 20 characters.
        public var id: String
        /// Any number.
        public var revision: UInt32
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__bench__v1__get_request__descriptor_pointer()) }
        public static var types: MessageTypes { BenchContractsTypes.all }

        public init() {
            self.id = ""
            self.revision = 0
        }

        public init(
            id: String = "",
            revision: UInt32 = 0
        ) {
            self.id = id
            self.revision = revision
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Shuangma__Bench__V1__GetRequest.self)
            self.id = try MessageReader.string(c.pointee.id, field: "shuangma.bench.v1.GetRequest.id")
            self.revision = c.pointee.revision
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Bench__V1__GetRequest.self)
            shuangma__bench__v1__get_request__init(c)
            c.pointee.id = try writer.string(self.id)
            c.pointee.revision = self.revision
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    public struct GetResponse: WireMessage {
        /// The identifier asked for.
        public var id: String
        /// Filler, so that messages have the size the benchmark wants.
        public var payload: [UInt8]
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__bench__v1__get_response__descriptor_pointer()) }
        public static var types: MessageTypes { BenchContractsTypes.all }

        public init() {
            self.id = ""
            self.payload = []
        }

        public init(
            id: String = "",
            payload: [UInt8] = []
        ) {
            self.id = id
            self.payload = payload
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Shuangma__Bench__V1__GetResponse.self)
            self.id = try MessageReader.string(c.pointee.id, field: "shuangma.bench.v1.GetResponse.id")
            self.payload = MessageReader.bytes(c.pointee.payload)
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Bench__V1__GetResponse.self)
            shuangma__bench__v1__get_response__init(c)
            c.pointee.id = try writer.string(self.id)
            c.pointee.payload = try writer.bytes(self.payload)
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    public struct StreamRequest: WireMessage {
        /// Messages to send.
        public var count: UInt32
        /// Bytes of each payload.
        public var size: UInt32
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__bench__v1__stream_request__descriptor_pointer()) }
        public static var types: MessageTypes { BenchContractsTypes.all }

        public init() {
            self.count = 0
            self.size = 0
        }

        public init(
            count: UInt32 = 0,
            size: UInt32 = 0
        ) {
            self.count = count
            self.size = size
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Shuangma__Bench__V1__StreamRequest.self)
            self.count = c.pointee.count
            self.size = c.pointee.size
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Bench__V1__StreamRequest.self)
            shuangma__bench__v1__stream_request__init(c)
            c.pointee.count = self.count
            c.pointee.size = self.size
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// Answers of fixed sizes, with no work behind them.
    public protocol EchoService: RPCService {
        /// Answers with the payload the server was started with.
        func get(_ request: BenchV1.GetRequest, context: CallContext) async throws -> BenchV1.GetResponse
        /// Sends `count` messages with payloads of `size` bytes.
        func stream(
            _ request: BenchV1.StreamRequest, to responses: ResponseStream<BenchV1.GetResponse>, context: CallContext
        ) async throws
    }

    /// The methods of `shuangma.bench.v1.Echo`.
    public enum EchoMethods {
        /// Answers with the payload the server was started with.
        public static let get = MethodDescriptor(
            service: "shuangma.bench.v1.Echo", name: "Get", kind: .unary)
        /// Sends `count` messages with payloads of `size` bytes.
        public static let stream = MethodDescriptor(
            service: "shuangma.bench.v1.Echo", name: "Stream", kind: .serverStreaming)

        /// The service.
        public static let service = ServiceDescriptor(
            name: "shuangma.bench.v1.Echo", methods: [get, stream],
            fileName: "shuangma/bench/v1/echo.proto")
    }

    /// Calls `shuangma.bench.v1.Echo`.
    public struct EchoClient: Sendable {
        private let channel: any RPCChannel

        public init(_ channel: any RPCChannel) { self.channel = channel }

        /// Answers with the payload the server was started with.
        public func get(
            _ request: BenchV1.GetRequest, options: CallOptions = .init()
        ) async throws -> BenchV1.GetResponse {
            try await channel.unary(EchoMethods.get, request, options: options)
        }

        /// Sends `count` messages with payloads of `size` bytes.
        public func stream(
            _ request: BenchV1.StreamRequest, options: CallOptions = .init()
        ) -> ResponseSequence<BenchV1.GetResponse> {
            channel.serverStreaming(EchoMethods.stream, request, options: options)
        }
    }
}

extension BenchV1.EchoService {
    public static var descriptor: ServiceDescriptor { BenchV1.EchoMethods.service }

    public func register(in router: inout Router) { registerAll(in: &router) }

    /// Registers every method; for services whose own ``register(in:)`` then does more.
    public func registerAll(in router: inout Router) {
        router.serveUnary(BenchV1.EchoMethods.get) { call, context in
            try call.respond(try await self.get(call.request(BenchV1.GetRequest.self), context: context))
        }
        router.serverStreaming(BenchV1.EchoMethods.stream) { try await self.stream($0, to: $1, context: $2) }
    }
}
