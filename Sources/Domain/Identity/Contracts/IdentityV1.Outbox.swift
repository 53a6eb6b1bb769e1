// Generated from shuangma/identity/v1/outbox.proto by scripts/generate. Do not edit.

import CIdentityContracts
public import RPC
public import Wire

extension IdentityV1 {
    /// Asks for what was sent to a phone.
    public struct ListMessagesRequest: WireMessage {
        /// Mainland mobile number, 11 digits.
        public var phone: String
        /// At most this many; 0 means 10, the limit is 100.
        public var limit: UInt32
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__identity__v1__list_messages_request__descriptor_pointer()) }
        public static var types: MessageTypes { IdentityContractsTypes.all }

        public init() {
            self.phone = ""
            self.limit = 0
        }

        public init(
            phone: String = "",
            limit: UInt32 = 0
        ) {
            self.phone = phone
            self.limit = limit
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Shuangma__Identity__V1__ListMessagesRequest.self)
            self.phone = try MessageReader.string(c.pointee.phone, field: "shuangma.identity.v1.ListMessagesRequest.phone")
            self.limit = c.pointee.limit
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Identity__V1__ListMessagesRequest.self)
            shuangma__identity__v1__list_messages_request__init(c)
            c.pointee.phone = try writer.string(self.phone)
            c.pointee.limit = self.limit
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// What was sent.
    public struct ListMessagesResponse: WireMessage {
        /// Newest first.
        public var messages: [IdentityV1.SmsMessage]
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__identity__v1__list_messages_response__descriptor_pointer()) }
        public static var types: MessageTypes { IdentityContractsTypes.all }

        public init() {
            self.messages = []
        }

        public init(
            messages: [IdentityV1.SmsMessage] = []
        ) {
            self.messages = messages
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Shuangma__Identity__V1__ListMessagesResponse.self)
            self.messages = try MessageReader.array(c.pointee.n_messages, c.pointee.messages) { element throws(WireError) in
                try IdentityV1.SmsMessage(c: UnsafeRawPointer(element!))
            }
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Identity__V1__ListMessagesResponse.self)
            shuangma__identity__v1__list_messages_response__init(c)
            c.pointee.n_messages = self.messages.count
            c.pointee.messages = try writer.array(self.messages) { element throws(WireError) in try writer.message(element, as: Shuangma__Identity__V1__SmsMessage.self) }
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// Keeps what a demonstration "sent". `shuangma dev` alone serves it, whose persons are all made up: whoever reads the
    /// codes of a phone can log in as its holder. In a cluster nobody may read codes.
    public protocol OutboxService: RPCService {
        /// Messages sent to a phone, newest first. Idempotent.
        ///
        /// Errors: INVALID_ARGUMENT for `phone` or `limit`.
        func listMessages(_ request: IdentityV1.ListMessagesRequest, context: CallContext) async throws -> IdentityV1.ListMessagesResponse
    }

    /// The methods of `shuangma.identity.v1.Outbox`.
    public enum OutboxMethods {
        /// Messages sent to a phone, newest first. Idempotent.
        ///
        /// Errors: INVALID_ARGUMENT for `phone` or `limit`.
        public static let listMessages = MethodDescriptor(
            service: "shuangma.identity.v1.Outbox", name: "ListMessages", kind: .unary, idempotency: .idempotent)

        /// The service.
        public static let service = ServiceDescriptor(
            name: "shuangma.identity.v1.Outbox", methods: [listMessages],
            fileName: "shuangma/identity/v1/outbox.proto")
    }

    /// Calls `shuangma.identity.v1.Outbox`.
    public struct OutboxClient: Sendable {
        private let channel: any RPCChannel

        public init(_ channel: any RPCChannel) { self.channel = channel }

        /// Messages sent to a phone, newest first. Idempotent.
        ///
        /// Errors: INVALID_ARGUMENT for `phone` or `limit`.
        public func listMessages(
            _ request: IdentityV1.ListMessagesRequest, options: CallOptions = .init()
        ) async throws -> IdentityV1.ListMessagesResponse {
            try await channel.unary(OutboxMethods.listMessages, request, options: options)
        }
    }
}

extension IdentityV1.OutboxService {
    public static var descriptor: ServiceDescriptor { IdentityV1.OutboxMethods.service }

    public func register(in router: inout Router) { registerAll(in: &router) }

    /// Registers every method; for services whose own ``register(in:)`` then does more.
    public func registerAll(in router: inout Router) {
        router.serveUnary(IdentityV1.OutboxMethods.listMessages) { call, context in
            try call.respond(try await self.listMessages(call.request(IdentityV1.ListMessagesRequest.self), context: context))
        }
    }
}
