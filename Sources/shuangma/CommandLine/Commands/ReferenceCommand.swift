import ArgumentParser
import Foundation
import Reference

/// `shuangma reference`
struct ReferenceCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "reference",
        abstract: "Checks reference data of your own, or writes that of this program.",
        discussion: """
            Reference data are divisions, phone segments, countries, rule profiles, sentences of reasons and periods \
            of retention. This program brings its own. A folder can replace any of its files, without a new build.

            Examples:
              shuangma reference export mine retention.json   a file to change
              shuangma reference check mine                   what the change does
            """,
        subcommands: [ReferenceCheckCommand.self, ReferenceExportCommand.self])
}

/// `shuangma reference check`
struct ReferenceCheckCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check",
        abstract: "Checks a folder of reference data and lists what differs from this program's own.",
        discussion: """
            Every file is read as a server reads it when it starts. All problems are listed, each with its file, its \
            place as a JSON path, and what has to stand there. Nothing is changed.

            Examples:
              shuangma reference check mine
              shuangma reference check mine --json

            Exit codes: 0 valid; 2 invalid, or the folder cannot be read.
            """)

    @Argument(help: ArgumentHelp("Folder with the files.", valueName: "dir"), completion: .directory)
    var folder: String

    @Flag(help: "Print one JSON object.")
    var json = false

    func run() throws {
        let verdict = ReferenceVerdict(folder)
        Terminal.write(json ? try verdict.json() : verdict.text)
        if !verdict.valid { ExitStatus.wrongUse.end() }
    }
}

/// `shuangma reference export`
struct ReferenceExportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "export",
        abstract: "Writes this program's reference data as files to start from.",
        discussion: """
            Keep only the files that you change: a later version brings newer ones for the rest. Files that are there \
            already stay as they are, and the command fails before it writes anything.

            Examples:
              shuangma reference export mine                  all files
              shuangma reference export mine retention.json   one of them
            """)

    @Argument(
        help: ArgumentHelp("Folder to write to; made if it is missing.", valueName: "dir"), completion: .directory)
    var folder: String

    @Argument(
        help: ArgumentHelp("Files to write (default: all).", valueName: "file"),
        completion: .list(ReferenceFile.allCases.map(\.name)))
    var files: [ReferenceFile] = []

    func run() throws {
        let chosen = files.isEmpty ? ReferenceFile.allCases : files
        let targets = chosen.map { ($0, URL(filePath: folder, directoryHint: .isDirectory).appending(path: $0.name)) }
        for (_, target) in targets where FileManager.default.fileExists(atPath: target.path) {
            throw Failure.wrongUse("'\(target.path)' exists already; move it away, or name another folder")
        }
        do {
            try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
            for (file, target) in targets {
                try ReferenceData.embeddedBytes(of: file).write(to: target, options: .atomic)
                Terminal.write("\(target.path): version \(ReferenceData.embedded.versions[file] ?? "")")
            }
        } catch {
            throw Failure.wrongUse("cannot write to '\(folder)': \(error.localizedDescription)")
        }
    }
}

extension ReferenceFile: ExpressibleByArgument {
    /// The file of a name such as `retention.json`.
    public init?(argument: String) { self.init(name: argument) }

    /// The names that help and errors list.
    public static var allValueStrings: [String] { allCases.map(\.name) }
}

/// What a check of a folder came to.
private struct ReferenceVerdict: Encodable {
    struct Problem: Encodable {
        let file: String
        let path: String
        let reason: String
    }

    struct Change: Encodable {
        let file: String
        let oldVersion: String
        let newVersion: String
        let added: [String]
        let removed: [String]
        let changed: [String]
    }

    let folder: String
    let valid: Bool
    let problems: [Problem]
    /// Files that differ from the program's own; none for a folder that is not valid.
    let changes: [Change]
    /// What to print for people.
    let text: String

    private enum CodingKeys: CodingKey {
        case folder, valid, problems, changes
    }

    init(_ folder: String) {
        self.folder = folder
        do {
            let data = try ReferenceData(folder: URL(filePath: folder, directoryHint: .isDirectory))
            let comparison = ReferenceComparison(from: .embedded, to: data)
            valid = true
            problems = []
            changes = comparison.files.filter { !$0.isEmpty }.map {
                Change(
                    file: $0.file.name, oldVersion: $0.oldVersion, newVersion: $0.newVersion, added: $0.added,
                    removed: $0.removed, changed: $0.changed)
            }
            text = "valid: '\(folder)', compared with this program's own data:\n" + comparison.summary()
        } catch {
            valid = false
            problems = error.problems.map { Problem(file: $0.file, path: $0.path, reason: $0.reason) }
            changes = []
            let noun = problems.count == 1 ? "problem" : "problems"
            text =
                "invalid: '\(folder)', \(problems.count) \(noun):\n"
                + error.problems.map { "  \($0)" }.joined(separator: "\n")
        }
    }

    func json() throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return String(decoding: try encoder.encode(self), as: UTF8.self)
    }
}
