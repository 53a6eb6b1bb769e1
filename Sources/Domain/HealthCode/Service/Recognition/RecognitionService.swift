import CommonContracts
import HealthCodeClient
import HealthCodeContracts
import HealthCodeFeed
import HealthCodeRecords
import IdentityContracts
import Kit
import RPC
import Reference
import Security
import StorageClient
import Values
import Wire

/// Mutual recognition between provinces: signs colours for others, and judges what others have signed (MRG-11).
struct RecognitionService: HealthCodeV1.RecognitionService {
    /// Assertions that a person may have signed, and present, within an hour.
    static let assertionsPerHour = 20
    /// Questions that one province may ask within an hour.
    static let questionsPerHour = 360_000
    /// Seconds for which symptoms that were declared at one lane count at each.
    static let illFor: Int64 = 86_400
    /// Seconds for which an admission is kept.
    static let admissionsKept: Int64 = 14 * 86_400

    /// Nil where the deployment names no province of its own: then nothing is signed, and nothing of others accepted.
    let settings: RecognitionSettings?
    let store: Store
    let lists: TrustLists
    let assertions: PresentedAssertions
    let links: ProvinceLinks
    let persons: PersonResolver
    let directory: IdentityV1.DirectoryClient
    let deriver: HealthCodeDeriver
    let lookUps: LookUpLimit
    let seen: LookUpTrail
    let limiter: Limiter
    let reference: ReferenceData
    let surroundings: Surroundings

    var now: Instant { Instant(seconds: surroundings.now()) }

    func issueAssertion(
        _ request: HealthCodeV1.IssueAssertionRequest, context: CallContext
    ) async throws -> HealthCodeV1.SignedAssertion {
        let asked = try await persons.key(of: request.person, options: context.onward)
        let subject = try Subject(of: context, asked: asked)
        let status = try await deriver.status(of: subject, options: context.onward)
        guard let kind = ColourAssertion.Kind(carried: request.kind) else {
            throw RPCError.invalidArgument(field: "kind", "must be screen or printed")
        }
        try await count("assertions", context)
        guard kind != .printed || status.colour == .green else {
            throw RPCError(.failedPrecondition, "only a green code is printed").with(reason: "NOT_GREEN")
        }
        return try await sign(
            status, kind: kind, person: .init(person: .personKey(subject.partition.bytes)), options: context.onward)
    }

    func getTrustList(
        _ request: HealthCodeV1.GetTrustListRequest, context: CallContext
    ) async throws -> HealthCodeV1.SignedTrustList {
        let stored = try await lists.stored(context.onward)
        guard let list = stored.list, let text = stored.text else {
            throw RPCError(.notFound, "no list of issuers was installed").with(reason: "NO_TRUST_LIST")
        }
        return .init(text: text, number: list.number, expiresAt: .init(Instant(seconds: list.expires)))
    }

    func installTrustList(
        _ request: HealthCodeV1.InstallTrustListRequest, context: CallContext
    ) async throws -> HealthCodeV1.InstallTrustListResponse {
        let staff = try context.staff
        guard staff.divisions.isEmpty else {
            throw RPCError(.permissionDenied, "a list is for the whole deployment").with(reason: "OUT_OF_SCOPE")
        }
        _ = try configured
        switch try await lists.install(request.text, by: staff, options: context.onward) {
        case .inForce: return .init(installed: true)
        case .waits(let approval): return .init(approvalId: approval)
        }
    }
}

// MARK: - Signing

extension RecognitionService {
    /// - Throws: FAILED_PRECONDITION (RECOGNITION_OFF).
    var configured: RecognitionSettings {
        get throws {
            guard let settings else {
                throw RPCError(.failedPrecondition, "this deployment names no province of its own")
                    .with(reason: "RECOGNITION_OFF")
            }
            return settings
        }
    }

    /// Signs a derived colour.
    func sign(
        _ status: HealthCodeV1.HealthStatus, kind: ColourAssertion.Kind, person: CommonV1.PersonRef,
        question: ProvinceQuestion? = nil, options: CallOptions
    ) async throws -> HealthCodeV1.SignedAssertion {
        let settings = try configured
        let key = try await signer(settings, options)
        let salt = surroundings.random(ColourAssertion.saltBytes)
        let subject = try await directory.bindDocument(.init(person: person, salt: salt), options: options).subject
        let now = now
        // Without a colour of the rules nothing is known.
        let assertion = ColourAssertion(
            issuer: settings.province, colour: Colour(status.colour) ?? .grey,
            asOf: min(status.computedAt.flatMap { Instant($0) } ?? now, now), kind: kind, salt: salt, subject: subject,
            now: now, changesAt: status.changesAt.flatMap { Instant($0) }, question: question.map { ($0.asker, $0.id) })
        return .init(text: try assertion.text(signedBy: key), expiresAt: .init(assertion.expiresAt))
    }

    /// The key that signs now and that others know.
    ///
    /// - Throws: UNAVAILABLE (KEY_NOT_LISTED).
    func signer(_ settings: RecognitionSettings, _ options: CallOptions) async throws -> ES256PrivateKey {
        let (list, now) = (await lists.current(options: options), now)
        let own = list?[settings.province]
        let key = settings.keys.current.signer(at: now.seconds) { key in
            own?.revokedAt == nil && own?.key(key.kid)?.signs(at: now.seconds) == true
        }
        guard let key, list?.isInForce(at: now) == true else {
            throw RPCError(.unavailable, "no key of this province is on the list of issuers now")
                .with(reason: "KEY_NOT_LISTED")
        }
        return key
    }

    /// Counts a use of a citizen.
    ///
    /// - Throws: RESOURCE_EXHAUSTED (ASSERTIONS_TOO_MANY) with RetryInfo.
    func count(_ budget: String, _ context: CallContext) async throws {
        guard case .citizen(let citizen) = context.principal else { return }
        do {
            try await limiter.take(
                UseBudget(budget, [UseLimit(Self.assertionsPerHour, per: 3_600)]), of: .citizen(citizen.personKey),
                options: context.onward)
        } catch let reached as LimitReached {
            throw reached.error("too many assertions within an hour", reason: "ASSERTIONS_TOO_MANY")
        }
    }
}

extension ColourAssertion.Kind {
    /// A kind that a person carries; nil for every other one.
    fileprivate init?(carried kind: HealthCodeV1.AssertionKind) {
        switch kind {
        case .screen: self = .screen
        case .printed: self = .printed
        default: return nil
        }
    }
}
