import HealthCodeContracts
import HealthCodeCore
import HealthCodeRecords
import Kit
import KitRecords
import RPC
import Security
import StorageClient

/// What a list cites: a case that the case registry has recorded, or an area that the register of areas does not know.
enum ListSubject: Hashable, Sendable {
    case confirmedCase(SourceName)
    case area(SourceName)

    /// Lists of contacts. They expire after three days, when tracing has gone on without them.
    static let contacts = ApprovalKind(
        "contact-list", deciders: [.tracer, .healthAuthority], lifetime: 3 * 86_400, higherAbove: 5_000)

    /// Lists of areas. Health authorities decide: areas are theirs to draw.
    static let areaRows = ApprovalKind(
        "area-list", deciders: [.healthAuthority], lifetime: 3 * 86_400, higherAbove: 5_000)

    /// Kind of the proposals.
    var kind: ApprovalKind {
        switch self {
        case .confirmedCase: Self.contacts
        case .area: Self.areaRows
        }
    }

    /// Number of the case, or id of the area.
    var name: SourceName {
        switch self {
        case .confirmedCase(let number): number
        case .area(let id): id
        }
    }

    /// What the proposal says of it.
    var fact: ApprovalFact {
        switch self {
        case .confirmedCase(let number): ApprovalFact("case", number.text)
        case .area(let id): ApprovalFact("area", id.text)
        }
    }

    /// The case; nil for an area.
    var caseNumber: SourceName? {
        if case .confirmedCase(let number) = self { number } else { nil }
    }
}

extension ListSubject {
    /// What a list would cite that holds a row; nil for a row that never waits.
    init?(of row: ExposureEvent.Identity) {
        if row.cause.needsApproval {
            self = .confirmedCase(row.evidenceID)
        } else if row.cause.citesArea {
            self = .area(row.evidenceID)
        } else {
            return nil
        }
    }
}

extension CaseIndex {
    /// Where the parts of lists about a subject lie.
    func partition(of subject: ListSubject) throws -> PartitionKey {
        switch subject {
        case .confirmedCase(let number): try partition(of: number)
        case .area(let id): try PartitionKey(hash.partition(.listedArea, id.text))
        }
    }
}

extension Store {
    /// The parts of lists that lie in a partition.
    func eachListPart(
        in partition: PartitionKey, options: CallOptions, _ body: (HealthCodeV1.StoredListPart) async throws -> Void
    ) async throws {
        var from: [UInt8] = []
        while true {
            let page = try await read(
                partition, .range(HealthCodeRecordSets.listParts, from: from, limit: 4), options: options)
            for part in page.records { try await body(part.value) }
            guard page.isTruncated, let last = page.records.last else { return }
            from = last.key + [0]
        }
    }
}

extension KitV1.StoredApproval {
    /// When it was decided about: rejected, approved by the last person, or expired. Seconds since 1970.
    var decidedAt: Int64 {
        if let rejected { return rejected.at }
        return state == .approved || state == .done ? approvals.last?.at ?? expiresAt : expiresAt
    }

    /// What a list cites; nil for a proposal that is no list.
    var listSubject: ListSubject? {
        let named = { (name: String) in facts.first { $0.name == name }.map { SourceName($0.text) } }
        return switch kind {
        case ListSubject.contacts.name: named("case").map(ListSubject.confirmedCase)
        case ListSubject.areaRows.name: named("area").map(ListSubject.area)
        default: nil
        }
    }
}
