// Generated from shuangma/healthcode/v1/authority.proto by scripts/generate. Do not edit.

import CHealthCodeContracts
public import RPC
import Security
public import Wire

extension HealthCodeV1 {
    /// Appeals of citizens.
    public protocol HealthAuthorityService: RPCService {
        /// Open appeals of persons who live in the caller's divisions, the one that is due first, first. It shows no person.
        /// Idempotent.
        ///
        /// Errors: INVALID_ARGUMENT for `page_size` or `page_token`.
        func listAppeals(_ request: HealthCodeV1.ListAppealsRequest, context: CallContext) async throws -> HealthCodeV1.ListAppealsResponse
        /// An appeal, with the evidence about the person. The person finds the look-up in their chain of audit. Idempotent.
        ///
        /// Errors: INVALID_ARGUMENT for `id`; NOT_FOUND (APPEAL_UNKNOWN) for one that is not known, or of somebody of other
        /// divisions; RESOURCE_EXHAUSTED (LOOKUPS_TOO_MANY) with RetryInfo.
        func getAppeal(_ request: HealthCodeV1.GetAppealRequest, context: CallContext) async throws -> HealthCodeV1.AppealFile
        /// Answers an appeal (COL-9). One that is accepted withdraws evidence or adds some: nothing else changes a colour. A
        /// withdrawal that reaches many persons, such as of a case with contacts, waits for another person like any recall. The
        /// citizen is told the answer. Idempotent: the same answer by the same account changes nothing.
        ///
        /// Errors: INVALID_ARGUMENT for `id`, `answer`, `withdraw`, `add_test` or a field of them; NOT_FOUND (APPEAL_UNKNOWN) as
        /// GetAppeal, or (EVIDENCE_UNKNOWN); PERMISSION_DENIED (OUT_OF_SCOPE) for evidence that reaches persons of other divisions;
        /// FAILED_PRECONDITION (APPEAL_CLOSED) for one that somebody has answered otherwise.
        func decideAppeal(_ request: HealthCodeV1.DecideAppealRequest, context: CallContext) async throws -> HealthCodeV1.Appeal
    }

    /// The methods of `shuangma.healthcode.v1.HealthAuthority`.
    public enum HealthAuthorityMethods {
        /// Open appeals of persons who live in the caller's divisions, the one that is due first, first. It shows no person.
        /// Idempotent.
        ///
        /// Errors: INVALID_ARGUMENT for `page_size` or `page_token`.
        public static let listAppeals = MethodDescriptor(
            service: "shuangma.healthcode.v1.HealthAuthority", name: "ListAppeals", kind: .unary, idempotency: .idempotent)
        /// An appeal, with the evidence about the person. The person finds the look-up in their chain of audit. Idempotent.
        ///
        /// Errors: INVALID_ARGUMENT for `id`; NOT_FOUND (APPEAL_UNKNOWN) for one that is not known, or of somebody of other
        /// divisions; RESOURCE_EXHAUSTED (LOOKUPS_TOO_MANY) with RetryInfo.
        public static let getAppeal = MethodDescriptor(
            service: "shuangma.healthcode.v1.HealthAuthority", name: "GetAppeal", kind: .unary, idempotency: .idempotent)
        /// Answers an appeal (COL-9). One that is accepted withdraws evidence or adds some: nothing else changes a colour. A
        /// withdrawal that reaches many persons, such as of a case with contacts, waits for another person like any recall. The
        /// citizen is told the answer. Idempotent: the same answer by the same account changes nothing.
        ///
        /// Errors: INVALID_ARGUMENT for `id`, `answer`, `withdraw`, `add_test` or a field of them; NOT_FOUND (APPEAL_UNKNOWN) as
        /// GetAppeal, or (EVIDENCE_UNKNOWN); PERMISSION_DENIED (OUT_OF_SCOPE) for evidence that reaches persons of other divisions;
        /// FAILED_PRECONDITION (APPEAL_CLOSED) for one that somebody has answered otherwise.
        public static let decideAppeal = MethodDescriptor(
            service: "shuangma.healthcode.v1.HealthAuthority", name: "DecideAppeal", kind: .unary, idempotency: .idempotent)

        /// The service.
        public static let service = ServiceDescriptor(
            name: "shuangma.healthcode.v1.HealthAuthority", methods: [listAppeals, getAppeal, decideAppeal],
            fileName: "shuangma/healthcode/v1/authority.proto")
    }

    /// Calls `shuangma.healthcode.v1.HealthAuthority`.
    public struct HealthAuthorityClient: Sendable {
        private let channel: any RPCChannel

        public init(_ channel: any RPCChannel) { self.channel = channel }

        /// Open appeals of persons who live in the caller's divisions, the one that is due first, first. It shows no person.
        /// Idempotent.
        ///
        /// Errors: INVALID_ARGUMENT for `page_size` or `page_token`.
        public func listAppeals(
            _ request: HealthCodeV1.ListAppealsRequest, options: CallOptions = .init()
        ) async throws -> HealthCodeV1.ListAppealsResponse {
            try await channel.unary(HealthAuthorityMethods.listAppeals, request, options: options)
        }

        /// An appeal, with the evidence about the person. The person finds the look-up in their chain of audit. Idempotent.
        ///
        /// Errors: INVALID_ARGUMENT for `id`; NOT_FOUND (APPEAL_UNKNOWN) for one that is not known, or of somebody of other
        /// divisions; RESOURCE_EXHAUSTED (LOOKUPS_TOO_MANY) with RetryInfo.
        public func getAppeal(
            _ request: HealthCodeV1.GetAppealRequest, options: CallOptions = .init()
        ) async throws -> HealthCodeV1.AppealFile {
            try await channel.unary(HealthAuthorityMethods.getAppeal, request, options: options)
        }

        /// Answers an appeal (COL-9). One that is accepted withdraws evidence or adds some: nothing else changes a colour. A
        /// withdrawal that reaches many persons, such as of a case with contacts, waits for another person like any recall. The
        /// citizen is told the answer. Idempotent: the same answer by the same account changes nothing.
        ///
        /// Errors: INVALID_ARGUMENT for `id`, `answer`, `withdraw`, `add_test` or a field of them; NOT_FOUND (APPEAL_UNKNOWN) as
        /// GetAppeal, or (EVIDENCE_UNKNOWN); PERMISSION_DENIED (OUT_OF_SCOPE) for evidence that reaches persons of other divisions;
        /// FAILED_PRECONDITION (APPEAL_CLOSED) for one that somebody has answered otherwise.
        public func decideAppeal(
            _ request: HealthCodeV1.DecideAppealRequest, options: CallOptions = .init()
        ) async throws -> HealthCodeV1.Appeal {
            try await channel.unary(HealthAuthorityMethods.decideAppeal, request, options: options)
        }
    }

    /// Passes calls of `shuangma.healthcode.v1.HealthAuthority` on to the service that answers them, in the name of who
    /// makes them: the service's own authorizer decides again.
    public struct HealthAuthorityForwarder: HealthAuthorityService {
        private let client: HealthAuthorityClient

        /// - Parameter channel: To the service.
        public init(_ channel: any RPCChannel) { client = HealthAuthorityClient(channel) }

        public func listAppeals(_ request: HealthCodeV1.ListAppealsRequest, context: CallContext) async throws -> HealthCodeV1.ListAppealsResponse {
            try await client.listAppeals(request, options: context.forwarded)
        }

        public func getAppeal(_ request: HealthCodeV1.GetAppealRequest, context: CallContext) async throws -> HealthCodeV1.AppealFile {
            try await client.getAppeal(request, options: context.forwarded)
        }

        public func decideAppeal(_ request: HealthCodeV1.DecideAppealRequest, context: CallContext) async throws -> HealthCodeV1.Appeal {
            try await client.decideAppeal(request, options: context.forwarded)
        }
    }
}

extension HealthCodeV1.HealthAuthorityService {
    public static var descriptor: ServiceDescriptor { HealthCodeV1.HealthAuthorityMethods.service }

    public func register(in router: inout Router) { registerAll(in: &router) }

    /// Registers every method; for services whose own ``register(in:)`` then does more.
    public func registerAll(in router: inout Router) {
        router.serveUnary(HealthCodeV1.HealthAuthorityMethods.listAppeals) { call, context in
            try call.respond(try await self.listAppeals(call.request(HealthCodeV1.ListAppealsRequest.self), context: context))
        }
        router.serveUnary(HealthCodeV1.HealthAuthorityMethods.getAppeal) { call, context in
            try call.respond(try await self.getAppeal(call.request(HealthCodeV1.GetAppealRequest.self), context: context))
        }
        router.serveUnary(HealthCodeV1.HealthAuthorityMethods.decideAppeal) { call, context in
            try call.respond(try await self.decideAppeal(call.request(HealthCodeV1.DecideAppealRequest.self), context: context))
        }
    }
}
