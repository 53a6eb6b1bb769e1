import Derivation
import Foundation
import HealthCodeCore
import Values

/// A derived health code as it is printed.
struct HealthCodeRow: Encodable {
    /// An active hold.
    struct Reason: Encodable {
        let cause: String
        let colour: String
        let since: String
        let earliestEnd: String?
        let negativeTestsNeeded: Int

        private enum CodingKeys: String, CodingKey {
            case cause, colour, since
            case earliestEnd = "earliest_end"
            case negativeTestsNeeded = "negative_tests_needed"
        }

        func encode(to encoder: any Encoder) throws {
            var container = encoder.container(keyedBy: CodingKeys.self)
            try container.encode(cause, forKey: .cause)
            try container.encode(colour, forKey: .colour)
            try container.encode(since, forKey: .since)
            // Null rather than left out, so that every object has the same keys.
            try container.encode(earliestEnd, forKey: .earliestEnd)
            try container.encode(negativeTestsNeeded, forKey: .negativeTestsNeeded)
        }
    }

    let documentType: String
    let country: String
    let documentNumber: String
    let colour: String
    let reasons: [Reason]
    let changesAt: String?

    private enum CodingKeys: String, CodingKey {
        case documentType = "document_type"
        case country
        case documentNumber = "document_number"
        case colour, reasons
        case changesAt = "changes_at"
    }

    init(_ code: DerivedHealthCode) {
        documentType = code.document.kind.word
        country = code.document.country.text
        documentNumber = code.document.number
        colour = code.health.colour.word
        reasons = code.health.reasons.map { reason in
            Reason(
                cause: reason.cause.word, colour: reason.colour.word, since: reason.since.chinaTimeText,
                earliestEnd: reason.earliestEnd?.chinaTimeText, negativeTestsNeeded: reason.negativesNeeded)
        }
        changesAt = code.health.changesAt?.chinaTimeText
    }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(documentType, forKey: .documentType)
        try container.encode(country, forKey: .country)
        try container.encode(documentNumber, forKey: .documentNumber)
        try container.encode(colour, forKey: .colour)
        try container.encode(reasons, forKey: .reasons)
        try container.encode(changesAt, forKey: .changesAt)
    }

    /// One JSON array, a line a person.
    static func json(_ rows: [HealthCodeRow]) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        let lines = try rows.map { String(decoding: try encoder.encode($0), as: UTF8.self) }
        return lines.isEmpty ? "[]" : "[\n" + lines.joined(separator: ",\n") + "\n]"
    }

    /// For people: a line a person.
    static func text(_ rows: [HealthCodeRow]) -> String {
        let lines = rows.map { row in
            let reasons = row.reasons.map { "\($0.cause) \($0.colour) since \($0.since)" }.joined(separator: "; ")
            let change = row.changesAt.map { ", changes at \($0)" } ?? ""
            return "\(row.documentType) \(row.country) \(row.documentNumber): \(row.colour)\(change)"
                + (reasons.isEmpty ? "" : " (\(reasons))")
        }
        return lines.isEmpty ? "no person" : lines.joined(separator: "\n")
    }
}

extension Colour {
    /// The word of the command line.
    fileprivate var word: String {
        switch self {
        case .green: "green"
        case .grey: "grey"
        case .yellow: "yellow"
        case .red: "red"
        }
    }
}
