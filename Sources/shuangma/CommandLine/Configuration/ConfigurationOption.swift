import ArgumentParser

/// The option every command that reads the configuration has.
struct ConfigurationOption: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "Read the configuration from a JSON file.",
            discussion: "`shuangma config` lists its keys. Also in the environment as SHUANGMA_CONFIG.",
            valueName: "file"))
    var config: String?

    /// The configuration with some flags on top; nil flags were not given.
    func load(_ flags: [(Setting, String?)] = []) async throws -> EffectiveConfiguration {
        var given: [String: String] = [:]
        for case (let setting, let value?) in flags { given[setting.key] = value }
        let configuration = try await EffectiveConfiguration(flags: given, file: config)
        for name in configuration.unknownVariables {
            Terminal.note("warning: \(name) is no variable of Shuangma; `shuangma config` lists them")
        }
        return configuration
    }
}
