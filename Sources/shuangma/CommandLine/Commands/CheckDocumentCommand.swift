import ArgumentParser
import Foundation
import Reference
import Values

/// `shuangma check document`
struct CheckDocumentCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "document",
        abstract: "Checks the number of an identity document, and shows what the person is keyed by.",
        discussion: """
            Every spelling of one document has one key text. Types are \(Self.types).

            Examples:
              shuangma check document resident-id 110105 19491231 002x
              shuangma check document hm-travel-permit 'H12345678(01)'
              shuangma check document passport c01x00t47 --country DEU --json

            Prints with --json one object: "valid", "normalised" (the number), "key_text", "field" and "reason" of a \
            refusal, and "note", a remark on what was accepted or what to do. What does not apply is null.

            Exit codes: 0 valid; 1 not valid; 2 wrong use.
            """)

    @Argument(help: ArgumentHelp("Type of the document, in the words of import files.", valueName: "type"))
    var type: String

    @Argument(help: ArgumentHelp("Number as it is written; its groups need no quotes.", valueName: "number"))
    var number: [String]

    @Option(help: ArgumentHelp("Issuing country of a passport, ISO 3166-1 alpha-3.", valueName: "country"))
    var country = ""

    @Flag(help: "Print one JSON object.")
    var json = false

    @OptionGroup var source: ConfigurationOption

    func run() async throws {
        let today = ChinaDay(of: Instant(seconds: Int64(Date().timeIntervalSince1970)))
        try verdict(today: today, tables: try ReferenceData(await source.load())).end(json: json)
    }

    private func verdict(today: ChinaDay, tables: ReferenceData) -> ValueVerdict {
        guard let kind = Document.Kind(word: type) else {
            return ValueVerdict(FieldProblem(field: "type", reason: "is none of \(Self.types)"))
        }
        do {
            let document = try Document(
                kind: kind, country: country, number: number.joined(separator: " "), today: today,
                tables: tables)
            return ValueVerdict(
                normalised: document.number, keyText: document.keyText,
                notes: document.notes.map { "\($0.field) \($0.text)" })
        } catch {
            return ValueVerdict(error)
        }
    }

    private static let types = Document.Kind.allCases.map(\.word).joined(separator: ", ")
}
