import Foundation
import TestPrograms
import Testing

#if canImport(FoundationNetworking)
    import FoundationNetworking
#endif

@Suite("Several documents of one person in a cluster of real processes (COL-16)", .serialized, .timeLimit(.minutes(3)))
struct DocumentsTests {
    private static let own = #"{"type":"DOCUMENT_TYPE_RESIDENT_ID","number":"11010519491231002X"}"#
    private static let passport = ["--other-country", "FRA", "--other-number", "15AA00001"]

    private struct Status: Decodable {
        let colour: String
        let otherDocuments: Int?
    }

    /// The health code of the resident ID, as an authority sees it by JSON.
    private func code(_ cluster: LocalCluster, _ status: LocalCluster.Status) async throws -> Status {
        let address = try status.process("gateway-1").address
        let token = try String(contentsOfFile: cluster.data + "/operator.token", encoding: .utf8)
        var request = URLRequest(
            url: try #require(URL(string: "http://\(address)/shuangma.healthcode.v1.HealthCode/GetHealthCode")))
        request.httpMethod = "POST"
        request.setValue("application/json", forHTTPHeaderField: "Content-Type")
        request.setValue(
            "Bearer " + token.trimmingCharacters(in: .whitespacesAndNewlines), forHTTPHeaderField: "Authorization")
        request.httpBody = Data(#"{"person":{"document":\#(Self.own)}}"#.utf8)
        let (body, _) = try await URLSession.shared.data(for: request)
        return try JSONDecoder().decode(Status.self, from: body)
    }

    /// A clerk's token.
    private func clerk(_ name: String, _ cluster: LocalCluster) async throws -> [String] {
        let path = cluster.scratch.path("\(name).token")
        let made = try await Program().run([
            "keys", "operator", name, "--role", "support", "--organisation", "Bureau", "--folder",
            cluster.data + "/keys", "--token", path,
        ])
        try #require(made.status == 0, "\(made.errors)")
        return ["--token-file", path]
    }

    /// One clerk asks, another one decides.
    private func change(
        _ verb: [String], _ cluster: LocalCluster, _ status: LocalCluster.Status, by first: [String], _ second: [String]
    ) async throws {
        let asked = try await cluster.call(
            status, ["aliases"] + verb + ["--number", "11010519491231002X"] + Self.passport + first)
        let id = try #require(asked.output.split(separator: ":").first.map(String.init), "\(asked.errors)")
        let seen = ["--seen-number", "15AA00001", "--seen-name", "ZHANG XIAOSAN", "--seen-country", "FRA"]
        let decide = ["cases", "decide", id, "--accept", "document-seen"] + seen
        let alone = try await cluster.call(status, decide + first)
        #expect(alone.status == 1 && alone.errors.contains("another account"), "\(alone.output) \(alone.errors)")
        let decided = try await cluster.call(status, decide + second)
        try #require(decided.status == 0, "\(decided.output) \(decided.errors)")
    }

    @Test(
        "COL-16: two clerks join a passport over the gateway: the code is red, and its own again when they are apart or erased"
    )
    func joined() async throws {
        let cluster = try LocalCluster()
        do {
            let begun = try await cluster.up()
            try #require(begun.status == 0, "\(begun.errors)")
            let (status, _) = try await cluster.status()
            let token = ["--token-file", cluster.data + "/operator.token"]
            let files = [
                "people": """
                document_type,document_number,name,phone,division
                resident-id,11010519491231002X,张小三,13800138000,110105

                """,
                "tests": """
                document_type,document_number,country,sample_id,sampled_at,outcome,laboratory
                passport,15AA00001,FRA,S-1,\(Date.now.addingTimeInterval(-3_600).formatted(.iso8601)),positive,lab-17

                """,
            ]
            for kind in ["people", "tests"] {
                let file = try cluster.scratch.write(files[kind] ?? "", to: "\(kind).csv")
                let run = try await cluster.call(status, ["import", kind, file, "--quiet"] + token)
                try #require(run.status == 0, "\(run.output) \(run.errors)")
            }
            let (first, second) = (try await clerk("first", cluster), try await clerk("second", cluster))
            #expect(try await code(cluster, status).colour == "COLOUR_GREY")
            let join = ["join", "--other-name", "ZHANG XIAOSAN"]
            try await change(join, cluster, status, by: first, second)
            let red = try await code(cluster, status)
            #expect(red.colour == "COLOUR_RED" && red.otherDocuments == 1)
            try await change(["part"], cluster, status, by: second, first)
            #expect(try await code(cluster, status).colour == "COLOUR_GREY")
            try await change(join, cluster, status, by: first, second)
            #expect(try await code(cluster, status).colour == "COLOUR_RED")

            let erasing = try Program().startTyped(
                ["erase", "--reference", "order-7", "--config", cluster.data + "/config/migrate.json"] + token)
            try erasing.type("passport 15AA00001 FRA")
            await erasing.end()
            #expect(erasing.status == 0, "\(erasing.errors)")
            #expect(try await code(cluster, status).colour == "COLOUR_GREY")
        } catch {
            _ = try await cluster.run("down")
            throw error
        }
        #expect(try await cluster.run("down").status == 0)
    }
}
