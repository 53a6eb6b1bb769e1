import Foundation
import ImportFiles
import TestPrograms
import Testing
import Values

/// The files of a made-up city's fortnight, and the Python programs that make and judge them. They stand beside this
/// file.
struct FortnightFiles {
    /// A file and the moment of its import.
    struct Delivery {
        let kind: ImportKind
        let path: String
        let at: Instant
    }

    /// A day and the moment at which everybody's colour and card are asked.
    struct Day {
        let date: String
        let at: Instant
    }

    private struct Plan: Decodable {
        struct Delivery: Decodable {
            let kind: String
            let file: String
            let at: String
        }

        struct Day: Decodable {
            let date: String
            let at: String
        }

        let deliveries: [Delivery]
        let days: [Day]
    }

    let scratch: Scratch
    let deliveries: [Delivery]
    let days: [Day]

    /// Makes the files.
    ///
    /// - Parameters:
    ///   - people: Size of the city, 0 for none.
    ///   - seed: Makes another fortnight.
    ///   - withHand: The persons that were computed by hand live in the city too.
    init(people: Int, seed: Int = 1, withHand: Bool = true) async throws {
        scratch = try Scratch()
        let hand = withHand ? ["--hand", Self.source("hand")] : []
        try await Self.python("city.py", [scratch.url.path, "--people", "\(people)", "--seed", "\(seed)"] + hand)
        let plan = try JSONDecoder().decode(Plan.self, from: Data(contentsOf: scratch.url.appending(path: "plan.json")))
        let scratch = scratch
        deliveries = try plan.deliveries.map {
            try Delivery(
                kind: #require(ImportKind(rawValue: $0.kind)), path: scratch.path($0.file), at: Instant($0.at)
            )
        }
        days = try plan.days.map { try Day(date: $0.date, at: Instant($0.at)) }
    }

    /// Derives everything in Python. Gives the folder of its answers.
    func model(as reading: String, rules: String) async throws -> String {
        let folder = scratch.path("model-\(reading)-\(rules)")
        try await Self.python("model.py", [scratch.url.path, "--out", folder, "--as", reading, "--rules", rules])
        return folder
    }

    /// Compares a folder of answers with the model's. Differences are printed.
    func compare(_ program: String, with model: String) async throws {
        try await Self.python("compare.py", [model, program])
    }

    /// Compares a folder of answers with the tables that were computed by hand, or with one of them.
    func compareWithHand(_ folder: String, rules: String, only table: String? = nil) async throws {
        try await Self.python("hand.py", [folder, "--rules", rules] + (table.map { ["--only", $0] } ?? []))
    }

    private static func source(_ name: String) -> String {
        URL(filePath: #filePath).deletingLastPathComponent().appending(path: name).path
    }

    /// Runs one of the programs; it must end with 0.
    private static func python(_ program: String, _ arguments: [String]) async throws {
        let run = try Run(
            ["-B", source(program)] + arguments, environment: [:], directory: FileManager.default.temporaryDirectory,
            program: URL(filePath: "/usr/bin/python3"))
        await run.end()
        #expect(run.status == 0, "\(program) \(arguments.joined(separator: " ")): \(run.output)\(run.errors)")
    }
}
