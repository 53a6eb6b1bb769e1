import ArgumentParser
import Foundation
import RPC

/// `shuangma query`
struct QueryCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "query",
        abstract: "Shows a citizen's health code and trip card together.",
        discussion: """
            Logs in with a code sent to the phone, proves the phone for the trip card with another one unless that \
            was done in the last 30 days, and logs out again. The codes are asked for on the terminal, one a line; \
            with --demo they are read from the outbox of `shuangma dev`, with --sms-spool from the folder into which \
            a cluster on this machine puts SMS.

            Example:
              shuangma query --phone 13800138000 --demo
            """)

    @Option(help: ArgumentHelp("Mainland mobile number, 11 digits.", valueName: "phone"))
    var phone: String

    @Option(help: ArgumentHelp("Server to ask.", valueName: "url"))
    var server: String?

    @OptionGroup var sms: SmsCodeOptions

    @Flag(help: "Print the answer as one JSON object.")
    var json = false

    @OptionGroup var source: ConfigurationOption

    func validate() throws { try SmsCodeOptions.demand(phone) }

    func run() async throws {
        let configuration = try await source.load([(Settings.server, server)])
        let code = try await Connection.with(configuration) { channel in
            let citizen = CitizenSession(
                channel: channel, phone: phone, timeout: configuration.seconds(Settings.timeout), codes: sms.codes)
            return try await citizen.mergedCode()
        }
        if json {
            Terminal.write(String(decoding: try code.json(), as: UTF8.self))
        } else {
            for line in CodeSheet(code, hasColour: Terminal.hasColour).lines { Terminal.write(line) }
        }
    }
}
