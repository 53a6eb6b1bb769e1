import Configuration
import Foundation

/// The value of every key and where it came from. Flags win over the environment, the environment over the
/// file, the file over the defaults.
struct EffectiveConfiguration: Sendable {
    /// Who said it.
    enum Origin: Sendable, Equatable, CustomStringConvertible {
        case flag(String)
        case environment(String)
        case file(String)
        case standard

        var description: String {
            switch self {
            case .flag(let name): name
            case .environment(let name): name
            case .file(let path): path
            case .standard: "default"
            }
        }
    }

    struct Entry: Sendable, Equatable {
        let value: String
        let origin: Origin
    }

    private var entries: [String: Entry] = [:]
    /// Variables that look like ours but are none.
    private(set) var unknownVariables: [String] = []

    /// Name of the variable that names the file.
    static let fileVariable = "SHUANGMA_CONFIG"

    /// Reads the configuration. `flags` holds what was given on the command line, by key; `file` is a JSON file.
    /// Throws `Failure.wrongUse` with the origin and the problem of the first wrong value.
    init(
        flags: [String: String] = [:], file: String? = nil,
        environment: [String: String] = ProcessInfo.processInfo.environment
    ) async throws {
        let file = file ?? environment[Self.fileVariable].flatMap { $0.isEmpty ? nil : $0 }
        let flagProvider = InMemoryProvider(
            name: "flags",
            values: Dictionary(
                uniqueKeysWithValues: flags.map { key, value in
                    (
                        AbsoluteConfigKey(key.split(separator: ".").map(String.init)),
                        ConfigValue(.string(value), isSecret: false)
                    )
                }))
        let environmentProvider = EnvironmentVariablesProvider(environmentVariables: environment)
        let fileProvider = try await Self.fileProvider(file)
        for setting in Settings.all {
            let entry =
                try Self.flag(setting, flagProvider)
                ?? Self.variable(setting, environmentProvider)
                ?? Self.inFile(setting, fileProvider, file ?? "")
                ?? Entry(value: setting.standard, origin: .standard)
            if entry.origin != .standard, let problem = setting.problem(of: entry.value) {
                throw Failure.wrongUse("\(entry.origin): \(setting.key) \(problem)")
            }
            entries[setting.key] = entry
        }
        let known = Set(Settings.all.map(\.environmentName)).union([Self.fileVariable])
        unknownVariables = environment.keys
            .filter { $0.hasPrefix("SHUANGMA_") && !$0.hasPrefix("SHUANGMA_TEST_") && !known.contains($0) }.sorted()
    }

    subscript(setting: Setting) -> Entry {
        entries[setting.key] ?? Entry(value: setting.standard, origin: .standard)
    }

    func text(_ setting: Setting) -> String { self[setting].value }

    /// A number; the forms were checked when the configuration was read.
    func number(_ setting: Setting) -> Int { Int(self[setting].value) ?? 0 }

    func isOn(_ setting: Setting) -> Bool { self[setting].value == "true" }

    /// A number that counts seconds.
    func seconds(_ setting: Setting) -> Duration { .seconds(number(setting)) }

    private static func flag(_ setting: Setting, _ provider: InMemoryProvider) throws -> Entry? {
        try provider.value(forKey: setting.path, type: .string).value.flatMap { found in
            guard case .string(let text) = found.content else { return nil }
            return Entry(value: text, origin: .flag(setting.flagName))
        }
    }

    private static func variable(_ setting: Setting, _ provider: EnvironmentVariablesProvider) throws -> Entry? {
        try provider.value(forKey: setting.environmentPath, type: .string).value.flatMap { found in
            guard case .string(let text) = found.content else { return nil }
            return Entry(value: text, origin: .environment(setting.environmentName))
        }
    }

    private static func inFile(
        _ setting: Setting, _ provider: FileProvider<JSONSnapshot>?, _ path: String
    ) throws -> Entry? {
        let type: ConfigType =
            switch setting.form {
            case .number: .int
            case .yesNo: .bool
            case .text, .choice: .string
            }
        do {
            guard let found = try provider?.value(forKey: setting.path, type: type).value else { return nil }
            switch found.content {
            case .int(let number): return Entry(value: String(number), origin: .file(path))
            case .bool(let isOn): return Entry(value: String(isOn), origin: .file(path))
            case .string(let text): return Entry(value: text, origin: .file(path))
            default: return nil
            }
        } catch {
            throw Failure.wrongUse("\(path): \(setting.key) has to be \(setting.jsonForm)")
        }
    }

    private static func fileProvider(_ path: String?) async throws -> FileProvider<JSONSnapshot>? {
        guard let path else { return nil }
        do {
            try refuseUnknownKeys(path)
            return try await FileProvider<JSONSnapshot>(filePath: .init(path))
        } catch let failure as Failure {
            throw failure
        } catch {
            throw Failure.wrongUse("cannot read the configuration '\(path)': \(error.localizedDescription)")
        }
    }

    /// A misspelt key would be passed over in silence otherwise.
    private static func refuseUnknownKeys(_ path: String) throws {
        let parsed: Any
        do {
            parsed = try JSONSerialization.jsonObject(with: Data(contentsOf: URL(filePath: path)))
        } catch CocoaError.fileReadNoSuchFile {
            throw Failure.wrongUse("the configuration '\(path)' does not exist")
        } catch CocoaError.propertyListReadCorrupt {
            throw Failure.wrongUse("the configuration '\(path)' is not JSON")
        }
        guard let object = parsed as? [String: Any] else {
            throw Failure.wrongUse("the configuration '\(path)' has to be a JSON object")
        }
        let known = Set(Settings.all.map(\.key))
        if let unknown = keys(of: object, below: "").sorted().first(where: { !known.contains($0) }) {
            if let instead = Settings.replaced[unknown] {
                throw Failure.wrongUse("\(path): the key '\(unknown)' is no more; \(instead)")
            }
            throw Failure.wrongUse("\(path): there is no key '\(unknown)'; `shuangma config` lists all keys")
        }
    }

    private static func keys(of object: [String: Any], below prefix: String) -> [String] {
        object.flatMap { key, value in
            (value as? [String: Any]).map { keys(of: $0, below: prefix + key + ".") } ?? [prefix + key]
        }
    }
}

extension Setting {
    fileprivate var jsonForm: String {
        switch form {
        case .number: "a whole number"
        case .yesNo: "true or false"
        case .text, .choice: "a string"
        }
    }
}
