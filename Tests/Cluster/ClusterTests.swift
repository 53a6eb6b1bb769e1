import Foundation
import TestPrograms
import Testing

#if canImport(FoundationNetworking)
    import FoundationNetworking
#endif

@Suite("A whole cluster of real processes", .serialized, .timeLimit(.minutes(3)))
struct ClusterTests {
    @Test(
        "Up, stolen keys open nothing, load, ask, kill -9 a storage node, load, bring it back, restart all in turn, down"
    )
    func crash() async throws {
        let cluster = try LocalCluster()
        let up = try await cluster.up()
        #expect(up.status == 0, "\(up.errors)")
        do {
            try await lifeOf(cluster)
        } catch {
            _ = try await cluster.run("down")
            throw error
        }
        let (last, _) = try await cluster.status()
        let down = try await cluster.run("down")
        #expect(down.status == 0, "\(down.errors)")
        for process in last.processes {
            #expect(process.process.map(LocalCluster.isRunning) != true, "\(process.name) is left")
        }
        // Again, it finds nothing to do and is no error.
        #expect(try await cluster.run("down").status == 0)
    }

    private func lifeOf(_ cluster: LocalCluster) async throws {
        let (up, healthy) = try await cluster.status()
        #expect(healthy == 0 && up.healthy)
        // `up` waits until every shard is served; the last backup of one may come a moment later.
        let first = try await cluster.status { $0.shards.allSatisfy { $0.inSync.count == 3 } }
        #expect(first.shards.count == 8 && first.shards.allSatisfy { $0.inSync.count == 3 })
        #expect(first.processes.allSatisfy { $0.state == "running" && $0.process != nil })
        // Repeated, it starts nothing anew.
        #expect(try await cluster.up().status == 0)
        let (again, _) = try await cluster.status()
        #expect(again.processes.map(\.process) == first.processes.map(\.process))

        try await attack(cluster)
        let population = try await cluster.load(1, first)
        try await ask(cluster, population, first, citizen: 0)
        try await apply(cluster, first)
        try await tellsNoContracts(first)

        // A node that dies takes no acknowledged write with it, and does not stop the others.
        let victim = first.shards[0].primary
        #expect(try await cluster.run("kill", victim).status == 0)
        let (wounded, exit) = try await cluster.status()
        #expect(exit == 1 && !wounded.healthy)
        #expect(try wounded.process(victim).state == "down")
        try await ask(cluster, population, first, citizen: 1)
        try await ask(cluster, try await cluster.load(2, first), first, citizen: 0)
        let led = try await cluster.status { $0.shards.allSatisfy { $0.serving && $0.primary != victim } }
        #expect(led.shards.allSatisfy { $0.serving && $0.primary != victim })

        #expect(try await cluster.run("start", victim).status == 0)
        let whole = try await cluster.status { $0.healthy && $0.shards.allSatisfy { $0.inSync.count == 3 } }
        #expect(whole.healthy && whole.shards.allSatisfy { $0.inSync.count == 3 })
        #expect(whole.epoch > first.epoch)

        // One after the other they start anew, and every shard has all of its replicas at the end as between them.
        let restarted = try await cluster.run("restart")
        #expect(restarted.status == 0, "\(restarted.errors)")
        // A processor that is busy elsewhere lets a lease lapse, which the next moment mends.
        let renewed = try await cluster.status { $0.healthy && $0.shards.allSatisfy { $0.inSync.count == 3 } }
        #expect(renewed.healthy && renewed.shards.allSatisfy { $0.inSync.count == 3 }, "\(renewed)")
        for process in renewed.processes where process.role == "storage" {
            #expect(try process.process != whole.process(process.name).process)
        }
        try await ask(cluster, population, first, citizen: 2)
    }

    /// What a stolen key of one service opens: neither etcd's keys, nor the replication of its members, nor the records of
    /// another service.
    private func attack(_ cluster: LocalCluster) async throws {
        let etcd = try await cluster.port("etcd-1")
        let put = try await cluster.program(
            "etcdctl", as: "identity-1", flags: ("--cacert", "--cert", "--key"), "--endpoints", "https://\(etcd)",
            "put", "shuangma/map", "{}")
        #expect(put.status != 0 && put.errors.contains("permission denied"), "\(put.errors)")

        let peer = "https://\(try await cluster.port("etcd-1", "peer"))/members"
        #expect(try await cluster.curl(as: "identity-1", peer).status != 0, "a service is no member of etcd")
        #expect(try await cluster.curl(as: "etcd-2", peer).output.contains("peerURLs"))

        let node = "https://\(try await cluster.port("storage-1"))/shuangma.storage.v1.Storage/Read"
        // A record of the tests (set 11), which are the health code's.
        let read = #"{"partition":"AAAAAAAAAAAAAAAAAAAAAA==","items":[{"record":{"collection":11}}]}"#
        for thief in ["identity-1", "gateway-1", "tool-1", "storage-2"] {
            let answer = try await cluster.curl(as: thief, "-d", read, node)
            #expect(answer.output.contains("permission_denied"), "\(thief) \(answer.output)")
        }
        #expect(try await cluster.curl(as: "etcd-1", "-d", read, node).output.contains("unauthenticated"))
    }

    /// A traveller applies over the gateway, a member of staff sees the passport, and the traveller asks for both codes.
    private func apply(_ cluster: LocalCluster, _ status: LocalCluster.Status) async throws {
        let (phone, spool) = ("19912340001", "\(cluster.data)/sms")
        let applied = try await cluster.call(
            status, "register", "--sms-spool", spool, "--type", "passport", "--country", "USA", "--number", "123456789",
            "--name", "John Smith", "--phone", phone, "--division", "110105", "--entered-on", "2026-01-15")
        #expect(applied.status == 0 && applied.output.hasPrefix("to-be-checked"), "\(applied.output) \(applied.errors)")
        let handle = try #require(applied.output.split(whereSeparator: \.isWhitespace).last.map(String.init))
        let token = ["--token-file", "\(cluster.data)/operator.token"]
        let listed = try await cluster.call(status, "cases", "list", token[0], token[1])
        let id = try #require(
            listed.output.split(whereSeparator: \.isWhitespace).first.map(String.init), "\(listed.errors)")
        let decided = try await cluster.call(
            status, "cases", "decide", id, "--accept", "document-seen", "--seen-number", "123456789", "--seen-name",
            "SMITH JOHN", "--seen-country", "USA", token[0], token[1])
        #expect(decided.status == 0 && decided.output.contains("accepted"), "\(decided.output) \(decided.errors)")
        let asked = try await cluster.call(status, "register", "--phone", phone, "--handle", handle)
        #expect(asked.output.hasPrefix("verified"), "\(asked.output) \(asked.errors)")
        let codes = try await cluster.call(status, "query", "--sms-spool", spool, "--phone", phone, "--json")
        #expect(codes.output.contains("\"documentCheckRequired\":true"), "\(codes.output) \(codes.errors)")
    }

    /// The public port of a cluster has no reflection.
    private func tellsNoContracts(_ status: LocalCluster.Status) async throws {
        let gateway = try status.process("gateway-1").address
        let path = "/grpc.reflection.v1.ServerReflection/ServerReflectionInfo"
        var request = URLRequest(url: try #require(URL(string: "http://\(gateway)\(path)")))
        request.httpMethod = "POST"
        request.setValue("application/connect+json", forHTTPHeaderField: "Content-Type")
        let (_, response) = try await URLSession.shared.data(for: request)
        #expect((response as? HTTPURLResponse)?.statusCode == 404)
    }

    /// Asks for both codes as a citizen of a population does, each time another one: a phone gets one SMS a minute.
    private func ask(
        _ cluster: LocalCluster, _ population: String, _ status: LocalCluster.Status, citizen: Int
    ) async throws {
        let people = try String(contentsOfFile: "\(population)/people.csv", encoding: .utf8).split(separator: "\n")
        let columns = people[0].split(separator: ",", omittingEmptySubsequences: false)
        let phoneColumn = try #require(columns.firstIndex(of: "phone"))
        let phones = people.dropFirst().map { $0.split(separator: ",", omittingEmptySubsequences: false)[phoneColumn] }
        let phone = try #require(phones.filter { !$0.isEmpty }.dropFirst(citizen).first)
        let run = try await cluster.call(
            status, "query", "--sms-spool", "\(cluster.data)/sms", "--phone", String(phone), "--json")
        try #require(run.status == 0, "\(run.errors)")
        let answer = try #require(try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any])
        #expect((answer["health"] as? [String: Any])?["colour"] != nil)
        #expect(answer["tripState"] as? String == "PART_STATE_FRESH")
    }

    @Test(
        "Wrong use ends with exit code 2 and says what is wrong",
        arguments: [
            (["up", "--storage", "1"], "3 replicas need as many storage nodes"),
            (["up", "--topology", "/nowhere.yaml"], "/nowhere.yaml"), (["up", "--etcd", "2"], "1, 3 or 5"),
            (["bogus"], "bogus"),
        ])
    func wrongUse(arguments: [String], part: String) async throws {
        let cluster = try LocalCluster()
        let script = LocalCluster.root.appending(path: "scripts/clusters/main.py").path
        let run = try Run(
            ["-B", script] + arguments + (arguments[0] == "bogus" ? [] : ["--data", cluster.data]), environment: [:],
            directory: cluster.scratch.url, program: URL(filePath: "/usr/bin/python3"))
        await run.end()
        #expect(run.status == 2)
        #expect(run.errors.contains(part), "\(run.errors)")
    }

    @Test("A verb without a cluster says how to make one; every verb has help with an example")
    func help() async throws {
        let cluster = try LocalCluster()
        let status = try await cluster.run("status")
        #expect(status.status == 3)
        #expect(status.errors.contains("scripts/cluster up"))
        let verbs = [
            "up", "status", "down", "kill", "start", "pause", "resume", "partition", "heal", "add-node", "drain",
            "logs",
            "restart", "backup", "restore",
        ]
        for verb in verbs {
            let run = try await cluster.run(verb, "--help")
            #expect(run.status == 0 && run.output.contains("example:"), "\(verb)")
        }
    }
}
