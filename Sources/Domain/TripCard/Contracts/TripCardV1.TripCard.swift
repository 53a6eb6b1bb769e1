// Generated from shuangma/tripcard/v1/trip_card.proto by scripts/generate. Do not edit.

import CTripCardContracts
import CWellKnownTypes
public import RPC
import Security
public import Wire

extension TripCardV1 {
    /// Asks for a card with a code.
    public struct QueryTripCardRequest: WireMessage {
        /// Mainland mobile number, 11 digits. One number a query (TRIP-8).
        public var phone: String
        /// The six digits.
        public var code: String
        /// `handle` of the answer with which the code was sent.
        public var handle: String
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__tripcard__v1__query_trip_card_request__descriptor_pointer()) }
        public static var types: MessageTypes { TripCardContractsTypes.all }

        public init() {
            self.phone = ""
            self.code = ""
            self.handle = ""
        }

        public init(
            phone: String = "",
            code: String = "",
            handle: String = ""
        ) {
            self.phone = phone
            self.code = code
            self.handle = handle
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Shuangma__Tripcard__V1__QueryTripCardRequest.self)
            self.phone = try MessageReader.string(c.pointee.phone, field: "shuangma.tripcard.v1.QueryTripCardRequest.phone")
            self.code = try MessageReader.string(c.pointee.code, field: "shuangma.tripcard.v1.QueryTripCardRequest.code")
            self.handle = try MessageReader.string(c.pointee.handle, field: "shuangma.tripcard.v1.QueryTripCardRequest.handle")
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Tripcard__V1__QueryTripCardRequest.self)
            shuangma__tripcard__v1__query_trip_card_request__init(c)
            c.pointee.phone = try writer.string(self.phone)
            c.pointee.code = try writer.string(self.code)
            c.pointee.handle = try writer.string(self.handle)
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// Asks for a card by consent.
    public struct GetTripCardRequest: WireMessage {
        /// Keyed hash of the phone, 16 bytes.
        public var phoneKey: [UInt8]
        /// Key of the person who gave the consent, 16 bytes.
        public var personKey: [UInt8]
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__tripcard__v1__get_trip_card_request__descriptor_pointer()) }
        public static var types: MessageTypes { TripCardContractsTypes.all }

        public init() {
            self.phoneKey = []
            self.personKey = []
        }

        public init(
            phoneKey: [UInt8] = [],
            personKey: [UInt8] = []
        ) {
            self.phoneKey = phoneKey
            self.personKey = personKey
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Shuangma__Tripcard__V1__GetTripCardRequest.self)
            self.phoneKey = MessageReader.bytes(c.pointee.phone_key)
            self.personKey = MessageReader.bytes(c.pointee.person_key)
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Tripcard__V1__GetTripCardRequest.self)
            shuangma__tripcard__v1__get_trip_card_request__init(c)
            c.pointee.phone_key = try writer.bytes(self.phoneKey)
            c.pointee.person_key = try writer.bytes(self.personKey)
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// A card, and how long it may be shown.
    public struct GetTripCardResponse: WireMessage {
        /// The card.
        public var card: TripCardV1.TripCardView?
        /// When the consent lapses.
        public var consentUntil: GoogleProtobuf.Timestamp?
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__tripcard__v1__get_trip_card_response__descriptor_pointer()) }
        public static var types: MessageTypes { TripCardContractsTypes.all }

        public init() {
            self.card = nil
            self.consentUntil = nil
        }

        public init(
            card: TripCardV1.TripCardView? = nil,
            consentUntil: GoogleProtobuf.Timestamp? = nil
        ) {
            self.card = card
            self.consentUntil = consentUntil
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Shuangma__Tripcard__V1__GetTripCardResponse.self)
            self.card = try MessageReader.message(c.pointee.card, as: TripCardV1.TripCardView.self)
            self.consentUntil = try MessageReader.message(c.pointee.consent_until, as: GoogleProtobuf.Timestamp.self)
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Tripcard__V1__GetTripCardResponse.self)
            shuangma__tripcard__v1__get_trip_card_response__init(c)
            if let value = self.card { c.pointee.card = try writer.message(value, as: Shuangma__Tripcard__V1__TripCardView.self) }
            if let value = self.consentUntil { c.pointee.consent_until = try writer.message(value, as: Google__Protobuf__Timestamp.self) }
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// The card made of a phone's stays.
    public protocol TripCardService: RPCService {
        /// Card of a phone, unlocked by a code sent to it for TRIP_CARD. Not idempotent: it uses the code up.
        ///
        /// Errors: INVALID_ARGUMENT for `phone`, `code` or `handle`; UNAUTHENTICATED (SMS_CODE_WRONG, SMS_CODE_GONE);
        /// RESOURCE_EXHAUSTED (QUERIES_TOO_MANY, CODES_TRIED_TOO_OFTEN) with RetryInfo; UNAVAILABLE (RISK_AREAS_NOT_KNOWN) while
        /// the index of risk areas is not loaded or more than 60 s behind.
        func queryTripCard(_ request: TripCardV1.QueryTripCardRequest, context: CallContext) async throws -> TripCardV1.TripCardView
        /// Card of a phone that a person gave consent for (MRG-1). Idempotent.
        ///
        /// Errors: INVALID_ARGUMENT for `phone_key` or `person_key`; FAILED_PRECONDITION (CONSENT_MISSING) without a consent
        /// that holds; UNAVAILABLE (RISK_AREAS_NOT_KNOWN).
        func getTripCard(_ request: TripCardV1.GetTripCardRequest, context: CallContext) async throws -> TripCardV1.GetTripCardResponse
    }

    /// The methods of `shuangma.tripcard.v1.TripCard`.
    public enum TripCardMethods {
        /// Card of a phone, unlocked by a code sent to it for TRIP_CARD. Not idempotent: it uses the code up.
        ///
        /// Errors: INVALID_ARGUMENT for `phone`, `code` or `handle`; UNAUTHENTICATED (SMS_CODE_WRONG, SMS_CODE_GONE);
        /// RESOURCE_EXHAUSTED (QUERIES_TOO_MANY, CODES_TRIED_TOO_OFTEN) with RetryInfo; UNAVAILABLE (RISK_AREAS_NOT_KNOWN) while
        /// the index of risk areas is not loaded or more than 60 s behind.
        public static let queryTripCard = MethodDescriptor(
            service: "shuangma.tripcard.v1.TripCard", name: "QueryTripCard", kind: .unary)
        /// Card of a phone that a person gave consent for (MRG-1). Idempotent.
        ///
        /// Errors: INVALID_ARGUMENT for `phone_key` or `person_key`; FAILED_PRECONDITION (CONSENT_MISSING) without a consent
        /// that holds; UNAVAILABLE (RISK_AREAS_NOT_KNOWN).
        public static let getTripCard = MethodDescriptor(
            service: "shuangma.tripcard.v1.TripCard", name: "GetTripCard", kind: .unary, idempotency: .idempotent)

        /// The service.
        public static let service = ServiceDescriptor(
            name: "shuangma.tripcard.v1.TripCard", methods: [queryTripCard, getTripCard],
            fileName: "shuangma/tripcard/v1/trip_card.proto")
    }

    /// Calls `shuangma.tripcard.v1.TripCard`.
    public struct TripCardClient: Sendable {
        private let channel: any RPCChannel

        public init(_ channel: any RPCChannel) { self.channel = channel }

        /// Card of a phone, unlocked by a code sent to it for TRIP_CARD. Not idempotent: it uses the code up.
        ///
        /// Errors: INVALID_ARGUMENT for `phone`, `code` or `handle`; UNAUTHENTICATED (SMS_CODE_WRONG, SMS_CODE_GONE);
        /// RESOURCE_EXHAUSTED (QUERIES_TOO_MANY, CODES_TRIED_TOO_OFTEN) with RetryInfo; UNAVAILABLE (RISK_AREAS_NOT_KNOWN) while
        /// the index of risk areas is not loaded or more than 60 s behind.
        public func queryTripCard(
            _ request: TripCardV1.QueryTripCardRequest, options: CallOptions = .init()
        ) async throws -> TripCardV1.TripCardView {
            try await channel.unary(TripCardMethods.queryTripCard, request, options: options)
        }

        /// Card of a phone that a person gave consent for (MRG-1). Idempotent.
        ///
        /// Errors: INVALID_ARGUMENT for `phone_key` or `person_key`; FAILED_PRECONDITION (CONSENT_MISSING) without a consent
        /// that holds; UNAVAILABLE (RISK_AREAS_NOT_KNOWN).
        public func getTripCard(
            _ request: TripCardV1.GetTripCardRequest, options: CallOptions = .init()
        ) async throws -> TripCardV1.GetTripCardResponse {
            try await channel.unary(TripCardMethods.getTripCard, request, options: options)
        }
    }

    /// Passes calls of `shuangma.tripcard.v1.TripCard` on to the service that answers them, in the name of who
    /// makes them: the service's own authorizer decides again.
    public struct TripCardForwarder: TripCardService {
        private let client: TripCardClient

        /// - Parameter channel: To the service.
        public init(_ channel: any RPCChannel) { client = TripCardClient(channel) }

        public func queryTripCard(_ request: TripCardV1.QueryTripCardRequest, context: CallContext) async throws -> TripCardV1.TripCardView {
            try await client.queryTripCard(request, options: context.forwarded)
        }

        public func getTripCard(_ request: TripCardV1.GetTripCardRequest, context: CallContext) async throws -> TripCardV1.GetTripCardResponse {
            try await client.getTripCard(request, options: context.forwarded)
        }
    }
}

extension TripCardV1.TripCardService {
    public static var descriptor: ServiceDescriptor { TripCardV1.TripCardMethods.service }

    public func register(in router: inout Router) { registerAll(in: &router) }

    /// Registers every method; for services whose own ``register(in:)`` then does more.
    public func registerAll(in router: inout Router) {
        router.serveUnary(TripCardV1.TripCardMethods.queryTripCard) { call, context in
            try call.respond(try await self.queryTripCard(call.request(TripCardV1.QueryTripCardRequest.self), context: context))
        }
        router.serveUnary(TripCardV1.TripCardMethods.getTripCard) { call, context in
            try call.respond(try await self.getTripCard(call.request(TripCardV1.GetTripCardRequest.self), context: context))
        }
    }
}
