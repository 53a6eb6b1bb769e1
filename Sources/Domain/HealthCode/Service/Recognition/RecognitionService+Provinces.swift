import CommonContracts
import HealthCodeClient
import HealthCodeContracts
import Kit
import RPC
import Security
import StorageClient
import Values
import Wire

/// Questions between provinces.
extension RecognitionService {
    func askProvince(
        _ request: HealthCodeV1.AskProvinceRequest, context: CallContext
    ) async throws -> HealthCodeV1.RecognitionVerdict {
        guard let province = Division(province: request.province) else {
            throw RPCError.invalidArgument(field: "province", "must be the six digits of a province, such as 330000")
        }
        guard let purpose = ProvinceQuestion.Purpose(request.purpose) else {
            throw RPCError.invalidArgument(field: "purpose", "must be a known purpose")
        }
        let settings = try configured
        let staff = try context.staff
        let person = try await seenAtGate(
            request.person, context, facts: [.province: province.description, .purpose: purpose.rawValue])
        guard let list = await lists.current(options: context.onward), list.isInForce(at: now) else {
            return .init(own: person.status, [.failure(.listStale)])
        }
        guard let issuer = list[province] else { return .init(own: person.status, [.failure(.issuerUnknown)]) }
        guard issuer.revokedAt == nil else { return .init(own: person.status, [.failure(.issuerRevoked)]) }
        let question = ProvinceQuestion(
            from: settings.province, to: province, id: surroundings.random(16), purpose: purpose,
            organisation: Self.organisation(staff), document: .init(person.document), now: now)
        let text = try question.text(signedBy: try await signer(settings, context.onward))
        guard let answer = await links.ask(issuer, text, options: context.onward) else {
            var verdict = HealthCodeV1.RecognitionVerdict(own: person.status, [])
            if verdict.reason == .nothingKnown { verdict.reason = .provinceSilent }
            return verdict
        }
        let shown = try await judge(answer, of: person.document, question: question.id, context.onward)
        // An answer in the name of a third province is none.
        if case .success(let assertion) = shown, assertion.issuer != province {
            return .init(own: person.status, [.failure(.otherAudience)])
        }
        return .init(own: person.status, [shown])
    }

    func answerProvince(
        _ request: HealthCodeV1.AnswerProvinceRequest, context: CallContext
    ) async throws -> HealthCodeV1.SignedAssertion {
        let settings = try configured
        let list = await lists.current(options: context.onward)
        let question = try read(request.question, settings.province, list)
        do {
            try await limiter.take(
                UseBudget("questions", [UseLimit(Self.questionsPerHour, per: 3_600)]),
                of: .staff("province/\(question.asker)"), options: context.onward)
        } catch let reached as LimitReached {
            throw reached.error("too many questions within an hour", reason: "QUESTIONS_TOO_MANY")
        }
        let document = CommonV1.PersonRef(person: .document(.init(question.document)))
        guard let key = try await persons.key(of: document, options: context.onward) else {
            throw RPCError.invalidArgument(field: "question", "names no document")
        }
        let person = try PartitionKey(key)
        let status = try await deriver.status(of: Subject(person), options: context.onward)
        try await tell(person, of: question, list?[question.asker]?.name ?? "", by: context)
        return try await sign(status, kind: .answer, person: document, question: question, options: context.onward)
    }

    /// Appends the look-up to the person's chain and tells the person, in one write.
    private func tell(
        _ person: PartitionKey, of question: ProvinceQuestion, _ asker: String, by context: CallContext
    ) async throws {
        let (now, id) = (now, Array(question.id.utf8))
        let staff = Principal.Staff(
            name: "province-\(question.asker)", roles: [], organisation: question.organisation, token: id)
        let entry = AuditEntry(
            .lookUp, at: now, by: .staff(staff), method: context.fullMethod,
            facts: [
                .sight: LookUp.Sight.gate.rawValue, .province: question.asker.description,
                .purpose: question.purpose.rawValue,
            ])
        let notification = Notification(
            .provinceAsked, at: now,
            fields: [
                "province": asker, "organisation": question.organisation, "purpose": question.purpose.word.rawValue,
            ])
        let retention = reference.retention
        try await store.write(person, options: context.onward) { change in
            try change.record(entry, kept: retention.audit)
            try change.notify(notification, id: id, kept: retention.notifications)
        }
    }

    /// Whom the person is told of, 1 to 100 bytes.
    private static func organisation(_ staff: Principal.Staff) -> String {
        var text = staff.organisation.isEmpty ? "-" : staff.organisation
        while text.utf8.count > 100 { text.removeLast() }
        return text
    }

    private func read(_ text: String, _ province: Division, _ list: TrustList?) throws -> ProvinceQuestion {
        do throws(AssertionProblem) {
            return try ProvinceQuestion(text, list: list, province: province, now: now)
        } catch {
            throw RPCError(.permissionDenied, "the question is not answered: \(error.rawValue)")
                .with(reason: "QUESTION_REFUSED")
        }
    }
}

extension ProvinceQuestion.Purpose {
    /// The purpose of a contract's value; nil for one that the contract does not define.
    fileprivate init?(_ wire: HealthCodeV1.RecognitionPurpose) {
        switch wire {
        case .gate: self = .gate
        case .epidemic: self = .epidemic
        case .service: self = .service
        default: return nil
        }
    }

    /// The word that the person is told.
    fileprivate var word: NotificationWord {
        switch self {
        case .gate: .forGate
        case .epidemic: .forEpidemic
        case .service: .forService
        }
    }
}

extension ProvinceQuestion.Document {
    /// The document that a request names.
    fileprivate init(_ person: CommonV1.PersonRef) {
        guard case .document(let document)? = person.person else { preconditionFailure("a gate sees documents") }
        self.init(type: document.type.rawValue, country: document.country, number: document.number)
    }
}

extension CommonV1.Document {
    fileprivate init(_ document: ProvinceQuestion.Document) {
        self.init(type: .init(rawValue: document.type), country: document.country, number: document.number)
    }
}
