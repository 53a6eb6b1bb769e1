import Foundation
import TestPrograms
import Testing

@Suite("What storage nodes know", .serialized, .timeLimit(.minutes(5)))
struct StorageMemoryTests {
    /// What identifies some of the persons of a file.
    private func marks(of people: String) throws -> Marks {
        let text = try String(contentsOfFile: people, encoding: .utf8)
        let lines = text.split(whereSeparator: \.isNewline)
        let columns = lines[0].split(separator: ",").map(String.init)
        var marks: [String: String] = [:]
        for column in ["document_number", "phone"] {
            let place = try #require(columns.firstIndex(of: column))
            let values = lines.dropFirst().map { $0.split(separator: ",", omittingEmptySubsequences: false)[place] }
            // Some persons have no phone.
            for (number, value) in values.filter({ !$0.isEmpty }).prefix(2).enumerated() {
                marks["\(column) \(number)"] = String(value)
            }
        }
        return Marks(marks)
    }

    @Test("Neither memory nor files of a storage node, nor logs of any process, hold a person's document or phone")
    func nobody() async throws {
        let cluster = try LocalCluster()
        let up = try await cluster.up()
        #expect(up.status == 0, "\(up.errors)")
        do {
            let (status, _) = try await cluster.status()
            let marks = try marks(of: try await cluster.load(1, status) + "/people.csv")
            for node in status.processes where node.role == "storage" {
                let process = try #require(node.process)
                #expect(try marks.found(inMemoryOf: process).isEmpty, "\(node.name)")
                // The same search finds what a node knows.
                #expect(try !Marks(["name": node.name]).found(inMemoryOf: process).isEmpty)
            }
            #expect(try marks.found(below: cluster.data).isEmpty)
        } catch {
            _ = try await cluster.run("down")
            throw error
        }
        #expect(try await cluster.run("down").status == 0)
        #expect(try marks(of: cluster.scratch.path("population-1") + "/people.csv").found(below: cluster.data).isEmpty)
    }
}
