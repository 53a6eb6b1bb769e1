import HealthCodeContracts
import HealthCodeCore
import HealthCodeFeed
public import Kit
import KitRecords
public import Logging
public import RPC
public import Reference
public import RiskAreasClient
public import Security
public import StorageClient
import Values

/// The gRPC services of the health code: `HealthCode`, `Evidence`, `HealthAuthority` and `Recognition`.
public struct HealthCodeServices: Sendable {
    /// What a server serves.
    public let services: [any RPCService]
    private let samplesMoved: EffectWorker<HealthCodeV1.StoredSampleEffect>
    private let casesRecorded: EffectWorker<HealthCodeV1.StoredCaseEffect>
    private let listsDecided: EffectWorker<KitV1.StoredApprovalEffect>
    private let areaListsDecided: EffectWorker<KitV1.StoredApprovalEffect>
    private let areaRows: AreaRowCounts
    private let casesFollowed: EffectWorker<HealthCodeV1.StoredCaseStanding>
    private let recallsBegun: EffectWorker<HealthCodeV1.StoredRecallEffect>
    private let recallsDecided: EffectWorker<KitV1.StoredApprovalEffect>
    private let appealsFollowed: EffectWorker<HealthCodeV1.StoredAppealEffect>
    /// Finds appeals that are late.
    let escalation: AppealEscalation
    private let smsSent: EffectWorker<HealthCodeV1.StoredSmsEffect>
    private let watches: CodeWatches
    private let rulesDecided: EffectWorker<KitV1.StoredApprovalEffect>
    private let rules: RuleIndex
    private let derivation: DerivationWorker
    private let recognition: RecognitionPart

    /// Puts the services together.
    ///
    /// - Parameters:
    ///   - identity: Channel to the identity service, which alone knows documents.
    ///   - keys: Their hash key hides laboratories and samples in the keys of partitions.
    ///   - riskAreas: Follows the areas of risk. Somebody else runs it.
    ///   - rules: Version of the rule profile, such as `2022-9th`, that holds until rules are switched; nil for the default of
    ///     `reference`.
    ///   - declarationsPerDay: Most declarations of one person within 24 hours, 1 to 1,000.
    ///   - lookUpsPerHour: Most persons that one member of staff looks up within an hour, at least 1.
    ///   - recallPersons: Most persons whom an account's recalls of a day reach without another person, 0 to 1,000,000.
    ///   - trail: Takes what feeds have imported. Somebody else runs it.
    ///   - recognition: The own province and its keys; nil for a deployment that recognises nobody.
    ///   - erased: Whom no list that waits may bring back.
    ///   - derivedAtOnce: Most persons of each of 16 slices whose colours are derived at once, 1 to 64.
    ///   - watchesMax: Most watches of codes that are open in this process, at least 1.
    ///   - elapsed: Seconds on a clock that is never set, by which silence of the store is noticed.
    ///   - pause: Waits between two looks at what is due; tests decide how long that takes.
    /// - Throws: INVALID_ARGUMENT for `rules` when `reference` has no profile of this version, or one that must not come
    ///   into force, and for
    ///   `declarations_per_day`, `look_ups_per_hour` or `derived_at_once` out of range.
    public init(
        store: Store, identity: any RPCChannel, keys: ClusterKeys, riskAreas: RiskAreaIndex,
        reference: ReferenceData = .embedded, rules: String? = nil, declarationsPerDay: Int = 20,
        lookUpsPerHour: Int = 3_600, recallPersons: Int = 100, trail: AccountTrail, erased: ErasedPersons,
        recognition: RecognitionSettings? = nil, derivedAtOnce: Int = 4, watchesMax: Int = 100_000,
        surroundings: Surroundings = .system, logger: Logger, elapsed: @escaping @Sendable () -> Int64 = Self.uptime(),
        pause: @escaping @Sendable (Duration) async throws -> Void = { try await Task.sleep(for: $0) }
    ) throws {
        guard (1...1_000).contains(declarationsPerDay) else {
            throw RPCError.invalidArgument(field: "declarations_per_day", "must be 1 to 1,000")
        }
        guard lookUpsPerHour >= 1 else {
            throw RPCError.invalidArgument(field: "look_ups_per_hour", "must be at least 1")
        }
        guard (1...64).contains(derivedAtOnce) else {
            throw RPCError.invalidArgument(field: "derived_at_once", "must be 1 to 64")
        }
        guard (0...1_000_000).contains(recallPersons) else {
            throw RPCError.invalidArgument(field: "recall_persons", "must be 0 to 1,000,000")
        }
        let hash = KeyedHash(keys)
        let persons = PersonResolver(identity)
        let ruleBook = RuleBook(store: store, configured: try Self.profile(rules, in: reference.ruleProfiles))
        let index = RuleIndex(of: ruleBook, logger: logger, pause: pause)
        self.rules = index
        let book = ApprovalBook(in: store, kept: reference.retention.approvals, now: surroundings.now)
        let now = { @Sendable in Instant(seconds: surroundings.now()) }
        let links = EvidenceLinks(store: store, lifetimes: EvidenceLifetimes(reference), now: now)
        let deriver = HealthCodeDeriver(
            store: store, riskAreas: riskAreas, rules: index, links: links,
            assertions: PresentedAssertions(
                lists: TrustLists(in: store, roots: recognition?.roots ?? [], book: book, now: now),
                province: recognition?.province, now: now),
            texts: reference.reasonTexts, holdTexts: reference.holdTexts, now: now)
        let effects = SampleWithdrawal(
            store: store, hash: hash, now: { Instant(seconds: surroundings.now()) },
            notificationsKept: reference.retention.notifications
        ).effects
        let cases = CaseIndex(store: store, hash: hash)
        let followers = CaseFollowers(
            store: store, cases: cases, now: { Instant(seconds: surroundings.now()) },
            auditKept: reference.retention.audit)
        let seen = LookUpTrail(in: store, kept: reference.retention.audit, surroundings: surroundings)
        areaRows = AreaRowCounts()
        let imports = ImportLog(store: store, hash: hash, surroundings: surroundings)
        let lists = ContactLists(
            store: store, cases: cases, riskAreas: riskAreas, persons: persons, book: book, imports: imports,
            followers: followers, erased: erased,
            lifetimes: EvidenceLifetimes(reference), now: { Instant(seconds: surroundings.now()) },
            notificationsKept: reference.retention.notifications, areaRows: areaRows, pause: pause)
        let recalls = Recalls(
            store: store, hash: hash,
            planner: RecallPlanner(
                store: store, hash: hash, persons: persons, imports: imports, followers: followers, book: book,
                erased: erased),
            book: book, deriver: deriver, lifetimes: EvidenceLifetimes(reference), personsAlone: recallPersons,
            auditKept: reference.retention.audit)
        let limiter = Limiter(in: store, hash: hash, surroundings: surroundings)
        let lookUps = LookUpLimit(perHour: lookUpsPerHour, limiter)
        self.recognition = RecognitionPart(
            recognition, store: store, identity: identity, persons: persons, deriver: deriver, lookUps: lookUps,
            seen: seen, limiter: limiter, reference: reference, surroundings: surroundings, logger: logger, pause: pause
        )
        samplesMoved = EffectWorker(effects, now: surroundings.now, logger: logger)
        casesRecorded = EffectWorker(cases.effects, now: surroundings.now, logger: logger)
        listsDecided = EffectWorker(lists.effects, now: surroundings.now, logger: logger)
        areaListsDecided = EffectWorker(lists.areaEffects, now: surroundings.now, logger: logger)
        casesFollowed = EffectWorker(followers.effects, now: surroundings.now, logger: logger)
        recallsBegun = EffectWorker(recalls.effects, now: surroundings.now, logger: logger)
        recallsDecided = EffectWorker(recalls.decisions, now: surroundings.now, logger: logger)
        let appeals = Appeals(
            store: store, persons: persons, deriver: deriver, lists: AppealLists(store: store, hash: hash),
            answers: AppealAnswers(
                store: store, hash: hash, recalls: recalls, samples: effects, reference: reference),
            random: surroundings.random, kept: reference.retention.audit,
            notificationsKept: reference.retention.notifications)
        appealsFollowed = EffectWorker(appeals.effects, now: surroundings.now, logger: logger)
        escalation = AppealEscalation(appeals: appeals, logger: logger, pause: pause)
        let proposals = RuleProposals(
            book: ruleBook, index: index, approvals: book, profiles: reference.ruleProfiles,
            lifetimes: EvidenceLifetimes(reference), now: surroundings.now)
        rulesDecided = EffectWorker(proposals.effects, now: surroundings.now, logger: logger)
        derivation = DerivationWorker(
            ColourRecorder(
                store: store, riskAreas: riskAreas, rules: index, links: links, retention: reference.retention,
                notices: reference.smsNotices, now: deriver.now),
            width: derivedAtOnce, surroundings: surroundings, logger: logger, pause: pause)
        smsSent = EffectWorker(
            ColourSms(in: store, over: identity).effects, now: surroundings.now, logger: logger, pause: pause)
        watches = CodeWatches(in: store, max: watchesMax, elapsed: elapsed, logger: logger, pause: pause)
        services = [
            HealthCodeService(
                store: store, persons: persons, deriver: deriver,
                slots: DeclarationSlots(store: store, count: declarationsPerDay, random: surroundings.random),
                lookUps: lookUps, seen: seen, appeals: appeals, watches: watches, reference: reference,
                surroundings: surroundings),
            EvidenceService(
                store: store, persons: persons, hash: hash, effects: effects, trail: trail, cases: cases, lists: lists,
                imports: imports, recalls: recalls, seen: seen, reference: reference, surroundings: surroundings),
            HealthAuthorityService(
                store: store, persons: persons, riskAreas: riskAreas, rules: index, proposals: proposals,
                history: RuleHistory(book: ruleBook, index: index, now: surroundings.now),
                explainer: Explainer(
                    store: store, riskAreas: riskAreas, rules: index, texts: reference.reasonTexts,
                    lifetimes: EvidenceLifetimes(reference), links: links, now: deriver.now),
                appeals: appeals, lookUps: lookUps, seen: seen, now: deriver.now),
            self.recognition.service, HoldingsService(records: HeldRecords(in: store, Self.heldRules)),
        ]
    }

    /// Completes what calls have left undone and derives colours that nobody asks for, until the task is cancelled.
    public func run() async {
        await withTaskGroup(of: Void.self) { group in
            group.addTask { await samplesMoved.run() }
            group.addTask { await casesRecorded.run() }
            group.addTask { await listsDecided.run() }
            group.addTask { await areaListsDecided.run() }
            group.addTask { await casesFollowed.run() }
            group.addTask { await recallsBegun.run() }
            group.addTask { await recallsDecided.run() }
            group.addTask { await appealsFollowed.run() }
            group.addTask { await escalation.run() }
            group.addTask { await smsSent.run() }
            group.addTask { await watches.run() }
            group.addTask { await rulesDecided.run() }
            group.addTask { await rules.run() }
            group.addTask { await derivation.run() }
            group.addTask { await recognition.run() }
        }
    }

    /// Ends every open watch of a code, now and later: for a process that is about to end.
    public func endWatches() { watches.end() }

    /// A clock of seconds that is never set, from now on.
    public static func uptime() -> @Sendable () -> Int64 {
        let start = ContinuousClock.now
        return { (ContinuousClock.now - start).components.seconds }
    }

    /// What the services count beside their calls, in Prometheus's text format.
    public var metrics: String {
        samplesMoved.metrics + casesRecorded.metrics + listsDecided.metrics
            + areaListsDecided.metrics + areaRows.metrics + casesFollowed.metrics + recallsBegun.metrics
            + recallsDecided.metrics + appealsFollowed.metrics + smsSent.metrics
            + rulesDecided.metrics + rules.metrics + watches.metrics + derivation.metrics + recognition.metrics
    }

    private static func profile(_ version: String?, in profiles: RuleProfiles) throws -> RuleProfile {
        for profile in profiles.all {
            guard let error = RuleLint(profile).structure.first else { continue }
            throw RPCError.invalidArgument(field: "rules", "\(profile.version): \(error.field) \(error.reason)")
        }
        guard let version else { return profiles.default }
        guard let profile = profiles.named(version) else {
            let known = profiles.all.map(\.version).joined(separator: ", ")
            throw RPCError.invalidArgument(field: "rules", "is no known version of the rules; known are \(known)")
        }
        return profile
    }
}
