import Foundation
import Values

/// What a check of one value came to.
struct ValueVerdict: Encodable {
    let valid: Bool
    /// The value in the one spelling of the system.
    let normalised: String?
    /// What the value's partition key is hashed from.
    let keyText: String?
    /// Field that is refused, and why.
    let field: String?
    let reason: String?
    /// Remarks on what was accepted; for a refused value what to do.
    let note: String?

    private enum CodingKeys: String, CodingKey {
        case valid, normalised, field, reason, note
        case keyText = "key_text"
    }

    /// The verdict on a valid value.
    init(normalised: String, keyText: String, notes: [String]) {
        valid = true
        self.normalised = normalised
        self.keyText = keyText
        field = nil
        reason = nil
        note = notes.isEmpty ? nil : notes.joined(separator: "; ")
    }

    /// The verdict on a refused value, which is not repeated.
    init(_ problem: FieldProblem) {
        valid = false
        normalised = nil
        keyText = nil
        field = problem.field
        reason = problem.reason
        note = problem.remedy
    }

    /// Writes every key, null where it does not apply.
    func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(valid, forKey: .valid)
        try container.encode(normalised, forKey: .normalised)
        try container.encode(keyText, forKey: .keyText)
        try container.encode(field, forKey: .field)
        try container.encode(reason, forKey: .reason)
        try container.encode(note, forKey: .note)
    }

    /// Prints the verdict, and ends the program when the value is refused.
    func end(json: Bool) throws {
        Terminal.write(json ? try encoded() : text)
        if !valid { ExitStatus.refused.end() }
    }

    private var text: String {
        let first = valid ? "valid: \(normalised ?? "")" : "not valid: \(field ?? "") \(reason ?? "")"
        let key = keyText.map { "key text: \($0)" }
        return [first, key, note].compactMap(\.self).joined(separator: "\n  ")
    }

    private func encoded() throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return String(decoding: try encoder.encode(self), as: UTF8.self)
    }
}
