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
    let seen: LookUpTrail
    let appeals: Appeals
    let watches: CodeWatches
    let reference: ReferenceData
    let surroundings: Surroundings

    func declare(
        _ request: HealthCodeV1.DeclareRequest, context: CallContext
    ) async throws -> HealthCodeV1.DeclareResponse {
        let now = Instant(seconds: surroundings.now())
        let subject = try await Subject(
            of: context, onBehalfOf: request.onBehalfOf, in: store, now: now.seconds)
        let (content, _) = try DeclarationRules(divisions: reference.divisions).content(of: request.declaration)
        let declaration = HealthCodeV1.Declaration(content)
        let once = try IdempotentWrite(
            key: request.idempotencyKey,
            content: HealthCodeV1.DeclareRequest(declaration: declaration, onBehalfOf: request.onBehalfOf),
            context: context)
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
                    HealthCodeV1.StoredDeclaration(event, Provenance(at: now)), in: HealthCodeRecordSets.declarations,
                    key: key,
                    expires: .init(EvidenceLifetimes(reference).expiry(of: event, now: now)))
                try note(subject, declaring: "health", context, now, in: &change)
            }
        }
        let status = try await deriver.status(of: subject, options: context.onward)
        try await seen.note(subject, by: context)
        return .init(declaredAt: answer.declaredAt, status: subject.link == nil ? status : status.forGate)
    }

    /// Appends to the chain of a dependant that a relative declares for them.
    func note(
        _ subject: Subject, declaring what: String, _ context: CallContext, _ now: Instant, in change: inout ChangeSet
    ) throws {
        guard let link = subject.link else { return }
        let entry = AuditEntry(
            .declaration, at: now, by: .relative, method: context.fullMethod,
            facts: [.link: link.text, .outcome: what])
        try change.record(entry, kept: reference.retention.audit)
    }

    func getHealthCode(
        _ request: HealthCodeV1.GetHealthCodeRequest, context: CallContext
    ) async throws -> HealthCodeV1.HealthStatus {
        try await lookUps.count(context)
        let lookUp = LookUp(by: context, full: [.healthAuthority])
        let (asked, residence) = try await persons.person(request.person, for: lookUp, options: context.onward)
        let sight = try lookUp.sight(ofResidence: residence)
        let subject = try Subject(of: context, asked: asked)
        let status = try await deriver.status(of: subject, options: context.onward)
        try await seen.note(sight, of: subject.partition, by: context)
        return request.forGate || sight == .gate ? status.forGate : status
    }
}

extension HealthCodeV1.HealthStatus {
    /// What a gate needs: the colours, and the last test if it was negative.
    fileprivate var forGate: HealthCodeV1.HealthStatus {
        HealthCodeV1.HealthStatus(
            colour: colour, computedAt: computedAt, latestTest: latestTest?.outcome == .negative ? latestTest : nil,
            rulesVersion: rulesVersion, latestNegative: latestNegative, recognised: recognised, gateColour: gateColour)
    }
}
