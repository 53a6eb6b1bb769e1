import CommonContracts
import HealthCodeContracts
import HealthCodeCore
import HealthCodeFeed
import HealthCodeRecords
import Kit
import RPC
import Reference
import Security
import StorageClient
import Values
import Wire

/// A person's own declarations, and the colour derived whenever somebody asks (COL-1).
struct HealthCodeService: HealthCodeV1.HealthCodeService {
    let store: Store
    let persons: PersonResolver
    let deriver: HealthCodeDeriver
    let slots: DeclarationSlots
    let lookUps: LookUpLimit
    let reference: ReferenceData
    let surroundings: Surroundings

    func declare(
        _ request: HealthCodeV1.DeclareRequest, context: CallContext
    ) async throws -> HealthCodeV1.DeclareResponse {
        let subject = try Subject(of: context, asked: nil)
        let (content, _) = try DeclarationRules(divisions: reference.divisions).content(of: request.declaration)
        let declaration = HealthCodeV1.Declaration(content)
        let once = try IdempotentWrite(
            key: request.idempotencyKey, content: HealthCodeV1.DeclareRequest(declaration: declaration),
            context: context)
        let now = Instant(seconds: surroundings.now())
        let declaredAt = GoogleProtobuf.Timestamp(now)
        // Two declarations of one second both stay.
        let key = SortKey.instant(seconds: now.seconds) + surroundings.random(4)
        let answer = try await slots.withSlot(of: subject, now: now.seconds, options: context.onward) { slot in
            try await once.perform(
                on: subject, in: store, answer: HealthCodeV1.DeclareResponse(declaredAt: declaredAt), now: now.seconds,
                options: context.onward
            ) { change in
                try slots.take(slot, now: now.seconds, in: &change)
                let event = DeclarationEvent(.init(counter: SourceName(""), declaredAt: now, content: content))
                try change.put(
                    HealthCodeV1.StoredDeclaration(event), in: HealthCodeRecordSets.declarations, key: key,
                    expires: .init(EvidenceLifetimes(reference).expiry(of: event, now: now)))
            }
        }
        return .init(
            declaredAt: answer.declaredAt, status: try await deriver.status(of: subject, options: context.onward))
    }

    func getHealthCode(
        _ request: HealthCodeV1.GetHealthCodeRequest, context: CallContext
    ) async throws -> HealthCodeV1.HealthStatus {
        try await lookUps.count(context)
        // A key needs no resolving: whoever may not ask for it is refused whatever its form.
        let asked =
            if case .personKey(let key)? = request.person?.person {
                key
            } else {
                try await persons.key(of: request.person, options: context.onward)
            }
        return try await deriver.status(of: Subject(of: context, asked: asked), options: context.onward)
    }
}
