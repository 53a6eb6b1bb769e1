import IdentityContracts
import IdentityRecords
import RPC
import Security
import StorageClient
import Values

/// A kind of what staff have to decide about a citizen. A subject declares its kinds beside what they bring about.
///
/// ``CaseBook/file(_:of:by:options:_:)`` opens a case of a kind. ``CasesService`` shows it and takes the decision, and
/// the kind brings the decision about:
///
/// ```swift
/// struct UnmatchedRegistration: CaseKind {
///     let name = "registration-unmatched"
///     let subject = NotificationWord.registration
///     func carryOut(_ stored: IdentityV1.StoredCase, of person: PartitionKey, options: CallOptions) async throws { … }
/// }
/// ```
protocol CaseKind: Sendable {
    /// Its name: lower-case letters and hyphens. It is stored.
    var name: String { get }
    /// How notifications name what the case is about.
    var subject: NotificationWord { get }
    /// Roles of those who decide.
    var deciders: Set<StaffRole> { get }
    /// Seconds after which a case expires that nobody has decided about.
    var lifetime: Int64 { get }
    /// Reasons with which a case may be accepted.
    var acceptReasons: [IdentityV1.CaseReason] { get }
    /// Reasons with which a case may be rejected.
    var rejectReasons: [IdentityV1.CaseReason] { get }

    /// Checks, just before a case is accepted, that it still can be.
    ///
    /// - Parameter seen: The document that whoever decides has seen; kinds that need it check it.
    /// - Throws: ``RPC/RPCError/caseOvertaken(_:)``; what ``SeenDocument/check(against:_:)`` throws.
    func check(
        _ stored: IdentityV1.StoredCase, seen: SeenDocument, of person: PartitionKey, options: CallOptions
    ) async throws

    /// Accepts a case that is open: checks it, and closes it. A kind does more where its decision belongs to the same write.
    ///
    /// - Throws: What ``check(_:seen:of:options:)`` and ``CaseBook`` throw.
    func accept(
        _ stored: IdentityV1.StoredCase, seen: SeenDocument, of person: PartitionKey, options: CallOptions,
        close: CaseClosing
    ) async throws -> IdentityV1.StoredCase

    /// Brings about what follows from a case that was accepted, rejected or has expired: any number of times with the
    /// same result, also when the world has changed since the decision.
    func carryOut(_ stored: IdentityV1.StoredCase, of person: PartitionKey, options: CallOptions) async throws
}

extension CaseKind {
    /// Staff who help citizens, and health authorities.
    var deciders: Set<StaffRole> { [.support, .healthAuthority] }
    /// 14 days.
    var lifetime: Int64 { 14 * 86_400 }
    /// All of them.
    var acceptReasons: [IdentityV1.CaseReason] { IdentityV1.CaseReason.accepting }
    /// All of them.
    var rejectReasons: [IdentityV1.CaseReason] { IdentityV1.CaseReason.rejecting }

    /// Nothing can overtake it.
    func check(
        _ stored: IdentityV1.StoredCase, seen: SeenDocument, of person: PartitionKey, options: CallOptions
    ) async throws {}

    func accept(
        _ stored: IdentityV1.StoredCase, seen: SeenDocument, of person: PartitionKey, options: CallOptions,
        close: CaseClosing
    ) async throws -> IdentityV1.StoredCase {
        try await check(stored, seen: seen, of: person, options: options)
        return try await close.perform { _ in }
    }
}

/// Closes a case by a decision.
struct CaseClosing: Sendable {
    let decision: IdentityV1.CaseDecision
    /// Closes it, with what else belongs to the write.
    let perform: @Sendable (_ more: (inout ChangeSet) throws -> Void) async throws -> IdentityV1.StoredCase
}

/// What staff have read on a document that they have seen. It is compared with a case, and not kept.
struct SeenDocument: Sendable {
    /// Number, name and country of issue as they were typed; may be empty.
    let number, name, country: String

    /// - Parameters:
    ///   - document: Of the case, which shows it masked.
    ///   - name: Of the case.
    /// - Throws: ``FieldProblem`` for `seen_number`, `seen_name` or `seen_country`; FAILED_PRECONDITION (DOCUMENT_DIFFERS),
    ///   which does not say what differs.
    func check(against document: Document, _ name: PersonName) throws {
        guard !number.isEmpty else { throw FieldProblem(field: "seen_number", reason: "must be given") }
        let seenName = try PersonName(self.name, field: "seen_name")
        let seen: Document
        do {
            seen = try Document(
                kind: document.kind, country: country, number: number, today: .latest, tables: EveryCode())
        } catch {
            throw FieldProblem(
                field: "seen_\(error.field)", reason: error.reason, shape: error.shape, remedy: error.remedy)
        }
        guard seen.keyText == document.keyText, seenName.likeness(to: name) != .different else {
            throw RPCError(.failedPrecondition, "the document that was seen is not that of the case")
                .with(reason: "DOCUMENT_DIFFERS")
        }
    }
}

extension ChinaDay {
    /// The last day of the year 9999: a document that was checked before is not checked against today again.
    fileprivate static let latest = ChinaDay(of: .latest)
}

extension IdentityV1.CaseReason {
    /// Reasons to accept a case.
    static let accepting: [Self] = [.documentSeen, .registerConfirmed, .papersProveIt, .personsAgreed]
    /// Reasons to reject a case.
    static let rejecting: [Self] = [
        .notThePerson, .documentNotValid, .dataDiffer, .proofMissing, .numberOfAnother, .takenBack, .personDisagreed,
    ]

    /// How notifications tell it; nil for one that this version does not know.
    var word: NotificationWord? {
        switch self {
        case .documentSeen: .documentSeen
        case .registerConfirmed: .registerConfirmed
        case .papersProveIt: .papersProveIt
        case .personsAgreed: .personsAgreed
        case .notThePerson: .notThePerson
        case .documentNotValid: .documentNotValid
        case .dataDiffer: .dataDiffer
        case .proofMissing: .proofMissing
        case .numberOfAnother: .numberOfAnother
        case .takenBack: .takenBack
        case .personDisagreed: .personDisagreed
        default: nil
        }
    }
}

extension RPCError {
    /// FAILED_PRECONDITION (CASE_OVERTAKEN): what was to be accepted cannot be any more.
    ///
    /// - Parameter why: In words that follow "because". They name nobody.
    static func caseOvertaken(_ why: String) -> RPCError {
        RPCError(.failedPrecondition, "this cannot be accepted any more, because \(why)").with(reason: "CASE_OVERTAKEN")
    }
}
