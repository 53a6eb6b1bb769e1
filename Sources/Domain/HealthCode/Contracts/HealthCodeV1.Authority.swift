// Generated from shuangma/healthcode/v1/authority.proto by scripts/generate. Do not edit.

import CHealthCodeContracts
public import RPC
import Security
public import Wire

extension HealthCodeV1 {
    /// Appeals of citizens, rules of the health code and explanations of colours.
    ///
    /// Rules hold for everybody, so that only accounts that are responsible everywhere propose, try and take them back. Errors of
    /// methods about rules and colours, beside their own: PERMISSION_DENIED (OUT_OF_SCOPE) for accounts of some divisions;
    /// UNAVAILABLE (RULES_NOT_KNOWN) while the rules in force are not loaded or more than 60 s behind.
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
        /// Answers an appeal (COL-9). One that is accepted withdraws evidence or adds some: nothing else changes a colour. Where the
        /// hold is gone, since its evidence was corrected or time has ended it, an appeal is accepted without either. A withdrawal
        /// that reaches many persons, such as of a case with contacts, needs another person: recall it first, then answer. The
        /// citizen is told the answer. Idempotent: the same answer by the same account changes nothing.
        ///
        /// Errors: INVALID_ARGUMENT for `id`, `answer`, `withdraw`, `add_test` or a field of them; NOT_FOUND (APPEAL_UNKNOWN) as
        /// GetAppeal, or (EVIDENCE_UNKNOWN); PERMISSION_DENIED (OUT_OF_SCOPE) for evidence that reaches persons of other divisions;
        /// FAILED_PRECONDITION (APPEAL_CLOSED) for one that somebody has answered otherwise, (RECALL_FIRST) for a withdrawal that
        /// another person has to approve.
        func decideAppeal(_ request: HealthCodeV1.DecideAppealRequest, context: CallContext) async throws -> HealthCodeV1.Appeal
        /// Proposes that other rules come into force at a moment. They are checked first; another person has to approve them in
        /// `identity.v1.Approvals` (kind `rule-switch`). Idempotent: the same rules for the same moment are proposed once.
        ///
        /// Errors: INVALID_ARGUMENT names the field of the overlay and what is wrong with it, `version` for a name that other
        /// rules have, `from` for a moment that is past or more than 366 days ahead; FAILED_PRECONDITION (RULES_UNCHANGED) for
        /// rules that are in force at that moment already; RESOURCE_EXHAUSTED (TOO_MANY_PROPOSALS).
        func proposeProfile(_ request: HealthCodeV1.ProposeProfileRequest, context: CallContext) async throws -> HealthCodeV1.ProposeProfileResponse
        /// Which rules were, are and will be in force, and the profiles that an overlay may build on. Idempotent.
        func listProfiles(_ request: HealthCodeV1.ListProfilesRequest, context: CallContext) async throws -> HealthCodeV1.ListProfilesResponse
        /// One profile: of the reference data, or one that was put into force. Idempotent.
        ///
        /// Errors: NOT_FOUND (RULES_UNKNOWN).
        func getProfile(_ request: HealthCodeV1.GetProfileRequest, context: CallContext) async throws -> HealthCodeV1.RuleProfile
        /// Derives everybody's colour of now by the rules in force and by others, and counts what differs (COL-12). It has no
        /// effect. Messages tell how far it is, about once a second; the last one has the result. One runs at a time in a process,
        /// for 10 minutes at most.
        ///
        /// Errors: INVALID_ARGUMENT as of ProposeProfile; NOT_FOUND (RULES_UNKNOWN, APPROVAL_UNKNOWN); RESOURCE_EXHAUSTED
        /// (DRY_RUN_BUSY) with RetryInfo; UNAVAILABLE (RISK_AREAS_NOT_KNOWN).
        func dryRun(
            _ request: HealthCodeV1.DryRunRequest, to responses: ResponseStream<HealthCodeV1.DryRunProgress>, context: CallContext
        ) async throws
        /// Takes the latest switch back: the rules before it come into force again, within minutes. One person may do so once for
        /// each switch, within 3 days; two persons had approved the rules before it. A switch that is still to come is cancelled.
        /// Idempotent.
        ///
        /// Errors: FAILED_PRECONDITION: ROLL_BACK_NOTHING when there is no switch to take back, ROLL_BACK_TOO_LATE after 3 days or
        /// when `version` is not the latest switch.
        func rollBack(_ request: HealthCodeV1.RollBackRequest, context: CallContext) async throws -> HealthCodeV1.RuleVersion
        /// A person's colour at a moment and why: by the rules then in force over the evidence that is kept, and as the ledger of
        /// colours told it then (COL-11). It is a look-up, which the person sees. Idempotent.
        ///
        /// Errors: INVALID_ARGUMENT for `person` or `at`; PERMISSION_DENIED (OUT_OF_SCOPE) for somebody of other divisions,
        /// registered or not; RESOURCE_EXHAUSTED (LOOKUPS_TOO_MANY) with RetryInfo; UNAVAILABLE (RISK_AREAS_NOT_KNOWN).
        func explain(_ request: HealthCodeV1.ExplainRequest, context: CallContext) async throws -> HealthCodeV1.Explanation
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
        /// Answers an appeal (COL-9). One that is accepted withdraws evidence or adds some: nothing else changes a colour. Where the
        /// hold is gone, since its evidence was corrected or time has ended it, an appeal is accepted without either. A withdrawal
        /// that reaches many persons, such as of a case with contacts, needs another person: recall it first, then answer. The
        /// citizen is told the answer. Idempotent: the same answer by the same account changes nothing.
        ///
        /// Errors: INVALID_ARGUMENT for `id`, `answer`, `withdraw`, `add_test` or a field of them; NOT_FOUND (APPEAL_UNKNOWN) as
        /// GetAppeal, or (EVIDENCE_UNKNOWN); PERMISSION_DENIED (OUT_OF_SCOPE) for evidence that reaches persons of other divisions;
        /// FAILED_PRECONDITION (APPEAL_CLOSED) for one that somebody has answered otherwise, (RECALL_FIRST) for a withdrawal that
        /// another person has to approve.
        public static let decideAppeal = MethodDescriptor(
            service: "shuangma.healthcode.v1.HealthAuthority", name: "DecideAppeal", kind: .unary, idempotency: .idempotent)
        /// Proposes that other rules come into force at a moment. They are checked first; another person has to approve them in
        /// `identity.v1.Approvals` (kind `rule-switch`). Idempotent: the same rules for the same moment are proposed once.
        ///
        /// Errors: INVALID_ARGUMENT names the field of the overlay and what is wrong with it, `version` for a name that other
        /// rules have, `from` for a moment that is past or more than 366 days ahead; FAILED_PRECONDITION (RULES_UNCHANGED) for
        /// rules that are in force at that moment already; RESOURCE_EXHAUSTED (TOO_MANY_PROPOSALS).
        public static let proposeProfile = MethodDescriptor(
            service: "shuangma.healthcode.v1.HealthAuthority", name: "ProposeProfile", kind: .unary, idempotency: .idempotent)
        /// Which rules were, are and will be in force, and the profiles that an overlay may build on. Idempotent.
        public static let listProfiles = MethodDescriptor(
            service: "shuangma.healthcode.v1.HealthAuthority", name: "ListProfiles", kind: .unary, idempotency: .idempotent)
        /// One profile: of the reference data, or one that was put into force. Idempotent.
        ///
        /// Errors: NOT_FOUND (RULES_UNKNOWN).
        public static let getProfile = MethodDescriptor(
            service: "shuangma.healthcode.v1.HealthAuthority", name: "GetProfile", kind: .unary, idempotency: .idempotent)
        /// Derives everybody's colour of now by the rules in force and by others, and counts what differs (COL-12). It has no
        /// effect. Messages tell how far it is, about once a second; the last one has the result. One runs at a time in a process,
        /// for 10 minutes at most.
        ///
        /// Errors: INVALID_ARGUMENT as of ProposeProfile; NOT_FOUND (RULES_UNKNOWN, APPROVAL_UNKNOWN); RESOURCE_EXHAUSTED
        /// (DRY_RUN_BUSY) with RetryInfo; UNAVAILABLE (RISK_AREAS_NOT_KNOWN).
        public static let dryRun = MethodDescriptor(
            service: "shuangma.healthcode.v1.HealthAuthority", name: "DryRun", kind: .serverStreaming)
        /// Takes the latest switch back: the rules before it come into force again, within minutes. One person may do so once for
        /// each switch, within 3 days; two persons had approved the rules before it. A switch that is still to come is cancelled.
        /// Idempotent.
        ///
        /// Errors: FAILED_PRECONDITION: ROLL_BACK_NOTHING when there is no switch to take back, ROLL_BACK_TOO_LATE after 3 days or
        /// when `version` is not the latest switch.
        public static let rollBack = MethodDescriptor(
            service: "shuangma.healthcode.v1.HealthAuthority", name: "RollBack", kind: .unary, idempotency: .idempotent)
        /// A person's colour at a moment and why: by the rules then in force over the evidence that is kept, and as the ledger of
        /// colours told it then (COL-11). It is a look-up, which the person sees. Idempotent.
        ///
        /// Errors: INVALID_ARGUMENT for `person` or `at`; PERMISSION_DENIED (OUT_OF_SCOPE) for somebody of other divisions,
        /// registered or not; RESOURCE_EXHAUSTED (LOOKUPS_TOO_MANY) with RetryInfo; UNAVAILABLE (RISK_AREAS_NOT_KNOWN).
        public static let explain = MethodDescriptor(
            service: "shuangma.healthcode.v1.HealthAuthority", name: "Explain", kind: .unary, idempotency: .idempotent)

        /// The service.
        public static let service = ServiceDescriptor(
            name: "shuangma.healthcode.v1.HealthAuthority", methods: [listAppeals, getAppeal, decideAppeal, proposeProfile, listProfiles, getProfile, dryRun, rollBack, explain],
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

        /// Answers an appeal (COL-9). One that is accepted withdraws evidence or adds some: nothing else changes a colour. Where the
        /// hold is gone, since its evidence was corrected or time has ended it, an appeal is accepted without either. A withdrawal
        /// that reaches many persons, such as of a case with contacts, needs another person: recall it first, then answer. The
        /// citizen is told the answer. Idempotent: the same answer by the same account changes nothing.
        ///
        /// Errors: INVALID_ARGUMENT for `id`, `answer`, `withdraw`, `add_test` or a field of them; NOT_FOUND (APPEAL_UNKNOWN) as
        /// GetAppeal, or (EVIDENCE_UNKNOWN); PERMISSION_DENIED (OUT_OF_SCOPE) for evidence that reaches persons of other divisions;
        /// FAILED_PRECONDITION (APPEAL_CLOSED) for one that somebody has answered otherwise, (RECALL_FIRST) for a withdrawal that
        /// another person has to approve.
        public func decideAppeal(
            _ request: HealthCodeV1.DecideAppealRequest, options: CallOptions = .init()
        ) async throws -> HealthCodeV1.Appeal {
            try await channel.unary(HealthAuthorityMethods.decideAppeal, request, options: options)
        }

        /// Proposes that other rules come into force at a moment. They are checked first; another person has to approve them in
        /// `identity.v1.Approvals` (kind `rule-switch`). Idempotent: the same rules for the same moment are proposed once.
        ///
        /// Errors: INVALID_ARGUMENT names the field of the overlay and what is wrong with it, `version` for a name that other
        /// rules have, `from` for a moment that is past or more than 366 days ahead; FAILED_PRECONDITION (RULES_UNCHANGED) for
        /// rules that are in force at that moment already; RESOURCE_EXHAUSTED (TOO_MANY_PROPOSALS).
        public func proposeProfile(
            _ request: HealthCodeV1.ProposeProfileRequest, options: CallOptions = .init()
        ) async throws -> HealthCodeV1.ProposeProfileResponse {
            try await channel.unary(HealthAuthorityMethods.proposeProfile, request, options: options)
        }

        /// Which rules were, are and will be in force, and the profiles that an overlay may build on. Idempotent.
        public func listProfiles(
            _ request: HealthCodeV1.ListProfilesRequest, options: CallOptions = .init()
        ) async throws -> HealthCodeV1.ListProfilesResponse {
            try await channel.unary(HealthAuthorityMethods.listProfiles, request, options: options)
        }

        /// One profile: of the reference data, or one that was put into force. Idempotent.
        ///
        /// Errors: NOT_FOUND (RULES_UNKNOWN).
        public func getProfile(
            _ request: HealthCodeV1.GetProfileRequest, options: CallOptions = .init()
        ) async throws -> HealthCodeV1.RuleProfile {
            try await channel.unary(HealthAuthorityMethods.getProfile, request, options: options)
        }

        /// Derives everybody's colour of now by the rules in force and by others, and counts what differs (COL-12). It has no
        /// effect. Messages tell how far it is, about once a second; the last one has the result. One runs at a time in a process,
        /// for 10 minutes at most.
        ///
        /// Errors: INVALID_ARGUMENT as of ProposeProfile; NOT_FOUND (RULES_UNKNOWN, APPROVAL_UNKNOWN); RESOURCE_EXHAUSTED
        /// (DRY_RUN_BUSY) with RetryInfo; UNAVAILABLE (RISK_AREAS_NOT_KNOWN).
        public func dryRun(
            _ request: HealthCodeV1.DryRunRequest, options: CallOptions = .init()
        ) -> ResponseSequence<HealthCodeV1.DryRunProgress> {
            channel.serverStreaming(HealthAuthorityMethods.dryRun, request, options: options)
        }

        /// Takes the latest switch back: the rules before it come into force again, within minutes. One person may do so once for
        /// each switch, within 3 days; two persons had approved the rules before it. A switch that is still to come is cancelled.
        /// Idempotent.
        ///
        /// Errors: FAILED_PRECONDITION: ROLL_BACK_NOTHING when there is no switch to take back, ROLL_BACK_TOO_LATE after 3 days or
        /// when `version` is not the latest switch.
        public func rollBack(
            _ request: HealthCodeV1.RollBackRequest, options: CallOptions = .init()
        ) async throws -> HealthCodeV1.RuleVersion {
            try await channel.unary(HealthAuthorityMethods.rollBack, request, options: options)
        }

        /// A person's colour at a moment and why: by the rules then in force over the evidence that is kept, and as the ledger of
        /// colours told it then (COL-11). It is a look-up, which the person sees. Idempotent.
        ///
        /// Errors: INVALID_ARGUMENT for `person` or `at`; PERMISSION_DENIED (OUT_OF_SCOPE) for somebody of other divisions,
        /// registered or not; RESOURCE_EXHAUSTED (LOOKUPS_TOO_MANY) with RetryInfo; UNAVAILABLE (RISK_AREAS_NOT_KNOWN).
        public func explain(
            _ request: HealthCodeV1.ExplainRequest, options: CallOptions = .init()
        ) async throws -> HealthCodeV1.Explanation {
            try await channel.unary(HealthAuthorityMethods.explain, request, options: options)
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

        public func proposeProfile(_ request: HealthCodeV1.ProposeProfileRequest, context: CallContext) async throws -> HealthCodeV1.ProposeProfileResponse {
            try await client.proposeProfile(request, options: context.forwarded)
        }

        public func listProfiles(_ request: HealthCodeV1.ListProfilesRequest, context: CallContext) async throws -> HealthCodeV1.ListProfilesResponse {
            try await client.listProfiles(request, options: context.forwarded)
        }

        public func getProfile(_ request: HealthCodeV1.GetProfileRequest, context: CallContext) async throws -> HealthCodeV1.RuleProfile {
            try await client.getProfile(request, options: context.forwarded)
        }

        public func dryRun(
            _ request: HealthCodeV1.DryRunRequest, to responses: ResponseStream<HealthCodeV1.DryRunProgress>, context: CallContext
        ) async throws {
            for try await response in client.dryRun(request, options: context.forwarded) {
                try await responses.send(response)
            }
        }

        public func rollBack(_ request: HealthCodeV1.RollBackRequest, context: CallContext) async throws -> HealthCodeV1.RuleVersion {
            try await client.rollBack(request, options: context.forwarded)
        }

        public func explain(_ request: HealthCodeV1.ExplainRequest, context: CallContext) async throws -> HealthCodeV1.Explanation {
            try await client.explain(request, options: context.forwarded)
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
        router.serveUnary(HealthCodeV1.HealthAuthorityMethods.proposeProfile) { call, context in
            try call.respond(try await self.proposeProfile(call.request(HealthCodeV1.ProposeProfileRequest.self), context: context))
        }
        router.serveUnary(HealthCodeV1.HealthAuthorityMethods.listProfiles) { call, context in
            try call.respond(try await self.listProfiles(call.request(HealthCodeV1.ListProfilesRequest.self), context: context))
        }
        router.serveUnary(HealthCodeV1.HealthAuthorityMethods.getProfile) { call, context in
            try call.respond(try await self.getProfile(call.request(HealthCodeV1.GetProfileRequest.self), context: context))
        }
        router.serverStreaming(HealthCodeV1.HealthAuthorityMethods.dryRun) { try await self.dryRun($0, to: $1, context: $2) }
        router.serveUnary(HealthCodeV1.HealthAuthorityMethods.rollBack) { call, context in
            try call.respond(try await self.rollBack(call.request(HealthCodeV1.RollBackRequest.self), context: context))
        }
        router.serveUnary(HealthCodeV1.HealthAuthorityMethods.explain) { call, context in
            try call.respond(try await self.explain(call.request(HealthCodeV1.ExplainRequest.self), context: context))
        }
    }
}
