import HealthCodeCore
import Kit
import Reference
import Values

/// What a person is told of another colour: from which to which, why, who says so, until when, and how to appeal (COL-8).
///
/// The record has codes in place of words, so that the sentence is in the language and the wording of whoever shows it.
enum ColourNotification {
    /// The notification of a change.
    ///
    /// - Parameter source: Who said what the worst hold stands on; nil when nobody but the person did.
    static func notification(of change: ColourChange, source: String?) -> Notification {
        let worst = change.code.reasons.first
        var fields = [
            "from": change.former.word.rawValue, "to": change.code.colour.word.rawValue,
            "trigger": change.trigger.word.rawValue,
        ]
        fields["cause"] = worst?.cause.rawValue
        fields["source"] = source
        let end = worst == nil ? change.code.changesAt : worst?.earliestEnd
        fields["end"] = end.map { ChinaDay(of: $0).description }
        return Notification(.colourChanged, at: change.at, fields: fields)
    }
}

extension ReferenceData {
    /// The sentence of a notification.
    ///
    /// - Parameter profile: Gives the numbers in reasons.
    func text(of notification: Notification, profile: RuleProfile) -> BilingualText {
        guard notification.kind == .colourChanged else {
            var texts = notification.fields.mapValues(plain)
            for name in notification.kind.words {
                texts[name] = notification.fields[name].flatMap(NotificationWord.init(rawValue:)).map {
                    notificationTexts.text(of: $0)
                }
            }
            return notificationTexts.text(of: notification.kind, fields: texts)
        }
        let fields = notification.fields
        let cause = fields["cause"].flatMap(Cause.init(rawValue:))
        var texts: [String: BilingualText] = [:]
        for name in ["from", "to", "trigger"] {
            texts[name] = fields[name].flatMap(NotificationWord.init(rawValue:)).map { notificationTexts.text(of: $0) }
        }
        texts["reason"] =
            cause.map { reasonTexts.text(of: $0, profile: profile) } ?? notificationTexts.text(of: .nothingHeld)
        texts["source"] =
            fields["source"].map(plain) ?? notificationTexts.text(of: cause == .symptom ? .ownDeclaration : .noSource)
        texts["end"] = fields["end"].map(plain) ?? notificationTexts.text(of: .openEnd)
        return notificationTexts.text(of: .colourChanged, fields: texts)
    }

    private func plain(_ text: String) -> BilingualText { BilingualText(zh: text, en: text) }
}

extension NotificationKind {
    /// Placeholders whose texts are words.
    fileprivate var words: [String] {
        switch self {
        case .provinceAsked: ["purpose"]
        case .caseAccepted, .caseRejected, .caseExpired: ["subject", "reason"]
        case .registrationOvertaken, .numberChangeOvertaken: ["reason"]
        default: []
        }
    }
}

extension Colour {
    var word: NotificationWord {
        switch self {
        case .green: .green
        case .grey: .grey
        case .yellow: .yellow
        case .red: .red
        }
    }
}

extension ColourTrigger {
    var word: NotificationWord {
        switch self {
        case .evidence: .evidence
        case .time: .time
        case .area: .area
        case .rules: .rules
        case .withdrawal: .withdrawal
        }
    }
}
