import IdentityContracts
import IdentityCore
import IdentityFeed
import IdentityRecords
import Kit
import KitRecords
import RPC
import Security
import StorageClient
import Values
import Wire

/// Several documents of one person (COL-16): who asks for them to be joined or taken apart, and how they stand.
///
/// Nothing follows from asking. A case is opened in the partition of the document that asks; staff decide about it, and the
/// halves of the pair follow.
struct Aliases: Sendable {
    /// Names of the two kinds of cases.
    static let (joining, parting) = ("documents-join", "documents-part")

    let people: PersonDirectory
    let halves: AliasHalves
    let cases: CaseBook
    let limiter: Limiter
    /// Who was erased; nil where nobody is.
    let erased: ErasedPersons?
    let surroundings: Surroundings

    private let asked = UseBudget("aliases", AliasRules.asked)

    init(
        people: PersonDirectory, cases: CaseBook, limiter: Limiter, notices: Notices, erased: ErasedPersons?,
        surroundings: Surroundings
    ) {
        self.people = people
        halves = AliasHalves(
            store: people.store, auditKept: people.reference.retention.audit,
            notificationsKept: people.reference.retention.notifications, now: surroundings.now, notices: notices)
        self.cases = cases
        self.limiter = limiter
        self.erased = erased
        self.surroundings = surroundings
    }

    /// Two documents, and the name on the second one.
    struct Pair: Sendable {
        let document, other: Document
        /// nil of documents that are to be taken apart.
        let otherName: PersonName?
    }

    /// A person who asks, or for whom staff ask.
    struct Asker: Sendable {
        let partition: PartitionKey
        /// What is stored of them; nil when they are not registered.
        let person: IdentityV1.StoredPerson?
        let actor: AuditActor
        /// Whose open session the write demands; nil for staff.
        let session: Subject?
    }

    var today: ChinaDay { ChinaDay(of: Instant(seconds: surroundings.now())) }

    // MARK: Asking

    /// Opens a case about two documents, unless one is open.
    ///
    /// - Parameter kind: Joining or parting.
    /// - Throws: As the contracts of ProposeAlias and FileAlias say.
    func ask(
        _ pair: Pair, by asker: Asker, as kind: any CaseKind, options: CallOptions
    ) async throws -> IdentityV1.StoredCase {
        let content = IdentityV1.StoredAliasCase(
            document: .init(pair.document), other: .init(pair.other), otherName: pair.otherName?.text ?? "")
        let now = Instant(seconds: surroundings.now())
        let known = try await people.store.read(
            asker.partition, .all(IdentityRecordSets.cases), options: options)
        let bytes = try content.serialized()
        if let open = known.first(where: {
            $0.value.kind == kind.name && $0.value.isOpen(at: now) && $0.value.content == bytes
        }) {
            return open.value
        }
        if asker.session != nil { try await count(asker.partition, options) }
        let new = CaseBook.New(
            kind: kind, id: surroundings.random(16), division: asker.person.flatMap { try? Division($0.division) },
            facts: try await facts(about: pair, asker, options), content: bytes, openedBy: asker.account)
        let other = try people.partition(of: pair.other)
        do {
            let effect = IdentityV1.StoredAliasEffect(
                at: now.seconds, askedFor: new.id, maskedDocument: pair.document.masked)
            let stored = try await cases.file(new, of: asker.partition, by: asker.actor, options: options) { change in
                asker.session?.requireOpenSession(in: &change)
                guard kind.name == Self.joining else { return }
                try change.put(effect, in: IdentityRecordSets.aliasEffects, key: other.bytes + new.id)
                guard asker.session == nil else { return }
                try change.notify(
                    Notification(.documentsAsked, at: now, fields: ["document": pair.other.masked]), id: new.id + [2],
                    kept: halves.notificationsKept)
            }
            await halves.effects.completePending(key: other.bytes + new.id, of: asker.partition, options: options)
            return stored
        } catch is PreconditionFailed {
            throw RPCError.sessionOver
        }
    }

    /// - Throws: FAILED_PRECONDITION (DOCUMENTS_DIFFER, DOCUMENTS_JOINED).
    func demandJoinable(_ pair: Pair, options: CallOptions) async throws {
        if let objection = AliasRules.objection(pair.document, pair.other) {
            throw RPCError(.failedPrecondition, objection.reason).with(reason: "DOCUMENTS_DIFFER")
        }
        let (one, other) = (try people.partition(of: pair.document), try people.partition(of: pair.other))
        guard try await !LinkedDocuments.areOne(one, other.bytes, in: people.store, options: options) else {
            throw RPCError(.failedPrecondition, "the two documents are joined already").with(
                reason: "DOCUMENTS_JOINED")
        }
    }

    private func count(_ person: PartitionKey, _ options: CallOptions) async throws {
        do {
            try await limiter.take(asked, of: .citizen(person.bytes), options: options)
        } catch let reached as LimitReached {
            throw reached.error("too many documents were asked for", reason: "CASES_TOO_MANY")
        }
    }

    /// What staff have to know, masked.
    private func facts(
        about pair: Pair, _ asker: Asker, _ options: CallOptions
    ) async throws -> [IdentityV1.CaseFact] {
        let other = try await people.store.read(
            people.partition(of: pair.other), .record(IdentityRecordSets.person), options: options)?.value
        let own = asker.person.flatMap { try? PersonName($0.name) }
        let registered = other.flatMap { try? PersonName($0.name) }
        let facts: [(String, String)] = [
            ("document", "\(pair.document.kind.word) \(pair.document.masked)"),
            ("name", own?.masked ?? ""),
            ("other-document", "\(pair.other.kind.word) \(pair.other.masked)"),
            ("other-name", pair.otherName?.masked ?? ""),
            ("other-registered", other == nil ? "no" : "yes"),
            ("other-registered-name", Self.word(pair.otherName, registered)),
            ("names-of-both", Self.word(own, registered ?? pair.otherName)),
            ("same-phone", Self.samePhone(asker.person, other)),
            ("asked-by", asker.session == nil ? "staff" : "the citizen"),
        ]
        return facts.filter { !$0.1.isEmpty }.map { .init(name: $0.0, text: $0.1) }
    }

    private static func word(_ one: PersonName?, _ other: PersonName?) -> String {
        guard let one, let other else { return "" }
        switch one.likeness(to: other) {
        case .same: return "same"
        case .undecided: return "may be the same"
        case .different: return "different"
        }
    }

    private static func samePhone(_ one: IdentityV1.StoredPerson?, _ other: IdentityV1.StoredPerson?) -> String {
        guard let one, let other, !one.phone.isEmpty, !other.phone.isEmpty else { return "" }
        return one.phone == other.phone ? "yes" : "no"
    }

    // MARK: Showing

    /// The other documents of a partition: joined ones, those that were asked for, and those that were taken apart.
    func list(
        _ aliases: [Versioned<KitV1.StoredAlias>], _ cases: [Versioned<IdentityV1.StoredCase>]
    ) -> [IdentityV1.Alias] {
        let now = Instant(seconds: surroundings.now())
        let open = cases.map(\.value).filter { $0.kind == Self.joining && $0.isOpen(at: now) }
        let known = aliases.map(\.value).map { half in
            IdentityV1.Alias(
                state: half.isJoined ? .joined : .parted, maskedDocumentNumber: half.maskedDocument,
                at: .init(seconds: half.at), caseId: half.caseIds.last ?? [])
        }
        return known.filter { $0.state == .joined } + open.compactMap { try? alias(of: $0) }
            + known.filter { $0.state == .parted }
    }

    /// A document that was asked for.
    func alias(of stored: IdentityV1.StoredCase) throws -> IdentityV1.Alias {
        let pair = try pair(of: stored)
        return .init(
            state: .asked, maskedDocumentNumber: pair.other.masked, at: .init(seconds: stored.openedAt),
            caseId: stored.id)
    }

    /// The documents of a case.
    ///
    /// - Throws: ``FieldProblem`` when what is stored are none.
    func pair(of stored: IdentityV1.StoredCase) throws -> Pair {
        let content = try IdentityV1.StoredAliasCase(serialized: stored.content)
        return Pair(
            document: try Document(stored: content.document, today: today, tables: EveryCode()),
            other: try Document(stored: content.other, today: today, tables: EveryCode()),
            otherName: content.otherName.isEmpty ? nil : try PersonName(content.otherName))
    }
}

extension Aliases.Asker {
    /// Name of the account that asks; empty for citizens.
    fileprivate var account: String {
        if case .staff(let staff) = actor { staff.name } else { "" }
    }
}

extension AliasRules.Objection {
    /// What it is, in words that name nobody.
    var reason: String {
        switch self {
        case .isSame: "both are the same document"
        case .bornOnOtherDays: "the numbers of the two documents hold different days of birth"
        case .ofOtherSex: "the numbers of the two documents hold different sexes"
        case .twoResidentIDs: "nobody has two resident IDs; a wrong number is corrected at the register"
        }
    }
}
