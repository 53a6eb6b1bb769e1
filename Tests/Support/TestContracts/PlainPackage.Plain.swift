// Generated from plain.proto by scripts/generate. Do not edit.

import CRPCContracts
import CTestContracts
public import RPC
public import Wire

public enum PlainPackage {}

extension PlainPackage {
    /// Of a file without package, with the file's own name.
    public struct Plain: WireMessage {
        public var text: String
        public var status: GoogleRPC.Status?
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(plain__descriptor_pointer()) }
        public static var types: MessageTypes { TestContractsTypes.all }

        public init() {
            self.text = ""
            self.status = nil
        }

        public init(
            text: String = "",
            status: GoogleRPC.Status? = nil
        ) {
            self.text = text
            self.status = status
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: CTestContracts.Plain.self)
            self.text = try MessageReader.string(c.pointee.text, field: "Plain.text")
            self.status = try MessageReader.message(c.pointee.status, as: GoogleRPC.Status.self)
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(CTestContracts.Plain.self)
            plain__init(c)
            c.pointee.text = try writer.string(self.text)
            if let value = self.status { c.pointee.status = try writer.message(value, as: Google__Rpc__Status.self) }
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// A service without package.
    public protocol MirrorService: RPCService {
        /// Gives back what it gets.
        func reflect(_ request: PlainPackage.Plain, context: CallContext) async throws -> PlainPackage.Plain
    }

    /// The methods of `Mirror`.
    public enum MirrorMethods {
        /// Gives back what it gets.
        public static let reflect = MethodDescriptor(
            service: "Mirror", name: "Reflect", kind: .unary, idempotency: .noSideEffects)

        /// The service.
        public static let service = ServiceDescriptor(
            name: "Mirror", methods: [reflect],
            fileName: "plain.proto")
    }

    /// Calls `Mirror`.
    public struct MirrorClient: Sendable {
        private let channel: any RPCChannel

        public init(_ channel: any RPCChannel) { self.channel = channel }

        /// Gives back what it gets.
        public func reflect(
            _ request: PlainPackage.Plain, options: CallOptions = .init()
        ) async throws -> PlainPackage.Plain {
            try await channel.unary(MirrorMethods.reflect, request, options: options)
        }
    }
}

extension PlainPackage.MirrorService {
    public static var descriptor: ServiceDescriptor { PlainPackage.MirrorMethods.service }

    public func register(in router: inout Router) { registerAll(in: &router) }

    /// Registers every method; for services whose own ``register(in:)`` then does more.
    public func registerAll(in router: inout Router) {
        router.serveUnary(PlainPackage.MirrorMethods.reflect) { call, context in
            try call.respond(try await self.reflect(call.request(PlainPackage.Plain.self), context: context))
        }
    }
}
