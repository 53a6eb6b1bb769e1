import IdentityContracts
import IdentityCore
import IdentityRecords
import Kit
import KitRecords
import RPC
import StorageClient
import Values
import Wire

/// An application that no register confirms: staff look at the document (ID-7).
struct RegistrationPersonCase: CaseKind {
    let name = "registration-person"
    let subject = NotificationWord.registration
    let acceptReasons: [IdentityV1.CaseReason] = [.documentSeen, .registerConfirmed, .papersProveIt]
    private let registrations: Registrations

    init(_ registrations: Registrations) { self.registrations = registrations }

    func check(
        _ stored: IdentityV1.StoredCase, seen: SeenDocument, of person: PartitionKey, options: CallOptions
    ) async throws {
        let findings = try await registrations.check(stored, seen, options)
        guard findings.known != .withAnotherNumber else {
            throw RPCError.caseOvertaken("the person is registered with another number")
        }
    }

    func carryOut(_ stored: IdentityV1.StoredCase, of person: PartitionKey, options: CallOptions) async throws {
        try await registrations.carryOut(stored, replacing: false, options)
    }
}

/// An application of a person who has another number: staff look whether it is the person, so that nobody is taken
/// over.
struct RegistrationNumberCase: CaseKind {
    let name = "registration-number"
    let subject = NotificationWord.registration
    let acceptReasons: [IdentityV1.CaseReason] = [.documentSeen, .registerConfirmed]
    private let registrations: Registrations

    init(_ registrations: Registrations) { self.registrations = registrations }

    func check(
        _ stored: IdentityV1.StoredCase, seen: SeenDocument, of person: PartitionKey, options: CallOptions
    ) async throws {
        _ = try await registrations.check(stored, seen, options)
    }

    func carryOut(_ stored: IdentityV1.StoredCase, of person: PartitionKey, options: CallOptions) async throws {
        try await registrations.carryOut(stored, replacing: true, options)
    }
}

extension Registrations {
    /// The kinds of cases that applications open.
    var caseKinds: [any CaseKind] { [RegistrationPersonCase(self), RegistrationNumberCase(self)] }

    /// What stands against accepting an application by now.
    ///
    /// - Throws: FAILED_PRECONDITION: DOCUMENT_DIFFERS when what staff saw is not what the application says,
    ///   CASE_OVERTAKEN.
    fileprivate func check(
        _ stored: IdentityV1.StoredCase, _ seen: SeenDocument, _ options: CallOptions
    ) async throws -> RegistrationFindings {
        guard let (_, _, applicant) = try await application(of: stored, options) else {
            throw RPCError.caseOvertaken("the application has lapsed")
        }
        try seen.check(against: applicant.document, applicant.name)
        let findings = try await enrolment.findings(of: applicant, RegisterAnswer(.notConfirmed), options)
        guard findings.holder != .another else {
            throw RPCError.caseOvertaken("the number is registered to somebody else")
        }
        guard findings.known == .nobody || findings.name != .different else {
            throw RPCError.caseOvertaken("the document is registered under another name")
        }
        guard findings.joined != .different else {
            throw RPCError.caseOvertaken(
                "the document is joined with another person's, under another name; have them taken apart first")
        }
        return findings
    }

    /// Brings about what staff have decided. What cannot be any more is refused.
    fileprivate func carryOut(
        _ stored: IdentityV1.StoredCase, replacing replaces: Bool, _ options: CallOptions
    ) async throws {
        guard let (partition, handle, applicant) = try await application(of: stored, options) else { return }
        switch stored.state {
        case .accepted:
            let outcome = try await enrolment.enrol(
                applicant, residence: nil, as: .staff, replacing: replaces, options: options)
            guard outcome != .done else {
                return try await close(handle, of: partition, .verified, options: options)
            }
            let isNumber = outcome == .numberOfAnother
            try await tellOvertaken(stored, of: applicant, isNumber ? .numberOfAnother : .registeredOtherwise, options)
            try await close(handle, of: partition, .refused, isNumber ? .numberOfAnother : .overtaken, options: options)
        case .rejected:
            try await close(
                handle, of: partition, .refused, .rejected, reason: stored.decision?.reason ?? .unspecified,
                options: options)
        case .expired: try await close(handle, of: partition, .refused, .notChecked, options: options)
        default: return
        }
    }

    /// Tells the person that nothing came of what staff have accepted, which the person was told before.
    private func tellOvertaken(
        _ stored: IdentityV1.StoredCase, of applicant: Applicant, _ why: NotificationWord, _ options: CallOptions
    ) async throws {
        // Told again under the same moment and id, it is one notification.
        let decided = Instant(seconds: stored.decision?.at?.seconds ?? stored.openedAt)
        let fields = [
            "phone": applicant.phone.masked, "reason": why.rawValue,
            "filed_on": ChinaDay(of: Instant(seconds: stored.openedAt)).description,
        ]
        try await people.store.write(applicant.partition, options: options) { change in
            try change.notify(
                Notification(.registrationOvertaken, at: decided, fields: fields), id: stored.id + [1],
                kept: people.reference.retention.notifications)
        }
    }

    /// The application of a case; nil when it has lapsed or was closed otherwise.
    private func application(
        of stored: IdentityV1.StoredCase, _ options: CallOptions
    ) async throws -> (PartitionKey, handle: [UInt8], Applicant)? {
        let content = try IdentityV1.StoredRegistrationCase(serialized: stored.content)
        let partition = try people.partition(of: Phone(content.phone))
        guard let found = try await find(content.handle, of: partition, options: options),
            found.value.state == .toBeChecked || found.value.state == .applied
        else { return nil }
        return (partition, content.handle, try Applicant(found.value, in: people))
    }
}
