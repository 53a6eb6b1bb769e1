import Foundation
import ImportFiles
import TestPrograms
import Testing
import Values

/// The same fortnight by `shuangma derive`, which reads the files and knows no server.
@Suite("A fortnight by command", .serialized)
struct FortnightCommandTests {
    @Test("COL-1, COL-13, TRIP-1: each day `shuangma derive` gives everybody the model's colour, every phone its card")
    func derived() async throws {
        let files = try await FortnightFiles(people: 10_000)
        let model = try await files.model(as: "derive", rules: "2022-9th")
        let codes = try await derive("health", files, [.tests, .exposures, .declarations, .riskAreas]) { day in
            ["--at", day.at.chinaTimeText, "--rules", "2022-9th"]
        }
        try await files.compareWithHand(codes, rules: "2022-9th", only: "colours")
        let cards = try await derive("trip", files, [.stays, .riskAreas]) { day in ["--on", day.date] }
        try await files.compareWithHand(cards, rules: "2022-9th", only: "cards")
        try await files.compare(cards, with: model)
    }

    /// Derives each day from the files delivered by then, two days at a time. Gives the folder of the answers.
    private func derive(
        _ command: String, _ files: FortnightFiles, _ kinds: Set<ImportKind>,
        _ arguments: @escaping @Sendable (FortnightFiles.Day) -> [String]
    ) async throws -> String {
        let folder = files.scratch.path("command")
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        try await withThrowingTaskGroup(of: Void.self) { group in
            for (number, day) in files.days.enumerated() {
                if number >= 2 { try await group.next() }
                group.addTask {
                    let delivered = files.deliveries.filter { kinds.contains($0.kind) && $0.at <= day.at }
                    let run = try Run(
                        ["derive", command] + arguments(day) + delivered.flatMap { ["--\($0.kind.rawValue)", $0.path] }
                            + ["--json"],
                        environment: [:], directory: files.scratch.url)
                    await run.end()
                    // 1: some rows were refused, as planned; the others are derived.
                    #expect([0, 1].contains(run.status), "\(run.errors.suffix(2_000))")
                    let path = "\(folder)/\(command)-\(day.date).json"
                    try run.output.write(toFile: path, atomically: true, encoding: .utf8)
                }
            }
            try await group.waitForAll()
        }
        return folder
    }
}
