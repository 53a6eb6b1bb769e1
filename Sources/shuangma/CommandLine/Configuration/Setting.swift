import Configuration

/// A key of the configuration: what it means, and what may stand there.
struct Setting: Sendable {
    /// What values a key takes.
    enum Form: Sendable {
        case number(ClosedRange<Int>)
        case text
        case choice([String])
        case yesNo
    }

    /// Key in the file, such as `trip.windowDays`; a dot is a level of nesting.
    let key: String
    let form: Form
    /// Unit of the value, empty when it has none.
    let unit: String
    /// Value when nobody says anything; empty means none.
    let standard: String
    /// What it does.
    let meaning: String
    /// When to change it.
    let advice: String

    init(
        _ key: String, _ form: Form, unit: String = "", standard: String, meaning: String, advice: String
    ) {
        self.key = key
        self.form = form
        self.unit = unit
        self.standard = standard
        self.meaning = meaning
        self.advice = advice
    }

    /// The key as swift-configuration takes it.
    var path: AbsoluteConfigKey { AbsoluteConfigKey(key.split(separator: ".").map(String.init)) }

    /// The key below the prefix all variables of the environment share.
    var environmentPath: AbsoluteConfigKey { path.prepending(ConfigKey(["shuangma"])) }

    /// Name in the environment: `trip.windowDays` is `SHUANGMA_TRIP_WINDOW_DAYS`.
    var environmentName: String { "SHUANGMA_" + words(separator: "_").uppercased() }

    /// Name as a flag: `adminPort` is `--admin-port`.
    var flagName: String { "--" + words(separator: "-").lowercased() }

    /// What is wrong with a value, nil when nothing is.
    func problem(of value: String) -> String? {
        switch form {
        case .number(let range):
            guard let number = Int(value), range.contains(number) else {
                return "'\(value)' is no whole number from \(range.lowerBound) to \(range.upperBound)"
            }
        case .text:
            if value.isEmpty, !standard.isEmpty { return "must not be empty" }
        case .choice(let choices):
            if !choices.contains(value) { return "'\(value)' is none of \(choices.joined(separator: ", "))" }
        case .yesNo:
            if !["true", "false"].contains(value) { return "'\(value)' is neither true nor false" }
        }
        return nil
    }

    private func words(separator: Character) -> String {
        var text = ""
        for character in key {
            if character.isUppercase { text.append(separator) }
            text.append(character == "." ? separator : character)
        }
        return text
    }
}
