import ArgumentParser
import Foundation
import HealthCodeCore
import Reference
import Values

/// `shuangma rules lint`
struct RulesLintCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "lint",
        abstract: "Proves that rules are total, without gap in time, and monotone; needs no server.",
        discussion: """
            Each cause has phases and an exit, or is not held. Phases follow each other, and last no longer than evidence is \
            kept. More evidence of risk never gives a better colour: that is read off the rules, and tried on all small sets \
            of evidence.

            --compare shows a smallest case of each kind in which other rules give another colour.

            Examples:
              shuangma rules lint shorter.json
              shuangma rules lint shorter.json --compare 2022-9th
              shuangma rules lint rule-profiles.json --json

            Exit codes: 0 without errors, perhaps with warnings; 1 with errors; 2 a file that cannot be read.
            """)

    @Argument(
        help: ArgumentHelp("File with one profile, or rule-profiles.json.", valueName: "file"), completion: .file())
    var file: String

    @Option(help: ArgumentHelp("A known version, or a file with one profile.", valueName: "version or file"))
    var compare: String?

    @Option(help: ArgumentHelp("Folder with reference data of your own.", valueName: "dir"), completion: .directory)
    var reference: String?

    @Flag(help: "Print one JSON object.")
    var json = false

    func run() throws {
        let known = try DeriveFiles.reference(reference).ruleProfiles
        let other = try compare.map { try Self.other($0, known) }
        let reports = try Self.profiles(file, known).map { LintReport($0, comparedWith: other) }
        Terminal.write(json ? try LintReport.json(reports) : reports.map(\.text).joined(separator: "\n"))
        if reports.contains(where: \.hasErrors) { ExitStatus.refused.end() }
    }

    private static func profiles(_ path: String, _ known: RuleProfiles) throws -> [RuleProfile] {
        switch try RulesCommand.file(path) {
        case .profiles(let profiles): return profiles.all
        case .overlay(let overlay):
            guard let base = overlay.base.map(known.named) ?? known.default else {
                let versions = known.all.map(\.version).joined(separator: ", ")
                throw Failure.wrongUse("'\(path)' inherits none of \(versions)")
            }
            return [overlay.profile(on: base)]
        }
    }

    private static func other(_ text: String, _ known: RuleProfiles) throws -> RuleProfile {
        if let profile = known.named(text) { return profile }
        let read = try profiles(text, known)
        guard let profile = read.first, read.count == 1 else {
            throw Failure.wrongUse("--compare takes a known version, or a file with one profile")
        }
        return profile
    }
}

/// What a check of one profile came to.
private struct LintReport: Encodable {
    struct Finding: Encodable {
        let severity: String
        let property: String
        let field: String
        let reason: String
    }

    struct Difference: Encodable {
        let evidence: String
        let before: String
        let after: String
    }

    let version: String
    let findings: [Finding]
    let comparedWith: String?
    let differences: [Difference]

    var hasErrors: Bool { findings.contains { $0.severity == RuleFinding.Severity.error.rawValue } }

    init(_ profile: RuleProfile, comparedWith other: RuleProfile?) {
        version = profile.version
        findings = RuleLint(profile).findings.map {
            Finding(severity: $0.severity.rawValue, property: $0.property.rawValue, field: $0.field, reason: $0.reason)
        }
        comparedWith = other?.version
        differences =
            other.map { RuleDifference.all(from: $0, to: profile) }?.map {
                Difference(evidence: $0.evidence, before: "\($0.left)", after: "\($0.right)")
            } ?? []
    }

    var text: String {
        var lines = [
            findings.isEmpty
                ? "\(version): total, without gap in time, monotone in evidence"
                : "\(version): \(findings.count) \(findings.count == 1 ? "finding" : "findings")"
        ]
        lines += findings.map { "  \($0.severity) (\($0.property)): \($0.field) \($0.reason)" }
        if let comparedWith {
            lines.append("  \(differences.count) kinds of cases differ from \(comparedWith):")
            lines += differences.map { "    \($0.before) → \($0.after): \($0.evidence)" }
        }
        return lines.joined(separator: "\n")
    }

    static func json(_ reports: [LintReport]) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return String(decoding: try encoder.encode(["profiles": reports]), as: UTF8.self)
    }
}
