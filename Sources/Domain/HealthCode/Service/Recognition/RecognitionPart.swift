import Kit
import KitRecords
import Logging
import RPC
import Reference
import Security
import StorageClient

/// The service of recognition, and what goes on beside its calls.
struct RecognitionPart: Sendable {
    let service: RecognitionService
    private let decided: EffectWorker<KitV1.StoredApprovalEffect>
    private let keys: RecognitionKeyFollower?

    /// - Parameters:
    ///   - settings: The own province and its keys; nil for a deployment that recognises nobody.
    ///   - deriver: Has the lists of issuers.
    init(
        _ settings: RecognitionSettings?, store: Store, identity: any RPCChannel, persons: PersonResolver,
        deriver: HealthCodeDeriver, lookUps: LookUpLimit, seen: LookUpTrail, limiter: Limiter, reference: ReferenceData,
        surroundings: Surroundings, logger: Logger, pause: @escaping @Sendable (Duration) async throws -> Void
    ) {
        let lists = deriver.assertions.lists
        let links = ProvinceLinks(now: deriver.now, patience: settings?.patience ?? .zero) { issuer in
            guard let settings else { throw RPCError(.failedPrecondition, "no province is asked") }
            return try settings.link(issuer)
        }
        service = RecognitionService(
            settings: settings, store: store, lists: lists, assertions: deriver.assertions, links: links,
            persons: persons, directory: .init(identity),
            deriver: deriver, lookUps: lookUps, seen: seen, limiter: limiter, reference: reference,
            surroundings: surroundings)
        decided = EffectWorker(lists.effects, now: surroundings.now, logger: logger)
        keys = settings.map { RecognitionKeyFollower(keys: $0.keys, logger: logger, pause: pause) }
    }

    /// Installs lists that two persons have decided about and follows the file of keys, until the task is cancelled.
    func run() async {
        await withTaskGroup(of: Void.self) { group in
            group.addTask { await decided.run() }
            group.addTask { await keys?.run() }
        }
    }

    /// What waits to be installed, in Prometheus's text format.
    var metrics: String { decided.metrics }
}
