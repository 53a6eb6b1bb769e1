import Foundation
import Testing

/// A fortnight of a small city, against a recomputation in Python from the same files; see README.md beside this file.
@Suite("A fortnight of a small city", .serialized)
struct FortnightTests {
    @Test(
        "COL-3, COL-4, COL-5, TRIP-1: model and system answer what sixty-two persons were computed to get by hand",
        arguments: ["2022-9th", "2021", "2022-11"])
    func byHand(_ rules: String) async throws {
        let files = try await FortnightFiles(people: 0)
        let model = try await files.model(as: "system", rules: rules)
        try await files.compareWithHand(model, rules: rules)
        let system = try await FortnightSystem(files, rules: rules)
        let answers = files.scratch.path("system")
        try await system.play(into: answers, codesOneOf: 1, cardsOneOf: 1)
        await system.close()
        try await files.compareWithHand(answers, rules: rules)
        try await files.compare(answers, with: model)
    }

    @Test("COL-1, COL-13, TRIP-1: each day the system's colours and cards of 10,000 people are the model's")
    func city() async throws {
        let files = try await FortnightFiles(people: 10_000)
        let model = try await files.model(as: "system", rules: "2022-9th")
        let system = try await FortnightSystem(files, rules: "2022-9th")
        let answers = files.scratch.path("system")
        try await system.play(into: answers, codesOneOf: 5, cardsOneOf: 10)
        await system.close()
        try await files.compare(answers, with: model)
    }
}
