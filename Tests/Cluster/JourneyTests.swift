import Foundation
import TestPrograms
import Testing

/// Persons of whom no import tells, a parent with a child, and somebody with two documents, over a real cluster.
///
/// The scripts of `Journeys` use what a stranger has: the contracts of `proto/`, gRPC of Python, and curl.
@Suite(
    "Persons get their codes in a cluster of real processes (ID-7, ID-9, COL-16)", .serialized, .timeLimit(.minutes(3)))
struct JourneyTests {
    private static let people = """
        document_type,document_number,name,phone,division
        resident-id,11010519491231002X,古丽·艾山,,110105
        resident-id,110105201801010019,艾力·艾山,,110105

        """

    /// Runs a script of `Journeys` to its end.
    private func run(_ script: String, by program: String, _ arguments: [String], in folder: URL) async throws -> Run {
        let path = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Journeys/\(script)").path
        let run = try Run([path] + arguments, environment: [:], directory: folder, program: URL(filePath: program))
        await run.end()
        return run
    }

    @Test(
        "A family by gRPC from Python, and persons from Hong Kong, Taiwan and abroad by curl, apply and have their codes"
    )
    func journeys() async throws {
        let python = try #require(
            ProcessInfo.processInfo.environment["SHUANGMA_TEST_PYTHON"], "run this test through scripts/test")
        let cluster = try LocalCluster()
        do {
            let begun = try await cluster.up()
            try #require(begun.status == 0, "\(begun.errors)")
            let (status, _) = try await cluster.status()
            let address = try status.process("gateway-1").address
            let (token, spool) = ("\(cluster.data)/operator.token", "\(cluster.data)/sms")
            let file = try cluster.scratch.write(Self.people, to: "people.csv")
            let imported = try await cluster.call(status, "import", "people", file, "--quiet", "--token-file", token)
            try #require(imported.status == 0, "\(imported.errors)")

            let family = try await run(
                "journey.py", by: python,
                [
                    address, LocalCluster.root.appending(path: "proto").path, cluster.scratch.path("stubs"), spool,
                    token,
                ],
                in: cluster.scratch.url)
            #expect(family.status == 0 && family.output == "done\n", "\(family.output) \(family.errors)")
            let strangers = try await run(
                "journey.sh", by: "/bin/bash", ["http://\(address)", spool, token], in: cluster.scratch.url)
            #expect(strangers.status == 0 && strangers.output == "done\n", "\(strangers.output) \(strangers.errors)")
        } catch {
            _ = try await cluster.run("down")
            throw error
        }
        #expect(try await cluster.run("down").status == 0)
    }
}
