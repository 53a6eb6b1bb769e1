import Foundation
import TestPrograms
import Testing

@Suite("The command that derives trip cards")
struct DeriveTripCommandTests {
    private struct Card: Decodable, Equatable {
        struct Place: Decodable, Equatable {
            let division: String
            let country: String
            let marked: Bool
            let toBeConfirmed: Bool

            enum CodingKeys: String, CodingKey {
                case division, country, marked
                case toBeConfirmed = "to_be_confirmed"
            }
        }

        let phone: String
        let colour: String
        let places: [Place]
        let from: String
        let until: String
        let data: String
    }

    private static let stays = """
        phone,operator,division,country,from,until,neighbour_division
        13900000002,unicom,,JPN,2022-07-05T08:00:00+08:00,2022-07-06T08:00:00+08:00,
        13900000001,mobile,330106,,2022-07-01 08:00,2022-07-02 08:00,
        13900000001,mobile,330402,,2022-07-05 08:00,2022-07-06 08:00,330100
        13900000003,mobile,330106,,2022-06-01 08:00,2022-06-02 08:00,
        """
    private static let areas = """
        area_id,division,name,level,from,until
        A1,330106,某小区,high,2022-07-08T00:00:00+08:00,
        A2,330402,某小区,high,2022-07-08T00:00:01+08:00,
        """

    /// Runs the command on files of these texts.
    private func derive(
        _ stays: String, _ arguments: String...
    ) async throws -> (
        status: Int32, output: String, errors: String
    ) {
        let folder = FileManager.default.temporaryDirectory.appending(path: "derive-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let files = [("stays.csv", stays), ("areas.csv", Self.areas)]
        for (name, text) in files { try Data(text.utf8).write(to: folder.appending(path: name)) }
        let run = try await Program().run(
            ["derive", "trip", "--stays", folder.appending(path: "stays.csv").path, "--risk-areas"]
                + [folder.appending(path: "areas.csv").path] + arguments)
        return (run.status, run.output, run.errors)
    }

    @Test("TRIP-6: prints a card for each phone, by number; refused rows go to standard error, and the status is 1")
    func cards() async throws {
        let run = try await derive(Self.stays, "--on", "2022-07-08", "--json")
        #expect(run.status == 1)
        #expect(run.errors.contains("stays.csv: line 5: until: lies 15 days back or more"))
        #expect(!run.errors.contains("13900000003"))
        let cards = try JSONDecoder().decode([Card].self, from: Data(run.output.utf8))
        let hangzhou = Card.Place(division: "330100", country: "CHN", marked: true, toBeConfirmed: false)
        let jiaxing = Card.Place(division: "330400", country: "CHN", marked: false, toBeConfirmed: true)
        let japan = Card.Place(division: "", country: "JPN", marked: false, toBeConfirmed: false)
        #expect(
            cards == [
                Card(
                    phone: "13900000001", colour: "green", places: [hangzhou, jiaxing], from: "2022-07-01",
                    until: "2022-07-07", data: "complete"),
                Card(
                    phone: "13900000002", colour: "yellow", places: [japan], from: "2022-07-01", until: "2022-07-07",
                    data: "insufficient"),
            ])
    }

    @Test("TRIP-2: the window may have 1 to 14 days, and ends the day before")
    func window() async throws {
        let good = Self.stays.split(separator: "\n").dropLast().joined(separator: "\n")
        let run = try await derive(good, "--on", "2022-07-08", "--window-days", "2", "--json")
        #expect(run.status == 0)
        let cards = try JSONDecoder().decode([Card].self, from: Data(run.output.utf8))
        #expect(cards.map(\.from) == ["2022-07-06", "2022-07-06"] && cards.map(\.places.count) == [1, 1])
        #expect(try await derive(good, "--on", "2022-07-08", "--window-days", "15").status == 2)
        #expect(try await derive(good, "--on", "2022-02-30").status == 2)
        #expect(try await Program().run("derive", "trip", "--on", "2022-07-08").status == 2)
        #expect(try await Program().run("derive", "trip", "--on", "2022-07-08", "--stays", "/no/file").status == 2)
    }
}
