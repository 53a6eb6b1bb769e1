// Generated from shuangma/healthcode/v1/holdings.proto by scripts/generate. Do not edit.

import CCommonContracts
import CHealthCodeContracts
public import CommonContracts
public import RPC
public import Wire

extension HealthCodeV1 {
    /// What the health code holds about a person. Identity joins it with the parts of the other services.
    public protocol HoldingsService: RPCService {
        /// A page of the records about a person. Idempotent.
        ///
        /// Errors: INVALID_ARGUMENT for `person_key`, `phone_key` or `page_token`.
        func listHeld(_ request: CommonV1.ListHeldRequest, context: CallContext) async throws -> CommonV1.HeldPage
    }

    /// The methods of `shuangma.healthcode.v1.Holdings`.
    public enum HoldingsMethods {
        /// A page of the records about a person. Idempotent.
        ///
        /// Errors: INVALID_ARGUMENT for `person_key`, `phone_key` or `page_token`.
        public static let listHeld = MethodDescriptor(
            service: "shuangma.healthcode.v1.Holdings", name: "ListHeld", kind: .unary, idempotency: .idempotent)

        /// The service.
        public static let service = ServiceDescriptor(
            name: "shuangma.healthcode.v1.Holdings", methods: [listHeld],
            fileName: "shuangma/healthcode/v1/holdings.proto")
    }

    /// Calls `shuangma.healthcode.v1.Holdings`.
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

extension HealthCodeV1.HoldingsService {
    public static var descriptor: ServiceDescriptor { HealthCodeV1.HoldingsMethods.service }

    public func register(in router: inout Router) { registerAll(in: &router) }

    /// Registers every method; for services whose own ``register(in:)`` then does more.
    public func registerAll(in router: inout Router) {
        router.serveUnary(HealthCodeV1.HoldingsMethods.listHeld) { call, context in
            try call.respond(try await self.listHeld(call.request(CommonV1.ListHeldRequest.self), context: context))
        }
    }
}
