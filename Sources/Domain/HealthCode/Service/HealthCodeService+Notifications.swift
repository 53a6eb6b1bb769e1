import HealthCodeContracts
import Kit
import RPC
import Values
import Wire

extension HealthCodeService {
    func listNotifications(
        _ request: HealthCodeV1.ListNotificationsRequest, context: CallContext
    ) async throws -> HealthCodeV1.ListNotificationsResponse {
        let page = try Page(size: Int(request.pageSize), token: request.pageToken)
        let rules = try await deriver.rules.schedule()
        let (notifications, next) = try await NotificationList(in: store).page(
            page, of: Subject(of: context, asked: nil), options: context.onward)
        return .init(
            notifications: notifications.map { notification in
                let text = reference.text(of: notification, profile: rules.profile(at: notification.at))
                return .init(
                    kind: .init(notification.kind), at: .init(notification.at), textZh: text.zh, textEn: text.en)
            },
            nextPageToken: next?.text ?? "")
    }
}

extension HealthCodeV1.NotificationKind {
    /// The contract's value of a kind.
    init(_ kind: NotificationKind) {
        switch kind {
        case .numberLost: self = .numberLost
        case .sampleTakenBack: self = .sampleTakenBack
        case .listNotApproved: self = .listNotApproved
        case .areaListNotApproved: self = .areaListNotApproved
        case .sessionCopied: self = .sessionCopied
        case .sessionPushedOut: self = .sessionPushedOut
        case .colourChanged: self = .colourChanged
        case .appealAccepted: self = .appealAccepted
        case .appealRejected: self = .appealRejected
        case .appealLate: self = .appealLate
        case .provinceAsked: self = .provinceAsked
        case .relativeAdded: self = .relativeAdded
        case .relativeEnded: self = .relativeEnded
        case .caseAccepted: self = .caseAccepted
        case .caseRejected: self = .caseRejected
        case .caseExpired: self = .caseExpired
        case .registered: self = .registered
        case .registrationAsked: self = .registrationAsked
        case .registrationOvertaken: self = .registrationOvertaken
        case .documentsAsked: self = .documentsAsked
        case .documentsJoined: self = .documentsJoined
        case .documentsParted: self = .documentsParted
        case .numberAdded: self = .numberAdded
        case .numberRemoved: self = .numberRemoved
        case .numberPrimary: self = .numberPrimary
        case .numberChangeAsked: self = .numberChangeAsked
        case .numberChangeOvertaken: self = .numberChangeOvertaken
        }
    }
}
