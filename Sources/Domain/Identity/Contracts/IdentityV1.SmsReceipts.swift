// Generated from shuangma/identity/v1/sms_receipts.proto by scripts/generate. Do not edit.

import CIdentityContracts
public import RPC
import Security
public import Wire

extension IdentityV1 {
    /// What became of a message.
    public struct SmsReceiptStatus: RawRepresentable, Hashable, Sendable {
        public var rawValue: Int32
        public init(rawValue: Int32) { self.rawValue = rawValue }

        /// Never sent.
        public static let unspecified = Self(rawValue: 0)
        /// The phone has it.
        public static let delivered = Self(rawValue: 1)
        /// The phone has not got it, and will not.
        public static let failed = Self(rawValue: 2)
    }

    /// A receipt.
    public struct ReportReceiptRequest: WireMessage {
        /// Name of the provider, as the deployment's settings have it.
        public var provider: String
        /// `id` of the message: 32 hexadecimal digits.
        public var messageId: String
        /// What became of it.
        public var status: IdentityV1.SmsReceiptStatus
        /// When the receipt is sent, seconds since 1970.
        public var timestamp: Int64
        /// HMAC-SHA-256 in hexadecimal digits, under the provider's secret, of the five lines RECEIPT, provider, message_id,
        /// DELIVERED or FAILED, and timestamp, without a last line break.
        public var signature: String
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__identity__v1__report_receipt_request__descriptor_pointer()) }
        public static var types: MessageTypes { IdentityContractsTypes.all }

        public init() {
            self.provider = ""
            self.messageId = ""
            self.status = .init(rawValue: 0)
            self.timestamp = 0
            self.signature = ""
        }

        public init(
            provider: String = "",
            messageId: String = "",
            status: IdentityV1.SmsReceiptStatus = .init(rawValue: 0),
            timestamp: Int64 = 0,
            signature: String = ""
        ) {
            self.provider = provider
            self.messageId = messageId
            self.status = status
            self.timestamp = timestamp
            self.signature = signature
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Shuangma__Identity__V1__ReportReceiptRequest.self)
            self.provider = try MessageReader.string(c.pointee.provider, field: "shuangma.identity.v1.ReportReceiptRequest.provider")
            self.messageId = try MessageReader.string(c.pointee.message_id, field: "shuangma.identity.v1.ReportReceiptRequest.message_id")
            self.status = IdentityV1.SmsReceiptStatus(rawValue: Int32(truncatingIfNeeded: c.pointee.status.rawValue))
            self.timestamp = c.pointee.timestamp
            self.signature = try MessageReader.string(c.pointee.signature, field: "shuangma.identity.v1.ReportReceiptRequest.signature")
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Identity__V1__ReportReceiptRequest.self)
            shuangma__identity__v1__report_receipt_request__init(c)
            c.pointee.provider = try writer.string(self.provider)
            c.pointee.message_id = try writer.string(self.messageId)
            c.pointee.status = Shuangma__Identity__V1__SmsReceiptStatus(rawValue: .init(truncatingIfNeeded: self.status.rawValue))
            c.pointee.timestamp = self.timestamp
            c.pointee.signature = try writer.string(self.signature)
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// The receipt is kept.
    public struct ReportReceiptResponse: WireMessage {
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__identity__v1__report_receipt_response__descriptor_pointer()) }
        public static var types: MessageTypes { IdentityContractsTypes.all }

        public init() {
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Shuangma__Identity__V1__ReportReceiptResponse.self)
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Identity__V1__ReportReceiptResponse.self)
            shuangma__identity__v1__report_receipt_response__init(c)
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// Takes receipts. Providers post JSON to /shuangma.identity.v1.SmsReceipts/ReportReceipt (docs/sms-providers.md).
    public protocol SmsReceiptsService: RPCService {
        /// Takes what became of a message. It is kept for a day and counted once. Idempotent: a receipt that comes again changes
        /// nothing, and DELIVERED stays.
        ///
        /// Errors: INVALID_ARGUMENT for `message_id` or `status`; UNAUTHENTICATED (RECEIPT_NOT_SIGNED) for an unknown provider, a
        /// wrong signature, or a timestamp that is more than 300 seconds off.
        func reportReceipt(_ request: IdentityV1.ReportReceiptRequest, context: CallContext) async throws -> IdentityV1.ReportReceiptResponse
    }

    /// The methods of `shuangma.identity.v1.SmsReceipts`.
    public enum SmsReceiptsMethods {
        /// Takes what became of a message. It is kept for a day and counted once. Idempotent: a receipt that comes again changes
        /// nothing, and DELIVERED stays.
        ///
        /// Errors: INVALID_ARGUMENT for `message_id` or `status`; UNAUTHENTICATED (RECEIPT_NOT_SIGNED) for an unknown provider, a
        /// wrong signature, or a timestamp that is more than 300 seconds off.
        public static let reportReceipt = MethodDescriptor(
            service: "shuangma.identity.v1.SmsReceipts", name: "ReportReceipt", kind: .unary, idempotency: .idempotent)

        /// The service.
        public static let service = ServiceDescriptor(
            name: "shuangma.identity.v1.SmsReceipts", methods: [reportReceipt],
            fileName: "shuangma/identity/v1/sms_receipts.proto")
    }

    /// Calls `shuangma.identity.v1.SmsReceipts`.
    public struct SmsReceiptsClient: Sendable {
        private let channel: any RPCChannel

        public init(_ channel: any RPCChannel) { self.channel = channel }

        /// Takes what became of a message. It is kept for a day and counted once. Idempotent: a receipt that comes again changes
        /// nothing, and DELIVERED stays.
        ///
        /// Errors: INVALID_ARGUMENT for `message_id` or `status`; UNAUTHENTICATED (RECEIPT_NOT_SIGNED) for an unknown provider, a
        /// wrong signature, or a timestamp that is more than 300 seconds off.
        public func reportReceipt(
            _ request: IdentityV1.ReportReceiptRequest, options: CallOptions = .init()
        ) async throws -> IdentityV1.ReportReceiptResponse {
            try await channel.unary(SmsReceiptsMethods.reportReceipt, request, options: options)
        }
    }

    /// Passes calls of `shuangma.identity.v1.SmsReceipts` on to the service that answers them, in the name of who
    /// makes them: the service's own authorizer decides again.
    public struct SmsReceiptsForwarder: SmsReceiptsService {
        private let client: SmsReceiptsClient

        /// - Parameter channel: To the service.
        public init(_ channel: any RPCChannel) { client = SmsReceiptsClient(channel) }

        public func reportReceipt(_ request: IdentityV1.ReportReceiptRequest, context: CallContext) async throws -> IdentityV1.ReportReceiptResponse {
            try await client.reportReceipt(request, options: context.forwarded)
        }
    }
}

extension IdentityV1.SmsReceiptsService {
    public static var descriptor: ServiceDescriptor { IdentityV1.SmsReceiptsMethods.service }

    public func register(in router: inout Router) { registerAll(in: &router) }

    /// Registers every method; for services whose own ``register(in:)`` then does more.
    public func registerAll(in router: inout Router) {
        router.serveUnary(IdentityV1.SmsReceiptsMethods.reportReceipt) { call, context in
            try call.respond(try await self.reportReceipt(call.request(IdentityV1.ReportReceiptRequest.self), context: context))
        }
    }
}
