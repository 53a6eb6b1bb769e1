// Generated from shuangma/tripcard/v1/holdings.proto by scripts/generate. Do not edit.

import CCommonContracts
import CTripCardContracts
public import CommonContracts
public import RPC
public import Wire

/// What the trip card holds about a person, for the person themselves.
public enum TripCardV1 {}

extension TripCardV1 {
    /// What the trip card holds about a person. Identity joins it with the parts of the other services.
    public protocol HoldingsService: RPCService {
        /// A page of the records about a person. Idempotent.
        ///
        /// Errors: INVALID_ARGUMENT for `person_key`, `phone_key` or `page_token`.
        func listHeld(_ request: CommonV1.ListHeldRequest, context: CallContext) async throws -> CommonV1.HeldPage
    }

    /// The methods of `shuangma.tripcard.v1.Holdings`.
    public enum HoldingsMethods {
        /// A page of the records about a person. Idempotent.
        ///
        /// Errors: INVALID_ARGUMENT for `person_key`, `phone_key` or `page_token`.
        public static let listHeld = MethodDescriptor(
            service: "shuangma.tripcard.v1.Holdings", name: "ListHeld", kind: .unary, idempotency: .idempotent)

        /// The service.
        public static let service = ServiceDescriptor(
            name: "shuangma.tripcard.v1.Holdings", methods: [listHeld],
            fileName: "shuangma/tripcard/v1/holdings.proto")
    }

    /// Calls `shuangma.tripcard.v1.Holdings`.
    public struct HoldingsClient: Sendable {
        private let channel: any RPCChannel

        public init(_ channel: any RPCChannel) { self.channel = channel }

        /// A page of the records about a person. Idempotent.
        ///
        /// Errors: INVALID_ARGUMENT for `person_key`, `phone_key` or `page_token`.
        public func listHeld(
            _ request: CommonV1.ListHeldRequest, options: CallOptions = .init()
        ) async throws -> CommonV1.HeldPage {
            try await channel.unary(HoldingsMethods.listHeld, request, options: options)
        }
    }
}

extension TripCardV1.HoldingsService {
    public static var descriptor: ServiceDescriptor { TripCardV1.HoldingsMethods.service }

    public func register(in router: inout Router) { registerAll(in: &router) }

    /// Registers every method; for services whose own ``register(in:)`` then does more.
    public func registerAll(in router: inout Router) {
        router.serveUnary(TripCardV1.HoldingsMethods.listHeld) { call, context in
            try call.respond(try await self.listHeld(call.request(CommonV1.ListHeldRequest.self), context: context))
        }
    }
}
