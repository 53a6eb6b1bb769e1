import Formats
import HealthCodeContracts
import HealthCodeCore
import HealthCodeFeed
import HealthCodeRecords
import Kit
import KitRecords
import RPC
import Security
import StorageClient
import Values
import Wire

/// Appeals of citizens against holds (纠错, COL-9).
///
/// An appeal lies with the person. Each of its steps is one write with what follows elsewhere as an effect, with its entry of
/// audit, and with what the person is told.
struct Appeals: Sendable {
    /// Most appeals of a person that wait for an answer.
    static let openMax = 3
    /// Most appeals of a person within 24 hours.
    static let filedMax = 5
    private static let day: Int64 = 86_400

    let store: Store
    let persons: PersonResolver
    let deriver: HealthCodeDeriver
    let lists: AppealLists
    let answers: AppealAnswers
    let random: @Sendable (Int) -> [UInt8]
    /// Seconds for which appeals and entries of audit are kept.
    let kept: Int64
    /// Seconds for which notifications are kept.
    let notificationsKept: Int64

    /// What has still to follow appeals, in the partitions of the persons.
    var effects: Effects<HealthCodeV1.StoredAppealEffect> {
        Effects(in: store, HealthCodeRecordSets.appealEffects) { effect, options in
            try await lists.follow(effect.message.key, of: effect.partition, options: options)
            let stored = try await store.read(
                effect.partition, .record(HealthCodeRecordSets.appeals, key: effect.message.key), options: options)
            guard let appeal = stored?.value, appeal.state == .accepted else { return }
            try await answers.carryOut(appeal, of: effect.partition, options: options)
        }
    }

    /// Completes at once what a step has left to do. Otherwise a worker does.
    func complete(_ id: [UInt8], of person: PartitionKey, options: CallOptions) async {
        await effects.completePending(key: id, of: person, options: options)
    }

    // MARK: Filing

    /// Files an appeal of the caller against a hold of now.
    ///
    /// - Throws: ``FieldProblem`` for `cause`; RESOURCE_EXHAUSTED (APPEALS_TOO_MANY).
    func file(
        _ request: AppealRequest, once: IdempotentWrite, _ context: CallContext
    ) async throws -> HealthCodeV1.Appeal {
        let (subject, options) = (try Subject(of: context, asked: nil), context.onward)
        if let earlier: HealthCodeV1.Appeal = try await once.earlier(on: subject, in: store, options: options) {
            return earlier
        }
        let residence = try await persons.residences(of: [PersonKey(bytes: subject.partition.bytes)], options: options)
        let id = random(16)
        let answer = try await store.settling {
            try await file(request, id, residence.first.flatMap(\.self), once, subject, options)
        }
        await complete(answer.id, of: subject.partition, options: options)
        return answer
    }

    private func file(
        _ request: AppealRequest, _ id: [UInt8], _ residence: Division?, _ once: IdempotentWrite, _ subject: Subject,
        _ options: CallOptions
    ) async throws -> HealthCodeV1.Appeal {
        let (_, aliases, declarations, tests, exposures, notes) = try await store.read(
            subject.partition, subject.openSession, .all(KitRecordSets.aliases),
            .all(HealthCodeRecordSets.declarations), .all(HealthCodeRecordSets.tests),
            .all(HealthCodeRecordSets.exposures), .record(HealthCodeRecordSets.appealNotes), options: options)
        let linked = try await deriver.links.others(of: subject.partition, aliases, options: options)
        let rules = try await deriver.rules.schedule()
        let now = deriver.now()
        let file = EvidenceFile(declarations, tests, exposures, linked)
        let code = try deriver.code(of: file, under: rules, at: now)
        guard let reason = code.reasons.first(where: { $0.cause == request.cause }) else {
            throw FieldProblem(field: "cause", reason: "holds no colour now")
        }
        var counted = try Self.counted(notes?.value.notes ?? [], at: now.seconds)
        counted.append(.init(id: id, filedAt: now.seconds, open: true))
        let term = AppealTerm.seconds(hasNegative: file.hasNegative(since: reason.since, through: now))
        let appeal = HealthCodeV1.StoredAppeal(
            id: id, state: .open, cause: request.cause.wire, heldSince: .init(reason.since), text: request.text,
            attachments: request.attachments, division: residence?.description ?? "", filedAt: now.seconds,
            dueAt: now.seconds + term)
        return try await once.perform(
            on: subject, in: store, answer: HealthCodeV1.Appeal(appeal), now: now.seconds, options: options
        ) { change in
            change.require(HealthCodeRecordSets.appealNotes, key: [], notes)
            try change.put(
                .init(notes: counted), in: HealthCodeRecordSets.appealNotes, expires: .init(now + kept))
            try put(appeal, .filed, by: .citizen, at: now, in: &change)
        }
    }

    /// The appeals that count for the limits.
    ///
    /// - Throws: RESOURCE_EXHAUSTED (APPEALS_TOO_MANY) when there is no room for another one.
    private static func counted(
        _ notes: [HealthCodeV1.StoredAppealNote], at now: Int64
    ) throws -> [HealthCodeV1.StoredAppealNote] {
        let counted = notes.filter { $0.open || $0.filedAt > now - day }
        let recent = counted.filter { $0.filedAt > now - day }
        let isFull = recent.count >= filedMax
        guard !isFull, counted.filter(\.open).count < openMax else {
            let wait = isFull ? (recent.map(\.filedAt).min() ?? now) + day - now : 3_600
            throw RPCError.resourceExhausted(
                "there are too many appeals; wait for the answers to those that are open", retryAfter: .seconds(wait)
            ).with(reason: "APPEALS_TOO_MANY")
        }
        return counted
    }

    // MARK: Later steps

    /// A step of an appeal. Raw values stand in entries of audit.
    enum Step: String {
        case filed, escalated, accepted, rejected
    }

    /// Answers an appeal, and tells the person.
    ///
    /// - Throws: FAILED_PRECONDITION (APPEAL_CLOSED) for one that was answered otherwise.
    func answer(
        _ entry: HealthCodeV1.StoredAppealEntry, accepted: Bool, _ decision: HealthCodeV1.StoredAppealDecision,
        by staff: Principal.Staff, options: CallOptions
    ) async throws -> HealthCodeV1.Appeal {
        let person = try PartitionKey(entry.personKey)
        let answered = try await store.settling {
            let (stored, notes) = try await store.read(
                person, .record(HealthCodeRecordSets.appeals, key: entry.key),
                .record(HealthCodeRecordSets.appealNotes), options: options)
            guard let stored else { throw RPCError.appealUnknown }
            let state: HealthCodeV1.AppealState = accepted ? .accepted : .rejected
            if stored.value.state == state, stored.value.decision?.isSame(as: decision) == true { return stored.value }
            guard stored.value.state == .open else { throw RPCError.appealClosed }
            var next = stored.value
            (next.state, next.decision) = (state, decision)
            let now = Instant(seconds: decision.at)
            let left = (notes?.value.notes ?? []).map { note in
                HealthCodeV1.StoredAppealNote(
                    id: note.id, filedAt: note.filedAt, open: note.open && note.id != next.id)
            }
            try await store.write(person, options: options) { change in
                change.require(HealthCodeRecordSets.appeals, key: entry.key, stored)
                change.require(HealthCodeRecordSets.appealNotes, key: [], notes)
                try change.put(.init(notes: left), in: HealthCodeRecordSets.appealNotes, expires: .init(now + kept))
                try put(next, accepted ? .accepted : .rejected, by: .staff(staff), at: now, in: &change)
                let fields = [
                    "filed_on": next.filedOn, "organisation": decision.staff.shownOrganisation,
                    "answer": decision.answer,
                ]
                try change.notify(
                    Notification(accepted ? .appealAccepted : .appealRejected, at: now, fields: fields), id: next.id,
                    kept: notificationsKept)
            }
            return next
        }
        await complete(answered.id, of: person, options: options)
        return HealthCodeV1.Appeal(answered)
    }

    /// Notes that an appeal is late, and tells the person, once.
    ///
    /// - Returns: Whether it was.
    @discardableResult
    func escalate(_ entry: HealthCodeV1.StoredAppealEntry, options: CallOptions) async throws -> Bool {
        let person = try PartitionKey(entry.personKey)
        let isLate = try await store.settling {
            let now = deriver.now()
            guard
                let stored = try await store.read(
                    person, .record(HealthCodeRecordSets.appeals, key: entry.key), options: options),
                stored.value.state == .open, stored.value.escalatedAt == 0, stored.value.dueAt <= now.seconds
            else { return false }
            var next = stored.value
            next.escalatedAt = now.seconds
            try await store.write(person, options: options) { change in
                change.require(HealthCodeRecordSets.appeals, key: entry.key, stored)
                try put(next, .escalated, by: .nobody, at: now, in: &change)
                try change.notify(
                    Notification(.appealLate, at: now, fields: ["filed_on": next.filedOn]), id: next.id,
                    kept: notificationsKept)
            }
            return true
        }
        await complete(entry.id, of: person, options: options)
        return isLate
    }

    /// Adds a step to a write: the appeal, what has to follow, and its entry of audit.
    private func put(
        _ appeal: HealthCodeV1.StoredAppeal, _ step: Step, by actor: AuditActor, at now: Instant,
        in change: inout ChangeSet
    ) throws {
        let key = appeal.recordKey
        try change.put(
            appeal, in: HealthCodeRecordSets.appeals, key: key, expires: .init(seconds: appeal.filedAt + kept))
        try effects.add(.init(key: key), key: appeal.id, to: &change)
        let facts: [AuditFact: String] = [
            .outcome: "appeal \(step.rawValue)", .cause: Cause(appeal.cause)?.rawValue ?? "",
        ]
        try change.record(AuditEntry(.appeal, at: now, by: actor, facts: facts), kept: kept)
    }
}

extension HealthCodeV1.StoredAppeal {
    /// Sort key: the latest of a person stands last.
    var recordKey: [UInt8] { SortKey.instant(seconds: filedAt) + id }

    /// The day on which it was filed.
    fileprivate var filedOn: String { ChinaDay(of: Instant(seconds: filedAt)).description }
}

extension HealthCodeV1.StoredAppealDecision {
    /// Whether the same account has answered the same before.
    fileprivate func isSame(as other: Self) -> Bool {
        account == other.account && answer == other.answer && withdraw == other.withdraw && addTest == other.addTest
    }
}

extension HealthCodeV1.Appeal {
    /// An appeal as the citizen sees it.
    init(_ appeal: HealthCodeV1.StoredAppeal) {
        self.init(
            id: appeal.id, state: appeal.state, cause: appeal.cause, text: appeal.text,
            attachments: appeal.attachments, filedAt: .init(seconds: appeal.filedAt),
            dueAt: .init(seconds: appeal.dueAt),
            escalatedAt: appeal.escalatedAt > 0 ? .init(seconds: appeal.escalatedAt) : nil,
            answeredAt: appeal.decision.map { .init(seconds: $0.at) }, answer: appeal.decision?.answer ?? "",
            answeredBy: appeal.decision?.staff.shownOrganisation ?? "")
    }
}

extension RPCError {
    static var appealUnknown: RPCError {
        RPCError(.notFound, "there is no such appeal in the divisions of this account").with(reason: "APPEAL_UNKNOWN")
    }

    fileprivate static var appealClosed: RPCError {
        RPCError(.failedPrecondition, "the appeal was answered already").with(reason: "APPEAL_CLOSED")
    }
}
