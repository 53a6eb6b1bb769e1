import IdentityContracts
public import IdentityCore
import IdentityFeed
import IdentityRecords
public import Kit
import KitRecords
public import Logging
public import RPC
public import Reference
public import Security
public import StorageClient

/// The services of the role `identity`, made of parts that they share.
public struct IdentityServices: Sendable {
    /// Citizens' own calls.
    public let identity: IdentityService
    /// Calls of the cluster's other services.
    public let directory: DirectoryService
    /// The feed of the population register.
    public let register: RegisterService
    /// Accounts of staff, feeds and their tokens.
    public let staff: StaffService
    /// What services without a store tell of calls of staff.
    public let staffCalls: StaffCallsService
    /// Proposals that need another person.
    public let approvals: ApprovalsService
    /// What staff have to decide about citizens.
    public let cases: CasesService
    /// What staff ask for about several documents of a person.
    public let aliases: AliasesService
    /// The embedded outbox; nil where another gateway takes the messages.
    public let outbox: OutboxService?

    /// Completes what calls have left undone when a number or a person changed.
    private let numbersChanged: EffectWorker<IdentityV1.StoredHolderEffect>
    private let numbersMoved: EffectWorker<IdentityV1.StoredMoveEffect>
    /// Completes what a change of a link of relatives has left to do on its other side.
    private let relativesChanged: EffectWorker<IdentityV1.StoredRelativeEffect>
    /// Carries out approved changes of accounts, and expires proposals.
    private let accountsChanged: EffectWorker<KitV1.StoredApprovalEffect>
    private let expiry: ApprovalExpiry
    /// Brings decisions about cases about, and expires cases.
    private let casesChanged: EffectWorker<IdentityV1.StoredCaseEffect>
    private let caseExpiry: CaseExpiry
    /// Brings applications on that wait for the register.
    private let registrationsWaiting: EffectWorker<IdentityV1.StoredRegistrationEffect>
    private let populationRegister: any PopulationRegister
    /// Lets other documents of persons learn what was decided, and mends what a restore has torn.
    private let documentsChanged: EffectWorker<IdentityV1.StoredAliasEffect>
    private let documentsRepair: AliasRepair
    /// Gives persons numbers that they have proved, and tells numbers of it.
    private let phonesChanged: EffectWorker<IdentityV1.StoredPhoneEffect>
    /// Takes what providers of SMS tell.
    public let receipts: SmsReceiptsService
    /// Brings messages to phones.
    private let messages: any SmsGateway

    /// - Parameters:
    ///   - gateway: What brings codes to phones; nil keeps them in the embedded outbox, which is then served too. Only
    ///     demonstrations may do that.
    ///   - smsLimits: How many codes may be sent and tried (ID-10).
    ///   - sessionLimits: How long sessions live, and how many a person may have.
    ///   - lookUpsPerHour: Most persons that one member of staff looks up within an hour, at least 1.
    ///   - staffSettings: How long tokens of staff and feeds are good.
    ///   - staffProvider: Proves who a person of the staff is; nil takes the passwords and second factors of accounts.
    ///   - populationRegister: Confirms who applies for a code; nil takes the persons whom this deployment has imported.
    ///   - registrationPatience: Time for which a call waits for the register; a worker goes on.
    ///   - erased: Who was erased: what waits brings nobody back; nil where nobody is.
    ///   - trail: Takes what feeds have imported. Somebody else runs it.
    ///   - reference: Divisions that documents and persons may name, and how long records are kept.
    ///   - logger: Hears of effects that have to be tried again.
    ///   - pause: Waits between the tries of effects; tests decide how long that takes.
    ///   - held: What the services of other domains hold about a person.
    public init(
        store: Store, keys: ClusterKeys, gateway: (any SmsGateway)? = nil, smsLimits: SmsLimits = SmsLimits(),
        sessionLimits: SessionLimits = SessionLimits(), lookUpsPerHour: Int = 3_600,
        staffSettings: StaffSettings = StaffSettings(), staffProvider: (any StaffIdentityProvider)? = nil,
        populationRegister: (any PopulationRegister)? = nil, registrationPatience: Duration = .seconds(1),
        erased: ErasedPersons? = nil, trail: AccountTrail,
        reference: ReferenceData = .embedded, surroundings: Surroundings = .system,
        logger: Logger = Logger(label: "shuangma.identity"),
        pause: @escaping @Sendable (Duration) async throws -> Void = { try await Task.sleep(for: $0) },
        held: [HeldSource] = []
    ) {
        let hash = KeyedHash(keys)
        let people = PersonDirectory(store: store, hash: hash, reference: reference)
        let embedded = StoredOutbox(store: store, hash: hash, reference: reference)
        let codes = SmsCodes(
            people: people, gateway: gateway ?? embedded, limits: smsLimits, surroundings: surroundings)
        let lookUps = LookUpLimit(perHour: lookUpsPerHour, codes.limiter)
        let seen = LookUpTrail(in: store, kept: reference.retention.audit, surroundings: surroundings)
        messages = gateway ?? embedded
        receipts = SmsReceiptsService(
            in: store, of: (gateway as? SmsProviders)?.accounts ?? [], now: surroundings.now)
        let notices = Notices(people: people, gateway: gateway ?? embedded, surroundings: surroundings)
        let links = RelativeLinks(store: store, retention: reference.retention, now: surroundings.now)
        let linksChanged = RelativeEffects(links, notices: notices)
        let relatives = Relatives(
            people: people, codes: codes, links: links, effects: linksChanged, seen: seen, surroundings: surroundings)
        relativesChanged = EffectWorker(linksChanged.effects, now: surroundings.now, logger: logger, pause: pause)
        let numbers = NumberEffects(people: people, surroundings: surroundings)
        let caseBook = CaseBook(people: people, surroundings: surroundings)
        let confirming = populationRegister ?? EmbeddedPopulationRegister(people: people)
        let registrations = Registrations(
            people: people, register: confirming,
            enrolment: Enrolment(people: people, numbers: numbers, surroundings: surroundings), cases: caseBook,
            erased: erased, surroundings: surroundings, patience: registrationPatience)
        self.populationRegister = confirming
        let documents = Aliases(
            people: people, cases: caseBook, limiter: codes.limiter, notices: notices, erased: erased,
            surroundings: surroundings)
        let phones = PersonPhones(
            people: people, numbers: numbers, cases: caseBook, notices: notices, surroundings: surroundings)
        phonesChanged = EffectWorker(phones.effects, now: surroundings.now, logger: logger, pause: pause)
        aliases = AliasesService(aliases: documents, lookUps: lookUps, seen: seen)
        documentsChanged = EffectWorker(
            documents.halves.effects, now: surroundings.now, logger: logger, pause: pause)
        documentsRepair = AliasRepair(halves: documents.halves, erased: erased, logger: logger, pause: pause)
        registrationsWaiting = EffectWorker(
            registrations.effects, now: surroundings.now, logger: logger, pause: pause)
        let records = HeldRecords(in: store, Self.heldRules)
        let own = HeldSource { try await records.page($0, options: $1) }
        identity = IdentityService(
            people: people, codes: codes, lookUps: lookUps, seen: seen,
            sessions: Sessions(
                people: people, signer: TokenSigner(keys), limits: sessionLimits, surroundings: surroundings),
            relatives: relatives, registrations: registrations,
            registrationLimits: RegistrationLimits(codes.limiter), aliases: documents,
            dataExport: DataExport(people: people, sources: [own] + held, surroundings: surroundings),
            phones: phones, surroundings: surroundings)
        directory = DirectoryService(
            people: people, codes: codes, lookUps: lookUps, seen: seen, notices: notices, relatives: relatives,
            surroundings: surroundings)
        register = RegisterService(
            records: PersonRecords(people: people, numbers: numbers), rules: PersonRules(reference), trail: trail,
            surroundings: surroundings)
        numbersChanged = EffectWorker(numbers.changed, now: surroundings.now, logger: logger, pause: pause)
        numbersMoved = EffectWorker(numbers.moved, now: surroundings.now, logger: logger, pause: pause)
        let accounts = StaffAccounts(store: store)
        let doors = DoorTrail(
            in: store, hash: hash, kept: reference.retention.audit, surroundings: surroundings, logger: logger,
            isAccount: { try await accounts.find($0, .init()) != nil }, pause: pause)
        staff = StaffService(
            in: store, hash: hash, signer: TokenSigner(keys), settings: staffSettings, provider: staffProvider,
            divisions: reference.divisions, retention: reference.retention, doors: doors, surroundings: surroundings)
        staffCalls = StaffCallsService(trail: trail)
        let (changes, book) = (staff.proposals.effects, staff.proposals.book)
        approvals = ApprovalsService(
            book: book, accounts: accounts,
            follow: { id, options in
                await changes.completePending(key: id, of: ApprovalBook.partition, options: options)
            }, now: surroundings.now)
        accountsChanged = EffectWorker(changes, now: surroundings.now, logger: logger, pause: pause)
        expiry = ApprovalExpiry(of: book, logger: logger, pause: pause)
        let desk = CaseDesk(
            caseBook,
            kinds: registrations.caseKinds + documents.caseKinds + [
                LostPhoneCase(phones), DataCorrectionCase(people: people, now: surroundings.now),
            ])
        cases = CasesService(desk: desk, lookUps: lookUps, seen: seen)
        casesChanged = EffectWorker(desk.effects, now: surroundings.now, logger: logger, pause: pause)
        caseExpiry = CaseExpiry(desk: desk, logger: logger, pause: pause)
        outbox = gateway == nil ? OutboxService(embedded) : nil
    }

    /// Completes what calls have left undone, until the task is cancelled. Every process of the role runs it.
    public func run() async {
        await withTaskGroup(of: Void.self) { group in
            group.addTask { await numbersChanged.run() }
            group.addTask { await numbersMoved.run() }
            group.addTask { await relativesChanged.run() }
            group.addTask { await accountsChanged.run() }
            group.addTask { await expiry.run() }
            group.addTask { await casesChanged.run() }
            group.addTask { await caseExpiry.run() }
            group.addTask { await registrationsWaiting.run() }
            group.addTask { await documentsChanged.run() }
            group.addTask { await documentsRepair.run() }
            group.addTask { await phonesChanged.run() }
            group.addTask { await staff.doors.run() }
        }
    }

    /// Effects that are not completed, in Prometheus's text format.
    public var metrics: String {
        numbersChanged.metrics + numbersMoved.metrics + relativesChanged.metrics + accountsChanged.metrics
            + casesChanged.metrics + registrationsWaiting.metrics + documentsChanged.metrics
            + populationRegister.metrics + phonesChanged.metrics + messages.metrics + receipts.metrics
    }

    /// All of them, for a server or an in-process channel.
    public var services: [any RPCService] {
        let served: [any RPCService] = [
            identity, directory, register, staff, approvals, cases, aliases, staffCalls, receipts,
        ]
        return outbox.map { served + [$0] } ?? served
    }
}
