public import Values

/// A sentence about a hold. Raw values stand in `hold-texts.json`.
public enum HoldSentence: String, Hashable, Sendable, CaseIterable {
    /// Time ends the hold.
    case untilEnd
    /// Time ends it, with a test on the last day.
    case untilEndAndTest
    /// A test is missing alone.
    case untilTest
    /// Two tests are missing.
    case untilTwoTests
    /// The second of two tests is missing.
    case untilSecondTest
    /// The case is open.
    case untilDischarge
    /// The area of risk is in force.
    case untilRelease
    /// A declaration ends it.
    case untilDeclared
    /// A test that is missing may be taken now.
    case testNow
    /// A test that is missing counts later only.
    case testLater
    /// How to object.
    case objection

    /// Placeholders of the sentence: times in China, such as `2022-12-10 12:00`.
    public var placeholders: [String] {
        switch self {
        case .untilEnd: ["end"]
        case .untilEndAndTest: ["end", "test_from"]
        case .untilTest, .untilSecondTest: ["test_from", "latest"]
        case .untilTwoTests: ["latest"]
        case .testLater: ["test_from"]
        case .untilDischarge, .untilRelease, .untilDeclared, .testNow, .objection: []
        }
    }
}

/// The sentences that tell a citizen how a hold goes on, what to do now, and how to object.
public struct HoldTexts: Equatable, Sendable {
    private var sentences: [HoldSentence: BilingualTemplate] = [:]
    private var actions: [Cause: BilingualTemplate] = [:]

    /// A sentence with its placeholders filled; one that is left out reads as `…`.
    public func text(of sentence: HoldSentence, fields: [String: String] = [:]) -> BilingualText {
        guard let template = sentences[sentence] else {
            preconditionFailure("every sentence has a text once a file is read")
        }
        return template.text(fields.mapValues { BilingualText(zh: $0, en: $0) })
    }

    /// What somebody does now whose colour is held for a cause.
    public func action(for cause: Cause) -> BilingualText {
        guard let template = actions[cause] else { preconditionFailure("every cause has a text once a file is read") }
        return template.text()
    }
}

// MARK: - Reading

extension HoldTexts: ReferenceTable {
    static var file: ReferenceFile { .holdTexts }
    static var keys: [String] { ["actions", "sentences"] }

    init?(_ object: JSONObject) {
        guard let actions = object["actions"], let sentences = object["sentences"] else { return nil }
        for node in actions.elements() {
            guard let row = node.object(required: ["cause", "zh", "en"]) else { continue }
            guard let name = row["cause"], let cause = name.choice(of: Cause.self),
                let template = BilingualTemplate(row, placeholders: [])
            else { continue }
            if self.actions.updateValue(template, forKey: cause) != nil { name.refuse("is listed twice") }
        }
        for missing in Cause.allCases where self.actions[missing] == nil {
            actions.refuse("lacks \(missing.rawValue)")
        }
        for node in sentences.elements() {
            guard let row = node.object(required: ["sentence", "zh", "en"]) else { continue }
            guard let name = row["sentence"], let sentence = name.choice(of: HoldSentence.self),
                let template = BilingualTemplate(row, placeholders: sentence.placeholders)
            else { continue }
            if self.sentences.updateValue(template, forKey: sentence) != nil { name.refuse("is listed twice") }
        }
        for missing in HoldSentence.allCases where self.sentences[missing] == nil {
            sentences.refuse("lacks \(missing.rawValue)")
        }
    }

    var entries: [String: String] {
        let actions = actions.map { ("action \($0.rawValue)", $1.source) }
        return Dictionary(uniqueKeysWithValues: actions + sentences.map { ($0.rawValue, $1.source) })
    }
}
