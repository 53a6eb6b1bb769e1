import CommonContracts
import HealthCodeClient
import HealthCodeContracts
import HealthCodeCore
import HealthCodeFeed
import HealthCodeRecords
import Kit
import RPC
import Security
import StorageClient
import Values
import Wire

/// What gates of this province do with assertions of others.
extension RecognitionService {
    typealias Shown = PresentedAssertions.Shown

    func presentAssertion(
        _ request: HealthCodeV1.PresentAssertionRequest, context: CallContext
    ) async throws -> HealthCodeV1.RecognitionVerdict {
        let subject = try Subject(of: context, asked: nil)
        let status = try await deriver.status(of: subject, options: context.onward)
        try await count("presented", context)
        let person = CommonV1.PersonRef(person: .personKey(subject.partition.bytes))
        let shown = try await judge(request.text, of: person, context.onward)
        if case .success(let assertion) = shown { try await keep(assertion, request.text, subject, context.onward) }
        // What gates see: a newer one of the same issuer may say worse.
        return .init(own: status, [shown] + (try await presented(subject.partition, context.onward)))
    }

    func getRecognition(
        _ request: HealthCodeV1.GetRecognitionRequest, context: CallContext
    ) async throws -> HealthCodeV1.RecognitionVerdict {
        let subject = try Subject(of: context, asked: nil)
        let status = try await deriver.status(of: subject, options: context.onward)
        return .init(own: status, try await presented(subject.partition, context.onward))
    }

    func verifyAssertion(
        _ request: HealthCodeV1.VerifyAssertionRequest, context: CallContext
    ) async throws -> HealthCodeV1.RecognitionVerdict {
        let person = try await seenAtGate(request.person, context)
        var shown = try await presented(person.partition, context.onward)
        if !request.text.isEmpty {
            // What is shown stands first: the answer tells of it where several say the same.
            shown.insert(try await judge(request.text, of: person.document, context.onward), at: 0)
        }
        return .init(own: person.status, shown)
    }

    func admitByDocument(
        _ request: HealthCodeV1.AdmitByDocumentRequest, context: CallContext
    ) async throws -> HealthCodeV1.AdmitByDocumentResponse {
        let place = try ShownText(request.place, field: "place", charactersMax: 100).text
        let content = try DeclarationRules(divisions: reference.divisions).content(of: request.declaration).content
        guard content.temperature != nil else {
            throw RPCError.invalidArgument(field: "declaration.temperature_decicelsius", "must be measured at the lane")
        }
        let person = try await seenAtGate(request.person, context)
        // Whoever has no code at hand may have shown one before: what it said counts here too.
        let known = RecognitionVerdict(
            own: Colour(person.status.colour) ?? .grey,
            shown: try await presented(person.partition, context.onward).map { $0.map(\.colour) })
        let now = now
        let fever = try await deriver.rules.schedule().profile(at: now).feverTemperature
        var isIll = content.opensHold(feverFrom: fever)
        if !isIll { isIll = try await wasIll(person.partition, since: now - Self.illFor, fever, context.onward) }
        let verdict: HealthCodeV1.GateVerdict =
            known.outcome == .stop ? .stop : known.reason == .colour(.yellow) || isIll ? .check : .pass
        let account = try context.staff.name
        try await store.write(person.partition, options: context.onward) { change in
            try change.put(
                .init(
                    at: now.seconds, place: place, declaration: .init(content), verdict: verdict.rawValue,
                    account: account),
                in: HealthCodeRecordSets.admissions,
                key: SortKey.instant(seconds: now.seconds) + surroundings.random(4),
                expires: .init(now + Self.admissionsKept))
        }
        return .init(verdict: verdict, at: .init(now))
    }

    /// Whether the person has declared symptoms or a fever at a lane since a moment.
    private func wasIll(
        _ person: PartitionKey, since moment: Instant, _ fever: Int, _ options: CallOptions
    ) async throws -> Bool {
        let admissions = try await store.read(person, .all(HealthCodeRecordSets.admissions), options: options)
        return admissions.contains { stored in
            guard stored.value.at >= moment.seconds else { return false }
            return DeclarationEvent.Content(stored: stored.value.declaration ?? .init()).opensHold(feverFrom: fever)
        }
    }
}

// MARK: - Judging

extension RecognitionService {
    /// A person whose document staff see.
    struct Seen {
        let partition: PartitionKey
        let document: CommonV1.PersonRef
        let status: HealthCodeV1.HealthStatus
    }

    /// The person at a gate, with the look-up in their chain.
    ///
    /// - Throws: INVALID_ARGUMENT for `person`; RESOURCE_EXHAUSTED (LOOKUPS_TOO_MANY).
    func seenAtGate(
        _ named: CommonV1.PersonRef?, _ context: CallContext, facts: [AuditFact: String] = [:]
    ) async throws -> Seen {
        try await lookUps.count(context)
        guard let named, case .document? = named.person,
            let key = try await persons.key(of: named, options: context.onward)
        else { throw RPCError.invalidArgument(field: "person", "must be a document") }
        let partition = try PartitionKey(key)
        let status = try await deriver.status(of: Subject(partition), options: context.onward)
        try await seen.note(.gate, of: partition, by: context, facts: facts)
        return Seen(partition: partition, document: named, status: status)
    }

    /// Judges a text that a person shows.
    ///
    /// - Parameter person: Whom it has to be about.
    func judge(
        _ text: String, of person: CommonV1.PersonRef, question: String? = nil, _ options: CallOptions
    ) async throws -> Shown {
        let shown = assertions.read(text, question, await lists.current(options: options))
        guard case .success(let assertion) = shown else { return shown }
        let subject = try await directory.bindDocument(
            .init(person: person, salt: assertion.salt), options: options
        ).subject
        return KeyedHash.areEqual(subject, assertion.subject) ? shown : .failure(.otherPerson)
    }

    /// What the person has presented, as far as it is good still.
    private func presented(_ person: PartitionKey, _ options: CallOptions) async throws -> [Shown] {
        let stored = try await store.read(person, .all(HealthCodeRecordSets.shownAssertions), options: options)
        return await assertions.judged(stored, options: options)
    }

    /// Keeps an assertion that is about the person, unless a newer one of its issuer is there.
    private func keep(
        _ assertion: ColourAssertion, _ text: String, _ subject: Subject, _ options: CallOptions
    ) async throws {
        let (set, key) = (HealthCodeRecordSets.shownAssertions, Array(assertion.issuer.description.utf8))
        try await store.settling {
            let former = try await store.read(subject.partition, .record(set, key: key), options: options)
            guard former.map({ $0.value.issuedAt < assertion.issuedAt.seconds }) ?? true else { return }
            try await store.write(subject.partition, options: options) { change in
                subject.requireOpenSession(in: &change)
                change.require(set, key: key, former)
                try change.put(
                    .init(text: text, issuedAt: assertion.issuedAt.seconds), in: set, key: key,
                    expires: .init(assertion.expiresAt))
            }
        }
    }
}

extension HealthCodeV1.RecognitionVerdict {
    /// The contract's verdict, with the assertion that says the worst.
    init(own: HealthCodeV1.HealthStatus, _ shown: [RecognitionService.Shown]) {
        let verdict = RecognitionVerdict(own: Colour(own.colour) ?? .grey, shown: shown.map { $0.map(\.colour) })
        let meant = shown.worst
        self.init(
            verdict: .init(verdict.outcome), reason: .init(verdict.reason), issuer: meant?.issuer.description ?? "",
            asOf: meant.map { .init($0.asOf) }, expiresAt: meant.map { .init($0.expiresAt) })
        if case .colour(let colour) = verdict.reason { self.colour = colour.wire }
    }
}

extension HealthCodeV1.GateVerdict {
    fileprivate init(_ outcome: RecognitionVerdict.Outcome) {
        switch outcome {
        case .pass: self = .pass
        case .check: self = .check
        case .stop: self = .stop
        }
    }
}

extension HealthCodeV1.RecognitionReason {
    fileprivate init(_ reason: RecognitionVerdict.Reason) {
        switch reason {
        case .colour: self = .colour
        case .nothingKnown: self = .nothingKnown
        case .problem(let problem): self = Self.of(problem)
        }
    }

    private static func of(_ problem: AssertionProblem) -> Self {
        switch problem {
        case .malformed: .malformed
        case .issuerUnknown: .issuerUnknown
        case .issuerRevoked: .issuerRevoked
        case .keyUnknown: .keyUnknown
        case .forged: .forged
        case .early: .early
        case .expired: .expired
        case .otherAudience: .otherAudience
        case .otherPerson: .otherPerson
        case .listStale: .listStale
        }
    }
}
