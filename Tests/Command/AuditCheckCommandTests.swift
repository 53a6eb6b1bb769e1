import Foundation
import TestPrograms
import Testing

@Suite("A citizen's own check of the audit from the command line", .serialized)
struct AuditCheckCommandTests {
    private struct Gallery: Decodable {
        struct Citizen: Decodable { let phone: String }
        let citizens: [Citizen]
    }

    private struct Report: Decodable {
        let sound: Bool
        let person: String
        let problem: String?
    }

    @Test(
        "AUD-1: a check compares the chain that the log-in names with the one that the citizen noted, also without entries"
    )
    func noted() async throws {
        let scratch = try Scratch()
        let data = scratch.path("data")
        let dev = try #require(try await Dev(data, people: 20))
        let gallery = try await Program().run("demo-citizens", "--data", data, "--json")
        let citizens = try JSONDecoder().decode(Gallery.self, from: Data(gallery.output.utf8)).citizens
        let phone = try #require(citizens.first).phone
        func check(_ more: String...) async throws -> (Run, Report) {
            let run = try await Program().run(
                ["audit", "check", "--phone", phone, "--demo", "--json", "--server", dev.server] + more)
            return (run, try JSONDecoder().decode(Report.self, from: Data(run.output.utf8)))
        }
        let (first, own) = try await check()
        #expect(first.status == 0 && own.sound && own.person.count == 32 && own.problem == nil, "\(first.errors)")
        #expect(try await check("--person", own.person).1.sound)
        let (other, report) = try await check("--person", String(repeating: "0", count: 32))
        #expect(other.status == 1 && !report.sound && report.problem?.contains(own.person) == true, "\(other.output)")
        let text = try await Program().run(
            ["audit", "check", "--phone", phone, "--demo", "--server", dev.server])
        #expect(text.errors.contains("your chain is \(own.person)"), "\(text.errors)")
        #expect(await dev.stop() == 0)
    }
}
