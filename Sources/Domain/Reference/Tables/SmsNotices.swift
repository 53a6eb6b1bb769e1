public import Values

/// What is told by SMS, and when. An SMS says that something has changed, and nothing of anybody's health: who reads it on a
/// locked screen learns no colour.
public struct SmsNotices: Equatable, Sendable {
    /// When an SMS about one colour goes out.
    private struct Rule: Equatable, Sendable {
        let waitsForMorning: Bool
    }

    private struct Kind: Equatable, Sendable {
        let text: BilingualTemplate
        var rules: [Colour: Rule] = [:]
    }

    private var kinds: [NotificationKind: Kind] = [:]
    /// Hours of the day in China, 0 to 23; nobody is woken from the first until the second. Equal: no quiet hours.
    private let quiet: (from: Int64, until: Int64)

    /// When an SMS tells of a notification.
    ///
    /// - Parameters:
    ///   - colour: The new colour.
    ///   - now: The moment of the change.
    /// - Returns: `now`, or the end of the quiet hours; nil when no SMS tells of it.
    public func due(_ kind: NotificationKind, to colour: Colour, at now: Instant) -> Instant? {
        guard let rule = kinds[kind]?.rules[colour] else { return nil }
        return rule.waitsForMorning ? endOfQuiet(after: now) : now
    }

    /// The text of an SMS, Chinese and English; nil for a kind that is not told by SMS.
    public func text(of kind: NotificationKind) -> String? {
        guard let text = kinds[kind]?.text.text() else { return nil }
        return "\(text.zh) \(text.en)"
    }

    private func endOfQuiet(after now: Instant) -> Instant {
        let (from, until) = (quiet.from * Self.hour, quiet.until * Self.hour)
        let midnight = ChinaDay(of: now).start
        let time = now.seconds(since: midnight)
        let isQuiet = from <= until ? (from..<until).contains(time) : time >= from || time < until
        guard isQuiet else { return now }
        return midnight + (time < until ? until : until + ChinaDay.secondsPerDay)
    }

    private static let hour: Int64 = 3_600

    /// Whether the two say the same.
    public static func == (left: Self, right: Self) -> Bool { left.kinds == right.kinds && left.quiet == right.quiet }
}

// MARK: - Reading

/// Names of colours in `sms-notices.json`.
private enum ColourName: String, CaseIterable {
    case green, grey, yellow, red

    var colour: Colour {
        switch self {
        case .green: .green
        case .grey: .grey
        case .yellow: .yellow
        case .red: .red
        }
    }
}

extension SmsNotices: ReferenceTable {
    static var file: ReferenceFile { .smsNotices }
    static var keys: [String] { ["quietHours", "kinds"] }

    init?(_ object: JSONObject) {
        let hours = object["quietHours"]?.object(required: ["from", "until"])
        guard let from = hours?["from"]?.integer(in: 0...23), let until = hours?["until"]?.integer(in: 0...23),
            let list = object["kinds"]
        else { return nil }
        quiet = (from, until)
        for node in list.elements() {
            guard let row = node.object(required: ["kind", "colours", "zh", "en"]) else { continue }
            guard let name = row["kind"], let kind = name.choice(of: NotificationKind.self),
                let text = BilingualTemplate(row, placeholders: []), let colours = row["colours"]
            else { continue }
            // The other kinds are told by no worker yet.
            guard Self.told.contains(kind) else {
                name.refuse("must be one of \(Self.told.map(\.rawValue).joined(separator: ", "))")
                continue
            }
            let rules = Self.rules(colours)
            if kind != .colourChanged, !rules.isEmpty { colours.refuse("must be empty: the kind has no colour") }
            if kinds.updateValue(Kind(text: text, rules: rules), forKey: kind) != nil {
                name.refuse("is listed twice")
            }
        }
    }

    private static let told: [NotificationKind] = [
        .colourChanged, .relativeAdded, .documentsAsked, .numberAdded, .numberRemoved, .numberPrimary,
        .numberChangeAsked,
    ]

    private static func rules(_ list: JSONNode) -> [Colour: Rule] {
        var rules: [Colour: Rule] = [:]
        for node in list.elements() {
            guard let row = node.object(required: ["colour", "waitsForMorning"]) else { continue }
            guard let name = row["colour"], let colour = name.choice(of: ColourName.self)?.colour,
                let waits = row["waitsForMorning"]?.boolean()
            else { continue }
            if rules.updateValue(Rule(waitsForMorning: waits), forKey: colour) != nil {
                name.refuse("is listed twice")
            }
        }
        return rules
    }

    var entries: [String: String] {
        var found = ["quiet hours": "\(quiet.from) to \(quiet.until)"]
        for (kind, entry) in kinds {
            found[kind.rawValue] = entry.text.source
            for (colour, rule) in entry.rules {
                found["\(kind.rawValue) \(colour)"] = rule.waitsForMorning ? "waits for the morning" : "at once"
            }
        }
        return found
    }
}
