import ArgumentParser
import Reference
import Values

/// `shuangma check phone`
struct CheckPhoneCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "phone",
        abstract: "Checks a mobile number, and names the operator of its segment.",
        discussion: """
            A number of any segment is a phone: a segment that the table lacks costs the operator's name only.

            Examples:
              shuangma check phone 13800138000
              shuangma check phone +86 138-0013-8000 --json

            Prints with --json one object: "valid", "normalised" and "key_text" (both the number), "field" and "reason" \
            of a refusal, and "note". What does not apply is null.

            Exit codes: 0 valid; 1 not valid; 2 wrong use.
            """)

    @Argument(help: ArgumentHelp("Number as it is written; its groups need no quotes.", valueName: "number"))
    var number: [String]

    @Flag(help: "Print one JSON object.")
    var json = false

    @OptionGroup var source: ConfigurationOption

    func run() async throws {
        try verdict(segments: try ReferenceData(await source.load()).phoneSegments).end(json: json)
    }

    private func verdict(segments: PhoneSegments) -> ValueVerdict {
        do {
            let phone = try Phone(number.joined(separator: " "))
            let issuer = segments.operator(of: phone)
            let note =
                issuer.map { "operator by segment: \($0.rawValue), unless the number was ported (ID-8)" }
                ?? "operator unknown: no table lists the segment (ID-8)"
            return ValueVerdict(normalised: phone.number, keyText: phone.number, notes: [note])
        } catch {
            return ValueVerdict(error)
        }
    }
}
