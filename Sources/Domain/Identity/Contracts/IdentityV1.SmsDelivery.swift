// Generated from shuangma/identity/v1/sms_delivery.proto by scripts/generate. Do not edit.

import CIdentityContracts
import CWellKnownTypes
public import RPC
public import Wire

extension IdentityV1 {
    /// A message to bring to a phone.
    public struct DeliverSmsRequest: WireMessage {
        /// Names the message, 16 bytes: the same when a call is repeated.
        public var messageId: [UInt8]
        /// Mainland mobile number, 11 digits.
        public var phone: String
        /// The text to send: Chinese with the code in it, or a notice in Chinese and English.
        public var text: String
        /// What its code is for, or that it is a notice.
        public var purpose: IdentityV1.SmsPurpose
        /// From when on the message is of no use.
        public var expiresAt: GoogleProtobuf.Timestamp?
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__identity__v1__deliver_sms_request__descriptor_pointer()) }
        public static var types: MessageTypes { IdentityContractsTypes.all }

        public init() {
            self.messageId = []
            self.phone = ""
            self.text = ""
            self.purpose = .init(rawValue: 0)
            self.expiresAt = nil
        }

        public init(
            messageId: [UInt8] = [],
            phone: String = "",
            text: String = "",
            purpose: IdentityV1.SmsPurpose = .init(rawValue: 0),
            expiresAt: GoogleProtobuf.Timestamp? = nil
        ) {
            self.messageId = messageId
            self.phone = phone
            self.text = text
            self.purpose = purpose
            self.expiresAt = expiresAt
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Shuangma__Identity__V1__DeliverSmsRequest.self)
            self.messageId = MessageReader.bytes(c.pointee.message_id)
            self.phone = try MessageReader.string(c.pointee.phone, field: "shuangma.identity.v1.DeliverSmsRequest.phone")
            self.text = try MessageReader.string(c.pointee.text, field: "shuangma.identity.v1.DeliverSmsRequest.text")
            self.purpose = IdentityV1.SmsPurpose(rawValue: Int32(truncatingIfNeeded: c.pointee.purpose.rawValue))
            self.expiresAt = try MessageReader.message(c.pointee.expires_at, as: GoogleProtobuf.Timestamp.self)
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Identity__V1__DeliverSmsRequest.self)
            shuangma__identity__v1__deliver_sms_request__init(c)
            c.pointee.message_id = try writer.bytes(self.messageId)
            c.pointee.phone = try writer.string(self.phone)
            c.pointee.text = try writer.string(self.text)
            c.pointee.purpose = Shuangma__Identity__V1__SmsPurpose(rawValue: .init(truncatingIfNeeded: self.purpose.rawValue))
            if let value = self.expiresAt { c.pointee.expires_at = try writer.message(value, as: Google__Protobuf__Timestamp.self) }
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// The message was taken over.
    public struct DeliverSmsResponse: WireMessage {
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__identity__v1__deliver_sms_response__descriptor_pointer()) }
        public static var types: MessageTypes { IdentityContractsTypes.all }

        public init() {
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Shuangma__Identity__V1__DeliverSmsResponse.self)
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Identity__V1__DeliverSmsResponse.self)
            shuangma__identity__v1__deliver_sms_response__init(c)
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// A program beside the cluster that hands messages to a telecom operator, such as over SMPP. The identity role calls it;
    /// no process of the cluster serves it. Whoever runs it can read codes, so it must keep and log none.
    public protocol SmsDeliveryService: RPCService {
        /// Takes a message over. When it answers OK the message is on its way. Idempotent by `message_id`.
        ///
        /// Errors: RESOURCE_EXHAUSTED and UNAVAILABLE when the message cannot be sent now. The citizen is told to try again.
        func deliver(_ request: IdentityV1.DeliverSmsRequest, context: CallContext) async throws -> IdentityV1.DeliverSmsResponse
    }

    /// The methods of `shuangma.identity.v1.SmsDelivery`.
    public enum SmsDeliveryMethods {
        /// Takes a message over. When it answers OK the message is on its way. Idempotent by `message_id`.
        ///
        /// Errors: RESOURCE_EXHAUSTED and UNAVAILABLE when the message cannot be sent now. The citizen is told to try again.
        public static let deliver = MethodDescriptor(
            service: "shuangma.identity.v1.SmsDelivery", name: "Deliver", kind: .unary, idempotency: .idempotent)

        /// The service.
        public static let service = ServiceDescriptor(
            name: "shuangma.identity.v1.SmsDelivery", methods: [deliver],
            fileName: "shuangma/identity/v1/sms_delivery.proto")
    }

    /// Calls `shuangma.identity.v1.SmsDelivery`.
    public struct SmsDeliveryClient: Sendable {
        private let channel: any RPCChannel

        public init(_ channel: any RPCChannel) { self.channel = channel }

        /// Takes a message over. When it answers OK the message is on its way. Idempotent by `message_id`.
        ///
        /// Errors: RESOURCE_EXHAUSTED and UNAVAILABLE when the message cannot be sent now. The citizen is told to try again.
        public func deliver(
            _ request: IdentityV1.DeliverSmsRequest, options: CallOptions = .init()
        ) async throws -> IdentityV1.DeliverSmsResponse {
            try await channel.unary(SmsDeliveryMethods.deliver, request, options: options)
        }
    }
}

extension IdentityV1.SmsDeliveryService {
    public static var descriptor: ServiceDescriptor { IdentityV1.SmsDeliveryMethods.service }

    public func register(in router: inout Router) { registerAll(in: &router) }

    /// Registers every method; for services whose own ``register(in:)`` then does more.
    public func registerAll(in router: inout Router) {
        router.serveUnary(IdentityV1.SmsDeliveryMethods.deliver) { call, context in
            try call.respond(try await self.deliver(call.request(IdentityV1.DeliverSmsRequest.self), context: context))
        }
    }
}
