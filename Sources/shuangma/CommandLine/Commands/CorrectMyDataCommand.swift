import ArgumentParser
import Formats
import IdentityContracts

/// `shuangma correct-my-data`
struct CorrectMyDataCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "correct-my-data",
        abstract: "Asks that a citizen's name or division be corrected.",
        discussion: """
            Logs in with a code sent to --phone, and logs out again; codes are got as by `shuangma query`. Staff look at the \
            document and decide by `shuangma cases`. What a population register has delivered is corrected there.

            Example:
              shuangma correct-my-data --phone 13800138000 --name "JOHN SMITH" --demo

            Exit codes: 0 staff decide; 1 refused; 2 wrong use; 3 the server could not be reached.
            """)

    @Option(help: ArgumentHelp("Name as it stands on the document.", valueName: "name"))
    var name = ""

    @Option(help: ArgumentHelp("Where the citizen lives, 6 digits.", valueName: "division"))
    var division = ""

    @OptionGroup var options: PhonesOptions

    func validate() throws {
        guard !name.isEmpty || !division.isEmpty else { throw ValidationError("give --name, --division or both") }
    }

    func run() async throws {
        let request = IdentityV1.CorrectMyDataRequest(name: name, division: division)
        let answer = try await options.with { citizen in
            try await citizen.loggedIn {
                try await IdentityV1.IdentityClient(citizen.channel).correctMyData(request, options: $0)
            }
        }
        Terminal.write(
            options.json
                ? try StaffRows.json(answer)
                : "\(Hexadecimal.text(answer.caseId)): staff decide by `shuangma cases`")
    }
}
