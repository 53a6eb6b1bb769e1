import Foundation
import TestPrograms
import Testing

@Suite("Erasing persons of a cluster of real processes", .serialized, .timeLimit(.minutes(3)))
struct ErasureTests {
    private func erase(_ cluster: LocalCluster, by token: String) async throws -> Run {
        let run = try Program().startTyped([
            "erase", "--reference", "order-7", "--config", cluster.data + "/config/migrate.json", "--token-file", token,
        ])
        try run.type("resident-id 11010519491231002X")
        await run.end()
        return run
    }

    @Test("Of a cluster only an operator erases whose token is verified, and the ledger has nobody before")
    func operators() async throws {
        let cluster = try LocalCluster()
        do {
            let begun = try await cluster.upSmall()
            try #require(begun.status == 0, "\(begun.errors)")
            let ledger = ["erasures", "--config", cluster.data + "/config/tool.json"]

            let garbage = try await erase(cluster, by: cluster.scratch.write("cluster\n", to: "garbage.token"))
            #expect(garbage.status == 1 && garbage.errors.contains("not valid"), "\(garbage.errors)")
            let auditor = cluster.scratch.path("auditor.token")
            let made = try await Program().run([
                "keys", "operator", "ann", "--role", "auditor", "--organisation", "Bureau", "--folder",
                cluster.data + "/keys", "--token", auditor,
            ])
            try #require(made.status == 0, "\(made.errors)")
            let other = try await erase(cluster, by: auditor)
            #expect(other.status == 1 && other.errors.contains("no cluster operator"), "\(other.errors)")
            // The first line names the cluster, each other one a partition.
            #expect(try await Program().run(ledger).output.split(separator: "\n").count == 1)

            let own = try await erase(cluster, by: cluster.data + "/operator.token")
            #expect(own.status == 0, "\(own.errors)")
            #expect(try await Program().run(ledger).output.split(separator: "\n").count == 2)
        } catch {
            _ = try await cluster.run("down")
            throw error
        }
        #expect(try await cluster.run("down").status == 0)
    }
}
