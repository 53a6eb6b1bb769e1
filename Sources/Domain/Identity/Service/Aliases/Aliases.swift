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
            store: people.store, turn: AliasTurn(store: people.store, hash: people.hash, now: surroundings.now),
            auditKept: people.reference.retention.audit,
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
        let other = try people.partition(of: pair.other)
        if let open = try await openCase(about: pair, asker.partition, other, kind, options) { return open }
        if asker.session != nil { try await count(asker.partition, options) }
        let now = Instant(seconds: surroundings.now())
        let content = IdentityV1.StoredAliasCase(
            document: .init(pair.document), other: .init(pair.other), otherName: pair.otherName?.text ?? "")
        let new = CaseBook.New(
            kind: kind, id: surroundings.random(16), division: asker.person.flatMap { try? Division($0.division) },
            facts: try await facts(about: pair, asker, options), content: try content.serialized(),
            openedBy: asker.account)
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

    /// An open case about two documents, whoever asked and whichever document was named first; nil when there is none.
    private func openCase(
        about pair: Pair, _ one: PartitionKey, _ other: PartitionKey, _ kind: any CaseKind, _ options: CallOptions
    ) async throws -> IdentityV1.StoredCase? {
        let now = Instant(seconds: surroundings.now())
        let asked: Set = [pair.document.keyText, pair.other.keyText]
        for partition in [one, other] {
            let known = try await people.store.read(partition, .all(IdentityRecordSets.cases), options: options)
            for stored in known.map(\.value) where stored.kind == kind.name && stored.isOpen(at: now) {
                let open = try self.pair(of: stored)
                // A name that was misspelled at first may be given again.
                guard asked == [open.document.keyText, open.other.keyText],
                    partition == other || open.otherName == pair.otherName
                else { continue }
                return stored
            }
        }
        return nil
    }

    /// What stands against joining two documents of which each may be joined with others.
    enum Obstacle {
        /// They are joined already.
        case joined
        /// They would be more than a person has.
        case tooMany
        /// Their numbers contradict each other.
        case differ(AliasRules.Objection)

        /// What it is, in words that name nobody.
        var reason: String {
            switch self {
            case .joined: "the two documents are joined already"
            case .tooMany: "nobody has more than \(LinkedDocuments.most) documents; take one apart first"
            case .differ(let objection): objection.reason
            }
        }

        /// How a call is refused for it.
        var error: RPCError {
            let word =
                switch self {
                case .joined: "DOCUMENTS_JOINED"
                case .tooMany: "DOCUMENTS_TOO_MANY"
                case .differ: "DOCUMENTS_DIFFER"
                }
            return RPCError(.failedPrecondition, reason).with(reason: word)
        }
    }

    /// What stands against joining two documents; nil when nothing does. Only the holder of the turn can rely on it.
    func obstacle(to pair: Pair, options: CallOptions) async throws -> Obstacle? {
        if let objection = AliasRules.objection(pair.document, pair.other) { return .differ(objection) }
        let (own, theirs) = (try await group(of: pair.document, options), try await group(of: pair.other, options))
        guard Set(own.keys).isDisjoint(with: theirs.keys) else { return .joined }
        guard own.count + theirs.count <= LinkedDocuments.most else { return .tooMany }
        return AliasRules.objection(Array(own.values), Array(theirs.values)).map { .differ($0) }
    }

    /// A document and those that it is joined with, with what their numbers tell.
    private func group(
        of document: Document, _ options: CallOptions
    ) async throws -> [PartitionKey: DocumentTraits] {
        let partition = try people.partition(of: document)
        let own = try await people.store.read(partition, .all(KitRecordSets.aliases), options: options)
        let others = try await LinkedDocuments.others(of: partition, own) { [store = people.store] other in
            let aliases = try await store.read(other, .all(KitRecordSets.aliases), options: options)
            return (aliases, aliases)
        }
        var traits = [partition: DocumentTraits(document)]
        for other in others { traits[other.partition] = .unknown }
        for half in (own + others.flatMap(\.value)) where half.value.isJoined {
            let named = try PartitionKey(half.key)
            guard named != partition, traits[named] != nil, let kept = half.value.other else { continue }
            traits[named] = DocumentTraits(kept)
        }
        return traits
    }

    /// - Throws: FAILED_PRECONDITION (DOCUMENTS_DIFFER, DOCUMENTS_JOINED) for what the two documents themselves tell.
    func demandJoinable(_ pair: Pair, options: CallOptions) async throws {
        switch try await obstacle(to: pair, options: options) {
        case .joined?: throw Obstacle.joined.error
        case .differ?, .tooMany?, nil:
            // What else it is joined with is nothing that a citizen learns.
            if let objection = AliasRules.objection(pair.document, pair.other) {
                throw Obstacle.differ(objection).error
            }
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
            ("document", pair.document.fact),
            ("name", own?.masked ?? ""),
            ("other-document", pair.other.fact),
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
        return Set(one.numbers).isDisjoint(with: other.numbers) ? "no" : "yes"
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
                state: half.isJoined ? .joined : .parted, maskedDocumentNumber: half.other?.maskedNumber ?? "",
                at: .init(seconds: half.at), caseId: half.caseId,
                type: .init(rawValue: Int32(half.other?.type ?? 0)), country: half.other?.country ?? "")
        }
        return known.filter { $0.state == .joined } + open.compactMap { try? alias(of: $0) }
            + known.filter { $0.state == .parted }
    }

    /// A document that was asked for.
    ///
    /// - Parameter own: The document that it is to be joined with, where the case may name it second.
    func alias(of stored: IdentityV1.StoredCase, besides own: Document? = nil) throws -> IdentityV1.Alias {
        let pair = try pair(of: stored)
        let other = pair.other.keyText == own?.keyText ? pair.document : pair.other
        return .init(
            state: .asked, maskedDocumentNumber: other.masked, at: .init(seconds: stored.openedAt), caseId: stored.id,
            type: .init(rawValue: Int32(other.kind.rawValue)), country: other.country.text)
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

extension DocumentTraits {
    /// Of a document of which nothing was kept.
    fileprivate static let unknown = DocumentTraits(isResidentID: false, birthDay: nil, isMale: nil)

    fileprivate init(_ kept: KitV1.StoredAliasDocument) {
        let sex: Bool? =
            switch kept.sex {
            case .male: true
            case .female: false
            default: nil
            }
        self.init(
            isResidentID: kept.type == UInt32(Document.Kind.residentID.rawValue),
            birthDay: kept.bornOn.isEmpty ? nil : ChinaDay(kept.bornOn), isMale: sex)
    }
}

extension KitV1.StoredAliasDocument {
    /// What is kept of a document that is joined.
    ///
    /// - Parameter name: As whoever decided has read it on it; nil where nobody has.
    init(_ document: Document, name: PersonName?) {
        let traits = DocumentTraits(document)
        let sex: KitV1.StoredSex = traits.isMale.map { $0 ? .male : .female } ?? .unspecified
        self.init(
            maskedNumber: document.masked, type: UInt32(document.kind.rawValue), country: document.country.text,
            name: name?.text ?? "", bornOn: traits.birthDay?.description ?? "", sex: sex)
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
