import Crypto
import Formats
import HealthCodeContracts
import HealthCodeRecords
import Kit
import KitRecords
import RPC
import Security
import Values
import Wire

extension HealthCodeV1.StoredRecall {
    /// What a request asks for, without its plan. The caller's name and key name it.
    ///
    /// - Throws: ``FieldProblem`` for `reason`, `reference` or `idempotency_key`.
    init(
        _ request: HealthCodeV1.WithdrawEvidenceRequest, _ target: RecallTarget, by staff: Principal.Staff,
        at now: Instant
    ) throws {
        let reason = try StaffText(request.reason, field: "reason", charactersMax: 200).text
        let reference = try StaffText(request.reference, field: "reference", charactersMax: 64).text
        let key = request.idempotencyKey
        guard (1...64).contains(key.utf8.count) else {
            throw FieldProblem(field: "idempotency_key", reason: "must be 1 to 64 bytes long")
        }
        var content = request
        content.idempotencyKey = ""
        self.init(
            id: Self.id(of: staff.name, key: key),
            content: Array(SHA256.hash(data: try content.serialized())), evidence: target.words, reason: reason,
            reference: reference, dryRun: request.dryRun, account: staff.name, organisation: staff.organisation,
            roles: staff.roles.map(\.rawValue).sorted(), token: staff.token, at: now.seconds)
    }

    /// Id of the recall that an account has named by a key.
    static func id(of account: String, key: String) -> [UInt8] {
        Array(SHA256.hash(data: Array("recall\u{0}\(account)\u{0}\(key)".utf8)).prefix(16))
    }

    /// Who withdraws.
    private var staff: Principal.Staff {
        Principal.Staff(
            name: account, roles: Set(roles.compactMap(StaffRole.init)), organisation: organisation, token: token)
    }

    /// The entry of audit about one withdrawn piece.
    func entry(at now: Instant) -> AuditEntry {
        AuditEntry(.withdrawal, at: now, by: .staff(staff), facts: [.recall: Hexadecimal.text(id)])
    }

    /// Whether a member of staff or a feed sees how it stands: its own organisation, and an authority that is responsible for
    /// all of it.
    func isVisible(to staff: Principal.Staff) -> Bool {
        staff.deliversForAll || staff.organisation == organisation || isCovered(by: staff)
    }

    /// Whether a health authority is responsible for everybody whom it reaches.
    private func isCovered(by staff: Principal.Staff) -> Bool {
        staff.roles.contains(.healthAuthority) && ApprovalScope(divisions: divisions).isCovered(by: staff)
    }
}

extension HealthCodeV1.Recall {
    /// A recall as it stands.
    init(_ recall: HealthCodeV1.StoredRecall) {
        let done = recall.moves.reduce(0) { $0 + $1.persons }
        self.init(
            id: recall.id, state: .init(recall.state), evidence: recall.evidence, reason: recall.reason,
            reference: recall.reference, dryRun: recall.dryRun, account: recall.account,
            organisation: recall.organisation, at: .init(seconds: recall.at),
            doneAt: recall.doneAt > 0 ? .init(seconds: recall.doneAt) : nil, approvalId: recall.approvalId,
            rows: recall.rows, persons: recall.persons, personsDone: min(done, recall.persons),
            withdrawn: recall.withdrawn,
            moves: recall.moves.map { .init(before: $0.before, after: $0.after, persons: $0.persons) },
            waiting: recall.waiting)
    }
}

extension HealthCodeV1.RecallState {
    fileprivate init(_ state: HealthCodeV1.StoredRecallState) {
        switch state {
        case .waiting: self = .waiting
        case .running: self = .running
        case .done: self = .done
        case .rejected: self = .rejected
        default: self = .unspecified
        }
    }
}
