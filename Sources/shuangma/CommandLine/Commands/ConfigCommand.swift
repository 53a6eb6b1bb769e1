import ArgumentParser
import Foundation

/// `shuangma config`
struct ConfigCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "config",
        abstract: "Shows every key of the configuration, its value and where the value comes from.",
        discussion: """
            A value comes from a flag, else from the environment, else from the file, else it is the default. \
            Flags belong to the commands that use them.

            Example of a file:
              { "port": 9000, "people": 10000 }
            The same in the environment:
              SHUANGMA_PORT=9000 SHUANGMA_PEOPLE=10000 shuangma dev
            """)

    @OptionGroup var source: ConfigurationOption

    @Flag(help: "Print one JSON object: key to value and origin.")
    var json = false

    func run() async throws {
        let configuration = try await source.load()
        if json {
            let rows = Settings.all.map { setting in
                (setting.key, ["value": configuration.text(setting), "origin": "\(configuration[setting].origin)"])
            }
            let encoder = JSONEncoder()
            encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
            Terminal.write(String(decoding: try encoder.encode(Dictionary(uniqueKeysWithValues: rows)), as: UTF8.self))
            return
        }
        for setting in Settings.all {
            let entry = configuration[setting]
            let unit = setting.unit.isEmpty ? "" : " \(setting.unit)"
            Terminal.write("\(setting.key) = \(entry.value)\(unit)   (\(entry.origin))")
            Terminal.write("    \(setting.meaning)")
            Terminal.write("    \(setting.advice)")
            Terminal.write(
                "    \(setting.environmentName), default \(setting.standard)\(unit)\(setting.allowedText)")
        }
    }
}

extension Setting {
    /// What values may stand there, as the end of a sentence.
    fileprivate var allowedText: String {
        switch form {
        case .number(let range):
            range.upperBound == .max ? ", from \(range.lowerBound)" : ", \(range.lowerBound) to \(range.upperBound)"
        case .choice(let choices): ", one of \(choices.joined(separator: ", "))"
        case .yesNo: ", true or false"
        case .text: ""
        }
    }
}
