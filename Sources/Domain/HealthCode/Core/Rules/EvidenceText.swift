import Values

/// Evidence in words, as the checks of rules show it: by days before the moment that is looked at.
enum EvidenceText {
    /// All pieces, with "and" between them.
    static func sentence(of evidence: [Evidence], at moment: Instant) -> String {
        guard !evidence.isEmpty else { return "nothing" }
        return evidence.map { text(of: $0, at: moment) }.joined(separator: " and ")
    }

    private static func text(of piece: Evidence, at moment: Instant) -> String {
        switch piece {
        case .declaration(let at, let temperature, let hasSymptoms):
            let content =
                hasSymptoms ? " of symptoms" : temperature.map { " of \($0 / 10).\($0 % 10) °C" } ?? " of good health"
            return "a declaration\(content) \(age(of: at, at: moment))"
        case .test(let at, let isPositive):
            return "a \(isPositive ? "positive" : "negative") test \(age(of: at, at: moment))"
        case .exposure(let cause, let from, let until, let area):
            let place = area.map { " in \($0)" } ?? ""
            let end = until.map { " that ended \(age(of: $0, at: moment))" } ?? ""
            return "\(cause.rawValue)\(place) \(age(of: from, at: moment))\(end)"
        }
    }

    /// Such as "7 days before", with a fraction only where there is one.
    private static func age(of instant: Instant, at moment: Instant) -> String {
        let seconds = moment.seconds - instant.seconds
        guard seconds != 0 else { return "at that moment" }
        let (days, hours) = (abs(seconds) / Hold.day, abs(seconds) % Hold.day / 3_600)
        let parts = [days > 0 ? "\(days) d" : nil, hours > 0 || days == 0 ? "\(hours) h" : nil].compactMap(\.self)
        return parts.joined(separator: " ") + (seconds > 0 ? " before" : " later")
    }
}
