import HealthCodeCore
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

extension ContactLists {
    /// Where the parts of lists about a subject lie.
    func partition(of subject: ListSubject) throws -> PartitionKey {
        switch subject {
        case .confirmedCase(let number): try cases.partition(of: number)
        case .area(let id): try PartitionKey(cases.hash.partition(.listedArea, id.text))
        }
    }
}

extension KitV1.StoredApproval {
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
